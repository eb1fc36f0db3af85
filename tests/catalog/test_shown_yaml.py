"""`catalog show --format yaml`: what is printed can be read again, and says the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_catalog import write

from conftest import RunPoCareer
from po_career.catalog.diffing import differences
from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog, Identity
from po_career.catalog.origins import InForce, in_force, named
from po_career.render.catalogs.yaml_page import part_yaml, whole_yaml

ROOT = Path(__file__).parents[2]
LADDERS = (None, ROOT / "examples" / "bakery.yaml", ROOT / "examples" / "stage-lighting")
PLAIN = "schema: po-career/catalog/1\nskills: [{id: a, name: A}]\nroles: [{id: b, title: TITLE, day: [TITLE], requires: {}}]\n"


def same(one: Catalog, other: Catalog) -> bool:
    return differences(one, other).same and replace(one, digest="", catalog=other.catalog) == replace(other, digest="")


def read(folder: Path, text: str) -> Catalog:
    return load_catalog(write(folder, {"shown.yaml": text}) / "shown.yaml")


@pytest.mark.parametrize("path", LADDERS, ids=str)
def test_a_whole_catalogue_says_the_same_when_it_is_read_again(tmp_path: Path, path: Path | None) -> None:
    assert same(read(tmp_path, whole_yaml(in_force(path), load_catalog(path))), load_catalog(path))


def test_renamed_ids_rules_and_a_scale_go_along(tmp_path: Path) -> None:
    text = """\
schema: po-career/catalog/1
scale: {levels: [{level: 0, name: None of it}, {level: 1, name: All of it}]}
skills: [{id: a, name: A, anchors: {1: 'yes: "all"'}}]
roles: [{id: b, title: B, requires: {a: {level: 1, basis: source}}}, {id: old, replaced_by: b}]
rules: {at_once: 2, kinds: {reading: 0.25}}
actions: [{id: c, title: C, kind: course, hours: {low: 2, high: 2, note: said so}, raises: {a: 1}, details: {exam: 1}}]
"""
    path = write(tmp_path, {"own.yaml": text}) / "own.yaml"
    assert same(read(tmp_path, whole_yaml(in_force(path), load_catalog(path))), load_catalog(path))


@given(st.text(min_size=1, max_size=20).filter(str.strip))
@settings(max_examples=80)
def test_whatever_a_title_holds_it_is_read_again_and_shows_no_control(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    folder = tmp_path_factory.mktemp("ladder")
    quoted = "".join(char if char.isalnum() and char.isascii() else f"\\U{ord(char):08x}" for char in title)
    path = write(folder, {"own.yaml": PLAIN.replace("TITLE", f'"{quoted}"')}) / "own.yaml"
    ladder = load_catalog(path)
    text = whole_yaml(in_force(path), ladder)
    assert all(char.isprintable() or char == "\n" for char in text)
    assert read(folder, text).roles == ladder.roles


def test_parts_can_be_put_into_a_catalogue_that_extends(tmp_path: Path) -> None:
    built_in = load_catalog()
    found: InForce = in_force(None)
    text = "schema: po-career/catalog/1\nextends: built-in\n"
    for name in ("product-owner", "roadmapping", "cert-pspo-1"):  # each under a key of its own
        items = [item for item in named(found, name) if item.kind in ("role", "skill", "action")]
        assert items
        text += part_yaml(items, built_in)
    assert same(replace(read(tmp_path, text), catalog=Identity("built-in")), built_in)


@pytest.mark.usefixtures("work_folder")
def test_show_prints_the_item_alone_with_the_places_that_it_comes_from(po_career: RunPoCareer) -> None:
    po_career("catalog", "new", "ours", "--extends", "built-in")
    shown = po_career("catalog", "show", "Senior PO", "--catalog", "ours", "--format", "yaml")
    assert shown.returncode == 2  # neither an id nor the title
    shown = po_career("catalog", "show", "senior-po", "--catalog", "ours", "--format", "yaml")
    lines = shown.stdout.splitlines()
    assert lines[0] == "roles:"
    assert "built-in/stages.yaml:" in lines[1]
    assert "ours/stages.yaml:" in lines[1]
    assert [line for line in lines if line.startswith("  - ")] == ["  - id: senior-po"]
    assert "    short_title: Lead PO" in lines


@pytest.mark.usefixtures("work_folder")
def test_what_is_gone_is_not_there_to_copy(po_career: RunPoCareer) -> None:
    po_career("catalog", "new", "ours", "--extends", "built-in")
    shown = po_career("catalog", "show", "founder", "--catalog", "ours", "--format", "yaml")
    assert (shown.returncode, shown.stdout) == (4, "")
    assert '"founder" is not in force' in shown.stderr
