"""The chapter with its days: kit, offer, work, what to say, the first hour."""

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from tiny import DAY, action, catalog, person, ratings_of, role, stand, way

from po_career.catalog.model import (
    Action,
    Catalog,
    FirstStep,
    Kit,
    KitCheck,
    KitFor,
    KitStep,
    Need,
    Say,
    Span,
    WorkStep,
)
from po_career.planning.calendar import is_off
from po_career.planning.decision import decide
from po_career.planning.ground import ground_of
from po_career.planning.model import Chapter, PlannedAction
from po_career.planning.next_action import next_of
from po_career.planning.openness import liftable
from po_career.planning.plan import make_plan
from po_career.planning.quarter import quarter_of
from po_career.profile.chapters import Kept
from po_career.profile.growth import with_begun, with_plan
from po_career.profile.model import (
    Applied,
    Away,
    Decided,
    Event,
    KeptAction,
    KeptPlan,
    Profile,
    Situation,
)

OWNER = role("owner", {"ordering": (2, "core")}, scope=2, place=2)
SENIOR = role(
    "senior", {"ordering": (3, "core"), "people": (2, "core"), "vision": (2, "important")}, place=3
)
COACH = role("coach", {"people": (3, "core")}, place=3, tries=("taste", "long-taste"))
WAYS = [way("owner", "senior", months=12), way("owner", "coach", "lateral", months=12)]
NEEDS = [Need("data", "Product data"), Need("post", "A post of that kind", post=True)]
FIRST = FirstStep("Book an hour with an analyst", 30, "an analyst")
PARTS = (WorkStep("begin", 5), WorkStep("go on", 5), WorkStep("show", 5))
ORDER = action(
    "order", {"ordering": 3}, 12, ask="May I order them?", to="the director", first_step=FIRST
)
LEAD = action("lead", {"people": 2}, 10, ask="May I lead it?", steps=PARTS)
VIEW = action("view", {"vision": 1}, 6)
TASTE = action("taste", {}, 4)
LONG_TASTE = action("long-taste", {}, 9)
REST = action("rest", {}, 2, relief=True)
ACTIONS = [ORDER, LEAD, VIEW, TASTE, LONG_TASTE, REST]


def kit(for_: KitFor, **more: object) -> Kit:
    steps = (
        KitStep("the contract", 1, week=1, gate=True, must=True),
        KitStep("talk to whoever decides", 2, week=3, must=True, either_way=True),
        KitStep("write it down", 6, week=8),
    )
    checks = (
        KitCheck("Is there a post?", with_="your manager", words="Is there a post?", if_no="Wait"),
        KitCheck("The clauses", gate=True, minutes=60),
    )
    say = (Say("I would like to be asked.", to="whoever decides", if_no="When then?"),)
    made = Kit(for_, for_, for_, checks=checks, steps=steps, say=say)
    return replace(made, **more)  # type: ignore[arg-type]


def world(*actions: Action, kits: list[Kit] | None = None) -> Catalog:
    return catalog(
        [OWNER, SENIOR, COACH],
        list(actions or ACTIONS),
        WAYS,
        needs=NEEDS,
        kits=[kit(for_) for for_ in get_args(KitFor)] if kits is None else kits,
    )


ANNA = replace(person("owner", target="senior", ordering=2, people=1, vision=1), months_in_role=30)


def chapter(
    profile: Profile = ANNA,
    made_of: Catalog | None = None,
    *,
    weeks: int | None = None,
    by: date | None = None,
) -> Chapter:
    standing = stand(made_of or world(), profile)
    decision = decide(standing)
    ground = ground_of(standing, decision, liftable(standing), None)
    return quarter_of(ground, (), weeks=weeks, by=by).chapter


def parts(found: Chapter) -> list[tuple[str, str]]:
    return [(one.id, one.part) for one in found.actions]


def situated(profile: Profile = ANNA, **more: object) -> Profile:
    return replace(profile, situation=replace(profile.situation, **more))  # type: ignore[arg-type]


def decided(what: str, days: int = 100, profile: Profile = ANNA) -> Profile:
    day = DAY + timedelta(days=days)
    return situated(profile, decided=Decided(what, day))  # type: ignore[arg-type]


def test_a_chapter_opens_with_work_on_the_bottleneck_and_holds_the_next_gaps() -> None:
    found = chapter()
    assert parts(found) == [("order", "bottleneck"), ("lead", "focus")]
    assert (found.from_, found.until) == (DAY, DAY + timedelta(days=90))
    assert found.of == 52
    assert found.hours == 22
    assert [one.number for one in found.actions] == [1, 2]
    assert found.check_on == found.until


def test_the_first_hour_is_that_of_the_first_action() -> None:
    found = chapter().this_week
    assert found is not None
    assert (found.action, found.what, found.minutes, found.with_) == (
        "order",
        FIRST.what,
        30,
        "an analyst",
    )
    without = chapter(made_of=world(LEAD)).this_week
    assert without is not None
    assert (without.what, without.minutes) == ("begin", 45)  # its first step
    bare = chapter(made_of=world(replace(LEAD, steps=()))).this_week
    assert bare is not None
    assert bare.what == "Do lead"


def test_what_to_say_is_the_first_ask_of_the_chapter() -> None:
    found = chapter().say
    assert found is not None
    assert (found.action, found.words, found.to) == ("order", "May I order them?", "the director")
    silent = chapter(made_of=world(replace(ORDER, ask=None), LEAD)).say
    assert silent is not None
    assert silent.action == "lead"


def test_without_an_ask_the_kits_first_check_with_the_manager_is_asked() -> None:
    found = chapter(made_of=world(replace(ORDER, ask=None))).say
    assert found is not None
    assert (found.action, found.words, found.if_no) == (None, "Is there a post?", "Wait")
    nothing = chapter(made_of=world(replace(ORDER, ask=None), kits=[]))
    assert nothing.say is None


READY = replace(ANNA, ratings=person(ordering=3, people=2, vision=2).ratings)


def test_from_ready_on_the_kits_steps_come_first_and_nothing_else() -> None:
    found = chapter(READY)
    assert parts(found) == [
        ("kit:promotion-in-house:1", "gate"),
        ("kit:promotion-in-house:2", "kit"),
        ("kit:promotion-in-house:3", "kit"),
    ]
    assert found.say is not None
    assert found.say.words == "I would like to be asked."


def test_nobody_who_leads_several_teams_asks_a_manager_for_what_lies_below() -> None:
    director = replace(OWNER, scope=3)
    for scope, asks in ((2, False), (3, True), (None, True)):
        made_of = world(replace(ORDER, scope=scope))
        made_of = replace(made_of, roles={**made_of.roles, "owner": director})
        say = chapter(made_of=made_of).say
        assert say is not None
        assert (say.action == "order") is asks


# What is at risk


def test_with_too_much_to_do_there_is_one_action_that_takes_work_away() -> None:
    found = chapter(situated(load="too-much"))
    assert parts(found) == [("rest", "kit")]
    assert found.until == DAY + timedelta(days=27)
    assert chapter(situated(replace(ANNA, done=("rest",)), load="too-much")).actions == ()


def test_a_high_load_halves_the_hours() -> None:
    found = chapter(situated(load="high"))
    assert found.of == 26
    assert sum(one.hours.planned for one in found.actions) <= 26 * 0.75


def test_if_the_post_ends_nothing_is_learned_and_all_that_fits_of_the_kit_is_done() -> None:
    found = chapter(decided("post-ends"))
    assert {one.kind for one in found.actions} == {"kit"}
    assert len(found.actions) == 3
    assert found.until == DAY + timedelta(days=86)


def test_for_a_post_in_question_what_is_worth_doing_either_way_then_the_bottleneck() -> None:
    found = chapter(decided("post-in-question"))
    assert parts(found)[0] == ("kit:post-ends:2", "kit")
    assert {one.part for one in found.actions[1:]} <= {"bottleneck", "focus"}
    assert len(found.actions) > 1
    assert found.say is not None
    assert found.say.words == "Is there a post?"  # nothing that is only true if it ends


def test_on_probation_the_kit_alone_if_no_core_gap_is_open() -> None:
    met = replace(decided("probation"), ratings=person(ordering=2).ratings)
    assert {one.kind for one in chapter(met).actions} == {"kit"}
    short = replace(met, ratings=person(ordering=1).ratings)
    closing = world(*ACTIONS, action("close", {"ordering": 2}, 8))
    found = chapter(short, closing)
    assert [one.part for one in found.actions] == ["gate", "kit", "bottleneck"]


def test_a_post_that_opens_takes_two_steps_of_the_kit_and_a_review_one() -> None:
    opens = [one.kind for one in chapter(decided("post-opens")).actions]
    assert opens.count("kit") == 2
    review = [one.kind for one in chapter(decided("review")).actions]
    assert review.count("kit") == 1


def test_after_applications_that_led_nowhere_there_is_a_step_of_the_kit() -> None:
    found = chapter(situated(applied=Applied(3, 0)))
    assert found.actions[0].id.startswith("kit:new-employer:")


# An offer


OFFERED = replace(ANNA, offer="Sam said come by")


def test_an_offer_is_answered_first_and_then_the_work_begins() -> None:
    found = chapter(OFFERED)
    assert parts(found)[0] == ("offer", "offer")
    assert found.actions[0].title == "Sam said come by"
    assert found.actions[0].hours.planned == 1
    assert found.actions[0].finish <= DAY + timedelta(weeks=1)  # type: ignore[operator]
    assert found.this_week is not None
    assert (found.this_week.action, found.this_week.what, found.this_week.minutes) == (
        "offer",
        None,
        15,
    )
    assert found.and_then is not None
    assert found.and_then.action == "order"


def test_what_contract_or_consent_must_allow_comes_before_an_offer() -> None:
    sideways = replace(OFFERED, target=("coach",))
    assert [part for _, part in parts(chapter(sideways))][:2] == ["gate", "offer"]
    no_step = [kit("sideways-in-house", steps=())]
    by_check = chapter(sideways, world(kits=no_step))
    assert parts(by_check)[0] == ("check:sideways-in-house:2", "gate")
    does_it = situated(sideways, holds_part=True)
    assert "offer" in [one.part for one in chapter(does_it).actions][:2]


def test_an_offer_is_answered_after_the_gates_and_before_the_other_steps() -> None:
    found = chapter(replace(READY, offer="Sam said come by"))
    assert parts(found) == [
        ("kit:promotion-in-house:1", "gate"),
        ("offer", "offer"),
        ("kit:promotion-in-house:2", "kit"),
        ("kit:promotion-in-house:3", "kit"),
    ]
    assert [part for _, part in parts(chapter(OFFERED))] == ["offer", "bottleneck", "focus"]  # no gate in house


def test_a_gate_that_was_passed_within_a_year_is_not_asked_again() -> None:
    sideways = replace(OFFERED, target=("coach",))
    gate = "kit:sideways-in-house:1"
    assert parts(chapter(sideways))[0] == (gate, "gate")
    for days, again in ((1, False), (364, False), (365, True)):
        passed = replace(sideways, history=(Event(DAY - timedelta(days=days), done=gate),))
        assert (gate in dict(parts(chapter(passed)))) is again
    no_step = world(kits=[kit("sideways-in-house", steps=())])
    assert parts(chapter(situated(sideways, holds_part=True), no_step))[0] == ("offer", "offer")


def test_an_offer_in_the_hours_of_the_chapter_leaves_the_work_a_place_less() -> None:
    many = [action(f"a-{n}", {skill: 1}, 2) for n, skill in enumerate("abcdef")]
    wide = role("senior", dict.fromkeys("abcdef", (1, "core")))
    made_of = catalog([OWNER, wide], many, WAYS[:1])
    unskilled = replace(ANNA, ratings=ratings_of(dict.fromkeys("abcdef", 0)))
    for profile, entries in ((unskilled, 3), (replace(unskilled, offer="Come by"), 4)):
        assert len(chapter(profile, made_of).actions) == entries


@pytest.mark.parametrize(("hours", "fit"), [(7, 2), (8, 3)])
def test_the_steps_of_a_kit_fill_the_hours_to_the_last_one(hours: int, fit: int) -> None:
    """Three quarters of 7 hours are 5, of 8 are 6: 1, 2 and 3 hours fit into six."""
    steps = tuple(KitStep(f"step {n}", n, week=1) for n in (1, 2, 3))
    ready = replace(READY, hours_per_week=hours / 13)
    found = chapter(ready, world(kits=[kit("promotion-in-house", steps=steps)]))
    assert len(found.actions) == fit


def test_the_first_step_stays_even_if_it_does_not_fit_and_what_is_shorter_comes_along() -> None:
    steps = (KitStep("long", 9, week=1), KitStep("short", 1, week=2))
    little = replace(READY, hours_per_week=4 / 13)
    made_of = world(kits=[kit("promotion-in-house", steps=steps)])
    assert [one.title for one in chapter(little, made_of).actions] == ["long"]
    turned = world(kits=[kit("promotion-in-house", steps=(replace(steps[1], week=1), replace(steps[0], week=2), replace(steps[1], what="too", week=3)))])
    assert [one.title for one in chapter(little, turned).actions] == ["short", "too"]


# What it rests on


NEEDY = replace(ORDER, needs=("data",))


def test_if_it_begins_with_what_rests_on_an_unknown_need_asking_for_it_is_first() -> None:
    found = chapter(made_of=world(NEEDY))
    assert parts(found) == [("door", "gate"), ("order", "bottleneck")]
    door = found.actions[0]
    assert [(need.id, need.title, need.met) for need in door.needs] == [
        ("data", "Product data", None)
    ]
    assert found.this_week is not None
    assert (found.this_week.action, found.this_week.what, found.this_week.minutes) == (
        "door",
        None,
        30,
    )


def test_what_is_known_to_be_there_needs_no_door() -> None:
    found = chapter(situated(there={"data": True}), world(NEEDY))
    assert parts(found) == [("order", "bottleneck")]
    assert [need.met for need in found.actions[0].needs] == [True]
    assert "order" not in [
        key for key, _ in parts(chapter(situated(there={"data": False}), world(NEEDY, LEAD)))
    ]


def test_a_sideways_move_holds_a_taste_of_its_work() -> None:
    sideways = replace(ANNA, target=("coach",))
    found = chapter(sideways)
    taste = [one for one in found.actions if one.part == "taste"]
    assert [(one.id, one.for_role) for one in taste] == [("taste", "coach")]
    assert [one for one in chapter().actions if one.part == "taste"] == []
    assert "taste" not in [part for _, part in parts(chapter(situated(sideways, holds_part=True)))]


def test_a_trial_holds_one_taste_of_each_role() -> None:
    other = replace(SENIOR, tries=("order",))
    made_of = world()
    made_of = replace(made_of, roles={**made_of.roles, "senior": other})
    found = chapter(replace(ANNA, target=("senior", "coach")), made_of)
    assert [(one.id, one.for_role) for one in found.actions] == [
        ("order", "senior"),
        ("taste", "coach"),
    ]
    assert found.until == DAY + timedelta(days=55)


def test_with_nothing_to_do_there_is_the_kits_first_check() -> None:
    found = chapter(made_of=world(TASTE))
    assert parts(found) == [("check:promotion-in-house:1", "gate")]
    asked = replace(ANNA, history=(Event(DAY, done="check:promotion-in-house:1"),))
    assert parts(chapter(asked, world(TASTE))) == [("check:promotion-in-house:2", "gate")]
    assert parts(chapter(made_of=world(TASTE, kits=[]))) == []


def test_a_check_is_asked_in_its_words_and_a_step_of_a_kit_begins_as_it_says() -> None:
    checks = (KitCheck("whether there is a post", with_="your manager", words="Is there a post?", minutes=90), KitCheck("the clauses"))
    made_of = world(TASTE, kits=[kit("promotion-in-house", checks=checks)])
    (asked,) = chapter(made_of=made_of).actions
    assert (asked.title, asked.hours.planned, asked.part) == ("whether there is a post", 2, "gate")
    assert asked.first_step == FirstStep("Is there a post?", 90, "your manager")
    (plain,) = chapter(made_of=replace(made_of, kits={"promotion-in-house": kit("promotion-in-house", checks=checks[1:])})).actions
    assert plain.first_step is not None
    assert plain.first_step.what == "the clauses"
    steps = (KitStep("talk", 2, week=1, ask="May I?", first_step=FIRST, done_when="it is said"),)
    (talk,) = chapter(READY, world(kits=[kit("promotion-in-house", steps=steps)])).actions
    assert (talk.ask, talk.first_step, talk.done_when, talk.part, talk.hours.planned) == ("May I?", FIRST, "it is said", "kit", 2)


def test_what_takes_work_away_rests_on_little_and_is_short() -> None:
    reliefs = [
        action("a-long", {}, 5, relief=True),
        action("b-short", {}, 2, relief=True),
        action("c-bound", {}, 1, relief=True, needs=("data",)),
    ]
    found = chapter(situated(load="too-much"), world(*reliefs))
    assert parts(found) == [("b-short", "kit")]
    there = situated(load="too-much", there={"data": True})
    assert parts(chapter(there, world(*reliefs))) == [("c-bound", "kit")]
    assert chapter(situated(load="too-much"), world(ORDER, LEAD)).actions == ()


def test_the_taste_is_the_smallest_that_works_on_the_lead() -> None:
    sideways = replace(ANNA, target=("coach",))
    on_lead = replace(LONG_TASTE, raises={"people": 2})
    found = chapter(sideways, world(LEAD, TASTE, on_lead, kits=[]))
    assert [one.id for one in found.actions if one.part == "taste"] == ["long-taste"]
    too_long = replace(on_lead, hours=Span(35, 35), halfway="a list")  # of 34 hours
    found = chapter(sideways, world(LEAD, TASTE, too_long, kits=[]))
    assert [one.id for one in found.actions if one.part == "taste"] == ["taste"]


def test_only_a_catalogue_that_never_says_what_shows_half_way_plans_hidden_work() -> None:
    long = action("long", {"ordering": 3}, 20)
    assert parts(chapter(made_of=world(long))) == [("long", "bottleneck")]
    for telling in (replace(VIEW, halfway="a list"), replace(VIEW, steps=PARTS[:1])):
        assert "long" not in dict(parts(chapter(made_of=world(long, telling))))


def limited(made_of: Catalog, most: int) -> Catalog:
    return replace(made_of, rules=replace(made_of.rules, chapter_actions=most))


def test_a_taste_or_a_door_needs_a_place() -> None:
    sideways = replace(ANNA, target=("coach",))
    tasting = world(LEAD, TASTE, LONG_TASTE, kits=[])
    for most, found in ((1, ["lead"]), (2, ["lead", "taste"])):
        assert [key for key, _ in parts(chapter(sideways, limited(tasting, most)))] == found
    doors = world(NEEDY, LEAD, VIEW, kits=[])
    for most in (1, 2):  # the door takes one of two places, and none if there is only one
        assert parts(chapter(made_of=limited(doors, most))) == [("door", "gate"), ("order", "bottleneck")]
    assert len(parts(chapter(made_of=limited(doors, 4)))) > 2, "of four places it leaves three"


def test_the_hour_of_an_offer_is_not_there_for_the_work() -> None:
    """A chapter of 52 hours uses 34, half of them for what stands beside the lead; an offer leaves 33."""
    work = world(replace(ORDER, hours=Span(16, 16), halfway="x"), replace(LEAD, hours=Span(17, 17)), kits=[])
    assert [key for key, _ in parts(chapter(made_of=work))] == ["order", "lead"]
    assert [key for key, _ in parts(chapter(OFFERED, work))] == ["offer", "order"]


def test_beside_the_lead_stand_recognised_symptoms_and_the_largest_gaps() -> None:
    asks = {"ordering": (4, "core"), "a": (1, "important"), "b": (2, "important"), "c": (3, "important")}
    wide = role("senior", asks, place=3)  # type: ignore[arg-type]  # importances are words
    actions = [replace(ORDER, hours=Span(8, 8)), *(action(key, {key: 1}, 2) for key in "abc")]
    made_of = catalog([OWNER, wide], actions, WAYS[:1])
    me = replace(ANNA, ratings=person(ordering=2, a=0, b=0, c=0).ratings)
    assert {key for key, _ in parts(chapter(me, made_of))} == {"order", "b", "c"}
    hurt = replace(me, hurts=("ordering", "a"))
    assert {key for key, _ in parts(chapter(hurt, made_of))} == {"order", "a", "c"}


def test_with_less_time_the_steps_of_a_kit_are_due_sooner_and_the_long_ones_take_less() -> None:
    """Until the 36th day are 37 days, which are 0.41 of 13 weeks: weeks 1, 3 and 8 become 1, 1 and 3."""
    found = chapter(READY, by=DAY + timedelta(days=50))
    days = [(one.hours.planned, (one.finish - DAY).days) for one in found.actions if one.finish is not None]
    assert days == [(1, 7), (2, 7), (2, 21)]


# What to say


def test_only_the_first_two_actions_may_say_what_to_ask() -> None:
    mute = [replace(ORDER, ask=None), replace(VIEW, raises={"vision": 2}), replace(LEAD, ask=None)]
    order = ["order", "view", "lead"]
    for asking, says in ((1, True), (2, False)):
        actions = [replace(one, ask="May I?") if n == asking else one for n, one in enumerate(mute)]
        found = chapter(made_of=world(*actions, kits=[]))
        assert [one.id for one in found.actions] == order
        assert (found.say is not None) is says


def test_the_first_check_that_a_manager_can_answer_is_what_the_kit_says() -> None:
    checks = (
        KitCheck("no words", with_="your manager"),
        KitCheck("not theirs", with_="a lawyer", words="May we?"),
        KitCheck("anybody's", words="Is it so?"),
        KitCheck("theirs", with_="your manager", words="Is there?"),
    )
    mute = replace(ORDER, ask=None)
    for kept, words in ((checks, "Is it so?"), ((*checks[:2], checks[3]), "Is there?"), (checks[:2], "I would like to be asked.")):
        say = chapter(made_of=world(mute, kits=[kit("promotion-in-house", checks=kept)])).say
        assert say is not None
        assert say.words == words
    nothing = chapter(made_of=world(mute, kits=[kit("promotion-in-house", checks=checks[:2], say=())]))
    assert nothing.say is None
    asked = chapter(READY, world(kits=[kit("promotion-in-house", checks=checks, say=())])).say
    assert asked is not None
    assert asked.words == "Is it so?"  # ready, but the kit has no words


def test_with_too_much_to_do_the_kit_speaks_and_once_something_is_decided_too() -> None:
    loud = replace(REST, ask="May I rest?")
    say = chapter(situated(load="too-much"), world(ORDER, loud)).say
    assert say is not None
    assert say.words == "I would like to be asked."
    for what, words in (("review", "May I order them?"), ("post-opens", "May I order them?"), ("probation", "I would like to be asked.")):
        short = decided(what, profile=replace(ANNA, ratings=person(ordering=1, people=1).ratings))
        actions = [replace(ORDER, raises={"ordering": 2})]
        say = chapter(short, world(*actions)).say
        assert say is not None
        assert say.words == words


def test_the_smaller_of_the_work_on_the_lead_is_not_what_to_hold_on_to() -> None:
    two = [replace(ORDER, hours=Span(6, 6)), action("more", {"ordering": 3}, 11, title="Something else entirely")]
    found = chapter(made_of=world(*two, kits=[]))
    assert {part for _, part in parts(found)} == {"bottleneck"}
    assert found.if_not is not None
    assert (found.if_not.action, found.if_not.drop) == ("more", None)


# Days


@pytest.mark.parametrize("first_day", [0, 1, 10, 20])
def test_nothing_begins_or_ends_on_a_day_away_or_a_quiet_day(first_day: int) -> None:
    away = (Away(DAY + timedelta(days=first_day), DAY + timedelta(days=first_day + 19)),)
    for profile in (ANNA, READY, OFFERED, replace(ANNA, target=("coach",))):
        gone = replace(profile, away=away)
        standing = stand(world(), gone)
        for one in chapter(gone).actions:
            assert one.start is not None
            assert one.finish is not None
            assert DAY <= one.start <= one.finish
            assert not is_off(standing, one.start)
            assert not is_off(standing, one.finish)


def test_nothing_is_planned_for_whoever_is_away_all_the_time() -> None:
    away = (Away(DAY - timedelta(days=5), DAY + timedelta(days=150)),)
    for profile in (ANNA, READY, OFFERED, decided("probation", days=20)):
        found = chapter(replace(profile, away=away))
        assert found.actions == ()
        assert found.of <= (profile.hours_per_week or 0)


def test_whoever_is_away_all_the_time_looks_again_on_the_day_on_which_they_are_back() -> None:
    away = (Away(DAY + timedelta(days=1), DAY + timedelta(days=150)),)
    found = chapter(replace(ANNA, away=away))
    assert found.actions == ()
    assert found.check_on == DAY + timedelta(days=151)


def test_a_kits_steps_are_done_by_the_end_of_their_week() -> None:
    found = chapter(READY)
    for one, week in zip(found.actions, (1, 3, 8), strict=True):
        assert one.finish is not None
        assert one.finish <= DAY + timedelta(weeks=week)


def test_with_a_day_everything_is_done_before_it() -> None:
    for profile in (ANNA, READY, OFFERED):
        found = chapter(profile, by=DAY + timedelta(days=50))
        assert found.until == DAY + timedelta(days=36)
        assert all(one.finish <= found.until for one in found.actions if one.finish)


@pytest.mark.parametrize(("hours", "planned", "half"), [(17, 17, False), (18, 9, True)])
def test_what_was_begun_goes_on_with_as_much_as_leaves_half_to_the_lead(
    hours: int, planned: int, half: bool
) -> None:
    """A chapter of 52 hours uses 34."""
    over = DAY + timedelta(weeks=12)
    before = KeptPlan("senior", until=over, actions=(KeptAction("view", 1, due=over),))
    me = with_begun(with_plan(ANNA, before, DAY), "view", DAY + timedelta(weeks=1))
    ladder = world(ORDER, LEAD, action("view", {"vision": 2}, hours, halfway="a list"), kits=[])
    step = make_plan(ladder, me, over, chapter=Kept(DAY, before), new=True).next_step
    assert step.chapter is not None
    assert [(one.id, one.hours.planned, one.begun_only) for one in step.chapter.actions] == [
        ("order", 12, False),
        ("view", planned, half),
    ]


def test_a_longer_piece_is_begun_and_shown_half_way() -> None:
    long = action("long", {"ordering": 3}, 60, halfway="a first list", min_weeks=20)
    found = chapter(made_of=world(long))
    assert [(one.id, one.begun_only, one.hours.planned) for one in found.actions] == [
        ("long", True, 30)
    ]


def test_what_to_give_up_is_the_last_work_beside_the_bottleneck() -> None:
    found = chapter().if_not
    assert found is not None
    assert (found.action, found.drop) == ("order", "lead")
    alone = chapter(made_of=world(ORDER)).if_not
    assert alone is not None
    assert (alone.action, alone.drop) == ("order", None)


def test_a_taste_is_not_given_up_for_the_bottleneck() -> None:
    sideways = replace(ANNA, target=("coach",))
    found = chapter(sideways, world(LEAD, TASTE, LONG_TASTE, kits=[]))
    assert parts(found) == [("lead", "bottleneck"), ("taste", "taste")]
    assert found.if_not is not None
    assert (found.if_not.action, found.if_not.drop) == ("lead", None)


def test_of_two_symptoms_the_one_on_which_something_works_leads() -> None:
    hurt = replace(ANNA, hurts=("ordering", "people"))
    assert parts(chapter(hurt, world(ORDER, LEAD, kits=[])))[0] == ("order", "bottleneck")
    assert parts(chapter(hurt, world(LEAD, kits=[]))) == [("lead", "bottleneck")]


# A chapter that was kept

LATER = DAY + timedelta(weeks=10)


def running(*actions: KeptAction) -> tuple[Catalog, Profile, Kept]:
    """Somebody in a chapter of these actions."""
    plan = KeptPlan("senior", until=DAY + timedelta(weeks=13), actions=actions)
    return world(kits=[kit("sideways")]), with_plan(ANNA, plan, DAY), Kept(DAY, plan)


def first_of(*actions: KeptAction) -> str | None:
    ladder, profile, _ = running(*actions)
    found = next_of(ladder, profile, DAY).action
    return found.id if found is not None else None


def test_what_is_due_on_one_day_or_far_off_comes_by_its_number() -> None:
    soon = DAY + timedelta(weeks=2)
    assert first_of(KeptAction("lead", 2, due=soon), KeptAction("order", 1, due=soon)) == "order"
    assert first_of(KeptAction("lead", 2, due=LATER), KeptAction("order", 1)) == "order"
    assert first_of(KeptAction("lead", 2, due=LATER), KeptAction("order", 3)) == "lead"


def test_a_kept_action_has_the_days_that_were_kept() -> None:
    week = DAY + timedelta(weeks=1)
    ladder, profile, plan = running(
        KeptAction("order", 1, due=LATER),
        KeptAction("lead", 2, start=week, due=LATER),
        KeptAction("view", 3),
    )
    found = make_plan(ladder, profile, week, chapter=plan).next_step.chapter
    assert found is not None
    days = {one.id: (one.start, one.finish) for one in found.actions}
    assert days == {"order": (LATER, LATER), "lead": (week, LATER), "view": (None, None)}


def test_what_a_kit_still_has_of_a_kept_chapter_stays_in_it() -> None:
    gone = ("kit:sideways:9", "kit:sideways:0", "kit:sideways:x", "check:sideways:3", "kit:gone:1")
    kept = ("kit:sideways:2", "check:sideways:1", *gone)
    ladder, profile, plan = running(*(KeptAction(key, due=LATER) for key in kept))
    found = make_plan(ladder, profile, DAY, chapter=plan).next_step.chapter
    assert found is not None
    assert {one.id: (one.kind, one.title) for one in found.actions} == {
        "kit:sideways:2": ("kit", "talk to whoever decides"),
        "check:sideways:1": ("kit", "Is there a post?"),
    }


def planned_hours(actions: tuple[PlannedAction, ...]) -> float:
    return sum(one.hours.planned for one in actions)


def test_asking_for_what_is_needed_takes_its_hour_from_the_chapter() -> None:
    work = [
        action("order", {"ordering": 3}, 17, needs=("data",), halfway="a list"),
        action("view", {"vision": 2}, 17, halfway="a list"),
        action("lead", {"people": 2}, 16, needs=("data",), halfway="a list"),
    ]
    found = chapter(made_of=world(*work[:2]))
    assert parts(found)[:2] == [("door", "gate"), ("order", "bottleneck")]
    assert found.hours <= found.of * 0.75


@pytest.mark.parametrize("hours", [0.5, 1, 2, 4, 8, 15, 40])
def test_hours_never_pass_three_quarters_unless_the_one_action_alone_does(hours: float) -> None:
    for base in (ANNA, READY, OFFERED, decided("post-opens"), situated(load="high")):
        profile = replace(base, hours_per_week=hours)
        found = chapter(profile)
        assert found.hours == planned_hours(found.actions)
        # The first of a kit stays in any case.
        assert found.hours <= found.of * 0.75 or len(found.actions) == 1


def test_there_are_at_most_four_actions_and_five_of_a_kit() -> None:
    many = [action(f"a-{n}", {skill: 1}, 1) for n, skill in enumerate("abcdefgh")]
    asked = dict.fromkeys("abcdefgh", (1, "core"))
    wide = role("senior", asked)  # type: ignore[arg-type]
    made_of = catalog([OWNER, wide], many, WAYS[:1])
    unskilled = replace(ANNA, ratings=ratings_of(dict.fromkeys("abcdefgh", 0)))
    assert len(chapter(unskilled, made_of).actions) <= 4
    steps = tuple(KitStep(f"step {n}", 1, week=1) for n in range(9))
    ends = world(kits=[kit("post-ends", steps=steps)])
    assert len(chapter(decided("post-ends"), ends).actions) == 5


def test_no_role_is_needed() -> None:
    home = [replace(one, setting="own-time") for one in ACTIONS]
    nobody = replace(ANNA, role=None, months_in_role=None, situation=Situation())
    found = chapter(nobody, world(*home))
    assert found.actions[0].part == "bottleneck"
