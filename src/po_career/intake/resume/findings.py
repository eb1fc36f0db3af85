"""From what a file says to what it means for a profile."""

from datetime import date

from po_career.catalog.model import Catalog
from po_career.intake.resume.certificates import certificates_of
from po_career.intake.resume.found_certificates import find_certificates
from po_career.intake.resume.found_roles import find_roles
from po_career.intake.resume.found_skills import find_skills
from po_career.intake.resume.parsed import Parsed
from po_career.intake.resume.statements import Findings
from po_career.language.titles import Titles


def find(parsed: Parsed, catalog: Catalog, today: date) -> Findings:
    """What `parsed` says in the words of `catalog`.

    Jobs as roles with their months up to `today`, ratings, actions done, mentions.
    """
    titles = Titles(catalog)
    roles = find_roles(parsed, catalog, titles, today)
    known = certificates_of(catalog)
    certificates = find_certificates(parsed, catalog, known, today)
    skills = find_skills(parsed, catalog, titles, known, certificates.of_skills)
    return Findings(
        parsed.format,
        roles=roles.held,
        statements=(*roles.statements, *skills.ratings, *certificates.done),
        mentioned=skills.mentioned,
        not_known=(*skills.not_known, *certificates.not_known),
        skipped=(*parsed.skipped, *roles.skipped, *certificates.skipped),
    )
