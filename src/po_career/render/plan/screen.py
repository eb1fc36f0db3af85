"""The page on a terminal: one page of at most 48 lines at 80 columns, laid out by Rich."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from po_career.frozen import Frozen
from po_career.render.page.drawn import Hanging, drawn, text_of
from po_career.render.page.glyphs import UNICODE, Glyphs
from po_career.render.page.layout import Line, Style
from po_career.render.page.paint import PAINTS
from po_career.render.page.phrases import MONTHS, sentence
from po_career.render.plan.page_facts import Facts
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
WIDEST, NARROWEST = 100, 20
STACKED_BELOW = 64
"""Columns below which columns become lines."""
LABEL = 10
BAR = 18
TIMELINE_FROM = 110
"""Columns from which a small time line stands beside the actions."""
TIMELINE = 26
"""Cells of the time line of a chapter, two for each of 13 weeks."""
MONTH_WIDE = 3
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
    """What is drawn on: how wide, with which characters, and whether bars are drawn."""

    width: int
    glyphs: Glyphs
    bars: bool
    timeline: bool = False
    """Whether a small time line of the chapter is drawn beside its actions."""

    @property
    def stacked(self) -> bool:
        """Whether columns become lines."""
        return self.width < STACKED_BELOW

    def text(self, words: str, style: Style = "") -> Text:
        """Words as Rich's text."""
        return text_of(words, self.glyphs, style)

    def labelled(self, label: str, words: str, style: Style = "heading") -> Text:
        """Words that open with a label."""
        return self.text(label, style).append_text(self.text(f" {words}"))

    def para(
        self, words: str | Text, indent: int = 0, hang: int = 2, style: Style = ""
    ) -> RenderableType:
        """Running text; lines after the first stand further in by `hang` columns."""
        text = self.text(words, style) if isinstance(words, str) else words
        return Padding(Hanging(text, hang), (0, 0, 0, indent))

    def paras(
        self, texts: Iterable[str | None], indent: int = 0, hang: int = 0
    ) -> Iterator[RenderableType]:
        """Each text that there is, as running text."""
        for words in texts:
            if words:
                yield self.para(words, indent, hang)


Drawing = Iterator[RenderableType]


def page_lines(facts: Facts, *, width: int, glyphs: Glyphs, bars: bool) -> list[Line]:
    """The page, no line wider than `width`; from 80 columns on it has at most 48 lines."""
    timeline = bars and width >= TIMELINE_FROM
    widest = TIMELINE_FROM if timeline else WIDEST
    canvas = Canvas(max(NARROWEST, min(width, widest)), glyphs, bars, timeline)
    if facts.less is not None or facts.kind == "empty":
        return drawn(_without_plan(facts, canvas), canvas.width, glyphs)
    measured = replace(canvas, width=max(canvas.width, MEASURED_AT))
    kept, lines = _cut(facts, measured)
    if canvas != measured:
        lines = {name: _lines(name, facts, canvas, kept) for name in PARTS}
    return _joined(lines)


def kept_at(facts: Facts, width: int) -> Kept:
    """What is kept of a page that is `width` columns wide, so that it has at most 48 lines."""
    return _cut(facts, Canvas(width, UNICODE, bars=True))[0]


def _cut(facts: Facts, canvas: Canvas) -> tuple[Kept, dict[str, list[Line]]]:
    """What is kept so that the page has at most 48 lines on this canvas, and the lines of each
    part.
    """
    kept = Kept()
    lines = {name: _lines(name, facts, canvas, kept) for name in PARTS}
    for part, change in CUTS:
        if len(_joined(lines)) <= MOST_LINES:
            break
        kept = kept.without(change)
        lines[part] = _lines(part, facts, canvas, kept)
    return kept, lines


def _lines(part: str, facts: Facts, canvas: Canvas, kept: Kept) -> list[Line]:
    return drawn(PARTS[part](facts, canvas, kept), canvas.width, canvas.glyphs)


def _joined(parts: Mapping[str, list[Line]]) -> list[Line]:
    """The parts in their order, with a blank line before those that open a group."""
    lines: list[Line] = []
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


def _grid(*widths: int | None, gap: int = 0, right: int | None = None) -> Table:
    """A grid with columns of these widths; those without one share what is left.

    `right` is the width of one more column, whose cells stand at the lower right.
    """
    grid = Table.grid(padding=(0, gap, 0, 0), expand=True)
    for width in widths:
        grid.add_column(width=width, ratio=1 if width is None else None)
    if right is not None:
        grid.add_column(width=right, justify="right", vertical="bottom")
    return grid


# -------------------- head


def _head(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    yield canvas.para(facts.step, hang=0, style="heading")
    yield from canvas.paras((facts.lead, facts.since))
    yield Text("")
    if facts.compared:
        beside = _below_each_other if canvas.stacked else _side_by_side
        yield from beside(facts.compared, canvas, kept)
        yield from canvas.paras((facts.choose,), INDENT)
    rows = [row for row in facts.rows if kept.shows(row.key)]
    if not kept.shows("range"):
        rows = [_without_range(row) for row in rows]
    yield from labelled_rows(rows, canvas, facts.share if canvas.bars else None)


def _without_range(row: Row) -> Row:
    words, bracket, _ = row.text.partition(" (")
    return replace(row, text=f"{words}.") if row.key == "have" and bracket else row


def labelled_rows(rows: Sequence[Row], canvas: Canvas, share: Share | None = None) -> Drawing:
    """Rows of a label and a text, a bar before the text about what one has."""
    if canvas.stacked:
        for row in rows:
            yield canvas.para(f"{row.label}: {row.text}" if row.label else row.text, INDENT)
        return
    if not rows:
        return
    label_width = max(LABEL, *(cell_width(row.label) for row in rows))
    grid = _grid(label_width, None, gap=1)
    for row in rows:
        label = canvas.text(row.label)
        if row.key != "have" or share is None:
            grid.add_row(label, canvas.text(row.text))
            continue
        has, bracket, notes = row.text.partition(" (")
        grid.add_row(label, _with_bar(share, canvas, has))
        if notes:
            grid.add_row("", canvas.text(f"{bracket.strip()}{notes}"))
    yield Padding(grid, (0, 0, 0, INDENT))


def _with_bar(share: Share, canvas: Canvas, words: str) -> RenderableType:
    """A bar of what one has, and the sentence beside it."""
    bar = ProgressBar(
        total=share.of,
        completed=share.expected,
        width=BAR,
        complete_style=PAINTS["have"],
        finished_style=PAINTS["have"],
    )
    grid = _grid(BAR, None, gap=1)
    grid.add_row(bar, canvas.text(words))
    return grid


def _compared_rows(compared: Sequence[Compared], kept: Kept) -> Sequence[Row]:
    """The rows that both columns have: those of the role with more of them."""
    longest = max(compared, key=lambda role: len(role.rows))
    return [row for row in longest.rows if kept.shows(row.key)]


def _below_each_other(compared: Sequence[Compared], canvas: Canvas, kept: Kept) -> Drawing:
    keys = {row.key for row in _compared_rows(compared, kept)}
    for role in compared:
        yield canvas.para(role.title, INDENT, style="heading")
        yield from labelled_rows([row for row in role.rows if row.key in keys], canvas)


def _side_by_side(compared: Sequence[Compared], canvas: Canvas, kept: Kept) -> Drawing:
    grid = _grid(LABEL + 1, *(None for _ in compared), gap=2)
    grid.add_row("", *(canvas.text(role.title, "heading") for role in compared))
    for row in _compared_rows(compared, kept):
        texts = [canvas.text(role.text(row.key)) for role in compared]
        grid.add_row(canvas.text(row.label), *texts)
    yield Padding(grid, (0, 0, 0, INDENT))


# -------------------- gaps


def _gaps(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    rows = facts.gaps[: kept.gaps]
    if rows:
        yield from gap_table(facts.gap_title, rows, canvas, kept)
    yield from _gaps_left(facts, len(rows), canvas, kept)
    if kept.shows("also"):
        yield from canvas.paras((facts.also_known,), INDENT, 2)


def _gaps_left(facts: Facts, shown: int, canvas: Canvas, kept: Kept) -> Drawing:
    """How many others are short, and what is not rated."""
    left, unrated = len(facts.gaps) - shown, len(facts.not_rated)
    show = facts.names.command("plan --show gaps")
    if shown and kept.gaps == 1 and unrated:
        more = f"{left} more, " if left else ""
        yield canvas.para(f"and {more}{unrated} not rated yet: {show}", INDENT, style="dim")
        return
    if shown and left:
        yield canvas.para(f"and {left} more: {show}", INDENT, style="dim")
    if unrated:
        yield canvas.para(_not_rated(facts, canvas), INDENT if shown else 0)


def _not_rated(facts: Facts, canvas: Canvas) -> str:
    """As many names as one line takes, at least one."""
    for most in (3, 2):
        words = facts.not_rated_words(most)
        if cell_width(words) + INDENT <= canvas.width:
            return words
    return facts.not_rated_words(1)


def gap_table(title: str, rows: Sequence[GapRow], canvas: Canvas, kept: Kept) -> Drawing:
    """The skills that are short, in columns, with what is to be said of each below it."""
    widths = None if canvas.stacked else _gap_widths(title, rows, canvas)
    if widths is None:
        yield canvas.para(title, style="heading")
    else:
        name, have, need = widths
        head = _grid(name + INDENT, have, need, None)
        levels = (canvas.text("you", "dim"), canvas.text("it asks", "dim"))
        head.add_row(canvas.text(title, "heading"), *levels, "")
        yield head
    for row in rows:
        if widths is None or row.instead:
            words = f"{_mark(row, canvas):<{INDENT}}{row.name}: {row.words}"
            yield canvas.para(words, 0, INDENT)
        else:
            grid = _grid(INDENT, *widths, None)
            cells = map(canvas.text, (row.name, row.have, row.need))
            mark, tail = _mark(row, canvas), row.tail or ""
            grid.add_row(canvas.text(mark, "missing"), *cells, canvas.text(tail, "missing"))
            yield grid
        yield from _gap_sentences(row, canvas, kept)


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


def _mark(row: GapRow, canvas: Canvas) -> str:
    return canvas.glyphs.mark if row.first else ""


def _gap_sentences(row: GapRow, canvas: Canvas, kept: Kept) -> Drawing:
    if kept.shows("sign") or row.instead:
        yield from canvas.paras((row.sign,), MARGIN)
    if kept.shows("notes"):
        yield from canvas.paras((row.wrote, row.counted, row.other), MARGIN)
    if row.anchor and kept.shows("anchor"):
        yield canvas.para(row.anchor, MARGIN, INDENT, "dim")


def _enough(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    names = ", ".join(facts.leave_alone[: kept.enough])
    if names:
        yield canvas.para(f"{ENOUGH}: {names}")


# -------------------- chapter


def _chapter(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    chapter = facts.chapter
    if chapter is None:
        return
    if chapter.nothing is not None and not chapter.actions:
        until = chapter.head.partition(":")[0]
        words = canvas.text(until, "heading").append_text(canvas.text(f": {chapter.nothing}"))
        yield canvas.para(words)
        return
    head = canvas.text(chapter.head, "heading")
    if canvas.timeline:
        yield _beside_timeline(head, canvas.text(_months(chapter), "dim"))
    else:
        yield canvas.para(head)
    for action in chapter.actions:
        yield from _action(action, chapter, canvas, kept)
    if chapter.nothing is not None:
        yield canvas.para(sentence(chapter.nothing), INDENT, 0)


def _action(action: ActionRow, chapter: ChapterPart, canvas: Canvas, kept: Kept) -> Drawing:
    """What to do, until when, how many hours it takes, and how one sees that it is done."""
    grid = Table.grid(expand=True)
    grid.add_column(width=MARGIN - 1, justify="right")
    grid.add_column(width=2)
    grid.add_column(ratio=1)
    grid.add_column(width=5, justify="right", vertical="bottom")
    number = canvas.text(str(action.number), "now")
    title = canvas.text(f"{action.short}, {action.when}")
    grid.add_row(number, "", title, canvas.text(f"{action.hours} h"))
    if canvas.timeline:
        yield _beside_timeline(grid, _time_bar(action, chapter, canvas))
    else:
        yield grid
    below = action.done_words
    if action.needs and kept.shows("needs"):
        below += f" {action.needs}"
    yield canvas.para(below, MARGIN + 1, 0)


def _beside_timeline(words: RenderableType, bar: Text) -> RenderableType:
    grid = _grid(None, SECTION_GAP, TIMELINE)
    grid.add_row(words, "", bar)
    return grid


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


def _time_bar(action: ActionRow, chapter: ChapterPart, canvas: Canvas) -> Text:
    """From when to when an action runs, within the chapter."""
    if action.from_ is None or action.until is None:
        return canvas.text("")
    first = max(0, _cell(action.from_, chapter))
    last = min(TIMELINE - 1, max(first, _cell(action.until, chapter)))
    bar = canvas.text(canvas.glyphs.beyond * first, "dim")
    bar.append_text(canvas.text(canvas.glyphs.bar * (last + 1 - first), "now"))
    return bar.append_text(canvas.text(canvas.glyphs.beyond * (TIMELINE - 1 - last), "dim"))


def _after(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    rows = facts.outline[: kept.halves]
    if rows:
        yield canvas.para("After that", style="heading")
        yield from _outline(rows, canvas)
    credential = facts.credential if kept.shows("credential") else None
    extra = facts.extra if kept.shows("extra") else None
    yield from canvas.paras((credential, extra), 0, 2)


def _outline(rows: Sequence[OutlineRow], canvas: Canvas) -> Drawing:
    """The half-years after the chapter."""
    if canvas.stacked:
        yield from canvas.paras((row.words for row in rows), INDENT, 2)
        return
    grid = _grid(20, None, gap=1, right=11)
    for row in rows:
        grid.add_row(*map(canvas.text, (row.when, row.what, f"about {row.hours} h")))
    yield Padding(grid, (0, 0, 0, INDENT))


# -------------------- what to say, and what then


def _doubts(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    for doubt in facts.doubts[: kept.doubts]:
        yield canvas.para(f"{doubt.asks} {doubt.short}")


def _say(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    if facts.say is None:
        return
    yield canvas.para(facts.say.head, style="heading")
    if_no = facts.say.if_no if kept.shows("if_no") else None
    yield from canvas.paras((facts.say.words, if_no), INDENT, 1)


def _decision(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    day = facts.decision
    if day is not None:
        words = f"{facts.names.command('check-in')}. {' '.join(day.branches)}"
        yield canvas.para(canvas.labelled(f"{day.head}:", words))
        if kept.shows("wrote"):
            yield from canvas.paras((day.wrote,), INDENT)
    if facts.changes:
        yield canvas.para(canvas.labelled("This would change the plan:", facts.changes))


def _week(facts: Facts, canvas: Canvas, kept: Kept) -> Drawing:
    week = facts.week
    if week is None:
        return
    words = week.what
    if week.then and kept.shows("then"):
        words += f" {week.then}"
    if kept.shows("next"):
        words += f" {facts.names.command('next')}"
    yield canvas.para(canvas.labelled(f"{week.head}:", words, "now"), hang=0)


Part = Callable[[Facts, Canvas, Kept], Drawing]
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
    yield canvas.para(facts.step, hang=0, style="heading")
    if facts.less is None:
        yield from canvas.paras((facts.lead,))
        return
    yield from canvas.paras((facts.since,))
    yield from _less(facts.less, facts, canvas)
    if facts.doubts:
        yield Text("")
        yield from _doubts(facts, canvas, Kept(doubts=len(facts.doubts)))


def _less(less: Less, facts: Facts, canvas: Canvas) -> Drawing:
    blank = Text("")
    yield blank
    yield canvas.para(less.why, INDENT, 0)
    yield blank
    yield canvas.para(less.week_head, 0, 0, "now")
    yield from canvas.paras((less.week, less.then, less.relief, less.offer), INDENT)
    say = facts.say
    if say is not None:
        yield blank
        yield canvas.para(say.head, 0, 0, "heading")
        yield from canvas.paras((say.words, say.if_no), INDENT)
    if less.day:
        yield blank
        yield canvas.para(less.day, 0, 0)
        rows = [Row("yes", "If yes", less.if_yes), Row("no", "If no", less.if_no)]
        yield from labelled_rows(rows, canvas)
    if less.wish:
        yield canvas.para("Your wish stays", style="heading")
    yield from canvas.paras((less.wish, less.wrote), INDENT)
    strong = facts.names.strong_skills()[:3]
    if strong:
        yield canvas.para(f"You do well: {facts.names.skills_inside(strong)}", 0, 0)
    yield from canvas.paras((less.decided,))
