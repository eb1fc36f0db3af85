"""Gaps, their order and their shares."""

import pytest
from tiny import catalog, person, role

from po_career.planning.belief import beliefs
from po_career.planning.fit import gaps_of, no_regret

LEAD = role("lead", {"people": (2, "core"), "vision": (3, "core"), "metrics": (2, "important"), "art": (1, "useful"), "met": (1, "core")})


def test_gaps_stand_by_importance_and_then_by_their_share_of_what_is_missing() -> None:
    world = catalog([LEAD])
    gaps = gaps_of(LEAD, beliefs(world, person(people=1, vision=1, met=4)), world)
    # weighted levels missing: vision 3*2, people 3*1, metrics 2*2, art 1*1 = 14
    assert [(gap.skill, gap.share) for gap in gaps] == [
        ("vision", pytest.approx(6 / 14)),
        ("people", pytest.approx(3 / 14)),
        ("metrics", pytest.approx(4 / 14)),
        ("art", pytest.approx(1 / 14)),
    ]
    assert sum(gap.share for gap in gaps) == pytest.approx(1)


def test_a_gap_says_why_with_its_numbers() -> None:
    world = catalog([LEAD])
    gap = next(gap for gap in gaps_of(LEAD, beliefs(world, person(people=1)), world) if gap.skill == "people")
    assert gap.because[0].inputs == {"need": 2, "expected": 1, "basis": "evidence"}
    assert gap.because[0].value == 1


def test_a_role_that_is_met_has_no_gaps() -> None:
    world = catalog([LEAD])
    assert gaps_of(LEAD, beliefs(world, person(people=4, vision=4, metrics=4, art=4, met=4)), world) == ()


def test_no_regret_skills_are_gaps_of_every_role() -> None:
    other = role("other", {"people": (1, "important"), "metrics": (1, "useful")})
    world = catalog([LEAD, other])
    held = beliefs(world, person())
    assert no_regret([gaps_of(LEAD, held, world), gaps_of(other, held, world)]) == ("people",)  # metrics is only useful there
    assert no_regret([]) == ()
