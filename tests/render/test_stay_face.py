"""Staying and growing on a screen: what is raised and why, or why nothing is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from world import action, catalog, gap, plan, step

from po_career.catalog.model import Catalog, Transition, TransitionKind
from po_career.planning.model import Raise, Step, StepHours, Uncovered
from po_career.render.glyphs import UNICODE
from po_career.render.layout import page_of
from po_career.render.paint import plain_text
from po_career.render.plan_header import header
from po_career.render.plan_stay import stay_section
from po_career.render.plan_view import PlanView

WORLD = catalog()


def leads(kind: TransitionKind, *kinds: TransitionKind) -> Catalog:
    """The world in which ways of these kinds, and no others, lead on from the Product Owner."""
    ends = ("senior", "founder", "manager")
    return replace(WORLD, transitions=tuple(Transition(from_="po", to=to, kind=one) for to, one in zip(ends, (kind, *kinds), strict=False)))


def staying(**changes: Any) -> Step:
    return step("po", "stay", **changes)


def flat(stay: Step, ladder: Catalog = WORLD) -> str:
    return " ".join(plain_text(stay_section(PlanView(plan(stay_and_grow=stay), ladder, page_of(80, UNICODE)))).split())


DECIDE = action("decide", date(2026, 11, 24), date(2026, 12, 8), Raise("decisions", 2, 3))
GROWN = staying(
    gaps=(),
    beyond=(Raise("decisions", 2, 3),),
    actions=(DECIDE,),
    opens=("senior",),
    hours=StepHours(8, 8, 8, 8, 0, None),
    weeks=2,
)


def test_what_pays_in_most_ways_says_so() -> None:
    text = flat(replace(GROWN, opens=("senior", "manager")))
    assert "Beyond it, this pays in most of the ways on, should you take one later: Decision-making to Practitioner." in text
    assert "8 h in all (all inside your work), 2 weeks at 4 h a week" in text


@pytest.mark.parametrize(
    ("opens", "words"),
    [
        (("senior",), "Beyond it, the one way on, Senior Product Owner, asks this first"),
        (("senior", "manager"), "Beyond it, the nearest way on, Senior Product Owner, asks this first"),
        ((), "Beyond it, the nearest way on, Senior Product Owner, asks this first"),
    ],
)
def test_what_one_way_asks_names_the_way(opens: tuple[str, ...], words: str) -> None:
    assert words in flat(replace(GROWN, opens=opens, grows_toward="senior"))


@pytest.mark.parametrize(
    ("ladder", "opens", "why"),
    [
        (
            leads("promotion"),
            ("senior",),
            "the one way on, Senior Product Owner, asks for no core or important skill that you do not have.",
        ),
        (leads("promotion", "lateral"), ("senior", "founder"), "the two ways on ask for no core or important skill that you do not have."),
        (leads("leap"), (), "only a leap leads on from your role."),
        (leads("return", "leap"), (), "only a leap or a step back leads on from your role."),
        (replace(WORLD, transitions=()), (), "no usual way leads on from your role, and the roles near it ask for no core or important"),
        (replace(WORLD, transitions=(), roles={"po": WORLD.roles["po"]}), (), "yours is its only role."),
    ],
)
def test_where_nothing_is_left_to_grow_into_the_reason_is_said(ladder: Catalog, opens: tuple[str, ...], why: str) -> None:
    assert f"Nothing in the catalogue is left to grow into: {why}" in flat(staying(gaps=(), opens=opens), ladder)


def test_where_the_own_role_is_short_nothing_beyond_it_is_spoken_of() -> None:
    text = flat(staying(gaps=(gap("roadmaps", 1, 1, 1, 2, "rated", "important", 1),)))
    assert "One skill of your own role is short" in text
    assert "grow into" not in text
    assert "Beyond it" not in text


def test_useful_skills_that_are_left_out_say_how_to_plan_them() -> None:
    text = flat(staying(gaps=(gap("metrics", 1, 1, 1, 2, "rated", "useful", 1),), useful_left_out=1))
    assert "One useful skill of your own role is short: Outcomes [red]and[/red] metrics. Add --useful to plan it too." in text


def test_what_no_action_brings_stays_open_with_its_reason_once_a_skill() -> None:
    rungs = (Uncovered("vision", 3, "beyond the budget"), Uncovered("vision", 4, "the rung below is not reached"))
    text = flat(replace(GROWN, uncovered=rungs))
    assert "Product vision [/x] to Practitioner stays open: beyond the budget." in text
    assert "rung below" not in text


def test_where_staying_is_the_step_the_header_says_what_for() -> None:
    own = replace(plan(staying(gaps=(), opens=())), stay_and_grow=None)
    text = " ".join(plain_text(header(PlanView(own, leads("leap"), page_of(80, UNICODE)))).split())
    assert "Nothing in the catalogue is left to grow into: only a leap leads on from your role." in text
    grown = replace(own, next_step=replace(GROWN, grows_toward="senior"))
    text = " ".join(plain_text(header(PlanView(grown, WORLD, page_of(80, UNICODE)))).split())
    assert "Beyond it, the one way on, Senior Product Owner, asks this first" in text
