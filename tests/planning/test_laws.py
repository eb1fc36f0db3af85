"""The five laws of the recommended step, over the built-in roles and on random catalogues."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import DAY, catalog, role, way

from po_career.catalog.load import load_catalog
from po_career.catalog.model import (
    IMPORTANCES,
    Catalog,
    Importance,
    Role,
    Transition,
    TransitionKind,
    Usual,
    Want,
)
from po_career.catalog.sentences import strong_from
from po_career.errors import NoAnswerError
from po_career.planning.decision import Scored, decide, winners
from po_career.planning.draws import weight_columns
from po_career.planning.readiness import level_asked
from po_career.planning.routes.credible import months_before
from po_career.planning.scores import (
    TERMS,
    candidates_of,
    scores_of,
    time_of,
)
from po_career.planning.standing import Standing, standing_of
from po_career.profile.model import FormerRole, Profile, Rating

BUILT_IN = load_catalog()
WANTS: tuple[str | None, ...] = (None, *BUILT_IN.wants)
SKILLS = ("a", "b", "c", "d", "e")
KINDS: tuple[TransitionKind, ...] = (
    "promotion",
    "promotion",
    "lateral",
    "specialise",
    "leap",
    "return",
)
USUAL: tuple[Usual, ...] = ("common", "known", "rare")
SEEDS = st.integers(0, 10**9)


class Case(NamedTuple):
    """A random catalogue, and somebody in it."""

    world: Catalog
    profile: Profile


def case_of(seed: int) -> Case:
    """Made from a seed: drawing each number by itself would take ten times as long."""
    chance = Random(seed)  # noqa: S311  # cases, not secrets
    with_scope, with_wants = chance.random() < 0.6, chance.random() < 0.7
    wants = [Want(key, key) for key in ("x", "y", "z")] if with_wants else []
    names = [f"role-{number}" for number in range(chance.randint(2, 6))]
    roles = [_role(chance, name, wants, with_scope=with_scope) for name in names]
    ways = []
    if chance.random() < 0.9:
        pairs = [(one, other) for one in names for other in names if one != other]
        ways = [_way(chance, *pair, wants) for pair in pairs if chance.random() < 0.4]
    world = catalog(roles, transitions=ways, wants=wants, skills=list(SKILLS))
    rated = [skill for skill in SKILLS if chance.random() < 0.6]
    ratings = {skill: (Rating(chance.randint(0, 4)),) for skill in rated}
    wanted = tuple(want.id for want in wants if chance.random() < 0.3)[:2]
    return Case(
        world,
        Profile(
            role=chance.choice([names[0], names[0], None]),
            months_in_role=chance.choice([None, 0, 8, 20, 60]),
            hours_per_week=4,
            wants=wanted,
            drains=chance.choice([None, *(want.id for want in wants)]),
            ratings=ratings,
        ),
    )


def _role(chance: Random, name: str, wants: list[Want], *, with_scope: bool) -> Role:
    asked = [skill for skill in SKILLS if chance.random() < 0.6]
    requires: dict[str, tuple[int, Importance]] = {
        skill: (chance.randint(0, 4), chance.choice(IMPORTANCES)) for skill in asked
    }
    suits = tuple(want.id for want in wants if chance.random() < 0.4)
    scope = chance.randint(0, 4) if with_scope else None
    place = chance.randint(1, 4) if with_scope else None
    venture = chance.random() < 0.1
    return role(name, requires, suits=suits, scope=scope, place=place, venture=venture)


def _way(chance: Random, start: str, goal: str, wants: list[Want]) -> Transition:
    suits = tuple(want.id for want in wants if chance.random() < 0.2)
    months = chance.choice([None, 6, 12, 24])
    kind = chance.choice(KINDS)
    return way(start, goal, kind, months, suits=suits, usual=chance.choice(USUAL))


def settled(key: str, want: str | None, world: Catalog = BUILT_IN) -> Profile:
    """Somebody who is what their role asks, for the longest of its usual months."""
    ratings = {skill: (Rating(need.level),) for skill, need in world.roles[key].requires.items()}
    ways = [one for one in world.transitions if one.from_ == key]
    months = max((months_before(one, world.rules) for one in ways), default=24)
    wants = (want,) if want is not None else ()
    return Profile(role=key, months_in_role=months, hours_per_week=4, wants=wants, ratings=ratings)


def built_in() -> Iterator[Case]:
    for number, key in enumerate(BUILT_IN.roles):
        for want in WANTS[number % 3 :: 3]:
            yield Case(BUILT_IN, settled(key, want))


def scored(standing: Standing) -> list[Scored]:
    return [Scored(one, scores_of(one, standing)) for one in candidates_of(standing)]


# 1: no step wins a draw against one that is no worse in any term and better in one


def terms_in_draws(standing: Standing, one: Scored) -> list[tuple[float, ...]]:
    """The terms of a step in each draw, recomputed from the levels drawn."""
    world, draws = standing.catalog, standing.draws
    asked = world.roles[one.to]
    least = strong_from(world)
    columns = [draws.levels(skill) for skill in standing.held]
    near = draws.readiness(asked.requires)
    found: list[tuple[float, ...]] = []
    for draw, levels in enumerate(zip(*columns, strict=True)):
        held = zip(standing.held, levels, strict=True)
        strong = [skill for skill, level in held if level >= least]
        used = sum(level_asked(asked.requires, skill) > 0 for skill in strong)
        uses = used / len(strong) if strong else 0.0
        found.append((near[draw], uses, one.scores.wish, one.scores.usual, one.scores.time))
    return found


def check_no_dominated_step_wins(case: Case) -> None:
    standing = standing_of(case.world, case.profile, DAY)
    steps = scored(standing)
    if len(steps) < 2:
        return
    terms = {one.to: terms_in_draws(standing, one) for one in steps}
    for draw, won in enumerate(winners(standing, steps)):
        mine = terms[won][draw]
        for other in terms:
            theirs = terms[other][draw]
            no_worse = all(one >= own - 1e-12 for one, own in zip(theirs, mine, strict=True))
            better = any(one > own + 1e-9 for one, own in zip(theirs, mine, strict=True))
            assert not (no_worse and better), (won, other, draw)


@given(SEEDS)
@settings(max_examples=30)
def test_1_no_step_wins_a_draw_against_one_that_dominates_it(seed: int) -> None:
    check_no_dominated_step_wins(case_of(seed))


@pytest.mark.parametrize("key", list(BUILT_IN.roles)[::4])
def test_1_nor_does_it_in_the_built_in_catalogue(key: str) -> None:
    check_no_dominated_step_wins(Case(BUILT_IN, replace(settled(key, None), ratings={})))


def test_1_the_winner_of_a_draw_has_the_highest_score_in_it() -> None:
    standing = standing_of(BUILT_IN, settled("product-owner", "product-direction"), DAY)
    steps = scored(standing)
    weights = list(zip(*weight_columns(BUILT_IN.rules, TERMS), strict=True))
    terms = {one.to: terms_in_draws(standing, one) for one in steps}
    for draw, won in enumerate(winners(standing, steps)):
        scores = {
            key: sum(w * term for w, term in zip(weights[draw], found[draw], strict=True))
            for key, found in terms.items()
        }
        assert scores[won] == pytest.approx(max(scores.values()))


# 2: raising a rating never lowers the score of a step that asks for that skill


def scores(world: Catalog, profile: Profile) -> Mapping[tuple[str, str], float]:
    standing = standing_of(world, profile, DAY)
    return {(one.transition.from_, one.to): one.scores.score for one in scored(standing)}


def check_no_rating_lowers_a_step(case: Case, skill: str) -> None:
    before: Mapping[tuple[str, str], float] = {}
    for level in range(case.world.scale.top + 1):
        ratings = {**case.profile.ratings, skill: (Rating(level),)}
        found = scores(case.world, replace(case.profile, ratings=ratings))
        for (start, goal), score in found.items():
            if level_asked(case.world.roles[goal].requires, skill):
                assert score >= before.get((start, goal), 0) - 1e-9, (goal, skill, level)
        before = found


@given(SEEDS, st.sampled_from(SKILLS))
@settings(max_examples=60)
def test_2_raising_a_rating_never_lowers_the_score_of_a_step_that_asks_for_it(
    seed: int, skill: str
) -> None:
    check_no_rating_lowers_a_step(case_of(seed), skill)


@pytest.mark.parametrize("key", list(BUILT_IN.roles)[::3])
def test_2_nor_does_it_in_the_built_in_catalogue(key: str) -> None:
    case = Case(BUILT_IN, settled(key, None))
    for skill in list(BUILT_IN.roles[key].requires)[::4]:
        check_no_rating_lowers_a_step(case, skill)


# 3: walks of recommendations end in "stay" and meet no role twice


def check_walk(world: Catalog, start: str, want: str | None) -> None:
    """Somebody who takes each recommended step meets no role twice until they are told to stay."""
    path = [start]
    while True:
        profile = settled(path[-1], want, world)
        former = tuple(FormerRole(key, months=24) for key in path[:-1])
        decision = decide(standing_of(world, replace(profile, former_roles=former), DAY))
        if decision.stays:
            return
        assert decision.role not in path, [*path, decision.role]
        path.append(decision.role)


FEWER_DRAWS = replace(BUILT_IN, rules=replace(BUILT_IN.rules, draws=50))
"""The law holds whatever the number of draws; with fewer there is time to walk with every want."""


@pytest.mark.parametrize("want", WANTS)
def test_3_every_walk_over_the_built_in_roles_ends_and_meets_no_role_twice(
    want: str | None,
) -> None:
    for start in BUILT_IN.roles:
        check_walk(FEWER_DRAWS, start, want)


def test_3_with_all_draws_too() -> None:
    for start in list(BUILT_IN.roles)[::3]:
        check_walk(BUILT_IN, start, None)


@given(SEEDS)
@settings(max_examples=60)
def test_3_so_does_every_walk_over_a_random_catalogue(seed: int) -> None:
    world = case_of(seed).world
    for start in world.roles:
        for want in (None, *list(world.wants)[:1]):
            check_walk(world, start, want)


# 3 again, for ladders without transitions: who follows the advice goes up, and ends


def bare_ladder(seed: int) -> Catalog:
    """A random ladder without transitions, with or without tracks and places."""
    chance = Random(seed)  # noqa: S311  # cases, not secrets
    tracks = chance.choice([(None,), ("hall", "office"), ("hall", "office", None)])
    with_places, few = chance.random() < 0.4, chance.choice([SKILLS[:1], SKILLS[:2], SKILLS])
    roles = []
    for number in range(chance.randint(1, 7)):
        asked = [skill for skill in few if chance.random() < 0.8]
        requires: dict[str, tuple[int, Importance]] = {
            skill: (chance.randint(0, 3), chance.choice(IMPORTANCES)) for skill in asked
        }
        place = chance.randint(0, 3) if with_places and chance.random() < 0.95 else None
        track = chance.choice(tracks)
        roles.append(replace(role(f"role-{number}", requires), track=track, place=place))
    world = catalog(roles, skills=list(SKILLS))
    return replace(world, rules=replace(world.rules, draws=30))


def levels_asked(asked: Role) -> int:
    return sum(need.level for need in asked.requires.values())


@given(SEEDS, st.booleans())
@settings(max_examples=80)
def test_3_a_walk_up_a_ladder_without_transitions_ends_and_asks_no_less(
    seed: int, rated: bool
) -> None:
    world = bare_ladder(seed)
    for start in world.roles:
        here, met = start, [start]
        while True:
            profile = settled(here, None, world)
            decision = decide(
                standing_of(world, profile if rated else replace(profile, ratings={}), DAY)
            )
            if decision.stays:
                break
            was, now = world.roles[here], world.roles[decision.role]
            places = [other.place for other in world.roles.values() if other.track == was.track]
            if now.track == was.track and None in places:
                assert levels_asked(now) > levels_asked(was)
            assert decision.role not in met
            here = decision.role
            met.append(here)


@given(SEEDS)
def test_3_the_top_of_a_ladder_without_transitions_stays(seed: int) -> None:
    world = bare_ladder(seed)
    top = max(world.roles.values(), key=lambda one: (one.place or 0, levels_asked(one)))
    if any(levels_asked(one) > levels_asked(top) for one in world.roles.values()):
        return
    everything = {skill: (Rating(4),) for skill in SKILLS}
    profile = Profile(role=top.id, months_in_role=60, hours_per_week=4, ratings=everything)
    assert decide(standing_of(world, profile, DAY)).stays


# 4: a month more never lowers the score of a promotion


@given(SEEDS)
@settings(max_examples=60)
def test_4_a_month_more_never_lowers_the_score_of_a_promotion(seed: int) -> None:
    case = case_of(seed)
    before: Mapping[tuple[str, str], float] = {}
    for months in (0, 1, 3, 6, 7, 12, 13, 24, 25, 60):
        profile = replace(case.profile, months_in_role=months)
        # With all else equal: beliefs of what is not rated change at six months and at a year.
        rated = {skill: (Rating(2),) for skill in SKILLS}
        found = scores(case.world, replace(profile, ratings=rated))
        for pair, score in found.items():
            assert score >= before.get(pair, 0) - 1e-9
        before = found


def test_4_nor_does_it_for_any_built_in_move() -> None:
    for one in BUILT_IN.transitions[::3]:
        times = []
        for months in (0, 3, 6, 12, 24, 60):
            profile = replace(settled(one.from_, None), months_in_role=months)
            times.append(time_of(one, standing_of(BUILT_IN, profile, DAY)))
        assert times == sorted(times)


# 5: none is recommended that wins fewer draws than another


def check_wins_most(case: Case) -> None:
    standing = standing_of(case.world, case.profile, DAY)
    try:
        found = decide(standing)
    except NoAnswerError:
        return
    if found.settled_by != 8:
        assert found.shares == {}
        return
    counts = Counter(found.wins)
    assert counts[found.role] == max(counts.values())
    assert found.shares[found.role] == pytest.approx(counts[found.role] / len(found.wins))
    assert sum(found.shares.values()) == pytest.approx(1)


@given(SEEDS)
@settings(max_examples=100)
def test_5_none_is_recommended_that_wins_fewer_draws_than_another(seed: int) -> None:
    check_wins_most(case_of(seed))


@pytest.mark.parametrize("case", list(built_in())[::2], ids=lambda case: case.profile.role)
def test_5_nor_is_one_in_the_built_in_catalogue(case: Case) -> None:
    check_wins_most(case)
