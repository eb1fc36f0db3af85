"""The two questions of `fit`: the role held, and the track of somebody who holds none."""

from dataclasses import replace

import pytest
from ladder import LADDER, ScriptedFace

from po_career.catalog.model import Catalog, Track
from po_career.errors import Interrupted
from po_career.interview.question import Outcome, Signal
from po_career.interview.question_topic import NONE
from po_career.interview.role_or_track import Place, ask_role_or_track
from po_career.profile.model import Profile, Rating

NOBODY = Profile(ratings={"talk": (Rating(2),)})
WITH_TRACKS = replace(LADDER, tracks=(Track("craft", "Craft"), Track("people", "People")))


def asked(*outcomes: Outcome, catalog: Catalog = WITH_TRACKS) -> tuple[Place, list[str]]:
    face = ScriptedFace(iter(outcomes))
    place = ask_role_or_track(face, catalog, NOBODY)
    return place, [question.title for question in face.asked]


def test_whoever_names_a_role_is_not_asked_for_a_track() -> None:
    place, titles = asked("owner")
    assert place == Place(replace(NOBODY, role="owner"), None)
    assert titles == ["Which role are you in today?"]


@pytest.mark.parametrize("none", [NONE, Signal.SKIP])
def test_whoever_names_none_is_asked_for_a_track(none: Outcome) -> None:
    place, titles = asked(none, "people")
    assert place == Place(NOBODY, "people")
    assert titles[1:] == ["Which of these is your work most like?"]


def test_no_role_and_no_track_leaves_both_unknown() -> None:
    assert asked(NONE, NONE)[0] == Place(NOBODY, None)


def test_a_ladder_without_tracks_is_not_asked_for_one() -> None:
    assert asked(NONE, catalog=replace(LADDER, tracks=()))[0] == Place(NOBODY, None)


def test_to_leave_ends_the_command() -> None:
    with pytest.raises(Interrupted):
        asked(Signal.LEAVE)


def test_without_any_rating_a_track_would_rank_nothing_and_is_not_asked_for() -> None:
    face = ScriptedFace(iter([NONE]))
    assert ask_role_or_track(face, WITH_TRACKS, Profile()) == Place(Profile(), None)
