"""The bytes of a file as text, and the error for a file as a whole."""

from po_career.errors import InvalidFileError, Problem
from po_career.intake.resume.parsed import Place, Skipped

KINDS = "a JSON Resume, a LinkedIn export (zip or CSV), a PDF, or a text or Markdown file"


def refused(name: str, what: str, hint: str = "") -> InvalidFileError:
    """The error for a file as a whole."""
    return InvalidFileError([Problem(name, 1, 1, what, hint or f"expected {KINDS}")])


def decoded(data: bytes, name: str) -> tuple[str, tuple[Skipped, ...]]:
    """`data` as text, and a note where it had to be guessed how it was written.

    Raises InvalidFileError for what is no text.
    """
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16"), ()
        text = data.decode("utf-8-sig")
        notes: tuple[Skipped, ...] = ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        notes = (
            Skipped(
                "the file is no UTF-8; it is read as Western European text, so some letters may be"
                " wrong",
                Place(name),
            ),
        )
    controls = sum(char < " " and char not in "\t\n\r\f\v" for char in text[:100_000])
    if controls > len(text[:100_000]) // 100:
        raise refused(name, "the file is neither text nor of a kind that can be read")
    return text, notes
