"""A file as data, with the place of every key and value."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from po_career.errors import Problem
from po_career.frozen import Frozen

Path = Sequence[str | int]
"""Keys and positions from the top of a file to a value."""

_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class Mark(NamedTuple):
    """A stretch of one line; line and column count from 1, characters not bytes."""

    line: int
    column: int
    length: int = 1
    start: int = 0
    """Where it begins in the text, in characters from 0."""


class Lines(Frozen):
    """Where the lines of a text begin, in characters from 0."""

    starts: tuple[int, ...]

    def mark(self, start: int, stop: int) -> Mark:
        """The place of the characters from `start` to `stop`; of more than one line the first
        character alone.
        """
        line = bisect(self.starts, start)
        is_one = line == bisect(self.starts, stop)
        length = max(1, stop - start) if is_one else 1
        return Mark(line, start - self.starts[line - 1] + 1, length, start)


@dataclass(slots=True)
class Node:
    """One value of a file: a scalar, a list of nodes, or nodes by key.

    A large file has millions of them, so they hold as little as possible.
    """

    value: Any
    raw: str
    """A scalar as it is written, without quotes."""
    start: int
    """Where it begins in the text, in characters from 0."""
    stop: int
    """Where it ends in the text."""
    lines: Lines
    key_start: int = 0
    """Where its key begins, if it stands in a mapping."""
    key_stop: int = 0

    @property
    def mark(self) -> Mark:
        """Where it stands; of a list or a mapping, where it begins."""
        is_scalar = not isinstance(self.value, (dict, list))
        return self.lines.mark(self.start, self.stop if is_scalar else self.start)

    @property
    def key_mark(self) -> Mark:
        """Where its key stands, if it stands in a mapping."""
        return self.lines.mark(self.key_start, self.key_stop)

    @property
    def keys(self) -> dict[str, Mark]:
        """Where the keys of a mapping stand."""
        children = self.value.items() if isinstance(self.value, dict) else ()
        return {key: child.key_mark for key, child in children}

    @property
    def found(self) -> str:
        """What it is, in words: for messages of the form "expected ..., found ..."."""
        if isinstance(self.value, dict):
            return "a mapping"
        if isinstance(self.value, list):
            return "a list"
        if self.value is None:
            return "nothing"
        if isinstance(self.value, str):
            return f'"{self.raw}"' if len(self.raw) <= 60 else f'"{self.raw[:57]}..."'
        return self.raw


def plain(node: Node) -> Any:
    """The value of `node` as dicts, lists and scalars."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


class Document(Frozen):
    """A file that was read: its values with their places, and the problems of its text."""

    file: str
    lines: tuple[str, ...]
    root: Node | None
    """None if the text could not be read to its end, or holds no mapping."""
    problems: tuple[Problem, ...] = ()

    def node(self, path: Path) -> Node | None:
        """The node that stands nearest to `path`, going down from the top."""
        return _last(_walk(self.root, path)) if self.root else None

    def written(self, path: Path) -> Path:
        """The part of `path` that the file has."""
        return path[: sum(1 for _ in _walk(self.root, path)) - 1] if self.root else ()

    def problem(self, path: Path, what: str, hint: str = "", *, at_key: bool = False) -> Problem:
        """A problem at the value at `path`, or at its key.

        If the file does not have it, at what surrounds it.
        """
        mark = Mark(1, 1)
        if self.root is not None:
            node = _last(_walk(self.root, path))
            above = _last(_walk(self.root, path[:-1])).value
            is_keyed = bool(path) and isinstance(above, dict) and str(path[-1]) in above
            mark = node.key_mark if at_key and is_keyed else node.mark
        return self.problem_at(mark, what, hint)

    def problem_at(self, mark: Mark, what: str, hint: str = "") -> Problem:
        """A problem at `mark`, with the line that it is in."""
        excerpt = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        return Problem(self.file, mark.line, mark.column, what, hint, excerpt, mark.length)


def line_starts(text: str) -> Lines:
    """Where the lines of `text` begin, broken where YAML breaks them."""
    return Lines((0, *(found.end() for found in _LINE_BREAK.finditer(text))))


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of `text`, broken where YAML breaks them."""
    return tuple(_LINE_BREAK.split(text))


def _walk(root: Node, path: Path) -> Iterator[Node]:
    """The nodes along `path`. A position that the file does not have comes from a shorthand, and is
    passed over.
    """
    yield (node := root)
    for step in path:
        if isinstance(node.value, dict) and str(step) in node.value:
            node = node.value[str(step)]
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif not isinstance(step, int):
            return
        yield node


def _last(nodes: Iterator[Node]) -> Node:
    *_, last = nodes
    return last
