"""What may be handed over: nothing that is for the person alone."""

from datetime import date

from po_career.profile.model import (
    Applied,
    Budget,
    Decided,
    Event,
    FormerRole,
    KeptAction,
    KeptGiven,
    KeptPlan,
    Profile,
    Rating,
    Situation,
)
from po_career.profile.sharing import shared

MARK = "for me alone"
DAY = date(2026, 11, 24)
SAM = Profile(
    name="Sam",
    role="owner",
    former_roles=(FormerRole(title="support"),),
    budget=Budget(500, "EUR"),
    wants=("people",),
    drains="calm",
    doubts=(MARK,),
    hurts=(MARK,),
    offer=MARK,
    counts={MARK: 0},
    words=(MARK,),
    situation=Situation(
        load="too-much",
        decided=Decided("post-ends", DAY, MARK),
        holds_part=True,
        applied=Applied(3, 1),
        there={"support": True},
    ),
    ratings={"talk": (Rating(3, DAY, MARK, MARK),)},
    done=("read",),
    history=(
        Event(DAY, skill="talk", rating=Rating(3, DAY, MARK, MARK), was=Rating(2, evidence=MARK)),
        Event(DAY, done="read"),
    ),
)


def test_what_is_private_is_gone_and_the_rest_stays() -> None:
    assert shared(SAM) == Profile(
        name="Sam",
        role="owner",
        former_roles=(FormerRole(title="support"),),
        budget=Budget(500, "EUR"),
        wants=("people",),
        drains="calm",
        situation=Situation(holds_part=True, there={"support": True}),
        ratings={"talk": (Rating(3, DAY),)},
        done=("read",),
        history=(
            Event(DAY, skill="talk", rating=Rating(3, DAY), was=Rating(2)),
            Event(DAY, done="read"),
        ),
    )


def test_no_mark_is_left_anywhere() -> None:
    assert MARK in repr(SAM)
    assert MARK not in repr(shared(SAM))


def test_chapters_follow_from_all_that_was_said_and_are_gone_with_all_that_was_done_about_kits_and_offers() -> None:
    kept = KeptPlan("owner", {"read": DAY}, DAY, (KeptAction("read", 3),), KeptGiven("owner"))
    history = (Event(DAY, plan=kept), Event(DAY, done="offer"), Event(DAY, skipped="check:cv:1"), Event(DAY, done="read"))
    assert shared(Profile(history=history)).history == (Event(DAY, done="read"),)
