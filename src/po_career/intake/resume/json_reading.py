"""How a resume in JSON or YAML is read: value by value, each with its path, whatever it holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from po_career.intake.resume.parsed import LIST_LIMIT, Part, Place, Skipped, Taken
from po_career.language.dates import Day, read_day

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

    def items(self, data: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
        """The items of a list with their paths; one item without its list will do."""
        value = data.get(key)
        if isinstance(value, list):
            if len(value) > LIST_LIMIT:
                self.note(f"only the first {LIST_LIMIT} of {len(value):,} are read", key)
            for path, item in numbered(value[:LIST_LIMIT], key):
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


def numbered(values: Sequence[Any], path: str) -> Iterator[tuple[str, Any]]:
    """The values of a list, each with its path."""
    for index, value in enumerate(values):
        yield f"{path}[{index}]", value


def parts_of(
    reading: Reading,
    data: Mapping[str, Any],
    taken: Mapping[str, Taken],
    counts: Mapping[Taken, Iterable[Place]],
    under: str = "",
) -> Iterator[Part]:
    """Each key of `data`, with what was taken from it: `taken` says it of the known keys, and
    `counts` has the places of what was found.
    """
    for key, value in data.items():
        path = f"{under}{key}"
        if path in NOT_CONTENT or value in (None, "", [], {}):
            continue
        kind = taken.get(path, "nothing")
        found = sum(place.path.startswith(path) for place in counts.get(kind, ()) if place.path)
        yield Part(path, reading.place(path), kind, found)
