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
        raise _too_deep(name) from None
    except ValueError:
        raise _long_number(name) from None


def _too_deep(name: str) -> InvalidFileError:
    what = "the JSON is nested too deep"
    return InvalidFileError([Problem(name, 1, 1, what, "a JSON Resume has a few levels")])


def _long_number(name: str) -> InvalidFileError:
    """What Python refuses beside mistakes and depth."""
    what = "the JSON cannot be read: a number in it has thousands of digits"
    return InvalidFileError([Problem(name, 1, 1, what, "take that number out")])


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
    except RecursionError:
        raise _too_deep(name) from None
    except ValueError:
        raise _long_number(name) from None
