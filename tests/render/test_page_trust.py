"""No line of the page costs trust: laws on the rendered text, for many people.

Every built-in role is met twice (with nothing or three skills rated, and with all), each time in another situation; and
every situation is met by a Product Owner or a Senior Product Owner, in turn.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from itertools import cycle
from typing import Any, NamedTuple

import pytest

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.profile.model import Applied, Away, Budget, Decided, Profile, Rating, Situation
from po_career.render.page.glyphs import UNICODE
from po_career.render.page.layout import page_of
from po_career.render.page.paint import plain_text
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.screen import Kept, kept_at, plan_lines

START = date(2026, 11, 30)
SOON = date(2027, 3, 20)
CODES = re.compile(r"\b(?:EUR|USD|GBP|CHF|JPY|INR|AUD|CAD|SEK|PLN)\b")
HOLIDAYS = re.compile(r"\b(?:2[4-9]|3[01]) Dec\b|\b1 Jan\b|\b(?:2[4-9]|3[01]) December\b|\b1 January\b")
FORBIDDEN = (
    r"\bproved\b",
    "makes no use",
    "that you aim for",
    r"\b99 ?%",
    "https?:",
    r"\bNone\b(?! of the open steps)",
    r"\{\w+\}",
    r"\bthe kit\b",
    "labour market",
)
SITUATIONS: Mapping[str, Mapping[str, Any]] = {
    "nothing said": {},
    "direction": {"wants": ("product-direction", "data-evidence"), "drains": "technology"},
    "people": {"wants": ("leading-people",), "budget": Budget(300, "GBP", "own")},
    "independent": {"wants": ("independence", "calmer-load"), "hours_per_week": 20},
    "staying": {"wants": ("staying-put",), "budget": Budget(90_000, "JPY", "employer", SOON)},
    "high load": {"situation": Situation(load="high")},
    "too much": {"situation": Situation(load="too-much"), "wants": ("data-evidence",)},
    "review": {"situation": Situation(decided=Decided("review", SOON))},
    "post ends": {"situation": Situation(decided=Decided("post-ends", SOON))},
    "post opens": {"situation": Situation(decided=Decided("post-opens", SOON))},
    "in question": {"situation": Situation(decided=Decided("post-in-question", SOON))},
    "probation": {
        "months_in_role": 2,
        "situation": Situation(decided=Decided("probation", SOON)),
    },
    "no hours": {"hours_per_week": 0},
    "minutes": {"hours_per_week": 0.2},
    "one hour": {"hours_per_week": 1},
    "away": {"away": (Away(date(2026, 12, 7), date(2027, 2, 21)),)},
    "away all the time": {"away": (Away(date(2026, 11, 1), date(2027, 6, 30)),)},
    "far": {"target": ("cpo",)},
    "two roles": {"target": ("product-manager", "ux-researcher")},
    "applied": {"situation": Situation(applied=Applied(4, 0))},
}


class Page(NamedTuple):
    """Somebody, their plan, the facts of its page, what of it is kept at 80 columns, and its text in one line."""

    profile: Profile
    plan: Plan
    facts: Facts
    kept: Kept
    text: str
    lines: tuple[str, ...]


@cache
def builtin() -> Catalog:
    return load_catalog()


def someone(role: str, rated: int, changes: Mapping[str, Any]) -> Profile:
    """Somebody in a role who rated its first skills, now below, now at, now above what it asks."""
    ratings = {}
    asked = builtin().roles[role].requires
    for above, (skill, need) in zip(cycle((0, -1, 1)), list(asked.items())[:rated], strict=False):
        ratings[skill] = (Rating(min(4, max(0, need.level + above))),)
    said = {"role": role, "months_in_role": 30, "hours_per_week": 4, "ratings": ratings}
    return Profile(**{**said, **changes})


def people() -> Iterator[Profile]:
    turns = cycle(SITUATIONS.values())
    few = cycle((0, 3))
    for role, changes in zip(builtin().roles, turns, strict=False):
        yield someone(role, next(few), changes)
    for role, changes in zip(builtin().roles, turns, strict=False):
        yield someone(role, 40, changes)
    whose = cycle((("product-owner", 8), ("senior-po", 40)))
    for changes in SITUATIONS.values():
        yield someone(*next(whose), changes)


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [made_page(one) for one in people()]


def made_page(profile: Profile) -> Page:
    plan = make_plan(builtin(), profile, START)
    lines = plain_text(plan_lines(plan, builtin(), page_of(80, UNICODE), bars=True))
    facts = facts_of(plan, builtin(), private=True)
    return Page(profile, plan, facts, kept_at(facts, 80), " ".join(lines.split()), tuple(lines.splitlines()))


def with_a_plan(pages: list[Page]) -> list[Page]:
    return [page for page in pages if page.facts.less is None and page.facts.kind != "empty"]


def test_the_page_fits_and_nothing_forbidden_stands_on_it(pages: list[Page]) -> None:
    for page in pages:
        assert len(page.lines) <= 48
        for words in FORBIDDEN:
            assert not re.search(words, page.text), (words, page.text)


def test_a_wider_terminal_shows_no_more_lines_and_no_less(pages: list[Page]) -> None:
    for page in with_a_plan(pages)[::3]:
        wide = plan_lines(page.plan, builtin(), page_of(120, UNICODE), bars=True)
        assert len(wide) <= 48
        assert kept_at(page.facts, 100).gaps >= page.kept.gaps


def test_a_currency_on_the_page_is_that_of_the_budget_or_of_a_price_that_was_seen(
    pages: list[Page],
) -> None:
    for page in pages:
        known = {page.profile.budget.currency if page.profile.budget else None}
        step = page.plan.next_step
        costs = [one.cost for one in step.actions]
        costs += [one.cost for one in (step.credential, step.purchase) if one is not None]
        known.update(cost.currency for cost in costs if cost is not None)
        assert set(CODES.findall(page.text)) <= known, page.text


def test_money_is_said_once(pages: list[Page]) -> None:
    for page in pages:
        assert page.text.count(" costs money") <= 1


def test_the_hours_add_up_and_are_there(pages: list[Page]) -> None:
    for page in with_a_plan(pages):
        chapter = page.facts.chapter
        assert chapter is not None
        assert sum(one.hours for one in chapter.actions) == chapter.hours
        if chapter.hours > chapter.of:
            assert "of working time" in chapter.head
        elif chapter.actions:
            assert f"{chapter.hours} of your {chapter.of} hours" in chapter.head
        extra = re.search(r"If you have (\w+) hours? left", page.text)
        assert extra is None or chapter.of - chapter.hours >= 1


def test_no_day_of_the_chapter_is_a_holiday_or_further_off_than_a_year(pages: list[Page]) -> None:
    for page in with_a_plan(pages):
        chapter = page.facts.chapter
        assert chapter is not None
        assert chapter.until <= START + timedelta(days=365)
        days = [one.when for one in chapter.actions] + [chapter.head]
        assert not HOLIDAYS.search(" ".join(days)), days
        years = [int(row.when[:4]) for row in page.facts.outline]
        assert all(year <= START.year + 2 for year in years)


def test_a_count_lies_inside_its_range(pages: list[Page]) -> None:
    for page in pages:
        found = re.search(r"\b(\d+) of the \d+ skills it asks at its level \(.*?(\d+) to (\d+) if", page.text)
        if found:
            count, low, high = map(int, found.groups())
            assert low < count < high, page.text


def test_what_was_not_rated_is_never_said_to_be_had(pages: list[Page]) -> None:
    for page in pages:
        words = page.text.replace("all its ", "all ")
        if "all the" not in words and re.search(r"(?:You have|you have) \W*all \d+ skills", words):
            steps = (page.plan.next_step, page.plan.stay_and_grow, *page.plan.alternatives)
            counts = [one.skills for one in steps if one is not None]
            assert any(one.rated_at_level == one.of for one in counts), page.text


def test_what_was_rated_stands_apart_from_what_is_assumed() -> None:
    junior = made_page(someone("product-owner", 3, {"wants": ("staying-put",)}))
    have = junior.facts.row("have")
    assert have == (
        "2 of the 3 skills that you rated at the level your role asks; 26 are not rated yet."
    )
    toward = made_page(someone("product-owner", 3, {"target": ("senior-po",)}))
    assert " assumed" in (toward.facts.row("have") or "")


def test_of_somebody_without_a_role_only_what_was_rated_counts() -> None:
    rated = {"user-research": 4, "customer-focus": 4, "data-analytics": 3, "communication": 3, "facilitation": 3, "analytical-thinking": 3}
    ratings = {skill: (Rating(level),) for skill, level in rated.items()}
    page = made_page(Profile(hours_per_week=3, ratings=ratings))
    assert page.facts.row("have") == "6 of the 20 skills it asks at its level; 14 are not rated yet."
    assert page.facts.row("ready") == "not known yet: most of what it asks is not rated."


def test_the_sentence_of_the_level_that_was_chosen_comes_back(pages: list[Page]) -> None:
    seen = 0
    for page in with_a_plan(pages):
        first = next((row for row in page.facts.gaps.rows if row.first), None)
        if first is None or not page.kept.shows("sign"):
            continue
        ratings = page.profile.ratings.get(first.skill)
        sentence = builtin().skills[first.skill].anchors.get(ratings[0].level) if ratings else None
        if sentence:
            said = " ".join(sentence.replace('"', "'").split())
            assert f'Your rating says: "{said}"' in page.text, page.text
            seen += 1
    assert seen >= 10


def test_a_day_of_decision_a_stop_rule_and_what_would_change_the_plan_stand_on_every_page(
    pages: list[Page],
) -> None:
    for page in pages:
        assert "po-career check-in" in page.text
        assert re.search(r"\bOn \d{1,2} \w+: po-career check-in\. \S", page.text), page.text
    for page in with_a_plan(pages):
        assert page.facts.decision is not None
        assert len(page.facts.decision.branches) >= 2
        assert f"This would change the plan: {page.facts.changes}" in page.text
        assert page.facts.row("or") is not None


def test_at_least_two_gaps_are_named_if_two_are_known(pages: list[Page]) -> None:
    tight = [
        page
        for page in with_a_plan(pages)
        if len(page.facts.gaps.rows) > 1 and page.kept.gaps < 2
    ]
    assert len(tight) <= len(pages) // 20, [page.text for page in tight]


def test_no_entry_of_a_chapter_stands_in_it_twice(pages: list[Page]) -> None:
    for page in with_a_plan(pages):
        chapter = page.facts.chapter
        titles = [one.short for one in chapter.actions] if chapter is not None else []
        assert len(set(titles)) == len(titles)


def test_wants_are_quoted_one_by_one() -> None:
    page = made_page(someone("product-owner", 40, {"wants": ("product-direction", "data-evidence")}))
    assert not re.search(r'"[^"]* and data and evidence"', page.text.replace('" and "', "|"))


def test_a_day_and_a_command_are_never_broken(pages: list[Page]) -> None:
    for page in pages:
        for line in page.lines:
            assert not re.search(r"(?:\bto|,) \d{1,2}$", line), line
            assert not line.endswith(("plan", "--show")) or line.endswith("po-career plan"), line


def test_a_post_that_ends_has_its_dated_questions() -> None:
    page = made_page(someone("product-owner", 8, SITUATIONS["post ends"]))
    assert "By 3 Dec the public employment office" in page.text
    assert "before you sign anything" in page.text


def test_with_hardly_any_hours_the_page_says_why_nothing_else_is_planned() -> None:
    none = made_page(someone("product-owner", 8, SITUATIONS["no hours"])).text
    assert "1 hour of working time" in none
    assert "ask for an hour a week of working time first" in none


def test_what_is_to_be_said_stands_on_the_page_once(pages: list[Page]) -> None:
    for page in pages:
        words = page.facts.say.words.strip('"') if page.facts.say is not None else None
        assert words is None or page.text.count(" ".join(words.split())) == 1, page.text


def test_with_more_hours_than_the_chapter_takes_the_page_says_what_to_do_with_them(
    pages: list[Page],
) -> None:
    said = "With so many hours you may be done early"
    for page in with_a_plan(pages):
        chapter = page.facts.names.step.chapter
        assert chapter is not None
        many = chapter.of >= 80 and bool(chapter.actions) and chapter.hours <= chapter.of / 3
        assert (said in page.text) <= many, page.text
    much = {"hours_per_week": 30, "target": ("head-of-product",)}
    assert said in made_page(someone("product-manager", 3, much)).text


def test_nobody_whose_load_is_high_is_told_to_take_more_hours() -> None:
    situation = {"situation": Situation(load="high"), "hours_per_week": 2}
    page = made_page(someone("head-of-product", 8, situation))
    assert "hand something over before you add anything" in page.text
    assert "ask for another hour" not in page.text
