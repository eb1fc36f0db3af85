"""The text of a PDF, page by page, within limits."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from po_career.intake.resume.cv import parse_cv
from po_career.intake.resume.parsed import Parsed, Place, Said, Skipped, first_lines
from po_career.intake.resume.resume_bytes import refused

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 30
LONGEST_PAGE = 100_000
"""Characters of a page; a printed one has a few thousand."""
LIMITS: Mapping[str, Any] = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 400_000,
    "page_tree_maximum_entries": 10_000,
    "page_tree_maximum_page_entries": 200_000,
    "xform_maximum_invocations_per_extraction": 500,
    "jbig2dec_binary": None,
}
"""What pypdf may unpack and read: bytes of a stream, operators of a page, pages, parts of a page;
no program of the system is run.
"""


def parse_pdf(data: bytes, name: str, is_title: Callable[[str], bool]) -> Parsed:
    """What the text of the PDF says. Pages that cannot be read are skipped with their number.

    Raises InvalidFileError if it is locked, broken, or holds no text at all.
    """
    lines, skipped = pdf_lines(data, name)
    read, told = first_lines(lines, Place(name))
    parsed = parse_cv(read, is_title, "pdf")
    return replace(parsed, skipped=(*skipped, *told, *parsed.skipped))


def pdf_lines(data: bytes, name: str) -> tuple[list[Said], list[Skipped]]:
    """The lines of the PDF, and the pages that cannot be read, with their number.

    Raises InvalidFileError if it is locked, broken, or holds no text at all.
    """
    from pypdf import apply_configuration

    with apply_configuration(**LIMITS):
        lines, skipped = _lines(data, name)
    if not any(line.words.strip() for line in lines):
        if skipped:
            raise refused(
                name,
                f"no page of the PDF can be read: {skipped[0].what}",
                "save it again as PDF, or as plain text",
            )
        raise refused(
            name,
            "the PDF holds no text, only pictures, as a scan does",
            "export the CV as PDF with text, or as plain text",
        )
    return lines, skipped


def _lines(data: bytes, name: str) -> tuple[list[Said], list[Skipped]]:
    """The lines of all pages, and the pages that cannot be read."""
    reader = _reader(data, name)
    try:
        pages = reader.pages
        count = len(pages)
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever broken bytes lead it to
        raise refused(
            name, f"the PDF is broken: {_words(error)}", "save it again as PDF, or as plain text"
        ) from None
    lines: list[Said] = []
    skipped: list[Skipped] = []
    for number in range(1, min(count, MOST_PAGES) + 1):
        try:
            text = _text(pages[number - 1])
        except Exception as error:  # noqa: BLE001 - the same
            skipped.append(
                Skipped(f"the page cannot be read: {_words(error)}", Place(name, page=number))
            )
            continue
        lines += [
            Said(line, Place(name, page=number, line=n))
            for n, line in enumerate(text.splitlines(), 1)
        ]
    if count > MOST_PAGES:
        skipped.append(
            Skipped(f"only the first {MOST_PAGES} of {count:,} pages are read", Place(name))
        )
    return lines, skipped


def _reader(data: bytes, name: str) -> "PdfReader":
    """The opened PDF; one that asks for no password to read may still say that it is locked."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # a person need not know what it finds odd in a file
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:  # noqa: BLE001 - pypdf raises whatever broken bytes lead it to
        raise refused(
            name,
            f"the PDF is broken or locked: {_words(error)}",
            "save it again as PDF, or as plain text",
        ) from None
    if locked:
        raise refused(name, "the PDF is locked with a password", "save a copy without one")
    return reader


def _text(page: "PageObject") -> str:
    return page.extract_text()[:LONGEST_PAGE]


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
