"""Any value of the program as JSON text."""

from typing import Any

from po_career.jsonable import to_plain


def json_text(value: Any, *, ascii_only: bool = False) -> str:
    """`value` as indented JSON that ends with a newline; the same value gives the same bytes.

    Half a surrogate pair, and characters that steer a terminal, are written as escapes; with
    `ascii_only` every character beyond ASCII is.
    """
    import json

    text = json.dumps(to_plain(value), ensure_ascii=ascii_only, indent=2, allow_nan=False) + "\n"
    if text.isascii():
        return text
    shown = (
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text
    )
    return "".join(shown)
