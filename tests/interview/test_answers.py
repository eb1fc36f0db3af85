"""What an answer makes of a profile."""

from datetime import date

import pytest
from ladder import LADDER, TODAY

from po_career.errors import UsageError
from po_career.interview.answers import answered, only_answers
from po_career.interview.question import Outcome, Signal
from po_career.interview.question_topic import Topic
from po_career.interview.wording import question_about, told
from po_career.profile.model import FormerRole, Profile, Rating

NEGOTIATION = Topic("level", "negotiation")
EXAMPLE = Topic("example", "negotiation")
RATED = Profile(ratings={"negotiation": (Rating(3, on=date(2026, 1, 1), evidence="Sales"),)})


def after(profile: Profile, topic: Topic, outcome: Outcome) -> Profile:
    return answered(LADDER, profile, topic, outcome, TODAY)


def test_a_rating_has_the_day_on_which_it_was_given() -> None:
    assert after(Profile(), NEGOTIATION, "2").ratings == {"negotiation": (Rating(2, on=TODAY),)}


def test_an_example_stays_while_the_level_wants_one() -> None:
    assert after(RATED, NEGOTIATION, "4").ratings["negotiation"] == (Rating(4, on=TODAY, evidence="Sales"),)
    assert after(RATED, NEGOTIATION, "2").ratings["negotiation"] == (Rating(2, on=TODAY),)


def test_an_example_can_be_taken_back() -> None:
    assert after(RATED, EXAMPLE, "-").ratings["negotiation"][0].evidence is None
    assert after(RATED, EXAMPLE, Signal.SKIP).ratings["negotiation"][0].evidence is None


def test_an_example_is_one_line_and_never_steers_a_terminal() -> None:
    assert after(RATED, EXAMPLE, "two\n lines \x1b[31m").ratings["negotiation"][0].evidence == r"two lines \x1b[31m"


def test_not_sure_takes_back_an_earlier_rating() -> None:
    assert after(RATED, NEGOTIATION, Signal.UNSURE) == Profile(left_open=("ratings.negotiation",))


def test_an_answer_closes_what_was_left_open() -> None:
    assert after(Profile(left_open=("ratings.negotiation", "target")), NEGOTIATION, "1").left_open == ("target",)
    assert after(Profile(role="owner", left_open=("months_in_role",)), Topic("months"), "0").left_open == ()


@pytest.mark.parametrize("said", ["5", "-1", "two", "1.0", "¹", ""])
def test_a_level_beyond_the_scale_is_no_answer(said: str) -> None:
    with pytest.raises(UsageError, match="is not a level: 0 to 4"):
        after(Profile(), NEGOTIATION, said)


def test_options_of_the_command_stay_out_of_what_is_saved() -> None:
    saved = Profile(role="owner", hours_per_week=4, ratings={"metrics": (Rating(1),), "ordering": (Rating(2),)})
    before = Profile(
        role="manager", hours_per_week=10, ratings={"metrics": (Rating(3),), "ordering": (Rating(2),)}
    )  # --role, --hours, --skill
    end = Profile(
        role="manager",
        hours_per_week=10,
        target=("head",),
        ratings={"metrics": (Rating(3),), "strategy": (Rating(1),)},
        left_open=("ratings.ordering",),
    )
    assert only_answers(saved, before, end) == Profile(
        role="owner",
        hours_per_week=4,
        target=("head",),
        ratings={"metrics": (Rating(1),), "strategy": (Rating(1),)},
        left_open=("ratings.ordering",),
    )


def test_the_time_before_in_roles_of_the_kind_is_a_former_time_in_the_role() -> None:
    analyst = FormerRole("analyst", months=30)
    first = after(Profile(role="owner", former_roles=(analyst,)), Topic("months"), "20, before that 3 years")
    assert (first.months_in_role, first.former_roles) == (20, (analyst, FormerRole("owner", months=36)))
    again = question_about(LADDER, first, Topic("months"), 1, 1)
    assert (again.default, again.default_label) == ("20, before that 36", "20 months, and 36 before")
    assert after(first, Topic("months"), again.default or "") == first
    assert told(LADDER, first, Topic("months")) == "Time in the role: 20 months, and 36 before"
    assert after(first, Topic("months"), "20").former_roles == (analyst,)
