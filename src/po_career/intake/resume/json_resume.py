"""A JSON Resume (schema 1.3 and what real files make of it) as what it says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from po_career.intake.resume.json_reading import Reading, each_of, numbered
from po_career.intake.resume.parsed import Job, Listed, Parsed, Said, Taken
from po_career.text import word_set, words_in

SECTIONS = word_set("basics work skills certificates certifications education projects volunteer")
"""Keys by which a JSON Resume is told from other JSON."""
_TITLE = words_in("position title jobTitle job_title role")
_EMPLOYER = words_in("name company organization employer companyName")
_START = words_in("startDate start start_date from")
_END = words_in("endDate end end_date to")
_CURRENT = words_in("current isCurrent isCurrentRole present")
_SKILL = words_in("name skill title category")
_LEVEL = words_in("level rating proficiency levelText")
_KEYWORDS = words_in("keywords items skills list")
_CERTIFICATE = words_in("name title certificate")
_GRANTED = words_in("date issueDate startDate releaseDate")
_PAPERS = ("certificates", "certifications", "licenses")
_PROSE: Mapping[str, Sequence[str]] = {
    "work": ("summary", "description", "highlights", "keywords"),
    "volunteer": ("position", "summary", "highlights"),
    "projects": ("name", "description", "highlights", "keywords", "roles"),
    "education": ("studyType", "area", "courses"),
    "awards": ("title", "summary"),
}
"""Sections whose texts may mention a skill, with the keys that hold them."""
_TAKEN: Mapping[str, Taken] = {
    "basics": "headline",
    "work": "jobs",
    "skills": "skills",
    **dict.fromkeys(_PAPERS, "certificates"),
    **dict.fromkeys(("volunteer", "projects", "education", "awards"), "text"),
}


def is_resume(data: Any) -> bool:
    """Whether `data` looks like a JSON Resume: an object with at least one of its sections."""
    return isinstance(data, dict) and not data.keys().isdisjoint(SECTIONS)


def parse_resume(data: Mapping[str, Any], file: str) -> Parsed:
    """What the resume in `data` says; a value of a wrong kind is skipped with its path."""
    reading = Reading(file)
    jobs = tuple(_jobs(reading, data))
    skills = tuple(_skills(reading, data))
    papers = chain.from_iterable(reading.items(data, key) for key in _PAPERS)
    certificates = tuple(reading.certificates(papers, _CERTIFICATE, _GRANTED))
    basics = reading.inner(data, "basics")
    parsed = Parsed(
        "json-resume",
        jobs=jobs,
        skills=skills,
        certificates=certificates,
        headlines=tuple(reading.said(basics, ("label", "headline"), "basics")),
        text=(*reading.said(basics, ("summary",), "basics"), *_prose(reading, data)),
    )
    return reading.finished(parsed, _TAKEN, {"": data})


def _jobs(reading: Reading, data: Mapping[str, Any]) -> Iterator[Job]:
    for path, item in reading.items(data, "work"):
        if not reading.is_object(item, path):
            continue
        employer = reading.first(item, _EMPLOYER, path)[0] or None
        for where, position in _positions(item, path):
            title, place = reading.first(position, _TITLE, where)
            time = reading.time(position, where, _START, _END, _CURRENT)
            yield Job(title, reading.place(place), employer, *time)


def _positions(item: Mapping[str, Any], path: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """The titles at one employer, each with its path; mostly there is one, beside the employer."""
    for key in ("positions", "roles"):
        if isinstance(item.get(key), list):
            parts = numbered(item[key], f"{path}.{key}")
            several = [(where, part) for where, part in parts if isinstance(part, dict)]
            return several or [(path, item)]
    return [(path, item)]


def _skills(reading: Reading, data: Mapping[str, Any]) -> Iterator[Listed]:
    groups = data.get("skills")
    if isinstance(groups, dict) and groups.keys().isdisjoint(_SKILL):
        for group, words in groups.items():  # {"Product": ["Roadmapping", "OKRs"]}
            yield from _keywords(reading, words, f"skills.{group}", "")
        return
    for path, item in reading.items(data, "skills"):
        if isinstance(item, str):
            yield Listed(item, reading.place(path))
        elif isinstance(item, dict):
            yield from _skill(reading, path, item)
        else:
            reading.skip(path, "a text or an object", item)


def _skill(reading: Reading, path: str, item: Mapping[str, Any]) -> Iterator[Listed]:
    """A skill, or a group of skills with its heading."""
    name, where = reading.first(item, _SKILL, path)
    level, _ = reading.first(item, _LEVEL, path)
    if name:
        yield Listed(name, reading.place(where), level)
    for key in _KEYWORDS:
        yield from _keywords(reading, item.get(key), f"{path}.{key}", level)


def _keywords(reading: Reading, value: Any, path: str, level: str) -> Iterator[Listed]:
    """The skills of a group, as a list or between commas; `level` is that of the group."""
    words: Iterable[tuple[str, Any]] = ()
    if isinstance(value, list):
        words = numbered(value, path)
    elif isinstance(value, str):
        words = [(path, word) for word in value.split(",")]
    for where, word in words:
        name, own = word, ""
        if isinstance(word, dict):
            name = reading.first(word, _SKILL, where)[0]
            own = reading.first(word, _LEVEL, where)[0]
        if text := reading.text(name, where):
            of_group = bool(level) and not own
            yield Listed(text, reading.place(where), own or level, level_of_group=of_group)


def _prose(reading: Reading, data: Mapping[str, Any]) -> Iterator[Said]:
    for section, keys in _PROSE.items():
        for path, item in reading.items(data, section):
            for key in keys if isinstance(item, dict) else ():
                yield from _texts(reading, item.get(key), f"{path}.{key}")


def _texts(reading: Reading, value: Any, path: str) -> Iterator[Said]:
    for where, part in each_of(value, path):
        if isinstance(part, (str, int, float)) and (text := reading.text(part, where)):
            yield Said(text, reading.place(where))
