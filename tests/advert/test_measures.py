"""How well labelled advertisements are read, a little below what is reached: benchmarks/match prints the figures."""

from collections.abc import Mapping
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from po_career.advert.advert_reader import Reader, reader_of
from po_career.catalog.load import load_catalog

ROOT = Path(__file__).parents[2]
FLOORS: Mapping[str, Mapping[str, float]] = {
    "a": {"roles": 0.96, "untitled": 0.90, "null": 1.0, "f1": 0.78},
    "b": {"roles": 0.90, "untitled": 0.85, "null": 1.0, "f1": 0.76},
    "c": {"roles": 1.0, "untitled": 0.78, "null": 1.0, "f1": 0.0},
    "d": {"roles": 1.0, "untitled": 0.80, "null": 1.0, "f1": 0.67},
    "e": {"roles": 1.0, "untitled": 0.85, "null": 1.0, "f1": 0.72},
    "f": {"roles": 1.0, "untitled": 0.70, "null": 1.0, "f1": 0.78},
}


def benchmark() -> ModuleType:
    loader = SourceFileLoader("match_benchmark", str(ROOT / "benchmarks" / "match"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reader() -> Reader:
    return reader_of(load_catalog(None))


@pytest.mark.parametrize("folder", FLOORS)
def test_labelled_advertisements_are_read_as_well_as_before(folder: str, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    score = benchmark().score_of(ROOT / "tests" / "adverts" / folder, reader)
    floor = FLOORS[folder]
    assert score.languages == score.texts
    assert score.roles >= floor["roles"] * score.english
    assert score.untitled >= floor["untitled"] * score.english
    assert score.null_named >= floor["null"] * score.null
    assert score.f1 >= floor["f1"]
