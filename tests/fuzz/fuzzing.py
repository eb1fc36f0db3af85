"""A small fuzzer: it changes inputs at random and keeps those that reach new lines of po-career.

Of our own since the one that is known for it comes as 35 MB of binary for some systems; a line in
sixty is ours to trace, and parsers in Python need no more.
"""

import hashlib
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from types import CodeType, FrameType
from typing import Any, NamedTuple

from po_career.cli.reading import reading
from po_career.errors import InputTooHeavyError, PoCareerError

CORPUS = Path(__file__).parent / "corpus"
LARGEST = 4_000
"""Bytes of an input: what is quadratic shows in it, and the corpus stays small."""
MOST_CPU = 4.0
"""Seconds of CPU for one input, with the tracing."""
MOST_GROWTH = 300_000
"""Kilobytes by which the process may grow with one input."""
OURS = f"{os.sep}po_career{os.sep}"
WORDS = (
    *(b'"', b"'", b"\\", b"\0", b"\n", b"\r\n", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\xe2\x80\x8b"),
    *(b"{", b"}", b"[", b"]", b"<", b">", b"<!--", b"<script>", b"</", b"]]>", b"&amp;", b"&#0;", b"&#1114112;", b"<![CDATA[", b"<b>"),
    *(b"&a ", b"*a", b"<<: *a\n", b"!!python/name:os ", b"? ", b"- ", b": ", b"---\n", b"|\n", b">\n", b"%TAG", b"~", b"null", b"true"),
    *(b"0", b"-1", b"1e999", b"9" * 40, b"1_000", b"0x1F", b".inf", b".nan", b"2026-02-30", b"0000-00-00", b"9999-12", b"Jan 2020", b"now"),
    *(b",", b";", b"|", b'""', b"=1+1", b"Role", b"Skill", b"Level", b"Product Owner", b"Experience\n", b"2019 - 2021", b"3.5", b"1-2"),
    *(b"endobj", b"stream", b"/Length -1", b"BT ET", b"PK\x03\x04", b"PK\x05\x06", b"\xc2\xa0", b"\xf0\x9f\x8d\x9e", b"\xe2\x80\xae"),
)

Line = tuple[CodeType, int]


class Failure(NamedTuple):
    """An input with which something is wrong."""

    parser: str
    data: bytes
    why: str


def wrong_with(parser: Callable[[bytes], object], data: bytes) -> str:
    """What is wrong with how a parser takes an input; empty if it returns, or raises a house error."""
    began, grown = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        with reading("fuzz"):
            parser(data)
    except InputTooHeavyError as error:
        return str(error)
    except PoCareerError as error:
        if error.__cause__ is not None and not isinstance(error.__cause__, PoCareerError):
            return _told(error.__cause__)
    took = time.process_time() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown
    if took > MOST_CPU:
        return f"{took:.1f} seconds of CPU"
    return f"{grown} kB more" if grown > MOST_GROWTH else ""


def _told(error: BaseException) -> str:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = "" if place is None else f" at {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
    return f"{type(error).__name__}: {error}{where}"


class Tracer:
    """The lines of po-career that have been reached."""

    def __init__(self) -> None:
        self.seen: set[Line] = set()
        self.new = 0

    def wrong_with(self, parser: Callable[[bytes], object], data: bytes) -> str:
        """As the function, with `new` the number of lines that nothing has reached before."""
        before = len(self.seen)
        tracing = sys.gettrace()
        sys.settrace(self._call)
        try:
            return wrong_with(parser, data)
        finally:
            sys.settrace(tracing)
            self.new = len(self.seen) - before

    def _call(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        return self._line if OURS in frame.f_code.co_filename else None

    def _line(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        self.seen.add((frame.f_code, frame.f_lineno))
        return self._line


def mutated(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """`data` after a few changes at random places."""
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        data = chance.choice(CHANGES)(data, others, chance)
    return data[:LARGEST]


def _cut(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _doubled(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 3, 200)) + data[end:]


def _with_a_word(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + chance.choice(WORDS) * chance.choice((1, 1, 1, 2, 500)) + data[place:]


def _overwritten(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + chance.choice(WORDS) + data[end:]


def _flipped(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _spliced(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others)
    start, end = _span(other, chance)
    place = chance.randint(0, len(data))
    return data[:place] + other[start:end] + data[place:]


CHANGES = (_cut, _doubled, _with_a_word, _with_a_word, _overwritten, _flipped, _spliced)


def _span(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 4, 20, 200)))


def kept(parser: str) -> list[bytes]:
    """The corpus of a parser, in the order of its names."""
    return [path.read_bytes() for path in sorted((CORPUS / parser).iterdir())]


def fuzz(name: str, parser: Callable[[bytes], object], seed: int, more: Callable[[int], bool]) -> Iterator[bytes | Failure]:
    """New inputs that reach new lines, and failures, each failure of a place once.

    It begins with the corpus and goes on while `more(runs)`.
    """
    chance, tracer = Random(seed), Tracer()  # noqa: S311 - inputs, not secrets
    pool = kept(name)
    known: set[str] = set()
    for data in pool:
        tracer.wrong_with(parser, data)
    runs = 0
    while more(runs):
        runs += 1
        data = mutated(chance.choice(pool), pool, chance)
        why = tracer.wrong_with(parser, data)
        place = why.rpartition(" at ")[2]
        if why and place not in known:
            known.add(place)
            yield Failure(name, data, why)
        elif tracer.new and not why:
            pool.append(data)
            yield data


def keep(parser: str, data: bytes) -> Path:
    """Write an input to the corpus, under a name made of it."""
    path = CORPUS / parser / hashlib.sha256(data).hexdigest()[:12]
    path.write_bytes(data)
    return path
