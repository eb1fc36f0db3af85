"""Why this step, and what leads elsewhere: the route to the target, the other ways, and staying."""

from collections.abc import Iterator
from typing import NamedTuple

from po_career.catalog.model import Id
from po_career.planning.belief import is_rated
from po_career.planning.model import Step
from po_career.planning.plan_model import Hop
from po_career.render.page.phrases import KIND_PHRASES, capital, extent, figure, listed, sentence
from po_career.render.plan.naming import Names, season
from po_career.render.plan.page_facts import Facts
from po_career.render.plan.skill_counts import short_have

NAMED = 3


class OtherWay(NamedTuple):
    """A step that one could take instead, or staying."""

    title: str
    role: Id | None
    """None for staying."""
    words: str
    """Its kind, what one has of it, and what it is like."""


def reasons(facts: Facts) -> Iterator[str]:
    """Why this step, beside what page one says.

    What one brings, what it leads to, and what to keep in mind.
    """
    names, step = facts.names, facts.names.step
    if step.note:
        yield sentence(step.note)
    if step.keeps and step.kind != "stay":
        skills = names.skills_inside(step.keeps, NAMED)
        yield f"You bring what it asks as core or important: {skills}."
    if step.no_regret:
        skills = names.skills_inside(step.no_regret, NAMED)
        yield f"Worth learning whichever way you take: {skills}."
    if step.learned_in_role:
        learned = dict.fromkeys(one.skill for one in step.learned_in_role)
        skills = names.skills_inside(learned, NAMED)
        yield f"Only the role itself teaches the last of {skills}: ask how it is judged."
    if step.opens:
        titles = listed([names.title(role) for role in step.opens[:NAMED]])
        yield f"It leads on to {titles}."
    for warning in step.warnings:
        yield f"Keep in mind: {sentence(warning)}"


def route_lines(names: Names) -> tuple[str, ...]:
    """The moves to the target; none without one, or if it is but one move."""
    route = names.plan.route or ()
    return tuple(_hop_words(hop, names) for hop in route) if len(route) > 1 else ()


def other_ways(names: Names) -> Iterator[OtherWay]:
    """The alternatives of the plan, and staying beside a step that leads on."""
    for step in names.plan.alternatives:
        if step.role not in names.step.equal[:1]:
            yield OtherWay(step.title, step.role, _way_words(step, names))
    stay = names.plan.stay_and_grow
    if stay is None or names.step.kind in ("stay", "elsewhere"):
        return
    have = "not rated yet"
    if not names.rated_nothing:
        have = f"you have {short_have(stay.skills)} that it asks"
    words = f"as good an answer: {have}{_short(stay, names)}."
    yield OtherWay(f"Or stay and grow as {stay.title}", None, words)


def _hop_words(hop: Hop, names: Names) -> str:
    parts = [KIND_PHRASES[hop.kind]]
    if hop.months is not None:
        parts.append(f"people usually take {extent(hop.months, ' to ')} months in the role before")
    levels = sum(rung.to - rung.from_ for rung in hop.rungs or ())
    if levels:
        parts.append(f"adds {figure(levels, 'level')}")
    return f"{names.title(hop.to)}: {'; '.join(parts)}."


def _way_words(step: Step, names: Names) -> str:
    kind = "a direct aim"
    if step.kind in KIND_PHRASES:
        kind = KIND_PHRASES[step.kind]
    words = f"{capital(kind)}. You have: {names.have(step)}{_short(step, names)}."
    if step.ready_around is not None:
        words += f" Ready by {season(step.ready_around.expected)}."
    day = names.day(step.role)
    return f"{words} A day there: {day}" if day else words


def _short(step: Step, names: Names) -> str:
    """The first skills that are rated and short."""
    short = [gap.skill for gap in step.gaps if is_rated(gap.have) and gap.importance != "useful"]
    return f"; short by {names.skills_inside(short, NAMED)}" if short else ""
