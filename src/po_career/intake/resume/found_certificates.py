"""Certificates of a file as actions that are done."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.intake.resume.certificates import (
    SURE_LETTERS,
    CertificateMatch,
    Certificates,
    certificates_in,
    is_pending,
)
from po_career.intake.resume.parsed import Listed, Parsed, Place, Skipped
from po_career.intake.resume.statements import NotKnown, Reason, Statement
from po_career.language.certainty import CERTAINTIES
from po_career.language.dates import Day

NONE_SUCH = "your catalogue has no such certificate"
LONGEST_QUOTE = 120
PENDING = " is not done yet, as its words or its date say"


class FoundCertificates(NamedTuple):
    """Actions done, names that the catalogue does not have, and what is not done yet."""

    done: tuple[Statement, ...]
    not_known: tuple[NotKnown, ...]
    skipped: tuple[Skipped, ...]
    of_skills: frozenset[Listed]
    """The items of the list of skills that are certificates."""


_Named = Mapping[Listed, list[CertificateMatch]]
"""Items of a list, each with the certificates that it names."""


class _Seen(NamedTuple):
    match: CertificateMatch
    text: str
    where: Place
    on: Day | None = None

    def is_ahead(self, today: date) -> bool:
        """Whether it is planned, or dated after `today`."""
        if is_pending(self.text):
            return True
        on = self.on
        return on is not None and date(on.year, on.month or 1, on.day or 1) > today


def find_certificates(
    parsed: Parsed, catalog: Catalog, known: Certificates, today: date
) -> FoundCertificates:
    """Certificates from their list (certain), from skills and headlines (likely), and from running
    text (a guess).

    Planned or future-dated ones are not done, and are reported in `skipped`.
    """
    listed = _named_in(parsed.certificates, known, listed=True)
    skills = _named_in(parsed.skills, known, listed=False)
    done: dict[Id, _Seen] = {}
    ahead: dict[Id, _Seen] = {}
    for one in (*_in_lists(listed), *_in_lists(skills), *_in_prose(parsed, known)):
        action = one.match.action
        if one.is_ahead(today):
            ahead[action] = one
        elif action not in done or _rank(one) < _rank(done[action]):
            done[action] = one
    return FoundCertificates(
        tuple(_statement(one, catalog) for one in done.values()),
        tuple(_not_known(listed)),
        tuple(
            Skipped(f'"{one.text[:LONGEST_QUOTE]}"{PENDING}', one.where)
            for action, one in ahead.items()
            if action not in done
        ),
        frozenset(_likely(skills)),
    )


def _named_in(items: Iterable[Listed], known: Certificates, *, listed: bool) -> _Named:
    return {item: certificates_in(item.words, known, listed=listed) for item in items}


def _not_known(named: _Named) -> Iterator[NotKnown]:
    for item, matches in named.items():
        if not matches and not item.label:
            yield NotKnown("certificate", item.words, NONE_SUCH, item.where)


def _likely(named: _Named) -> Iterator[Listed]:
    """The items of a list of something else that are certificates."""
    for item, matches in named.items():
        if any(match.certainty != "guess" for match in matches):
            yield item


def _in_lists(named: _Named) -> Iterator[_Seen]:
    for item, matches in named.items():
        for match in matches:
            yield _Seen(match, item.words, item.where, item.on)


def _in_prose(parsed: Parsed, known: Certificates) -> Iterator[_Seen]:
    """Those of headlines and of running text; one that is pending there is somebody else's."""
    for line in parsed.headlines:
        for match in certificates_in(line.words, known, listed=False):
            yield _Seen(match, line.words, line.where)
    for line in parsed.text:
        if is_pending(line.words):
            continue
        for match in certificates_in(line.words, known, listed=False):
            # "RTE" in prose is a colleague, a Release Train Engineer, not the certificate.
            if match.certainty != "guess" or len(match.words) >= SURE_LETTERS:
                rule = f"{match.rule}, in running text"
                guess = CertificateMatch(match.action, "guess", rule, match.words)
                yield _Seen(guess, line.words, line.where)


def _rank(one: _Seen) -> int:
    return CERTAINTIES.index(one.match.certainty)


def _statement(one: _Seen, catalog: Catalog) -> Statement:
    match = one.match
    reason = Reason(match.certainty, match.rule, match.words, one.where)
    title = catalog.actions[match.action].title
    return Statement("done", match.action, title, None, str(one.on) if one.on else None, reason)
