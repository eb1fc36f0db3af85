"""A skill that does not apply to a person: neither a gap nor something that they have."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import RunPoCareer

LADDER = """\
schema: po-career/catalog/1
skills: [{id: bake, name: Baking}, {id: sell, name: Selling}, {id: sweep, name: Sweeping}]
roles:
  - {id: baker, title: Baker, requires: {bake: 2}}
  - {id: head, title: Head Baker, requires: {bake: 3, sell: {level: 3, importance: core}}}
transitions: [{from: baker, to: head, kind: promotion}]
actions:
  - {id: oven, title: Bake, kind: practice, hours: 20, raises: {bake: 3}}
  - {id: shop, title: Sell, kind: practice, hours: 20, raises: {sell: 1}}
"""
ME = "role: baker\nhours_per_week: 4\nmonths_in_role: 40\nratings: {bake: 2, sell: 4}\n"


@pytest.fixture
def here(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "ladder.yaml").write_text(LADDER, "utf-8")
    (tmp_path / "me.yaml").write_text(ME + "not_applicable: [Selling]\n", "utf-8")
    return ("--catalog", str(tmp_path / "ladder.yaml"), "--profile", str(tmp_path / "me.yaml"))


def plan(po_career: RunPoCareer, here: tuple[str, ...]) -> dict[str, Any]:
    done = po_career("plan", "--to", "head", "--no-input", "--json", *here)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_it_is_neither_short_nor_there(po_career: RunPoCareer, here: tuple[str, ...]) -> None:
    found = plan(po_career, here)
    assert found["person"]["not_applicable"] == ["sell"]
    assert found["next_step"]["skills"]["of"] == 1
    assert [gap["skill"] for gap in found["next_step"]["gaps"]] == ["bake"]
    assert found["next_step"]["readiness"]["expected"] == pytest.approx(2 / 3)


def test_the_page_says_so(po_career: RunPoCareer, here: tuple[str, ...]) -> None:
    page = " ".join(po_career("plan", "--to", "head", "--no-input", *here).stdout.split())
    assert "Selling does not apply to you and is left out." in page
    assert "Does not apply to you: one skill Selling" in " ".join(po_career("profile", "show", *here).stdout.split())


@pytest.mark.parametrize("command", [("fit",), ("compare", "baker", "head"), ("progress",), ("routes", "head"), ("next",)])
def test_no_other_page_counts_it(po_career: RunPoCareer, here: tuple[str, ...], command: tuple[str, ...]) -> None:
    done = po_career(*command, "--json", *here)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    found.pop("person", None)
    assert '"sell"' not in json.dumps([found.get("roles"), found.get("skills"), found.get("routes"), found.get("moved")])


def test_rate_says_it_and_a_rating_takes_it_back(po_career: RunPoCareer, here: tuple[str, ...]) -> None:
    profile = Path(here[3])
    profile.write_text(ME, "utf-8")
    for word in ("n/a", "NA", "not  applicable"):
        done = po_career("rate", "sell", word, *here)
        assert (done.returncode, done.stderr) == (0, "")
        assert "Selling does not apply to you" in done.stdout
    assert "not_applicable: [sell]" in profile.read_text("utf-8")
    assert po_career("rate", "sell", "3", *here).returncode == 0
    assert "not_applicable" not in profile.read_text("utf-8")


def test_profile_set_says_it_too_and_none_takes_it_back(po_career: RunPoCareer, here: tuple[str, ...]) -> None:
    po_career("profile", "set", "not-applicable", "sell", "sweep", *here)
    assert "not_applicable: [sell, sweep]" in Path(here[3]).read_text("utf-8").replace("Selling", "sell")
    po_career("profile", "set", "not-applicable", "none", *here)
    assert "not_applicable" not in Path(here[3]).read_text("utf-8")


def test_an_unknown_one_is_kept_aside_and_a_rating_of_it_says_where_it_belongs(po_career: RunPoCareer, here: tuple[str, ...]) -> None:
    Path(here[3]).write_text(ME + "not_applicable: [juggling]\n", "utf-8")
    assert "juggling: does not apply" in po_career("profile", "show", *here).stdout
    Path(here[3]).write_text("ratings: {bake: n/a}\n", "utf-8")
    done = po_career("profile", "show", *here)
    assert done.returncode == 3
    assert "a skill that does not apply to you stands in not_applicable" in done.stderr
