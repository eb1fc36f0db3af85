"""A level's own name is a level wherever a catalogue names one."""

from pathlib import Path

import pytest
from small_catalog import places, write

from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.origins import in_force
from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from published import validate

SCALE = "scale: {levels: [{level: 0, name: 'No'}, {level: 1, name: Helps}, {level: 2, name: Works Alone}]}\n"
TOP = "schema: po-career/catalog/1\n"
LADDER = """\
skills:
  - {id: dough, name: Dough, anchors: {helps: I help., works alone: I do it.}, check: {asks: How many?, caps: {0: Helps}}}
  - {id: oven, name: Oven}
roles:
  - {id: apprentice, title: Apprentice, requires: {dough: Helps, oven: No}}
  - {id: baker, title: Baker, requires: {dough: {level: WORKS  alone, importance: core}, oven: 1}}
actions:
  - {id: mix, title: Mix, kind: practice, hours: 20, raises: {dough: Helps}, opens: {oven: helps}, requires: {skills: {oven: Helps}}}
"""
NUMBERS = (
    LADDER.replace("{helps: I help., works alone: I do it.}", "{1: I help., 2: I do it.}")
    .replace("{0: Helps}", "{0: 1}")
    .replace("dough: Helps, oven: No", "dough: 1, oven: 0")
    .replace("WORKS  alone", "2")
    .replace("raises: {dough: Helps}, opens: {oven: helps}, requires: {skills: {oven: Helps}}", "raises: {dough: 1}, opens: {oven: 1}, requires: {skills: {oven: 1}}")
)


def one(folder: Path, text: str, name: str = "ladder.yaml") -> Path:
    return write(folder, {name: text}) / name


def test_names_and_numbers_say_the_same(tmp_path: Path) -> None:
    named, numbered = (load_catalog(one(tmp_path, TOP + SCALE + text, f"{n}.yaml")) for n, text in enumerate((LADDER, NUMBERS)))
    assert (named.roles, named.skills, named.actions) == (numbered.roles, numbered.skills, numbered.actions)


def test_the_names_of_the_built_in_scale_hold_where_a_file_has_none(tmp_path: Path) -> None:
    ladder = load_catalog(one(tmp_path, f"{TOP}skills: [{{id: a, name: A}}]\nroles: [{{id: b, title: B, requires: {{a: practitioner}}}}]\n"))
    assert ladder.roles["b"].requires["a"].level == 3


def test_the_names_are_those_of_the_scale_that_is_extended(tmp_path: Path) -> None:
    one(tmp_path, TOP + SCALE + LADDER)
    over = one(tmp_path, f"{TOP}extends: ladder.yaml\nroles: [{{id: owner, title: Owner, requires: {{oven: Works Alone}}}}]\n", "over.yaml")
    assert load_catalog(over).roles["owner"].requires["oven"].level == 2
    assert "owner" in {item.id for item in in_force(over).items}


@pytest.mark.parametrize(
    ("was", "written", "what", "hint"),
    [
        ("dough: Helps,", "dough: Help,", 'dough: expected a level, found "Help"', 'did you mean "Helps"?'),
        ("raises: {dough: Helps}", "raises: {dough: Guru}", 'dough: expected a level, found "Guru"', "levels: 0 No, 1 Helps, 2 Works Alone"),
        ("{0: Helps}", "{0: Expert}", '0: expected a level, found "Expert"', "levels: 0 No, 1 Helps, 2 Works Alone"),
        ("works alone: I do it", "worked alone: I do it", 'anchors: expected a level, found "worked alone"', 'did you mean "Works Alone"?'),
        ("works alone: I do it", "1: I do it", "level 1 has two anchors", "keep one of them"),
    ],
)
def test_a_name_that_no_level_has_is_a_mistake_at_its_place(tmp_path: Path, was: str, written: str, what: str, hint: str) -> None:
    found = check_catalog(one(tmp_path, TOP + SCALE + LADDER.replace(was, written))).errors
    assert [(problem.what, problem.hint) for problem in found] == [(what, hint)]
    assert "dough" in found[0].excerpt


def test_a_number_in_quotes_stays_a_mistake(tmp_path: Path) -> None:
    found = check_catalog(one(tmp_path, TOP + SCALE + LADDER.replace("dough: Helps,", 'dough: "1",'))).errors
    assert [problem.what for problem in found] == ['dough: expected a level, found "1"']


def test_names_in_a_ladder_whose_scale_is_broken_are_not_also_mistakes(tmp_path: Path) -> None:
    found = check_catalog(one(tmp_path, TOP + SCALE.replace("name: 'No'", "nam: 'No'") + LADDER)).errors
    assert {problem.line for problem in found} == {2}
    assert places(found)


def test_the_schema_for_editors_takes_names_too() -> None:
    document = read_yaml(TOP + SCALE + LADDER.replace("No}", "'No'}"), "ladder.yaml")
    assert document.root is not None
    validate(plain(document.root), "catalog")


def test_the_nearest_word_of_a_closed_list_is_named(tmp_path: Path) -> None:
    text = TOP + SCALE + LADDER.replace("kind: practice", "kind: practise").replace("importance: core", "importance: cor")
    found = check_catalog(one(tmp_path, text)).errors
    assert [problem.hint for problem in found] == ['did you mean "core"?', 'did you mean "practice"?']
