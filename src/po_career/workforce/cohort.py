"""Plans of a whole file of people: in order, in memory that hardly grows, on all cores, to be gone
on with after a stop.
"""

import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from hashlib import file_digest
from io import FileIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from po_career.catalog.load import load_catalog
from po_career.errors import UsageError, cannot_write
from po_career.files import PRIVATE, write_own
from po_career.version import VERSION
from po_career.workforce.pool import Pool
from po_career.workforce.records import Person, Planner, failed, json_line, person_in
from po_career.workforce.same_ids import digest_of_id

PART = 32
"""People that a process plans at a time."""
MOST_BYTES = 1_000_000
"""Bytes of one line."""
UNFINISHED, TERMS, LOCK, NEW = ".part", ".part.json", ".part.lock", ".new"
"""Endings of the file while it is written, of what it rests on, and of another format of it."""


class Line(NamedTuple):
    """One person as they stand in the file."""

    number: int
    """The line, or the row of a table, from 1."""
    data: bytes | None
    """The line as it is; None if it is too long."""
    person: Person | None = None
    """Of a table, the person."""


class Planned(NamedTuple):
    """What a process made of some people."""

    text: str
    """One line a person."""
    people: int
    failed: int
    last: int
    """The number of the last line that it is about."""
    aside: int = 0
    """How many people name what the catalogue does not have."""
    ids: Sequence[tuple[int, int]] = ()
    """The digest of each id, and the line on which it stands."""


class Terms(NamedTuple):
    """What a run rests on: two runs with the same terms write the same bytes."""

    source: str
    """SHA-256 of the file that is read."""
    catalog: str
    start: str
    whole: bool
    private: bool
    release: str = VERSION

    def differences(self, other: "Terms") -> list[str]:
        """What is not the same in both, in words."""
        options = ("--start", "--summaries", "--private")
        words = ("the file", "the catalogue", *options, "po-career itself")
        pairs = zip(words, self, other, strict=True)
        return [word for word, one, another in pairs if one != another]


def lines_of(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a JSONL file that are not blank."""
    number = 0
    while data := stream.readline(MOST_BYTES + 1):
        number += 1
        if len(data) > MOST_BYTES:
            while data and not data.endswith(b"\n"):
                data = stream.readline(MOST_BYTES)
            yield Line(number, None)
        elif data.strip():
            yield Line(number, data)


def plan_lines(
    lines: Iterable[Line],
    catalog: str | None,
    start: date,
    jobs: int,
    *,
    whole: bool,
    private: bool,
) -> Generator[Planned, None, None]:
    """The plans of the people in `lines`, in their order, made by `jobs` processes."""
    pool = Pool(jobs, _plan, _lost, _begin, (catalog, start, whole, private))
    rest = iter(lines)
    return pool.results(iter(lambda: list(islice(rest, PART)), []))


_planner: Planner
"""What the people of this process have in common; set once, when it begins."""


def _begin(catalog: str | None, start: date, whole: bool, private: bool) -> None:  # noqa: FBT001
    global _planner  # noqa: PLW0603 - one for the whole process
    read = load_catalog(None if catalog is None else Path(catalog))
    _planner = Planner(read, start, whole=whole, private=private)


def _plan(lines: Sequence[Line]) -> Planned:
    texts, wrong, aside = [], 0, 0
    ids: list[tuple[int, int]] = []
    for line in lines:
        try:
            person = _person_of(line)
        except ValueError as error:
            record = failed(line.number, str(line.number), str(error))
        else:
            record = _planner.record(person)
        wrong += record.error is not None
        aside += bool(record.kept_aside)
        ids.append((digest_of_id(record.id), record.line))
        texts.append(json_line(record))
    return Planned("".join(texts), len(lines), wrong, lines[-1].number, aside, ids)


def _person_of(line: Line) -> Person:
    if line.person is not None:
        return line.person
    if line.data is None:
        raise ValueError(f"the line is longer than {MOST_BYTES:,} bytes")
    return person_in(line.number, line.data)


def _lost(lines: Sequence[Line]) -> Planned:
    what = "the process that planned it was killed, twice: perhaps by the system, for its memory"
    number, person = lines[0].number, lines[0].person
    id_ = str(number) if person is None else person.id
    ids = [(digest_of_id(id_), number)]
    return Planned(json_line(failed(number, id_, what)), 1, 1, number, ids=ids)


def digest_of(file: Path) -> str:
    """The SHA-256 of `file`."""
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def write_through(path: Path, results: Iterable[Planned], tell: Callable[[Planned], None]) -> None:
    """Write results as they come into a pipe or a device. Raises FileAccessError."""
    with _open_to_write(path) as stream:
        for found in results:
            try:
                _write_all(stream, found.text.encode("ascii"))
            except OSError as error:
                raise cannot_write(path, error) from error
            tell(found)


def _open_to_write(path: Path) -> FileIO:
    try:
        return path.open("wb", buffering=0)
    except OSError as error:
        raise cannot_write(path, error) from error


def _write_all(stream: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:  # a disk that fills up takes a part of it, and says so the next time
        rest = rest[stream.write(rest) :]


class Output:
    """The file of a run: written beside it, line by line, and put in its place at the end."""

    def __init__(self, path: Path, terms: Terms, *, can_resume: bool) -> None:
        """`can_resume` says whether what is read can be read again."""
        self.path, self.terms, self.can_resume = path, terms, can_resume
        self.part = path.with_name(path.name + UNFINISHED)
        self._terms_file = path.with_name(path.name + TERMS)
        from filelock import FileLock  # processes that plan need none

        self._lock = FileLock(path.with_name(path.name + LOCK), timeout=0, mode=PRIVATE)

    def begin(self) -> None:
        """Begin anew. Raises UsageError if a run that was stopped lies there, or goes on."""
        self._be_alone()
        if self.part.exists():
            hint = "remove it, and begin anew"
            if self.can_resume:
                hint = "--resume goes on with it; to begin anew, remove it"
            raise UsageError(f"{self.part} holds the beginning of a run that was stopped\n{hint}")
        if os.path.lexists(self._terms_file) and self._kept_terms() is None:
            raise UsageError(f"{self._terms_file} is not of a run of ours\nname another --output")
        write_own(self._terms_file, json.dumps(self.terms._asdict()).encode())
        os.close(os.open(self.part, os.O_CREAT | os.O_WRONLY, PRIVATE))

    def resume(self, tell: Callable[[Planned], None]) -> None:
        """Tell of every person who is there.

        A last line that is not whole is cut off. Raises UsageError if there is nothing to go on
        with, or if it rests on something else.
        """
        self._be_alone()
        if not self.part.exists():
            raise UsageError(
                f"there is nothing to go on with: {self.part} does not exist\nleave --resume out"
            )
        self._must_rest_on_the_same()
        whole = last = 0
        with self.part.open("r+b") as stream:
            for number, data in enumerate(stream, 1):
                if not data.endswith(b"\n"):
                    break
                planned = _planned_in(data)
                if planned is None or planned.last <= last:
                    raise UsageError(
                        f"line {number} of {self.part} is not what this run wrote there\nremove"
                        f" {self.part}, and begin anew"
                    )
                whole, last = whole + len(data), planned.last
                tell(planned)
            stream.truncate(whole)

    def _be_alone(self) -> None:
        """Raises UsageError if another process writes to the same file; the lock of one that was
        killed does not count.
        """
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            raise UsageError(
                f"another run is writing to {self.part}\nwait for its end, or name another --output"
            ) from None

    def _kept_terms(self) -> Terms | None:
        """What the run that was stopped rests on; None if that cannot be read."""
        try:
            return Terms(**json.loads(self._terms_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def _must_rest_on_the_same(self) -> None:
        kept = self._kept_terms()
        if kept is None:
            raise UsageError(
                f"{self._terms_file}, which says what the run rests on, cannot be read\nremove it"
                f" and {self.part}, and begin anew"
            )
        other = self.terms.differences(kept)
        if other:
            raise UsageError(
                f"--resume needs the same terms, and these are others now: {', '.join(other)}\n"
                f"give them as they were, or remove {self.part} and begin anew"
            )

    def add(self, results: Iterable[Planned], tell: Callable[[Planned], None]) -> None:
        """Write results as they come, whole lines at a time. Raises FileAccessError."""
        with self.part.open("ab", buffering=0) as stream:
            for found in results:
                self._write(stream, found.text.encode("ascii"))
                tell(found)

    def _write(self, stream: FileIO, data: bytes) -> None:
        try:
            _write_all(stream, data)
        except OSError as error:
            hint = "make room, remove it, and begin anew"
            if self.can_resume:
                hint = "make room, then --resume goes on"
            raise cannot_write(self.part, error, hint) from error

    def finish(self, convert: Callable[[Path, Path], None] | None) -> None:
        """Put the file in its place; `convert`, if given, makes another format of it before."""
        try:
            if convert is None:
                os.replace(self.part, self.path)
            else:
                made = self.path.with_name(self.path.name + NEW)
                os.close(os.open(made, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, PRIVATE))
                convert(self.part, made)
                os.replace(made, self.path)
                self.part.unlink()
        except OSError as error:
            raise cannot_write(self.path, error) from error
        with suppress(OSError):
            self._terms_file.unlink()
            os.unlink(self._lock.lock_file)
        self._lock.release()


def _planned_in(data: bytes) -> Planned | None:
    """What a line of a file that was begun tells of; None if it is not a record."""
    try:
        record = json.loads(data)
        line, id_, is_wrong = record["line"], record["id"], record["error"] is not None
        aside = int(bool(record["kept_aside"]))
        return Planned("", 1, int(is_wrong), line, aside, [(digest_of_id(id_), line)])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
