"""Certificates of a file as actions that are done."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.intake.resume.certificates import (
    SURE_LETTERS,
    CertificateMatch,
    Certificates,
    certificates_in,
    is_pending,
)
from po_career.intake.resume.parsed import Parsed, Place, Skipped
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
    of_skills: frozenset[int]
    """The indexes of items of the list of skills that are certificates."""


class _Seen(Frozen):
    match: CertificateMatch
    text: str
    where: Place
    on: Day | None


def find_certificates(
    parsed: Parsed, catalog: Catalog, known: Certificates, today: date
) -> FoundCertificates:
    """Certificates from their list (certain), from skills and headlines (likely), and from running
    text (a guess).

    One that is planned, or dated after `today`, is not done, and told.
    """
    of_list = [
        (item, certificates_in(item.words, known, listed=True)) for item in parsed.certificates
    ]
    of_skills = {
        n: certificates_in(item.words, known, listed=False) for n, item in enumerate(parsed.skills)
    }
    seen = [
        _Seen(match, item.words, item.where, item.on)
        for item, matches in of_list
        for match in matches
    ]
    seen += [
        _Seen(match, parsed.skills[n].words, parsed.skills[n].where, None)
        for n, matches in of_skills.items()
        for match in matches
    ]
    seen += _in_headlines(parsed, known)
    seen += _in_text(parsed, known)
    pending = {one.match.action: one for one in seen if _not_yet(one, today)}
    got = [one for one in seen if not _not_yet(one, today)]
    done = {
        action: min((one for one in got if one.match.action == action), key=_rank)
        for action in {one.match.action for one in got}
    }
    return FoundCertificates(
        tuple(
            _statement(done[action], catalog)
            for action in dict.fromkeys(one.match.action for one in got)
        ),
        tuple(
            NotKnown("certificate", item.words, NONE_SUCH, item.where)
            for item, found in of_list
            if not (found or item.label)
        ),
        tuple(
            Skipped(f'"{one.text[:LONGEST_QUOTE]}"{PENDING}', one.where)
            for action, one in pending.items()
            if action not in done
        ),
        frozenset(
            n
            for n, matches in of_skills.items()
            if any(match.certainty != "guess" for match in matches)
        ),
    )


def _in_headlines(parsed: Parsed, known: Certificates) -> Iterator[_Seen]:
    for line in parsed.headlines:
        yield from (
            _Seen(match, line.words, line.where, None)
            for match in certificates_in(line.words, known, listed=False)
        )


def _in_text(parsed: Parsed, known: Certificates) -> Iterator[_Seen]:
    for line in parsed.text:
        for match in certificates_in(line.words, known, listed=False):
            if is_pending(line.words) or (
                match.certainty == "guess" and len(match.words) < SURE_LETTERS
            ):
                continue  # the RTE of a sentence is a colleague
            rule = f"{match.rule}, in running text"
            yield _Seen(
                CertificateMatch(match.action, "guess", rule, match.words),
                line.words,
                line.where,
                None,
            )


def _not_yet(one: _Seen, today: date) -> bool:
    ahead = one.on is not None and (one.on.year, one.on.month or 1, one.on.day or 1) > (
        today.year,
        today.month,
        today.day,
    )
    return ahead or is_pending(one.text)


def _rank(one: _Seen) -> int:
    return CERTAINTIES.index(one.match.certainty)


def _statement(one: _Seen, catalog: Catalog) -> Statement:
    match = one.match
    reason = Reason(match.certainty, match.rule, match.words, one.where)
    return Statement(
        "done",
        match.action,
        catalog.actions[match.action].title,
        None,
        None if one.on is None else str(one.on),
        reason,
    )
