"""What the schemas promise: they are the published ones, and the program keeps them."""

import json
from pathlib import Path

import jsonschema
import pytest

from conftest import RunPoCareer
from generated import check_generated
from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from po_career.cli.app import run
from po_career.render.schemas import SCHEMAS
from published import validate

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schema_is_what_the_program_prints(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["schema", name]) == 0
    printed = capsys.readouterr().out
    check_generated(ROOT / "schemas" / f"{name}.schema.json", printed)
    jsonschema.Draft202012Validator.check_schema(json.loads(printed))


@pytest.mark.parametrize("name", ["roles", "skills", "actions", "kits", "doubts", "trends"])
def test_a_page_of_the_catalogue_keeps_its_schema(po_career: RunPoCareer, name: str) -> None:
    page = json.loads(po_career(name, "--json").stdout)
    validate(page, name)
    assert page["schema"] == f"po-career/{name}/1"


def test_the_example_in_the_docs_is_made_by_the_program(po_career: RunPoCareer) -> None:
    printed = po_career("plan", "--profile", str(ROOT / "docs" / "profile-example.yaml"), "--start", "2026-11-24", "--json").stdout
    check_generated(ROOT / "docs" / "plan-example.json", printed)


def test_the_example_profile_keeps_its_schema() -> None:
    document = read_yaml((ROOT / "docs" / "profile-example.yaml").read_text("utf-8"), "profile-example.yaml")
    assert document.problems == ()
    assert document.root is not None
    validate(plain(document.root), "profile")


def test_an_unknown_schema_names_those_that_there_are(po_career: RunPoCareer) -> None:
    done = po_career("schema", "plam")
    assert (done.returncode, done.stdout) == (2, "")
    assert "plan, profile, fit, routes" in done.stderr


def test_the_picture_in_the_readme_is_made_by_the_program(po_career: RunPoCareer) -> None:
    printed = po_career("plan", "--profile", "docs/profile-example.yaml", "--start", "2026-11-24", "--format", "svg", cwd=ROOT).stdout
    check_generated(ROOT / "docs" / "plan.svg", printed)
