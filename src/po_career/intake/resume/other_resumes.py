"""Resumes in JSON or YAML that are not JSON Resumes: FRESH, and those of Reactive Resume.

FRESH: fresh-resume-schema 1.0.0. Reactive Resume: versions 3 to 5, whose levels go to 5.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from po_career.intake.resume.cv_lines import RANGE, period
from po_career.intake.resume.json_reading import Reading, numbered, parts_of
from po_career.intake.resume.parsed import Format, Job, Listed, Parsed, Place, Said, Taken
from po_career.language.dates import Day, is_open, read_day

_TOP = 5
"""The highest level in Reactive Resume."""
_FRESH: Mapping[str, Taken] = {
    "info": "headline",
    "employment": "jobs",
    "skills": "skills",
    **dict.fromkeys(("certifications", "certificates", "qualifications"), "certificates"),
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
_FRESH_PAPERS = ("certifications", "certificates", "qualifications")
_NOT_OF_PERSON = ("sections", "metadata", "picture")
"""Keys of Reactive Resume that say how the page looks, or are read by themselves."""
_FRESH_TEXTS = ("summary", "description", "highlights", "keywords", "curriculum", "title")
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
    certificates = tuple(_certificates(reading, papers, ("title", "name")))
    info = _inner(reading, data, "info")
    headlines = _said(reading, info, ("label", "class"), "info")
    text = [*_said(reading, info, ("brief",), "info")]
    for key in ("employment", "projects", "education", "service"):
        text += _texts(reading, _history(data.get(key), key), _FRESH_TEXTS)
    counts = _counts(jobs, skills, certificates)
    parts = parts_of(reading, data, {**_FRESH, "name": "headline"}, counts)
    return _parsed(
        "fresh", reading, jobs, skills, certificates, (tuple(headlines), tuple(text)), parts
    )


def parse_reactive(data: Mapping[str, Any], file: str) -> Parsed:
    """What a resume of Reactive Resume says."""
    reading = Reading(file)
    sections = _inner(reading, data, "sections")
    basics = _inner(reading, data, "basics")
    held = chain.from_iterable(_shown(reading, sections, key) for key in ("experience", "work"))
    jobs = tuple(chain.from_iterable(_reactive_jobs(reading, *one) for one in held))
    named = _shown(reading, sections, "skills")
    skills = tuple(chain.from_iterable(_reactive_skill(reading, *one) for one in named))
    items = list(_shown(reading, sections, "certifications"))
    certificates = tuple(_certificates(reading, items, ("name", "title")))
    text: list[Said] = []
    for key in ("experience", "work", "projects", "volunteer", "education", "awards"):
        text += _texts(reading, _shown(reading, sections, key), _REACTIVE_TEXTS)
    text += _texts(reading, [("summary", data.get("summary"))], ("content",))
    text += _texts(reading, [("sections.summary", sections.get("summary"))], ("content",))
    headlines = tuple(_said(reading, basics, ("headline", "label"), "basics"))
    counts = _counts(jobs, skills, certificates)
    parts = [
        *parts_of(reading, _without(data, _NOT_OF_PERSON), _REACTIVE, counts),
        *parts_of(reading, _filled(sections), _REACTIVE, counts, "sections."),
    ]
    return _parsed(
        "reactive-resume", reading, jobs, skills, certificates, (headlines, tuple(text)), parts
    )


def _parsed(
    kind: Format,
    reading: Reading,
    jobs: tuple[Job, ...],
    skills: tuple[Listed, ...],
    certificates: tuple[Listed, ...],
    said: tuple[tuple[Said, ...], tuple[Said, ...]],
    parts: Iterable[Any],
) -> Parsed:
    return Parsed(
        kind,
        jobs=jobs,
        skills=skills,
        certificates=certificates,
        headlines=said[0],
        text=said[1],
        skipped=tuple(dict.fromkeys(reading.skipped)),
        parts=tuple(parts),
    )


def _counts(
    jobs: Sequence[Job], skills: Sequence[Listed], certificates: Sequence[Listed]
) -> Mapping[Taken, Iterable[Place]]:
    return {
        "jobs": [one.where for one in jobs],
        "skills": [one.where for one in skills],
        "certificates": [one.where for one in certificates],
    }


def _inner(reading: Reading, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    if isinstance(value, dict):
        return value
    if value is not None:
        reading.skip(key, "an object", value)
    return {}


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
    if section is None:
        return
    if not isinstance(section, dict):
        reading.skip(path, "an object", section)
        return
    if section.get("hidden") is True or section.get("visible") is False:
        return
    for where, item in reading.items({f"{path}.items": section.get("items")}, f"{path}.items"):
        if not isinstance(item, dict):
            reading.skip(where, "an object", item)
        elif item.get("hidden") is not True and item.get("visible") is not False:
            yield where, item


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
        if not isinstance(item, dict):
            reading.skip(path, "an object", item)
            continue
        title, where = reading.first(item, ("position", "title", "role"), path)
        employer = reading.first(item, ("employer", "name", "company"), path)[0] or None
        end_text = reading.first(item, ("end",), path)[0]
        open_end = is_open(end_text) or item.get("current") is True
        end = None if open_end else reading.day(item, ("end",), path)
        start = reading.day(item, ("start",), path)
        yield Job(title, reading.place(where), employer, start, end, open_end)


def _fresh_skills(reading: Reading, data: Mapping[str, Any]) -> Iterator[Listed]:
    """The skills in sets, whose level is said of them all, and those of a list with their own."""
    section = data.get("skills")
    if isinstance(section, list):
        section = {"list": section}
    if not isinstance(section, dict):
        return
    for path, item in reading.items({"skills.list": section.get("list")}, "skills.list"):
        name, where = _name_of(reading, path, item)
        if name:
            level = reading.first(item, ("level",), path)[0] if isinstance(item, dict) else ""
            yield Listed(name, reading.place(where), level)
    for path, item in reading.items({"skills.sets": section.get("sets")}, "skills.sets"):
        yield from _fresh_set(reading, path, item)


def _fresh_set(reading: Reading, path: str, item: Any) -> Iterator[Listed]:
    if not isinstance(item, dict):
        reading.skip(path, "an object", item)
        return
    name, where = _name_of(reading, path, item)
    level = reading.first(item, ("level",), path)[0]
    if name:
        yield Listed(name, reading.place(where), label=True)
    for place, skill in reading.items({f"{path}.skills": item.get("skills")}, f"{path}.skills"):
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
        start, end, open_end = _period(reading, role, where)
        yield Job(title, reading.place(place), employer, start, end, open_end)


def _period(
    reading: Reading, item: Mapping[str, Any], path: str
) -> tuple[Day | None, Day | None, bool]:
    """The time of a job: "April 2023 - Present", or its start and its end."""
    for key in ("date", "period"):
        value = item.get(key)
        if isinstance(value, dict):
            where = f"{path}.{key}"
            end_text = reading.first(value, ("end",), where)[0]
            end = None if is_open(end_text) else reading.day(value, ("end",), where)
            return reading.day(value, ("start",), where), end, is_open(end_text)
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
    for place, word in reading.items(
        {f"{path}.keywords": item.get("keywords")}, f"{path}.keywords"
    ):
        if text := reading.text(word, place):
            yield Listed(text, reading.place(place), level, level_of_group=bool(level))


def _certificates(
    reading: Reading, items: Iterable[tuple[str, Any]], names: Sequence[str]
) -> Iterator[Listed]:
    for path, item in items:
        if isinstance(item, dict):
            name, where = reading.first(item, names, path)
            if name:
                yield Listed(
                    name, reading.place(where), on=reading.day(item, ("date", "start"), path)
                )
        elif text := reading.text(item, path):
            yield Listed(text, reading.place(path))


def _said(
    reading: Reading, item: Mapping[str, Any], keys: Sequence[str], path: str
) -> Iterator[Said]:
    for key in keys:
        if text := reading.text(item.get(key), f"{path}.{key}"):
            yield Said(text, reading.place(f"{path}.{key}"))


def _texts(
    reading: Reading, items: Iterable[tuple[str, Any]], keys: Sequence[str]
) -> Iterator[Said]:
    """The texts of items, without the tags of HTML that an editor has left in them."""
    from po_career.intake.resume.web_page import without_tags

    for path, item in items:
        for key in keys if isinstance(item, dict) else ():
            value = item.get(key)
            parts = (
                numbered(value, f"{path}.{key}")
                if isinstance(value, list)
                else [(f"{path}.{key}", value)]
            )
            for where, part in parts:
                if isinstance(part, str) and (text := without_tags(part)):
                    yield Said(text, reading.place(where))
