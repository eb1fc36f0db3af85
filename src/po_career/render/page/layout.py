"""Lines of styled text, wrapped to a page: one layout serves plain and coloured output."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, NamedTuple

from po_career.frozen import Frozen
from po_career.planning.plan_model import Caution
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.phrases import MONTHS, sentence
from po_career.text import NO_BREAK, PROGRAM, cell_width, char_width, split_at

Style = Literal["", "heading", "now", "have", "missing", "dim"]
"""In this order: plain text, a heading or the answer, what to do now, what one has or gains, what
is core and still missing, and support.
"""


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style = ""


Line = tuple[Run, ...]
Lines = list[Line]
Words = str | Run | Sequence[Run]
"""What may be laid out: plain text, or runs of styled text."""

UNKNOWN_WIDTH = 80
NARROWEST = 20
WIDEST = 112
PROSE = 78
STACKED_BELOW = 60
BLANK: Line = ()
MONTH = f"(?:{'|'.join(MONTHS)})"
GLUED = re.compile(
    rf"(?<=\b\d) (?={MONTH})|(?<=\d\d) (?={MONTH})"
    r"|(?<=-career) (?=plan --|next\b)|(?<=/run) (?=plan --|next\b)"
    r"|(?<=\bplan) (?=--)|(?<=\bnext) (?=--)|(?<=--show) |(?<=--to) |(?<=--profile) "
)
"""Spaces at which no line breaks: within a day, and within a command."""
NEVER_FIRST = "、。，．）」』】！？：；"
"""Wide punctuation that opens no line."""


class Page(Frozen):
    """What is written on: its width in cells, its glyphs, and how its commands end."""

    width: int
    glyphs: Glyphs
    options: tuple[str, ...] = ()
    """What stands at the end of every command: the profile and the catalogue of this run."""

    @property
    def prose(self) -> int:
        """The last column of running text."""
        return min(self.width, PROSE)

    @property
    def stacked(self) -> bool:
        """Whether rows of a table become lines below each other."""
        return self.width < STACKED_BELOW

    def show(self, text: str) -> str:
        """Text as it may stand on this page; see `Glyphs.show`."""
        return self.glyphs.show(text)

    def command(self, *words: str) -> str:
        """A command of this program, for the same profile and catalogue."""
        return shlex.join([PROGRAM, *words, *self.options])

    def para(
        self, words: Words, indent: int = 2, hang: int = 0, *, last: int | None = None
    ) -> Lines:
        """Running text up to column `last` (the prose width), indented.

        Lines after the first by `hang` more.
        """
        return self.wrap(words, last or self.prose, " " * indent, " " * (indent + hang))

    def bullet(self, mark: Run, words: Words, indent: int = 2) -> Lines:
        """Running text after a mark, with a hanging indent."""
        marked = [Run(mark.text + NO_BREAK, mark.style), *runs_of(words)]
        return self.para(marked, indent, cell_width(mark.text) + 1)

    def item(self, words: Words, indent: int = 2) -> Lines:
        """One item of a list."""
        return self.bullet(Run(self.glyphs.dot, "dim"), words, indent)

    def dimmed(self, words: str, indent: int = 2, hang: int = 0) -> Lines:
        """A paragraph in the style of support."""
        return self.para(Run(words, "dim"), indent, hang)

    def labelled(self, label: str, words: str, indent: int = 2, style: Style = "dim") -> Lines:
        """A paragraph after its label; nothing without words."""
        return self.para([Run(f"{label}: ", style), Run(words)], indent, 2) if words else []

    def row(self, cells: Iterable[Words], widths: Iterable[int]) -> Lines:
        """Cells side by side, each wrapped to the width that goes with it."""
        columns = zip(cells, widths, strict=True)
        return beside([(self.wrap(cell, width), width) for cell, width in columns])

    def heading(self, text: str) -> Lines:
        """A section's heading."""
        return self.para(Run(text, "heading"), 0)

    def section(self, title: str, lines: Sequence[Line]) -> Lines:
        """A heading and its lines; nothing without lines."""
        return [*self.heading(title), *lines] if lines else []

    def prose_section(self, title: str, text: str | None) -> Lines:
        """A heading and a paragraph; nothing without text."""
        return self.section(title, self.para(sentence(text))) if text else []

    def bullets_section(self, title: str, items: Iterable[Words]) -> Lines:
        """A heading and a list; nothing without items."""
        return self.section(title, below(map(self.item, items)))

    def warnings(self, warnings: Iterable[Caution], indent: int = 0) -> Lines:
        """Each warning as a sentence of its own."""
        return below(self.para(sentence(warning.what), indent) for warning in warnings)

    def warnings_section(self, warnings: Iterable[Caution]) -> Lines:
        """The warnings as a list under a heading of their own."""
        return self.bullets_section("Keep in mind", [sentence(one.what) for one in warnings])

    def wrap(self, words: Words, width: int, first: str = "", rest: str | None = None) -> Lines:
        """`words` in lines of at most `width` cells, the first opened by `first`, the others by
        `rest` (`first` if absent).

        Lines break at spaces and beside wide characters; a word is broken only if it is longer
        than a line.
        """
        line = _one_line(words, width, first, self.glyphs)
        if line is not None:
            return [line]
        groups = _groups(_atoms(words, self.glyphs))
        return list(_filled(groups, width, first, first if rest is None else rest))


Follows = Literal["space", "wide", "glued"]


class _Atom(NamedTuple):
    """A text that never breaks unless it must, its style, and how it follows the atom before it."""

    text: str
    style: Style
    follows: Follows


def page_of(width: int | None, glyphs: Glyphs) -> Page:
    """The page for a terminal of `width` columns (None or 0: unknown).

    Layouts are 20 to 112 wide.
    """
    return Page(max(NARROWEST, min(width or UNKNOWN_WIDTH, WIDEST)), glyphs)


def width_of(line: Line) -> int:
    """Cells of a line."""
    return sum(cell_width(run.text) for run in line)


def text_of(line: Line) -> str:
    """The line without its styles and without space at its end."""
    return "".join(run.text for run in line).rstrip(" ")


def below(blocks: Iterable[Sequence[Line]]) -> Lines:
    """Blocks of lines, one directly below the other."""
    return list(chain.from_iterable(blocks))


def joined(sections: Iterable[Sequence[Line]]) -> Lines:
    """The sections that have lines, with one blank line between them."""
    lines: Lines = []
    for section in sections:
        if lines and section:
            lines.append(BLANK)
        lines += section
    return lines


def with_commas(runs: Iterable[Run]) -> list[Run]:
    """Runs one after the other, without those that say nothing."""
    joined: list[Run] = []
    for run in runs:
        if run.text:
            joined += [Run(", "), run] if joined else [run]
    return joined


def beside(cells: Sequence[tuple[Sequence[Line], int]], indent: int = 2, gap: int = 2) -> Lines:
    """Blocks of lines side by side, each in a column of the width that goes with it."""
    height = max(len(block) for block, _ in cells)
    return [_row(cells, index, indent, gap) for index in range(height)]


def right(text: Line, width: int) -> Line:
    """`text` at the right edge of `width` cells."""
    return (Run(" " * (width - width_of(text))), *text)


def _row(cells: Sequence[tuple[Sequence[Line], int]], index: int, indent: int, gap: int) -> Line:
    runs: list[Run] = []
    owed = indent
    for block, width in cells:
        line = block[index] if index < len(block) else BLANK
        if text_of(line):
            runs += [Run(" " * owed), *line]
            owed = -width_of(line)
        owed += width + gap
    return tuple(run for run in runs if run.text)


def runs_of(words: Words) -> Sequence[Run]:
    """The words as runs of styled text."""
    if isinstance(words, str):
        return [Run(words)]
    return [words] if isinstance(words, Run) else words


def glued(text: str, glyphs: Glyphs) -> str:
    """Text safe to print, with a no-break space wherever no line may break at a space."""
    return GLUED.sub(NO_BREAK, glyphs.show(text))


def _one_line(words: Words, width: int, first: str, glyphs: Glyphs) -> Line | None:
    """The line that one run of plain ASCII makes if it fits, as most do; None if it must be
    wrapped.
    """
    runs = runs_of(words)
    if len(runs) != 1:
        return None
    text = glyphs.show(runs[0].text)
    plain = text.isascii() and "  " not in text and text == text.strip(" ")
    if not plain or len(first) + len(text) > width:
        return None
    return merged([Run(first), Run(text, runs[0].style)])


def _atoms(words: Words, glyphs: Glyphs) -> Iterator[_Atom]:
    spaced = False
    for run in runs_of(words):
        for index, part in enumerate(glued(run.text, glyphs).split(" ")):
            spaced = spaced or index > 0
            for number, piece in enumerate(_pieces(part)):
                follows: Follows = "wide" if number else "glued"
                if spaced:
                    follows = "space"
                yield _Atom(piece.replace(NO_BREAK, " "), run.style, follows)
                spaced = False


def _pieces(word: str) -> Iterator[str]:
    """The word, or if it has wide characters the parts between which a line may break."""
    start = 0
    for index in range(1, 0 if word.isascii() else len(word)):
        before, here = char_width(word[index - 1]), char_width(word[index])
        if here and 2 in (before, here) and word[index] not in NEVER_FIRST:
            yield word[start:index]
            start = index
    if word[start:]:
        yield word[start:]


def _groups(atoms: Iterable[_Atom]) -> Iterator[list[_Atom]]:
    """Atoms that stay on one line together."""
    group: list[_Atom] = []
    for atom in atoms:
        if group and atom.follows != "glued":
            yield group
            group = []
        group.append(atom)
    if group:
        yield group


def _filled(groups: Iterable[list[_Atom]], width: int, first: str, rest: str) -> Iterator[Line]:
    runs, used, fresh = [Run(first)], len(first), True
    for group in groups:
        spaced = not fresh and group[0].follows == "space"
        cells = sum(cell_width(atom.text) for atom in group)
        if not fresh and used + spaced + cells > width:
            yield merged(runs)
            runs, used, spaced = [Run(rest)], len(rest), False
        if spaced:
            runs.append(Run(" ", group[0].style if runs[-1].style == group[0].style else ""))
            used += 1
        for atom in group:
            *full, left = _broken(atom.text, width - used, width - len(rest))
            for part in full:
                yield merged([*runs, Run(part, atom.style)])
                runs, used = [Run(rest)], len(rest)
            runs.append(Run(left, atom.style))
            used += cell_width(left)
        fresh = False
    yield merged(runs)


def _broken(text: str, room: int, width: int) -> list[str]:
    """`text` in parts: the first fits into `room` cells, the others into `width`.

    One part if all fits.
    """
    parts = []
    while cell_width(text) > room:
        head, tail = split_at(text, room)
        if cell_width(head) > room:  # not even one character fits
            head, tail = "", text
        parts.append(head)
        text, room = tail, max(width, 2)
    return [*parts, text]


def merged(runs: Iterable[Run]) -> Line:
    """Neighbours of one style as one run; empty ones left out."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].style == run.style:
            joined[-1] = Run(joined[-1].text + run.text, run.style)
        elif run.text:
            joined.append(run)
    return tuple(joined)
