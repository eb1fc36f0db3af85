"""Where a text speaks of roles, skills and actions."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.model import Action, Catalog, Identity, Role, Scale, ScaleLevel, Skill, Span
from po_career.language.mentions import Mention, mentions_in

ROLES = (
    Role("po", "Product Owner", {}, aliases=("PO",), signals=("own .. backlog",)),
    Role("senior-po", "Senior Product Owner", {}),
    Role("consultant", "Product / Agile Consultant", {}),
    Role("scrum-master", "Scrum Master", {}),
)
SKILLS = (
    Skill("scrum", "Scrum", aliases=("sprint planning",)),
    Skill("scaling", "Scaling", aliases=("SAFe", "ART")),
    Skill("backlog", "Product backlog management", aliases=("backlog",), signals=("decide|choose .. built next", "orders work")),
    Skill("positioning", "Positioning"),
    Skill("ux", "UX design", aliases=("UX",)),
    Skill("strategy", "Product strategy", aliases=("strategy",)),
)
ACTIONS = (Action("pspo", "Professional Scrum Product Owner I (PSPO I)", "certification", Span(1, 2), {}),)
CATALOG = Catalog(
    Identity("tiny"),
    Scale(tuple(ScaleLevel(level, str(level)) for level in range(5))),
    {role.id: role for role in ROLES},
    {skill.id: skill for skill in SKILLS},
    {action.id: action for action in ACTIONS},
)


def found(*lines: str) -> list[tuple[str, str, str]]:
    """Kind, id and words of every mention."""
    return [(one.kind, one.id, one.words) for one in mentions_in(lines, CATALOG)]


def test_a_name_an_alias_and_an_abbreviation_are_found_where_they_stand() -> None:
    first, second = mentions_in(["", "You are PO", "and own the Backlog."], CATALOG)
    assert (first.id, first.words, first.line, first.column) == ("po", "PO", 2, 8)
    assert (second.id, second.words, second.line) == ("backlog", "Backlog", 3)


def test_the_longest_name_counts() -> None:
    assert found("Senior Product Owners wanted") == [("role", "senior-po", "Senior Product Owners")]
    assert found("a certified Professional Scrum Product Owner I") == [("action", "pspo", "Professional Scrum Product Owner I")]


def test_the_scrum_of_a_scrum_master_is_no_mention_of_scrum() -> None:
    assert found("work with the Scrum Master") == [("role", "scrum-master", "Scrum Master")]
    assert found("work with Scrum") == [("skill", "scrum", "Scrum")]


def test_a_skill_before_a_job_title_is_somebody_elses() -> None:
    assert found("together with our UX designers") == []
    assert found("together with our UX") == [("skill", "ux", "UX")]


@pytest.mark.parametrize("line", ["a safe place", "the art of it", "Safe and sound"])
def test_names_in_capitals_are_no_ordinary_words(line: str) -> None:
    assert found(line) == []


def test_names_in_capitals_are_found_in_a_heading_in_capitals() -> None:
    assert found("EXPERIENCE WITH SAFE") == [("skill", "scaling", "SAFE")]


def test_inflections_and_both_spellings_are_one_word() -> None:
    assert [skill for _, skill, _ in found("Owning backlogs", "PRODUCT STRATEGIES")] == ["backlog", "strategy"]


def test_a_skill_in_ing_is_not_found_in_a_noun() -> None:
    assert found("a position in the team") == []
    assert found("pricing and positioning") == [("skill", "positioning", "positioning")]


def test_a_signal_has_gaps_and_choices_and_stays_in_its_sentence() -> None:
    assert found("You choose what gets built next") == [("skill", "backlog", "choose what gets built next")]
    assert found("You decide with us all what in the end is to be built next") == []
    assert found("You decide. What is built next is up to others") == []


def test_a_paragraph_that_is_wrapped_is_read_as_one() -> None:
    lines = ["In this position you are the person in the team who decides what is", "built next, and in which order."]
    assert found(*lines) == [("skill", "backlog", "decides what is built next")]


def test_what_describes_the_work_of_a_role_is_no_mention_of_it() -> None:
    assert [kind for kind, _, _ in found("you own the whole backlog")] == ["skill"]


def test_two_titles_in_one_are_two_names() -> None:
    assert found("Agile Consultant", "Product Consultant") == [
        ("role", "consultant", "Agile Consultant"),
        ("role", "consultant", "Product Consultant"),
    ]


def test_names_are_surer_than_single_words_and_those_than_everyday_ones() -> None:
    sure = {one.words: one.certainty for one in mentions_in(["Product strategy; a strategy; the backlog"], CATALOG)}
    assert sure["Product strategy"] > sure["backlog"] > sure["strategy"]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_text_can_be_read_and_every_mention_stands_in_it(lines: Sequence[str]) -> None:
    for one in mentions_in(lines, CATALOG):
        assert isinstance(one, Mention)
        assert lines[one.line - 1][one.column :].startswith(one.words.split(" ")[0])
        assert 0 < one.certainty <= 1
