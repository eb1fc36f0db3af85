"""The first hop of the best route under other beliefs, held to the search itself where each rung has one action."""

from datetime import date
from itertools import product

from tiny import action, catalog, person, role, way

from po_career.planning.decision import hours_of
from po_career.planning.model import Belief
from po_career.planning.plan import make_plan
from po_career.planning.routes.best import best_routes
from po_career.planning.routes.remade import first_hop_of
from po_career.planning.situation import situation_of

DAY = date(2026, 11, 24)
ROLES = [
    role("here", {}),
    role("left", {"talk": (2, "core")}),
    role("right", {"build": (2, "core")}),
    role("top", {"talk": (2, "core"), "build": (2, "important"), "lead": (3, "core")}),
]
ACTIONS = [action(f"{skill}-{level}", {skill: level}, 10 * level) for skill in ("talk", "build", "lead") for level in (1, 2, 3)]
WAYS = [way("here", "left", months=1), way("here", "right", months=2), way("left", "top"), way("right", "top", months=3)]
WORLD = catalog(ROLES, ACTIONS, WAYS)


def test_without_changes_it_is_the_first_hop_of_the_best_route() -> None:
    situation = situation_of(WORLD, person("here", talk=1, build=1, lead=1), DAY)
    routes = best_routes(situation, "top").routes
    assert first_hop_of(routes, situation, hours_of(WORLD, "here", situation.held, {}))({}) == routes[0].hops[0].to


def test_under_any_other_ratings_it_is_what_the_search_would_find() -> None:
    who = person("here", talk=1, build=1, lead=1)
    situation = situation_of(WORLD, who, DAY)
    decide = first_hop_of(best_routes(situation, "top").routes, situation, hours_of(WORLD, "here", situation.held, {}))
    for talk, build, lead in product(range(4), repeat=3):
        changes = {skill: Belief(level, level, level, "evidence") for skill, level in (("talk", talk), ("build", build), ("lead", lead))}
        again = best_routes(situation_of(WORLD, person("here", talk=talk, build=build, lead=lead), DAY), "top").routes[0]
        assert decide(changes) == again.hops[0].to, (talk, build, lead)


def test_toward_a_target_the_plan_says_how_far_its_step_can_be_trusted() -> None:
    robustness = make_plan(WORLD, person("here", talk=1, build=1, lead=1, target="top"), DAY).robustness
    assert robustness is not None
    assert robustness.cases == 6


def test_where_every_route_begins_alike_there_is_nothing_to_trust_or_doubt() -> None:
    world = catalog(ROLES, ACTIONS, WAYS[:1] + WAYS[2:])
    assert make_plan(world, person("here", talk=1, target="top"), DAY).robustness is None
