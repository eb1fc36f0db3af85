"""The career map in Mermaid, parsed and drawn by Mermaid itself in a real browser."""

import json
import os
import re
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from browser import HERE, needs_browser, opened
from conftest import RunPoCareer
from map_world import NASTY, small, titled
from po_career.catalog.model import Transition
from po_career.planning.career_map import CareerMap, career_map, map_for
from po_career.profile.model import Profile
from po_career.render.map.map_mermaid import mermaid_text
from po_career.text import printable

TODAY = date(2026, 11, 24)

MERMAID = Path(os.environ.get("MERMAID") or HERE / "node_modules/mermaid/dist/mermaid.min.js")
pytestmark = [
    needs_browser,
    pytest.mark.skipif(
        not MERMAID.is_file(), reason="no Mermaid; python tests/browser/fetch_mermaid.py brings it, or MERMAID names its mermaid.min.js"
    ),
]

DRAW = """
(async () => {
  const told = [];
  mermaid.initialize({startOnLoad: false});
  for (const [place, text] of texts.entries()) {
    try {
      const kind = (await mermaid.parse(text)).diagramType;
      const into = document.createElement("div");
      if (draw) {
        into.innerHTML = (await mermaid.render(`map${place}`, text)).svg;
        document.body.append(into);
      }
      const all = name => [...into.querySelectorAll(name)];
      told.push({
        kind,
        nodes: Object.fromEntries(all(".node").map(one => [/r\\d+/.exec(one.id)[0], one.textContent])),
        tracks: all(".cluster-label").map(one => one.textContent),
        arrows: all(".flowchart-link").length,
        foreign: all("script, a, img, iframe, b, br").filter(one => one.tagName !== "BR").length,
      });
    } catch (error) {
      told.push({error: String(error)});
    }
  }
  const out = document.createElement("pre");
  out.id = "told";
  out.textContent = JSON.stringify(told);
  document.body.replaceChildren(out);
})();
"""


def by_mermaid(tmp_path: Path, *texts: str, draw: bool = True) -> list[dict[str, Any]]:
    """What Mermaid makes of each text."""
    given = f"const texts = {json.dumps(texts)}, draw = {json.dumps(draw)};".replace("</", "<\\/").replace("<!--", "<\\!--")
    page = tmp_path / "mermaid.html"
    page.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><body><script src="{MERMAID.as_uri()}"></script><script>{given}{DRAW}</script>', "utf-8"
    )
    found = re.search(r'<pre id="told">(.*?)</pre>', opened(page).dom, re.DOTALL)
    assert found, "Mermaid has told nothing"
    told: list[dict[str, Any]] = json.loads(unescape(found[1]))
    return told


def shown(text: str) -> str:
    return " ".join(printable(text).split())


def read(text: str) -> str:
    """What a reader sees of it: without what takes no room."""
    return " ".join(text.replace("\u2060", "").split())


def titles(found: CareerMap) -> dict[str, str]:
    return {
        f"r{number}": shown(f"{role.on_route}. {role.title}" if role.on_route else role.title) for number, role in enumerate(found.roles)
    }


def test_whatever_a_title_says_mermaid_draws_it_as_text(tmp_path: Path) -> None:
    nasty = titled(NASTY, tracks=4, places=3)
    made = career_map(nasty, role="r3")
    told = by_mermaid(tmp_path, mermaid_text(made, nasty))[0]
    assert told.get("kind") == "flowchart-v2", told
    assert {key: read(text) for key, text in told["nodes"].items()} == titles(made)
    assert sorted(map(read, told["tracks"])) == sorted(shown(track.title) for track in made.tracks)
    assert (told["arrows"], told["foreign"]) == (len(made.transitions), 0)


def test_the_built_in_map_is_parsed_and_each_nasty_title_alone_whether_it_names_a_role_a_stop_or_a_track(
    po_career: RunPoCareer, tmp_path: Path
) -> None:
    texts = [po_career("map", "--role", "po", "--to", "cpo", "--hours", "4", "--format", "mermaid").stdout]
    for title in NASTY:
        found = titled([title, f"{title} {title}"], tracks=2, places=0)
        texts.append(mermaid_text(map_for(found, Profile(role="r0"), TODAY, "r1"), found))
    told = by_mermaid(tmp_path, *texts, draw=False)
    assert [one.get("error") for one in told] == [None] * len(texts)


def test_a_route_and_a_map_without_a_role_are_drawn_whole(tmp_path: Path) -> None:
    made = [map_for(small(), Profile(role="owner"), TODAY, "head"), career_map(small()), career_map(titled(["A", "B"], tracks=0, places=0))]
    for found, told in zip(made, by_mermaid(tmp_path, *(mermaid_text(one, small()) for one in made)), strict=True):
        assert (told["nodes"], told["arrows"]) == (titles(found), len(found.transitions))


def test_of_a_thousand_moves_as_many_are_drawn_as_mermaid_takes() -> None:
    found = titled([f"Role number {number}" for number in range(200)], tracks=8, places=10)
    moves = tuple(Transition(f"r{number % 200}", f"r{(number * 7 + 1) % 200}", "lateral") for number in range(1000))
    many = replace(found, transitions=moves)
    text = mermaid_text(career_map(many, role="r199"), many)
    assert "  %% 500 of 1000 moves are left out, since Mermaid draws no more than 500\n" in text
