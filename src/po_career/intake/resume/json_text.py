"""JSON as people keep it: with comments and commas too many, which a strict reader refuses."""

import json
import re
from typing import Any

from po_career.errors import InvalidFileError, Problem

_STRING = r'"(?:[^"\\]|\\.)*+"?'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?", re.DOTALL)
_COMMA = re.compile(rf"{_STRING}|,(?=\s*+[\]}}])", re.DOTALL)


def read_json(text: str, name: str) -> Any:
    """The value in `text`. Raises InvalidFileError with the place of the first mistake, and for
    what is nested too deep.
    """
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError:
        return _tolerant(text, name)
    except RecursionError:
        raise InvalidFileError(
            [Problem(name, 1, 1, "the JSON is nested too deep", "a JSON Resume has a few levels")]
        ) from None
    except ValueError as error:  # a number of thousands of digits
        raise InvalidFileError(
            [Problem(name, 1, 1, f"the JSON cannot be read: {error}", "")]
        ) from None


def _tolerant(text: str, name: str) -> Any:
    """Once more without comments and trailing commas.

    Every other character stays in its place, so places in messages are right.
    """
    clean = text.lstrip("\ufeff")
    for loose in (_COMMENT, _COMMA):
        clean = loose.sub(
            lambda found: found[0] if found[0].startswith('"') else re.sub(r"[^\n]", " ", found[0]),
            clean,
        )
    try:
        return json.loads(clean)
    except json.JSONDecodeError as error:
        line = text.splitlines()[error.lineno - 1] if error.lineno <= len(text.splitlines()) else ""
        what = f"this is not valid JSON: {error.msg[0].lower()}{error.msg[1:]}"
        raise InvalidFileError(
            [Problem(name, error.lineno, error.colno, what, excerpt=line[:500])]
        ) from None
    except (RecursionError, ValueError) as error:
        raise InvalidFileError(
            [Problem(name, 1, 1, f"the JSON cannot be read: {error}", "")]
        ) from None
