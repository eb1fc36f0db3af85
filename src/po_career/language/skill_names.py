"""Which skill of a catalogue an item of a list of skills names, and how surely."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.language.certainty import Certainty
from po_career.language.folding import LONG, Words, near, together, words_of

Kind = Literal["name", "synonym", "part"]
"""The skill's own name; an alias that shares a word with it; an alias that may be a part of the
skill, or a tool for it.
"""

WORDS_TOO = frozenset(
    words_of(
        "art flow heart invest less lean linear moscow nexus rapid rice safe sketch aha grow icf"
    )
)
"""Names of methods and tools that are words (or towns) too: where the catalogue writes one with
capitals, so must they.
"""
EVERYDAY = frozenset(
    words_of(
        "adoption alignment analysis architecture assurance audit certification cloud community"
        " conference course curiosity feedback finance founder freelance interim linkedin meetup"
        " mission ordering ownership packaging pilot reading reasoning regulation requirement"
        " revenue security specification startup survey teaching training transformation vision"
    )
)
"""Single words that a list of skills may mean in another way."""
FILLING = frozenset(
    words_of(
        "skill knowledge experience tool method methodology framework principle technique practice"
        " the microsoft ms google atlassian strong excellent advanced basic and of in with etc incl"
    )
)
"""Words that add nothing to the name of a skill."""
MOST_WORDS = 30
_PARTS = re.compile(r"\s*(?:[/&+]|\band\b|\bor\b|[()\[\]:–—]|\s-\s)\s*", re.IGNORECASE)


class SkillMatch(Frozen):
    """A skill that an item names."""

    skill: Id
    kind: Kind
    certainty: Certainty
    rule: str


class _Name(Frozen):
    skill: Id
    kind: Kind
    text: str


class SkillNames(Frozen):
    """The names of all skills of a catalogue, folded."""

    names: Mapping[Words, _Name]
    joined: Mapping[str, Words]
    """The same without spaces."""


def skill_names_of(catalog: Catalog) -> SkillNames:
    """The names of the skills; of two skills with one name the first has it, names
    before aliases.
    """
    names: dict[Words, _Name] = {}
    for text, words, skill, kind in sorted(_all_names(catalog), key=lambda row: row[3] != "name"):
        names.setdefault(words, _Name(skill, kind, text))
    return SkillNames(names, {together(words): words for words in reversed(names)})


def skills_in(item: str, known: SkillNames) -> list[SkillMatch]:
    """The skills that one item of a list names: one as a whole, or one for each of its parts.

    None where it names none.
    """
    words = words_of(item)[:MOST_WORDS]
    whole = _whole(item, words, known) or _without_filling(item, words, known)
    if whole is not None:
        return [whole]
    parts = [part for part in _PARTS.split(item) if part.strip()]
    found = (
        [match for part in parts if (match := _whole(part, words_of(part), known)) is not None]
        if len(parts) > 1
        else []
    )
    if found:
        unique = {match.skill: match for match in reversed(found)}
        return [
            SkillMatch(
                match.skill, match.kind, "likely", "a part of the item is a name of the skill"
            )
            for match in unique.values()
        ]
    inside = _inside(words, known)
    slip = None if inside else _slip(words, known)
    return [slip] if slip is not None else inside


def _all_names(catalog: Catalog) -> Iterator[tuple[str, Words, Id, Kind]]:
    for skill in catalog.skills.values():
        own = [skill.name, *([skill.short] if skill.short else []), skill.id.replace("-", " ")]
        own += [re.sub(r"\s*\([^)]*\)", "", skill.name)]
        meaning = frozenset(word for text in own for word in words_of(text)) - FILLING
        for text in own:
            if words := words_of(text):
                yield text, words, skill.id, "name"
        for text in re.split(r",| and ", skill.name):
            if len(words := words_of(text)) > 1:
                yield text, words, skill.id, "synonym"
        for text in skill.aliases:
            if words := words_of(text):
                yield text, words, skill.id, "synonym" if _shares(words, meaning) else "part"


def _shares(words: Words, meaning: frozenset[str]) -> bool:
    """Whether a word of an alias is one of the name's words, or the beginning of one.

    Roadmap, roadmapping.
    """
    return any(
        word == other or (len(word) >= 5 and other.startswith(word))
        for word in words
        for other in meaning
    )


def _whole(item: str, words: Words, known: SkillNames) -> SkillMatch | None:
    if not words:
        return None
    key = words if words in known.names else known.joined.get(together(words))
    if key is None:
        return None
    name = known.names[key]
    if len(key) == 1 and key[0] in WORDS_TOO and not name.text.islower() and name.text not in item:
        return None
    if len(key) == 1 and key[0] in EVERYDAY | WORDS_TOO and name.kind != "name":
        return SkillMatch(
            name.skill, name.kind, "likely", "an alias of the skill that is an everyday word too"
        )
    rule = {
        "name": "a name of the skill",
        "synonym": "another name of the skill",
        "part": "an alias of the skill",
    }[name.kind]
    return SkillMatch(name.skill, name.kind, "certain", rule)


def _without_filling(item: str, words: Words, known: SkillNames) -> SkillMatch | None:
    """An item such as "Microsoft Excel", "SAFe 6.0" or "Kanban methodology"."""
    core = tuple(word for word in words if word not in FILLING and not word.isdigit())
    if core == words or (found := _whole(item, core, known)) is None:
        return None
    return SkillMatch(
        found.skill, found.kind, "likely", "a name of the skill, with words that add nothing"
    )


def _inside(words: Words, known: SkillNames) -> list[SkillMatch]:
    """Names of two words or more inside the item, the longest first; single words mean too much.

    Linear algebra, flow cytometry.
    """
    found: dict[Id, SkillMatch] = {}
    free = set(range(len(words)))
    for size in range(len(words) - 1, 1, -1):
        for start in range(len(words) - size + 1):
            span = set(range(start, start + size))
            name = known.names.get(words[start : start + size])
            if name is not None and span <= free:
                free -= span
                match = SkillMatch(
                    name.skill, name.kind, "likely", "a name of the skill stands inside the item"
                )
                found.setdefault(name.skill, match)
    return list(found.values())


def _slip(words: Words, known: SkillNames) -> SkillMatch | None:
    if (meant := near(words, list(known.names))) is None:
        return None
    name = known.names[meant]
    return SkillMatch(
        name.skill,
        name.kind,
        "likely" if sum(map(len, words)) >= LONG else "guess",
        "one letter differs from a name",
    )
