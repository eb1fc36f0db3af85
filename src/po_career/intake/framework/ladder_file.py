"""A ladder from one or more files that other programs wrote."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Source
from po_career.errors import InvalidFileError, Problem, UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.any_file import read_file
from po_career.intake.framework.cell_sentences import split_words
from po_career.intake.framework.draft import Draft, draft_of
from po_career.intake.framework.found import Found
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.scale import Reading, names_in, reading_of
from po_career.intake.framework.spreadsheet import Sheet, Skipped, Workbook, tidy, unreadable
from po_career.intake.framework.tables import read_tables

HOURS = 40.0
"""Hours of a first action for one level, unless told otherwise."""
NEEDED = (
    "needed beside it, on another sheet: which role asks for which level of which skill, say with"
    " the header Skill, Junior, Senior; or --across rungs, if each level is a role of its own"
)
TOLD = 8
"""Places that a message names."""


class Imported(Frozen):
    """The ladder, and the sheets that it came from."""

    draft: Draft
    sheets: tuple[str, ...]
    sure: bool = True
    """Whether the file itself says what the columns over its sentences are."""
    across_names: str = ""
    """What these columns are called."""


class File(NamedTuple):
    """One file of a ladder."""

    data: bytes
    name: str


def import_ladder(data: bytes, file: str, options: Options, *, hours: float = HOURS) -> Imported:
    """The ladder in `data`, the bytes of `file`: `import_ladders` for one file."""
    return import_ladders([File(data, file)], options, hours=hours)


def import_ladders(files: Sequence[File], options: Options, *, hours: float = HOURS) -> Imported:
    """The ladder that `files` hold together.

    `hours` is what each drafted action takes for one level; 0 drafts none. Raises InvalidFileError
    if a file cannot be read, is no ladder, or would lose more than a quarter of its cells without
    `accept_loss`; UsageError if it can be read in more than one way, with the option that says
    which.
    """
    found, sources = _read(files, options)
    split_words(found)
    if not found.asks and all(not say.role for say in found.says) and found.says:
        raise UsageError(
            "nothing in the file could be taken: it says what levels mean, and no role asks for"
            f" any\n{NEEDED}"
        )
    draft = draft_of(
        found,
        _reading(found, options),
        hours=hours,
        sources=sources,
        promotions=options.promotions,
    )
    _need_enough(draft, files[0].name, options)
    unsure = found.unsure
    return Imported(draft, tuple(found.sheets), not unsure, ", ".join(unsure))


def _reading(found: Found, options: Options) -> Reading | None:
    """How the levels of the cells are read; None if there are none, only rungs with sentences."""
    texts = [ask.said for ask in found.asks]
    if not texts:
        return None
    texts += [said for said in found.level_texts if said.number is not None]
    texts += [say.said for say in found.says if say.said.number is not None]
    return reading_of(
        texts,
        names=options.levels,
        header=names_in(found.level_texts),
        mark=options.mark,
        halves=options.halves,
        known=options.known,
    )


def _need_enough(draft: Draft, file: str, options: Options) -> None:
    """Raises InvalidFileError if nothing was taken, or too much is lost and nobody agreed to it."""
    ledger = draft.ledger
    empty = not any(role.requires for role in draft.roles)
    if not empty and (options.accept_loss or not ledger.is_too_much):
        return
    what = f"{ledger.lost} of {ledger.read} cells would be lost, and nothing is written"
    hint = "--accept-loss goes on without them"
    if empty:
        what = "nothing in the file could be taken, and nothing is written"
        hint = "po-career catalog import --help says what it reads"
    lost = [one for one in draft.skipped if one.kind == "lost"]
    raise InvalidFileError([Problem(file, 1, 1, what, hint), *_problems(lost, file)])


def _problems(lost: Sequence[Skipped], file: str) -> Iterator[Problem]:
    """The first places that would be lost, and how many more there are."""
    yield from (_problem(one, file) for one in lost[:TOLD])
    for one in lost[TOLD : TOLD + 1]:
        more = f"and {len(lost) - TOLD} more places; --accept-loss --json names them all"
        yield Problem(one.sheet, one.row or 1, 1, more)


def _problem(lost: Skipped, file: str) -> Problem:
    """A place that would be lost, as a mistake in `file` or its sheet."""
    what = f'"{lost.text}": {lost.why}' if lost.text else lost.why
    if lost.place or lost.row is None:
        where = ", ".join(filter(None, [lost.sheet, lost.cell]))
        return Problem(file, 1, 1, f"{where}: {what}")
    return Problem(lost.sheet, lost.row, lost.column or 1, what)


def header_of(imported: Imported, files: Sequence[str]) -> Iterator[str]:
    """The comment that opens a catalogue that was imported from `files`."""
    draft = imported.draft
    sheets = f" ({', '.join(imported.sheets)})" if len(imported.sheets) > 1 else ""
    names = ", ".join(tidy(os.path.basename(file)) for file in files)
    yield f"Imported from {names}{sheets}."
    for note in draft.notes:
        yield f"- {note}"
    if draft.skipped:
        places = "one place" if len(draft.skipped) == 1 else f"{len(draft.skipped)} places"
        yield f"- {places} of the file left out; po-career catalog import FILE says where and why"
    if not draft.transitions:
        yield (
            "- the file names no moves between roles: write them as transitions: [{from: ..., to:"
            " ..., kind: promotion}]"
        )
    yield (
        "A level that stands alone is important; write {level: 2, importance: core} for what a role"
        " cannot do without."
    )
    yield "po-career catalog new DIR writes a small catalogue in which every key is explained."


def _read(files: Sequence[File], options: Options) -> tuple[Found, tuple[Source, ...]]:
    """What the files say, and where each comes from."""
    sheets: list[Sheet] = []
    notes: list[str] = []
    sources: dict[str, Source] = {}
    frameworks: list[Found] = []
    homes: dict[str, str] = {}
    for data, file in files:
        name = tidy(os.path.basename(file))
        read = read_file(data, file)
        if isinstance(read, Workbook):
            notes += read.notes
            new = list(_renamed(read.sheets, name, sheets, alone=len(files) == 1))
            homes |= {sheet.name: _home(file, name, sheet.name) for sheet in new}
            sheets += new
            source = Source("spreadsheet", name or "a spreadsheet")
        else:
            found, source = read
            frameworks.append(found)
        number = len(sources) + 1
        key = source.id if number == 1 else f"{source.id}-{number}"
        sources[key] = replace(source, id=key)
    if frameworks and (len(frameworks) > 1 or sheets):
        what = "a framework in JSON stands alone, and other files cannot add to it"
        raise unreadable(files[0].name, what, "import it by itself")
    found = frameworks[0] if frameworks else _tables(sheets, options, homes)
    found.notes[:0] = notes
    return found, tuple(sources.values())


def _home(file: str, name: str, sheet: str) -> str:
    """What messages call a sheet of `file`, whose plain name is `name`."""
    return file if sheet in (name, os.path.splitext(name)[0]) else f"{file}, {sheet}"


def _tables(sheets: Sequence[Sheet], options: Options, homes: Mapping[str, str]) -> Found:
    """What the sheets say; mistakes in them name the file by `homes`, sheet to file."""
    try:
        return read_tables(sheets, options)
    except InvalidFileError as error:
        raise InvalidFileError(
            problem._replace(file=homes.get(problem.file, problem.file))
            for problem in error.problems
        ) from None


def _renamed(
    sheets: Sequence[Sheet], file: str, known: Sequence[Sheet], *, alone: bool
) -> Iterator[Sheet]:
    """The sheets of a file, each with a name that no other file's sheet has."""
    taken = {sheet.name for sheet in known}
    for sheet in sheets:
        name = sheet.name
        if not alone and name == file:
            name = os.path.splitext(file)[0]
        if name in taken:
            name = f"{file}, {sheet.name}"
        yield replace(sheet, name=name)
