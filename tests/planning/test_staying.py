"""Staying in one's role: first its own gaps, then what pays in most ways on."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, role, way

from po_career.catalog.model import IMPORTANCES, Importance, Role, Rules, Transition
from po_career.planning.model import Raise, Step
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


def stay_of(who: Profile, roles: list[Role], ways: list[Transition]) -> Step:
    stay = make_plan(catalog(roles, ACTIONS, ways), who, date(2026, 11, 24)).stay_and_grow
    assert stay is not None
    return stay


def test_where_one_way_leads_on_staying_raises_what_it_asks() -> None:
    stay = stay_of(person("here", craft=2), [HERE, UP, LAST], [way("here", "up")])
    assert stay.grows_toward == "up"
    assert stay.beyond == (Raise("vision", 0, 2), Raise("craft", 2, 3))  # two levels are the larger share
    assert sorted(one.id for one in stay.actions) == ["craft-3", "vision-1", "vision-2"]


def test_where_the_ways_have_no_gap_in_common_staying_raises_what_the_nearest_asks() -> None:
    near, other = role("near", {"craft": (3, "core")}), role("other", {"craft": (2, "core"), "vision": (2, "core")})
    stay = stay_of(person("here", craft=2), [HERE, near, other], [way("here", "other"), way("here", "near", "lateral")])
    assert (stay.grows_toward, stay.beyond) == ("near", (Raise("craft", 2, 3),))  # 1/3 is missing, of the other role 1/2


def test_of_what_one_way_asks_the_three_weightiest_are_raised() -> None:
    wide = role("wide", {"craft": (3, "important"), "vision": (1, "core"), "a": (1, "useful"), "b": (2, "important"), "c": (1, "core")})
    stay = stay_of(person("here", craft=2), [HERE, wide], [way("here", "wide")])
    assert [one.skill for one in stay.beyond] == ["c", "vision", "b"]


def test_where_the_nearest_way_is_met_the_next_one_is_grown_toward() -> None:
    met = role("met", {"craft": (2, "core")})
    stay = stay_of(person("here", craft=2), [HERE, met, LAST], [way("here", "met", "lateral"), way("here", "last")])
    assert (stay.grows_toward, stay.beyond) == ("last", (Raise("craft", 2, 4),))


def test_where_all_that_leads_on_is_met_or_a_leap_nothing_is_raised() -> None:
    met = role("met", {"craft": (2, "core")})
    for ways in ([way("here", "met")], [way("here", "last", "leap")]):
        stay = stay_of(person("here", craft=2), [HERE, met, LAST], ways)
        assert (stay.grows_toward, stay.beyond, stay.actions) == (None, (), ())


def test_what_the_nearest_way_asks_can_be_dropped_to_be_ready_in_time() -> None:
    who = person("here", craft=2)
    world = catalog([HERE, UP], ACTIONS, [way("here", "up")], rules=Rules(stay_while=("ready",)))
    made = make_plan(world, who, date(2026, 11, 24), by=date(2026, 12, 29))  # 30 h at 4 a week are 8 weeks; 5 hold craft alone
    assert made.next_step.kind == "stay"
    assert made.limits.by is not None
    assert [(gap.skill, gap.importance) for gap in made.limits.by.drop] == [("vision", "core")]


def test_whoever_is_far_from_their_own_role_is_told_to_stay_where_the_rules_say_so() -> None:
    newcomer = person("here", craft=0)
    assert plan_of(newcomer, Rules(stay_while=("far",))).next_step.kind == "stay"
    assert plan_of(newcomer).next_step.kind != "stay"
    assert plan_of(person("here", craft=2), Rules(stay_while=("far",))).next_step.kind != "stay"


def test_a_target_goes_before_staying() -> None:
    assert plan_of(person("here", craft=0, target="up"), Rules(stay_while=("far",))).next_step.role == "up"


@given(
    own=st.dictionaries(st.sampled_from("abc"), st.integers(0, 2)),
    ways=st.lists(
        st.dictionaries(st.sampled_from("abc"), st.tuples(st.integers(1, 3), st.sampled_from(IMPORTANCES)), min_size=1), max_size=4
    ),
)
def test_where_the_own_role_is_met_staying_raises_something_unless_no_way_asks_for_more(
    own: dict[str, int], ways: list[dict[str, tuple[int, Importance]]]
) -> None:
    roles = [role(f"to-{number}", asked) for number, asked in enumerate(ways)]
    here = role("here", {skill: (level, "core") for skill, level in own.items()})
    world = catalog([here, *roles], [], [way("here", one.id) for one in roles], skills=["a", "b", "c"])
    stay = make_plan(world, person("here", **own), date(2026, 11, 24)).stay_and_grow
    assert stay is not None
    asked = any(level > own.get(skill, 0) and importance != "useful" for needs in ways for skill, (level, importance) in needs.items())
    assert bool(stay.beyond) == asked
    assert len(stay.beyond) <= 3
