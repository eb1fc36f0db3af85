"""Staying and growing, as an answer of equal dignity: what it asks, what it takes, and its actions with their dates."""

from dataclasses import replace

from po_career.planning.model import Step
from po_career.render.layout import BLANK, Line, heading
from po_career.render.plan_actions import action_rows
from po_career.render.plan_view import PlanView
from po_career.render.words import count, day_and_year, hours, listed, number, weeks


def stay_section(view: PlanView) -> list[Line]:
    """The plan for staying, beside a step that leads on; nothing where staying is the step, or no role is held."""
    stay, page = view.plan.stay_and_grow, view.page
    if stay is None or view.step.kind == "stay":
        return []
    lines = heading(page, f"Or stay and grow as {stay.title}")
    for text in [_state(stay, view), *_beyond(stay, view), *_effort(stay, view)]:
        lines += page.para(text)
    own = replace(view, plan=replace(view.plan, next_step=stay))
    return [*lines, BLANK, *action_rows(own)] if stay.actions else lines


def _state(stay: Step, view: PlanView) -> str:
    if stay.gaps:
        names = listed(view.skills(gap.skill for gap in stay.gaps), 5)
        return f"{count(len(stay.gaps), 'skill').capitalize()} of your own role {'is' if len(stay.gaps) == 1 else 'are'} short: {names}."
    there = "Every skill that it asks is there." if stay.readiness.low == 1 else "Nothing that it asks is known to be missing."
    return there if stay.actions else f"{there} No action is planned beyond that."


def _beyond(stay: Step, view: PlanView) -> list[str]:
    """What the actions raise above the role's demand, and why."""
    if not stay.beyond or not stay.actions:
        return []
    names = listed([f"{view.skill(one.skill)} to {view.level(one.to)}" for one in stay.beyond])
    return [f"Beyond it, this pays in most of the ways on, should you take one later: {names}."]


def _effort(stay: Step, view: PlanView) -> list[str]:
    if not stay.actions:
        return []
    effort = stay.hours
    split = f"{number(effort.at_work)} inside your work, {number(effort.own_time)} in your own time"
    return [f"{hours(effort.planned)} in all ({split}), {weeks(stay.weeks)}{view.pace}, until {day_and_year(stay.skills_ready_by)}."]
