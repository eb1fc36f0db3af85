"""The result of a check-in: what was answered, what moved, and what came of the chapter that ends."""

from dataclasses import replace
from datetime import timedelta

from tiny import DAY, action, catalog, person, role, way

from po_career.catalog.model import Kit, KitCheck, KitStep
from po_career.planning.checked import Achieved, CheckedIn, checked_in
from po_career.planning.progress_model import Toward
from po_career.profile.growth import with_done, with_entry_done, with_plan, with_rated, with_skipped
from po_career.profile.history import recorded
from po_career.profile.model import KeptAction, KeptPlan, Profile

OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (3, "core"), "people": (2, "core"), "vision": (1, "important")})
ACTIONS = [action("order", {"ordering": 3}, 12), action("meet", {"people": 2}, 20), action("view", {"vision": 1}, 6)]
KIT = Kit("home", "promotion-in-house", "Home", steps=(KitStep("talk to her", 2),), checks=(KitCheck("Is there a post?"),))
WORLD = catalog([OWNER, SENIOR], ACTIONS, [way("owner", "senior")], kits=[KIT])
GOAL = Toward("senior", "Senior", "target")
ANNA = replace(person("owner", target="senior", ordering=2, people=1), months_in_role=30)
WEEK = timedelta(weeks=1)
TODAY = DAY + 13 * WEEK
CHAPTER = KeptPlan(
    "senior",
    until=TODAY,
    actions=(
        KeptAction("order", 1, hours=12, due=DAY + 4 * WEEK, raises={"ordering": 3}),
        KeptAction("meet", 2, hours=10, due=DAY + 8 * WEEK, half=True, raises={"people": 2}),
        KeptAction("view", 3, hours=6, due=DAY + 9 * WEEK, raises={"vision": 1}),
        KeptAction("kit:home:1", 4, hours=2, due=DAY + 9 * WEEK),
    ),
)
KEPT = with_plan(ANNA, CHAPTER, DAY)


def rated(profile: Profile, skill: str, level: int) -> Profile:
    after = with_rated(WORLD, profile, skill, level, evidence="x", by="self", on=TODAY)
    return recorded(profile, after, TODAY)


def done(profile: Profile, key: str) -> Profile:
    if key in WORLD.actions:
        return recorded(profile, with_done(profile, key), DAY + WEEK)
    return with_entry_done(profile, key, DAY + WEEK)


def checked(before: Profile, after: Profile | None = None) -> CheckedIn:
    return checked_in(WORLD, before, after or before, GOAL, TODAY)


def achieved(before: Profile, after: Profile | None = None) -> Achieved:
    found = checked(before, after).chapter
    assert found is not None
    return found


def test_what_was_answered_anew_is_named_in_the_order_of_the_catalogue() -> None:
    after = rated(rated(KEPT, "people", 2), "ordering", 3)
    found = checked(KEPT, after)
    assert found.answered == ("ordering", "people")
    assert checked(KEPT).answered == ()
    assert (found.on, found.toward) == (TODAY, GOAL)


def test_readiness_is_that_of_the_start_and_of_the_end() -> None:
    found = checked(KEPT, rated(KEPT, "people", 2))
    assert found.after.expected > found.before.expected
    assert [(one.skill, one.before.expected, one.after.expected, one.on) for one in found.moved] == [("people", 1, 2, TODAY)]


def test_without_a_chapter_none_has_ended() -> None:
    assert checked(ANNA).chapter is None
    assert checked(with_plan(ANNA, KeptPlan("senior"), DAY)).chapter is None


def test_what_came_of_each_entry_and_its_hours() -> None:
    """Of 12 + 10 + 6 + 2 hours 12 and 2 are done, and 6 were skipped."""
    found = achieved(with_skipped(done(done(KEPT, "order"), "kit:home:1"), "view", DAY + WEEK))
    assert found.kept_on == DAY
    assert (found.done, found.left, found.skipped) == (("order", "kit:home:1"), ("meet",), ("view",))
    assert (found.hours, found.of) == (14, 24)
    assert found.titles == ("Do order", "talk to her")


def test_a_first_half_is_called_one_and_the_whole_is_not() -> None:
    assert achieved(done(KEPT, "half:meet")).titles == ("Do meet, the first half",)
    assert achieved(done(KEPT, "meet")).titles == ("Do meet",)
    assert achieved(done(done(KEPT, "half:meet"), "meet")).titles == ("Do meet",)
    assert achieved(done(KEPT, "half:meet")).done == ("meet",)


def test_what_was_late_before_is_told_whatever_is_late_now() -> None:
    after = done(KEPT, "order")
    assert [one.id for one in checked(KEPT, after).late_before] == ["order", "meet", "view", "kit:home:1"]
    assert "order" not in [one.id for one in checked(KEPT, after).actions.late]


def test_a_level_was_learned_if_it_was_rated_before_or_worked_on() -> None:
    worked = done(KEPT, "order")
    learned = achieved(worked).learned
    assert [(one.skill, one.level) for one in learned] == [("ordering", 3)]
    higher = achieved(KEPT, rated(KEPT, "people", 2)).learned
    assert [(one.skill, one.level, one.rated) for one in higher] == [("people", 2, True)]


def test_a_first_rating_teaches_nothing_unless_it_was_worked_on() -> None:
    assert achieved(KEPT, rated(KEPT, "vision", 1)).learned == ()
    worked = done(KEPT, "view")
    assert [(one.skill, one.level) for one in achieved(worked, rated(worked, "vision", 1)).learned] == [("vision", 1)]


def test_what_is_as_high_as_before_or_lower_was_not_learned() -> None:
    assert achieved(KEPT, rated(KEPT, "people", 1)).learned == ()
    assert achieved(KEPT, rated(KEPT, "people", 0)).learned == ()
