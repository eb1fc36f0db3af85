"""A check-in: which skills it asks about, and that it is the same conversation."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from ladder import LADDER, TODAY, ScriptedFace

from po_career import errors
from po_career.catalog.model import Action, Span
from po_career.interview.check_in import MOST, skills_to_check
from po_career.interview.conversation import Kept, interview
from po_career.interview.one_rating import Given, ask_rating
from po_career.interview.question import Outcome, Signal
from po_career.profile.growth import with_done, with_plan
from po_career.profile.history import recorded
from po_career.profile.model import KeptPlan, Profile, Rating

LONG_AGO, LATER = date(2026, 2, 1), date(2026, 6, 1)
ACTIONS = {
    key: Action(key, f"Do {key}", "practice", Span(10), {skill: level})
    for key, skill, level in (("guide", "mentoring", 2), ("sort", "ordering", 3), ("map", "roadmapping", 3), ("deal", "negotiation", 3))
}
WORLD = replace(LADDER, actions=ACTIONS, rules=replace(LADDER.rules, at_once=1))
SENIOR = WORLD.roles["senior"]
"""Asks ordering 3, roadmapping 3, negotiation 3, all core, and mentoring 2."""
EVERYTHING = Profile(
    role="owner",
    ratings={
        "ordering": (Rating(2, on=LATER),),
        "roadmapping": (Rating(2, on=LONG_AGO),),
        "negotiation": (Rating(1),),
        "mentoring": (Rating(1, on=LATER),),
    },
)


def asked(profile: Profile, most: int = MOST) -> tuple[str, ...]:
    return skills_to_check(WORLD, profile, SENIOR, TODAY, most)


def test_the_oldest_ratings_come_first_and_one_without_a_day_is_the_oldest() -> None:
    assert asked(EVERYTHING) == ("negotiation", "roadmapping", "ordering", "mentoring")  # of one day the core skill first


def test_what_an_action_was_meant_to_bring_comes_before_all_once_it_is_done() -> None:
    done = recorded(EVERYTHING, with_done(EVERYTHING, "guide"), TODAY)
    assert asked(done)[0] == "mentoring"
    sure = replace(done, ratings={**done.ratings, "mentoring": (Rating(2, on=TODAY - timedelta(days=1)),)})
    assert asked(sure)[-1] == "mentoring"  # no gap any more


def test_then_come_the_skills_of_the_actions_that_are_next_in_the_kept_plan() -> None:
    planned = with_plan(EVERYTHING, KeptPlan("senior", {"sort": LATER, "map": TODAY}), LONG_AGO)
    assert asked(planned)[0] == "ordering"
    assert asked(recorded(planned, with_done(planned, "sort"), LONG_AGO))[0] == "roadmapping"  # rated since sort was done


def test_unrated_skills_and_old_ratings_take_turns() -> None:
    two = replace(EVERYTHING, ratings={key: EVERYTHING.ratings[key] for key in ("ordering", "mentoring")})
    # negotiation is unknown, 0 to 2; roadmapping is assumed from the role, 1 to 2
    assert asked(two) == ("negotiation", "ordering", "roadmapping", "mentoring")


def test_what_was_answered_today_is_left_out_and_so_is_what_the_role_does_not_ask() -> None:
    today = replace(EVERYTHING, ratings={**EVERYTHING.ratings, "ordering": (Rating(2, on=TODAY),), "metrics": (Rating(1),)})
    assert asked(today) == ("negotiation", "roadmapping", "mentoring")
    assert asked(EVERYTHING, 2) == ("negotiation", "roadmapping")


class Talk:
    """A check-in about two skills, and what was saved on the way."""

    def __init__(self, outcomes: Iterable[Outcome], profile: Profile = EVERYTHING) -> None:
        self.face = ScriptedFace(iter(outcomes))
        self.saved: list[Profile] = []
        kept = Kept(self.saved.append, "me.yaml", "po-career check-in")
        self.profile = interview(self.face, WORLD, profile, TODAY, kept, only=("roadmapping", "ordering"))


def test_the_last_answer_is_preselected_and_keeping_it_renews_its_day() -> None:
    talk = Talk(["2", "2"])
    assert [(question.default, question.default_label) for question in talk.face.asked] == [("2", "2 Working")] * 2
    assert talk.face.asked[0].hint.endswith("Your last answer, of 1 Feb 2026: 2 Working.")
    assert talk.profile.ratings["roadmapping"] == (Rating(2, on=TODAY),)
    assert len(talk.saved) == 2


def test_only_those_skills_are_asked_and_the_opening_says_what_enter_does() -> None:
    talk = Talk(["1", "2"], replace(EVERYTHING, hours_per_week=None, months_in_role=None))
    assert [question.title.split(":")[0] for question in talk.face.asked] == ["Roadmapping", "Ordering"]
    assert talk.face.said[0].startswith("2 questions, about a minute. Enter keeps an earlier answer and renews its day")
    assert talk.profile.hours_per_week is None  # a check-in invents no hours
    assert not any("full" in line for line in talk.face.said)


def test_a_higher_level_asks_for_an_example_and_back_goes_to_the_answer_before() -> None:
    talk = Talk(["3", "Led the yearly map", Signal.BACK, Signal.BACK, "2", "2"])
    assert [question.title.split(":")[0] for question in talk.face.asked] == [
        "Roadmapping",
        *["Roadmapping"],
        "Ordering",
        *["Roadmapping"] * 2,
        "Ordering",
    ]
    assert talk.profile.ratings["roadmapping"] == (Rating(2, on=TODAY),)


def test_enough_ends_it_and_what_was_not_asked_stays_as_it_was() -> None:
    talk = Talk(["1", Signal.STOP])
    assert talk.profile.ratings["ordering"] == EVERYTHING.ratings["ordering"]


def test_who_leaves_keeps_the_answers_and_hears_how_to_go_on() -> None:
    with pytest.raises(errors.Interrupted, match="po-career check-in goes on from there"):
        Talk(["1", Signal.LEAVE])


def one(outcomes: Iterable[Outcome], by: str = "self", evidence: str | None = None) -> tuple[Given | None, ScriptedFace]:
    face = ScriptedFace(iter(outcomes))
    return ask_rating(face, WORLD, EVERYTHING, "roadmapping", "other" if by == "other" else "self", evidence), face


def test_one_rating_is_asked_with_its_sentences_and_its_last_answer() -> None:
    given, face = one(["2"])
    assert given == Given(2, None)
    assert (face.asked[0].default, len(face.asked[0].options), len(face.asked)) == ("2", 5, 1)


def test_one_rating_asks_for_an_example_unless_it_was_given() -> None:
    assert one(["3", "Led one"])[0] == Given(3, "Led one")
    assert one(["3", Signal.SKIP])[0] == Given(3, None)
    assert one(["3", Signal.BACK, "1"])[0] == Given(1, None)
    assert one(["3", "-"])[0] == Given(3, "")
    assert one(["3"], evidence="Led two")[0] == Given(3, "Led two")


def test_somebody_elses_view_is_asked_in_other_words_and_not_preselected_by_ones_own() -> None:
    _, face = one(["2"], by="other")
    assert face.asked[0].title == "Roadmapping: which sentence does the other person say of you?"
    assert face.asked[0].default is None


@pytest.mark.parametrize("signal", [Signal.UNSURE, Signal.BACK, Signal.STOP])
def test_who_would_rather_not_say_records_nothing(signal: Signal) -> None:
    given, face = one([signal])
    assert (given, face.said) == (None, ["Nothing was recorded."])


def test_who_leaves_one_rating_records_nothing() -> None:
    with pytest.raises(errors.Interrupted, match="nothing was recorded"):
        one([Signal.LEAVE])
