"""Lists and mappings in braces that need not change are hidden from ruamel: a word stands in for
each, until the text is written.

It would join those that go over several lines, drop the comments inside, and take long over a
history of some hundred entries.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import accumulate
from typing import Any, NamedTuple

from po_career.catalog.places import Node, plain

Path = tuple[str | int, ...]
_ID = re.compile(r"[a-z]+(-[a-z0-9]+)+")
"""Texts that are written as they are."""
_OTHER_BREAKS = ("\x85", "\u2028", "\u2029")
_WORD = "po_career_keeps_{}_"
_WORDS = re.compile(_WORD.format(r"(\d+)"))


class Hidden(NamedTuple):
    """A text, what it says and what it is to say, each with words in place of what is in braces."""

    text: str
    says: Any
    data: Any
    kept: Sequence[str]
    """What the words stand for, by their numbers."""


def hide(text: str, root: Node, data: Mapping[str, Any]) -> Hidden:
    """`text`, which holds `root`, without what is in braces and says the same in `data`, or has ids
    at its end to which more are added.
    """
    says, wanted = plain(root), deepcopy(dict(data))
    kept: list[str] = []
    if any(other in text for other in (*_OTHER_BREAKS, _WORD.partition("{")[0])):
        return Hidden(text, says, wanted, kept)
    places = {(node.mark.line, node.mark.column): path for path, node in _walk(root, ()) if path}
    pieces, at = [], 0
    for span in _spans(text):
        path, word = places.get(span.place), _WORD.format(len(kept))
        if path is not None and (more := _put(says, wanted, path, word)) is not None:
            pieces += [text[at : span.start], word]
            kept.append(_grown(text, span, more))
            at = span.stop
    return Hidden("".join([*pieces, text[at:]]), says, wanted, kept)


def show(text: str, kept: Sequence[str]) -> str:
    """`text` with everything that was hidden."""
    return _WORDS.sub(lambda word: kept[int(word[1])], text)


class _Span(NamedTuple):
    """Braces that are in no others, as positions in the text."""

    place: tuple[int, int]
    """Line and column, from 1, where they open."""
    start: int
    last: int
    """Where the last thing in them ends; a comma may be it."""
    comma: bool
    stop: int


def _spans(text: str) -> Iterator[_Span]:
    import yaml

    starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    opened: list[Any] = []
    before: Any = None
    for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(token, (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)):
            opened.append(token.start_mark)
        elif isinstance(token, (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)):
            first = opened.pop()
            if not opened:
                start, last, stop = (
                    starts[mark.line] + mark.column
                    for mark in (first, before.end_mark, token.end_mark)
                )
                yield _Span(
                    (first.line + 1, first.column + 1),
                    start,
                    last,
                    isinstance(before, yaml.FlowEntryToken),
                    stop,
                )
        before = token


def _grown(text: str, span: _Span, more: list[str]) -> str:
    """What is in the braces, with `more` at its end.

    In lines of their own where the closing brace has one.
    """
    if not more:
        return text[span.start : span.stop]
    line = text.rfind("\n", 0, span.stop - 1) + 1
    comma = "" if span.comma else ","
    if text[line : span.stop - 1].strip():
        return (
            f"{text[span.start : span.last]}{comma} {', '.join(more)}{text[span.last : span.stop]}"
        )
    above = text[text.rfind("\n", 0, span.last) + 1 : span.last]
    indent = above[: len(above) - len(above.lstrip())] or "  "
    added = ",\n".join(indent + one for one in more)
    before = f"{text[span.start : span.last]}{comma}{text[span.last : line]}"
    return f"{before}{added}\n{text[line : span.stop]}"


def _walk(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    yield path, node
    inner: Iterable[tuple[Any, Node]] = ()
    if isinstance(node.value, dict):
        inner = node.value.items()
    elif isinstance(node.value, list):
        inner = enumerate(node.value)
    for key, child in inner:
        yield from _walk(child, (*path, key))


def _put(says: Any, wanted: Any, path: Path, word: str) -> list[str] | None:
    """Put `word` at `path` of both, where both say the same there but for ids that a list has more
    in the end, which come back.

    In a list, it may have moved. None where they say something else.
    """
    *above, last = path
    for key in above:
        says, wanted = says[key], _at(wanted, key)
    was, place = says[last], last
    if isinstance(wanted, list) and _at(wanted, last) != was and was in wanted:
        place = wanted.index(was)
    now = _at(wanted, place)
    more = (
        now[len(was) :]
        if isinstance(was, list) and isinstance(now, list) and was and now[: len(was)] == was
        else []
    )
    if now != was and not (
        more and all(isinstance(one, str) and _ID.fullmatch(one) for one in more)
    ):
        return None
    says[last] = wanted[place] = word
    return list(more)


def _at(data: Any, key: str | int) -> Any:
    """What `data` holds at `key`; None where it does not."""
    if isinstance(data, dict):
        return data.get(key)
    return (
        data[key] if isinstance(data, list) and isinstance(key, int) and key < len(data) else None
    )
