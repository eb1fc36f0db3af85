"""The parts of a page: a heading with what stands below it."""

from collections.abc import Iterable, Sequence
from itertools import chain

from po_career.planning.plan_model import Caution
from po_career.render.page.layout import Line, Page, Run, Style, Words, beside, heading
from po_career.render.page.phrases import sentence


def below(blocks: Iterable[Sequence[Line]]) -> list[Line]:
    """Blocks of lines, one directly below the other."""
    return list(chain.from_iterable(blocks))


def section(title: str, lines: Sequence[Line], page: Page) -> list[Line]:
    """A heading and its lines; nothing without lines."""
    return [*heading(page, title), *lines] if lines else []


def prose_section(title: str, text: str | None, page: Page) -> list[Line]:
    """A heading and a paragraph; nothing without text."""
    return section(title, page.para(sentence(text)), page) if text else []


def bullets_section(title: str, items: Iterable[Words], page: Page) -> list[Line]:
    """A heading and a list; nothing without items."""
    return section(title, below(bullet(words, page) for words in items), page)


def bullet(words: Words, page: Page, indent: int = 2) -> list[Line]:
    """One item of a list."""
    return page.bullet(Run(page.glyphs.dot, "dim"), words, indent)


def row_lines(
    cells: Iterable[Words], widths: Iterable[int], page: Page, indent: int = 2, gap: int = 2
) -> list[Line]:
    """Cells side by side, each wrapped to the width that goes with it."""
    columns = zip(cells, widths, strict=True)
    return beside([(page.wrap(cell, width), width) for cell, width in columns], indent, gap)


def dimmed(words: str, page: Page, indent: int = 2, hang: int = 0) -> list[Line]:
    """A paragraph in the style of support."""
    return page.para(Run(words, "dim"), indent, hang)


def labelled(
    label: str, words: str, page: Page, indent: int = 2, style: Style = "dim"
) -> list[Line]:
    """A paragraph after its label; nothing without words."""
    return page.para([Run(f"{label}: ", style), Run(words)], indent, 2) if words else []


def warning_lines(warnings: Iterable[Caution], page: Page, indent: int = 0) -> list[Line]:
    """Each warning as a sentence of its own."""
    return below(page.para(sentence(warning.what), indent) for warning in warnings)


def warnings_section(warnings: Iterable[Caution], page: Page) -> list[Line]:
    """The warnings as a list under a heading of their own."""
    return bullets_section("Keep in mind", [sentence(one.what) for one in warnings], page)
