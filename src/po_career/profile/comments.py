"""Comments around an entry, in ruamel's trees: taken off before the entry goes, and put below
another.

ruamel hangs a comment on what stands before it: the comment above a key belongs, for it, to the
last scalar of the entry before. So whoever takes an entry away, or adds one behind another, has to
carry along the lines that follow.
"""

from typing import Any

ABOVE = 1
"""Where ruamel keeps the comments above an entry, among the four places of its comments."""


def take_below(tree: Any, key: Any) -> str:
    """The lines between the entry `key` of `tree`, a mapping or a list, and the next one, taken
    off; a comment beside it stays.
    """
    tokens, slot = _tokens_of_last(tree, key)
    token = tokens[slot]
    if token is None:
        return ""
    beside, line_end, below = token.value.partition("\n")
    if beside:
        token.value = beside + line_end
    else:
        tokens[slot] = None
    return str(below)


def put_below(tree: Any, key: Any, below: str) -> None:
    """Put the lines `below` under the entry `key` of `tree`."""
    if not below:
        return
    tokens, slot = _tokens_of_last(tree, key)
    if tokens[slot] is None:
        tokens[slot] = _token("\n" + below, 0)
    else:
        tokens[slot].value += below


def take_out(tree: Any, key: Any) -> None:
    """Delete the entry `key` of `tree`, with the comment beside it.

    The lines above and below it stay.
    """
    keys = _keys(tree)
    place = keys.index(key)
    own = tree.ca.items.get(key)
    above = list(own[ABOVE] or ()) if own else []
    below = take_below(tree, key)
    tree.ca.items.pop(key, None)
    del tree[key]
    lines = "".join(" " * token.start_mark.column + token.value for token in above) + below
    if place:
        put_below(tree, keys[place - 1], lines)
    elif lines and len(tree):
        tokens = _tokens(tree, _keys(tree)[0])
        tokens[ABOVE] = [*_lines(lines), *(tokens[ABOVE] or ())]


def rename(tree: Any, old: Any, new: Any) -> None:
    """Give the entry `old` of a mapping the key `new`, in its place and with its comments."""
    place, tokens, value = list(tree).index(old), tree.ca.items.pop(old, None), tree[old]
    del tree[old]
    tree.insert(place, new, value)
    if tokens is not None:
        tree.ca.items[new] = tokens


def _tokens_of_last(tree: Any, key: Any) -> tuple[list[Any], int]:
    """The comments of the last scalar of an entry, and the place of the one that follows it.

    A list in one line counts as a scalar.
    """
    value = tree[key]
    while hasattr(value, "ca") and len(value) and not value.fa.flow_style():
        tree, key = value, _keys(value)[-1]
        value = tree[key]
    return _tokens(tree, key), 2 if hasattr(tree, "items") else 0


def _tokens(tree: Any, key: Any) -> list[Any]:
    found: list[Any] = tree.ca.items.setdefault(key, [None, None, None, None])
    return found


def _keys(tree: Any) -> list[Any]:
    return list(tree) if hasattr(tree, "items") else list(range(len(tree)))


def _lines(text: str) -> list[Any]:
    lines = text.splitlines(keepends=True)
    return [_token(line.lstrip(" ") or line, len(line) - len(line.lstrip(" "))) for line in lines]


def _token(text: str, column: int) -> Any:
    from ruamel.yaml.error import CommentMark
    from ruamel.yaml.tokens import CommentToken

    return CommentToken(text, CommentMark(column), None)
