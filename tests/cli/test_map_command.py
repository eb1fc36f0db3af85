"""`map` as a command: its formats, its route, its errors."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import RunPoCareer
from generated import check_generated
from po_career.cli.options import EVERYWHERE, MAP_TEXTS
from published import validate

ROOT = Path(__file__).parents[2]
"""Read here, before a test hides the environment of the person who runs it."""
BAKERY = str(ROOT / "examples" / "bakery.yaml")


def test_the_map_shows_where_one_is_and_the_ways_on(po_career: RunPoCareer) -> None:
    done = po_career("map", "--role", "po")
    assert (done.returncode, done.stderr) == (0, "")
    assert "The career map. You are here: Product Owner." in done.stdout
    assert "▸ PRODUCT OWNER" in done.stdout
    assert "↑ promotion   Senior Product Owner" in done.stdout


def test_nothing_is_asked_and_no_profile_is_needed(po_career: RunPoCareer) -> None:
    done = po_career("map")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The career map, 28 roles.\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_no_line_is_wider_than_the_terminal(po_career: RunPoCareer, width: int, encoding: str) -> None:
    done = po_career("map", "--role", "po", "--to", "cpo", env={"COLUMNS": str(width), "PYTHONIOENCODING": encoding})
    assert max(map(len, done.stdout.splitlines())) <= width
    assert done.stdout.isascii() is (encoding == "ascii")


def test_the_json_keeps_its_schema(po_career: RunPoCareer) -> None:
    for options in ((), ("--role", "po"), ("--role", "po", "--to", "cpo", "--hours", "4"), ("--catalog", BAKERY)):
        found = json.loads(po_career("map", *options, "--json").stdout)
        validate(found, "map")
        assert found["schema"] == "po-career/map/1"


def test_the_route_is_the_best_one_of_routes(po_career: RunPoCareer) -> None:
    options = ("--role", "po", "--hours", "4")
    best = json.loads(po_career("routes", "head of product", *options, "--top", "1", "--json").stdout)["routes"][0]
    found = json.loads(po_career("map", "--to", "head of product", *options, "--json").stdout)
    assert [(hop["from"], hop["to"], hop["weeks"], hop["hours"]) for hop in found["route"]["hops"]] == [
        (hop["from"], hop["to"], hop["weeks"], hop["hours"]) for hop in best["hops"]
    ]
    stops = sorted((role["on_route"], role["id"]) for role in found["roles"] if role["on_route"] is not None)
    assert [stop for _, stop in stops] == ["product-owner", *(hop["to"] for hop in best["hops"])]


def test_the_profile_says_the_role_the_hours_and_the_target(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("schema: po-career/profile/1\nrole: senior-po\nhours_per_week: 5\ntarget: cpo\n", "utf-8")
    found = json.loads(po_career("map", "--profile", "me.yaml", "--json").stdout)
    assert (found["role"], found["to"], found["route"]["hours_per_week"]) == ("senior-po", "cpo", 5)
    other = json.loads(po_career("map", "--profile", "me.yaml", "--role", "po", "--to", "head-of-product", "--json").stdout)
    assert (other["role"], other["to"]) == ("product-owner", "head-of-product")


def test_each_picture_is_written_to_a_file_as_to_a_pipe(po_career: RunPoCareer, work_folder: Path) -> None:
    for name in MAP_TEXTS:
        done = po_career("map", "--role", "po", "--format", name, "--output", "map")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        command = [sys.executable, "-m", "po_career", "map", "--role", "po", "--format", name]
        piped = subprocess.run(
            command, env={**os.environ, "PYTHONIOENCODING": "ascii"}, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
        assert piped.stdout == (work_folder / "map").read_bytes()


def test_the_picture_is_a_drawing(po_career: RunPoCareer) -> None:
    text = po_career("map", "--role", "po", "--format", "svg").stdout
    read = ET.fromstring(text)  # noqa: S314 - the drawing is our own
    assert read.get("class") == "po-map"


def test_the_picture_in_the_docs_is_made_by_the_program(po_career: RunPoCareer) -> None:
    printed = po_career("map", "--profile", "docs/profile-example.yaml", "--to", "group-pm", "--format", "svg", cwd=ROOT).stdout
    check_generated(ROOT / "docs" / "map.svg", printed)


def test_the_help_names_each_format_once(po_career: RunPoCareer) -> None:
    shown = " ".join(po_career("map", "--help").stdout.split())
    assert f"How the result is shown: {', '.join(dict.fromkeys((*EVERYWHERE, *MAP_TEXTS)))}." in shown
    assert "svg, mermaid, dot" in shown


def test_a_catalogue_of_ones_own_is_mapped(po_career: RunPoCareer) -> None:
    done = po_career("map", "--catalog", BAKERY, "--role", "baker")
    assert done.returncode == 0
    assert "▸ BAKER" in done.stdout


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--to", "cpo"), 2, "a route starts from the role that you hold\n  your role       --role ROLE"),
        (("--role", "none", "--to", "cpo"), 2, "a route starts from the role that you hold"),
        (("--role", "produckt owner"), 2, 'did you mean "Product Owner"'),
        (("--role", "po", "--to", "nobody"), 2, 'there is no role "nobody"'),
        (("--role", "po", "--format", "png"), 2, "expected one of: terminal, json, svg, mermaid, dot"),
        (("--role", "po", "--hours", "0", "--to", "cpo"), 2, "--hours"),
        (("--profile", "missing.yaml"), 5, "cannot read the profile missing.yaml"),
        (("--catalog", "missing.yaml"), 5, "missing.yaml"),
        (("--catalog", BAKERY, "--role", "shop-owner", "--to", "apprentice"), 4, "no transition leads to Apprentice in this catalogue"),
        (("--role", "po", "--format", "dot", "--output", "/nowhere/map.dot"), 5, "cannot write /nowhere/map.dot"),
    ],
)
def test_what_cannot_be_done_is_told(po_career: RunPoCareer, options: tuple[str, ...], code: int, says: str) -> None:
    done = po_career("map", *options)
    assert (done.returncode, done.stdout) == (code, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
