"""The career map as a drawing: well-formed, complete, nothing over anything else, and readable on light and dark."""

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_world import NASTY, TITLES, small, titled
from po_career.catalog.model import Catalog
from po_career.planning.career_map import CareerMap, career_map, map_for
from po_career.profile.model import Profile
from po_career.render.map_layout import BOLD_LETTERS, LETTERS, SMALL_LETTERS, Box, letters, map_layout, wrapped
from po_career.render.map_svg import STYLE, map_svg, svg_text
from po_career.text import printable

NAMESPACE = "{http://www.w3.org/2000/svg}"
WORLDS = [(0, 0), (0, 3), (1, 0), (2, 4), (9, 5)]


def drawing(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - the drawing is our own


def texts(found: ET.Element) -> str:
    """All that is written in the drawing, without the spaces at which lines may break."""
    return re.sub(r"\s", "", "".join(one.text or "" for one in found.iter(f"{NAMESPACE}text")))


def way_to_head() -> CareerMap:
    return map_for(small(), Profile(role="owner", hours_per_week=4), "head")


@given(titles=st.lists(TITLES, min_size=1, max_size=8), tracks=st.integers(0, 5), places=st.integers(0, 4))
def test_whatever_a_title_says_the_drawing_shows_it_as_text(titles: list[str], tracks: int, places: int) -> None:
    found = titled(titles, tracks=tracks, places=places)
    read = drawing(map_svg(career_map(found, role="r0")))
    shown = texts(read)
    for title in titles:
        assert re.sub(r"\s", "", "".join(c if c.isprintable() else " " for c in printable(title))) in shown
    known = {"svg", "title", "desc", "style", "rect", "text", "g", "path", "polygon", "circle"}
    assert {one.tag.removeprefix(NAMESPACE) for one in read.iter()} <= known


def test_the_drawing_says_what_it_is_to_those_who_do_not_see_it() -> None:
    read = drawing(map_svg(career_map(small(), role="owner")))
    assert read.get("role") == "img"
    ids = {one.get("id"): one.text for one in read if one.get("id")}
    assert list(ids) == (read.get("aria-labelledby") or "").split()
    assert ids["po-map-title"] == "The career map. You are here: Product Owner"
    assert ids["po-map-about"] == (
        "5 roles in columns by track, higher rungs above; lines are the 6 moves between them. From here: "
        "Senior Owner (promotion, 24 to 36 months); Agile Coach (specialise, 36 to 60 months); Founder (leap)."
    )


def test_each_role_and_each_move_is_drawn_once() -> None:
    read = drawing(map_svg(career_map(small(), role="owner")))
    boxes = [one for one in read.iter(f"{NAMESPACE}rect") if one.get("class") == "po-map-box"]
    heads = list(read.iter(f"{NAMESPACE}polygon"))
    assert (len(boxes), len(heads)) == (5, 6)
    said = [one.text for one in read.iter(f"{NAMESPACE}title")][1:]
    assert said[0] == "Head of Product"
    assert "Product Owner. you are here. Leads to Agile Coach (specialise); Founder (leap); Senior Owner (promotion)" in said


def test_the_route_is_numbered_and_heavier() -> None:
    text = map_svg(way_to_head())
    read = drawing(text)
    assert [one.text for one in read.iter(f"{NAMESPACE}text") if one.get("class") == "po-map-number"] == ["2", "1"]
    assert text.count('class="po-map-line po-map-promotion po-map-route"') == 2
    assert ">Product Owner → Senior Owner → Head of Product</title>" in text


def test_roles_are_links_where_they_have_an_address() -> None:
    text = map_svg(career_map(small(), role="owner"), link=lambda role: f'#role-{role}"><b>' if role != "founder" else None)
    read = drawing(text)
    assert read.get("role") == "group"
    links = [one.get("href") for one in read.iter(f"{NAMESPACE}a")]
    assert links == [f'#role-{role}"><b>' for role in ("head", "senior", "owner", "coach")]


def test_a_page_may_have_two_drawings_and_the_rules_once() -> None:
    one, other = map_svg(career_map(small()), style=False, prefix="a"), map_svg(career_map(small()), style=False, prefix="b")
    assert "<style" not in one + other
    assert not {*re.findall(r' id="([^"]+)"', one)} & {*re.findall(r' id="([^"]+)"', other)}
    assert all(".po-map" in rule for rule in re.findall(r"^([^@}\n][^{]*)\{", STYLE, re.MULTILINE))


def test_nothing_is_fetched_run_or_styled_in_place() -> None:
    text = map_svg(way_to_head())
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert re.search(r"<script|\bon\w+=|style=|url\(|@import|javascript:", text) is None


def test_the_same_map_gives_the_same_bytes() -> None:
    assert map_svg(way_to_head()) == map_svg(way_to_head()) == svg_text(way_to_head(), small())


def corners(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.x + box.width, box.y + box.height


@pytest.mark.parametrize(("tracks", "places"), WORLDS)
def test_no_box_covers_another_and_all_lie_in_the_picture(tracks: int, places: int) -> None:
    found = titled(NASTY, tracks=tracks, places=places)
    layout = map_layout(career_map(found, role="r3"))
    assert [box.role.id for box in layout.boxes] == [role.id for role in career_map(found).roles]
    for a, b in combinations(map(corners, layout.boxes), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for left, top, right, bottom in map(corners, layout.boxes):
        assert 0 <= left < right <= layout.width
        assert 0 <= top < bottom <= layout.height


def test_higher_rungs_stand_higher_and_tracks_in_their_order() -> None:
    layout = map_layout(career_map(small()))
    at = {box.role.id: box for box in layout.boxes}
    assert at["head"].y < at["senior"].y == at["coach"].y < at["owner"].y < at["founder"].y
    assert at["owner"].x == at["head"].x < at["coach"].x == at["founder"].x
    assert [column.title for column in layout.columns] == [("Product",), ("Agile",)]
    assert [row.label for row in layout.rows] == ["7", "3", "2", "–"]


def test_a_catalogue_without_tracks_is_no_tower() -> None:
    layout = map_layout(career_map(titled([f"Role {n}" for n in range(200)], tracks=0, places=0)))
    assert len({box.x for box in layout.boxes}) == 5
    assert layout.height < 5_000


@given(text=st.text(max_size=60), room=st.integers(2, 40))
def test_a_wrapped_title_loses_no_letter_and_fits(text: str, room: int) -> None:
    lines = wrapped(text, room)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", printable(text))
    assert all(letters(line) <= room for line in lines)


def test_every_text_of_a_box_fits_its_line() -> None:
    for box in map_layout(career_map(titled(NASTY), role="r0")).boxes:
        assert all(letters(line) <= (BOLD_LETTERS if box.role.here else LETTERS) for line in box.lines)
        assert all(letters(line) <= SMALL_LETTERS for line in box.note)


def colours() -> Iterator[tuple[str, dict[str, str]]]:
    """On light, then on dark: the last colour that each selector fills or strokes with."""
    light, _, dark = STYLE.partition("@media")
    found: dict[str, str] = {}
    for theme, rules in (("light", light), ("dark", dark)):
        for selector, body in re.findall(r"^(\.[^{]+) \{([^}]*)\}", rules, re.MULTILINE):
            for name, value in re.findall(r"(fill|stroke): (#[0-9a-f]{6})", body):
                found[f"{selector} {name}"] = value
        yield theme, dict(found)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("theme", "colour"), [*colours()], ids=["light", "dark"])
def test_text_and_what_matters_stand_out_on_light_and_on_dark(theme: str, colour: dict[str, str]) -> None:
    page, text, dim = colour[".po-map-page fill"], colour[".po-map text fill"], colour[".po-map .po-map-dim fill"]
    for ground in (page, *(colour[f"{kind} fill"] for kind in (".po-map-box", ".po-map-near .po-map-box", ".po-map-route .po-map-box"))):
        assert contrast(text, ground) >= 7, theme
        assert contrast(dim, ground) >= 4.5, theme
    assert contrast(colour[".po-map .po-map-here text fill"], colour[".po-map-here .po-map-box fill"]) >= 7, theme
    assert contrast(colour[".po-map .po-map-number fill"], colour[".po-map-stop fill"]) >= 4.5, theme
    for line in (".po-map-line.po-map-near", ".po-map-line.po-map-route", ".po-map-line.po-map-key", ".po-map-near .po-map-box"):
        assert contrast(colour[f"{line} stroke"], page) >= 3, theme


def test_a_map_of_one_role_is_drawn() -> None:
    one = titled(["Only"], tracks=0, places=0)
    assert isinstance(one, Catalog)
    assert "Only" in texts(drawing(map_svg(career_map(one, role="r0"))))
