"""The best routes to a role, against a look at every simple route."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import pairwise
from random import Random

import pytest
from tiny import action, catalog, person, role, way

from po_career.catalog.model import (
    IMPORTANCES,
    Catalog,
    Prerequisites,
    Role,
    Transition,
    TransitionKind,
)
from po_career.errors import NoAnswerError
from po_career.planning.choice.selection import Goal, choose_actions
from po_career.planning.openness import is_too_dear
from po_career.planning.routes.best import best_routes, ids_of
from po_career.planning.routes.route_model import OBJECTIVES, Objective, Route, Routes
from po_career.planning.standing import Standing, standing_of
from po_career.profile.model import Budget, Profile

START = date(2026, 11, 24)
KINDS: tuple[TransitionKind, ...] = ("promotion", "lateral", "specialise", "leap", "return")
MONTH = Fraction(52, 12)
NEW = person("a", x=0, y=0)
"""Somebody who can do nothing yet, and says so."""


def routes(
    world: Catalog,
    who: Profile,
    target: str,
    by: Objective = "weeks",
    *,
    top: int = 3,
    limit: int = 10_000,
    any_way: bool = True,
) -> Routes:
    standing = standing_of(world, who, START)
    return best_routes(standing, target, by=by, top=top, limit=limit, any_way=any_way)


def line(found: Routes) -> list[str]:
    return ["".join(ids_of(route)) for route in found.routes]


def asks(key: str, **levels: int) -> Role:
    return role(key, {skill: (level, "core") for skill, level in levels.items()})


def test_nobody_learns_the_same_rung_twice() -> None:
    roles = [asks("a"), asks("b", x=2), asks("c", x=2, y=1)]
    actions = [action("x1", {"x": 1}, 8), action("x2", {"x": 2}, 16), action("y1", {"y": 1}, 4)]
    (route,) = routes(catalog(roles, actions, [way("a", "b", months=0), way("b", "c", months=0)]), NEW, "c").routes
    assert [hop.hours for hop in route.hops] == [24, 4]  # x to 2, then y alone
    assert [(one.skill, one.from_, one.to) for one in route.hops[1].rungs] == [("y", 0, 1)]
    assert route.weeks == pytest.approx(28 / 4)


def test_a_by_product_of_an_action_does_not_count() -> None:
    roles = [asks("a"), asks("b", x=1), asks("c", y=1)]
    both = action("both", {"x": 1, "y": 1}, 10)
    (route,) = routes(catalog(roles, [both], [way("a", "b"), way("b", "c")]), NEW, "c").routes
    assert [hop.hours for hop in route.hops] == [10, 10]


def test_months_in_the_role_shorten_the_first_hop_alone_and_never_below_nothing() -> None:
    roles = [asks("a"), asks("b"), asks("c")]
    world = catalog(roles, [], [way("a", "b", months=24), way("b", "c", months=12)])
    weeks = [routes(world, Profile(role="a", months_in_role=spent, hours_per_week=4), "c").routes[0].weeks for spent in (None, 18, 30)]
    assert weeks == pytest.approx([36 * 52 / 12, 18 * 52 / 12, 12 * 52 / 12])


@pytest.mark.parametrize(
    ("kind", "months"),
    [("promotion", 24), ("lateral", 9), ("specialise", 12), ("leap", 36), ("return", 3)],
)
def test_months_that_a_transition_does_not_state_are_those_usual_for_its_kind(
    kind: TransitionKind, months: int
) -> None:
    found = routes(catalog([asks("a"), asks("b")], [], [way("a", "b", kind)]), person("a"), "b")
    assert found.routes[0].weeks == pytest.approx(months * 52 / 12)
    assert found.warnings == ()


def test_a_rung_that_no_action_brings_is_learned_in_the_role() -> None:
    roles = [asks("a"), asks("b", x=2, y=1), asks("c", x=3)]
    actions = [action("x1", {"x": 1}, 8), action("x3", {"x": 3}, 9), action("y1", {"y": 1}, 4)]
    ways = [way("a", "b", months=0), way("b", "c", months=0)]
    (route,) = routes(catalog(roles, actions, ways), NEW, "c").routes
    assert [hop.hours for hop in route.hops] == [12, 9]
    learned = [[(one.skill, one.level) for one in hop.learned_in_role] for hop in route.hops]
    assert learned == [[("x", 2)], []]


def test_an_action_that_is_too_dear_is_not_taken_and_one_without_a_price_is() -> None:
    actions = [action("x1", {"x": 1}, 42, cost=80), action("y1", {"y": 1}, 5, cost=None)]
    world = catalog([asks("a"), asks("b", x=1, y=1)], actions, [way("a", "b", months=3)])
    (hop,) = routes(world, replace(NEW, budget=Budget(79.5, "USD")), "b").routes[0].hops
    assert (hop.hours, [one.skill for one in hop.learned_in_role]) == (5, ["x"])
    (hop,) = routes(world, replace(NEW, budget=Budget(80, "USD")), "b").routes[0].hops
    assert (hop.hours, hop.learned_in_role) == (47, ())


def test_an_action_that_needs_a_role_serves_from_that_role_on() -> None:
    roles = [asks("a"), asks("b"), asks("c", x=1)]
    only_there = action("x1", {"x": 1}, 8, requires=Prerequisites(role="b"))
    world = catalog(roles, [only_there], [way("a", "c", months=0), way("a", "b", months=0), way("b", "c", months=0)])
    first = routes(world, NEW, "c").routes
    learned = {ids_of(route): len(route.hops[-1].learned_in_role) for route in first}
    assert learned == {("c",): 1, ("b", "c"): 0}


@pytest.mark.parametrize(
    ("ways", "says"),
    [
        ([way("a", "b")], "no route leads from A to C\nroles that lead there: none in this catalogue"),
        ([way("b", "c")], "no transition leads out of A in this catalogue\nroles that lead there: B"),
        ([way("a", "b"), way("d", "c")], "no route leads from A to C\nroles that lead there: D"),
    ],
)
def test_where_no_route_exists_the_error_names_the_roles_that_lead_there(ways: list[Transition], says: str) -> None:
    with pytest.raises(NoAnswerError) as caught:
        routes(catalog([asks(key) for key in "abcd"], [], ways), person("a"), "c")
    assert str(caught.value) == says


VENTURES = [
    role("low", {}, place=1),
    role("firm", {}, place=2, venture=True),
    role("mid", {}, place=2),
    role("side", {}, place=2),
    role("high", {}, place=3),
    role("top", {}, place=4),
]


def way_there(start: str, goal: str, ways: list[Transition], *, any_way: bool = False) -> list[str]:
    who = person(start)
    found = routes(catalog(VENTURES, [], ways), who, goal, any_way=any_way)
    return [" ".join(ids_of(route)) for route in found.routes]


def test_a_route_leads_through_a_firm_of_ones_own_only_on_request() -> None:
    ways = [
        way("low", "firm", "lateral", 1),
        way("firm", "high", months=1),
        way("low", "mid", months=24),
        way("mid", "high", months=24),
    ]
    assert way_there("low", "high", ways) == ["mid high"]
    assert way_there("low", "high", ways, any_way=True) == ["firm high", "mid high"]
    assert way_there("low", "firm", ways) == ["firm"]


def test_a_route_leads_down_only_to_what_lies_no_higher() -> None:
    ways = [
        way("high", "mid", "return", 0),
        way("mid", "top", months=1),
        way("high", "top", months=60),
        way("mid", "low", "return", 0),
        way("mid", "side", "lateral", 1),
    ]
    assert way_there("high", "top", ways) == ["top"]
    assert way_there("high", "top", ways, any_way=True) == ["mid top", "top"]
    assert way_there("high", "low", ways) == ["mid low"]
    assert way_there("high", "side", ways) == ["mid side"]


def test_a_leap_is_taken_only_if_no_route_does_without() -> None:
    ways = [
        way("low", "high", "leap", 1),
        way("low", "mid", months=24),
        way("mid", "high", months=24),
        way("high", "top", "leap", 9),
    ]
    assert way_there("low", "high", ways) == ["mid high"]
    assert way_there("low", "high", ways, any_way=True) == ["high", "mid high"]
    assert "high top" in way_there("low", "top", ways)


def test_by_any_way_a_route_says_what_it_costs() -> None:
    ways = [
        way("low", "firm", "leap", 1),
        way("firm", "top", "leap", 1),
        way("low", "high", months=24),
        way("high", "mid", "return", 0),
        way("mid", "top", months=24),
        way("high", "top", months=24),
    ]
    found = routes(catalog(VENTURES, [], ways), person("low"), "top")
    told = [[(one.what, one.role) for one in route.drawbacks] for route in found.routes]
    assert told == [
        [("venture", "firm"), ("leap", "firm"), ("leap", "top")],
        [],
        [("step back", "mid")],
    ]
    credible = routes(catalog(VENTURES, [], ways), person("low"), "top", any_way=False)
    assert [route.drawbacks for route in credible.routes] == [()]


def test_where_only_an_incredible_route_leads_there_the_error_says_so() -> None:
    ways = [way("low", "firm", "lateral"), way("firm", "top")]
    with pytest.raises(NoAnswerError) as caught:
        way_there("low", "top", ways)
    assert str(caught.value).splitlines() == [
        "no credible route leads from Low to Top",
        "--any-way looks at ventures and steps back in between, too",
        "roles that lead there: Firm",
    ]


def test_the_route_of_a_plan_stands_beside_the_shortest() -> None:
    roles = [asks("a"), asks("b"), asks("c", x=4)]
    ways = [
        replace(way("a", "c", months=20), usual="rare"),
        way("a", "b", months=10),
        way("b", "c", months=12),
    ]
    found = routes(catalog(roles, [], ways), NEW, "c", any_way=False)
    assert (line(found)[0], found.planned) == ("c", ("b", "c"))


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
    found = routes(catalog(roles, [action("x1", {"x": 1}, 40)], ways), NEW, "d")
    assert [route.trade_off for route in found.front] == [None, "40 h less, but 42 weeks later and 1 leap more"]


def test_ten_roles_in_a_row_are_ten_hops() -> None:
    keys = "abcdefghijk"
    world = catalog([asks(key) for key in keys], [], [way(one, other, months=1) for one, other in pairwise(keys)])
    assert line(routes(world, person("a"), "k")) == [keys[1:]]


def test_routes_that_tie_in_everything_are_gone_once() -> None:
    """Seven times one of two roles that ask the same: 128 routes, none better than the first."""
    layers = ["a", *(f"{n}{side}" for n in range(7) for side in "lr"), "z"]
    steps = [("a", "0l"), ("a", "0r"), ("6l", "z"), ("6r", "z")]
    steps += [(f"{n}{one}", f"{n + 1}{other}") for n in range(6) for one in "lr" for other in "lr"]
    world = catalog([asks(key) for key in layers], [], [way(*step, months=1) for step in steps])
    found = routes(world, person("a"), "z", limit=100)
    assert (found.optimal.proved, found.optimal.front_proved) == (True, True)
    assert [ids_of(route) for route in found.front] == [("0l", "1l", "2l", "3l", "4l", "5l", "6l", "z")]


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
    standing = standing_of(world, who, START)
    levels = {skill: belief.expected for skill, belief in standing.held.items()}
    yield from _walk(standing, who.role or "", levels, (Fraction(0), Fraction(0), 0, 0, ()))


def _walk(standing: Standing, here: str, levels: dict[str, int], so_far: Measured) -> Iterator[Measured]:
    catalog, who = standing.catalog, standing.profile
    weeks, hours, leaps, hops, ids = so_far
    if here == "a0":
        yield exact(float(weeks)), exact(float(hours)), leaps, hops, ids
        return
    for one in catalog.transitions:
        if one.from_ != here or one.to in (*ids, who.role):
            continue
        needs = {skill: need for skill, need in catalog.roles[one.to].requires.items() if need.importance != "useful"}
        goals = [Goal(skill, levels[skill], need.level, need.importance) for skill, need in needs.items() if need.level > levels[skill]]
        cheap = {key: each for key, each in catalog.actions.items() if not is_too_dear(each, standing)}
        choice = choose_actions(cheap, goals, levels, done=who.done, role=here)
        usual = catalog.rules.usual_months[one.kind]
        months = Fraction(str(one.months.low if one.months else usual))
        if here == who.role:
            months -= Fraction(str(who.months_in_role or 0))
        took = max(Fraction(str(choice.hours)) / Fraction(str(who.hours_per_week)), max(Fraction(0), months) * MONTH)
        after = {**levels, **{goal.skill: goal.need for goal in goals}}
        further = (weeks + took, hours + Fraction(str(choice.hours)), leaps + (one.kind == "leap"), hops + 1, (*ids, one.to))
        yield from _walk(standing, one.to, after, further)


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
        budget=dice.choice([None, None, Budget(0), Budget(50, "USD")]),
        done=(actions[0].id,) if dice.random() < 0.2 else (),
    )
    return catalog(roles, actions, ways, skills=skills), who
