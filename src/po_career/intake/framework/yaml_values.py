"""Values of YAML, with a mapping or a list at the top."""

from typing import Any

from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import InvalidFileError

_WRAP = "values:\n"


def values_in(text: str, file: str) -> Any:
    """The values in `text`. Raises InvalidFileError if it is not YAML."""
    first = next((line for line in text.splitlines() if line.strip(" -") and line[0] != "#"), "")
    listed = first.startswith("-") or text.lstrip("-\r\n ").startswith("[")
    body = text.removeprefix("---\n") if listed else text
    document = read_yaml(_WRAP + body if listed else body, file)
    if document.root is None or document.problems:
        raise InvalidFileError(document.problems)
    values = plain(document.root)
    return values["values"] if listed else values
