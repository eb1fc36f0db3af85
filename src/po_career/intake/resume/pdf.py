"""The text of a PDF, page by page, within limits."""

import logging
from collections.abc import Mapping
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from po_career.errors import InvalidFileError
from po_career.intake.resume.columns import in_reading_order
from po_career.intake.resume.parsed import Place, Said, Skipped
from po_career.intake.resume.resume_bytes import refused
from po_career.intake.resume.tex_fonts import has_controls, name_letters

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 30
LONGEST_PAGE = 100_000
"""Characters of a page; a printed one has a few thousand."""
KEPT = 0.9
"""The part of the letters that the laid out text must have."""
TORN = 0.1
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


def pdf_lines(data: bytes, name: str) -> tuple[list[Said], list[Skipped]]:
    """The lines of the PDF, and the pages that cannot be read, with their number.

    Raises InvalidFileError if it is locked, broken, or holds no text at all.
    """
    from pypdf import apply_configuration

    with apply_configuration(**LIMITS):
        lines, skipped = _lines(data, name)
    if any(line.words.strip() for line in lines):
        return lines, skipped
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


def _lines(data: bytes, name: str) -> tuple[list[Said], list[Skipped]]:
    """The lines of all pages, and the pages that cannot be read."""
    from pypdf.errors import DependencyError

    reader = _reader(data, name)
    try:
        pages = reader.pages
        count = len(pages)
    except Exception:  # noqa: BLE001 - pypdf raises whatever broken bytes lead it to
        raise refused(
            name, "the PDF is broken: damaged or cut off", "save it again as PDF, or as plain text"
        ) from None
    read: list[list[Said]] = []
    skipped: list[Skipped] = []
    for number in range(1, min(count, MOST_PAGES) + 1):
        try:
            text = _text(pages[number - 1])
        except DependencyError:
            raise _encrypted(name) from None
        except Exception:  # noqa: BLE001 - the same
            skipped.append(Skipped("the page is damaged", Place(name, page=number)))
            continue
        rows = text.split("\n")
        filled = accumulate(bool(row.strip()) for row in rows)
        read.append(
            [
                Said(row, Place(name, page=number, line=max(n, 1)))
                for row, n in zip(rows, filled, strict=True)
            ]
        )
    if count > MOST_PAGES:
        skipped.append(
            Skipped(f"only the first {MOST_PAGES} of {count:,} pages are read", Place(name))
        )
    return in_reading_order(read), skipped


def _reader(data: bytes, name: str) -> "PdfReader":
    """The opened PDF; one that asks for no password to read may still say that it is locked."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # a person need not know what it finds odd in a file
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        raise _encrypted(name) from None
    except Exception:  # noqa: BLE001 - pypdf raises whatever broken bytes lead it to
        raise refused(
            name,
            "the PDF is broken or locked: damaged, cut off, or protected in an unusual way",
            "save it again as PDF, or as plain text",
        ) from None
    if locked:
        raise refused(
            name,
            "the PDF is locked with a password, which is needed to open it",
            "save a copy without one: open it, print it, and save that as PDF",
        )
    return reader


def _encrypted(name: str) -> InvalidFileError:
    return refused(
        name,
        "the PDF is encrypted (AES), and the package cryptography, which reads that, is missing",
        "install po-career again with all that it needs, or save a copy without protection",
    )


def _text(page: "PageObject") -> str:
    """The text of a page as it lies on it, with its columns apart; in the order in which it was
    written if that loses letters, or tears words apart.
    """
    plain = page.extract_text()[:LONGEST_PAGE]
    if has_controls(plain):
        name_letters(page)
        plain = page.extract_text()[:LONGEST_PAGE]
    try:
        laid_out = page.extract_text(extraction_mode="layout")[:LONGEST_PAGE]
    except Exception:  # noqa: BLE001 - pypdf raises whatever broken bytes lead it to
        laid_out = ""
    is_whole = _letters(laid_out) >= KEPT * _letters(plain)
    text = laid_out if is_whole and _torn(laid_out) <= _torn(plain) + TORN else plain
    return text.replace("\r", "")


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _torn(text: str) -> float:
    """Which part of the words are single letters."""
    words = text.split()
    return sum(len(word) == 1 and word.isalpha() for word in words) / max(1, len(words))
