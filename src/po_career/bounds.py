"""Bounds in the types of the models: `Annotated[float, Gt(0), Le(60)]`.

`catalog.validation` heeds them, and pydantic when it makes a JSON Schema. They stand here since
importing annotated_types costs half as much as starting Python.
"""

from collections.abc import Callable
from typing import Any, ClassVar

__all__ = ["Ge", "Gt", "Le", "MaxLen", "MinLen"]


class _Bound:
    """One bound; `key` is what pydantic calls it."""

    __slots__ = ("limit",)
    key: ClassVar[str]

    def __init__(self, limit: float) -> None:
        self.limit = limit

    def __get_pydantic_core_schema__(
        self, source: Any, handler: Callable[[Any], dict[str, Any]]
    ) -> dict[str, Any]:
        return {**handler(source), self.key: self.limit}


class Ge(_Bound):
    """At least the limit."""

    key = "ge"


class Gt(_Bound):
    """More than the limit."""

    key = "gt"


class Le(_Bound):
    """At most the limit."""

    key = "le"


class MinLen(_Bound):
    """At least so many characters or items."""

    key = "min_length"


class MaxLen(_Bound):
    """At most so many characters or items."""

    key = "max_length"
