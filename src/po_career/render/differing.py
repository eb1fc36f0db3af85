"""Skills that two people see differently, with the sentence that goes with each level."""

from collections.abc import Sequence

from po_career.profile.disagreements import Disagreement
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import count

WHO = {"self": "you", "other": "somebody else"}


def differing_section(found: Sequence[Disagreement], page: Page) -> Lines:
    """Both sentences, one below the other; nothing if all agree."""
    lines: Lines = []
    for skill in found:
        lines += page.para(Run(skill.name), 2, 2)
        for view in (skill.own, skill.other):
            who = Run(f"{WHO[view.by]}, {view.level}{NO_BREAK}{view.level_name}: ", "dim")
            lines += page.para([who, Run(view.sentence)], 4, 2)
    if lines:
        words = "Your own level is the one that counts; the range covers both."
        lines += page.dimmed(words)
    return page.section(f"Seen differently: {count(len(found), 'skill')}", lines)
