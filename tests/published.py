"""The published schemas, each read once; that they are schemas is a test of its own (cli/test_schemas.py)."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

SCHEMAS = Path(__file__).parent.parent / "schemas"


@cache
def validator(name: str) -> Draft202012Validator:
    """Of a published schema, by its name."""
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


def validate(said: Any, name: str) -> None:
    """What the program said is what that schema promises."""
    validator(name).validate(said)
