"""A first catalogue of one's own: it works as it is, explains every key, and nothing is ever written over."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import RunPoCareer
from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.model import (
    Action,
    Category,
    Doubt,
    Kit,
    Need,
    Role,
    Skill,
    Source,
    Title,
    Track,
    Transition,
    Trend,
    Want,
)
from po_career.catalog.places import plain
from po_career.catalog.shorthand import shape
from po_career.catalog.yaml_text import read_yaml
from po_career.intake.framework.scaffold import SCHEMA_OF, scaffold, schema_path

EXPLAINED = {
    "stages.yaml": (Track, Want, Role, Transition, Title),
    "skills.yaml": (Category, Skill, Trend),
    "actions.yaml": (Action, Need, Kit, Doubt),
    "sources.yaml": (Source,),
}


def new(po_career: RunPoCareer, folder: Path, *options: str) -> Path:
    ran = po_career("catalog", "new", "mine", *options, cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "mine"


@pytest.mark.parametrize("options", [(), ("--extends", "built-in")])
def test_a_new_catalogue_has_neither_mistake_nor_warning(po_career: RunPoCareer, work_folder: Path, options: tuple[str, ...]) -> None:
    checked = check_catalog(new(po_career, work_folder, *options))
    assert (checked.errors, checked.warnings) == ((), ())


@pytest.mark.parametrize("options", [(), ("--extends", "built-in")])
def test_the_commands_that_it_names_next_work(po_career: RunPoCareer, options: tuple[str, ...]) -> None:
    said = po_career("catalog", "new", "mine", *options).stdout
    commands = [line.split()[1:] for line in said.splitlines() if line.startswith("  po-career ")]
    assert [command[:2] for command in commands] == [["catalog", "check"], ["plan", "--catalog"]]
    assert [po_career(*command, "--no-input").returncode for command in commands[1:]] == [0]


@pytest.mark.parametrize("extends", [False, True])
def test_every_file_names_a_schema_that_lies_beside_it_and_keeps_it(po_career: RunPoCareer, work_folder: Path, *, extends: bool) -> None:
    folder = new(po_career, work_folder, *(["--extends", "built-in"] if extends else []))
    for name in scaffold("mine", extends=extends):
        text = (folder / name).read_text("utf-8")
        named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
        assert named is not None
        assert named[1] == schema_path(SCHEMA_OF[name])
        schema = json.loads((folder / named[1]).read_text("utf-8"))
        root = read_yaml(text, name).root
        assert root is not None
        assert [error.message for error in Draft202012Validator(schema).iter_errors(plain(root))] == []


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_key_that_a_file_may_hold_is_explained_once_for_each_kind(name: str) -> None:
    text = scaffold("mine", extends=False)[name]
    blocks = re.findall(r"^# Keys of an? (\w+).*\n((?:#   .*\n)+)", text, re.MULTILINE)
    explained = {kind: re.findall(r"^#   ((?:\w+, )*\w+) {2,}\S", lines, re.MULTILINE) for kind, lines in blocks}
    for model in EXPLAINED[name]:
        keys = [key for line in explained[model.__name__.lower()] for key in line.split(", ")]
        assert set(shape(model)) <= set(keys), model.__name__
        assert len(keys) == len(set(keys))


def test_the_name_of_the_folder_is_the_id_of_the_catalogue(tmp_path: Path, po_career: RunPoCareer) -> None:
    po_career("catalog", "new", "Our Ladder 2", cwd=tmp_path)
    assert load_catalog(tmp_path / "Our Ladder 2").catalog.id == "our-ladder-2"


@pytest.mark.parametrize("taken", ["file", "folder"])
def test_what_is_there_is_never_written_over(po_career: RunPoCareer, work_folder: Path, taken: str) -> None:
    if taken == "file":
        (work_folder / "mine").write_text("mine", "utf-8")
    else:
        (work_folder / "mine").mkdir()
        (work_folder / "mine" / "notes.txt").write_text("mine", "utf-8")
    before = sorted(work_folder.rglob("*"))
    ran = po_career("catalog", "new", "mine")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "mine already exists" in ran.stderr
    assert sorted(work_folder.rglob("*")) == before


def test_an_empty_folder_may_be_there(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "mine").mkdir()
    assert new(po_career, work_folder) == work_folder / "mine"


def test_only_the_built_in_catalogue_can_be_begun_with(po_career: RunPoCareer, work_folder: Path) -> None:
    ran = po_career("catalog", "new", "mine", "--extends", "other")
    assert (ran.returncode, list(work_folder.iterdir())) == (2, [])


def test_over_the_built_in_catalogue_it_adds_replaces_and_removes(po_career: RunPoCareer, work_folder: Path) -> None:
    base, mine = load_catalog(), load_catalog(new(po_career, work_folder, "--extends", "built-in"))
    assert (set(mine.roles) - set(base.roles), set(base.roles) - set(mine.roles)) == ({"platform-po"}, {"founder"})
    assert mine.roles["associate-po"].title == "Trainee Product Owner"
    assert set(mine.skills) - set(base.skills) == {"house-platform"}
