"""The pages of the catalogue: on a screen and as JSON."""

import json
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from world import catalog

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Cost, FirstStep, WorkStep
from po_career.render.as_json import json_text
from po_career.render.explore.action_page import action_lines, action_list_lines, cost_words
from po_career.render.explore.doubt_page import doubt_lines, doubt_list_lines
from po_career.render.explore.entries import catalog_page
from po_career.render.explore.entry_model import (
    ActionsPage,
    DoubtsPage,
    KitsPage,
    RolesPage,
    SkillsPage,
    TrendsPage,
)
from po_career.render.explore.kit_page import kit_lines, kit_list_lines
from po_career.render.explore.role_page import role_lines, role_list_lines
from po_career.render.explore.skill_page import skill_lines, skill_list_lines
from po_career.render.explore.trend_page import trend_lines, trend_list_lines
from po_career.render.page.glyphs import ASCII, UNICODE, Glyphs
from po_career.render.page.layout import Line, page_of, width_of
from po_career.render.page.paint import plain_text

WORLD = catalog()
PAGES: list[tuple[type, str]] = [
    (RolesPage, "roles"),
    (SkillsPage, "skills"),
    (ActionsPage, "actions"),
    (TrendsPage, "trends"),
    (KitsPage, "kits"),
    (DoubtsPage, "doubts"),
]


def screens(width: int, glyphs: Glyphs) -> list[list[Line]]:
    """Every list and every page of the hand-made catalogue."""
    page = page_of(width, glyphs)
    roles, skills = catalog_page("roles", WORLD).roles, catalog_page("skills", WORLD).skills
    actions, trends = catalog_page("actions", WORLD).actions, catalog_page("trends", WORLD).trends
    kits, doubts = catalog_page("kits", WORLD).kits, catalog_page("doubts", WORLD).doubts
    lists = [role_list_lines(roles, page), skill_list_lines(skills, page), action_list_lines(actions, page)]
    full = [*(role_lines(one, page) for one in roles), *(skill_lines(one, page) for one in skills)]
    return [
        *lists,
        trend_list_lines(trends, page),
        kit_list_lines(kits, page),
        doubt_list_lines(doubts, page),
        *full,
        *(action_lines(one, page) for one in actions),
        *(trend_lines(one, page) for one in trends),
        *(kit_lines(one, page) for one in kits),
        *(doubt_lines(one, page) for one in doubts),
    ]


def flat(lines: list[Line]) -> str:
    return " ".join(plain_text(lines).split())


def role(key: str, width: int = 80) -> str:
    return flat(role_lines(catalog_page("roles", WORLD, [key]).roles[0], page=page_of(width, UNICODE)))


def skill(key: str) -> str:
    return flat(skill_lines(catalog_page("skills", WORLD, [key]).skills[0], page=page_of(80, UNICODE)))


def action(key: str) -> str:
    return flat(action_lines(catalog_page("actions", WORLD, [key]).actions[0], page=page_of(80, UNICODE)))


def kit(key: str) -> str:
    return flat(kit_lines(catalog_page("kits", WORLD, [key]).kits[0], page=page_of(80, UNICODE)))


def doubt(key: str) -> str:
    return flat(doubt_lines(catalog_page("doubts", WORLD, [key]).doubts[0], page=page_of(80, UNICODE)))


@given(width=st.integers(20, 140), glyphs=st.sampled_from([UNICODE, ASCII]))
def test_no_line_of_any_page_is_wider_than_the_terminal(width: int, glyphs: Glyphs) -> None:
    assert max(width_of(line) for lines in screens(width, glyphs) for line in lines) <= min(width, 112)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_page_steers_the_terminal_or_fails_in_ascii(width: int) -> None:
    assert "\x1b" not in "".join(plain_text(lines) for lines in screens(width, UNICODE))
    "".join(plain_text(lines) for lines in screens(width, ASCII)).encode("ascii")


def test_the_role_list_goes_by_track() -> None:
    text = plain_text(role_list_lines(catalog_page("roles", WORLD).roles, page=page_of(80, UNICODE)))
    assert text.startswith("5 roles on 2 tracks. Years are typical, never a condition.\n\nProduct\n")
    assert "\n  Product Owner                      2–5 y  owns value of one product\n" in text
    assert "\n  Senior Product Owner               4–7 y  owns direction, grows others\n" in text
    assert "10+ y" in text


def test_a_role_in_full_has_its_day_its_needs_its_ways_and_its_sources() -> None:
    text = role("senior")
    for part in (
        "Senior Product Owner Owns direction, grows others. id senior · track Product · rung 3 Also called: Lead PO.",
        "What it is for Owns the direction of a product and grows other owners.",
        "What it is responsible for · set the direction · coach other owners",
        "A day · a vision talk",
        "What sets it apart Owns direction, not only order.",
        "How it differs by company · In small firms the role [b]manages[/b] people.",
        "Typical experience 4 to 7 years; never a condition. Rests on a framework or study: several ladders.",
        "What it needs Core Decision-making Practitioner article Product vision [/x] Practitioner source Important",
        "Useful Outcomes [red]and[/red] metrics Working",
        "Where it leads Head of Product",
        "Product Owner back time varies",
        "Who comes here Product Owner promotion after 24 to 36 months The nearest step up. Keep in mind: The title differs by company.",
        "Nearest occupations · ESCO 2431.1 product manager · O*NET 11-2021.00",
        "Sources Rests on the article and a framework or study. · World Economic Forum, Future of Jobs Report, 2025, CC BY. https://example.org/wef",
    ):
        assert part in text


def test_a_role_that_says_little_has_no_empty_headings() -> None:
    assert (
        role("founder")
        == "Founder / Entrepreneur of a company with a remarkably long title id founder What it needs Core Product vision [/x] Expert"
    )


def test_a_skill_in_full_has_a_sentence_for_each_level_who_asks_and_what_raises_it() -> None:
    text = skill("decisions")
    assert "Its levels 1 Awareness: I can name the options. 2 Working: I decide on routine cases." in text
    assert "Which roles ask for it Product Owner Working core Senior Product Owner Practitioner core" in text
    assert "What raises it Take a decision with incomplete data that others to Practitioner decide" in text
    assert "Trends that it prepares for · Data-driven decisions (data)" in text
    assert "Nearest ESCO skill make decisions (1234)" in text


def test_an_action_in_full_says_what_it_takes_what_it_lifts_and_how_one_knows_that_it_is_done() -> None:
    text = action("course")
    for part in (
        "20 to 30 hours, in your own time; a plan counts 25 h. The hours rest on a framework or study: the provider's page.",
        "At least 4 weeks from start to finish.",
        "1,200 USD, seen 2024. With the exam. Prices change: check the provider's page.",
        "Product vision [/x] Working → Practitioner",
        "It lifts a person who has the level before the arrow, by that one level and no further.",
        "· Product vision [/x] at Working · You hold the role Product Owner",
        "Done when Certificate held [red].",
        "Where An Institute https://example.org/a/very/long/address",
        "Details Exam: 60 questions Renewal: every two years",
    ):
        assert part in text


def test_work_in_full_says_what_must_be_there_what_to_say_and_how_it_goes_on() -> None:
    built_in = load_catalog()
    made = replace(
        built_in.actions["mend-three-backlogs"],
        needs=("supportive-manager",),
        scope=3,
        lent_by="the lead",
        fits=("senior-po", "senior-po>group-pm"),
        ask="Which three?",
        to=None,
        first_step=FirstStep("Book an hour", 45, "an analyst"),
        steps=(WorkStep("Go through them", 8, 1), WorkStep("Cut them", 12, 4)),
        halfway="two of three",
        proof="A page of figures",
        opens={"data-analytics": 1},
    )
    world = replace(built_in, actions={made.id: made})
    (entry,) = catalog_page("actions", world, [made.id]).actions
    text = flat(action_lines(entry, page=page_of(80, UNICODE)))
    need = built_in.needs["supportive-manager"].title
    for part in (
        "What it opens",
        f"{need} · You decide on several products or teams, or the lead lends you the mandate",
        'What to say to your manager "Which three?"',
        "The first 45 minutes, with an analyst Book an hour.",
        "Its steps week 1 Go through them. 8 h week 4 Cut them. 12 h",
        "What you can show half-way Two of three.",
        "What you can show afterwards A page of figures.",
        "What it fits · Senior Product Owner · Senior Product Owner to Group Product Manager",
    ):
        assert part in text
    assert "Assignments" in flat(action_list_lines([entry], page=page_of(80, UNICODE)))


def test_every_kind_of_action_has_a_place_in_the_list() -> None:
    entries = catalog_page("actions", load_catalog()).actions
    text = flat(action_list_lines(entries, page=page_of(80, UNICODE)))
    assert all(entry.id in text for entry in entries)


def test_a_role_says_whom_it_suits_and_how_to_try_it_and_a_skill_what_goes_wrong_without() -> None:
    built_in = load_catalog()
    (entry,) = catalog_page("roles", built_in, ["group-pm"]).roles
    text = flat(role_lines(entry, page=page_of(80, UNICODE)))
    assert "decides on several products or teams" in text
    assert f"It suits whoever wants more of · {entry.suits[0].title}" in text
    assert "How to try it ·" in text
    (known,) = catalog_page("skills", built_in, ["people-management"]).skills
    text = flat(skill_lines(known, page=page_of(80, UNICODE)))
    assert known.check is not None
    assert f"What can be counted {known.check.asks} · none: Working at most" in text
    assert f"What goes wrong without it · {known.without[0]}" in text


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (None, "No price on file: check the provider's page."),
        (Cost(0), "Free."),
        (Cost(0, seen="2024"), "Free, seen 2024."),
        (Cost(99.5, "EUR"), "99.5\u00a0EUR, date not on file. Prices change: check the provider's page."),
    ],
)
def test_a_price_says_when_it_was_seen_and_an_unknown_one_is_never_zero(cost: Cost | None, words: str) -> None:
    assert cost_words(cost) == words


def test_a_trend_in_full_has_each_figure_with_source_year_and_caution() -> None:
    text = flat(trend_lines(catalog_page("trends", WORLD, ["data"]).trends[0], page=page_of(80, UNICODE)))
    assert "A remark without a source. No source on file." in text
    assert "Source: World Economic Forum, Future of Jobs Report, 2025. Caution: Employers were asked, not owners." in text
    assert "Actions that prepare for it · Take a decision" in text


def test_the_list_of_kits_has_title_hours_and_id() -> None:
    text = plain_text(kit_list_lines(catalog_page("kits", WORLD).kits, page=page_of(80, UNICODE)))
    assert text.startswith("2 kits. A kit is what a kind of move takes beside skills:")
    assert "\n  Get the [b]post[/b]  4 h  post\n" in text  # 30 + 30 minutes, then 3 + 0.5 hours
    assert text.endswith("po-career kits post shows one in full, with the words to say.\n")


def test_a_kit_in_full_says_what_to_find_out_to_do_to_say_and_when_to_decide() -> None:
    text = kit("post")
    for part in (
        "id post · for promotion-in-house · 4.5 h",
        "In your plan {role} is the role that you want, {date} is a day that it names.",
        'Find out first · Whether there is a post. Ask your manager, by day 5, 30 minutes. "Is there',
        'If no: "Who knows?" Nothing is offered, tried or signed before it.',
        "· Who else wants it. 30 minutes. Do",
        "· Write one page. 3 h, by the end of week 2; it stays if there is less time.",
        "First, 60 minutes, with a colleague: list five results. Done when somebody has read it.",
        "30 minutes, by the end of week 1; worth it whatever is decided; first after interviews that",
        'led to no offer. "May I try it?" Nothing is offered, tried or signed before it.',
        "Skills that it rests on · Decision-making (decisions)",
        'What to say To your manager "I would like it by {date}." If no: "What would change that?"',
        'To the board "Who decides?" "Shall I?"',
        "When to decide On the day. If you have a yes. Then: stay. Otherwise: look elsewhere.",
        "What to avoid · Waiting for years",
        "What would change the plan · A post that opens earlier.",
        "Rests on our judgement.",
    ):
        assert part in text


def test_a_kit_that_says_little_has_no_empty_headings() -> None:
    assert kit("nothing") == "Stay id nothing · for stay · 0 minutes"


def test_the_list_of_doubts_answers_each_in_a_line() -> None:
    text = plain_text(doubt_list_lines(catalog_page("doubts", WORLD).doubts, page=page_of(80, UNICODE)))
    assert text.startswith("2 doubts: questions that people in this field carry.\n")
    assert "\nDo I have to [i]code[/i]?\n  No, you have to follow.\n  id code\n" in text
    assert "\nAm I too old?\n  It depends.\n  id age\n" in text  # the answer, if it has no short form


def test_a_doubt_in_full_has_both_answers_and_whom_it_concerns() -> None:
    text = doubt("code")
    for part in (
        "In short No, you have to follow. The answer No. You have to follow a technical choice.",
        "Roles that ask it · Product Owner (po)",
        "Wants that it goes with · Direction of a product (direction)",
        "Skills that it is about · Decision-making (decisions)",
        "Rests on a framework or study. · World Economic Forum",
    ):
        assert part in text
    assert doubt("age") == "Am I too old? id age The answer It depends."


@pytest.mark.parametrize("lines", [kit_list_lines, doubt_list_lines])
def test_a_catalogue_without_them_has_a_list_of_none(lines: Callable[..., list[Line]]) -> None:
    assert flat(lines([], page=page_of(80, UNICODE))).startswith("0 ")


def test_the_branches_of_a_kit_are_json_by_the_names_that_a_catalogue_uses() -> None:
    data = json.loads(json_text(catalog_page("kits", WORLD, ["post"])))["kits"][0]
    assert (data["for"], data["hours"]) == ("promotion-in-house", 4.5)
    assert data["stop"] == {
        "on": "on the day",
        "if": "you have a yes",
        "then": "stay",
        "else": "look elsewhere",
    }
    assert data["checks"][1]["with"] is None


def test_a_source_that_the_catalogue_only_names_is_shown_by_its_id() -> None:
    from dataclasses import replace

    lost = replace(WORLD, sources={})
    assert [source.title for source in catalog_page("roles", lost, ["senior"]).roles[0].sources] == ["wef", "ladder"]


@pytest.mark.parametrize(("model", "name"), PAGES)
def test_every_page_as_json_keeps_to_its_schema(model: type, name: str) -> None:
    schema = TypeAdapter(model).json_schema(mode="serialization")
    data = json.loads(json_text(catalog_page(name, WORLD)))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["schema"] == f"po-career/{name}/1"
    assert data["catalog"] == {"id": "hand-made", "version": "1", "digest": "0" * 64}


def test_json_of_one_thing_is_a_list_of_one_and_absent_is_null() -> None:
    data = json.loads(json_text(catalog_page("roles", WORLD, ["founder"])))
    assert [one["id"] for one in data["roles"]] == ["founder"]
    assert data["roles"][0]["typical_years"] is None
    assert data["roles"][0]["track"] is None
    assert json.loads(json_text(catalog_page("actions", WORLD, ["course"])))["actions"][0]["raises"][0]["from"] == 2


def test_an_unknown_id_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        catalog_page("roles", WORLD, ["nobody"])
