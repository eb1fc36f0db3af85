"""A JSON Resume (schema 1.3 and what real files make of it) as what it says."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from po_career.intake.resume.parsed import LIST_LIMIT, Job, Listed, Parsed, Place, Said, Skipped
from po_career.language.dates import Day, is_open, read_day

SECTIONS = (
    "basics",
    "work",
    "skills",
    "certificates",
    "certifications",
    "education",
    "projects",
    "volunteer",
)
"""Keys by which a JSON Resume is told from other JSON."""
_TITLE = ("position", "title", "jobTitle", "job_title", "role")
_EMPLOYER = ("name", "company", "organization", "employer", "companyName")
_START = ("startDate", "start", "start_date", "from")
_END = ("endDate", "end", "end_date", "to")
_CURRENT = ("current", "isCurrent", "isCurrentRole", "present")
_SKILL = ("name", "skill", "title", "category")
_LEVEL = ("level", "rating", "proficiency", "levelText")
_KEYWORDS = ("keywords", "items", "skills", "list")
_CERTIFICATE = ("name", "title", "certificate")
_GRANTED = ("date", "issueDate", "startDate", "releaseDate")
_PROSE: Mapping[str, Sequence[str]] = {
    "work": ("summary", "description", "highlights", "keywords"),
    "volunteer": ("position", "summary", "highlights"),
    "projects": ("name", "description", "highlights", "keywords", "roles"),
    "education": ("studyType", "area", "courses"),
    "awards": ("title", "summary"),
}
"""Sections whose texts may mention a skill, with the keys that hold them."""
_KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    dict: "an object",
    list: "a list",
}


def is_resume(data: Any) -> bool:
    """Whether `data` looks like a JSON Resume: an object with at least one of its sections."""
    return isinstance(data, dict) and not data.keys().isdisjoint(SECTIONS)


def parse_resume(data: Mapping[str, Any], file: str) -> Parsed:
    """What the resume in `data` says; a value of a wrong kind is skipped with its path."""
    reading = _Reading(file)
    return Parsed(
        "json-resume",
        jobs=tuple(_jobs(reading, data)),
        skills=tuple(_skills(reading, data)),
        certificates=tuple(_certificates(reading, data)),
        headlines=tuple(_basics(reading, data, "label", "headline")),
        text=(*_basics(reading, data, "summary"), *_prose(reading, data)),
        skipped=tuple(dict.fromkeys(reading.skipped)),
    )


@dataclass(slots=True)
class _Reading:
    """One reading: the file's name, and what could not be read."""

    file: str
    skipped: list[Skipped] = field(default_factory=list)

    def place(self, path: str) -> Place:
        return Place(self.file, path=path)

    def note(self, what: str, path: str) -> None:
        self.skipped.append(Skipped(what, self.place(path)))

    def skip(self, path: str, expected: str, found: Any) -> None:
        kind = _KINDS.get(type(found), "a text")
        self.note(f"expected {expected}, found {kind}", path)

    def text(self, value: Any, path: str) -> str:
        """A text; a number is taken for one (a year), and what is absent is empty."""
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, (str, int, float)):
            return str(value).strip()
        self.skip(path, "a text", value)
        return ""

    def items(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        """The items of a list with their paths; one item without its list will do."""
        value = data.get(key)
        if isinstance(value, list):
            if len(value) > LIST_LIMIT:
                self.note(f"only the first {LIST_LIMIT} of {len(value):,} are read", key)
            for path, item in _numbered(value[:LIST_LIMIT], key):
                if item is not None:
                    yield path, item
        elif isinstance(value, dict):
            yield key, value
        elif value:
            self.skip(key, "a list", value)

    def first(self, item: Mapping[str, Any], names: Sequence[str], path: str) -> tuple[str, str]:
        """The first text under one of `names`, and its path."""
        for name in names:
            if text := self.text(item.get(name), f"{path}.{name}"):
                return text, f"{path}.{name}"
        return "", f"{path}.{names[0]}"

    def day(self, item: Mapping[str, Any], names: Sequence[str], path: str) -> Day | None:
        """A day; None if there is none, or it cannot be read, which is reported."""
        text, where = self.first(item, names, path)
        day = read_day(text)
        if text and day is None:
            self.note(f'"{text}" is not a date that can be read', where)
        return day


def _numbered(values: Sequence[Any], path: str) -> Iterator[tuple[str, Any]]:
    """The values of a list, each with its path."""
    for index, value in enumerate(values):
        yield f"{path}[{index}]", value


def _basics(reading: _Reading, data: Mapping[str, Any], *keys: str) -> Iterator[Said]:
    basics = data.get("basics")
    if isinstance(basics, dict):
        for key in keys:
            if text := reading.text(basics.get(key), f"basics.{key}"):
                yield Said(text, reading.place(f"basics.{key}"))
    elif basics is not None:
        reading.skip("basics", "an object", basics)


def _jobs(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Job]:
    for path, item in reading.items(data, "work"):
        if not isinstance(item, dict):
            reading.skip(path, "an object", item)
            continue
        employer = reading.first(item, _EMPLOYER, path)[0] or None
        for where, position in _positions(item, path):
            yield _job(reading, where, position, employer)


def _positions(item: Mapping[str, Any], path: str) -> Sequence[tuple[str, Mapping[str, Any]]]:
    """The titles at one employer, each with its path; mostly there is one, beside the employer."""
    for key in ("positions", "roles"):
        if isinstance(item.get(key), list):
            numbered = _numbered(item[key], f"{path}.{key}")
            several = [(where, part) for where, part in numbered if isinstance(part, dict)]
            return several or [(path, item)]
    return [(path, item)]


def _job(reading: _Reading, path: str, item: Mapping[str, Any], employer: str | None) -> Job:
    title, where = reading.first(item, _TITLE, path)
    end_text, _ = reading.first(item, _END, path)
    open_end = is_open(end_text) or any(item.get(key) is True for key in _CURRENT)
    end = None if open_end else reading.day(item, _END, path)
    start = reading.day(item, _START, path)
    return Job(title, reading.place(where), employer, start, end, open_end)


def _skills(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Listed]:
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


def _skill(reading: _Reading, path: str, item: Mapping[str, Any]) -> Iterator[Listed]:
    """A skill, or a group of skills with its heading."""
    name, where = reading.first(item, _SKILL, path)
    level, _ = reading.first(item, _LEVEL, path)
    if name:
        yield Listed(name, reading.place(where), level)
    for key in _KEYWORDS:
        yield from _keywords(reading, item.get(key), f"{path}.{key}", level)


def _keywords(reading: _Reading, value: Any, path: str, level: str) -> Iterator[Listed]:
    """The skills of a group, as a list or between commas; `level` is that of the group."""
    words: Iterable[tuple[str, Any]] = ()
    if isinstance(value, list):
        words = _numbered(value, path)
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


def _certificates(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Listed]:
    for key in ("certificates", "certifications", "licenses"):
        for path, item in reading.items(data, key):
            if isinstance(item, dict):
                name, where = reading.first(item, _CERTIFICATE, path)
                if name:
                    yield Listed(name, reading.place(where), on=reading.day(item, _GRANTED, path))
            elif text := reading.text(item, path):
                yield Listed(text, reading.place(path))


def _prose(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Said]:
    for section, keys in _PROSE.items():
        for path, item in reading.items(data, section):
            for key in keys if isinstance(item, dict) else ():
                yield from _texts(reading, item.get(key), f"{path}.{key}")


def _texts(reading: _Reading, value: Any, path: str) -> Iterator[Said]:
    parts = _numbered(value, path) if isinstance(value, list) else [(path, value)]
    for where, part in parts:
        if isinstance(part, (str, int, float)) and (text := reading.text(part, where)):
            yield Said(text, reading.place(where))
