"""`po-career fit` as a person and as a script meet it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer

from po_career.catalog.load import load_catalog
from po_career.catalog.schema import schema_of
from po_career.cli import fit as command
from po_career.errors import FileAccessError, UsageError
from po_career.planning.fit_ranking import FitPage


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    typer.main.get_command(command.app).main(list(args), prog_name="fit", standalone_mode=False)
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(capsys, *args, "--json"))
    return found


def test_the_ranking_is_as_its_schema_says_and_has_every_other_role(capsys: pytest.CaptureFixture[str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    found = as_json(capsys, "--role", "po", "--skill", "roadmapping=4")
    jsonschema.validate(found, schema_of(FitPage, title="Fit"))
    assert (found["schema"], found["person"]["role"]) == ("po-career/fit/2", "product-owner")
    assert {role["role"] for role in found["roles"]} == set(load_catalog().roles) - {"product-owner"}


def test_one_skill_is_enough_and_top_cuts_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "--skill", "communication=3", "--top", "2")
    assert (found["person"]["role"], len(found["roles"])) == (None, 2)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page_holds_its_width_and_speaks_of_no_loss(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = run(capsys, "--role", "po", "--skill", "user-stories=4")
    assert max(map(len, page.splitlines())) <= width
    flat = " ".join(page.split())
    assert flat.startswith("10 of 27 roles compared with you, from Product Owner, nearest first 1 ")
    assert all(words in flat for words in ("core missing:", "carries over:", "not asked for there:", "not known:", "--top 27"))
    assert "…" not in page
    assert " lost" not in flat


def test_without_a_role_and_without_a_rating_it_says_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="--role ROLE") as caught:
        run(capsys)
    assert "--skill SKILL=LEVEL" in str(caught.value)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--role", "pirate"), "pirate"),
        (("--skill", "communication=9"), '"9" is not a valid level'),
        (("--role", "po", "--top", "0"), "from 1 to"),
        (("--role", "po", "--format", "html"), "html"),
    ],
)
def test_what_does_not_fit_is_named(capsys: pytest.CaptureFixture[str], args: tuple[str, ...], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        run(capsys, *args)


def test_a_named_profile_that_is_not_there_is_an_error(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="no such file"):
        run(capsys, "--profile", str(tmp_path / "none.yaml"))
