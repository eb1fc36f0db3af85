"""What another version of the catalogue means for one person."""

from dataclasses import replace

import pytest
from tiny import catalog, person, role

from po_career.catalog.model import Replaced
from po_career.planning.catalog_effect import effect_of, standing, unreadable
from po_career.profile.model import Profile

OLD = catalog([role("owner", {"ordering": (2, "core")}), role("senior", {"ordering": (3, "core"), "people": (2, "core")})], skills=["law"])
NEW = catalog([role("owner", {"ordering": (2, "core")}), role("senior", {"ordering": (3, "core"), "people": (2, "core"), "law": (2, "useful")})])
ANNA = person("owner", ordering=3, people=1)


def test_readiness_and_verdict_are_those_of_each_version() -> None:
    """3 * 3 + 1 * 3 of 15 levels by weight, then of 17."""
    found = effect_of(OLD, NEW, ANNA, ANNA, "senior")
    assert found.before is not None
    assert found.after is not None
    assert (found.before.role, found.before.title, found.before.verdict) == ("senior", "Senior", "within reach")
    assert found.before.readiness.expected == pytest.approx(12 / 15)
    assert found.after.readiness.expected == pytest.approx(12 / 17)
    assert standing(OLD, ANNA, "senior") == found.before


def test_only_what_the_new_version_asks_and_nobody_rated_is_newly_asked() -> None:
    def newly(after: Profile) -> tuple[str, ...]:
        return effect_of(OLD, NEW, ANNA, after, "senior").newly_asked

    assert newly(ANNA) == ("law",)
    assert newly(person("owner", ordering=3, law=1)) == ()
    assert effect_of(NEW, OLD, ANNA, ANNA, "senior").newly_asked == ()
    assert effect_of(OLD, NEW, ANNA, ANNA, "owner").newly_asked == ()


def test_a_role_and_a_skill_that_were_renamed_are_followed() -> None:
    later = catalog([role("chief", {"sorting": (3, "core"), "people": (2, "core")})])
    later = replace(later, replaced=Replaced(roles={"senior": "chief"}, skills={"ordering": "sorting"}))
    found = effect_of(OLD, later, ANNA, person(sorting=3, people=1), "senior", renamed=("senior",))
    assert found.after is not None
    assert (found.after.role, found.newly_asked, found.renamed) == ("chief", (), ("senior",))


def test_a_role_that_is_gone_has_no_standing_any_more() -> None:
    found = effect_of(OLD, replace(OLD, roles={"owner": OLD.roles["owner"]}), ANNA, ANNA, "senior", kept_aside=("x",))
    assert found.before is not None
    assert (found.after, found.newly_asked, found.kept_aside) == (None, (), ("x",))


def test_without_an_aim_or_a_readable_profile_there_is_nothing_to_compare() -> None:
    aimless = effect_of(OLD, NEW, ANNA, ANNA, None, kept_aside=("x",), renamed=("y",))
    assert (aimless.before, aimless.after, aimless.kept_aside, aimless.renamed) == (None, None, ("x",), ("y",))
    broken = unreadable(OLD, ANNA, "senior", ("line 1",))
    assert (broken.problems, broken.before, broken.after) == (("line 1",), standing(OLD, ANNA, "senior"), None)
    assert unreadable(OLD, ANNA, None, ("line 1",)).before is None
