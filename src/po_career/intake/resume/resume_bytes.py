"""The bytes of a resume as text, and the error for a file as a whole."""

from po_career.catalog.files import text_in, unreadable
from po_career.errors import InvalidFileError
from po_career.intake.resume.parsed import Place, Skipped

EXPECTED = (
    "expected a JSON Resume, a LinkedIn export (zip or CSV), a PDF, or a text or Markdown file"
)


def refused(name: str, what: str, hint: str = EXPECTED) -> InvalidFileError:
    """The error for a file as a whole."""
    return unreadable(name, what, hint)


def decoded(data: bytes, name: str) -> tuple[str, tuple[Skipped, ...]]:
    """`data` as text, with a note if its encoding had to be guessed.

    Raises InvalidFileError if it is not text.
    """
    text, encoding = text_in(data, name, EXPECTED)
    guessed = Skipped(
        "the file is not UTF-8; it is read as Western European text, so some letters may be wrong",
        Place(name),
    )
    return text, (guessed,) if encoding == "Windows-1252" else ()
