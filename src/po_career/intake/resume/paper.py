"""A document while it is read: its paragraphs as lines with the marks that Markdown has.

DOCX, ODT, RTF and HTML differ in how they say what a heading, a list item or a cell of a table is.
What a CV is read from is the same: "# Skills", "- Scrum", and cells with a tab between them.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from po_career.intake.resume.cv_lines import RANGE
from po_career.intake.resume.headings import section_of
from po_career.intake.resume.parsed import TEXT_LIMIT, Place, Said

HEADING, ITEM, BOLD = "# ", "- ", "**"
_BLANKS = re.compile(r"[ \n\r\f\v\xa0]+")


class _Written(NamedTuple):
    text: str
    line: int | None


_Cells = list[list[_Written]]


class Paper:
    """Takes what a reader meets in its order, and has it as lines in the end."""

    def __init__(self) -> None:
        self.line: int | None = None
        """The line of the source that is read; None if it has no lines."""
        self.is_full = False
        """Whether it holds more than will be read, so that a reader may stop."""
        self._pieces: list[str] = []
        self._mark = ""
        self._begun: int | None = None
        self._sinks: list[list[_Written]] = [[]]
        self._rows: list[_Cells] = []
        self._boxes: list[tuple[list[str], str]] = []
        self._after: list[_Written] = []
        self._count = 0

    def mark(self, mark: str) -> None:
        """Say what the paragraph is that has begun; a heading or an item stays one."""
        if not self._mark or (self._mark == BOLD and mark != BOLD):
            self._mark = mark

    def write(self, text: str) -> None:
        """Add text to the paragraph; it may hold tabs."""
        if text and not any(piece.strip() for piece in self._pieces):
            self._begun = self.line
        self._pieces.append(text)

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been written into the paragraph."""
        return not any(piece.strip() for piece in self._pieces)

    def end(self) -> None:
        """End the paragraph, if one has begun."""
        text = _BLANKS.sub(" ", "".join(self._pieces)).strip(" ")
        if text.strip():
            self._sinks[-1].append(_Written(self._mark + text.rstrip(), self._begun))
            self._count += 1
            self.is_full = self._count > TEXT_LIMIT
        self._pieces, self._mark = [], ""
        if self._after:
            self._sinks[-1] += self._after
            self._after = []

    def begin_row(self) -> None:
        """A row of a table begins."""
        self.end()
        self._rows.append([])

    def begin_cell(self) -> None:
        """A cell begins; without a row around it, it is a paragraph."""
        self.end()
        self._sinks.append([])

    def end_cell(self) -> None:
        """A cell ends."""
        self.end()
        if len(self._sinks) > 1:
            cell = self._sinks.pop()
            if self._rows:
                self._rows[-1].append(cell)
            else:
                self._sinks[-1] += cell

    def end_row(self) -> None:
        """A row ends, and is laid out."""
        self.end()
        if self._rows:
            self._sinks[-1] += _laid_out([cell for cell in self._rows.pop() if cell])

    def begin_box(self) -> None:
        """A box with text of its own begins inside a paragraph."""
        self._boxes.append((self._pieces, self._mark))
        self._pieces, self._mark = [], ""
        self._sinks.append([])

    def end_box(self) -> None:
        """A box ends; what stands in it follows the paragraph that holds it."""
        self.end()
        if self._boxes:
            self._after += self._sinks.pop()
            self._pieces, self._mark = self._boxes.pop()

    def lines(self, file: str) -> list[Said]:
        """All that was written, each line with its place: its number in the source, or else here."""
        self.end()
        while self._rows:
            self.end_row()
        written = list(chain.from_iterable(self._sinks))  # a broken file closes nothing
        return [
            Said(one.text, Place(file, line=one.line or number))
            for number, one in enumerate(written, 1)
        ]


def _laid_out(cells: Sequence[list[_Written]]) -> list[_Written]:
    """The lines of a row of cells.

    Cells that have headings of their own are columns of the page, and follow one another. In all
    other rows the first lines of the cells stand side by side.
    """
    if len(cells) < 2 or (sum(map(_is_headed, cells)) > 1 and max(map(len, cells)) > 1):
        return list(chain.from_iterable(cells))
    opened = [_first_of(cell) for cell in cells]
    texts = [one.text for one, _ in opened]
    mark = HEADING if any(text.startswith(HEADING) for text in texts) else ""
    text = "\t".join(text.removeprefix(HEADING).removeprefix(ITEM) for text in texts)
    rest = chain.from_iterable(more for _, more in opened)
    return [_Written(mark + text, opened[0][0].line), *rest]


def _first_of(cell: list[_Written]) -> tuple[_Written, list[_Written]]:
    """The first line of a cell and the others; dates that are wrapped are one line."""
    whole = " ".join(one.text for one in cell)
    if len(cell) < 4 and len(whole) < 40 and RANGE.search(whole):
        return _Written(whole, cell[0].line), []
    return cell[0], cell[1:]


def _is_headed(cell: list[_Written]) -> bool:
    return any(
        section_of(one.text.removeprefix(HEADING).removeprefix(BOLD)) is not None for one in cell
    )
