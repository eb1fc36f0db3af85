"""Roles that stand in order: which are rungs of one ladder, at which height, and which role follows
which.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import folded
from po_career.text import by_word

RANKS: Mapping[str, int] = by_word(
    {
        0: "intern, trainee, apprentice, praktikant, azubi, werkstudent",
        1: "junior, jr, associate, entry, graduate, assistant",
        2: "mid, intermediate, regular, medior, professional",
        3: "senior, sr, advanced",
        4: "staff, lead, leader, expert, manager, leiter, leitung, head, chief, group",
        5: "principal",
        6: "director, distinguished, master",
        7: "vp, fellow",
    }
)
"""Words in titles that say how high a role stands; a head baker may stand below a manager."""
PLAIN_RANK = 2
"""The height of a title without such a word beside titles that have one."""
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
LEADS = 4
"""The height from which the order of titles of one height says which stands higher."""
SHARED = 0.6
"""Share of what a role asks that the next one must ask too."""
MOST_RUNGS = 60
"""Of one ladder; more roles than that stand in no order."""
MOST_IN_ORDER = 15
"""Roles whose order alone says that one follows another."""
_NUMBERED = re.compile(
    r"(?P<before>\D{0,60}?)(?P<number>\d{1,2}(?:\.\d)?)(?P<after>(?:\D.{0,60})?)"
)


class Rank(NamedTuple):
    """How high a title says that a role stands."""

    series: str
    """The words before the number: roles of one series follow each other by their numbers."""
    height: float | None
    """None if the title says nothing of it."""
    numbered: bool


class Rung(Frozen):
    """A role in its order, and what it asks: skill to level, or to 0 if only a sentence."""

    key: str
    title: str
    asks: Mapping[str, int]


def rank_of(title: str) -> Rank:
    """What `title` says of its height: a number (L2, C3-S, Engineer II) or a word (Senior)."""
    match = _NUMBERED.fullmatch(title.strip())
    if match:
        series = folded(match["before"])
        return Rank(series, float(match["number"]), numbered=True)
    words = folded(title).split()
    if words and words[-1] in ROMAN and len(words) > 1:
        return Rank(folded(" ".join(words[:-1])), ROMAN[words[-1]], numbered=True)
    heights = [RANKS[word] for word in words if word in RANKS]
    return Rank("", max(heights, default=None), numbered=False)


def is_rank_alone(title: str) -> bool:
    """Whether a title names a rank and no craft: Senior, L3, Level 2."""
    rank = rank_of(title)
    if rank.numbered:
        return len(rank.series) <= 2 or rank.series in ("level", "grade", "band", "stage", "stufe")
    return all(word in RANKS for word in folded(title).split())


def say_rungs(titles: Sequence[str]) -> bool:
    """Whether titles say by themselves that they are rungs: numbers in one row, or ranks."""
    ranks = [rank_of(title) for title in titles]
    said = sum(rank.height is not None for rank in ranks)
    return len(titles) > 1 and 2 * said >= len(titles) and len({r.height for r in ranks}) > 1


def heights_of(titles: Sequence[str]) -> list[int]:
    """The height of each title from 1 up, in the order given: two of one number share a height."""
    heights: list[int] = []
    seen: dict[tuple[str, float], int] = {}
    top = 0
    for title in titles:
        rank = rank_of(title)
        place = (rank.series, rank.height or 0)
        if rank.numbered and place in seen:
            heights.append(seen[place])
            continue
        top += 1
        heights.append(top)
        if rank.numbered:
            seen[place] = top
    return heights


def are_downward(titles: Sequence[str]) -> bool:
    """Whether titles run from the highest to the lowest."""
    heights = [rank.height for rank in map(rank_of, titles) if rank.height is not None]
    falls = sum(later < first for first, later in pairwise(heights))
    rises = sum(later > first for first, later in pairwise(heights))
    return len(heights) > 1 and falls > 0 and rises == 0


def followers(rungs: Sequence[Rung]) -> Iterator[tuple[str, str]]:
    """Which role follows which, by the order of `rungs`, their titles and what they ask."""
    titles = [rung.title for rung in rungs]
    if len(rungs) > MOST_RUNGS or (len(rungs) > MOST_IN_ORDER and not say_rungs(titles)):
        return
    plain = PLAIN_RANK if say_rungs(titles) else None
    for place, rung in enumerate(rungs):
        for before in reversed(rungs[:place]):
            if _follows(before, rung, plain):
                yield before.key, rung.key
                break


def _follows(before: Rung, after: Rung, plain: float | None) -> bool:
    """Whether `after` may be the next rung after `before`."""
    first, second = rank_of(before.title), rank_of(after.title)
    if first.numbered and second.numbered:
        rises = (first.height or 0) < (second.height or 0)
        return first.series == second.series and rises
    if not first.numbered and not second.numbered and _falls(first, second, plain):
        return False
    return _are_of_one_craft(before.title, after.title) or _asks_as_much(before.asks, after.asks)


def _falls(first: Rank, second: Rank, plain: float | None) -> bool:
    """Whether words say that the second title stands lower than the first, or that both are plain
    titles of one height. Of two leads or managers their order says who stands higher.
    """
    if first.height is None and second.height is None:
        return False
    low = plain if first.height is None else first.height
    high = plain if second.height is None else second.height
    if low is None or high is None:
        return False
    return low > high or (low == high < LEADS)


def _are_of_one_craft(first: str, second: str) -> bool:
    """Whether two titles have a word in common that is no rank, or a row of numbers."""
    ranks = [rank_of(title) for title in (first, second)]
    if all(rank.numbered for rank in ranks):
        return True
    words = [set(folded(title).split()) - RANKS.keys() for title in (first, second)]
    both_ranked = any(rank.height is not None for rank in ranks)
    return both_ranked and not words[0].isdisjoint(words[1])


def _asks_as_much(before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether most skills of the one are asked by the other too, and not less in all."""
    if not before or not after:
        return False
    shared = sum(skill in after for skill in before)
    return shared >= SHARED * len(before) and sum(after.values()) >= sum(before.values())
