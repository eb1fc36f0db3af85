"""What is short: the bottleneck first, then what the chapter works on, then the largest.

And what is enough.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from po_career.catalog.model import Id, Skill
from po_career.planning.belief import is_rated
from po_career.planning.model import Gap
from po_career.profile.model import Rating
from po_career.render.page.phrases import sentence
from po_career.render.plan.naming import Names, inside, quoted
from po_career.render.plan.parts import NO_PLAN, GapRow


class _Short(NamedTuple):
    skill: Id
    have: int
    need: int


class Gaps(NamedTuple):
    """The rows of the table, and the unrated skills beside it."""

    title: str
    rows: tuple[GapRow, ...]
    not_rated: tuple[str, ...]
    """Names inside a sentence, those of core skills first."""
    also_known: str | None
    """A recognised symptom that nothing here asks for."""


def gaps_of(names: Names) -> Gaps:
    """What is short."""
    trial = names.kind == "trial" and names.step.bottleneck is None
    if names.kind in NO_PLAN or trial or names.decided == "post-ends":
        return Gaps("Short by", (), (), None)
    growing, shorts = _is_growing(names), _shorts(names)
    unrated = [skill for skill in _weighty(names, rated=False) if skill != _lead(names)]
    return Gaps(
        title="Worth your hours" if growing else _title(names),
        rows=tuple(_row(names, short, growing=growing) for short in shorts),
        not_rated=tuple(map(names.skill_inside, unrated)),
        also_known=_also_known(names, {short.skill for short in shorts}),
    )


def _weighty(names: Names, *, rated: bool) -> list[Id]:
    """The skills that are short, or may be if they are not rated, and are more than useful."""
    gaps = [gap for gap in names.step.gaps if gap.importance != "useful"]
    return [gap.skill for gap in gaps if is_rated(gap.have) is rated]


def _is_growing(names: Names) -> bool:
    """Whether the role held is met, so that the hours go into what pays later."""
    if names.kind != "stay" or _lead(names) is not None:
        return False
    return not _weighty(names, rated=True)


def _lead(names: Names) -> Id | None:
    """The skill that holds the person back most."""
    bottleneck = names.step.bottleneck
    return bottleneck.skill if bottleneck is not None else None


def _title(names: Names) -> str:
    lead = _lead(names)
    for beside in names.plan.alternatives[:1]:
        theirs = lead is None or lead in names.catalog.roles[beside.role].requires
        if names.kind == "elsewhere" and theirs:
            return f"Short by, for {names.spoken(beside.role)}"
    return "Still short" if names.is_ready_now else "Short by"


def _shorts(names: Names) -> list[_Short]:
    """The skills that are short and rated.

    The bottleneck, what else was recognised, what the chapter works on, the rest.
    """
    shorts: dict[Id, _Short] = {}
    for short in chain(_holding_back(names), _rated_gaps(names), _worked_on(names)):
        shorts.setdefault(short.skill, short)
    hurts = names.person.hurts if names.private else ()
    order = ((_lead(names),), hurts, names.step.focus)
    return sorted(
        shorts.values(), key=lambda short: [short.skill not in skills for skills in order]
    )


def _holding_back(names: Names) -> Iterator[_Short]:
    """The bottleneck; on a page handed over not one that only a private symptom shows."""
    lead = names.step.bottleneck
    if lead is None:
        return
    rated = any(gap.skill == lead.skill and is_rated(gap.have) for gap in names.step.gaps)
    if names.private or lead.by != "symptom" or rated:
        yield _Short(lead.skill, lead.have, lead.need)


def _rated_gaps(names: Names) -> Iterator[_Short]:
    """The gaps that were rated; those that are only useful if the chapter works on them."""
    for gap in names.step.gaps:
        counts = gap.importance != "useful" or gap.skill in names.step.focus
        if counts and is_rated(gap.have):
            yield _Short(gap.skill, gap.have.expected, gap.need)


def _worked_on(names: Names) -> Iterator[_Short]:
    """The skills in focus that the chapter lifts although their ratings show no gap.

    Unless what counts is below the person's own rating for a reason that is theirs alone.
    """
    step = names.step
    unrated = {gap.skill for gap in step.gaps if not is_rated(gap.have)}
    focus = set(step.focus) - unrated
    for rung in chain.from_iterable(action.raises for action in names.planned):
        rating = names.rating(rung.skill)
        lowered = rating is not None and rating.level > rung.from_
        if rung.skill in focus and (names.private or not lowered):
            yield _Short(rung.skill, rung.from_, rung.to)


def _row(names: Names, short: _Short, *, growing: bool) -> GapRow:
    skill = short.skill
    rating = names.rating(skill)
    gap = next((gap for gap in names.step.gaps if gap.skill == skill), None)
    first = skill == _lead(names)
    knows = names.private and skill in names.person.hurts
    instead = _instead(names, short, rating) if knows else None
    have = "" if instead else _have(names, short, rating, gap)
    row = GapRow(skill, names.skill(skill), have, names.level(short.need), instead, None, first)
    if not first and not knows:
        return row
    return _with_sentences(names, row, short, rating, growing=growing)


def _have(names: Names, short: _Short, rating: Rating | None, gap: Gap | None) -> str:
    """The level by the ratings, without what a symptom takes off."""
    if rating is not None and gap is not None:
        return names.level(gap.have.expected)
    if rating is None and (gap is None or gap.have.basis != "done"):
        return "not rated"
    return names.level(short.have)


def _instead(names: Names, short: _Short, rating: Rating | None) -> str | None:
    """What stands in place of both levels of a skill whose symptom the person knows."""
    if rating is None:
        return "not rated, but this happens"
    if rating.level >= short.need:
        return f"you rated it {names.level(rating.level)}, and yet this happens"
    return None


def _with_sentences(
    names: Names, row: GapRow, short: _Short, rating: Rating | None, *, growing: bool
) -> GapRow:
    """The row with what a coach would say to it.

    How one notices, what the person wrote, and what the next rung is.
    """
    skill = names.catalog.skills[row.skill]
    knows = names.private and row.skill in names.person.hurts
    usually = rating.usually if rating is not None and names.private else None
    sign = anchor = None
    if not growing:
        sign = _sign(skill, row, rating, knows=knows, wrote=bool(usually))
    if row.first:
        anchor = skill.anchors.get(min(short.need, short.have + 1))
    return replace(
        row,
        tail=_tail(row, knows=knows, growing=growing),
        sign=sign,
        wrote=f"You wrote: {quoted(usually)}" if usually else None,
        counted=_counted(names, skill, rating) if names.private else None,
        other=_other(names, row.skill, rating),
        anchor=f"Next: {quoted(anchor)}" if anchor else None,
    )


def _sign(
    skill: Skill, row: GapRow, rating: Rating | None, *, knows: bool, wrote: bool
) -> str | None:
    """The event by which one knows it, or the sentence of the level that one chose."""
    if not knows and not wrote and rating is not None and rating.by == "self":
        chosen = skill.anchors.get(rating.level)
        if chosen:
            return f"Your rating says: {quoted(chosen)}"
    if not skill.without:
        return None
    event = inside(sentence(skill.without[-1]))
    if not knows:
        return f"A sign of it: {event}"
    return f"You know this: {event}" if row.instead is None else f"It holds you back: {event}"


def _tail(row: GapRow, *, knows: bool, growing: bool) -> str | None:
    """What stands behind the levels of the first skill."""
    if not row.first or row.instead is not None:
        return None
    if growing:
        return "pays most"
    return "holds you back" if knows else "may be short"


def _counted(names: Names, skill: Skill, rating: Rating | None) -> str | None:
    """What an answer to a countable question made of the rating."""
    amount = names.person.counts.get(skill.id)
    if skill.check is None or rating is None or amount is None:
        return None
    cap = min((cap for least, cap in skill.check.caps.items() if amount <= least), default=None)
    if cap is None or cap >= rating.level:
        return None
    counts_as = names.level_name(cap)
    return f"You chose {names.level(rating.level)}; with {amount} so far it counts as {counts_as}."


def _other(names: Names, key: Id, rating: Rating | None) -> str | None:
    """What somebody else said, if it is less."""
    for other in names.person.ratings.get(key, ()):
        if other.by == "other" and rating is not None and other.level < rating.level:
            return f"Somebody else put it at {names.level(other.level)}."
    return None


def _also_known(names: Names, shown: set[Id]) -> str | None:
    """A symptom that the person recognised and that nothing here asks for."""
    if not names.private or names.kind not in ("step", "stay", "equal"):
        return None
    asked = set(shown)
    for action in names.step.actions:
        asked.update(rung.skill for rung in action.raises)
    for key in names.person.hurts:
        skill = names.catalog.skills.get(key)
        if key not in asked and skill is not None and skill.without:
            event = inside(sentence(skill.without[-1]))
            return f"You also know this: {event} {names.skill(key)}: nothing here asks for it."
    return None


def leave_alone(names: Names) -> tuple[str, ...]:
    """Skills to spend no hours on, by name inside a sentence."""
    if names.kind in NO_PLAN:
        return ()
    return tuple(map(names.skill_inside, names.step.leave_alone))
