"""What a person records: the rules of a rating over time."""

from datetime import date

import pytest

from po_career.catalog.model import Catalog, Identity, Scale, ScaleLevel, Skill
from po_career.errors import UsageError
from po_career.profile.growth import with_rated
from po_career.profile.history import recorded, undone
from po_career.profile.model import LONGEST_WORDS, Profile, Rating

SCALE = Scale(tuple(ScaleLevel(level, name) for level, name in enumerate(("Not yet", "Awareness", "Working", "Practitioner", "Expert"))))
WORLD = Catalog(catalog=Identity("tiny"), scale=SCALE, roles={}, skills={"ordering": Skill("ordering", "Ordering")}, actions={})
MAR, JUN = date(2026, 3, 1), date(2026, 6, 1)


def rate(profile: Profile, level: int, on: date, evidence: str | None = None, by: str = "self") -> Profile:
    after = with_rated(WORLD, profile, "ordering", level, evidence=evidence, by="other" if by == "other" else "self", on=on)
    return recorded(profile, after, on)


def test_a_rating_takes_the_place_of_the_one_before_and_of_a_question_left_open() -> None:
    profile = rate(rate(Profile(left_open=("ratings.ordering", "target")), 1, MAR), 2, JUN)
    assert profile.ratings == {"ordering": (Rating(2, on=JUN),)}
    assert profile.left_open == ("target",)
    assert [event.was and event.was.level for event in profile.history] == [None, 1]


def test_another_view_stands_beside_ones_own() -> None:
    profile = rate(rate(Profile(), 1, JUN), 3, MAR, by="other")  # each rater has days of their own
    assert [(one.by, one.level) for one in profile.ratings["ordering"]] == [("self", 1), ("other", 3)]


def test_an_older_day_cannot_replace_a_younger_rating_nor_go_behind_one_that_was_taken_away() -> None:
    profile = rate(Profile(), 2, JUN)
    with pytest.raises(UsageError, match="2026-06-01"):
        rate(profile, 1, MAR)
    assert rate(profile, 1, JUN).ratings["ordering"][0].level == 1  # the same day may be put right
    gone = Profile(history=(*profile.history, *recorded(profile, Profile(history=profile.history), JUN).history[1:]))
    with pytest.raises(UsageError, match="later rating"):
        rate(gone, 1, MAR)


def test_after_undo_the_older_day_is_free_again() -> None:
    before = undone(rate(Profile(), 2, JUN))
    assert before is not None
    assert rate(before[0], 1, MAR).ratings["ordering"][0].on == MAR


def test_a_hand_written_rating_without_a_day_may_be_replaced_on_any_day() -> None:
    assert rate(Profile(ratings={"ordering": (Rating(3),)}), 2, MAR).ratings["ordering"] == (Rating(2, on=MAR),)


@pytest.mark.parametrize(
    ("level", "evidence", "kept"),
    [(3, None, "led one"), (4, None, None), (2, None, None), (3, "", None), (4, "led three", "led three")],
)
def test_an_earlier_example_stays_for_a_level_that_it_still_shows(level: int, evidence: str | None, kept: str | None) -> None:
    assert rate(rate(Profile(), 3, MAR, "led one"), level, JUN, evidence).ratings["ordering"][0].evidence == kept


def test_an_example_is_one_printable_line_of_a_length_that_a_person_writes() -> None:
    assert rate(Profile(), 3, MAR, " led\n\ta \x1b[31mteam ").ratings["ordering"][0].evidence == r"led a \x1b[31mteam"
    with pytest.raises(UsageError, match="501 characters"):
        rate(Profile(), 3, MAR, "x" * (LONGEST_WORDS + 1))
