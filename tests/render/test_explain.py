"""Every figure of a plan with its formula: the numbers are the plan's, and the sums add up."""

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from po_career.catalog.load import load_catalog
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.profile.model import Budget, Profile, Rating
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.page.layout import page_of, width_of
from po_career.render.page.paint import plain_text
from po_career.render.plan.explain import RULES, exact, explain_lines

START = date(2026, 11, 24)
NUMBER = r"-?\d[\d,]*(?:\.\d+)?"
built_in = cache(load_catalog)
OWNER = Profile(
    role="product-owner",
    months_in_role=20,
    hours_per_week=4,
    ratings={"roadmapping": (Rating(1),), "communication": (Rating(3, evidence="one"),)},
)


@cache
def owners_plan() -> Plan:
    return make_plan(built_in(), OWNER, START)


def explained(plan: Plan, width: int = 112, glyphs: Glyphs = UNICODE) -> str:
    return plain_text(explain_lines(plan, built_in(), page_of(width, glyphs)))


def numbers(text: str) -> list[float]:
    return [float(one.replace(",", "")) for one in re.findall(NUMBER, text)]


def line_of(text: str, label: str) -> str:
    """The text after a label, up to the next blank line, as one line."""
    flat = " ".join(text.split("\n\n", maxsplit=1)[0].split()) if label not in text else text
    found = re.search(rf"{re.escape(label)}: (.*?)(?=\n  \S|\n\n|$)", flat, re.DOTALL)
    assert found is not None, label
    return " ".join(found[1].split())


@st.composite
def people(draw: st.DrawFn) -> Profile:
    """People of any role, ratings, time and money."""
    catalog = built_in()
    skills = draw(st.lists(st.sampled_from(sorted(catalog.skills)), max_size=12, unique=True))
    ratings = {skill: (Rating(draw(st.integers(0, 4))),) for skill in skills}
    return Profile(
        role=draw(st.sampled_from(sorted(catalog.roles))),
        hours_per_week=draw(st.sampled_from((1.5, 4, 12))),
        budget=draw(st.none() | st.just(Budget(0))),
        ratings=ratings,
    )


@settings(max_examples=10, phases=[Phase.generate])
@given(profile=people())
def test_readiness_and_its_sums_are_those_of_the_plan(profile: Profile) -> None:
    plan = make_plan(built_in(), profile, START)
    met, asked, ready = numbers(line_of(explained(plan), "  R"))
    assert round(met / asked, 4) == ready
    assert ready == round(plan.next_step.readiness.expected, 4)


def test_the_score_is_the_sum_of_its_terms() -> None:
    text = explained(owners_plan())
    rows = re.findall(rf"^  (near|uses|wish|usual|time) +({NUMBER}) +({NUMBER}) +({NUMBER})", text, re.MULTILINE)
    assert len(rows) == 5
    for _, weight, term, product in rows:
        assert float(weight) * float(term) == pytest.approx(float(product), abs=1e-4)
    scores = owners_plan().next_step.scores
    assert scores is not None
    assert sum(float(product) for *_, product in rows) == pytest.approx(scores.score, abs=5e-4)


def test_the_shares_are_counts_of_the_draws() -> None:
    plan = owners_plan()
    wins, draws, share = numbers(line_of(explained(plan), f"  {plan.next_step.title}"))
    assert (wins / draws, share) == (pytest.approx(share), pytest.approx(plan.next_step.confidence))


def test_the_shares_of_the_gaps_are_parts_of_one_sum() -> None:
    plan = owners_plan()
    shares = [(gap.skill, exact(gap.share)) for gap in plan.next_step.gaps]
    text = explained(plan)
    assert all(f"= {share}" in text for _, share in shares)


def test_the_hours_of_the_chapter_add_up() -> None:
    chapter = owners_plan().next_step.chapter
    assert chapter is not None
    *parts, total, there = numbers(line_of(explained(owners_plan()).split("Chapter:")[1], "  Hours"))
    assert sum(parts) == total == chapter.hours
    assert there == pytest.approx(chapter.of)


def test_every_rule_has_words() -> None:
    assert sorted(RULES) == [1, 2, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("width", [40, 80, 112])
def test_no_line_is_wider_than_the_page(glyphs: Glyphs, width: int) -> None:
    lines = explain_lines(owners_plan(), built_in(), page_of(width, glyphs))
    assert max(width_of(line) for line in lines) <= width
