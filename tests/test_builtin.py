"""The built-in catalogue: whole, sourced, and fit for plans."""

import re
from collections import Counter
from itertools import product

import pytest
import yaml

from po_career.catalog.builtin import builtin_folder
from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.model import Action, Catalog, Transition
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


def test_every_role_and_trend_of_the_article_is_in_it(catalog: Catalog) -> None:
    assert {role for role in catalog.roles if "article" in catalog.roles[role].basis} == ARTICLE_ROLES
    assert len(catalog.trends) == 4


def test_a_role_says_what_it_is_for_what_its_days_hold_and_what_sets_it_apart(catalog: Catalog) -> None:
    for role in catalog.roles.values():
        assert role.purpose, role.id
        assert role.distinct, role.id
        assert len(role.day) >= 3, role.id
        assert role.short, role.id
        assert len(role.short) <= 36, role.id
    assert catalog.roles["product-owner"].varies  # size and sector of the company change the role


def test_a_title_that_cannot_be_spoken_in_a_sentence_has_a_shorter_one(catalog: Catalog) -> None:
    for role in catalog.roles.values():
        assert not re.search(r"[/(,]", role.spoken), role.id


def test_a_role_says_how_far_it_reaches_what_it_suits_and_what_to_try_first(
    catalog: Catalog,
) -> None:
    reached = {way.to for way in catalog.transitions}
    for role in catalog.roles.values():
        assert role.scope is not None, role.id
        assert role.suits, role.id
        assert len(role.tries) == (2 if role.id in reached else 0), role.id
        for action in role.tries:
            assert 4 <= catalog.actions[action].hours.middle <= 12, action


def test_only_ones_own_firm_is_a_venture(catalog: Catalog) -> None:
    ventures = {role.id for role in catalog.roles.values() if role.venture}
    assert ventures == {"founder", "consultant"}


def test_a_want_is_a_sentence_and_the_skills_that_it_is_made_of(catalog: Catalog) -> None:
    assert len(catalog.wants) == 10
    for want in catalog.wants.values():
        assert want.asks, want.id
        assert want.skills or want.id == "staying-put"
    assert {want.id for want in catalog.wants.values() if not want.drains} == {
        "calmer-load",
        "staying-put",
    }


def test_every_want_is_answered_by_a_role_or_by_a_move(catalog: Catalog) -> None:
    answered = {want for role in catalog.roles.values() for want in role.suits}
    assert set(catalog.wants) - answered == {"staying-put"}


def test_a_title_that_is_not_one_role_says_what_decides_and_is_no_name_of_a_role(
    catalog: Catalog,
) -> None:
    names: set[str] = set()
    for role in catalog.roles.values():
        names.update(name.casefold() for name in (role.id, role.title, *role.aliases))
    seen: set[str] = set()
    for title in catalog.titles:
        assert title.why, title.title
        for name in (title.title, *title.aliases):
            assert name.casefold() not in names | seen, name
            seen.add(name.casefold())
    assert "business owner" in seen
    assert "product analyst" in seen


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


def test_a_title_that_takes_two_lines_of_a_page_has_one_that_takes_one(catalog: Catalog) -> None:
    shorts = Counter(action.short for action in catalog.actions.values() if action.short)
    assert set(shorts.values()) == {1}
    for action in catalog.actions.values():
        if action.short is not None:
            assert len(action.short) <= 58
            assert len(action.short) < len(action.title)
        elif action.kind != "certification":
            assert len(action.title) <= 60, action.id


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


LEARNED_IN_THE_ROLE = {("people-management", 3)}
"""Nobody leads people well before anybody has reported to them: the skill's own check says so."""
LEARNED_OUTSIDE = {"selling"}
"""One's own work is sold to clients, and no employer has a place for that."""


def test_every_rung_that_a_role_asks_as_core_can_be_climbed_at_work_and_in_own_time(catalog: Catalog) -> None:
    asked = {
        (skill, rung)
        for role in catalog.roles.values()
        for skill, need in role.requires.items()
        if need.importance == "core"
        for rung in range(1, need.level + 1)
    }
    for skill, rung in sorted(asked - LEARNED_IN_THE_ROLE):
        settings = {action.setting for action in raising(catalog, skill, rung)}
        wanted = {"own-time"} if skill in LEARNED_OUTSIDE else {"at-work", "own-time"}
        assert wanted <= settings, f"{skill} {rung}"


def test_every_skill_can_be_raised_to_the_top(catalog: Catalog) -> None:
    for skill, rung in product(catalog.skills, range(1, 5)):
        if (skill, rung) in LEARNED_IN_THE_ROLE:
            check = catalog.skills[skill].check
            assert check is not None, skill
            assert check.caps[0] < rung, skill
        else:
            assert raising(catalog, skill, rung), f"{skill} {rung}"


def test_every_leap_and_every_move_into_a_shrinking_market_carries_a_warning(catalog: Catalog) -> None:
    for way in catalog.transitions:
        if way.to in {"founder", "scrum-master", "agile-coach"} or way.kind == "leap":
            assert way.warnings, f"{way.from_} to {way.to}"


def lower(catalog: Catalog, way: Transition) -> bool:
    """Whether a transition leads to a lower place."""
    here, there = catalog.roles[way.from_].place, catalog.roles[way.to].place
    assert here is not None, way.from_
    assert there is not None, way.to
    return there < here


def test_a_return_is_a_step_down_on_ones_own_track_and_nothing_else(catalog: Catalog) -> None:
    for way in catalog.transitions:
        same_track = catalog.roles[way.from_].track == catalog.roles[way.to].track
        down = same_track and lower(catalog, way)
        assert (way.kind == "return") == down, f"{way.from_} to {way.to}"


def test_every_role_but_the_first_of_its_track_has_a_way_back(catalog: Catalog) -> None:
    back = {way.from_ for way in catalog.transitions if way.kind == "return"}
    for track in ("product", "agile", "technical", "design"):
        places = {r.id: r.place or 0 for r in catalog.roles.values() if r.track == track}
        first = min(places.values())
        for role, place in places.items():
            assert place == first or role in back, role


def test_a_way_in_has_two_ways_on(catalog: Catalog) -> None:
    ways = Counter(way.from_ for way in catalog.transitions)
    for role in catalog.roles.values():
        if role.track == "ways-in":
            assert ways[role.id] >= 2, role.id


def test_every_transition_says_itself_how_usual_it_is_and_fits_a_note_on_a_line() -> None:
    stages = (builtin_folder() / "stages.yaml").read_bytes()
    for way in yaml.safe_load(stages)["transitions"]:
        ends = f"{way['from']} to {way['to']}"
        assert "usual" in way, ends
        assert way["suits"], ends
        assert len(way["note"]) <= 98, ends


def test_the_credentials_of_a_move_are_certificates(catalog: Catalog) -> None:
    for way in catalog.transitions:
        for action in way.credentials:
            assert catalog.actions[action].kind == "certification", f"{way.from_} to {way.to}"


def reached(catalog: Catalog, start: str, ways: list[Transition]) -> set[str]:
    """The roles to which a credible route over `ways` leads from `start`.

    No venture lies in between, and whatever goes down to a lower place goes down to the end.
    """
    found: set[str] = set()
    seen = {(start, False)}
    todo = [(start, False)]
    while todo:
        here, going_down = todo.pop()
        for way in ways:
            down = lower(catalog, way)
            if way.from_ != here or (going_down and not down):
                continue
            found.add(way.to)
            after = (way.to, going_down or down)
            if after not in seen and not catalog.roles[way.to].venture:
                seen.add(after)
                todo.append(after)
    return found - {start}


def test_a_credible_route_without_a_leap_leads_everywhere_but_to_a_firm_of_ones_own(
    catalog: Catalog,
) -> None:
    entered = {way.to for way in catalog.transitions}
    ways = list(catalog.transitions)
    no_leaps = [way for way in ways if way.kind != "leap"]
    for role in catalog.roles:
        assert reached(catalog, role, ways) == entered - {role}, role
        assert reached(catalog, role, no_leaps) == entered - {role, "founder"}, role


def test_no_verdict_takes_more_than_half_of_the_moves(catalog: Catalog) -> None:
    """For people one level below, at, and one level above what their role asks: docs/verdicts.md."""
    words: Counter[str] = Counter()
    for way, shift in product(catalog.transitions, (-1, 0, 1)):
        levels = {skill: min(4, max(0, need.level + shift)) for skill, need in catalog.roles[way.from_].requires.items()}
        goal = catalog.roles[way.to]
        words[verdict(readiness(goal.requires, levels, catalog.rules), core_missing(goal.requires, levels), catalog.rules)] += 1
    assert set(words) == {"ready", "within reach", "a stretch", "far"}
    assert max(words.values()) <= words.total() / 2
