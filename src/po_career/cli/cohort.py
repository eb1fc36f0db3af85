"""`cohort`: the plans of a whole file of people."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, command_app, flag, option, with_common
from po_career.cli.options import TEXTS, count, day_or_today
from po_career.errors import FileAccessError, Interrupted, PoCareerError, UsageError

if TYPE_CHECKING:
    from po_career.workforce.cohort import Line, Output, Planned

MOST_JOBS = 512
PARQUET = ".parquet"
NEEDS_ARROW = "reading and writing Parquet needs pyarrow\npip install 'po-career[arrow]' brings it"

app = command_app()


class SomeFailed(PoCareerError):
    """The run is complete, and some people have an error in place of a plan."""

    exit_code = 3


@app.command()
@with_common(TEXTS)
def cohort(
    common: Common,
    file: str = argument("FILE", "JSONL with a profile a line, or Parquet; - is standard input."),
    start: str | None = option("DATE", "First day of the plans; default: today."),
    summaries: bool = flag("Only the figures for a table, not whole plans: twice as fast."),
    jobs: str | None = option("N", "Processes at a time; default: one for each core."),
    resume: bool = flag("Go on with a run that was stopped."),
    private: bool = flag("Plan from people's private answers too, and write them out."),
) -> None:
    """The plans of a file of people, one record each, in their order.

    What people keep to themselves is left out, so that a plan may differ from their own. A profile
    that cannot be planned becomes a record with an error; then the exit code is 3.
    """
    run = _Run(common, file, day_or_today("--start", start), whole=not summaries, private=private)
    workers = os.cpu_count() or 1
    if jobs is not None:
        workers = count("--jobs", jobs, least=1, most=MOST_JOBS)
    run.check(resume=resume)
    run.to(workers, resume=resume)


class _Run:
    """One run: from where, to where, and how far it is."""

    def __init__(
        self, common: Common, file: str, start: date, *, whole: bool, private: bool
    ) -> None:
        self.common, self.file, self.start = common, file, start
        self.whole, self.private = whole, private
        self.people = self.failed = self.last = 0

    def check(self, *, resume: bool) -> None:
        """Raises UsageError for what does not go together, FileAccessError for a file that is not
        there.
        """
        output = self.common.output
        if resume and (output is None or self.file == "-"):
            raise UsageError(
                "--resume goes on with a file\ngive the same FILE, and the same --output, as before"
            )
        if self.file.endswith(PARQUET) or (output or "").endswith(PARQUET):
            _need_arrow()
        if self.file != "-" and not os.path.isfile(self.file):
            raise FileAccessError(f"cannot read {self.file}: there is no such file")
        if output is not None:
            _spare(output, self.file)

    def to(self, workers: int, *, resume: bool) -> None:
        """Plan everybody, and write it. Raises SomeFailed if there is an error in it."""
        output = self._output(resume=resume)
        try:
            with self._told() as tell:
                results = self._results(workers)
                if output is not None:
                    output.add(results, tell)
                else:
                    _print(results, tell)
        except KeyboardInterrupt:
            again = "; --resume goes on from there" if output is not None else ""
            raise Interrupted(f"stopped after {_people(self.people)}{again}") from None
        if output is not None:
            output.finish(self._conversion())
        if self.failed:
            raise SomeFailed(
                f"{_people(self.failed)} of {self.people} could not be planned\nthe records with"
                ' an "error" say which, and why'
            )
        self.common.note(f"{_people(self.people)} planned\n")

    def _results(self, workers: int) -> "Iterator[Planned]":
        from po_career.workforce.cohort import plan_lines

        rest = dropwhile(lambda line: line.number <= self.last, self._lines())
        return plan_lines(
            rest,
            self.common.catalog,
            self.start,
            workers,
            whole=self.whole,
            private=self.private,
        )

    def _lines(self) -> "Iterator[Line]":
        from po_career.workforce.cohort import lines_of

        if self.file.endswith(PARQUET):
            from po_career.workforce.parquet import people_of

            yield from people_of(Path(self.file))
        elif self.file == "-":
            yield from lines_of(sys.stdin.buffer)
        else:
            with open(self.file, "rb") as stream:
                yield from lines_of(stream)

    def _output(self, *, resume: bool) -> "Output | None":
        catalog = self.common.read_catalog()  # what is wrong with it is said before anything else
        if self.common.output is None:
            return None
        from po_career.workforce.cohort import Output, Terms, digest_of

        source = "" if self.file == "-" else digest_of(Path(self.file))
        terms = Terms(source, catalog.digest, str(self.start), self.whole, self.private)
        output = Output(Path(self.common.output), terms)
        try:
            if resume:
                self.people, self.failed, self.last = output.resume()
            else:
                output.begin()
        except OSError as error:
            why = error.strerror or error
            raise FileAccessError(f"cannot write {output.part}: {why}") from error
        return output

    def _conversion(self) -> Callable[[Path, Path], None] | None:
        if self.common.output is None or not self.common.output.endswith(PARQUET):
            return None
        from po_career.workforce.parquet import parquet_of

        return parquet_of

    @contextmanager
    def _told(self) -> "Iterator[Callable[[Planned], None]]":
        """Counts what is done, and shows it on a terminal with the time that is left."""
        if sys.stderr is None or not sys.stderr.isatty() or self.common.quiet:
            yield self._count
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        console = Console(stderr=True, no_color=not self.common.color)
        columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("", total=self._whole(), completed=self.people)

            def tell(found: "Planned") -> None:
                self._count(found)
                progress.update(task, completed=self.people)

            yield tell

    def _count(self, found: "Planned") -> None:
        self.people += found.people
        self.failed += found.failed
        self.last = found.last

    def _whole(self) -> int | None:
        """How many people there are; None if nobody can know."""
        if self.file == "-":
            return None
        if self.file.endswith(PARQUET):
            from po_career.workforce.parquet import rows_in

            return rows_in(Path(self.file))
        with open(self.file, "rb") as stream:
            return sum(1 for line in stream if line.strip())


def _print(results: "Iterator[Planned]", tell: "Callable[[Planned], None]") -> None:
    from po_career.cli.output import write_out

    for found in results:
        write_out(found.text)
        tell(found)


def _spare(output: str, file: str) -> None:
    """Raises UsageError if the file that is read, or what somebody typed, would be lost."""
    from po_career.cli.output import spare_what_people_wrote

    if os.path.exists(output) and os.path.exists(file) and os.path.samefile(output, file):
        raise UsageError("--output is FILE itself, which would be lost\nname another file")
    spare_what_people_wrote("", output)


def _need_arrow() -> None:
    if find_spec("pyarrow") is None:
        raise UsageError(NEEDS_ARROW)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
