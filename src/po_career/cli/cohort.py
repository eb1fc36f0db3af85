"""`cohort`: the plans of a whole file of people."""

import os
import signal
import stat
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from datetime import date
from importlib.util import find_spec
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, command_app, flag, option, with_common
from po_career.cli.options import TEXTS, count, day_or_today
from po_career.cli.output import need_a_place, spare_input, spare_what_people_wrote
from po_career.cli.source import STDIN
from po_career.errors import FileAccessError, Interrupted, PoCareerError, UsageError, cannot_write
from po_career.files import is_no_file
from po_career.workforce.same_ids import SameIds

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
    file: str = argument(
        "FILE", "JSONL with a profile and an id a line, or Parquet; - is standard input."
    ),
    start: str | None = option("DATE", "First day of the plans; default: today."),
    summaries: bool = flag("Only the figures for a table, not whole plans: four times as fast."),
    jobs: str | None = option("N", "Processes at a time; default: one for each core."),
    resume: bool = flag("Go on with a run that was stopped."),
    private: bool = flag("Plan from people's private answers too, and write them out."),
) -> None:
    """The plans of a file of people, one record each, in their order.

    Own words, load, what is decided and the like are left out, so that a plan may differ from the
    person's own; what they want, aim for and may spend is not. A profile that cannot be planned
    becomes a record with an error; then the exit code is 3.
    """
    first_day = day_or_today("--start", start)
    run = _Run(common, file, first_day, whole_plans=not summaries, private=private, resume=resume)
    workers = os.cpu_count() or 1
    if jobs is not None:
        workers = count("--jobs", jobs, least=1, most=MOST_JOBS)
    run.check()
    run.plan_everybody(workers)


class _Run:
    """One run: from where, to where, and how far it is."""

    def __init__(
        self,
        common: Common,
        file: str,
        start: date,
        *,
        whole_plans: bool,
        private: bool,
        resume: bool,
    ) -> None:
        self.common, self.file, self.start = common, file, start
        self.whole_plans, self.private, self.resume = whole_plans, private, resume
        self.people = self.failed = self.aside = self.last = 0
        self.ids = SameIds()

    def check(self) -> None:
        """Raises UsageError for what does not go together, FileAccessError for a file that is not
        there.
        """
        output = self.common.output
        if self.file != STDIN:
            _need_readable(self.file)
        if self.resume and (self.is_passed_through or not self.reads_a_file):
            raise UsageError(
                "--resume goes on with a file\ngive the same FILE, and the same --output, as before"
            )
        if self.file.endswith(PARQUET) or (output or "").endswith(PARQUET):
            _need_arrow()
        if output is not None:
            self._check_output(output)
            spare_input(output, self.file)
            spare_what_people_wrote("", output)

    def _check_output(self, output: str) -> None:
        if not output:
            raise UsageError("--output names no file\ngive a path, for example --output out.jsonl")
        need_a_place(output)
        if self.is_passed_through and output.endswith(PARQUET):
            raise UsageError(
                f"Parquet is written into a file, and {output} is not a file\nname another"
            )

    @property
    def reads_a_file(self) -> bool:
        """Whether what is read can be read again."""
        return os.path.isfile(self.file) and self.file != STDIN

    @property
    def is_passed_through(self) -> bool:
        """Whether what comes out is gone at once: into standard output, a pipe, a device."""
        output = self.common.output
        return output is None or is_no_file(Path(output))

    def plan_everybody(self, workers: int) -> None:
        """Plan the people of the file, `workers` at a time, and write their records.

        Raises SomeFailed if there is an error among them.
        """
        _take_one_interrupt()
        # what cleans up after a process that was killed need not say so
        sys.warnoptions.append("ignore:resource_tracker")
        output = self._output()
        try:
            with self._told() as tell, closing(self._results(workers)) as results:
                is_read = self._write(results, output, tell)
            if output is not None:
                output.finish(self._conversion())
        except KeyboardInterrupt:
            raise Interrupted(f"stopped after {_people(self.people)}{_after(output)}") from None
        if not is_read:
            return
        self._note()
        if self.failed:
            raise SomeFailed(
                f"{self.failed:,} of {_people(self.people)} could not be planned\nthe records with"
                ' an "error" say which, and why'
            )
        self.common.note(f"{_people(self.people)} planned\n")

    def _note(self) -> None:
        """Say what is not an error, but not as it should be either."""
        if self.aside:
            name = "name" if self.aside > 1 else "names"
            self.common.note(
                f"{_people(self.aside)} {name} what the catalogue does not have, and the rest"
                ' counts: "kept_aside" in the records says in which keys\n'
            )
        again = self.ids.again()
        if again:
            lines = "rows" if self.file.endswith(PARQUET) else "lines"
            more = ""
            if len(again) == 2:
                more = f", and 1 more {lines[:-1]} repeats an id"
            elif len(again) > 2:
                more = f", and {len(again) - 1:,} more {lines} repeat an id"
            first, second = again[0]
            self.common.note(f"{lines} {first} and {second} have the same id{more}\n")

    def _write(
        self,
        results: "Iterator[Planned]",
        output: "Output | None",
        tell: "Callable[[Planned], None]",
    ) -> bool:
        """Write the results as they come; False if nobody reads standard output any more."""
        if output is not None:
            output.add(results, tell)
        elif self.common.output is not None:
            from po_career.workforce.cohort import write_through

            write_through(Path(self.common.output), results, tell)
        else:
            return _print(results, tell)
        return True

    def _results(self, workers: int) -> "Generator[Planned, None, None]":
        from po_career.workforce.cohort import plan_lines

        rest = dropwhile(lambda line: line.number <= self.last, self._lines())
        return plan_lines(
            rest,
            self.common.catalog,
            self.start,
            workers,
            whole=self.whole_plans,
            private=self.private,
        )

    def _lines(self) -> "Iterator[Line]":
        from po_career.workforce.cohort import lines_of

        if self.file.endswith(PARQUET):
            from po_career.workforce.parquet import people_of

            yield from people_of(Path(self.file))
        elif self.file == STDIN:
            if sys.stdin is not None:
                yield from lines_of(sys.stdin.buffer)
        else:
            with open(self.file, "rb") as stream:
                yield from lines_of(stream)

    def _output(self) -> "Output | None":
        catalog = self.common.read_catalog()  # what is wrong with it is said before anything else
        path = self.common.output
        if path is None or self.is_passed_through:
            return None
        from po_career.workforce.cohort import Output, Terms, digest_of

        source = digest_of(Path(self.file)) if self.reads_a_file else ""
        terms = Terms(source, catalog.digest, str(self.start), self.whole_plans, self.private)
        place = Path(os.path.realpath(path) if os.path.islink(path) else path)
        output = Output(place, terms, can_resume=self.reads_a_file)
        try:
            if self.resume:
                output.resume(self._count)
            else:
                output.begin()
        except OSError as error:
            raise cannot_write(output.part, error) from error
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
            task = progress.add_task("", total=self._people_in_file(), completed=self.people)

            def tell(found: "Planned") -> None:
                self._count(found)
                progress.update(task, completed=self.people)

            yield tell

    def _count(self, found: "Planned") -> None:
        self.people += found.people
        self.failed += found.failed
        self.aside += found.aside
        self.last = found.last
        self.ids.add(found.ids)

    def _people_in_file(self) -> int | None:
        """How many people there are; None if nobody can know."""
        if not self.reads_a_file:
            return None
        if self.file.endswith(PARQUET):
            from po_career.workforce.parquet import rows_in

            return rows_in(Path(self.file))
        with open(self.file, "rb") as stream:
            return sum(1 for line in stream if line.strip())


def _print(results: "Iterator[Planned]", tell: "Callable[[Planned], None]") -> bool:
    """Print results as they come; False if nobody reads them any more."""
    from po_career.cli.output import write_out

    for found in results:
        if not write_out(found.text):
            return False
        tell(found)
    return True


def _after(output: "Output | None") -> str:
    """How a run that was stopped goes on."""
    if output is None:
        return ""
    if output.can_resume:
        return "; --resume goes on from there"
    return f"; to begin anew, remove {output.part}"


def _take_one_interrupt() -> None:
    """The first Ctrl-C ends the run cleanly; later ones are ignored."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        return  # a shell that runs it in the background has it ignored

    def stop(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, stop)


def _need_readable(file: str) -> None:
    """Raises FileAccessError, with the reason, if `file` cannot be read. A pipe is left alone."""
    try:
        if stat.S_ISREG(os.stat(file).st_mode):
            open(file, "rb").close()
    except FileNotFoundError:
        raise FileAccessError(f"cannot read {file}: there is no such file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise FileAccessError(f"cannot read {file}: {why}") from None
    if os.path.isdir(file):
        raise FileAccessError(f"cannot read {file}: it is a folder, not a file")


def _need_arrow() -> None:
    if find_spec("pyarrow") is None:
        raise UsageError(NEEDS_ARROW)


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"
