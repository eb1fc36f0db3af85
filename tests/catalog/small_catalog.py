"""A small ladder of two roles as files, for tests that change one thing in it."""

from collections.abc import Mapping
from pathlib import Path

from po_career.catalog.load import Checked, check_catalog
from po_career.errors import Problem

STAGES = """\
schema: po-career/stages/1
roles:
  - {id: junior, title: Junior, requires: {talk: 1}}
  - {id: senior, title: Senior, requires: {talk: {level: 2, importance: core}, price: 1}}
transitions:
  - {from: junior, to: senior, kind: promotion, months: 12}
"""
SKILLS = """\
schema: po-career/skills/1
skills:
  - {id: talk, name: Talking}
  - {id: price, name: Pricing, aliases: [pricing work]}
"""
ACTIONS = """\
schema: po-career/actions/1
actions:
  - {id: read, title: Read, kind: reading, hours: 6, raises: {talk: 1, price: 1}}
  - {id: speak, title: Speak, kind: practice, hours: {low: 4, high: 8}, raises: {talk: 2}, requires: {actions: [read]}}
"""
FILES = {"stages.yaml": STAGES, "skills.yaml": SKILLS, "actions.yaml": ACTIONS}


def write(folder: Path, files: Mapping[str, str] = FILES) -> Path:
    """`folder` with `files` in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def check(folder: Path, **changed: str) -> Checked:
    """The check of the small ladder with other texts for some of its files: `check(folder, stages="...")`."""
    return check_catalog(write(folder, {**FILES, **{f"{name}.yaml": text for name, text in changed.items()}}))


def places(problems: tuple[Problem, ...]) -> list[tuple[str, int, int, str]]:
    """File name, line, column and words of each problem."""
    return [(Path(p.file).name, p.line, p.column, p.what) for p in problems]
