"""Reads the people of a team: a folder of profiles, one profile, or a file of many."""

import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from po_career.catalog.files import read_text
from po_career.catalog.model import Catalog
from po_career.cli.reading import reading
from po_career.cli.source import STDIN, named_bytes
from po_career.errors import (
    FileAccessError,
    InvalidFileError,
    PoCareerError,
    Problem,
    UsageError,
)
from po_career.files import is_no_file
from po_career.intake.team_file import member_of, notes_of, people_of, read_for_a_team
from po_career.planning.team_model import LeftOut
from po_career.profile.model import Member

PROFILES = (".yaml", ".yml", ".json")
"""How the names of profiles end in a folder."""
YAML = (".yaml", ".yml")
MOST_PEOPLE = 1_000


class TeamRead(NamedTuple):
    """Who is in the team, and what could not be read."""

    members: Sequence[Member]
    left_out: Sequence[LeftOut]
    errors: Sequence[PoCareerError]
    notes: Sequence[str]


def read_team(path: str, catalog: Catalog) -> TeamRead:
    """The people at `path`; what is wrong with one of them keeps nobody else out.

    Raises FileAccessError if there is nothing to read, InvalidFileError if nobody could be
    read, UsageError if they are too many for one picture.
    """
    if path != STDIN and os.path.isdir(path):
        found = _of_folder(path, catalog)
    elif path.lower().endswith(YAML):
        found = _of_profiles([Path(path)], catalog)
    else:
        found = _of_file(path, catalog)
    if not found.members:
        raise _nobody(path, found.errors)
    if len(found.members) > MOST_PEOPLE:
        raise UsageError(
            f"{path} holds {len(found.members):,} people, and one picture shows at most"
            f" {MOST_PEOPLE:,}\ngive it a team at a time"
        )
    return found


def _nobody(path: str, errors: Sequence[PoCareerError]) -> PoCareerError:
    """Why there is no picture: all mistakes, or that there is nobody."""
    problems = list(chain.from_iterable(map(_problems, errors)))
    if problems:
        return InvalidFileError(problems, files=len(errors))
    if errors:
        return errors[0]
    hint = "expected profiles (*.yaml) in the folder itself, or a file with one person a line"
    return InvalidFileError([Problem(path, 1, 1, "there is no profile in it", hint)])


def _problems(error: PoCareerError) -> Sequence[Problem]:
    return error.problems if isinstance(error, InvalidFileError) else ()


def why_left_out(error: PoCareerError) -> str:
    """On one line which file or line was left out, and why."""
    problems = _problems(error)
    if not problems:
        return f"left out: {' '.join(str(error).split())}"
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    hint = f"; {first.hint}" if first.hint else ""
    return f"left out: {first.file}:{first.line}:{first.column}: {first.what}{hint}{more}"


def _of_folder(path: str, catalog: Catalog) -> TeamRead:
    try:
        names = os.listdir(path)
    except OSError as error:
        raise FileAccessError(f"cannot read {path}: {error.strerror or error}") from error
    names = [name for name in names if name.lower().endswith(PROFILES) and not name.startswith(".")]
    names.sort(key=lambda name: (name.casefold(), name))
    return _of_profiles([Path(path, name) for name in names], catalog)


def _of_profiles(paths: Sequence[Path], catalog: Catalog) -> TeamRead:
    members, left_out = list[Member](), list[LeftOut]()
    errors, notes = list[PoCareerError](), list[str]()
    for path in paths:
        try:
            if is_no_file(path):
                raise FileAccessError(f"cannot read {path}: it is not a file")
            with reading(str(path)):
                read = read_for_a_team(read_text(path), str(path), catalog)
        except PoCareerError as error:
            errors.append(error)
            left_out.append(LeftOut(path.name, max(1, len(_problems(error)))))
        else:
            members.append(member_of(read, path.stem))
            notes += [f"{path}: {note}" for note in notes_of(read, catalog)]
    return TeamRead(members, left_out, errors, notes)


def _of_file(path: str, catalog: Catalog) -> TeamRead:
    data, name = named_bytes(path)
    with reading(name):
        people = people_of(data, name, catalog)
    members = [one.member for one in people.read if one.member is not None]
    failed = [(one.line, one.error) for one in people.read if one.error is not None]
    left_out = [LeftOut(f"line {line}", len(error.problems)) for line, error in failed]
    notes = list[str]()
    for one in people.read:
        notes += [f"{name}:{one.line}: {note}" for note in one.notes]
    notes += [f"{name}: {note}" for note in people.notes]
    return TeamRead(members, left_out, [error for _, error in failed], notes)
