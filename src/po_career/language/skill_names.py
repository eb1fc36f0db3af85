"""Which skill of a catalogue an item of a list of skills names, and how surely."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.frozen import Frozen
from po_career.language.certainty import Certainty
from po_career.language.mentions import EVERYDAY_WORDS
from po_career.language.stems import name_words, near, plain_words, stem

Kind = Literal["name", "synonym", "part"]
"""The skill's own name; an alias that shares a word with it; an alias that may be a part of the
skill, or a tool for it.
"""
RULES: Mapping[Kind, str] = {
    "name": "a name of the skill",
    "synonym": "another name of the skill",
    "part": "an alias of the skill",
}

WORDS_TOO = plain_words(
    "art flow heart invest less lean linear moscow nexus rapid rice safe sketch aha grow icf"
)
"""Names of methods and tools that are words (or towns) too: if the catalogue writes one with
capitals, so must they.
"""
FILLING = plain_words(
    "skill knowledge experience tool method methodology framework principle technique practice"
    " the microsoft ms google atlassian strong excellent advanced basic and of in with etc incl"
)
"""Words that add nothing to the name of a skill."""
MOST_WORDS = 30
_LONG = 12
"""A name of this many letters with one slip in it is likely to be meant; a shorter one may be
another word.
"""
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

    @property
    def single(self) -> str:
        """Its word if it has only one, else nothing."""
        words = name_words(self.text)
        return words[0] if len(words) == 1 else ""


class SkillNames:
    """The names of all skills of a catalogue, ready for reading lists of skills."""

    def __init__(self, catalog: Catalog) -> None:
        """Take the names in `catalog`.

        Of two skills with one name the first has it, names before aliases.
        """
        names = sorted(_all_names(catalog), key=lambda name: name.kind != "name")
        self._names: dict[tuple[str, ...], _Name] = {}
        self._joined: dict[str, tuple[str, ...]] = {}
        for name in names:
            words = name_words(name.text)
            self._names.setdefault(words, name)
            self._joined.setdefault("".join(words), words)

    def in_item(self, item: str) -> list[SkillMatch]:
        """The skills that one item of a list names: one as a whole, or one for each of its parts.

        Empty if it names none.
        """
        words = name_words(item)[:MOST_WORDS]
        whole = self._whole(item, words) or self._without_filling(item, words)
        if whole is not None:
            return [whole]
        return self._parts(item) or self._inside(words) or self._slip(words)

    def _whole(self, item: str, words: tuple[str, ...]) -> SkillMatch | None:
        joined = self._joined.get("".join(words), ())
        name = self._names.get(words) or self._names.get(joined)
        if name is None:
            return None
        is_word_too = name.single in WORDS_TOO
        if is_word_too and not name.text.islower() and name.text not in item:
            return None
        is_everyday = is_word_too or stem(name.single) in EVERYDAY_WORDS
        if is_everyday and name.kind != "name":
            rule = "an alias of the skill that is an everyday word too"
            return SkillMatch(name.skill, name.kind, "likely", rule)
        return SkillMatch(name.skill, name.kind, "certain", RULES[name.kind])

    def _without_filling(self, item: str, words: tuple[str, ...]) -> SkillMatch | None:
        """An item such as "Microsoft Excel", "SAFe 6.0" or "Kanban methodology"."""
        core = tuple(word for word in words if word not in FILLING and not word.isdigit())
        match = self._whole(item, core)
        if core == words or match is None:
            return None
        rule = "a name of the skill, with words that add nothing"
        return SkillMatch(match.skill, match.kind, "likely", rule)

    def _parts(self, item: str) -> list[SkillMatch]:
        """The skills of an item of several parts, each once: "Roadmapping & Discovery"."""
        matches: dict[Id, SkillMatch] = {}
        for part in _PARTS.split(item):
            match = self._whole(part, name_words(part))
            if match is not None:
                rule = "a part of the item is a name of the skill"
                matches.setdefault(match.skill, SkillMatch(match.skill, match.kind, "likely", rule))
        return list(matches.values())

    def _inside(self, words: tuple[str, ...]) -> list[SkillMatch]:
        """Names of two words or more inside the item, the longest first.

        Single words mean too much: linear algebra, flow cytometry.
        """
        matches: dict[Id, SkillMatch] = {}
        free = set(range(len(words)))
        for size in range(len(words) - 1, 1, -1):
            for start in range(len(words) - size + 1):
                span = set(range(start, start + size))
                name = self._names.get(words[start : start + size])
                if name is not None and span <= free:
                    free -= span
                    rule = "a name of the skill stands inside the item"
                    match = SkillMatch(name.skill, name.kind, "likely", rule)
                    matches.setdefault(name.skill, match)
        return list(matches.values())

    def _slip(self, words: tuple[str, ...]) -> list[SkillMatch]:
        meant = near(words, self._names)
        if meant is None:
            return []
        name = self._names[meant]
        certainty: Certainty = "likely" if sum(map(len, words)) >= _LONG else "guess"
        return [SkillMatch(name.skill, name.kind, certainty, "one letter differs from a name")]


def _all_names(catalog: Catalog) -> Iterator[_Name]:
    for skill in catalog.skills.values():
        own = [skill.name, skill.short or "", skill.id.replace("-", " ")]
        own.append(re.sub(r"\s*\([^)]*\)", "", skill.name))
        meaning = name_words(" ".join(own))
        for text in own:
            if name_words(text):
                yield _Name(skill.id, "name", text)
        for text in re.split(r",| and ", skill.name):
            if len(name_words(text)) > 1:
                yield _Name(skill.id, "synonym", text)
        for text in skill.aliases:
            if words := name_words(text):
                yield _Name(skill.id, "synonym" if _shares(words, meaning) else "part", text)


def _shares(words: tuple[str, ...], meaning: tuple[str, ...]) -> bool:
    """Whether a word of an alias is one of the name's words, or the beginning of one.

    Roadmap, roadmapping.
    """
    telling = [word for word in meaning if word not in FILLING]
    for word in words:
        if word in telling or (len(word) >= 5 and any(own.startswith(word) for own in telling)):
            return True
    return False
