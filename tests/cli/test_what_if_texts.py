"""What `--what-if` takes: a rating, hours, a budget, a target."""

from dataclasses import replace

import pytest

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Skill
from po_career.cli.what_if import read_what_if
from po_career.errors import UsageError
from po_career.planning.belief import beliefs
from po_career.planning.plan_model import Change
from po_career.profile.model import Budget, Profile, Rating

CATALOG = load_catalog(None)
PO = Profile(role="product-owner", hours_per_week=4, ratings={"roadmapping": (Rating(1), Rating(3, by="other"))})


def test_a_level_that_is_only_imagined_counts_as_one_shown_by_an_example() -> None:
    then, _ = read_what_if(["roadmapping=4"], PO, CATALOG)
    belief = beliefs(CATALOG, then)["roadmapping"]
    assert (belief.basis, belief.expected) == ("evidence", 4)  # whatever another rater said
    assert belief == beliefs(CATALOG, replace(PO, ratings={"roadmapping": (Rating(4, evidence="x"),)}))["roadmapping"]


def test_a_change_says_what_today_counts_and_what_it_rests_on() -> None:
    _, changes = read_what_if(["Roadmapping = 4", "backlog-management=1", "HOURS=6", "budget=100", "to=senior po"], PO, CATALOG)
    asked = CATALOG.roles["product-owner"].requires["backlog-management"].level
    assert changes == (
        Change("rating", "roadmapping", 1, 4, "rated"),
        Change("rating", "backlog-management", asked, 1, "assumed"),
        Change("hours", None, 4, 6, None),
        Change("budget", None, None, 100, None),
        Change("to", None, None, "senior-po", None),
    )


def test_the_profile_changes_only_in_what_is_named() -> None:
    then, _ = read_what_if(["hours=6,5", "to=Senior PO"], PO, CATALOG)
    assert then == replace(PO, hours_per_week=6.5, target=("senior-po",))


def test_a_limit_and_a_target_can_be_taken_away() -> None:
    then, _ = read_what_if(["budget=none", "to=None"], replace(PO, budget=Budget(10), target=("cpo",)), CATALOG)
    assert then == PO


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["hours=6", "hours=8"], '--what-if gives two values for hours per week: "hours=6" and "hours=8"\ngive each thing once'),
        (["budget=100", "to=senior-po", "budget=none"], 'for budget: "budget=100" and "budget=none"'),
        (["to=cpo", "to=senior-po"], 'for target: "to=cpo" and "to=senior-po"'),
        (["roadmapping=2", "Roadmapping = 3"], 'for the level of roadmapping: "roadmapping=2" and "Roadmapping = 3"'),
    ],
)
def test_two_values_for_one_thing_are_a_mistake_and_none_counts_in_silence(texts: list[str], words: str) -> None:
    with pytest.raises(UsageError) as error:
        read_what_if(texts, PO, CATALOG)
    assert words in str(error.value)
    assert error.value.exit_code == 2


def test_the_same_value_given_again_changes_nothing() -> None:
    once = read_what_if(["hours=6", "roadmapping=2"], PO, CATALOG)
    assert read_what_if(["hours=6", "roadmapping=2", "HOURS=6.0", "Roadmapping=2"], PO, CATALOG) == once


def test_a_skill_goes_before_a_setting_of_the_same_name() -> None:
    catalog = replace(CATALOG, skills={**CATALOG.skills, "budget": Skill("budget", "Budgeting")})
    then, changes = read_what_if(["budget=3"], PO, catalog)
    assert (then.budget, changes) == (None, (Change("rating", "budget", 0, 3, "unknown"),))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hours=0", '"0" is not a valid value for --what-if hours=\nexpected a number above 0, at most 60, for example --what-if hours=4'),
        ("budget=-1", "for example --what-if budget=4"),
        ("to=senior-p", "there is no role"),
        ("roadmaping=3", 'did you mean "Roadmapping" (roadmapping)?'),
        ("roadmapping=9", '"9" is not a valid level'),
        ("roadmapping", "expected a skill and its value"),
        ("=3", "expected a skill and its value"),
    ],
)
def test_a_text_that_does_not_fit_says_what_was_expected(text: str, words: str) -> None:
    with pytest.raises(UsageError) as error:
        read_what_if([text], PO, CATALOG)
    assert words in str(error.value)
