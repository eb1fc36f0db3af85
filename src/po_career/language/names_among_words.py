"""Names of roles among the other words of a title: which words each accounts for, and what the
others may make of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product, zip_longest
from typing import NamedTuple, TypeVar

from po_career.language.certainty import Certainty, weaker
from po_career.language.title_words import DENIALS, FUNCTIONS, OTHER_POSTS, PEOPLE, RANKS

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


def parted_at_ranks(words: Sequence[TitleWord]) -> list[TitleWord]:
    """The words, of which those after a rank, and a rank at the end of a piece, can change places.

    Director Digital Product; Global Product Owner Lead.
    """
    parted: list[TitleWord] = []
    more = 0
    for word, after in zip_longest(words, words[1:]):
        ends_piece = after is None or after.piece != word.piece
        was_rank = bool(parted) and parted[-1].text in RANKS
        is_rank = word.text in RANKS
        if parted and ((was_rank and not is_rank) or (is_rank and not was_rank and ends_piece)):
            more += 1
        parted.append(word._replace(part=word.part + more))
    return parted


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


def covers_of(name: Sequence[str], orders: Sequence[Sequence[TitleWord]]) -> Iterator[Cover]:
    """The words that a name of several words accounts for, wherever it stands.

    Its last two words stand side by side, those before them in order, with no other role between.
    """
    for order in orders:
        for at in range(len(order) - 1):
            pair = order[at : at + 2]
            if [word.text for word in pair] == list(name[-2:]):
                before = _before(order[:at], name[:-2])
                if before is not None and all(
                    _may_be_apart(word, pair[0], orders[0]) for word in before
                ):
                    yield frozenset(word.place for word in (*before, *pair))


def alone(name: str, words: Sequence[TitleWord], *, is_acronym: bool) -> list[Cover]:
    """Where a name of one word stands alone but for ranks, or anywhere if it is an acronym."""
    covers = []
    for word in words:
        if word.text == name:
            beside = {other.text for other in words if other.piece == word.piece} - {name}
            if is_acronym or beside <= RANKS:
                covers.append(frozenset([word.place]))
    return covers


def _may_be_apart(word: TitleWord, head: TitleWord, words: Sequence[TitleWord]) -> bool:
    """Whether a word of a name may stand in another piece than its head.

    The assistants of "Product Owner - AI Assistants" are not a rank, the Tech of "Product Owner, HR
    Tech" does not make them technical, and "Project Manager / Product Owner" manages no owners.
    """
    if word.piece == head.piece:
        return True
    if word.text in PEOPLE and word.part == head.part:
        return False
    before = words[word.place - 1]
    begins = word.place == 0 or before.piece != word.piece or before.text in RANKS
    return begins or word.text not in RANKS | {"technical"}


def _before(order: Sequence[TitleWord], wanted: Sequence[str]) -> list[TitleWord] | None:
    """The words `wanted` in `order`, from the end.

    None if one is missing, or a word for somebody stands between.
    """
    matched: list[TitleWord] = []
    left = list(wanted)
    for word in reversed(order):
        if left and word.text == left[-1]:
            left.pop()
            matched.append(word)
        elif left and word.text in PEOPLE:
            return None
    return None if left else matched


def longest(
    covers: Mapping[Owner, Sequence[Cover]], words: Sequence[TitleWord]
) -> tuple[Owner, ...]:
    """The owners of names that no longer name of another covers, the likeliest first.

    In the order of the title, but the field of a Senior Technical Product Owner says more of the
    role than that they are senior.
    """
    every = list(chain.from_iterable(covers.values()))
    left = [owner for owner, own in covers.items() if not is_within(own, every)] or list(covers)
    candidates = chain.from_iterable(covers[owner] for owner in left)
    fields = [cover for cover in candidates if _is_field(cover, words)]

    def order(owner: Owner) -> tuple[bool, int, int, list[int]]:
        own = covers[owner]
        is_senior_only = _is_senior_only(own, fields, words)
        return is_senior_only, min(map(min, own)), -max(map(len, own)), min(map(sorted, own))

    return tuple(sorted(left, key=order))


def _is_senior_only(
    own: Sequence[Cover], fields: Sequence[Cover], words: Sequence[TitleWord]
) -> bool:
    """Whether a name says no more than one of a field than that somebody is senior."""
    seniors = {word.place for word in words if word.text == "senior"}
    rests = [cover - seniors for cover in own if cover & seniors]
    return any(rest < field for rest, field in product(rests, fields))


def _is_field(cover: Cover, words: Sequence[TitleWord]) -> bool:
    """Whether a name without a rank stands in one run of words, or of beginnings of pieces.

    The Platform of "Product Owner - Payments Platform" is hardly a part of the role's name.
    """
    if any(words[place].text in RANKS for place in cover):
        return False
    inner = [place for place in cover if place and words[place].piece == words[place - 1].piece]
    return all(place - 1 in cover or words[place - 1].text in RANKS for place in inner)


def is_within(own: Sequence[Cover], others: Sequence[Cover]) -> bool:
    """Whether each of the least of `own` is a part of one of `others` that is not among them."""
    least = [cover for cover in own if not any(less < cover for less in own)]
    longer = [other for other in others if other not in own]
    return all(any(other > cover for other in longer) for cover in least)


def doubts_beside(words: Sequence[TitleWord], covered: Cover) -> Doubts:
    """The words outside `covered` that may make another role of the one named."""
    named = {place: words[place] for place in covered}
    heads = [word for word in named.values() if word.text in PEOPLE | RANKS]
    doubts: dict[str, Certainty] = {}
    for word in words:
        if word.place in named:
            continue
        is_assistant_to = word.text == "to" and word.place + 1 in named
        if is_assistant_to or _is_another(word, named.get(word.place - 1), heads):
            doubts[word.text] = "guess"
        elif word.text in RANKS | PEOPLE:
            doubts[word.text] = "likely"
    return Doubts(list(doubts), weaker("certain", *doubts.values()))


def _is_another(word: TitleWord, before: TitleWord | None, heads: Sequence[TitleWord]) -> bool:
    """Whether a word beside a name says that it is not held, or makes another role of it.

    `before` is the word of the name that it follows, if any; `heads` say who somebody is.
    """
    if word.text in DENIALS:
        return True
    if word.text in OTHER_POSTS and not heads:
        return word.text not in PEOPLE  # a Product Operations Analyst, but no Sales Assistant
    if word.text in OTHER_POSTS:
        return any(head.piece == word.piece and head.place < word.place for head in heads)
    if before is None or before.text in PEOPLE | RANKS:
        return False
    return word.text in FUNCTIONS and before.piece == word.piece
