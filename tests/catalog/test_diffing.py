"""What a new version of a catalogue changes, and what it means for a person."""

import json
from pathlib import Path

import pytest
from small_catalog import ACTIONS, FILES, SKILLS, STAGES, write

from conftest import RunPoCareer
from po_career.catalog.diffing import Change, Changed, Differences, Entry, Renamed, differences
from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.planning.catalog_effect import CatalogDiff, effect_of
from po_career.profile.model import Profile, Rating
from po_career.render.catalogs.diff_page import diff_lines
from po_career.render.page.glyphs import ASCII, UNICODE
from po_career.render.page.layout import page_of, text_of, width_of
from published import validate

NEW = {
    "stages.yaml": STAGES.replace("talk: {level: 2, importance: core}, price: 1", "speech: {level: 1, importance: core}, price: 2").replace(
        "{talk: 1}", "{speech: 1}"
    ),
    "skills.yaml": SKILLS.replace("{id: talk, name: Talking}", "{id: talk, replaced_by: speech}\n  - {id: speech, name: Talking}"),
    "actions.yaml": ACTIONS.replace("hours: 6", "hours: 9").replace("talk:", "speech:"),
}


def two(folder: Path, **changed: str) -> tuple[Catalog, Catalog]:
    """The small ladder, and the same with other texts for some of its files."""
    texts = {f"{name}.yaml": text for name, text in changed.items()} or NEW
    return load_catalog(write(folder / "old")), load_catalog(write(folder / "new", {**FILES, **texts}))


def found(folder: Path, **changed: str) -> Differences:
    return differences(*two(folder, **changed))


def test_a_catalogue_differs_in_nothing_from_itself(tmp_path: Path) -> None:
    same = found(tmp_path, stages=STAGES)
    assert same.same
    assert all(section.same for section in (same.roles, same.skills, same.actions, same.transitions, same.trends))


def test_another_order_or_spelling_of_the_files_is_no_difference(tmp_path: Path) -> None:
    spelt = STAGES.replace("price: 1}", "price: {level: 1, importance: important}}")
    assert found(tmp_path, stages="# a comment\n" + spelt).same


def test_what_a_role_asks_goes_up_and_down_and_a_renamed_skill_is_no_change(tmp_path: Path) -> None:
    changes = found(tmp_path).roles.changed
    assert changes == (Changed("senior", "Senior", (Change("requires.speech.level", 2, 1), Change("requires.price.level", 1, 2))),)


def test_a_skill_that_left_word_is_renamed_and_not_removed(tmp_path: Path) -> None:
    skills = found(tmp_path).skills
    assert (skills.added, skills.removed, skills.renamed, skills.changed) == ((), (), (Renamed("talk", "speech", "Talking"),), ())


WANTS = """\
wants: [{id: calm, title: Calm, skills: [talk]}]
titles: [{title: Chef, roles: [senior]}]
"""
LISTS = """\
needs: [{id: desk, title: A desk, usual_for: [junior]}]
kits: [{id: leave, for: new-employer, title: Leave, skills: [talk]}]
doubts: [{id: age, asks: Too old?, answer: No.}]
"""


def test_wants_needs_kits_doubts_and_titles_are_compared_as_other_lists_are(tmp_path: Path) -> None:
    added = found(tmp_path / "added", stages=STAGES + WANTS, actions=ACTIONS + LISTS)
    assert added.wants.added == (Entry("calm", "Calm"),)
    assert added.needs.added == (Entry("desk", "A desk"),)
    assert added.kits.added == (Entry("leave", "Leave"),)
    assert added.doubts.added == (Entry("age", "Too old?"),)
    assert added.titles.added == (Entry("Chef", "Chef"),)
    old = load_catalog(tmp_path / "added" / "new")
    changed = {
        "stages.yaml": STAGES + WANTS.replace("[senior]", "[junior]"),
        "actions.yaml": ACTIONS + LISTS.replace("answer: No.", "answer: Never."),
    }
    new = load_catalog(write(tmp_path / "changed", {**FILES, **changed}))
    said = differences(old, new)
    assert said.doubts.changed == (Changed("age", "Too old?", (Change("answer", "No.", "Never."),)),)
    assert said.titles.changed == (
        Changed("Chef", "Chef", (Change("roles", "senior", "junior"),)),
    )
    assert differences(new, load_catalog(tmp_path / "added" / "old")).kits.removed == (
        Entry("leave", "Leave"),
    )


def test_what_names_a_renamed_skill_is_not_changed_by_that(tmp_path: Path) -> None:
    lists = {"stages.yaml": STAGES + WANTS, "actions.yaml": ACTIONS + LISTS}
    old = load_catalog(write(tmp_path / "old", {**FILES, **lists}))
    renamed = {
        **NEW,
        "stages.yaml": NEW["stages.yaml"] + WANTS.replace("talk", "speech"),
        "actions.yaml": NEW["actions.yaml"] + LISTS.replace("talk", "speech"),
    }
    said = differences(old, load_catalog(write(tmp_path / "new", {**FILES, **renamed})))
    assert said.wants.same
    assert said.kits.same


def test_hours_of_an_action_are_named(tmp_path: Path) -> None:
    assert found(tmp_path).actions.changed == (Changed("read", "Read", (Change("hours.low", 6, 9), Change("hours.high", 6, 9))),)


def test_what_is_new_and_what_is_gone_are_named_with_moves_scale_and_rules(tmp_path: Path) -> None:
    stages = "roles: [{id: boss, title: Boss, requires: {price: 1}}]\nrules: {at_once: 1}\n"
    skills = SKILLS + "scale: {levels: [{level: 0, name: No}, {level: 1, name: Some}, {level: 2, name: Much}]}\n"
    said = found(tmp_path, stages=stages, skills=skills)
    assert (said.roles.added, said.roles.removed) == ((Entry("boss", "Boss"),), (Entry("junior", "Junior"), Entry("senior", "Senior")))
    assert said.transitions.removed == (Entry("junior -> senior", "promotion"),)
    assert said.scale[0] == Change("0", "Not yet", "No")
    assert said.scale[-1] == Change("4", "Expert", None)
    assert said.rules == (Change("at_once", 3, 1),)


def test_readiness_is_measured_by_both_versions_toward_the_same_role(tmp_path: Path) -> None:
    old, new = two(tmp_path)
    before = Profile(role="junior", target=("senior",), ratings={"talk": (Rating(1),)})
    after = Profile(role="junior", target=("senior",), ratings={"speech": (Rating(1),)})
    effect = effect_of(old, new, before, after, "senior")
    assert effect.before is not None
    assert effect.after is not None
    assert effect.before.readiness.expected == pytest.approx(3 / 8)  # core 3*1 of 3*2 + 2*1
    assert effect.after.readiness.expected == pytest.approx(3 / 7)  # core 3*1 of 3*1 + 2*2
    assert effect.newly_asked == ()


def test_a_role_that_is_gone_has_no_readiness_by_the_new_version(tmp_path: Path) -> None:
    old, new = two(tmp_path, stages="roles: [{id: boss, title: Boss, requires: {price: 1}}]\n")
    effect = effect_of(old, new, Profile(), Profile(), "senior")
    assert (effect.before is None, effect.after) == (False, None)


def test_skills_that_are_asked_for_the_first_time_are_named_unless_they_are_rated(tmp_path: Path) -> None:
    more = STAGES.replace("price: 1", "price: 1, sums: 1, lists: 1")
    old, new = two(tmp_path, stages=more, skills=SKILLS + "  - {id: sums, name: Sums}\n  - {id: lists, name: Lists}\n")
    rated = Profile(ratings={"lists": (Rating(1),)})
    assert effect_of(old, new, Profile(), rated, "senior").newly_asked == ("sums",)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_the_page_holds_its_width(tmp_path: Path, width: int, glyphs: object) -> None:
    old, new = two(tmp_path)
    person = effect_of(old, new, Profile(), Profile(), "senior", kept_aside=("a" * 50,), renamed=("talk is now speech",))
    page = diff_lines(CatalogDiff("po-career/catalog-diff/1", differences(load_catalog(), new), person), page=page_of(width, glyphs))  # type: ignore[arg-type]  # either set
    assert max(map(width_of, page)) <= width
    assert glyphs is UNICODE or all(text_of(line).isascii() for line in page)


def test_the_command_says_what_it_means_for_a_profile(po_career: RunPoCareer, work_folder: Path) -> None:
    write(work_folder / "old")
    write(work_folder / "new", {**FILES, **NEW})
    profile = "role: junior\ntarget: senior\nratings: {talk: 1, wood: 2}\ndone: [carve]\n"
    (work_folder / "me.yaml").write_text(profile, "utf-8")
    ran = po_career("catalog", "diff", "old", "new", "--profile", "me.yaml")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "renamed talk → speech (Talking)" in ran.stdout
    assert "price up from 1 to 2" in ran.stdout
    assert "readiness 38% (between 0 and 75), far; now readiness 43%" in " ".join(ran.stdout.split())
    assert "talk is now speech" in ran.stdout
    assert (work_folder / "me.yaml").read_text("utf-8") == profile
    said = json.loads(po_career("catalog", "diff", "old", "new", "--profile", "-", "--json", input=profile).stdout)
    validate(said, "catalog-diff")


def test_answers_that_the_new_version_does_not_know_are_named(po_career: RunPoCareer, work_folder: Path) -> None:
    write(work_folder / "old")
    write(
        work_folder / "new",
        {
            **FILES,
            "skills.yaml": SKILLS.replace("talk", "zzzzzz"),
            "stages.yaml": STAGES.replace("talk", "zzzzzz"),
            "actions.yaml": "actions: []\n",
        },
    )
    profile = "role: junior\nratings: {talk: 1}\ndone: [read]\n"
    said = json.loads(po_career("catalog", "diff", "old", "new", "--profile", "-", "--json", input=profile).stdout)
    assert said["person"]["kept_aside"] == ["talk", "read"]


def test_a_profile_whose_roles_the_new_version_has_not_is_no_failure(po_career: RunPoCareer, work_folder: Path) -> None:
    write(work_folder / "old")
    write(work_folder / "new", {**FILES, "stages.yaml": "roles: [{id: boss, title: Boss, requires: {price: 1}}]\n"})
    ran = po_career("catalog", "diff", "old", "new", "--profile", "-", input="role: junior\n")
    assert ran.returncode == 0
    assert "the new version has no such role." in " ".join(ran.stdout.split())


@pytest.mark.parametrize(
    ("args", "code"), [(["old", "nowhere"], 5), (["old", "bad"], 3), (["old"], 2), (["old", "old", "--profile", "x.yaml"], 5)]
)
def test_what_cannot_be_read_is_told_with_its_code(po_career: RunPoCareer, work_folder: Path, args: list[str], code: int) -> None:
    write(work_folder / "old")
    (work_folder / "bad").mkdir()
    ran = po_career("catalog", "diff", *args)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.startswith("error: ")


def test_another_source_and_another_importance_are_told_apart_on_the_screen(tmp_path: Path) -> None:
    old = STAGES.replace("talk: {level: 2, importance: core}", "talk: {level: 2, importance: core, basis: article}")
    before = load_catalog(write(tmp_path / "old", {**FILES, "stages.yaml": old}))
    after = load_catalog(write(tmp_path / "new", {**FILES, "stages.yaml": STAGES.replace("importance: core", "importance: important")}))
    shown = [
        text_of(line)
        for line in diff_lines(CatalogDiff("po-career/catalog-diff/1", differences(before, after), None), page=page_of(80, ASCII))
    ]
    assert any("talk core -> important; source article gone" in line for line in shown)
