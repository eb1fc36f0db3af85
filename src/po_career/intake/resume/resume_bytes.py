"""The bytes of a resume as text, and the error for a file as a whole."""

from po_career.catalog.files import text_in, unreadable
from po_career.errors import InvalidFileError
from po_career.intake.resume.parsed import Place, Skipped

EXPECTED = (
    "expected a CV as PDF, DOCX, ODT, RTF, HTML, Markdown or text, a JSON Resume (JSON or YAML), or"
    " a LinkedIn export (zip or CSV)"
)


def refused(name: str, what: str, hint: str = EXPECTED) -> InvalidFileError:
    """The error for a file as a whole."""
    return unreadable(name, what, hint)


def decoded(data: bytes, name: str, declared: str | None = None) -> tuple[str, tuple[Skipped, ...]]:
    """`data` as text, with a note if its encoding had to be guessed.

    Raises InvalidFileError if it is not text.
    """
    text, encoding = text_in(data, name, EXPECTED, declared)
    guessed = Skipped(
        "the file is not UTF-8; it is read as Western European text, so some letters may be wrong",
        Place(name),
    )
    return text, (guessed,) if encoding == "Windows-1252" else ()
