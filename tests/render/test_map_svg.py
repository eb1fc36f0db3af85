"""The career map as a drawing: well-formed, complete, explained, and readable on light and dark."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

import po_career.render.report
from map_world import TITLES, small, titled
from po_career.catalog.model import Catalog
from po_career.planning.career_map import CareerMap, career_map, map_for
from po_career.profile.model import Profile
from po_career.render.map.map_places import map_places
from po_career.render.map.map_style import DARK, LIGHT, file_style, page_style
from po_career.render.map.map_svg import inline_svg, svg_text
from po_career.text import printable

TODAY = date(2026, 11, 24)

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawing(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - the drawing is our own


def as_file(found: CareerMap) -> str:
    return svg_text(found, small())


def inline(found: CareerMap, prefix: str = "po-map") -> str:
    return inline_svg(found, map_places(found), lambda place: f'#role-{place.role}"><b>', prefix)


def texts(found: ET.Element) -> str:
    """All that is written in the drawing, without the spaces at which lines may break."""
    return re.sub(r"\s", "", "".join(one.text or "" for one in found.iter(f"{NAMESPACE}text")))


def way_to_head() -> CareerMap:
    return map_for(small(), Profile(role="owner", hours_per_week=4), TODAY, "head")


@given(titles=st.lists(TITLES, min_size=1, max_size=8), tracks=st.integers(0, 5), places=st.integers(0, 4))
def test_whatever_a_title_says_the_drawing_shows_it_as_text(titles: list[str], tracks: int, places: int) -> None:
    found = titled(titles, tracks=tracks, places=places)
    for text in (as_file(career_map(found, role="r0")), inline(career_map(found, role="r0"))):
        read = drawing(text)
        for title in titles:
            assert re.sub(r"\s", "", "".join(c if c.isprintable() else " " for c in printable(title))) in texts(read)
        known = {"svg", "title", "desc", "style", "rect", "text", "g", "a", "path", "circle"}
        assert {one.tag.removeprefix(NAMESPACE) for one in read.iter()} <= known


def test_the_drawing_says_what_it_is_to_those_who_do_not_see_it() -> None:
    read = drawing(as_file(career_map(small(), role="owner")))
    assert read.get("role") == "img"
    ids = {one.get("id"): one.text for one in read if one.get("id")}
    assert list(ids) == [read.get("aria-labelledby"), read.get("aria-describedby")]
    assert ids["po-map-title"] == "The career map. You are here: Product Owner"
    assert ids["po-map-about"] == (
        "5 roles in columns by track, higher rungs above; lines are 6 moves between them. From here: "
        "Senior Owner (promotion, 24 to 36 months); Agile Coach (specialise, 36 to 60 months); Founder (leap)."
    )


def test_each_role_and_each_move_is_drawn_once() -> None:
    read = drawing(as_file(career_map(small(), role="owner")))
    boxes = [one for one in read.iter(f"{NAMESPACE}rect") if one.get("class") == "po-map-box"]
    lines = [one for one in read.iter(f"{NAMESPACE}path") if "h29" not in (one.get("d") or "") and "line" in (one.get("class") or "")]
    assert (len(boxes), len(lines)) == (5, 6)
    said = [one.text for one in read.iter(f"{NAMESPACE}title")][1:]
    assert said[0] == "Head of Product"
    assert "Product Owner. You are here. Leads to Agile Coach (specialise); Founder (leap); Senior Owner (promotion)" in said


def test_the_route_is_numbered_and_heavier() -> None:
    text = as_file(way_to_head())
    assert [one.text for one in drawing(text).iter(f"{NAMESPACE}text") if one.get("class") == "po-map-number"] == ["1", "2"]
    assert ">Product Owner → Senior Owner → Head of Product</title>" in text


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (way_to_head(), ["the route", "a move from here", "another move"]),
        (career_map(small(), role="coach"), ["a move from here", "another move"]),
        (career_map(small()), ["a move"]),
        (career_map(titled(["Only"], tracks=0, places=0)), []),
    ],
)
def test_the_lines_that_are_there_are_explained(found: CareerMap, words: list[str]) -> None:
    read = drawing(as_file(found))
    assert [one.text for one in read.iter(f"{NAMESPACE}text") if "po-map-key" in (one.get("class") or "")] == words


def test_in_a_page_roles_are_links_that_say_what_they_are() -> None:
    read = drawing(inline(career_map(small(), role="owner")))
    assert read.get("role") == "group"
    links = list(read.iter(f"{NAMESPACE}a"))
    assert [one.get("href") for one in links] == [f'#role-{role}"><b>' for role in ("head", "senior", "owner", "coach", "founder")]
    assert [one.get("aria-label") for one in links][1:3] == ["Senior Owner, ↑ promotion, 24–36 months", "Product Owner, You are here"]


def test_a_page_may_have_two_drawings_and_the_rules_once() -> None:
    one, other = inline(career_map(small()), "a"), inline(career_map(small()), "b")
    assert "<style" not in one + other
    assert not {*re.findall(r' id="([^"]+)"', one)} & {*re.findall(r' id="([^"]+)"', other)}
    for rules in (page_style(), file_style()):
        assert all(".po-map" in part for rule in re.findall(r"^([^@}\n][^{]*)\{", rules, re.MULTILINE) for part in rule.split(","))


def test_every_class_of_the_drawing_has_a_rule_or_is_a_state() -> None:
    text = as_file(way_to_head()) + inline(way_to_head())
    used = {name for names in re.findall(r'class="([^"]+)"', text) for name in names.split()}
    assert used - set(re.findall(r"\.(po-map[a-z-]*)", file_style())) == {"po-map-other"}


def test_nothing_is_fetched_run_or_styled_in_place() -> None:
    text = as_file(way_to_head())
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert re.search(r"<script|\bon\w+=|style=|url\(|@import|javascript:", text) is None


def test_the_same_map_gives_the_same_bytes() -> None:
    assert as_file(way_to_head()) == as_file(way_to_head())


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_what_matters_stand_out_on_light_and_on_dark(colour: Mapping[str, str]) -> None:
    for ground in ("ground", "raised", "now"):
        assert contrast(colour["ink"], colour[ground]) >= 7
        assert contrast(colour["soft"], colour[ground]) >= 4.5
        assert contrast(colour["way"], colour[ground]) >= 3
    assert min(contrast(colour["ground"], colour[shape]) for shape in ("have", "way")) >= 4.5
    assert min(contrast(colour["ground"], colour[line]) for line in ("link", "way", "strong_line")) >= 3


def test_the_colours_are_those_of_the_report() -> None:
    css = (Path(po_career.render.report.__path__[0]) / "templates" / "report.css").read_text("utf-8")
    light, dark = (dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in css.split("@media screen", 1))
    for ours, theirs in ((LIGHT, light), (DARK, dark)):
        assert ours == {name: theirs[name.replace("_", "-")] for name in ours}


def test_a_map_of_one_role_is_drawn() -> None:
    one = titled(["Only"], tracks=0, places=0)
    assert isinstance(one, Catalog)
    assert "Only" in texts(drawing(as_file(career_map(one, role="r0"))))
