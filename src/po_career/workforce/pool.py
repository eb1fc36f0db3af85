"""Work in parts, spread over processes: results in order, a bounded number at a time, none lost if
a process dies.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Any, Generic, NamedTuple, TypeVar

from po_career.errors import FileAccessError

Item = TypeVar("Item")
Result = TypeVar("Result")
AHEAD = 3
"""Parts a process that are under way or wait for their turn."""


class Pool(NamedTuple, Generic[Item, Result]):
    """How parts are worked on. Functions and items are sent to the processes."""

    jobs: int
    work: Callable[[Sequence[Item]], Result]
    lost: Callable[[Sequence[Item]], Result]
    """The result for one item whose process died each time."""
    begin: Callable[..., None]
    """What each process does first."""
    given: tuple[Any, ...]

    def results(self, parts: Iterator[Sequence[Item]]) -> Generator[Result, None, None]:
        """The result of each part, in the order of `parts`.

        If a process dies, what was under way is done again; an item that kills its process twice
        gets what `lost` says of it. Whoever closes this before its end, or interrupts it, does not
        wait for what is under way.
        """
        waiting: deque[_Part[Item, Result]] = deque()
        executor = self._executor()
        try:
            while True:
                try:
                    self._fill(waiting, parts, executor)
                    if not waiting:
                        return
                    result = waiting[0].result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False)
                    executor = self._executor()
                    yield from self._alone(waiting.popleft().items)
                    for part in waiting:
                        part.forget_failure()
                    continue
                waiting.popleft()
                yield result
        except BaseException:
            for process in active_children():
                process.kill()
            raise
        finally:
            executor.shutdown(cancel_futures=True)

    def _fill(
        self,
        waiting: "deque[_Part[Item, Result]]",
        parts: Iterator[Sequence[Item]],
        executor: ProcessPoolExecutor,
    ) -> None:
        """Hand out as many parts as may be under way. Raises BrokenProcessPool."""
        while len(waiting) < AHEAD * self.jobs:
            items = next(parts, None)
            if items is None:
                break
            waiting.append(_Part(items))
        for part in waiting:
            if part.future is None:
                part.future = self._submitted(executor, part.items)

    def _submitted(self, executor: ProcessPoolExecutor, items: Sequence[Item]) -> "Future[Result]":
        """Raises BrokenProcessPool, and FileAccessError if no process can be started."""
        try:
            with _no_interrupt():
                return executor.submit(self.work, items)
        except OSError as error:
            why = error.strerror or error
            raise FileAccessError(f"cannot start a process to plan in: {why}") from error

    def _alone(self, items: Sequence[Item]) -> Iterator[Result]:
        """The results of a part whose process died, item by item, each tried once more."""
        executor = self._executor(1)
        try:
            for item in items:
                try:
                    yield self._submitted(executor, [item]).result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False)
                    executor = self._executor(1)
                    yield self.lost([item])
        finally:
            executor.shutdown(cancel_futures=True)

    def _executor(self, jobs: int | None = None) -> ProcessPoolExecutor:
        # a process that is forked may inherit a lock that a thread of the progress bar holds
        return ProcessPoolExecutor(
            jobs or self.jobs,
            get_context("spawn"),
            initializer=_begin,
            initargs=(self.begin, self.given),
        )


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """A process that begins in this never hears of Ctrl-C, which is for the one that began it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(begin: Callable[..., None], given: tuple[Any, ...]) -> None:
    """What a process does first: it ends with the one that started it, however that ends."""
    Thread(target=_end_with_parent, daemon=True).start()
    begin(*given)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@dataclass(slots=True)
class _Part(Generic[Item, Result]):
    items: Sequence[Item]
    future: "Future[Result] | None" = None

    def result(self) -> Result:
        """What became of it. Raises BrokenProcessPool."""
        if self.future is None:
            raise BrokenProcessPool
        return self.future.result()

    def forget_failure(self) -> None:
        """Do it once more, unless its result is there."""
        future = self.future
        if future is None or not future.done() or future.exception() is not None:
            self.future = None
