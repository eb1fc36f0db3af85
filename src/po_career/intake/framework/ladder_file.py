"""A ladder from a file that other programs wrote: CSV, XLSX, or a framework in JSON."""

import os
from collections.abc import Iterator

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


def import_ladder(data: bytes, file: str, options: Options, *, hours: float = HOURS) -> Imported:
    """The ladder in `data`, the bytes of `file`.

    `hours` is what each drafted action takes for one level; 0 drafts none. Raises InvalidFileError
    if the file cannot be read, UsageError if it can be read in more than one way, with the option
    that says which.
    """
    found, source = _read(data, file, options)
    if found.anchors and not found.asks:
        raise UsageError(
            "nothing in the file could be taken: it says what levels mean, and no role asks for"
            f" any\n{NEEDED}"
        )
    texts = [ask.said for ask in found.asks]
    texts += [said for said in found.level_texts if said.number is not None]
    header = names_in(found.level_texts)
    reading = reading_of(texts, names=options.levels, header=header, mark=options.mark)
    draft = draft_of(found, reading, hours=hours, source=source)
    if not any(role.requires for role in draft.roles):
        places = (f"{place.sheet} {place.cell}: {place.why}" for place in draft.skipped[:8])
        raise UsageError("\n".join(["nothing in the file could be taken", *places]))
    return Imported(draft, tuple(found.sheets))


def header_of(imported: Imported, file: str) -> Iterator[str]:
    """The comment that opens an imported catalogue."""
    draft = imported.draft
    sheets = f" ({', '.join(imported.sheets)})" if len(imported.sheets) > 1 else ""
    yield f"Imported from {tidy(os.path.basename(file))}{sheets}."
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


def _read(data: bytes, file: str, options: Options) -> tuple[Found, Source]:
    """What the file says, and where it comes from."""
    check_size(data, file)
    kind = foreign_kind(data)
    if kind == OLD_OFFICE:
        raise unreadable(
            file,
            "this is a workbook of the old kind (XLS), or one with a password",
            "save it as XLSX without a password, or as CSV",
        )
    if kind != ZIP and data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return read_framework(decode(data, file), file)
    name = tidy(os.path.basename(file))
    workbook = read_workbook(data, file) if kind == ZIP else read_delimited(data, file, name)
    found = read_tables(workbook.sheets, options)
    found.notes[:0] = workbook.notes
    return found, Source("spreadsheet", name or "a spreadsheet")
