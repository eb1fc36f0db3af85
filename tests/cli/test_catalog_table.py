"""`catalog table`: a whole ladder for a handbook, in every face, and safe whatever stands in it."""

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from conftest import RunPoCareer
from po_career.catalog.ladder_table import ladder_table
from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog

ROOT = Path(__file__).parents[2]
BAKERY = str(ROOT / "examples" / "bakery.yaml")
HOSTILE = """\
schema: po-career/catalog/1
catalog: {id: evil, version: "<b>"}
tracks: [{id: t, title: "=cmd|' /C calc'!A0"}]
categories: [{id: c, title: "<script>alert(1)</script>"}]
skills: [{id: a, name: "a|b\\u202e", category: c, anchors: {1: "+1;=2\\nnew *line*", 3: "</style><img src=x>"}}, {id: b, name: "\\e[31mred"}]
roles: [{id: r, title: "@SUM(A1)|x", track: t, requires: {a: {level: 1, importance: core}, b: 2}}, {id: s, title: "-2+3", track: t, requires: {a: 3}}]
"""


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def said(ladder: Catalog) -> set[tuple[str, str, int, bool]]:
    """What each role asks, by titles and names."""
    found = set()
    for role in ladder.roles.values():
        found |= {(role.title, ladder.skills[key].name, need.level, need.importance == "core") for key, need in role.requires.items()}
    return found


@pytest.fixture
def evil(tmp_path: Path) -> str:
    path = tmp_path / "evil.yaml"
    path.write_text(HOSTILE, "utf-8")
    return str(path)


def test_roles_stand_beside_each_other_with_the_level_that_each_asks(po_career: RunPoCareer) -> None:
    lines = po_career("catalog", "table", "--catalog", BAKERY).stdout.splitlines()
    assert [line.split() for line in lines[2:7]] == [
        ["Apprentice", "Baker", "Shop", "owner"],
        ["Dough", "·", "Alone*", "Helps"],
        ["Oven", "·", "Alone*", "·"],
        ["Guests", "Helps", "Helps", "Alone*"],
        ["Books", "·", "·", "Alone*"],
    ]
    assert lines[-1] == "* core"


def test_each_track_is_a_table_and_what_is_too_wide_goes_on_below(po_career: RunPoCareer) -> None:
    lines = po_career("catalog", "table").stdout.splitlines()
    assert max(map(len, lines)) <= 80
    built_in = load_catalog()
    for role in built_in.roles.values():
        assert any(role.title.split()[0] in line for line in lines)
    assert any(line.startswith("Ways in, 1 to 3 of ") for line in lines)


def test_sentences_stand_below_each_level_with_the_roles_that_ask_it(po_career: RunPoCareer) -> None:
    page = po_career("catalog", "table", "baker", "apprentice", "--sentences", "--catalog", BAKERY).stdout
    assert "  Guests\n    Helps: Apprentice and Baker\n      I serve without mistakes.\n" in page
    assert "Shop owner" not in page


def test_a_track_stands_for_its_roles(po_career: RunPoCareer) -> None:
    found = json.loads(po_career("catalog", "table", "agile", "--json").stdout)
    assert [track["id"] for track in found["tracks"]] == ["agile"]
    jsonschema.validate(found, json.loads((ROOT / "schemas" / "catalog-table.schema.json").read_text("utf-8")))


def test_no_requirement_is_lost_in_any_row() -> None:
    built_in = load_catalog()
    asked = 0
    for track in ladder_table(built_in).tracks:
        for category in track.categories:
            asked += sum(len([cell for cell in skill.asked if cell]) for skill in category.skills)
    assert asked == sum(len(role.requires) for role in built_in.roles.values())


def test_csv_has_the_tracks_above_and_is_read_again_by_import(po_career: RunPoCareer, tmp_path: Path) -> None:
    out = tmp_path / "ladder.csv"
    po_career("catalog", "table", "--format", "csv", "--output", str(out))
    header = rows(out.read_text("utf-8"))[:2]
    assert header[0][2] == "Ways in"
    assert header[1][:2] == ["Skill", "Category"]
    back = tmp_path / "back.yaml"
    levels = "Awareness, Working, Practitioner, Expert"
    assert po_career("catalog", "import", str(out), "--levels", levels, "--output", str(back)).returncode == 0
    read, built_in = load_catalog(back), load_catalog()
    assert said(read) == said(built_in)


@pytest.mark.parametrize("sentences", [(), ("--sentences",)])
def test_a_cell_of_the_csv_is_never_a_formula(po_career: RunPoCareer, evil: str, sentences: tuple[str, ...]) -> None:
    for row in rows(po_career("catalog", "table", "--format", "csv", "--catalog", evil, *sentences).stdout):
        for cell in row:
            assert not cell.lstrip().startswith(tuple("=+-@"))
            assert cell.isprintable()


def test_markdown_holds_no_markup_and_html_no_tag_of_a_file(po_career: RunPoCareer, evil: str) -> None:
    markdown = po_career("catalog", "table", "--format", "markdown", "--sentences", "--catalog", evil).stdout
    table = [line for line in markdown.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in table} == {4}
    assert "<script>" not in markdown.replace("\\<", "")

    tags: set[str] = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
            tags.add(tag)

    page = po_career("catalog", "table", "--format", "html", "--sentences", "--catalog", evil).stdout
    Tags().feed(page)
    assert {"script", "img"} & tags == set()
    assert {"table", "th", "td", "caption"} & tags == {"table", "th", "td"}
    assert "default-src 'none'" in page
    assert "\u202e" not in page


def test_a_terminal_is_shown_no_control_character(po_career: RunPoCareer, evil: str) -> None:
    for more in ((), ("--sentences",)):
        page = po_career("catalog", "table", "--catalog", evil, *more).stdout
        assert all(char.isprintable() or char == "\n" for char in page)


def test_what_is_no_role_is_refused_with_the_nearest(po_career: RunPoCareer) -> None:
    done = po_career("catalog", "table", "bakr", "--catalog", BAKERY)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Baker" in done.stderr
