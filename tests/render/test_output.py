"""Glyphs and encodings, paint, JSON, SVG: the last step before a stream."""

import io
import json
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import catalog, person, plan

from po_career.profile.model import Rating
from po_career.render.as_json import json_text
from po_career.render.page.fallbacks import folded
from po_career.render.page.glyphs import ASCII, UNICODE, glyphs_for
from po_career.render.page.layout import Line, Run, page_of
from po_career.render.page.paint import PAINTS, painted_text, plain_text, wants_colour
from po_career.render.page.svg import svg_of
from po_career.render.plan.screen import plan_lines

LINES: list[Line] = [(Run("Your next step", "heading"),), (Run("[red]x[/x]", "have"), Run("  "))]
SGR = re.compile(r"\x1b\[([0-9;]*)m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def full_plan() -> list[Line]:
    rated = person(ratings={"decisions": (Rating(2),)})
    return plan_lines(plan(person=rated), catalog(), page_of(80, UNICODE), bars=True)


@pytest.mark.parametrize("encoding", [None, "utf-8", "UTF8", "utf-16-le", "gb18030"])
def test_an_encoding_that_takes_the_glyphs_gets_them(encoding: str | None) -> None:
    assert glyphs_for(encoding).have == UNICODE.have


@pytest.mark.parametrize("encoding", ["ascii", "ANSI_X3.4-1968", "latin-1", "cp437", "no-such-encoding"])
def test_any_other_encoding_gets_ascii_glyphs(encoding: str) -> None:
    assert glyphs_for(encoding).have == ASCII.have


@pytest.mark.parametrize(
    ("text", "ascii_text"),
    [
        ("a → b – c · d", "a -> b - c - d"),
        ("“Zoë’s”…", '"Zoe\'s"...'),
        ("Łódź für 5 €", "Lodz fur 5 EUR"),
        ("製品", "??"),
        ("\ufb01t", "fit"),
        ("e\u0301", "e"),
    ],
)
def test_text_folds_to_its_closest_ascii(text: str, ascii_text: str) -> None:
    assert folded(text, "ascii") == ascii_text


def test_what_the_encoding_takes_is_left_as_it_is() -> None:
    assert glyphs_for("latin-1").show("Zoë – 製") == "Zoë - ?"


@given(text=st.text(max_size=40), encoding=st.sampled_from(["ascii", "latin-1", "cp1252", "cp437", "utf-8"]))
def test_no_text_fails_on_its_way_to_a_stream(text: str, encoding: str) -> None:
    shown = glyphs_for(encoding).show(text).replace("\u00a0", " ")
    assert shown.encode(encoding).decode(encoding) == shown


def test_plain_text_has_no_escape_sequence_and_keeps_brackets() -> None:
    assert plain_text(LINES) == "Your next step\n[red]x[/x]\n"


def test_painted_text_says_the_same_words_as_plain_text() -> None:
    assert SGR.sub("", painted_text(full_plan())) == plain_text(full_plan())


def test_paint_uses_only_the_known_styles() -> None:
    codes = set(SGR.findall(painted_text(full_plan())))
    assert codes == {"0", "1", "2", "32", "33", "36"}  # bold, dim, green, yellow, cyan
    assert set(re.findall(r"\x1b.", painted_text(full_plan()))) == {"\x1b["}
    assert len(PAINTS) == 6


@pytest.mark.parametrize(
    ("environ", "allowed", "colour"),
    [
        ({"TERM": "xterm-256color"}, True, True),
        ({"TERM": "xterm-256color"}, False, False),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, True, False),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, True, True),
        ({"TERM": "xterm-256color", "CLICOLOR": "0"}, True, False),
        ({"TERM": "xterm-256color", "CLICOLOR": "1"}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({}, True, False),
    ],
)
def test_colour_needs_a_terminal_that_wants_it(environ: dict[str, str], allowed: bool, colour: bool) -> None:
    assert wants_colour(Terminal(), environ, allowed=allowed) is colour
    assert wants_colour(io.StringIO(), environ, allowed=allowed) is False


@pytest.mark.parametrize("name", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_colour_can_be_asked_for_in_a_pipe_and_a_no_is_stronger(name: str) -> None:
    pipe = io.StringIO()
    assert wants_colour(pipe, {name: "1", "TERM": "dumb"})
    assert not wants_colour(pipe, {name: "0"})
    assert not wants_colour(pipe, {name: "1", "NO_COLOR": "1"})
    assert not wants_colour(pipe, {name: "1"}, allowed=False)


def test_lines_are_plain_or_painted() -> None:
    assert plain_text(LINES) == "Your next step\n[red]x[/x]\n"
    assert painted_text(LINES) == "\x1b[1mYour next step\x1b[0m\n\x1b[32m[red]x[/x]\x1b[0m\n"


def test_what_is_piped_loads_no_library() -> None:
    code = (
        "import sys; from po_career.render import as_json; from po_career.render.page import paint, svg;"
        "from po_career.render.explore import entries, role_page, skill_page, action_page;"
        "from po_career.render.explore import trend_page, kit_page, doubt_page;"
        "from po_career.render.page.layout import Run; paint.plain_text([(Run('x'),)]);"
        "print(sorted({'rich', 'pydantic', 'yaml', 'typer', 'json', 'textwrap'} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.strip() == "[]"


def test_json_ends_with_a_newline_and_keeps_every_field() -> None:
    text = json_text(plan())
    data = json.loads(text)
    assert text.endswith("}\n")
    assert data["next_step"]["actions"][0]["raises"] == [{"skill": "decisions", "from": 2, "to": 3}]
    assert data["what_if"] is None
    assert "ロードマップ" not in json_text(plan(), ascii_only=True)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_half_a_surrogate_pair_still_gives_json_that_can_be_written(ascii_only: bool) -> None:
    text = json_text({"a": "é\udc80", "b": "é"}, ascii_only=ascii_only)
    assert json.loads(text.encode("ascii" if ascii_only else "utf-8")) == {"a": "é\udc80", "b": "é"}


def test_json_refuses_a_number_that_json_does_not_have() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"hours": float("nan")})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False).filter(lambda n: not n.is_integer()) | st.text('aß"\\\n'),
    lambda items: st.lists(items, max_size=3) | st.dictionaries(st.text("aß", max_size=3), items, max_size=3),
)


@given(value=JSON, ascii_only=st.booleans())
def test_json_is_what_the_standard_library_writes(value: object, ascii_only: bool) -> None:
    assert json_text(value, ascii_only=ascii_only) == json.dumps(value, ensure_ascii=ascii_only, indent=2) + "\n"


def test_a_picture_is_the_same_each_time_and_fetches_nothing() -> None:
    picture = svg_of(full_plan(), width=80, title="po-career <plan> & more")
    assert picture == svg_of(full_plan(), width=80, title="po-career <plan> & more")
    addresses = set(re.findall(r"\w+://[^\"' )<]+", picture))
    assert addresses == {"http://www.w3.org/2000/svg"}  # the name of the format, which nothing fetches
    assert "@import" not in picture
    assert "url(" not in picture.replace("url(#", "")
    text = "".join(ET.fromstring(picture).itertext()).replace("\u00a0", " ")  # noqa: S314 - the picture is our own
    assert "Next step: Senior Product Owner" in text
    assert "Product vision [/x]" in text
    assert "po-career <plan> & more" in text
