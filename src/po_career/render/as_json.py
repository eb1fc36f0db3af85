"""Any of our values as JSON text."""

from typing import Any

from po_career.plain import to_plain


def json_text(value: Any, *, ascii_only: bool = False) -> str:
    """`value` as indented JSON that ends with a newline; the same value gives the same bytes.

    The text can always be encoded as UTF-8: half a surrogate pair is written as an escape. With `ascii_only` every
    character beyond ASCII is.
    """
    import json

    text = json.dumps(to_plain(value), ensure_ascii=ascii_only, indent=2, allow_nan=False) + "\n"
    return text if text.isascii() else "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in text)
