"""Where each thing of a catalogue comes from, and what became of it on the way."""

import json
from pathlib import Path

import pytest
from small_catalog import ACTIONS, FILES, SKILLS, STAGES, write

from conftest import RunPoCareer
from po_career.catalog.load import load_catalog
from po_career.catalog.origins import InForce, Origin, in_force, named
from po_career.render.catalogs.show_page import in_force_lines, story_lines
from po_career.render.page.glyphs import ASCII, UNICODE
from po_career.render.page.layout import page_of, text_of, width_of
from published import validate

TOP = "schema: po-career/catalog/1\nextends: base\n"
MINE = TOP + (
    "remove: {roles: [junior]}\n"  # 3
    "roles:\n"
    "  - {id: senior, title: Elder, requires: {talk: 2}}\n"  # 5
    "  - {id: boss, title: Boss, requires: {}}\n"  # 6
    "skills:\n"
    "  - {id: price, replaced_by: value}\n"  # 8
    "  - {id: value, name: Value}\n"  # 9
    "rules:\n"
    "  at_once: 2\n"  # 11
)


@pytest.fixture
def shown(tmp_path: Path) -> InForce:
    """The small ladder with some of it changed by a file above it."""
    lead = "  - {id: lead, title: Lead, kind: practice, hours: 5, raises: {talk: 3}, requires: {role: junior}}\n"
    write(tmp_path / "base", {**FILES, "stages.yaml": STAGES + "rules: {at_once: 3, unknown_high: 0.25}\n", "actions.yaml": ACTIONS + lead})
    return in_force(write(tmp_path, {"mine.yaml": MINE}) / "mine.yaml")


def test_wants_needs_kits_doubts_and_titles_have_their_places(tmp_path: Path) -> None:
    lists = TOP + (
        "wants: [{id: calm, title: Calm}]\n"  # 3
        "needs: [{id: desk, title: A desk}]\n"
        "kits: [{id: leave, for: new-employer, title: Leave}]\n"
        "doubts: [{id: age, asks: Too old?, answer: No.}]\n"
        "titles: [{title: Chef, roles: [senior]}]\n"
    )
    write(tmp_path / "base", FILES)
    found = in_force(write(tmp_path, {"mine.yaml": lists}) / "mine.yaml")
    names = [("want", "calm"), ("need", "desk"), ("kit", "leave"), ("doubt", "age")]
    for n, (kind, i) in enumerate([*names, ("title", "Chef")], 3):
        assert story(found, kind, i) == ("added", f"mine.yaml:{n}", [])
    shown = [text_of(line) for line in in_force_lines(found, page=page_of(80, UNICODE))]
    assert "Doubts: 1 in force; 1 added" in shown


def one(shown: InForce, kind: str, i: str) -> Origin:
    [found] = [item for item in shown.items if (item.kind, item.id) == (kind, i)]
    return found


def story(shown: InForce, kind: str, i: str) -> tuple[str, str | None, list[str]]:
    """State, place and earlier places, as file:line."""
    found = one(shown, kind, i)
    return (
        found.state,
        f"{Path(found.place.file).name}:{found.place.line}" if found.place else None,
        [f"{Path(place.file).name}:{place.line}" for place in found.was],
    )


def test_what_nobody_touched_is_as_the_lowest_catalogue_has_it(shown: InForce) -> None:
    assert story(shown, "skill", "talk") == ("base", "skills.yaml:3", [])
    assert story(shown, "rule", "unknown_high") == ("base", "stages.yaml:7", [])
    assert [one.id for one in shown.chain] == ["base", "mine"]


def test_what_is_new_was_added_and_what_was_there_replaced(shown: InForce) -> None:
    assert story(shown, "role", "boss") == ("added", "mine.yaml:6", [])
    assert story(shown, "role", "senior") == ("replaced", "mine.yaml:5", ["stages.yaml:4"])
    assert story(shown, "rule", "at_once") == ("replaced", "mine.yaml:11", ["stages.yaml:7"])


def test_what_is_gone_says_who_took_it_out_or_what_it_hung_on(shown: InForce) -> None:
    assert story(shown, "role", "junior") == ("removed", "mine.yaml:3", ["stages.yaml:3"])
    assert story(shown, "transition", "junior -> senior") == ("removed", None, ["stages.yaml:6"])
    assert story(shown, "action", "lead") == ("removed", None, ["actions.yaml:5"])
    assert one(shown, "action", "lead").because == "what it hung on was removed"


def test_a_transition_that_a_file_takes_out_says_where(tmp_path: Path) -> None:
    write(tmp_path / "base", FILES)
    gone = TOP + "remove:\n  transitions:\n    - {from: junior, to: senior}\n"
    found = in_force(write(tmp_path, {"mine.yaml": gone}) / "mine.yaml")
    assert story(found, "transition", "junior -> senior") == ("removed", "mine.yaml:5", ["stages.yaml:6"])


def test_what_comes_back_stood_where_it_stood_and_not_where_it_was_taken_out(shown: InForce, tmp_path: Path) -> None:
    again = "schema: po-career/catalog/1\nextends: mine.yaml\nroles: [{id: junior, title: Back, requires: {}}]\n"
    third = in_force(write(tmp_path, {"third.yaml": again}) / "third.yaml")
    assert story(third, "role", "junior") == ("replaced", "third.yaml:3", ["stages.yaml:3"])
    assert [one.id for one in third.chain] == [*(one.id for one in shown.chain), "third"]


def test_what_was_renamed_leads_to_the_new_id(shown: InForce) -> None:
    assert story(shown, "skill", "price") == ("renamed", "mine.yaml:8", ["skills.yaml:4"])
    assert one(shown, "skill", "price").because == "value"


def test_what_names_a_thing_that_is_gone_was_trimmed(shown: InForce) -> None:
    assert story(shown, "action", "read") == ("trimmed", "actions.yaml:3", ["mine.yaml:3"])


def test_what_no_file_says_is_the_programs_own(shown: InForce) -> None:
    assert story(shown, "rule", "unused_weight") == ("default", None, [])
    assert story(shown, "scale", "proficiency") == ("default", None, [])


def test_everything_in_force_is_there_once(shown: InForce, tmp_path: Path) -> None:
    catalog = load_catalog(tmp_path / "mine.yaml")
    standing = [(item.kind, item.id) for item in shown.items if item.state not in ("removed", "renamed")]
    assert len(standing) == len(set(standing))
    assert {i for kind, i in standing if kind == "action"} == set(catalog.actions)
    assert {i for kind, i in standing if kind == "role"} == set(catalog.roles)


def test_a_thing_is_found_by_id_and_title_and_a_role_with_its_moves(shown: InForce) -> None:
    assert [item.id for item in named(shown, "elder")] == ["senior", "junior -> senior"]
    assert [item.id for item in named(shown, "JUNIOR")] == ["junior", "junior -> senior"]
    assert named(shown, "nobody") == ()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_pages_hold_their_width(shown: InForce, width: int, glyphs: object) -> None:
    for lines in (in_force_lines(shown, page=page_of(width, glyphs)), story_lines(shown.items, page=page_of(width, glyphs))):  # type: ignore[arg-type]  # either set
        assert max(map(width_of, lines)) <= width
        assert glyphs is UNICODE or all(text_of(line).isascii() for line in lines)


def test_the_command_shows_places_and_json_keeps_its_schema(po_career: RunPoCareer, work_folder: Path) -> None:
    write(work_folder / "base", {**FILES, "skills.yaml": SKILLS})
    write(work_folder, {"mine.yaml": MINE.replace("rules:\n  at_once: 2\n", "")})
    ran = po_career("catalog", "show", "junior", "--catalog", "mine.yaml")
    assert ran.stdout.splitlines()[:4] == ["Role junior", "  Junior", "  stood in base/stages.yaml:3", "  removed by mine.yaml:3"]
    said = json.loads(po_career("catalog", "show", "--catalog", "mine.yaml", "--json").stdout)
    validate(said, "catalog-show")
    assert said["chain"][0]["files"] == ["base/stages.yaml", "base/skills.yaml", "base/actions.yaml"]


def test_the_built_in_catalogue_has_a_place_for_everything(po_career: RunPoCareer) -> None:
    said = json.loads(po_career("catalog", "show", "--json").stdout)
    placed = [item for item in said["items"] if item["kind"] != "rule"]
    assert all(item["place"]["file"].startswith("built-in/") for item in placed)


def test_a_name_that_was_never_there_is_refused_with_the_nearest(po_career: RunPoCareer) -> None:
    ran = po_career("catalog", "show", "product-ownr")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert 'did you mean "product-owner"?' in ran.stderr
