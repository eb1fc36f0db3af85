"""A ladder from a file that other programs wrote: CSV, XLSX, or a framework in JSON."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from po_career.catalog.files import OLD_OFFICE, ZIP, check_size, decode, foreign_kind
from po_career.catalog.model import Source
from po_career.errors import UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.delimited import read_delimited
from po_career.intake.framework.draft import Draft, draft_of
from po_career.intake.framework.found import Found
from po_career.intake.framework.framework import read_framework
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.scale import names_in, reading_of
from po_career.intake.framework.spreadsheet import tidy, unreadable
from po_career.intake.framework.tables import read_tables
from po_career.intake.framework.workbook import read_workbook

HOURS = 40.0
"""Hours of a first action for one level, unless told otherwise."""
NEEDED = (
    "needed beside it, on another sheet: which role asks for which level of which skill, say with"
    " the header Skill, Junior, Senior"
)


class Imported(Frozen):
    """The ladder, and the sheets that it came from."""

    draft: Draft
    sheets: tuple[str, ...]


class _Read(NamedTuple):
    found: Found
    source: Source


def import_ladder(data: bytes, file: str, options: Options, *, hours: float = HOURS) -> Imported:
    """The ladder in `data`, the bytes of `file`.

    `hours` is what each drafted action takes for one level; 0 drafts none. Raises InvalidFileError
    where the file cannot be read, UsageError where it can be read in more than one way, with the
    option that says which.
    """
    found, source = _read(data, file, options)
    if found.anchors and not found.asks:
        raise UsageError(
            "nothing in the file could be taken: it says what levels mean, and no role asks for"
            f" any\n{NEEDED}"
        )
    said = [ask.said for ask in found.asks] + [
        one for one in found.level_texts if one.number is not None
    ]
    reading = reading_of(
        said, names=options.levels, header=names_in(found.level_texts), mark=options.mark
    )
    draft = draft_of(found, reading, hours=hours, source=source)
    if not any(role.requires for role in draft.roles):
        raise UsageError(
            "\n".join(
                [
                    "nothing in the file could be taken",
                    *(f"{one.sheet} {one.cell}: {one.why}" for one in draft.skipped[:8]),
                ]
            )
        )
    return Imported(draft, tuple(found.sheets))


def header_of(imported: Imported, file: str) -> tuple[str, ...]:
    """The comment that opens an imported catalogue."""
    draft = imported.draft
    return tuple(_header(draft, file, imported.sheets))


def _header(draft: Draft, file: str, sheets: tuple[str, ...]) -> Iterator[str]:
    yield (
        f"Imported from {tidy(os.path.basename(file))}"
        + (f" ({', '.join(sheets)})" if len(sheets) > 1 else "")
        + "."
    )
    yield from (f"- {note}" for note in draft.notes)
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


def _read(data: bytes, file: str, options: Options) -> _Read:
    check_size(data, file)
    kind = foreign_kind(data)
    if kind == OLD_OFFICE:
        raise unreadable(
            file,
            "this is a workbook of the old kind (XLS), or one with a password",
            "save it as XLSX without a password, or as CSV",
        )
    name = tidy(os.path.basename(file))
    if kind == ZIP:
        workbook = read_workbook(data, file)
        found = read_tables(workbook.sheets, options)
        found.notes[:0] = workbook.notes
    elif data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _Read(*read_framework(decode(data, file), file))
    else:
        table = read_delimited(data, file, name)
        found = read_tables([table.sheet], options)
        found.notes[:0] = table.notes
    return _Read(found, Source("spreadsheet", name or "a spreadsheet"))
