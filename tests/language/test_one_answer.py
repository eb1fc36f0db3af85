"""A title means the same wherever it stands: in a CV, in an advertisement, and as it is typed."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from po_career.advert.advert_match import match_advert
from po_career.advert.advert_reader import Reading, reader_of, text_of
from po_career.advert.advert_title import titles_in
from po_career.catalog.load import load_catalog
from po_career.intake.resume.findings import find, names_of
from po_career.intake.resume.parsed import LIST_LIMIT
from po_career.intake.resume.resume_file import parse
from po_career.language.titles import Titles, role_named
from po_career.profile.model import Profile

CATALOG = load_catalog(None)
TITLES = Titles(CATALOG)
NAMES = names_of(CATALOG, TITLES)
READER = reader_of(CATALOG)
TODAY = date(2026, 11, 24)
WAYS = [
    *("{}", "Senior {}", "Snr. {}", "Interim {}", "{}, Growth", "({}) Platform", "Principal {}"),
    *("Lead {}", "{} (Contract)", "Junior {}", "{} - Payments", "{} II", "Acting {}"),
    *("{} at Acme", "Freelance {}", "Former {}"),
]
"""Ways to write a title."""
WORK = """
London

What you will do
- Own the backlog and the roadmap of our product
- Decide with stakeholders what gets built next
- Coach the team and facilitate workshops
- Talk to users and measure outcomes
- Write user stories, order them and accept the work

What you bring
- 5 years of experience with products
"""


def titles() -> Iterator[str]:
    for role in CATALOG.roles.values():
        if not role.venture:
            for name in (role.title, *role.aliases[:3]):
                yield from (way.format(name) for way in WAYS)


def in_cv(written: Sequence[str]) -> list[str | None]:
    """What a JSON Resume with these jobs says."""
    roles: list[str | None] = []
    for start in range(0, len(written), LIST_LIMIT):
        some = written[start : start + LIST_LIMIT]
        work = [{"position": title, "startDate": "2020-01"} for title in some]
        data = json.dumps({"work": work}).encode()
        roles += [job.role for job in find(parse(data, "cv.json", TITLES), NAMES, TODAY).roles]
    return roles


def in_advertisement(title: str) -> str | None:
    text = text_of(f"{title}\n\nLondon\n")
    found = titles_in(Reading(text, text.lines, (), ()), READER.titles)
    return found[0].role if found else None


def is_advertised(role: str | None) -> bool:
    """Nobody is told to move to a way in, so no advertisement is read as one."""
    return role is not None and not CATALOG.roles[role].way_in


def test_every_reader_says_the_same_of_a_title() -> None:
    written = list(titles())
    assert len(written) > 1300
    typed = [TITLES.read(title).role for title in written]
    differing = {
        title: (role, cv, in_advertisement(title))
        for title, role, cv in zip(written, typed, in_cv(written), strict=True)
        if role != cv or in_advertisement(title) != (role if is_advertised(role) else None)
    }
    assert differing == {}


def test_a_former_role_is_not_held_and_most_other_titles_name_one() -> None:
    said = {title: TITLES.read(title).role for title in titles()}
    assert [title for title, role in said.items() if title.startswith("Former") and role] == []
    unnamed = [title for title, role in said.items() if not role and not title.startswith("Former")]
    assert len(unnamed) < len(said) / 50, unnamed


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Agile Product Owner", "senior-po"),
        ("Lead Agile Product Owner", "group-pm"),
        ("Interim Product Owner", "product-owner"),
        ("Interim Senior Product Manager", "product-manager"),
        ("Snr PO", "senior-po"),
        ("Sr. Product Mgr", "product-manager"),
        ("Director, Product", "product-director"),
        ("Product Owner, Senior", "senior-po"),
        ("Senior GPM", "group-pm"),
        ("PM (Contract)", "product-manager"),
        ("Senior Technical Product Owner", "technical-pm"),
        ("Senior Product Manager, AI", "ai-pm"),
        ("Sr. Product Owner - Payments Platform", "senior-po"),
        ("Product Owner / Scrum Master", "product-owner"),
        ("ScrumMaster II", "scrum-master"),
        ("Director Digital Product", "product-director"),
        ("Head of Product at Design Bridge", "head-of-product"),
        ("Deputy Head of Product", "head-of-product"),
        ("Head of Product Design", None),
        ("Director, Product Marketing", None),
        ("Former Product Owner", None),
        ("Assistant to the Product Owner", None),
        ("Purchase order (PO) clerk", None),
        ("Product Owner Coach", None),
        ("Sales Assistant", None),
        ("Nurse", None),
        ("Product Owner - GenAI Assistants (Legal)", "ai-pm"),
        ("Product Manager, HR Tech", "product-manager"),
        ("Product Operations Analyst", "product-ops"),
        ("UX Research Lead", "ux-researcher"),
        ("Global Product Owner Lead", "group-pm"),
        ("Founder-in-Residence", "founder"),
    ],
)
def test_hard_titles(title: str, role: str | None) -> None:
    assert role_named(CATALOG, title).role == role
    assert in_cv([title]) == [role]
    assert in_advertisement(title) == role


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Agile Product Owner", "senior-po"),
        ("Interim Product Owner", "product-owner"),
        ("Snr PO", "senior-po"),
        ("Director, Product", "product-director"),
    ],
)
def test_an_advertisement_is_matched_with_the_role_that_a_cv_would_have(title: str, role: str) -> None:
    assert match_advert(text_of(title + WORK), READER, Profile()).role == role
    assert in_cv([title]) == [role]
