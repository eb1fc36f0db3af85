"""The conversation on a scripted face: what is asked, in which order, and what is kept."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from ladder import LADDER, TODAY, ScriptedFace, with_levels

from po_career import errors
from po_career.catalog.model import Catalog, Requirement, Role, Skill
from po_career.errors import FileAccessError
from po_career.interview.conversation import Kept, interview
from po_career.interview.pick import DEFAULT_LIMIT
from po_career.interview.question import Outcome, Signal
from po_career.profile.model import Profile, Rating

BASICS = ("owner", "20", "4", "")
NEWCOMER = Profile()
TOWARD = ("owner", "20", "4", "senior")
"""With a target, the skills and their order are the same whatever is answered: negotiation, ordering, mentoring, roadmapping."""
AIMING = Profile(role="owner", months_in_role=20, hours_per_week=4, target=("senior",))
SETTLED = Profile(role="owner", months_in_role=20, hours_per_week=4, left_open=("target",))


class Talk:
    """One interview with its face, its end, and everything that was saved on the way."""

    def __init__(self, outcomes: Iterable[Outcome], profile: Profile = NEWCOMER, catalog: Catalog = LADDER, *, full: bool = False) -> None:
        self.face = ScriptedFace(iter(outcomes))
        self.saved: list[Profile] = []
        self.kept = Kept(self.saved.append, "/home/kim/profile.yaml")
        self.profile = interview(self.face, catalog, profile, TODAY, self.kept, full=full)

    @property
    def titles(self) -> list[str]:
        return [question.title for question in self.face.asked]


def test_role_time_hours_and_target_come_first_and_then_a_plan_can_be_had() -> None:
    talk = Talk([*BASICS, Signal.STOP])
    assert talk.titles[:4] == [
        "Which role are you in today?",
        "How long have you been in this role (Product Owner)?",
        "How many hours a week can you give to your development?",
        "Is there a role that you want to reach in the end?",
    ]
    assert talk.profile == SETTLED
    assert "That is enough for a plan" in talk.face.said[-2]
    assert talk.face.said[-1] == "Your answers are in /home/kim/profile.yaml."


def test_the_opening_says_how_much_is_to_come_and_that_nothing_leaves_the_machine() -> None:
    talk = Talk([*BASICS, Signal.STOP])
    assert talk.face.said[0].startswith("About 10 questions, about 2 minutes; after the first four, q shows the plan")
    assert talk.face.said[0].endswith("Your answers stay on this machine.")  # 4 and 6 skills


def test_skills_follow_as_sentences_and_a_high_level_asks_for_an_example() -> None:
    talk = Talk([*TOWARD, "3", "Moved the launch date with sales", "2", Signal.STOP])
    assert talk.titles[4:] == [
        "Influence and negotiation: which sentence is true of you today?",
        "Influence and negotiation: one example from the last twelve months",
        "Ordering: which sentence is true of you today?",
        "Mentoring: which sentence is true of you today?",
    ]
    assert talk.profile.ratings == {
        "negotiation": (Rating(3, on=TODAY, evidence="Moved the launch date with sales"),),
        "ordering": (Rating(2, on=TODAY),),
    }
    assert talk.face.said[-4:-1] == [
        "Influence and negotiation: 3 Practitioner",
        "  example: Moved the launch date with sales",
        "Ordering: 2 Working",
    ]


def test_questions_are_counted_and_an_example_belongs_to_its_level() -> None:
    talk = Talk([*BASICS, "4", Signal.SKIP, Signal.STOP])
    assert [(question.number, question.about) for question in talk.face.asked] == [(n, 10) for n in (1, 2, 3, 4, 5, 5, 6)]


def test_each_question_follows_from_the_answers_before() -> None:
    # Without a role every role is a candidate, so there is more than one rival.
    some, few = (Talk(["", "4", "", level, level, Signal.STOP]) for level in "21")
    assert (
        some.titles[3:5]
        == few.titles[3:5]
        == [f"{skill}: which sentence is true of you today?" for skill in ("Metrics", "Product strategy")]
    )
    assert some.titles[5].startswith("Roadmapping")
    assert few.titles[5].startswith("Ordering")


def test_it_stops_by_itself_once_no_answer_would_change_the_step_and_says_so() -> None:
    talk = Talk([*BASICS, "0", "0", "0", "0"])  # no answer about mentoring and ordering leads to manager then
    assert len(talk.profile.ratings) == 4
    assert talk.face.said[-2] == (
        "No further answer would change the next step, as far as its range goes; po-career plan --full asks the rest."
    )
    assert Talk([], talk.profile).face.said == []


def test_it_says_that_there_is_more_where_it_ends_at_its_limit_and_nothing_where_all_is_answered() -> None:
    every = [f"s{number:02}" for number in range(DEFAULT_LIMIT + 1)]
    target = Role("far", "Far", {skill: Requirement(2) for skill in every})
    world = replace(LADDER, skills={skill: Skill(skill, skill) for skill in every}, roles={**LADDER.roles, "far": target})
    talk = Talk(["1"] * DEFAULT_LIMIT, replace(AIMING, role="analyst", target=("far",)), world)
    assert (
        talk.face.said[-2]
        == "Those were the questions that tell most. The rest may still change the plan: po-career plan --full asks them."
    )
    assert not any("tell most" in line for line in Talk([*TOWARD, "0", "1", "2", "0"]).face.said)


def test_full_asks_every_skill_and_says_nothing_of_an_end() -> None:
    talk = Talk([*BASICS, *["0"] * 6], full=True)
    assert len(talk.profile.ratings) == 6
    assert not any("No further answer" in line for line in talk.face.said)


def test_going_back_and_answering_the_same_leads_to_the_same_questions() -> None:
    talk = Talk([*BASICS, "2", "1", "1", Signal.BACK, Signal.BACK, "1", "1", Signal.STOP])
    assert talk.titles[8:11] == [talk.titles[6], talk.titles[5], talk.titles[6]]
    assert talk.titles[11] == talk.titles[7]


def test_it_ends_by_itself_once_everything_is_answered() -> None:
    talk = Talk([*TOWARD, "0", "1", "2", "0"])
    assert len(talk.profile.ratings) == 4


def test_none_of_these_is_an_answer_and_time_in_the_role_is_then_not_asked() -> None:
    talk = Talk(["", "4", "", Signal.STOP])
    assert talk.titles[1].startswith("How many hours")
    assert talk.profile == Profile(hours_per_week=4, left_open=("role", "target"))
    assert talk.face.said[1] == "Role: None of these"


def test_not_sure_leaves_a_skill_unrated_and_it_is_not_asked_again() -> None:
    talk = Talk([Signal.UNSURE, Signal.STOP], AIMING)
    assert talk.profile.ratings == {}
    assert talk.profile.left_open == ("ratings.negotiation",)
    again = Talk([Signal.STOP], talk.profile)
    assert again.titles == ["Ordering: which sentence is true of you today?"]


def test_the_next_run_asks_only_what_is_new_and_says_nothing_where_nothing_is() -> None:
    first = Talk([*TOWARD, "0", "1", "2", Signal.STOP])
    second = Talk(["2"], first.profile)
    assert second.titles == ["Roadmapping: which sentence is true of you today?"]
    assert second.face.said[0] == "1 question that is new, about a minute; q shows the plan at once. Your answers stay on this machine."
    third = Talk([], second.profile)
    assert third.face.said == []
    assert third.profile == second.profile


def test_a_skipped_time_in_the_role_is_not_asked_again() -> None:
    assert Talk(["owner", Signal.SKIP, Signal.STOP]).profile.left_open == ("months_in_role",)


def test_full_asks_everything_again_with_the_last_answers_as_defaults() -> None:
    known = replace(SETTLED, ratings={"negotiation": (Rating(3, evidence="Sales"),)})
    talk = Talk(["owner", "20", "4", "", "3", "Sales", Signal.STOP], known, full=True)
    assert [question.default for question in talk.face.asked] == ["owner", "20", "4", "", "3", "Sales", None]


def test_one_can_go_back_and_change_an_answer_and_goes_on_from_there() -> None:
    talk = Talk([*TOWARD, "1", Signal.BACK, Signal.BACK, "manager", "2", Signal.STOP])
    assert [question.title.split(":")[0].split(" (")[0] for question in talk.face.asked[5:]] == [
        "Ordering",
        "Influence and negotiation",
        "Is there a role that you want to reach in the end?",
        "Metrics",
        "Roadmapping",
    ]
    assert talk.profile.target == ("manager",)
    assert talk.profile.ratings == {"negotiation": (Rating(1, on=TODAY),), "metrics": (Rating(2, on=TODAY),)}


def test_the_earlier_answer_is_chosen_when_one_comes_back_to_it() -> None:
    talk = Talk([*BASICS, "2", Signal.BACK, "2", Signal.STOP])
    assert talk.face.asked[6].default == "2"
    assert talk.face.asked[6].default_label == "2 Working"


def test_going_back_from_the_example_leads_to_its_level() -> None:
    talk = Talk([*TOWARD, "3", Signal.BACK, "2", Signal.STOP])
    assert talk.titles[6] == talk.titles[4]
    assert talk.profile.ratings == {"negotiation": (Rating(2, on=TODAY),)}


def test_there_is_nothing_before_the_first_question() -> None:
    talk = Talk([Signal.BACK, *BASICS, Signal.STOP])
    assert talk.face.asked[1].note == "This is the first question."


def test_another_role_has_another_time_in_it() -> None:
    talk = Talk(["owner", "20", Signal.BACK, Signal.BACK, "analyst", Signal.SKIP, Signal.STOP])
    assert talk.face.asked[5].default is None
    assert (talk.profile.role, talk.profile.months_in_role) == ("analyst", None)


def test_an_answer_that_cannot_be_read_is_asked_for_again_with_what_was_typed() -> None:
    talk = Talk(["owner", "ages", "20", "70", "4", Signal.STOP])
    assert (talk.face.asked[2].typed, talk.face.asked[2].note) == (
        "ages",
        '"ages" is no time that I can read: write months (20) or years (1.5 years)',
    )
    assert "at most 60" in talk.face.asked[4].note
    assert talk.face.asked[5].note == ""


def test_who_stops_before_the_hours_gets_the_usual_ones_and_is_told_so() -> None:
    talk = Talk(["owner", Signal.STOP])
    assert talk.profile.hours_per_week == 4
    assert "Hours a week: 4 (the usual; nothing was said)" in talk.face.said
    assert talk.saved[-1].hours_per_week is None


def test_every_answer_is_saved_as_soon_as_it_is_given() -> None:
    talk = Talk([*TOWARD, "3", Signal.STOP])
    assert [profile.role for profile in talk.saved] == ["owner"] * 5
    assert [profile.hours_per_week for profile in talk.saved] == [None, None, 4, 4, 4]
    assert talk.saved[-1].ratings == {"negotiation": (Rating(3, on=TODAY),)}


def test_who_leaves_hears_what_was_kept_where_and_how_to_go_on() -> None:
    with pytest.raises(errors.Interrupted) as left:
        Talk(["owner", "20", Signal.LEAVE])
    assert str(left.value) == "you left; 2 answers are kept in /home/kim/profile.yaml\npo-career plan goes on from there"
    assert left.value.exit_code == 130


def test_who_leaves_at_once_hears_that_nothing_was_saved() -> None:
    with pytest.raises(errors.Interrupted, match="nothing was saved"):
        Talk([Signal.LEAVE])


def test_a_profile_that_cannot_be_saved_is_said_once_and_the_plan_goes_on() -> None:
    def refuse(_: Profile) -> None:
        raise FileAccessError("cannot save the profile: read-only file system")

    face = ScriptedFace(iter([*BASICS, Signal.STOP]))
    profile = interview(face, LADDER, Profile(), TODAY, Kept(refuse, "nowhere"))
    assert profile == SETTLED
    assert sum("could not be saved" in line for line in face.said) == 1
    assert face.said[-1] == "Not saved: cannot save the profile: read-only file system"


def test_six_answers_in_a_row_that_are_the_same_are_pointed_out_once() -> None:
    talk = Talk([*BASICS, "2", "2", "2", "2", "2", "2"], full=True)
    assert sum("The last six answers are the same" in line for line in talk.face.said) == 1
    assert not any("are the same" in line for line in Talk([*BASICS, "2", "2", "1", "2", "2", "2"], full=True).face.said)


def test_six_times_not_sure_is_fine_and_said_to_be() -> None:
    talk = Talk([*BASICS, *[Signal.UNSURE] * 6], full=True)
    assert sum("Not sure six times" in line for line in talk.face.said) == 1


def test_a_skill_without_sentences_of_its_own_shows_those_of_the_scale() -> None:
    talk = Talk([Signal.UNSURE, Signal.STOP], AIMING)
    assert [option.label for option in talk.face.asked[0].options][:2] == [
        "Not yet. I have not met this, or only know the word.",
        "I can state my case and name what the other side cares about.",
    ]
    assert talk.face.asked[1].options[1].label == "Awareness. I can explain the basics."


def test_a_long_scale_asks_for_examples_at_its_top_two_levels_only() -> None:
    talk = Talk(["9", "10", "A book about it", Signal.STOP], SETTLED, with_levels(12))  # the top is 11
    assert [question.kind for question in talk.face.asked] == ["level", "level", "text", "level"]


def test_what_a_colleague_said_stays_beside_ones_own_rating() -> None:
    other = Rating(1, by="other")
    talk = Talk(["2", Signal.STOP], replace(AIMING, ratings={"negotiation": (other,)}), full=False)
    assert talk.titles[0].startswith("Ordering")  # rated already, by whomever
    full = Talk([*TOWARD, "2", Signal.STOP], replace(AIMING, ratings={"negotiation": (other,)}), full=True)
    assert full.profile.ratings["negotiation"] == (Rating(2, on=TODAY), other)
