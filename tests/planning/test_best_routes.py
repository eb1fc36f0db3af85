"""The best routes to a role, against a look at every simple route."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from tiny import action, catalog, person, role, way

from po_career.catalog.model import IMPORTANCES, Catalog, Prerequisites, Role, Transition, TransitionKind
from po_career.errors import NoAnswerError
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.routes.best import best_routes, ids_of
from po_career.planning.routes.model import OBJECTIVES, Objective, Route, Routes
from po_career.planning.situation import Situation, situation_of
from po_career.profile.model import Budget, Profile

START = date(2026, 11, 24)
KINDS: tuple[TransitionKind, ...] = ("promotion", "lateral", "specialise", "leap", "return")
MONTH = Fraction(52, 12)


def routes(world: Catalog, who: Profile, target: str, by: Objective = "weeks", *, top: int = 3, limit: int = 10_000) -> Routes:
    return best_routes(situation_of(world, who, START), target, by=by, top=top, limit=limit)


def line(found: Routes) -> list[str]:
    return ["".join(ids_of(route)) for route in found.routes]


def asks(key: str, **levels: int) -> Role:
    return role(key, {skill: (level, "core") for skill, level in levels.items()})


def test_nobody_learns_the_same_rung_twice() -> None:
    roles = [asks("a"), asks("b", x=2), asks("c", x=2, y=1)]
    actions = [action("x1", {"x": 1}, 8), action("x2", {"x": 2}, 16), action("y1", {"y": 1}, 4)]
    (route,) = routes(catalog(roles, actions, [way("a", "b", months=0), way("b", "c", months=0)]), person("a"), "c").routes
    assert [hop.hours for hop in route.hops] == [24, 4]  # x to 2, then y alone
    assert [(one.skill, one.from_, one.to) for one in route.hops[1].rungs] == [("y", 0, 1)]
    assert route.weeks == pytest.approx(28 / 4)


def test_a_by_product_of_an_action_does_not_count() -> None:
    roles = [asks("a"), asks("b", x=1), asks("c", y=1)]
    both = action("both", {"x": 1, "y": 1}, 10)
    (route,) = routes(catalog(roles, [both], [way("a", "b"), way("b", "c")]), person("a"), "c").routes
    assert [hop.hours for hop in route.hops] == [10, 10]


def test_months_in_the_role_shorten_the_first_hop_alone_and_never_below_nothing() -> None:
    roles = [asks("a"), asks("b"), asks("c")]
    world = catalog(roles, [], [way("a", "b", months=24), way("b", "c", months=12)])
    weeks = [routes(world, Profile(role="a", months_in_role=spent, hours_per_week=4), "c").routes[0].weeks for spent in (None, 18, 30)]
    assert weeks == pytest.approx([36 * 52 / 12, 18 * 52 / 12, 12 * 52 / 12])


def test_months_that_are_not_known_count_nothing_and_the_answer_says_so() -> None:
    found = routes(catalog([asks("a"), asks("b")], [], [way("a", "b")]), person("a"), "b")
    assert found.routes[0].weeks == 0
    assert [caution.what for caution in found.warnings] == ["A to B: how many months people spend is not known, and counts as 0"]


def test_each_transition_without_months_is_named_once_and_after_five_the_rest_is_counted() -> None:
    keys = "abcdefgh"
    world = catalog([asks(key) for key in keys], [], [*(way(one, other) for one, other in pairwise(keys)), way("a", "c")])
    (warning,) = routes(world, person("a"), "h").warnings  # by way of b or not: eight transitions, in the order of the routes
    told = "A to C; C to D; D to E; E to F; F to G; and 3 more transitions: how many months people spend is not known, and counts as 0"
    assert warning.what == told
    assert warning.where == "a c, c d, d e, e f, f g, g h, a b, b c"


def test_a_hop_that_nothing_prepares_for_cannot_be_taken_and_the_answer_says_so() -> None:
    roles = [asks("a"), asks("b", x=1), asks("c"), asks("d")]
    world = catalog(roles, [], [way("a", "b"), way("b", "d"), way("a", "c", months=9), way("c", "d", months=9)])
    found = routes(world, person("a"), "d")
    assert line(found) == ["cd"]
    assert found.optimal.proved
    assert "A to B cannot be taken: X to 1 stays open (no action brings it)" in [caution.what for caution in found.warnings]


def test_an_action_that_needs_a_role_serves_from_that_role_on() -> None:
    roles = [asks("a"), asks("b"), asks("c", x=1)]
    only_there = action("x1", {"x": 1}, 8, requires=Prerequisites(role="b"))
    world = catalog(roles, [only_there], [way("a", "c", months=0), way("a", "b", months=0), way("b", "c", months=0)])
    assert line(routes(world, person("a"), "c")) == ["bc"]


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        ([way("a", "b")], "no route leads from A to C\nroles that lead there: none in this catalogue"),
        ([way("b", "c")], "no transition leads out of A in this catalogue\nroles that lead there: B"),
        (
            [way("a", "b"), way("b", "c")],
            "no route leads from A to C\nC cannot be taken: X to 1 stays open (no action brings it)\nroles that lead there: B",
        ),
    ],
)
def test_where_no_route_exists_the_error_names_the_roles_that_lead_there(ways: list[Transition], says: str) -> None:
    with pytest.raises(NoAnswerError) as caught:
        routes(catalog([asks("a"), asks("b"), asks("c", x=1)], [], ways), person("a"), "c")
    assert str(caught.value) == says


def test_the_role_that_is_held_is_no_hint_where_no_route_exists() -> None:
    roles = [asks("a"), asks("b"), asks("c", x=1)]
    for others, says in (([], "none in this catalogue"), ([way("b", "c")], "B")):
        with pytest.raises(NoAnswerError) as caught:
            routes(catalog(roles, [], [way("a", "c"), *others]), person("a"), "c")
        assert str(caught.value).splitlines()[-1] == f"other roles that lead there: {says}"


def test_where_only_the_budget_leaves_no_route_the_error_says_what_it_would_take_without() -> None:
    world = catalog([asks("a"), asks("b", x=1)], [action("x1", {"x": 1}, 42, cost=80)], [way("a", "b", months=3)])
    with pytest.raises(NoAnswerError) as caught:
        routes(world, replace(person("a"), budget=Budget(79.5)), "b")
    assert str(caught.value).splitlines() == [
        "no route leads from A to B",
        "B cannot be taken: X to 1 stays open (beyond the budget)",
        "without the budget of 79.50 it takes 13 weeks and 42 h",  # 3 months are 13 weeks, 42 h at 4 h are 10.5
        "other roles that lead there: none in this catalogue",
    ]


def test_a_budget_that_changes_nothing_is_not_blamed() -> None:
    with pytest.raises(NoAnswerError) as caught:
        routes(catalog([asks("a"), asks("b", x=1)], [], [way("a", "b")]), replace(person("a"), budget=Budget(5)), "b")
    assert "budget" not in str(caught.value)


def test_without_a_role_there_is_no_start() -> None:
    with pytest.raises(NoAnswerError, match="routes start from the role that you hold"):
        routes(catalog([asks("a"), asks("b")], [], [way("a", "b")]), person(None), "b")


def test_the_target_that_is_held_is_a_route_without_hops() -> None:
    found = routes(catalog([asks("a")]), person("a"), "a")
    assert [(route.weeks, route.hops) for route in found.routes] == [(0, ())]
    assert found.optimal.proved


def test_a_trade_off_says_what_a_route_gains_and_gives() -> None:
    roles = [asks("a"), asks("b", x=1), asks("c"), asks("d")]
    ways = [way("a", "b", months=0), way("b", "d", months=0), way("a", "c", "leap", months=6), way("c", "d", months=6)]
    found = routes(catalog(roles, [action("x1", {"x": 1}, 40)], ways), person("a"), "d")
    assert [route.trade_off for route in found.front] == [None, "40 h less, but 42 weeks later and 1 leap more"]


def test_ten_roles_in_a_row_are_ten_hops() -> None:
    keys = "abcdefghijk"
    world = catalog([asks(key) for key in keys], [], [way(one, other, months=1) for one, other in pairwise(keys)])
    assert line(routes(world, person("a"), "k")) == [keys[1:]]


@pytest.mark.parametrize("seed", range(60))
def test_best_routes_and_front_are_those_of_full_enumeration(seed: int) -> None:
    world, who = random_world(seed)
    every = list(all_routes(world, who))
    for by in OBJECTIVES:
        if not every:
            with pytest.raises(NoAnswerError):
                routes(world, who, "a0", by)
            continue
        found = routes(world, who, "a0", by)
        assert (found.optimal.proved, found.optimal.front_proved) == (True, True)
        best = sorted(every, key=lambda each: ordered(each, by))
        assert [measured(route) for route in found.routes] == best[:3]
        assert found.optimal.lower_bound == pytest.approx(float(value_of(best[0], by)))
        assert [measured(route) for route in found.front] == undominated(best)


@pytest.mark.parametrize("seed", range(60, 80))
@pytest.mark.parametrize("limit", [1, 4, 12])
def test_a_search_that_is_cut_short_says_so_and_its_bound_holds(seed: int, limit: int) -> None:
    world, who = random_world(seed)
    every = list(all_routes(world, who))
    for by in OBJECTIVES if every else ():
        found = routes(world, who, "a0", by, top=2, limit=limit)
        best = sorted(every, key=lambda each: ordered(each, by))
        assert found.optimal.lower_bound <= value_of(best[0], by) + Fraction(1, 10**6)
        assert {measured(route) for route in found.routes} <= set(every)
        if found.optimal.proved:
            assert [measured(route) for route in found.routes] == best[:2]


Measured = tuple[Fraction, Fraction, int, int, tuple[str, ...]]
"""Weeks, hours, leaps, hops, roles passed."""


def measured(route: Route) -> Measured:
    return exact(route.weeks), exact(route.hours), route.leaps, len(route.hops), ids_of(route)


def exact(value: float) -> Fraction:
    return Fraction(round(value * 10**6), 10**6)


def value_of(each: Measured, by: Objective) -> Fraction:
    return {"weeks": each[0], "hours": each[1], "leaps": Fraction(each[2])}[by]


def ordered(each: Measured, by: Objective) -> tuple[object, ...]:
    weeks, hours, leaps, hops, ids = each
    first = {"weeks": (weeks, hours, leaps), "hours": (hours, weeks, leaps), "leaps": (leaps, weeks, hours)}[by]
    return *first, hops, ids


def undominated(best: list[Measured]) -> list[Measured]:
    kept: list[Measured] = []
    for each in best:
        if not any(other[0] <= each[0] and other[1] <= each[1] and other[2] <= each[2] for other in kept):
            kept.append(each)
    return kept


def all_routes(world: Catalog, who: Profile) -> Iterator[Measured]:
    """Every simple route from the last role to the first that can be taken, worked out hop by hop as the design says."""
    situation = situation_of(world, who, START)
    levels = {skill: belief.expected for skill, belief in situation.held.items()}
    yield from _walk(situation, who.role or "", levels, (Fraction(0), Fraction(0), 0, 0, ()))


def _walk(situation: Situation, here: str, levels: dict[str, int], so_far: Measured) -> Iterator[Measured]:
    catalog, who = situation.catalog, situation.profile
    weeks, hours, leaps, hops, ids = so_far
    if here == "a0":
        yield exact(float(weeks)), exact(float(hours)), leaps, hops, ids
        return
    for one in catalog.transitions:
        if one.from_ != here or one.to in (*ids, who.role):
            continue
        needs = {skill: need for skill, need in catalog.roles[one.to].requires.items() if need.importance != "useful"}
        goals = [Goal(skill, levels[skill], need.level, need.importance) for skill, need in needs.items() if need.level > levels[skill]]
        choice = choose_actions(catalog.actions, goals, levels, done=who.done, role=here, budget=who.money)
        if choice.uncovered:
            continue
        months = Fraction(str(one.months.low if one.months else 0)) - (Fraction(str(who.months_in_role or 0)) if here == who.role else 0)
        took = max(Fraction(str(choice.hours)) / Fraction(str(who.hours_per_week)), max(Fraction(0), months) * MONTH)
        after = {**levels, **{goal.skill: goal.need for goal in goals}}
        further = (weeks + took, hours + Fraction(str(choice.hours)), leaps + (one.kind == "leap"), hops + 1, (*ids, one.to))
        yield from _walk(situation, one.to, after, further)


def random_world(seed: int) -> tuple[Catalog, Profile]:
    """Up to nine roles, actions that serve several skills, some with prerequisites, prices or a role that they need."""
    dice = Random(seed)  # noqa: S311 - the same worlds on every run
    keys = [f"a{n}" for n in range(dice.randint(3, 9))]
    skills = [f"s{n}" for n in range(dice.randint(2, 5))]
    roles = [
        role(key, {skill: (dice.randint(1, 3), dice.choice(IMPORTANCES)) for skill in dice.sample(skills, dice.randint(0, len(skills)))})
        for key in keys
    ]
    actions = [action(f"one-{skill}-{level}", {skill: level}, dice.randint(2, 30)) for skill in skills for level in (1, 2, 3)]
    if dice.random() < 0.3:
        actions.pop(dice.randrange(len(actions)))
    for n in range(dice.randint(0, 6)):
        raises = {skill: dice.randint(1, 3) for skill in dice.sample(skills, dice.randint(1, min(3, len(skills))))}
        needs = Prerequisites(
            actions=(dice.choice(actions).id,) if dice.random() < 0.3 else (),
            skills={dice.choice(skills): dice.randint(1, 2)} if dice.random() < 0.3 else {},
            role=dice.choice(keys) if dice.random() < 0.3 else None,
        )
        actions.append(action(f"more-{n}", raises, dice.randint(2, 30), cost=dice.choice([0, 100, None]), requires=needs))
    density = dice.choice([0.25, 0.4, 0.6])
    pairs = [(one, other) for one in keys for other in keys if one != other and dice.random() < density]
    if len(keys) > 7:
        pairs = dice.sample(pairs, min(len(pairs), 24))
    ways = [way(*pair, dice.choice(KINDS), dice.choice([None, 0, 1, 3, 6, 12])) for pair in pairs]
    who = Profile(
        role=keys[-1],
        months_in_role=dice.choice([None, 2, 20]),
        hours_per_week=dice.choice([1, 3, 7.5]),
        budget=dice.choice([None, None, Budget(0), Budget(150)]),
        done=(actions[0].id,) if dice.random() < 0.2 else (),
    )
    return catalog(roles, actions, ways, skills=skills), who
