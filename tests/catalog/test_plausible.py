"""What a catalogue may say, and what makes plans that nobody believes."""

from pathlib import Path

import pytest
from small_catalog import write

from po_career.catalog.load import check_catalog, load_catalog

TOP = """\
schema: po-career/catalog/1
skills: [{id: a, name: A, anchors: {1: x}}, {id: b, name: B, anchors: {1: x}}]
"""
ROLES = """\
roles:
  - {id: low, title: Low, requires: {a: 1}}
  - {id: mid, title: Mid, requires: {a: 2}}
  - {id: top, title: Top, requires: {a: 3, b: 1}}
"""
WAYS = "transitions: [{from: low, to: mid, kind: promotion}, {from: mid, to: top, kind: promotion}]\n"
ACTIONS = """\
actions:
  - {id: one, title: One, kind: practice, hours: 20, raises: {a: 1, b: 1}, done_when: done}
  - {id: two, title: Two, kind: practice, hours: 20, raises: {a: 2}, done_when: done}
  - {id: three, title: Three, kind: practice, hours: 20, raises: {a: 3}, done_when: done}
"""
GOOD = TOP + ROLES + WAYS + ACTIONS


def warned(folder: Path, text: str) -> list[str]:
    """The warnings, those about sources left out."""
    found = check_catalog(write(folder, {"ladder.yaml": text}) / "ladder.yaml")
    assert found.errors == ()
    return [problem.what for problem in found.warnings if "sources" not in problem.what]


def test_a_ladder_that_makes_sense_is_not_warned_about(tmp_path: Path) -> None:
    assert warned(tmp_path, GOOD) == []


SILLY = {
    "no transition": (WAYS, "", "no transition says which moves people make, so roles are ordered by what they ask"),
    "a promotion to what asks less": ("{from: mid, to: top,", "{from: top, to: mid,", 'the promotion from "top" to "mid" leads down: "mid" asks less'),
    "a promotion to a lower place": (
        "title: Mid, requires: {a: 2}}\n  - {id: top,",
        "title: Mid, place: 3, requires: {a: 2}}\n  - {id: top, place: 2,",
        'the promotion from "mid" to "top" leads down: from place 3 to place 2',
    ),
    "a circle": ("kind: promotion}]", "kind: promotion}, {from: top, to: low, kind: promotion}]", "these promotions lead in a circle: low -> mid -> top -> low"),
    "twins": ("title: Mid, requires: {a: 2}", "title: Mid, requires: {a: 1}", "2 roles ask the same and cannot be told apart: low, mid"),
    "a role that asks nothing": ("title: Low, requires: {a: 1}", "title: Low, requires: {a: 0}", "everybody is ready for a role that asks nothing: low"),
    "years for months": ("mid, kind: promotion", "mid, kind: promotion, months: {low: 1, high: 3}", "1 to 3 months before a promotion: these look like years"),
    "a lifetime": ("mid, kind: promotion", "mid, kind: promotion, months: 480", "480 months before a move are 40 years"),
    "months for years": ("title: Low,", "title: Low, typical_years: {low: 12, high: 60},", "typical_years: 12 to 60 look like months"),
    "no hours": ("hours: 20, raises: {a: 2}", "hours: 0, raises: {a: 2}", '"two" raises a level in zero hours'),
    "more hours than a year": ("hours: 20, raises: {a: 2}", "hours: 3000, raises: {a: 2}", '"two" takes 3000 hours: a working year has about 2000'),
    "hundreds of hours": ("hours: 20, raises: {a: 2}", "hours: {low: 300, high: 500}, raises: {a: 2}", '"two" takes 400 hours for one level'),
    "steps": ("hours: 20, raises: {a: 2}", "hours: 20, steps: [{what: w, hours: 30}], raises: {a: 2}", 'the steps of "two" take 30 hours together, and it 20'),
}


@pytest.mark.parametrize(("was", "written", "what"), SILLY.values(), ids=SILLY)
def test_what_makes_silly_plans_is_warned_about_once(tmp_path: Path, was: str, written: str, what: str) -> None:
    assert was in GOOD
    assert warned(tmp_path, GOOD.replace(was, written, 1)) == [what]


def test_neither_a_way_in_without_skills_nor_hours_spread_over_levels_nor_a_short_sideways_move(tmp_path: Path) -> None:
    text = GOOD.replace("title: Low, requires: {a: 1}", "title: Low, way_in: true, requires: {}")
    text = text.replace("hours: 20, raises: {a: 1, b: 1}", "hours: 300, raises: {a: 1, b: 1}").replace("mid, kind: promotion", "mid, kind: lateral, months: 3")
    assert warned(tmp_path, text) == []


def test_causes_stand_before_everything_else(tmp_path: Path) -> None:
    found = check_catalog(write(tmp_path, {"ladder.yaml": TOP + ROLES + ACTIONS}) / "ladder.yaml").warnings
    assert found[0].what.startswith("no transition says")
    assert found[0].hint == "transitions: [{from: low, to: mid, kind: promotion}]"
    assert found[1].line < found[0].line


def test_many_warnings_of_one_kind_are_folded(tmp_path: Path) -> None:
    skills = "".join(f", {{id: s{n}, name: S{n}, anchors: {{1: x}}}}" for n in range(9))
    asked = "".join(f", s{n}: 1" for n in range(9))
    text = GOOD.replace("}}]", "}}" + skills + "]", 1).replace("requires: {a: 3, b: 1", "requires: {a: 3, b: 1" + asked)
    [only] = warned(tmp_path, text)
    assert only.startswith('no action brings "s0" to 1, and "top" asks for 1; 8 more skills')


def test_an_unknown_id_in_many_places_is_one_mistake(tmp_path: Path) -> None:
    roles = "roles:\n" + "".join(f"  - {{id: r{n}, title: R{n}, requires: {{c: 1}}}}\n" for n in range(6))
    found = check_catalog(write(tmp_path, {"ladder.yaml": TOP + roles + ACTIONS}) / "ladder.yaml").errors
    assert [problem.what for problem in found] == ['unknown skill "c", here and in 5 more places']


def test_the_built_in_catalogue_makes_sense() -> None:
    assert load_catalog().transitions
    assert check_catalog().warnings == ()
