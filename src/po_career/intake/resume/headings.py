"""The headings of a CV: which section each line belongs to."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from po_career.intake.resume.job_words import label_of
from po_career.language.stems import name_words
from po_career.text import by_word

Section = Literal["top", "work", "skills", "certificates", "education", "other", "prose"]


def _bare(text: str) -> str:
    """`text` without accents, so that Expérience and Experience are one word."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _all(words: str) -> tuple[str, ...]:
    return name_words(_bare(words))


_SECTION_WORDS: Mapping[str, Section] = by_word(
    {
        "certificates": (
            "certification certificate credential license licence"
            " zertifikat zertifikate zertifizierung zertifizierungen bescheinigungen lizenzen"
            " certificat certificats certificado certificados certificacion certificaciones"
            " acreditaciones habilitations"
        ),
        "work": (
            "experience employment career position job"
            " berufserfahrung berufserfahrungen arbeitserfahrung praxiserfahrung werdegang"
            " berufspraxis berufstatigkeit berufsweg beschaftigung stationen laufbahn"
            " tatigkeiten erfahrung erfahrungen arbeitsverhaltnisse anstellungen praxis"
            " experiences parcours emplois emploi carriere postes"
            " experiencia experiencias trayectoria empleo empleos puestos carrera"
        ),
        "skills": (
            "skill competency competence expertise skillset tool strength toolbox"
            " kenntnisse fahigkeiten kompetenzen kompetenz fachkenntnisse kernkompetenzen"
            " qualifikationen fertigkeiten starken werkzeuge fachkompetenzen schlusselkompetenzen"
            " schlusselqualifikation schlusselqualifikationen softskills kompetenzprofil"
            " kompetenzfelder fachwissen"
            " methodenkenntnisse methodenkompetenz edv it-kenntnisse edv-kenntnisse know-how"
            " competences connaissances aptitudes outils savoir savoirs atouts savoir-faire savoir-etre"
            " habilidades competencias aptitudes conocimientos destrezas herramientas capacidades"
            " fortalezas"
        ),
        "education": (
            "education academic study degree training course"
            " ausbildung studium bildung bildungsweg schulbildung weiterbildung weiterbildungen"
            " hochschulbildung abschlusse fortbildung fortbildungen schule bildungsgang"
            " berufsausbildung schulung schulungen kurse"
            " formation formations diplomes diplome etudes scolarite cursus"
            " formacion educacion estudios titulacion titulaciones cursos"
        ),
        "other": (
            "language interest hobby reference publication volunteering volunteer contact award"
            " honor honour"
            " sprachen sprachkenntnisse hobbys interessen referenzen publikationen ehrenamt"
            " ehrenamtliches kontakt kontaktdaten auszeichnungen engagement veroffentlichungen"
            " freizeit mitgliedschaften"
            " langues loisirs interets references benevolat coordonnees distinctions passions"
            " publications prix"
            " idiomas intereses aficiones referencias voluntariado contacto premios publicaciones"
            " personal referee membership personliche personalien datos personnelles"
        ),
        "prose": (
            "summary profile about objective project achievement highlight me"
            " zusammenfassung profil kurzprofil uber mich projekte projekt erfolge ziel motivation"
            " resume propos objectif projets realisations"
            " resumen perfil sobre mi objetivo proyectos logros"
        ),
    },
    _all,
)
"""Words that name a section; of two in one heading the first in this order counts: "Education &
Certifications" holds certificates.
"""
_BESIDE = frozenset(
    _all(
        "work professional history top relevant selected key core main technical soft hard area of"
        " and in method methodology set product other additional previous further my the background"
        " development executive management business agile detail information data technology"
        " community leadership it digital industry qualification licensure"
        " und der die das beruflich berufliche beruflicher beruflichen fachliche fachlich"
        " personliche bisherige weitere sonstige zusatzliche ausgewahlte relevante technische"
        " meine besondere zentrale wesentliche mes mis"
        " praktische akademische akademischer schulische methoden angaben daten aus sowie"
        " et de des du la le les en professionnelle professionnelles professionnel professionnels"
        " autres principales techniques technique cles cle centres divers personnelle"
        " academique universitaire linguistiques informatiques metier"
        " y e el los las del profesional profesionales laboral laborales tecnicas tecnicos clave"
        " otros otras principales academica academicos complementaria personales linguisticas"
    )
)
"""Words that a heading may have beside those."""
_WHOLE: Mapping[str, Section] = by_word(
    {
        "work": "work history, professional history, professional background, work",
        "certificates": "qualification, professional qualification",
        "other": "language skill, centres interets, datos personales, competences linguistiques,"
        " personliche daten, personliche angaben, informations personnelles",
    }
)
"""Headings that mean something else than their first word does."""
_BETWEEN = re.compile(r"\b[dl]'|[/&+]|(?<=\w)-\s", re.IGNORECASE)
_COLON, _APART = re.compile(r":"), re.compile(r"\s{3,}")
_LIST_ITEM = re.compile(r"\s*[-*•▪◦●‣·–+]\s")
_NUMBERED = re.compile(r"^\s*(?:\d+[.)]|[IVX]+\.)\s+")
LONGEST_HEADING = 45
COLUMN = "\f"
"""The text of a line after which another column of the page begins, in no section."""


class Opened(NamedTuple):
    """A line in its section, without the heading that it opens with."""

    section: Section
    words: str
    heading: str
    """The heading that this line is, or opens with; empty if it has none."""


def section_of(line: str) -> Section | None:
    """The section that `line` opens; None if it is not a heading.

    A heading holds only words of the two tables above.
    """
    text = _NUMBERED.sub("", line).strip(" :.-–—=_*#|•/").replace("’", "'")
    if len(text) > LONGEST_HEADING * 2 or "," in text:
        return None
    text = together(text)
    return _section(text) if len(text) <= LONGEST_HEADING else None


@lru_cache(maxsize=5_000)
def _section(text: str) -> Section | None:
    words = _all(_BETWEEN.sub(" ", text))
    if any(word not in _SECTION_WORDS and word not in _BESIDE for word in words):
        return None
    if (known := _WHOLE.get(" ".join(words))) is not None:
        return known
    return next((section for word, section in _SECTION_WORDS.items() if word in words), None)


def together(text: str) -> str:
    """A text whose letters are spaced (S K I L L S) as words, any other as it is."""
    letters = text.split()
    if len(letters) < 4 or any(len(part) > 1 and part.isalnum() for part in letters):
        return text
    words = ["".join(part.split()) for part in re.split(r"\s{2,}", text.strip())]
    return " ".join(words) if len(words) > 1 else " ".join(_cut(words[0]) or words)


@lru_cache(maxsize=64)
def _cut(run: str) -> tuple[str, ...]:
    """The words of headings that a run of letters is made of; none if it is not."""
    known = {*_SECTION_WORDS, *_BESIDE}
    bare = _bare(run).casefold()
    ways: list[tuple[int, ...] | None] = [(), *([None] * len(bare))]
    for end in range(1, len(bare) + 1):
        for start in range(end):
            way = ways[start]
            part = bare[start:end]
            if way is not None and (part == "&" or known & {*name_words(part)}):
                ways[end] = (*way, end)
                break
    ends = ways[-1]
    if not ends:
        return ()
    return tuple(run[start:end] for start, end in zip((0, *ends[:-1]), ends, strict=True))


def with_heading(lines: Iterable[str]) -> Iterator[Opened]:
    """For each line its section, and the line without the heading: "Skills: Scrum, SQL" is a
    heading with its list.
    """
    section: Section = "top"
    for line in lines:
        if line == COLUMN:
            section = "top"
            yield Opened(section, "", "")
            continue
        opened, text, heading = _opened(line)
        section = opened or section
        yield Opened(section, text, heading)


def _opened(line: str) -> tuple[Section | None, str, str]:
    """The section that the line opens, if any, what it says beside that, and the heading."""
    if _LIST_ITEM.match(line):
        return None, line, ""
    if (whole := section_of(line)) is not None:
        return whole, "", together(line.strip(" :.-–—=_*#|•"))
    for sign in (_COLON, _APART):
        head, tail = [*sign.split(line, maxsplit=1), ""][:2]
        section = section_of(head) if tail.strip() and not label_of(head) else None
        if section is not None:
            return section, tail.strip(), head.strip()
    return None, line, ""
