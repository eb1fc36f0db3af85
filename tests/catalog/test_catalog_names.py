"""Names that people type."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.model import Catalog, Identity, Role, Scale, ScaleLevel, Skill
from po_career.catalog.names import nearest
from po_career.errors import UsageError
from po_career.language.find import find_item

ROLES = {
    "product-owner": Role("product-owner", "Product Owner", {}, aliases=("PO", "Backlog owner")),
    "product-manager": Role("product-manager", "Product Manager", {}, aliases=("PM", "po-pm")),
    "project-lead": Role("project-lead", "Project Lead", {}, aliases=("PM", "Product Owner")),
}
SKILLS = {"collab": Skill("collab", "Cross-functional collaboration", short="Collaboration")}
CATALOG = Catalog(Identity("ladder"), Scale((ScaleLevel(0, "Not yet"), ScaleLevel(1, "Awareness"))), ROLES, SKILLS, {})


@pytest.mark.parametrize("text", ["product-owner", "Product-Owner", " product  owner ", "PRODUCT OWNER", "po", "backlog OWNER"])
def test_a_role_is_found_by_id_title_and_alias_in_any_case(text: str) -> None:
    assert find_item(CATALOG, "role", text) == "product-owner"


def test_a_skill_is_found_by_its_short_name() -> None:
    assert find_item(CATALOG, "skill", "collaboration") == "collab"


def test_a_name_of_two_roles_names_both() -> None:
    with pytest.raises(UsageError) as raised:
        find_item(CATALOG, "role", "pm")
    assert str(raised.value) == (
        '"pm" is the name of 2 roles: "Product Manager" (product-manager), "Project Lead" (project-lead)\n  name one of them by its id'
    )


def test_a_near_miss_suggests() -> None:
    with pytest.raises(UsageError) as raised:
        find_item(CATALOG, "role", "produckt manager")
    assert str(raised.value) == (
        'there is no role "produckt manager"\n  did you mean "Product Manager" (product-manager)?\n  po-career roles lists all 3.'
    )


def test_what_is_like_nothing_gets_no_suggestion() -> None:
    with pytest.raises(UsageError, match=re.escape('there is no skill "xyzzy"\n  po-career skills lists all 1.')):
        find_item(CATALOG, "skill", "xyzzy")


def test_the_nearest_name_is_given_as_it_is_written() -> None:
    assert nearest("HOURS", ["Hour", "months"]) == "Hour"
    assert nearest("", ["a"]) is None


@given(st.text())
def test_no_text_does_more_than_be_refused(text: str) -> None:
    with suppress(UsageError):
        assert find_item(CATALOG, "role", text) in ROLES
