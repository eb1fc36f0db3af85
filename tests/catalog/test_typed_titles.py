"""Titles and wishes as people type them."""

import re
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.load import load_catalog
from po_career.catalog.model import (
    Catalog,
    Identity,
    Replaced,
    Role,
    Scale,
    ScaleLevel,
    Title,
    Want,
)
from po_career.errors import UsageError
from po_career.language.certainty import Certainty
from po_career.language.find import find_item, no_role
from po_career.language.titles import NOTHING, Named, Titles, in_words, role_named

SCALE = Scale((ScaleLevel(0, "Not yet"), ScaleLevel(1, "Awareness")))
ROLES = (
    Role("analyst", "Business Analyst", {}, aliases=("BA",)),
    Role(
        "junior-po",
        "Junior / Associate Product Owner",
        {},
        aliases=("Assistant Product Owner", "Junior Product Manager"),
    ),
    Role("po", "Product Owner", {}, aliases=("Agile Product Owner", "Digital Product Owner")),
    Role("senior-po", "Senior Product Owner", {}),
    Role("pm", "Product Manager", {}, aliases=("Senior Product Manager", "Growth Product Manager")),
    Role(
        "technical-pm",
        "Technical Product Manager",
        {},
        aliases=("TPM", "Platform Product Manager", "Technical Product Owner"),
    ),
    Role(
        "group-pm",
        "Group Product Manager / Lead PO",
        {},
        short_title="Group Product Manager",
        aliases=("GPM", "Lead Product Owner"),
    ),
    Role("principal-pm", "Principal Product Manager (expert track)", {}),
    Role(
        "director",
        "Product Director",
        {},
        aliases=("Director of Product", "Senior Director of Product"),
    ),
    Role("head", "Head of Product", {}, aliases=("VP Product", "VP of Product")),
    Role("cpo", "Chief Product Officer (CPO)", {}, aliases=("Chief Product & Technology Officer",)),
    Role("scrum-master", "Scrum Master", {}, aliases=("SM",)),
    Role(
        "delivery",
        "Delivery Manager / Release Train Engineer",
        {},
        aliases=("Program Manager", "RTE"),
    ),
    Role("founder", "Founder / Entrepreneur", {}, aliases=("Co-founder",)),
    Role("consultant", "Product / Agile Consultant", {}, aliases=("Freelance Product Owner",)),
)
TITLES = (
    Title("Lead PM", ("group-pm", "pm"), why="Group Product Manager if people report to you."),
    Title("PO / Scrum Master", ("po", "scrum-master"), why="Two roles in one."),
    Title("PMM", ("pm",), aliases=("Product Marketing Manager",)),
    Title("Service Owner", ("senior-po",), why="A whole service."),
    Title("Interim CPO", ("cpo", "consultant"), why="The work is a CPO's."),
    Title("CTO", why="No role on this map."),
    Title("UX", ("pm",), ("users",)),
    Title("less stress", wants=("calm",)),
    Title("Scrum Master", ("delivery",), why="This never answers: it is the title of a role."),
)
WANTS = {"users": Want("users", "Users and design"), "calm": Want("calm", "A calmer load")}


def ladder(
    *roles: Role, titles: tuple[Title, ...] = (), replaced: Replaced | None = None
) -> Catalog:
    return Catalog(
        catalog=Identity("ladder"),
        scale=SCALE,
        roles={role.id: role for role in roles},
        skills={},
        actions={},
        wants=WANTS,
        titles=titles,
        replaced=replaced or Replaced(),
    )


LADDER = ladder(*ROLES, titles=TITLES, replaced=Replaced(roles={"keeper": "po"}))


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        (
            "po",
            [
                "po",
                "Product Owner",
                "PRODUCT  OWNER",
                "Product-Owner",
                "product_owner",
                "P.O.",
                "ProductOwner",
                "Prod. Owner",
                "keeper",
            ],
        ),
        (
            "senior-po",
            [
                "senior-po",
                "Sr. PO",
                "Snr PO",
                "Sr Product Owner",
                "Product Owner, Senior",
                "Product Owner (Senior)",
            ],
        ),
        (
            "junior-po",
            [
                "Jr PO",
                "Junior PO",
                "Assoc. Product Owner",
                "Jr. PM",
                "junior/associate product owner",
                "Asst. Product Owner",
            ],
        ),
        (
            "pm",
            [
                "PM",
                "Product Mgr",
                "Sr. Product Mgr",
                "Sr. Product Manager",
                "Growth PM",
                "Manager, Product",
            ],
        ),
        ("pm", ["Senior Manager, Product", "Senior Growth PM", "Senior Product Manager, Payments"]),
        ("group-pm", ["Group PM", "Group Product Manager", "GPM", "Lead PO", "Product Owner Lead"]),
        (
            "principal-pm",
            ["Principal PM", "Principal Product Manager", "Principal Product Manager - Search"],
        ),
        (
            "director",
            [
                "Director, Product",
                "Director of Product",
                "Product Director",
                "Director Product",
                "Dir. Product",
            ],
        ),
        (
            "director",
            [
                "Director (Product)",
                "Director - Product",
                "Director of Payments Product",
                "Senior Director, Product Management",
            ],
        ),
        (
            "head",
            [
                "VP, Product",
                "Vice President of Product",
                "Head, Product",
                "Product Head",
                "VP of Product Management",
            ],
        ),
        ("head", ["Vice President, Digital Product"]),
        (
            "cpo",
            [
                "CPO",
                "Chief Product Officer",
                "chief product and technology officer",
                "Chief Digital Product Officer",
                "CPO EMEA",
            ],
        ),
        ("scrum-master", ["SM", "ScrumMaster", "scrum-master", "Scrum Master"]),
        (
            "delivery",
            ["Programme Manager", "Prog Mgr", "program manager", "Release Train Engineer", "RTE"],
        ),
        ("founder", ["Cofounder", "co-founder", "Entrepreneur", "Founder, Acme Ltd"]),
        ("consultant", ["Product Consultant", "Agile Consultant", "Freelance PO"]),
    ],
)
def test_a_role_is_known_however_its_title_is_written(role: str, texts: list[str]) -> None:
    assert {text: role_named(LADDER, text) for text in texts} == dict.fromkeys(
        texts, Named((role,), certainty="certain")
    )


@pytest.mark.parametrize(
    "mark",
    [
        "(m/f/d)",
        "(w/m/d)",
        "[f/m/x]",
        "m/f/d",
        "(all genders)",
        "all genders",
        "(gn)",
        "(remote)",
        "(Berlin)",
    ],
)
def test_marks_of_gender_and_what_stands_in_brackets_fall_away(mark: str) -> None:
    assert role_named(LADDER, f"Senior PO {mark}") == Named(("senior-po",), certainty="certain")


@pytest.mark.parametrize("level", ["II", "ii", "III", "IV", "2", "Level 2", "L5", "I", "V"])
def test_numerals_after_a_title_fall_away(level: str) -> None:
    assert role_named(LADDER, f"PM {level}") == Named(("pm",), certainty="certain")
    assert role_named(LADDER, f"PM {level}, Payments") == Named(("pm",), certainty="certain")


def test_a_numeral_counts_if_the_catalogue_tells_its_roles_apart_by_it() -> None:
    two = ladder(
        Role("one", "Engineer I", {}),
        Role("two", "Engineer II", {}),
        Role("three", "Baker III", {}),
    )
    assert role_named(two, "engineer ii") == Named(("two",), certainty="certain")
    assert (
        role_named(two, "Engineer").roles == role_named(two, "Engineer III").roles == ("one", "two")
    )
    assert not role_named(two, "Engineer III").certain
    assert role_named(two, "Baker II") == Named(
        ("three",), why="here a numeral is part of the name", certainty="likely"
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Senior Digital Product Owner", "senior-po"),
        ("Senior Agile PO", "senior-po"),
        ("Product Owner Payments", "po"),
        ("Payments Product Owner", "po"),
        ("Product Owner, Security", "po"),
        ("Product Owner - Checkout & Payments", "po"),
        ("Product Owner of the checkout team at Acme", "po"),
        ("Technical Product Owner, Payments", "technical-pm"),
        ("Product Manager (Technical)", "technical-pm"),
        ("Release Train Engineer EMEA", "delivery"),
    ],
)
def test_a_word_for_a_field_does_not_hide_the_one_role_that_remains(text: str, role: str) -> None:
    assert role_named(LADDER, text) == Named((role,), certainty="certain")


@pytest.mark.parametrize(
    ("text", "roles", "word", "certainty"),
    [
        ("Senior Scrum Master", ("scrum-master",), "senior", "likely"),
        ("Lead Scrum Master", ("scrum-master",), "lead", "likely"),
        ("Principal Business Analyst", ("analyst",), "principal", "likely"),
        ("Staff PM", ("pm",), "staff", "likely"),
        ("Deputy Head of Product", ("head",), "deputy", "likely"),
        ("Senior TPM", ("technical-pm",), "senior", "likely"),
        ("Group CPO", ("cpo",), "group", "likely"),
        ("Former Product Owner", ("po",), "former", "guess"),
        ("Product Owner Coach", ("po",), "coach", "guess"),
        ("Product Owner/Manager", ("po",), "manager", "likely"),
        ("Head of Product Design", ("head",), "design", "guess"),
        ("Director, Product Marketing", ("director",), "marketing", "guess"),
        ("Senior Technical Product Manager", ("pm", "technical-pm"), None, "likely"),
        ("Senior Platform Product Manager", ("pm", "technical-pm"), None, "likely"),
    ],
)
def test_no_word_of_rank_and_no_other_trade_is_passed_over_in_silence(
    text: str, roles: tuple[str, ...], word: str | None, certainty: Certainty
) -> None:
    named = role_named(LADDER, text)
    if word is None:
        assert set(named.roles) <= set(roles)
        assert named.certainty == certainty
    else:
        assert named == Named(roles, why=f'"{word}" is not in its names', certainty=certainty)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Product Owner & Business Analyst", ("po", "analyst")),
        ("BA / PO", ("analyst", "po")),
        ("CPO & Founder", ("cpo", "founder")),
        ("Senior PO / Scrum Master", ("senior-po", "scrum-master")),
        ("Senior Scrum Master / PO", ("scrum-master", "po")),
        ("Senior/Lead Product Owner", ("senior-po", "group-pm")),
        ("Senior Technical Product Owner", ("technical-pm", "senior-po")),
        ("technical-pm, pm", ("technical-pm", "pm")),
    ],
)
def test_two_roles_in_one_are_both_near(text: str, roles: tuple[str, ...]) -> None:
    named = role_named(LADDER, text)
    assert (named.roles, named.certainty) == (roles, "likely")


@pytest.mark.parametrize("front", ["Interim", "acting", "Freelance", "Contract"])
def test_how_the_work_is_held_makes_no_other_role(front: str) -> None:
    assert role_named(LADDER, f"{front} Sr. PM") == Named(("pm",), certainty="certain")


def test_a_name_of_its_own_says_otherwise() -> None:
    assert role_named(LADDER, "interim CPO (m/f/d)") == Named(
        ("cpo", "consultant"), why="The work is a CPO's.", certainty="likely"
    )
    assert role_named(LADDER, "Freelance Product Owner").roles == ("consultant",)
    assert role_named(LADDER, "Acting CPO") == Named(("cpo",), certainty="certain")


@pytest.mark.parametrize(
    "text",
    [
        "Lead PM",
        "lead pm (m/f/d)",
        "Lead Product Manager",
        "LEAD PRODUCT MGR",
        "PM, Lead",
        "Lead PM Payments",
    ],
)
def test_a_title_that_is_not_one_role_answers_with_the_nearest_and_why(text: str) -> None:
    assert role_named(LADDER, text) == Named(
        ("group-pm", "pm"), why="Group Product Manager if people report to you.", certainty="likely"
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "PO / Scrum Master",
            Named(("po", "scrum-master"), why="Two roles in one.", certainty="likely"),
        ),
        ("pmm", Named(("pm",), certainty="likely")),
        ("Senior Product Marketing Manager", Named(("pm",), certainty="likely")),
        (
            "Service Owner, Payments",
            Named(("senior-po",), why="A whole service.", certainty="likely"),
        ),
        ("cto", Named(why="No role on this map.")),
        ("ux", Named(("pm",), ("users",))),
        ("Less stress", Named(wants=("calm",))),
        ("a calmer load", Named(wants=("calm",))),
        ("users", Named(wants=("users",))),
    ],
)
def test_titles_and_wishes_of_the_catalogue(text: str, named: Named) -> None:
    assert role_named(LADDER, text) == named


def test_a_title_of_a_role_goes_before_an_entry_of_that_name() -> None:
    assert role_named(LADDER, "Scrum Master") == Named(("scrum-master",), certainty="certain")


def test_a_wish_of_one_word_is_none_among_others() -> None:
    assert role_named(LADDER, "Product Owner UX") == Named(("po",), certainty="certain")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "  ",
            "(m/f/d)",
            "II",
            "Product",
            "Owner",
            "Chief",
            "Head of Digital",
            "Project Manager",
            "Personal Trainer",
        ),
        *(
            "Product Security Manager",
            "Product Design Manager",
            "Interim",
            "po " * 20,
        ),
    ],
)
def test_what_is_near_nothing_says_nothing(text: str) -> None:
    assert role_named(LADDER, text) == NOTHING


def test_what_the_catalogue_calls_by_an_abbreviation_goes_first() -> None:
    projects = ladder(
        Role("project", "Project Manager", {}, aliases=("PM",)),
        Role("product", "Product Manager", {}),
    )
    assert role_named(projects, "pm").roles == ("project",)
    assert role_named(projects, "Product Manager").roles == ("product",)
    assert role_named(projects, "Payments PM").roles == ("project",)


@pytest.mark.parametrize("text", ["Serial Entrepreneur", "Technical Founder", "entrepreneur"])
def test_a_title_of_one_word_may_have_words_before_it(text: str) -> None:
    assert role_named(LADDER, text).role == "founder"


@pytest.mark.parametrize(
    "text", ["ux", "less stress", "CTO", "Former PO", "Head of Product Design"]
)
def test_a_wish_and_the_title_of_another_name_no_role(text: str) -> None:
    assert role_named(LADDER, text).role is None


def test_a_name_of_two_roles_is_that_of_neither() -> None:
    both = ladder(Role("one", "One", {}, aliases=("PM",)), Role("two", "Two", {}, aliases=("PM",)))
    assert role_named(both, "pm") == Named(("one", "two"), certainty="likely")


def test_the_nearest_in_words() -> None:
    assert in_words(LADDER, role_named(LADDER, "Lead PM")) == (
        "the nearest are Group Product Manager (group-pm) and Product Manager (pm): "
        "Group Product Manager if people report to you."
    )
    assert no_role(LADDER, "CTO") == '"CTO" is not a role of this catalogue. No role on this map.'
    assert (
        no_role(LADDER, "less stress")
        == '"less stress" is not a role of this catalogue; it is something to want: A calmer load'
    )
    with pytest.raises(UsageError) as raised:
        find_item(LADDER, "role", "Service Owner")
    assert str(raised.value) == (
        '"Service Owner" is not a role of this catalogue; '
        "the nearest is Senior Product Owner (senior-po): A whole service.\n"
        "  po-career roles lists all 15."
    )


PIECES = st.sampled_from(
    [
        *("senior", "lead", "product", "owner", "manager", "PM", "II", "scrum", "master", "cpo"),
        *("of", ",", "/", "-", "(", ")", "&", "interim"),
    ]
)


@given(st.text() | st.lists(PIECES).map(" ".join))
def test_any_text_is_read_the_same_twice_and_in_any_case(text: str) -> None:
    named = role_named(LADDER, text)
    assert named == role_named(LADDER, f"  {text} ")
    assert set(named.roles) <= set(LADDER.roles)
    assert not named.certain or len(named.roles) == 1


@pytest.fixture(scope="module")
def builtin() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def titles(builtin: Catalog) -> Titles:
    """The names of all its roles, made ready once."""
    return Titles(builtin)


def names_in(catalog: Catalog) -> Iterator[tuple[str, str]]:
    for role in catalog.roles.values():
        for name in (role.id, role.title, *role.aliases):
            yield role.id, name


VARIANTS: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "small": str.lower,
    "capitals": str.upper,
    "wide": lambda name: f"  {name.replace(' ', '   ')} ",
    "for all": lambda name: f"{name} (m/f/d)",
    "Sr.": lambda name: re.sub("senior", "Sr.", name, flags=re.IGNORECASE),
    "Mgr": lambda name: re.sub(r"\bmanager\b", "Mgr", name, flags=re.IGNORECASE),
    "Jr": lambda name: re.sub("junior", "Jr", name, flags=re.IGNORECASE) + " (w/m/d)",
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_name_in_the_built_in_catalogue_is_read_as_its_own_role(
    builtin: Catalog, titles: Titles, variant: str
) -> None:
    write = VARIANTS[variant]
    wrong = {
        write(name): role
        for role, name in names_in(builtin)
        if titles.read(write(name)) != Named((role,), certainty="certain")
    }
    assert wrong == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_title_in_the_built_in_catalogue_answers_as_it_says(
    builtin: Catalog, titles: Titles, variant: str
) -> None:
    write = VARIANTS[variant]
    for title in builtin.titles:
        for name in (title.title, *title.aliases):
            named = titles.read(write(name))
            assert (named.roles, named.wants, named.why) == (title.roles, title.wants, title.why)
            assert not named.certain


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Group Product Manager", "group-pm"),
        ("Principal Product Manager", "principal-pm"),
        ("Sr. Product Manager", "product-manager"),
        ("Sr. Product Mgr", "product-manager"),
        ("Growth PM", "product-manager"),
        ("Snr PO", "senior-po"),
        ("Director, Product", "product-director"),
        ("Project Manager", "from-project-management"),
        ("user researcher", "ux-researcher"),
        ("independent consultant", "consultant"),
        ("programme manager", "delivery-lead"),
    ],
)
def test_titles_that_people_have_are_roles_of_the_built_in_catalogue(
    builtin: Catalog, text: str, role: str
) -> None:
    assert role_named(builtin, text) == Named((role,), certainty="certain")


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Lead PM", "group-pm"),
        ("PMM", "from-sales"),
        ("Service Owner", "senior-po"),
        ("Solution Owner", "product-owner"),
        ("Engineering Manager", "from-development"),
        ("Interim CPO", "cpo"),
        ("Product Analyst", "product-ops"),
        ("ux", "product-designer"),
        ("ux research", "ux-researcher"),
        ("freelancer", "consultant"),
    ],
)
def test_titles_and_wishes_that_are_not_one_role_have_a_nearest_one(
    builtin: Catalog, text: str, nearest: str
) -> None:
    named = role_named(builtin, text)
    assert (named.roles[:1], named.certain) == ((nearest,), False)
    assert named.why


def test_a_business_owner_is_no_founder(builtin: Catalog) -> None:
    named = role_named(builtin, "Business Owner")
    assert (named.roles, named.certain) == ((), False)
    assert "choose Founder" in str(named.why)
