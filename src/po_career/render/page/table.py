"""Aligned columns without rules; on a narrow page a row becomes running text."""

from collections.abc import Collection, Mapping, Sequence

from po_career.render.page.layout import Line, Page, Run, beside, right, width_of

GAP = 2
ENDLESS = 1_000_000
LEAST = 14
"""A column that gives way keeps so many cells, or the row becomes running text."""


def table(
    rows: Sequence[Sequence[Run]],
    page: Page,
    *,
    gives: int = 0,
    rights: Collection[int] = (),
    most: Mapping[int, int] | None = None,
    indent: int = 2,
) -> list[list[Line]]:
    """Each row as its lines.

    Column `gives` wraps where there is not room for all; those in `most` wrap beyond so many cells;
    those in `rights` stand at their right edge.
    """
    if not rows:
        return []
    caps = most or {}
    widths = [
        min(max(width_of(_only(row[column], page)) for row in rows), caps.get(column, page.width))
        for column in range(len(rows[0]))
    ]
    room = (
        page.width
        - indent
        - sum(width + GAP for column, width in enumerate(widths) if column != gives and width)
    )
    if page.stacked or room < min(LEAST, widths[gives]):
        return [_stacked(row, page, indent) for row in rows]
    widths[gives] = min(room, widths[gives])
    return [_row(row, widths, rights, page, indent) for row in rows]


def _only(run: Run, page: Page) -> Line:
    """The run on one line."""
    return page.wrap(run, ENDLESS)[0]


def _row(
    row: Sequence[Run], widths: Sequence[int], rights: Collection[int], page: Page, indent: int
) -> list[Line]:
    cells = []
    for column, (run, width) in enumerate(zip(row, widths, strict=True)):
        lines = page.wrap(run, width) if run.text else [()]
        cells.append(([right(line, width) for line in lines] if column in rights else lines, width))
    return beside([cell for cell in cells if cell[1]], indent, GAP)


def _stacked(row: Sequence[Run], page: Page, indent: int) -> list[Line]:
    runs = [run for run in row if run.text]
    return page.para(
        [
            piece
            for index, run in enumerate(runs)
            for piece in ((Run(", "), run) if index else (run,))
        ],
        indent,
        2,
    )
