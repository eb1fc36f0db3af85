"""The guard around a person's file while it is read: it ends within seconds and a gibibyte, and
nothing that stands in it becomes a traceback.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import typer

from po_career.errors import (
    FileAccessError,
    InputTooHeavyError,
    InvalidFileError,
    PoCareerError,
    Problem,
)

CPU_LIMIT = 8.0
"""Seconds of CPU for one file: with the start before it and the answer after it, under ten."""
GIB = 1 << 30
MEMORY_LIMIT = GIB
"""Bytes of the whole process, as the system counts addresses; more if it had many before."""
CPU_OF_A_BYTE = 2e-6
"""Seconds of CPU that a catalogue gets beside, for each byte of its files."""
MEMORY_OF_A_BYTE = 16
"""Bytes of memory likewise."""
AGAIN = 0.5
"""Seconds of CPU until the alarm rings again, if a library has swallowed it."""
SMALLER = "expected a smaller or plainer one: leave out what is not needed, or save it again"


class _TooSlow(BaseException):
    """The time is over; no library takes it for an error of its own."""


class Limits:
    """How much CPU and memory there is for reading, and whether the system can hold to it."""

    def __init__(self) -> None:
        self.seconds = CPU_LIMIT
        self.memory = MEMORY_LIMIT
        self.is_timed = False
        self.hold_memory: Callable[[], None] | None = None

    def more(self, size: int) -> None:
        """Allow for the files of a catalogue, which have `size` bytes."""
        self.seconds += size * CPU_OF_A_BYTE
        self.memory += size * MEMORY_OF_A_BYTE
        if self.is_timed:
            import signal

            left, again = signal.getitimer(signal.ITIMER_PROF)
            signal.setitimer(signal.ITIMER_PROF, left + size * CPU_OF_A_BYTE, again)
        if self.hold_memory is not None:
            self.hold_memory()


@contextmanager
def reading(name: str) -> Iterator[Limits]:
    """Read the file that messages call `name`, and nothing else, inside of this.

    Raises InputTooHeavyError past `CPU_LIMIT` or `MEMORY_LIMIT` or the depth that Python can
    follow, FileAccessError for errors of the system, InvalidFileError for any other exception
    that is not ours. Without `resource` and timers (Windows), and outside of the main thread,
    time and memory have no limit. Everything is as before afterwards, also when these are nested.
    """
    limits = Limits()
    try:
        with _in_time(limits), _in_memory(limits):
            yield limits
    except (PoCareerError, typer.Abort):
        raise
    except _TooSlow:
        raise too_heavy(name, f"reading it takes more than {limits.seconds:.0f} seconds") from None
    except MemoryError:
        raise too_heavy(
            name, f"reading it takes more than {limits.memory / GIB:.2g} GiB of memory"
        ) from None
    except RecursionError:
        raise too_heavy(name, "it is nested too deeply") from None
    except OSError as error:
        raise FileAccessError(f"cannot read {name}: {error.strerror or error}") from error
    except Exception as error:  # a parser stumbles over a file in ways that nobody can list
        what = "the file cannot be understood: it is damaged, or not what its name says"
        hint = (
            "open it in the program that made it, and save it again; if that does not help, please"
            " report it"
        )
        raise InvalidFileError([Problem(name, 1, 1, what, hint)]) from error


def too_heavy(name: str, what: str) -> InputTooHeavyError:
    """The error for a file as a whole that cannot be read within the limits."""
    return InputTooHeavyError([Problem(name, 1, 1, f"the file is too heavy: {what}", SMALLER)])


@contextmanager
def _in_time(limits: Limits) -> Iterator[None]:
    """Raise _TooSlow inside of this past the limit of CPU."""
    import signal
    import threading

    if not hasattr(signal, "setitimer") or threading.current_thread() != threading.main_thread():
        yield
        return
    handler = signal.signal(signal.SIGPROF, _ring)
    timer = signal.setitimer(signal.ITIMER_PROF, limits.seconds, AGAIN)
    limits.is_timed = True
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, *timer)
        signal.signal(signal.SIGPROF, handler)


def _ring(_number: int, _frame: Any) -> None:
    raise _TooSlow


@contextmanager
def _in_memory(limits: Limits) -> Iterator[None]:
    """Let allocation fail inside of this past the limit, if the system can."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    used = _addresses()
    taken = used if used > MEMORY_LIMIT // 2 else 0  # by a library such as pyarrow

    def hold() -> None:
        most = limits.memory + taken
        soft = min(limit for limit in (most, *before) if limit != resource.RLIM_INFINITY)
        with suppress(ValueError, OSError):  # macOS knows the limit and does not take it
            resource.setrlimit(resource.RLIMIT_AS, (soft, before[1]))

    hold()
    limits.hold_memory = hold
    try:
        yield
    finally:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, before)


def _addresses() -> int:
    """Bytes of addresses that the process has by now; 0 if the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
