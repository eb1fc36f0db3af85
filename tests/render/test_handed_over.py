"""What is for the person alone is in no format that is handed over: markers in every private field."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Plan
from po_career.profile.model import Applied, Decided, Profile, Rating, Situation
from po_career.profile.sharing import SHARED_KITS
from po_career.render.page.glyphs import UNICODE
from po_career.render.page.layout import page_of
from po_career.render.page.paint import plain_text
from po_career.render.plan.plan_calendar import calendar_text
from po_career.render.plan.plan_markdown import markdown_text
from po_career.render.plan.plan_sections import full_lines
from po_career.render.plan.plan_table import table_text, todoist_text
from po_career.render.report.report_page import report_text

MARK = "zebra"
ON = date(2027, 2, 17)
DAY_WRITTEN = ("17 February", "17 Feb", "2027-02-17", "20270217")
SECRETS = (
    *(MARK, "You wrote", "You know this", "holds you back", "Applied", "47 sent", "Decided"),
    *("Answer the offer", "too much", "is high", "so far it counts", *DAY_WRITTEN),
)


def picture_text(plan: Plan, catalog: Catalog, *, private: bool = False) -> str:
    """What a picture of the full plan says."""
    lines = full_lines(plan, catalog, page_of(80, UNICODE), private=private)
    return plain_text(lines)


FORMATS: tuple[Callable[..., str], ...] = (
    report_text,
    markdown_text,
    calendar_text,
    table_text,
    todoist_text,
    picture_text,
)


@cache
def builtin() -> Catalog:
    return load_catalog(None)


@cache
def confiding(situation: str) -> Plan:
    """The plan of somebody who said something in every private field."""
    rating = Rating(2, evidence=f"Once a {MARK}.", usually=f"Always a {MARK}.")
    person = Profile(
        role="product-owner",
        months_in_role=30,
        hours_per_week=4,
        words=(f"Nobody listens to the {MARK}.",),
        offer=f"The {MARK} said: come by.",
        doubts=("need-a-certificate",),
        hurts=("prioritization",),
        counts={"user-research": 0},
        situation=SITUATIONS[situation],
        ratings=dict.fromkeys(("prioritization", "user-research", "product-vision"), (rating,)),
    )
    return make_plan(builtin(), person, date(2026, 12, 1))


SITUATIONS = {
    "nothing decided": Situation(applied=Applied(47, 0)),
    "too much": Situation(load="too-much", applied=Applied(47, 0)),
    "high load": Situation(load="high", applied=Applied(47, 0)),
    "probation": Situation(decided=Decided("probation", ON, MARK)),
    "post ends": Situation(decided=Decided("post-ends", ON, MARK), applied=Applied(47, 0)),
    "in question": Situation(decided=Decided("post-in-question", ON, MARK)),
    "post opens": Situation(decided=Decided("post-opens", ON, MARK)),
    "review": Situation(decided=Decided("review", ON, MARK)),
}


def as_read(text: str) -> str:
    """A text without the signs of its format, on one line."""
    unfolded = text.replace("\r\n ", "")
    return " ".join(re.sub(r"[\\*\u2060]", "", unfolded).split())


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("write", FORMATS, ids=lambda write: write.__name__)
def test_nothing_private_is_in_a_format_that_is_handed_over(
    write: Callable[..., str], situation: str
) -> None:
    made = confiding(situation)
    text = as_read(write(made, builtin()))
    secrets = [*SECRETS, builtin().doubts["need-a-certificate"].asks]
    kit = made.next_step.kit
    if kit is not None and builtin().kits[kit.id].for_ not in SHARED_KITS:
        secrets += [one.what for one in (*kit.checks, *kit.steps)]
    assert [words for words in secrets if words in text] == []


@pytest.mark.parametrize("write", FORMATS, ids=lambda write: write.__name__)
def test_with_private_it_is_there(write: Callable[..., str]) -> None:
    assert MARK in write(confiding("nothing decided"), builtin(), private=True)


@pytest.mark.parametrize("write", FORMATS[:2], ids=lambda write: write.__name__)
def test_no_line_of_it_costs_trust(write: Callable[..., str]) -> None:
    """No scores, nothing called proved, no source without its figure, no command."""
    text = as_read(write(confiding("review"), builtin()))
    words = ("weight 0", "Together 0", "proved", "## Sources", "po-career plan", "--show", "Settled by")
    assert [one for one in words if one in text] == []


NUMBERED = [write for write in FORMATS if write is not calendar_text]


@pytest.mark.parametrize("write", NUMBERED, ids=lambda write: write.__name__)
def test_the_numbers_are_those_that_done_takes(write: Callable[..., str]) -> None:
    """The offer is the first action and is left out: the others keep their numbers."""
    made = confiding("review")
    chapter = made.next_step.chapter
    assert chapter is not None
    assert chapter.actions[0].kind == "offer"
    text = as_read(re.sub(r"<[^>]*>", " ", write(made, builtin())))
    for action in chapter.actions[1:]:
        title = re.escape(action.title[:30])
        assert re.search(rf'\b{action.number}[.,]? ?"?{title}', text)
