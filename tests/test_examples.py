"""The ladders in examples/: other crafts and other scales, through every command that reads a catalogue."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import RunPoCareer
from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from po_career.intake.framework.scaffold import SCHEMA_OF

ROOT = Path(__file__).parent.parent
LADDERS = {"bakery": ROOT / "examples" / "bakery.yaml", "stage-lighting": ROOT / "examples" / "stage-lighting"}
LEVELS = {"bakery": 3, "stage-lighting": 10}
START = {"bakery": ("apprentice", "shop-owner"), "stage-lighting": ("hand", "designer")}
FILES = sorted((ROOT / "examples").rglob("*.yaml"))


@pytest.mark.parametrize("name", LADDERS)
def test_an_example_has_no_mistake_and_a_scale_of_its_own(name: str) -> None:
    assert check_catalog(LADDERS[name]).errors == ()
    assert len(load_catalog(LADDERS[name]).scale.levels) == LEVELS[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_names_the_published_schema_and_keeps_it(path: Path) -> None:
    text = path.read_text("utf-8")
    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    schema = (path.parent / named).resolve()
    kind = "profile" if path.parent.name == "team" else SCHEMA_OF.get(path.name, "catalog")
    assert schema == ROOT / "schemas" / f"{kind}.schema.json"
    root = read_yaml(text, path.name).root
    assert root is not None
    assert [error.message for error in Draft202012Validator(json.loads(schema.read_text("utf-8"))).iter_errors(plain(root))] == []


@pytest.mark.parametrize("name", LADDERS)
@pytest.mark.parametrize(
    "words",
    [("plan",), ("fit",), ("routes", "TO"), ("compare", "ROLE", "TO"), ("plan", "--to", "TO"), ("plan", "--explain"), ("map",)],
    ids=" ".join,
)
def test_an_example_runs_through_every_command(po_career: RunPoCareer, name: str, words: tuple[str, ...]) -> None:
    role, to = START[name]
    args = [{"TO": to, "ROLE": role}.get(word, word) for word in words]
    hours = [] if words[0] in ("fit", "map") else ["--hours", "5"]
    ask = ["--no-input"] if words[0] == "plan" else []
    ran = po_career(*args, "--catalog", str(LADDERS[name]), "--role", role, *hours, *ask, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["schema"].startswith("po-career/")


@pytest.mark.parametrize("name", LADDERS)
def test_every_way_to_the_top_of_an_example_can_be_gone(po_career: RunPoCareer, name: str) -> None:
    role, to = START[name]
    ran = po_career("routes", to, "--catalog", str(LADDERS[name]), "--role", role, "--hours", "5", "--json")
    found = json.loads(ran.stdout)
    assert found["optimal"]["proved"]
    assert [hop["to"] for hop in found["routes"][0]["hops"]][-1] == to
