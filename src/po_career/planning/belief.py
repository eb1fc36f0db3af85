"""What is believed of each skill of a person: chances of levels, and what they rest on.

One model of uncertainty: ranges, confidence and the next question are all worked out from these
chances. docs/method.md, "Beliefs", has the table.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Role, Rules
from po_career.planning.model import Belief, BeliefBasis
from po_career.profile.growth import day_done
from po_career.profile.model import FormerRole, Profile, Rating

YEAR = 12
"""Months in a role that count as experience of it."""
LONG_AGO = 5 * 365
"""Days after which a former role counts one level less."""
GUESS_FROM = 6
"""Rated skills from which the roles that are nearest to them say what the others may be."""
NEAREST = 3
PLAIN_MOVES = ("promotion", "lateral", "specialise")
TENTH = 0.1

Chances = Mapping[int, float]
"""Levels above or below the centre, each with its chance."""
EITHER_WAY: Chances = {-1: 0.25, 0: 0.5, 1: 0.25}
DONE: Chances = {-1: 0.4, 0: 0.6}
GUESSED: Chances = {-2: 0.15, -1: 0.25, 0: 0.4, 1: 0.2}
UNKNOWN: Sequence[tuple[float, float]] = ((0.0, 0.6), (0.25, 0.3), (0.5, 0.1))
"""Parts of the scale, each with its chance."""
NEAR_WORK: Sequence[tuple[float, float]] = ((0.0, 0.3), (0.25, 0.5), (0.5, 0.2))


class Assumed(NamedTuple):
    """A centre that something other than a rating suggests."""

    level: int
    basis: BeliefBasis


def beliefs(catalog: Catalog, profile: Profile, today: date | None = None) -> dict[Id, Belief]:
    """A belief for every skill of the catalogue, in its order; levels are clipped to the scale.

    `today` is the day from which the age of former roles counts; without it none is old.
    """
    asked = _assumptions(catalog, profile, today)
    brought = _brought(catalog, profile)
    guessed = _guesses(catalog, profile)
    near = _near_work(catalog, profile)
    top, rules = catalog.scale.top, catalog.rules
    found: dict[Id, Belief] = {}
    for skill in catalog.skills:
        ratings = profile.ratings.get(skill, ())
        rung = brought.get(skill, 0)
        if ratings:
            found[skill] = _rated(ratings, _cap(catalog, profile, skill), top, rules)
            own = own_rating(ratings)
            if rung == found[skill].expected + 1 and _is_newer(catalog, profile, skill, rung, own):
                found[skill] = _around(rung, DONE, "done", top)
            continue
        assumed = asked.get(skill, [])
        if rung:
            assumed = [*assumed, Assumed(rung, "done")]
        if assumed:
            best = max(assumed, key=lambda one: (one.level, one.basis == "assumed"))
            spread = DONE if best.basis == "done" else EITHER_WAY
            found[skill] = _around(best.level, spread, best.basis, top)
        elif skill in guessed:
            found[skill] = _around(guessed[skill], GUESSED, "guess", top)
        elif skill in near:
            found[skill] = _parts_of_scale(NEAR_WORK, top // 4, top)
        else:
            found[skill] = _parts_of_scale(UNKNOWN, 0, top)
    return found


def expected_levels(held: Mapping[Id, Belief]) -> dict[Id, int]:
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
    for way in catalog.transitions:
        if way.kind == "promotion":
            promoted_from.setdefault(way.to, []).append(way.from_)
    found: set[Id] = set()
    waiting = [role]
    while waiting:
        before = set(promoted_from.get(waiting.pop(), ())) - found
        found |= before
        waiting += before
    return found - {role}


def months_of_kind(catalog: Catalog, profile: Profile) -> float | None:
    """Months in the role and in former ones of the same track at the same place or above; None if
    not known.
    """
    months = profile.months_in_role
    role = catalog.roles.get(profile.role) if profile.role is not None else None
    if months is None or role is None:
        return None
    for former in profile.former_roles:
        was = catalog.roles.get(former.role) if former.role is not None else None
        if was and was.track == role.track and (was.place or 0) >= (role.place or 0):
            months += former.months or 0
    return months


def _assumptions(catalog: Catalog, profile: Profile, today: date | None) -> dict[Id, list[Assumed]]:
    """What the role held, the way that leads there, and former roles suggest, skill by skill."""
    found: dict[Id, list[Assumed]] = {}

    def suggest(role: Role, less: int, basis: BeliefBasis) -> None:
        for skill, need in role.requires.items():
            found.setdefault(skill, []).append(Assumed(max(0, need.level - less), basis))

    role = catalog.roles.get(profile.role) if profile.role is not None else None
    if role is not None:
        months = profile.months_in_role
        settling = months is not None and months < catalog.rules.settling_in
        suggest(role, 1 if settling else 0, "assumed")
        for behind in roles_behind(catalog, role.id):
            if catalog.roles[behind].track == role.track:
                suggest(catalog.roles[behind], 1, "behind")
    for former in profile.former_roles:
        was = catalog.roles.get(former.role) if former.role is not None else None
        if was is not None and (former.months or 0) >= YEAR:
            suggest(was, 2 if _is_long_ago(former, today) else 1, "former")
    return found


def _is_long_ago(former: FormerRole, today: date | None) -> bool:
    if former.until is None or today is None:
        return False
    ended = former.until if len(former.until) > len("2025-04") else f"{former.until}-01"
    return (today - date.fromisoformat(ended)).days > LONG_AGO


def _brought(catalog: Catalog, profile: Profile) -> dict[Id, int]:
    """The highest rung that the done actions bring, skill by skill."""
    found: dict[Id, int] = {}
    for key in profile.done:
        action = catalog.actions.get(key)
        for skill, level in action.raises.items() if action else ():
            found[skill] = max(level, found.get(skill, 0))
    return found


def _is_newer(catalog: Catalog, profile: Profile, skill: Id, rung: int, rating: Rating) -> bool:
    """Whether an action that brings the rung was done after the rating.

    What has no day counts as newer.
    """
    for key in profile.done:
        action = catalog.actions.get(key)
        if action is None or action.raises.get(skill) != rung:
            continue
        done = day_done(profile, key)
        if done is None or rating.on is None or rating.on < done:
            return True
    return False


def _guesses(catalog: Catalog, profile: Profile) -> dict[Id, int]:
    """Without a role: the lower median of what the nearest roles ask, of skills that two of them
    ask.
    """
    if profile.role is not None or len(profile.ratings) < GUESS_FROM:
        return {}
    levels = {skill: own_rating(ratings).level for skill, ratings in profile.ratings.items()}
    weights = catalog.rules.weights

    def covered(role: Role) -> float:
        asked = met = 0.0
        for skill, need in role.requires.items():
            weight = getattr(weights, need.importance)
            asked += weight * need.level
            met += weight * min(need.level, levels.get(skill, 0))
        return met / asked if asked else 0.0

    asking = [role for role in catalog.roles.values() if role.requires]
    near = sorted(asking, key=lambda role: (-covered(role), role.id))[:NEAREST]
    found = {}
    for skill in catalog.skills:
        needs = sorted(role.requires[skill].level for role in near if skill in role.requires)
        if len(needs) > 1:
            found[skill] = needs[(len(needs) - 1) // 2]
    return found


def _near_work(catalog: Catalog, profile: Profile) -> set[Id]:
    """Core skills of the moves out of a role that was held for a year: not unheard of."""
    months = months_of_kind(catalog, profile)
    if profile.role not in catalog.roles or (months is not None and months < YEAR):
        return set()
    found: set[Id] = set()
    for way in catalog.transitions:
        if way.from_ == profile.role and way.kind in PLAIN_MOVES:
            needs = catalog.roles[way.to].requires.items()
            found.update(skill for skill, need in needs if need.importance == "core")
    return found


def _cap(catalog: Catalog, profile: Profile, skill: Id) -> int:
    """The highest level that the answer to the skill's check allows."""
    check = catalog.skills[skill].check
    count = profile.counts.get(skill)
    if check is None or count is None:
        return catalog.scale.top
    return min(
        (level for most, level in check.caps.items() if count <= most), default=catalog.scale.top
    )


def _rated(ratings: Sequence[Rating], cap: int, top: int, rules: Rules) -> Belief:
    """The published error of self-ratings around one's own level.

    With a second rater, half of it around theirs.
    """
    own = own_rating(ratings)
    level = min(own.level, cap)
    factor = rules.evidence_factor if own.evidence else 1.0
    errors = {off: chance * factor for off, chance in rules.rating_error.items() if off}
    errors[0] = 1 - sum(errors.values())
    chances = _clipped(level, errors, top)
    for other in ratings:
        if other is not own:
            theirs = _clipped(min(other.level, cap), EITHER_WAY, top)
            chances = [(mine + their) / 2 for mine, their in zip(chances, theirs, strict=True)]
    return _belief(level, chances, "evidence" if own.evidence else "rated")


def _around(level: int, spread: Chances, basis: BeliefBasis, top: int) -> Belief:
    level = min(max(level, 0), top)
    return _belief(level, _clipped(level, spread, top), basis)


def _parts_of_scale(spread: Iterable[tuple[float, float]], centre: int, top: int) -> Belief:
    chances = [0.0] * (top + 1)
    for part, chance in spread:
        chances[int(part * top)] += chance
    return _belief(centre, chances, "unknown")


def _clipped(level: int, spread: Chances, top: int) -> list[float]:
    chances = [0.0] * (top + 1)
    for off, chance in spread.items():
        chances[min(max(level + off, 0), top)] += chance
    return chances


def _belief(centre: int, chances: Sequence[float], basis: BeliefBasis) -> Belief:
    """A belief with the 10th and 90th percentile of its levels, widened to hold the centre."""
    sums = list(accumulate(chances))
    low = next(level for level, total in enumerate(sums) if total > TENTH - 1e-12)
    high = next(
        (level for level, total in enumerate(sums) if total > 1 - TENTH - 1e-12), len(sums) - 1
    )
    return Belief(min(low, centre), centre, max(high, centre), basis, tuple(chances))
