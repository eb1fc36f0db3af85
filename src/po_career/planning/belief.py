"""What is believed of each skill of a person: chances of levels, and what they rest on.

One model of uncertainty: ranges, confidence and the next question are all worked out from these
chances. docs/method.md, "Beliefs", has the table.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Role
from po_career.planning.fit import DIGITS, distances, yardstick_of
from po_career.planning.model import Belief, BeliefBasis, Beliefs, PlainRung
from po_career.profile.growth import day_done
from po_career.profile.model import FormerRole, Profile, Rating

YEAR = 12
"""Months in a role that count as experience of it."""
LONG_AGO = 5 * 365
"""Days after which a former role counts one level less."""
GUESS_FROM = 6
"""How many skills must be rated before the roles nearest to them suggest the others."""
NEAREST = 3
PLAIN_KINDS = ("promotion", "lateral", "specialise")
TENTH = 0.1

Chances = Mapping[int, float]
"""Levels above or below the centre, each with its chance."""
EITHER_WAY: Chances = {-1: 0.25, 0: 0.5, 1: 0.25}
DONE: Chances = {-1: 0.4, 0: 0.6}
GUESSED: Chances = {-2: 0.15, -1: 0.25, 0: 0.4, 1: 0.2}
UNKNOWN: tuple[tuple[float, float], ...] = ((0.0, 0.6), (0.25, 0.3), (0.5, 0.1))
"""Parts of the scale, each with its chance."""
NEAR_WORK: tuple[tuple[float, float], ...] = ((0.0, 0.3), (0.25, 0.5), (0.5, 0.2))


class Assumed(NamedTuple):
    """A centre that something other than a rating suggests."""

    level: int
    basis: BeliefBasis


NOTHING = ((0.0, 1.0),)
"""What is believed of a skill that does not apply: that it is not there."""


def beliefs(
    catalog: Catalog, profile: Profile, today: date | None = None, *, guess: bool = True
) -> dict[Id, Belief]:
    """A belief for every skill of the catalogue, in its order; levels are clipped to the scale.

    `today` is the day from which the age of former roles counts; without it none is old. Without
    `guess`, what the roles nearest to somebody without a role suggest stays unknown.
    """
    assumed = _assumptions(catalog, profile, today)
    brought = _brought(catalog, profile)
    guessed = _guesses(catalog, profile) if guess else {}
    near = _near_work(catalog, profile)
    top = catalog.scale.top
    held: dict[Id, Belief] = {}
    for skill in catalog.skills:
        rung = brought.get(skill, 0)
        centres = [*assumed.get(skill, ()), *([Assumed(rung, "done")] if rung else ())]
        if skill in profile.not_applicable:
            held[skill] = _unknown(NOTHING, 0, top)
        elif profile.ratings.get(skill):
            held[skill] = _rated(catalog, profile, skill)
        elif centres:
            best = max(centres, key=lambda centre: (centre.level, centre.basis == "assumed"))
            spread = DONE if best.basis == "done" else EITHER_WAY
            held[skill] = _around(best.level, spread, best.basis, top)
        elif skill in guessed:
            held[skill] = _around(guessed[skill], GUESSED, "guess", top)
        elif skill in near:
            held[skill] = _unknown(NEAR_WORK, top // 4, top)
        else:
            held[skill] = _unknown(UNKNOWN, 0, top)
    return held


def expected_levels(held: Beliefs) -> dict[Id, int]:
    """Skill id to the level at the centre of the belief."""
    return {skill: belief.expected for skill, belief in held.items()}


def own_rating(ratings: Sequence[Rating]) -> Rating:
    """One's own rating of a skill; somebody else's if there is no other."""
    return next((rating for rating in ratings if rating.by == "self"), ratings[0])


def is_rated(belief: Belief) -> bool:
    """Whether the belief rests on a rating or on something done, not on an assumption."""
    return belief.basis in ("rated", "evidence", "done")


def roles_behind(catalog: Catalog, role: Id) -> set[Id]:
    """All roles from which a chain of promotions leads to `role`."""
    promoted_from: dict[Id, list[Id]] = {}
    for transition in catalog.transitions:
        if transition.kind == "promotion":
            promoted_from.setdefault(transition.to, []).append(transition.from_)
    behind: set[Id] = set()
    waiting = [role]
    while waiting:
        before = set(promoted_from.get(waiting.pop(), ())) - behind
        behind |= before
        waiting += before
    return behind - {role}


def months_of_kind(catalog: Catalog, profile: Profile) -> float | None:
    """Months in the role and in former ones of the same track at the same place or above; None if
    not known.
    """
    months, role = profile.months_in_role, catalog.roles.get(profile.role or "")
    if months is None or role is None:
        return None
    for was, former in _former_roles(catalog, profile):
        if was.track == role.track and (was.place or 0) >= (role.place or 0):
            months += former.months or 0
    return months


def _former_roles(catalog: Catalog, profile: Profile) -> Iterator[tuple[Role, FormerRole]]:
    """The former roles that the catalogue knows, each with what is known of the time in it."""
    for former in profile.former_roles:
        role = catalog.roles.get(former.role or "")
        if role is not None:
            yield role, former


def _assumptions(catalog: Catalog, profile: Profile, today: date | None) -> dict[Id, list[Assumed]]:
    """What the role held, the promotions that lead to it, and former roles suggest, skill by
    skill.
    """
    centres: dict[Id, list[Assumed]] = {}
    for role, less, basis in _lived(catalog, profile, today):
        for skill, need in role.requires.items():
            centre = Assumed(max(0, need.level - less), basis)
            centres.setdefault(skill, []).append(centre)
    return centres


def _lived(
    catalog: Catalog, profile: Profile, today: date | None
) -> Iterator[tuple[Role, int, BeliefBasis]]:
    """Roles that say something about the person, and how many levels less than each asks they are
    taken to have.
    """
    role = catalog.roles.get(profile.role or "")
    if role is not None:
        months = profile.months_in_role
        settling = months is not None and months < catalog.rules.settling_in
        yield role, int(settling), "assumed"
        for key in roles_behind(catalog, role.id):
            if catalog.roles[key].track == role.track:
                yield catalog.roles[key], 1, "behind"
    for was, former in _former_roles(catalog, profile):
        if (former.months or 0) >= YEAR:
            yield was, 2 if _is_long_ago(former, today) else 1, "former"


def _is_long_ago(former: FormerRole, today: date | None) -> bool:
    if former.until is None or today is None:
        return False
    ended = former.until if len(former.until) > len("2025-04") else f"{former.until}-01"
    return (today - date.fromisoformat(ended)).days > LONG_AGO


def _brought(catalog: Catalog, profile: Profile) -> dict[Id, int]:
    """The highest rung that the done actions bring, skill by skill."""
    rungs: dict[Id, int] = {}
    for key in profile.done:
        action = catalog.actions.get(key)
        for skill, level in action.raises.items() if action else ():
            rungs[skill] = max(level, rungs.get(skill, level))
    return rungs


def brought_to_rated(catalog: Catalog, profile: Profile) -> set[PlainRung]:
    """The rungs of rated skills that actions bring which were done after the rating, counted or
    still waiting for the one below.
    """
    rungs = set[PlainRung]()
    for skill, ratings in profile.ratings.items():
        if ratings:
            levels = _brought_since(catalog, profile, skill, own_rating(ratings))
            rungs.update((skill, level) for level in levels)
    return rungs


def _brought_since(catalog: Catalog, profile: Profile, skill: Id, rating: Rating) -> set[int]:
    """The rungs of a skill that actions bring which were done after its rating; without both days
    they count as later.
    """
    rungs = set()
    for key in profile.done:
        action = catalog.actions.get(key)
        if action is None or skill not in action.raises:
            continue
        done = day_done(profile, key)
        if done is None or rating.on is None or rating.on < done:
            rungs.add(action.raises[skill])
    return rungs


def _guesses(catalog: Catalog, profile: Profile) -> dict[Id, int]:
    """Without a role: the lower median of what the nearest roles ask, for skills that two of them
    ask.
    """
    if profile.role is not None or len(profile.ratings) < GUESS_FROM:
        return {}
    near = _nearest_roles(catalog, profile)
    guesses = {}
    for skill in catalog.skills:
        asked = sorted(role.requires[skill].level for role in near if skill in role.requires)
        if len(asked) > 1:
            guesses[skill] = asked[(len(asked) - 1) // 2]
    return guesses


def _nearest_roles(catalog: Catalog, profile: Profile) -> Sequence[Role]:
    """The roles that are nearest to the ratings."""
    levels = {skill: own_rating(ratings).level for skill, ratings in profile.ratings.items()}
    distance = distances(levels, yardstick_of(catalog), catalog.rules)

    def far(role: Role) -> tuple[float, Id]:
        return round(distance(role).distance, DIGITS), role.id

    roles = catalog.roles.values()
    asking = [role for role in roles if any(need.level for need in role.requires.values())]
    return sorted(asking, key=far)[:NEAREST]


def _near_work(catalog: Catalog, profile: Profile) -> set[Id]:
    """Core skills of the next roles after one that was held for a year: not unheard of."""
    months = months_of_kind(catalog, profile)
    if profile.role not in catalog.roles or (months is not None and months < YEAR):
        return set()
    near: set[Id] = set()
    for transition in catalog.transitions:
        if transition.from_ == profile.role and transition.kind in PLAIN_KINDS:
            needs = catalog.roles[transition.to].requires.items()
            near.update(skill for skill, need in needs if need.importance == "core")
    return near


def _cap(catalog: Catalog, profile: Profile, skill: Id) -> int:
    """The highest level that the answer to the skill's check allows."""
    check, count = catalog.skills[skill].check, profile.counts.get(skill)
    if check is None or count is None:
        return catalog.scale.top
    caps = [level for most, level in check.caps.items() if count <= most]
    return min(caps, default=catalog.scale.top)


def _rated(catalog: Catalog, profile: Profile, skill: Id) -> Belief:
    """The published error of self-ratings around one's own level; with a second rater, half of it
    around theirs. If what was done since has brought the rung just above it, that counts, and
    so does each rung above that one.
    """
    ratings, rules, top = profile.ratings[skill], catalog.rules, catalog.scale.top
    cap, own = _cap(catalog, profile, skill), own_rating(ratings)
    level = min(own.level, cap)
    brought, rung = _brought_since(catalog, profile, skill, own), level
    while rung + 1 in brought:
        rung += 1
    if rung > level:
        return _around(rung, DONE, "done", top)
    factor = rules.evidence_factor if own.evidence else 1.0
    errors = {off: chance * factor for off, chance in rules.rating_error.items() if off}
    errors[0] = 1 - sum(errors.values())
    chances = _clipped(level, errors, top)
    for other in ratings:
        if other is not own:
            theirs = _clipped(min(other.level, cap), EITHER_WAY, top)
            chances = tuple((one + two) / 2 for one, two in zip(chances, theirs, strict=True))
    return _belief(level, chances, "evidence" if own.evidence else "rated")


def _around(level: int, spread: Chances, basis: BeliefBasis, top: int) -> Belief:
    level = min(max(level, 0), top)
    return _belief(level, _clipped(level, spread, top), basis)


@lru_cache(maxsize=64)
def _unknown(spread: tuple[tuple[float, float], ...], centre: int, top: int) -> Belief:
    chances = [0.0] * (top + 1)
    for part, chance in spread:
        chances[int(part * top)] += chance
    return _belief(centre, tuple(chances), "unknown")


def _clipped(level: int, spread: Chances, top: int) -> tuple[float, ...]:
    chances = [0.0] * (top + 1)
    for off, chance in spread.items():
        chances[min(max(level + off, 0), top)] += chance
    return tuple(chances)


@lru_cache(maxsize=1024)
def _belief(centre: int, chances: tuple[float, ...], basis: BeliefBasis) -> Belief:
    """A belief with the 10th and 90th percentile of its levels, widened to hold the centre."""
    # the first level up to which the chances come to that part; a hair is taken off it, since what
    # should sum up to 0.1 may be a little less
    sums = list(accumulate(chances))
    low = bisect_right(sums, TENTH - 1e-12)
    high = min(bisect_right(sums, 1 - TENTH - 1e-12), len(sums) - 1)
    return Belief(min(low, centre), centre, max(high, centre), basis, chances)
