"""Which skills to ask about, and in which order: those whose answers may change the next step most."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog, Requirement, Role
from po_career.errors import NoAnswerError
from po_career.interview.answers import USUAL_HOURS
from po_career.interview.value import outlook
from po_career.planning.belief import beliefs
from po_career.planning.fit import fit_parts
from po_career.planning.model import Belief
from po_career.planning.routes.ways import open_transitions
from po_career.planning.standing import standing_of
from po_career.profile.model import Profile

DEFAULT_LIMIT = 15
"""Questions about skills in one interview: at 15 seconds each, about four minutes."""
MOST = 12
"""Questions about skills at the most where each follows from the answers before: three minutes."""
FEWEST = 4
"""Questions about skills at the least: gaps and hours need answers even where the step is clear at once."""
SURE = 0.005
"""So small a chance that all the answers that are left would change the step together counts as none."""
MOST_WORK = 4_000
"""Skills times roles up to which answers are weighed: a tenth of a second. Beyond, the order is that of `skills_to_ask`."""


class Ahead(NamedTuple):
    """The questions about skills that are to come, the next one first."""

    skills: tuple[str, ...]
    settled: bool
    """Whether some are left out since no answer would change the next step any more."""


def skills_ahead(
    catalog: Catalog, profile: Profile, left: Sequence[str], given: int, last: str | None = None, most: int | None = MOST
) -> Ahead:
    """Which of `left` (skills that matter, none of them rated, as `skills_to_ask` orders them) come next for a person without a target.

    First is the one whose answer is worth most (`value.outlook`); where several are worth the same, one of another category
    than `last`, the skill asked before, and then the one that stands first in `left`. Nothing comes once no single answer may change it,
    nor all of them together but for a chance of SURE, and FEWEST were `given`; nor once `most` were (None: no such limit).
    """
    if not left:
        return Ahead((), settled=False)
    if len(catalog.skills) * len(_candidates(catalog, profile)) > MOST_WORK:
        return Ahead(tuple(left if most is None else left[: max(0, most - given)]), settled=False)
    view = outlook(catalog, profile, left)
    if given >= FEWEST and view.doubt < SURE and not view.flips():
        return Ahead((), settled=True)
    before = catalog.skills[last].category if last else None
    kindred = {skill: before is not None and catalog.skills[skill].category == before for skill in left}
    order = sorted(left, key=lambda skill: (-round(view.worth[skill], 9), kindred[skill]))
    return Ahead(tuple(order if most is None else order[: max(0, most - given)]), settled=False)


def skills_to_ask(catalog: Catalog, profile: Profile, limit: int | None = DEFAULT_LIMIT) -> tuple[str, ...]:
    """The `limit` skills (None: all that matter) whose answers tell most about the next step, most telling first.

    They follow from the answers before the first skill, as though nothing were rated yet, so that the same person is asked the same
    skills and a later interview can leave out what is known. Skills of one category are kept apart where that is possible: a row of
    kindred questions draws kindred answers (halo).
    """
    telling = _telling(catalog, replace(profile, ratings={}))
    best = sorted(telling, key=lambda skill: (-telling[skill], skill))[:limit]
    return tuple(_apart(best, {skill: catalog.skills[skill].category or skill for skill in best}))


def _telling(catalog: Catalog, profile: Profile) -> dict[str, float]:
    """Skill id to what its answer tells: levels that are open within what a role asks, times importance, over the candidate roles.

    The nearest role counts in full, the second half, the third a third; roles that are equally near count the same.
    """
    held = beliefs(catalog, profile)
    weights = catalog.rules.weights
    tells: dict[str, float] = {}
    for rank, role in _ranked(_candidates(catalog, profile), held, catalog, by_route=bool(profile.target)):
        for skill, need in role.requires.items():
            if levels := _open_levels(held[skill], need):
                tells[skill] = tells.get(skill, 0.0) + levels * float(getattr(weights, need.importance)) / rank
    return tells


def _candidates(catalog: Catalog, profile: Profile) -> list[Role]:
    """Roles that the next step may lead to: those on the way to the target, else the plain transitions, else every other role."""
    if profile.first_target is not None:
        return [catalog.roles[role] for role in _toward(catalog, profile, profile.first_target)]
    ways = open_transitions(catalog, profile.role) if profile.role is not None else ()
    ids = list(dict.fromkeys(way.to for way in ways)) or [role for role in catalog.roles if role != profile.role]
    return [catalog.roles[role] for role in ids]


def _toward(catalog: Catalog, profile: Profile, target: str) -> list[str]:
    """The roles on the best route by weeks, as the plan takes it; the target alone where there is no route."""
    from po_career.planning.routes.best import best_routes  # only a target needs it

    hours = profile.hours_per_week or USUAL_HOURS
    no_day = date.min  # nothing of a route is dated
    try:
        found = best_routes(standing_of(catalog, replace(profile, hours_per_week=hours), no_day), target, top=1, front=False)
    except NoAnswerError:
        return [target]
    return [hop.to for hop in found.routes[0].hops] or [target]


def _ranked(roles: Sequence[Role], held: Mapping[str, Belief], catalog: Catalog, *, by_route: bool) -> Iterator[tuple[int, Role]]:
    """Each role with its rank, 1 for the nearest: in the order of the route, or by fit, where a tie shares its rank."""
    if by_route:
        yield from enumerate(roles, 1)
        return
    distance = {role.id: fit_parts(role, held, catalog.rules).distance for role in roles}
    for role in sorted(roles, key=lambda role: (distance[role.id], role.id)):
        yield 1 + sum(other < distance[role.id] for other in distance.values()), role


def _open_levels(belief: Belief, need: Requirement) -> int:
    return min(belief.high, need.level) - min(belief.low, need.level)


def _apart(skills: Sequence[str], category: Mapping[str, str]) -> Iterator[str]:
    """`skills` in their order, except that the next one is of another category than the last, and the rest can still be so."""
    rest = list(skills)
    last: str | None = None
    while rest:
        others = [skill for skill in rest if category[skill] != last]
        left = Counter(category[skill] for skill in rest)
        chosen = next((skill for skill in others if _can_part(left, category[skill])), (others or rest)[0])
        rest.remove(chosen)
        last = category[chosen]
        yield chosen


def _can_part(left: Counter[str], taken: str) -> bool:
    """Whether what is left after one of `taken` can be put in a row without two of one category side by side, nor `taken` first."""
    size = left.total() - 1
    return all(count <= (size + 1) // 2 for name, count in left.items() if name != taken) and left[taken] - 1 <= size // 2
