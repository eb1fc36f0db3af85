"""Every question of the interview can be answered by an option of `plan` and by a key of `profile set`."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
import typer

from po_career.catalog.load import load_catalog
from po_career.cli.common import Said
from po_career.cli.person import with_options
from po_career.cli.plan import app as plan_app
from po_career.cli.profile import app as profile_app
from po_career.errors import UsageError
from po_career.interview.question_topic import About
from po_career.profile.model import (
    Applied,
    Away,
    Budget,
    Decided,
    FormerRole,
    Profile,
    Rating,
    Situation,
)
from po_career.profile.read import read_profile

CATALOG = load_catalog()
MANAGES = {"people-management": (Rating(3),)}


class Way(NamedTuple):
    """How one answer is given."""

    option: str
    value: str | tuple[str, ...]
    """Its text, or its texts."""
    key: tuple[str, ...]
    """The words after `profile set`."""
    holds: Mapping[str, Any]
    """The fields of the profile after either."""


ANSWERS: Mapping[tuple[About, str], Way] = {
    ("role", ""): Way("--role", "Scrum Master", ("role", "Scrum Master"), {"role": "scrum-master"}),
    ("months", ""): Way("--months-in-role", "20", ("months-in-role", "20"), {"months_in_role": 20}),
    ("months", "before"): Way(
        "--former",
        ("Product Owner 36 months",),
        ("former", "Product Owner 36 months"),
        {"former_roles": (FormerRole("product-owner", months=36),)},
    ),
    ("hours", ""): Way("--hours", "3", ("hours", "3"), {"hours_per_week": 3}),
    ("wants", ""): Way(
        "--wants", ("calmer-load",), ("wants", "calmer-load"), {"wants": ("calmer-load",)}
    ),
    ("target", ""): Way("--to", "cpo", ("target", "cpo"), {"target": ("cpo",)}),
    ("second target", ""): Way(
        "--to",
        "cpo, portfolio-owner",
        ("target", "cpo, portfolio-owner"),
        {"target": ("cpo", "portfolio-owner")},
    ),
    ("drains", ""): Way(
        "--drains", "technology", ("drains", "technology"), {"drains": "technology"}
    ),
    ("words", ""): Way(
        "--words",
        ("I wait.", "They ask."),
        ("words", "I wait.", "They ask."),
        {"words": ("I wait.", "They ask.")},
    ),
    ("wish in words", ""): Way(
        "--wants", ("technology",), ("wants", "technology"), {"wants": ("technology",)}
    ),
    ("facts", "load"): Way(
        "--load", "high", ("load", "high"), {"situation": Situation(load="high")}
    ),
    ("facts", "part"): Way(
        "--holds-part", "yes", ("holds-part", "yes"), {"situation": Situation(holds_part=True)}
    ),
    ("facts", "there"): Way(
        "--has",
        ("agile-team",),
        ("has", "agile-team"),
        {"situation": Situation(there={"agile-team": True})},
    ),
    ("facts", "not there"): Way(
        "--lacks",
        ("agile-team",),
        ("lacks", "agile-team"),
        {"situation": Situation(there={"agile-team": False})},
    ),
    ("decided", ""): Way(
        "--decided",
        "review 2099-03-01 by Anna",
        ("decided", "review 2099-03-01 by Anna"),
        {"situation": Situation(decided=Decided("review", date(2099, 3, 1), "Anna"))},
    ),
    ("money", ""): Way(
        "--budget",
        "500 EUR employer",
        ("budget", "500 EUR employer"),
        {"budget": Budget(500, "EUR", "employer")},
    ),
    ("applied", ""): Way(
        "--applied",
        "3 sent, 0 interviews",
        ("applied", "3 sent 0 talks"),
        {"situation": Situation(applied=Applied(3, 0))},
    ),
    ("away", ""): Way(
        "--away",
        ("2099-12-21..2100-01-06",),
        ("away", "2099-12-21..2100-01-06"),
        {"away": (Away(date(2099, 12, 21), date(2100, 1, 6)),)},
    ),
    ("hurts", ""): Way("--hurts", ("coaching",), ("hurts", "coaching"), {"hurts": ("coaching",)}),
    ("offer", ""): Way("--offer", "Come by.", ("offer", "Come by."), {"offer": "Come by."}),
    ("level", ""): Way(
        "--skill",
        ("coaching=2",),
        ("skill", "coaching", "working"),
        {"ratings": {**MANAGES, "coaching": (Rating(2),)}},
    ),
    ("example", ""): Way(
        "--evidence",
        ("people-management=Led = four.",),
        ("evidence", "people-management", "Led = four."),
        {"ratings": {"people-management": (Rating(3, evidence="Led = four."),)}},
    ),
    ("usually", ""): Way(
        "--usually",
        ("people-management=I wait.",),
        ("usually", "people-management=I wait."),
        {"ratings": {"people-management": (Rating(3, usually="I wait."),)}},
    ),
    ("count", ""): Way(
        "--count",
        ("people-management=0",),
        ("count", "people-management", "0"),
        {"counts": {"people-management": 0}},
    ),
    ("doubts", ""): Way(
        "--doubts", ("found-out",), ("doubts", "found-out"), {"doubts": ("found-out",)}
    ),
}
KNOWN = Profile(ratings=MANAGES)


def undated(profile: Profile) -> Profile:
    """Without history, and without the days on which things were said."""
    ratings = {
        skill: tuple(replace(one, on=None) for one in held)
        for skill, held in profile.ratings.items()
    }
    return replace(profile, ratings=ratings, history=())


def set_value(file: Path, *words: str) -> Profile:
    """The profile in `file` after `profile set` of these words."""
    command = typer.main.get_command(profile_app)
    command.main(
        ["set", *words, "--profile", str(file)], prog_name="profile", standalone_mode=False
    )
    return undated(read_profile(file.read_text("utf-8"), str(file), CATALOG).profile)


@pytest.fixture
def file(work_folder: Path) -> Path:
    found = work_folder / "me.yaml"
    found.write_text("schema: po-career/profile/1\nratings: {people-management: 3}\n", "utf-8")
    return found


def test_no_question_is_without_an_option_and_a_key() -> None:
    asked = {about for about, _ in ANSWERS}
    assert asked == set(get_args(About))


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=[" ".join(key) for key in ANSWERS])
def test_option_and_key_say_the_same(answer: Way, file: Path) -> None:
    plan = typer.main.get_command(plan_app)
    assert answer.option in {name for param in plan.params for name in param.opts}
    texts = (answer.value,) if isinstance(answer.value, str) else answer.value
    said = {answer.option.removeprefix("--"): texts}
    expected = replace(KNOWN, **answer.holds)
    assert undated(with_options(KNOWN, said, CATALOG)) == expected
    assert set_value(file, *answer.key) == expected


def test_what_stands_beside_a_skill_is_taken_back_with_none(file: Path) -> None:
    set_value(file, "evidence", "people-management", "Led four.")
    set_value(file, "usually", "people-management", "I wait.")
    set_value(file, "count", "people-management=0")
    after = set_value(file, "skill", "people-management=2")
    assert after.ratings["people-management"][0].level == 2
    assert set_value(file, "count", "people-management=none").counts == {}
    after = set_value(file, "skill", "people-management", "none")
    assert after.ratings == {}
    assert after.left_open == ()  # it may be asked again


def test_none_takes_back_every_example_and_leaves_the_levels(file: Path) -> None:
    set_value(file, "evidence", "people-management", "Led four.")
    assert set_value(file, "evidence", "none").ratings == MANAGES
    assert set_value(file, "skill", "none").ratings == {}


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"count": ("communication=3",)}, "nothing is counted for Communication"),
        ({"count": ("people-management=few",)}, "is not a whole number"),
        ({"count": ("people-management",)}, "expected a skill and its value"),
        ({"evidence": ("coaching=I did.",)}, "add, for example, --skill coaching=3"),
        ({"doubts": ("found-out", "need-a-certificate", "too-old")}, "two at most"),
    ],
)
def test_an_answer_that_does_not_fit_is_named(said: Said, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        with_options(KNOWN, said, CATALOG)


def test_a_key_that_needs_a_level_says_how_to_give_one(file: Path) -> None:
    with pytest.raises(UsageError, match="profile set skill coaching LEVEL"):
        set_value(file, "evidence", "coaching", "I did.")
