"""The built-in catalogue, and what loads with a word of advice."""

from pathlib import Path

import pytest
from small_catalog import ACTIONS, FILES, SKILLS, STAGES, check, write

from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.merge import DEFAULT_SCALE


def advice(folder: Path, **changed: str) -> list[str]:
    """The warnings of the small ladder with other texts for some of its files."""
    found = check(folder, **changed)
    assert found.errors == ()
    return [problem.what for problem in found.warnings]


def test_the_built_in_catalogue_has_no_error() -> None:
    assert check_catalog().errors == ()


def test_every_level_that_a_built_in_role_asks_has_an_action() -> None:
    assert [problem.what for problem in check_catalog().warnings if problem.what.startswith("no action")] == []


def test_a_catalogue_without_a_scale_is_read_with_the_built_in_one() -> None:
    assert load_catalog().scale.levels == DEFAULT_SCALE.levels


def test_a_single_file_holds_what_a_folder_holds(tmp_path: Path) -> None:
    folder = load_catalog(write(tmp_path / "ladder"))
    bodies = [text.split("\n", 1)[1] for text in FILES.values()]
    file = write(tmp_path, {"ladder.yaml": "schema: po-career/catalog/1\n" + "".join(bodies)}) / "ladder.yaml"
    single = load_catalog(file)
    assert (single.catalog, single.roles, single.skills, single.actions) == (folder.catalog, folder.roles, folder.skills, folder.actions)


def test_a_bare_number_is_an_important_level_and_both_ends_of_a_range(tmp_path: Path) -> None:
    catalog = load_catalog(write(tmp_path))
    asked = catalog.roles["senior"].requires
    assert {skill: (r.level, r.importance) for skill, r in asked.items()} == {"talk": (2, "core"), "price": (1, "important")}
    [move] = catalog.transitions
    assert move.months is not None
    assert (move.months.low, move.months.high) == (12, 12)
    assert (catalog.actions["read"].hours.low, catalog.actions["read"].hours.high) == (6, 6)


def test_one_text_stands_for_a_list_of_one_and_a_year_for_its_digits(tmp_path: Path) -> None:
    extra = "basis: article, cost: {amount: 5, currency: EUR, seen: 2024}, details: {year: 2011, isbn: 1.10}, done_when: null"
    catalog = load_catalog(write(tmp_path, {**FILES, "actions.yaml": ACTIONS.replace("hours: 6", f"hours: 6, {extra}")}))
    read = catalog.actions["read"]
    assert read.cost is not None
    assert (read.basis, read.cost.seen, read.details, read.done_when) == (("article",), "2024", {"year": "2011", "isbn": "1.10"}, None)


def test_a_version_is_a_text_however_it_is_written(tmp_path: Path) -> None:
    catalog = load_catalog(write(tmp_path, {**FILES, "stages.yaml": STAGES + "catalog: {id: mine, version: 1.10}\n"}))
    assert catalog.catalog.version == "1.10"


def test_a_missing_schema_line_is_only_worth_a_word(tmp_path: Path) -> None:
    assert "the schema line is missing" in advice(tmp_path, stages=STAGES.split("\n", 1)[1])


def test_a_rung_without_an_action_is_named_with_the_role_that_asks_for_it(tmp_path: Path) -> None:
    found = advice(tmp_path, stages=STAGES.replace("level: 2", "level: 4"))
    assert 'no action brings "talk" to 3, and "senior" asks for 4' in found


def test_a_rung_below_is_missed_though_the_one_above_has_an_action(tmp_path: Path) -> None:
    assert 'no action brings "talk" to 1, and "senior" asks for 2' in advice(tmp_path, actions=ACTIONS.replace("talk: 1, ", ""))


def test_a_catalogue_without_actions_is_told_once(tmp_path: Path) -> None:
    found = advice(tmp_path, actions="actions: []\n")
    assert [what for what in found if "action" in what] == ["the catalogue holds no actions: no plan can say how to close a gap"]


def test_a_role_that_no_transition_touches_is_named(tmp_path: Path) -> None:
    lonely = STAGES.replace("transitions:", "  - {id: hermit, title: Hermit, requires: {}}\ntransitions:")
    assert 'no transition leads to "hermit", and none leads on from it' in advice(tmp_path, stages=lonely)


def test_sources_that_nothing_describes_are_told_once(tmp_path: Path) -> None:
    sourced = SKILLS.replace("name: Talking", "name: Talking, sources: [a, b]").replace("name: Pricing", "name: Pricing, sources: c")
    assert advice(tmp_path, skills=sourced).count("the catalogue names sources and describes none") == 1


def test_what_is_absent_is_counted_in_one_line_a_list(tmp_path: Path) -> None:
    found = advice(tmp_path)
    assert "2 of 2 skills have no anchors, so nobody can tell their levels apart" in found
    assert "2 of 2 actions do not say when they are done (done_when)" in found


def test_a_name_that_two_roles_share_is_named(tmp_path: Path) -> None:
    shared = STAGES.replace("title: Senior", "title: Senior, aliases: [JUNIOR]")
    assert 'the name "JUNIOR" stands for two roles: "junior" and "senior"' in advice(tmp_path, stages=shared)


def test_an_action_that_claims_more_than_its_kind_can_bring_is_named(tmp_path: Path) -> None:
    bold = ACTIONS.replace("raises: {talk: 1, price: 1}", "raises: {talk: 1, price: 2}")
    found = advice(tmp_path, actions=bold)
    assert '"read" brings "price" to 2, and an action of the kind reading brings at most 1' in found
    assert [what for what in found if "of the kind" in what and "talk" in what] == []


@pytest.mark.parametrize(
    ("kind", "highest"),
    [
        ("reading", 1),
        ("community", 1),
        ("course", 2),
        ("mentoring", 3),
        ("practice", 4),
        ("assignment", 4),
        ("certification", 4),
    ],
)
def test_each_kind_of_action_has_its_cap(tmp_path: Path, kind: str, highest: int) -> None:
    for level in range(1, 5):
        bold = ACTIONS.replace("kind: reading", f"kind: {kind}").replace("price: 1}", f"price: {level}}}")
        named = any("of the kind" in what for what in advice(tmp_path, actions=bold))
        assert named == (level > highest), level


def test_a_rule_sets_other_caps_and_a_kind_that_it_does_not_name_has_none(tmp_path: Path) -> None:
    bold = ACTIONS.replace("price: 1}", "price: 3}")
    bold = bold.replace("kind: practice", "kind: course").replace("{talk: 2}", "{talk: 4}")
    found = advice(tmp_path, actions=bold, stages=STAGES + "rules: {kinds: {reading: 0.5}}\n")
    assert [what for what in found if "of the kind" in what] == [
        '"read" brings "price" to 3, and an action of the kind reading brings at most 2'
    ]


def test_on_a_short_scale_every_kind_brings_the_first_level(tmp_path: Path) -> None:
    short = "scale: {levels: [{level: 0, name: No}, {level: 1, name: Some}, {level: 2, name: Yes}]}\n"
    assert [what for what in advice(tmp_path, skills=SKILLS + short) if "of the kind" in what] == []


def test_rules_of_the_first_version_are_named_with_what_to_write_instead(tmp_path: Path) -> None:
    old = "same_distance: 0.5, first_kinds: [promotion], evidence_levels: 1, unknown_high: 0.3"
    found = check(tmp_path, stages=STAGES + f"rules: {{{old}, at_once: 2}}\n")
    assert found.errors == ()
    told = {one.what: one.hint for one in found.warnings if one.what.startswith("no longer used")}
    assert list(told) == [
        "no longer used: same_distance",
        "no longer used: first_kinds",
        "no longer used: evidence_levels",
        "no longer used: unknown_high",
    ]
    assert told["no longer used: same_distance"] == "equal_steps says when two steps are equally right"
