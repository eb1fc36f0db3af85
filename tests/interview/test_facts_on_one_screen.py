"""The facts of every built-in role are on one screen of 80 columns and 24 rows, whatever the cursor is on."""

from dataclasses import replace

import pytest
from ladder import TODAY

from po_career.catalog.load import load_catalog
from po_career.interview.facts import MOST_NEEDS, ask_facts
from po_career.interview.question_topic import Case
from po_career.interview.sheet import Sheet
from po_career.profile.model import Profile

CATALOG = load_catalog()
ROWS = 23
"""The last row of a terminal stays free."""


@pytest.mark.parametrize("role", CATALOG.roles)
def test_every_fact_of_a_role_is_on_one_screen(role: str) -> None:
    person = Profile(role=role, months_in_role=5, hours_per_week=4, words=("A talk in September 2027.",))
    question = replace(ask_facts(Case(CATALOG, person, TODAY)), number=7, about=20)
    above, below = Sheet(question).layout(80, ROWS)
    lines = [line.text for line in (*above, *below)]
    assert len(lines) <= ROWS
    assert sum("[ ]" in line for line in lines) == len(question.options)
    assert 'You wrote "September 2027"' in " ".join(lines).replace("\n", " ")
    assert not any(option.label.endswith("?") for option in question.options)


def test_five_needs_are_asked_of_somebody_who_may_need_so_many() -> None:
    question = ask_facts(Case(CATALOG, Profile(role="product-owner", hours_per_week=4), TODAY))
    assert sum(option.deniable for option in question.options) == MOST_NEEDS == 5
