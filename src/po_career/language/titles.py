"""Which role of a catalogue a title names: in a profile, a CV, an advertisement, or as it is typed.

One reading for all of them. They differ in where a title stands in a text, and in what they do with
an answer that is not certain. Cheap to import: a start may load it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from po_career.catalog.names import suggestion
from po_career.catalog.once import once
from po_career.frozen import Frozen
from po_career.language.certainty import Certainty, weaker
from po_career.language.names_among_words import (
    Cover,
    TitleWord,
    alone,
    covers_of,
    doubts_beside,
    is_within,
    longest,
    orders_of,
    parted_at_ranks,
)
from po_career.language.stems import WORD, folded, name_words, near, plain, without_marks
from po_career.language.title_words import (
    ABBREVIATIONS,
    IN_FRONT,
    RANKS,
    title_forms,
    without_level,
    without_short_forms,
    written_out,
)

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog

MOST_WORDS = 16
"""A text of more words is not a title."""
MOST_CHARACTERS = 400
"""Nor is one of more characters, however few spaces are in it."""
SEPARATOR = re.compile(
    r"\s+[-–—]+\s+|\s*[,;:/|+()\[\]•·]+\s*|[\s-]+(?:&|and|or|at|in|for|@|bei|chez)[\s-]+",
    re.IGNORECASE,
)
_TURNING = re.compile(r"\s+[-–—]+\s+|\s*[,()\[\]]+\s*|\s+of\s+", re.IGNORECASE)
"""At these a title can be turned round: Director, Product; Director of Product."""
_KIN = ("owner", "manager", "lead")
"""Who owns, manages or leads the same special field has the same role."""


class Named(Frozen):
    """What a title or a wish stands for."""

    roles: tuple[str, ...] = ()
    """The role that it names; unless that is certain, the nearest ones, the likeliest first."""
    wants: tuple[str, ...] = ()
    why: str | None = None
    """What decides between the nearest roles, or why there is none."""
    certainty: Certainty = "guess"
    """Certain: it names one role, the only one in `roles`. Likely: the first of `roles` is meant.
    Guess: `roles` are near, but it is the name of something else, or a wish.
    """

    @property
    def certain(self) -> bool:
        """Whether it names one role, the only one in `roles`."""
        return self.certainty == "certain"

    @property
    def role(self) -> str | None:
        """The role that it names, certainly or likely."""
        return self.roles[0] if self.roles and self.certainty != "guess" else None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.roles or self.wants or self.why)


NOTHING = Named()


class _Name(NamedTuple):
    """One name of a role, or of an entry of `titles:`."""

    owner: str | int
    """The id of the role, or the index of the entry."""
    text: str
    rank: int
    """What goes first: 0 id, 1 title, 2 alias, 3 entry of `titles:`, 4 a part of a title, 5 a short
    title, or a name of the same field.
    """


class Titles:
    """The names of all roles of a catalogue, ready for reading titles."""

    def __init__(self, catalog: "Catalog") -> None:
        """Make the names of `catalog` ready as they are written, the rest when it is asked for."""
        self.catalog = catalog
        self._cut: dict[str, tuple[str, ...]] = {}
        self._written = [*_role_names(catalog), *_entry_names(catalog)]
        self._exact = self._by(folded, self._written)
        for old, new in catalog.replaced.roles.items():
            self._exact.setdefault(folded(old), Named((new,), certainty="certain"))
        for want in catalog.wants.values():
            for text in (want.id, want.title):
                self._exact.setdefault(folded(text), Named(wants=(want.id,)))

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """The abbreviations, without those that the catalogue uses otherwise.

        If its PM is a project manager, no PM here manages a product.
        """
        owners: dict[str, set[str | int]] = {}
        for name in self._written:
            if isinstance(name.owner, str):
                owners.setdefault(folded(name.text), set()).add(name.owner)
        return {
            short: long
            for short, long in ABBREVIATIONS.items()
            if owners.get(short, set()) <= owners.get(long, set())
        }

    @cached_property
    def _names(self) -> list[_Name]:
        return [*self._written, *self._kin()]

    @cached_property
    def _by_letters(self) -> dict[str, Named]:
        """What each name stands for, however its words are spelled and run together."""
        return self._by(self._together, self._names) | self._by(_letters, self._names)

    @cached_property
    def _ending(self) -> Mapping[str, Sequence[_Name]]:
        """The names by their last words."""
        ending: dict[str, list[_Name]] = {}
        for name in self._names:
            if words := self.spelled(name.text):
                ending.setdefault(words[-1], []).append(name)
        return ending

    def names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The id of a role with the words of each of its names, abbreviations written out."""
        for name in self._names:
            if isinstance(name.owner, str):
                yield name.owner, self.spelled(name.text)

    def spelled(self, text: str) -> tuple[str, ...]:
        """The words of a title, abbreviations written out, without of, the, and."""
        if text not in self._cut:
            words = [written_out(word, self._short) for word in name_words(text)]
            self._cut[text] = tuple(chain.from_iterable(words))
        return self._cut[text]

    def read(self, text: str) -> Named:
        """What `text` stands for, as people write titles and wishes; `NOTHING` if nothing is near.

        The names of roles as they are written go first, then the entries of `titles:`, then both as
        they are abbreviated, turned round or decorated, then names among other words. No word of
        rank is passed over in silence.
        """
        if not text.strip() or len(text) > MOST_CHARACTERS or len(text.split()) > MOST_WORDS:
            return NOTHING
        return (
            self.called(text)
            or self._with_level(text)
            or self._in_front(text)
            or self._among_words(text)
        )

    def called(self, text: str) -> Named | None:
        """What `text` as a whole is a name of, however it is spelled; None if it is not a name."""
        if named := self._exact.get(folded(text)):
            return named
        words = self.spelled(text)
        turned = ["".join(words[at:] + words[:at]) for at in range(len(words))]
        for letters in (_letters(text), *turned):  # turned round: Product Owner, Senior
            if named := self._by_letters.get(letters):
                return named
        return None

    def slip(self, text: str) -> Named:
        """What `text`, or a part of it, is a name of but for one wrong letter."""
        names = {self.spelled(name.text): name for name in reversed(self._names) if name.rank < 3}
        for part in (text, *SEPARATOR.split(text)):
            words = self.spelled(part)
            if len(words) > 1 and (meant := near(words, names)):
                return Named((str(names[meant].owner),), certainty="likely")
        return NOTHING

    def _together(self, text: str) -> str:
        """The words without spaces, so that Scrum Master and ScrumMaster are one."""
        return "".join(self.spelled(text))

    def _by(self, spelling: Callable[[str], str], names: Iterable[_Name]) -> dict[str, Named]:
        """What each name stands for, by its `spelling`; of several the first rank counts."""
        best: dict[str, list[_Name]] = {}
        for name in sorted(names, key=lambda name: name.rank):
            same = best.setdefault(spelling(name.text), [])
            if not same or same[0].rank == name.rank:
                same.append(name)
        best.pop("", None)
        return {key: self._meaning(same) for key, same in best.items()}

    def _meaning(self, names: Sequence[_Name]) -> Named:
        if isinstance(index := names[0].owner, int):
            return self._entry(index)
        roles = tuple(dict.fromkeys(str(name.owner) for name in names))
        return Named(roles, certainty="certain" if len(roles) == 1 else "likely")

    def _entry(self, index: int) -> Named:
        """What an entry of `titles:` says. A wish, or one word alone, is not the title of a job."""
        entry = self.catalog.titles[index]
        is_title = any(len(name_words(text)) > 1 for text in (entry.title, *entry.aliases))
        certainty: Certainty = "likely" if is_title and not entry.wants else "guess"
        return Named(entry.roles, entry.wants, entry.why, certainty)

    def _kin(self) -> Iterator[_Name]:
        """Names of a special field with their kin: an AI Product Manager is an AI Product Owner.

        Not so if the role is the general one, too: what one company calls owner is what another
        calls manager only in the same field.
        """
        owned = {(name.owner, self.spelled(name.text)) for name in self._written}
        taken = {words for _, words in owned}
        for name in self._written:
            spelled = self.spelled(name.text)
            if not _has_kin(name, spelled) or (name.owner, spelled[-2:]) in owned:
                continue
            for last in _KIN:
                words = (*spelled[:-1], last)
                if words not in taken:
                    yield _Name(name.owner, " ".join(words), 5)

    @cached_property
    def _without_level(self) -> Mapping[str, Sequence[_Name]]:
        """The titles and aliases of roles by their letters without a numeral."""
        bare: dict[str, list[_Name]] = {}
        for name in self._names:
            if isinstance(name.owner, str) and name.rank:
                bare.setdefault(self._together(without_level(name.text)), []).append(name)
        return bare

    def _with_level(self, text: str) -> Named | None:
        """`text` without its numeral; if roles differ by their numerals, all of them are near."""
        bare = without_level(text)
        wanted = self._together(bare)
        same = self._without_level.get(wanted, ())
        numbered = [name for name in same if self._together(name.text) != wanted]
        roles = tuple(dict.fromkeys(str(name.owner) for name in same))
        if numbered and (len(roles) > 1 or numbered == same):
            return Named(roles, why="here a numeral is part of the name", certainty="likely")
        return None if folded(bare) == folded(text) else self.read(bare)

    def _in_front(self, text: str) -> Named | None:
        """`text` without a first word that says how the work is held."""
        front, _, rest = " ".join(text.split()).partition(" ")
        return self.read(rest) if front.casefold() in IN_FRONT and name_words(rest) else None

    def _among_words(self, text: str) -> Named:
        """The role whose name stands among other words.

        Certain if one remains, and none of the other words may make another role of it.
        """
        words = self._words(text)
        of_roles, of_entries = self._covers(words)
        roles = longest(of_roles, words)
        by_kind = sorted(
            longest(of_entries, words), key=lambda index: bool(self.catalog.titles[index].wants)
        )
        entries = by_kind[:1]  # a title goes before a wish
        counted = [*map(of_roles.__getitem__, roles), *map(of_entries.__getitem__, entries)]
        doubts = doubts_beside(words, frozenset().union(*chain.from_iterable(counted)))
        for entry in entries:
            if all(is_within(of_roles[role], of_entries[entry]) for role in roles):
                named = self._entry(entry)
                return replace(named, certainty=weaker(named.certainty, doubts.certainty))
        if not roles:
            return self._at_the_end(words)
        if doubts.words:
            verb = "is" if len(doubts.words) == 1 else "are"
            whose = "its" if len(roles) == 1 else "their"
            quoted = listed([f'"{word}"' for word in doubts.words])
            return Named(roles, (), f"{quoted} {verb} not in {whose} names", doubts.certainty)
        return Named(roles, certainty="certain" if len(roles) == 1 else "likely")

    def _at_the_end(self, words: Sequence[TitleWord]) -> Named:
        """A role whose title is the last word: Serial Entrepreneur."""
        last = words[-1].text if words else ""
        for name in self._ending.get(last, ()):
            is_title = isinstance(name.owner, str) and name.rank in (1, 4)
            if is_title and self.spelled(name.text) == (last,):
                doubts = doubts_beside(words, frozenset([words[-1].place]))
                return Named((str(name.owner),), certainty=weaker("likely", doubts.certainty))
        return NOTHING

    def _words(self, text: str) -> list[TitleWord]:
        clean = without_short_forms(without_marks(text)).strip()
        breaks = [found.end() for found in SEPARATOR.finditer(clean)]
        turns = [found.end() for found in _TURNING.finditer(clean)]
        words: list[TitleWord] = []
        for found in WORD.finditer(clean):
            piece = bisect_right(breaks, found.start())
            part = bisect_right(turns, found.start())
            for word in written_out(plain(found.group()), self._short):
                words.append(TitleWord(len(words), word, piece, part))
        return parted_at_ranks(words)

    def _covers(
        self, words: Sequence[TitleWord]
    ) -> tuple[dict[str, list[Cover]], dict[int, list[Cover]]]:
        """The roles and the entries with names in `words`, and the words that these account for."""
        of_roles: dict[str, list[Cover]] = {}
        of_entries: dict[int, list[Cover]] = {}
        orders = orders_of(words)
        said = {word.text for word in words}
        candidates = chain.from_iterable(self._ending.get(word.text, ()) for word in words)
        for name in dict.fromkeys(candidates):
            spelled = self.spelled(name.text)
            covers = self._covers_by(name, orders) if said.issuperset(spelled) else []
            if covers and isinstance(name.owner, str):
                of_roles.setdefault(name.owner, []).extend(covers)
            elif covers and len(spelled) > 1:  # a wish of one word is not one among others
                of_entries.setdefault(int(name.owner), []).extend(covers)
        return of_roles, of_entries

    def _covers_by(self, name: _Name, orders: Sequence[Sequence[TitleWord]]) -> list[Cover]:
        """The words that one name accounts for, wherever it stands."""
        spelled = self.spelled(name.text)
        if len(spelled) == 1:
            return alone(spelled[0], orders[0], is_acronym=name.text.isupper())
        return [*covers_of(spelled, orders), *covers_of(self._turned(name), orders)]

    def _turned(self, name: _Name) -> tuple[str, ...]:
        """The words of a name turned round at its of or its comma; none if it has neither."""
        turning = " of " if " of " in name.text else ","
        front, found, back = re.sub(r"\([^)]*\)", "", name.text).partition(turning)
        return self.spelled(back) + self.spelled(front) if found else ()


def role_named(catalog: "Catalog", text: str) -> Named:
    """What `text` stands for."""
    return _titles_of(catalog).read(text)


@once
def _titles_of(catalog: "Catalog") -> Titles:
    return Titles(catalog)


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


def _letters(text: str) -> str:
    return "".join(name_words(text))


def _has_kin(name: _Name, spelled: Sequence[str]) -> bool:
    """Whether it is a name of a role in a special field, without a rank."""
    is_of_role = isinstance(name.owner, str) and len(spelled) > 2
    return is_of_role and spelled[-1] in _KIN and RANKS.isdisjoint(spelled[:-1])


def _role_names(catalog: "Catalog") -> Iterator[_Name]:
    for role in catalog.roles.values():
        yield _Name(role.id, role.id, 0)
        yield _Name(role.id, role.title, 1)
        for text in role.aliases:
            yield _Name(role.id, text, 2)
        for text in title_forms(role.title)[1:]:
            yield _Name(role.id, text, 4)
        yield _Name(role.id, role.spoken, 5)


def _entry_names(catalog: "Catalog") -> Iterator[_Name]:
    for index, entry in enumerate(catalog.titles):
        for text in (entry.title, *entry.aliases):
            yield _Name(index, text, 3)


def unknown_role(catalog: "Catalog", text: str) -> str:
    """What to say of a text that names no role of the catalogue."""
    near = in_words(catalog, role_named(catalog, text)) or suggestion(catalog.roles, text)
    return f'unknown role "{text}"; {near or "po-career roles lists those of the catalogue"}'
