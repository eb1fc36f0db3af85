"""The page of a plan on a screen: what it says, and that it fits."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import ESCAPE, LONG_WORD, action, catalog, chapter, full_step, gap, person, plan, step

from generated import check_generated
from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.planning.model import Bottleneck, Otherwise, SkillCount
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.profile.model import (
    Applied,
    Budget,
    Decided,
    Profile,
    Rating,
    Situation,
)
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.page.layout import page_of, width_of
from po_career.render.page.paint import plain_text
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.plan_sections import full_lines, section_lines
from po_career.render.plan.screen import plan_lines
from po_career.render.plan.skill_counts import have_words, short_have

GOLDEN = Path(__file__).parent / "golden"
"""Read here, before a test hides the environment of the person who runs it."""
START = date(2026, 12, 1)
MOST_LINES = 48
SECTIONS = ("gaps", "actions", "way", "why", "ways", "stay", "kit", "trends", "assumed")
SITUATIONS: Mapping[str, Mapping[str, Any]] = {
    "nothing said": {},
    "probation": {
        "months_in_role": 3,
        "situation": Situation(decided=Decided("probation", date(2027, 2, 10))),
    },
    "post ends": {"situation": Situation(decided=Decided("post-ends", date(2027, 2, 28)))},
    "post in question": {
        "situation": Situation(decided=Decided("post-in-question", date(2027, 2, 28)))
    },
    "post opens": {"situation": Situation(decided=Decided("post-opens", date(2027, 3, 28)))},
    "too much": {"situation": Situation(load="too-much")},
    "high load": {"situation": Situation(load="high")},
    "in words": {
        "wants": ("leading-people",),
        "drains": "technology",
        "doubts": ("need-a-certificate", "have-to-code"),
        "words": ("I want to decide what we build, and not only write it down for others.",),
        "offer": "My boss said that I could come to the planning talk in December.",
        "budget": Budget(500, "EUR", "employer", date(2026, 12, 31)),
    },
    "outside": {
        "situation": Situation(applied=Applied(4, 0), there={"post-of-that-kind": False})
    },
    "two roles": {"target": ("product-manager", "ux-researcher")},
    "one hour": {"hours_per_week": 1},
    "twelve hours": {"hours_per_week": 12, "wants": ("independence",)},
}


@cache
def builtin() -> Catalog:
    return load_catalog(None)


def screen(
    shown: Plan, width: int = 80, glyphs: Glyphs = UNICODE, *, private: bool = True
) -> str:
    lines = plan_lines(shown, catalog(), page_of(width, glyphs), private=private, bars=True)
    return plain_text(lines)


def rated() -> Plan:
    """The full plan of somebody who rated two skills."""
    return plan(person=person(ratings={"decisions": (Rating(2),), "vision": (Rating(1),)}))


def flat(shown: Plan, width: int = 80) -> str:
    """The screen with every break and indent as one space."""
    return " ".join(screen(shown, width).split())


def facts(shown: Plan, *, private: bool = True) -> Facts:
    return facts_of(shown, catalog(), private=private)


def someone(role: str, above: int | None, **changes: Any) -> Profile:
    """Somebody in a role, each skill that it asks rated `above` what it asks, or nothing rated."""
    ratings = {}
    if above is not None:
        top = builtin().scale.top
        for skill, need in builtin().roles[role].requires.items():
            ratings[skill] = (Rating(min(top, max(0, need.level + above))),)
    hurts = tuple(ratings)[:1] if above == 0 else ()
    made = Profile(
        role=role, months_in_role=30, hours_per_week=4, ratings=ratings, hurts=hurts
    )
    return replace(made, **changes)


@pytest.mark.parametrize(
    ("name", "width", "glyphs"),
    [("40", 40, UNICODE), ("80", 80, UNICODE), ("120", 120, UNICODE), ("ascii", 80, ASCII)],
)
def test_the_screen_is_the_one_that_was_read_and_accepted(
    name: str, width: int, glyphs: Glyphs
) -> None:
    check_generated(GOLDEN / f"plan-{name}.txt", screen(rated(), width, glyphs))


# -------------------- the page of everybody


@pytest.mark.parametrize("above", [None, -1, 1])
def test_the_page_of_every_role_has_its_lines_and_what_belongs_on_it(above: int | None) -> None:
    situations = cycle(SITUATIONS.values())
    for _ in range((above or 0) + 5):
        next(situations)
    for role, changes in zip(builtin().roles, situations, strict=False):
        _check_page(someone(role, above, **changes))


@pytest.mark.parametrize("name", SITUATIONS)
def test_the_page_of_every_situation_has_its_lines_and_what_belongs_on_it(name: str) -> None:
    for role in ("product-owner", "cpo"):
        _check_page(someone(role, 0 if role == "cpo" else -1, **SITUATIONS[name]))


def _check_page(profile: Profile) -> None:
    made = make_plan(builtin(), profile, START)
    lines = plan_lines(made, builtin(), page_of(80, UNICODE), bars=True)
    assert len(lines) <= MOST_LINES
    assert max(map(width_of, lines)) <= 80
    shown = facts_of(made, builtin(), private=True)
    text = " ".join(plain_text(lines).split())
    assert "po-career check-in" in text
    if shown.less is not None:
        return
    assert "This would change the plan: " in text
    assert shown.decision is not None
    assert len(shown.decision.branches) >= 2
    assert shown.row("or") is not None
    assert shown.week is not None
    part = shown.chapter
    assert part is not None
    assert sum(one.hours for one in part.actions) == part.hours
    for one in part.actions:
        assert " ".join(one.done.split()) in text
        assert len(one.done) > len("done: ")
    assert f"{part.hours} of your {part.of} hours" in text or not part.actions


@pytest.mark.parametrize("file", ["bakery.yaml", "stage-lighting"])
def test_a_catalogue_without_kits_wants_and_needs_gives_a_page_too(file: str) -> None:
    own = load_catalog(Path(__file__).parents[2] / "examples" / file)
    for role in own.roles.values():
        ratings = {skill: (Rating(max(0, need.level - 1)),) for skill, need in role.requires.items()}
        made = make_plan(own, Profile(role=role.id, hours_per_week=4, ratings=ratings), START)
        lines = plan_lines(made, own, page_of(80, ASCII), bars=True)
        assert len(lines) <= MOST_LINES
        assert plain_text(lines).isascii()


# -------------------- widths and characters


@given(width=st.integers(20, 140), glyphs=st.sampled_from([UNICODE, ASCII]))
def test_no_line_is_wider_than_the_terminal(width: int, glyphs: Glyphs) -> None:
    lines = full_lines(plan(), catalog(), page_of(width, glyphs))
    assert max(map(width_of, lines)) <= width


def test_nothing_breaks_inside_a_word_at_forty_columns() -> None:
    made = make_plan(builtin(), someone("product-owner", -1), START)
    wide = plain_text(plan_lines(made, builtin(), page_of(80, UNICODE), bars=False))
    narrow = plain_text(plan_lines(made, builtin(), page_of(40, UNICODE), bars=False))
    known = set(re.findall(r"[A-Za-z]+", wide))
    assert set(re.findall(r"[A-Za-z]+", narrow)) <= known


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_text_from_the_catalogue_never_steers_the_terminal(glyphs: Glyphs) -> None:
    lines = full_lines(plan(), catalog(), page_of(80, glyphs))
    text = plain_text(lines)
    assert "\x1b" not in text
    assert ESCAPE.replace("\x1b", "\\x1b") in " ".join(text.split())


def test_brackets_stay_brackets() -> None:
    assert "Product vision [/x]" in flat(plan())


def test_an_ascii_output_can_take_every_character() -> None:
    assert plain_text(full_lines(plan(), catalog(), page_of(80, ASCII))).isascii()


def test_a_word_longer_than_the_line_is_broken_and_nothing_is_cut() -> None:
    text = "".join(screen(plan(), 40).split())
    assert LONG_WORD in text


def test_no_line_ends_in_space_and_nothing_shouts() -> None:
    text = plain_text(full_lines(plan(), catalog(), page_of(80, UNICODE)))
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    assert "!" not in text


def test_without_bars_the_same_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    text = plain_text(plan_lines(rated(), catalog(), page_of(80, UNICODE)))
    assert UNICODE.bar not in text
    assert "2 of the 5 skills it asks at its level" in " ".join(text.split())


# -------------------- the head


def test_a_step_is_named_with_its_kind_and_the_way_that_it_lies_on() -> None:
    made = plan(replace(full_step(), settled_by=4))
    assert facts(made).step.startswith("Next step: Senior Product Owner, a promotion, on the way to Head")


def test_skills_are_counted_and_how_far_they_may_be_off_is_said() -> None:
    have = facts(plan(person=person(ratings={"decisions": (Rating(2),)}))).row("have")
    assert have == (
        "2 of the 5 skills it asks at its level (1 shown by an example; 1 to 3 if ratings are a little off)."
    )


def test_whoever_rated_nothing_reads_that_it_is_not_their_page() -> None:
    shown = facts(plan())
    assert shown.step == "Perhaps Senior Product Owner."
    assert shown.lead is not None
    assert shown.lead.startswith("You have rated nothing, so this page would fit anybody in your role.")


def test_without_a_role_and_with_nothing_rated_there_are_only_questions() -> None:
    text = flat(plan(person=person(role=None, target=())))
    assert text == (
        "There is no page yet: what role do you hold, or which would you like? "
        "po-career plan asks: twelve questions, five minutes."
    )


def test_two_equal_steps_stand_side_by_side() -> None:
    made = replace(
        full_step(),
        equal=("senior", "manager"),
        confidence=0.5,
        otherwise=(Otherwise("manager", "Product Manager", 0.42),),
    )
    text = flat(plan(made, person=person(ratings={"decisions": (Rating(2),)})))
    assert text.startswith("Two steps are equally right. What you want decides, not what you can do.")
    assert "in 5 of 10 variations in 4 of 10 variations" in text
    assert "Choose: po-career plan --to senior or --to manager." in text


def test_staying_says_when_to_look_again_and_what_fits_best() -> None:
    made = step("po", "stay", skills=SkillCount(1, 1, 2, 2, 0, 2, 1))
    text = flat(plan(made, person=person(ratings={"decisions": (Rating(2),)})))
    assert text.startswith("Stay and grow as Product Owner. Look again at a step in summer 2027.")
    assert "Then Product Manager fits best today" in text


def test_a_load_that_is_too_much_has_a_page_of_its_own() -> None:
    made = plan(
        step("po", "stay", settled_by=1, chapter=chapter()),
        person=person(situation=Situation(load="too-much"), offer="Come on Friday."),
    )
    text = flat(made)
    assert text.startswith("First, less. No new step now, and no hours on top of your work.")
    assert 'You were asked: "Come on Friday."' in text
    assert "If no the load is the problem, not your skills" in text


# -------------------- gaps


def hurting(**changes: Any) -> Plan:
    """A plan whose bottleneck is a symptom that the person recognised."""
    known = Bottleneck("decisions", "Decision-making", 2, 3, known=True, by="symptom")
    made = replace(full_step(), bottleneck=known)
    said: dict[str, Any] = {"hurts": ("decisions",), "ratings": {"decisions": (Rating(2),)}}
    return plan(made, person=person(**{**said, **changes}))


def test_only_what_the_person_recognised_holds_them_back() -> None:
    assert facts(hurting()).gaps.rows[0].tail == "holds you back"
    assert facts(plan()).gaps.rows[0].tail == "may be short"


def test_a_rating_that_says_enough_is_not_shown_as_short() -> None:
    row = facts(hurting(ratings={"decisions": (Rating(4),)})).gaps.rows[0]
    assert row.instead == "you rated it 4 Expert, and yet this happens"
    assert row.have == ""


def test_skills_that_were_not_rated_are_named_apart_and_never_shown_as_zero() -> None:
    shown = facts(plan(person=person(ratings={"vision": (Rating(1),)})))
    assert all(row.skill not in ("people", "collaboration") for row in shown.gaps.rows)
    assert shown.gaps.not_rated == (
        "people management and team building in large organisations",
        "strategic collaboration",
    )


def test_what_somebody_wrote_under_a_skill_comes_back_on_their_own_screen() -> None:
    rating = Rating(2, usually="I wait for my boss.")
    shown = facts(hurting(ratings={"decisions": (rating,)}))
    assert shown.gaps.rows[0].wrote == 'You wrote: "I wait for my boss."'


# -------------------- chapter, words, and the day


def test_the_actions_have_their_days_and_how_one_sees_that_they_are_done() -> None:
    text = flat(plan())
    assert "to 8 Dec 8 h done: check done on the stated date" in text


def test_an_offer_is_answered_this_week() -> None:
    offer = replace(action("decide", START, START), id="offer", kind="offer", part="offer", title="Come by.")
    made = step(chapter=chapter(offer, action("talks", START, START)))
    shown = facts(plan(made, person=person(offer="Come by.")))
    assert shown.chapter is not None
    assert shown.chapter.actions[0].title == 'Answer the offer: "Come by."'
    assert shown.week is not None
    assert shown.week.what == "write back what you would like to do there, and propose a day."


def test_what_is_said_names_the_role_and_the_person() -> None:
    shown = facts(plan()).say
    assert shown is not None
    assert shown.head == "Say to your manager"
    assert shown.words == '"May I take one decision that waits?"'


def test_own_words_come_back_at_the_check_in() -> None:
    shown = facts(plan(person=person(words=("I want to choose.",)))).decision
    assert shown is not None
    assert shown.wrote == 'You wrote: "I want to choose." Still so?'


# -------------------- sections


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_can_be_shown_alone(name: str) -> None:
    lines = section_lines(name, plan(), catalog(), page_of(80, UNICODE))
    assert len(lines) >= 1
    empty = plan(step(), alternatives=(), stay_and_grow=None, route=None, trends=(), assumptions=())
    assert section_lines(name, empty, catalog(), page_of(80, UNICODE))


def test_the_full_plan_ends_with_the_command_in_one_line() -> None:
    command = f"po-career plan {'--skill x=1 ' * 20}".strip()
    lines = full_lines(plan(), catalog(), page_of(80, UNICODE), command=command)
    assert plain_text(lines[-1:]) == f"{command}\n"


# -------------------- figures at their ends


def test_who_can_ask_for_the_role_although_something_is_short_has_nothing_to_learn_first() -> None:
    short = gap("roadmaps", 1, 1, 1, 2, importance="useful")
    rating = person(ratings={"roadmaps": (Rating(1),)})
    text = flat(plan(step(gaps=(short,), chapter=chapter()), person=rating))
    assert "Ready by now" in text
    assert "nothing to learn first: you can ask for the role with what is still short." in text


def test_of_a_role_that_asks_nothing_one_has_all() -> None:
    nothing = SkillCount(0, 0, 0, 0, 0, 0, 0)
    assert short_have(nothing) == "all"
    assert have_words(nothing, own=True) == "all: it asks for no skill."
