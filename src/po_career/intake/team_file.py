"""The people of a team in one file: a profile a line as JSON, or a table with a row for each."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from po_career.catalog.files import decode
from po_career.catalog.model import Catalog, Id
from po_career.catalog.names import Index
from po_career.errors import InvalidFileError, Problem
from po_career.intake.framework.delimited import read_delimited
from po_career.intake.json_lines import (
    MOST_CHARACTERS,
    LineMistake,
    id_of,
    is_one_object,
    object_in,
)
from po_career.language.titles import unknown_role
from po_career.profile.model import Member
from po_career.profile.private_mistakes import shared_problems
from po_career.profile.read import ProfileRead, read_profile
from po_career.profile.sharing import TEAM_PRIVATE_KEYS

COLUMNS: Mapping[str, str] = {
    "name": "name",
    "person": "name",
    "id": "id",
    "role": "role",
    "title": "role",
    "hours": "hours_per_week",
    "hours a week": "hours_per_week",
    "hours_per_week": "hours_per_week",
    "months": "months_in_role",
    "months in role": "months_in_role",
    "months_in_role": "months_in_role",
}
"""Headers of a table, in small letters, to keys of a profile."""
NO_RATING = ("", "-", "–", "?", "not rated", "none")
NOT_APPLICABLE = ("n/a", "na", "not applicable")
WRITTEN = (
    "Number",
    "Name",
    "Role",
    "Skills rated",
    "Short of first",
    "Have",
    "Need",
    "Toward",
    "Look again",
)
"""The first columns of the table that a team is written as. Names and roles can be read again; the
others follow from the levels.
"""
ASIDE = ("ratings", "done", "skipped", "not_applicable", "former_roles")
"""Keys beside the role of which a manager is told that the catalogue lacks what they name; what
others name is private.
"""


class Read(NamedTuple):
    """One person of a file, or why they could not be read; one of the two is None."""

    line: int
    member: Member | None
    error: InvalidFileError | None
    notes: Sequence[str] = ()
    """What the catalogue lacks of what they name."""


class People(NamedTuple):
    """What a file holds."""

    read: Sequence[Read]
    notes: Sequence[str]
    """What is left out of a table."""


def people_of(data: bytes, file: str, catalog: Catalog) -> People:
    """The people in a file, which messages call `file`: one profile or JSON Lines if it begins with
    a brace, else a table.

    Raises InvalidFileError if it is neither as a whole; what is wrong with one person is in `read`.
    """
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{":
        if is_one_object(data):
            return People([_read_whole(data, file, catalog)], ())
        return People(list(_people_of_lines(data, file, catalog)), ())
    return _people_of_table(data, file, catalog)


def _read_whole(data: bytes, file: str, catalog: Catalog) -> Read:
    """The one person of a file, who without a name is called as the file is."""
    try:
        read = read_for_a_team(decode(data, file), file, catalog)
    except InvalidFileError as error:
        return Read(1, None, error)
    return Read(1, member_of(read, Path(file).stem), None, notes_of(read, catalog))


def _people_of_lines(data: bytes, file: str, catalog: Catalog) -> Iterator[Read]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            try:
                yield _read_line(line, number, file, catalog)
            except LineMistake as wrong:
                hint = wrong.hint or "expected one profile a line, as a JSON object"
                problem = Problem(file, number, wrong.column or 1, wrong.what, hint)
                yield Read(number, None, InvalidFileError([problem]))
            except InvalidFileError as error:
                yield Read(number, None, error)


def _read_line(line: bytes, number: int, file: str, catalog: Catalog) -> Read:
    value = object_in(line)
    own = id_of(value.pop("id", None)) or f"line {number}"
    return _read(value, own, number, file, catalog)


def _read(values: Mapping[str, Any], own: str, line: int, file: str, catalog: Catalog) -> Read:
    """The person whose profile holds `values`; `own` is the name of one without any.

    Raises InvalidFileError, with the line of the file in the place of that of the profile.
    """
    text = json.dumps(values)
    if len(text) > MOST_CHARACTERS:
        what = f"the profile has more than {MOST_CHARACTERS:,} characters"
        raise InvalidFileError([Problem(file, line, 1, what)])
    try:
        read = read_for_a_team(text, file, catalog)
    except InvalidFileError as error:
        problems = [problem._replace(line=line, column=1) for problem in error.problems]
        raise InvalidFileError(problems) from None
    return Read(line, member_of(read, own), None, notes_of(read, catalog))


def read_for_a_team(text: str, file: str, catalog: Catalog) -> ProfileRead:
    """The profile in `text`, which messages call `file`.

    Raises InvalidFileError without what stands in private answers.
    """
    try:
        return read_profile(text, file, catalog)
    except InvalidFileError as error:
        problems = shared_problems(text, error.problems, TEAM_PRIVATE_KEYS)
        problems = [problem._replace(excerpt="") for problem in problems]
        raise InvalidFileError(problems) from None


def member_of(read: ProfileRead, own: str) -> Member:
    """Who was read; `own` is the name of whoever gives none."""
    name = (read.profile.name or "").strip() or own
    return Member(name, read.profile, "role" in read.aside)


def notes_of(read: ProfileRead, catalog: Catalog) -> Sequence[str]:
    """What the catalogue lacks of what a profile names, as far as a manager may know."""
    lacking = [key for key in ASIDE if key in read.aside]
    notes = [f"the catalogue does not have all that {key} names" for key in lacking]
    if "role" in read.aside:
        notes.insert(0, unknown_role(catalog, str(read.aside["role"])))
    return notes


class _Columns(NamedTuple):
    """What the columns of a table hold, by their places."""

    keys: Mapping[int, str]
    """Keys of a profile."""
    skills: Mapping[int, Id]
    unknown: Sequence[str]
    """Headers that name neither."""
    twice: Sequence[str]
    """Headers that name what one before them names."""


def _people_of_table(data: bytes, file: str, catalog: Catalog) -> People:
    rows = read_delimited(data, file, "team").sheets[0].rows
    at = next(number for number, row in enumerate(rows) if any(row))
    columns = _columns(rows[at], catalog)
    if "role" not in columns.keys.values() and not columns.skills:
        what = "the first row names neither a role nor a skill of the catalogue"
        hint = "expected columns such as name, role, hours, and one for each skill, by its id"
        raise InvalidFileError([Problem(file, at + 1, 1, what, hint)])
    read = []
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if any(row):
            values = _values_of_row(row, columns)
            own = values.pop("id", f"row {number}")
            try:
                _check_width(row, len(rows[at]), number, file)
                read.append(_read(values, own, number, file, catalog))
            except InvalidFileError as error:
                read.append(Read(number, None, error))
    return People(read, list(_notes_of_columns(columns)))


def _notes_of_columns(columns: _Columns) -> Iterator[str]:
    if columns.unknown:
        yield f"no skill of the catalogue, and left out: {_quoted(columns.unknown)}"
    if columns.twice:
        yield f"given before by another column, and left out: {_quoted(columns.twice)}"


def _quoted(titles: Sequence[str]) -> str:
    return ", ".join(f'"{title}"' for title in titles)


def _check_width(row: Sequence[str], columns: int, number: int, file: str) -> None:
    """Raises InvalidFileError if cells stand beyond the last column."""
    beyond = next((at for at, text in enumerate(row) if text and at >= columns), None)
    if beyond is not None:
        what = f"the row has more cells than the first row, which has {columns}"
        hint = "put quotation marks around a text with a separator in it"
        raise InvalidFileError([Problem(file, number, beyond + 1, what, hint)])


def _columns(header: Sequence[str], catalog: Catalog) -> _Columns:
    keys, skills = dict[int, str](), dict[int, Id]()
    unknown, twice = list[str](), list[str]()
    index = Index(catalog.skills)
    for column, title in enumerate(header):
        found = index.matches(title) if title else []
        name = " ".join(title.casefold().split())
        key = COLUMNS.get(name)
        if key in keys.values() or (len(found) == 1 and found[0] in skills.values()):
            twice.append(title)
        elif key is not None:
            keys[column] = key
        elif len(found) == 1:
            skills[column] = found[0]
        elif title and title not in WRITTEN:
            unknown.append(title)
    return _Columns(keys, skills, unknown, twice)


def _values_of_row(row: Sequence[str], columns: _Columns) -> dict[str, Any]:
    """The row as a profile; a blank cell says nothing."""
    cells = {column: text for column, text in enumerate(row) if text}
    values: dict[str, Any] = {
        key: _number_or_text(cells[column], key)
        for column, key in columns.keys.items()
        if column in cells
    }
    ratings, gone = dict[Id, int | float | str](), list[Id]()
    for column, skill in columns.skills.items():
        text = cells.get(column, "")
        if text.casefold() in NOT_APPLICABLE:
            gone.append(skill)
        elif text.casefold() not in NO_RATING:
            ratings[skill] = _number_or_text(text, "level")
    return {**values, "ratings": ratings, "not_applicable": gone}


def _number_or_text(text: str, key: str) -> int | float | str:
    """A figure as a number; names stay texts, also if they are made of figures."""
    if key in ("name", "id", "role"):
        return text
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return int(text)
    if re.fullmatch(r"\d{1,9}[.,]\d{1,9}", text, re.ASCII):
        return float(text.replace(",", "."))
    return text
