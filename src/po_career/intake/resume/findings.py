"""From what a file says to what it means for a profile."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.intake.resume.certificates import Certificates, certificates_of
from po_career.intake.resume.found_certificates import find_certificates
from po_career.intake.resume.found_roles import find_roles
from po_career.intake.resume.found_skills import find_skills
from po_career.intake.resume.parsed import Parsed, Place, Skipped
from po_career.intake.resume.statements import Findings, Statement
from po_career.language.mentions import Lexicon, lexicon_of
from po_career.language.titles import Titles

UNDERSTOOD = (
    "headings, months and words of level are understood in English, German, French and Spanish"
)


class Names(NamedTuple):
    """The names of a catalogue made ready for CVs: making them takes longer than reading one."""

    catalog: Catalog
    titles: Titles
    lexicon: Lexicon
    certificates: Certificates


def names_of(catalog: Catalog, titles: Titles) -> Names:
    """The names of `catalog`, whose titles have been made ready before."""
    return Names(catalog, titles, lexicon_of(catalog), certificates_of(catalog))


def find(parsed: Parsed, names: Names, today: date, file: str = "") -> Findings:
    """What `parsed` says in the words of a catalogue.

    Jobs as roles with their months up to `today`, ratings, actions done, mentions. In a language
    that is not understood everything is a guess; `file` is what messages call the file.
    """
    catalog, titles, lexicon, known = names
    roles = find_roles(parsed, catalog, titles, lexicon, today)
    certificates = find_certificates(parsed, catalog, known, today)
    skills = find_skills(parsed, catalog, titles, lexicon, known, certificates.of_skills)
    statements = (*roles.statements, *skills.ratings, *certificates.done)
    skipped = (*parsed.skipped, *roles.skipped, *skills.skipped, *certificates.skipped)
    if parsed.foreign:
        statements = tuple(_doubted(one, parsed.foreign) for one in statements)
        what = f"the CV is in {parsed.foreign}; {UNDERSTOOD}, so that all of it is a guess"
        skipped = (Skipped(what, Place(file)), *skipped)
    return Findings(
        parsed.format,
        roles=roles.held,
        statements=statements,
        mentioned=skills.mentioned,
        not_known=(*skills.not_known, *certificates.not_known),
        skipped=skipped,
        parts=parsed.parts,
    )


def _doubted(one: Statement, language: str) -> Statement:
    """A statement from a file in a language that is not understood."""
    rule = f"{one.because.rule}; the CV is in {language}"
    return replace(one, because=replace(one.because, certainty="guess", rule=rule))
