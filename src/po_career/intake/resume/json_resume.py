"""A JSON Resume (schema 1.3 and what real files make of it) as what it says."""

from collections.abc import Iterator, Mapping, Sequence
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


def is_resume(data: Any) -> bool:
    """Whether `data` looks like a JSON Resume: an object with at least one of its sections."""
    return isinstance(data, dict) and any(key in data for key in SECTIONS)


def parse_resume(data: Mapping[str, Any], file: str) -> Parsed:
    """What the resume in `data` says; a value of a wrong kind is skipped with its path."""
    reading = _Reading(file)
    return Parsed(
        "json-resume",
        jobs=tuple(_jobs(reading, data)),
        skills=tuple(_skills(reading, data)),
        certificates=tuple(_certificates(reading, data)),
        headlines=tuple(_headlines(reading, data)),
        text=tuple(_prose(reading, data)),
        skipped=tuple(dict.fromkeys(reading.skipped)),
    )


@dataclass(slots=True)
class _Reading:
    """One reading: the file's name, and what could not be read."""

    file: str
    skipped: list[Skipped] = field(default_factory=list)

    def place(self, path: str) -> Place:
        return Place(self.file, path=path)

    def skip(self, path: str, expected: str, found: Any) -> None:
        self.skipped.append(Skipped(f"expected {expected}, found {_kind(found)}", self.place(path)))

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
                self.skipped.append(
                    Skipped(
                        f"only the first {LIST_LIMIT} of {len(value):,} are read", self.place(key)
                    )
                )
            yield from (
                (f"{key}[{index}]", item)
                for index, item in enumerate(value[:LIST_LIMIT])
                if item is not None
            )
        elif isinstance(value, dict):
            yield key, value
        elif value:
            self.skip(key, "a list", value)

    def records(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The items of a list that are objects."""
        for path, item in self.items(data, key):
            if isinstance(item, dict):
                yield path, item
            else:
                self.skip(path, "an object", item)

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
            self.skipped.append(
                Skipped(f'"{text}" is not a date that can be read', self.place(where))
            )
        return day


def _headlines(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Said]:
    basics = data.get("basics")
    if isinstance(basics, dict):
        for key in ("label", "headline"):
            if text := reading.text(basics.get(key), f"basics.{key}"):
                yield Said(text, reading.place(f"basics.{key}"))
    elif basics is not None:
        reading.skip("basics", "an object", basics)


def _jobs(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Job]:
    for path, item in reading.records(data, "work"):
        employer = reading.first(item, _EMPLOYER, path)[0] or None
        nested = next(
            (key for key in ("positions", "roles") if isinstance(item.get(key), list)), None
        )
        parts = list(_parts(item[nested], f"{path}.{nested}")) if nested else []
        for where, part in parts or [(path, item)]:
            yield _job(reading, where, part, employer)


def _parts(several: Sequence[Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Several titles at one employer."""
    yield from ((f"{path}[{n}]", part) for n, part in enumerate(several) if isinstance(part, dict))


def _job(reading: _Reading, path: str, item: Mapping[str, Any], employer: str | None) -> Job:
    title, where = reading.first(item, _TITLE, path)
    end_text, end_path = reading.first(item, _END, path)
    open_end = is_open(end_text) or any(item.get(key) is True for key in _CURRENT)
    end = None if open_end else read_day(end_text)
    if end is None and not open_end:
        reading.skipped.append(
            Skipped(f'"{end_text}" is not a date that can be read', reading.place(end_path))
        )
    return Job(
        title, reading.place(where), employer, reading.day(item, _START, path), end, open_end
    )


def _skills(reading: _Reading, data: Mapping[str, Any]) -> Iterator[Listed]:
    value = data.get("skills")
    if isinstance(value, dict) and not any(
        key in value for key in _SKILL
    ):  # {"Product": ["Roadmapping", "OKRs"]}
        for group, words in value.items():
            yield from _keywords(reading, words, f"skills.{group}", None)
        return
    for path, item in reading.items(data, "skills"):
        if isinstance(item, str):
            yield Listed(item, reading.place(path))
        elif isinstance(item, dict):
            name, where = reading.first(item, _SKILL, path)
            level = reading.first(item, _LEVEL, path)[0] or None
            if name:
                yield Listed(name, reading.place(where), level)
            for key in _KEYWORDS:
                yield from _keywords(reading, item.get(key), f"{path}.{key}", level)
        else:
            reading.skip(path, "a text or an object", item)


def _keywords(reading: _Reading, value: Any, path: str, level: str | None) -> Iterator[Listed]:
    words = value if isinstance(value, list) else []
    if isinstance(value, str):
        words = value.split(",")
    for index, word in enumerate(words):
        where = f"{path}[{index}]" if isinstance(value, list) else path
        named, own = (
            (reading.first(word, _SKILL, where)[0], reading.first(word, _LEVEL, where)[0])
            if isinstance(word, dict)
            else (word, "")
        )
        if text := reading.text(named, where):
            yield Listed(
                text,
                reading.place(where),
                own or level,
                level_of_group=level is not None and not own,
            )


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
    basics = data.get("basics")
    if isinstance(basics, dict) and (
        summary := reading.text(basics.get("summary"), "basics.summary")
    ):
        yield Said(summary, reading.place("basics.summary"))
    for section, keys in _PROSE.items():
        for path, item in reading.items(data, section):
            for key in keys if isinstance(item, dict) else ():
                yield from _texts(reading, item.get(key), f"{path}.{key}")


def _texts(reading: _Reading, value: Any, path: str) -> Iterator[Said]:
    parts = (
        [(f"{path}[{n}]", part) for n, part in enumerate(value)]
        if isinstance(value, list)
        else [(path, value)]
    )
    for where, part in parts:
        if isinstance(part, (str, int, float)) and (text := reading.text(part, where)):
            yield Said(text, reading.place(where))


def _kind(value: Any) -> str:
    if isinstance(value, (bool, int, float)):
        return "true or false" if isinstance(value, bool) else "a number"
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else "a text"
