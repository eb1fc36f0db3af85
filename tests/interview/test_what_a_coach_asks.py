"""The questions beside skills: what one wants, one's own words, facts, what came back, an offer, counts, doubts."""

from dataclasses import replace
from datetime import date

import pytest
from coached import COACHED, Talk
from ladder import LADDER, TODAY, ScriptedFace

from po_career.catalog.load import load_catalog
from po_career.errors import UsageError
from po_career.interview import facts, own_words
from po_career.interview.answers import only_answers
from po_career.interview.conversation import Kept, interview
from po_career.interview.next_skill import MOST_QUESTIONS
from po_career.interview.quantities import read_count, read_money
from po_career.interview.question import Signal
from po_career.interview.question_topic import Case, answer_of
from po_career.interview.recognised import doubts_offered, symptoms_offered
from po_career.interview.wish_in_words import has_new_wish
from po_career.profile.model import Applied, Budget, Decided, FormerRole, Profile, Rating, Situation

SKIP, STOP = Signal.SKIP, Signal.STOP
OWNER = Profile(role="owner", months_in_role=30, hours_per_week=4)
REST = ("wants", "drains", "words", "situation", "hurts", "offer")


def all_but(*topics: str) -> Profile:
    """Somebody who left everything open but `topics`."""
    return replace(OWNER, left_open=tuple(topic for topic in REST if topic not in topics))


def test_they_come_in_this_order_and_each_can_be_skipped() -> None:
    talk = Talk([(), (), SKIP, (), (), SKIP, STOP], OWNER)
    assert talk.titles[:6] == [
        "What do you want more of?",
        "Which kind of work drains you most?",
        "In your own words: what do you want to be different in a year, and what gets in the way?",
        "Which of these is true today?",
        "What went wrong or came back in the last month?",
        "Has somebody offered help, asked for you, or said come by?",
    ]
    assert talk.titles[6].endswith("which sentence is true of you today?")
    assert talk.profile.left_open == REST
    assert talk.profile.ratings == {}


def test_none_of_them_comes_twice() -> None:
    first = Talk([(), (), SKIP, (), (), SKIP, STOP], OWNER)
    assert Talk([STOP], first.profile).titles == first.titles[6:]
    answered = Talk([("people",), ("direction",), "I wait.", ("high",), ("ordering",), "Anna", STOP], OWNER)
    assert Talk([STOP], answered.profile).titles == answered.titles[6:]


def test_whoever_is_worn_out_is_asked_about_no_skill() -> None:
    talk = Talk([(), (), SKIP, ("too-much",), SKIP, ()], OWNER)
    assert talk.titles[3:] == [
        "Which of these is true today?",
        "Has somebody offered help, asked for you, or said come by?",
        "Is there anything you wonder about?",
    ]
    assert not any("--ask-all" in line for line in talk.face.said)


def test_a_catalogue_without_them_asks_none_of_them() -> None:
    from test_conversation import BASICS
    from test_conversation import Talk as Plain

    talk = Plain([*BASICS, "0", SKIP, "0", SKIP, "0", "0", "0", "0"], catalog=LADDER)
    asked = " ".join(talk.titles)
    for start in ("What do you want more", "drains", "What went wrong", "wonder", "How many roadmaps"):
        assert start not in asked
    assert not any(option.deniable for question in talk.face.asked for option in question.options)


def test_wants_are_kept_and_what_is_wanted_does_not_drain() -> None:
    talk = Talk([("direction", "people"), STOP], OWNER)
    assert talk.profile.wants == ("direction", "people")
    assert "More of: Direction of a product and Leading people" in talk.face.said
    assert talk.face.asked[0].most == 2
    assert talk.titles[1].startswith("In your own words")  # nothing is left that could drain
    drained = Talk([("direction",), ("people",), STOP], OWNER)
    assert [option.value for option in drained.face.asked[1].options] == ["people"]  # nobody is drained by calm
    assert drained.profile.drains == "people"


def test_a_role_by_name_is_asked_for_and_then_a_second_one() -> None:
    talk = Talk([("calm", "a role by name"), "head", "manager", STOP], OWNER)
    assert talk.titles[1:3] == [
        "Which role do you want to reach in the end?",
        "Only Head of Product, or are you torn between it and another role?",
    ]
    assert talk.profile.wants == ("calm",)
    assert talk.profile.target == ("head", "manager")
    assert "Target: Head of Product or Product Manager" in talk.face.said
    assert Talk([("a role by name",), "head", "", STOP], OWNER).profile.target == ("head",)


def test_whoever_has_a_target_is_not_asked_what_they_want() -> None:
    assert not Talk([STOP], replace(OWNER, target=("head",))).titles[0].startswith("What do you want")


def test_own_words_are_sentences_and_what_they_name_comes_first() -> None:
    words = "My metrics say nothing. What comes next is guessed!\nI wait"
    talk = Talk([words, STOP], all_but("words"))
    assert talk.profile.words == ("My metrics say nothing.", "What comes next is guessed!", "I wait")
    assert Talk([words, *["3", SKIP] * 2, STOP], all_but("words")).titles[5].startswith("Metrics")


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("q.", "says too little"),
        ("One. Two. Three. Four. Five. Six words.", "these are 6 sentences: at most 5"),
        ("x" * 501, "at most 500"),
    ],
)
def test_words_that_say_too_little_or_too_much_are_asked_for_again(said: str, word: str) -> None:
    talk = Talk([said, STOP], all_but("words"))
    assert word in talk.face.asked[1].note
    assert talk.face.asked[1].typed == said


WISH = "Your words may hold a wish. Which of these is true?"


def wish_of(words: str, person: Profile) -> list[str]:
    """What is offered of a wish in somebody's words."""
    asked = Talk([words, STOP], replace(person, left_open=all_but("words").left_open)).face.asked[1]
    return [option.label for option in asked.options] if asked.title == WISH else []


def test_a_role_and_a_want_in_the_words_are_offered_and_never_set_without_a_tick() -> None:
    words = "One day I want to be Head of Product. I am good at leading people."
    person = replace(OWNER, left_open=("target", *all_but("words").left_open))
    no = Talk([words, (), STOP], person)
    assert no.titles[1] == WISH
    assert [option.label for option in no.face.asked[1].options] == [
        'I want to reach: Head of Product (you wrote "Head of Product")',
        'I want more of: Leading people (you wrote "leading people")',
    ]
    assert (no.profile.target, no.profile.wants) == ((), ())
    assert "  no wish in it" in no.face.said
    both = Talk([words, ("target:head", "want:people"), STOP], person)
    assert (both.profile.target, both.profile.wants) == (("head",), ("people",))
    assert "  Target: Head of Product; More of: Leading people" in both.face.said
    assert not {"wants", "target"}.intersection(both.profile.left_open)


def test_a_wish_that_was_ticked_can_be_taken_back() -> None:
    words = "I want to be Head of Product."
    back = Talk([words, ("target:head",), Signal.BACK, (), STOP], all_but("words"))
    assert back.face.asked[3].ticked == ("target:head",)
    assert back.profile.target == ()


def test_a_role_that_is_wished_for_goes_before_one_that_is_only_named() -> None:
    words = "Our Product Manager never answers and I would like to become a Head of Product."
    assert wish_of(words, OWNER) == [
        'I want to reach: Head of Product (you wrote "Head of Product")'
    ]


def test_only_what_is_no_answer_yet_is_offered_and_only_while_there_is_room() -> None:
    words = "I want to be Head of Product and work on leading people."
    target, want = wish_of(words, OWNER)
    assert wish_of(words, replace(OWNER, target=("senior",))) == [want]
    assert wish_of(words, replace(OWNER, target=("senior",), wants=("calm",))) == []
    assert wish_of(words, replace(OWNER, former_roles=(FormerRole("head"),))) == [want]
    assert wish_of(words, replace(OWNER, role="head")) == [want]
    assert wish_of(words, replace(OWNER, drains="people")) == [target]
    assert wish_of("Leading people", replace(OWNER, wants=("people",))) == []


def test_a_want_is_also_known_by_its_signals() -> None:
    wants = dict(COACHED.wants)
    wants["people"] = replace(wants["people"], signals=("team of my own",))
    catalog = replace(COACHED, wants=wants)
    person = replace(OWNER, words=("I want a team of my own.",))
    assert has_new_wish(catalog, person)
    assert not has_new_wish(COACHED, person)


def test_somebody_without_a_role_may_have_named_it() -> None:
    nobody = Profile(hours_per_week=4, left_open=("role", *all_but("words").left_open))
    words = "I am a Product Owner."
    talk = Talk([words, ("held:owner",), "20", STOP], nobody)
    assert talk.profile.role == "owner"
    assert talk.titles[2] == "How long have you been in this role (Product Owner)?"
    twice = Talk([words, ("held:owner", "target:owner"), STOP], nobody)
    assert twice.face.asked[2].note.endswith("tick one of the two")


def test_a_date_in_the_words_is_offered_where_something_is_decided() -> None:
    talk = Talk(["Decided by 1 March 2027.", ("review",), "2027-03-01", STOP], all_but("words", "situation"))
    assert 'You wrote "1 March 2027": is something about your post decided then?' in talk.asked("Which of these").hint
    decided = talk.asked("The review or talk: on which day is it, and who decides?")
    assert decided.default == "2027-03-01"
    assert talk.profile.situation == Situation(decided=Decided("review", date(2027, 3, 1)))
    skipped = Talk(["Decided by 1 March 2027.", (), STOP], all_but("words", "situation"))
    assert skipped.profile.situation == Situation()


def test_the_day_of_a_decision_is_asked_for_after_an_interruption_and_once() -> None:
    begun = replace(all_but(), situation=Situation(decided=Decided("review")))
    asked = Talk([STOP], begun).face.asked[0]
    assert asked.title == "The review or talk: on which day is it, and who decides?"
    assert asked.number == 1
    unknown = Talk([SKIP, STOP], begun)
    assert "situation.decided" in unknown.profile.left_open
    assert Talk([STOP], unknown.profile).titles[0] == unknown.titles[1]
    in_one_go = Talk([("review",), SKIP, STOP], all_but("situation"))
    assert in_one_go.titles.count(asked.title) == 1


def test_only_days_to_come_are_found() -> None:
    assert own_words.day_in_words(("since March 2020", "until 2027-01-31"), TODAY) == (date(2027, 1, 31), "2027-01-31")
    assert own_words.day_in_words(("in June 2027, or 5 May 2028",), TODAY) == (date(2027, 6, 1), "June 2027")
    assert own_words.day_in_words(("in 2027", "99 May 2027x"), TODAY) is None


def test_facts_make_a_situation() -> None:
    ticked = ("post-ends", "too-much", "part", "applied", "need:users", "not need:junior")
    talk = Talk([ticked, "2027-02-01 by the board", "3 sent, 1 talk", STOP], all_but("situation"))
    assert talk.profile.situation == Situation(
        load="too-much",
        decided=Decided("post-ends", date(2027, 2, 1), "the board"),
        holds_part=True,
        applied=Applied(3, 1),
        there={"users": True, "junior": False},
    )
    told = "your post ends; load too much; you do a part of it already; you have applied"
    assert talk.face.said[1:4] == [
        f"Facts: {told}; there: Access to users; not there: Somebody junior",
        "  2027-02-01, decided by the board",
        "  3 sent, 1 interview",
    ]


def test_only_what_the_open_actions_rest_on_is_asked_and_the_post_before_all() -> None:
    asked = Talk([STOP], all_but("situation")).face.asked[0]
    needs = [option.value for option in asked.options if option.deniable]
    assert needs[0] == "need:post"
    assert "need:unused" not in needs
    assert set(needs) > {"need:post"}


def test_probation_is_offered_in_the_first_year_only_and_money_while_none_is_known() -> None:
    def offered(person: Profile) -> set[str]:
        return {option.value for option in facts.ask_facts(Case(COACHED, person, TODAY)).options}

    assert "probation" not in offered(OWNER)
    assert "probation" in offered(replace(OWNER, months_in_role=3))
    assert "money" in offered(OWNER)
    assert "money" not in offered(replace(OWNER, budget=Budget(0)))
    assert offered(replace(OWNER, role=None)) <= {"applied", "away", "money", "need:users", "need:junior", "need:post"}


def test_of_two_decisions_the_first_is_asked_for_and_the_ticks_stay() -> None:
    talk = Talk([("review", "post-opens"), STOP], all_but("situation"))
    assert talk.face.asked[1].note.startswith("tick the one decision")
    assert talk.face.asked[1].ticked == ("review", "post-opens")


@pytest.mark.parametrize(("said", "word"), [("soon", "is not a day"), ("2026-01-01", "is not in the future")])
def test_a_day_that_is_none_or_is_past_is_refused(said: str, word: str) -> None:
    with pytest.raises(UsageError, match=word):
        facts.with_decided(Case(COACHED, replace(OWNER, situation=Situation(decided=Decided("review"))), TODAY), answer_of(said))


def test_money_is_read_as_it_is_written() -> None:
    talk = Talk([("money",), "500 eur employer until 2027-12-31", STOP], all_but("situation"))
    assert talk.profile.budget == Budget(500, "EUR", "employer", date(2027, 12, 31))
    assert "  500 EUR employer until 2027-12-31" in talk.face.said
    assert read_money("250") == Budget(250)
    assert read_money("1.5 USD own") == Budget(1.5, "USD", "own")
    assert read_money("EUR 1,500.50") == Budget(1500.5, "EUR")
    assert read_money("1.500 eur, mine") == Budget(1500, "EUR", "own")
    for wrong in ("plenty", "-3", "9999999", "500 EUR until soon", "1.5000", "5 EUR own own"):
        with pytest.raises(UsageError):
            read_money(wrong)


def test_who_is_shouted_at_gets_a_careful_word_and_nothing_of_it_is_kept() -> None:
    talk = Talk([("person",), STOP], all_but("situation"))
    assert talk.face.said[1] == facts.CAREFUL
    assert "Facts: nothing to note" not in talk.face.said  # that would belittle it
    other = Talk([("person", "high"), STOP], all_but("situation"))
    assert other.face.said[1:3] == ["Facts: load high", facts.CAREFUL]
    assert "person" not in repr(talk.profile.situation)
    assert "situation" in talk.profile.left_open
    assert talk.saved[0].situation == Situation()


def test_symptoms_are_the_last_sentences_of_the_skills_at_the_heart() -> None:
    talk = Talk([("ordering",), "3", SKIP, STOP], all_but("hurts"))
    labels = [option.label for option in talk.face.asked[0].options]
    assert labels[:2] == ["The team built the wrong thing first.", "Nobody knew what comes next."]
    assert "Something else." not in labels
    assert talk.profile.hurts == ("ordering",)
    assert 'Came back: "The team built the wrong thing first."' in talk.face.said
    assert "Ordering: which sentence is true of you today?" in talk.titles[1:4]


def test_the_symptom_of_what_the_words_name_comes_first() -> None:
    assert symptoms_offered(COACHED, replace(OWNER, words=("I have no product strategy.",)))[0] == "strategy"
    assert symptoms_offered(LADDER, OWNER) == ()


def test_an_offer_is_one_line() -> None:
    assert Talk(["Anna said\n come by", STOP], all_but("offer")).profile.offer == "Anna said come by"
    assert Talk(["-", STOP], replace(all_but("offer"), offer=None)).profile.offer is None


def test_a_count_is_asked_above_what_a_zero_allows_and_once() -> None:
    talk = Talk(["3", "0", "3", "Sales", STOP], all_but())
    assert talk.titles[:3] == [
        "Roadmapping: which sentence is true of you today?",
        "How many roadmaps were yours?",
        "Ordering: which sentence is true of you today?",
    ]
    assert talk.profile.counts == {"roadmapping": 0}
    assert "  0, so it counts as 2 Working for now" in talk.face.said
    again = Talk(["3", SKIP, STOP], replace(talk.profile, ratings={}), full=False)
    assert again.titles[1].endswith("one example from the last twelve months")
    assert "How many roadmaps were yours?" not in Talk(["2", STOP], all_but()).titles


def test_a_count_is_a_whole_number() -> None:
    assert read_count(" 3 ") == 3
    for wrong in ("two", "-1", "1.5", "99999", "¹"):
        with pytest.raises(UsageError):
            read_count(wrong)
    skipped = Talk(["3", SKIP, STOP], all_but())
    assert skipped.profile.counts == {}
    assert "counts.roadmapping" in skipped.profile.left_open


def test_doubts_come_last_and_fit_role_wish_and_gaps() -> None:
    assert doubts_offered(COACHED, OWNER) == ("vision", "sure")
    assert doubts_offered(COACHED, Profile(role="analyst")) == ("coach", "sure")
    every = {skill: (Rating(1),) for skill in COACHED.skills}
    talk = Talk([("sure",)], replace(all_but(), ratings=every))
    assert talk.titles == ["Is there anything you wonder about?"]
    assert talk.profile.doubts == ("sure",)
    assert "You wonder: Is it worth it?" in talk.face.said


def test_there_are_no_more_questions_than_fit_into_five_minutes() -> None:
    talk = Talk([(), (), SKIP, (), (), SKIP, *[Signal.UNSURE] * 6, ()], OWNER)
    assert max(question.number for question in talk.face.asked) <= MOST_QUESTIONS
    assert max(question.about for question in talk.face.asked) <= MOST_QUESTIONS


def test_a_role_by_name_is_one_of_these_questions() -> None:
    face = ScriptedFace(iter(["product-owner", "3", "4", ("a role by name",), STOP]))
    interview(face, load_catalog(), Profile(), TODAY, Kept(lambda _: None, "here"))
    assert face.asked[4].title.startswith("Which role do you want")
    assert face.asked[4].number == face.asked[3].number + 1
    assert max(question.about for question in face.asked) == MOST_QUESTIONS


def test_the_load_of_an_option_stays_out_of_what_is_saved() -> None:
    saved = Profile(situation=Situation(there={"users": True}))
    before = Profile(situation=Situation(load="high", there={"users": True}))
    after = replace(before, situation=replace(before.situation, holds_part=True), counts={"roadmapping": 1})
    kept = only_answers(saved, before, after)
    assert kept.situation == Situation(holds_part=True, there={"users": True})
    assert kept.counts == {"roadmapping": 1}


def test_what_one_goes_back_to_shows_what_was_ticked() -> None:
    talk = Talk([("people",), Signal.BACK, ("direction",), STOP], OWNER)
    assert talk.face.asked[2].ticked == ("people",)
    assert talk.profile.wants == ("direction",)
