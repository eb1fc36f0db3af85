"""The pages that the program makes of itself: nothing is left out, and no text becomes a mark of Markdown or HTML."""

import json
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.cli.app import all_commands
from po_career.cli.help.command_page import page_of
from po_career.render.schemas import SCHEMAS

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from command_pages import as_cell, command_index, command_page  # noqa: E402 - found on the path that the line above adds
from schema_pages import schema_page  # noqa: E402

PAGES = {words: page_of(command, words) for words, command in all_commands()}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_of_a_schema_has_a_row_and_every_link_a_table(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    page = schema_page(name, SCHEMAS[name][1], schema, by_people=False)
    for part in (schema, *schema.get("$defs", {}).values()):
        for field in part.get("properties", ()):
            assert f"| `{field}` |" in page
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= {kind.lower() for kind in schema.get("$defs", ())}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_explained_on_the_page_about_json(name: str) -> None:
    assert f"](../schemas/{name}.schema.json)" in (ROOT / "docs" / "json.md").read_text(encoding="utf-8"), f"add {name} to docs/json.md"


@pytest.mark.parametrize("words", PAGES)
def test_every_option_and_example_of_a_command_is_on_its_page(words: str) -> None:
    page = command_page([PAGES[words]])
    for _, rows in PAGES[words].groups:
        for term, _ in rows:
            assert f"| `{term}` |" in page
    assert all(example in page for example in PAGES[words].examples)
    assert f"[{words}](" in command_index(PAGES)


@given(text=st.text(alphabet="ab |\\`*_[]<>&#\n", max_size=30))
def test_a_text_stays_in_its_cell_and_makes_no_link_and_no_tag(text: str) -> None:
    cell = as_cell(text)
    assert "\n" not in cell
    assert re.search(r"(?<!\\)\|", cell) is None
    outside = re.sub(r"`[^`]*`", "", cell).replace("\\\\", "")
    assert "<" not in outside
    assert re.search(r"(?<!\\)[\[\]*_#]", outside) is None
