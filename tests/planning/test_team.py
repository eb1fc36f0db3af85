"""A team at a glance: what is known counts, what is not rated is unknown, and nobody is ranked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from tiny import DAY, action, catalog, person, role, way

from po_career.catalog.model import Action
from po_career.planning.team import team_of
from po_career.planning.team_model import Team
from po_career.profile.model import (
    Away,
    Budget,
    Decided,
    Event,
    KeptPlan,
    Member,
    Profile,
    Rating,
    Situation,
)

BAKER = role("baker", {"dough": (3, "core"), "oven": (2, "important"), "shop": (1, "useful")})
CHIEF = role("chief", {"dough": (4, "core"), "people": (3, "core")})
ACTIONS = [
    action("bake", {"dough": 3}, 8),
    action("bake-slowly", {"dough": 3}, 20),
    action("heat", {"oven": 2}, 4),
    action("sell", {"shop": 1}, 2),
]


def team(*profiles: Profile, actions: Sequence[Action] = ACTIONS, anonymous: bool = False) -> Team:
    """A bakery's team; its people are called A, B, C and so on."""
    world = catalog([BAKER, CHIEF], list(actions), [way("baker", "chief")])
    members = [Member(chr(ord("A") + n), profile) for n, profile in enumerate(profiles)]
    return team_of(world, members, DAY, anonymous=anonymous)


def levels(found: Team, skill: str) -> tuple[int | None, ...]:
    return next(row.levels for row in found.skills if row.skill == skill)


def test_what_is_not_rated_is_unknown_and_not_zero() -> None:
    found = team(person("baker", dough=0), person("baker"))
    assert levels(found, "dough") == (0, None)
    row = next(row for row in found.skills if row.skill == "dough")
    assert [(one.people, one.rated, one.there) for one in row.roles] == [(2, 1, 0)]


def test_what_a_role_asks_has_a_row_and_so_has_what_somebody_rated_but_nothing_else() -> None:
    assert [row.skill for row in team(person("baker")).skills] == ["dough", "oven", "shop"]
    assert [row.skill for row in team(person(None, people=1)).skills] == ["people"]


def test_whoever_shared_only_a_role_has_no_bottleneck_is_on_no_bench_and_learns_nothing() -> None:
    found = team(person("baker"), person("baker", dough=4, oven=2, shop=1))
    silent = found.people[0]
    assert (silent.rated, silent.bottleneck) == (0, None)
    assert all(1 not in (*one.ready, *one.within_reach) for one in found.roles)
    assert (found.teaching, found.actions) == ((), ())


def test_a_skill_that_does_not_apply_is_neither_a_level_nor_a_gap() -> None:
    gone = replace(person("baker", dough=1, oven=2), not_applicable=("dough",))
    row = next(row for row in team(gone, person("baker", dough=3)).skills if row.skill == "dough")
    assert (row.levels, row.does_not_apply) == ((None, 3), (1,))
    assert [(one.people, one.rated) for one in row.roles] == [(1, 1)]


def test_the_bench_of_a_role_is_who_could_hold_it_by_what_they_rated() -> None:
    ready = person("baker", dough=4, people=3)
    near = person("baker", dough=4, people=2)
    far = person("baker", dough=1, people=0)
    half = person("baker", dough=4)
    chief = team(ready, near, far, half).roles[1]
    assert (chief.role, chief.held_by) == ("chief", ())
    assert (chief.ready, chief.within_reach, chief.too_little_rated) == ((1,), (2,), 1)


def test_nobody_is_counted_for_a_role_below_their_own_unless_a_step_leads_there() -> None:
    roles = [replace(BAKER, place=2), role("hand", {"shop": (1, "core")}, place=1)]
    members = [Member("A", person("baker", shop=1)), Member("B", person("hand"))]
    up, beside = way("hand", "baker"), way("baker", "hand", "lateral")
    for ways, ready in (([up], ()), ([up, beside], (1,))):
        hand = next(one for one in team_of(catalog(roles, ACTIONS, ways), members, DAY).roles if one.role == "hand")
        assert (hand.ready, hand.above, hand.too_little_rated) == (ready, 1 - len(ready), 0)


def test_nobody_is_called_ready_without_a_word_of_whom_a_core_skill_is_only_assumed() -> None:
    asks = {"dough": (3, "core"), "oven": (2, "core"), "shop": (1, "core")}
    world = catalog([role("baker", asks), role("cook", asks)], ACTIONS, [way("baker", "cook")])
    half = replace(person("baker", dough=3, oven=2), months_in_role=40)
    members = [Member("A", half), Member("B", replace(person("baker", dough=3, oven=2, shop=1), months_in_role=40))]
    cook = next(one for one in team_of(world, members, DAY).roles if one.role == "cook")
    assert (cook.ready, cook.ready_but_for_core) == ((2,), (1,))


def test_what_nobody_is_known_to_bring_at_the_level_asked() -> None:
    found = team(person("baker", dough=2, oven=2), person("baker", dough=1), person("baker"))
    assert [(one.skill, one.level, one.best, one.importance, one.not_rated) for one in found.at_nobody] == [("dough", 3, 2, "core", 1)]


def test_what_nobody_has_rated_is_not_known_to_be_missing() -> None:
    assert team(person("baker"), person("baker", oven=2)).at_nobody == ()


def test_an_action_fits_into_the_hours_of_a_chapter_of_whoever_it_helps() -> None:
    long = [action("apprenticeship", {"dough": 3}, 30)]
    slow, quick = (replace(person("baker", dough=2), hours_per_week=hours) for hours in (2, 4))
    assert [one.people for one in team(slow, quick, actions=long).actions] == [(2,)]


def test_what_somebody_is_short_of_names_the_role_that_asks_it() -> None:
    first = team(person("baker", dough=3, oven=2, shop=1, people=1)).people[0].bottleneck
    assert first is not None
    assert (first.skill, first.role, first.need) == ("people", "chief", 3)


def test_a_skill_hangs_on_the_one_person_at_the_level_that_is_asked() -> None:
    found = team(person("baker", dough=3, oven=2), person("baker", dough=2, oven=2), person("baker"))
    assert [(one.skill, one.level, one.person, one.not_rated) for one in found.on_one_person] == [("dough", 3, 1, 1)]


def test_nothing_is_said_to_hang_on_the_only_one_who_rated_it() -> None:
    assert team(person("baker", dough=3), person("baker"), person("baker")).on_one_person == ()


def test_nothing_hangs_on_one_person_in_a_team_of_one() -> None:
    assert team(person("baker", dough=3)).on_one_person == ()


def test_what_is_below_half_of_the_scale_depends_on_nobody() -> None:
    asked = [role("baker", {"dough": (1, "core"), "oven": (2, "core")})]
    known = person("baker", dough=1, oven=2)
    found = team_of(catalog(asked, ACTIONS, []), [Member("A", known), Member("B", person("baker"))], DAY)
    assert [one.skill for one in found.on_one_person] == ["oven"]


def test_toward_a_role_of_which_too_little_is_rated_what_the_role_held_asks_comes_first() -> None:
    first = team(person("baker", dough=2, oven=2, shop=1)).people[0].bottleneck
    assert first is None or first.role == "baker"


def test_whoever_is_two_levels_above_can_teach() -> None:
    found = team(person("baker", dough=1), person("baker", dough=2), person("chief", dough=3), person("chief", dough=4))
    told = [(one.skill, one.have, one.learners, one.teachers) for one in found.teaching]
    assert told == [("dough", 1, (1,), (3, 4)), ("dough", 2, (2,), (4,))]


def test_nobody_is_taught_what_their_role_does_not_ask() -> None:
    assert team(person("baker", people=0), person("chief", people=3)).teaching == ()


def test_actions_come_by_what_they_close_and_each_closes_what_those_above_leave_open() -> None:
    found = team(person("baker", dough=2, oven=1), person("baker", dough=2, shop=0))
    assert [(one.id, one.people, one.rungs) for one in found.actions] == [("bake", (1, 2), 2), ("heat", (1,), 1), ("sell", (2,), 1)]


def test_an_action_that_is_done_or_struck_out_is_offered_to_others_only() -> None:
    skipped = replace(person("baker", dough=2), skipped=("bake", "bake-slowly"))
    assert [one.people for one in team(skipped, person("baker", dough=2)).actions] == [(2,)]


def test_no_more_than_ten_actions() -> None:
    skills = [f"s{n}" for n in range(12)]
    world = catalog([role("all", dict.fromkeys(skills, (1, "core")))], [action(f"a-{skill}", {skill: 1}) for skill in skills], [])
    found = team_of(world, [Member("A", person("all", **dict.fromkeys(skills, 0)))], DAY)
    assert len(found.actions) == 10


def test_people_stand_in_the_order_of_the_files() -> None:
    found = team(person("baker", dough=0), person("baker", dough=4), person("baker", dough=2))
    assert [one.name for one in found.people] == ["A", "B", "C"]


def test_an_anonymous_team_has_no_names_and_its_order_does_not_follow_the_files() -> None:
    people = [person("baker", dough=n % 5, oven=n % 3) for n in range(6)]
    people.append(replace(people[0], not_applicable=("shop",)))
    there, back = team(*people, anonymous=True), team(*reversed(people), anonymous=True)
    assert there == back
    assert {one.name for one in there.people} == {None}
    assert [one.number for one in there.people] == [1, 2, 3, 4, 5, 6, 7]


PRIVATE = (
    {"situation": Situation(load="too-much")},
    {"situation": Situation(decided=Decided("post-ends", DAY + timedelta(40)))},
    {"situation": Situation(holds_part=True)},
    {"hurts": ("oven",)},
    {"words": ("The oven!",)},
    {"target": ("chief",)},
    {"budget": Budget(0)},
    {"counts": {"dough": 0}},
    {"offer": "Come by."},
    {"wants": ("lead",)},
    {"drains": "lead"},
    {"doubts": ("too-late",)},
    {"away": (Away(DAY, DAY + timedelta(40)),)},
    {"ratings": {"dough": (Rating(2, evidence="The rye.", usually="I ask."),), "oven": (Rating(1),)}},
)


@pytest.mark.parametrize("said", PRIVATE, ids=lambda said: next(iter(said)))
def test_what_somebody_says_privately_changes_nothing(said: dict[str, object]) -> None:
    plain = person("baker", dough=2, oven=1)
    assert team(replace(plain, **said)) == team(plain)  # type: ignore[arg-type]  # any field


def kept(days_ago: int, days: int) -> Profile:
    """Somebody whose chapter began some days ago and takes so many days."""
    on = DAY - timedelta(days_ago)
    plan = KeptPlan("baker", until=on + timedelta(days))
    return replace(person("baker", dough=2), history=(Event(on, plan=plan),))


def test_the_day_of_review_is_that_of_the_chapter_that_was_kept() -> None:
    found = team(kept(30, 90), kept(91, 90), person("baker"))
    days = [DAY + timedelta(60), DAY - timedelta(1), None]
    assert [(one.review_on, one.overdue) for one in found.people] == [(days[0], False), (days[1], True), (days[2], False)]


@pytest.mark.parametrize("days", [28, 55, 142], ids=["a load", "a trial", "days away"])
def test_a_day_that_is_not_the_usual_one_is_not_told_since_what_is_private_may_have_set_it(days: int) -> None:
    assert team(kept(1, days)).people[0].review_on is None


def test_somebody_without_a_role_is_seen_and_not_judged() -> None:
    found = team(person(None, dough=2), person("baker", dough=3))
    assert found.people[0].role is None
    assert levels(found, "dough") == (2, 3)
