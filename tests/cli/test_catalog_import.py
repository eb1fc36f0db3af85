"""`catalog import` as a person and as a script meet it."""

import io
import json
import os
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from conftest import RunPoCareer
from forked import Forking
from po_career.catalog.load import check_catalog
from po_career.cli.catalog_files import write_files
from po_career.errors import FileAccessError
from published import validate

FRAMEWORK = os.environ.get("PO_CAREER_FRAMEWORK")
TABLE = "Role;Skill;Level;Importance;Next role\nAgent;Writing;1;core;Lead\nLead;Writing;2;core;\nLead;Coaching;tbd;;\nLead;Typing;2;;\n"
TINY = {
    "source": {"name": "A framework", "home": "example.org", "read": "2025-09", "licence": "Free"},
    "roles": {"A": {"Junior": {"Talk": 1}, "Senior": {"Talk": 3, "Price": 2}}, "B": {"Senior": {"Price": 3}, "Odd": 4}},
    "next": [["A", "Junior", "Senior"], ["B", "Nobody", "Senior"]],
}


def test_without_output_the_catalogue_goes_to_standard_output_and_the_report_beside_it(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "a.csv").write_text(TABLE, "utf-8")
    ran = po_career("catalog", "import", "a.csv")
    assert ran.returncode == 0
    assert 'a.csv C4: "tbd": no level is called that' in ran.stderr
    assert max(map(len, ran.stderr.splitlines())) <= 80
    (work_folder / "out.yaml").write_text(ran.stdout, "utf-8")
    checked = check_catalog(work_folder / "out.yaml")
    assert (checked.errors, checked.catalog is not None and list(checked.catalog.roles)) == ((), ["agent", "lead"])


@pytest.mark.parametrize("output", ["ours", "deep/er/ours", "ours.yaml"])
def test_with_output_it_writes_what_check_accepts_and_every_command_reads(po_career: RunPoCareer, work_folder: Path, output: str) -> None:
    (work_folder / "a.csv").write_text(TABLE, "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--output", output)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"Next: po-career catalog check {output}" in ran.stdout
    assert po_career("catalog", "check", output).returncode == 0
    for words in (["plan", "--no-input", "--hours", "4"], ["fit"], ["routes", "lead", "--hours", "4"]):
        assert po_career(*words, "--role", "agent", "--catalog", output).returncode == 0


def test_json_is_the_report_and_keeps_its_schema(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "a.csv").write_text(TABLE, "utf-8")
    said = json.loads(po_career("catalog", "import", "a.csv", "--json").stdout)
    validate(said, "catalog-import")
    assert (said["roles"], said["skills"], said["requirements"], said["transitions"], said["written"]) == (2, 2, 3, 1, None)
    assert [(one["row"], one["column"], one["text"]) for one in said["skipped"]] == [(4, 3, "tbd")]
    assert list(work_folder.iterdir()) == [work_folder / "a.csv"]


def test_a_table_may_come_from_standard_input(po_career: RunPoCareer) -> None:
    ran = po_career("catalog", "import", "-", input=TABLE)
    assert ran.returncode == 0
    assert ran.stdout.startswith("# Imported from standard input.")


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_the_report_holds_the_width_of_the_screen(po_career: RunPoCareer, work_folder: Path, width: str) -> None:
    (work_folder / "a.csv").write_text(TABLE, "utf-8")
    for args in (["import", "a.csv", "--output", "ours"], ["new", "mine"], ["show", "--catalog", "mine"], ["diff", "ours", "mine"]):
        ran = po_career("catalog", *args, env={"COLUMNS": width})
        assert ran.returncode == 0
        assert max(map(len, ran.stdout.splitlines())) <= int(width)


@pytest.mark.parametrize("output", ["taken", "taken.yaml"])
def test_nothing_is_written_over(po_career: RunPoCareer, work_folder: Path, output: str) -> None:
    (work_folder / "a.csv").write_text(TABLE, "utf-8")
    (work_folder / output).write_text("mine", "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--output", output)
    assert (ran.returncode, ran.stdout, (work_folder / output).read_text("utf-8")) == (2, "", "mine")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--rows", "rolls"], 2),
        (["--column", "boss=Role"], 2),
        (["--column", "role"], 2),
        (["--levels", "a,,b"], 2),
        (["--levels", "a,A"], 2),
        (["--importance", "A=big"], 2),
        (["--mark", "0"], 2),
        (["--hours-per-level", "many"], 2),
        (["--sheet", "Two"], 2),
        (["--levels", "One", "--mark", "2"], 2),
    ],
)
def test_an_option_that_does_not_fit_is_refused_with_an_example(
    po_career: RunPoCareer, work_folder: Path, options: list[str], code: int
) -> None:
    (work_folder / "a.csv").write_text(TABLE, "utf-8")
    ran = po_career("catalog", "import", "a.csv", *options)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.startswith("error: ")


@pytest.mark.parametrize(("name", "code"), [("missing.csv", 5), (".", 5), ("empty.csv", 3), ("binary.csv", 3)])
def test_a_file_that_cannot_be_read_is_told_in_words(po_career: RunPoCareer, work_folder: Path, name: str, code: int) -> None:
    (work_folder / "empty.csv").write_bytes(b"")
    (work_folder / "binary.csv").write_bytes(bytes(range(256)))
    ran = po_career("catalog", "import", name)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert "Traceback" not in ran.stderr


def _open_document(*rows: tuple[str, ...]) -> bytes:
    """A spreadsheet (ODS) with one sheet."""
    cells = ["".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row) for row in rows]
    table = "".join(f"<table:table-row>{each}</table:table-row>" for each in cells)
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    content = f'<office:document-content {spaces}><office:body><table:table table:name="A">{table}</table:table></office:body></office:document-content>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return data.getvalue()


NO_LADDERS = {
    "a.csv": b"Hello,World,again\nx y,a b,c d e\n",
    "a.txt": b"Hello world\n",
    "a.ods": _open_document(("Hello", "World", "again"), ("x y", "a b", "c d e")),
    "empty.ods": _open_document(),
    "a.html": b"<p>Hello world</p>",
    "a.md": b"Hello world\n",
    "a.json": b'["Hello", "world"]',
    "a.yaml": b"[hello, world]\n",
}


@pytest.mark.parametrize("name", NO_LADDERS)
def test_a_file_without_a_ladder_has_one_exit_code_in_every_format(po_career: RunPoCareer, work_folder: Path, name: str) -> None:
    (work_folder / name).write_bytes(NO_LADDERS[name])
    ran = po_career("catalog", "import", name, "--output", "ours")
    assert (ran.returncode, ran.stdout, (work_folder / "ours").exists()) == (3, "", False)
    assert name in ran.stderr


DAMAGED = {
    "cut.ods": _open_document(("Skill", "Cook"))[:300],
    "bytes.ods": _open_document(("Skill", "Cook" * 99)).replace(b"content.xml", b"content.xml\xff\xff", 1),
    "number.json": b'{"roles": {"A": {"B": {"c": ' + b"9" * 5_000 + b"}}}}",
    "half.json": b'{"roles": ',
    "quotes.csv": b'Skill,Cook\n"' + b"x" * 200_000,
    "signs.yaml": b"roles:\n  - role: \x01\n",
}


@pytest.mark.parametrize("command", [("catalog", "import"), ("profile", "import"), ("match",)])
@pytest.mark.parametrize("name", DAMAGED)
def test_what_is_wrong_with_a_damaged_file_is_said_in_words_that_a_person_knows(
    po_career: RunPoCareer, work_folder: Path, name: str, command: tuple[str, ...]
) -> None:
    (work_folder / name).write_bytes(DAMAGED[name])
    said = po_career(*command, name, "--no-input").stderr
    for word in ("Error", "Exception", "zlib", "-3", "index out", "sys.", "not a zip", "token", "codec", "decompress"):
        assert word not in said


def test_a_framework_in_json_has_its_families_as_tracks_and_its_next_levels_as_moves(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "f.json").write_text(json.dumps(TINY), "utf-8")
    said = json.loads(po_career("catalog", "import", "f.json", "--accept-loss", "--output", "f", "--json").stdout)
    assert [(one["sheet"], one["text"]) for one in said["skipped"]] == [("B", "Odd"), ("next", "['B', 'Nobody', 'Senior']")]
    catalog = check_catalog(work_folder / "f").catalog
    assert catalog is not None
    assert {i: (role.title, role.track) for i, role in catalog.roles.items()} == {
        "junior": ("Junior", "a"),
        "a-senior": ("Senior", "a"),
        "b-senior": ("Senior", "b"),
    }
    assert [(one.from_, one.to, one.kind) for one in catalog.transitions] == [("junior", "a-senior", "promotion")]
    assert catalog.sources["framework"].licence == "Free"


@pytest.mark.skipif(FRAMEWORK is None, reason="PO_CAREER_FRAMEWORK names no framework in JSON to read")
def test_the_engine_is_not_tied_to_its_own_data(po_career: RunPoCareer) -> None:
    """A public framework, as it is, through the commands that make it a ladder to plan on."""
    assert FRAMEWORK is not None
    given = json.loads(Path(FRAMEWORK).read_text("utf-8"))
    said = json.loads(po_career("catalog", "import", FRAMEWORK, "--output", "framework", "--json").stdout)
    asked = [skills for roles in given["roles"].values() for skills in roles.values()]
    assert (said["roles"], said["requirements"], said["skipped"]) == (len(asked), sum(map(len, asked)), [])
    assert said["transitions"] == len(given["next"])
    assert po_career("catalog", "check", "framework").returncode == 0
    first, *_, last = chain = _chain(given)
    person = ["--catalog", "framework", "--role", first]
    assert len(json.loads(po_career("fit", *person, "--json").stdout)["roles"]) == said["roles"] - 1
    assert json.loads(po_career("plan", *person, "--hours", "4", "--no-input", "--json").stdout)["next_step"]["title"] == chain[1]
    routes = json.loads(po_career("routes", last, *person, "--hours", "4", "--json").stdout)
    assert (routes["optimal"]["proved"], len(routes["routes"][0]["hops"])) == (True, len(chain) - 1)


def _chain(framework: dict[str, Any]) -> list[str]:
    """The longest way up one family over published next levels, of titles that no other family has and without a fork."""
    titles = Counter(role for roles in framework["roles"].values() for role in roles)
    forks = Counter((family, role) for family, role, _ in framework["next"])
    after = {(family, role): later for family, role, later in framework["next"] if forks[family, role] == 1}
    chains = []
    for family, role in after:
        chain = [role]
        while (family, chain[-1]) in after:
            chain.append(after[family, chain[-1]])
        if all(titles[one] == 1 for one in chain):
            chains.append(chain)
    return max(chains, key=len)


RUNGS = (
    "Area,Skill,Junior Baker,Baker,Senior Baker\n"
    "Craft,Dough,Follows the recipe card.,Adjusts water and time to the flour.,Writes recipes that others bake from.\n"
    "Craft,Ovens,Loads and unloads on request.,Runs two ovens alone.,Finds why a batch failed.\n"
    "Team,Teaching,,Shows a trainee one step.,Plans the first month of a trainee.\n"
)
NEXT_YEAR = RUNGS.replace("Runs two ovens alone.", "Runs two ovens and a grill.").replace("Baker\n", "Baker,Head Baker\n", 1)


def test_sentences_by_rungs_become_a_ladder_to_plan_on(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "a.csv").write_text(RUNGS, "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--output", "ours")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("ours: 3 roles, 3 skills, 8 requirements, 2 transitions, 9 drafted actions.\n  eight cells read: no levels, eight sentences, 0 lost\n")
    checked = po_career("catalog", "check", "ours")
    assert (checked.returncode, "0 warnings" in checked.stdout) == (0, True)
    plan = json.loads(po_career("plan", "--catalog", "ours", "--role", "baker", "--hours", "4", "--no-input", "--json").stdout)
    assert plan["next_step"]["title"] == "Senior Baker"


def test_above_a_quarter_lost_nothing_is_written_without_accept_loss(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "a.csv").write_text("Role,Skill,Level\nCook,Sauces,3\nCook,Knives,tbd\n", "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--output", "ours")
    assert (ran.returncode, ran.stdout, (work_folder / "ours").exists()) == (3, "", False)
    assert "a.csv:3:3" in ran.stderr
    assert "--accept-loss" in ran.stderr
    agreed = po_career("catalog", "import", "a.csv", "--output", "ours", "--accept-loss", "--json")
    ledger = json.loads(agreed.stdout)["ledger"]
    assert (agreed.returncode, ledger["read"], ledger["levels"], ledger["lost"]) == (0, 2, 1, 1)


def test_an_update_keeps_what_was_written_by_hand(po_career: RunPoCareer, work_folder: Path) -> None:
    sheet, ours = work_folder / "a.csv", work_folder / "ours"
    sheet.write_text(RUNGS, "utf-8")
    po_career("catalog", "import", "a.csv", "--output", "ours")
    _edit(ours / "stages.yaml", "      dough: 2\n", "      dough: {level: 2, importance: core}  # Ann\n")
    _edit(ours / "stages.yaml", "      teaching: 3\n", "      teaching: 2  # by hand\n")
    _edit(ours / "skills.yaml", '"Runs two ovens alone."', "Runs three ovens.  # better")
    sheet.write_text(NEXT_YEAR.replace("trainee.\n", "trainee.,Plans whole years.\n"), "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--update", "ours")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Kept as it was written by hand:\n  skill Ovens: level 2" in ran.stdout
    stages, skills = ((ours / name).read_text("utf-8") for name in ("stages.yaml", "skills.yaml"))
    assert "      dough: {level: 2, importance: core}  # Ann\n" in stages
    assert "      teaching: 2  # by hand\n" in stages
    assert "Runs three ovens.  # better" in skills
    catalog = check_catalog(ours).catalog
    assert catalog is not None
    assert catalog.roles["head-baker"].requires["teaching"].level == 4
    assert catalog.scale.levels[4].name == "Head Baker"
    assert [(one.from_, one.to) for one in catalog.transitions][-1] == ("senior-baker", "head-baker")
    before = (stages, skills)
    po_career("catalog", "import", "a.csv", "--update", "ours")
    assert before == tuple((ours / name).read_text("utf-8") for name in ("stages.yaml", "skills.yaml"))


def test_an_update_takes_out_what_the_sheet_no_longer_asks_and_nobody_changed(po_career: RunPoCareer, work_folder: Path) -> None:
    sheet, stages = work_folder / "a.csv", work_folder / "ours" / "stages.yaml"
    sheet.write_text("Skill,Junior,Senior\nCode,1,2\nTalk,1,2\nPlan,1,2\n", "utf-8")
    po_career("catalog", "import", "a.csv", "--output", "ours")
    _edit(stages, "      plan: 2\n", "      plan: 1\n")
    sheet.write_text("Skill,Junior,Senior\nCode,1,2\nTalk,1,\nPlan,1,\n", "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--update", "ours")
    assert "role Senior: Plan, which the files no longer ask for" in ran.stdout
    catalog = check_catalog(work_folder / "ours").catalog
    assert catalog is not None
    assert {skill: need.level for skill, need in catalog.roles["senior"].requires.items()} == {"code": 2, "plan": 1}


def test_an_update_whose_levels_mean_something_else_is_refused(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "a.csv").write_text("Skill,Junior,Senior\nCode,1,2\n", "utf-8")
    po_career("catalog", "import", "a.csv", "--levels", "Good,Great", "--output", "ours")
    ran = po_career("catalog", "import", "a.csv", "--levels", "Fair,Good", "--update", "ours")
    assert (ran.returncode, "level 1 was Good and would be Fair" in ran.stderr) == (2, True)
    assert "--output NEW" in ran.stderr
    assert "--levels" in ran.stderr
    assert po_career("catalog", "import", "a.csv", "--update", "nowhere").returncode == 2
    assert po_career("catalog", "import", "a.csv", "--update", "ours", "--output", "new").returncode == 2


def test_an_update_says_what_it_added_changed_and_removed_and_counts_the_catalogue(po_career: RunPoCareer, work_folder: Path) -> None:
    sheet = work_folder / "a.csv"
    sheet.write_text("Skill,Junior,Senior\nCode,1,2\nTalk,1,2\nPlan,,2\n", "utf-8")
    po_career("catalog", "import", "a.csv", "--output", "ours")
    sheet.write_text("Skill,Junior,Senior,Lead\nCode,1,3,3\nTalk,1,2,3\nDraw,,1,\n", "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--update", "ours", "--json")
    said = json.loads(ran.stdout)
    validate(said, "catalog-import")
    changes = [(one["kind"], one["what"]) for one in said["changes"] if "drafted" not in one["what"]]
    assert changes == [
        ("changed", "role Senior: Code from 2 to 3"),
        ("added", "role Senior: Draw 1"),
        ("removed", "role Senior: Plan 2"),
        ("added", "role Lead: Code 3, Talk 3"),
        ("added", "skill Draw"),
        ("added", "level 3 of the scale: Level 3"),
        ("added", "promotion Senior to Lead"),
    ]
    assert (said["roles"], said["skills"], said["requirements"]) == (3, 4, 7)
    assert said["left"] == ["skill Plan"]
    again = po_career("catalog", "import", "a.csv", "--update", "ours")
    assert "Nothing is different" in again.stdout


@pytest.mark.parametrize("tops", [(2, 3), (3, 4), (4, 5), (4, 3), (2, 4)])
def test_a_scale_of_numbers_may_grow_and_shrink_from_year_to_year(po_career: RunPoCareer, work_folder: Path, tops: tuple[int, int]) -> None:
    for top, place in zip(tops, ("--output", "--update"), strict=True):
        (work_folder / "a.csv").write_text(f"Skill,Junior,Senior\nCode,1,{top}\nTalk,1,1\n", "utf-8")
        ran = po_career("catalog", "import", "a.csv", place, "ours")
        assert (ran.returncode, ran.stderr) == (0, "")
    catalog = check_catalog(work_folder / "ours").catalog
    assert catalog is not None
    assert catalog.scale.top == max(tops)
    assert catalog.roles["senior"].requires["code"].level == tops[1]
    assert (f"level {tops[1]} of the scale" in ran.stdout) == (tops[1] > tops[0])


def test_a_rung_between_two_others_is_refused_and_says_what_to_do(po_career: RunPoCareer, work_folder: Path) -> None:
    sheet = work_folder / "a.csv"
    sheet.write_text(RUNGS, "utf-8")
    po_career("catalog", "import", "a.csv", "--output", "ours")
    sheet.write_text(RUNGS.replace("Baker,Senior", "Baker,Shift Baker,Senior").replace(",Writes", ",Helps others with flour.,Writes"), "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--update", "ours", "--accept-loss")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "level 3 was Senior Baker and would be Shift Baker" in ran.stderr
    assert "--levels" not in ran.stderr


def test_a_line_with_a_comment_of_yours_stays_as_a_comment(po_career: RunPoCareer, work_folder: Path) -> None:
    sheet, stages = work_folder / "a.csv", work_folder / "ours" / "stages.yaml"
    sheet.write_text("Skill,Junior,Senior\nCode,1,2\nTalk,1,2\nPlan,1,2\n", "utf-8")
    po_career("catalog", "import", "a.csv", "--output", "ours")
    _edit(stages, "      talk: 1\n", "      talk: 1  # ask Ann\n")
    sheet.write_text("Skill,Junior,Senior\nCode,1,2\nTalk,,2\nPlan,1,2\n", "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--update", "ours")
    assert "Removed:\n  role Junior: Talk 1, whose line stays as a comment with yours\n" in ran.stdout
    assert "      # talk: 1  # ask Ann\n" in stages.read_text("utf-8")


def test_one_file_of_several_updates_its_own_craft_and_alone_it_says_that_there_is_none(po_career: RunPoCareer, work_folder: Path) -> None:
    for name, skill in (("bakery", "Dough"), ("office", "Letters")):
        (work_folder / f"{name}.csv").write_text(f"Skill,Junior,Senior\n{skill},1,2\nTalk,1,2\n", "utf-8")
    po_career("catalog", "import", "bakery.csv", "office.csv", "--output", "ours")
    (work_folder / "bakery.csv").write_text("Skill,Junior,Senior\nDough,1,3\nTalk,1,2\n", "utf-8")
    said = json.loads(po_career("catalog", "import", "bakery.csv", "--update", "ours", "--json").stdout)
    assert {"kind": "changed", "what": "role bakery, Senior: Dough from 2 to 3"} in said["changes"]
    assert (said["roles"], said["left"]) == (4, ["role office, Junior", "role office, Senior", "skill Letters"])
    assert "the roles belong to the track bakery, as in the last import" in said["notes"]
    alone = json.loads(po_career("catalog", "import", "bakery.csv", "--json").stdout)
    assert any("nothing says of which craft" in note for note in alone["notes"])


def test_a_level_that_has_a_name_now_keeps_the_one_in_the_catalogue_and_it_is_said(po_career: RunPoCareer, work_folder: Path) -> None:
    for cells, place in (("1 - Bronze,3 - Gold", "--output"), ("2 - Silver,3 - Gold", "--update")):
        (work_folder / "a.csv").write_text(f"Skill,Junior,Senior\nCode,{cells}\nTalk,1 - Bronze,1 - Bronze\n", "utf-8")
        ran = po_career("catalog", "import", "a.csv", place, "ours")
        assert ran.returncode == 0
    assert "level 2 of the scale, Level 2: the files say Silver" in ran.stdout


def _edit(path: Path, old: str, new: str) -> None:
    """Change a file as a person does, the first time that `old` stands in it."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture(scope="module")
def imported(forking: Forking, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with TABLE and the catalogue `ours` made of it, to be copied."""
    folder = tmp_path_factory.mktemp("imported")
    (folder / "a.csv").write_text(TABLE, "utf-8")
    assert forking.run(["catalog", "import", "a.csv", "--output", "ours"], "", os.environ, folder).returncode == 0
    return folder


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", "{}", '{"scale": 5}', "[" * 5000]
    + [
        json.dumps({"scale": [], "roles": {}, "skills": {}, "transitions": [], "actions": []} | wrong)
        for wrong in ({"skills": None}, {"transitions": [None]}, {"scale": [None]}, {"roles": {"a": {"title": "A"}}}, {"actions": 3})
    ],
)
def test_a_last_import_of_another_shape_is_named_and_nothing_is_written(
    po_career: RunPoCareer, imported: Path, work_folder: Path, text: str
) -> None:
    shutil.copytree(imported, work_folder, dirs_exist_ok=True)
    (work_folder / "ours/imported.json").write_text(text, "utf-8")
    before = (work_folder / "ours/stages.yaml").read_text("utf-8")
    (work_folder / "a.csv").write_text(TABLE.replace("Writing;2", "Writing;1"), "utf-8")
    ran = po_career("catalog", "import", "a.csv", "--update", "ours")
    assert (ran.returncode, ran.stdout) == (3, "")
    assert "imported.json:1:1" in ran.stderr
    assert (work_folder / "ours/stages.yaml").read_text("utf-8") == before


@pytest.mark.parametrize("update", [True, False])
def test_of_files_that_cannot_all_be_written_none_is(work_folder: Path, *, update: bool) -> None:
    folder = work_folder / "ours"
    if update:
        (folder / "skills.yaml").mkdir(parents=True)
        (folder / "stages.yaml").write_text("old", "utf-8")
    with pytest.raises(FileAccessError):
        write_files(folder, {"stages.yaml": "new", "deep/er.yaml": "new", "skills.yaml" if update else "no\0name": "new"})
    left = sorted(str(path.relative_to(work_folder)) for path in work_folder.rglob("*"))
    assert left == (["ours", "ours/skills.yaml", "ours/stages.yaml"] if update else [])
    assert not update or (folder / "stages.yaml").read_text("utf-8") == "old"
