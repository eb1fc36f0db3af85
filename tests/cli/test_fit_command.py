"""`po-career fit` as a person and as a script meet it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer

from po_career.catalog.load import load_catalog
from po_career.cli import fit as command
from po_career.errors import FileAccessError, UsageError
from published import validate

SAID = ("Elsewhere: 3 of", "What you could do today", "core missing:", "carries over:", "would lie unused:", "not rated:", "--top")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    typer.main.get_command(command.app).main(list(args), prog_name="fit", standalone_mode=False)
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(capsys, *args, "--json"))
    return found


def test_the_ranking_is_as_its_schema_says_and_has_every_other_role(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "--role", "po", "--skill", "roadmapping=4")
    validate(found, "fit")
    assert (found["schema"], found["person"]["role"]) == ("po-career/fit/4", "product-owner")
    assert {role["role"] for role in found["roles"]} == set(load_catalog().roles) - {"product-owner"}


def test_one_skill_is_enough_and_top_cuts_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "--skill", "communication=3", "--top", "2")
    assert found["person"]["role"] is None
    assert [(role["section"], role["place"]) for role in found["roles"][:3]] == [("elsewhere", 1), ("elsewhere", 2), ("way in", 1)]
    assert found["totals"] == {"next": 0, "own track": 0, "elsewhere": 22, "today": 0, "way in": 6}


def test_a_business_analyst_is_shown_where_the_role_leads_and_no_way_in(capsys: pytest.CaptureFixture[str]) -> None:
    page = run(capsys, "--role", "ba", "--skill", "communication=3")
    titles = [line for line in page.splitlines() if line.startswith(("Where", "On your", "Elsewhere", "What you"))]
    assert titles == ["Where your role leads: 3 of 4", "Elsewhere: 3 of 16", "What you could do today"]
    assert "Software Tester" not in page
    assert "Left out: 6 roles that people come from." in " ".join(page.split())


def test_with_nothing_rated_it_claims_no_readiness_and_says_what_to_rate_first(capsys: pytest.CaptureFixture[str]) -> None:
    flat = " ".join(run(capsys, "--role", "po").split())
    assert "You have rated nothing, so this page would fit anybody in your role. Begin with" in flat
    assert "nothing rated yet; what your role asks would make readiness 93 to 100%" in flat
    assert "ready, readiness" not in flat
    rated = " ".join(run(capsys, "--role", "po", "--skill", "communication=3").split())
    assert "You have rated nothing" not in rated
    assert "of its 30 skills not rated; 24 assumed" in rated


def test_a_named_track_comes_first_whatever_role_is_held(capsys: pytest.CaptureFixture[str]) -> None:
    catalog = load_catalog()
    found = as_json(capsys, "--role", "po", "--track", "agile", "--top", "1")
    assert (found["track"], catalog.roles[found["roles"][0]["role"]].track) == ("agile", "agile")
    with pytest.raises(UsageError, match=r'tracks: "Ways in" .ways-in.'):
        run(capsys, "--role", "po", "--track", "pirates")


def test_without_a_role_the_page_says_how_to_put_ones_own_track_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--role ROLE or --track TRACK (ways-in, product," in " ".join(run(capsys, "--skill", "communication=3").split())
    assert "--track TRACK" not in run(capsys, "--role", "po")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page_holds_its_width_and_speaks_of_no_loss(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = run(capsys, "--role", "po", "--skill", "user-stories=4")
    assert max(map(len, page.splitlines())) <= width
    flat = " ".join(page.split())
    assert flat.startswith("21 roles compared with you, from Product Owner, nearest first On your own track: 3 of 9 1 ")
    assert all(words in flat for words in SAID)
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
