"""`undo` and `redo`: the inverse of every command that changes the profile, to the byte, as far back as one likes."""

import json
import os
import stat
import sys
from pathlib import Path

import pexpect
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import RunPoCareer, many
from forked import Forking
from po_career.catalog.model import Catalog, Identity, Scale, ScaleLevel
from po_career.cli.commands import PROFILE_KEYS
from po_career.errors import FileAccessError
from po_career.profile import backups
from po_career.profile.backups import BY_HAND, Edit
from po_career.profile.store import put_aside, redo_edit, replace_text, undo_edit

ROOT = Path(__file__).parents[2]
CV = ROOT / "tests" / "intake" / "data" / "cv-plain.txt"
PROFILE = """\
# mine
schema: po-career/profile/1
role: product-owner   # since spring
months_in_role: 20
hours_per_week: 4
target: senior-po
offer: "Ana asked whether I would sit in"
ratings: {roadmapping: 1, product-vision: 1, communication: 3}
done: [cert-csm]
"""
CHANGES = (
    ("rate", "roadmapping", "3", "--evidence", "The autumn map"),
    ("rate", "roadmapping", "2", "--by", "other"),
    ("rate", "roadmapping", "none"),
    ("begin", "cert-pspo-1"),
    ("done", "cert-pspo-1"),
    ("done", "cert-csm", "--not"),
    ("skip", "cert-pspo-1"),
    ("plan", "--keep", "--no-input"),
    ("profile", "import", str(CV), "--no-input"),
    ("profile", "set", "name", "Sam"),
    ("profile", "set", "role", "none"),
    ("profile", "set", "months-in-role", "3"),
    ("profile", "set", "former", "Business Analyst 30 months until 2025-04"),
    ("profile", "set", "hours", "6.5"),
    ("profile", "set", "away", "2027-12-21..2028-01-03"),
    ("profile", "set", "budget", "500 EUR employer"),
    ("profile", "set", "target", "head of product"),
    ("profile", "set", "wants", "leading-people"),
    ("profile", "set", "drains", "leading-people"),
    ("profile", "set", "doubts", "need-a-certificate"),
    ("profile", "set", "hurts", "roadmapping"),
    ("profile", "set", "offer", "none"),
    ("profile", "set", "words", "I want out of the tickets."),
    ("profile", "set", "load", "high"),
    ("profile", "set", "decided", "review 2027-03-01"),
    ("profile", "set", "has", "supportive-manager"),
    ("profile", "set", "holds-part", "yes"),
    ("profile", "set", "applied", "3 sent 0 talks"),
    ("profile", "set", "skipped", "cert-pspo-1"),
    ("profile", "set", "interests", "data"),
    ("profile", "set", "evidence", "communication", "Once."),
    ("profile", "set", "usually", "communication", "I write to everybody"),
    ("profile", "set", "skill", "communication", "none"),
    ("profile", "set", "count", "people-management", "0"),
    ("profile", "set", "lacks", "supportive-manager"),
    ("profile", "set", "not-applicable", "roadmapping"),
    ("profile", "reset", "--yes"),
)


@pytest.fixture
def me(work_folder: Path) -> Path:
    path = work_folder / "me.yaml"
    path.write_text(PROFILE, "utf-8")
    return path


def says(path: Path) -> bytes | None:
    """What the file holds; None if there is none."""
    return path.read_bytes() if path.exists() else None


@pytest.mark.parametrize("words", CHANGES, ids=" ".join)
def test_whatever_a_command_has_changed_undo_takes_back_and_redo_does_again(
    po_career: RunPoCareer, me: Path, words: tuple[str, ...]
) -> None:
    ran = po_career(*words, "--profile", "me.yaml")
    assert ran.returncode == 0, ran.stderr
    after = says(me)
    assert after != PROFILE.encode()
    back = po_career("undo", "--profile", "me.yaml")
    assert (back.returncode, back.stderr, says(me)) == (0, "", PROFILE.encode())
    assert back.stdout.startswith("Taken back: ")
    assert "po-career redo --profile me.yaml" in back.stdout
    again = po_career("redo", "--profile", "me.yaml")
    assert (again.returncode, again.stderr, says(me)) == (0, "", after)
    assert again.stdout.startswith("Done again: ")


def test_many_of_them_one_after_the_other_and_back_and_forth_until_nothing_is_left(po_career: RunPoCareer, me: Path) -> None:
    texts = [says(me)]
    for words in CHANGES[::3]:
        ran = po_career(*words, "--profile", "me.yaml")
        assert ran.returncode == 0, (words, ran.stderr)
        if says(me) != texts[-1]:
            texts.append(says(me))
    assert len(texts) > 10
    for text in texts[-2::-1]:
        assert po_career("undo", "--profile", "me.yaml").returncode == 0
        assert says(me) == text
    assert po_career("undo", "--profile", "me.yaml").stdout.startswith("There is nothing to take back")
    for text in texts[1:]:
        assert po_career("redo", "--profile", "me.yaml").returncode == 0
        assert says(me) == text
    assert po_career("redo", "--profile", "me.yaml").stdout.startswith("There is nothing to do again")


def test_every_key_of_the_profile_is_among_them() -> None:
    """And every command: `tests/shell/test_help.py` takes back what its examples change."""
    assert {words[2] for words in CHANGES if words[:2] == ("profile", "set")} >= set(PROFILE_KEYS)


@given(st.lists(st.sampled_from(CHANGES) | st.sampled_from([("undo",), ("redo",)]), max_size=10))
@settings(max_examples=many(5))
def test_whatever_commands_there_were_undo_and_redo_lead_through_the_same_texts(
    tmp_path_factory: pytest.TempPathFactory, forking: Forking, commands: list[tuple[str, ...]]
) -> None:
    path = tmp_path_factory.mktemp("undo") / "me.yaml"
    path.write_text(PROFILE, "utf-8")
    expected = Expected()
    expected.texts, expected.now = [PROFILE], PROFILE
    for words in commands:
        ran = forking.run([*words, "--profile", "me.yaml"], "", dict(os.environ), path.parent)
        assert ran.returncode in range(6), ran.stderr
        text = path.read_text("utf-8") if path.exists() else None
        if words[0] in ("undo", "redo"):
            expected.step(words[0], "")
            assert (ran.returncode, text) == (0, expected.now), (words, ran.stderr)
        else:
            expected.changed(text)


def test_the_first_change_makes_the_profile_and_is_taken_back_with_it(po_career: RunPoCareer, work_folder: Path) -> None:
    po_career("profile", "set", "hours", "4", "--profile", "new.yaml")
    back = po_career("undo", "--profile", "new.yaml")
    assert back.stdout.startswith("Taken back: what po-career profile set changed")
    assert "There is no profile at new.yaml any more" in back.stdout
    assert not (work_folder / "new.yaml").exists()
    assert "is there again" in po_career("redo", "--profile", "new.yaml").stdout
    assert "hours_per_week: 4" in (work_folder / "new.yaml").read_text("utf-8")


def test_undo_says_what_it_took_back_and_what_comes_next(po_career: RunPoCareer, me: Path) -> None:
    po_career("rate", "roadmapping", "3", "--profile", "me.yaml")
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    po_career("profile", "set", "target", "head of product", "--profile", "me.yaml")
    told = [" ".join(po_career("undo", "--profile", "me.yaml").stdout.split()) for _ in range(3)]
    assert "target: Senior Product Owner (senior-po), was Head of Product (head-of-product)" in told[0]
    assert "The next undo takes back what po-career profile set changed." in told[0]
    assert "hours: 4, was 6" in told[1]
    assert "The next undo takes back what po-career rate changed." in told[1]
    assert told[2].startswith("Taken back: your rating of Roadmapping, 3 Practitioner It is 1 Awareness again.")
    assert "The next undo" not in told[2]
    again = " ".join(po_career("redo", "--profile", "me.yaml").stdout.split())
    assert again.startswith("Done again: your rating of Roadmapping, 3 Practitioner")
    assert me.with_name("me.yaml.backups").is_dir()


def test_what_was_changed_by_hand_is_a_step_of_its_own_and_never_lost(po_career: RunPoCareer, me: Path) -> None:
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    saved = me.read_text("utf-8")
    by_hand = saved.replace("target: senior-po", "target: head-of-product  # aha")
    me.write_text(by_hand, "utf-8")
    told = po_career("undo", "--profile", "me.yaml").stdout
    assert told.startswith("Taken back: what was changed by hand\n")
    assert "target: Senior Product Owner (senior-po), was Head of Product" in " ".join(told.split())
    assert me.read_text("utf-8") == saved
    po_career("undo", "--profile", "me.yaml")
    assert me.read_text("utf-8") == PROFILE
    for _ in range(2):
        po_career("redo", "--profile", "me.yaml")
    assert me.read_text("utf-8") == by_hand


def test_a_text_that_was_broken_by_hand_is_taken_back_too(po_career: RunPoCareer, me: Path) -> None:
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    saved = me.read_bytes()
    for broken in (b"role: [", b"\xff\xfe\x00", b"", b"ratings: {roadmapping: 99}"):
        me.write_bytes(broken)
        ran = po_career("undo", "--profile", "me.yaml")
        assert (ran.returncode, ran.stderr, me.read_bytes()) == (0, "", saved)
        assert ran.stdout.startswith("Taken back: what was changed by hand\n")
        assert ("cannot be understood" in ran.stdout) is bool(broken)
        assert po_career("redo", "--profile", "me.yaml").returncode == 0
        assert me.read_bytes() == broken
        po_career("undo", "--profile", "me.yaml")


def test_a_comment_that_was_changed_by_hand_is_told_as_what_counts_for_nothing(po_career: RunPoCareer, me: Path) -> None:
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    me.write_text(me.read_text("utf-8").replace("# mine", "# ours"), "utf-8")
    assert "a comment, an order, a spelling" in po_career("undo", "--profile", "me.yaml").stdout


def test_after_another_change_nothing_is_done_again(po_career: RunPoCareer, me: Path) -> None:
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    po_career("undo", "--profile", "me.yaml")
    po_career("profile", "set", "hours", "7", "--profile", "me.yaml")
    ran = po_career("redo", "--profile", "me.yaml")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("There is nothing to do again")
    assert b"hours_per_week: 7" in me.read_bytes()


def test_of_a_file_without_backups_its_history_tells_what_came_before(po_career: RunPoCareer, me: Path) -> None:
    for level in ("2", "3"):
        po_career("rate", "roadmapping", level, "--profile", "me.yaml")
    copy = me.with_name("copy.yaml")
    copy.write_bytes(me.read_bytes())
    told = [po_career("undo", "--profile", "copy.yaml").stdout for _ in range(3)]
    assert told[0].startswith("Taken back: your rating of Roadmapping, 3 Practitioner")
    assert told[1].startswith("Taken back: your rating of Roadmapping, 2 Working")
    assert told[2].startswith("There is nothing to take back")
    assert "roadmapping: 1" in copy.read_text("utf-8") or "roadmapping: {level: 1}" in copy.read_text("utf-8")
    for _ in range(2):
        assert po_career("redo", "--profile", "copy.yaml").stdout.startswith("Done again: your rating")
    assert copy.read_bytes() == me.read_bytes()


def test_an_import_is_one_change_whatever_it_took(po_career: RunPoCareer, me: Path) -> None:
    po_career("profile", "import", str(CV), "--yes", "--profile", "me.yaml")
    told = po_career("undo", "--profile", "me.yaml").stdout
    assert told.startswith("Taken back: what po-career profile import changed")
    assert "  your role, Senior Product Owner\n" in told
    assert me.read_text("utf-8") == PROFILE


@pytest.mark.usefixtures("me")
def test_for_programs_it_is_one_change_with_all_that_belongs_to_it(po_career: RunPoCareer) -> None:
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    back = json.loads(po_career("undo", "--profile", "me.yaml", "--json").stdout)
    assert (back["command"], back["also"], back["event"], back["taken_back"]) == ("profile set", ["hours: 4, was 6"], None, True)
    again = json.loads(po_career("redo", "--profile", "me.yaml", "--json").stdout)
    assert (again["command"], again["also"], again["taken_back"]) == ("profile set", ["hours: 6, was 4"], False)
    none = json.loads(po_career("redo", "--profile", "me.yaml", "--json").stdout)
    assert none["command"] is None


def test_a_link_stays_a_link_and_the_backups_lie_beside_the_file(po_career: RunPoCareer, me: Path) -> None:
    home = me.with_name("dotfiles")
    home.mkdir()
    target = me.rename(home / "mine.yaml")
    me.symlink_to(target)
    po_career("profile", "set", "hours", "6", "--profile", "me.yaml")
    po_career("undo", "--profile", "me.yaml")
    assert me.is_symlink()
    assert target.read_text("utf-8") == PROFILE
    assert target.with_name("mine.yaml.backups").is_dir()
    assert not me.with_name("me.yaml.backups").exists()


def in_a_terminal(folder: Path, *words: str) -> "pexpect.spawn[bytes]":
    """The program where somebody answers."""
    spawned = pexpect.spawn(
        sys.executable, ["-m", "po_career", *words], dimensions=(60, 80), env={**os.environ, "TERM": "dumb"}, cwd=folder, timeout=60
    )
    spawned.delaybeforesend = None
    return spawned


def end(talk: "pexpect.spawn[bytes]") -> int:
    """The exit code, once the program has ended."""
    talk.expect(pexpect.EOF)
    talk.close()
    return int(talk.exitstatus or 0)


def test_a_check_in_is_one_step_with_all_its_answers_and_its_plan(po_career: RunPoCareer, me: Path) -> None:
    talk = in_a_terminal(me.parent, "check-in", "--profile", "me.yaml")
    for answer in ("2", "1", "q"):
        talk.expect("help\\):")
        talk.sendline(answer)
    assert end(talk) == 0
    after = me.read_bytes()
    assert after.count(b"level:") > 3
    assert b"plan: {toward" in after
    told = po_career("undo", "--profile", "me.yaml").stdout
    assert told.startswith("Taken back: what po-career check-in changed\n  your rating of ")
    assert "\n  the plan toward Senior Product Owner, kept on " in told
    assert me.read_text("utf-8") == PROFILE
    po_career("redo", "--profile", "me.yaml")
    assert me.read_bytes() == after


def test_who_leaves_an_interview_takes_its_answers_back_at_once(po_career: RunPoCareer, me: Path) -> None:
    me.write_text("hours_per_week: 4\n")
    talk = in_a_terminal(me.parent, "plan", "--profile", "me.yaml", "--ask-all")
    talk.expect("Question 1 of")
    talk.expect(": ")
    talk.sendline("product owner")
    talk.expect("Question 2 of")
    talk.expect(": ")
    talk.sendline("20")
    talk.expect("Question 3 of")
    talk.sendintr()
    assert end(talk) == 130
    assert b"months_in_role: 20" in me.read_bytes()
    assert po_career("undo", "--profile", "me.yaml").stdout.startswith("Taken back: ")
    assert me.read_text("utf-8") == "hours_per_week: 4\n"


def test_a_chapter_that_opened_by_itself_is_taken_back(po_career: RunPoCareer, work_folder: Path) -> None:
    saved = Path(po_career("profile", "path").stdout.strip())
    saved.parent.mkdir(parents=True)
    saved.write_text(PROFILE, "utf-8")
    assert end(in_a_terminal(work_folder, "plan", "--no-input")) == 0
    assert b"plan: {toward" in saved.read_bytes()
    assert po_career("undo").stdout.startswith("Taken back: the plan toward Senior Product Owner")
    assert saved.read_text("utf-8") == PROFILE


def test_an_edit_in_ones_editor_is_taken_back(po_career: RunPoCareer, me: Path) -> None:
    editor = me.with_name("editor.py")
    editor.write_text("import sys, pathlib\np = pathlib.Path(sys.argv[1])\np.write_text(p.read_text().replace('# mine', '# yours'))\n")
    ran = po_career("profile", "edit", "--profile", "me.yaml", env={"VISUAL": f"{sys.executable} '{editor}'"})
    assert ran.returncode == 0
    assert me.read_text("utf-8").startswith("# yours")
    assert po_career("undo", "--profile", "me.yaml").stdout.startswith("Taken back: what po-career profile edit changed")
    assert me.read_text("utf-8") == PROFILE


WORLD = Catalog(Identity("tiny"), Scale((ScaleLevel(0, "No"), ScaleLevel(1, "Yes"))), {}, {}, {})
OPERATIONS = st.lists(st.sampled_from(["change", "by hand", "remove by hand", "reset", "undo", "redo", "undo", "redo"]), max_size=14)


def write(path: Path, text: str | None, edit: Edit | None = None) -> None:
    """Make a command change the file to `text`."""
    before = path.read_text() if path.exists() else None
    if text is None:
        put_aside(path, edit or Edit("profile reset"))
    else:
        assert replace_text(path, before, text, edit or Edit("change"))


class Expected:
    """What must hold: the texts in the order in which they came about, and the place of that of now."""

    def __init__(self) -> None:
        self.texts: list[str | None] = [None]
        self.place = 0
        self.now: str | None = None

    def note(self, text: str | None) -> None:
        if text != self.texts[self.place]:
            self.texts = [*self.texts[: self.place + 1], text]
            self.place += 1

    def changed(self, text: str | None) -> None:
        """By a command."""
        self.note(self.now)
        self.note(text)
        self.now = text

    def step(self, kind: str, text: str) -> None:
        wanted = None if kind in ("reset", "remove by hand") else text
        if kind in ("change", "reset"):
            self.changed(wanted)
        elif kind in ("by hand", "remove by hand"):
            self.now = wanted
        elif kind == "undo":
            if self.place or self.now is not None:
                self.note(self.now)
            self.place = max(0, self.place - 1)
            self.now = self.texts[self.place]
        elif self.now == self.texts[self.place]:
            self.place = min(len(self.texts) - 1, self.place + 1)
            self.now = self.texts[self.place]


@given(OPERATIONS)
@settings(max_examples=many(12))
def test_every_way_there_and_back_leads_through_the_same_texts(tmp_path_factory: pytest.TempPathFactory, kinds: list[str]) -> None:
    path = tmp_path_factory.mktemp("undo") / "me.yaml"
    write(path, "hours_per_week: 1\n")
    expected = Expected()
    expected.step("change", "hours_per_week: 1\n")
    for n, kind in enumerate(kinds):
        text = f"hours_per_week: {n + 2}\n"
        if kind == "change" or (kind == "reset" and path.exists()):
            write(path, None if kind == "reset" else text)
        elif kind == "by hand":
            path.write_text(text)
        elif kind == "remove by hand":
            path.unlink(missing_ok=True)
        elif kind == "undo":
            undo_edit(path, WORLD)
        elif kind == "redo":
            redo_edit(path)
        if kind != "reset" or expected.now is not None:
            expected.step(kind, text)
        assert (path.read_text() if path.exists() else None) == expected.now, (kinds[: n + 1], expected.texts)


def test_all_that_one_run_writes_is_one_step_unless_somebody_writes_between(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    path.write_text("hours_per_week: 1\n")
    run = Edit("check-in")
    for hours in (2, 3, 4):
        write(path, f"hours_per_week: {hours}\n", run)
    undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 1\n"
    redo_edit(path)
    assert path.read_text() == "hours_per_week: 4\n"
    path.write_text("hours_per_week: 40\n")
    write(path, "hours_per_week: 5\n", run)
    seen = []
    while moved := undo_edit(path, WORLD):
        seen.append((moved.command, path.read_text().split()[1]))
    assert seen == [("check-in", "40"), (BY_HAND, "4"), ("check-in", "1")]


def test_a_text_that_comes_again_is_a_step_of_its_own_and_one_that_did_not_change_is_none(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    for hours in (1, 2, 1):
        write(path, f"hours_per_week: {hours}\n")
    run = Edit("plan")
    for hours in (3, 1):  # answered, and answered as before
        write(path, f"hours_per_week: {hours}\n", run)
    undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 2\n"
    undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 1\n"


def test_a_write_that_was_cut_off_counts_if_the_profile_says_it_and_not_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    folder = tmp_path / "me.yaml.backups"
    for hours in (1, 2):
        write(path, f"hours_per_week: {hours}\n")
    newest = max(folder.glob("*.yaml"))
    newest.rename(newest.with_name(newest.name.replace(".yaml", ".pending.yaml")))
    (folder / ".half.tmp").write_text("hours")
    undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 1\n"
    redo_edit(path)
    assert path.read_text() == "hours_per_week: 2\n"
    (folder / "001009-rate.pending.yaml").write_text("hours_per_week: 9\n")
    write(path, "hours_per_week: 3\n")
    undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 2\n"
    assert not [name for name in os.listdir(folder) if "pending" in name or "tmp" in name]


def test_a_step_that_was_cut_off_after_the_profile_was_written_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    for hours in (1, 2, 3):
        write(path, f"hours_per_week: {hours}\n")
    folder = tmp_path / "me.yaml.backups"
    last, moving = folder / "001003-change.yaml", folder / "001003-change.moving.yaml"
    for said, steps in ((2, [1]), (3, [2, 1])):  # killed after, and before, the profile was written
        last.rename(moving)
        path.write_text(f"hours_per_week: {said}\n")
        for hours in steps:
            undo_edit(path, WORLD)
            assert path.read_text() == f"hours_per_week: {hours}\n"
        while redo_edit(path):
            pass
        assert path.read_text() == "hours_per_week: 3\n"


def test_the_oldest_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "MOST", 5)
    path = tmp_path / "me.yaml"
    for hours in range(1, 12):
        write(path, f"hours_per_week: {hours}\n")
    assert len(os.listdir(tmp_path / "me.yaml.backups")) == 5
    while undo_edit(path, WORLD):
        pass
    assert path.read_text() == "hours_per_week: 7\n"
    monkeypatch.setattr(backups, "MOST_BYTES", 10)
    write(path, "hours_per_week: 1\n")
    assert len(os.listdir(tmp_path / "me.yaml.backups")) == 2
    undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 7\n"


def test_the_backups_are_for_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    folder = tmp_path / "me.yaml.backups"
    path.write_text("hours_per_week: 1\n")
    path.chmod(0o644)
    write(path, "hours_per_week: 2\n")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("kind", ["link", "pipe", "file", "open", "somebody else's"])
def test_a_folder_of_backups_that_is_not_ours_alone_is_refused_and_nothing_changes(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "me.yaml"
    write(path, "hours_per_week: 1\n")
    folder = tmp_path / "me.yaml.backups"
    folder.rename(tmp_path / "elsewhere")
    if kind == "link":
        folder.symlink_to(tmp_path / "elsewhere")
    elif kind == "pipe":
        os.mkfifo(folder)
    elif kind == "file":
        folder.write_text("")
    else:
        folder.mkdir()
        folder.chmod(0o777 if kind == "open" else 0o700)
    if kind == "somebody else's":
        if os.geteuid() != 0:
            pytest.skip("only root can give a folder away")
        os.chown(folder, 12345, 12345)
    for act in (lambda: write(path, "hours_per_week: 2\n"), lambda: undo_edit(path, WORLD), lambda: redo_edit(path)):
        with pytest.raises(FileAccessError, match=r"me\.yaml\.backups"):
            act()
    assert path.read_text() == "hours_per_week: 1\n"
    assert len(os.listdir(tmp_path / "elsewhere")) == 2


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "open", "gone"])
def test_a_backup_that_is_not_a_file_of_ours_is_not_read_and_said(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "me.yaml"
    for hours in (1, 2):
        write(path, f"hours_per_week: {hours}\n")
    backup = sorted((tmp_path / "me.yaml.backups").glob("*.yaml"))[-2]
    secret = tmp_path / "secret"
    secret.write_text("hours_per_week: 7\n")
    backup.unlink()
    if kind == "link":
        backup.symlink_to(secret)
    elif kind == "pipe":
        os.mkfifo(backup)
    elif kind == "folder":
        backup.mkdir()
    elif kind == "open":
        backup.write_text("hours_per_week: 7\n")
        backup.chmod(0o666)
    if kind == "gone":
        undo_edit(path, WORLD)
        assert not path.exists()
        return
    with pytest.raises(FileAccessError, match=backup.name):
        undo_edit(path, WORLD)
    assert path.read_text() == "hours_per_week: 2\n"
    write(path, "hours_per_week: 3\n")
    assert secret.read_text() == "hours_per_week: 7\n"


def test_a_new_backup_goes_through_no_link_that_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "me.yaml"
    write(path, "hours_per_week: 1\n")
    victim = tmp_path / "victim"
    victim.write_text("mine")
    for number in range(1000, 1010):
        for state in ("", ".pending"):
            waiting = tmp_path / "me.yaml.backups" / f"{number:06}-change{state}.yaml"
            if not waiting.exists():
                waiting.symlink_to(victim)
    for hours in (2, 3):
        write(path, f"hours_per_week: {hours}\n")
    assert victim.read_text() == "mine"
    assert path.read_text() == "hours_per_week: 3\n"


def test_what_was_undone_stays_in_the_folder_if_the_file_is_then_edited_by_hand(po_career: RunPoCareer, work_folder: Path) -> None:
    me = work_folder / "me.yaml"
    me.write_text("schema: po-career/profile/1\nrole: product-owner\n", "utf-8")
    po_career("rate", "communication", "3", "--evidence", "the autumn review", "--profile", "me.yaml")
    po_career("undo", "--profile", "me.yaml")
    me.write_text(me.read_text("utf-8") + "# by hand\n", "utf-8")
    po_career("undo", "--profile", "me.yaml")
    (aside,) = (work_folder / "me.yaml.backups").glob("*.aside")
    assert "the autumn review" in aside.read_text("utf-8")
