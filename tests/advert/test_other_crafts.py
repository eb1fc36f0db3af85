"""Another craft is none of the catalogue's, by what the work is as well as by its title."""

import pytest

from po_career.advert.advert_match import match_advert
from po_career.advert.advert_reader import read, reader_of, text_of
from po_career.advert.other_work import WORK, other_work
from po_career.catalog.load import load_catalog
from po_career.profile.model import Profile

READER = reader_of(load_catalog(None))
SCIENTIST = """We are seeking a person to join our analytics team.
Responsibilities
- Develop machine learning models
- Collaborate with cross-functional teams
- Present findings to stakeholders and executive leadership
Requirements
- 5+ years in data science and machine learning
- Python, SQL, statistics
- Experimental design"""
JOINER = """Your work
- Sketch and model chairs, from idea to technical drawings
- Choose oak, plywood and fabric with our cabinet makers
- Prepare CAD files and tolerances for the factory
- Test prototypes with customers and present them to stakeholders
Your background
- Five years in furniture"""
OWNER = """What you will do
- Own the backlog of our warehouse software and decide what comes next
- Write user stories for picking, packing and loading
- Explain priorities to stakeholders
- Agree release dates with carriers
- Talk to users in the aisles and prioritise what slows them down
- Accept the stories of each sprint
What you need
- 3 years of Scrum
- Strong communication"""


def role_of(text: str) -> str | None:
    return match_advert(text_of(text), READER, Profile()).role


@pytest.mark.parametrize("label", ["Job Position", "Position Title", "Role", "Vacancy", "Title"])
@pytest.mark.parametrize("line", [0, 1, 5, 9])
def test_a_data_scientist_is_none_of_ours_whatever_line_the_title_stands_in(label: str, line: int) -> None:
    lines = SCIENTIST.splitlines()
    assert role_of("\n".join((*lines[:line], f"{label}: Senior Data Scientist", *lines[line:]))) is None


@pytest.mark.parametrize("label", ["Job Position", "Job Title", "Position Title", "Position", "Role Title", "Role", "Vacancy", "Post", "Title", "Job Role"])
def test_a_labelled_title_is_a_title(label: str) -> None:
    text = f"Acme, Leeds\nWe make shoes.\nThe team is small.\nIt is a nice place.\nWe are many.\n{label}: Business Analyst\n\n{OWNER}"
    assert role_of(text) == "business-analyst"


def test_the_work_tells_another_craft_without_a_title() -> None:
    assert role_of(SCIENTIST) is None
    assert role_of(JOINER) is None


@pytest.mark.parametrize("title", ["Product Designer - Seating", "Product Owner Chairs", "Product Manager, Furniture"])
def test_a_title_of_ours_over_the_work_of_another_craft_is_none_of_ours(title: str) -> None:
    assert role_of(f"{title}\n\n{JOINER}") is None


def test_the_trade_of_a_company_is_no_craft() -> None:
    assert role_of(OWNER) == "product-owner"
    assert role_of(f"Product Owner, Warehouse\n\n{OWNER}") == "product-owner"


def test_each_phrase_counts_once() -> None:
    reading, _ = read(text_of("Your work\n- stock and stock\n- Stocks, a warehouse"), READER)
    assert other_work(reading)["supply"] == 2


def test_no_phrase_stands_twice_in_one_craft() -> None:
    for craft, text in WORK.items():
        phrases = [phrase.strip() for phrase in text.split(",")]
        assert len(phrases) == len(set(phrases)), craft
