"""What moved readiness between two days, skill by skill."""

from collections.abc import Sequence

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Role
from po_career.planning.model import Belief, Beliefs
from po_career.planning.progress_model import How, Moved, Unrated
from po_career.planning.readiness import weight_asked, weight_of
from po_career.profile.model import Event

RATED = frozenset({"rated", "evidence"})


def moved_between(
    catalog: Catalog,
    role: Role,
    was: Beliefs,
    now: Beliefs,
    events: Sequence[Event],
) -> tuple[Moved, ...]:
    """The skills of `role` for which another level or range is believed now than before; `events`
    are those in between.

    Each adds weight * (levels met after - levels met before) / sum of weight * need, so that
    together they are the change of readiness (docs/method.md, "Readiness"). What adds most, up or
    down, comes first; then core before important before useful.
    """
    asked = weight_asked(role.requires, catalog.rules)
    found = []
    for skill, need in role.requires.items():
        if need.level == 0 or _levels(was[skill]) == _levels(now[skill]):
            continue
        met = min(now[skill].expected, need.level) - min(was[skill].expected, need.level)
        ours = _about(skill, events, catalog)
        found.append(
            Moved(
                skill=skill,
                name=catalog.skills[skill].name,
                importance=need.importance,
                need=need.level,
                before=was[skill],
                after=now[skill],
                adds=weight_of(need, catalog.rules) * met / asked,
                how=_how(was[skill], now[skill], ours),
                example=now[skill].basis == "evidence" != was[skill].basis,
                other=bool(ours) and all(event.skill and event.by == "other" for event in ours),
                on=max((event.on for event in ours), default=None),
            )
        )
    found.sort(key=_rank)
    return tuple(found)


def _rank(one: Moved) -> tuple[float, int, Id]:
    return -abs(round(one.adds, 9)), IMPORTANCES.index(one.importance), one.skill


def moved_elsewhere(catalog: Catalog, role: Role, was: Beliefs, now: Beliefs) -> tuple[Id, ...]:
    """Skills that `role` does not ask for and that are rated otherwise now than before."""
    found = []
    for skill in catalog.skills:
        need = role.requires.get(skill)
        rated = was[skill].basis in RATED or now[skill].basis in RATED
        if (
            rated
            and (need is None or need.level == 0)
            and _levels(was[skill]) != _levels(now[skill])
        ):
            found.append(skill)
    return tuple(found)


def unrated_core(catalog: Catalog, role: Role, held: Beliefs) -> tuple[Unrated, ...]:
    """The core skills of `role` that have not been rated.

    What is unknown before what is assumed or done, then those of which most is asked.
    """
    found = []
    for skill, need in role.requires.items():
        asked = need.importance == "core" and need.level > 0
        if asked and held[skill].basis not in RATED:
            found.append(Unrated(skill, catalog.skills[skill].name, need.level, held[skill]))
    found.sort(key=lambda one: (one.have.basis != "unknown", -one.need, one.skill))
    return tuple(found)


def _levels(belief: Belief) -> tuple[int, int, int]:
    return belief.low, belief.expected, belief.high


def _about(skill: Id, events: Sequence[Event], catalog: Catalog) -> list[Event]:
    """The events that rate the skill, or tell of an action that raises it."""
    found = []
    for event in events:
        action = catalog.actions.get(event.done or event.not_done or "")
        if event.skill == skill or (action is not None and skill in action.raises):
            found.append(event)
    return found


def _how(was: Belief, now: Belief, events: Sequence[Event]) -> How:
    if now.basis in RATED:
        return "rated"
    if now.basis == "done":
        return "done"
    return "taken back" if was.basis in RATED or events else "role"
