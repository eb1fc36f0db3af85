"""A plan as Markdown: what stands where, and that nothing in a file becomes more than text."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_pages import TEXTS, by_github, by_the_letter
from world import COMMAND, catalog, person, plan, step

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Caution, Plan
from po_career.profile.model import Applied, Decided, Profile, Rating, Situation
from po_career.profile.sharing import SHARED_KITS
from po_career.render.page.markdown_text import md
from po_career.render.plan.page_facts import facts_of
from po_career.render.plan.plan_markdown import markdown_text

FROM_FILES = {"title", "name", "short", "done_when", "note", "why", "what", "where", "figure", "licence", "trade_off", "provider"}
LINKS = ["https://example.org/a", "http://example.org/b?c=d&e=f"]
NO_LINKS = [
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://example.org",
    "/etc/passwd",
    "//example.org",
    "https://a b",
    "mailto:a@b.c",
    "",
]


def with_texts(value: Any, text: str, url: str) -> Any:
    """`value` with each text that came from a file replaced by `text`, and each address by `url`."""
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: _changed(field.name, getattr(value, field.name), text, url) for field in fields(value)}
        return replace(value, **changes)
    if isinstance(value, Mapping):
        return {key: with_texts(item, text, url) for key, item in value.items()}
    return tuple(with_texts(item, text, url) for item in value) if isinstance(value, tuple) and not hasattr(value, "_fields") else value


def _changed(name: str, value: Any, text: str, url: str) -> Any:
    if name == "warnings" and value and isinstance(value[0], str):
        return (text,)
    if isinstance(value, str):
        return text if name in FROM_FILES else url if name == "url" else value
    return with_texts(value, text, url)


def headings(text: str) -> list[str]:
    return re.findall(r"^##? (.*)$", text, re.MULTILINE)


def rated(**changes: Any) -> Plan:
    """The full plan of somebody who rated two skills."""
    ratings = {"decisions": (Rating(2),), "vision": (Rating(1),)}
    return plan(person=person(**{"ratings": ratings, **changes}))


def test_the_page_comes_first_then_the_chapter_and_the_annex_in_the_order_of_the_report() -> None:
    found = headings(markdown_text(rated(), catalog(), COMMAND, private=True))
    assert found[0] == "Next step: Senior Product Owner, a promotion."
    assert found[1] == "Short by"
    order = [
        "This week, 60 minutes, for 1",
        "The chapter, 24 Nov 2026 to 22 Feb 2027",
        "What Senior Product Owner asks and you may be short of",
        "After the chapter, in outline",
        "Why this one",
        "The way to the target",
        "Other ways",
        "What is coming",
    ]
    places = [found.index(one) for one in order]
    assert places == sorted(places)
    assert found[-1] == "The same plan, without questions"


def test_each_action_of_the_chapter_is_one_box_to_tick_with_how_one_sees_that_it_is_done() -> None:
    text = markdown_text(rated(), catalog())
    page = by_github(text)
    chapter = facts_of(rated(), catalog(), private=False).chapter
    assert chapter is not None
    assert page.tags["input"] == len(chapter.actions)
    assert "  - Done: check done on the stated date." in text


def test_the_command_is_left_out_unless_the_page_is_private() -> None:
    assert "without questions" not in markdown_text(rated(), catalog(), COMMAND)
    private = markdown_text(rated(), catalog(), COMMAND, private=True)
    assert private.endswith(f"```sh\n{COMMAND}\n```\n")


def test_a_plan_without_gaps_and_actions_has_no_empty_sections() -> None:
    empty = plan(step(), alternatives=(), stay_and_grow=None, route=None, trends=(), assumptions=(), warnings=())
    text = markdown_text(empty, catalog())
    assert re.search(r"^#.*\n+(?=#|\Z)", text.split("\n", 1)[1], re.MULTILINE) is None


def test_no_line_ends_in_spaces_and_no_two_empty_lines_follow_each_other() -> None:
    text = markdown_text(rated(), catalog(), COMMAND, private=True)
    assert re.search(r" $", text, re.MULTILINE) is None
    assert "\n\n\n" not in text
    assert text.endswith("\n")


MARK = "zebra"
"""Stands in everything that a person says in private."""
WORDS = f"Nobody listens to the {MARK}."
DECISIONS: tuple[Decided | None, ...] = (
    None,
    Decided("probation", date(2027, 2, 10), MARK),
    Decided("post-ends", date(2027, 2, 28), MARK),
    Decided("post-in-question", date(2027, 2, 28), MARK),
    Decided("post-opens", date(2027, 3, 28), MARK),
    Decided("review", date(2027, 2, 28), MARK),
)


@cache
def builtin() -> Catalog:
    return load_catalog(None)


def confiding(decided: Decided | None, **changes: Any) -> Plan:
    """The plan of somebody who said something in every private field."""
    rating = Rating(2, evidence=WORDS, usually=WORDS)
    made = Profile(
        role="product-owner",
        months_in_role=30,
        hours_per_week=4,
        words=(WORDS,),
        offer=WORDS,
        doubts=("need-a-certificate",),
        hurts=("prioritization",),
        counts={"user-research": 0},
        situation=Situation(decided=decided, applied=Applied(4, 0)),
        ratings=dict.fromkeys(("prioritization", "user-research", "product-vision"), (rating,)),
    )
    return make_plan(builtin(), replace(made, **changes), date(2026, 12, 1))


def confidences(made: Plan) -> list[str]:
    """What nobody else may read of a plan: the marker, doubts, symptoms, the situation, and a kit for the person alone."""
    world = builtin()
    found = [MARK, "You know this", "holds you back", "You wrote", "Applied", "too much"]
    found += [world.doubts[key].asks for key in made.person.doubts]
    kit = made.next_step.kit
    if kit is not None and world.kits[kit.id].for_ not in SHARED_KITS:
        found += [one.what for one in kit.checks]
        found += [one.what for one in kit.steps]
        found += [one.words for one in kit.say if "{" not in one.words]
    if made.next_step.settled_by == 2:
        found += ["another employer", "in question", "Your post"]
    return found


def as_read(text: str) -> str:
    """Markdown without its signs, on one line."""
    return " ".join(re.sub(r"[\\*\u2060]", "", text).split())


@pytest.mark.parametrize("decided", DECISIONS)
@pytest.mark.parametrize(
    "changes",
    [{}, {"wants": ("independence",), "target": ("consultant",)}, {"target": ("product-manager", "ux-researcher")}],
)
def test_nothing_private_stands_on_a_page_that_is_handed_over(
    decided: Decided | None, changes: Mapping[str, Any]
) -> None:
    made = confiding(decided, **changes)
    text = as_read(markdown_text(made, builtin(), f"po-career plan --words {MARK}"))
    assert [one for one in confidences(made) if one in text] == []


def test_a_load_that_is_too_much_is_not_told_to_anybody() -> None:
    made = confiding(None, situation=Situation(load="too-much"))
    text = as_read(markdown_text(made, builtin()))
    assert [one for one in (*confidences(made), "load", "doctor") if one in text] == []
    assert text.startswith("# There is no plan to hand over now.")
    assert [action.title for action in made.next_step.actions if action.title in text] == []


def test_what_the_catalogue_does_not_know_of_the_person_is_not_quoted_either() -> None:
    unknown = Caution(f'your catalogue has no doubt "{MARK}"', MARK)
    made = replace(plan(), warnings=(unknown,))
    assert MARK not in as_read(markdown_text(made, catalog()))
    assert MARK in as_read(markdown_text(made, catalog(), private=True))


def test_with_private_all_of_it_is_there() -> None:
    text = as_read(markdown_text(confiding(None), builtin(), private=True))
    assert text.count(MARK) >= 3
    assert "holds you back" in text


@pytest.mark.parametrize("read", [by_github, by_the_letter])
@given(text=TEXTS.filter(lambda text: bool(text.strip())), url=st.sampled_from([*LINKS, *NO_LINKS]), command=st.none() | TEXTS)
def test_no_text_of_a_file_changes_the_page(read: Any, text: str, url: str, command: str | None) -> None:
    plainly = read(markdown_text(with_texts(plan(), "word", url), with_texts(catalog(), "word", url), command))
    page = read(markdown_text(with_texts(plan(), text, url), with_texts(catalog(), text, url), command))
    assert set(page.tags) == set(plainly.tags)
    assert page.tags["input"] == plainly.tags["input"]
    assert page.links == plainly.links
    assert set(page.links) <= set(LINKS)


def test_a_title_that_is_markup_is_shown_as_its_letters() -> None:
    title = "<b>**Lead**</b> [x](javascript:alert) @all #1"
    text = markdown_text(plan(replace(plan().next_step, title=title)), catalog())
    assert by_github(text).texts[1].replace("\u2060", "") == f"Perhaps {title}."
    assert md(title) in text
