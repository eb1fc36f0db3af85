"""One question on the screen, without a screen."""

from dataclasses import replace

import pytest
from ladder import LADDER, with_levels

from po_career.interview.page import list_lines
from po_career.interview.question import Option, Question, Signal
from po_career.interview.question_topic import Topic
from po_career.interview.sheet import Sheet
from po_career.interview.wording import question_about
from po_career.profile.model import Profile, Rating
from po_career.text import cell_width, wrapped

OWNER = Profile(role="owner")
LEVEL = question_about(LADDER, OWNER, Topic("level", "negotiation"), 5, 10)
ROLE = question_about(LADDER, Profile(), Topic("role"), 1, 10)
HOURS = question_about(LADDER, OWNER, Topic("hours"), 3, 10)
EXAMPLE = question_about(LADDER, Profile(ratings={"negotiation": (Rating(3),)}), Topic("example", "negotiation"), 5, 10)


def shown(sheet: Sheet, columns: int = 80, rows: int = 24) -> list[str]:
    above, below = sheet.layout(columns, rows)
    return [line.text for line in (*above, *below)]


def chosen(sheet: Sheet) -> list[str]:
    return [line for line in shown(sheet) if line.startswith("> ")]


def test_a_level_as_it_stands_on_the_screen() -> None:
    sheet = Sheet(replace(LEVEL, default="2", default_label="2 Working"))
    assert shown(sheet) == [
        "Question 5 of about 10",
        "Influence and negotiation: which sentence is true of you today?",
        "Moving people who do not report to you towards a decision, by evidence,",
        "trade-offs and fair bargaining.",
        "",
        "  0  Not yet. I have not met this, or only know the word.",
        "  1  I can state my case and name what the other side cares about.",
        "> 2  I have won agreement on small trade-offs (scope, date) with coaching.",
        '  3  I regularly turn a "no" or a deadlock into an agreed trade-off across',
        "     teams, and I say no without losing trust.",
        "  4  I settle contested, high-stakes choices between directors or companies,",
        "     and others copy how I do it.",
        "",
        "0-4 choose   Enter for 2 Working   u not sure   b back   ? help   q enough",
    ]


@pytest.mark.parametrize("columns", [20, 40, 80, 120])
@pytest.mark.parametrize("rows", [5, 12, 24])
@pytest.mark.parametrize("question", [LEVEL, ROLE, HOURS, EXAMPLE], ids=["level", "role", "hours", "example"])
def test_no_line_is_longer_than_the_terminal_is_wide(question: Question, columns: int, rows: int) -> None:
    sheet = Sheet(question)
    sheet.press("help")
    assert max(map(len, shown(sheet, columns, rows))) <= columns


def test_a_list_scrolls_by_whole_options_with_the_chosen_one_in_view() -> None:
    sheet = Sheet(ROLE)
    for _ in range(7):
        sheet.press("down")
    lines = shown(sheet, rows=10)
    assert "> None of these" in lines
    assert any(line.endswith("more above") for line in lines)
    assert len(lines) + 2 <= 10  # two rows are for what is typed
    sheet.press("down")  # round again
    assert "> Business Analyst" in shown(sheet, rows=10)
    assert any(line.endswith("more below") for line in shown(sheet, rows=10))


@pytest.mark.parametrize("rows", [8, 9, 12, 16])
def test_a_level_in_a_low_window_gives_up_its_hint_before_its_sentences(rows: int) -> None:
    sheet = Sheet(LEVEL)
    sheet.press("down")
    lines = shown(sheet, 40, rows)
    assert any(line.startswith("> 0") for line in lines)
    assert "Moving people" not in "\n".join(lines)
    sheet.press("help")
    assert "Moving people who do not report to you" in shown(sheet, 40, rows)


def test_a_digit_answers_at_once() -> None:
    assert Sheet(LEVEL).press("3") == "3"
    assert Sheet(LEVEL).press("5") is None


def test_on_a_long_scale_a_digit_that_may_go_on_waits() -> None:
    question = question_about(with_levels(12), OWNER, Topic("level", "negotiation"), 1, 1)
    assert Sheet(question).press("2") == "2"
    sheet = Sheet(question)
    assert sheet.press("1") is None
    assert chosen(sheet) == [">  1  Step 1"]
    assert sheet.press("1") == "11"
    sheet = Sheet(question)
    sheet.press("1")
    assert sheet.press("7") is None  # there is no 17: 7 is chosen, and waits for Enter
    assert sheet.press("enter") == "7"


def test_enter_takes_what_is_chosen_and_nothing_else() -> None:
    sheet = Sheet(LEVEL)
    assert sheet.press("enter") is None
    assert "Press the number of a sentence, or u if you are not sure." in shown(sheet)
    sheet.press("up")
    assert sheet.press("enter") == "4"
    assert Sheet(replace(LEVEL, default="1")).press("enter") == "1"


def test_enter_means_the_usual_hours_or_skips_what_may_be_skipped() -> None:
    assert Sheet(HOURS).press("enter") == "4"
    assert Sheet(EXAMPLE).press("enter") is Signal.SKIP


def test_typing_filters_and_the_first_fitting_role_is_chosen() -> None:
    sheet = Sheet(ROLE)
    assert chosen(sheet) == []
    sheet.write("po")
    assert sheet.press("enter") == "owner"


def test_a_title_as_people_write_it_chooses_its_role() -> None:
    sheet = Sheet(ROLE)
    sheet.write("Sr. PO")
    assert chosen(sheet) == ["> Senior Product Owner"]
    assert sheet.press("enter") == "senior"


def test_a_title_that_is_not_one_role_offers_the_nearest_and_chooses_none() -> None:
    sheet = Sheet(ROLE)
    sheet.write("Lead Product Manager")
    assert (chosen(sheet), [option.value for option in sheet.offered]) == ([], ["manager", ""])
    assert sheet.press("enter") is None
    assert 'the nearest is Product Manager (manager): "lead" is not in its names' in " ".join(shown(sheet))
    sheet.press("down")
    assert sheet.press("enter") == "manager"


def test_none_of_these_can_be_typed_like_any_other() -> None:
    sheet = Sheet(ROLE)
    sheet.write("none")
    assert chosen(sheet) == ["> None of these"]
    assert sheet.press("enter") == ""


def test_where_no_name_fits_none_of_these_is_left_and_has_to_be_chosen() -> None:
    sheet = Sheet(ROLE)
    sheet.write("nurse")
    assert "No name here fits that; Esc clears it." in shown(sheet)
    assert sheet.press("enter") is None  # a slip of the fingers is no answer
    sheet.press("down")
    assert sheet.press("enter") == ""


def test_escape_clears_and_then_goes_back() -> None:
    sheet = Sheet(ROLE)
    sheet.write("nurse")
    assert sheet.press("escape") is None
    assert sheet.typed == ""
    assert sheet.press("escape") is Signal.BACK


def test_a_letter_is_a_key_only_where_nothing_is_written() -> None:
    sheet = Sheet(HOURS)
    assert not sheet.takes_text
    sheet.write("4 h")
    assert sheet.takes_text
    assert Sheet(EXAMPLE).takes_text


def test_what_was_typed_before_is_there_again_beside_what_was_wrong_with_it() -> None:
    sheet = Sheet(replace(HOURS, typed="70", note="at most 60"))
    assert sheet.typed == "70"
    assert "at most 60" in shown(sheet)
    sheet.write("7")
    assert "at most 60" not in shown(sheet)


def test_a_description_stands_beside_its_label_where_there_is_room() -> None:
    sheet = Sheet(replace(ROLE, options=(Option("a", "Product Owner", "owns value and order of one product"),)))
    assert "  Product Owner  owns value and order of one product" in shown(sheet, 80)
    assert "  Product Owner" in shown(sheet, 40)


def test_wide_characters_take_two_cells() -> None:
    assert cell_width("日本") == 4
    assert wrapped("日本語の 職務", 8) == ["日本語の", "職務"]
    assert wrapped("aaaaaaaaaa", 4) == ["aaaa", "aaaa", "aa"]


def test_the_keys_say_what_enter_does_at_this_moment() -> None:
    sheet = Sheet(replace(LEVEL, default="2", default_label="2 Working"))
    assert "Enter for 2 Working" in shown(sheet)[-1]
    sheet.press("down")
    assert "Enter accept" in shown(sheet)[-1]
    sheet = Sheet(EXAMPLE)
    assert shown(sheet)[-1].startswith("Enter skip")
    sheet.write("Sales")
    assert shown(sheet)[-1].startswith("Enter accept")


@pytest.mark.parametrize("rows", range(3, 12))
def test_a_cut_list_uses_its_rows_and_never_more(rows: int) -> None:
    options = tuple(Option(str(number), f"Option {number}") for number in range(20))
    for chosen in (None, *range(20)):
        lines = [line.text for line in list_lines(options, chosen, 80, rows)]
        assert len(lines) == rows
        assert chosen is None or f"> Option {chosen}" in lines


TICKS = Question(
    "ticks",
    "Which of these?",
    options=(
        Option("a", "Ants"),
        Option("b", "Bees", "They fly from one flower to the next and carry home what others have a use for, too"),
        Option("c", "A cellar", deniable=True),
    ),
    most=2,
)


def test_ticks_are_boxes_with_a_digit_and_say_what_enter_does() -> None:
    sheet = Sheet(replace(TICKS, ticked=("not c",)))
    assert shown(sheet) == [
        "Which of these?",
        "",
        "> 1 [ ] Ants",
        "  2 [ ] Bees",
        "  3 [-] A cellar",
        "",
        "1-3 or Space tick   n not there   Enter accept   b back   ? help   q enough",
    ]
    assert "Enter for none" in shown(Sheet(TICKS))[-1]


def test_digits_and_space_tick_and_untick_and_enter_accepts() -> None:
    sheet = Sheet(TICKS)
    for key in ("2", "tick", "1", "down", "tick", "down", "deny"):
        assert sheet.press(key) is None
    assert sheet.press("enter") == ("a", "b", "not c")
    assert Sheet(TICKS).press("enter") == ()


def test_enter_ticks_what_one_moved_to_while_nothing_is_ticked() -> None:
    sheet = Sheet(TICKS)
    sheet.press("down")
    assert sheet.press("enter") is None
    assert "That is ticked; Enter goes on." in shown(sheet)
    assert sheet.press("enter") == ("b",)
    taken_back = Sheet(TICKS)
    for key in ("down", "tick", "tick"):
        taken_back.press(key)
    assert taken_back.press("enter") == ()


def test_a_third_tick_is_refused_where_two_are_the_most() -> None:
    sheet = Sheet(TICKS)
    for key in "123":
        sheet.press(key)
    assert "At most two: take one away first." in shown(sheet)
    assert sheet.press("enter") == ("a", "b")
    assert sheet.press("9") is None


def test_what_can_not_be_missing_can_not_be_denied_and_a_denial_can_be_taken_back() -> None:
    sheet = Sheet(TICKS)
    sheet.press("deny")
    assert "Only what may be missing where you work can be marked so; leave this one open." in shown(sheet)
    for key in ("up", "deny", "deny"):
        sheet.press(key)
    assert sheet.press("enter") == ()


def test_the_option_that_the_cursor_is_on_unfolds() -> None:
    sheet = Sheet(TICKS)
    assert not any("They fly" in line for line in shown(sheet))
    sheet.press("down")
    assert any(line.startswith("        They fly from one flower") for line in shown(sheet))


@pytest.mark.parametrize(("typed", "signal", "word"), [("b", Signal.BACK, "back"), ("Q", Signal.STOP, "enough")])
@pytest.mark.parametrize("question", [EXAMPLE, ROLE], ids=["text", "choose"])
def test_a_letter_alone_on_the_line_of_a_text_is_the_key_that_it_is_elsewhere(
    question: Question, typed: str, signal: Signal, word: str
) -> None:
    sheet = Sheet(question)
    sheet.write(typed)
    assert any(line.startswith(f"Enter {word}") for line in shown(sheet))
    assert sheet.press("enter") is signal


def test_a_question_mark_alone_shows_the_help_and_goes() -> None:
    sheet = Sheet(EXAMPLE)
    sheet.write("?")
    assert sheet.press("enter") is None
    assert sheet.typed == ""
    assert "An example makes the level sure." in "\n".join(shown(sheet))


def test_one_box_has_one_digit() -> None:
    one = replace(TICKS, options=TICKS.options[:1])
    assert shown(Sheet(one))[-1].startswith("1 or Space tick")
    assert shown(Sheet(TICKS))[-1].startswith("1-3 or Space tick")
