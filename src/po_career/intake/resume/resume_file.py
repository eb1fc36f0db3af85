"""From the bytes of a file, of whatever kind, to what it says.

Nothing is written, and no name inside a file is used as a path.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from po_career.catalog.files import (
    OLD_OFFICE,
    PDF,
    PICTURE,
    RTF,
    ZIP,
    check_size,
    declared_encoding,
    foreign_kind,
)
from po_career.errors import InvalidFileError
from po_career.intake.resume.parsed import (
    Format,
    Parsed,
    Place,
    Said,
    Skipped,
    bounded,
    first_lines,
)
from po_career.intake.resume.resume_bytes import decoded, refused
from po_career.language.titles import Titles
from po_career.language.which_language import NAMES, language_of

LANGUAGES = ("en", "de", "fr", "es")
"""In these headings, months, words of level and titles are understood."""
HEADERS = (
    "Company Name and Title (Positions), Name (Skills), Name and Authority (Certifications) or"
    " Headline (Profile)"
)
_LOCKED = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e"
"""How a locked DOCX shows: an old Office file around it."""
_REMEDIES = {
    PICTURE: (
        "this is a picture, and text cannot be read from a picture",
        "export the CV as PDF or DOCX from the program that it was written with",
    ),
    OLD_OFFICE: (
        "this is an old Office document (DOC), which cannot be read",
        "open it in Word or LibreOffice and save it as DOCX or PDF",
    ),
}
_SHAPES = {
    "SkillsPassport": ("a Europass passport in JSON", "export it from Europass as PDF"),
    "aboutMe": ("a CV in Manfred's format (MAC)", "export it as PDF or as JSON Resume"),
}
"""Keys of resumes in JSON of other formats, and what to do with them."""
_YAML = re.compile(r"^(?:basics|work|employment|sections):[ \t]*$", re.MULTILINE)


def parse(data: bytes, name: str, titles: Titles) -> Parsed:
    """What the file says; `name` is what messages call it, `titles` tell the job titles in running
    text.

    Raises InvalidFileError for what is none of the kinds, or cannot be read as a whole.
    """
    check_size(data, name, "of a LinkedIn export only its CSV files are needed")
    return bounded(_parsed(data, name, titles), Place(name))


def _parsed(data: bytes, name: str, titles: Titles) -> Parsed:
    kind = foreign_kind(data)
    if kind == ZIP:
        return _of_zip(data, name, titles)
    if kind == PDF or b"%PDF-" in data[:1024]:
        from po_career.intake.resume.pdf import pdf_lines

        lines, unread = pdf_lines(data, name)
        return _of_lines(lines, name, titles, "pdf", unread)
    if kind == RTF:
        from po_career.intake.resume.rich_text import read_rich_text

        return _of_document(read_rich_text(data, name), name, titles, "rtf")
    if kind is not None:
        raise _foreign(data, name, kind)
    text, notes = decoded(data, name, declared_encoding(data))
    if not text.strip():
        raise refused(name, "the file is empty")
    return _of_text(text, name, titles, notes)


def _foreign(data: bytes, name: str, kind: str) -> InvalidFileError:
    if kind == OLD_OFFICE and _LOCKED in data[:2_000_000]:
        return refused(
            name,
            "this is a Word document that is locked with a password",
            "save a copy without one",
        )
    what, hint = _REMEDIES.get(kind, (f"this is {kind} and cannot be read", "unpack it first"))
    return refused(name, what, hint)


def _of_zip(data: bytes, name: str, titles: Titles) -> Parsed:
    from po_career.intake.resume.archive import document_in, parse_archive

    if (kind := document_in(data, name)) is None:
        return parse_archive(data, name)
    from po_career.intake.resume.office import read_document

    return _of_document(read_document(data, name, kind), name, titles, kind)


def _of_document(lines: Sequence[Said], name: str, titles: Titles, kind: Format) -> Parsed:
    if not any(line.words.strip() for line in lines):
        raise refused(
            name,
            "the document holds no text, only pictures or nothing",
            "export the CV with its text, as PDF or DOCX",
        )
    return _of_lines(lines, name, titles, kind)


def _of_lines(
    lines: Sequence[Said],
    name: str,
    titles: Titles,
    kind: Format,
    notes: Sequence[Skipped] = (),
) -> Parsed:
    """What a CV in lines says, with a note if it is in a language that is not understood."""
    from po_career.intake.resume.cv import parse_cv

    read, told = first_lines(lines, Place(name))
    parsed = parse_cv(read, titles, kind)
    language = language_of("\n".join(line.words for line in read))
    foreign = "" if language in (None, *LANGUAGES) else NAMES[language or ""]
    return replace(parsed, skipped=(*notes, *told, *parsed.skipped), foreign=foreign)


def _of_text(text: str, name: str, titles: Titles, notes: tuple[Skipped, ...]) -> Parsed:
    from po_career.intake.resume.columns import in_reading_order
    from po_career.intake.resume.linkedin import parse_table, table_of
    from po_career.intake.resume.web_page import is_page, read_page

    if text.lstrip()[0] in "{[" or text.lstrip().startswith(("//", "/*")):
        from po_career.intake.resume.json_text import read_json

        return _with(_of_data(read_json(text, name), name, "JSON"), notes)
    if is_page(text):
        lines = read_page(text, name)
        return _with(_of_document(lines, name, titles, "html"), notes)
    _check_language_of_file(text, name)
    if (table := table_of(text)) is not None:
        return _with(parse_table(text, table, name), notes)
    if name.lower().endswith(".csv"):
        raise refused(
            name, "this is not a table of a LinkedIn export", f"their headers hold {HEADERS}"
        )
    if name.lower().endswith((".yaml", ".yml")) or _YAML.search(text):
        return _with(_of_data(_yaml(text, name), name, "YAML"), notes)
    lines = [Said(line, Place(name, line=n)) for n, line in enumerate(text.splitlines(), 1)]
    return _of_lines(in_reading_order([lines]), name, titles, "text", notes)


def _check_language_of_file(text: str, name: str) -> None:
    """Refuse what is written for a program: XML, LaTeX."""
    if text.lstrip()[:5].lower() == "<?xml":
        raise refused(
            name, "this is an XML file, not a CV that can be read", "save the CV as PDF or DOCX"
        )
    if "\\documentclass" in text[:20_000]:
        raise refused(
            name, "this is the LaTeX source of a document", "import the PDF that is made from it"
        )


def _with(parsed: Parsed, notes: Sequence[Skipped]) -> Parsed:
    return replace(parsed, skipped=(*notes, *parsed.skipped))


def _yaml(text: str, name: str) -> Any:
    """The data in a text that is YAML. Raises InvalidFileError with each mistake."""
    from po_career.catalog.places import plain
    from po_career.catalog.yaml_text import read_yaml

    document = read_yaml(text, name)
    if document.problems or document.root is None:
        raise InvalidFileError(document.problems)
    return plain(document.root)


def _of_data(data: Any, name: str, language: str) -> Parsed:
    """What a resume in JSON or YAML says, by the format that its keys show."""
    from po_career.intake.resume.json_resume import is_resume, parse_resume
    from po_career.intake.resume.other_resumes import (
        is_fresh,
        is_reactive,
        parse_fresh,
        parse_reactive,
    )

    keys = data if isinstance(data, dict) else {}
    for key, (what, hint) in _SHAPES.items():
        if key in keys:
            raise refused(name, f"this is {what}, which cannot be read", hint)
    if is_fresh(keys):
        return parse_fresh(keys, name)
    if is_reactive(keys):
        return parse_reactive(keys, name)
    if not is_resume(data):
        what = (
            f"this is {language}, but not a JSON Resume: it has none of basics, work, skills and"
            " certificates"
        )
        raise refused(name, what)
    return parse_resume(keys, name)
