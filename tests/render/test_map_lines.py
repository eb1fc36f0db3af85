"""The career map on a screen: columns where there is room, a list where there is none, and never a line too wide."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from map_world import NASTY, TITLES, ladder, role, small, titled
from po_career.catalog.model import Catalog, Track, Transition
from po_career.planning.career_map import CareerMap, career_map, map_for
from po_career.planning.plan_model import Caution
from po_career.profile.model import Profile
from po_career.render.map.map_lines import map_lines
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs, glyphs_for
from po_career.render.page.layout import page_of, text_of, width_of
from po_career.text import printable

TODAY = date(2026, 11, 24)

OWNER = Profile(role="owner", hours_per_week=4)


def screen(found: CareerMap, catalog: Catalog, width: int | None = 80, glyphs: Glyphs = UNICODE) -> str:
    return "".join(text_of(line) + "\n" for line in map_lines(found, catalog, page=page_of(width, glyphs)))


def letters(text: str) -> str:
    """What is left of a text wherever its lines are broken."""
    return re.sub(r"\s", "", text)


def test_a_small_map_at_80_columns() -> None:
    assert screen(career_map(small(), role="owner"), small()) == (
        "The career map. You are here: Product Owner.\n"
        "\n"
        "rung  Product            Agile\n"
        "────────────────────────────────────────────────────────────────────────────────\n"
        "  7   Head of Product\n"
        "  3   Senior Owner ↑     Agile Coach ◇\n"
        "  2 ▸ PRODUCT OWNER\n"
        "                         Founder ↟\n"
        "\n"
        "From here, with the months that people usually spend in your role first\n"
        "  ↑ promotion   Senior Owner  24 to 36 months\n"
        "  ◇ specialise  Agile Coach   36 to 60 months\n"
        "  ↟ leap        Founder       varies\n"
        "  • stay and grow\n"
        "\n"
        "A rung is a place in the catalogue, not a rank. --format mermaid, dot or svg\n"
        "draws every move.\n"
    )


def test_the_same_map_on_a_narrow_ascii_screen_is_a_list() -> None:
    assert screen(career_map(small(), role="owner"), small(), 30, ASCII).startswith(
        "The career map. You are here:\n"
        "Product Owner.\n"
        "\n"
        "rung  Product\n"
        "  7   Head of Product\n"
        "  3   Senior Owner ^\n"
        "  2 > PRODUCT OWNER\n"
        "\n"
        "rung  Agile\n"
        "  3   Agile Coach +\n"
        "      Founder ^^\n"
        "\n"
        "From here, with the months\n"
        "that people usually spend in\n"
        "your role first\n"
        "  ^ promotion, Senior Owner,\n"
        "    24 to 36 months\n"
    )


def test_a_route_is_numbered_on_the_map_and_told_below() -> None:
    text = screen(map_for(small(), OWNER, TODAY, "head"), small())
    assert "  7 2 Head of Product\n  3 1 Senior Owner ↑     Agile Coach ◇\n  2 ▸ PRODUCT OWNER\n" in text
    # 24 months are 104 weeks, 48 are 208
    assert (
        "Your way to Head of Product\n"
        "  1 Senior Owner: promotion ↑, 104 weeks, 0 h\n"
        "  2 Head of Product: promotion ↑, 208 weeks, 0 h\n"
        "  In all 312 weeks, 0 h.\n"
        "  This is the way of a plan. po-career routes head compares the shortest\n"
        "  routes.\n"
    ) in text


def test_without_hours_a_week_the_way_says_how_to_get_its_weeks() -> None:
    text = screen(map_for(small(), Profile(role="owner"), TODAY, "head"), small())
    assert "  1 Senior Owner: promotion ↑, 0 h\n" in text
    assert "Weeks need hours a week: add --hours." in " ".join(text.split())


def test_without_a_role_the_map_says_how_to_be_on_it() -> None:
    text = screen(career_map(small()), small())
    assert text.startswith("The career map, 5 roles.\n--role ROLE marks where you are")
    assert "From here" not in text
    assert not set("↑↔◇↟↩▸") & set(text)


def test_a_role_that_no_move_leaves_points_to_fit() -> None:
    text = screen(career_map(small(), role="head"), small())
    assert "From here\n  The catalogue names no move from your role. po-career fit ranks every role\n" in text


def test_a_warning_is_told() -> None:
    text = screen(career_map(small(), role="owner", warnings=(Caution("no route leads there", "x"),)), small())
    assert "Keep in mind\n  · No route leads there.\n" in text


def test_without_rungs_there_are_no_numbers_and_no_word_of_them() -> None:
    found = titled(["Baker", "Shop owner"], tracks=1, places=0)
    text = screen(career_map(found, role="r0"), found)
    assert "  Baker\n▸ BAKER" not in text
    assert "▸ BAKER" in text
    assert "rung" not in text.lower().replace("rung is", "")


def test_a_catalogue_without_tracks_sets_the_roles_of_a_rung_side_by_side() -> None:
    found = titled([f"Role {n}" for n in range(8)], tracks=0, places=2)
    assert re.search(
        r"^  1   Role 1 +Role 3 +Role 5 +Role 7\n  0   Role 0 +Role 2 +Role 4 +Role 6$", screen(career_map(found), found), re.MULTILINE
    )


def test_tracks_beyond_the_screen_go_below_small_ones_in_a_line() -> None:
    tracks = [Track(f"t{n}", f"Track {n}") for n in range(8)]
    roles = [role(f"r{n}-{k}", f"Role {n}-{k}", f"t{n}", k) for n in range(8) for k in range(5 if n else 1)]
    found = ladder(roles, (), tracks)
    text = screen(career_map(found), found)
    assert [line.split()[1::2] for line in text.splitlines() if line.startswith("rung")] == [["Track"] * 4, ["Track"] * 3]
    assert "\nTrack 0: Role 0-0\n" in text


def test_whoever_is_on_a_small_track_is_marked_there_too() -> None:
    roles = [role(f"r{n}-{k}", f"Role {n}-{k}", f"t{n}", k) for n in range(6) for k in range(4 if n else 1)]
    found = ladder(roles, [Transition("r0-0", "r1-0", "promotion")], [Track(f"t{n}", f"Track {n}") for n in range(6)])
    assert "Track 0: ▸ ROLE 0-0\n" in screen(career_map(found, role="r0-0"), found)


@pytest.mark.parametrize("width", [20, 25, 40, 60, 61, 80, 100, 112, 120, 300])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII, glyphs_for("latin-1"), glyphs_for("cp437")])
def test_no_line_is_wider_than_the_screen(width: int, glyphs: Glyphs) -> None:
    for tracks, places in ((0, 0), (0, 3), (1, 0), (2, 4), (9, 5), (len(NASTY), 2)):
        found = titled(NASTY, tracks=tracks, places=places)
        lines = map_lines(career_map(found, role="r0"), found, page=page_of(width, glyphs))
        assert max(map(width_of, lines)) <= min(width, 112)
        text = "".join(map(text_of, lines))
        assert text.encode(glyphs.encoding or "utf-8")


@given(titles=st.lists(TITLES, min_size=1, max_size=12), tracks=st.integers(0, 12), places=st.integers(0, 4), width=st.integers(20, 130))
def test_every_role_stands_on_the_map_with_its_whole_title(titles: list[str], tracks: int, places: int, width: int) -> None:
    found = titled(titles, tracks=tracks, places=places)
    lines = map_lines(career_map(found), found, page=page_of(width, UNICODE))
    assert all(width_of(line) <= width for line in lines)
    columns = re.sub(r"\s|─|rung|\d", "", "".join(text_of(line) for line in lines))
    for one in {char for title in titles for char in printable(title) if not char.isspace() and not char.isdigit() and char not in "─rung"}:
        assert columns.count(one) >= sum(printable(title).count(one) for title in titles)


def test_two_hundred_roles_are_shown_each_once() -> None:
    for tracks, places in ((0, 0), (0, 10), (1, 10), (7, 10), (40, 5)):
        found = titled([f"Role-{n:03}" for n in range(200)], tracks=tracks, places=places)
        text = screen(career_map(found), found, 120)
        heads = {f"Role-{n:03}" for n in range(tracks)}  # tracks are named by titles here
        assert all(text.count(f"Role-{n:03}") == 1 + (f"Role-{n:03}" in heads) for n in range(200))


def test_rungs_go_down_the_screen() -> None:
    found = titled([f"Role {n}" for n in range(20)], tracks=3, places=9)
    rungs = [int(line.split()[0]) for line in screen(career_map(found), found).splitlines() if re.match(r" *\d+ ", line)]
    assert rungs == sorted(rungs, reverse=True)
    assert all(a > b for a, b in pairwise(rungs))


def test_the_title_of_a_file_cannot_steer_the_terminal() -> None:
    found = titled(["\x1b[31mred\x1b[0m", "a\nb"], tracks=1)
    assert "\x1b" not in screen(career_map(found, role="r0"), found)
