"""Work in parts, spread over processes: results in order, a bounded number at a time, none lost if
a process dies.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, Generic, NamedTuple, TypeVar

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

    def results(self, parts: Iterator[Sequence[Item]]) -> Iterator[Result]:
        """The result of each part, in the order of `parts`.

        If a process dies, what was under way is done again; an item that kills its process twice
        gets what `lost` says of it.
        """
        waiting: deque[_Part[Item, Result]] = deque()
        executor = self._executor()
        try:
            while True:
                while len(waiting) < AHEAD * self.jobs and (items := next(parts, None)) is not None:
                    waiting.append(_Part(items, executor.submit(self.work, items)))
                if not waiting:
                    return
                try:
                    result = waiting[0].future.result()
                except BrokenProcessPool:
                    executor.shutdown(wait=False)
                    executor = self._executor()
                    yield from self._alone(waiting.popleft().items)
                    waiting = deque(self._again(part, executor) for part in waiting)
                    continue
                waiting.popleft()
                yield result
        finally:
            executor.shutdown(wait=False, cancel_futures=True)

    def _alone(self, items: Sequence[Item]) -> Iterator[Result]:
        """The results of a part whose process died, item by item, each tried once more."""
        for item in items:
            with self._executor(1) as executor:
                try:
                    yield executor.submit(self.work, [item]).result()
                except BrokenProcessPool:
                    yield self.lost([item])

    def _again(
        self, part: "_Part[Item, Result]", executor: ProcessPoolExecutor
    ) -> "_Part[Item, Result]":
        """A part under way when a process died: its result if it is there, else once more."""
        if part.future.done() and part.future.exception() is None:
            return part
        return _Part(part.items, executor.submit(self.work, part.items))

    def _executor(self, jobs: int | None = None) -> ProcessPoolExecutor:
        # a process that is forked may inherit a lock that a thread of the progress bar holds
        return ProcessPoolExecutor(
            jobs or self.jobs, get_context("spawn"), initializer=self.begin, initargs=self.given
        )


class _Part(NamedTuple, Generic[Item, Result]):
    items: Sequence[Item]
    future: "Future[Result]"
