"""The conversation on a scripted face: what is asked, in which order, and what is kept."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from ladder import LADDER, TODAY, ScriptedFace, with_levels

from po_career import errors
from po_career.catalog.model import Catalog, Requirement, Role, Skill
from po_career.errors import FileAccessError
from po_career.interview.conversation import Kept, interview
from po_career.interview.next_skill import MOST
from po_career.interview.question import Outcome, Signal
from po_career.profile.model import Profile, Rating

SKIP = Signal.SKIP
WITHOUT_MORE = (SKIP, (), SKIP)
"""Nothing in one's own words, no fact, no offer."""
BASICS = ("owner", "20", "4", "", *WITHOUT_MORE)
NEWCOMER = Profile()
TOWARD = ("owner", "20", "4", "senior", *WITHOUT_MORE)
"""With a target, the skills and their order are the same whatever is answered."""
ORDER = ("Roadmapping", "Ordering", "Influence and negotiation", "Mentoring")
SAID = ("words", "situation", "offer")
AIMING = Profile(role="owner", months_in_role=20, hours_per_week=4, target=("senior",), left_open=SAID)
SETTLED = Profile(role="owner", months_in_role=20, hours_per_week=4, left_open=("target", *SAID))


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


def level_of(skill: str) -> str:
    return f"{skill}: which sentence is true of you today?"


def test_role_time_hours_and_target_come_first_and_then_a_plan_can_be_had() -> None:
    talk = Talk([*BASICS, Signal.STOP])
    assert talk.titles[:7] == [
        "Which role are you in today?",
        "How long have you been in this role (Product Owner)?",
        "How many hours a week can you give to your development?",
        "Is there a role that you want to reach in the end?",
        "In your own words: what do you want to be different in a year, and what gets in the way?",
        "Which of these is true today?",
        "Has somebody offered help, asked for you, or said come by?",
    ]
    assert talk.profile == SETTLED
    assert "That is enough for a plan" in talk.face.said[5]
    assert talk.face.said[-1] == "Your answers are in /home/kim/profile.yaml."


def test_the_opening_says_how_much_is_to_come_and_that_nothing_leaves_the_machine() -> None:
    talk = Talk([*BASICS, Signal.STOP])
    assert talk.face.said[0].startswith("About 13 questions, about 3 minutes; after the first four, q shows the plan")
    assert talk.face.said[0].endswith("Your answers stay on this machine.")  # 7 and 6 skills


def test_skills_follow_as_sentences_and_a_high_level_asks_for_an_example() -> None:
    talk = Talk([*TOWARD, "3", "Moved the launch date with sales", "2", SKIP, Signal.STOP])
    assert talk.titles[7:] == [
        level_of("Roadmapping"),
        "Roadmapping: one example from the last twelve months",
        level_of("Ordering"),
        "Ordering: what do you do today when it is called for?",
        level_of("Influence and negotiation"),
    ]
    assert talk.profile.ratings == {
        "roadmapping": (Rating(3, on=TODAY, evidence="Moved the launch date with sales"),),
        "ordering": (Rating(2, on=TODAY),),
    }
    assert talk.face.said[-5:-1] == [
        "Roadmapping: 3 Practitioner",
        "  example: Moved the launch date with sales",
        "Ordering: 2 Working",
        "  nothing said",
    ]


def test_questions_are_counted_and_what_an_answer_calls_for_belongs_to_it() -> None:
    talk = Talk([*BASICS, "4", SKIP, Signal.STOP])
    assert [question.number for question in talk.face.asked] == [1, 2, 3, 4, 5, 6, 7, 8, 8, 9]
    assert {question.about for question in talk.face.asked} == {13}


def test_what_usually_happens_is_asked_where_a_core_skill_is_short_and_twice_at_the_most() -> None:
    talk = Talk([*TOWARD, "1", "I wait for my boss", "1", SKIP, "1", "1"])
    assert sum("what do you do today" in title for title in talk.titles) == 2
    assert talk.profile.ratings["roadmapping"] == (Rating(1, on=TODAY, usually="I wait for my boss"),)


def test_one_letter_is_not_an_example() -> None:
    talk = Talk([*TOWARD, "3", "x", "Sales", Signal.STOP])
    assert talk.face.asked[9].note == '"x" says too little: a few words, or Enter to skip'
    assert talk.face.asked[9].typed == "x"
    assert talk.profile.ratings["roadmapping"][0].evidence == "Sales"


def test_it_stops_by_itself_once_no_answer_would_change_much_and_says_so() -> None:
    manager = Role("manager", "Manager", {"strategy": Requirement(2, "core")})
    near = Role("owner", "Owner", {skill: Requirement(1, "useful") for skill in ("ordering", "metrics", "mentoring", "roadmapping")})
    world = replace(LADDER, roles={"owner": near, "manager": manager}, transitions=LADDER.transitions[1:2])
    talk = Talk(["0", "0", "0", SKIP, "0"], replace(AIMING, target=("manager",)), world)
    assert len(talk.profile.ratings) == 4
    assert talk.face.said[-2] == (
        "No further answer would change the step or what to work on by much; po-career plan --ask-all asks the rest."
    )
    assert Talk([], talk.profile, world).face.said == []


def test_it_says_that_there_is_more_where_it_ends_at_its_limit_and_nothing_where_all_is_answered() -> None:
    every = [f"s{number:02}" for number in range(MOST + 1)]
    target = Role("far", "Far", {skill: Requirement(2) for skill in every})
    world = replace(LADDER, skills={skill: Skill(skill, skill) for skill in every}, roles={**LADDER.roles, "far": target})
    world = replace(world, roles={"analyst": replace(LADDER.roles["analyst"], requires={}), "far": target}, transitions=())
    talk = Talk([*["1"] * MOST], replace(AIMING, role="analyst", target=("far",)), world)
    assert talk.face.said[-2] == (
        "Those were the questions that tell most. The rest may still change the plan: po-career plan --ask-all asks them."
    )
    assert not any("tell most" in line for line in Talk([*TOWARD, "0", SKIP, "1", SKIP, "2", "0"]).face.said)


def test_full_asks_every_skill_and_says_nothing_of_an_end() -> None:
    talk = Talk([*BASICS, "0", SKIP, "0", SKIP, *["0"] * 4], full=True)
    assert len(talk.profile.ratings) == 6
    assert not any("No further answer" in line for line in talk.face.said)


def test_going_back_and_answering_the_same_leads_to_the_same_questions() -> None:
    talk = Talk([*TOWARD, "2", SKIP, "2", SKIP, "1", *[Signal.BACK] * 3, "2", SKIP, "1", Signal.STOP])
    order = [title.split(":")[0] for title in talk.titles if "which" in title]
    assert order == [*ORDER, "Influence and negotiation", "Ordering", *ORDER[2:]]


def test_it_ends_by_itself_once_everything_is_answered() -> None:
    talk = Talk([*TOWARD, "0", SKIP, "1", SKIP, "2", "0"])
    assert len(talk.profile.ratings) == 4


def test_none_of_these_is_an_answer_and_time_in_the_role_is_then_not_asked() -> None:
    talk = Talk(["", "4", "", *WITHOUT_MORE, Signal.STOP])
    assert talk.titles[1].startswith("How many hours")
    assert talk.profile == Profile(hours_per_week=4, left_open=("role", "target", *SAID))
    assert talk.face.said[1] == "Role: None of these"


def test_not_sure_leaves_a_skill_unrated_and_it_is_not_asked_again() -> None:
    talk = Talk([Signal.UNSURE, Signal.STOP], AIMING)
    assert talk.profile.ratings == {}
    assert talk.profile.left_open == (*SAID, "ratings.roadmapping")
    again = Talk([Signal.STOP], talk.profile)
    assert again.titles == [level_of("Ordering")]


def test_the_next_run_asks_only_what_is_new_and_says_nothing_where_nothing_is() -> None:
    first = Talk([*TOWARD, "0", SKIP, "1", SKIP, "2", Signal.STOP])
    second = Talk(["2"], first.profile)
    assert second.titles == [level_of("Mentoring")]
    assert second.face.said[0] == "1 question that is new, about a minute; q shows the plan at once. Your answers stay on this machine."
    third = Talk([], second.profile)
    assert third.face.said == []
    assert third.profile == second.profile


def test_a_skipped_time_in_the_role_is_not_asked_again() -> None:
    assert Talk(["owner", Signal.SKIP, Signal.STOP]).profile.left_open == ("months_in_role",)


def test_full_asks_everything_again_with_the_last_answers_as_defaults() -> None:
    known = replace(AIMING, ratings={"roadmapping": (Rating(3, evidence="Sales"),)}, words=("Be heard.",))
    talk = Talk([*TOWARD[:4], "Be heard.", (), SKIP, "3", "Sales", Signal.STOP], known, full=True)
    assert [question.default for question in talk.face.asked] == [*TOWARD[:4], "Be heard.", None, None, "3", "Sales", None]


def test_one_can_go_back_and_change_an_answer_and_goes_on_from_there() -> None:
    back = [Signal.BACK] * 5
    talk = Talk([*TOWARD, "3", SKIP, *back, Signal.BACK, "manager", *WITHOUT_MORE, "2", Signal.STOP])
    assert [title.split(":")[0].split(" (")[0] for title in talk.titles[9:]] == [
        "Ordering",
        "Roadmapping",
        "Roadmapping",
        "Has somebody offered help, asked for you, or said come by?",
        "Which of these is true today?",
        "In your own words",
        "Is there a role that you want to reach in the end?",
        "In your own words",
        "Which of these is true today?",
        "Has somebody offered help, asked for you, or said come by?",
        "Roadmapping",
        "Ordering",
    ]
    assert talk.profile.target == ("manager",)
    assert talk.profile.ratings == {"roadmapping": (Rating(2, on=TODAY),)}


def test_the_earlier_answer_is_chosen_when_one_comes_back_to_it() -> None:
    talk = Talk([*TOWARD, "2", Signal.BACK, "2", Signal.STOP])
    assert talk.face.asked[9].default == "2"
    assert talk.face.asked[9].default_label == "2 Working"


def test_going_back_from_the_example_leads_to_its_level() -> None:
    talk = Talk([*TOWARD, "3", Signal.BACK, "2", SKIP, Signal.STOP])
    assert talk.titles[9] == talk.titles[7]
    assert talk.profile.ratings == {"roadmapping": (Rating(2, on=TODAY),)}


def test_there_is_nothing_before_the_first_question() -> None:
    talk = Talk([Signal.BACK, *BASICS, Signal.STOP])
    assert talk.face.asked[1].note == "This is the first question."


def test_another_role_has_another_time_in_it() -> None:
    talk = Talk(["owner", "20", Signal.BACK, Signal.BACK, "analyst", SKIP, Signal.STOP])
    assert talk.face.asked[5].default is None
    assert (talk.profile.role, talk.profile.months_in_role) == ("analyst", None)


def test_an_answer_that_cannot_be_read_is_asked_for_again_with_what_was_typed() -> None:
    talk = Talk(["owner", "ages", "20", "70", "4", Signal.STOP])
    assert (talk.face.asked[2].typed, talk.face.asked[2].note) == (
        "ages",
        '"ages" is not a time that I can read: write months (20) or years (1.5 years)',
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
    assert [profile.role for profile in talk.saved] == ["owner"] * 8
    assert [profile.hours_per_week for profile in talk.saved[:4]] == [None, None, 4, 4]
    assert talk.saved[-1].ratings == {"roadmapping": (Rating(3, on=TODAY),)}


def test_who_leaves_hears_what_was_kept_where_and_how_to_go_on() -> None:
    with pytest.raises(errors.Interrupted) as left:
        Talk(["owner", "20", Signal.LEAVE])
    assert str(left.value) == "you left; 2 answers are kept in /home/kim/profile.yaml\npo-career plan goes on from there"
    assert left.value.exit_code == 130


def test_who_leaves_at_once_hears_that_nothing_has_changed() -> None:
    with pytest.raises(errors.Interrupted, match="nothing has changed"):
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
    open_ = replace(SETTLED, left_open=())
    talk = Talk([*BASICS, "2", SKIP, "2", SKIP, "2", "2", "2", "2"], open_, full=True)
    assert sum("Six answers in a row are the same" in line for line in talk.face.said) == 1
    other = Talk([*BASICS, "2", SKIP, "2", SKIP, "1", "2", "2", "2"], open_, full=True)
    assert not any("are the same" in line for line in other.face.said)


def test_six_times_not_sure_is_fine_and_said_to_be() -> None:
    talk = Talk([*BASICS, *[Signal.UNSURE] * 6], full=True)
    assert sum("Not sure six times" in line for line in talk.face.said) == 1


def test_a_skill_without_sentences_of_its_own_shows_those_of_the_scale() -> None:
    talk = Talk([Signal.UNSURE, Signal.UNSURE, Signal.UNSURE, Signal.STOP], AIMING)
    assert talk.face.asked[0].options[1].label == "Awareness. I can explain the basics."
    assert [option.label for option in talk.face.asked[2].options][:2] == [
        "Not yet. I have not met this, or only know the word.",
        "I can state my case and name what the other side cares about.",
    ]


def test_a_long_scale_asks_for_examples_from_three_quarters_of_it_up() -> None:
    talk = Talk(["8", "9", "A book about it", Signal.STOP], SETTLED, with_levels(12))  # the top is 11, three quarters 8.25
    assert [question.kind for question in talk.face.asked] == ["level", "level", "text", "level"]


def test_what_a_colleague_said_stays_beside_ones_own_rating() -> None:
    other = Rating(1, by="other")
    talk = Talk([Signal.STOP], replace(AIMING, ratings={"roadmapping": (other,)}), full=False)
    assert talk.titles[0].startswith("Ordering")  # rated already, by whomever
    known = replace(AIMING, ratings={"roadmapping": (other,)})
    full = Talk([*TOWARD, "2", Signal.STOP], known, full=True)
    assert full.profile.ratings["roadmapping"] == (Rating(2, on=TODAY), other)
