"""Names of roles among the other words of a title: which words each accounts for, and what the
others may make of it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from po_career.language.certainty import Certainty, weaker
from po_career.language.title_words import DENIALS, FUNCTIONS, HIRED, PEOPLE, RANKS

Owner = TypeVar("Owner", str, int)
Cover = frozenset[int]
"""The places of the words that a name accounts for."""


class TitleWord(NamedTuple):
    """A word of a title."""

    place: int
    text: str
    piece: int
    """Which piece between separators it stands in."""
    part: int
    """Which part it stands in, of those that can change places."""


class Doubts(NamedTuple):
    """Words beside a name that may make another role of it."""

    words: Sequence[str]
    certainty: Certainty
    """Likely if the role stays near what is meant, guess if it is another role."""


def orders_of(words: Sequence[TitleWord]) -> list[list[TitleWord]]:
    """The words as they stand, and with their parts turned round.

    A rank in front may stay there: Senior Manager, Product.
    """
    orders = [list(words)]
    parts = list(dict.fromkeys(word.part for word in words))
    ahead = next((at for at, word in enumerate(words) if word.text not in RANKS), 0)
    for fixed in sorted({0, ahead}):
        rotations = [parts[at:] + parts[:at] for at in range(1, len(parts))]
        for order in (*rotations, parts[::-1]):
            turned = sorted(words[fixed:], key=lambda word: order.index(word.part))
            orders.append([*words[:fixed], *turned])
    return orders


def covers_of(name: Sequence[str], orders: Iterable[Sequence[TitleWord]]) -> Iterator[Cover]:
    """The words that a name of several words accounts for, wherever it stands.

    Its last two words stand side by side, those before them in order, with no other role between.
    """
    for order in orders:
        for at in range(len(order) - 1):
            pair = order[at : at + 2]
            if [word.text for word in pair] == list(name[-2:]):
                before = _before(order[:at], name[:-2])
                if before is not None:
                    yield frozenset([*before, *(word.place for word in pair)])


def alone(name: str, words: Sequence[TitleWord], *, is_acronym: bool) -> list[Cover]:
    """Where a name of one word stands alone but for ranks, or anywhere if it is an acronym."""
    covers = []
    for word in words:
        if word.text == name:
            beside = {other.text for other in words if other.piece == word.piece} - {name}
            if is_acronym or beside <= RANKS:
                covers.append(frozenset([word.place]))
    return covers


def _before(order: Sequence[TitleWord], wanted: Sequence[str]) -> list[int] | None:
    """The places of `wanted` in `order`, from the end.

    None if one is missing, or a word for somebody stands between.
    """
    places: list[int] = []
    left = list(wanted)
    for word in reversed(order):
        if left and word.text == left[-1]:
            left.pop()
            places.append(word.place)
        elif left and word.text in PEOPLE:
            return None
    return None if left else places


def longest(
    covers: Mapping[str | int, Sequence[Cover]], owners: Sequence[Owner], words: Sequence[TitleWord]
) -> tuple[Owner, ...]:
    """Those of `owners` that no longer names of others cover, the likeliest first.

    In the order of the title, but the field of a Senior Technical Product Owner says more of the
    role than that they are senior.
    """
    left = []
    for owner in owners:
        others = [cover for other in owners if other != owner for cover in covers[other]]
        if not is_within(covers[owner], others):
            left.append(owner)
    left = left or list(owners)
    seniors = frozenset(word.place for word in words if word.text == "senior")
    fields = [
        cover
        for cover in chain.from_iterable(map(covers.__getitem__, left))
        if _is_field(cover, words)
    ]

    def order(owner: Owner) -> tuple[bool, int, int]:
        is_senior_only = any(
            cover & seniors and cover - seniors < other
            for cover in covers[owner]
            for other in fields
        )
        first_place = min(map(min, covers[owner]))
        return is_senior_only, first_place, -max(map(len, covers[owner]))

    return tuple(sorted(left, key=order))


def _is_field(cover: Cover, words: Sequence[TitleWord]) -> bool:
    """Whether a name without a rank stands in one run of words, or of beginnings of pieces.

    The Platform of "Product Owner - Payments Platform" is hardly a part of the role's name.
    """
    for place in cover:
        word, before = words[place], words[place - 1]
        goes_on = place == 0 or before.piece != word.piece
        if word.text in RANKS:
            return False
        if not goes_on and place - 1 not in cover and before.text not in RANKS:
            return False
    return True


def is_within(own: Sequence[Cover], others: Sequence[Cover]) -> bool:
    """Whether each of the least of `own` is a part of one of `others`."""
    least = [cover for cover in own if not any(less < cover for less in own)]
    return all(any(other > cover and other not in own for other in others) for cover in least)


def doubts_beside(words: Sequence[TitleWord], covered: Cover) -> Doubts:
    """The words outside `covered` that may make another role of the one named."""
    doubts: dict[str, Certainty] = {}
    pieces: set[int] = set()
    """The pieces in which a name has begun."""
    for index, word in enumerate(words):
        if word.place in covered:
            pieces.add(word.piece)
            continue
        doubt = _doubt(word, pieces)
        if index and _goes_on(words[index - 1], covered, word) and word.text in FUNCTIONS:
            doubt = "guess"
        follows = words[index + 1].place if index + 1 < len(words) else None
        if word.text == "to" and follows in covered:  # Assistant to the Product Owner
            doubt = "guess"
        if doubt != "certain":
            doubts[word.text] = doubt
    return Doubts(list(doubts), weaker("certain", *doubts.values()))


def _goes_on(before: TitleWord, covered: Cover, word: TitleWord) -> bool:
    """Whether `word` goes on after the field of a role: Head of Product Design."""
    is_of_name = before.place in covered and before.piece == word.piece
    return is_of_name and before.text not in PEOPLE | RANKS


def _doubt(word: TitleWord, pieces: Collection[int]) -> Certainty:
    if word.text in DENIALS or (word.text in PEOPLE - HIRED and word.piece in pieces):
        return "guess"
    return "likely" if word.text in RANKS | PEOPLE else "certain"
