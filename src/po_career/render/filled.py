"""From a record to a model of it for a page: what both have under one name is taken over."""

from collections.abc import Mapping
from typing import Any, TypeVar

from po_career.frozen import Frozen

Model = TypeVar("Model", bound=Frozen)


def filled(model: type[Model], record: object, values: Mapping[str, Any]) -> Model:
    """A `model` with `values`; every other field is taken from the record's field of that name."""
    names = [name for name in model.__match_args__ if name not in values]
    return model(**{name: getattr(record, name) for name in names}, **values)
