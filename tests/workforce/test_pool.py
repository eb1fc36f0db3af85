"""Parts over processes: in order, bounded, and none lost when a process dies."""

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

from po_career.workforce.pool import AHEAD, Pool

_marks = Path()


def begin(marks: Path) -> None:
    global _marks  # noqa: PLW0603 - one for the whole process
    _marks = marks


def doubled(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def doubled_by_a_mortal(items: Sequence[int]) -> list[int]:
    """Dies once at 7, and each time at 13."""
    for item in items:
        first = _marks / f"died-at-{item}"
        if item == 13 or (item == 7 and not first.exists()):
            first.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return doubled(items)


def lost(items: Sequence[int]) -> list[int]:
    return [-item for item in items]


def parts(numbers: range, size: int) -> Iterator[list[int]]:
    for first in range(0, len(numbers), size):
        yield list(numbers[first : first + size])


def test_results_come_in_the_order_of_the_parts(tmp_path: Path) -> None:
    pool = Pool(2, doubled, lost, begin, (tmp_path,))
    found = [result for part in pool.results(parts(range(40), 3)) for result in part]
    assert found == [2 * number for number in range(40)]


def test_only_a_few_parts_are_under_way_however_many_there_are(tmp_path: Path) -> None:
    taken = 0

    def without_end() -> Iterator[list[int]]:
        nonlocal taken
        while True:
            taken += 1
            yield [taken]

    results = Pool(1, doubled, lost, begin, (tmp_path,)).results(without_end())
    assert [next(results) for _ in range(5)] == [[2], [4], [6], [8], [10]]
    assert taken <= 5 + AHEAD
    results.close()


def test_what_a_dead_process_held_is_done_again_and_what_kills_it_each_time_is_told(tmp_path: Path) -> None:
    pool = Pool(2, doubled_by_a_mortal, lost, begin, (tmp_path,))
    found = [result for part in pool.results(parts(range(20), 2)) for result in part]
    assert found == [-13 if number == 13 else 2 * number for number in range(20)]
