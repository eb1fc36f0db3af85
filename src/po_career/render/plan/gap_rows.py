"""What is short: the bottleneck first, then what the chapter works on, then the largest.

And what is enough.
"""

from collections.abc import Iterator
from typing import NamedTuple

from po_career.catalog.model import Id
from po_career.planning.model import Gap
from po_career.render.page.phrases import sentence
from po_career.render.plan.head import is_ready_now
from po_career.render.plan.naming import Names, inside, quoted
from po_career.render.plan.parts import NO_PLAN, GapRow, PageKind

RATED = ("rated", "evidence", "done")


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


def gaps_of(names: Names, kind: PageKind) -> Gaps:
    """What is short."""
    trial = kind == "trial" and names.step.bottleneck is None
    if kind in NO_PLAN or trial or _post_ends(names):
        return Gaps("Short by", (), (), None)
    growing = is_growing(names, kind)
    rows = tuple(_row(names, one, growing=growing) for one in _rows(names))
    unrated = [gap.skill for gap in names.step.gaps if _is_open_unrated(names, gap)]
    inside_names = tuple(names.skill_inside(skill) for skill in unrated)
    return Gaps(_title(names, kind, growing=growing), rows, inside_names, _also_known(names, kind))


def is_growing(names: Names, kind: PageKind) -> bool:
    """Whether the role held is met, so that the hours go into what pays later."""
    if kind != "stay":
        return False
    rated = [
        gap for gap in names.step.gaps if gap.have.basis in RATED and gap.importance != "useful"
    ]
    return not rated and names.step.bottleneck is None


def _post_ends(names: Names) -> bool:
    """Whether the post ends: nothing is learned before the next one."""
    decided = names.plan.person.situation.decided
    return decided is not None and decided.what == "post-ends"


def _title(names: Names, kind: PageKind, *, growing: bool) -> str:
    if growing:
        return "Worth your hours"
    beside = next(iter(names.plan.alternatives), None)
    asked = names.catalog.roles[beside.role].requires if beside is not None else {}
    lead = names.step.bottleneck
    theirs = lead is None or lead.skill in asked
    if kind == "elsewhere" and beside is not None and theirs:
        return f"Short by, for {names.spoken(beside.role)}"
    return "Still short" if is_ready_now(names, kind) else "Short by"


def _rows(names: Names) -> Iterator[_Short]:
    """The skills that are short and rated.

    The bottleneck, what else was recognised, what the chapter works on, the rest.
    """
    step = names.step
    found: dict[Id, _Short] = {}
    first = step.bottleneck
    if first is not None and (
        names.private or first.by != "symptom" or _is_rated_short(names, first.skill)
    ):
        found[first.skill] = _Short(first.skill, first.have, first.need)
    for gap in step.gaps:
        if gap.skill not in found and _is_shown(names, gap):
            found[gap.skill] = _Short(gap.skill, gap.have.expected, gap.need)
    unrated = {gap.skill for gap in step.gaps if gap.have.basis not in RATED}
    for action in step.chapter.actions if step.chapter else ():
        for one in action.raises:
            if one.skill in found or one.skill in unrated or one.skill not in step.focus:
                continue
            if names.private or not _is_lowered(names, one.skill, one.from_):
                found[one.skill] = _Short(one.skill, one.from_, one.to)
    hurts = names.plan.person.hurts if names.private else ()
    order = list(found)
    lead = first.skill if first is not None else None
    order.sort(key=lambda skill: (skill != lead, skill not in hurts, skill not in step.focus))
    for skill in order:
        yield found[skill]


def _is_lowered(names: Names, skill: Id, have: int) -> bool:
    """Whether what counts is below the person's own rating, for a reason that is theirs alone."""
    rating = names.own_rating(skill)
    return rating is not None and rating.level > have


def _is_shown(names: Names, gap: Gap) -> bool:
    return gap.have.basis in RATED and (gap.importance != "useful" or gap.skill in names.step.focus)


def _is_rated_short(names: Names, skill: Id) -> bool:
    return any(gap.skill == skill and gap.have.basis in RATED for gap in names.step.gaps)


def _is_open_unrated(names: Names, gap: Gap) -> bool:
    lead = names.step.bottleneck
    if gap.have.basis in RATED or gap.importance == "useful":
        return False
    return lead is None or gap.skill != lead.skill


def _row(names: Names, short: _Short, *, growing: bool) -> GapRow:
    skill, person = short.skill, names.plan.person
    rating = names.own_rating(skill)
    lead = names.step.bottleneck
    first = lead is not None and lead.skill == skill
    knows = names.private and skill in person.hurts
    have, instead = names.level(short.have), None
    if rating is not None:
        have = names.level(_rated_level(names, skill, short.have))
    if rating is not None and knows and rating.level >= short.need:
        instead = f"you rated it {names.level(rating.level)}, and yet this happens"
    elif rating is None and knows:
        instead = "not rated, but this happens"
    if instead is not None:
        have = ""
    elif rating is None and not _is_done(names, skill):
        have = "not rated"
    row = GapRow(skill, names.skill(skill), have, names.level(short.need), instead, None, first)
    if not first and not knows:
        return row
    return _with_sentences(names, row, short, knows=knows, growing=growing)


def _rated_level(names: Names, skill: Id, have: int) -> int:
    """The level by the ratings, without what a symptom takes off.

    `have` if the ratings alone are not short.
    """
    gap = next((one for one in names.step.gaps if one.skill == skill), None)
    return gap.have.expected if gap is not None else have


def _is_done(names: Names, skill: Id) -> bool:
    return any(gap.skill == skill and gap.have.basis == "done" for gap in names.step.gaps)


def _with_sentences(
    names: Names, row: GapRow, short: _Short, *, knows: bool, growing: bool
) -> GapRow:
    """The row with what a coach would say to it.

    How one notices, what the person wrote, and what the next rung is.
    """
    skill = names.catalog.skills.get(row.skill)
    rating = names.own_rating(row.skill)
    wrote = None
    if names.private and rating is not None and rating.usually:
        wrote = f"You wrote: {quoted(rating.usually)}"
    sign = None
    if skill is not None and skill.without:
        event = inside(sentence(skill.without[-1]))
        known = "You know this" if row.instead is None else "It holds you back"
        sign = f"{known}: {event}" if knows else f"A sign of it: {event}"
    if not knows and skill is not None and rating is not None and rating.by == "self":
        chosen = skill.anchors.get(rating.level)
        if chosen and wrote is None:
            sign = f"Your rating says: {quoted(chosen)}"
    anchor = None
    if row.first and skill is not None:
        words = skill.anchors.get(min(short.need, short.have + 1))
        anchor = f"Next: {quoted(words)}" if words else None
    tail = None
    if row.first and row.instead is None:
        tail = _tail(knows=knows, growing=growing)
    return GapRow(
        row.skill,
        row.name,
        row.have,
        row.need,
        row.instead,
        tail,
        row.first,
        sign if not growing else None,
        wrote,
        _counted(names, row.skill),
        _other(names, row.skill),
        anchor,
    )


def _tail(*, knows: bool, growing: bool) -> str:
    if growing:
        return "pays most"
    return "holds you back" if knows else "may be short"


def _counted(names: Names, key: Id) -> str | None:
    """What an answer to a countable question made of the rating."""
    skill, rating = names.catalog.skills.get(key), names.own_rating(key)
    amount = names.plan.person.counts.get(key)
    if (
        not names.private
        or skill is None
        or skill.check is None
        or rating is None
        or amount is None
    ):
        return None
    caps = [cap for least, cap in skill.check.caps.items() if amount <= least]
    if not caps or min(caps) >= rating.level:
        return None
    counts_as = names.level_name(min(caps))
    return f"You chose {names.level(rating.level)}; with {amount} so far it counts as {counts_as}."


def _other(names: Names, key: Id) -> str | None:
    own = names.own_rating(key)
    for rating in names.plan.person.ratings.get(key, ()):
        if rating.by == "other" and own is not None and rating.level < own.level:
            return f"Somebody else put it at {names.level(rating.level)}."
    return None


def _also_known(names: Names, kind: PageKind) -> str | None:
    """A symptom that the person recognised and that nothing here asks for."""
    if not names.private or kind not in ("step", "stay", "equal"):
        return None
    shown = {one.skill for one in _rows(names)}
    raised = {one.skill for action in names.step.actions for one in action.raises}
    for key in names.plan.person.hurts:
        skill = names.catalog.skills.get(key)
        if key in shown or key in raised or skill is None or not skill.without:
            continue
        event = inside(sentence(skill.without[-1]))
        return f"You also know this: {event} {names.skill(key)}: nothing here asks for it."
    return None


def leave_alone(names: Names, kind: PageKind) -> tuple[str, ...]:
    """Skills to spend no hours on, by name inside a sentence."""
    if kind in NO_PLAN:
        return ()
    return tuple(names.skill_inside(skill) for skill in names.step.leave_alone)
