"""YAML text that says something else and otherwise stays as a person wrote it.

Order, comments, quotes, spelling.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from po_career.catalog.places import Document, Node, plain
from po_career.catalog.yaml_text import read_yaml
from po_career.profile.braces import hide, show
from po_career.profile.comments import put_below, rename, take_below, take_out

Keys = Sequence[str]
_INDENTS: Mapping[str, int] = {"mapping": 2, "sequence": 4, "offset": 2}
"""Columns by which a new text indents keys, the items of a list, and the dashes before them."""
_START = re.compile(r"(?:[ \t]*(?:#.*)?\n|%.*\n)*---[ \t]*(?:#.*)?\n")
"""What stands before the data: comments, directives and the line that opens the document. ruamel
would drop it.
"""

_MARK = " #\ue000"
_UNHELD = re.compile(r"^([ \t]*- .*[}\]])[ \t]*(?=\n[ \t]*(?:#|$))", re.MULTILINE)
"""An item in braces with a comment or an empty line below and none beside it: ruamel 0.19 loses
what is below, unless something is.
"""


def changed_text(
    text: str, old: Document, data: Mapping[str, Any], order: Keys, renamed: Mapping[str, str]
) -> str:
    """`text`, which was read as `old`, saying `data` instead. New keys find their place by `order`,
    which knows all of them.

    `renamed` has keys of `ratings` that became others in their place.

    A JSON text stays one. Where the text cannot be changed without losing a value, it is written
    anew, without its comments.
    """
    if old.root is None:
        return new_text(data, order)
    if plain(old.root) == data:
        return text
    if (as_json := _changed_json(text, data)) is not None:
        return as_json
    try:
        changed = _changed_yaml(
            text.replace("\r\n", "\n"), old.root, old.lines, data, order, renamed
        )
    except _unable():
        return new_text(data, order)
    if _says(changed) != data:
        return new_text(data, order)
    return changed.replace("\n", "\r\n") if "\r\n" in text else changed


def new_text(data: Mapping[str, Any], order: Keys) -> str:
    """`data` as the text of a new file: keys by `order`, one rating and one event a line."""
    from ruamel.yaml.comments import CommentedMap

    return _dumped(_put_all(CommentedMap(), data, order), _INDENTS)


def _says(text: str) -> Any:
    document = read_yaml(text, "")
    return None if document.root is None or document.problems else plain(document.root)


def _changed_json(text: str, data: Mapping[str, Any]) -> str | None:
    import json

    if not text.lstrip().startswith("{"):
        return None
    try:
        json.loads(text)
    except ValueError:
        return None
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _changed_yaml(
    text: str,
    root: Node,
    lines: Sequence[str],
    data: Mapping[str, Any],
    order: Keys,
    renamed: Mapping[str, str],
) -> str:
    hidden = hide(text, root, data)
    start = found.group() if (found := _START.match(hidden.text)) else ""
    tree = _parser(_INDENTS).load(_UNHELD.sub(rf"\1{_MARK}", hidden.text[len(start) :]))
    says = hidden.says
    if renamed:
        says["ratings"] = {renamed.get(key, key): value for key, value in says["ratings"].items()}
        for name, key in renamed.items():
            rename(tree["ratings"], name, key)
    _change_map(tree, says, hidden.data, order)
    return start + show(
        re.sub(f"[ ]*{_MARK}", "", _dumped(tree, _indents(root, lines))), hidden.kept
    )


def _dumped(tree: Any, indents: Mapping[str, int]) -> str:
    from io import StringIO

    stream = StringIO()
    _parser(indents).dump(tree, stream)
    return stream.getvalue()


def _parser(indents: Mapping[str, int]) -> Any:
    """The reader and writer of ruamel, for which every scalar is the text that it is written as.

    Nothing is spelled anew.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.resolver import VersionedResolver

    class AsWritten(VersionedResolver):
        def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
            return super().resolve(
                kind, value, implicit if isinstance(implicit, bool) else (False, *implicit[1:])
            )

    yaml = YAML()
    yaml.Resolver = AsWritten
    yaml.preserve_quotes = True
    yaml.width = 2**20
    yaml.indent(**indents)
    return yaml


def _unable() -> tuple[type[Exception], ...]:
    """What ruamel raises on texts that our reader takes and it does not."""
    from ruamel.yaml.error import YAMLError

    return (
        YAMLError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        AssertionError,
        NotImplementedError,
    )


def _indents(root: Node, lines: Sequence[str]) -> dict[str, int]:
    """How far the text indents keys below a key, and the items of a list.

    Ruamel knows one way for all of a text.
    """
    found = dict(_INDENTS)
    for child, column in _below(root, 1):
        opened = lines[child.mark.line - 1][child.mark.column - 1]
        inwards = child.mark.column - column
        if isinstance(child.value, list) and child.value and opened == "-" and inwards >= 0:
            found |= {
                "offset": inwards,
                "sequence": inwards + child.value[0].mark.column - child.mark.column,
            }
        elif isinstance(child.value, dict) and child.keys and opened != "{" and inwards > 0:
            found["mapping"] = inwards
    return found


def _below(node: Node, column: int) -> Iterator[tuple[Node, int]]:
    """Every node below `node`, each with the column of what it stands in.

    The first ones of the text come last.
    """
    inner = node.value if isinstance(node.value, list) else []
    if isinstance(node.value, dict):
        inner = list(node.value.values())
    for child in reversed(inner):
        yield from _below(child, child.mark.column)
        yield child, column


def _change_map(tree: Any, old: Mapping[str, Any], new: Mapping[str, Any], order: Keys) -> None:
    """What goes goes last: the comments around it need a neighbour to stay with."""
    for key, value in new.items():
        if key in old and key in tree:
            _change(tree, key, old[key], value)
    _put_all(tree, {key: value for key, value in new.items() if key not in tree}, order)
    for key in [key for key in old if key not in new and key in tree]:
        take_out(tree, key)


def _put_all(tree: Any, new: Mapping[str, Any], order: Keys) -> Any:
    """`tree` with the keys of `new`.

    Each behind those that go before it by `order`, those that it does not know at the end.
    """
    for key in sorted(new, key=lambda key: order.index(key) if key in order else len(order)):
        earlier = [
            n
            for n, other in enumerate(tree)
            if key not in order or (other in order and order.index(other) < order.index(key))
        ]
        place = earlier[-1] + 1 if earlier else 0
        below = take_below(tree, list(tree)[place - 1]) if place else ""
        tree.insert(place, key, _fresh(new[key], key))
        put_below(tree, key, below)
    return tree


def _change(tree: Any, key: Any, old: Any, new: Any) -> None:
    """Make `tree[key]`, which says `old`, say `new`; what need not change inside it stays."""
    if old == new:
        return
    inner = tree[key]
    if isinstance(old, dict) and isinstance(new, dict) and new and hasattr(inner, "items"):
        _change_map(inner, old, new, ())
    elif isinstance(old, list) and isinstance(new, list) and new and _change_list(inner, old, new):
        return
    else:
        below = take_below(tree, key)
        tree[key] = _fresh(new, key)
        put_below(tree, key, below)


def _change_list(tree: Any, old: list[Any], new: list[Any]) -> bool:
    """Whether `tree` could be changed by taking items out and adding some at the end, or item by
    item.
    """
    kept, at = [], 0
    for n, item in enumerate(old):
        if item in new[at:]:
            at = new.index(item, at) + 1
            kept.append(n)
    if [old[n] for n in kept] == new[: len(kept)] and kept:
        for n in reversed([n for n in range(len(old)) if n not in kept]):
            take_out(tree, n)
        for item in new[len(kept) :]:
            below = take_below(tree, len(tree) - 1)
            tree.append(_fresh(item, None))
            put_below(tree, len(tree) - 1, below)
        return True
    if len(old) == len(new):
        for n, (was, now) in enumerate(zip(old, new, strict=True)):
            _change(tree, n, was, now)
        return True
    return False


def _fresh(value: Any, key: str | None) -> Any:
    """`value` for ruamel: what holds lists or mappings goes line by line, what holds neither goes
    in one line.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    tree: Any
    if isinstance(value, dict):
        tree = CommentedMap({name: _fresh(item, name) for name, item in value.items()})
    elif isinstance(value, list):
        tree = CommentedSeq([_fresh(item, None) for item in value])
    else:
        return _scalar(value)
    inner = value.values() if isinstance(value, dict) else value
    lines = key == "ratings" or (
        isinstance(value, list) and any(isinstance(item, (dict, list)) for item in inner)
    )
    (tree.fa.set_block_style if lines and value else tree.fa.set_flow_style)()
    return tree


def _scalar(value: Any) -> Any:
    """A scalar as a text that our reader takes for it, in quotes where it would take the bare text
    for something else.
    """
    import json

    from ruamel.yaml.scalarstring import PlainScalarString, SingleQuotedScalarString

    if not isinstance(value, str):
        return PlainScalarString(json.dumps(value))
    bare = _says(f"{{a: {value}}}") == _says(f"a: {value}") == {"a": value}
    return PlainScalarString(value) if bare else SingleQuotedScalarString(value)
