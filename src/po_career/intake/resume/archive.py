"""The zip of a LinkedIn data export: the four tables that matter, read in memory within limits."""

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from po_career.catalog.files import SIZE_LIMIT
from po_career.errors import InvalidFileError
from po_career.intake.resume.linkedin import joined, parse_table, table_of
from po_career.intake.resume.office import document_kind
from po_career.intake.resume.parsed import Format, Parsed, Part, Place, Skipped
from po_career.intake.resume.resume_bytes import decoded, refused

WANTED = ("positions.csv", "skills.csv", "certifications.csv", "profile.csv")
MOST_ENTRIES = 20_000
RATIO = 200
"""A table that unpacks to more than so many times its packed size is not a table but a trap."""
SMALL = 100_000
"""Bytes up to which the ratio does not matter."""
NOT_A_ZIP = (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
"""What the reader of zips raises for bytes that are cut short, broken or packed in ways unknown."""
_NO_TEXTS = {
    "xl/workbook.xml": ("a spreadsheet", "save the CV as PDF or DOCX"),
    "ppt/presentation.xml": ("a presentation", "save it as PDF"),
    "Index/Document.iwa": ("an Apple Pages document", "export it from Pages as PDF or Word"),
    "Index.zip": ("an Apple Pages document", "export it from Pages as PDF or Word"),
}
"""Parts of zips by which other documents are known, and what to do with them."""


def parse_archive(data: bytes, name: str) -> Parsed:
    """What the tables in the zip say together. Raises InvalidFileError if it cannot be read or
    holds none of them.

    Tables may lie in folders; of two with one name the one with the shortest path counts. Nothing
    is unpacked to the disk.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise refused(
                    name,
                    f"the zip holds {len(entries):,} files, more than {MOST_ENTRIES:,}",
                    "take the CSV files out of it",
                )
            return _parsed(archive, entries, name)
    except NOT_A_ZIP:
        what = "the zip is broken: damaged or cut off"
        raise refused(name, what, "download the export again") from None


def document_in(data: bytes, name: str) -> Format | None:
    """Which kind of document the zip is; None if it is not one.

    Raises InvalidFileError for a document that is not a text.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except NOT_A_ZIP:
        return None
    for part, (what, hint) in _NO_TEXTS.items():
        if part in names:
            raise refused(name, f"this is {what}, not a text that can be read", hint)
    return document_kind(names)


def _parsed(archive: ZipFile, entries: list[ZipInfo], name: str) -> Parsed:
    skipped: list[Skipped] = []
    tables = []
    for wanted, entry in _chosen(entries, name, skipped).items():
        where = f"{name}/{entry.filename}"
        text = _text(archive, entry, where, skipped)
        table = wanted.removesuffix(".csv")
        if text is not None and table_of(text) == table:
            tables.append(parse_table(text, table, where))
        elif text is not None:
            skipped.append(Skipped(f"it has no header of {wanted}", Place(where)))
    if not tables:
        raise _no_tables(name, skipped)
    return joined(
        [*tables, Parsed("linkedin", skipped=tuple(skipped), parts=_others(entries, name))]
    )


def _others(entries: list[ZipInfo], name: str) -> tuple[Part, ...]:
    """The tables of the export that are not read."""
    names = [entry.filename for entry in entries if not entry.is_dir()]
    return tuple(
        Part(each, Place(f"{name}/{each}"), "nothing", 0)
        for each in names
        if each.lower().endswith(".csv") and each.rsplit("/", 1)[-1].lower() not in WANTED
    )


def _no_tables(name: str, skipped: list[Skipped]) -> InvalidFileError:
    if skipped:
        return refused(
            name,
            "; ".join(f"{one.where.file}: {one.what}" for one in skipped),
            "unpack it and import the CSV files",
        )
    return refused(
        name,
        "the zip holds no Positions.csv, Skills.csv, Certifications.csv or Profile.csv",
        "expected a LinkedIn data export",
    )


def _chosen(entries: list[ZipInfo], name: str, skipped: list[Skipped]) -> Mapping[str, ZipInfo]:
    """Each wanted table with its entry."""
    found: dict[str, ZipInfo] = {}
    for entry in sorted(
        _candidates(entries), key=lambda entry: (entry.filename.count("/"), entry.filename)
    ):
        base = _base(entry)
        if base in found:
            skipped.append(
                Skipped(
                    f"a second {base}; {found[base].filename} is read",
                    Place(f"{name}/{entry.filename}"),
                )
            )
        else:
            found[base] = entry
    return {base: found[base] for base in WANTED if base in found}


def _candidates(entries: list[ZipInfo]) -> Iterator[ZipInfo]:
    """MacOS puts shadows of files into its zips."""
    return (
        entry
        for entry in entries
        if _base(entry) in WANTED and not entry.is_dir() and "__MACOSX" not in entry.filename
    )


def _base(entry: ZipInfo) -> str:
    return entry.filename.replace("\\", "/").rsplit("/", 1)[-1].lower()


def _text(archive: ZipFile, entry: ZipInfo, where: str, skipped: list[Skipped]) -> str | None:
    """The text of one entry; None, and why, where it cannot be read.

    What the zip says of its size is not believed.
    """
    try:
        with archive.open(entry) as stream:
            data = stream.read(SIZE_LIMIT + 1)
    except RuntimeError:
        skipped.append(Skipped("it is locked with a password", Place(where)))
        return None
    except NOT_A_ZIP:
        skipped.append(Skipped("it is broken: damaged or cut off", Place(where)))
        return None
    if len(data) > SIZE_LIMIT or len(data) > max(SMALL, RATIO * entry.compress_size):
        skipped.append(
            Skipped(
                f"it unpacks to more than a table may ({len(data):,} bytes and more)", Place(where)
            )
        )
        return None
    try:
        text, notes = decoded(data, where)
    except InvalidFileError as error:
        skipped.append(Skipped(error.problems[0].what, Place(where)))
        return None
    skipped += notes
    return text
