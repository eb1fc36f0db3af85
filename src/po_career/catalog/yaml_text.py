"""YAML text to nodes with places, whatever the text is.

It reads the parser's events, not PyYAML's node tree: the composer in C recurses without a limit and
ends the process on deep nesting.
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from po_career.catalog.places import Document, Mark, Node, line_starts, lines_of
from po_career.errors import Problem

DEPTH_LIMIT = 60
"""Levels of nesting; a catalogue has fewer than ten."""
ALIAS_LIMIT = 200_000
"""How many nodes aliases may add in all."""
DIGITS_LIMIT = 60
"""Characters of a number."""

JOINER = "\u200d"
"""Joins emoji; a file has it as it is."""
_TAGS = "tag:yaml.org,2002:"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATES = re.compile(r"(\\+)u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_JSON_FLOAT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?[eE][+-]?[0-9]+")
_DISPUTED = re.compile(r"[-+]?0[0-9_]|.*:")
_HINTS = {
    "cannot start any token": (
        "indent with spaces, not tabs; put a text that begins with @, ` or % in quotes"
    ),
    "mapping values are not allowed": 'put a text that holds ": " in quotes',
    "did not find expected key": (
        "check the indentation, and the quotes and brackets before this place"
    ),
    "did not find expected '-' indicator": "items of one list need the same indentation",
    "did not find expected ',' or": "a bracket is not closed, or a comma is missing",
    "did not find expected node content": "a bracket is not closed, or a value is missing",
    "could not find expected ':'": 'a key needs ": " after it',
    "unexpected end of stream": "a quote is not closed",
    "undefined alias": "a text that begins with * needs quotes",
}


def read_yaml(text: str, file: str) -> Document:
    """`text` as a document; JSON is YAML too. Never raises: what is wrong is in its `problems`.

    Keys are texts, as written. Scalars follow YAML 1.1 where it agrees with 1.2; days, `yes` and
    `no`, `010` and `1:30` stay texts, so that nothing turns into another value unseen.
    """
    lines = lines_of(text)
    if bad := _FORBIDDEN.search(text):
        return Document(file, lines, None, (_forbidden(text, bad, Document(file, lines, None)),))
    if text.lstrip().startswith("{"):
        text = _SURROGATES.sub(_joined, text)
    reader = _Reader(text, Document(file, lines, None))
    root = reader.read()
    return Document(file, lines, root, tuple(reader.problems))


def _forbidden(text: str, bad: re.Match[str], document: Document) -> Problem:
    before = lines_of(text[: bad.start()])
    what = f"the character U+{ord(bad.group()):04X} is not allowed in YAML"
    return document.problem_at(
        Mark(len(before), len(before[-1]) + 1),
        what,
        "delete it, or write it as an escape in quotes",
    )


def _joined(pair: re.Match[str]) -> str:
    """JSON writes an astral character as two escapes, YAML as one; two backslashes are none."""
    if len(pair[1]) % 2 == 0:
        return pair[0]
    high, low = int(pair[2], 16), int(pair[3], 16)
    return f"{pair[1]}U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


class _Stop(Exception):
    """Nothing after this can be read."""


class _Reader:
    """One walk over the events of one text."""

    def __init__(self, text: str, document: Document) -> None:
        import yaml

        self.yaml = yaml
        self.loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
        self.event: Callable[[], Any] = self.loader.get_event
        self.document = document
        self.lines = line_starts(text)
        self.problems: list[Problem] = []
        self.anchors: dict[str, Node | None] = {}
        self.aliased = 0
        self.plain: dict[str, Any] = {}
        """What scalars without quotes stand for, as far as they have been met."""
        self.texts: dict[str, str] = {}
        """Each text once, however often the file has it."""

    def read(self) -> Node | None:
        """The top mapping; None, with at least one problem, if there is none."""
        try:
            self.event()
            if isinstance(start := self.event(), self.yaml.StreamEndEvent):
                self.stop(Mark(1, 1), "the file is empty")
            root = self.node(self.event(), DEPTH_LIMIT)
            self.event()
            if not isinstance(end := self.event(), self.yaml.StreamEndEvent):
                self.stop(
                    _mark(end),
                    "a second document begins here",
                    "one file holds one document: delete the line with ---",
                )
            if isinstance(root.value, dict):
                return root
            self.stop(
                root.mark if root.value is not None else _mark(start),
                f"expected keys with values, found {root.found}",
            )
        except _Stop:
            return None
        except self.yaml.MarkedYAMLError as error:
            self.problems.append(self.syntax(error))
        except RecursionError:
            self.problems.append(self.document.problem_at(Mark(1, 1), "it is nested too deeply"))
        except (self.yaml.YAMLError, ValueError):
            what = "this is not YAML text: it has a control character, or is damaged"
            self.problems.append(self.document.problem_at(Mark(1, 1), what))
        return None

    def stop(self, mark: Mark, what: str, hint: str = "") -> None:
        self.add(mark, what, hint)
        raise _Stop

    def add(self, mark: Mark, what: str, hint: str = "") -> None:
        self.problems.append(self.document.problem_at(mark, what, hint))

    def syntax(self, error: Any) -> Problem:
        """A syntax error in the parser's words, with a hint in ours."""
        begun, mark = error.context_mark, error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = next((hint for part, hint in _HINTS.items() if part in error.problem), "")
        context = f" {error.context}" if error.context else ""
        if begun and begun.line + 1 < line:
            if not "".join(self.document.lines[line - 1 :]).strip():
                begun_at = Mark(begun.line + 1, begun.column + 1)
                what = f"{_invalid(self.document)}: {error.problem}{context}"
                return self.document.problem_at(begun_at, what, hint)
            context += f" that begins on line {begun.line + 1}"
        if line > len(self.document.lines):
            line, column = len(self.document.lines), len(self.document.lines[-1]) + 1
        what = f"{_invalid(self.document)}: {error.problem}{context}"
        return self.document.problem_at(Mark(line, column), what, hint)

    def node(self, event: Any, depth: int) -> Node:
        """The node that begins with `event`; `depth` levels may still open."""
        kind = type(event)
        if kind is self.yaml.AliasEvent:
            return self.alias(event, depth)
        if depth == 0:
            self.stop(_mark(event), f"this is nested more than {DEPTH_LIMIT} levels deep")
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        if kind is self.yaml.ScalarEvent:
            node = self.scalar(event)
        elif kind is self.yaml.SequenceStartEvent:
            node = self.sequence(event, depth)
        else:
            node = self.mapping(event, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def alias(self, event: Any, depth: int) -> Node:
        if event.anchor not in self.anchors:
            self.stop(
                _mark(event),
                f'there is no anchor "&{event.anchor}" before this',
                "a text that begins with * needs quotes",
            )
        node = self.anchors[event.anchor]
        if node is None:
            self.stop(_mark(event), f'"*{event.anchor}" stands inside what it repeats')
            raise _Stop
        size, height = _extent(node)
        self.aliased += size
        if self.aliased > ALIAS_LIMIT:
            self.stop(
                _mark(event), f"aliases blow this file up to more than {ALIAS_LIMIT:,} values"
            )
        if height > depth:
            self.stop(_mark(event), f"this is nested more than {DEPTH_LIMIT} levels deep")
        return replace(node, start=event.start_mark.index, stop=_stop(event))

    def sequence(self, event: Any, depth: int) -> Node:
        self.check_tag(event, "seq")
        node = self.begun([], event)
        inner = self.event()
        while type(inner) is not self.yaml.SequenceEndEvent:
            item = self.node(inner, depth - 1)
            node.value.append(item)
            node.stop = item.stop
            inner = self.event()
        if event.flow_style:
            node.stop = _stop(inner)
        return node

    def mapping(self, event: Any, depth: int) -> Node:
        self.check_tag(event, "map")
        node = self.begun({}, event)
        merged: list[Node] = []
        inner = self.event()
        while type(inner) is not self.yaml.MappingEndEvent:
            key = self.node(inner, depth - 1)
            value = self.node(self.event(), depth - 1)
            node.stop = value.stop
            if key.raw == "<<" and getattr(inner, "implicit", (False,))[0]:
                merged.append(value)
            else:
                self.enter(node.value, key, value)
            inner = self.event()
        if event.flow_style:
            node.stop = _stop(inner)
        for source in merged:
            self.merge(node.value, source)
        return node

    def enter(self, values: dict[str, Node], key: Node, value: Node) -> None:
        if isinstance(key.value, (dict, list)):
            what = f"a key must be a text, and this is {key.found}"
            self.add(key.mark, what, "put a text that begins with [ or { in quotes")
        elif key.raw in values:
            what = f'the key "{key.raw}" is given twice'
            first = values[key.raw].key_mark.line
            self.add(key.mark, what, f"the first one is on line {first}; keep one of them")
        else:
            values[key.raw] = value
            value.key_start, value.key_stop = key.start, key.stop

    def merge(self, values: dict[str, Node], source: Node) -> None:
        """`<<`: keys of another mapping, or of several, that this one does not have itself."""
        for part in source.value if isinstance(source.value, list) else [source]:
            if not isinstance(part.value, dict):
                self.add(part.mark, f"<< takes a mapping, and this is {part.found}")
                continue
            for key, value in part.value.items():
                values.setdefault(key, value)

    def check_tag(self, event: Any, kind: str) -> None:
        if event.tag not in (None, "!", _TAGS + kind):
            hint = "delete it: plain lists, keys, texts and numbers are enough"
            self.add(_mark(event), f"the tag {_short(event.tag)} is not allowed", hint)

    def begun(self, value: Any, event: Any) -> Node:
        """The node of `event`, which for a list or a mapping does not yet know where it ends."""
        text = value if type(value) is str else ""
        return Node(value, text, event.start_mark.index, _stop(event), self.lines)

    def scalar(self, event: Any) -> Node:
        raw = self.texts.setdefault(event.value, event.value)
        node = self.begun(raw, event)
        is_plain = event.tag is None and event.implicit[0]
        if is_plain and raw in self.plain:
            node.value = self.plain[raw]
        elif is_plain or event.tag not in (None, "!", _TAGS + "str"):
            self.resolve(node, event)
        return node

    def resolve(self, node: Node, event: Any) -> None:
        """Give a scalar that is without quotes, or has a tag, the value that it stands for."""
        tag = event.tag or self.loader.resolve(self.yaml.ScalarNode, node.raw, event.implicit)
        read = _SCALARS.get(tag.removeprefix(_TAGS))
        if read is None:
            self.check_tag(event, "str")
            return
        try:
            node.value = read(node.raw)
        except ValueError:
            self.add(node.mark, f"{node.found} is not a usable number")
            return
        if event.tag is None:
            self.plain[node.raw] = node.value


def _integer(raw: str) -> int | str:
    if len(raw) > DIGITS_LIMIT:
        raise ValueError(raw)
    return raw if _DISPUTED.match(raw) else int(raw.replace("_", ""), 0)


def _float(raw: str) -> float | str:
    if ":" in raw:
        return raw
    number = float(raw.replace("_", "").lower().replace(".inf", "inf").replace(".nan", "nan"))
    if not math.isfinite(number):
        raise ValueError(raw)
    return number


def _text(raw: str) -> str | float:
    return _float(raw) if _JSON_FLOAT.fullmatch(raw) else raw


def _boolean(raw: str) -> bool | str:
    return {"true": True, "false": False}.get(raw.lower(), raw)


_SCALARS: dict[str, Callable[[str], Any]] = {
    "str": _text,
    "int": _integer,
    "float": _float,
    "bool": _boolean,
    "null": lambda _: None,
    "timestamp": str,
    "value": str,
    "merge": str,
}


def in_quotes(text: str) -> str:
    """`text` in double quotes, as YAML takes it, with escapes for what cannot be shown."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    code = ord(char)
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable() or char == JOINER or 0xD800 <= code <= 0xDFFF:  # for whoever encodes it
        return char
    if code < 256:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def _extent(node: Node) -> tuple[int, int]:
    """How many nodes, and how many levels of them, a node holds, itself included."""
    children = node.value.values() if isinstance(node.value, dict) else node.value
    if not isinstance(node.value, (dict, list)):
        return 1, 1
    extents = [_extent(child) for child in children]
    size = 1 + sum(size for size, _ in extents)
    return size, 1 + max((height for _, height in extents), default=0)


def _mark(event: Any) -> Mark:
    start, end = event.start_mark, event.end_mark
    column = start.column
    length = max(1, end.column - column) if end.line == start.line else 1
    return Mark(start.line + 1, column + 1, length, start.index)


def _stop(event: Any) -> int:
    """Where it ends, in characters from 0."""
    stop: int = event.end_mark.index
    return stop


def _invalid(document: Document) -> str:
    """What is wrong with a text that is not YAML, which may have been meant to be JSON."""
    if "".join(document.lines).lstrip().startswith("{"):
        return "this is neither valid JSON nor valid YAML"
    return "this is not valid YAML"


def _short(tag: str) -> str:
    return "!!" + tag.removeprefix(_TAGS) if tag.startswith(_TAGS) else tag
