"""Staying and growing, as an answer of equal dignity: what it asks, what it takes, and its actions with their dates."""

from dataclasses import replace

from po_career.planning.model import Step, Uncovered
from po_career.render.layout import BLANK, Line, heading
from po_career.render.plan_actions import action_rows
from po_career.render.plan_view import PlanView
from po_career.render.words import capital, count, day_and_year, hours, listed, number, stopped, weeks

DETOURS = {"leap": "a leap", "return": "a step back"}


def stay_section(view: PlanView) -> list[Line]:
    """The plan for staying, beside a step that leads on; nothing where staying is the step, or no role is held."""
    stay, page = view.plan.stay_and_grow, view.page
    if stay is None or view.step.kind == "stay":
        return []
    lines = heading(page, f"Or stay and grow as {stay.title}")
    for text in stay_words(stay, view):
        lines += page.para(text)
    own = replace(view, plan=replace(view.plan, next_step=stay))
    return [*lines, BLANK, *action_rows(own)] if stay.actions else lines


def stay_words(stay: Step, view: PlanView, *, hints: bool = True) -> list[str]:
    """What staying asks, what it grows into, what stays open, and what it takes; a text for each.

    `hints` says whether options of the command are named, for a reader who has it at hand.
    """
    texts = [_state(stay), *_short(stay, view, hints=hints), *growth(stay, view), *_open(stay, view), *_effort(stay, view)]
    return [text for text in texts if text]


def _state(stay: Step) -> str:
    if stay.gaps:
        return ""
    return "Every skill that it asks is there." if stay.readiness.low == 1 else "Nothing that it asks is known to be missing."


def _short(stay: Step, view: PlanView, *, hints: bool) -> list[str]:
    """What the role itself asks and is short of; useful skills alone are no reason to plan, unless that was asked for."""
    if not stay.gaps:
        return []
    one, names = len(stay.gaps) == 1, listed(view.skills(gap.skill for gap in stay.gaps), 5)
    useful = stay.useful_left_out == len(stay.gaps)
    skills = capital(count(len(stay.gaps), "useful skill" if useful else "skill"))
    texts = [f"{skills} of your own role {'is' if one else 'are'} short: {names}."]
    return [*texts, f"Add --useful to plan {'it' if one else 'them'} too."] if useful and hints else texts


def growth(stay: Step, view: PlanView) -> list[str]:
    """What is raised above the role's demand and why, or why nothing is; nothing to say where the role itself is still short."""
    if any(gap.importance != "useful" for gap in stay.gaps):
        return []
    if not stay.beyond:
        return [f"Nothing in the catalogue is left to grow into: {_why_nothing(stay, view)}."]
    names = listed([f"{view.skill(one.skill)} to {view.level(one.to)}" for one in stay.beyond])
    if stay.grows_toward is None:
        return [f"Beyond it, this pays in most of the ways on, should you take one later: {names}."]
    way = view.role(stay.grows_toward)
    only = len(stay.opens) == 1
    return [f"Beyond it, {'the one way on' if only else 'the nearest way on'}, {way}, asks this first, should you take it later: {names}."]


def _why_nothing(stay: Step, view: PlanView) -> str:
    if stay.opens:
        one = len(stay.opens) == 1
        way = f"the one way on, {view.role(stay.opens[0])}, asks" if one else f"the {count(len(stay.opens), 'way')} on ask"
        return f"{way} for no core or important skill that you do not have"
    if kinds := sorted({way.kind for way in view.catalog.transitions if way.from_ == stay.role}):
        return f"only {' or '.join(DETOURS.get(kind, kind) for kind in kinds)} leads on from your role"
    if len(view.catalog.roles) > 1:
        return "no usual way leads on from your role, and the roles near it ask for no core or important skill that you do not have"
    return "yours is its only role"


def _open(stay: Step, view: PlanView) -> list[str]:
    """The lowest rung of each skill that no action brings; those above it follow."""
    first: dict[str, Uncovered] = {}
    for rung in stay.uncovered:
        if rung.level < first.setdefault(rung.skill, rung).level:
            first[rung.skill] = rung
    return [f"{view.skill(rung.skill)} to {view.level(rung.level)} stays open: {stopped(rung.why)}" for rung in first.values()]


def _effort(stay: Step, view: PlanView) -> list[str]:
    if not stay.actions:
        return []
    effort = stay.hours
    split = f"{number(effort.at_work)} inside your work, {number(effort.own_time)} in your own time"
    if not effort.own_time or not effort.at_work:
        split = "all in your own time" if effort.own_time else "all inside your work"
    return [f"{hours(effort.planned)} in all ({split}), {weeks(stay.weeks)}{view.pace}, until {day_and_year(stay.skills_ready_by)}."]
