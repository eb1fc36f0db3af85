"""German, French and Spanish: headings, months, words for now, words of level, titles."""

import pytest
from import_samples import names

from po_career.catalog.model import Scale, ScaleLevel
from po_career.intake.resume.headings import section_of
from po_career.intake.resume.job_titles import role_of
from po_career.language.dates import is_open, read_day
from po_career.language.levels import read_level, says_none

FIVE = Scale(tuple(ScaleLevel(n, name) for n, name in enumerate(["Not yet", "Awareness", "Working", "Practitioner", "Expert"])))


@pytest.mark.parametrize(
    ("line", "section"),
    [
        *[(line, "work") for line in ("Berufserfahrung", "BERUFLICHER WERDEGANG", "Expérience professionnelle", "Parcours", "Experiencia laboral")],
        *[(line, "skills") for line in ("IT-Kenntnisse", "Fähigkeiten & Kompetenzen", "Meine Stärken", "Schlüsselqualifikationen", "Besondere Kenntnisse", "Mes atouts", "Compétences clés", "Habilidades", "Conocimientos técnicos")],
        *[(line, "certificates") for line in ("Zertifikate und Weiterbildungen", "Certifications", "Certificados")],
        *[(line, "education") for line in ("Ausbildung", "Formation", "Formación académica", "Studium")],
        *[(line, "other") for line in ("Sprachen", "Centres d’intérêt", "Idiomas", "Persönliche Daten", "Language skills")],
        *[(line, None) for line in ("Product Owner", "Berlin", "Chef de projet", "Backlog", "")],
    ],
)
def test_headings_open_their_sections(line: str, section: str | None) -> None:
    assert section_of(line) == section


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *[("März 2021", "2021-03"), ("1. Mai 2021", "2021-05-01"), ("Dez. 2019", "2019-12"), ("Jänner 2020", "2020-01")],
        *[("févr. 2019", "2019-02"), ("août 2018", "2018-08"), ("décembre 2020", "2020-12"), ("juil. 2020", "2020-07")],
        *[("abril de 2023", "2023-04"), ("15 de mayo de 2020", "2020-05-15"), ("set. 2019", "2019-09"), ("Ene 2021", "2021-01")],
        *[("Jan '98", "1998-01"), ("Jan ’20", "2020-01"), ("Mitte 2020", "2020"), ("verano 2020", "2020")],
    ],
)
def test_months_are_read(text: str, day: str) -> None:
    assert str(read_day(text)) == day


@pytest.mark.parametrize("text", ["heute", "bis heute", "bis dato", "laufend", "à ce jour", "aujourd’hui", "en cours", "la actualidad", "hasta la fecha", "hoy"])
def test_a_job_goes_on(text: str) -> None:
    assert is_open(text)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        *[("Grundkenntnisse", 1), ("gute Kenntnisse", 2), ("Fortgeschritten", 3), ("fließend", 3), ("sehr gut", 3), ("Expertin", 4)],
        *[("notions", 1), ("intermédiaire", 2), ("niveau avancé", 3), ("confirmé", 3), ("courant", 3), ("excellente maîtrise", 4)],
        *[("básico", 1), ("intermedio", 2), ("nivel avanzado", 3), ("fluido", 3), ("experto", 4)],
    ],
)
def test_words_of_level_are_likely(text: str, level: int) -> None:
    found = read_level(text, FIVE)
    assert found is not None
    assert (found.level, found.certainty) == (level, "likely")


@pytest.mark.parametrize("text", ["keine", "keine Erfahrung", "aucune", "ninguna", "sin experiencia"])
def test_nothing_is_nothing(text: str) -> None:
    assert says_none(text)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        *[("Produktmanagerin", "product-manager"), ("Product Ownerin (m/w/d)", "product-owner"), ("Leiterin Produktmanagement", "head-of-product")],
        *[("Cheffe de produit", "product-manager"), ("Analyste métier", "business-analyst"), ("Fondatrice", "founder")],
        *[("Jefa de producto", "product-manager"), ("Dueña del producto", "product-owner"), ("Analista de negocio", "business-analyst")],
        *[(title, None) for title in ("Ehemaliger Product Owner", "Bäckerin", "Chef de cuisine", "Gerente de tienda", "Produktionsleiter")],
    ],
)
def test_titles_of_the_field_are_likely_at_most_and_others_name_no_role(title: str, role: str | None) -> None:
    found = role_of(title, names().titles)
    assert (found and found.role) == role
    assert found is None or found.certainty == "likely"
