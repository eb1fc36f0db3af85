"""Where two people see one skill differently, with the sentence that goes with each level."""

from collections.abc import Sequence

from po_career.profile.disagreements import Disagreement
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.layout import Line, Page, Run, heading
from po_career.render.page.phrases import count

WHO = {"self": "you", "other": "somebody else"}


def differing_section(found: Sequence[Disagreement], page: Page) -> list[Line]:
    """Both sentences, one below the other: what is believed covers both levels.

    Nothing where all agree.
    """
    if not found:
        return []
    lines = heading(page, f"Seen differently: {count(len(found), 'skill')}")
    for one in found:
        lines += page.para(Run(one.name), 2, 2)
        for view in (one.own, one.other):
            who = Run(f"{WHO[view.by]}, {view.level}{NO_BREAK}{view.level_name}: ", "dim")
            lines += page.para([who, Run(view.sentence)], 4, 2)
    return [
        *lines,
        *page.para(Run("What is counted with is your own level; the range covers both.", "dim")),
    ]
