"""The built-in catalogue: whole, sourced, and fit for plans."""

import re
from collections import Counter
from itertools import product

import pytest

from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.model import Action, Catalog
from po_career.planning.readiness import core_missing, readiness, verdict

ARTICLE_ROLES = {
    "associate-po",
    "product-owner",
    "senior-po",
    "scrum-master",
    "portfolio-owner",
    "product-manager",
    "product-director",
    "head-of-product",
    "cpo",
    "agile-coach",
    "ux-strategist",
    "technical-pm",
    "product-designer",
    "founder",
    "consultant",
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


def raising(catalog: Catalog, skill: str, level: int) -> list[Action]:
    return [action for action in catalog.actions.values() if action.raises.get(skill) == level]


def test_nothing_is_wrong_with_it_and_nothing_is_warned_of() -> None:
    checked = check_catalog()
    assert checked.errors == ()
    assert [problem.what for problem in checked.warnings] == []


def test_every_role_of_the_article_is_in_it_and_six_more(catalog: Catalog) -> None:
    assert {role for role in catalog.roles if "article" in catalog.roles[role].basis} == ARTICLE_ROLES
    assert (len(catalog.roles), len(catalog.skills), len(catalog.transitions)) == (21, 45, 75)
    assert len(catalog.trends) == 4


def test_a_role_says_what_it_is_for_what_its_days_hold_and_what_sets_it_apart(catalog: Catalog) -> None:
    for role in catalog.roles.values():
        assert role.purpose, role.id
        assert role.distinct, role.id
        assert len(role.day) >= 3, role.id
        assert role.short, role.id
        assert len(role.short) <= 36, role.id
    assert catalog.roles["product-owner"].varies  # size and sector of the company change the role


def test_a_skill_has_a_sentence_for_every_level_and_a_name_that_fits_a_list(catalog: Catalog) -> None:
    for skill in catalog.skills.values():
        assert set(skill.anchors) == {1, 2, 3, 4}, skill.id
        assert len(skill.short or skill.name) <= 30, skill.id


def test_every_action_says_what_it_takes_and_when_it_is_done(catalog: Catalog) -> None:
    for action in catalog.actions.values():
        assert action.hours.low > 0, action.id
        assert action.done_when, action.id
        assert action.hours.middle / max(1, action.min_weeks) <= 20, action.id  # no more than half a working week


LASTING = {
    r"\bquarter\b": 13,
    r"two quarters|six months|six monthly": 24,
    r"eight weeks": 8,
    r"\bmonth\b": 4,
    r"for a year": 52,
    r"three months": 13,
}


def test_an_action_lasts_as_long_as_its_own_words_say(catalog: Catalog) -> None:
    for action, (words, weeks) in product(catalog.actions.values(), LASTING.items()):
        said = re.search(words, f"{action.title} {action.done_when}")
        assert not said or action.min_weeks >= weeks, f"{action.id}: {said and said[0]}"


def test_no_reading_goes_beyond_awareness_and_no_price_stands_without_its_date(catalog: Catalog) -> None:
    for action in catalog.actions.values():
        if action.kind == "reading":
            assert set(action.raises.values()) == {1}, action.id
        if action.cost and action.cost.amount:
            assert action.cost.seen, action.id
            assert action.cost.currency, action.id


def test_every_rung_that_a_role_asks_as_core_can_be_climbed_at_work_and_in_own_time(catalog: Catalog) -> None:
    asked = {
        (skill, rung)
        for role in catalog.roles.values()
        for skill, need in role.requires.items()
        if need.importance == "core"
        for rung in range(1, need.level + 1)
    }
    for skill, rung in sorted(asked):
        assert {action.setting for action in raising(catalog, skill, rung)} == {"at-work", "own-time"}, f"{skill} {rung}"


def test_every_skill_can_be_raised_to_the_top(catalog: Catalog) -> None:
    for skill, rung in product(catalog.skills, range(1, 5)):
        assert raising(catalog, skill, rung), f"{skill} {rung}"


def test_every_leap_and_every_move_into_a_shrinking_market_carries_a_warning(catalog: Catalog) -> None:
    for way in catalog.transitions:
        if way.to in {"founder", "scrum-master", "agile-coach"} or way.kind == "leap":
            assert way.warnings, f"{way.from_} to {way.to}"


def test_no_verdict_takes_more_than_half_of_the_moves(catalog: Catalog) -> None:
    """For people one level below, at, and one level above what their role asks: docs/verdicts.md."""
    words: Counter[str] = Counter()
    for way, shift in product(catalog.transitions, (-1, 0, 1)):
        levels = {skill: min(4, max(0, need.level + shift)) for skill, need in catalog.roles[way.from_].requires.items()}
        goal = catalog.roles[way.to]
        words[verdict(readiness(goal, levels, catalog.rules), core_missing(goal, levels), catalog.rules)] += 1
    assert set(words) == {"ready", "within reach", "a stretch", "far"}
    assert max(words.values()) <= words.total() / 2
