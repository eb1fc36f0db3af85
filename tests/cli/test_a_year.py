"""A year with po-career, told by the real commands, for four people: what they read must hold as one story."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from math import floor
from pathlib import Path

import pytest
from year import CATALOG, START, Life, Seen, does_a_third, does_what_next_says, live, stays_away

from po_career.cli import ladder
from po_career.planning.calendar import half_year
from po_career.profile.model import Event, KeptPlan

WEEKS, THREE_QUARTERS = 53, 41
ENDS = date(2025, 6, 30)
MOST_LINES = 48
QUARTER = timedelta(days=91)
MONTH = 365.25 / 12


def post_ends(me: Life) -> None:
    """They hear in the ninth week that their post ends."""
    me.po("profile", "set", "decided", f"post-ends {ENDS}")
    me.look()


def skips_the_last(me: Life) -> None:
    """One of the actions is not for them."""
    me.mark("skip", me.months[-1].chapter[-1] | {"half": False})
    does_a_third(me)


def finds_a_post(me: Life) -> None:
    """Another employer has a post for them."""
    me.po("profile", "set", "decided", "none")
    me.look()


LIVES: dict[str, Callable[[Path], Life]] = {
    "steady": lambda path: live(path, WEEKS, does_what_next_says),
    "slow": lambda path: live(path, THREE_QUARTERS, does_a_third, {18: skips_the_last}),
    "stops": lambda path: live(
        path, WEEKS, does_what_next_says, dict.fromkeys(range(9, 18), stays_away)
    ),
    "post ends": lambda path: live(path, WEEKS, does_what_next_says, {8: post_ends, 40: finds_a_post}),
}


@pytest.fixture(scope="module")
def lives() -> dict[str, Life]:
    """Each life once, for all tests."""
    return {}


@pytest.fixture(params=LIVES)
def me(
    request: pytest.FixtureRequest,
    lives: dict[str, Life],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Life:
    """One of the four."""
    return lived(request.param, lives, tmp_path_factory, monkeypatch)


def lived(who: str, lives: dict[str, Life], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Life:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(ladder, "read_ladder", lambda _: CATALOG)  # each command would read it again
    if who not in lives:
        lives[who] = LIVES[who](tmp_path_factory.mktemp("year") / "me.yaml")
    return lives[who]


def plan_of(event: Event) -> KeptPlan:
    assert event.plan is not None
    return event.plan


def running(me: Life) -> list[tuple[Seen, KeptPlan]]:
    """The days on which a chapter that was kept before runs, each with that chapter."""
    found = []
    for seen in me.months:
        since = seen.plan["since"]
        if since is not None and since["begins"] is None:
            found.append((seen, plan_of(seen.kept[-1])))
    return found


def test_a_chapter_keeps_its_entries_numbers_days_and_end_within_a_quarter(me: Life) -> None:
    for seen, kept in running(me):
        chapter = seen.plan["next_step"]["chapter"]
        assert chapter["until"] == str(kept.until)
        assert [(one["id"], one["number"], one["finish"]) for one in chapter["actions"]] == [
            (one.id, one.number, str(one.due)) for one in kept.actions
        ]
    for event in me.profile.history:
        if event.plan is None:
            continue
        assert event.plan.until is not None
        assert event.on < event.plan.until or len(event.plan.actions) <= 1
        assert event.plan.until - event.on <= QUARTER + timedelta(days=15)
        for one in event.plan.actions:
            assert one.due is not None
            assert event.on <= one.due <= event.plan.until


def test_since_counts_every_entry_once_and_truthfully_and_the_page_says_so(me: Life) -> None:
    for seen, kept in running(me):
        since = seen.plan["since"]
        states = ("done", "begun", "late", "open", "skipped")
        counted = [key for state in states for key in since[state]]
        assert sorted(counted) == sorted(one.id for one in kept.actions)
        for one in seen.chapter:
            closed = one["state"] in ("done", "skipped")
            assert (one["id"] in since["late"]) == (not closed and one["finish"] < str(seen.day))
            assert one["id"] in since[one["state"]]
        flat = " ".join(seen.page.split())
        for state in ("done", "begun", "late"):
            if since[state]:
                assert re.search(rf"Since \d.*?\b{state}\b", flat), (seen.day, state)
        assert ("progress --late" in flat) == bool(since["late"])


def test_the_half_year_in_which_one_is_ready_moves_only_with_a_reason(me: Life) -> None:
    for seen, _ in running(me):
        since, step = seen.plan["since"], seen.plan["next_step"]
        then, now = since["ready_by_then"], since["ready_by_now"]
        if step["ready_around"] is None or step["kind"] == "stay":
            continue
        assert step["ready_around"]["expected"] == now
        told = re.search(r"Ready around [^.]* instead of", " ".join(seen.page.split())) is not None
        assert told == (then != now), seen.day
        if told:
            weeks = sum(one["weeks"] for one in since["reasons"])
            assert (weeks > 0) == (now > then)
            assert "mostly because" in " ".join(seen.page.split())
    for before, after in pairwise(me.months):
        known = before.plan["next_step"], after.plan["next_step"]
        if known[0]["role"] != known[1]["role"] or None in (known[0]["ready_around"], known[1]["ready_around"]):
            continue
        if known[0]["ready_around"]["expected"] != known[1]["ready_around"]["expected"]:
            between = [page for day, page in me.check_ins if before.day <= day <= after.day]
            assert "instead of" in " ".join(" ".join([*between, after.page]).split()), after.day


def test_next_plan_and_progress_say_the_same(me: Life) -> None:
    for seen in me.months:
        action = seen.next["action"]
        waiting = [one for one in seen.chapter if one["state"] not in ("done", "skipped")]
        assert (action is None) == (not waiting)
        if action is None:
            assert "check-in" in seen.next_page
            assert "nothing of this chapter is left" in " ".join(seen.page.split())
            continue
        week = re.findall(r"This week.*? for (\d+):", seen.page)
        assert week == [str(action["number"])], seen.day
        assert len(seen.next_page.splitlines()) <= 8
        assert "…" not in seen.next_page
        late = {one["number"] for one in seen.progress["actions"]["late"]}
        own = {action["number"]} if action["state"] == "late" else set()
        assert set(seen.next["late"]) | own == late
        assert late == {one["number"] for one in waiting if one["state"] == "late"}
        begun = {one["number"] for one in seen.progress["actions"]["open"] if one["begun"]}
        assert begun == {one["number"] for one in waiting if one["state"] == "begun"}


def test_late_is_listed_with_its_numbers_and_three_ways_on(me: Life) -> None:
    for seen in me.months:
        late = seen.progress["actions"]["late"]
        if not late:
            assert seen.late_page.startswith("Nothing of the chapter")
            continue
        for one in late:
            assert f"{one['number']}. " in seen.late_page
        for way in (f"done {late[0]['number']}", f"skip {late[0]['number']}", "go on with it"):
            assert way in " ".join(seen.late_page.split())


def test_what_a_day_looked_like_is_the_same_months_later(me: Life) -> None:
    for seen in (me.months[2], me.months[len(me.months) // 2], me.months[-1]):
        again = me.json("progress", "--on", str(seen.day))
        assert again["actions"] == seen.progress["actions"]
        assert again["points"] == seen.progress["points"]


def test_progress_of_today_is_that_of_progress_on_today(me: Life) -> None:
    today = date.today()  # noqa: DTZ011, TID251 - as the command takes it
    assert me.json("progress") == me.json("progress", "--on", str(today))


def test_what_was_done_or_skipped_is_never_offered_again(me: Life) -> None:
    gone: set[str] = set()
    offered = 0
    for event in me.profile.history:
        gone |= {key for key in (event.done, event.skipped) if key is not None}
        for one in event.plan.actions if event.plan is not None else ():
            offered += 1
            assert one.id not in gone, (event.on, one.id)
    assert offered > len(me.check_ins)


def test_a_check_in_ends_a_chapter_says_what_came_of_it_and_begins_the_next(me: Life) -> None:
    assert len(me.check_ins) >= 3
    days = [event.on for event in me.profile.history if event.plan is not None]
    for day, page in me.check_ins:
        assert day in days
        before = [event for event in me.profile.history if event.plan and event.on < day][-1]
        assert f"The chapter of {before.on.day} " in page
        assert " is over: " in page
    assert len(days) == len(set(days))


def test_kept_chapters_accumulate_and_none_is_rewritten(me: Life) -> None:
    for before, after in pairwise(me.months):
        assert after.kept[: len(before.kept)] == before.kept


def test_every_page_fits_and_speaks_of_no_past_day_as_one_to_come(me: Life) -> None:
    for seen in me.months:
        assert len(seen.page.strip("\n").splitlines()) <= MOST_LINES
        step = seen.plan["next_step"]
        assert step["chapter"]["check_on"] >= str(seen.day)
        for one in seen.chapter:
            if one["state"] in ("open", "begun"):
                assert one["finish"] >= str(seen.day)
        if step["ready_around"] is not None:
            assert step["ready_around"]["expected"] >= half_year(seen.day)
        for row in step["outline"]:
            assert row["half_year"] >= half_year(seen.day)


def test_the_months_in_the_role_go_on(me: Life) -> None:
    for seen in me.months:
        assert seen.plan["person"]["months_in_role"] == 20 + floor((seen.day - START).days / MONTH)


@pytest.fixture
def of(
    lives: dict[str, Life], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Life]:
    """One life by its name."""
    return lambda who: lived(who, lives, tmp_path_factory, monkeypatch)


def test_who_does_what_next_says_is_never_late_and_hears_what_they_can_do_now(
    of: Callable[[str], Life],
) -> None:
    me = of("steady")
    assert all(not seen.progress["actions"]["late"] for seen in me.months)
    readiness = [seen.plan["next_step"]["readiness"]["expected"] for seen in me.months]
    assert readiness[-1] > readiness[0]
    told = " ".join(" ".join(page for _, page in me.check_ins).split())
    assert told.count("done, ") >= len(me.check_ins)
    assert "You can say of yourself now what you could not when it began" in told


def test_who_does_a_third_hears_how_late_without_a_reproach_and_loses_nothing(
    of: Callable[[str], Life],
) -> None:
    me = of("slow")
    assert any(seen.progress["actions"]["late"] for seen in me.months)
    told = " ".join(" ".join(page for _, page in me.check_ins).split())
    assert re.search(r"1 of \d done", told)
    assert "What was late" in told
    steady = of("steady").profile
    assert len(me.profile.done) < len(steady.done)
    ready = [seen.plan["next_step"]["ready_around"]["expected"] for seen in me.months]
    assert ready == sorted(ready)


def test_who_stops_for_two_months_hears_what_that_cost_and_goes_on(of: Callable[[str], Life]) -> None:
    me = of("stops")
    back = START + 18 * timedelta(weeks=1)
    assert me.check_ins[0][0] == back
    flat = " ".join(me.check_ins[0][1].split())
    assert "The chapter of 6 Jan 2025 is over: 2 of 3 done, 12 h of 25 h" in flat
    assert "What was late has a new day" in flat
    assert "Ready around summer 2026 instead of the end of 2025, mostly because the time went" in flat
    after = [seen for seen in me.months if seen.day >= back]
    assert all(not seen.progress["actions"]["late"] for seen in after)


def test_once_the_post_has_ended_the_page_speaks_of_the_next_one_until_there_is_one(
    of: Callable[[str], Life],
) -> None:
    me = of("post ends")
    for seen in me.months:
        flat = " ".join(seen.page.split())
        heard = seen.day >= START + 8 * timedelta(weeks=1)
        found = seen.day >= START + 40 * timedelta(weeks=1)
        assert flat.startswith("Your post ends on 30 June 2025.") == (heard and seen.day < ENDS)
        assert flat.startswith("Your post ended on 30 June 2025.") == (seen.day >= ENDS and not found)
        if heard and not found:
            assert all(CATALOG.actions.get(one["id"]) is None for one in seen.chapter)
        if seen.day >= ENDS and not found:
            assert "Say to your manager" not in seen.page
    begun = [seen for seen in me.months if seen.day == START + 8 * timedelta(weeks=1)]
    assert "because what is decided has changed" in " ".join(begun[0].page.split())
