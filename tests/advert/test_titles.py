"""The title of an advertisement, and the role that has it."""

import pytest

from po_career.advert.advert_reader import Reading, reader_of, text_of
from po_career.advert.advert_title import titles_in
from po_career.catalog.load import load_catalog

CATALOG = load_catalog(None)
TITLES = reader_of(CATALOG).titles


def role_of(source: str) -> str | None:
    text = text_of(source)
    titles = titles_in(Reading(text, text.lines, (), ()), TITLES)
    return titles[0].role if titles else None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Product Owner (m/f/d)", "senior-po"),
        ("Sr. Product Owner - Payments Platform", "senior-po"),
        ("Product Owner II", "product-owner"),
        ("Technical Product Owner, Data Platform", "technical-pm"),
        ("Senior Technical Product Owner", "technical-pm"),
        ("Senior Product Manager, Growth", "product-manager"),
        ("Staff Product Manager, Developer Experience", "principal-pm"),
        ("Principal Product Owner", "principal-pm"),
        ("Lead Product Manager - Search", "group-pm"),
        ("Group Product Manager, Marketplace", "group-pm"),
        ("Product Lead", "product-manager"),
        ("Head of Product", "head-of-product"),
        ("Head of Digital Product", "head-of-product"),
        ("Head of Product Management", "head-of-product"),
        ("VP of Product", "head-of-product"),
        ("Vice President, Product Management", "head-of-product"),
        ("VP Product Management", "head-of-product"),
        ("Director of Product", "product-director"),
        ("Director, Product Management", "product-director"),
        ("Director Product Management - EMEA", "product-director"),
        ("Senior Director of Product", "product-director"),
        ("Chief Product Officer (CPO)", "cpo"),
        ("Chief Product & Technology Officer", "cpo"),
        ("CPTO", "cpo"),
        ("Scrum Master / Agile Coach", "scrum-master"),
        ("Senior Scrum Master", "scrum-master"),
        ("Enterprise Agile Coach", "agile-coach"),
        ("Agile Coach (SAFe)", "agile-coach"),
        ("Release Train Engineer", "delivery-lead"),
        ("Agile Delivery Manager", "delivery-lead"),
        ("Senior Technical Program Manager", "delivery-lead"),
        ("Programme Manager", "delivery-lead"),
        ("Associate Product Manager", "associate-po"),
        ("Junior Product Owner (all genders)", "associate-po"),
        ("Graduate Product Manager", "associate-po"),
        ("Junior Product Manager", "associate-po"),
        ("Product Owner Trainee Programme", "associate-po"),
        ("Business Analyst", "business-analyst"),
        ("Senior IT Business Analyst", "business-analyst"),
        ("Business Systems Analyst II", "business-analyst"),
        ("Lead Business Analyst", "business-analyst"),
        ("Requirements Engineer", "business-analyst"),
        ("Product Designer", "product-designer"),
        ("Senior UX Designer", "product-designer"),
        ("Lead Product Designer (UX/UI)", "product-designer"),
        ("UX Strategist", "ux-strategist"),
        ("UX Researcher", "ux-researcher"),
        ("UX Lead", None),
        ("Service Design Lead", "ux-strategist"),
        ("AI Product Manager", "ai-pm"),
        ("Senior Product Manager, AI", "ai-pm"),
        ("Product Manager - Machine Learning Platform", "ai-pm"),
        ("Product Owner (AI & Automation)", "ai-pm"),
        ("Platform Product Manager", "technical-pm"),
        ("API Product Owner", "technical-pm"),
        ("Data Product Manager", "technical-pm"),
        ("Data Product Owner", "technical-pm"),
        ("Product Operations Manager", "product-ops"),
        ("Head of Product Operations", "product-ops"),
        ("Product Ops Lead", "product-ops"),
        ("Portfolio Product Owner", "portfolio-owner"),
        ("Product Portfolio Manager", "portfolio-owner"),
        ("Chief Product Owner", "group-pm"),
        ("Founding Product Manager", "product-manager"),
        ("Founding PM", "product-manager"),
        ("Product Consultant", "consultant"),
        ("Agile Consultant", "consultant"),
        ("Interim Product Manager", "product-manager"),
        ("Freelance Product Owner", "consultant"),
        ("Project Manager", None),
        ("IT Project Manager", None),
        ("Product Marketing Manager", None),
        ("Senior Product Marketing Manager", None),
        ("Product Engineer", None),
        ("Software Engineer, Product", None),
        ("Product Support Specialist", None),
        ("Head of Product Marketing", None),
        ("Head of Product Design", None),
        ("Production Manager", None),
        ("Product Data Analyst", None),
        ("Data Analyst", None),
        ("Category Manager", None),
        ("Marketing Manager", None),
        ("Financial Advisor", None),
        ("Store Manager", None),
        ("Business Owner Support", None),
        ("Truck Driver", None),
        ("Product Owner - Scrum Team Phoenix", "product-owner"),
        ("Digital Product Owner eCommerce", "product-owner"),
        ("Product Owner for our Logistics Squad", "product-owner"),
        ("SAFe Product Owner", "product-owner"),
        ("Product Owner (Scrum) at Acme", "product-owner"),
        ("PO - Mobile Apps", "product-owner"),
        ("Product Manager/Product Owner", "product-manager"),
        ("Product Manager / Owner", "product-manager"),
        ("Business Analyst / Product Owner", "business-analyst"),
        ("Manager, Product Management", "product-manager"),
        ("Senior Manager, Product Management", "product-manager"),
        ("Product Manager III", "product-manager"),
        ("Product Manager, B2B Payments (Remote)", "product-manager"),
        ("Agile Product Owner", "product-owner"),
        ("Area Product Owner", "senior-po"),
        ("Product Owner Lead", "group-pm"),
        ("Lead Product Owner", "group-pm"),
        ("Senior Digital Product Manager", "product-manager"),
        ("Digital Product Lead", "product-manager"),
        ("Team Lead Product Management", "group-pm"),
        ("Head of Agile Delivery", "delivery-lead"),
        ("Delivery Lead", "delivery-lead"),
        ("IT Delivery Manager", "delivery-lead"),
        ("Agile Transformation Lead", "agile-coach"),
        ("Product Strategist", None),
        ("Principal Product Manager - Technical", "principal-pm"),
        ("Manager of Product Owners", "group-pm"),
        ("Product Management Director", "product-director"),
        ("Product Director", "product-director"),
        ("Deputy Head of Product", "head-of-product"),
        ("SVP, Product", "head-of-product"),
        ("Co-Founder & CPO", "founder"),
    ],
)
def test_a_title_names_its_role(title: str, role: str | None) -> None:
    assert role_of(f"{title}\n\nLondon") == role


def test_the_titles_of_colleagues_are_not_that_of_the_job() -> None:
    assert role_of("Nurse\n\nYou work with Product Managers\nReports to the Head of Product\nContact: our Scrum Master") is None


def test_a_title_in_a_sentence_is_found() -> None:
    assert (
        role_of("Hello!\nWe build trains.\n\nOur team is small.\n\nNice place.\nWe are looking for an experienced Agile Coach who stays.")
        == "agile-coach"
    )
    assert role_of("Join us\n\nAbout us.\n\nWe sell shoes.\nYes.\nAs a Product Owner, you decide.") == "product-owner"
    assert role_of("Ref 12\n\nA bank.\n\nIn Leeds.\nNow.\nJob title: Business Analyst") == "business-analyst"


def test_a_page_says_its_title_for_machines_and_as_its_heading() -> None:
    data = '<script type="application/ld+json">{"@type": "JobPosting", "title": "Scrum Master"}</script>'
    assert role_of(f"<html><body>{data}<p>Hello</p></body></html>") == "scrum-master"
    assert role_of("<html><body><p>Jobs</p><h1>Product Designer</h1><p>x</p></body></html>") == "product-designer"
