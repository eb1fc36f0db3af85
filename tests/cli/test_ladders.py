"""Ladders as companies have them: what is missing in them, and what a plan still makes of it."""

from pathlib import Path

from conftest import RunPoCareer

CRAFTS = """\
schema: po-career/catalog/1
skills: [{id: scope, name: Scope}, {id: autonomy, name: Autonomy}]
tracks: [{id: hall, title: Hall}, {id: office, title: Office}]
roles:
  - {id: baker, title: Baker, track: hall, requires: {scope: 1, autonomy: 1}}
  - {id: senior-baker, title: Senior Baker, track: hall, requires: {scope: 1, autonomy: 1}}
  - {id: head-baker, title: Head Baker, track: hall, requires: {scope: 2, autonomy: 2}}
  - {id: clerk, title: Clerk, track: office, requires: {scope: 1, autonomy: 1}}
  - {id: assistant, title: Office Assistant, track: office, requires: {scope: 2, autonomy: 2}}
"""
WAYS = """\
transitions:
  - {from: baker, to: senior-baker, kind: promotion}
  - {from: senior-baker, to: head-baker, kind: promotion}
"""
ME = (
    "--hours",
    "4",
    "--months-in-role",
    "40",
    "--skill",
    "scope=1",
    "--skill",
    "autonomy=1",
    "--no-input",
    "--start",
    "2026-11-24",
)


def ladder(folder: Path, text: str) -> str:
    path = folder / "ladder.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_promotion_that_asks_for_nothing_more_is_one_of_scope(
    po_career: RunPoCareer, tmp_path: Path
) -> None:
    path = ladder(tmp_path, CRAFTS + WAYS)
    page = " ".join(po_career("plan", "--catalog", path, "--role", "baker", *ME).stdout.split())
    assert "Next step: Senior Baker, a promotion." in page
    assert "it asks for no skill beyond your own role: what grows is its scope." in page


def test_roles_of_ones_own_track_come_before_those_of_another_that_ask_the_same(
    po_career: RunPoCareer, tmp_path: Path
) -> None:
    page = po_career("fit", "--catalog", ladder(tmp_path, CRAFTS + WAYS), "--role", "baker").stdout
    heads = ("On your own track", "Head Baker", "Elsewhere", "What you could do today")
    places = [page.index(head) for head in heads]
    assert places == sorted(places)


def test_a_ladder_without_transitions_leads_up_its_track_and_its_top_stays(
    po_career: RunPoCareer, tmp_path: Path
) -> None:
    path = ladder(tmp_path, CRAFTS)
    first = {
        role: po_career("plan", "--catalog", path, "--role", role, *ME).stdout.split("\n")[0]
        for role in ("clerk", "head-baker")
    }
    assert first == {
        "clerk": "Next step: Office Assistant.",
        "head-baker": "Stay and grow: nothing stands above Head Baker in this catalogue.",
    }
