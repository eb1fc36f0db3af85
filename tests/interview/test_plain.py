"""The plain face on plain streams: a line at a time, numbered, no escapes."""

from dataclasses import replace
from io import StringIO

import pytest
from ladder import LADDER, TODAY, with_levels

from po_career.interview.conversation import Kept, interview
from po_career.interview.plain import PlainFace
from po_career.interview.question import Option, Outcome, Question, Signal
from po_career.interview.question_topic import Topic
from po_career.interview.wording import question_about
from po_career.profile.model import Profile, Rating

OWNER = Profile(role="owner")


class Typed(StringIO):
    """Lines as they come from a terminal, which moves on to the next row at Enter."""

    def __init__(self, lines: str, screen: StringIO) -> None:
        super().__init__(lines)
        self.screen = screen

    def readline(self, size: int | None = -1, /) -> str:
        line = super().readline(size)
        self.screen.write("\n" if line else "")
        return line


def asked(question: Question, typed: str, width: int = 80) -> tuple[Outcome, str]:
    screen = StringIO()
    return PlainFace(Typed(typed, screen), screen, lambda: width).ask(question), screen.getvalue()


def about(topic: Topic, profile: Profile = OWNER) -> Question:
    return question_about(LADDER, profile, topic, 2, 9)


ROLE = about(Topic("role"), Profile())
LEVEL = about(Topic("level", "negotiation"))
MONTHS = about(Topic("months"))
EXAMPLE = about(Topic("example", "negotiation"), Profile(ratings={"negotiation": (Rating(3),)}))


def test_a_level_shows_its_sentences_and_takes_a_number() -> None:
    outcome, screen = asked(LEVEL, "3\n")
    assert outcome == "3"
    assert screen == (
        "\n"
        "Question 2 of about 9\n"
        "Influence and negotiation: which sentence is true of you today?\n"
        "Moving people who do not report to you towards a decision, by evidence,\n"
        "trade-offs and fair bargaining.\n"
        "  0  Not yet. I have not met this, or only know the word.\n"
        "  1  I can state my case and name what the other side cares about.\n"
        "  2  I have won agreement on small trade-offs (scope, date) with coaching.\n"
        '  3  I regularly turn a "no" or a deadlock into an agreed trade-off across\n'
        "     teams, and I say no without losing trust.\n"
        "  4  I settle contested, high-stakes choices between directors or companies,\n"
        "     and others copy how I do it.\n"
        "Number (u not sure, b back, q enough, ? help): \n"
    )


@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize("question", [ROLE, LEVEL, MONTHS, EXAMPLE], ids=["role", "level", "months", "example"])
def test_no_line_is_longer_than_the_terminal_is_wide(question: Question, width: int) -> None:
    _, screen = asked(question, "h\nnothing like it at all\n", width)
    assert max(map(len, screen.splitlines())) <= width
    assert "\x1b" not in screen


def test_enter_keeps_the_last_answer_which_is_named() -> None:
    question = about(Topic("level", "negotiation"), Profile(ratings={"negotiation": (Rating(2),)}))
    outcome, screen = asked(question, "\n")
    assert outcome == "2"
    assert "Number, Enter for 2 Working (u not sure" in screen


def test_enter_alone_is_no_level() -> None:
    outcome, screen = asked(LEVEL, "\n7\n2\n")
    assert outcome == "2"
    assert "Type a number, or u if you are not sure." in screen
    assert '"7" is not an answer here: 0 to 4, or u for not sure.' in screen


@pytest.mark.parametrize(
    ("typed", "signal"), [("u", Signal.UNSURE), ("b", Signal.BACK), ("Q", Signal.STOP), (" q ", Signal.STOP)]
)
def test_letters_are_commands(typed: str, signal: Signal) -> None:
    assert asked(LEVEL, typed + "\n")[0] is signal


def test_the_end_of_the_input_leaves() -> None:
    assert asked(LEVEL, "")[0] is Signal.LEAVE
    assert asked(LEVEL, "9\n")[0] is Signal.LEAVE


def test_help_is_there_when_asked_for() -> None:
    for key in ("?", "h"):
        assert "If you hesitate between two, take the lower one." in asked(LEVEL, f"{key}\n1\n")[1]


@pytest.mark.parametrize("typed", ["2", "product owner", "PO", "owner", "portf\npo"])
def test_a_role_is_given_by_number_name_or_alias(typed: str) -> None:
    assert asked(ROLE, typed + "\n")[0] == ("portfolio" if typed.startswith("portf") else "owner")


def test_where_two_roles_fit_they_are_listed_with_numbers() -> None:
    outcome, screen = asked(ROLE, "prod\n3\n")
    assert '"prod" may be one of these:' in screen
    assert [line for line in screen.splitlines() if line.startswith("  ")][-5:] == [
        "  1  Product Owner",
        "  2  Product Manager",
        "  3  Senior Product Owner",
        "  4  Head of Product",
        "  5  Business Analyst",
    ]
    assert outcome == "senior"


def test_a_misspelt_role_is_met_with_its_neighbours() -> None:
    outcome, screen = asked(ROLE, "produckt manager\n1\n")
    assert 'Nothing here is called "produckt manager". Did you mean:' in screen
    assert outcome == "manager"


@pytest.mark.parametrize("typed", ["Sr. Product Owner", "Snr PO (m/f/d)", "Product Owner, Senior"])
def test_a_role_is_known_by_its_title_as_people_write_it(typed: str) -> None:
    assert asked(ROLE, typed + "\n")[0] == "senior"


def test_a_title_that_is_not_one_role_is_met_with_the_nearest_and_why() -> None:
    outcome, screen = asked(ROLE, "Lead Product Manager\n1\n")
    said = " ".join(screen.split())
    assert '"Lead Product Manager" is not a role of this catalogue; the nearest is' in said
    assert 'Product Manager (manager): "lead" is not in its names' in said
    assert outcome == "manager"


def test_none_of_these_is_a_number_like_the_others() -> None:
    assert asked(ROLE, "7\n")[0] == ""
    assert asked(ROLE, "none\n")[0] == ""


def test_a_very_long_list_is_not_read_out() -> None:
    options = tuple(Option(f"r{number}", f"Role {number}") for number in range(100))
    outcome, screen = asked(replace(ROLE, options=options), "role 99\n")
    assert outcome == "r99"
    assert "There are 100 to choose from" in screen
    assert "Role 50" not in screen


def test_what_may_be_skipped_is_skipped_by_enter() -> None:
    assert asked(MONTHS, "\n")[0] is Signal.SKIP
    assert asked(EXAMPLE, "\n")[0] is Signal.SKIP


def test_in_a_text_a_lone_letter_is_a_command_and_the_prompt_says_so() -> None:
    outcome, screen = asked(EXAMPLE, "b\n")
    assert outcome is Signal.BACK
    assert "each alone on the line" in " ".join(screen.split())
    assert asked(EXAMPLE, "Built it. b.\n")[0] == "Built it. b."


def test_levels_of_two_digits_are_typed_in_full() -> None:
    question = question_about(with_levels(12), OWNER, Topic("level", "negotiation"), 1, 1)
    assert asked(question, "11\n")[0] == "11"


def test_names_from_a_catalogue_never_steer_the_terminal() -> None:
    _, screen = asked(replace(LEVEL, title="Bad\x1b[31m", hint="worse\x9b"), "1\n")
    assert "\x1b" not in screen
    assert "\x9b" not in screen


def test_a_whole_interview() -> None:
    screen = StringIO()
    face = PlainFace(Typed("po\n1.5 years\n\nsenior\n\n\n\n3\nSales\n2\nq\n", screen), screen, lambda: 80)
    profile = interview(face, LADDER, Profile(), TODAY, Kept(lambda _: None, "here"))
    assert profile == Profile(
        role="owner",
        months_in_role=18,
        hours_per_week=4,
        ratings={"roadmapping": (Rating(3, on=TODAY, evidence="Sales"),), "ordering": (Rating(2, on=TODAY),)},
        target=("senior",),
        left_open=("words", "situation", "offer"),
    )
    told = [line for line in screen.getvalue().splitlines() if ": " in line and not line.endswith("): ")]
    assert [
        line for line in told if line in {"Role: Product Owner", "Time in the role: 18 months", "Hours a week: 4", "  example: Sales"}
    ] == [
        "Role: Product Owner",
        "Time in the role: 18 months",
        "Hours a week: 4",
        "  example: Sales",
    ]


TICKS = Question(
    "ticks",
    "Which of these?",
    options=(Option("a", "Ants"), Option("b", "Bees", "They fly"), Option("c", "A cellar", deniable=True)),
    most=2,
)


def test_ticks_are_numbers_with_a_space_between_and_a_minus_for_what_is_not_there() -> None:
    outcome, screen = asked(TICKS, "2, -3\n")
    assert outcome == ("b", "not c")
    assert "  2  Bees. They fly" in screen
    assert "Numbers with a space between, -3 for one that is not there, Enter for none" in " ".join(screen.split())


def test_no_tick_is_an_answer_and_earlier_ones_stay_or_go() -> None:
    assert asked(TICKS, "\n")[0] == ()
    before = replace(TICKS, ticked=("a", "not c"))
    outcome, screen = asked(before, "\n")
    assert outcome == ("a", "not c")
    assert "Enter for 1 -3 again, - for none" in " ".join(screen.split())
    assert asked(before, "-\n")[0] == ()


def test_a_tick_too_many_or_of_nothing_is_said_and_asked_again() -> None:
    outcome, screen = asked(TICKS, "1 2 3\n4\n-1\nb\n")
    assert outcome is Signal.BACK
    assert "At most two: take one away first." in screen
    assert '"4" is not one of the numbers 1 to 3.' in screen
    assert "Only what may be missing where you work can be marked so; leave this one open." in screen


def test_where_one_may_be_ticked_one_number_is_asked_for() -> None:
    _, screen = asked(replace(TICKS, most=1), "b\n")
    assert "Number, -3 for one that is not there, Enter for none (b back" in screen.replace("\n", " ")
