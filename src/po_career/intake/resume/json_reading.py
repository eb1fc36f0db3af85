"""How a resume in JSON or YAML is read: value by value, each with its path, whatever it holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from po_career.intake.resume.parsed import (
    LIST_LIMIT,
    Listed,
    Parsed,
    Part,
    Place,
    Said,
    Skipped,
    Taken,
)
from po_career.language.dates import Day, is_open, read_day

KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    dict: "an object",
    list: "a list",
}
NOT_CONTENT = frozenset(("$schema", "meta", "schema"))
"""Keys that say something of the file, not of the person."""


@dataclass(slots=True)
class Reading:
    """One reading: the file's name, and what could not be read."""

    file: str
    skipped: list[Skipped] = field(default_factory=list)

    def place(self, path: str) -> Place:
        """Where a value stands."""
        return Place(self.file, path=path)

    def note(self, what: str, path: str) -> None:
        """Report a value that could not be read."""
        self.skipped.append(Skipped(what, self.place(path)))

    def skip(self, path: str, expected: str, found: Any) -> None:
        """Report a value of a wrong kind."""
        kind = KINDS.get(type(found), "a text")
        self.note(f"expected {expected}, found {kind}", path)

    def text(self, value: Any, path: str) -> str:
        """A text; a number is taken for one (a year), and what is absent is empty."""
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, (str, int, float)):
            return str(value).strip()
        self.skip(path, "a text", value)
        return ""

    def is_object(self, value: Any, path: str) -> bool:
        """Whether a value is an object; one that is not is reported."""
        if isinstance(value, dict):
            return True
        self.skip(path, "an object", value)
        return False

    def inner(self, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """The object under `key`; an empty one if there is none."""
        value = data.get(key)
        return value if value is not None and self.is_object(value, key) else {}

    def items(
        self, data: Mapping[str, Any], key: str, under: str = ""
    ) -> Iterator[tuple[str, Any]]:
        """The items of a list with their paths; one item without its list will do."""
        value, path = data.get(key), f"{under}{key}"
        if isinstance(value, list):
            if len(value) > LIST_LIMIT:
                self.note(f"only the first {LIST_LIMIT} of {len(value):,} are read", path)
            for where, item in numbered(value[:LIST_LIMIT], path):
                if item is not None:
                    yield where, item
        elif isinstance(value, dict):
            yield path, value
        elif value:
            self.skip(path, "a list", value)

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

    def time(
        self,
        item: Mapping[str, Any],
        path: str,
        starts: Sequence[str],
        ends: Sequence[str],
        goes_on: Sequence[str] = (),
    ) -> tuple[Day | None, Day | None, bool]:
        """The first and the last day of a job, under one of `starts` and `ends`, and whether it
        goes on, as its end or one of `goes_on` says.
        """
        end_text, _ = self.first(item, ends, path)
        open_end = is_open(end_text) or any(item.get(key) is True for key in goes_on)
        end = None if open_end else self.day(item, ends, path)
        return self.day(item, starts, path), end, open_end

    def said(self, item: Mapping[str, Any], keys: Sequence[str], path: str) -> Iterator[Said]:
        """The texts under `keys`."""
        for key in keys:
            if text := self.text(item.get(key), f"{path}.{key}"):
                yield Said(text, self.place(f"{path}.{key}"))

    def certificates(
        self, items: Iterable[tuple[str, Any]], names: Sequence[str], days: Sequence[str]
    ) -> Iterator[Listed]:
        """Certificates, as texts or as objects with one of `names` and the day under one of `days`."""
        for path, item in items:
            if isinstance(item, dict):
                name, where = self.first(item, names, path)
                if name:
                    yield Listed(name, self.place(where), on=self.day(item, days, path))
            elif text := self.text(item, path):
                yield Listed(text, self.place(path))

    def finished(
        self, parsed: Parsed, taken: Mapping[str, Taken], keys: Mapping[str, Mapping[str, Any]]
    ) -> Parsed:
        """`parsed` with what was skipped, and with its parts: the `keys` of the file, by the path
        that they stand under, and what `taken` says that they were read as.
        """
        places: Mapping[Taken, Iterable[Place]] = {
            "jobs": [one.where for one in parsed.jobs],
            "skills": [one.where for one in parsed.skills],
            "certificates": [one.where for one in parsed.certificates],
        }
        parts: list[Part] = []
        for under, data in keys.items():
            parts += _parts_of(self, data, taken, places, under)
        return replace(parsed, skipped=tuple(dict.fromkeys(self.skipped)), parts=tuple(parts))


def each_of(value: Any, path: str) -> Iterable[tuple[str, Any]]:
    """The values of a list, or a value without a list, each with its path."""
    return numbered(value, path) if isinstance(value, list) else [(path, value)]


def numbered(values: Sequence[Any], path: str) -> Iterator[tuple[str, Any]]:
    """The values of a list, each with its path."""
    for index, value in enumerate(values):
        yield f"{path}[{index}]", value


def _parts_of(
    reading: Reading,
    data: Mapping[str, Any],
    taken: Mapping[str, Taken],
    counts: Mapping[Taken, Iterable[Place]],
    under: str,
) -> Iterator[Part]:
    for key, value in data.items():
        path = f"{under}{key}"
        if path in NOT_CONTENT or value in (None, "", [], {}):
            continue
        kind = taken.get(path, "nothing")
        found = sum(place.path.startswith(path) for place in counts.get(kind, ()) if place.path)
        yield Part(path, reading.place(path), kind, found)
