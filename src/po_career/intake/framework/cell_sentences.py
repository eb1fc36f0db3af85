"""Cells that have words beside a number, as in "3 - Coaches others": names of levels if the cells
agree on them, else the sentence of each cell.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from po_career.intake.framework.cell_words import LevelText, folded
from po_career.intake.framework.found import Found, Say
from po_career.intake.framework.scale import SURE, USUAL_NAMES

Name = Callable[[LevelText], str]
AFTER_NAME = re.compile(r"\s*[:;(–—]\s*|\s-\s")


def split_words(found: Found) -> None:
    """Keep, of each cell with a number and words, the name of the level and the sentence apart."""
    asked = [ask.said for ask in found.asks]
    texts = [*asked, *found.level_texts, *(say.said for say in found.says)]
    name_of = next((name for name in (_name, _head) if _agree(texts, name)), _no_name)
    if name_of is _no_name:
        found.note(
            "the words beside the numbers differ from cell to cell: they are read as the sentence"
            " for that level, and not as its name"
        )
    for place, ask in enumerate(found.asks):
        said = ask.said
        if not said.words:
            continue
        name = name_of(said)
        found.asks[place] = ask._replace(said=said._replace(name=name, words=""))
        if sentence := _without(name, said.words):
            level = LevelText(said.number)
            cell = (ask.sheet, ask.row, ask.column)
            found.says.append(Say(ask.role, ask.skill, level, *cell, sentence))


def _agree(texts: Iterable[LevelText], name_of: Name) -> bool:
    """Whether cells of one number have one name for it, or a usual one; True if no number has words
    in two cells.
    """
    called: dict[float, Counter[str]] = {}
    for said in texts:
        if said.number is not None and said.words:
            called.setdefault(said.number, Counter())[name_of(said)] += 1
    cells = agreed = 0
    for names in called.values():
        if names.total() > 1:
            [(first, _)] = names.most_common(1)
            cells += names.total()
            agreed += sum(n for name, n in names.items() if name == first or name in USUAL_NAMES)
    return agreed >= SURE * cells


def _name(said: LevelText) -> str:
    return said.name


def _head(said: LevelText) -> str:
    """The words before a colon or a dash: Expert: coaches others."""
    return folded(AFTER_NAME.split(said.words, 1)[0])


def _no_name(_said: LevelText) -> str:
    return ""


def _without(name: str, words: str) -> str:
    """The words that follow the name of the level; "" if there is nothing but the name."""
    if folded(words) == name:
        return ""
    first, *rest = AFTER_NAME.split(words, 1)
    return rest[0] if rest and folded(first) == name else words
