"""Skills in words: their short names, what is believed of them and by whom, and readiness."""

from collections.abc import Iterable, Sequence
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.catalog.sentences import sentence_of
from po_career.planning.model import Belief, Estimate
from po_career.profile.disagreements import Disagreement
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import count, listed, percent
from po_career.text import NO_BREAK

ASSUMED = ("assumed", "behind", "former", "guess")
"""Beliefs that rest on neither a rating nor anything done."""

LevelSign = Literal["have", "perhaps", "asked", "beyond"]


def level_sign(level: int, have: Belief, need: int) -> LevelSign:
    """What one level above 0 is to a person: there, perhaps there, asked, or beyond that."""
    if level <= have.low:
        return "have"
    if level <= have.high:
        return "perhaps"
    return "asked" if level <= need else "beyond"


def skill_name(skill: Id, catalog: Catalog) -> str:
    """The short name of a skill, or its name if it has none."""
    known = catalog.skills[skill]
    return known.short or known.name


def skill_names(skills: Iterable[Id], catalog: Catalog, most: int | None = None) -> str:
    """Short names of skills in a row: the first `most` of them, and how many more."""
    return listed((skill_name(skill, catalog) for skill in skills), most)


def sentence_lines(skill: Id, level: int, catalog: Catalog, page: Page, indent: int = 2) -> Lines:
    """The sentence that goes with a level, in quotation marks."""
    return page.para(Run(f'"{sentence_of(catalog, skill, level)}"', "dim"), indent)


def belief_words(belief: Belief, catalog: Catalog) -> str:
    """What is believed of a skill as the name of a level, or that it is not rated."""
    if belief.basis == "unknown":
        return "not rated"
    name = catalog.scale.levels[belief.expected].name
    return f"assumed {name}" if belief.basis in ASSUMED else name


def readiness_words(estimate: Estimate, dash: str = " to ") -> str:
    """A readiness with its range: 73% (66 to 80)."""
    return f"{percent(estimate.expected)}%{range_words(estimate, dash)}"


def range_words(estimate: Estimate, dash: str = " to ") -> str:
    """The range of a readiness in brackets, after a space; empty if it is a single figure."""
    low, high = percent(estimate.low), percent(estimate.high)
    return f" ({low}{dash}{high})" if low < high else ""


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
