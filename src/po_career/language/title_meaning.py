"""The titles of a catalogue's roles as words.

Abbreviations written out, how senior they are, and how much each word tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import log
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.language.stems import stem, stems, words_of
from po_career.language.title_words import title_forms

_SHORT_FORMS: Mapping[str, str] = {
    "po": "product owner", "pm": "product manager", "apm": "associate product manager", "gpm": "group product manager",
    "tpm": "technical product manager", "ba": "business analyst", "sm": "scrum master", "sr": "senior", "snr": "senior", "jr": "junior",
    "jnr": "junior", "vp": "vice president", "svp": "senior vice president", "evp": "executive vice president", "mgr": "manager",
    "avp": "associate vice president", "mgmt": "management", "dir": "director", "scrummaster": "scrum master", "prod": "product",
    "programme": "program", "products": "product", "cofounder": "co founder", "cpto": "chief product technology officer",
    "ops": "operations", "genai": "ai", "ml": "ai", "llm": "ai",
}  # fmt: skip
_RUNGS: Sequence[tuple[int, str]] = (
    (0, "intern trainee graduate junior associate assistant apprentice entry proxy"),
    (2, "senior"),
    (3, "lead"),
    (4, "principal staff distinguished expert group"),
    (5, "director"),
    (6, "head vice"),
    (7, "chief"),
)
SENIORITY: Mapping[str, int] = {word: rung for rung, words in _RUNGS for word in stems(words)}
"""Words that say how senior a role is, from the first rung to the top; nothing said is 1."""
_KIN = stems("owner manager lead")
KIN = 0.9
"""How surely the owner, the manager and the lead of one special field are one role."""
LESS_LIKELY = 0.1
"""How much less surely a title that may be several roles is each further one of them."""


class Name(NamedTuple):
    """One name of a role."""

    role: Id
    words: tuple[str, ...]
    sure: float
    """How surely the words are a name of the role: 1 for its title and its aliases."""


class Names(NamedTuple):
    """The names of the roles of a catalogue as words, and how much each word tells."""

    names: Sequence[Name]
    weights: Mapping[str, float]


def names_of(catalog: Catalog) -> Names:
    """The titles and aliases of all roles, and titles that may be several.

    A word tells the more the fewer roles have it.
    """
    given = {
        role.id: list(
            dict.fromkeys(
                filter(
                    None, (canonical(name) for name in (*title_forms(role.title), *role.aliases))
                )
            )
        )
        for role in catalog.roles.values()
    }
    names = [
        Name(role, words, sure) for role, names in given.items() for words, sure in _with_kin(names)
    ]
    having: dict[str, set[Id]] = {}
    for name in names:
        for word in name.words:
            having.setdefault(word, set()).add(name.role)
    weights = {word: log(1 + len(catalog.roles) / len(roles)) for word, roles in having.items()}
    several = list(_of_several(catalog))
    for name in several:
        for word in name.words:
            weights.setdefault(word, log(1 + len(catalog.roles)))
    return Names([*names, *several], weights)


def _with_kin(names: Sequence[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], float]]:
    """The names, and those of a special field with their kin: whose "AI Product Manager" it is, its
    "AI Product Owner" it is as well.

    Not so where the role is the general one, too: what one calls owner is what another calls
    manager only in the same field.
    """
    yield from ((name, 1.0) for name in names)
    for name in names:
        *field, last = name
        if (
            last in _KIN
            and len(field) > 1
            and not SENIORITY.keys() & {*field}
            and name[-2:] not in names
        ):
            yield from (
                ((*field, other), KIN)
                for other in sorted(_KIN - {last})
                if (*field, other) not in names
            )


def _of_several(catalog: Catalog) -> Iterator[Name]:
    """What the catalogue says of titles that are the name of no one role.

    One word, or a wish, is not such a title.
    """
    for entry in catalog.titles:
        if entry.wants:
            continue
        for words in dict.fromkeys(canonical(name) for name in (entry.title, *entry.aliases)):
            for rank, role in enumerate(entry.roles):
                if len(words) > 1 and role in catalog.roles:
                    yield Name(role, words, 1 - LESS_LIKELY * rank)


def canonical(text: str) -> tuple[str, ...]:
    """The stems of a title, abbreviations written out."""
    words = (
        _SHORT_FORMS.get(word.text.lower(), word.text)
        for word in words_of([text.replace(".", " ").replace("/", " ")])
    )
    return tuple(stem(part) for part in chain.from_iterable(word.split() for word in words))


def seniority(words: Sequence[str]) -> int:
    """The rung that the words of a title speak of."""
    said = [SENIORITY[word] for word in words if word in SENIORITY]
    return max(said, default=1) if 0 not in said else 0
