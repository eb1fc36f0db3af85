"""Any value of the program as JSON text."""

from collections.abc import Callable
from typing import Any

from po_career.jsonable import to_plain

Encode = Callable[[Any], str]


def json_text(value: Any, *, ascii_only: bool = False) -> str:
    """`value` as indented JSON that ends with a newline; the same value gives the same bytes.

    Half a surrogate pair, and characters that steer a terminal, are written as escapes; with
    `ascii_only` every character beyond ASCII is.
    """
    import json
    from json.encoder import encode_basestring, encode_basestring_ascii

    encoder = json.JSONEncoder(ensure_ascii=ascii_only, allow_nan=False)
    quoted = encode_basestring_ascii if ascii_only else encode_basestring
    text = _indented(to_plain(value), "\n", quoted, encoder.encode) + "\n"
    if text.isascii():
        return text
    shown = (
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text
    )
    return "".join(shown)


def _indented(value: Any, start: str, quoted: Encode, other: Encode) -> str:
    """JSON data as `json.dumps(value, indent=2)` writes it; `start` begins a line.

    That function is slow when it indents, which tells in the 40 MB of 3,000 roles.
    """
    if type(value) is str:
        return quoted(value)
    if type(value) is int:
        return str(value)
    if value is None:
        return "null"
    if value == []:
        return "[]"
    inner = f"{start}  "
    if value and isinstance(value, dict):
        rows = [
            f"{quoted(key)}: {_indented(item, inner, quoted, other)}" for key, item in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(rows)}{start}}}"
    if isinstance(value, list):
        items = [_indented(item, inner, quoted, other) for item in value]
        return f"[{inner}{f',{inner}'.join(items)}{start}]"
    return other(value)
