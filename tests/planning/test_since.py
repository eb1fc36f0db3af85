"""What has become of a kept chapter: the day of being ready, and the weeks by which each cause moved it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tiny import DAY, action, catalog, person, role, stand, way

from po_career.catalog.model import Catalog
from po_career.planning.decision import decide
from po_career.planning.openness import liftable
from po_career.planning.since import Running, given_of, ready_day, running, since_of
from po_career.planning.standing import standing_of
from po_career.planning.steps import Wanted, recommended_step
from po_career.profile.chapters import last_chapter
from po_career.profile.growth import with_done, with_plan, with_rated, with_skipped
from po_career.profile.history import recorded
from po_career.profile.model import Decided, KeptAction, KeptPlan, Profile

OWNER = role("owner", {"ordering": (2, "core")})
SENIOR = role("senior", {"ordering": (4, "core"), "vision": (1, "core")})
RUNGS = [action(f"order-{n}", {"ordering": n}, 20) for n in (1, 2, 3, 4)]
WORLD = replace(
    catalog([OWNER, SENIOR, role("coach", {})], [*RUNGS, action("view", {"vision": 1}, 10)], [way("owner", "senior", months=12)]),
    digest="0123456789abcdef",
)
ANNA = replace(person("owner", target="senior", hours=1, ordering=2, vision=0), months_in_role=30)
WEEK = timedelta(weeks=1)
DUE, END = DAY + 4 * WEEK, DAY + 13 * WEEK
ACTIONS = (KeptAction("order-3", 1, hours=20, due=DUE), KeptAction("view", 2, hours=10, due=DUE))


def ready(profile: Profile = ANNA, on: date = DAY, world: Catalog = WORLD) -> date:
    found = ready_day(world, profile, "senior", on)
    assert found is not None
    return found


def kept(**more: Any) -> Profile:
    """Anna with a chapter of 30 hours that was kept on the first day; `more` is what else it took as given."""
    standing = stand(WORLD, ANNA)
    step = recommended_step(standing, decide(standing), liftable(standing), Wanted())
    given = replace(given_of(WORLD, ANNA, step, DAY), **more)
    return with_plan(ANNA, KeptPlan("senior", until=END, actions=ACTIONS, given=given), DAY)


def now(profile: Profile, on: date, *, world: Catalog = WORLD, asked: bool = False) -> Running:
    """The chapter as it stands on a day."""
    chapter = last_chapter(profile)
    assert chapter is not None
    return running(standing_of(world, profile, on), profile, chapter, asked=asked)


def done(profile: Profile, key: str, on: date) -> Profile:
    return recorded(profile, with_done(profile, key), on)


def rated(profile: Profile, skill: str, level: int, on: date) -> Profile:
    after = with_rated(WORLD, profile, skill, level, evidence=None, by="self", on=on)
    return recorded(profile, after, on)


def reasons(found: Running) -> dict[str, float]:
    return {one.what: one.weeks for one in found.outlook.reasons}


def test_while_nothing_is_due_and_nothing_has_changed_the_kept_day_holds() -> None:
    for day in (DAY, DAY + WEEK, DUE):  # what is due today is not late yet
        found = now(kept(), day)
        assert (found.why, found.outlook.day, found.outlook.reasons) == (None, ready(), ())
        assert found.promised("senior") == ready()
        assert found.promised("coach") is None


def test_if_nothing_of_what_was_due_is_done_the_day_moves_by_all_the_time_that_went() -> None:
    found = now(kept(), DAY + 6 * WEEK)
    assert found.outlook.day == ready() + 6 * WEEK
    assert reasons(found) == {"time": 6.0}
    assert found.promised("senior") == found.outlook.day


def test_the_day_after_it_was_due_it_counts_as_not_done() -> None:
    late = now(kept(), DUE + timedelta(days=1))
    assert reasons(late) == {"time": round(29 / 7, 1)}


def test_of_the_time_that_went_the_part_counts_whose_hours_were_not_worked() -> None:
    """Of 30 hours 20 are done, or 10; what was done also brings the day forward."""
    for key, days in (("order-3", 14), ("view", 28)):
        found = now(done(kept(), key, DAY + WEEK), DAY + 6 * WEEK)
        assert reasons(found)["time"] == days / 7
        assert found.outlook.day == ready(replace(ANNA, done=(key,)), DAY + 6 * WEEK)
        moved = (found.outlook.day - ready()).days
        assert moved < 0
        assert sum(reasons(found).values()) == pytest.approx(moved / 7, abs=0.11)


def test_what_was_skipped_counts_on_neither_side() -> None:
    found = now(with_skipped(kept(), "order-3", DAY + WEEK), DAY + 6 * WEEK)
    assert reasons(found)["time"] == 6.0
    neither = with_skipped(with_skipped(kept(), "order-3", DAY), "view", DAY)
    assert "time" not in reasons(now(neither, DAY + 6 * WEEK))


def test_all_that_follows_the_end_of_a_chapter_is_lost_and_the_day_is_worked_out_anew() -> None:
    me = done(done(kept(), "order-3", DAY + WEEK), "view", DAY + 2 * WEEK)
    last, over = now(me, END), now(me, END + 2 * WEEK)
    assert (last.why, over.why) == (None, "over")
    assert "time" not in reasons(last)
    assert reasons(over)["time"] == 2.0
    assert over.outlook.day == ready(replace(ANNA, done=("order-3", "view")), END + 2 * WEEK)
    assert over.promised("senior") is None


def test_fewer_hours_a_week_move_the_day_and_what_was_not_done_moves_it_further() -> None:
    slower = replace(kept(), hours_per_week=0.5)
    pace = ready(replace(ANNA, hours_per_week=0.5))
    found = now(slower, DAY + WEEK)
    assert found.outlook.day == pace > ready()
    assert reasons(found) == {"hours a week": (pace - ready()).days / 7}
    late = now(slower, DAY + 6 * WEEK)
    assert late.outlook.day == pace + 6 * WEEK
    assert reasons(late) == {"hours a week": (pace - ready()).days / 7, "time": 6.0}


def test_a_rating_that_fell_moves_the_day_and_one_that_rose_brings_it_forward() -> None:
    fell = now(rated(kept(), "ordering", 1, DAY + WEEK), DAY + WEEK)
    lower = replace(ANNA, ratings=person(ordering=1, vision=0).ratings)
    assert fell.outlook.day == ready(lower) > ready()
    assert reasons(fell) == {"ratings": (ready(lower) - ready()).days / 7}
    rose = now(rated(kept(), "ordering", 3, DAY + WEEK), DAY + WEEK)
    higher = replace(ANNA, ratings=person(ordering=3, vision=0).ratings)
    assert rose.outlook.day == ready(higher, DAY + WEEK) < ready()
    assert set(reasons(rose)) == {"ratings"}
    assert reasons(rose)["ratings"] < 0


def test_another_day_by_the_same_record_is_the_catalogues_if_that_is_another_one() -> None:
    earlier = ready() - 2 * WEEK
    assert reasons(now(kept(ready_on=earlier), DAY)) == {"answers": 2.0}
    assert reasons(now(kept(ready_on=earlier, catalog=None), DAY)) == {"answers": 2.0}
    assert reasons(now(kept(ready_on=earlier, catalog="another"), DAY)) == {"catalogue": 2.0}


def test_once_a_new_chapter_begins_what_the_old_one_does_not_explain_is_its_own() -> None:
    """After three weeks in which nothing was due, somebody asks for a new one."""
    found = now(kept(), DAY + 3 * WEEK, asked=True)
    assert found.why == "asked"
    assert found.outlook.day == ready(on=DAY + 3 * WEEK)
    assert reasons(found) == {"chapter": (ready(on=DAY + 3 * WEEK) - ready()).days / 7}


@pytest.mark.parametrize("why", ["role", "target", "load", "decided"])
def test_a_new_chapter_begins_if_what_was_taken_as_given_is_otherwise(why: str) -> None:
    given = {"role": "coach", "target": ("coach",), "load": "high", "decided": Decided("review")}
    assert now(kept(), DAY + WEEK).why is None
    assert now(kept(**{why: given[why]}), DAY + WEEK).why == why
    assert now(kept(**{why: given[why]}), DAY + WEEK, asked=True).why == why


def test_without_a_day_or_hours_nothing_is_said_of_it() -> None:
    assert now(kept(ready_on=None), DAY + 6 * WEEK).outlook == (None, ())
    unpaced = now(kept(hours_per_week=None), DAY)
    assert (unpaced.outlook.day, unpaced.outlook.reasons) == (ready(), ())


def test_what_was_taken_as_given_is_what_the_profile_says() -> None:
    standing = stand(WORLD, ANNA)
    step = recommended_step(standing, decide(standing), liftable(standing), Wanted())
    given = given_of(WORLD, ANNA, step, DAY)
    assert (given.role, given.target, given.hours_per_week) == ("owner", ("senior",), 1)
    assert (given.catalog, given.ready_on) == ("0123456789ab", ready())
    assert given.ready_by == f"{ready().year}-H{1 if ready().month <= 6 else 2}"
    assert given_of(replace(WORLD, digest=""), ANNA, step, DAY).catalog is None


def test_since_then_each_entry_stands_under_what_became_of_it() -> None:
    me = with_skipped(done(kept(), "order-3", DAY), "view", DAY)
    standing = stand(WORLD, me)
    step = recommended_step(standing, decide(standing), liftable(standing), Wanted())
    since = since_of(now(me, DAY), step)
    assert (since.done, since.skipped, since.open, since.late) == (("order-3",), ("view",), (), ())
    assert (since.kept_on, since.toward, since.begins) == (DAY, "senior", None)
    assert step.ready_around is not None
    assert since.ready_by_now == step.ready_around.expected
    elsewhere = since_of(now(kept(), DAY), replace(step, role="coach", ready_around=None))
    assert elsewhere.ready_by_now == since.ready_by_then is not None
