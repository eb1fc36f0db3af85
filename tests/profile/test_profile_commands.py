"""`profile show|set|edit|export|path|reset` as a person and as a script meet them."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import RunPoCareer
from po_career.cli.profile import app
from po_career.errors import InvalidFileError
from published import validate

ME = """\
# mine
role: Product Owner
months_in_role: 20
hours_per_week: 4
target: head of product
ratings:
  communication: {level: 3, on: 2026-11-20, evidence: "Explained [bold]it[/bold] to sales"}
  stakeholder-management: [{level: 2, by: self}, {level: 4, by: other, on: 2026-11-01}]
  roadmapping: 2   # honestly
  juggling: {level: 2, evidence: Three balls.}
done: [cert-pspo-1, a-course-that-went]
left_open: [ratings.leadership]
history:
  - {on: 2026-11-20, done: cert-pspo-1}
"""


def in_process(*words: str) -> None:
    """`po-career profile` without a process of its own."""
    typer.main.get_command(app).main(list(words), prog_name="profile", standalone_mode=False)


@pytest.fixture
def me(work_folder: Path) -> Path:
    """A profile that a person wrote."""
    file = work_folder / "me.yaml"
    file.write_text(ME, "utf-8")
    return file


def test_show_as_json_keeps_its_schema_and_says_everything(po_career: RunPoCareer, me: Path) -> None:
    found: dict[str, Any] = json.loads(po_career("profile", "show", "--profile", str(me), "--json").stdout)
    validate(found, "profile-show")
    assert (found["schema"], found["path"], found["role"]["id"], found["target"][0]["id"]) == (
        "po-career/profile-show/2",
        str(me),
        "product-owner",
        "head-of-product",
    )
    communication = next(rating for rating in found["ratings"] if rating["skill"] == "communication")
    assert communication["views"] == [
        {
            "by": "self",
            "level": 3,
            "level_name": "Practitioner",
            "sentence": communication["views"][0]["sentence"],
            "on": "2026-11-20",
            "evidence": "Explained [bold]it[/bold] to sales",
            "usually": None,
        }
    ]
    assert [(one["skill"], one["own"]["level"], one["other"]["level"]) for one in found["disagreements"]] == [
        ("stakeholder-management", 2, 4)
    ]
    assert [(one["action"], one["on"]) for one in found["done"]] == [("cert-pspo-1", "2026-11-20")]
    assert [(one["kind"], one["name"]) for one in found["kept_aside"]] == [("skill", "juggling"), ("action", "a-course-that-went")]
    unrated = {one["skill"]: one["left_open"] for one in found["not_rated"]}
    assert (unrated["leadership"], unrated["prioritization"]) == (True, False)
    assert "roadmapping" not in unrated


@pytest.mark.parametrize("width", [40, 80, 120])
def test_show_holds_its_width_and_shows_both_sentences(po_career: RunPoCareer, me: Path, width: int) -> None:
    page = po_career("profile", "show", "--profile", str(me), env={"COLUMNS": str(width)}).stdout
    assert max(map(len, page.splitlines())) <= width
    flat = " ".join(page.split())
    assert "Communication: 3 Practitioner (with an example, 20 Nov 2026)" in flat
    assert "example: Explained [bold]it[/bold] to sales" in flat
    assert "you, 2 Working: I keep" in flat
    assert "somebody else, 4 Expert: " in flat
    assert "skill juggling: level 2, evidence Three balls." in flat


def test_show_without_a_profile_says_how_to_begin(po_career: RunPoCareer) -> None:
    done = po_career("profile", "show")
    assert done.returncode == 0
    assert done.stdout.startswith("There is no profile yet.")
    assert po_career("profile", "show", "--profile", "nobody").returncode == 5


def test_what_a_new_catalogue_renamed_dropped_or_added_is_said_by_show_and_by_the_next_plan(
    po_career: RunPoCareer, work_folder: Path
) -> None:
    own = work_folder / "own"
    own.mkdir()
    (own / "skills.yaml").write_text(
        "schema: po-career/skills/1\nskills:\n- {id: roadmapping, replaced_by: road-maps}\n- {id: road-maps, name: Road maps}\n"
        "- {id: brewing, name: Brewing}\n"
    )
    (own / "stages.yaml").write_text(
        "schema: po-career/stages/1\nroles:\n- {id: brewer, title: Brewer, requires: {road-maps: 3, brewing: 2}}\n"
        "- {id: owner, title: Owner, requires: {road-maps: 2}}\n"
    )
    file = work_folder / "old.yaml"
    file.write_text("role: brewer\nhours_per_week: 4\nratings: {roadmapping: 2, haggling: 3}\n")
    options = ("--profile", str(file), "--catalog", str(own))
    page = " ".join(po_career("profile", "show", *options).stdout.split())
    assert 'The skill "roadmapping" is now "road-maps".' in page
    assert "skill haggling: 3" in page
    assert "important: Brewing" in page
    plan = json.loads(po_career("plan", *options, "--json", "--no-input").stdout)
    assert {'the skill "roadmapping" is now "road-maps"', 'your catalogue has no skill "haggling"; your answer is kept in the file and not used'} <= {
        warning["what"] for warning in plan["warnings"]
    }
    assert po_career("profile", "set", "hours", "5", *options).returncode == 0
    assert file.read_text() == "schema: po-career/profile/1\nrole: brewer\nhours_per_week: 5\nratings: {road-maps: 2, haggling: 3}\n"


def test_set_changes_one_thing_and_leaves_the_rest_as_it_is_written(po_career: RunPoCareer, me: Path) -> None:
    done = po_career("profile", "set", "hours", "6,5", "--profile", str(me))
    assert (done.returncode, done.stdout, done.stderr) == (0, "hours: 6.5, was 4\n", "")
    assert me.read_text("utf-8") == ME.replace("hours_per_week: 4", "hours_per_week: 6.5").replace(
        "# mine", "# mine\nschema: po-career/profile/1"
    )


def test_set_takes_names_of_several_words_and_clears(po_career: RunPoCareer) -> None:
    assert po_career("profile", "set", "role", "senior", "product", "owner").stdout == "role: Senior Product Owner (senior-po)\n"
    assert po_career("profile", "set", "months-in-role", "2 years").stdout == "months-in-role: 24\n"
    assert po_career("profile", "set", "interests", "product,", "data science").stdout == "interests: product, data science\n"
    assert po_career("profile", "set", "target", "cpo").returncode == 0
    assert po_career("profile", "set", "target", "none").stdout == "target: none, was Chief Product Officer (CPO) (cpo)\n"
    assert po_career("profile", "set", "role", "PO").stdout == (
        "role: Product Owner (product-owner), was Senior Product Owner (senior-po)\nmonths-in-role: none, was 24\n"
    )
    said = json.loads(po_career("profile", "export", "--json").stdout)
    assert said["left_open"] == ["target"]
    assert [(event.get("role"), event.get("role_was"), event.get("months_was")) for event in said["history"]] == [
        ("senior-po", None, None),
        (None, None, None),  # the months
        ("product-owner", "senior-po", 24),
    ]
    validate(said, "profile")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("hous", "4"), 'did you mean "hours"?'),
        (("hours", "99"), "at most 60"),
        (("hours", "-1"), ""),
        (("role", "pirate"), 'there is no role "pirate"'),
        (("ratings", "3"), "po-career rate SKILL LEVEL"),
        (("months-in-role", "long"), "write months"),
        (("role",), "value"),
    ],
)
def test_what_set_cannot_take_is_named_and_nothing_is_saved(po_career: RunPoCareer, words: tuple[str, ...], says: str) -> None:
    done = po_career("profile", "set", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr.lower() or says in done.stderr
    assert not Path(po_career("profile", "path").stdout.strip()).exists()


def test_profiles_go_by_name_or_path(po_career: RunPoCareer, work_folder: Path) -> None:
    assert po_career("profile", "set", "hours", "3", "--profile", "work").returncode == 0
    path = Path(po_career("profile", "path", "--profile", "work").stdout.strip())
    assert path.name == "work.yaml"
    assert path.read_text() == "schema: po-career/profile/1\nhours_per_week: 3\n"
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]
    assert po_career("profile", "set", "hours", "2", "--profile", "./here.yaml").returncode == 0
    assert (work_folder / "here.yaml").exists()
    assert "saved profiles: work" in po_career("profile", "show", "--profile", "wrok").stderr
    assert po_career("profile", "set", "hours", "2", "--profile", "-").returncode == 2


def test_export_gives_the_text_as_it_stands_or_the_data_and_a_file_is_for_its_owner(po_career: RunPoCareer, me: Path) -> None:
    assert po_career("profile", "export", "--profile", str(me)).stdout == ME
    assert json.loads(po_career("profile", "export", "--profile", str(me), "--json").stdout)["months_in_role"] == 20
    out = me.parent / "out.yaml"
    assert po_career("profile", "export", "--profile", str(me), "--output", str(out)).stdout == ""
    assert (out.read_text("utf-8"), stat.S_IMODE(out.stat().st_mode)) == (ME, 0o600)
    assert po_career("profile", "export").returncode == 5
    assert po_career("profile", "export", "--profile", str(me), "--output", str(me), "--json").returncode == 2
    assert me.read_text("utf-8") == ME


def test_no_encoding_of_the_terminal_stands_in_the_way(po_career: RunPoCareer, me: Path) -> None:
    me.write_text("interests: [Käse, 東京]\nhours_per_week: 4\n", "utf-8")
    env = {"PYTHONIOENCODING": "ascii"}
    assert po_career("profile", "export", "--profile", str(me), env=env).stdout == "interests: [Käse, 東京]\nhours_per_week: 4\n"
    assert po_career("profile", "show", "--profile", str(me), env=env).returncode == 0
    assert po_career("profile", "set", "interests", "Käse", "--profile", str(me), env=env).stdout == (
        "interests: K\\xe4se, was K\\xe4se, \\u6771\\u4eac\n"
    )


def test_reset_wants_a_yes_and_says_where_the_old_one_lies(po_career: RunPoCareer, me: Path) -> None:
    assert po_career("profile", "reset", "--profile", str(me)).returncode == 2
    assert me.exists()
    done = po_career("profile", "reset", "--profile", str(me), "--yes")
    assert done.returncode == 0
    assert not me.exists()
    assert Path(done.stdout.splitlines()[-1].removeprefix("The old one is now ")).read_text("utf-8") == ME


def editor(folder: Path, code: str) -> dict[str, str]:
    """An environment whose editor runs `code` on the lines of the file, as `text`."""
    script = folder / "editor.py"
    script.write_text(
        f"import sys, pathlib\np = pathlib.Path(sys.argv[1])\ntext = p.read_text('utf-8')\n{code}\np.write_text(text, 'utf-8')\n"
    )
    return {"VISUAL": f"{sys.executable} '{script}'", "EDITOR": "false"}


def test_edit_saves_what_was_written_and_records_what_it_changed(po_career: RunPoCareer, me: Path) -> None:
    env = editor(me.parent, "text = text.replace('roadmapping: 2   #', 'roadmapping: 3   #')")
    done = po_career("profile", "edit", "--profile", str(me), env=env)
    assert (done.returncode, done.stdout) == (0, f"Saved {me}\n")
    text = me.read_text("utf-8")
    assert "  roadmapping: 3   # honestly\n" in text
    assert "skill: roadmapping, rating: {level: 3}, was: {level: 2}}\n" in text
    assert sorted(os.listdir(me.parent)) == [".me.yaml.lock", "editor.py", "me.yaml", "me.yaml.backups"]


def test_edit_of_a_broken_text_keeps_the_profile_and_the_text(po_career: RunPoCareer, me: Path) -> None:
    env = editor(me.parent, "text = text.replace('roadmapping: 2', 'roadmapping: [2')")
    done = po_career("profile", "edit", "--profile", str(me), env=env)
    copy = me.with_name("me.edit-1.yaml")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{copy}:" in done.stderr
    assert f"what you wrote is in {copy}" in done.stderr
    assert me.read_text("utf-8") == ME
    assert "roadmapping: [2" in copy.read_text("utf-8")


def test_edit_repairs_a_profile_that_cannot_be_read(po_career: RunPoCareer, me: Path) -> None:
    me.write_text("role: [\n")
    done = po_career("profile", "edit", "--profile", str(me), env=editor(me.parent, "text = 'role: po\\n'"))
    assert (done.returncode, me.read_text()) == (0, "role: po\n")


def test_edit_begins_with_a_page_that_says_what_may_stand_there(po_career: RunPoCareer, work_folder: Path) -> None:
    env = editor(work_folder, "text = text.replace('# role:', 'role:').replace('# hours_per', 'hours_per')")
    assert po_career("profile", "edit", env=env).returncode == 0
    shown = json.loads(po_career("profile", "show", "--json").stdout)
    assert (shown["role"]["id"], shown["hours_per_week"], shown["recorded"]) == ("product-owner", 4, 1)


def test_edit_without_a_change_leaves_nothing_behind(po_career: RunPoCareer, me: Path) -> None:
    done = po_career("profile", "edit", "--profile", str(me), env={"EDITOR": "true"})
    assert (done.returncode, done.stdout, os.listdir(me.parent)) == (0, "Nothing changed.\n", ["me.yaml"])
    assert po_career("profile", "edit", "--profile", str(me), env={"EDITOR": "false"}).returncode == 5
    assert po_career("profile", "edit", "--profile", str(me), env={"EDITOR": "no-such-editor"}).returncode == 2
    assert os.listdir(me.parent) == ["me.yaml"]


def test_edit_does_not_write_over_what_another_process_wrote_meanwhile(po_career: RunPoCareer, me: Path) -> None:
    meanwhile = f"pathlib.Path({str(me)!r}).write_text('role: po\\n')\ntext = text.replace('hours_per_week: 4', 'hours_per_week: 5')"
    done = po_career("profile", "edit", "--profile", str(me), env=editor(me.parent, meanwhile))
    assert done.returncode == 5
    assert "was changed while you edited it" in done.stderr
    assert me.read_text() == "role: po\n"
    assert "hours_per_week: 5" in me.with_name("me.edit-1.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [b"", b"role: [", b"\x00\xff", b"\xff\xfer\x00", b"- a\n", b"role: po\nrole: po\n", b"[" * 5000, b"role: product-ownr\n"],
    ids=["empty", "broken", "binary", "utf-16", "list", "twice", "deep", "unknown"],
)
@pytest.mark.parametrize("words", [("show",), ("set", "hours", "4"), ("edit",)], ids=lambda words: words[0])
def test_a_file_that_cannot_be_understood_is_named_with_its_place_and_stays(
    me: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    me.write_bytes(content)
    if words[0] == "set" and not content:
        content = b"schema: po-career/profile/1\nhours_per_week: 4\n"
        in_process(*words, "--profile", str(me))
    else:
        with pytest.raises(InvalidFileError, match=re.escape(f"{me.stem}")):
            in_process(*words, "--profile", str(me))
    assert me.read_bytes() == content


@pytest.mark.parametrize(
    "words", [("set", "hours", "6"), ("edit",), ("reset", "--yes"), ("export", "--output", "out.yaml")], ids=lambda words: words[0]
)
def test_a_folder_that_is_read_only_is_said_and_nothing_is_lost(me: Path, words: tuple[str, ...]) -> None:
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if bound and shutil.which(bound[0]) is None:
        pytest.skip("nothing is read-only for the superuser, and there is no setpriv to give that up")
    me.parent.chmod(0o500)
    try:
        done = subprocess.run(
            [*bound, sys.executable, "-m", "po_career", "profile", *words, "--profile", str(me)],
            env={**os.environ, "EDITOR": "true"},
            cwd=me.parent,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    finally:
        me.parent.chmod(0o700)
    assert (done.returncode, done.stdout, os.listdir(me.parent), me.read_text("utf-8")) == (5, "", ["me.yaml"], ME)
    assert "Permission denied" in done.stderr


def test_text_from_the_file_never_steers_the_terminal(po_career: RunPoCareer, me: Path) -> None:
    me.write_text('ratings: {"roadmapping": {level: 3, evidence: "\\e[31m red \\u202e"}, "\\e[2J": 2}\ninterests: ["\\a"]\n', "utf-8")
    done = po_career("profile", "show", "--profile", str(me))
    assert done.returncode == 0
    assert all(character.isprintable() or character == "\n" for character in done.stdout)
    assert "\\x1b[31m red \\u202e" in done.stdout


@pytest.mark.parametrize("words", [("show",), ("path",)], ids=lambda words: words[0])
def test_who_only_looks_loads_nothing_that_writing_needs(me: Path, words: tuple[str, ...]) -> None:
    code = "import sys\nfrom po_career.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", code, "profile", *words, "--profile", str(me)], capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    assert {"pydantic", "filelock", "pypdf", "prompt_toolkit"} & set(ran.stderr.split()) == set()


def test_a_folder_in_the_place_of_the_file_is_said(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").mkdir()
    for command in (("show",), ("set", "hours", "4"), ("export",), ("edit",), ("reset", "--yes")):
        done = po_career("profile", *command, "--profile", "./me.yaml", env={"EDITOR": "true"})
        assert (done.returncode, done.stdout) == (5, ""), command
