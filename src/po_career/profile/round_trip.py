"""Profiles as YAML text: written anew, or changed in place.

What need not change stays as a person wrote it: order, comments, quotes, spelling.
docs/decisions/010-yaml.md says why no library does this.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from textwrap import indent
from typing import Any, NamedTuple

from po_career.catalog.places import Document, Node, plain
from po_career.catalog.yaml_text import in_quotes, read_yaml

Keys = Sequence[str]
_INDENT = 2
"""Columns by which what is written anew stands further in than its key."""
_SPACE = " \t\r\n"
"""What YAML takes for white space."""
_GAP = re.compile(rf"(?:[{_SPACE}]*#.*)*[{_SPACE}]*")
"""White space and comments."""


def changed_text(
    text: str, old: Document, data: Mapping[str, Any], order: Keys, renamed: Mapping[str, str]
) -> str:
    """`text`, which was read as `old`, saying `data` instead.

    `order` knows all keys of the file; a new one goes behind those that stand before it there.
    `renamed` maps keys of `ratings` to those that took their place. A JSON text stays JSON. A text
    that cannot be changed in place, such as one with aliases, is written anew without its comments.
    """
    if old.root is None:
        return new_text(data, order)
    if plain(old.root) == data:
        return text
    if _is_json(text):
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    editor = _Editor(text)
    try:
        editor.change(editor.with_new_names(old.root, renamed), data, order)
    except (ValueError, LookupError):
        return new_text(data, order)
    changed = editor.result()
    return changed if _same(_says(changed), data) else new_text(data, order)


def _same(one: Any, other: Any) -> bool:
    """Whether they are equal but for line ends at the end of a text: a block at the end of a file
    that has no last line end gains one.
    """
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("\n") == other.rstrip("\n")
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


def new_text(data: Mapping[str, Any], order: Keys) -> str:
    """`data` as the text of a new file: keys by `order`, one rating and one event a line."""
    known = [key for key in order if key in data]
    others = [key for key in data if key not in order]
    return "".join(f"{_entry(key, data[key])}\n" for key in (*known, *others))


def _says(text: str) -> Any:
    document = read_yaml(text, "")
    return None if document.root is None or document.problems else plain(document.root)


def _is_json(text: str) -> bool:
    if not text.lstrip().startswith("{"):
        return False
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _entry(key: str, value: Any) -> str:
    """A key with its value.

    A list of lists or mappings, and the ratings, take a line for each item; all else takes one.
    """
    name = _scalar(key)
    if _takes_lines(value):
        lines = [_item(item) for item in value]
    elif key == "ratings" and value:
        lines = [_entry(skill, given) for skill, given in value.items()]
    else:
        return f"{name}: {_on_one_line(value)}"
    below = indent("\n".join(lines), " " * _INDENT)
    return f"{name}:\n{below}"


def _takes_lines(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, (dict, list)) for item in value)


def _item(value: Any) -> str:
    return f"- {_on_one_line(value)}"


def _on_one_line(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(map(_pair, value.items()))}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_on_one_line, value))}]"
    return _scalar(value)


def _pair(entry: tuple[str, Any]) -> str:
    key, value = entry
    return f"{_scalar(key)}: {_on_one_line(value)}"


def _scalar(value: Any) -> str:
    """A text is bare if our reader takes it for the same text as a key and as a value."""
    if not isinstance(value, str):
        return json.dumps(value)
    if _says(f"{value}: {value}") == _says(f"{{{value}: {value}}}") == {value: value}:
        return value
    if value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    return in_quotes(value)


class _Entry(NamedTuple):
    """A key with its value, or an item of a list, in the text."""

    start: int
    """Where its key or its dash begins; in brackets, where the item does."""
    head: int
    """Behind the colon or the dash; in brackets, where the item begins."""
    node: Node


class _Editor:
    """One text, and the stretches of it that are to be replaced."""

    def __init__(self, text: str) -> None:
        self.text = text if text.endswith("\n") else f"{text}\n"
        self.edits: list[tuple[int, int, str]] = []

    def edit(self, start: int, stop: int, text: str) -> None:
        self.edits.append((start, stop, text))

    def result(self) -> str:
        """The text with all edits made; of two at one place, what is added comes first."""
        line_end = "\r\n" if "\r\n" in self.text else "\n"
        pieces, at = [], 0
        for start, stop, text in sorted(self.edits, key=lambda edit: edit[:2]):
            pieces += [self.text[at:start], text.replace("\n", line_end)]
            at = stop
        return "".join([*pieces, self.text[at:]])

    def with_new_names(self, root: Node, renamed: Mapping[str, str]) -> Node:
        """`root` with other keys for some ratings, which are edited in the text, too."""
        if not renamed:
            return root
        ratings = root.value["ratings"]
        for name, key in renamed.items():
            mark = ratings.keys[name]
            self.edit(mark.start, mark.start + mark.length, _scalar(key))
        values = {renamed.get(key, key): child for key, child in ratings.value.items()}
        ratings = replace(ratings, value=values)
        return replace(root, value={**root.value, "ratings": ratings})

    def change(self, node: Node, new: Any, order: Keys = ()) -> None:
        """Make a list or mapping say `new`, which is one too, entry by entry."""
        if self.is_flow(node):
            self.edit(node.mark.start, self.stop(node), self.in_brackets(node, new))
            return
        entries = self.entries(node)
        if isinstance(new, dict):
            names = list(node.value)
            stay, added = _changed_keys(names, new, order)
        else:
            names = [""] * len(entries)
            stay, added = _changed_items(plain(node), new)
        gone = 0  # so many entries are dealt with
        for n, entry in enumerate(entries):
            if n in stay:
                self.change_entry(entry, names[n], stay[n])
            elif n < gone:
                continue
            elif self.is_first_in_line(entry.start):
                self.edit(self.line_of(entry.start), self.next_line(self.stop(entry.node)), "")
            else:  # behind a dash, which the next entry that stays takes over
                gone = min(later for later in stay if later > n)
                self.edit(entry.start, entries[gone].start, "")
        self.add(entries, added)

    def add(self, entries: Sequence[_Entry], added: Mapping[int, Sequence[str]]) -> None:
        """Write new entries on lines of their own, each behind the entry with its number; -1 is
        before all.
        """
        column = entries[0].start - self.line_of(entries[0].start)
        for n, texts in added.items():
            place = self.line_of(entries[0].start)
            if n >= 0:
                place = self.next_line(self.stop(entries[n].node))
            lines = "".join(f"{text}\n" for text in texts)
            self.edit(place, place, indent(lines, " " * column))

    def change_entry(self, entry: _Entry, key: str, new: Any) -> None:
        node, old = entry.node, plain(entry.node)
        if old == new:
            return
        if not old or not new or type(old) is not type(new) or not isinstance(new, (dict, list)):
            self.replace(entry, key, new)
        elif self.is_flow(node) and isinstance(new, list) and self.change_list(node, old, new):
            return
        else:
            self.change(node, new)

    def replace(self, entry: _Entry, key: str, new: Any) -> None:
        """Write the value of an entry anew, on the line of its key if it fits there."""
        node = entry.node
        start, stop = node.mark.start, self.stop(node)
        text = _on_one_line(new)
        if key and _takes_lines(new):
            start = entry.head
            column = entry.start - self.line_of(entry.start)
            text = indent(_entry(key, new).removeprefix(f"{_scalar(key)}:"), " " * column)
        elif start == stop or self.line_of(start) > entry.head:
            start = entry.head
            text = f" {text}"
        self.edit(start, stop, text)

    def in_brackets(self, node: Node, new: Any) -> str:
        """`new` on one line, with what stands there already as it is written."""
        old: Any = plain(node)
        entries = self.entries(node)
        pieces = [self.text[entry.start : self.stop(entry.node)] for entry in entries]
        if isinstance(new, dict):
            written = dict(zip(old, pieces, strict=True))
            texts = [
                written[key] if key in old and old[key] == value else _pair((key, value))
                for key, value in new.items()
            ]
            return f"{{{', '.join(texts)}}}"
        texts = [pieces[old.index(item)] if item in old else _on_one_line(item) for item in new]
        return f"[{', '.join(texts)}]"

    def change_list(self, node: Node, old: Sequence[Any], new: Sequence[Any]) -> bool:
        """Make a list in brackets say `new`, if it can lose items or gain some at its end for that;
        whether it can.
        """
        kept = dict(_common(old, new))
        more = new[len(kept) :]
        gone = [n for n in range(len(old)) if n not in kept]
        is_one_line = "\n" not in self.text[node.mark.start : node.stop]
        begins_with_kept = list(kept.values()) == list(range(len(kept)))
        if not begins_with_kept or (gone and (more or is_one_line)):
            return False
        for n in gone:
            self.take_out(node.value[n], node.value[n - 1])
        if more:
            self.add_at_end(node, more)
        return True

    def take_out(self, item: Node, before: Node) -> None:
        """Delete an item in brackets with its comma, and its line if it has one of its own."""
        start, stop = item.mark.start, self.stop(item)
        comma = self.after_gap(stop)
        has_comma = self.text[comma] == ","
        if has_comma:
            stop = comma + 1
        line_end = self.next_line(stop) - 1
        is_last_in_line = self.after_gap(stop) > line_end
        if self.is_first_in_line(start) and is_last_in_line:
            self.edit(self.line_of(start), line_end + 1, "")
        elif has_comma:
            self.edit(start, self.after_gap(stop), "")
        else:
            self.edit(self.stop(before), stop, "")

    def add_at_end(self, node: Node, items: Sequence[Any]) -> None:
        """Add to a list in brackets, in lines of their own if the closing one has its own."""
        closing = self.stop(node) - 1
        last = node.value[-1]
        place = self.stop(last)
        if self.text[self.after_gap(place)] == ",":
            place = self.after_gap(place) + 1
        else:
            self.edit(place, place, ",")
        if not self.is_first_in_line(closing):
            self.edit(place, place, f" {', '.join(map(_on_one_line, items))}")
            return
        line = self.line_of(last.mark.start)
        margin = " " * (self.after_gap(line) - line or _INDENT)
        lines = ",\n".join(f"{margin}{_on_one_line(item)}" for item in items)
        self.edit(self.line_of(closing), self.line_of(closing), f"{lines}\n")

    def entries(self, node: Node) -> list[_Entry]:
        if isinstance(node.value, dict):
            marks = [node.keys[key] for key in node.value]
            heads = [self.text.index(":", mark.start + mark.length) + 1 for mark in marks]
            starts = [mark.start for mark in marks]
            return list(map(_Entry, starts, heads, node.value.values()))
        if self.is_flow(node):
            return [_Entry(child.mark.start, child.mark.start, child) for child in node.value]
        entries = []
        dash = node.mark.start
        for child in node.value:
            entries.append(_Entry(dash, dash + 1, child))
            dash = self.after_gap(self.stop(child))
        return entries

    def is_flow(self, node: Node) -> bool:
        """Whether it stands in brackets or braces."""
        return isinstance(node.value, (dict, list)) and self.text[node.mark.start] in "[{"

    def stop(self, node: Node) -> int:
        """Where a value ends; a text in lines of its own, without the empty lines below it."""
        return node.mark.start + len(self.text[node.mark.start : node.stop].rstrip(_SPACE))

    def after_gap(self, place: int) -> int:
        gap = _GAP.match(self.text, place)
        return gap.end() if gap else place

    def line_of(self, place: int) -> int:
        """Where the line of `place` begins."""
        return self.text.rfind("\n", 0, place) + 1

    def next_line(self, place: int) -> int:
        return self.text.index("\n", place) + 1

    def is_first_in_line(self, place: int) -> bool:
        return not self.text[self.line_of(place) : place].strip(_SPACE)


def _changed_keys(
    old: Keys, new: Mapping[str, Any], order: Keys
) -> tuple[dict[int, Any], dict[int, list[str]]]:
    """What the keys that stay are to say, by position, and the lines that are added, by the entry
    behind which they go; -1 is the beginning.

    New keys go behind those that stand before them in `order`, others to the end.
    """
    rank = {key: n for n, key in enumerate(order)}
    unknown = [key for key in new if key not in old]
    added: dict[int, list[str]] = {}
    for key in sorted(unknown, key=lambda key: rank.get(key, len(rank))):
        place = -1
        for n, other in enumerate(old):
            if key not in rank or rank.get(other, len(rank)) < rank[key]:
                place = n
        added.setdefault(place, []).append(_entry(key, new[key]))
    return {n: new[key] for n, key in enumerate(old) if key in new}, added


def _changed_items(
    old: Sequence[Any], new: Sequence[Any]
) -> tuple[dict[int, Any], dict[int, list[str]]]:
    """As `_changed_keys`: items that both have stay; between two of them others take their places
    if they are as many.
    """
    stay: dict[int, Any] = {}
    added: dict[int, list[str]] = {}
    left = right = -1
    for n, m in (*_common(old, new), (len(old), len(new))):
        between = new[right + 1 : m]
        if len(between) == n - left - 1:
            stay |= dict(enumerate(between, left + 1))
        elif between:
            added[left] = list(map(_item, between))
        if n < len(old):
            stay[n] = new[m]
        left, right = n, m
    return stay, added


def _common(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Positions of the items that both have, in the order of both."""
    at = 0
    for n, item in enumerate(old):
        if item in new[at:]:
            at += new[at:].index(item) + 1
            yield n, at - 1
