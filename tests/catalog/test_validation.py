"""What is read as a model is what pydantic would give, and what is refused it would refuse."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from po_career.catalog.model import Action, Role, Rules, Scale, Skill, Transition, Trend
from po_career.catalog.places import Document
from po_career.catalog.validation import checked
from po_career.profile.read import ProfileFile

KINDS = [Action, Role, Rules, Scale, Skill, Transition, Trend, ProfileFile]
ADAPTERS = {kind: TypeAdapter(kind) for kind in KINDS}

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**20),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=3),
    st.sampled_from(["", "1", "2026-02-30", "2026-11-24", "20261124", "-0", "01", "core", 3.0, -0.0]),
    st.just([]),
    st.just({}),
)
PLAIN = {
    str: st.text(max_size=4),
    int: st.integers(-1, 6),
    float: st.floats(0, 90) | st.integers(0, 9),
    date: st.dates().map(str),
    NoneType: st.none(),
}


@cache
def json_of(kind: Any) -> st.SearchStrategy[Any]:
    """JSON values that are mostly right for `kind`, and now and then are not."""
    return st.one_of(_right(kind), _right(kind), _right(kind), _right(kind), ODD)


@cache
def _right(kind: Any) -> st.SearchStrategy[Any]:
    if is_dataclass(kind):
        parts = {field.name.rstrip("_"): st.deferred(lambda kind=field.type: json_of(kind)) for field in fields(kind)}  # type: ignore[misc]  # the default binds each kind
        return st.fixed_dictionaries({}, optional={**parts, "stranger": ODD}) | st.fixed_dictionaries(parts)
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return json_of(args[0])
    if origin is Literal:
        return st.sampled_from(args)
    if origin in (Union, UnionType):
        return st.one_of([_right(part) for part in args])
    if origin is tuple:
        return st.lists(json_of(args[0]), max_size=2)
    if origin is Mapping:
        return st.dictionaries(st.sampled_from(["a", "1", "2", "01", "-1", ""]), json_of(args[1]), max_size=2)
    return PLAIN.get(kind, ODD)


NOWHERE = Document("", (), None)


@settings(max_examples=150)
@given(data=st.data())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_taken_is_what_pydantic_takes_and_reads_the_same(kind: Any, data: st.DataObject) -> None:
    value = data.draw(json_of(kind))
    mine, problems = checked(NOWHERE, ("x",), value, kind)
    if problems:
        with pytest.raises(ValidationError):
            ADAPTERS[kind].validate_json(json.dumps(value), strict=True)
    else:
        assert repr(mine) == repr(ADAPTERS[kind].validate_json(json.dumps(value), strict=True))


def test_a_mistake_says_what_is_expected() -> None:
    transition = {"from": "a", "to": "b", "kind": "promotion", "months": {"low": 1, "high": None}, "sources": ["s"]}
    assert checked(NOWHERE, ("x",), transition, Transition)[0].months.low == 1
    assert checked(NOWHERE, ("x",), {"id": "s", "name": "S", "anchors": {"1": "I can."}}, Skill)[0].anchors == {1: "I can."}
    model, [problem] = checked(NOWHERE, ("x",), {"id": "s", "name": 3}, Skill)
    assert (model, problem.what) == (None, 'expected a text, found "name"')
