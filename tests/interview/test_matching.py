"""What a typed text may mean."""

from po_career.interview.matching import exact, fitting, near, offers
from po_career.interview.question import Option, Question

ROLES = (
    Option("business-analyst", "Business Analyst", words=("business-analyst", "BA", "Product Analyst")),
    Option("product-owner", "Product Owner", words=("product-owner", "PO")),
    Option("portfolio-owner", "Portfolio Owner", words=("portfolio-owner",)),
    Option("senior", "Senior Product Owner", words=("senior", "Lead PO")),
    Option("", "None of these", always=True),
)


def labels(options: list[Option]) -> list[str]:
    return [option.label for option in options]


def test_an_exact_alias_comes_before_everything_that_begins_like_it() -> None:
    assert labels(fitting(ROLES, "po")) == ["Product Owner", "Portfolio Owner", "Senior Product Owner"]


def test_then_the_start_of_the_title_then_of_a_word_then_inside_then_an_alias() -> None:
    assert labels(fitting(ROLES, "pro")) == ["Product Owner", "Senior Product Owner", "Business Analyst"]
    assert labels(fitting(ROLES, "lio")) == ["Portfolio Owner"]


def test_a_title_of_several_words_is_found_from_its_second_word_on() -> None:
    assert labels(fitting(ROLES, "product  OWNER")) == ["Product Owner", "Senior Product Owner"]


def test_none_of_these_is_offered_whatever_is_typed() -> None:
    question = Question("choose", "Which role do you hold?", options=ROLES)
    assert labels(offers(question, "nurse")) == ["None of these"]
    assert labels(offers(question, "")) == labels(list(ROLES))


def test_signs_of_a_pattern_are_plain_text() -> None:
    assert fitting(ROLES, "(.*") == []


def test_an_exact_name_is_exact_in_any_case() -> None:
    assert labels(exact(ROLES, "Ba")) == ["Business Analyst"]


def test_a_slip_of_the_pen_finds_its_neighbour() -> None:
    assert labels(near(ROLES, "produckt owner"))[0] == "Product Owner"
    assert near(ROLES, "astronaut") == []


def test_a_slip_of_the_pen_is_offered_while_one_types() -> None:
    question = Question("choose", "Which role do you hold?", options=ROLES)
    assert labels(offers(question, "prodcut owner"))[0] == "Product Owner"
    assert labels(offers(question, "prodcut owner"))[-1] == "None of these"
    assert labels(offers(question, "zzzz")) == ["None of these"]
