"""No input makes a parser raise anything but a house error, or take long: the kept inputs, and a few new ones of a fixed seed.

`benchmarks/fuzz SECONDS` goes on by hand, and keeps what reaches new lines or fails.
"""

import pytest
from fuzzing import CORPUS, Failure, Tracer, fuzz, kept, wrong_with
from parsers import PARSERS

RUNS = 2
MOST_BYTES = 300_000


@pytest.mark.parametrize("name", PARSERS)
def test_every_kept_input_is_read_or_refused(name: str) -> None:
    for data in kept(name):
        assert wrong_with(PARSERS[name], data) == "", data


@pytest.mark.parametrize("name", PARSERS)
def test_so_are_new_ones(name: str) -> None:
    found = fuzz(name, PARSERS[name], seed=11, more=lambda runs: runs < RUNS)
    assert [one for one in found if isinstance(one, Failure)] == []


def test_a_parser_that_raises_anything_else_is_found_out() -> None:
    assert wrong_with(lambda data: data.decode("ascii"), b"\xff").startswith("UnicodeDecodeError")
    assert wrong_with(lambda _: None, b"") == ""


def test_new_lines_guide_it() -> None:
    tracer = Tracer()
    read = PARSERS["said"]
    reached = []
    for text in (b"4 hours", b"4 hours", b"Mar 2019"):
        tracer.wrong_with(read, text)
        reached.append(tracer.new > 0)
    assert reached == [True, False, True]


def test_the_corpus_stays_small() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(PARSERS)
    assert sum(path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()) < MOST_BYTES
