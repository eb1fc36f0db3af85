"""An advertisement against a catalogue and a person: a company's own small ladder, without signals."""

from dataclasses import replace

import pytest

from po_career.advert.advert_match import match_advert
from po_career.advert.advert_reader import reader_of, text_of
from po_career.advert.match_model import Match
from po_career.advert.toward_advert import toward_advert
from po_career.catalog.model import (
    Catalog,
    Identity,
    Importance,
    Kit,
    Requirement,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Transition,
)
from po_career.language.level_phrases import degree_at, degree_of, is_denied
from po_career.profile.model import Profile, Rating

LEVELS: dict[str, tuple[int, Importance]] = {"sewing": (3, "core"), "fitting": (2, "important"), "patterns": (1, "useful")}


def need(level: int, importance: Importance) -> Requirement:
    return Requirement(level, importance)


TAILOR = Role(
    "tailor",
    "Tailor",
    {skill: need(*levels) for skill, levels in LEVELS.items()},
    aliases=("Seamstress",),
    purpose="Makes and alters garments by hand and machine, so that they fit the person who wears them.",
    responsibilities=("take measurements of customers", "cut cloth and sew seams", "alter suits and dresses"),
    day=("Pin a hem.", "Press a finished jacket."),
)
CUTTER = Role(
    "cutter",
    "Pattern Cutter",
    {"patterns": need(3, "core"), "sewing": need(1, "useful"), "drawing": need(2, "important")},
    purpose="Turns a sketch of the designer into paper patterns from which cloth is cut.",
    responsibilities=("draft patterns and grade sizes", "lay out cloth with little waste"),
)
SKILLS = (
    Skill("sewing", "Sewing", aliases=("needlework", "sewing machines")),
    Skill("fitting", "Fitting", aliases=("alterations",)),
    Skill("patterns", "Pattern making", aliases=("paper patterns", "grading")),
    Skill("drawing", "Technical drawing"),
)
LADDER = Catalog(
    Identity("workshop"),
    Scale(tuple(ScaleLevel(level, str(level)) for level in range(5))),
    {role.id: role for role in (TAILOR, CUTTER)},
    {skill.id: skill for skill in SKILLS},
    {},
)
WORK = """Your tasks
- take measurements of customers and alter suits and dresses
- cut cloth, sew seams and press each finished garment
- strong needlework and sewing

Your profile
- expert in alterations
- technical drawing is a plus
- wool"""


def match(source: str, profile: Profile | None = None, catalog: Catalog = LADDER) -> Match:
    return match_advert(text_of(source), reader_of(catalog), profile or Profile())


def test_the_title_names_the_role_and_says_where_it_stands() -> None:
    found = match(f"Seamstress (m/f/d)\n\n{WORK}")
    assert found.role == "tailor"
    assert found.why.title is not None
    assert (found.why.title.words, found.why.title.line) == ("Seamstress (m/f/d)", 1)


def test_without_a_title_the_work_names_the_role_in_any_catalogue() -> None:
    found = match(WORK)
    assert (found.role, found.why.title) == ("tailor", None)
    assert found.certainty < match(f"Tailor\n\n{WORK}").certainty


def test_what_fits_no_role_has_none_and_its_skills_all_the_same() -> None:
    found = match("Truck Driver\n\nYou drive a truck from Leeds to York and back, by night.\nYou need a licence, and sewing helps.")
    assert (found.role, found.title, found.certainty, found.also) == (None, None, 0, ())
    assert [ask.skill for ask in found.asks] == ["sewing"]


def test_each_skill_asked_has_its_level_its_words_and_their_lines() -> None:
    asks = {ask.skill: ask for ask in match(f"Tailor\n\n{WORK}").asks}
    assert (asks["fitting"].level, asks["fitting"].level_by) == (4, "words")  # "expert in"
    assert [(one.words, one.line) for one in asks["fitting"].matched] == [("alterations", 9)]
    assert asks["drawing"].nice_to_have
    assert not asks["sewing"].nice_to_have


def test_how_near_the_job_is_goes_by_the_distance_of_fit_and_by_what_the_text_asks() -> None:
    me = Profile(role="cutter", ratings={"sewing": (Rating(3),), "fitting": (Rating(2),), "patterns": (Rating(1),), "drawing": (Rating(0),)})
    catalog = replace(LADDER, roles={**LADDER.roles, "hatter": replace(CUTTER, id="hatter", title="Hatter")})
    plain = match("Tailor\n\nWe sew. Sewing is our life.", me, catalog).near
    assert plain is not None
    assert plain.fit.missing == 0
    assert (plain.farther, plain.others) == (1, 1)
    asking = match("Tailor\n\nYour profile\n- expert in alterations", me, catalog).near
    assert asking is not None
    assert asking.fit.missing > 0


def test_nothing_is_said_of_how_near_where_no_role_fits_or_nothing_asked_is_known() -> None:
    assert match(f"Tailor\n\n{WORK}").near is None
    assert match("Truck Driver\n\nYou drive a truck.", Profile(ratings={"sewing": (Rating(3),)})).near is None


def test_the_work_of_a_core_skill_asks_the_level_of_the_role() -> None:
    asks = {ask.skill: ask for ask in match("Tailor\n\nYour tasks\n- needlework and sewing all day").asks}
    assert (asks["sewing"].level, asks["sewing"].level_by) == (3, "work")


def test_what_is_there_what_is_missing_and_what_is_not_rated() -> None:
    person = Profile(ratings={"sewing": (Rating(4),), "fitting": (Rating(1),)})
    found = match(f"Tailor\n\n{WORK}", person)
    assert [one.skill for one in found.have] == ["sewing"]
    assert [(one.skill, one.have, one.need) for one in found.missing] == [("fitting", 1, 4)]
    assert [(one.skill, one.have) for one in found.unrated] == [("drawing", None)]


def test_what_the_role_that_one_holds_asks_is_assumed_and_says_so() -> None:
    found = match(f"Tailor\n\n{WORK}", Profile(role="tailor"))
    assert {one.skill: one.basis for one in (*found.have, *found.missing)} == {"sewing": "assumed", "fitting": "assumed"}


def test_what_is_advertised_is_no_post_in_house() -> None:
    ladder = replace(LADDER, kits={"outside": Kit("outside", "new-employer", "Find a post elsewhere")})
    toward = toward_advert(match(f"Tailor\n\n{WORK}", catalog=ladder), ladder, held="cutter")
    assert toward is not None
    catalog, role = toward
    assert catalog.roles[role].kit == "outside"


def test_a_plan_goes_toward_what_the_text_asks() -> None:
    found = match(f"Tailor\n\n{WORK}")
    toward = toward_advert(found, LADDER, held=None)
    assert toward is not None
    catalog, role = toward
    assert role == "tailor"
    asked = catalog.roles[role].requires
    assert (asked["fitting"].level, asked["fitting"].importance) == (4, "important")  # the text's level, the role's importance
    assert asked["patterns"] == TAILOR.requires["patterns"]  # of which the text says nothing
    assert LADDER.roles["tailor"] == TAILOR


def test_an_advertised_job_is_applied_for_and_not_walked_to() -> None:
    moves = (
        Transition("apprentice", "tailor", "promotion"),
        Transition("apprentice", "cutter", "lateral"),
        Transition("cutter", "tailor", "lateral"),
    )
    toward = toward_advert(match(f"Tailor\n\n{WORK}"), replace(LADDER, transitions=moves), held="apprentice")
    assert toward is not None
    assert toward[0].transitions == (moves[0], moves[2])  # of the ways out only the one to it


def test_an_advertised_job_without_a_move_to_it_is_the_next_step_all_the_same() -> None:
    moves = (
        Transition("apprentice", "cutter", "lateral"),
        Transition("cutter", "tailor", "lateral"),
        Transition("cutter", "apprentice", "return"),
    )
    ladder = replace(LADDER, transitions=moves)
    toward = toward_advert(match(f"Tailor\n\n{WORK}"), ladder, held="apprentice")
    assert toward is not None
    assert toward[0].transitions == (moves[2],)


def test_who_holds_the_role_plans_toward_the_advertised_one_beside_it() -> None:
    toward = toward_advert(match(f"Tailor\n\n{WORK}"), LADDER, held="tailor")
    assert toward is not None
    catalog, role = toward
    assert (role, catalog.roles["tailor"]) == ("tailor-advertised", TAILOR)
    assert [(way.from_, way.to, way.kind) for way in catalog.transitions] == [("tailor", "tailor-advertised", "lateral")]


def test_there_is_nothing_to_plan_toward_where_no_role_fits() -> None:
    assert toward_advert(match("Truck Driver\n\nYou drive."), LADDER, held=None) is None


def test_a_catalogue_without_roles_or_with_one_can_be_matched() -> None:
    empty = replace(LADDER, roles={})
    assert match(f"Tailor\n\n{WORK}", catalog=empty).role is None
    assert match(f"Tailor\n\n{WORK}", catalog=replace(LADDER, roles={"tailor": TAILOR})).role == "tailor"


def test_of_a_very_long_text_the_beginning_is_read_and_it_says_so() -> None:
    found = match(f"Tailor\n\n{WORK}\n" + "wool and linen\n" * 20_000)
    assert found.role == "tailor"
    assert "30,000 words" in found.warnings[0].what


@pytest.mark.parametrize(
    ("before", "after", "denied"),
    [
        ("No ", " or coding needed", True),
        ("SAFe and ", " is not required", True),
        ("You don't manage ", "", True),
        ("This role does not own the ", "", True),
        ("say no to ", " requests", False),
        ("No two days are the same: ", "", False),
        ("Not only ", " but more", False),
        ("You don't need to be an engineer but know ", "", False),
        ("You do not own delivery but you do own the ", "", False),
        ("", " would help but is not essential", False),
        ("", " is not only required but loved", False),
    ],
)
def test_what_is_said_not_to_be_asked_is_no_ask(before: str, after: str, denied: bool) -> None:
    assert is_denied(before, after) is denied


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Work with the Scrum Master on SQL", None),
        ("Master's degree in analytics", None),
        ("learn from experienced product managers", None),
        ("Basic requirements: roadmapping", None),
        ("expert in SQL", 4),
        ("experienced in roadmapping", 3),
    ],
)
def test_words_of_degree_that_are_said_of_others_ask_no_level(text: str, level: int | None) -> None:
    assert degree_of(text) == level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Strong writing, listening and *SQL*", 3),
        ("Strong writing, basic *SQL*", 1),
        ("Basic *SQL*, strong writing", 1),
        ("*SQL*, strong writing", None),
        ("*SQL* (5+ yrs)", 3),
        ("*SQL* - expert level", 4),
        ("*SQL* and writing: advanced", 3),
        ("Good to have: *SQL*", None),
        ("It would be great to have *SQL*", None),
        ("Support the *SQL* work of others", 1),
        ("Assist with *SQL*", 1),
        ("Ability to support and *coach* others", None),
        ("Support colleagues by *coaching*", None),
        ("Provide *coaching* support", None),
        ("Help *people* grow", None),
        ("5 years of products, of which some with *SQL*", 3),
    ],
)
def test_words_of_degree_belong_to_their_part_of_the_clause(text: str, level: int | None) -> None:
    before, words, after = text.split("*")
    assert degree_at(before, words, after) == level


def asked_levels(line: str) -> dict[str, int | None]:
    return {ask.skill: ask.level for ask in match(f"Tailor\n\nYour profile\n- {line}\n- wool").asks}


def test_what_is_said_of_one_skill_is_not_said_of_the_next() -> None:
    assert asked_levels("Good needlework is not enough: we expect mastery of alterations") == {"sewing": 2, "fitting": 4}
    assert asked_levels("Needlework: expert; basic alterations") == {"sewing": 4, "fitting": 1}


def test_a_duty_among_the_requirements_is_a_duty() -> None:
    assert asked_levels("Lead the needlework of the shop") == {"sewing": 3}


def test_only_the_last_part_of_a_list_is_a_plus() -> None:
    found = match("Tailor\n\nYour profile\n- needlework, strong alterations, technical drawing is a plus\n- wool")
    assert {ask.skill: ask.nice_to_have for ask in found.asks} == {"sewing": False, "fitting": False, "drawing": True}


def test_a_heading_asks_nothing() -> None:
    found = match("Tailor\n\n## Sewing skills\n- wool\n\nAlterations:\n- wool")
    assert "sewing" not in {ask.skill for ask in found.asks}
