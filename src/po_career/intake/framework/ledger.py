"""The ledger of an import: what became of every filled cell."""

from collections import Counter
from collections.abc import Iterable

from po_career.frozen import Frozen
from po_career.intake.framework.found import Ask, Found, Say
from po_career.intake.framework.spreadsheet import Spot

MOST_LOST = 0.25
"""Share of the cells that may be lost before nothing is written unasked."""
NOT_READ = "the cell was not read"


class Ledger(Frozen):
    """What became of the filled cells: `read` is `levels`, `sentences` and `lost` together, and
    every other cell is among `names` or `aside`.
    """

    read: int
    """Cells that hold a level or a sentence."""
    levels: int
    """Cells whose level a role asks for, and that have no sentence."""
    sentences: int
    """Cells whose sentence became an anchor, with a level beside it or not."""
    lost: int
    """Cells that hold a level or a sentence, and could not be taken; each place is named."""
    names: int
    """Cells that name or describe a role, a skill and so on, or say that nothing is asked."""
    aside: int
    """Cells of columns, rows and sheets that a ladder has no place for."""

    @property
    def is_too_much(self) -> bool:
        """Whether so much is lost that somebody must agree to it."""
        return self.lost > MOST_LOST * self.read


def ledger_of(found: Found) -> Ledger:
    """The ledger of all that was read. A cell that nobody accounts for is lost, and is named."""
    levels = _places(found.asks, found)
    sentences = _places(found.says, found)
    names = 0
    for read in found.read:
        for row in range(1, len(read.sheet.rows) + 1):
            for column in read.sheet.filled(row):
                spot = Spot(row, column)
                place = (read.sheet.name, spot)
                if place in levels or place in sentences or place in found.spots:
                    continue
                if spot in read.names:
                    names += 1
                else:
                    found.skip(read.sheet, row, column, NOT_READ)
    left: Counter[str] = Counter()
    for one in found.left_out:
        left[one.kind] += one.cells
    only_levels = levels - sentences
    return Ledger(
        read=len(only_levels) + len(sentences) + left["lost"],
        levels=len(only_levels),
        sentences=len(sentences),
        lost=left["lost"],
        names=names,
        aside=left["aside"],
    )


def _places(cells: Iterable[Ask | Say], found: Found) -> set[tuple[str, Spot]]:
    """The cells that were taken and not given up later."""
    spots = {(one.sheet, Spot(one.row, one.column)) for one in cells}
    return spots - found.spots.keys()
