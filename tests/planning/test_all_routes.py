"""Every pair of built-in roles: the first route is credible, a plan goes by a credible one, and docs/routes.md shows them."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from generated import check_generated
from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog, Id, Role, Transition
from po_career.planning.routes.best import best_routes
from po_career.planning.routes.credible import credible_route, is_credible, months_before
from po_career.planning.standing import standing_of
from po_career.profile.model import Profile

PAGE = Path(__file__).parents[2] / "docs" / "routes.md"
BEGIN, END = "<!-- all pairs: begin -->\n", "<!-- all pairs: end -->\n"
BUILT_IN = load_catalog()
START = date(2026, 11, 24)
Pair = tuple[Id, Id]
Ways = Sequence[Transition]


@pytest.fixture(scope="module")
def shortest() -> Mapping[Pair, Ways]:
    """The first route by weeks of somebody who rated nothing and has four hours a week, for every pair that has one."""
    found = {}
    for start in BUILT_IN.roles:
        standing = standing_of(BUILT_IN, Profile(role=start, hours_per_week=4), START)
        for goal, role in BUILT_IN.roles.items():
            if goal == start or role.way_in:
                continue
            first = best_routes(standing, goal, top=1, front=False).routes[0]
            ways = [(hop.from_, hop.to, hop.kind) for hop in first.hops]
            found[start, goal] = tuple(way_of(*way) for way in ways)
    return found


def way_of(start: Id, goal: Id, kind: str) -> Transition:
    return next(
        way
        for way in BUILT_IN.transitions
        if (way.from_, way.to, way.kind) == (start, goal, kind)
    )


def planned() -> dict[Pair, Ways]:
    """The credible route by which a plan goes, for every pair that has one."""
    found = {}
    for start, goal in permutations(BUILT_IN.roles, 2):
        route = credible_route(BUILT_IN, start, goal, None)
        if route:
            found[start, goal] = route
    return found


def test_there_is_a_credible_route_to_every_role_to_which_people_move(
    shortest: Mapping[Pair, Ways],
) -> None:
    assert all(shortest.values())
    assert shortest.keys() == planned().keys()
    left = set(permutations(BUILT_IN.roles, 2)) - shortest.keys()
    assert {goal for _, goal in left} == {key for key, role in BUILT_IN.roles.items() if role.way_in}


def test_no_route_leads_through_a_venture_or_below_its_end_or_takes_a_needless_leap(
    shortest: Mapping[Pair, Ways],
) -> None:
    for routes in (shortest, planned()):
        for (start, goal), ways in routes.items():
            place = BUILT_IN.roles[goal].place or 0
            for way in ways[:-1]:
                role = BUILT_IN.roles[way.to]
                assert not role.venture, (start, goal)
                if is_step_back(way):
                    assert place <= (role.place or 0), (start, goal)
            assert not leaps(ways) or not leads_without_leap(BUILT_IN, start, goal), (start, goal)


def is_step_back(way: Transition) -> bool:
    start, goal = (BUILT_IN.roles[role].place or 0 for role in (way.from_, way.to))
    return way.kind == "return" or goal < start


def leaps(ways: Ways) -> int:
    return sum(way.kind == "leap" for way in ways)


def leads_without_leap(catalog: Catalog, start: Id, goal: Id) -> bool:
    """Whether a chain of credible moves without a leap leads there; ring by ring."""
    moves = [way for way in catalog.transitions if way.kind != "leap" and is_credible(catalog, way, goal)]
    met, ring = {start}, {start}
    while ring:
        ring = {way.to for way in moves if way.from_ in ring} - met
        met |= ring
    return goal in met


def test_the_page_shows_the_route_of_every_pair(shortest: Mapping[Pair, Ways]) -> None:
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    check_generated(PAGE, before + BEGIN + table(shortest) + END + after)


def table(routes: Mapping[Pair, Ways]) -> str:
    lines = ["| from | to | by way of | moves | months |", "| --- | --- | --- | --- | --- |"]
    for (start, goal), ways in routes.items():
        between = ", ".join(name(BUILT_IN.roles[way.to]) for way in ways[:-1]) or "straight"
        if leaps(ways):
            between += " (a leap)" if leaps(ways) == 1 else f" ({leaps(ways)} leaps)"
        months = sum(months_before(way, BUILT_IN.rules) for way in ways)
        ends = f"{name(BUILT_IN.roles[start])} | {name(BUILT_IN.roles[goal])}"
        lines.append(f"| {ends} | {between} | {len(ways)} | {months:g} |")
    return "\n".join(lines) + "\n"


def name(role: Role) -> str:
    return role.spoken
