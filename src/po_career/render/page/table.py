"""Aligned columns without rules; on a narrow page a row becomes running text."""

from collections.abc import Collection, Mapping, Sequence

from po_career.render.page.layout import Lines, Page, Run, beside, right, width_of, with_commas

GAP = 2
ENDLESS = 1_000_000
LEAST = 14
"""The least cells of the column that gives way; with fewer, a row becomes running text."""


def table(
    rows: Sequence[Sequence[Run]],
    page: Page,
    *,
    gives: int = 0,
    rights: Collection[int] = (),
    most: Mapping[int, int] | None = None,
    indent: int = 2,
) -> list[Lines]:
    """Each row as its lines.

    Column `gives` wraps if there is not room for all; those in `most` wrap at so many cells; those
    in `rights` are aligned to the right.
    """
    if not rows:
        return []
    widths = _widths(rows, page, most or {})
    others = [width + GAP for column, width in enumerate(widths) if width and column != gives]
    room = page.width - indent - sum(others)
    if page.stacked or room < min(LEAST, widths[gives]):
        return [page.para(with_commas(row), indent, 2) for row in rows]
    widths[gives] = min(room, widths[gives])
    return [_row(row, widths, rights, page, indent) for row in rows]


def _widths(rows: Sequence[Sequence[Run]], page: Page, most: Mapping[int, int]) -> list[int]:
    """Cells of each column: those of its longest text, at most what `most` allows it."""
    widths = []
    for column, cells in enumerate(zip(*rows, strict=True)):
        longest = max(width_of(page.wrap(cell, ENDLESS)[0]) for cell in cells)
        widths.append(min(longest, most.get(column, page.width)))
    return widths


def _row(
    row: Sequence[Run], widths: Sequence[int], rights: Collection[int], page: Page, indent: int
) -> Lines:
    cells = []
    for column, (run, width) in enumerate(zip(row, widths, strict=True)):
        lines = page.wrap(run, width) if run.text else [()]
        if column in rights:
            lines = [right(line, width) for line in lines]
        if width:
            cells.append((lines, width))
    return beside(cells, indent, GAP)
