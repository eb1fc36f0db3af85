"""Which names of the catalogue the words of a resume are, and which false friends they are not."""

import pytest
from import_samples import built_in, names

from po_career.catalog.model import Catalog, Identity, Role, Scale, ScaleLevel, Skill
from po_career.intake.resume.certificates import certificates_in, certificates_of, is_pending
from po_career.intake.resume.job_titles import role_of
from po_career.language.levels import read_level
from po_career.language.skill_names import SkillNames
from po_career.language.titles import Titles

FIVE = Scale(tuple(ScaleLevel(n, name) for n, name in enumerate(["Not yet", "Awareness", "Working", "Practitioner", "Expert"])))
THREE = Scale((ScaleLevel(0, "None"), ScaleLevel(1, "Some"), ScaleLevel(2, "Full")))


def role(title: str) -> tuple[str, str] | None:
    found = role_of(title, names().titles)
    return None if found is None else (found.role, found.certainty)


def skill(item: str) -> list[tuple[str, str]]:
    return [(one.skill, one.certainty) for one in SkillNames(built_in()).in_item(item)]


def certificates(text: str, *, listed: bool = True) -> list[tuple[str, str]]:
    return [(one.action, one.certainty) for one in certificates_in(text, certificates_of(built_in()), listed=listed)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Product Owner", "product-owner"),
        ("PRODUCT  OWNER (m/f/d)", "product-owner"),
        ("Sr. Product Owner", "senior-po"),
        ("Senior Product Owner – Payments", "senior-po"),
        ("Product Owner, Checkout", "product-owner"),
        ("Acme GmbH | Product Owner", "product-owner"),
        ("Product Owner at Acme", "product-owner"),
        ("Product Manager - Technical", "technical-pm"),
        ("Director, Product Ownership", "product-director"),
        ("Founder", "founder"),
        ("ScrumMaster", "scrum-master"),
        ("Programme Manager", "delivery-lead"),
        ("Project Manager", "from-project-management"),
        ("Senior Scrum Master", "scrum-master"),
        ("Proxy PO", "associate-po"),
        ("Assistant PO", "associate-po"),
        ("Product Owner, Junior", "associate-po"),
        ("Snr PO", "senior-po"),
        ("Director, Product", "product-director"),
    ],
)
def test_a_title_or_a_part_of_it_that_is_a_name_of_a_role_is_certain(title: str, expected: str) -> None:
    assert role(title) == (expected, "certain")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("PO", "product-owner"),
        ("CPO", "cpo"),
        ("Trainer", "consultant"),
        ("Interim Product Owner", "product-owner"),
        ("Experienced Scrum Master", "scrum-master"),
        ("Developer", "from-development"),
        ("Product Owner / Business Analyst", "product-owner"),
        ("Product Owner & Scrum Master", "product-owner"),
        ("Senior Agile Product Owner", "senior-po"),
        ("Technical Founder", "founder"),
        ("Prodcut Owner", "product-owner"),
    ],
)
def test_what_a_rule_must_read_is_likely(title: str, expected: str) -> None:
    assert role(title) == (expected, "likely")


@pytest.mark.parametrize("title", ["Head of Product Design", "Assistant to the Product Owner", "Former Product Owner"])
def test_a_role_that_another_word_denies_is_not_held(title: str) -> None:
    assert role(title) is None


@pytest.mark.parametrize(
    "title",
    ["Production Owner", "Purchase order (PO) clerk", "PO clerk", "Junior", "Product", "Nurse", "", "—", "🙂"],
)
def test_false_friends_are_no_role(title: str) -> None:
    assert role(title) is None


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Roadmapping", "roadmapping"),
        ("roadmaps", "roadmapping"),
        ("Prioritisation", "prioritization"),
        ("User Stories", "user-stories"),
        ("Stakeholder Mgmt", "stakeholder-management"),
        ("JIRA", "backlog-management"),
        ("A/B testing", "experimentation"),
        ("OKRs", "outcome-measurement"),
        ("1:1s", "people-management"),
        ("User research", "user-research"),  # the name goes on: and feedback
        ("People Management", "people-management"),
    ],
)
def test_a_skill_by_its_name_or_alias_in_any_spelling_is_certain(item: str, expected: str) -> None:
    assert skill(item) == [(expected, "certain")]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Microsoft Excel", ["data-analytics"]),
        ("SAFe 6.0", ["scaled-agile"]),
        ("Agile (Scrum, Kanban)", ["agile-principles"]),
        ("Stakeholer Management", ["stakeholder-management"]),
        ("Stakeholder Management & Communication", ["communication", "stakeholder-management"]),
        ("Community", ["networking"]),
        ("Data-Driven Decision Making", ["data-analytics", "decision-making"]),
        ("Product Strategy & Roadmapping", ["product-strategy", "roadmapping"]),
        ("Go-To-Market Strategies", ["positioning-gtm"]),
    ],
)
def test_an_item_that_a_rule_must_read_is_likely(item: str, expected: list[str]) -> None:
    assert sorted(skill(item)) == [(one, "likely") for one in expected]


@pytest.mark.parametrize(
    "item",
    [
        *("Java", "JavaScript", "C", "C++", "Purchase Orders", "Linear algebra", "Less", "LESS", "safe", "Moscow", "Art", "rice", "Heart"),
        *("Product Management", "English", "Driving licence", "Scrum Master", "Leading questions", "", "…", "R&D", "Flow cytometry"),
    ],
)
def test_false_friends_are_no_skill(item: str) -> None:
    assert skill(item) == []


def test_one_wrong_letter_in_a_short_name_is_a_guess() -> None:
    assert skill("Massaging") == [("positioning-gtm", "guess")]  # messaging, or not


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSPO", ["cert-cspo"]),
        ("Certified Scrum Product Owner® (CSPO®)", ["cert-cspo"]),
        ("A-CSPO", ["cert-acspo"]),
        ("PSPO I", ["cert-pspo-1"]),
        ("PSPO 1", ["cert-pspo-1"]),
        ("PSPO-II", ["cert-pspo-2"]),
        ("Professional Scrum Product Owner™ III", ["cert-pspo-3"]),
        ("PSPO I & II", ["cert-pspo-1", "cert-pspo-2"]),
        ("PSM I, PSPO I", ["cert-psm-1", "cert-pspo-1"]),
        ("Certified SAFe® 5 Product Owner/Product Manager", ["cert-safe-popm"]),
        ("SAFe POPM", ["cert-safe-popm"]),
        ("PMI-ACP®", ["cert-pmi-acp"]),
        ("PMI Agile Certified Practitioner (PMI-ACP)", ["cert-pmi-acp"]),
        ("Certified Scrum Master (CSM), Scrum Alliance, 2018", ["cert-csm"]),
        ("CPOA", ["cert-cpoa"]),
        ("CSP-PO", ["cert-csp-po"]),
        ("PSPO-AI", ["cert-pspo-ai"]),
    ],
)
def test_a_certificate_by_title_or_short_form_is_certain_in_a_list_of_certificates(text: str, expected: list[str]) -> None:
    assert certificates(text) == [(action, "certain") for action in expected]


def test_a_certificate_without_its_number_is_likely_the_first() -> None:
    assert certificates("PSPO") == [("cert-pspo-1", "likely")]


@pytest.mark.parametrize("text", ["Customer Success Manager (CSM)", "APM Project Management Qualification"])
def test_short_forms_of_three_letters_beside_other_words_are_a_guess(text: str) -> None:
    assert [certainty for _, certainty in certificates(text)] == ["guess"]


@pytest.mark.parametrize("text", ["Scrum Master", "Scrum Master certificate", "Scrum Master Certified (SMC)", "First Aid", "Scrum", ""])
def test_other_papers_are_no_certificate_of_the_catalogue(text: str) -> None:
    assert certificates(text) == []


def test_outside_a_list_a_certificate_is_likely_at_the_most() -> None:
    assert certificates("CSPO", listed=False) == [("cert-cspo", "likely")]
    assert certificates("CSM", listed=False) == [("cert-csm", "guess")]


@pytest.mark.parametrize(
    "text", ["PSPO II in progress", "Preparing for PSM I", "CSPO (planned)", "expected 2027: PMI-ACP", "studying for CSM"]
)
def test_what_is_still_to_come_is_pending(text: str) -> None:
    assert is_pending(text)


@pytest.mark.parametrize("text", ["PSPO II (failed)", "CSPO, expired 2023", "PSM I lapsed", "CSM - withdrawn"])
def test_what_is_lost_or_was_never_won_is_not_done(text: str) -> None:
    assert is_pending(text)


def test_words_for_levels_go_to_the_scale_by_their_share_of_its_top() -> None:
    words = ["beginner", "Intermediate", "ADVANCED", "expert", "Master"]
    assert [level.level for word in words if (level := read_level(word, FIVE))] == [1, 2, 3, 4, 4]
    assert [level.level for word in words if (level := read_level(word, THREE))] == [1, 1, 2, 2, 2]  # 0.75 * 2 = 1.5, rounded up


def test_a_level_by_its_own_name_and_a_usual_word_are_certain_on_the_scale_that_they_are_made_for() -> None:
    certainties = [level.certainty for word in ("Practitioner", "Advanced", "very good", "4/5") if (level := read_level(word, FIVE))]
    assert certainties == ["certain", "certain", "likely", "likely"]
    advanced = read_level("Advanced", THREE)
    assert advanced is not None
    assert advanced.certainty == "likely"


@pytest.mark.parametrize(("text", "level"), [("★★★☆☆", 2), ("●●●○", 3), ("80%", 3), ("3/5", 2), ("2 of 4", 2), ("5/5", 4)])
def test_figures_and_stars_are_shares_of_the_top(text: str, level: int) -> None:
    found = read_level(text, FIVE)
    assert found is not None
    assert (found.level, found.certainty) == (level, "likely")


@pytest.mark.parametrize("text", ["5 years", "80", "4", "★★★", "●●●●", "Level 4", "", "0/5", "900%", "since 2019", "native speaker", "6/0"])
def test_what_says_no_level_is_none(text: str) -> None:
    assert read_level(text, FIVE) is None


def test_names_come_from_whatever_catalogue_is_in_force() -> None:
    world = Catalog(
        catalog=Identity("bakery"),
        scale=THREE,
        roles={"baker": Role("baker", "Master Baker", {}, aliases=("Bread Artisan",))},
        skills={"dough": Skill("dough", "Dough making", aliases=("kneading",))},
        actions={},
    )
    assert role_of("Bread Artisan, Mill Lane", Titles(world)) is not None
    assert [one.skill for one in SkillNames(world).in_item("Kneading")] == ["dough"]
    assert role_of("Product Owner", Titles(world)) is None
