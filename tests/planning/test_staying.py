"""Staying in one's role: first its own gaps, then what pays in most ways on."""

from datetime import date

from tiny import action, catalog, person, role, way

from po_career.catalog.model import Rules
from po_career.planning.model import Raise
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.profile.model import Profile

HERE = role("here", {"craft": (2, "core"), "talk": (1, "useful")})
UP = role("up", {"craft": (3, "core"), "vision": (2, "core")})
ASIDE = role("aside", {"vision": (1, "core"), "craft": (3, "important")})
LAST = role("last", {"craft": (4, "core")})
ACTIONS = [
    action("craft-1", {"craft": 1}),
    action("craft-2", {"craft": 2}),
    action("craft-3", {"craft": 3}),
    action("craft-4", {"craft": 4}),
]
ACTIONS += [action("vision-1", {"vision": 1}), action("vision-2", {"vision": 2})]
WAYS = [way("here", "up"), way("here", "aside", "lateral"), way("here", "last", "specialise")]


def plan_of(who: Profile, rules: Rules | None = None) -> Plan:
    return make_plan(catalog([HERE, UP, ASIDE, LAST], ACTIONS, WAYS, rules=rules), who, date(2026, 11, 24))


def test_staying_closes_the_gaps_of_the_own_role_first() -> None:
    stay = plan_of(person("here", craft=1)).stay_and_grow
    assert stay is not None
    assert [one.id for one in stay.actions] == ["craft-2"]
    assert stay.beyond == ()


def test_where_the_own_role_is_met_staying_raises_what_most_ways_on_ask_to_the_least_level_that_one_asks() -> None:
    stay = plan_of(person("here", craft=2)).stay_and_grow
    assert stay is not None
    assert stay.beyond == (Raise("craft", 2, 3), Raise("vision", 0, 1))  # craft is short in three of three ways, vision in two
    assert sorted(one.id for one in stay.actions) == ["craft-3", "vision-1"]
    assert stay.hours.planned == 20


def test_what_pays_names_the_ways_in_which_it_does() -> None:
    paying = plan_of(person("here", craft=2)).next_step.pays_in
    assert [(one.skill, sorted(one.roles), one.of) for one in paying] == [
        ("craft", ["aside", "last", "up"], 3),
        ("vision", ["aside", "up"], 3),
    ]


def test_a_leap_or_a_return_is_no_way_that_skills_are_said_to_pay_in() -> None:
    world = catalog([HERE, UP, ASIDE], ACTIONS, [way("here", "up"), way("here", "aside", "leap")])
    assert make_plan(world, person("here", craft=2), date(2026, 11, 24)).next_step.pays_in == ()


def test_whoever_is_far_from_their_own_role_is_told_to_stay_where_the_rules_say_so() -> None:
    newcomer = person("here", craft=0)
    assert plan_of(newcomer, Rules(stay_while=("far",))).next_step.kind == "stay"
    assert plan_of(newcomer).next_step.kind != "stay"
    assert plan_of(person("here", craft=2), Rules(stay_while=("far",))).next_step.kind != "stay"


def test_a_target_goes_before_staying() -> None:
    assert plan_of(person("here", craft=0, target="up"), Rules(stay_while=("far",))).next_step.role == "up"
