"""The answer of a plan: which role, how far, by when, for how many hours and how much money."""

from po_career.planning.model import Estimate, Step
from po_career.render.folding import NO_BREAK
from po_career.render.layout import BLANK, Line, Run, Words, beside, heading
from po_career.render.plan_stay import growth
from po_career.render.plan_view import PlanView
from po_career.render.words import (
    KIND_SENTENCES,
    KIND_WORDS,
    SMALL,
    VERDICT_SENTENCES,
    count,
    day_and_year,
    extent,
    hours,
    listed,
    money,
    number,
    percent,
    weeks,
)

NO_ROLE = "A direct aim, since you have named no role that you hold."
ALL_THERE = "every skill that it asks is there"
UNRATED = frozenset({"assumed", "unknown"})
BAR = 30
LABELS = 19
"""Cells of the widest label."""


def header(view: PlanView) -> list[Line]:
    """The next step, what kind of move it is, and its measures."""
    return [*_title(view), *_verdict(view), *_way(view), *_growth(view), BLANK, *_measures(view)]


def _title(view: PlanView) -> list[Line]:
    page, title = view.page, title_words(view)
    if page.stacked:
        return [*heading(page, "Your next step"), *heading(page, title[:1].upper() + title[1:])]
    return heading(page, f"Your next step: {title}")


def title_words(view: PlanView) -> str:
    """What the next step is called."""
    return f"stay and grow as {view.step.title}" if view.step.kind == "stay" else view.step.title


def _verdict(view: PlanView) -> list[Line]:
    return view.page.para(verdict_words(view), 0)


def verdict_words(view: PlanView) -> str:
    """What kind of move the step is, how near it is today, and what is short."""
    step = view.step
    unplaced = step.kind is None and view.plan.person.role is None
    kind = NO_ROLE if unplaced else KIND_SENTENCES[step.kind]
    return f"{kind} {VERDICT_SENTENCES[step.verdict]}: {shortage(step, unrated=len(view.plan.assumptions))}."


def shortage(step: Step, unrated: int) -> str:
    """How many core skills are short, and by how much, as the end of a sentence; else how much of what it asks is there.

    `unrated` of the skills that the step asks were not rated: what is said of them is no fact.
    """
    gaps = [gap for gap in step.gaps if gap.importance == "core"] or step.gaps
    if not gaps:
        return f"as far as is known, {ALL_THERE}; {_not_rated(unrated)}" if unrated else ALL_THERE
    guessed = sum(gap.have.basis in UNRATED for gap in gaps)
    return f"{_short(step)}{f'; {_of_these(guessed, len(gaps))}' if guessed else ''}"


def _not_rated(unrated: int) -> str:
    return f"{count(unrated, 'of them is', 'of them are')} not rated"


def _of_these(guessed: int, gaps: int) -> str:
    if guessed == gaps:
        return "it is not rated" if gaps == 1 else "none of these is rated"
    return f"{count(guessed, 'of these is', 'of these are')} not rated"


def _short(step: Step) -> str:
    gaps = step.gaps
    core = [gap.need - gap.have.expected for gap in gaps if gap.importance == "core"]
    if not core and step.verdict in {"a stretch", "far"}:
        return f"{percent(step.readiness.expected)}% of what it asks is there; {count(len(gaps), 'skill is', 'skills are')} short"
    if not core:
        return f"no core skill is short, {count(len(gaps), 'other')} {'is' if len(gaps) == 1 else 'are'}"
    skills = f"{count(len(core), 'core skill')} {'is' if len(core) == 1 else 'are'}"
    if min(core) == max(core):
        return f"{skills} {count(core[0], 'level')} short"
    return f"{skills} short, by {SMALL[min(core)]} {'or' if max(core) - min(core) == 1 else 'to'} {count(max(core), 'level')}"


def _way(view: PlanView) -> list[Line]:
    return view.page.para(words, 0) if (words := way_words(view)) else []


def way_words(view: PlanView) -> str:
    """Where the step leads, for a person with a target; empty without one."""
    target, step = view.plan.person.target, view.step
    if target is None:
        return ""
    if target == step.role:
        return "It is the role that you hold and aim for." if step.kind == "stay" else "It is the role that you aim for."
    later = (view.plan.route or ())[1:]
    if len(later) == 1:
        return f"On the way to {view.role(target)}: from there, one more step ({KIND_WORDS[later[0].kind]})."
    then = ", ".join(f"{view.role(hop.to)} ({KIND_WORDS[hop.kind]})" for hop in later)
    return f"On the way to {view.role(target)}." + (f" Then: {then}." if then else "")


def _growth(view: PlanView) -> list[Line]:
    """Where one stays: what is raised above the role's demand, or why nothing is."""
    return [line for text in growth(view.step, view) for line in view.page.para(text, 0)] if view.step.kind == "stay" else []


def _measures(view: PlanView) -> list[Line]:
    rows: list[tuple[str, Words]] = [
        _readiness(view),
        ("Skills ready by", ready_by_words(view)),
        ("Effort", effort_words(view)),
        ("Money", money_words(view)),
    ]
    if view.step.kind != "stay":
        rows.append(("People usually take", usual_time_words(view)))
    return [line for label, words in rows for line in _row(label, words, view)]


def _row(label: str, words: Words, view: PlanView) -> list[Line]:
    page = view.page
    if page.stacked:
        return [*page.para(Run(label, "dim")), *page.para(words, 4)]
    room = page.prose - 2 - LABELS - 2
    return beside([(page.wrap(label, LABELS), LABELS), (page.wrap(words, room), room)])


def _readiness(view: PlanView) -> tuple[str, list[Run]]:
    ready = view.step.readiness
    low, middle, high = percent(ready.low), percent(ready.expected), percent(ready.high)
    span = f"{NO_BREAK} between {low} and {high}" if low < high else ""
    return "Readiness", [*readiness_bar(ready, view, min(BAR, view.page.prose - 12)), Run(f"{NO_BREAK * 2}{middle}%{span}")]


def readiness_bar(ready: Estimate, view: PlanView, cells: int) -> list[Run]:
    """A bar of `cells` cells: there at the least, there perhaps, not there."""
    glyphs = view.page.glyphs
    low, high = (round(part * cells) for part in (ready.low, ready.high))
    parts = [Run(glyphs.full * low, "have"), Run(glyphs.half * (high - low), "have"), Run(glyphs.empty * (cells - high), "dim")]
    return [run for run in parts if run.text]


def ready_by_words(view: PlanView) -> str:
    """The day on which the plan is done, how many weeks it takes, and what stays open."""
    step = view.step
    open_skills = len({rung.skill for rung in step.uncovered})
    if not step.actions:
        return f"not by this plan: {_stay_open(open_skills)}" if open_skills else "now"
    text = f"{day_and_year(step.skills_ready_by)}, {weeks(step.weeks)}{view.pace}"
    return f"{text}; {_stay_open(open_skills)}" if open_skills else text


def _stay_open(skills: int) -> str:
    return f"{count(skills, 'skill stays', 'skills stay')} open, see below"


def effort_words(view: PlanView) -> str:
    """Hours, inside work and in own time, and what they may come down to."""
    effort = view.step.hours
    if not view.step.actions:
        return "none"
    if effort.own_time == 0:
        split = f"{hours(effort.planned)}, all inside your work"
    elif effort.at_work == 0:
        split = f"{hours(effort.planned)}, all in your own time"
    else:
        split = f"{hours(effort.planned)}: {number(effort.at_work)} inside your work, {number(effort.own_time)} in your own time"
    if effort.if_known is not None and effort.if_known != effort.planned:
        split += f"; {hours(effort.if_known)} if the skills that you have not rated turn out high"
    return split


def money_words(view: PlanView) -> str:
    """What is known to cost money, when the prices were seen, and how many are not on file."""
    cost, budget = view.step.cost, view.plan.person.budget
    unknown = len(cost.unknown_actions)
    parts = []
    if cost.known:
        seen = sorted({action.cost.seen for action in view.step.actions if action.cost and action.cost.amount and action.cost.seen})
        of_budget = f" of your {number(budget)}" if budget is not None else ""
        parts.append(f"{money(cost.known, cost.currency)}{of_budget}, {f'as seen in {listed(seen)}' if seen else 'date not on file'}")
    if unknown:
        parts.append(f"{count(unknown, 'price is', 'prices are')} not on file")
    return "; ".join(parts) or "nothing"


def usual_time_words(view: PlanView) -> str:
    """Months that people usually spend in the role before, beside one's own."""
    usual, had = view.step.typical_months, view.plan.person.months_in_role
    own = "" if had is None else f"you have had {number(had)}"
    if usual is None:
        return f"not known{f'; {own}' if own and view.step.kind else ''}"
    unit = "month" if usual.low == usual.high == 1 else "months"
    judged = ", by our judgement" if usual.basis == "judgement" else ""
    return f"{extent(usual, ' to ')} {unit} in your role{judged}; {own or 'how many you have had is not known'}"
