"""The built-in kits and doubts: what a coach could sign, and what a person could do."""

import re
from collections.abc import Iterator
from math import fsum
from typing import get_args

import pytest

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Kit, KitFor, Text

CATALOG = load_catalog()
KITS = CATALOG.kits.values()
DOUBTS = CATALOG.doubts.values()
MOVES = [kit for kit in KITS if kit.for_ not in {"load-too-much", "stay"}]
WEEKS = range(1, 14)
SLOTS = {"{role}", "{skill}", "{date}"}


def spoken(kit: Kit) -> Iterator[Text]:
    """Every sentence of the kit that somebody is to say."""
    for check in kit.checks:
        yield from filter(None, (check.words, check.if_no))
    for step in kit.steps:
        yield from filter(None, (step.ask,))
    for say in kit.say:
        yield from filter(None, (say.words, say.if_no))


def hours_until(kit: Kit, week: int) -> float:
    """Hours of the checks and steps that are due by the end of a week."""
    minutes = sum(check.minutes for check in kit.checks if (check.by_day or 1) <= 7 * week)
    return minutes / 60 + fsum(step.hours for step in kit.steps if step.week <= week)


def test_each_kind_of_move_has_one_kit() -> None:
    assert sorted(kit.for_ for kit in KITS) == sorted(get_args(KitFor))


def test_a_kit_fits_into_three_hours_a_week() -> None:
    for kit in KITS:
        assert all(hours_until(kit, week) <= 3 * week for week in WEEKS), kit.id
        assert hours_until(kit, WEEKS[-1]) <= 31, kit.id
        assert all(step.week in WEEKS for step in kit.steps), kit.id


def test_a_check_says_whom_to_ask_what_and_by_when_in_the_first_ten_days() -> None:
    for kit in KITS:
        days = [check.by_day or 11 for check in kit.checks]
        assert max(days) <= 10, kit.id
        assert all(check.with_ and check.words for check in kit.checks), kit.id


def test_a_step_can_be_begun_and_seen_to_be_done() -> None:
    for kit in KITS:
        for step in kit.steps:
            assert step.done_when, step.what
            assert step.first_step is not None, step.what
            assert step.first_step.with_, step.what
            assert 30 <= step.first_step.minutes <= min(90, 60 * step.hours), step.what


def test_two_to_four_steps_stay_if_there_is_less_time_and_every_gate_is_among_them() -> None:
    for kit in MOVES:
        assert 2 <= sum(step.must for step in kit.steps) <= 4, kit.id
        assert all(step.must for step in kit.steps if step.gate), kit.id


@pytest.mark.parametrize(
    "move",
    [
        "sideways-in-house",
        "new-employer",
        "independent",
        "found-a-company",
        "step-back",
        "post-ends",
    ],
)
def test_what_needs_permission_has_a_gate(move: KitFor) -> None:
    (kit,) = [kit for kit in KITS if kit.for_ == move]
    assert any(check.gate for check in kit.checks) or any(step.gate for step in kit.steps)


def test_while_a_post_is_in_question_results_talks_and_paper_are_worth_doing() -> None:
    (kit,) = [kit for kit in KITS if kit.for_ == "post-ends"]
    assert [step.week for step in kit.steps if step.either_way] == [2, 3, 5]


def test_whoever_applied_in_vain_begins_with_the_paper_or_the_interview() -> None:
    (kit,) = [kit for kit in KITS if kit.for_ == "new-employer"]
    assert [step.after for step in kit.steps if step.after] == ["no-talk", "talks"]


def test_what_is_said_has_an_answer_to_a_no_and_no_slot_that_nothing_fills() -> None:
    for kit in KITS:
        assert kit.say, kit.id
        assert all(say.to and say.if_no for say in kit.say), kit.id
        assert {slot for text in spoken(kit) for slot in re.findall(r"\{.*?\}", text)} <= SLOTS, kit.id


def test_a_kit_has_a_day_of_decision_things_to_avoid_and_changes_of_plan() -> None:
    for kit in KITS:
        assert kit.stop is not None, kit.id
        assert kit.avoid, kit.id
        assert 2 <= len(kit.changes_advice) <= 3, kit.id
        for change in kit.changes_advice:
            assert len(change) < 110, change
            assert change.count(".") == 1, change  # one sentence
            assert change.endswith("."), change


@pytest.mark.parametrize("move", ["new-employer", "found-a-company", "post-ends"])
def test_nobody_tells_a_manager_or_hr_of_leaving(move: KitFor) -> None:
    (kit,) = [kit for kit in KITS if kit.for_ == move]
    told = [say.words for say in kit.say if say.to in {"manager", "hr", "decider"}]
    assert not [words for words in told if re.search(r"leav|looking|resign|{role}", words)]


def test_there_are_at_least_forty_doubts() -> None:
    assert len(DOUBTS) >= 40


def test_a_doubt_is_answered_in_a_line_and_in_sixty_words_with_something_to_do() -> None:
    for doubt in DOUBTS:
        assert doubt.asks.endswith("?"), doubt.id
        assert doubt.short is not None, doubt.id
        assert len(doubt.short) <= 76, doubt.id
        assert len(doubt.answer.split()) <= 60, doubt.id
        assert "his week" in doubt.answer, doubt.id


def test_a_doubt_rests_on_judgement_or_names_its_source() -> None:
    for doubt in DOUBTS:
        assert ("source" in doubt.basis) == bool(doubt.sources), doubt.id
        assert doubt.basis, doubt.id
