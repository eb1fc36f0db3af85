"""The signs of a career map on a screen.

One for each kind of move, and the rule below the names of the tracks.
"""

from dataclasses import astuple
from typing import Final

from po_career.catalog.model import TransitionKind
from po_career.frozen import Frozen
from po_career.render.page.fallbacks import encodes
from po_career.render.page.glyphs import Glyphs


class Marks(Frozen):
    """A sign for each kind of move, for staying, and for a rule."""

    promotion: str
    lateral: str
    specialise: str
    leap: str
    return_: str
    stay: str
    rule: str

    def of(self, kind: TransitionKind) -> str:
        """The sign of a kind."""
        return self.return_ if kind == "return" else str(getattr(self, kind))


UNICODE: Final = Marks("↑", "↔", "◇", "↟", "↩", "•", "─")
ASCII: Final = Marks("^", "<>", "+", "^^", "<-", "*", "-")


def marks_for(glyphs: Glyphs) -> Marks:
    """The signs that go with `glyphs`: Unicode where the output takes them all, else ASCII."""
    signs = "".join(astuple(UNICODE))
    return UNICODE if glyphs.encoding is None or encodes(signs, glyphs.encoding) else ASCII
