"""The house: which module may know which, what a start may load, and pins for all that is installed."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
HEAVY = {
    *("pydantic", "yaml", "rich", "typer", "prompt_toolkit", "platformdirs", "difflib", "importlib.metadata", "importlib.resources"),
    *("filelock", "icalendar", "jinja2", "markupsafe", "pypdf", "cryptography"),
}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BRANCHES = (ast.If, ast.For, ast.While, ast.IfExp, ast.ExceptHandler, ast.Assert, ast.match_case)
MOST_DECISIONS = 10
MOST_FULL_FUNCTIONS = 4
MOST_DOUBLE_COMPREHENSIONS = 0
PINS = [ROOT / f"constraints{part}.txt" for part in ("", "-dev", "-docs")]
PINNED = re.compile(r"^([\w.-]+)==\S+.*\\\n +--hash=sha256:", re.MULTILINE)


def test_imports_point_one_way_and_the_core_stays_pure(capsys: pytest.CaptureFixture[str]) -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


def test_package_files_stay_empty() -> None:
    full = [path.parent.name for path in (ROOT / "src").rglob("__init__.py") if path.read_text(encoding="utf-8").strip()]
    assert full == ["cli"]


@pytest.mark.parametrize("start", ["po_career.cli", "po_career.catalog.model", "po_career.profile.model", "po_career.planning.plan"])
def test_a_start_loads_no_library_that_it_may_not_need(start: str) -> None:
    code = f"import sys, {start}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split()
    assert HEAVY & set(loaded) == set()


def test_everything_that_is_installed_is_pinned_with_hashes_and_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"].values()
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"], *chain.from_iterable(groups)]
    pinned = {name for path in PINS for name in PINNED.findall(path.read_text(encoding="utf-8"))}
    assert {_normal(name) for name in asked} - pinned == set()
    assert [path.name for path in PINS if "://" in path.read_text(encoding="utf-8")] == []


def _normal(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower()


def test_no_conditional_expression_stands_inside_another() -> None:
    found = [place for place, node in _nodes(ast.IfExp) if _others(node, ast.IfExp)]
    assert found == [], "say it in statements: a reader and a coverage tool can see them"


def test_few_comprehensions_have_two_loops() -> None:
    found = [place for place, node in _nodes(*COMPREHENSIONS) if len(node.generators) > 1]
    assert len(found) <= MOST_DOUBLE_COMPREHENSIONS, found


def test_few_functions_decide_more_than_ten_things() -> None:
    """The ceiling only falls: whoever makes a function simpler lowers it."""
    decisions = {place: _decisions(node) for place, node in _nodes(ast.FunctionDef)}
    found = [f"{place}: {count}" for place, count in decisions.items() if count > MOST_DECISIONS]
    assert len(found) <= MOST_FULL_FUNCTIONS, found


def _nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, Any]]:
    for path, nodes in _modules():
        for node in nodes:
            if isinstance(node, kinds):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


@cache
def _modules() -> list[tuple[Path, list[ast.AST]]]:
    """Every module with all that it is made of."""
    paths = sorted((ROOT / "src").rglob("*.py"))
    return [(path, list(ast.walk(ast.parse(path.read_text("utf-8"))))) for path in paths]


def _others(node: ast.AST, kind: type[ast.AST]) -> list[ast.AST]:
    return [child for child in ast.walk(node) if isinstance(child, kind) and child is not node]


def _decisions(function: ast.FunctionDef) -> int:
    """Cyclomatic complexity, with the decisions in expressions: 1, and 1 for each branch."""
    count = 1
    for node in ast.walk(function):
        if isinstance(node, BRANCHES):
            count += 1
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count
