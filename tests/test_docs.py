"""The pages say what the program does: their console sessions are run, and every command is explained."""

import os
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from conftest import RunPoCareer
from forked import Forking
from po_career.catalog.load import load_catalog
from po_career.catalog.model import Action, Catalog, Role, Transition, Trend
from po_career.cli.commands import COMMANDS
from po_career.planning.model import Chapter, PlannedAction, Step
from po_career.planning.plan_model import Plan
from po_career.profile.model import Profile
from sessions import Session, same, sessions

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture
def checkout(work_folder: Path) -> Path:
    """A folder that looks like the checkout to a reader of the pages; what a command writes stays out of the real one."""
    for name in ("data", "docs", "examples", "schemas"):
        (work_folder / name).symlink_to(ROOT / name)
    (work_folder / "run").write_text('#!/bin/sh\nexec po-career "$@"\n', encoding="utf-8")
    (work_folder / "run").chmod(0o755)
    return work_folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_session_prints_what_the_page_shows(page: Path, checkout: Path, forking: Forking) -> None:
    environment = {**os.environ, "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))}
    for session in sessions(page.read_text(encoding="utf-8")):  # one after the other, as a reader would type them
        ran = forking.type(session.command, environment, checkout, one_stream=True)
        story = f"{page.name}:{session.line}: $ {session.command}\nends with {ran.returncode} and prints\n{ran.stdout}"
        assert ran.returncode == session.code, story
        assert same(session.expected, ran.stdout.splitlines()), "\n".join((story, "the page shows", *session.expected))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, po_career: RunPoCareer) -> None:
    ran = po_career(command, "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"po-career {command}" in ran.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_pages(command: str) -> None:
    assert any(f"po-career {command}" in page.read_text(encoding="utf-8") for page in PAGES)


def test_a_session_is_a_command_and_what_it_prints() -> None:
    page = (
        "Text\n\n```console\n$ one \\\n> --more\nprinted\n\n$ two\n```\n\n"
        "```sh\n$ never run\n```\n\n"
        "```console exit=3\n$ three\nwrong\n```\n"
    )
    assert list(sessions(page)) == [
        Session("one --more", ("printed",), line=4),
        Session("two", (), line=8),
        Session("three", ("wrong",), line=16, code=3),
    ]


def test_three_dots_stand_for_any_lines_or_none() -> None:
    assert same(["first", "...", "last"], ["first", "last", ""])
    assert same(["first", "...", "last"], ["first", "a", "b", "last"])
    assert same(["..."], [])
    assert not same(["first", "...", "last"], ["first", "a"])
    assert not same(["first"], ["first", "second"])


@pytest.mark.parametrize(
    ("heading", "model"),
    [("The plan", Plan), ("A step", Step), ("The chapter", Chapter), ("An action", PlannedAction)],
)
def test_the_page_of_the_json_names_every_field_in_it(heading: str, model: type) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    section = page.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.split(" | ")[0] for line in section.splitlines() if line.startswith("| `")]
    named = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert sorted(named) == sorted(field.name.rstrip("_") for field in fields(model))


def test_what_the_page_of_the_article_names_is_in_the_catalogue(catalog: Catalog) -> None:
    page = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
    known = {
        *catalog.roles,
        *catalog.skills,
        *catalog.actions,
        *catalog.trends,
        *catalog.wants,
        *catalog.needs,
        *catalog.kits,
        *catalog.doubts,
    }
    models = (Role, Transition, Action, Trend, Profile, Plan, Step)
    keys = {field.name for model in models for field in fields(model)}
    named = set(re.findall(r"`([a-z]+(?:-[a-z0-9]+)*)`", page))
    assert named - known - keys - {"article", "source", "judgement", "routes"} == set()
