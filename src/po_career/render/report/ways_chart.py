"""Why this step, and what leads elsewhere: the route to the target, the other ways, and staying."""

from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.planning.model import Gap, Step
from po_career.planning.plan_model import Hop
from po_career.render.page.phrases import KIND_PHRASES, capital, extent, figure, listed, sentence
from po_career.render.plan.naming import Names, season
from po_career.render.plan.page_facts import Facts
from po_career.render.plan.skill_counts import short_have

NAMED = 3
RATED = ("rated", "evidence", "done")


class OtherWay(Frozen):
    """A step that one could take instead."""

    title: str
    number: int | None
    """Of the role in the report."""
    kind: str
    have: str
    short: str | None
    ready: str | None
    day: str | None


class Staying(Frozen):
    """Growing in the role that is held."""

    title: str
    have: str
    short: str | None


def reasons(facts: Facts) -> Iterator[str]:
    """Why this step, beside what page one says.

    What one brings, what it leads to, and what to keep in mind.
    """
    names, step = facts.names, facts.names.step
    if step.note:
        yield sentence(step.note)
    if step.keeps and step.kind != "stay":
        yield f"You bring what it asks as core or important: {_skills(names, step.keeps)}."
    if step.no_regret:
        yield f"Worth learning whichever way you take: {_skills(names, step.no_regret)}."
    if step.learned_in_role:
        skills = dict.fromkeys(one.skill for one in step.learned_in_role)
        yield (
            f"Only the role itself teaches the last of {_skills(names, list(skills))}: ask how it"
            " is judged."
        )
    if step.opens:
        titles = listed([names.title(role) for role in step.opens[:NAMED]])
        yield f"It leads on to {titles}."
    for warning in step.warnings:
        yield f"Keep in mind: {sentence(warning)}"


def route_lines(names: Names) -> tuple[str, ...]:
    """The moves to the target; none without one, or if it is but one move."""
    route = names.plan.route or ()
    return tuple(_hop_words(hop, names) for hop in route) if len(route) > 1 else ()


def other_ways(names: Names, numbers: Mapping[Id, int]) -> tuple[OtherWay, ...]:
    """The alternatives of the plan; `numbers` are those of their roles in the report."""
    ways = [one for one in names.plan.alternatives if one.role not in names.step.equal[:1]]
    return tuple(_way(step, names, numbers.get(step.role)) for step in ways)


def staying(names: Names) -> Staying | None:
    """Staying beside a step that leads on; None if staying is the step, or no role is held."""
    stay = names.plan.stay_and_grow
    if stay is None or names.step.kind in ("stay", "elsewhere"):
        return None
    have = (
        "not rated yet"
        if names.rated_nothing
        else f"you have {short_have(stay.skills)} that it asks"
    )
    return Staying(stay.title, have, _short(stay.gaps, names))


def _skills(names: Names, skills: Sequence[str]) -> str:
    return listed([names.skill_inside(skill) for skill in skills[:NAMED]])


def _hop_words(hop: Hop, names: Names) -> str:
    parts = [KIND_PHRASES[hop.kind]]
    if hop.months is not None:
        parts.append(f"people usually take {extent(hop.months, ' to ')} months in the role before")
    levels = sum(rung.to - rung.from_ for rung in hop.rungs or ())
    if levels:
        parts.append(f"adds {figure(levels, 'level')}")
    return f"{names.title(hop.to)}: {'; '.join(parts)}."


def _way(step: Step, names: Names, number: int | None) -> OtherWay:
    kind = "a direct aim"
    if step.kind in KIND_PHRASES:
        kind = KIND_PHRASES[step.kind]
    return OtherWay(
        title=step.title,
        number=number,
        kind=capital(kind),
        have="not rated yet" if names.rated_nothing else short_have(step.skills),
        short=_short(step.gaps, names),
        ready=season(step.ready_around.expected) if step.ready_around else None,
        day=names.day(step.role),
    )


def _short(gaps: Sequence[Gap], names: Names) -> str | None:
    """The first skills that are rated and short."""
    found = [
        gap.skill
        for gap in gaps
        if gap.have.basis in RATED and gap.importance != "useful" and gap.have.expected < gap.need
    ]
    return _skills(names, found) if found else None
