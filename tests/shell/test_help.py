"""Help: groups, one line each, examples at the end that work, in 80 columns and in 40."""

import os
import re
import shutil
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pexpect
import pytest
from real_shell import search_path

from conftest import RunPoCareer
from forked import Forking
from po_career.cli.app import all_commands
from po_career.cli.commands import COMMANDS, GROUPS
from po_career.cli.help.command_page import Page, page_lines, page_of
from po_career.cli.help.examples import EXAMPLES
from po_career.cli.help.first_page import first_page_lines

ROOT = Path(__file__).parents[2]
PAGES = {words: page_of(command, words) for words, command in all_commands()}
PROFILE = """\
schema: po-career/profile/1
role: product-owner
months_in_role: 20
hours_per_week: 4
ratings: {communication: 3, roadmapping: {level: 2, on: 2026-11-01}}
history: [{on: 2026-11-01, skill: roadmapping, rating: {level: 2}}]
"""
"""The person in whose home the examples are run."""
FILES = {
    "advert.txt": "tests/adverts/b/lead-po-retail-bank.txt",
    "advert.html": "tests/adverts/b/us-bank-po.html",
    "cv.txt": "tests/intake/data/cv-plain.txt",
    "resume.json": "tests/intake/data/resume-schema.json",
    "people.jsonl": "examples/people.jsonl",
    "my-ladder.yaml": "examples/bakery.yaml",
    "old-ladder.yaml": "examples/bakery.yaml",
}
"""The files that examples name, and where the tests have such a one."""
ANSWERS = {
    "po-career rate roadmapping": ("3", ""),
    "po-career check-in": ("q",),
    "po-career check-in --on 2026-11-20": ("q",),
    "po-career profile reset": ("y",),
}
"""What is typed where an example asks."""


@pytest.fixture
def at_home(work_folder: Path) -> Path:
    """A folder with the files that the examples name, in the home of somebody whom po-career knows."""
    saved = Path(os.environ["XDG_DATA_HOME"]) / "po-career" / "profile.yaml"
    saved.parent.mkdir(parents=True)
    saved.write_text(PROFILE, encoding="utf-8")
    (work_folder / "ladder.csv").write_text("Role,Skill,Level\nApprentice,Dough,1\nBaker,Dough,2\nBaker,Oven,1\n", encoding="utf-8")
    (work_folder / "people.csv").write_text("name,role,communication\nAnn,Product Owner,3\nBen,Product Owner,1\n", encoding="utf-8")
    (work_folder / "people.jsonl").write_text('{"role": "product-owner"}\n{"role": "senior-po"}\n', encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "team", work_folder / "profiles")
    for name, source in FILES.items():
        shutil.copy(ROOT / source, work_folder / name)
    return work_folder


@pytest.mark.parametrize("example", dict.fromkeys(chain.from_iterable(EXAMPLES.values())))
def test_every_example_works_and_undo_takes_back_what_it_has_changed(example: str, at_home: Path, forking: Forking) -> None:
    """Whatever the command: a new one needs an example, and so comes here by itself."""
    answers = ANSWERS.get(example)
    code, said = answered(example, at_home, answers) if answers else unanswered(example, at_home, forking)
    assert code == 0, f"{example}\n{said}"
    assert "error:" not in said
    after = saved_text()
    if after != PROFILE and example != "po-career undo":
        for command, text in (("undo", PROFILE), ("redo", after)):
            code, said = unanswered(f"po-career {command}", at_home, forking)
            assert (code, saved_text()) == (0, text), said


def saved_text() -> str | None:
    """What the saved profile says; None if there is none."""
    saved = Path(os.environ["XDG_DATA_HOME"]) / "po-career" / "profile.yaml"
    return saved.read_text("utf-8") if saved.exists() else None


def unanswered(line: str, folder: Path, forking: Forking) -> tuple[int, str]:
    """The line run without a terminal: its exit code, and all that it says."""
    ran = forking.type(line, {**os.environ, "PATH": search_path(), "EDITOR": "true"}, folder)
    return ran.returncode, ran.stdout + ran.stderr


def answered(line: str, folder: Path, answers: Sequence[str]) -> tuple[int, str]:
    """The line run by a shell on a terminal that shows lines only, with `answers` typed."""
    environment = {**os.environ, "PATH": search_path(), "TERM": "dumb"}
    ran = pexpect.spawn("/bin/sh", ["-c", line], cwd=str(folder), env=environment, encoding="utf-8", timeout=15, dimensions=(40, 100))
    for answer in answers:
        ran.sendline(answer)
    ran.expect(pexpect.EOF)
    ran.close()
    return int(ran.exitstatus), str(ran.before)


@pytest.mark.parametrize("words", ["", *PAGES])
def test_every_command_has_examples_of_itself(words: str) -> None:
    examples = EXAMPLES.get(words, ())
    assert examples, f'po-career {words} has no example: add a row "{words}" to EXAMPLES (src/po_career/cli/help/examples.py)'
    assert all(f"po-career {words}".rstrip() in example for example in examples if words), examples


def test_every_row_of_examples_is_of_a_command() -> None:
    assert set(EXAMPLES) == {"", *PAGES}


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("words", ["", *PAGES])
def test_no_line_is_wider_than_the_screen(words: str, width: int) -> None:
    lines = list(page_lines(PAGES[words], width) if words else first_page_lines(width))
    assert [line for line in lines if len(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []
    assert not any(re.search(r"[\x1b\u2500-\u257f]", line) for line in lines), "no boxes, no colour"


@pytest.mark.parametrize("words", PAGES)
def test_an_example_on_a_narrow_screen_is_still_the_same_command(words: str) -> None:
    lines = list(page_lines(PAGES[words], 40))
    shown = "\n".join(lines[lines.index("Examples") + 1 :])
    typed = [" ".join(line.split()) for line in shown.replace("\\\n", " ").splitlines()]
    assert typed == [" ".join(example.split()) for example in EXAMPLES[words]]


@pytest.mark.parametrize("words", PAGES)
def test_a_page_has_a_sentence_a_usage_and_a_text_for_everything(words: str) -> None:
    page = PAGES[words]
    assert page.about.endswith("."), page.about
    assert page.about[0].isupper()
    assert page.usage.startswith(f"po-career {words} ")
    for title, rows in page.groups:
        for term, text in rows:
            assert text, f"{term} of po-career {words} says nothing of itself"
            assert text[0].isupper() or not text[0].isalpha() or text.split()[0].endswith(","), f"{term}: {text}"
            assert title == "Commands" or text.endswith("."), f"{term}: {text}"


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_no_page_speaks_as_we_do_not(page: Page) -> None:
    said = " ".join((page.about, *page.more, *(text for _, rows in page.groups for _, text in rows)))
    assert not re.search(r"!|\[default|\[env var|\b(the user|please|success\w*|invalid|todo)\b", said, re.IGNORECASE), said


def test_the_first_page_names_every_command_in_its_group_with_one_line_each(po_career: RunPoCareer) -> None:
    lines = po_career("--help").stdout.splitlines()
    for title, rows in GROUPS.items():
        start = lines.index(title)
        assert [line.split()[0] for line in lines[start + 1 : start + 1 + len(rows)]] == [row.name for row in rows]
    assert all(not row.line.endswith(".") for row in COMMANDS.values())


@pytest.mark.parametrize("words", ["plan", "catalog check"])
def test_help_of_a_command_can_be_asked_in_two_ways(po_career: RunPoCareer, words: str) -> None:
    page = "\n".join(page_lines(PAGES[words], 80)) + "\n"
    assert po_career("help", *words.split()).stdout == page
    assert po_career(*words.split(), "--help").stdout == page


@pytest.mark.parametrize("group", [words for words, page in PAGES.items() if page.usage.endswith("COMMAND [options]")])
def test_a_group_without_a_command_shows_its_help(po_career: RunPoCareer, group: str) -> None:
    ran = po_career(group)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == po_career(group, "--help").stdout


def test_columns_says_how_wide_the_screen_is(po_career: RunPoCareer) -> None:
    assert po_career("plan", "--help", env={"COLUMNS": "40"}).stdout == "\n".join(page_lines(PAGES["plan"], 40)) + "\n"
    assert max(map(len, po_career("--help", env={"COLUMNS": "40"}).stdout.splitlines())) <= 40
