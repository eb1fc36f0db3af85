"""The parts of a page as functions, for render/import_page.py."""

from collections.abc import Sequence

from po_career.render.page.layout import Line, Lines, Page, below

__all__ = ["below", "dimmed", "section"]


def section(title: str, lines: Sequence[Line], page: Page) -> Lines:
    """A heading and its lines; nothing without lines."""
    return page.section(title, lines)


def dimmed(words: str, page: Page, indent: int = 2, hang: int = 0) -> Lines:
    """A paragraph in the style of support."""
    return page.dimmed(words, indent, hang)
