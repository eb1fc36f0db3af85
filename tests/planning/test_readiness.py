"""Readiness, verdicts and fit, computed by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import catalog, person, role

from po_career.catalog.model import Rules, VerdictRule, Weights
from po_career.planning.belief import beliefs
from po_career.planning.fit import strengths_kept, strengths_left
from po_career.planning.readiness import (
    core_missing,
    readiness,
    verdict,
    verdict_of,
)

RULES = Rules()
SENIOR = role(
    "senior", {"roadmapping": (3, "core"), "metrics": (2, "important"), "writing": (1, "useful")}
)
LEVELS = st.dictionaries(
    st.sampled_from(["roadmapping", "metrics", "writing", "cooking"]), st.integers(0, 4)
)


def test_strength_in_one_skill_does_not_pay_for_a_gap_in_another() -> None:
    assert readiness(SENIOR.requires, {"roadmapping": 4, "metrics": 0}, RULES) == pytest.approx(
        9 / 14
    )  # 3*3 of 3*3 + 2*2 + 1*1


def test_a_role_that_asks_nothing_is_met() -> None:
    assert readiness({}, {}, RULES) == 1.0
    assert core_missing({}, {}) == 0.0


def test_weights_come_from_the_rules() -> None:
    flat = Rules(weights=Weights(core=1, important=1, useful=1))
    assert readiness(SENIOR.requires, {"roadmapping": 3}, flat) == pytest.approx(3 / 6)


def test_what_is_asked_may_be_any_requirements() -> None:
    asks = {"roadmapping": SENIOR.requires["roadmapping"], "metrics": SENIOR.requires["metrics"]}
    assert readiness(asks, {"roadmapping": 2}, RULES) == pytest.approx(6 / 13)
    assert core_missing(asks, {"roadmapping": 2}) == pytest.approx(1 / 3)
    assert verdict_of(asks, {"roadmapping": 3, "metrics": 1}, RULES) == "within reach"  # 11 of 13
    assert verdict_of(asks, {"roadmapping": 3, "metrics": 2}, RULES) == "ready"


def test_what_is_absent_is_not_there_at_all() -> None:
    assert readiness(SENIOR.requires, {}, RULES) == 0.0
    assert core_missing(SENIOR.requires, {}) == 1.0
    assert core_missing(SENIOR.requires, {"roadmapping": 4}) == 0.0  # and more than is asked pays for nothing
    two = {**SENIOR.requires, "people": SENIOR.requires["roadmapping"]}
    assert core_missing(two, {"roadmapping": 4, "people": 1}) == pytest.approx(2 / 6)


@given(levels=LEVELS, skill=st.sampled_from(["roadmapping", "metrics", "writing"]))
def test_learning_never_lowers_readiness(levels: dict[str, int], skill: str) -> None:
    better = levels | {skill: min(4, levels.get(skill, 0) + 1)}
    assert 0 <= readiness(SENIOR.requires, levels, RULES) <= readiness(SENIOR.requires, better, RULES) <= 1


@pytest.mark.parametrize(
    ("ready", "core", "word"),
    [
        (0.85, 0.0, "ready"),
        (0.99, 0.01, "within reach"),  # one core level is missing
        (0.65, 0.30, "within reach"),
        (0.649, 0.0, "a stretch"),
        (0.45, 0.55, "a stretch"),
        (0.9, 0.56, "far"),
        (0.449, 0.0, "far"),
    ],
)
def test_a_verdict_needs_both_of_its_limits(ready: float, core: float, word: str) -> None:
    assert verdict(ready, core, RULES) == word


def test_a_role_without_core_skills_is_judged_by_readiness_alone() -> None:
    soft = role("soft", {"metrics": (2, "important")})
    assert core_missing(soft.requires, {}) == 0.0
    assert (
        verdict(readiness(soft.requires, {"metrics": 2}, RULES), core_missing(soft.requires, {"metrics": 2}), RULES)
        == "ready"
    )


def test_verdicts_come_from_the_rules() -> None:
    kind = Rules(verdicts=(VerdictRule("ready", readiness=0.1, core_missing=1),))
    assert verdict(0.2, 0.9, kind) == "ready"
    assert verdict(0.05, 0.0, kind) == "far"


def test_strengths_are_kept_where_asked_and_left_where_not() -> None:
    held = beliefs(
        catalog([SENIOR], skills=["cooking", "singing"]),
        person(roadmapping=2, metrics=4, writing=4, cooking=3, singing=2),
    )
    assert strengths_kept(SENIOR, held) == (
        "roadmapping",
        "metrics",
    )  # both use two levels; core first; useful ones are not named
    assert strengths_left(SENIOR, held, 4) == ("cooking",)  # singing is not above half the scale
