"""The text of a DOCX file, read as the XML that it is, within limits.

Nothing in it is run, no link is followed. ECMA-376, part 1, 17.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

PART = "word/document.xml"
MOST_BYTES = 10_000_000
"""Of XML, unpacked; no more is read, whatever the zip says of its sizes."""
MOST_LINES = 20_000
"""What comes after so many lines is not read."""
CHUNK = 65_536
LAST = True
HEADING, ITEM = "# ", "- "
"""The marks of Markdown before a heading and before an item of a list."""
_LEFT_OUT = frozenset(("Fallback", "del", "moveFrom"))
"""What old programs show instead of something else, and what was deleted."""
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_BREAKS = frozenset(("br", "cr"))


class NotADocumentError(ValueError):
    """A file cannot be read as DOCX; the message says why, without the name of the file."""


def is_docx(content: bytes) -> bool:
    """Whether a zip holds a Word document."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return PART in archive.namelist()
    except (BadZipFile, OSError, ValueError):
        return False


def docx_lines(content: bytes) -> list[str]:
    """The paragraphs and line breaks of a document, headings and items with their mark.

    Empty lines stay, so that a line has the number that it has among the paragraphs. Raises
    NotADocumentError if the file is broken, locked or too large, or holds no text.
    """
    paper = _Paper()
    try:
        with ZipFile(BytesIO(content)) as archive:
            pictures = any(name.startswith("word/media/") for name in archive.namelist())
            _read(archive, paper)
    except NotADocumentError:
        raise
    except RuntimeError:
        raise NotADocumentError("the document is locked with a password") from None
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        KeyError,
        ValueError,
        NotImplementedError,
        expat.ExpatError,
    ) as error:
        raise NotADocumentError(f"the document is broken: {error}") from None
    if not any(line.strip() for line in paper.lines):
        what = "the document holds no text, only pictures" if pictures else "the document is empty"
        raise NotADocumentError(what)
    return paper.lines


@dataclass(slots=True)
class _Paper:
    """A document while its tags go by."""

    lines: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    mark: str = ""
    hidden: int = 0
    in_text: int = 0
    in_properties: int = 0

    def opened(self, tag: str, given: dict[str, str]) -> None:
        name = _local(tag)
        if name in _LEFT_OUT:
            self.hidden += 1
        elif self.hidden:
            return
        elif name == "p" or name in _BREAKS:
            self.end_line(is_new=name == "p")
        elif name == "t":
            self.in_text += 1
        elif name in {"pPr", "rPr"}:
            self.in_properties += 1
        elif self.in_properties:
            self.mark = self.mark or _mark(name, given)
        else:
            self.pieces.append(_SIGNS.get(name, ""))

    def closed(self, tag: str) -> None:
        name = _local(tag)
        if name in _LEFT_OUT:
            self.hidden -= 1
        elif self.hidden:
            return
        elif name == "p":
            self.lines.append(self.taken())
        elif name == "t":
            self.in_text -= 1
        elif name in {"pPr", "rPr"}:
            self.in_properties -= 1

    def said(self, text: str) -> None:
        if self.in_text and not self.hidden:
            self.pieces.append(text)

    def end_line(self, *, is_new: bool) -> None:
        """Begin a line; a paragraph may begin inside another one, in a text box."""
        text = self.taken()
        if text or not is_new:
            self.lines.append(text)

    def taken(self) -> str:
        text = " ".join("".join(self.pieces).split())
        marked = f"{self.mark}{text}" if text else ""
        self.pieces.clear()
        self.mark = ""
        return marked


def _mark(name: str, given: dict[str, str]) -> str:
    """The mark of a paragraph with such a property: an item has a number or a bullet."""
    if name == "numPr":
        return ITEM
    value = next((value for key, value in given.items() if _local(key) == "val"), "").lower()
    is_heading = name == "pStyle" and value.startswith(("heading", "title"))
    return HEADING if is_heading or name == "outlineLvl" else ""


def _read(archive: ZipFile, paper: _Paper) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = paper.opened
    parser.EndElementHandler = paper.closed
    parser.CharacterDataHandler = paper.said
    for chunk in _chunks(archive):
        parser.Parse(chunk)
        if len(paper.lines) > MOST_LINES:
            del paper.lines[MOST_LINES:]
            return
    parser.Parse(b"", LAST)


def _chunks(archive: ZipFile) -> Iterator[bytes]:
    left = MOST_BYTES
    with archive.open(PART) as stream:
        while chunk := stream.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                limit = MOST_BYTES // 1_000_000
                raise NotADocumentError(f"the document unpacks to more than {limit} MB")
            yield chunk


def _refuse(*_: object) -> None:
    """A document type could bring entities that grow without end."""
    raise NotADocumentError("the document brings a document type, which no word processor writes")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
