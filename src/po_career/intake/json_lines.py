"""One person a line, as a JSON object: what `cohort` and `team` read."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from po_career.catalog.files import decode
from po_career.errors import InvalidFileError
from po_career.profile.model import Profile

MOST_CHARACTERS = 1_000_000
"""Characters of the profile of one person."""
JSON_MISTAKES: Mapping[str, str] = {
    "Expecting value": "expected a value",
    "Expecting property name enclosed in double quotes": "expected a key in double quotes",
    "Expecting ':' delimiter": "expected a colon after the key",
    "Expecting ',' delimiter": "expected a comma, or the end of what was begun",
    "Unterminated string starting at": "the text that begins here does not end",
    "Extra data": "something follows after its end",
    "Invalid control character at": "a tab or another control character stands in a text",
    "Invalid \\escape": "a text holds a backslash that begins no escape of JSON",
    "Invalid \\uXXXX escape": "four hexadecimal digits belong after \\u",
}
"""What Python says of a text that is not JSON, in words for whoever wrote it."""
HALF_A_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")
"""An escape that stands for a half of a character, if the other half stands beside it."""


class LineMistake(ValueError):
    """What is wrong with a line, in plain words that quote no private answer."""

    def __init__(self, what: str, hint: str = "", column: int | None = None) -> None:
        """`column` counts from 1; None if it is the line as a whole."""
        place = "" if column is None else f", column {column}"
        super().__init__(f"{what}{place}; {hint}" if hint else f"{what}{place}")
        self.what, self.hint, self.column = what, hint, column


def object_in(data: bytes) -> dict[str, Any]:
    """The object of a line. Raises LineMistake."""
    text = _text_of(data).rstrip(" \t\r\n")
    try:
        value = json.loads(text, object_pairs_hook=_without_twins)
    except RecursionError:
        raise LineMistake("the line is nested too deeply") from None
    except json.JSONDecodeError as error:
        what = JSON_MISTAKES.get(error.msg, error.msg)
        if error.pos == len(text):
            what = "it ends too early"
        raise LineMistake(f"the line is not JSON: {what}", column=error.colno) from None
    except LineMistake:
        raise
    except ValueError:
        raise LineMistake("the line holds a number of too many digits") from None
    if not isinstance(value, dict):
        raise LineMistake("the line is not a JSON object", "expected a profile in braces")
    if HALF_A_CHARACTER.search(text):
        _need_whole_characters(value)
    return value


def is_one_object(data: bytes) -> bool:
    """Whether `data` is not an object a line, but one object that is laid out over lines."""
    if b"\n" not in data.strip():
        return False
    try:
        return isinstance(json.loads(data.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False


def id_of(given: object) -> str | None:
    """The id that stands beside a profile, as text; None without one. Raises LineMistake."""
    if given is None:
        return None
    if isinstance(given, (str, int, float)) and not isinstance(given, bool):
        return str(given)
    kinds = {bool: "true or false", list: "a list", dict: "an object"}
    raise LineMistake(f"id: expected a text or a number, found {kinds[type(given)]}")


def _text_of(data: bytes) -> str:
    try:
        return decode(data, "")
    except InvalidFileError as error:
        problem = error.problems[0]
        raise LineMistake(problem.what, problem.hint, problem.column) from None


def _without_twins(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """An object. Raises LineMistake, without the key if it may be a private answer."""
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        key = counts.most_common(1)[0][0]
        is_of_a_profile = key == "id" or key in Profile.__match_args__
        what = f'the key "{key}"' if is_of_a_profile else "a key inside one of the answers"
        raise LineMistake(f"{what} is given twice", "keep one of them")
    return found


def _need_whole_characters(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise LineMistake(
            f'the line holds half a character: "{half}" without its other half'
        ) from None
