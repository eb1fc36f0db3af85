"""Resumes in JSON or YAML that are not JSON Resumes: FRESH, and those of Reactive Resume.

FRESH: fresh-resume-schema 1.0.0. Reactive Resume: versions 3 to 5, whose levels go to 5.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from po_career.intake.resume.cv_lines import RANGE, period
from po_career.intake.resume.json_reading import Reading, each_of, numbered
from po_career.intake.resume.parsed import Job, Listed, Parsed, Said, Taken
from po_career.language.dates import Day, read_day

_TOP = 5
"""The highest level in Reactive Resume."""
_FRESH_PAPERS = ("certifications", "certificates", "qualifications")
_FRESH: Mapping[str, Taken] = {
    **dict.fromkeys(("info", "name"), "headline"),
    "employment": "jobs",
    "skills": "skills",
    **dict.fromkeys(_FRESH_PAPERS, "certificates"),
    **dict.fromkeys(("projects", "education", "service"), "text"),
}
_REACTIVE: Mapping[str, Taken] = {
    "basics": "headline",
    "summary": "text",
    **dict.fromkeys(("sections.experience", "sections.work"), "jobs"),
    "sections.skills": "skills",
    "sections.certifications": "certificates",
    **dict.fromkeys(
        (
            *("sections.summary", "sections.projects", "sections.volunteer", "sections.education"),
            "sections.awards",
        ),
        "text",
    ),
}
_NOT_OF_PERSON = ("sections", "metadata", "picture")
"""Keys of Reactive Resume that say how the page looks, or are read by themselves."""
_FRESH_TEXTS = ("summary", "description", "highlights", "keywords", "curriculum", "title")
_GRANTED = ("date", "start")
_REACTIVE_TEXTS = ("summary", "description", "keywords", "content", "studyType", "title")


def is_fresh(data: Mapping[str, Any]) -> bool:
    """Whether `data` is a FRESH resume: it says so, or has its sections."""
    meta = data.get("meta")
    said = str(meta.get("format", "")) if isinstance(meta, dict) else ""
    employment = data.get("employment")
    return said.upper().startswith("FRESH") or (
        isinstance(employment, dict) and "history" in employment
    )


def is_reactive(data: Mapping[str, Any]) -> bool:
    """Whether `data` comes from Reactive Resume: its sections have items."""
    sections = data.get("sections")
    return isinstance(sections, dict) and any(
        isinstance(section, dict) and "items" in section for section in sections.values()
    )


def parse_fresh(data: Mapping[str, Any], file: str) -> Parsed:
    """What a FRESH resume says."""
    reading = Reading(file)
    jobs = tuple(_fresh_jobs(reading, data))
    skills = tuple(_fresh_skills(reading, data))
    papers = chain.from_iterable(_history(data.get(key), key) for key in _FRESH_PAPERS)
    certificates = tuple(reading.certificates(papers, ("title", "name"), _GRANTED))
    info = reading.inner(data, "info")
    text = [*reading.said(info, ("brief",), "info")]
    for key in ("employment", "projects", "education", "service"):
        text += _texts(reading, _history(data.get(key), key), _FRESH_TEXTS)
    parsed = Parsed(
        "fresh",
        jobs=jobs,
        skills=skills,
        certificates=certificates,
        headlines=tuple(reading.said(info, ("label", "class"), "info")),
        text=tuple(text),
    )
    return reading.finished(parsed, _FRESH, {"": data})


def parse_reactive(data: Mapping[str, Any], file: str) -> Parsed:
    """What a resume of Reactive Resume says."""
    reading = Reading(file)
    sections = reading.inner(data, "sections")
    basics = reading.inner(data, "basics")
    held = chain.from_iterable(_shown(reading, sections, key) for key in ("experience", "work"))
    jobs = tuple(chain.from_iterable(_reactive_jobs(reading, *one) for one in held))
    named = _shown(reading, sections, "skills")
    skills = tuple(chain.from_iterable(_reactive_skill(reading, *one) for one in named))
    items = _shown(reading, sections, "certifications")
    certificates = tuple(reading.certificates(items, ("name", "title"), _GRANTED))
    text: list[Said] = []
    for key in ("experience", "work", "projects", "volunteer", "education", "awards"):
        text += _texts(reading, _shown(reading, sections, key), _REACTIVE_TEXTS)
    text += _texts(reading, [("summary", data.get("summary"))], ("content",))
    text += _texts(reading, [("sections.summary", sections.get("summary"))], ("content",))
    parsed = Parsed(
        "reactive-resume",
        jobs=jobs,
        skills=skills,
        certificates=certificates,
        headlines=tuple(reading.said(basics, ("headline", "label"), "basics")),
        text=tuple(text),
    )
    keys = {"": _without(data, _NOT_OF_PERSON), "sections.": _filled(sections)}
    return reading.finished(parsed, _REACTIVE, keys)


def _history(section: Any, path: str) -> list[tuple[str, Any]]:
    """The items of a section of FRESH: in its `history`, or as a list."""
    if isinstance(section, dict):
        section, path = section.get("history"), f"{path}.history"
    return list(numbered(section, path)) if isinstance(section, list) else []


def _shown(
    reading: Reading, sections: Mapping[str, Any], key: str
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The items of a section that the page shows."""
    section = sections.get(key)
    path = f"sections.{key}"
    if section is None or not reading.is_object(section, path) or _is_hidden(section):
        return
    for where, item in reading.items(section, "items", f"{path}."):
        if reading.is_object(item, where) and not _is_hidden(item):
            yield where, item


def _is_hidden(item: Mapping[str, Any]) -> bool:
    return item.get("hidden") is True or item.get("visible") is False


def _without(data: Mapping[str, Any], keys: Collection[str]) -> Mapping[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}


def _filled(sections: Mapping[str, Any]) -> Mapping[str, Any]:
    """The sections that hold something; the program writes all of them."""
    empty = [
        key
        for key, section in sections.items()
        if isinstance(section, dict) and not (section.get("items") or section.get("content"))
    ]
    return _without(sections, empty)


def _fresh_jobs(reading: Reading, data: Mapping[str, Any]) -> Iterator[Job]:
    for path, item in _history(data.get("employment"), "employment"):
        if not reading.is_object(item, path):
            continue
        title, where = reading.first(item, ("position", "title", "role"), path)
        employer = reading.first(item, ("employer", "name", "company"), path)[0] or None
        time = reading.time(item, path, ("start",), ("end",), ("current",))
        yield Job(title, reading.place(where), employer, *time)


def _fresh_skills(reading: Reading, data: Mapping[str, Any]) -> Iterator[Listed]:
    """The skills in sets, whose level is said of them all, and those of a list with their own."""
    section = data.get("skills")
    if isinstance(section, list):
        section = {"list": section}
    if not isinstance(section, dict):
        return
    for path, item in reading.items(section, "list", "skills."):
        name, where = _name_of(reading, path, item)
        if name:
            level = reading.first(item, ("level",), path)[0] if isinstance(item, dict) else ""
            yield Listed(name, reading.place(where), level)
    for path, item in reading.items(section, "sets", "skills."):
        yield from _fresh_set(reading, path, item)


def _fresh_set(reading: Reading, path: str, item: Any) -> Iterator[Listed]:
    if not reading.is_object(item, path):
        return
    name, where = _name_of(reading, path, item)
    level = reading.first(item, ("level",), path)[0]
    if name:
        yield Listed(name, reading.place(where), label=True)
    for place, skill in reading.items(item, "skills", f"{path}."):
        text, there = _name_of(reading, place, skill)
        if text:
            yield Listed(text, reading.place(there), level, level_of_group=bool(level))


def _name_of(reading: Reading, path: str, item: Any) -> tuple[str, str]:
    if isinstance(item, dict):
        return reading.first(item, ("name", "title"), path)
    return reading.text(item, path), path


def _reactive_jobs(reading: Reading, path: str, item: Mapping[str, Any]) -> Iterator[Job]:
    """One job, or each role of it if it has several (version 5)."""
    employer = reading.first(item, ("company", "name"), path)[0] or None
    roles = item.get("roles")
    inner = [(path, item)]
    if isinstance(roles, list) and roles:
        inner = [
            (where, role)
            for where, role in numbered(roles, f"{path}.roles")
            if isinstance(role, dict)
        ]
    for where, role in inner:
        title, place = reading.first(role, ("position", "title"), where)
        yield Job(title, reading.place(place), employer, *_period(reading, role, where))


def _period(
    reading: Reading, item: Mapping[str, Any], path: str
) -> tuple[Day | None, Day | None, bool]:
    """The time of a job: "April 2023 - Present", or its start and its end."""
    for key in ("date", "period"):
        value = item.get(key)
        if isinstance(value, dict):
            return reading.time(value, f"{path}.{key}", ("start",), ("end",))
        text = reading.text(value, f"{path}.{key}")
        if text and (found := RANGE.search(text)):
            return period(found)
        if text and (day := read_day(text)):
            return day, day, False
        if text:
            reading.note(f'"{text}" is not a time that can be read', f"{path}.{key}")
    return None, None, False


def _reactive_skill(reading: Reading, path: str, item: Mapping[str, Any]) -> Iterator[Listed]:
    name, where = reading.first(item, ("name",), path)
    number = item.get("level")
    level = reading.first(item, ("proficiency", "description"), path)[0]
    if isinstance(number, int) and not isinstance(number, bool) and 0 < number <= _TOP:
        level = f"{number}/{_TOP}"
    if name:
        yield Listed(name, reading.place(where), level)
    for place, word in reading.items(item, "keywords", f"{path}."):
        if text := reading.text(word, place):
            yield Listed(text, reading.place(place), level, level_of_group=bool(level))


def _texts(
    reading: Reading, items: Iterable[tuple[str, Any]], keys: Sequence[str]
) -> Iterator[Said]:
    """The texts of items, without the tags of HTML that an editor has left in them."""
    from po_career.intake.resume.web_page import without_tags

    for path, item in items:
        if not isinstance(item, dict):
            continue
        for key in keys:
            for where, part in each_of(item.get(key), f"{path}.{key}"):
                if isinstance(part, str) and (text := without_tags(part)):
                    yield Said(text, reading.place(where))
