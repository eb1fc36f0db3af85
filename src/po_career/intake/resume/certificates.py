"""Which certificates of a catalogue a text names.

By title, or by the short form in the title's brackets.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import Action, Catalog, Id
from po_career.frozen import Frozen
from po_career.language.certainty import CERTAINTIES, Certainty
from po_career.language.stems import plain_words

Words = tuple[str, ...]
NUMBERS: Mapping[str, str] = {"i": "1", "ii": "2", "iii": "3"}
SURE_LETTERS = 4
"""A short form of so many letters is hardly anything else; CSM and ACC are other things too."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_VERSION = re.compile(r"\bsafe[®™©]?(?:\s*\d+(?:\.\d+)*)?\b")
_PENDING = re.compile(
    r"\b(?:in progress|pending|planned|plan(?:s|ning)? to|prepar\w+|study\w*|working"
    r" to\w*|expected|pursuing|enrolled|upcoming|scheduled"
    r"|aim\w*|candidate|not yet|next year|due|to be (?:taken|completed)|ongoing"
    r"|geplant|in vorbereitung|angestrebt|nicht bestanden|abgelaufen|laufend|en cours|prévue?"
    r"|en préparation|expirée?|échoué|en curso|previst[oa]|planificad[oa]|caducad[oa]|suspendid[oa]"
    r"|failed|not passed|expired|lapsed|withdrawn|revoked|no longer (?:valid|held))\b",
    re.IGNORECASE,
)
_ABOUT = plain_words(
    "certified certificate certification professional org alliance inc agile scaled and"
)


class CertificateMatch(Frozen):
    """A certificate that a text names, and the words that name it."""

    action: Id
    certainty: Certainty
    rule: str
    words: str


class _Name(Frozen):
    action: Id
    short: bool
    base: bool
    provider: str


Certificates = Mapping[Words, _Name]
"""The names of all certificates of a catalogue, as tokens."""


def certificates_of(catalog: Catalog) -> Certificates:
    """The names of the actions that are certifications.

    A name without its number (PSPO) is the first of its family.
    """
    names: dict[Words, _Name] = {}
    for base in (False, True):
        for action in catalog.actions.values():
            if action.kind == "certification":
                for tokens, short in _forms(action, base=base):
                    names.setdefault(
                        tokens, _Name(action.id, short, base, _tokens(action.title)[0])
                    )
    return names


def certificates_in(text: str, known: Certificates, *, listed: bool) -> list[CertificateMatch]:
    """The certificates that `text` names, longest names first at each place; `listed` says that it
    is an item of a list of certificates.

    In such a list a name is certain. Elsewhere a full name or a short form of four letters or more
    is likely, a shorter one a guess.
    """
    spans = [
        (found.group(), found.start(), found.end()) for found in _TOKEN.finditer(_same_length(text))
    ]
    tokens = tuple(NUMBERS.get(token, token) for token, _, _ in spans)
    found: list[CertificateMatch] = []
    at = 0
    while at < len(tokens):
        size = next(
            (n for n in range(min(len(tokens) - at, 12), 0, -1) if tokens[at : at + n] in known), 0
        )
        if not size:
            at += 1
            continue
        name = known[tokens[at : at + size]]
        own = tokens[at : at + size]
        more, stop = _more_numbers(tokens, at + size, own[:-1], known)
        words = text[spans[at][1] : spans[stop - 1][2]]
        found += [_match(one, words, tokens, own, listed=listed) for one in (name, *more)]
        at = stop
    return _once(found)


def _once(matches: Sequence[CertificateMatch]) -> list[CertificateMatch]:
    """Each certificate once, where it is surest: a title with its short form names it twice."""
    surest: dict[Id, CertificateMatch] = {}
    for match in sorted(matches, key=lambda match: CERTAINTIES.index(match.certainty)):
        surest.setdefault(match.action, match)
    return [surest[action] for action in dict.fromkeys(match.action for match in matches)]


def is_pending(text: str) -> bool:
    """Whether the words around a certificate say that it is not there yet, or not any more."""
    return _PENDING.search(text) is not None


def _same_length(text: str) -> str:
    """`text` in lower case, SAFe without its version; every character stays in its place."""
    lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return _VERSION.sub(lambda found: "safe".ljust(len(found.group())), lower)


def _tokens(text: str) -> Words:
    return tuple(NUMBERS.get(token, token) for token in _TOKEN.findall(_same_length(text)))


def _forms(action: Action, *, base: bool) -> Iterator[tuple[Words, bool]]:
    """Names of a certificate as tokens, and whether each is a short form.

    With `base` those without the number at their end.
    """
    for text, short in _spellings(action.title):
        tokens = _tokens(text)
        for form in (tokens, _respelt(tokens)):
            if not base:
                yield form, short
            elif form[-1] in NUMBERS.values() and len(form) > 1:
                yield form[:-1], short


def _spellings(title: str) -> Iterator[tuple[str, bool]]:
    """A title without its brackets, and the short forms in them: ICP-ACC, and ACC if that is long
    enough.
    """
    yield re.sub(r"\([^)]*\)", " ", title), False
    for text in re.findall(r"\(([^)]*)\)", title):
        if text[:1].isupper() and " level" not in text:
            yield text, True
            _, hyphen, last = text.rpartition("-")
            if hyphen and len(last) >= SURE_LETTERS and last.isupper():
                yield last, True


def _respelt(tokens: Words) -> Words:
    """ScrumMaster in two words, and the other way round; a short form without its hyphens."""
    text = " ".join(tokens)
    if "scrummaster" in text:
        return tuple(text.replace("scrummaster", "scrum master").split())
    if len(tokens) > 1 and sum(map(len, tokens)) <= 6 and not tokens[-1].isdigit():
        return ("".join(tokens),)
    return tuple(text.replace("scrum master", "scrummaster").split())


def _match(name: _Name, words: str, tokens: Words, own: Words, *, listed: bool) -> CertificateMatch:
    is_short = name.short and len("".join(own)) < SURE_LETTERS
    certainty: Certainty = "guess"
    if name.base:
        certainty = "likely" if listed else "guess"
        rule = "the name of a certificate without its number; the first of its family is taken"
    elif is_short and not _stands_clear(name, tokens, own, listed=listed):
        rule = "the short form of a certificate, which means other things too"
    else:
        certainty = "certain" if listed else "likely"
        kind = "short form" if name.short else "name"
        place = "in" if listed else "outside"
        rule = f"the {kind} of a certificate, {place} a list of certificates"
    return CertificateMatch(name.action, certainty, rule, words)


def _stands_clear(name: _Name, tokens: Words, own: Words, *, listed: bool) -> bool:
    """Whether nothing but the provider and words about certificates stand beside a form of two or
    three letters.
    """
    rest = set(tokens) - set(own)
    return name.provider in rest or (listed and all(map(str.isdigit, rest - _ABOUT)))


def _more_numbers(
    tokens: Words, at: int, family: Words, known: Certificates
) -> tuple[list[_Name], int]:
    """Further numbers of one family: PSPO I and II, PSM 1/2."""
    more: list[_Name] = []
    while True:
        step = 2 if tokens[at : at + 1] == ("and",) else 1
        number = tokens[at + step - 1 : at + step]
        if not number or number[0] not in NUMBERS.values() or (*family, *number) not in known:
            return more, at
        more.append(known[*family, *number])
        at += step
