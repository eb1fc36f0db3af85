"""What a person adds to a file that it does not say itself."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from po_career.catalog.model import Importance
from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import Part
from po_career.intake.framework.scale import Rounding

Rows = Literal["skills", "roles"]
Across = Literal["rungs", "crafts", "levels"]
"""What the columns of a table of sentences are: roles that follow each other, roles side by side,
or levels of the scale.
"""
EachSheet = Literal["craft", "area"]
"""What several sheets with roles on one side are: crafts, each with roles of its own, or areas of
skills for the same roles.
"""


class Options(Frozen):
    """Answers to what a table leaves open; without one, what is clear is taken, the rest asked."""

    sheets: tuple[str, ...] = ()
    """Names of the sheets to read; () for all that can be understood."""
    rows: Rows | None = None
    """What the rows of a table with roles on one side and skills on the other are."""
    across: Across | None = None
    each_sheet: EachSheet | None = None
    halves: Rounding = "keep"
    promotions: bool = True
    """Whether roles in order are read as promotions if the file names no moves."""
    accept_loss: bool = False
    """Whether to go on if more than a quarter of the cells is lost."""
    columns: Mapping[Part, str] = field(default_factory=dict)
    """What a column holds, to its header."""
    role: str | None = None
    """The role that a table without roles is about."""
    levels: tuple[str, ...] = ()
    """Names of the levels from 1 up."""
    known: tuple[str, ...] = ()
    """What the catalogue that is updated calls its levels from 1 up."""
    mark: int | None = None
    """The level that a bare mark stands for."""
    weights: Mapping[str, Importance] = field(default_factory=dict)
    """Words for importance, folded, to what they mean."""
    fill_down: bool = False
    """Whether an empty cell under a role, a skill or a category means the same as the cell above.
    """
