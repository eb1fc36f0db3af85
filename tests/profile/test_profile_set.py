"""`profile set` and the options of a run: each answer has its words, and what does not fit is named."""

from datetime import date
from pathlib import Path

import pytest
import typer

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.cli.common import Said
from po_career.cli.person import with_options
from po_career.cli.profile import app
from po_career.errors import PoCareerError, UsageError
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

LADDER = """\
schema: po-career/catalog/1
wants:
  - {id: direction, title: Direction of a product}
  - {id: people, title: Leading people}
  - {id: calm, title: "Calm, and less"}
needs: [{id: support, title: A manager who supports it}, {id: post, title: A post of that kind}]
doubts: [{id: paper, asks: Do I need a certificate?, answer: No.}]
skills: [{id: talk, name: Talking}, {id: plan, name: Roadmapping}]
roles:
  - {id: po, title: Product Owner, requires: {talk: 3}}
  - {id: lead, title: Team Lead, requires: {plan: 2}}
  - {id: ba, title: Business Analyst, requires: {}}
actions: [{id: read, title: Read a book, kind: reading, hours: 6, raises: {talk: 1}}]
"""


@pytest.fixture
def ladder(work_folder: Path) -> Path:
    file = work_folder / "ladder.yaml"
    file.write_text(LADDER, "utf-8")
    return file


@pytest.fixture
def catalog(ladder: Path) -> Catalog:
    return load_catalog(ladder)


def set_value(ladder: Path, *words: str) -> Profile:
    """The profile in me.yaml after `profile set` of these words."""
    file = ladder.with_name("me.yaml")
    options = ("--profile", str(file), "--catalog", str(ladder))
    command = typer.main.get_command(app)
    command.main(["set", *words, *options], prog_name="profile", standalone_mode=False)
    return read_profile(file.read_text("utf-8"), str(file), load_catalog(ladder)).profile


@pytest.mark.parametrize(
    ("words", "profile", "told"),
    [
        (("name", "Sam", "Lee"), Profile(name="Sam Lee"), "name: Sam Lee"),
        (
            ("wants", "Direction of a product, people"),
            Profile(wants=("direction", "people")),
            "wants: Direction of a product (direction), Leading people (people)",
        ),
        (
            ("wants", "calm,", "and", "less"),
            Profile(wants=("calm",)),
            "wants: Calm, and less (calm)",
        ),
        (("wants", "calm", "people"), Profile(wants=("calm", "people")), ""),
        (
            ("drains", "Leading", "people"),
            Profile(drains="people"),
            "drains: Leading people (people)",
        ),
        (("doubts", "do I need a certificate?"), Profile(doubts=("paper",)), ""),
        (("hurts", "Talking,", "plan"), Profile(hurts=("talk", "plan")), ""),
        (("offer", "Come", "by"), Profile(offer="Come by"), "offer: Come by"),
        (("words", "one", "sentence"), Profile(words=("one sentence",)), 'words: "one sentence"'),
        (
            ("words", "I want.", "No time at all."),
            Profile(words=("I want.", "No time at all.")),
            "",
        ),
        (
            ("load", "too", "much"),
            Profile(situation=Situation("too-much")),
            "load: too-much, was fine",
        ),
        (
            ("decided", "review 2027-03-01 by the board"),
            Profile(situation=Situation(decided=Decided("review", date(2027, 3, 1), "the board"))),
            "decided: a review on 1 Mar 2027, by the board",
        ),
        (("decided", "post ends"), Profile(situation=Situation(decided=Decided("post-ends"))), ""),
        (
            ("has", "A post of that kind, support"),
            Profile(situation=Situation(there={"post": True, "support": True})),
            "has: A post of that kind (post), A manager who supports it (support)",
        ),
        (("lacks", "post"), Profile(situation=Situation(there={"post": False})), ""),
        (
            ("holds-part", "yes"),
            Profile(situation=Situation(holds_part=True)),
            "holds-part: yes, was no",
        ),
        (
            ("applied", "3 sent 0 talks"),
            Profile(situation=Situation(applied=Applied(3, 0))),
            "applied: 3 applications sent, 0 interviews",
        ),
        (
            ("former", "Business Analyst 30 months until 2025-04"),
            Profile(former_roles=(FormerRole("ba", None, 30, "2025-04"),)),
            "former: Business Analyst, 30 months, until 2025-04",
        ),
        (
            ("former", "customer", "support", "2", "years"),
            Profile(former_roles=(FormerRole(None, "customer support", 24),)),
            "",
        ),
        (
            ("budget", "500 EUR employer until 2026-12-31"),
            Profile(budget=Budget(500, "EUR", "employer", date(2026, 12, 31))),
            "budget: 500 EUR of your employer, until 31 Dec 2026",
        ),
        (("budget", "500"), Profile(budget=Budget(500)), "budget: 500"),
        (
            ("target", "team lead,", "ba"),
            Profile(target=("lead", "ba")),
            "target: Team Lead (lead) or Business Analyst (ba)",
        ),
        (
            ("away", "2026-12-21..2027-01-03", "2027-08-01"),
            Profile(
                away=(
                    Away(date(2026, 12, 21), date(2027, 1, 3)),
                    Away(date(2027, 8, 1), date(2027, 8, 1)),
                )
            ),
            "away: 21 Dec 2026 to 3 Jan 2027; 1 Aug 2027",
        ),
        (("skipped", "read a book"), Profile(skipped=("read",)), "skipped: Read a book (read)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_every_key_can_be_set_and_cleared(
    ladder: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    profile: Profile,
    told: str,
) -> None:
    assert set_value(ladder, *words) == profile
    printed = capsys.readouterr().out
    assert printed == f"{told}\n" if told else printed
    cleared = set_value(ladder, words[0], "none")
    assert cleared == Profile(left_open=("target",) if words[0] == "target" else ())


def test_needs_and_former_roles_are_added_to_what_is_there(ladder: Path) -> None:
    set_value(ladder, "has", "support")
    assert dict(set_value(ladder, "lacks", "post").situation.there) == {
        "support": True,
        "post": False,
    }
    assert dict(set_value(ladder, "lacks", "support").situation.there) == {
        "support": False,
        "post": False,
    }
    assert dict(set_value(ladder, "has", "post").situation.there) == {
        "support": False,
        "post": True,
    }
    assert dict(set_value(ladder, "lacks", "none").situation.there) == {"post": True}
    set_value(ladder, "former", "ba")
    set_value(ladder, "former", "support desk")
    held = set_value(ladder, "former", "ba").former_roles
    assert held == (FormerRole("ba"), FormerRole(title="support desk"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("wants", "flying"), 'wants: "Direction of a product" (direction), "Leading people" (people)'),
        (("wants", "direction, people, calm"), "two at most, and these are 3"),
        (("target", "po, lead, ba"), "two at most"),
        (("hurts", "tlaking"), 'did you mean "Talking" (talk)?'),
        (("doubts", "why"), "po-career doubts lists all 1"),
        (("load", "heavy"), "expected one of: fine, high, too-much"),
        (("decided", "perhaps"), "expected one of probation, post-ends"),
        (("decided", "review 2027-02-30"), "2027-02-30 does not exist in the calendar"),
        (("has", "rocket"), '"rocket" is not one of the needs'),
        (("holds-part", "perhaps"), "expected yes or no"),
        (("applied", "many"), "3 sent, 0 interviews"),
        (("former", "x until 2025-13"), '"2025-13" is not a month such as 2025-04'),
        (("former", "until 2025-04"), "names no role"),
        (("former", "30 months"), "names no role"),
        (("former", "1 year 6 months until 2025-04"), "names no role"),
        (("former", "Product Owner 3 parsecs"), "for po-career profile set former"),
        (("budget", "500 euros"), '"euros" is neither a currency, nor own, employer or until'),
        (("budget", "lots"), '"lots" is not an amount'),
        (("away", "2027-01-03..2026-12-21"), "2026-12-21..2027-01-03"),
        (("away", "2027-01-03.."), "2026-12-21..2027-01-03"),
        (("away", "soon"), "2026-12-21..2027-01-03"),
        (("offer", "x" * 501), "501 characters"),
        (("offer", " "), "expected a line of text, or none to clear it"),
        (("wnts", "calm"), 'did you mean "wants"?'),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else "",
)
def test_what_does_not_fit_is_named_with_what_would(
    ladder: Path, words: tuple[str, ...], says: str
) -> None:
    with pytest.raises(PoCareerError) as raised:
        set_value(ladder, *words)
    assert raised.value.exit_code == 2
    assert says in str(raised.value)
    assert not ladder.with_name("me.yaml").exists()


def test_a_text_of_ones_own_is_printable(ladder: Path) -> None:
    assert set_value(ladder, "offer", "\x1b[31mred\u202e").offer == "\\x1b[31mred\\u202e"


SAM = Profile(
    role="po",
    budget=Budget(500, "EUR"),
    wants=("calm",),
    drains="people",
    words=("old",),
    situation=Situation(load="high", there={"support": True}),
    ratings={"talk": (Rating(2),)},
)


def test_options_overlay_what_is_saved(catalog: Catalog) -> None:
    said = {
        "budget": ("200",),
        "to": ("lead",),
        "wants": ("people", "Direction of a product"),
        "drains": ("none",),
        "hurts": ("Talking",),
        "load": ("fine",),
        "decided": ("review 2027-03-01",),
        "has": ("post",),
        "lacks": ("support",),
        "away": ("2026-12-21..2027-01-03",),
        "words": ("No time.", "No peace."),
        "offer": ("Come by.",),
    }
    assert with_options(SAM, said, catalog) == Profile(
        role="po",
        budget=Budget(200, "EUR"),
        target=("lead",),
        wants=("people", "direction"),
        hurts=("talk",),
        offer="Come by.",
        words=("No time.", "No peace."),
        away=(Away(date(2026, 12, 21), date(2027, 1, 3)),),
        situation=Situation(
            decided=Decided("review", date(2027, 3, 1)), there={"support": False, "post": True}
        ),
        ratings={"talk": (Rating(2),)},
    )


def test_no_option_changes_nothing_and_none_clears(catalog: Catalog) -> None:
    assert with_options(SAM, {}, catalog) == SAM
    said = {
        "wants": ("none",),
        "words": ("none",),
        "offer": ("none",),
        "decided": ("none",),
        "away": ("none",),
    }
    after = with_options(SAM, said, catalog)
    assert (after.wants, after.words, after.offer, after.away) == ((), (), None, ())
    assert with_options(SAM, {"budget": ("5 USD own",)}, catalog).budget == Budget(5, "USD", "own")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"wants": ("calm", "people", "direction")}, "valid value for --wants\nit takes two at most"),
        ({"drains": ("calm, people",)}, "give the one that counts most"),
        ({"drains": (",",)}, '"," is not one of the wants'),
        ({"has": ("post",), "lacks": ("post",)}, "--has and --lacks both name"),
        ({"load": ("heavy",)}, '"heavy" is not a valid value for --load'),
        ({"away": ("soon",)}, "--away"),
        ({"to": ("po, lead, ba",)}, "valid value for --to\nit takes two at most"),
    ],
)
def test_an_option_that_does_not_fit_is_named(catalog: Catalog, said: Said, says: str) -> None:
    with pytest.raises(UsageError) as raised:
        with_options(SAM, said, catalog)
    assert says in str(raised.value)


def test_none_clears_what_is_saved_for_this_run_whatever_it_is(catalog: Catalog) -> None:
    said = dict.fromkeys(("budget", "load", "has", "drains", "words", "wants"), ("none",))
    after = with_options(SAM, said, catalog)
    assert after == Profile(role="po", ratings={"talk": (Rating(2),)})
    assert with_options(SAM, {"skill": ("talk=none",)}, catalog).ratings == {}
