"""The page on a terminal: one page of at most 48 lines at 80 columns, laid out by Rich."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rich.console import ConsoleRenderable, RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.plan_model import Plan
from po_career.render.page.drawn import Hanging, drawn, rich_text
from po_career.render.page.glyphs import UNICODE, Glyphs
from po_career.render.page.layout import Line, Lines, Page, Run, Words
from po_career.render.page.paint import PAINTS, UNSET
from po_career.render.page.phrases import MONTHS, sentence
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.parts import (
    ENOUGH,
    ActionRow,
    ChapterPart,
    Compared,
    GapRow,
    Less,
    OutlineRow,
    Row,
    Share,
)
from po_career.text import cell_width

MOST_LINES = 48
MEASURED_AT = 80
"""From this width on the page has at most 48 lines; a narrower one shows the same on more lines."""
WIDEST = 100
STACKED_BELOW = 64
"""Columns below which columns become lines."""
LABEL = 10
BAR = 18
TIMELINE_FROM = 110
"""Columns from which a small time line stands beside the actions."""
TIMELINE = 26
"""Cells of the time line of a chapter, two for each of 13 weeks."""
MONTH_WIDE = 3
RANGE = re.compile(r" \(.*")
"""How far what one has may be off, behind the figure."""
HOURS, WHEN, ABOUT = 5, 20, 11
"""Cells of the hours of an action; of a half-year, and of its hours."""
INDENT = 2
MARGIN = 4
SECTION_GAP = 2
LEVEL = 13
"""The least cells of a level with its number."""
LEAST_NAME, USUAL_NAME = 24, 31
"""Cells of a skill's name: with less room columns become lines, with more they stand so far apart.
"""


class Kept(Frozen):
    """How much of each part of the page is shown."""

    out: frozenset[str] = frozenset()
    """Labelled lines, and others by name, that are left out; see `CUTS`."""
    gaps: int = 3
    halves: int = 2
    enough: int = 4
    """Skills named as enough; 0: the line is left out."""
    doubts: int = 2

    def shows(self, name: str) -> bool:
        """Whether it is not left out."""
        return name not in self.out

    def without(self, change: str | Mapping[str, Any]) -> "Kept":
        """The same, but for one of `CUTS`."""
        if isinstance(change, str):
            return replace(self, out=self.out | {change})
        return replace(self, **change)


CUTS: Sequence[tuple[str, str | Mapping[str, int]]] = (
    ("after", "extra"),
    ("after", "credential"),
    ("head", "learned"),
    ("gaps", {"gaps": 2}),
    ("after", {"halves": 1}),
    ("head", "day"),
    ("head", "months"),
    ("enough", {"enough": 2}),
    ("gaps", "anchor"),
    ("after", {"halves": 0}),
    ("head", "sure"),
    ("chapter", "needs"),
    ("gaps", {"gaps": 1}),
    ("doubts", {"doubts": 1}),
    ("gaps", "also"),
    ("gaps", "notes"),  # what the person wrote at a gap, and how a count or somebody else sees it
    ("enough", {"enough": 0}),
    ("week", "next"),  # the command that tells it again
    ("say", "if_no"),
    ("head", "applied"),
    ("head", "left_out"),
    ("head", "no_post"),
    ("head", "range"),  # how far what one has may be off
    ("decision", "wrote"),
    ("gaps", "sign"),
    ("week", "then"),  # the first step of the second action, in the same week
    ("doubts", {"doubts": 0}),
    ("head", "money"),
    ("gaps", {"gaps": 0}),
)
"""What is left out of a page that is too long, in this order: the part of the page, and what of it,
by name or as the most that stays.
"""


class Canvas(Frozen):
    """What is drawn on: how wide, with which characters, and how much of the page."""

    width: int
    glyphs: Glyphs
    bars: bool = False
    timeline: bool = False
    """Whether a small time line of the chapter is drawn beside its actions."""
    kept: Kept = Kept()
    """How much of each part of the page is drawn."""

    @property
    def stacked(self) -> bool:
        """Whether columns become lines."""
        return self.width < STACKED_BELOW

    def shows(self, name: str) -> bool:
        """Whether a line, by its name, is not left out."""
        return self.kept.shows(name)

    def text(self, words: Words) -> Text:
        """Words as Rich's text."""
        return rich_text(words, self.glyphs)

    def para(self, words: Words, indent: int = 0, hang: int = 2) -> RenderableType:
        """Running text; lines after the first stand further in by `hang` columns."""
        return Padding(Hanging(self.text(words), hang), (0, 0, 0, indent))

    def paras(self, texts: Iterable[str | None], indent: int = 0, hang: int = 0) -> "Drawing":
        """Each text that there is, as running text."""
        for words in texts:
            if words:
                yield self.para(words, indent, hang)

    def row(
        self,
        cells: Iterable[Words | ConsoleRenderable],
        widths: Iterable[int | None],
        indent: int = INDENT,
        gap: int = 1,
        *,
        at_end: bool = False,
    ) -> Padding:
        """Cells side by side, each as wide as `widths` says; None: all that is left.

        With `at_end` the last one stands at the lower right of its column.
        """
        grid = Table.grid(padding=(0, gap, 0, 0), expand=True)
        for width in widths:
            grid.add_column(width=width, ratio=1 if width is None else None)
        if at_end:
            grid.columns[-1].justify = "right"
            grid.columns[-1].vertical = "bottom"
        grid.add_row(
            *(cell if isinstance(cell, ConsoleRenderable) else self.text(cell) for cell in cells)
        )
        return Padding(grid, (0, 0, 0, indent))

    def lines(self, drawing: "Drawing") -> Lines:
        """What is drawn, as lines."""
        return drawn(drawing, self.width, self.glyphs)


Drawing = Iterator[RenderableType]
"""What stands one below the other."""


def plan_lines(
    plan: Plan,
    catalog: Catalog,
    page: Page,
    *,
    private: bool = True,
    bars: bool | None = None,
    again: str | None = None,
) -> Lines:
    """The page of a plan; from 80 columns on it has at most 48 lines.

    `catalog` is the one that the plan was made with. With `private` false it leaves out what is for
    the person alone. `bars` tells whether a bar is drawn; None: unless ACCESSIBLE is set. `again`
    is the command that tells this week again, if `next` would not.
    """
    if bars is None:
        bars = os.environ.get("ACCESSIBLE", "").strip().casefold() in UNSET
    facts = facts_of(plan, catalog, private=private, options=page.options)
    facts = replace(facts, again=again)
    timeline = bars and page.width >= TIMELINE_FROM
    widest = TIMELINE_FROM if timeline else WIDEST
    canvas = Canvas(min(page.width, widest), page.glyphs, bars=bars, timeline=timeline)
    if facts.less is not None or facts.kind == "empty":
        return canvas.lines(_without_plan(facts, canvas))
    measured = replace(canvas, width=max(canvas.width, MEASURED_AT))
    kept, lines = _cut(facts, measured)
    if canvas != measured:
        canvas = replace(canvas, kept=kept)
        lines = {name: canvas.lines(part(facts, canvas)) for name, part in PARTS.items()}
    # whole, however long it is, so that it can be copied
    return _joined(lines) if again is None else [*_joined(lines), (Run(page.show(again)),)]


def kept_at(facts: Facts, width: int) -> Kept:
    """What is kept of a page that is `width` columns wide, so that it has at most 48 lines."""
    return _cut(facts, Canvas(width, UNICODE, bars=True))[0]


def _cut(facts: Facts, canvas: Canvas) -> tuple[Kept, dict[str, Lines]]:
    """What is kept so that the page has at most 48 lines on this canvas, and the lines of each
    part.
    """
    lines = {name: canvas.lines(part(facts, canvas)) for name, part in PARTS.items()}
    most = MOST_LINES if facts.again is None else MOST_LINES - 1
    for part, change in CUTS:
        if len(_joined(lines)) <= most:
            break
        canvas = replace(canvas, kept=canvas.kept.without(change))
        lines[part] = canvas.lines(PARTS[part](facts, canvas))
    return canvas.kept, lines


def _joined(parts: Mapping[str, Lines]) -> Lines:
    """The parts in their order, with a blank line before those that open a group."""
    lines: Lines = []
    open_group = False
    for name in PARTS:
        open_group = open_group or name in GROUPS
        if not parts[name]:
            continue
        if lines and open_group:
            lines.append(())
        lines += parts[name]
        open_group = False
    return lines


# -------------------- head


def _head(facts: Facts, canvas: Canvas) -> Drawing:
    yield canvas.para(Run(facts.step, "heading"), 0, 0)
    yield from canvas.paras((facts.lead, facts.since))
    yield ""
    if facts.compared:
        longest = max(facts.compared, key=lambda role: len(role.rows))
        common = [row for row in longest.rows if canvas.shows(row.key)]
        compare = _below_each_other if canvas.stacked else _side_by_side
        yield from compare(facts.compared, common, canvas)
        yield from canvas.paras((facts.choose,), INDENT)
    rows = [row for row in facts.rows if canvas.shows(row.key)]
    if not canvas.shows("range"):
        rows = [_without_range(row) for row in rows]
    yield from labelled_rows(rows, canvas, facts.share if canvas.bars else None)


def _without_range(row: Row) -> Row:
    return replace(row, text=RANGE.sub(".", row.text)) if row.key == "have" else row


def labelled_rows(rows: Sequence[Row], canvas: Canvas, share: Share | None = None) -> Drawing:
    """Rows of a label and a text, a bar before the text about what one has."""
    if canvas.stacked:
        for row in rows:
            yield canvas.para(f"{row.label}: {row.text}" if row.label else row.text, INDENT)
        return
    if not rows:
        return
    label_width = max(LABEL, *(cell_width(row.label) for row in rows))
    for row in rows:
        if row.key != "have" or share is None:
            yield canvas.row((row.label, row.text), (label_width, None))
            continue
        has, _, notes = row.text.partition(" (")
        yield canvas.row((row.label, _bar(share), has), (label_width, BAR, None))
        if notes:
            yield canvas.row(("", f"({notes}"), (label_width, None))


def _bar(share: Share) -> ProgressBar:
    """A bar of what one has."""
    look = PAINTS["have"]
    return ProgressBar(share.of, share.expected, BAR, complete_style=look, finished_style=look)


def _below_each_other(compared: Sequence[Compared], rows: Sequence[Row], canvas: Canvas) -> Drawing:
    keys = {row.key for row in rows}
    for role in compared:
        yield canvas.para(Run(role.title, "heading"), INDENT)
        yield from labelled_rows([row for row in role.rows if row.key in keys], canvas)


def _side_by_side(compared: Sequence[Compared], rows: Sequence[Row], canvas: Canvas) -> Drawing:
    widths = (LABEL + 1, *(None for _ in compared))
    titles = (Run(role.title, "heading") for role in compared)
    yield canvas.row(("", *titles), widths, gap=SECTION_GAP)
    for row in rows:
        texts = (role.text(row.key) for role in compared)
        yield canvas.row((row.label, *texts), widths, gap=SECTION_GAP)


# -------------------- gaps


def _gaps(facts: Facts, canvas: Canvas) -> Drawing:
    gaps = facts.gaps
    rows = gaps.rows[: canvas.kept.gaps]
    if rows:
        yield from gap_table(gaps.title, rows, canvas)
    yield from _gaps_left(facts, len(rows), canvas)
    if canvas.shows("also"):
        yield from canvas.paras((gaps.also_known,), INDENT, 2)


def _gaps_left(facts: Facts, shown: int, canvas: Canvas) -> Drawing:
    """How many others are short, and what is not rated."""
    left, unrated = len(facts.gaps.rows) - shown, len(facts.gaps.not_rated)
    show = facts.names.command("plan --show gaps")
    if shown and canvas.kept.gaps == 1 and unrated:
        more = f"{left} more, " if left else ""
        yield canvas.para(Run(f"and {more}{unrated} not rated yet: {show}", "dim"), INDENT)
        return
    if shown and left:
        yield canvas.para(Run(f"and {left} more: {show}", "dim"), INDENT)
    if unrated:
        yield canvas.para(_not_rated(facts, canvas), INDENT if shown else 0)


def _not_rated(facts: Facts, canvas: Canvas) -> str:
    """As many names as one line takes, at least one."""
    for most in (3, 2):
        words = facts.not_rated_words(most)
        if cell_width(words) + INDENT <= canvas.width:
            return words
    return facts.not_rated_words(1)


def gap_table(title: str, rows: Sequence[GapRow], canvas: Canvas) -> Drawing:
    """The skills that are short, in columns, with what is to be said of each below it."""
    widths = None if canvas.stacked else _gap_widths(title, rows, canvas)
    if widths is None:
        yield canvas.para(Run(title, "heading"))
    else:
        name, have, need = widths
        head = (Run(title, "heading"), Run("you", "dim"), Run("it asks", "dim"))
        yield canvas.row((*head, ""), (name + INDENT, have, need, None), 0, 0)
    for row in rows:
        mark = canvas.glyphs.mark if row.first else ""
        if widths is None or row.instead:
            words = f"{mark:<{INDENT}}{row.name}: {row.words}"
            yield canvas.para(words, 0, INDENT)
        else:
            tail = Run(row.tail or "", "missing")
            cells = (Run(mark, "missing"), row.name, row.have, row.need, tail)
            yield canvas.row(cells, (INDENT, *widths, None), 0, 0)
        yield from _gap_sentences(row, canvas)


def _gap_widths(title: str, rows: Sequence[GapRow], canvas: Canvas) -> tuple[int, int, int] | None:
    """Cells of the name, of what one has and of what is asked; None if the names have no room."""
    have = max(LEVEL, *(cell_width(row.have) for row in rows)) + SECTION_GAP
    need = max(LEVEL, *(cell_width(row.need) for row in rows)) + SECTION_GAP
    tail = max(cell_width(row.tail or "") for row in rows)
    names = [cell_width(row.name) + 1 for row in rows if not row.instead]
    longest = max([cell_width(title), *names])
    room = canvas.width - INDENT - have - need - tail
    if room < min(longest, LEAST_NAME):
        return None
    return min(room, max(USUAL_NAME, longest)), have, need


def _gap_sentences(row: GapRow, canvas: Canvas) -> Drawing:
    if canvas.shows("sign") or row.instead:
        yield from canvas.paras((row.sign,), MARGIN)
    if canvas.shows("notes"):
        yield from canvas.paras((row.wrote, row.counted, row.other), MARGIN)
    if row.anchor and canvas.shows("anchor"):
        yield canvas.para(Run(row.anchor, "dim"), MARGIN, INDENT)


def _enough(facts: Facts, canvas: Canvas) -> Drawing:
    names = ", ".join(facts.leave_alone[: canvas.kept.enough])
    if names:
        yield canvas.para(f"{ENOUGH}: {names}")


# -------------------- chapter


def _chapter(facts: Facts, canvas: Canvas) -> Drawing:
    chapter = facts.chapter
    if chapter is None:
        return
    if chapter.nothing is not None and not chapter.actions:
        until = chapter.head.partition(":")[0]
        yield canvas.para([Run(until, "heading"), Run(f": {chapter.nothing}")])
        return
    head = Run(chapter.head, "heading")
    if canvas.timeline:
        yield _beside_timeline(head, Run(_months(chapter), "dim"), canvas)
    else:
        yield canvas.para(head)
    for action in chapter.actions:
        yield from _action(action, chapter, canvas)
    if chapter.nothing is not None:
        yield canvas.para(sentence(chapter.nothing), INDENT, 0)


def _action(action: ActionRow, chapter: ChapterPart, canvas: Canvas) -> Drawing:
    """What to do, until when, how many hours it takes, and how one sees that it is done."""
    number = Run(f"{action.number:>{MARGIN - 1}}", "now")
    title = f"{action.short}, {action.when}"
    widths = (MARGIN - 1, INDENT, None, HOURS)
    row = canvas.row((number, "", title, f"{action.hours} h"), widths, 0, 0, at_end=True)
    if canvas.timeline:
        row = _beside_timeline(row, _time_bar(action, chapter, canvas), canvas)
    yield row
    done = action.done_words
    if action.needs and canvas.shows("needs"):
        done += f" {action.needs}"
    yield canvas.para(done, MARGIN + 1, 0)


def _beside_timeline(cell: Run | Padding, bar: Words, canvas: Canvas) -> Padding:
    return canvas.row((cell, bar), (None, TIMELINE), 0, SECTION_GAP)


def _months(chapter: ChapterPart) -> str:
    """The names of the months above the time line, each where it begins.

    The first one at its left end if there is room.
    """
    cells = [" "] * TIMELINE
    days = (chapter.until - chapter.from_).days + 1
    firsts = [chapter.from_ + timedelta(days=place) for place in range(days)]
    firsts = [on for on in firsts if on.day == 1 and _cell(on, chapter) <= TIMELINE - MONTH_WIDE]
    if not firsts or _cell(firsts[0], chapter) > MONTH_WIDE:
        firsts.insert(0, chapter.from_)
    for on in firsts:
        cell = _cell(on, chapter)
        cells[cell : cell + MONTH_WIDE] = MONTHS[on.month - 1]
    return "".join(cells).rstrip()


def _cell(on: date, chapter: ChapterPart) -> int:
    """Where a day stands on the time line."""
    days = (chapter.until - chapter.from_).days + 1
    return TIMELINE * (on - chapter.from_).days // days


def _time_bar(action: ActionRow, chapter: ChapterPart, canvas: Canvas) -> Line:
    """From when to when an action runs, within the chapter."""
    if action.from_ is None or action.until is None:
        return ()
    first = max(0, _cell(action.from_, chapter))
    last = min(TIMELINE - 1, max(first, _cell(action.until, chapter)))
    beyond, bar = canvas.glyphs.beyond, canvas.glyphs.bar
    return (
        Run(beyond * first, "dim"),
        Run(bar * (last + 1 - first), "now"),
        Run(beyond * (TIMELINE - 1 - last), "dim"),
    )


def _after(facts: Facts, canvas: Canvas) -> Drawing:
    rows = facts.outline[: canvas.kept.halves]
    if rows:
        yield canvas.para(Run("After that", "heading"))
        yield from _outline(rows, canvas)
    credential = facts.credential if canvas.shows("credential") else None
    extra = facts.extra if canvas.shows("extra") else None
    yield from canvas.paras((credential, extra), 0, 2)


def _outline(rows: Sequence[OutlineRow], canvas: Canvas) -> Drawing:
    """The half-years after the chapter."""
    if canvas.stacked:
        yield from canvas.paras((row.words for row in rows), INDENT, 2)
        return
    for row in rows:
        cells = (row.when, row.what, f"about {row.hours} h")
        yield canvas.row(cells, (WHEN, None, ABOUT), at_end=True)


# -------------------- what to say, and what then


def _doubts(facts: Facts, canvas: Canvas) -> Drawing:
    for doubt in facts.doubts[: canvas.kept.doubts]:
        yield canvas.para(f"{doubt.asks} {doubt.short}")


def _say(facts: Facts, canvas: Canvas) -> Drawing:
    if facts.say is None:
        return
    yield canvas.para(Run(facts.say.head, "heading"))
    if_no = facts.say.if_no if canvas.shows("if_no") else None
    yield from canvas.paras((facts.say.words, if_no), INDENT, 1)


def _decision(facts: Facts, canvas: Canvas) -> Drawing:
    day = facts.decision
    if day is not None:
        words = f"{facts.names.command('check-in')}. {' '.join(day.branches)}"
        yield canvas.para([Run(f"{day.head}:", "heading"), Run(f" {words}")])
        if canvas.shows("wrote"):
            yield from canvas.paras((day.wrote,), INDENT)
    if facts.changes:
        label = Run("This would change the plan:", "heading")
        yield canvas.para([label, Run(f" {facts.changes}")])


def _week(facts: Facts, canvas: Canvas) -> Drawing:
    week = facts.week
    if week is None:
        return
    words = week.what
    if week.then and canvas.shows("then"):
        words += f" {week.then}"
    if canvas.shows("next") and facts.again is None:
        words += f" {facts.names.command('next')}"
    yield canvas.para([Run(f"{week.head}:", "now"), Run(f" {words}")], 0, 0)


Part = Callable[[Facts, Canvas], Drawing]
PARTS: Mapping[str, Part] = {
    "head": _head,
    "gaps": _gaps,
    "enough": _enough,
    "chapter": _chapter,
    "after": _after,
    "doubts": _doubts,
    "say": _say,
    "decision": _decision,
    "week": _week,
}
"""The parts of the page, in their order."""
GROUPS = frozenset({"head", "gaps", "chapter", "doubts", "week"})
"""The parts before which a blank line stands."""


# -------------------- less


def _without_plan(facts: Facts, canvas: Canvas) -> Drawing:
    """The page of somebody whose load is too much, or of somebody of whom nothing is known."""
    yield canvas.para(Run(facts.step, "heading"), 0, 0)
    if facts.less is None:
        yield from canvas.paras((facts.lead,))
        return
    yield from canvas.paras((facts.since,))
    yield from _less(facts.less, facts, canvas)
    if facts.doubts:
        yield ""
        yield from _doubts(facts, replace(canvas, kept=Kept(doubts=len(facts.doubts))))


def _less(less: Less, facts: Facts, canvas: Canvas) -> Drawing:
    yield ""
    yield canvas.para(less.why, INDENT, 0)
    yield ""
    yield canvas.para(Run(less.week_head, "now"), 0, 0)
    yield from canvas.paras((less.week, less.then, less.relief, less.offer), INDENT)
    say = facts.say
    if say is not None:
        yield ""
        yield canvas.para(Run(say.head, "heading"), 0, 0)
        yield from canvas.paras((say.words, say.if_no), INDENT)
    if less.day:
        yield ""
        yield canvas.para(less.day, 0, 0)
        rows = [Row("yes", "If yes", less.if_yes), Row("no", "If no", less.if_no)]
        yield from labelled_rows(rows, canvas)
    if less.wish:
        yield canvas.para(Run("Your wish stays", "heading"))
    yield from canvas.paras((less.wish, less.wrote), INDENT)
    strong = facts.names.strong_skills()[:3]
    if strong:
        yield canvas.para(f"You do well: {facts.names.skills_inside(strong)}", 0, 0)
    yield from canvas.paras((less.decided,))
