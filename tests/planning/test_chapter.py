"""Which pieces of work a chapter holds: by example, and against a brute force over all sets."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from random import Random
from typing import get_args

import pytest
from brute import Filling, best_rank, is_admissible, is_starter, rank_of
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import DAY, action, catalog, person, role, stand, way

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Action, ActionKind, Prerequisites, Setting, Want, WorkStep
from po_career.planning.chapter import (
    Piece,
    Question,
    Room,
    Work,
    choose_chapter,
    pieces_of,
    same_product,
    sizes_of,
    whole_hours,
)
from po_career.planning.decision import asked_for, decide
from po_career.planning.ground import ground_of
from po_career.planning.openness import liftable
from po_career.profile.growth import with_plan, with_skipped
from po_career.profile.model import Decided, KeptAction, KeptPlan, Profile, Rating, Situation

ROOM = Room(usable=32, limit=36, slots=4, weeks=13)
ONE, TWO, THREE = ("lead", 1), ("next", 1), ("third", 1)


def piece(
    key: str,
    hours: int,
    *rungs: tuple[str, int],
    value: float = 10,
    half: bool = False,
    free: bool = True,
    starter: bool = False,
    shows_role: bool = False,
    kind: ActionKind = "practice",
    setting: Setting = "at-work",
) -> Piece:
    raises = dict(rungs)
    lifts, opens = ({}, raises) if starter else (raises, {})
    made = action(key, lifts, hours, kind=kind, opens=opens, setting=setting)
    return Piece(made, hours, half, rungs or (ONE,), value, free, shows_role)


def chosen(
    *pieces: Piece,
    taste: Piece | None = None,
    room: Room = ROOM,
    gaps: tuple[str, ...] = ("next", "third", "fourth"),
    symptoms: tuple[str, ...] = (),
) -> list[tuple[str, str]]:
    found = choose_chapter(Question(pieces, taste, "lead", gaps, room, symptoms))
    return [(one.action.id, work) for one, work in found]


def test_work_on_the_lead_comes_first_and_the_next_gap_beside_it() -> None:
    found = chosen(piece("b", 16, TWO, value=50), piece("a", 16, ONE))
    assert found == [("a", "bottleneck"), ("b", "focus")]


def test_the_lead_has_at_least_half_of_the_hours() -> None:
    assert chosen(piece("a", 16, ONE), piece("b", 17, TWO, value=99)) == [("a", "bottleneck")]
    assert chosen(piece("small", 4, ONE, value=99), piece("large", 16, ONE)) == [
        ("small", "bottleneck"),
        ("large", "bottleneck"),
    ]


def test_hours_stay_within_the_limit() -> None:
    assert chosen(piece("a", 37, ONE)) == []
    assert chosen(piece("a", 36, ONE)) == [("a", "bottleneck")]  # one larger piece
    assert chosen(piece("a", 16, ONE), piece("b", 16, TWO), piece("c", 1, THREE)) == [
        ("a", "bottleneck"),
        ("b", "focus"),
    ]


def test_what_can_begin_without_asking_goes_before_what_is_worth_more() -> None:
    bound, free = piece("bound", 16, ONE, value=99, free=False), piece("free", 16, ONE, value=1)
    assert chosen(bound, free, room=ROOM._replace(slots=1)) == [("free", "bottleneck")]
    assert chosen(bound, free)[0] == ("free", "bottleneck")
    assert chosen(bound) == [("bound", "bottleneck")]


def test_if_nothing_free_works_on_the_lead_something_free_stays_after_it() -> None:
    found = chosen(piece("bound", 16, ONE, free=False), piece("other", 8, TWO))
    assert found == [("bound", "bottleneck"), ("other", "focus")]


def test_a_starter_opens_but_never_stands_alone() -> None:
    start = piece("start", 3, ONE, starter=True)
    assert chosen(start) == []
    assert chosen(start, piece("a", 16, ONE)) == [("start", "bottleneck"), ("a", "bottleneck")]
    assert chosen(start, piece("start-too", 3, ONE, starter=True)) == []


def test_without_work_on_the_lead_the_next_three_gaps() -> None:
    found = chosen(piece("b", 8, TWO), piece("c", 8, THREE), piece("d", 8, ("fourth", 1)))
    assert [work for _, work in found] == ["focus", "focus", "focus"]


def test_with_it_only_the_next_two() -> None:
    pieces = [piece("a", 16, ONE), piece("d", 8, ("fourth", 1)), piece("c", 4, THREE)]
    assert chosen(*pieces) == [("a", "bottleneck"), ("c", "focus")]


def test_beside_two_pieces_of_work_on_the_lead_nothing_else_touches_it() -> None:
    on_lead = [piece("a", 8, ONE), piece("b", 8, ("lead", 2))]
    two = [("a", "bottleneck"), ("b", "bottleneck")]
    assert chosen(*on_lead, piece("c", 4, TWO, value=1)) == [*two, ("c", "focus")]
    assert chosen(*on_lead, piece("c", 4, TWO, ("lead", 3), value=1)) == two


def test_one_companion_if_it_is_small() -> None:
    with_ = [piece("a", 16, ONE), piece("men", 8, TWO, kind="mentoring")]
    assert chosen(*with_)[1] == ("men", "companion")
    assert chosen(piece("a", 16, ONE), piece("men", 9, TWO, kind="mentoring")) == [
        ("a", "bottleneck")
    ]
    two = [*with_, piece("club", 2, THREE, kind="community", value=5)]
    assert chosen(*two) == [("a", "bottleneck"), ("men", "companion")]
    little = ROOM._replace(usable=13, limit=15)
    small = [piece("a", 7, ONE), piece("men", 2, TWO, kind="mentoring")]
    assert chosen(*small, room=little) == [("a", "bottleneck")]


@pytest.mark.parametrize(("usable", "hours", "beside"), [(13, 3, False), (14, 3, True), (14, 4, False), (20, 5, True), (20, 6, False), (60, 8, True), (60, 9, False)])
def test_a_companion_takes_a_quarter_of_the_hours_and_no_more_than_eight(usable: int, hours: int, beside: bool) -> None:
    room = ROOM._replace(usable=usable, limit=usable + 4)
    found = chosen(piece("a", usable // 2, ONE), piece("men", hours, TWO, kind="mentoring"), room=room)
    assert (("men", "companion") in found) is beside


def test_a_companion_may_work_on_the_lead_and_is_never_a_half() -> None:
    on_lead = [piece("a", 16, ONE), piece("men", 4, ("lead", 2), kind="mentoring", value=1)]
    assert chosen(*on_lead) == [("a", "bottleneck"), ("men", "companion")]
    assert chosen(piece("a", 16, ONE), piece("men", 4, TWO, kind="mentoring", half=True)) == [("a", "bottleneck")]


def test_a_larger_piece_of_work_on_the_lead_takes_the_limit_and_leaves_half_of_it() -> None:
    """Above half of 32 hours the limit of 36 counts: 18 for the lead, and 18 for the rest."""
    large = piece("a", 17, ONE)
    assert chosen(large, piece("b", 18, TWO)) == [("a", "bottleneck"), ("b", "focus")]
    assert chosen(large, piece("b", 19, TWO)) == [("a", "bottleneck")]


def test_the_last_hour_is_used_too() -> None:
    pieces = [piece("a", 2, ONE), piece("b", 1, TWO)]
    three = ROOM._replace(usable=3, limit=3)
    assert chosen(*pieces, room=three) == [("a", "bottleneck"), ("b", "focus")]
    assert chosen(*pieces, room=three._replace(usable=2, limit=2)) == [("a", "bottleneck")]
    assert chosen(*pieces, room=three._replace(slots=1)) == [("a", "bottleneck")]


def test_one_thing_to_read() -> None:
    books = [piece(key, 8, rung, kind="reading") for key, rung in (("b", TWO), ("c", THREE))]
    assert len(chosen(piece("a", 16, ONE), *books)) == 2
    both_on_lead = [piece("r", 8, ONE, kind="reading"), piece("c", 8, ONE, kind="course")]
    assert len(chosen(*both_on_lead)) == 1


def test_something_to_read_is_work_on_the_lead_only_if_nothing_else_is() -> None:
    book = piece("book", 8, ONE, value=99, kind="reading")
    assert chosen(book) == [("book", "bottleneck")]
    assert chosen(book, piece("a", 8, ONE)) == [("a", "bottleneck")]


def test_what_is_done_outside_ones_work_is_work_on_the_lead_only_if_nothing_at_work_is() -> None:
    outside = piece("outside", 16, ONE, value=99, setting="own-time")
    assert chosen(outside) == [("outside", "bottleneck")]
    assert chosen(outside, piece("a", 8, ONE)) == [("a", "bottleneck")]
    own = ROOM._replace(own_time=True)
    assert ("outside", "bottleneck") in chosen(outside, piece("a", 8, ONE), room=own)


def test_a_book_does_not_open_a_chapter_if_work_can() -> None:
    found = chosen(piece("book", 8, TWO, kind="reading"), piece("b", 8, THREE))
    assert found == [("b", "focus"), ("book", "focus")]


def test_one_half_done_piece_below_sixty_hours() -> None:
    halves = [piece("a", 16, ONE, half=True), piece("b", 16, TWO, half=True)]
    assert chosen(*halves) == [("a", "bottleneck")]
    assert len(chosen(*halves, room=Room(usable=59, limit=68, slots=4, weeks=13))) == 1
    much = Room(usable=60, limit=68, slots=4, weeks=13)
    assert len(chosen(*halves, room=much)) == 2
    both_on_lead = [piece("a", 16, ONE, half=True), piece("b", 16, ONE, half=True)]
    assert len(chosen(*both_on_lead)) == 1


def test_no_rung_twice_off_the_lead() -> None:
    twice = [piece("a", 16, ONE), piece("b", 5, TWO), piece("c", 5, TWO, value=9)]
    assert chosen(*twice) == [("a", "bottleneck"), ("b", "focus")]


def test_a_start_on_the_other_symptom_may_stand_beside() -> None:
    pieces = [piece("a", 16, ONE), piece("start", 3, TWO, starter=True)]
    assert chosen(*pieces) == [("a", "bottleneck")]
    assert chosen(*pieces, symptoms=("next",)) == [("a", "bottleneck"), ("start", "focus")]


def test_the_same_action_is_never_in_it_whole_and_by_half() -> None:
    whole = piece("a", 30, ONE)
    titled = replace(whole.action, title="Mentoring")
    both = [whole._replace(action=titled), whole._replace(action=titled, hours=15, half=True)]
    much = Room(usable=80, limit=90, slots=4, weeks=13)
    assert len(chosen(*both, room=much)) == 1


def test_a_taste_keeps_its_hours_unless_the_work_shows_the_role_itself() -> None:
    taste = piece("taste", 6, value=0)
    found = chosen(piece("a", 16, ONE), piece("b", 16, TWO), piece("c", 8, TWO), taste=taste)
    assert found == [("a", "bottleneck"), ("c", "focus"), ("taste", "taste")]
    real = piece("a", 16, ONE, shows_role=True)
    assert chosen(real, taste=taste) == [("a", "bottleneck")]


def test_the_taste_gives_way_if_no_work_on_the_lead_fits_beside_it() -> None:
    taste = piece("taste", 6, value=0)
    assert chosen(piece("a", 31, ONE), taste=taste) == [("a", "bottleneck")]
    assert chosen(piece("b", 8, TWO), taste=taste) == [("b", "focus"), ("taste", "taste")]


def test_nothing_at_all_is_an_empty_chapter() -> None:
    assert chosen() == []


# What is in it at all


STEPS = (WorkStep("begin", 1), WorkStep("go on", 3), WorkStep("show", 5))


@pytest.mark.parametrize(
    ("hours", "more", "sizes"),
    [
        (12, {}, [(12, False)]),
        (13, {}, []),  # above twelve hours something must be visible half-way
        (13, {"halfway": "a list"}, [(13, False)]),
        (15, {"halfway": "a list", "min_weeks": 20}, []),  # no half of less than sixteen
        (13, {"steps": STEPS[:2]}, []),  # two steps are a beginning and an end
        (13, {"steps": STEPS}, [(13, False)]),
        (16, {"halfway": "a list"}, [(16, False), (8, True)]),
        (36, {"halfway": "a list"}, [(36, False), (18, True)]),
        (37, {"halfway": "a list"}, [(19, True)]),
        (73, {"halfway": "a list"}, []),
        (12, {"min_weeks": 16}, [(12, False)]),  # a quarter faster at most: 16.25
        (12, {"min_weeks": 17}, []),
        (20, {"min_weeks": 32, "halfway": "a list"}, [(10, True)]),
        (20, {"min_weeks": 33, "halfway": "a list"}, []),
    ],
)
def test_what_cannot_be_shown_by_the_end_is_not_in_it(
    hours: float, more: dict[str, object], sizes: list[tuple[int, bool]]
) -> None:
    one = replace(action("a", {}, hours), **more)  # type: ignore[arg-type]  # any field
    assert [tuple(size)[:2] for size in sizes_of(one, ROOM)] == sizes


def test_a_catalogue_that_never_says_what_shows_half_way_rules_nothing_out() -> None:
    plain = ROOM._replace(plain=True)
    assert [tuple(size)[:2] for size in sizes_of(action("a", {}, 30), plain)] == [
        (30, False),
        (15, True),
    ]


def test_hours_are_whole_rounded_half_up_and_at_least_one() -> None:
    assert [whole_hours(hours) for hours in (0, 0.4, 1.4, 1.5, 2.5)] == [1, 1, 1, 2, 3]


def test_titles_that_share_most_of_their_words_ask_for_the_same_product() -> None:
    def titled(title: str) -> Action:
        return replace(action("a", {}), title=title)

    assert same_product(titled("Write a roadmap with three goals"), titled("Write the roadmap"))
    assert same_product(
        titled("Settle a conflict with facts"), titled("Settle three old conflicts")
    )
    assert not same_product(titled("Write a roadmap"), titled("Present a roadmap to your peers"))
    assert not same_product(titled("Read a book"), titled("Read an article"))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Map users, costs", "Map user cost", True),  # commas and plurals aside
        ("Review bugs weekly", "review Bug", True),
        ("Take bus home", "Take bu tram", False),  # three letters are no plural
        ("Assess risk", "Asses risks twice", False),  # nor is a double s one: one word of two
        ("Plan team budget review", "Plan team holiday trip", False),  # two of four are not most
        ("Plan team budget", "Plan team holiday trip", True),  # two of three are
        ("Plan", "Plan", False),  # one word says too little
    ],
)
def test_the_words_of_a_title_count_once_without_plurals_and_points(first: str, second: str, same: bool) -> None:
    one, two = (replace(action("a", {}), title=title) for title in (first, second))
    assert same_product(one, two) is same_product(two, one) is same
    named = [replace(action("a", {}), title="Something", short=title) for title in (first, second)]
    assert same_product(*named) is same


def test_a_room_holds_no_less_than_nothing() -> None:
    assert ROOM.without(2, 1) == ROOM._replace(usable=30, limit=34, slots=3)
    assert ROOM.without(33, 5) == ROOM._replace(usable=0, limit=3, slots=0)
    assert ROOM.without(40, 0).limit == 0


def test_one_conflict_is_settled_in_a_chapter_and_one_review_prepared() -> None:
    actions = load_catalog().actions
    for first, second in (
        ("start-stakeholder-management-3", "settle-standing-conflicts"),
        ("start-stakeholder-management-3", "do-stakeholder-plan"),
        ("start-roadmapping-3", "own-roadmap-two-quarters"),
        ("do-portfolio-review", "prepare-portfolio-review"),
    ):
        assert same_product(actions[first], actions[second])
    companion = actions["men-three-leader"]
    assert not same_product(actions["start-product-strategy-2"], companion)


OWNER = role("owner", {"ordering": (1, "core")})
SENIOR = role("senior", {"ordering": (3, "core"), "people": (2, "important"), "law": (2, "useful")})
ANNA = replace(person("owner", target="senior", ordering=1, people=1, law=1), months_in_role=30)
WAYS = [way("owner", "senior", months=12)]
ASK = "May I?"


def pieces(*actions: Action, profile: Profile = ANNA, room: Room = ROOM) -> dict[str, Piece]:
    wants = [Want("people", "People", skills=("people",))]
    world = catalog([OWNER, SENIOR], list(actions), WAYS, wants=wants)
    standing = stand(world, profile)
    ground = ground_of(standing, decide(standing), liftable(standing), None)
    ground = ground._replace(plan=replace(ground.plan, actions=("ready",)))
    found = pieces_of(ground, "ordering", room)
    return {one.action.id + ("-half" if one.half else ""): one for one in found}


def value(one: Action, *, profile: Profile = ANNA, key: str | None = None) -> float:
    return pieces(one, profile=profile)[key or one.id].value


def test_only_the_next_rung_of_what_is_asked_and_not_just_useful_counts() -> None:
    found = pieces(
        action("now", {"ordering": 2, "people": 4}),
        action("later", {"ordering": 3}),
        action("useful", {"law": 2}),
        action("other", {"sailing": 1}),
    )
    assert {key: one.rungs for key, one in found.items()} == {"now": (("ordering", 2),)}


def test_what_must_come_first_must_be_there() -> None:
    after = action("after", {"ordering": 2}, requires=Prerequisites(actions=("first",)))
    assert pieces(after) == {}
    assert set(pieces(after, profile=replace(ANNA, done=("first",)))) == {"after"}
    skilled = action("skilled", {"ordering": 2}, requires=Prerequisites(skills={"people": 2}))
    assert pieces(skilled) == {}
    able = replace(ANNA, ratings={**ANNA.ratings, "people": (Rating(2),)})
    assert set(pieces(skilled, profile=able)) == {"skilled"}


BASE = action("a", {"people": 2}, ask=ASK)


@pytest.mark.parametrize(
    ("changed", "factor"),
    [
        (replace(BASE, raises={"ordering": 2}), 3 / 2 * 2.5),  # core, and the lead
        (replace(BASE, fits=("owner>senior",)), 1.25),
        (replace(BASE, fits=("owner",)), 0.8),
        (replace(BASE, needs=("data",)), 0.8),
        (replace(BASE, needs=("data", "users")), 0.8 * 0.8),
        (replace(BASE, kind="assignment"), 1.6),
        (replace(BASE, kind="assignment", fits=("senior",)), 1.6 * 1.25),
        (replace(BASE, setting="own-time"), 0.75),
        (replace(BASE, setting="own-time", kind="course"), 0.5),
        (replace(BASE, ask=None), 0.9),
        (replace(BASE, raises={}, opens={"people": 2}), 0.25),
    ],
)
def test_what_a_coach_would_prefer_is_worth_more(changed: Action, factor: float) -> None:
    assert value(changed) == pytest.approx(value(BASE) * factor)


def test_what_is_in_the_plan_to_ready_a_half_and_the_person_change_the_worth() -> None:
    assert value(replace(BASE, id="ready")) == pytest.approx(value(BASE) * 1.15)
    lasting = action("a", {"people": 2}, 30, halfway="a list", ask=ASK)
    assert value(lasting, key="a-half") == pytest.approx(value(lasting) * 0.75)
    review = Situation(decided=Decided("review", DAY + timedelta(days=60)))
    dated = pieces(lasting, profile=replace(ANNA, situation=review))
    assert dated["a-half"].value == pytest.approx(dated["a"].value * 0.4)
    assert value(BASE, profile=replace(ANNA, wants=("people",))) == pytest.approx(value(BASE) * 1.3)
    assert value(BASE, profile=replace(ANNA, hurts=("people",))) == pytest.approx(value(BASE) * 2)
    unrated = replace(ANNA, ratings={"ordering": ANNA.ratings["ordering"]})
    new = replace(unrated, months_in_role=2)  # nothing is assumed of people yet
    rung = action("a", {"people": 1}, ask=ASK)
    assert value(rung, profile=new) == pytest.approx(value(BASE) * 0.5)


def test_work_on_what_other_work_brings_is_worth_less_and_other_work_as_much() -> None:
    work = piece("again", 8, ONE, value=10)
    assert 0 < work.worth({ONE, TWO}) < work.worth({TWO}) == work.worth(set()) == 10


def test_what_is_not_finished_is_worth_twice_as_much() -> None:
    until = DAY + timedelta(weeks=13)
    chapter = KeptPlan("senior", until=until, actions=(KeptAction("a", 1, due=until),))
    left = with_plan(ANNA, chapter, DAY)
    assert value(BASE, profile=left) == pytest.approx(value(BASE) * 2)
    assert value(replace(BASE, id="b"), profile=left) == pytest.approx(value(BASE))
    skipped = with_skipped(left, "a", DAY)
    assert value(replace(BASE, id="b"), profile=skipped) == pytest.approx(value(BASE))
    begun = pieces(action("a", {"people": 2}, 20, ask=ASK), room=ROOM._replace(halves=frozenset("a")))
    assert (begun["a"].hours, begun["a"].half) == (10, False)
    assert begun["a"].value == pytest.approx(value(BASE) * 2)


@pytest.mark.parametrize(("hours", "rest"), [(20, 10), (21, 10), (23, 11), (1, 1)])
def test_of_an_action_that_is_half_done_only_the_second_half_is_left(hours: int, rest: int) -> None:
    """The first half is rounded up; the second takes half of the weeks, and may be hidden work."""
    half_done = ROOM._replace(halves=frozenset("a"))
    assert sizes_of(action("a", {}, hours), half_done) == [(rest, False, 0)]
    assert sizes_of(action("a", {}, hours, min_weeks=32), half_done) == [(rest, False, 16)]
    assert sizes_of(action("a", {}, hours, min_weeks=33), half_done) == []


@pytest.mark.parametrize(
    ("what", "factor"),
    [("review", 0.4), ("post-opens", 0.4), ("post-in-question", 0.4), ("probation", 0.75), ("other", 0.75)],
)
def test_what_is_half_done_counts_little_before_a_decision_about_a_post(what: str, factor: float) -> None:
    lasting = action("a", {"people": 2}, 30, halfway="a list", ask=ASK)
    world = catalog([OWNER, SENIOR], [lasting], WAYS)
    decided = Situation(decided=Decided(what, DAY + timedelta(days=60)))  # type: ignore[arg-type]  # a decision
    standing = stand(world, replace(ANNA, situation=decided))
    ground = ground_of(standing, asked_for(standing, "senior"), liftable(standing), None)
    whole, half = pieces_of(ground, "ordering", ROOM)
    assert (whole.half, half.half) == (False, True)
    assert half.value == pytest.approx(whole.value * factor)


def test_own_time_counts_less_only_beside_a_post() -> None:
    alone = replace(ANNA, role=None, months_in_role=None)
    assert value(replace(BASE, setting="own-time"), profile=alone) == pytest.approx(value(BASE))


def test_whoever_rated_nothing_is_not_held_to_what_is_rated() -> None:
    new = replace(ANNA, ratings={}, months_in_role=2)
    assert value(action("a", {"people": 1}, ask=ASK), profile=new) == pytest.approx(value(BASE))


def test_of_what_is_worth_as_much_the_shorter_and_then_the_first_id_comes_first() -> None:
    three = [action("b", {"people": 2}, 5, ask=ASK), action("c", {"people": 2}, 4, ask=ASK), action("a", {"people": 2}, 5, ask=ASK)]
    assert list(pieces(*three)) == ["c", "a", "b"]


def test_nobody_is_sent_to_a_book_for_what_they_were_never_asked() -> None:
    unrated = replace(ANNA, ratings={"ordering": ANNA.ratings["ordering"]}, months_in_role=2)
    for kind, used in (
        ("reading", False),
        ("course", False),
        ("community", False),
        ("practice", True),
    ):
        one = action("a", {"people": 1}, kind=kind)
        assert bool(pieces(one, profile=unrated)) is used
        hurt = replace(unrated, hurts=("people",))
        assert pieces(one, profile=hurt)


def test_free_is_what_rests_on_no_unknown_need() -> None:
    needing = replace(BASE, needs=("data",))
    assert pieces(BASE)["a"].free
    assert not pieces(needing)["a"].free
    there = replace(ANNA, situation=Situation(there={"data": True}))
    assert pieces(needing, profile=there)["a"].free


def test_most_worth_stands_first() -> None:
    found = pieces(
        *(action(f"a{n}", {"people": 2}, kind=kind) for n, kind in enumerate(get_args(ActionKind)))
    )
    values = [one.value for one in found.values()]
    assert values == sorted(values, reverse=True)


# Against the brute force


KINDS: tuple[ActionKind, ...] = (
    "practice",
    "practice",
    "assignment",
    "reading",
    "course",
    "mentoring",
    "community",
)


def question_of(seed: int) -> Question:
    """A small question, made from a seed: drawing its numbers one by one takes long."""
    chance = Random(seed)  # noqa: S311  # questions, not secrets
    skills = ["lead", "next", "third", "fourth"]
    found = []
    for number in range(chance.randint(1, 7)):
        touched = chance.sample(skills, chance.choice([1, 1, 2]))
        rungs = [(skill, 1) for skill in touched]
        starter = chance.random() < 0.2
        found.append(
            piece(
                f"piece-{number}",
                chance.randint(1, 20),
                *rungs,
                value=chance.uniform(0.1, 1) if starter else chance.uniform(1, 30),
                half=chance.random() < 0.3,
                free=chance.random() < 0.6,
                starter=starter,
                shows_role=chance.random() < 0.1,
                kind=chance.choice(KINDS),
                setting=chance.choice(["at-work", "at-work", "own-time"]),
            )
        )
    found.sort(key=lambda one: (-one.value, one.hours, one.action.id))
    usable = chance.choice([8, 16, 30, 60])
    slots, own_time = chance.randint(0, 4), chance.random() < 0.3
    room = Room(usable, usable * 9 // 8, slots, 13, own_time=own_time)
    tastes = [None, None, piece("taste", chance.randint(1, 6), value=0)]
    taste = chance.choice(tastes) if room.slots > 1 else None
    symptoms = chance.choice([(), ("next",)])
    return Question(found, taste, "lead", ("next", "third", "fourth"), room, symptoms)


def filling_of(found: Sequence[tuple[Piece, Work]]) -> Filling:
    parts: dict[str, list[Piece]] = {}
    for one, work in found:
        parts.setdefault(work, []).append(one)
    rest = (*parts.get("focus", ()), *parts.get("companion", ()))
    return Filling(tuple(parts.get("bottleneck", ())), rest, tasted="taste" in parts)


@given(st.integers(0, 10**9))
@settings(max_examples=200)
def test_no_admissible_chapter_ranks_higher(seed: int) -> None:
    asked = question_of(seed)
    filling = filling_of(choose_chapter(asked))
    assert is_admissible(asked, filling)
    free, filled, value_ = rank_of(asked, filling)
    assert (free, filled, value_) == pytest.approx(best_rank(asked))


@given(st.integers(0, 10**9))
@settings(max_examples=200)
def test_the_order_begins_with_what_needs_nobodys_leave(seed: int) -> None:
    asked = question_of(seed)
    found = [one for one, _ in choose_chapter(asked)]
    assert len({one.action.id for one in found}) == len(found)
    filling = filling_of(choose_chapter(asked))
    if any(one.opens_chapter for one in filling.core):
        assert found[0].opens_chapter
        assert found[0] in filling.core
    for one, other in combinations(filling.core, 2):
        assert not (is_starter(one) and is_starter(other))
