"""docs/method.md is true: its example is worked out again, its constants are the program's."""

import ast
import json
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from conftest import RunPoCareer
from po_career.catalog.model import Rules
from po_career.planning.chapter import VALUE

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "method.md").read_text("utf-8")
WORKED = re.compile(r"^```worked\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
CODE = re.compile(r"`([^`]+)`")


class Line(NamedTuple):
    """A line of the example: name: arithmetic = result -> place in the JSON."""

    name: str
    arithmetic: str | None
    result: str
    place: str | None


def worked_lines() -> list[Line]:
    found = []
    for block in WORKED.findall(PAGE):
        for text in block.splitlines():
            name, _, after = text.partition(": ")
            sum_, _, place = after.partition(" -> ")
            arithmetic, equals, result = sum_.rpartition(" = ")
            found.append(Line(name, arithmetic if equals else None, result, place or None))
    return found


def rows(*heads: str) -> Iterator[Sequence[str]]:
    """The cells of each row of the table that has these heads."""
    lines = PAGE.splitlines()
    at = lines.index(f"| {' | '.join(heads)} |") + 2
    while at < len(lines) and lines[at].startswith("|"):
        yield [cell.strip() for cell in lines[at].strip("|").split("|")]
        at += 1


IDS = ("skill", "role", "half_year", "id")
"""What an item of a list is called by."""
OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def worked_out(text: str) -> float:
    """What the arithmetic comes to: numbers, the four operations, brackets, and min."""

    def value(node: ast.expr) -> float:
        match node:
            case ast.Constant(value=int() | float() as number):
                return number
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -value(operand)
            case ast.BinOp(left=left, op=op, right=right):
                return OPERATORS[type(op)](value(left), value(right))
            case ast.Call(func=ast.Name(id="min"), args=arguments):
                return min(value(argument) for argument in arguments)
        raise ValueError(text)

    return value(ast.parse(text, mode="eval").body)


def found_at(place: str, document: Any) -> Any:
    """What stands at a place such as next_step.gaps[roadmapping].share."""
    here = document
    for key in re.findall(r"[^.\[\]]+", place):
        if isinstance(here, Mapping):
            here = here[key]
        elif key.isdigit():
            here = here[int(key)]
        else:
            here = next(one for one in here if key in map(one.get, IDS))
    return here


def is_rounded(exact: float, shown: str) -> bool:
    """Whether `shown` is `exact`, to as many decimals as it shows."""
    decimals = len(shown.partition(".")[2])
    return abs(exact - float(shown)) <= 0.5 / 10.0**decimals + 1e-9


def numbers_of(constant: object) -> list[float]:
    """The numbers in a constant, in their order; of a mapping its values, of pairs the second."""
    if isinstance(constant, timedelta):
        return [constant.days]
    if isinstance(constant, int | float):
        return [constant]
    if is_dataclass(constant):
        inside: Sequence[object] = [getattr(constant, one.name) for one in fields(constant)]
    elif isinstance(constant, Mapping):
        inside = list(constant.values())
    elif isinstance(constant, tuple):
        pairs = all(isinstance(one, tuple) for one in constant)
        inside = [one[-1] for one in constant] if pairs else constant
    else:
        return []
    return [number for one in inside for number in numbers_of(one)]


@pytest.mark.parametrize("line", worked_lines(), ids=lambda line: line.name)
def test_the_example_is_worked_out_right(line: Line) -> None:
    assert line.arithmetic is not None or line.place is not None
    if line.arithmetic is not None:
        assert is_rounded(worked_out(line.arithmetic), line.result)


def test_the_example_is_what_the_program_says(po_career: RunPoCareer) -> None:
    profile = ROOT / "docs" / "profile-example.yaml"
    start = ("--start", "2026-12-01")
    ran = po_career("plan", "--profile", str(profile), *start, "--json", "--no-input")
    plan = json.loads(ran.stdout)
    wrong = []
    for line in worked_lines():
        if line.place is None:
            continue
        said = found_at(line.place, plan)
        if said == line.result:
            continue
        if not isinstance(said, int | float) or not is_rounded(said, line.result):
            wrong.append(f"{line.name}: {line.result}, but {line.place} is {said}")
    assert wrong == []


def test_every_rule_is_in_the_table_with_its_default() -> None:
    found: dict[str, str] = {}
    for names, default, _ in rows("rule", "default", "what it says"):
        keys = CODE.findall(names)
        values = default.split(";") if len(keys) > 1 else [default.replace(";", ",")]
        found.update(zip(keys, values, strict=True))
    rules = Rules()
    assert set(found) == {one.name for one in fields(Rules)}
    for name, text in found.items():
        numbers = numbers_of(getattr(rules, name))
        if numbers:
            assert [float(one) for one in NUMBER.findall(text)] == pytest.approx(numbers), name
        else:
            assert text.strip() in ("none", *getattr(rules, name)), name


def test_every_constant_of_a_module_is_what_the_page_says() -> None:
    for names, shown, _ in rows("constant", "value", "what it says"):
        keys = CODE.findall(names)
        values = shown.split(";") if len(keys) > 1 else [shown]
        for key, text in zip(keys, values, strict=True):
            module, _, name = key.rpartition(".")
            constant = getattr(import_module(f"po_career.planning.{module}"), name)
            assert [float(one) for one in NUMBER.findall(text)] == numbers_of(constant), key


def test_what_a_piece_is_worth_is_in_the_page_with_a_reason() -> None:
    table = list(rows("factor", "is", "when", "why"))
    assert {name.strip("`"): float(value) for name, value, _, _ in table} == VALUE
    assert all(when and why for _, _, when, why in table)
