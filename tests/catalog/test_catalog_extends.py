"""A catalogue over another one: adding, replacing by id, removing, and what goes along."""

from pathlib import Path

import pytest
from small_catalog import ACTIONS, FILES, SKILLS, STAGES, places, write

from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.model import Catalog

TRENDS = "trends: [{id: ai, title: AI, skills: [talk, price], actions: [read, speak]}]\n"
TOP = "schema: po-career/catalog/1\nextends: base\n"


def over(folder: Path, text: str, **base: str) -> Path:
    """A single file `text` beside the small ladder in `base`."""
    write(folder / "base", {**FILES, "skills.yaml": SKILLS + TRENDS, **{f"{name}.yaml": words for name, words in base.items()}})
    return write(folder, {"mine.yaml": text}) / "mine.yaml"


def extended(folder: Path, text: str, **base: str) -> Catalog:
    """The small ladder, extended by the keys in `text`."""
    return load_catalog(over(folder, TOP + text, **base))


def test_what_is_not_named_stays(tmp_path: Path) -> None:
    ours, base = extended(tmp_path, ""), load_catalog(tmp_path / "base")
    assert (ours.roles, ours.skills, ours.actions, ours.transitions) == (base.roles, base.skills, base.actions, base.transitions)
    assert (ours.catalog.id, base.catalog.id) == ("mine", "base")


def test_a_new_role_may_ask_for_skills_of_the_base(tmp_path: Path) -> None:
    ours = extended(
        tmp_path, "roles: [{id: boss, title: Boss, requires: {talk: 3}}]\ntransitions: [{from: senior, to: boss, kind: leap}]\n"
    )
    assert list(ours.roles) == ["junior", "senior", "boss"]
    assert [(t.from_, t.to) for t in ours.transitions] == [("junior", "senior"), ("senior", "boss")]


def test_a_role_with_a_known_id_takes_the_place_of_the_other(tmp_path: Path) -> None:
    ours = extended(tmp_path, "roles: [{id: junior, title: Starter, requires: {}}]\n")
    assert [(role.id, role.title) for role in ours.roles.values()] == [("junior", "Starter"), ("senior", "Senior")]


def test_a_transition_is_replaced_by_its_two_ends(tmp_path: Path) -> None:
    [only] = extended(tmp_path, "transitions: [{from: junior, to: senior, kind: leap}]\n").transitions
    assert only.kind == "leap"


def test_a_removed_skill_takes_along_what_the_base_says_of_it(tmp_path: Path) -> None:
    ours = extended(tmp_path, "remove: {skills: [talk]}\n")
    assert list(ours.skills) == ["price"]
    assert {role.id: list(role.requires) for role in ours.roles.values()} == {"junior": [], "senior": ["price"]}
    assert list(ours.actions) == ["read"]  # "speak" raised nothing but talk
    assert (ours.trends["ai"].skills, ours.trends["ai"].actions) == (("price",), ("read",))


def test_a_removed_action_is_no_prerequisite_any_more(tmp_path: Path) -> None:
    ours = extended(tmp_path, "remove: {actions: [read]}\n")
    assert ours.actions["speak"].requires.actions == ()


def test_a_removed_role_takes_along_its_transitions_and_the_actions_that_only_it_could_take(tmp_path: Path) -> None:
    lead = "  - {id: lead, title: Lead, kind: practice, hours: 5, raises: {talk: 3}, requires: {role: senior}}\n"
    ours = extended(tmp_path, "remove: {roles: [senior]}\n", actions=ACTIONS + lead)
    assert ours.transitions == ()
    assert list(ours.actions) == ["read", "speak"]


def test_a_trend_and_a_transition_can_be_removed(tmp_path: Path) -> None:
    ours = extended(tmp_path, "remove: {trends: [ai], transitions: [{from: junior, to: senior}]}\n")
    assert (ours.trends, ours.transitions) == ({}, ())


def test_what_is_removed_may_be_written_anew(tmp_path: Path) -> None:
    ours = extended(tmp_path, "remove: {skills: [talk]}\nskills: [{id: talk, name: Speech}]\n")
    assert ours.skills["talk"].name == "Speech"


def test_a_replaced_id_leaves_word_and_goes(tmp_path: Path) -> None:
    ours = extended(tmp_path, "skills: [{id: talk, replaced_by: speech}, {id: speech, name: Speech}]\n")
    assert (list(ours.skills), ours.replaced.skills) == (["price", "speech"], {"talk": "speech"})


def test_an_id_that_was_replaced_twice_leads_to_the_newest(tmp_path: Path) -> None:
    ours = extended(
        tmp_path,
        "skills: [{id: talk, replaced_by: speech}, {id: speech, name: Speech}]\n",
        skills=SKILLS + "  - {id: chat, replaced_by: talk}\n",
    )
    assert ours.replaced.skills == {"chat": "speech", "talk": "speech"}


def test_only_the_rules_that_are_named_change(tmp_path: Path) -> None:
    rules = extended(tmp_path, "rules: {at_once: 1}\n", stages=STAGES + "rules: {at_once: 2, unknown_high: 0.25}\n").rules
    assert (rules.at_once, rules.unknown_high, rules.unused_weight) == (1, 0.25, 2)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (
            "remove: {skills: [talk]}\nroles: [{id: boss, title: Boss, requires: {talk: 3}}]\n",
            4,
            'unknown skill "talk"',
        ),
        ("remove: {roles: [bos]}\n", 3, 'cannot remove the role "bos": the catalogue that this one extends has none'),
        (
            "remove: {transitions: [{from: senior, to: junior}]}\n",
            3,
            'cannot remove the transition from "senior" to "junior": the catalogue that this one extends has none',
        ),
        (
            "scale: {levels: [{level: 0, name: No}, {level: 1, name: Yes}]}\n",
            3,
            "the scale ends at 1, and the catalogue that this one extends uses level 2",
        ),
        (
            "actions: [{id: read, title: R, kind: reading, hours: 1, raises: {}, requires: {actions: [speak]}}]\n",
            3,
            "these actions require each other: read -> speak -> read",
        ),
    ],
)
def test_a_mistake_against_the_base_is_one_of_the_file_that_extends_it(tmp_path: Path, text: str, line: int, what: str) -> None:
    [(file, at_line, _, words)] = places(check_catalog(over(tmp_path, TOP + text)).errors)
    assert (file, at_line, words) == ("mine.yaml", line, what)


def test_mistakes_of_the_base_are_reported_as_its_own(tmp_path: Path) -> None:
    path = over(tmp_path, TOP + "hello: 1\n", stages=STAGES.replace("talk: 1", "tlak: 1"))
    assert [(file, line) for file, line, _, _ in places(check_catalog(path).errors)] == [("stages.yaml", 3), ("mine.yaml", 3)]


def test_two_catalogues_cannot_extend_each_other(tmp_path: Path) -> None:
    path = over(tmp_path, TOP, stages="extends: ../mine.yaml\n" + STAGES)
    [problem] = check_catalog(path).errors
    assert problem.what.startswith("these catalogues extend each other: ")
    assert problem.what.endswith("mine.yaml")


def test_a_catalogue_cannot_extend_itself(tmp_path: Path) -> None:
    path = write(tmp_path, {"mine.yaml": TOP.replace("base", "mine.yaml")}) / "mine.yaml"
    assert [line for _, line, _, _ in places(check_catalog(path).errors)] == [2]


def test_the_built_in_catalogue_can_be_extended_by_name(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        {
            "stages.yaml": "schema: po-career/stages/1\nextends: built-in\nroles:\n"
            "  - {id: czar, title: Czar, requires: {communication: 4}}\n"
        },
    )
    ours, base = load_catalog(path), load_catalog()
    assert set(ours.roles) - set(base.roles) == {"czar"}
    assert ours.digest != base.digest


def test_the_digest_follows_every_file_and_the_base(tmp_path: Path) -> None:
    path = over(tmp_path, TOP)
    first = load_catalog(path).digest
    assert load_catalog(path).digest == first
    write(tmp_path / "base", {"actions.yaml": ACTIONS.replace("hours: 6", "hours: 7")})
    second = load_catalog(path)
    assert second.digest != first
    assert second.actions["read"].hours.low == 7


def test_whoever_reads_hears_how_many_bytes_there_are_before_each_catalogue_is_read(tmp_path: Path) -> None:
    mine = over(tmp_path, TOP)
    heard: list[int] = []
    check_catalog(mine, heard.append)
    assert heard == [mine.stat().st_size, sum(file.stat().st_size for file in (tmp_path / "base").iterdir())]
