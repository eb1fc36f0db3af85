"""Which role of a catalogue a job title names, and how surely."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from po_career.catalog.model import Catalog, Id, Role
from po_career.frozen import Frozen
from po_career.language.certainty import Certainty, weaker
from po_career.language.folding import LONG, Words, near, together, words_of

_PARTS = re.compile(
    r"\s+[-–—|@·•/]+\s+|\s*[,;|()\[\]\t/•·]\s*|\s+(?:at|bei|chez)\s+|\s{3,}", re.IGNORECASE
)
_CHANGES = frozenset(
    words_of(
        "senior lead leading head chief principal staff group director vp svp junior associate"
        " assistant deputy intern trainee student working graduate interim acting proxy support"
    )
)
"""Words beside a role's name that may make another role of it."""
_NOT_HELD = frozenset(
    words_of(
        "former ex aspiring future seeking wannabe to assisting supporting for reporting hiring"
    )
)
"""Words before a role's name that say that somebody else holds it, or not now."""
_OTHER_TRADE = frozenset(
    words_of(
        "design marketing engineering analytics research sales support assistant coordinator"
        " recruiter recruitment trainer communications security content intern operations finance"
    )
)
"""Words after a role's name that name another trade: Head of Product Design is no Head of Product.
"""

LONGEST = 150
"""Characters of a line that may be a job title."""
MOST_WORDS = 20


class RoleMatch(Frozen):
    """A role that a title names."""

    role: Id
    certainty: Certainty
    rule: str


class Titles(Frozen):
    """The names of all roles of a catalogue, folded."""

    names: Mapping[Words, Id]
    clear: frozenset[Words]
    """Names that mean the role wherever they stand as a job title: titles, and aliases of two words
    or more.
    """
    joined: Mapping[str, Id]
    """The names without spaces."""


def titles_of(catalog: Catalog) -> Titles:
    """The names of the roles; where two roles share one, the first by title, then by
    alias, has it.
    """
    names: dict[Words, Id] = {}
    clear: set[Words] = set()
    for kind in ("title", "alias"):
        for role in catalog.roles.values():
            for text in _title_names(role) if kind == "title" else role.aliases:
                words = words_of(text)
                if words and words not in names:
                    names[words] = role.id
                    clear |= {words} if kind == "title" or len(words) > 1 else set()
    return Titles(
        names, frozenset(clear), {together(words): role for words, role in reversed(names.items())}
    )


def role_of(title: str, titles: Titles) -> RoleMatch | None:
    """The role that `title` names, with the rule that found it; None where it names none."""
    words = words_of(title)[:MOST_WORDS]
    if not words:
        return None
    return (
        _whole(words, titles)
        or _part(title, titles)
        or _inside(words, titles)
        or _spelled_out(words, titles)
        or _slip(title, titles)
    )


def _title_names(role: Role) -> Iterator[str]:
    """A title without what stands in brackets, and each of two in one: "Delivery Manager / Release
    Train Engineer".
    """
    bare = re.sub(r"\s*\([^)]*\)", "", role.title).strip()
    yield bare
    parts = [part.strip() for part in bare.split(" / ")]
    whole = [part for part in parts if " " in part] if any(" " in part for part in parts) else parts
    if len(parts) > 1:
        yield from whole


def _whole(words: Words, titles: Titles) -> RoleMatch | None:
    found = titles.names.get(words) or titles.joined.get(together(words))
    if found is None:
        return None
    if words in titles.clear or len(words) > 1:
        return RoleMatch(found, "certain", "the title is a name of the role")
    return RoleMatch(
        found, "likely", "the title is an abbreviation or a word that may mean something else too"
    )


def _part(title: str, titles: Titles) -> RoleMatch | None:
    """A role between commas, dashes, slashes or brackets: "Product Owner, Payments" or "Acme -
    Product Owner".
    """
    parts = [words for part in _PARTS.split(title) if part and (words := words_of(part))]
    found = [(words, titles.names[words]) for words in parts if words in titles.clear]
    if not found:
        return None
    role = found[0][1]
    rest = {word for words in parts if words != found[0][0] for word in words}
    if len({i for _, i in found}) > 1:
        return RoleMatch(role, "likely", "the title names several roles; the first is taken")
    if rest & (_CHANGES | _NOT_HELD):
        return RoleMatch(
            role,
            "likely",
            "a part of the title is a name of the role, and another part may change it",
        )
    return RoleMatch(role, "certain", "a part of the title is a name of the role")


def _inside(words: Words, titles: Titles) -> RoleMatch | None:
    """The longest name inside the title: "Interim Product Owner Checkout". One of a single word
    must be its end: Journeyman Baker.
    """
    spans = [
        (start, start + size)
        for size in range(len(words) - 1, 1, -1)
        for start in range(len(words) - size + 1)
    ]
    spans += [(len(words) - 1, len(words))] if words[-1:] in titles.clear else []
    found = next(
        ((start, stop) for start, stop in spans if words[start:stop] in titles.names), None
    )
    if found is None:
        return None
    start, stop = found
    doubt = set(words[:start]) & _NOT_HELD or set(words[stop : stop + 1]) & _OTHER_TRADE
    rule = "the name of the role stands inside a longer title" + (
        ", with a word that may deny it" if doubt else ""
    )
    return RoleMatch(titles.names[words[start:stop]], "guess" if doubt else "likely", rule)


def _spelled_out(words: Words, titles: Titles) -> RoleMatch | None:
    """A role such as "Proxy PO", read as a whole; not "PO clerk", whose PO is a purchase order."""
    whole = tuple(
        " ".join(
            {"po": "product owner", "pm": "product manager"}.get(word, word) for word in words
        ).split()
    )
    role = titles.names.get(whole)
    return (
        RoleMatch(role, "likely", "an abbreviation spelled out gives a name of the role")
        if role is not None and whole != words
        else None
    )


def _slip(title: str, titles: Titles) -> RoleMatch | None:
    for part in (title, *_PARTS.split(title)):
        words = words_of(part or "")
        if len(words) > 1 and (name := near(words, list(titles.names))) is not None:
            certainty: Literal["likely", "guess"] = (
                "likely" if sum(map(len, words)) >= LONG else "guess"
            )
            return RoleMatch(
                titles.names[name], certainty, "one letter differs from a name of the role"
            )
    return None


def named_in(text: str, titles: Titles) -> RoleMatch | None:
    """The role by which a headline calls somebody; never certain, since it may be a wish."""
    found = role_of(text, titles)
    if found is None:
        return None
    sure = weaker(found.certainty, "likely")
    return RoleMatch(found.role, sure, f"a headline, not a job: {found.rule}")


def is_title(text: str, titles: Titles) -> bool:
    """Whether `text` as a whole, or one part of it, is the name of a role and nothing else changes
    it.
    """
    if len(text) > LONGEST:
        return False
    match = _whole(words_of(text), titles) or _part(text, titles)
    return match is not None and match.certainty == "certain"
