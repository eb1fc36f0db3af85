"""The draws: one table for ranges, confidence and the next question."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import catalog, person, ratings_of, role

from po_career.catalog.model import Rules, Weights
from po_career.planning.belief import beliefs
from po_career.planning.draws import Draws, tails, weight_columns
from po_career.planning.model import Belief
from po_career.profile.model import Profile

RULES = Rules()
OWNER = role("owner", {"ordering": (3, "core"), "vision": (2, "important"), "law": (1, "useful")})
WORLD = catalog([OWNER])
LEVELS = st.integers(0, 4)


def rated(**levels: int) -> Draws:
    profile = Profile(ratings=ratings_of(levels, evidence=False))
    return Draws(beliefs(WORLD, profile), RULES)


def test_the_draw_in_the_middle_of_two_levels_that_are_as_likely_is_the_lower_one() -> None:
    even = Belief(0, 0, 1, "rated", (0.5, 0.5))
    levels = Draws({"ordering": even}, replace(RULES, draws=5)).levels("ordering")
    assert sorted(levels) == [0, 0, 0, 1, 1]


def test_a_catalogue_may_ask_for_a_single_draw() -> None:
    single = Draws({"ordering": Belief(1, 0, 2, "rated", (0.2, 0.5, 0.3))}, replace(RULES, draws=1))
    assert list(single.levels("ordering")) == [1]
    assert single.readiness({"ordering": OWNER.requires["ordering"]}) == [1 / 3]


CHANCES = st.lists(st.integers(0, 20), min_size=5, max_size=5).filter(any)


@given(CHANCES)
def test_every_margin_is_exact(parts: list[int]) -> None:
    """Of 500 draws each level comes as often as its chance says, to less than one draw."""
    chances = tuple(part / sum(parts) for part in parts)
    draws = Draws({"ordering": Belief(0, 2, 4, "rated", chances)}, RULES)
    counts = Counter(draws.levels("ordering"))
    reached = 0.0
    for level, chance in enumerate(chances):
        reached += chance * RULES.draws
        drawn = sum(counts[one] for one in range(level + 1))
        assert abs(drawn - reached) <= 0.5 + 1e-6


@given(lower=LEVELS, higher=LEVELS, vision=LEVELS)
def test_a_higher_rating_is_no_lower_in_any_draw(lower: int, higher: int, vision: int) -> None:
    lower, higher = sorted((lower, higher))
    below, above = rated(ordering=lower, vision=vision), rated(ordering=higher, vision=vision)
    assert all(one <= other for one, other in zip(*_levels(below, above), strict=True))
    asks = OWNER.requires
    pairs = zip(below.readiness(asks), above.readiness(asks), strict=True)
    assert all(one <= other + 1e-12 for one, other in pairs)


def _levels(one: Draws, other: Draws) -> tuple[list[int], list[int]]:
    return list(one.levels("ordering")), list(other.levels("ordering"))


def test_a_new_skill_changes_no_other_column() -> None:
    wider = replace(WORLD, skills={"first-of-all": WORLD.skills["law"], **WORLD.skills})
    before = rated(ordering=2, vision=3)
    after = Draws(beliefs(wider, person(evidence=False, ordering=2, vision=3)), RULES)
    for skill in WORLD.skills:
        assert list(before.levels(skill)) == list(after.levels(skill))


def test_two_skills_of_the_same_belief_are_drawn_apart() -> None:
    draws = rated(ordering=2, vision=2)
    together = Counter(zip(draws.levels("ordering"), draws.levels("vision"), strict=True))
    alone = Counter(draws.levels("ordering"))
    chance = alone[2] / 500
    assert together[2, 2] / 500 == pytest.approx(chance * chance, abs=0.06)


def test_the_same_belief_is_drawn_alike_whoever_it_is() -> None:
    assert list(rated(ordering=2).levels("ordering")) == list(
        rated(ordering=2, vision=4).levels("ordering")
    )


@given(ordering=LEVELS, vision=LEVELS, law=LEVELS)
def test_an_estimate_is_the_figure_at_the_centres_between_its_tails(
    ordering: int, vision: int, law: int
) -> None:
    held = beliefs(WORLD, person(evidence=False, ordering=ordering, vision=vision, law=law))
    draws = Draws(held, RULES)
    estimate = draws.estimate(OWNER.requires)
    asked = 3 * 3 + 2 * 2 + 1
    met = 3 * min(3, ordering) + 2 * min(2, vision) + min(1, law)
    assert estimate.expected == pytest.approx(met / asked)
    low, high = tails(draws.readiness(OWNER.requires))
    assert estimate.low == min(low, estimate.expected)
    assert estimate.high == max(high, estimate.expected)


@pytest.mark.parametrize("core", [3, 2.5, 0.1, 2e9])
def test_readiness_of_a_draw_is_readiness_at_its_levels(core: float) -> None:
    """Whether the weights are whole, broken, or too large for a digit."""
    rules = replace(RULES, weights=Weights(core=core))
    draws = Draws(rated(ordering=2, vision=1, law=0).held, rules)
    columns = [draws.levels(skill) for skill in ("ordering", "vision", "law")]
    ready = draws.readiness(OWNER.requires)
    for found, *levels in zip(ready, *columns, strict=True):
        ordering, vision, law = levels
        met = core * min(3, ordering) + 2 * min(2, vision) + min(1, law)
        assert found == pytest.approx(met / (3 * core + 5))
    estimate = draws.estimate(OWNER.requires)
    low, high = tails(ready)
    assert (estimate.low, estimate.high) == (min(low, estimate.expected), max(high, estimate.expected))


def test_what_asks_nothing_is_met_in_every_draw() -> None:
    assert set(rated().readiness({})) == {1.0}


def test_skills_at_their_level_are_counted_in_each_draw() -> None:
    draws = rated(ordering=3, vision=1)
    counted = draws.counts({"ordering": 3, "vision": 2})
    columns = zip(draws.levels("ordering"), draws.levels("vision"), strict=True)
    assert counted == [(ordering >= 3) + (vision >= 2) for ordering, vision in columns]


def test_tails_leave_out_a_tenth_on_either_side() -> None:
    assert tails([float(n) for n in range(500)]) == (50.0, 450.0)
    assert tails([3.0]) == (3.0, 3.0)


def test_each_weight_varies_between_a_half_and_two() -> None:
    for column, weight in zip(weight_columns(RULES, ("near", "wish")), (0.25, 0.30), strict=True):
        assert len(column) == RULES.draws
        assert weight / 2 <= min(column) < weight * 0.6
        assert weight * 1.7 < max(column) <= weight * 2
    fixed = replace(RULES, vary=1)
    assert set(weight_columns(fixed, ("near",))[0]) == {0.25}


def test_a_level_that_settles_the_outcome_explains_all_of_it_and_one_beside_it_nothing() -> None:
    draws = rated(ordering=2, vision=2)
    high = [level >= 2 for level in draws.levels("ordering")]
    parts = draws.explained(("ordering", "vision"), high)
    assert parts["ordering"] == pytest.approx(1)
    assert parts["vision"] < 0.02
    assert draws.explained(("ordering",), [True] * RULES.draws) == {"ordering": 0.0}


@given(CHANCES, st.integers(0, 5))
def test_what_a_level_explains_is_the_variance_between_its_groups(
    parts: list[int], more: int
) -> None:
    chances = tuple(part / sum(parts) for part in parts)
    draws = Draws({"ordering": Belief(0, 2, 4, "rated", chances)}, RULES)
    levels = draws.levels("ordering")
    outcome = [(3 * draw + level) % 7 > more for draw, level in enumerate(levels)]
    mean = sum(outcome) / len(outcome)
    groups: dict[int, list[bool]] = {}
    for level, happens in zip(levels, outcome, strict=True):
        groups.setdefault(level, []).append(happens)
    between = sum(len(group) * (sum(group) / len(group) - mean) ** 2 for group in groups.values())
    whole = mean * (1 - mean) * len(outcome)
    expected = between / whole if whole else 0.0
    assert draws.explained(["ordering"], outcome)["ordering"] == pytest.approx(expected)
