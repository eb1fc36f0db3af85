"""Amendments: what a catalogue changes in the one that it extends, without copying it."""

import json
from pathlib import Path

import jsonschema
import pytest
from small_catalog import places, write

from po_career.catalog.diffing import differences
from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.model import Catalog, Requirement, Span
from po_career.catalog.origins import in_force
from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]
BASE = """\
schema: po-career/catalog/1
catalog: {id: base, version: "1"}
skills:
  - {id: talk, name: Talking, anchors: {1: I ask., 2: I answer.}, aliases: [speaking]}
  - {id: price, name: Pricing}
  - {id: sing, name: Singing}
roles:
  - {id: junior, title: Junior, day: [Sort, Ask], requires: {talk: {level: 1, importance: core}}}
  - {id: senior, title: Senior, short: knows it all, requires: {talk: {level: 2, importance: core}, price: 1}}
transitions: [{from: junior, to: senior, kind: promotion, months: {low: 12, high: 24}}]
actions:
  - {id: speak, title: Speak, kind: practice, hours: {low: 10, high: 20}, raises: {talk: 1, price: 1}, cost: {amount: 20, currency: EUR}, requires: {skills: {sing: 1}}}
"""
TOP = "schema: po-career/catalog/1\nextends: base.yaml\n"


def over(folder: Path, amend: str, rest: str = "") -> Path:
    text = TOP + "amend:\n" + "".join(f"  {line}\n" for line in amend.splitlines()) + rest
    return write(folder, {"base.yaml": BASE, "ours.yaml": text}) / "ours.yaml"


def amended(folder: Path, amend: str, rest: str = "") -> Catalog:
    return load_catalog(over(folder, amend, rest))


def test_only_the_keys_that_are_named_change(tmp_path: Path) -> None:
    ours, base = amended(tmp_path, "roles: {senior: {title: Lead}}"), load_catalog(tmp_path / "base.yaml")
    assert ours.roles["senior"].title == "Lead"
    assert ours.roles["senior"].short == "knows it all"
    assert ours.roles["senior"].requires == base.roles["senior"].requires
    assert (ours.roles["junior"], ours.skills, ours.actions) == (base.roles["junior"], base.skills, base.actions)
    assert list(ours.roles) == ["junior", "senior"]


@pytest.mark.parametrize("level", ["3", "Practitioner", "{level: 3}"])
def test_one_level_changes_and_its_importance_stays(tmp_path: Path, level: str) -> None:
    ours = amended(tmp_path, f"roles: {{senior: {{requires: {{talk: {level}}}}}}}")
    assert ours.roles["senior"].requires == {"talk": Requirement(3, "core"), "price": Requirement(1)}


def test_null_takes_away_and_a_new_requirement_comes_in_addition(tmp_path: Path) -> None:
    ours = amended(tmp_path, "roles: {senior: {short: null, requires: {price: null, sing: 2}}}")
    assert ours.roles["senior"].short is None
    assert list(ours.roles["senior"].requires) == ["talk", "sing"]


def test_a_sentence_by_its_level_and_a_list_anew(tmp_path: Path) -> None:
    ours = amended(tmp_path, "skills: {talk: {anchors: {Working: We answer., 3: I teach.}}}\nroles: {junior: {day: [Ask]}}")
    assert ours.skills["talk"].anchors == {1: "I ask.", 2: "We answer.", 3: "I teach."}
    assert ours.skills["talk"].aliases == ("speaking",)
    assert ours.roles["junior"].day == ("Ask",)


def test_actions_and_transitions(tmp_path: Path) -> None:
    ours = amended(
        tmp_path, "actions: {speak: {hours: {high: 30}, cost: null, raises: {price: null}}}\ntransitions: [{from: junior, to: senior, usual: common}]"
    )
    speak = ours.actions["speak"]
    assert (speak.hours, speak.cost, speak.raises, speak.requires.skills) == (Span(10, 30), None, {"talk": 1}, {"sing": 1})
    assert [(way.usual, way.months) for way in ours.transitions] == [("common", Span(12, 24))]


def test_amendments_add_up_along_a_chain(tmp_path: Path) -> None:
    over(tmp_path, "roles: {senior: {title: Lead, requires: {price: 2}}}")
    top = TOP.replace("base", "ours") + "amend: {roles: {senior: {requires: {price: 3}}}}\n"
    senior = load_catalog(write(tmp_path, {"team.yaml": top}) / "team.yaml").roles["senior"]
    assert (senior.title, senior.requires["price"].level) == ("Lead", 3)


MISTAKES = {
    "an unknown id": ("roles: {senor: {title: x}}", 4, 11, 'cannot amend the role "senor"', 'did you mean "senior"?'),
    "an unknown key": ("roles: {senior: {titel: x}}", 4, 20, 'unknown key "titel"', 'did you mean "title"?'),
    "an unknown key that is taken away": ("roles: {senior: {titel: null}}", 4, 20, 'unknown key "titel"', 'did you mean "title"?'),
    "an unknown list": ("role: {}", 4, 3, 'unknown key "role"', 'did you mean "roles"?'),
    "a level beyond the scale": ("roles: {senior: {requires: {talk: 9}}}", 4, 37, "level 9 is beyond", "levels: 0 Not yet"),
    "an unknown skill": ("roles: {senior: {requires: {tall: 2}}}", 4, 31, 'unknown skill "tall"', 'did you mean "talk"?'),
    "nothing to take away": ("roles: {senior: {requires: {tall: null}}}", 4, 31, 'there is no "tall"', 'did you mean "talk"?'),
    "a word of a closed list": ("roles: {senior: {requires: {talk: {importance: cor}}}}", 4, 50, "expected core", 'did you mean "core"?'),
    "what must be there": ("roles: {senior: {title: null}}", 4, 19, 'the key "title" is missing', ""),
    "another id": ("roles: {senior: {id: lead}}", 4, 24, 'keeps the id, here "senior"', "replaced_by"),
    "a range upside down": ("actions: {speak: {hours: {low: 30}}}", 4, 34, "low 30 is above high 20", ""),
    "a transition without an end": ("transitions: [{from: junior}]", 4, 17, 'the key "to" is missing', "from and to"),
    "a transition that there is not": ("transitions: [{from: senior, to: junior}]", 4, 17, 'the transition "senior -> junior"', ""),
    "nothing at all": ("roles: {senior: }", 4, 19, "expected keys with values, found nothing", ""),
    "twice": ("transitions: [{from: junior, to: senior}, {from: junior, to: senior}]", 4, 45, "is given twice", "line 4"),
}


@pytest.mark.parametrize(("amend", "line", "column", "what", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_every_mistake_is_reported_at_its_place(tmp_path: Path, amend: str, line: int, column: int, what: str, hint: str) -> None:
    found = check_catalog(over(tmp_path, amend)).errors
    assert [(problem.line, problem.column) for problem in found] == [(line, column)], places(found)
    assert what in found[0].what
    assert hint in found[0].hint


def test_what_is_removed_or_given_whole_cannot_be_amended_too(tmp_path: Path) -> None:
    removed = check_catalog(over(tmp_path, "roles: {senior: {title: x}}", "remove: {roles: [senior]}\n")).errors
    assert [problem.what for problem in removed] == ['cannot amend the role "senior", which this catalogue removes']
    both = check_catalog(over(tmp_path, "roles: {senior: {title: x}}", "roles: [{id: senior, title: y, requires: {}}]\n")).errors
    assert [problem.what for problem in both] == ['two roles have the id "senior"']


def test_there_must_be_something_to_amend(tmp_path: Path) -> None:
    path = write(tmp_path, {"own.yaml": BASE + "amend: {roles: {senior: {title: x}}}\n"}) / "own.yaml"
    assert [problem.what for problem in check_catalog(path).errors] == ["amend changes what another catalogue says, and this one extends none"]


def test_show_and_diff_say_what_an_amendment_changed(tmp_path: Path) -> None:
    path = over(tmp_path, "roles:\n  senior:\n    title: Lead\n    requires: {talk: 3}")
    [senior] = [item for item in in_force(path).items if (item.kind, item.id) == ("role", "senior")]
    assert senior.place is not None
    assert (senior.state, senior.because, senior.place.line) == ("amended", "title, requires.talk.level", 5)
    assert [place.file for place in senior.was] == [str(tmp_path / "base.yaml")]
    [changed] = differences(load_catalog(tmp_path / "base.yaml"), load_catalog(path)).roles.changed
    assert {(one.field, one.before, one.after) for one in changed.changes} == {("title", "Senior", "Lead"), ("requires.talk.level", 2, 3)}


@pytest.mark.parametrize("name", ["catalog", "catalog-stages"])
def test_the_schema_for_editors_knows_amendments(tmp_path: Path, name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    schema["properties"]["schema"] = {}
    validator = jsonschema.Draft202012Validator(schema)
    good = "roles: {senior: {short: null, requires: {talk: Working, price: null, sing: {level: 1}}}}\ntransitions: [{from: junior, to: senior, usual: known}]"
    for text, valid in ((good, True), ("roles: {senior: {titel: x}}", False), ("skills: {talk: {anchors: {1: 7}}}", False)):
        document = read_yaml(over(tmp_path, text).read_text("utf-8"), "ours.yaml")
        assert document.root is not None
        assert validator.is_valid(plain(document.root)) == valid
