"""The text of a Word (DOCX) or OpenDocument (ODT) file, read as the XML that it is, within limits.

ECMA-376, part 1, 17; OpenDocument 1.3, part 3, 5 and 9. Nothing in them is run, no link is followed.
docs/decisions/014-documents.md says why no library does this.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from po_career.intake.resume.paper import BOLD, HEADING, ITEM, Paper
from po_career.intake.resume.parsed import Format, Said
from po_career.intake.resume.resume_bytes import refused
from po_career.intake.zipped_xml import (
    DAMAGED,
    DocumentTypeError,
    TooMuchError,
    Unpacking,
    local_name,
    xml_parser,
)
from po_career.text import word_set

MOST_BYTES = 10_000_000
"""Of XML in one part, unpacked; the text of a CV has some hundred thousand."""
_AGAIN = "open it in Word or LibreOffice and save it again, or save it as PDF"
DOCX, ODT = "word/document.xml", "content.xml"


_WORD_OPENS = {
    "p": "end",
    "br": "end",
    "cr": "end",
    "txbxContent": "begin_box",
    "tr": "begin_row",
    "tc": "begin_cell",
}
_WORD_CLOSES = {"p": "end", "txbxContent": "end_box", "tc": "end_cell", "tr": "end_row"}
_WORD_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_WRITER_OPENS = {
    "line-break": "end",
    "text-box": "begin_box",
    "table-row": "begin_row",
    "table-cell": "begin_cell",
}
_WRITER_CLOSES = {"text-box": "end_box", "table-cell": "end_cell", "table-row": "end_row"}
"""What the tags of both formats do to the paper, by the names of its methods."""


class _Tag(NamedTuple):
    """A tag that opens, or closes, or text. Names come without name spaces."""

    name: str
    given: Mapping[str, str] | None = None
    """The attributes of a tag that opens."""
    text: str = ""


def document_kind(names: set[str]) -> Format | None:
    """Which kind of document a zip with these files is."""
    if DOCX in names:
        return "docx"
    return "odt" if ODT in names and "META-INF/manifest.xml" in names else None


def read_document(data: bytes, name: str, kind: Format) -> list[Said]:
    """The lines of a document. Raises InvalidFileError if it is broken, locked or too large."""
    paper = Paper()
    try:
        with ZipFile(BytesIO(data)) as archive:
            reader = _Word if kind == "docx" else _Writer
            reader(archive, paper).read()
    except TooMuchError as limit:
        raise refused(name, str(limit), _AGAIN) from None
    except DocumentTypeError as strange:
        raise refused(name, f"the document is broken: {strange}", _AGAIN) from None
    except NotImplementedError:  # a RuntimeError too, which stands for a password
        raise refused(name, "the document is packed in an unusual way", _AGAIN) from None
    except RuntimeError:
        raise refused(name, "the document is locked with a password", _AGAIN) from None
    except DAMAGED:
        raise refused(name, "the document is broken: damaged or cut off", _AGAIN) from None
    return paper.lines(name)


class _Reader:
    """One document while its tags go by."""

    part = ""
    left_out: frozenset[str] = frozenset()

    def __init__(self, archive: ZipFile, paper: Paper) -> None:
        self.archive = archive
        self.paper = paper
        self.hidden = 0

    def read(self) -> None:
        for tag in self.tags(self.part):
            if tag.name in self.left_out:
                self.hidden += 1 if tag.given is not None else -1
            elif self.hidden:
                continue
            elif tag.given is not None:
                self.open(tag.name, tag.given)
            elif tag.text:
                self.said(tag.text)
            else:
                self.close(tag.name)
            if self.paper.is_full:
                return

    def open(self, name: str, given: Mapping[str, str]) -> None:
        raise NotImplementedError

    def close(self, name: str) -> None:
        raise NotImplementedError

    def said(self, text: str) -> None:
        raise NotImplementedError

    def tags(self, part: str) -> Iterator[_Tag]:
        """The tags of one part of the zip, as they open and close, and the text between them."""
        events: list[_Tag] = []
        parser = xml_parser(
            lambda tag, given: events.append(
                _Tag(local_name(tag), {local_name(key): value for key, value in given.items()})
            ),
            lambda tag: events.append(_Tag(local_name(tag))),
            lambda text: events.append(_Tag("", None, text)),
        )
        for _ in Unpacking("document", MOST_BYTES).parse(parser, self.archive, part):
            yield from events
            events.clear()


class _Word(_Reader):
    """DOCX. A text box is there twice, for old programs too; what was deleted is not read."""

    part = DOCX
    left_out = word_set("Fallback del moveFrom delText instrText")

    def __init__(self, archive: ZipFile, paper: Paper) -> None:
        super().__init__(archive, paper)
        self.marks: dict[str, str] = {}
        self.in_text = False
        self.in_properties = 0

    def read(self) -> None:
        if "word/styles.xml" in self.archive.namelist():
            self.read_styles()
        super().read()

    def read_styles(self) -> None:
        """What the styles of paragraphs are: their names are English in every language."""
        style = ""
        for tag in self.tags("word/styles.xml"):
            value = (tag.given or {}).get("val", "")
            if tag.given is None:
                continue
            is_list = value.lower().startswith(("list bullet", "list number"))
            if tag.name == "style":
                style = tag.given.get("styleId", "")
            elif tag.name == "name" and value.lower().startswith(("heading", "title")):
                self.marks[style] = HEADING
            elif tag.name == "numPr" or (tag.name == "name" and is_list):
                self.marks.setdefault(style, ITEM)

    def open(self, name: str, given: Mapping[str, str]) -> None:
        if (act := getattr(self.paper, _WORD_OPENS.get(name, ""), None)) is not None:
            act()
        elif name == "pPr":
            self.in_properties += 1
        elif name == "t":
            self.in_text = True
        elif name in ("pStyle", "numPr"):
            self.paper.mark(self.marks.get(given.get("val", ""), "") if name == "pStyle" else ITEM)
        elif not self.in_properties:
            self.open_in_run(name, given)

    def open_in_run(self, name: str, given: Mapping[str, str]) -> None:
        """A sign in a run of text, or that the run is bold."""
        if name in _WORD_SIGNS:
            self.paper.write(_WORD_SIGNS[name])
        elif name == "b" and given.get("val") not in ("0", "false") and self.paper.is_blank:
            self.paper.mark(BOLD)

    def close(self, name: str) -> None:
        if (act := getattr(self.paper, _WORD_CLOSES.get(name, ""), None)) is not None:
            act()
        elif name == "pPr":
            self.in_properties -= 1
        elif name == "t":
            self.in_text = False

    def said(self, text: str) -> None:
        if self.in_text:
            self.paper.write(text)


class _Writer(_Reader):
    """ODT."""

    part = ODT
    left_out = word_set("annotation tracked-changes note title desc forms")

    def __init__(self, archive: ZipFile, paper: Paper) -> None:
        super().__init__(archive, paper)
        self.depth = 0
        self.items = 0

    def open(self, name: str, given: Mapping[str, str]) -> None:
        paper = self.paper
        if (act := getattr(paper, _WRITER_OPENS.get(name, ""), None)) is not None:
            act()
        elif name in ("p", "h"):
            paper.end()
            self.depth += 1
            paper.mark(HEADING if name == "h" else ITEM * bool(self.items))
        elif name == "list-item":
            self.items += 1
        elif name == "tab":
            paper.write("\t")
        elif name == "s":
            text = given.get("c", "1")
            paper.write(" " * min(int(text) if text.isdecimal() else 1, 80))

    def close(self, name: str) -> None:
        if (act := getattr(self.paper, _WRITER_CLOSES.get(name, ""), None)) is not None:
            act()
        elif name in ("p", "h"):
            self.paper.end()
            self.depth -= 1
        elif name == "list-item":
            self.items -= 1

    def said(self, text: str) -> None:
        if self.depth:
            self.paper.write(text)
