"""Mistakes as text."""

from hypothesis import given
from hypothesis import strategies as st

from po_career.errors import Problem
from po_career.render.problems import MOST, WIDTH, count_line, problems_text


def test_a_problem_shows_what_where_the_line_a_caret_and_what_to_do() -> None:
    line = "      stakeholder-managment: {level: 3, importance: core}"
    problem = Problem("ladder/stages.yaml", 41, 7, 'unknown skill "x"', 'did you mean "y"?', line, 21)
    assert problems_text([problem]) == (
        'error: unknown skill "x"\n'
        "  ladder/stages.yaml:41:7\n"
        "     41 |       stakeholder-managment: {level: 3, importance: core}\n"
        "        |       ^^^^^^^^^^^^^^^^^^^^^\n"
        '  did you mean "y"?'
    )


def test_a_problem_without_a_line_and_a_hint_is_two_lines() -> None:
    assert problems_text([Problem("a", 1, 1, "empty")], kind="warning") == "warning: empty\n  a:1:1"


def test_problems_stand_apart() -> None:
    assert problems_text([Problem("a", 1, 1, "x"), Problem("b", 2, 1, "y")]) == "error: x\n  a:1:1\n\nerror: y\n  b:2:1"


def test_of_many_only_the_first_are_shown() -> None:
    text = problems_text([Problem("a", n, 1, "x") for n in range(1, MOST + 1_003)])
    assert text.count("error: ") == MOST
    assert text.endswith(f"a:{MOST}:1\n\nThe other 1,002 are not shown here.")


def test_a_long_line_is_cut_around_what_is_marked() -> None:
    text = problems_text([Problem("a", 5, 101, "x", "", "a" * 100 + "BAD" + "c" * 100, 3)])
    _, _, excerpt, caret = text.split("\n")
    assert excerpt == "      5 | ..." + "a" * 41 + "BAD" + "c" * 17 + "..."
    assert caret.index("^") == excerpt.index("B")
    assert caret.count("^") == 3


def test_an_escape_sequence_in_a_file_stays_in_the_file() -> None:
    text = problems_text([Problem("a\x1b[2J", 1, 4, "x\x1b[31m", "y\u202e", "a: \x1b[2Jb", 1)])
    assert text == "error: x\\x1b[31m\n  a\\x1b[2J:1:4\n      1 | a: \\x1b[2Jb\n        |    ^^^^\n  y\\u202e"


def test_the_count_says_how_many_files_are_touched() -> None:
    two = [Problem("a", 1, 1, "x"), Problem("a", 2, 1, "y")]
    assert count_line(two, 3) == "2 errors in 1 of 3 files. Nothing was loaded."
    assert count_line(two[:1], 1) == "1 error. Nothing was loaded."


@given(st.text(max_size=300), st.integers(1, 400), st.integers(1, 400))
def test_no_excerpt_is_wider_than_the_page(line: str, column: int, length: int) -> None:
    lines = problems_text([Problem("a", 12, column, "x", "", line, length)]).split("\n")
    assert all(len(shown) <= WIDTH for shown in lines)
    assert all(len(shown.splitlines()) <= 1 for shown in lines)
