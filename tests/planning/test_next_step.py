"""Which step is recommended, and which others are shown."""

from dataclasses import replace
from datetime import date

import pytest
from tiny import action, catalog, person, role, way

from po_career.catalog.model import Action, Catalog, Role, Transition
from po_career.errors import NoAnswerError
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.planning.routes.best import best_routes
from po_career.planning.situation import situation_of
from po_career.profile.model import Profile

DAY = date(2026, 11, 24)
OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (2, "core"), "vision": (1, "core")})
COACH = role("coach", {"coaching": (2, "core")})
BOSS = role("boss", {"vision": (1, "core")})
ACTIONS = [
    action("write-vision", {"vision": 1}, 8),
    action("hear", {"coaching": 1}, 5),
    action("coach-five", {"coaching": 2}, 9),
    action("order", {"ordering": 1}),
    action("own", {"ordering": 2}),
]


def world(*transitions: Transition, roles: list[Role] | None = None, actions: list[Action] | None = None) -> Catalog:
    return catalog(roles or [OWNER, SENIOR, COACH, BOSS], ACTIONS if actions is None else actions, list(transitions))


def plan(made_of: Catalog, who: Profile, **options: int) -> Plan:
    return make_plan(made_of, who, DAY, **options)  # type: ignore[arg-type]  # options of two kinds in one mapping


def test_the_nearest_of_the_plain_transitions_is_recommended() -> None:
    found = plan(world(way("owner", "senior"), way("owner", "coach", "lateral")), person("owner", ordering=2))
    assert (found.next_step.role, found.next_step.kind) == ("senior", "promotion")
    assert [step.role for step in found.alternatives] == ["coach"]
    assert found.next_step.because[0].value == "senior"


def test_a_leap_or_a_return_is_not_recommended_while_there_is_another_way() -> None:
    who = person("owner", ordering=2, vision=1)
    assert plan(world(way("owner", "boss", "leap"), way("owner", "coach", "lateral")), who).next_step.role == "coach"
    assert plan(world(way("owner", "boss", "return"), way("owner", "coach", "lateral")), who).next_step.role == "coach"


def test_where_only_leaps_are_declared_the_nearest_of_them_is_recommended() -> None:
    found = plan(world(way("owner", "boss", "leap"), way("owner", "coach", "leap")), person("owner", ordering=2, vision=1))
    assert found.next_step.role == "boss"
    assert found.next_step.because[0].rule.startswith("least fit distance of all transitions")


def test_without_a_transition_out_of_the_role_every_other_role_is_a_candidate() -> None:
    found = plan(world(way("senior", "owner")), person("owner", ordering=2))
    assert (found.next_step.role, found.next_step.kind, found.next_step.typical_months) == ("senior", None, None)
    assert found.stay_and_grow is not None


def test_without_a_role_every_role_is_a_candidate_and_there_is_nothing_to_stay_in() -> None:
    found = plan(world(way("owner", "senior")), person(ordering=2))
    assert found.next_step.role == "senior"  # owner is met in full, so it comes last
    assert found.stay_and_grow is None


def test_a_role_met_in_full_by_a_declared_transition_is_ready_with_an_empty_plan() -> None:
    found = plan(world(way("owner", "senior")), person("owner", ordering=2, vision=1)).next_step
    assert (found.verdict, found.weeks, found.actions, found.gaps) == ("ready", 0, (), ())
    assert found.skills_ready_by == DAY


def test_the_only_role_of_a_catalogue_means_stay_and_grow() -> None:
    found = plan(world(roles=[OWNER]), person("owner", ordering=1)).next_step
    assert (found.role, found.kind) == ("owner", "stay")
    assert [one.id for one in found.actions] == ["own"]


def test_a_target_more_than_one_transition_away_gives_the_first_hop_and_names_the_rest() -> None:
    made_of = world(
        way("owner", "coach", "lateral", 6),
        way("owner", "senior", months=24),
        way("senior", "boss", months=12),
        way("coach", "boss", months=36),
    )
    found = plan(made_of, person("owner", ordering=2, target="boss"))
    assert found.next_step.role == "senior"  # 24 + 12 months against 6 + 36
    assert found.route is not None
    assert [(hop.from_, hop.to) for hop in found.route] == [("owner", "senior"), ("senior", "boss")]


def test_each_hop_of_the_route_says_what_it_takes_after_those_before_it() -> None:
    made_of = world(way("owner", "senior"), way("senior", "boss", months=12))
    found = plan(made_of, person("owner", ordering=2, target="boss"))
    (best,) = best_routes(situation_of(made_of, person("owner", ordering=2), DAY), "boss", top=1).routes
    assert found.route is not None
    assert [(hop.weeks, hop.hours, hop.rungs) for hop in found.route] == [(hop.weeks, hop.hours, hop.rungs) for hop in best.hops]
    assert [hop.months is None for hop in found.route] == [True, False]


def test_a_plan_warns_of_months_that_are_not_known_on_its_own_route_alone() -> None:
    made_of = world(way("owner", "boss", months=0), way("owner", "coach"), way("coach", "boss", months=36), way("owner", "senior"))
    found = plan(made_of, person("owner", ordering=2, vision=4, target="boss"))
    assert [hop.to for hop in found.route or ()] == ["boss"]
    assert not [caution for caution in found.warnings if "months" in caution.what]


def test_a_target_that_is_the_current_role_means_stay_and_grow() -> None:
    found = plan(world(way("owner", "senior")), person("owner", ordering=1, target="owner"))
    assert (found.next_step.role, found.next_step.kind, found.route) == ("owner", "stay", None)


def test_a_target_is_aimed_at_directly_where_no_role_is_held() -> None:
    found = plan(world(way("owner", "senior"), way("senior", "boss")), person(ordering=2, target="boss"))
    assert (found.next_step.role, found.next_step.kind, found.route) == ("boss", None, None)


def test_a_target_that_no_route_leads_to_is_an_error_that_names_the_roles_before_it() -> None:
    made_of = world(way("owner", "senior"), way("coach", "boss"))
    with pytest.raises(NoAnswerError, match=r"(?s)no route leads from Owner to Boss.*Coach"):
        plan(made_of, person("owner", target="boss"))


def test_a_catalogue_without_roles_has_no_answer() -> None:
    with pytest.raises(NoAnswerError, match="no roles"):
        plan(replace(world(), roles={}), person())


def test_a_step_that_another_of_its_kind_beats_in_everything_is_not_shown() -> None:
    worse = role("worse", {"coaching": (2, "core"), "vision": (1, "core"), "ordering": (2, "useful")})
    sideways = role("sideways", {"vision": (1, "core"), "ordering": (2, "important")})
    made_of = world(
        way("owner", "senior"), way("owner", "worse"), way("owner", "sideways", "lateral"), roles=[OWNER, SENIOR, worse, sideways]
    )
    found = plan(made_of, person("owner", ordering=2))
    assert found.next_step.role == "senior"
    assert [step.role for step in found.alternatives] == ["sideways"]


def test_as_many_alternatives_are_shown_as_were_asked_for() -> None:
    made_of = world(way("owner", "senior"), way("owner", "coach", "lateral"), way("owner", "boss", "leap"))
    assert len(plan(made_of, person("owner"), alternatives=1).alternatives) == 1
    assert plan(made_of, person("owner"), alternatives=0).alternatives == ()


def test_an_alternative_says_in_words_what_it_gains_and_gives() -> None:
    made_of = world(way("owner", "senior"), way("owner", "coach", "lateral"))
    other = plan(made_of, person("owner", ordering=4)).alternatives[0]
    assert other.trade_off == "Further from what you have, 6 h more, 3 weeks later and makes no use of your Ordering"


def test_an_alternative_that_leaves_levels_open_is_not_praised_for_its_fewer_hours() -> None:
    made_of = replace(world(way("owner", "senior"), way("owner", "coach", "lateral")), actions={one.id: one for one in ACTIONS[:2]})
    other = plan(made_of, person("owner", ordering=4)).alternatives[0]
    assert other.uncovered  # nothing brings the second level of coaching: 5 hours for the first beside 8 for all of the other
    assert other.trade_off == "Further from what you have, 1 more level stays open and makes no use of your Ordering"


def test_steps_that_ratings_cannot_tell_apart_are_told_apart_by_hours() -> None:
    long_way = role("artist", {"ordering": (2, "core"), "vision": (1, "important")})
    slow = [*ACTIONS[1:], action("write-vision", {"vision": 1}, 8)]
    costly = role("costly", {"ordering": (2, "core"), "coaching": (1, "important")})
    made_of = catalog([OWNER, long_way, costly], slow, [way("owner", "artist"), way("owner", "costly")])
    # both miss 2 of 8: equally near, and 5 hours beat 8
    assert plan(made_of, person("owner", ordering=2)).next_step.role == "costly"
    nearer = replace(made_of, roles={**made_of.roles, "costly": role("costly", {"ordering": (2, "core"), "coaching": (1, "core")})})
    assert plan(nearer, person("owner", ordering=2)).next_step.role == "artist"  # 2 of 8 against 3 of 9
    blurred = replace(nearer, rules=replace(nearer.rules, same_distance=0.1))
    assert plan(blurred, person("owner", ordering=2)).next_step.role == "costly"
