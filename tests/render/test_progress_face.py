"""Progress and recorded changes on a screen."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from math import ceil, floor, fsum
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.model import (
    Action,
    Catalog,
    Identity,
    Requirement,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Span,
)
from po_career.planning.checked import checked_in
from po_career.planning.model import Estimate
from po_career.planning.progress import change_of, progress_of, toward
from po_career.planning.progress_model import Change, Point, Progress
from po_career.profile.growth import with_done, with_plan, with_rated
from po_career.profile.history import recorded, undone
from po_career.profile.model import KeptPlan, Profile, Rating
from po_career.render.as_json import json_text
from po_career.render.page.chart import scale_for, span_words, thinned
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.page.layout import page_of, text_of, width_of
from po_career.render.progress.change_page import moved_lines, rated_lines
from po_career.render.progress.check_in_page import checked_lines
from po_career.render.progress.moved_skills import shared_out
from po_career.render.progress.progress_page import progress_lines
from published import validate

SCALE = Scale(tuple(ScaleLevel(level, name) for level, name in enumerate(("Not yet", "Awareness", "Working", "Practitioner", "Expert"))))
SKILLS = {
    "ordering": Skill("ordering", "Ordering", anchors={2: "I order a backlog.", 3: "I order it so that nobody asks why."}),
    "metrics": Skill("metrics", "Outcome metrics", anchors={1: "I read them."}),
    "people": Skill("people", "People man[/b]agement"),
}
SENIOR = Role("senior", "Senior Owner", {"ordering": Requirement(3, "core"), "metrics": Requirement(2), "people": Requirement(2, "core")})
ACTIONS = {key: Action(key, f"Do {key}", "practice", Span(10, 14), {"metrics": 1}) for key in ("a", "b", "c")}
WORLD = Catalog(catalog=Identity("tiny"), scale=SCALE, roles={"senior": SENIOR}, skills=SKILLS, actions=ACTIONS)
FEB, JUN, NOV, TODAY = date(2026, 2, 9), date(2026, 6, 1), date(2026, 11, 9), date(2026, 11, 24)


def rated(profile: Profile, skill: str, level: int, on: date, example: str | None = None) -> Profile:
    return recorded(profile, with_rated(WORLD, profile, skill, level, evidence=example, by="self", on=on), on)


def a_year() -> Profile:
    profile = rated(rated(Profile(target=("senior",)), "ordering", 2, FEB), "metrics", 1, FEB)
    profile = with_plan(profile, KeptPlan("senior", {"a": NOV, "b": TODAY + timedelta(days=35), "c": JUN}), FEB)
    profile = rated(profile, "metrics", 2, JUN)
    profile = recorded(profile, with_done(profile, "c"), JUN)
    return rated(profile, "ordering", 3, NOV, "Reordered it with sales")


def page(found: Progress, width: int | None = 80, glyphs: Glyphs = UNICODE, *, as_list: bool = False) -> list[str]:
    lines = progress_lines(found, WORLD, as_list=as_list, page=page_of(width, glyphs))
    assert all(width_of(line) <= (width or 80) for line in lines)
    return [text_of(line) for line in lines]


def test_the_head_says_how_far_and_in_what_time_and_the_rows_say_why() -> None:
    lines = page(progress_of(WORLD, a_year(), TODAY))
    text = "\n".join(lines)
    assert lines[0] == "Toward Senior Owner: 68% ready (53 to 84), up 26 points in 9 months"
    assert "What moved it since 9 Feb 2026" in lines
    assert "  ■■▨·  Ordering         Working → Practitioner  +16 points  example given" in lines
    assert "  ■▨▨·  Outcome metrics  Awareness → Working     +10 points" in lines
    assert "Core skills still not rated" in lines
    assert "  ▨□··  People man[/b]agement  unknown" in lines
    assert "  done  1  12 h  last: Do c, 1 Jun" in lines
    assert "  open  1  12 h  next: Do b, due 29 Dec 2026" in lines
    assert "  late  1  12 h  Do a, was due 9 Nov 2026" in lines
    assert "Record more: po-career done ACTION, po-career rate SKILL LEVEL" in text


def test_the_chart_has_a_point_and_a_range_in_each_column_and_the_months_below() -> None:
    lines = page(progress_of(WORLD, a_year(), TODAY))
    chart = lines[2 : lines.index("What moved it since 9 Feb 2026") - 1]
    # 42 (26 to 63), 53 (32 to 68), 68 (53 to 84) percent; rows of 7.5 around ready, which is 85
    assert chart == [
        "  100 |",
        "      |",
        "   85 |- - - - - - - - - - - ┃ - - -  ready",
        "      |                      ┃",
        "   70 |             ┃        ●",
        "      |    ┃        ┃        ┃",
        "   55 |    ┃        ●        ┃",
        "      |    ┃        ┃",
        "   40 |    ●        ┃",
        "      |    ┃        ┃",
        "   25 |    ┃",
        "      +-----------------------------",
        "          Feb      Jun      Nov",
        "          42%      53%      68%",
        "  ● expected   ┃ from low to high; it gets shorter as you rate more skills",
    ]


@pytest.mark.parametrize("width", [20, 40, 59, 80, 112, 120, 300])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_width_holds_and_ascii_stays_ascii(width: int, glyphs: Glyphs) -> None:
    text = "\n".join(page(progress_of(WORLD, a_year(), TODAY), width, glyphs))
    assert glyphs is UNICODE or text.isascii()
    assert "…" not in text


def test_a_narrow_page_and_a_screen_reader_get_the_numbers_as_words() -> None:
    found = progress_of(WORLD, a_year(), TODAY)
    for lines in (page(found, 40), page(found, 80, as_list=True)):
        assert "  9 Feb 2026: 42%, between 26 and 63" in lines
        assert "  9 Nov 2026: 68%, between 53 and 84" in lines
        assert not any("|" in line for line in lines)
    assert "  ■■▨·  Ordering" in page(found, 40)


def test_one_day_on_record_is_no_chart_and_says_what_comes_next() -> None:
    lines = page(progress_of(WORLD, rated(Profile(target=("senior",)), "ordering", 2, FEB), TODAY))
    assert lines[0] == "Toward Senior Owner: 32% ready (16 to 63)"
    assert "There is one day on record so far, 9 Feb 2026." in lines[1]
    assert not any("What moved" in line for line in lines)
    assert any(
        "No plan is kept, so nothing can be open or late: po-career plan --keep" in " ".join(lines[index : index + 2])
        for index in range(len(lines))
    )


def test_nothing_known_and_nothing_recorded_are_said_plainly() -> None:
    empty = replace(WORLD, roles={})
    assert page(progress_of(empty, Profile(), TODAY))[0].startswith("There is nothing to measure yet: no target, no role and no rating.")
    assert page(progress_of(WORLD, Profile(target=("senior",)), TODAY))[0] == "Toward Senior Owner: nothing is on record yet"


def test_a_level_beyond_what_is_asked_moves_nothing_and_says_so() -> None:
    profile = rated(rated(Profile(target=("senior",)), "metrics", 2, FEB), "metrics", 4, JUN, "Taught it")
    (row,) = (line for line in page(progress_of(WORLD, profile, TODAY)) if "Outcome metrics" in line)
    assert row.split() == ["■■■▨", "Outcome", "metrics", "Working", "→", "Expert", "beyond", "what", "is", "asked"]


def test_going_down_and_standing_still_have_words_too() -> None:
    profile = rated(rated(Profile(target=("senior",)), "ordering", 2, FEB), "metrics", 0, JUN)
    assert page(progress_of(WORLD, profile, TODAY))[0].endswith("unchanged in 4 months")
    assert page(progress_of(WORLD, rated(profile, "ordering", 1, NOV), TODAY))[0].endswith("down 16 points in 9 months")


def test_ready_by_the_number_is_not_ready_while_a_core_level_is_missing() -> None:
    role = replace(SENIOR, requires={"ordering": Requirement(3, "core"), "metrics": Requirement(1, "core"), "people": Requirement(4)})
    world = replace(WORLD, roles={"senior": role})
    profile = rated(rated(Profile(target=("senior",)), "ordering", 3, FEB, "x"), "people", 4, FEB, "x")
    lines = progress_lines(progress_of(world, profile, TODAY), world, as_list=False, page=page_of(80, UNICODE))
    assert any("Being ready also takes every core level" in text_of(line) for line in lines)


@given(st.lists(st.floats(-20, 20), min_size=1, max_size=9), st.sampled_from([floor, ceil]))
def test_points_are_shared_out_to_the_last_one(parts: list[float], rounded: Callable[[float], int]) -> None:
    whole = rounded(round(fsum(parts), 6))
    shares = shared_out(parts, whole)
    assert sum(shares) == whole
    assert all(abs(share - part) <= 1 for share, part in zip(shares, parts, strict=True))


def test_points_that_percentages_clipped_are_taken_from_who_gained_most_by_rounding() -> None:
    assert shared_out([1.25, 2.0], 2) == [1, 1]


def points(days: list[int]) -> list[Point]:
    return [Point(FEB + timedelta(days=day), Estimate(0.2, 0.4, 0.6)) for day in sorted(days)]


@given(st.lists(st.integers(0, 2000), min_size=2, unique=True), st.integers(2, 12))
def test_what_is_drawn_has_the_first_and_the_last_day_and_fits(days: list[int], most: int) -> None:
    every = points(days)
    kept = thinned(every, most)
    assert len(kept) == min(most, len(every))
    assert (kept[0], kept[-1]) == (every[0], every[-1])
    assert kept == [point for point in every if point in kept]


def test_days_are_thinned_by_time_and_not_by_number() -> None:
    kept = thinned(points([0, 1, 2, 3, 4, 50, 100]), 3)
    assert [(point.on - FEB).days for point in kept] == [0, 50, 100]


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_scale_has_few_rows_and_all_fractions_are_on_it(ready_at: float, lowest: float) -> None:
    scale = scale_for(ready_at, lowest)
    assert 2 <= scale.rows <= 14
    assert scale.row(1.0) == 0
    assert 0 <= scale.row(lowest) < scale.rows


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (20, "20 days"),
        (21, "3 weeks"),
        (69, "10 weeks"),
        (70, "2 months"),
        (273, "9 months"),
        (800, "2 years"),
    ],
)
def test_a_span_of_time_in_the_unit_of_a_person(days: int, words: str) -> None:
    assert span_words(FEB, FEB + timedelta(days=days)) == words


def change_text(before: Profile, after: Profile, width: int = 80) -> str:
    change = change_of(WORLD, before, after, after.history[-1], TODAY, profile="me.yaml")
    return "\n".join(text_of(line) for line in rated_lines(change, WORLD, page_of(width, UNICODE), example="po-career rate x", beside=None))


def test_a_rating_is_shown_as_its_sentence_with_what_it_changed() -> None:
    before = rated(Profile(target=("senior",)), "ordering", 2, FEB)
    assert change_text(before, rated(before, "ordering", 3, JUN)) == (
        "Ordering: 3 Practitioner\n"
        '  "I order it so that nobody asks why."\n'
        "  before: 2 Working on 9 Feb 2026; now on 1 Jun 2026\n"
        "  Without an example the low end counts as 2 Working. To add one:\n"
        "    po-career rate x\n"
        "  Readiness toward Senior Owner: 32% (16 to 63) before, 47% (32 to 74) now."
    )


def test_a_rating_with_an_example_needs_no_hint_and_one_that_confirms_says_so() -> None:
    before = rated(Profile(target=("senior",)), "ordering", 3, FEB, "Did it")
    text = change_text(before, rated(before, "ordering", 3, JUN))
    assert "as before on 9 Feb 2026; confirmed on 1 Jun 2026" in text
    assert "example: Did it" in text
    assert "stays at" in text
    assert "Without an example" not in text


def test_what_is_taken_back_is_named_with_how_things_stand_now() -> None:
    before = rated(rated(Profile(target=("senior",)), "ordering", 2, FEB), "ordering", 3, JUN)
    found = undone(before)
    assert found is not None
    change = change_of(WORLD, before, found[0], found[1], TODAY, profile="me.yaml", taken_back=True)
    text = moved(replace(change, command="rate", events=(found[1],)), next_="profile set")
    assert text.startswith("Taken back: your rating of Ordering, 3 Practitioner\n  It is 2 Working again, as on 9 Feb 2026.\n")
    assert text.endswith("po-career redo brings it back. The next undo takes back what po-career\n  profile set changed.")


def moved(change: Change, *, own: Rating | None = None, file: Literal["same", "gone", "back"] = "same", next_: str | None = None) -> str:
    """The page of a step back or forth."""
    inverse = "po-career redo" if change.taken_back else "po-career undo"
    lines = moved_lines(change, WORLD, page_of(80, UNICODE), own=own, file=file, inverse=inverse, next_=next_)
    return "\n".join(map(text_of, lines))


def test_a_step_that_changed_much_is_told_line_by_line_and_a_long_one_is_cut() -> None:
    profile = a_year()
    change = change_of(WORLD, profile, profile, None, TODAY, profile="me.yaml", taken_back=True)
    change = replace(change, command="by hand", events=profile.history[:2], also=tuple(f"key {n}: 1" for n in range(20)))
    lines = moved(change).splitlines()
    assert lines[:4] == [
        "Taken back: what was changed by hand",
        "  your rating of Ordering, 2 Working",
        "  your rating of Outcome metrics, 1 Awareness",
        "  key 0: 1",
    ]
    assert "  and 10 more" in lines
    assert "There is no profile at me.yaml any more" in moved(change, file="gone")
    assert "The profile at me.yaml is there again." in moved(replace(change, taken_back=False), file="back")


def test_taking_back_somebody_elses_view_says_what_one_still_says() -> None:
    own = rated(Profile(target=("senior",)), "ordering", 3, FEB)
    before = recorded(own, with_rated(WORLD, own, "ordering", 2, evidence=None, by="other", on=JUN), JUN)
    found = undone(before)
    assert found is not None
    change = change_of(WORLD, before, found[0], found[1], TODAY, profile="me.yaml", taken_back=True)
    text = moved(replace(change, command="rate", events=(found[1],)), own=found[0].ratings["ordering"][0])
    assert "Somebody else's view is gone; you still say 3 Practitioner." in text


def test_the_end_of_a_check_in_says_what_moved_and_what_was_late() -> None:
    before = a_year()
    after = with_plan(rated(rated(before, "metrics", 1, TODAY), "ordering", 3, TODAY), KeptPlan("senior", {"a": date(2027, 2, 1)}), TODAY)
    goal = toward(WORLD, after, TODAY)
    assert goal is not None
    lines = checked_lines(checked_in(WORLD, before, after, goal, TODAY), WORLD, plan_kept=True, page=page_of(80, UNICODE))
    text = "\n".join(map(text_of, lines))
    assert "  ▨▨··  Outcome metrics  Working → Awareness  -10 points" in text
    assert "One answer is as before; its day is now 24 Nov 2026." in text
    assert "A new chapter begins: one action toward Senior Owner, the last by 1 Feb 2027." in text
    assert "What was late has a new day: Do a (now 1 Feb 2027)." in text


def test_the_end_of_a_check_in_is_as_its_published_schema_says() -> None:
    before = a_year()
    after = rated(before, "metrics", 1, TODAY)
    goal = toward(WORLD, after, TODAY)
    assert goal is not None
    said = json.loads(json_text(checked_in(WORLD, before, after, goal, TODAY)))
    validate(said, "check-in")
    assert (said["answered"], said["moved"][0]["skill"], said["late_before"][0]["id"]) == (["metrics"], "metrics", "a")


def test_without_hours_a_week_a_check_in_keeps_no_plan_and_says_why() -> None:
    before = rated(Profile(target=("senior",)), "metrics", 1, FEB)
    after = rated(before, "metrics", 2, TODAY)
    goal = toward(WORLD, after, TODAY)
    assert goal is not None
    found = checked_in(WORLD, before, after, goal, TODAY)
    text = "\n".join(map(text_of, checked_lines(found, WORLD, plan_kept=False, page=page_of(80, UNICODE))))
    assert "No plan is kept: it needs your hours a week. po-career plan asks for them." in text
