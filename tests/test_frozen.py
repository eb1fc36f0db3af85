"""The base of every model: what a dataclass promises, it keeps."""

import pickle
from collections.abc import Mapping
from copy import copy, deepcopy
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from po_career.bounds import Ge
from po_career.frozen import Frozen, field


class Point(Frozen):
    """A place on a map."""

    x: int
    """How far to the right."""
    y: int = 0
    tags: Mapping[str, int] = field(default_factory=dict)


class Named(Point):
    """A place with a name."""

    name_: Annotated[str, Ge("a")] = "none"


def test_values_are_equal_by_their_fields_and_their_class() -> None:
    assert Point(1) == Point(x=1, y=0, tags={})
    assert Point(1) != Point(2)
    assert Named(1) != Point(1)
    assert Point(1) != (1, 0, {})
    assert hash(Pair(1, "a")) == hash(Pair(1, "a"))
    assert len({Pair(1, "a"), Pair(1, "a"), Pair(2, "a")}) == 2


class Pair(Frozen):
    """Two things."""

    first: int
    second: str


class Answer(Frozen):
    """A text, with how it was read."""

    text: str
    read: object = field(default=None, compare=False)


def test_a_field_may_be_left_out_of_the_comparison() -> None:
    assert Answer("a").read is None
    assert Answer("a", read=1) == Answer("a", read=2)
    assert hash(Answer("a", read=1)) == hash(Answer("a", read=2))
    assert Answer("a", read=1) != Answer("b", read=1)


def test_a_value_never_changes() -> None:
    point = Point(1)
    with pytest.raises(FrozenInstanceError, match="x"):
        point.x = 2  # type: ignore[misc]  # that is the test
    with pytest.raises(FrozenInstanceError, match="x"):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.z = 1  # type: ignore[attr-defined]  # that is the test
    assert not hasattr(point, "__dict__")


def test_arguments_are_those_of_a_dataclass() -> None:
    assert (Named(1, 2, {"a": 1}, "b").name_, Named(1).tags, Named(x=3).x) == ("b", {}, 3)
    assert Named(1).tags is not Named(1).tags
    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]  # that is the test
    with pytest.raises(TypeError, match="z"):
        Point(1, z=2)  # type: ignore[call-arg]  # that is the test


def test_a_class_has_its_own_fields_whichever_is_looked_at_first() -> None:
    assert [one.name for one in fields(Point)] == ["x", "y", "tags"]
    assert [one.name for one in fields(Named(1))] == ["x", "y", "tags", "name_"]
    assert is_dataclass(Point)
    assert replace(Named(1), name_="b") == Named(1, name_="b")
    assert repr(Pair(1, "a")) == "Pair(first=1, second='a')"


def test_a_match_takes_fields_in_their_order() -> None:
    match Pair(1, "a"):
        case Pair(1, second):
            assert second == "a"
        case _:
            pytest.fail("a pair is matched by its fields")


def test_copies_are_equal() -> None:
    point = Named(1, tags={"a": 1}, name_="b")
    assert copy(point) == deepcopy(point) == pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - our own


def test_pydantic_reads_it_strictly_and_takes_the_docstrings() -> None:
    adapter = TypeAdapter(Named)
    assert adapter.validate_json('{"x": 1, "name": "b"}', strict=True) == Named(1, name_="b")
    with pytest.raises(ValidationError, match="Unexpected"):
        adapter.validate_json('{"x": 1, "colour": "red"}')
    with pytest.raises(ValidationError, match="integer"):
        adapter.validate_json('{"x": "1"}', strict=True)
    described = TypeAdapter(Point).json_schema()["properties"]["x"]
    assert described["description"] == "How far to the right."
    schema = adapter.json_schema()
    assert set(schema["properties"]) == {"x", "y", "tags", "name"}
    assert schema["additionalProperties"] is False
