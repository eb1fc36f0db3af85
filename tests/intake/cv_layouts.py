"""People, and the layouts in which their CVs are written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cv_writers import Block, Document


class Held(NamedTuple):
    title: str
    employer: str
    place: str
    start: str
    """As YYYY-MM."""
    end: str | None
    did: tuple[str, ...]


class Person(NamedTuple):
    language: str
    headline: str
    jobs: tuple[Held, ...]
    levels: tuple[tuple[str, str, str, int], ...]
    """The words for a skill and its level, its id, and the level."""
    papers: tuple[tuple[str, str], ...]
    """The words for a certificate, and its id."""


MONTHS: Mapping[str, Sequence[str]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
    "fr": ("janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "es": ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {"work": "Work Experience", "skills": "Skills", "papers": "Certifications", "now": "Present", "hobby": "Interests", "hobbies": "Sailing, chess"},
    "de": {"work": "Berufserfahrung", "skills": "Kenntnisse", "papers": "Zertifikate", "now": "heute", "hobby": "Hobbys", "hobbies": "Segeln, Schach"},
    "fr": {"work": "Expérience professionnelle", "skills": "Compétences", "papers": "Certifications", "now": "aujourd'hui", "hobby": "Centres d'intérêt", "hobbies": "Voile, échecs"},
    "es": {"work": "Experiencia laboral", "skills": "Habilidades", "papers": "Certificaciones", "now": "actualidad", "hobby": "Intereses", "hobbies": "Vela, ajedrez"},
}
_LONG = "Own the product backlog of the ticket shop and refine it with two teams, with official offerings and efficient workflows across the whole organisation, Scotland and Wales included"
PEOPLE: Sequence[Person] = (
    Person(
        "en",
        "Product Owner",
        (
            Held("Product Owner", "Blue Kiosk", "Ghent", "2023-04", None, (_LONG, "Defined the outcome roadmap")),
            Held("Business Analyst", "Old Harbour", "Hull", "2019-02", "2023-03", ("Gathered requirements and drew process models",)),
            Held("Night Porter", "Flint and Field", "Hull", "2016-09", "2019-01", ()),
        ),
        (("Stakeholder management", "Advanced", "stakeholder-management", 3), ("Scrum", "Intermediate", "scrum-framework", 2)),
        (("Professional Scrum Product Owner I (PSPO I), 2023", "cert-pspo-1"), ("Certified ScrumMaster (CSM), 2020", "cert-csm")),
    ),
    Person(
        "en",
        "Zookeeper",
        (
            Held("Chief Tinkerer", "Lantern Works", "Leeds", "2021-06", None, ("Kept forty machines alive", "Ran the workshop")),
            Held("Zookeeper", "Heron Park", "York", "2018-01", "2021-05", (_LONG,)),
            Held("Assistant Baker", "Mill Lane Bread", "York", "2015-03", "2017-12", ("Baked at night",)),
            Held("Scrum Master", "Tram & Rail", "Leeds", "2013-01", "2015-02", ()),
        ),
        (("Facilitation", "Expert", "facilitation", 4), ("Roadmapping", "Beginner", "roadmapping", 1)),
        (("PSM I, 2014", "cert-psm-1"),),
    ),
    Person(
        "de",
        "Produktmanager",
        (
            Held("Product Owner", "Acme GmbH", "Berlin", "2022-05", None, ("Verantwortung für das Backlog zweier Teams",)),
            Held("Projektleiterin", "Beta AG", "Bonn", "2019-03", "2022-04", ("Anforderungen erhoben und abgestimmt",)),
            Held("Sachbearbeiterin", "Stadtwerke Ulm", "Ulm", "2016-10", "2019-02", ()),
        ),
        (("Scrum", "sehr gut", "scrum-framework", 3), ("Roadmapping", "Grundkenntnisse", "roadmapping", 1)),
        (("Professional Scrum Product Owner I (PSPO I)", "cert-pspo-1"),),
    ),
    Person(
        "fr",
        "Product Owner",
        (
            Held("Product Owner", "Librairie du Port", "Nantes", "2021-09", None, ("Gestion du backlog et des ateliers",)),
            Held("Chef de projet", "Atelier Nord", "Lille", "2018-02", "2021-08", ("Pilotage de trois équipes",)),
            Held("Boulanger", "Le Fournil", "Lille", "2015-06", "2018-01", ()),
        ),
        (("Scrum", "avancé", "scrum-framework", 3), ("Facilitation", "intermédiaire", "facilitation", 2)),
        (("Professional Scrum Master I (PSM I)", "cert-psm-1"),),
    ),
    Person(
        "es",
        "Product Owner",
        (
            Held("Product Owner", "Faro Azul", "Vigo", "2020-11", None, ("Gestión del backlog con dos equipos",)),
            Held("Analista de negocio", "Puerto Viejo", "Cádiz", "2017-04", "2020-10", ("Recogida de requisitos",)),
            Held("Camarera", "Casa Luna", "Cádiz", "2015-01", "2017-03", ()),
        ),
        (("Scrum", "avanzado", "scrum-framework", 3), ("Roadmapping", "básico", "roadmapping", 1)),
        (("Certified Scrum Product Owner (CSPO)", "cert-cspo"),),
    ),
)


def when(job: Held, language: str, *, digits: bool = False) -> str:
    def day(text: str) -> str:
        year, month = text.split("-")
        return f"{month}/{year}" if digits else f"{MONTHS[language][int(month) - 1]} {year}"

    return f"{day(job.start)} – {day(job.end) if job.end else WORDS[language]['now']}"


def did(job: Held) -> Iterator[Block]:
    for line in job.did:
        yield "b", line


def _rest(person: Person, *, table: bool = False) -> Iterator[Block]:
    words = WORDS[person.language]
    yield "h", words["skills"]
    for name, level, _, _ in person.levels:
        yield ("row", name, level) if table else ("p", f"{name}: {level}")
    yield "h", words["papers"]
    for text, _ in person.papers:
        yield "b", text
    yield "h", words["hobby"]
    yield "p", words["hobbies"]


def _whole(person: Person, jobs: Iterator[Block], *, table: bool = False) -> Document:
    top: list[Block] = [("p", "Jo Example"), ("p", person.headline), ("h", WORDS[person.language]["work"])]
    return [*top, *jobs, *_rest(person, table=table)]


def title_beside_dates(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", f"{job.title}\t{when(job, person.language)}"
            yield "p", f"{job.employer}\t{job.place}"
            yield from did(job)

    return _whole(person, jobs(), table=True)


def employer_beside_dates(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", f"{job.employer}, {job.place}\t{when(job, person.language)}"
            yield "p", job.title
            yield from did(job)

    return _whole(person, jobs())


def stacked(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", job.title
            yield "p", f"{job.employer}, {job.place}"
            yield "p", when(job, person.language, digits=True)
            yield from did(job)
            yield ("gap",)

    return _whole(person, jobs())


def employer_on_top(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", job.employer
            yield "p", job.title
            yield "p", f"{when(job, person.language)} | {job.place}"
            yield from did(job)

    return _whole(person, jobs(), table=True)


def dates_on_the_left(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "row", when(job, person.language, digits=True), job.title
            yield "row", " ", f"{job.employer}, {job.place}"
            yield from did(job)

    return _whole(person, jobs())


def dates_first(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", when(job, person.language)
            yield "p", job.title
            yield "p", f"{job.employer}, {job.place}"
            yield from did(job)

    return _whole(person, jobs())


def one_line(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", f"{job.title}, {job.employer}, {job.place} ({when(job, person.language)})"
            yield from did(job)

    return _whole(person, jobs())


def title_at_employer(person: Person) -> Document:
    at = {"en": "at", "de": "bei", "fr": "chez", "es": "|"}[person.language]

    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", f"{job.title} {at} {job.employer}"
            yield "p", f"{when(job, person.language)} – {job.place}"
            yield from did(job)

    return _whole(person, jobs(), table=True)


def table_of_jobs(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "row", when(job, person.language, digits=True), job.employer, job.title

    return _whole(person, jobs(), table=True)


def dashes(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", f"{job.title} – {job.employer} – {when(job, person.language, digits=True)}"
            yield from did(job)
            yield ("gap",)

    return _whole(person, jobs())


def europass(person: Person) -> Document:
    def jobs() -> Iterator[Block]:
        for job in person.jobs:
            yield "p", f"[ {when(job, person.language, digits=True)} ]"
            yield "p", job.title
            yield "p", job.employer
            yield "p", f"City: {job.place}"
            yield from did(job)

    return _whole(person, jobs())


LAYOUTS: Sequence[Callable[[Person], Document]] = (
    title_beside_dates,
    employer_beside_dates,
    stacked,
    employer_on_top,
    dates_on_the_left,
    dates_first,
    one_line,
    title_at_employer,
    table_of_jobs,
    dashes,
    europass,
)
