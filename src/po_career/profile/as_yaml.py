"""A profile as YAML that a person reads and edits; a change leaves the rest of the text as it stands."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from po_career.catalog.places import Document, Node, plain
from po_career.catalog.yaml_text import read_yaml
from po_career.plain import to_plain
from po_career.profile.model import Event, Profile, Rating

SCHEMA = "po-career/profile/1"
OWNED = ("schema", "role", "months_in_role", "hours_per_week", "budget", "target", "interests", "ratings", "done", "left_open", "history")
"""Keys of a profile, in the order in which a new file holds them; every other key of a file is somebody else's."""


def profile_data(profile: Profile) -> dict[str, Any]:
    """What a file says of `profile`: without absent values, and a rating in its shortest form. Days are ISO texts."""
    said = {key: value for key, value in to_plain(profile).items() if value not in (None, [], {})}
    if profile.ratings:
        said["ratings"] = {skill: _short([_rating_data(rating) for rating in ratings]) for skill, ratings in profile.ratings.items()}
    if profile.history:
        said["history"] = [_event_data(event) for event in profile.history]
    return {key: said[key] for key in OWNED if key in said} | {"schema": SCHEMA}


def _event_data(event: Event) -> dict[str, Any]:
    """An event without what is absent; `by` stands beside the skill, so the ratings need not say it again."""
    data = {key: value for key, value in to_plain(event).items() if value is not None}
    if event.skill is None or event.by == "self":
        del data["by"]
    for key in ("rating", "was"):
        if key in data:
            data[key] = {name: value for name, value in data[key].items() if value is not None and name != "by"}
    return data


def new_text(data: Mapping[str, Any]) -> str:
    """`data` as the text of a file, the schema line first."""
    keys = [*(key for key in OWNED if key in data), *(key for key in data if key not in OWNED)]
    return "".join(f"{line}\n" for key in keys for line in _entry(key, data[key]))


def changed_text(old: Document, data: Mapping[str, Any]) -> str:
    """The text of `old`, saying `data` instead: only entries that differ are written anew, so comments elsewhere stay.

    Where the text cannot be changed line by line (all of it in braces, anchors, two keys in one line) it is written anew.
    """
    if old.root is not None and _one_key_a_line(old.root, old.lines):
        lines = _changed(old.root, old.lines, 1, len(old.lines) + 1, data)
        text = "\n".join(lines).rstrip("\n") + "\n"
        again = read_yaml(text, old.file)
        if again.root is not None and not again.problems and plain(again.root) == data:
            return text
    return new_text(data)


def _changed(node: Node, lines: Sequence[str], first: int, end: int, data: Mapping[str, Any]) -> list[str]:
    """Lines `first` to `end` (which is not in it) around the mapping `node`, with the entries of `data`."""
    starts = [mark.line for mark in node.keys.values()]
    indent = " " * (next(iter(node.keys.values())).column - 1)
    result = list(lines[first - 1 : starts[0] - 1])
    for (key, child), start, until in zip(node.value.items(), starts, [*starts[1:], end], strict=True):
        last = _last_line_of_entry(lines, start, until)
        if key in data:
            result += _changed_entry(key, child, lines, start, last, data[key], indent)
        result += lines[last : until - 1]
    fresh = [key for key in data if key not in node.value]
    while result and fresh and not result[-1].strip():
        result.pop()
    schema = [indent + line for line in _entry("schema", data["schema"])] if "schema" in fresh else []
    return [*schema, *result, *(indent + line for key in fresh if key != "schema" for line in _entry(key, data[key]))]


def _changed_entry(key: str, child: Node, lines: Sequence[str], start: int, last: int, value: Any, indent: str) -> list[str]:
    if plain(child) == value:
        return list(lines[start - 1 : last])
    below = key == "ratings" and value and _one_key_a_line(child, lines) and all(mark.line > start for mark in child.keys.values())
    if below:
        return [lines[start - 1], *_changed(child, lines, start + 1, last + 1, value)]
    return [indent + line for line in _entry(key, value)]


def _last_line_of_entry(lines: Sequence[str], start: int, until: int) -> int:
    """The last line of an entry that begins at `start`: blank lines and comments before the next one belong to that."""
    last = until - 1
    while last > start and (not lines[last - 1].strip() or lines[last - 1].lstrip().startswith("#")):
        last -= 1
    return last


def _one_key_a_line(node: Node, lines: Sequence[str]) -> bool:
    """Whether `node` is a mapping whose keys open their lines, at one indentation."""
    if not isinstance(node.value, dict) or not node.keys:
        return False
    marks = list(node.keys.values())
    opens = all(not lines[mark.line - 1][: mark.column - 1].strip() for mark in marks)
    return opens and len({mark.column for mark in marks}) == 1 and [mark.line for mark in marks] == sorted({mark.line for mark in marks})


def _rating_data(rating: Rating) -> dict[str, Any]:
    data = {key: value for key, value in to_plain(rating).items() if value is not None}
    return data if rating.by != "self" else {key: value for key, value in data.items() if key != "by"}


def _short(ratings: list[dict[str, Any]]) -> Any:
    only = ratings[0] if len(ratings) == 1 else ratings
    return only["level"] if isinstance(only, dict) and only.keys() == {"level"} else only


def _entry(key: str, value: Any) -> list[str]:
    """One key with its value as lines; one rating is one line, so that a person can read and change it."""
    if key == "ratings" and value:
        return ["ratings:", *("  " + line for skill, rating in value.items() for line in _dumped({skill: rating}))]
    return _dumped({key: value})


def _dumped(data: dict[str, Any]) -> list[str]:
    import yaml

    (value,) = data.values()
    inline = isinstance(value, (dict, list))
    text = yaml.dump(
        data,
        Dumper=_dumper(),
        default_flow_style=None if inline else False,
        sort_keys=False,
        allow_unicode=True,
        width=2**20,
    )
    return str(text).splitlines()


@cache
def _dumper() -> Any:
    """PyYAML's safe dumper, without quotes around days and the key `on`: our reader takes both as texts."""
    import yaml

    plain_texts = {"tag:yaml.org,2002:timestamp": "0123456789", "tag:yaml.org,2002:bool": "oO"}
    resolvers = {
        first: [(tag, pattern) for tag, pattern in known if first not in plain_texts.get(tag, "")]
        for first, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }
    return type("ProfileDumper", (yaml.SafeDumper,), {"yaml_implicit_resolvers": resolvers})
