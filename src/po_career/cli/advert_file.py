"""A job advertisement from a file or standard input: its bytes as text, and whether it can be read
at all.
"""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from po_career.catalog.files import (
    OLD_OFFICE,
    PDF,
    ZIP,
    check_size,
    declared_encoding,
    foreign_kind,
    text_in,
    unreadable,
)
from po_career.cli.source import STDIN, STDIN_NAME, named_bytes
from po_career.errors import InvalidFileError, NoAnswerError, UsageError
from po_career.language.titles import listed

if TYPE_CHECKING:
    from po_career.advert.advert_lines import Text
    from po_career.catalog.model import Catalog
    from po_career.planning.plan_model import Caution
    from po_career.profile.model import Profile

MOST_RUNS = 4
"""Of the places that are left out, so many are named."""
SAVE_AS = "save the page as HTML, PDF or DOCX, or copy its text into a file"
COPY = "copy its text into a file"
UNLOCK = "save a copy without the password, or copy its text into a file"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""What a locked Office document holds."""


def read_advert(given: str | None) -> "tuple[Text, list[Caution]]":
    """What a person reads of the advertisement at `given` (None and "-": standard input), with
    cautions about it.

    Raises UsageError if a terminal would have to be read, FileAccessError if the file cannot
    be read, InvalidFileError if it holds no text or is written in another language than English.
    """
    if given is None and (sys.stdin is None or os.isatty(sys.stdin.fileno())):
        raise UsageError(
            "there is no advertisement to read\nname a file  po-career match advert.html\nor pipe"
            " one  pbpaste | po-career match"
        )
    data, name = named_bytes(STDIN if given is None else given)
    check_size(data, name, SAVE_AS)
    text, notes = _text(data, name)
    if not any(line.text for line in text.lines):
        raise unreadable(
            name,
            "there is no text in it",
            "expected a job advertisement: a page saved as HTML, a PDF, a DOCX file or plain text",
        )
    english, cautions = _in_english(text, name)
    return english, [*notes, *cautions]


def _in_english(text: "Text", name: str) -> "tuple[Text, list[Caution]]":
    """What of `text` can be read, with a caution if that is not all, or not sure.

    Raises InvalidFileError if too little of it is in English.
    """
    from po_career.advert.english_part import english_part
    from po_career.language.which_language import ENGLISH, NAMES, language_of
    from po_career.planning.plan_model import Caution

    part = english_part(text)
    language = language_of("\n".join(line.text for line in text.lines))
    if part.text is None or (part.other is None and language not in {None, ENGLISH}):
        code = part.other or language or ""
        raise unreadable(
            name,
            f"the advertisement is in {NAMES[code]} ({code})",
            "only English ones can be read; translate it first",
        )
    if part.other is not None:
        left_out = {line.number_at(0) for line in part.left_out}
        what = (
            f"the text is partly in {NAMES[part.other]} ({part.other}): only its English part was"
            f" read, without {_lines(left_out)}"
        )
        return part.text, [Caution(what, name)]
    if language is None:
        what = "the text is too short to tell its language; it was read as English"
        return text, [Caution(what, name)]
    return text, []


def _lines(numbers: Iterable[int]) -> str:
    """Numbers of lines in order, those that follow one another as a range: "lines 1, 3 to 5"."""
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        is_next = bool(runs) and number == runs[-1][1] + 1
        first = runs.pop()[0] if is_next else number
        runs.append((first, number))
    shown = [f"{first} to {last}" if last > first else str(first) for first, last in runs]
    more = [f"{len(shown) - MOST_RUNS} other places"] if len(shown) > MOST_RUNS + 1 else []
    said = listed([*shown[:MOST_RUNS], *(more or shown[MOST_RUNS:])])
    return f"line {said}" if said.isdigit() else f"lines {said}"


def advertised(given: str, catalog: "Catalog", person: "Profile") -> "tuple[Catalog, str]":
    """The catalogue with the role as the advertisement at `given` asks it, and that role's id: what
    `plan --for` plans toward.

    Raises NoAnswerError if no role of the catalogue fits, and what `read_advert` raises.
    """
    from po_career.advert.advert_match import match_advert
    from po_career.advert.advert_reader import reader_of
    from po_career.advert.toward_advert import toward_advert
    from po_career.cli.reading import reading

    name = STDIN_NAME if given == STDIN else given
    reader = reader_of(catalog)
    with reading(name):
        text, _ = read_advert(given)
        found = match_advert(text, reader, person)
    toward = toward_advert(found, catalog, person.role)
    if toward is None:
        raise NoAnswerError(
            f"no role of the catalogue fits {name}\npo-career"
            f" match {given} shows what it asks; --to ROLE plans toward a role that you name"
        )
    return toward


def check_aim(given: str, to: str | None, profile: str | None, *, keep: bool) -> None:
    """Whether `--for` goes with what else was said. Raises UsageError."""
    if to is not None:
        raise UsageError("--for and --to both say where to go\nleave one of them out")
    if keep:
        raise UsageError(
            "--keep records a plan toward a role of the catalogue, and --for asks what an"
            " advertisement asks\nleave one of them out"
        )
    if given == STDIN == profile:
        raise UsageError(
            "--for - and --profile - both read standard input\nname a file for one of them"
        )


def _text(data: bytes, name: str) -> "tuple[Text, list[Caution]]":
    """What a person reads in the bytes of a file, whatever its kind, with cautions about it."""
    from po_career.advert.advert_reader import text_of

    kind = foreign_kind(data)
    if kind == PDF or (kind is None and b"%PDF-" in data[:1024]):
        return _of_pdf(data, name)
    if kind == ZIP:
        return _of_document(data, name), []
    if kind == OLD_OFFICE and _ENCRYPTED in data:
        raise unreadable(name, "the document is locked with a password", UNLOCK)
    if kind is not None:
        raise unreadable(name, f"this is {kind}, which cannot be read", SAVE_AS)
    return text_of(text_in(data, name, SAVE_AS, declared_encoding(data)).text), []


def _of_pdf(data: bytes, name: str) -> "tuple[Text, list[Caution]]":
    from po_career.advert.advert_lines import Text, unwrapped
    from po_career.intake.resume.pdf import pdf_lines
    from po_career.planning.plan_model import Caution

    try:
        lines, skipped = pdf_lines(data, name)
    except InvalidFileError as error:
        raise _with_what_to_do(error, name) from None
    notes = [
        Caution(one.what, f"{name}, page {one.where.page}" if one.where.page else name)
        for one in skipped
    ]
    return Text(unwrapped(line.words for line in lines)), notes


def _of_document(data: bytes, name: str) -> "Text":
    from po_career.advert.advert_lines import Text, plain_lines
    from po_career.intake.resume.archive import document_in
    from po_career.intake.resume.office import read_document

    try:
        kind = document_in(data, name)
        if kind is None:
            what = "this is a zip archive or an Office document, and neither DOCX nor ODT"
            raise unreadable(name, what, SAVE_AS)
        lines = read_document(data, name, kind)
    except InvalidFileError as error:
        raise _with_what_to_do(error, name) from None
    if not any(line.words.strip() for line in lines):
        raise unreadable(name, "the document holds no text, only pictures or nothing", COPY)
    return Text(plain_lines("\n".join(line.words for line in lines)))


def _with_what_to_do(error: InvalidFileError, name: str) -> InvalidFileError:
    """The error of a reader of CVs, with what helps with an advertisement."""
    what = error.problems[0].what
    if "archive" in what:
        return unreadable(name, what, SAVE_AS)
    return unreadable(name, what, UNLOCK if "locked with" in what else COPY)
