"""Mistakes in files as text for people: what, where, the line with a caret, and what to do."""

from collections.abc import Iterator, Sequence

from po_career.errors import Problem
from po_career.render.page.phrases import figure
from po_career.text import printable

WIDTH = 78
"""Columns that an excerpt may take; its line number is part of them."""
ENOUGH = 2 * WIDTH
"""Characters of each part of a line that are looked at: a line may have megabytes."""
MOST = 100
"""Problems that are shown; who has more begins with these."""


def problems_text(problems: Sequence[Problem], kind: str = "error") -> str:
    """`problems` one below the other with an empty line between them.

    `kind` is error or warning. Only the first `MOST` are shown, with a word about the others.
    """
    shown = ["\n".join(_lines(problem, kind)) for problem in problems[:MOST]]
    if len(problems) > MOST:
        shown.append(f"The other {len(problems) - MOST:,} are not shown here.")
    return "\n\n".join(shown)


def count_line(problems: Sequence[Problem], files: int) -> str:
    """`3 errors in 1 of 3 files. Nothing was loaded.`; `files` is how many were read."""
    touched = len({problem.file for problem in problems})
    what = figure(len(problems), "error")
    where = f" in {touched} of {files} files" if files > 1 and touched <= files else ""
    return f"{what}{where}. Nothing was loaded."


def _lines(problem: Problem, kind: str) -> Iterator[str]:
    yield f"{kind}: {printable(problem.what)}"
    yield f"  {printable(problem.file)}:{problem.line}:{problem.column}"
    if problem.excerpt.strip():
        yield from _excerpt(problem)
    if problem.hint:
        yield f"  {printable(problem.hint)}"


def _excerpt(problem: Problem) -> Iterator[str]:
    """The line and its caret, cut on both sides if it is too long to show."""
    room = WIDTH - len(f"{problem.line:>7} | ") - 1  # a caret may stand behind the end of the line
    start, stop = problem.column - 1, problem.column - 1 + problem.length
    before = printable(problem.excerpt[max(0, start - ENOUGH) : start])
    marked = printable(problem.excerpt[start : min(stop, start + ENOUGH)])
    after = printable(problem.excerpt[stop : stop + ENOUGH])
    if len(before + marked + after) > room:
        before, marked, after = _cut(before, marked, after, room)
    yield f"{problem.line:>7} | {before}{marked}{after}".rstrip()
    yield f"{'':>7} | {' ' * len(before)}{'^' * max(1, len(marked))}"


def _cut(before: str, marked: str, after: str, room: int) -> tuple[str, str, str]:
    """As much of a line as fits into `room`.

    What is marked first, then what stands before it, then the rest.
    """
    if len(marked) > room - 20:
        marked = marked[: room - 23] + "..."
    left = max(10, room - len(marked) - min(len(after), 20))
    if len(before) > left:
        before = "..." + before[3 - left :]
    left = room - len(before) - len(marked)
    if len(after) > left:
        after = after[: left - 3] + "..." if left > 3 else ""
    return before, marked, after
