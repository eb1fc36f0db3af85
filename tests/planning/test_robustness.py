"""How often the recommended step stays the same when ratings are off."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_decision import BUILT_IN, decision_in, rated, whole_rule
from tiny import catalog, person, role, way

from po_career.catalog.model import Rules
from po_career.planning.model import Belief
from po_career.planning.plan_model import HangsOn, Otherwise, Robustness
from po_career.planning.robustness import DRAWS, robustness_of
from po_career.planning.situation import situation_of
from po_career.profile.model import Profile, Rating

DAY = date(2026, 11, 24)
RATING_ERROR = Rules().rating_error
SKILLS = ["ask", "build", "count"]
WORLD = catalog([role("left", {}), role("right", {})], skills=SKILLS)
HELD = {"ask": rated(2), "build": rated(0), "count": Belief(0, 0, 2, "unknown")}


def robust(decide: Mapping[int, str], error: Mapping[int, float] = RATING_ERROR) -> Robustness:
    """Robustness of "left" where the role hangs on the level of `ask` alone."""
    found = robustness_of(WORLD, HELD, "left", lambda changes: decide[changes.get("ask", HELD["ask"]).expected], error=error)
    assert found is not None
    return found


def test_where_nothing_is_rated_there_is_nothing_to_say() -> None:
    assert robustness_of(WORLD, {"count": HELD["count"]}, "left", lambda _: "left") is None


def test_where_every_answer_leads_to_the_same_step_it_is_the_same_in_all_draws() -> None:
    found = robust(dict.fromkeys(range(5), "left"))
    assert (found.same, found.draws_same, found.cases, found.cases_same) == (1, DRAWS, 3, 3)  # ask 1 and 3, build 1: 0 has nothing below
    assert (found.hangs_on, found.otherwise) == ((), ())


def test_the_step_hangs_on_the_answer_that_changes_it() -> None:
    found = robust({0: "right", 1: "right", 2: "left", 3: "left", 4: "left"})
    lower = RATING_ERROR[-2] + RATING_ERROR[-1]
    assert found.cases_same == 2
    assert found.same == pytest.approx(1 - lower, abs=0.06)  # two standard errors of a share over 500 draws: 0.04
    assert [(one.skill, one.level, one.if_lower, one.if_higher) for one in found.hangs_on] == [("ask", 2, "right", "left")]
    assert found.hangs_on[0].changes == pytest.approx(lower / (1 - RATING_ERROR[0]), abs=0.08)
    assert found.otherwise == (Otherwise("right", "Right", (DRAWS - found.draws_same) / DRAWS),)


def test_a_level_at_the_end_of_the_scale_has_no_level_beyond() -> None:
    found = robustness_of(WORLD, {"build": rated(0)}, "left", lambda changes: "right" if changes else "left")
    assert found is not None
    up = RATING_ERROR[1] + RATING_ERROR[2]
    assert found.same == pytest.approx(1 - up, abs=0.04)
    assert found.hangs_on == (HangsOn("build", "Build", 0, 1.0, None, "right"),)


def test_ratings_that_are_never_off_change_nothing_but_the_single_cases() -> None:
    found = robust({0: "right", 1: "right", 2: "left", 3: "left", 4: "left"}, {0: 1.0})
    assert (found.same, found.cases_same) == (1, 2)
    assert [(one.skill, one.changes) for one in found.hangs_on] == [("ask", 0)]


def test_an_answer_that_has_no_say_is_not_named() -> None:
    """`build` is off in some of the draws that change, but the step changes as often when it is not."""
    assert [one.skill for one in robust({0: "left", 1: "left", 2: "left", 3: "right", 4: "right"}).hangs_on] == ["ask"]


def test_a_rating_that_changes_the_step_only_together_with_another_is_named() -> None:
    both = {"ask": rated(2), "build": rated(2)}
    found = robustness_of(WORLD, both, "left", lambda changes: "right" if len(changes) == 2 else "left")
    assert found is not None
    assert (found.cases, found.cases_same) == (4, 4)
    assert [(one.skill, one.if_lower, one.if_higher) for one in found.hangs_on] in (
        [("ask", "left", "left"), ("build", "left", "left")],
        [("build", "left", "left"), ("ask", "left", "left")],
    )


def test_the_chances_of_the_rating_error_sum_to_one_and_lean_down() -> None:
    assert sum(RATING_ERROR.values()) == pytest.approx(1)
    assert sum(shift * chance for shift, chance in RATING_ERROR.items()) == pytest.approx(-0.24)


@given(st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4), min_size=1), st.integers(0, 4))
@settings(max_examples=50, deadline=None)
def test_with_one_way_only_the_step_is_always_the_same(levels: dict[str, int], need: int) -> None:
    made_of = catalog([role("left", {}), role("right", {"ask": (need, "core")})], transitions=[way("left", "right")], skills=SKILLS)
    decision = decision_in(situation_of(made_of, person("left", **levels), DAY))
    found = robustness_of(made_of, decision.tally.held, decision.role(), decision.role)
    assert found is not None
    assert (decision.alone, found.same, found.cases_same) == (True, 1, found.cases)


def test_the_quick_rule_agrees_with_the_whole_rule_on_draws_in_the_built_in_catalogue() -> None:
    """Estimated hours may tell roles apart that stand equally near in another way; the rest is exact."""
    needs = BUILT_IN.roles["product-owner"].requires
    ratings = {skill: (Rating(need.level),) for skill, need in needs.items()}
    situation = situation_of(BUILT_IN, Profile(role="product-owner", hours_per_week=4, ratings=ratings), DAY)
    decision = decision_in(situation)
    drawn: list[Mapping[str, Belief]] = []

    def decide(changes: Mapping[str, Belief]) -> str:
        drawn.append(changes)
        return decision.role(changes)

    assert robustness_of(BUILT_IN, situation.held, decision.role(), decide) is not None
    sample = drawn[::40]
    same = sum(decision.role(changes) == whole_rule(situation, changes) for changes in sample)
    assert same >= 0.9 * len(sample)


def test_the_answer_does_not_depend_on_the_order_of_a_mapping_or_the_seed_of_hashes() -> None:
    script = (
        "from test_robustness import HELD, WORLD\n"
        "from po_career.planning.robustness import robustness_of\n"
        "held = dict(reversed(HELD.items()))\n"
        "print(robustness_of(WORLD, held, 'left', lambda changes: 'right' if sum(b.expected for b in changes.values()) > 1 else 'left'))\n"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    here = robustness_of(WORLD, HELD, "left", lambda changes: "right" if sum(one.expected for one in changes.values()) > 1 else "left")
    assert {out.decode().strip() for out in found} == {str(here)}
