"""Titles and wishes as people type them, read as roles of a catalogue.

Cheap to import: a start may load it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from po_career.frozen import Frozen
from po_career.language.title_words import (
    ABBREVIATIONS,
    CRAFTS,
    DENIALS,
    IN_FRONT,
    PEOPLE,
    RANKS,
    folded,
    title_forms,
    without_level,
    without_marks,
    words_in,
    words_of_title,
    written_out,
)

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog, Title

MOST_WORDS = 12
"""A text of more words is no title."""
_SEPARATOR = re.compile(r"\s+[-–—]+\s+|\s*[,;:/|+()\[\]]+\s*|\s+(?:&|and|or)\s+", re.IGNORECASE)
_TURNING = re.compile(r"\s+[-–—]+\s+|\s*[,()\[\]]+\s*|\s+of\s+", re.IGNORECASE)
"""At these a title can be turned round: Director, Product; Director of Product."""


class Named(Frozen):
    """What a typed title or wish stands for."""

    roles: tuple[str, ...] = ()
    """The role that it names; unless that is certain, the nearest ones, the likeliest first."""
    wants: tuple[str, ...] = ()
    why: str | None = None
    """What decides between the nearest roles, or why there is none."""
    certain: bool = False
    """Whether it names one role, the only one in `roles`."""

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.roles or self.wants or self.why)


NOTHING = Named()


class _Name(Frozen):
    """One name of a role, or of an entry of `titles:`."""

    owner: str | int
    """The id of the role, or the place of the entry."""
    text: str
    rank: int = 0
    """What goes first: 0 id, 1 title, 2 alias, 3 entry of `titles:`, 4 a part of a title."""


@dataclass(slots=True)
class _Book:
    """The names in a catalogue, and how abbreviations are written out in it."""

    roles: Sequence[_Name]
    entries: Sequence[_Name]
    titles: "Sequence[Title]"
    short: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, list[str]] = field(default_factory=dict)
    """What was spelled before."""

    def spelled(self, text: str) -> list[str]:
        """The words of a title, abbreviations written out, without of, the, and."""
        if text not in self.known:
            self.known[text] = []
            for word in words_of_title(text):
                self.known[text] += written_out(word, self.short)
        return self.known[text]

    def together(self, text: str) -> str:
        """The same without spaces, so that Scrum Master, Scrum-Master and ScrumMaster are one."""
        return "".join(self.spelled(text))

    def called(self, spelling: Callable[[str], str]) -> Mapping[str, Named]:
        """What each name stands for, by its `spelling`; the first rank that has one counts."""
        best: dict[str, list[_Name]] = {}
        for name in sorted((*self.roles, *self.entries), key=lambda name: name.rank):
            same = best.setdefault(spelling(name.text), [])
            if not same or same[0].rank == name.rank:
                same.append(name)
        best.pop("", None)
        return {key: self._meaning(same) for key, same in best.items()}

    def _meaning(self, names: Sequence[_Name]) -> Named:
        if isinstance(place := names[0].owner, int):
            return self.entry(place)
        roles = tuple(dict.fromkeys(str(name.owner) for name in names))
        return Named(roles, certain=len(roles) == 1)

    def entry(self, place: int) -> Named:
        """What the entry of `titles:` at `place` says."""
        title = self.titles[place]
        return Named(title.roles, title.wants, title.why)


def role_named(catalog: "Catalog", text: str) -> Named:
    """What `text` stands for, as people write titles and wishes; `NOTHING` if nothing here is near.

    The names of roles as they are written go first, then the entries of `titles:`, then both as
    they are abbreviated, turned round or decorated, then names among other words. No word of rank
    is passed over in silence.
    """
    wanted = folded(text)
    if not wanted or len(wanted.split()) > MOST_WORDS:
        return NOTHING
    book = _Book(list(_role_names(catalog)), list(_entry_names(catalog)), catalog.titles)
    if (named := book.called(folded).get(wanted)) is not None:
        return named
    if (new := catalog.replaced.roles.get(wanted)) is not None:
        return Named((new,), certain=True)
    for want in catalog.wants.values():
        if wanted in (folded(want.id), folded(want.title)):
            return Named(wants=(want.id,))
    book.short = _abbreviations(book)
    return _read(book, text)


def in_words(catalog: "Catalog", named: Named) -> str:
    """The nearest honest thing, to go on a sentence: "the nearest is Product Manager (pm): why".

    Empty if there is none.
    """
    near = ""
    if named.roles:
        roles = listed([f"{catalog.roles[role].spoken} ({role})" for role in named.roles])
        near = f"the nearest {'is' if len(named.roles) == 1 else 'are'} {roles}"
    elif named.wants:
        wants = listed([catalog.wants[want].title for want in named.wants])
        near = f"it is something to want: {wants}"
    return ": ".join(filter(None, (near, named.why)))


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _role_names(catalog: "Catalog") -> Iterator[_Name]:
    for role in catalog.roles.values():
        yield _Name(role.id, role.id, 0)
        yield _Name(role.id, role.title, 1)
        for text in role.aliases:
            yield _Name(role.id, text, 2)
        for text in (role.spoken, *title_forms(role.title)[1:]):
            yield _Name(role.id, text, 4)


def _entry_names(catalog: "Catalog") -> Iterator[_Name]:
    for place, entry in enumerate(catalog.titles):
        for text in (entry.title, *entry.aliases):
            yield _Name(place, text, 3)


def _abbreviations(book: _Book) -> Mapping[str, str]:
    """The table without what the catalogue uses otherwise.

    If its PM is a project manager, no PM here manages a product.
    """
    owners: dict[str, set[str | int]] = {}
    for name in book.roles:
        owners.setdefault(folded(name.text), set()).add(name.owner)
    own = {
        short
        for short, long in ABBREVIATIONS.items()
        if not owners.get(short, set()) <= owners.get(long, set())
    }
    return {short: long for short, long in ABBREVIATIONS.items() if short not in own}


def _read(book: _Book, text: str) -> Named:
    """`text` against roles and entries of `titles:`, less and less to the letter."""
    plain = book.called(lambda name: "".join(words_of_title(name)))
    if (named := plain.get("".join(words_of_title(text)))) is not None:
        return named
    spelled = book.called(book.together)
    words = book.spelled(text)
    for at in range(len(words)):  # turned round: Product Owner, Senior
        if (named := spelled.get("".join([*words[at:], *words[:at]]))) is not None:
            return named
    if (named := _with_level(book, text)) is not None:
        return named
    front, _, rest = " ".join(text.split()).partition(" ")
    if front.casefold() in IN_FRONT and words_of_title(rest):
        return _again(book, rest)
    return _among_words(book, text)


def _again(book: _Book, text: str) -> Named:
    """A part of what was typed, read from the beginning."""
    return book.called(folded).get(folded(text)) or _read(book, text)


def _with_level(book: _Book, text: str) -> Named | None:
    """`text` without its numeral; roles that the catalogue tells apart by numerals are all near."""
    bare = without_level(text)
    wanted = book.together(bare)
    same = [
        name
        for name in book.roles
        if name.rank and book.together(without_level(name.text)) == wanted
    ]
    numbered = [name for name in same if book.together(name.text) != wanted]
    roles = tuple(dict.fromkeys(str(name.owner) for name in same))
    if numbered and (len(roles) > 1 or numbered == same):
        return Named(roles, why="here a numeral is part of the name")
    return None if folded(bare) == folded(text) else _again(book, bare)


class _Word(NamedTuple):
    """A word of what was typed."""

    place: int
    text: str
    piece: int
    """Which piece between separators it stands in."""
    part: int
    """Which part it stands in, of those that can change places."""


Owner = TypeVar("Owner", str, int)
Cover = frozenset[int]
"""The places of the words that a name accounts for."""


def _among_words(book: _Book, text: str) -> Named:
    """The role whose name stands among other words.

    Certain if one remains, and none of the other words may make another role of it.
    """
    words = _words(book, text)
    orders = _orders(words)
    covers: dict[str | int, list[Cover]] = {}
    said = {word.text for word in words}
    for name in (*book.roles, *book.entries):
        if not said.issuperset(book.spelled(name.text)):
            continue
        for spelled in _forms(book, name):
            if found := list(_covers(name, spelled, words, orders)):
                covers.setdefault(name.owner, []).extend(found)
    roles = _left(covers, [owner for owner in covers if isinstance(owner, str)])
    entries = _left(covers, [owner for owner in covers if isinstance(owner, int)])
    if entries and all(_is_within(covers[role], covers[entries[0]]) for role in roles):
        return book.entry(entries[0])
    if not roles:
        return NOTHING
    doubts = _doubts(words, frozenset().union(*(cover for role in roles for cover in covers[role])))
    if doubts:
        return Named(roles, why=_not_in_names(doubts, roles))
    return Named(roles, certain=len(roles) == 1)


def _not_in_names(words: Sequence[str], roles: Sequence[str]) -> str:
    verb = "is" if len(words) == 1 else "are"
    whose = "its" if len(roles) == 1 else "their"
    said = listed([f'"{word}"' for word in words])
    return f"{said} {verb} not in {whose} names"


def _left(
    covers: Mapping[str | int, Sequence[Cover]], owners: Sequence[Owner]
) -> tuple[Owner, ...]:
    """Those of `owners` that no longer names of others cover, in the order of the text."""
    left = []
    for owner in owners:
        others = [cover for other in owners if other != owner for cover in covers[other]]
        if not _is_within(covers[owner], others):
            left.append(owner)
    return tuple(
        sorted(
            left or owners,
            key=lambda owner: (min(map(min, covers[owner])), -max(map(len, covers[owner]))),
        )
    )


def _words(book: _Book, text: str) -> list[_Word]:
    clean = without_marks(text).strip()
    breaks = [found.end() for found in _SEPARATOR.finditer(clean)]
    turns = [found.end() for found in _TURNING.finditer(clean)]
    words: list[_Word] = []
    for start, said in words_in(clean):
        piece, part = (sum(end <= start for end in ends) for ends in (breaks, turns))
        for one in written_out(said, book.short):
            words.append(_Word(len(words), one, piece, part))
    return words


def _orders(words: Sequence[_Word]) -> list[list[_Word]]:
    """The words as they stand, and with their parts turned round.

    A rank in front may stay there: Senior Manager, Product.
    """
    orders = [list(words)]
    parts = list(dict.fromkeys(word.part for word in words))
    ahead = next((at for at, word in enumerate(words) if word.text not in RANKS), 0)
    for fixed in sorted({0, ahead}):
        rest = words[fixed:]
        turned = [[*parts[at:], *parts[:at]] for at in range(1, len(parts))]
        orders += [[*words[:fixed], *_in_order(rest, order)] for order in (*turned, parts[::-1])]
    return orders


def _in_order(words: Sequence[_Word], parts: Iterable[int]) -> Iterator[_Word]:
    for part in parts:
        yield from (word for word in words if word.part == part)


def _forms(book: _Book, name: _Name) -> Iterator[list[str]]:
    """The words of a name as they stand, and turned round if it has an of or a comma."""
    yield book.spelled(name.text)
    front, turning, back = re.sub(r"\([^)]*\)", "", name.text).partition(
        " of " if " of " in name.text else ","
    )
    if turning:
        yield [*book.spelled(back), *book.spelled(front)]


def _covers(
    name: _Name, spelled: Sequence[str], words: Sequence[_Word], orders: Iterable[Sequence[_Word]]
) -> Iterator[Cover]:
    """The words that a name accounts for, wherever it stands.

    Its last two words stand side by side, those before them in order, with no other role between.
    A name of one word stands alone but for ranks, unless it is an acronym; a wish of one word is
    none among others.
    """
    if len(spelled) > 1:
        for order in orders:
            for at in range(len(order) - 1):
                pair = order[at : at + 2]
                if [word.text for word in pair] == list(spelled[-2:]) and (
                    found := _before(order[:at], spelled[:-2])
                ) is not None:
                    yield frozenset((*found, *(word.place for word in pair)))
    elif spelled and isinstance(name.owner, str):
        for word in words:
            beside = {
                other.text
                for other in words
                if other.piece == word.piece and other.place != word.place
            }
            if word.text == spelled[0] and (name.text.isupper() or beside <= RANKS):
                yield frozenset((word.place,))


def _before(order: Sequence[_Word], wanted: Sequence[str]) -> list[int] | None:
    """The places of `wanted` in `order`, from the end.

    None if one is missing, or a word for somebody stands between.
    """
    found: list[int] = []
    left = list(wanted)
    for word in reversed(order):
        if left and word.text == left[-1]:
            left.pop()
            found.append(word.place)
        elif left and word.text in PEOPLE:
            return None
    return None if left else found


def _is_within(own: Sequence[Cover], others: Sequence[Cover]) -> bool:
    """Whether the least of `own`, each of them, are a part of what one of `others` is."""
    least = [cover for cover in own if not any(less < cover for less in own)]
    return all(any(other > cover and other not in own for other in others) for cover in least)


def _doubts(words: Sequence[_Word], covered: Cover) -> list[str]:
    """The words outside `covered` that may make another role of the one named."""
    found = []
    for at, word in enumerate(words):
        if word.place in covered:
            continue
        before = words[at - 1] if at else None
        after_field = (
            before is not None and before.place in covered and before.text not in PEOPLE | RANKS
        )
        if word.text in RANKS | DENIALS | PEOPLE or (word.text in CRAFTS and after_field):
            found.append(word.text)
    return list(dict.fromkeys(found))
