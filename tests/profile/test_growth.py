"""What a person records: the rules of a rating over time."""

from datetime import date

import pytest

from po_career.catalog.model import Catalog, Identity, Scale, ScaleLevel, Skill
from po_career.errors import UsageError
from po_career.profile.chapters import gone_beside, half_done, is_marked, marks
from po_career.profile.growth import (
    with_done,
    with_entry_done,
    with_not_done,
    with_rated,
    without_rating,
)
from po_career.profile.history import as_of, recorded, undone
from po_career.profile.model import LONGEST_WORDS, Event, KeptAction, KeptPlan, Profile, Rating

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


def test_a_rating_is_taken_away_and_that_of_the_other_stays() -> None:
    both = rate(rate(Profile(), 1, MAR), 3, MAR, by="other")
    gone = without_rating(WORLD, both, "ordering", by="self", on=JUN)
    assert [(one.by, one.level) for one in gone.ratings["ordering"]] == [("other", 3)]
    after = recorded(both, gone, JUN)
    assert after.history[-1] == Event(JUN, skill="ordering", was=Rating(1, on=MAR))
    assert as_of(after, MAR).ratings == both.ratings
    assert without_rating(WORLD, gone, "ordering", by="other", on=JUN).ratings == {}
    with pytest.raises(UsageError, match="later rating"):
        without_rating(WORLD, rate(Profile(), 1, JUN), "ordering", by="self", on=MAR)


def test_what_was_never_rated_or_done_has_nothing_to_take_away() -> None:
    assert without_rating(WORLD, Profile(), "ordering", by="self", on=JUN) == Profile()
    for entry in ("read", "offer", "half:read", "kit:any:1"):
        assert with_not_done(Profile(), entry, JUN) == Profile()


def test_an_action_that_is_not_done_after_all_is_open_again_and_may_be_done_again() -> None:
    done = recorded(Profile(), with_done(Profile(), "read"), MAR)
    not_done = with_not_done(done, "read", JUN)
    assert (not_done.done, not_done.history[-1]) == ((), Event(JUN, not_done="read"))
    assert is_marked(not_done, "read", "done") is None
    assert as_of(not_done, MAR).done == ("read",)
    assert recorded(not_done, with_done(not_done, "read"), JUN).done == ("read",)
    with pytest.raises(UsageError, match="2026-06-01"):
        with_not_done(recorded(Profile(), with_done(Profile(), "read"), JUN), "read", MAR)


@pytest.mark.parametrize("entry", ["offer", "door", "kit:any:1", "half:read"])
def test_what_only_the_history_knows_as_done_is_taken_away_there(entry: str) -> None:
    action = KeptAction(entry.removeprefix("half:"), half=entry.startswith("half:"))
    kept = Event(MAR, plan=KeptPlan("lead", until=JUN, actions=(action,)))
    done = with_entry_done(Profile(history=(kept,)), entry, MAR)
    state = marks(done, kept, MAR)[action.id].state
    gone = with_not_done(done, entry, JUN)
    assert (state, marks(gone, kept, MAR)[action.id].state) == ("done", "open")
    assert gone.done == ()
    assert gone_beside(gone, JUN) == set()
    assert half_done(gone) == frozenset()
    assert (as_of(gone, MAR), undone(gone)) == (done, (done, gone.history[-1]))
    again = with_entry_done(gone, entry, JUN)
    assert marks(again, kept, JUN)[action.id].state == "done"
