"""The career map in DOT, read by Graphviz itself."""

import json
import re
import shutil
import subprocess
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from map_world import NASTY, TITLES, small, titled
from po_career.planning.career_map import career_map, map_for
from po_career.profile.model import Profile
from po_career.render.map.map_dot import dot_text
from po_career.text import printable

TODAY = date(2026, 11, 24)

DOT = shutil.which("dot")
needs_dot = pytest.mark.skipif(DOT is None, reason="no dot on the PATH; on Debian and Ubuntu: apt install graphviz")


def drawn(text: str) -> dict[str, Any]:
    """What Graphviz makes of the text, without a word of warning."""
    assert DOT is not None
    done = subprocess.run([DOT, "-Tjson"], input=text, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def written(found: dict[str, Any]) -> dict[str, str]:
    """Each role and track by its name in the file, with the text that Graphviz puts on the page."""
    return {
        thing["name"]: "\n".join(piece["text"] for piece in thing.get("_ldraw_", []) if piece["op"] == "T")
        for thing in found["objects"]
        if re.fullmatch(r"r\d+|cluster_\d+", thing["name"])
    }


def shown(title: str) -> str:
    return "".join(char if char.isprintable() else " " for char in printable(title))


@needs_dot
@settings(max_examples=25)
@given(titles=st.lists(TITLES, min_size=1, max_size=10), tracks=st.integers(0, 4), places=st.integers(0, 3))
def test_whatever_a_title_says_graphviz_writes_it(titles: list[str], tracks: int, places: int) -> None:
    found = titled(titles, tracks=tracks, places=places)
    made = career_map(found)
    texts = written(drawn(dot_text(made, found)))
    wanted = {f"r{number}": shown(role.title) for number, role in enumerate(made.roles)}
    wanted |= {f"cluster_{number}": shown(track.title) for number, track in enumerate(made.tracks) if track.id is not None}
    assert texts == wanted


@needs_dot
def test_every_nasty_title_is_written_as_it_is_also_as_a_stop_and_as_the_role_held() -> None:
    found = titled(NASTY, tracks=3, places=4)
    for here, there in ((f"r{number}", f"r{number + 1}") for number in range(0, len(NASTY) - 1, 9)):
        made = map_for(found, Profile(role=here), TODAY, there)
        texts = written(drawn(dot_text(made, found)))
        for number, role in enumerate(made.roles):
            assert texts[f"r{number}"] == (f"1. {shown(role.title)}" if role.on_route == 1 else shown(role.title))


@needs_dot
def test_the_roles_of_a_rung_stand_at_one_height_the_highest_on_top() -> None:
    made = career_map(small(), role="owner")
    heights = {
        thing["name"]: float(thing["pos"].split(",")[1])
        for thing in drawn(dot_text(made, small()))["objects"]
        if re.match("r[0-9_u]", thing["name"])
    }
    at = {role.id: heights[f"r{number}"] for number, role in enumerate(made.roles)}
    assert at["head"] > at["senior"] == at["coach"] == heights["rung_3"] > at["owner"] == heights["rung_2"]


@needs_dot
def test_the_built_in_sizes_are_drawn_and_larger_ones() -> None:
    found = titled([f"Role {number}" for number in range(60)], tracks=6, places=8)
    assert len(written(drawn(dot_text(career_map(found, role="r5"), found)))) == 66


def test_every_move_is_drawn_and_those_from_here_stand_out() -> None:
    text = dot_text(map_for(small(), Profile(role="owner"), TODAY, "head"), small())
    moves = [line for line in text.splitlines() if re.match(r"  r\d+ -> r\d+ ", line)]
    assert len(moves) == 6
    assert sum('color="#0b62c4"' in line for line in moves) == 2
    assert sum("penwidth=3" in line for line in moves) == 2
    assert '  label="Product Owner → Senior Owner → Head of Product"' in text


def test_ids_of_the_catalogue_are_no_names_in_the_file() -> None:
    assert re.search(r"\b(owner|senior|coach|product|agile)\b", re.sub('"[^"]*"', "", dot_text(career_map(small()), small()))) is None
