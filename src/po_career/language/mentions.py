"""Where a text speaks of roles, skills and actions of a catalogue.

By name, by alias, by phrases that describe the work.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.catalog.once import once
from po_career.frozen import Frozen
from po_career.language.stems import Word, stem, stems, words_of
from po_career.language.title_words import title_forms

Kind = Literal["role", "skill", "action", "want"]
By = Literal["name", "alias", "signal"]

GAP = ".."
"""In a signal: up to so many words may stand here."""
GAP_WORDS = 4
CERTAIN: Mapping[By, float] = {"name": 0.95, "alias": 0.9, "signal": 0.75}
SINGLE_WORD = 0.65
"""An alias of one ordinary word."""
SINGLE_SIGNAL = 0.5
"""A signal of one word."""
DESCRIBED = 0.4
"""Two words of a description, near each other."""
SHORT_WORD = 3
"""A word of a description with a stem of more letters tells something, unless it is one of these.
"""
_LINKS = stems(
    "they them with from that what when where which while have been were will would into than then"
    " more most some such each other only about"
)
EVERYDAY = 0.3
"""A word that business prose uses all the time, whether a skill is meant or not."""
EVERYDAY_WORDS = stems(
    "adoption agility alignment analysis architecture assurance audit cloud community"
    " conferences consultancy consulting courses feedback finance flow flexibility founder"
    " freelance governance innovation interim linkedin meetup mission ordering ownership packaging"
    " pilot privacy reading reasoning regulation requirements revenue security specification"
    " startup strategy survey teaching training transformation vision"
)
TITLE_WORDS = stems(
    "engineer developer designer researcher architect analyst scientist specialist officer"
)
"""A skill just before one of these is somebody's title."""


class Mention(Frozen):
    """One place of a text that speaks of something in the catalogue."""

    kind: Kind
    id: Id
    words: str
    """The words of the text, as they stand there."""
    line: int
    """The line on which they start, from 1."""
    column: int
    """The place in that line at which they start, from 0."""
    certainty: float
    """From 0 to 1: how surely the words mean it."""
    by: By
    start: int
    """The index of the first word among the words of the text, and that after the last one."""
    stop: int

    def is_signal_of(self, role: Id) -> bool:
        """Whether the words describe the work of `role`."""
        return self.kind == "role" and self.by == "signal" and self.id == role


class _Element(NamedTuple):
    """What one word of a phrase may be: one of these stems, or, where it is a name that is told by
    its capitals, one of these texts.
    """

    stems: frozenset[str]
    texts: frozenset[str]
    doing: bool = False
    """Whether only the form in -ing is meant: who asks for positioning does not speak of a
    position.
    """


class _Phrase(NamedTuple):
    """A phrase of the catalogue; None in its elements is a gap."""

    kind: Kind
    id: Id
    by: By
    certainty: float
    elements: tuple[_Element | None, ...]


Lexicon = Mapping[str, Sequence[_Phrase]]
"""The phrases of a catalogue by the stem of their first word."""


def mentions_in(lines: Sequence[str], catalog: Catalog) -> tuple[Mention, ...]:
    """Every mention of a role, skill or action of `catalog` in a text, in its order.

    Of names that overlap the longest counts, so that "Senior Product Owner" is not a mention of a
    Product Owner, and the "Scrum" of a Scrum Master none of Scrum; a skill may be named and
    described by the same words.
    """
    return find_mentions(words_of(lines), lines, lexicon_of(catalog))


def wants_in(lines: Sequence[str], catalog: Catalog) -> tuple[Mention, ...]:
    """Every mention of a want of `catalog` in a text, in its order."""
    return find_mentions(words_of(lines), lines, _filed(_wants(catalog)))


def find_mentions(
    words: Sequence[Word], lines: Sequence[str], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The mentions among the words of `lines`."""
    capitals = {number for number, line in enumerate(lines) if line.isupper()}
    mentions: list[Mention] = []
    for at, word in enumerate(words):
        for phrase in lexicon.get(word.stem, ()):
            stop = _stop(words, at, phrase.elements, shouted=word.line in capitals)
            if stop is None:
                continue
            what = phrase.kind, phrase.id, _said(words, lines, at, stop)
            where = word.line + 1, word.start
            mentions.append(Mention(*what, *where, phrase.certainty, phrase.by, at, stop))
    return tuple(_without_covered(mentions, words))


def lexicon_of(catalog: Catalog, *, work: bool = False) -> Lexicon:
    """All phrases by which things of `catalog` are found.

    With `work` also those that describe the work of a role without naming it.
    """
    return _names_and_work(catalog) if work else _names(catalog)


@once
def _names(catalog: Catalog) -> Lexicon:
    return _filed(_phrases(catalog))


@once
def _names_and_work(catalog: Catalog) -> Lexicon:
    return _filed(chain(_phrases(catalog), _work(catalog)))


def _filed(phrases: Iterable[_Phrase]) -> Lexicon:
    """The phrases, each entered under the stems of its first word."""
    lexicon: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase in phrases:
        first = phrase.elements[0] if phrase.elements else None
        if first is not None:
            for one in first.stems:
                lexicon[one].append(phrase)
    return lexicon


def lexicon_of_signals(signals: Mapping[Id, Iterable[str]]) -> Lexicon:
    """The phrases of what no catalogue has; their mentions count as those of roles."""
    phrases = list[_Phrase]()
    for one, texts in signals.items():
        phrases += [_signal("role", one, text) for text in texts]
    return _filed(phrases)


def _wants(catalog: Catalog) -> Iterator[_Phrase]:
    """The wants by title, by what people wish for in a word (`titles:`), and by their signals."""
    for want in catalog.wants.values():
        yield from _named("want", want.id, [want.title], ())
        for signal in want.signals:
            yield _signal("want", want.id, signal)
    for entry in catalog.titles:
        for want_id in entry.wants:
            yield from _named("want", want_id, (), [entry.title, *entry.aliases])


def _phrases(catalog: Catalog) -> Iterator[_Phrase]:
    for role in catalog.roles.values():
        yield from _named("role", role.id, title_forms(role.title), role.aliases)
    for skill in catalog.skills.values():
        yield from _named(
            "skill", skill.id, [skill.name, *([skill.short] if skill.short else [])], skill.aliases
        )
        for signal in skill.signals:
            yield _signal("skill", skill.id, signal)
        if not skill.signals:
            yield from _described(
                "skill", skill.id, [skill.definition or "", *skill.anchors.values()]
            )
    for action in catalog.actions.values():
        yield from _named("action", action.id, title_forms(action.title), ())


def _work(catalog: Catalog) -> Iterator[_Phrase]:
    for role in catalog.roles.values():
        for signal in role.signals:
            yield _signal("role", role.id, signal)
        if not role.signals:
            yield from _described(
                "role", role.id, [role.purpose or "", *role.responsibilities, *role.day]
            )


def _described(kind: Kind, of: Id, texts: Iterable[str]) -> Iterator[_Phrase]:
    """What describes a thing that has no signals, two telling words of a sentence at a time."""
    for text in texts:
        telling = [
            word
            for word in words_of([text])
            if len(word.stem) > SHORT_WORD and word.stem not in EVERYDAY_WORDS | _LINKS
        ]
        for one, other in pairwise(telling):
            if one.sentence == other.sentence:
                elements = _of_stem(one.stem), None, _of_stem(other.stem)
                yield _Phrase(kind, of, "signal", DESCRIBED, elements)


def _signal(kind: Kind, of: Id, text: str) -> _Phrase:
    elements = _as_doing(elements_of(text), text)
    certainty = CERTAIN["signal"] if len(elements) > 1 else SINGLE_SIGNAL
    return _Phrase(kind, of, "signal", certainty, elements)


def _named(kind: Kind, of: Id, names: Iterable[str], aliases: Iterable[str]) -> Iterator[_Phrase]:
    every: tuple[tuple[By, Iterable[str]], ...] = (("name", names), ("alias", aliases))
    for by, texts in every:
        for text in texts:
            elements = _as_doing([_element(word) for word in words_of([text])], text)
            yield _Phrase(kind, of, by, _certainty(by, elements), elements)


def _element(word: Word) -> _Element:
    """Capitals beyond the first letter tell a name (SAFe, ART) from a word (safe, art)."""
    if any(letter.isupper() for letter in word.text[1:]):
        return _Element(frozenset({word.stem}), frozenset({word.text, word.text + "s"}))
    return _of_stem(word.stem)


def _of_stem(*either: str) -> _Element:
    return _Element(frozenset(either), frozenset())


def elements_of(signal: str) -> tuple[_Element | None, ...]:
    """The elements of a signal: words, `a|b` for either, `..` for a gap."""
    found: list[_Element | None] = []
    for part in signal.split():
        if part == GAP:
            found.append(None)
        elif "|" in part:
            found.append(_of_stem(*map(stem, part.split("|"))))
        else:
            found += [_of_stem(word.stem) for word in words_of([part])]
    return tuple(found)


def _as_doing(elements: Sequence[_Element | None], text: str) -> tuple[_Element | None, ...]:
    """A phrase of one word in -ing is found in that form alone."""
    if len(elements) == 1 and elements[0] is not None and text.endswith("ing") and "|" not in text:
        return (elements[0]._replace(doing=True),)
    return tuple(elements)


def _certainty(by: By, elements: Sequence[_Element | None]) -> float:
    if len(elements) != 1 or elements[0] is None or elements[0].texts:
        return CERTAIN[by]
    if elements[0].stems & EVERYDAY_WORDS:
        return EVERYDAY
    return SINGLE_WORD if by == "alias" else CERTAIN[by]


def _stop(
    words: Sequence[Word], at: int, elements: Sequence[_Element | None], *, shouted: bool
) -> int | None:
    """Where a phrase that starts at `at` ends, or None if it does not stand there."""
    place, gap = at, 0
    for element in elements:
        if element is None:
            gap = GAP_WORDS
            continue
        for word in words[place : place + gap + 1]:
            place += 1
            if word.sentence == words[at].sentence and _is(word, element, shouted=shouted):
                break
        else:
            return None
        gap = 0
    return place


def _is(word: Word, element: _Element, *, shouted: bool) -> bool:
    if element.texts and not shouted:
        return word.text in element.texts
    return word.stem in element.stems and (not element.doing or word.text.lower().endswith("ing"))


def _said(words: Sequence[Word], lines: Sequence[str], start: int, stop: int) -> str:
    first, last = words[start], words[stop - 1]
    if first.line == last.line:
        return lines[first.line][first.start : last.end]
    between = lines[first.line + 1 : last.line]
    parts = [lines[first.line][first.start :], *between, lines[last.line][: last.end]]
    return " ".join(part.strip() for part in parts)


def _without_covered(found: Sequence[Mention], words: Sequence[Word]) -> Iterator[Mention]:
    """Without names inside longer names, words said twice of one thing, and skills that are part of
    somebody's title.
    """
    owner: dict[int, Mention] = {}
    for one in sorted(
        (one for one in found if one.by != "signal"),
        key=lambda one: (one.start - one.stop, one.start),
    ):
        for place in range(one.start, one.stop):
            owner.setdefault(place, one)
    seen: set[tuple[Kind, Id, int]] = set()
    for one in sorted(found, key=lambda one: (one.start, one.start - one.stop)):
        key = one.kind, one.id, one.start
        if (
            key not in seen
            and not _is_covered(one, owner.get(one.start))
            and not _is_in_title(one, words)
        ):
            seen.add(key)
            yield one


def _is_covered(one: Mention, above: Mention | None) -> bool:
    """Whether `one` is a part of the longer name `above`.

    A signal of several words says something of its own.
    """
    if above is None or (one.by == "signal" and one.stop - one.start > 1):
        return False
    return above.stop - above.start > one.stop - one.start and one.stop <= above.stop


def _is_in_title(one: Mention, words: Sequence[Word]) -> bool:
    """Whether a skill stands just before the word of an occupation."""
    if (
        one.kind != "skill"
        or one.stop >= len(words)
        or (one.by == "signal" and one.stop - one.start > 1)
    ):
        return False
    return (
        words[one.stop].stem in TITLE_WORDS
        and words[one.stop].sentence == words[one.start].sentence
    )


def skills_named(catalog: Catalog, sentences: Sequence[str]) -> tuple[Id, ...]:
    """The skills that the sentences name, in their order, each once."""
    found = mentions_in(sentences, catalog)
    return tuple(dict.fromkeys(one.id for one in found if one.kind == "skill"))
