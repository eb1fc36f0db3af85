"""The page on a terminal: one page of at most 48 lines at 80 columns, laid out by Rich."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from po_career.frozen import Frozen
from po_career.render.page.cells import cell_width
from po_career.render.page.drawn import Hanging, drawn, text_of
from po_career.render.page.glyphs import UNICODE, Glyphs
from po_career.render.page.layout import Line, Style
from po_career.render.page.paint import PAINTS
from po_career.render.page.phrases import MONTHS, listed, sentence
from po_career.render.plan.naming import day_of
from po_career.render.plan.page_facts import Facts
from po_career.render.plan.parts import ActionRow, ChapterPart, Compared, GapRow, Row, Share

MOST_LINES = 48
MEASURED_AT = 80
"""Columns from which on the page must keep its lines; below them it shows the same on more lines.
"""
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


class Kept(Frozen):
    """How much of each part of the page is shown."""

    credential: bool = True
    extra: bool = True
    rows_out: tuple[str, ...] = ()
    """Labelled lines that are left out."""
    gaps: int = 3
    halves: int = 2
    enough: int = 4
    """Skills named as enough; 0: the line is left out."""
    anchor: bool = True
    also: bool = True
    notes: bool = True
    """What the person wrote at a gap, and how a count or somebody else sees it."""
    needs: bool = True
    doubts: int = 2
    if_no: bool = True
    range: bool = True
    """How far what one has may be off."""
    then: bool = True
    """The first step of the second action, in the same week."""
    next: bool = True
    """The command that tells it again."""
    sign: bool = True
    wrote: bool = True
    """What the person wants to be different, in their own words."""


OUT_FIRST = ("learned", "day", "months", "sure")
CUTS: Sequence[tuple[str, Mapping[str, Any]]] = (
    ("after", {"extra": False}),
    ("after", {"credential": False}),
    ("head", {"rows_out": OUT_FIRST[:1]}),
    ("gaps", {"gaps": 2}),
    ("after", {"halves": 1}),
    ("head", {"rows_out": OUT_FIRST[:2]}),
    ("head", {"rows_out": OUT_FIRST[:3]}),
    ("enough", {"enough": 2}),
    ("gaps", {"anchor": False}),
    ("after", {"halves": 0}),
    ("head", {"rows_out": OUT_FIRST}),
    ("chapter", {"needs": False}),
    ("gaps", {"gaps": 1}),
    ("doubts", {"doubts": 1}),
    ("gaps", {"also": False}),
    ("gaps", {"notes": False}),
    ("enough", {"enough": 0}),
    ("week", {"next": False}),
    ("say", {"if_no": False}),
    ("head", {"rows_out": (*OUT_FIRST, "applied", "no_post")}),
    ("head", {"range": False}),
    ("decision", {"wrote": False}),
    ("gaps", {"sign": False}),
    ("week", {"then": False}),
    ("doubts", {"doubts": 0}),
    ("head", {"rows_out": (*OUT_FIRST, "applied", "no_post", "money")}),
    ("gaps", {"gaps": 0}),
)
"""What is left out of a page that is too long, in this order: the part of the page, and what of it.
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

    def para(self, words: Text, indent: int = 0, hang: int = 2) -> RenderableType:
        """Running text; lines after the first stand further in."""
        return Padding(Hanging(words, hang), (0, 0, 0, indent))


def page_lines(facts: Facts, *, width: int, glyphs: Glyphs, bars: bool) -> list[Line]:
    """The page, no line wider than `width`; from 80 columns on it has at most 48 lines."""
    timeline = bars and width >= TIMELINE_FROM
    widest = TIMELINE_FROM if timeline else WIDEST
    canvas = Canvas(max(NARROWEST, min(width, widest)), glyphs, bars, timeline)
    if facts.less is not None or facts.kind == "empty":
        return drawn(_less(facts, canvas), canvas.width, glyphs)
    measured = replace(canvas, width=max(canvas.width, MEASURED_AT))
    kept, lines = _cut(facts, measured)
    if canvas != measured:
        lines = {name: _lines(name, facts, canvas, kept) for name in PARTS}
    return _joined(lines)


def kept_at(facts: Facts, width: int) -> Kept:
    """How much is kept of a page whose lines are `width` columns wide, so that it has at most 48 of
    them.
    """
    return _cut(facts, Canvas(width, UNICODE, bars=True))[0]


def _cut(facts: Facts, canvas: Canvas) -> tuple[Kept, dict[str, list[Line]]]:
    """How much is kept so that the page has at most 48 lines on this canvas, and the lines of each
    part.
    """
    kept = Kept()
    lines = {name: _lines(name, facts, canvas, kept) for name in PARTS}
    for part, change in CUTS:
        if len(_joined(lines)) <= MOST_LINES:
            break
        kept = replace(kept, **change)
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
        if parts[name]:
            if lines and open_group:
                lines.append(())
            lines += parts[name]
            open_group = False
    return lines


# -------------------- head


def _head(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    return list(_head_parts(facts, canvas, kept))


def _head_parts(facts: Facts, canvas: Canvas, kept: Kept) -> Iterator[RenderableType]:
    yield canvas.para(canvas.text(facts.step, "heading"), hang=0)
    if facts.lead:
        yield canvas.para(canvas.text(facts.lead), hang=0)
    if facts.since:
        yield canvas.para(canvas.text(facts.since), hang=0)
    yield Text("")
    if facts.compared:
        yield from _columns(facts.compared, canvas, kept)
        if facts.choose:
            yield canvas.para(canvas.text(facts.choose), INDENT, 0)
    rows = [row for row in facts.rows if row.key not in kept.rows_out]
    if not kept.range:
        rows = [replace(row, text=_without_range(row)) for row in rows]
    yield from labelled_rows(rows, canvas, facts.share if canvas.bars else None)


def _without_range(row: Row) -> str:
    words, bracket, _ = row.text.partition(" (")
    return f"{words}." if row.key == "have" and bracket else row.text


def labelled_rows(
    rows: Sequence[Row], canvas: Canvas, share: Share | None = None
) -> Iterator[RenderableType]:
    """Rows of a label and a text, a bar before the text about what one has."""
    if canvas.stacked:
        for row in rows:
            words = canvas.text(row.text)
            if row.label:
                words = canvas.labelled(f"{row.label}:", row.text, "")
            yield canvas.para(words, INDENT)
        return
    if not rows:
        return
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    label = max(LABEL, *(cell_width(row.label) for row in rows))
    grid.add_column(width=label, no_wrap=True)
    grid.add_column(ratio=1)
    for row in rows:
        if row.key != "have" or share is None:
            grid.add_row(canvas.text(row.label), canvas.text(row.text))
            continue
        has, bracket, notes = row.text.partition(" (")
        grid.add_row(canvas.text(row.label), _with_bar(share, canvas, has))
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
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=BAR)
    grid.add_column(ratio=1)
    grid.add_row(bar, canvas.text(words))
    return grid


def _columns(compared: Sequence[Compared], canvas: Canvas, kept: Kept) -> Iterator[RenderableType]:
    """Two roles side by side, or one below the other."""
    keys = [row.key for row in max(compared, key=lambda one: len(one.rows)).rows]
    keys = [key for key in keys if key not in kept.rows_out]
    if canvas.stacked:
        for one in compared:
            yield canvas.para(canvas.text(one.title, "heading"), INDENT)
            yield from labelled_rows([row for row in one.rows if row.key in keys], canvas)
        return
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=LABEL + 1)
    for _ in compared:
        grid.add_column(ratio=1)
    grid.add_row("", *(canvas.text(one.title, "heading") for one in compared))
    for key in keys:
        found = [next((row for row in one.rows if row.key == key), None) for one in compared]
        label = next((row.label for row in found if row is not None), "")
        grid.add_row(canvas.text(label), *(canvas.text(row.text if row else "") for row in found))
    yield Padding(grid, (0, 0, 0, INDENT))


# -------------------- gaps


def _gaps(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    return list(_gap_parts(facts, canvas, kept))


def _gap_parts(facts: Facts, canvas: Canvas, kept: Kept) -> Iterator[RenderableType]:
    rows = facts.gaps[: kept.gaps]
    if rows:
        yield from gap_table(facts.gap_title, rows, canvas, kept)
    left = len(facts.gaps) - len(rows)
    show = facts.names.command("plan --show gaps")
    if rows and kept.gaps == 1 and facts.not_rated:
        more = f"{left} more, " if left else ""
        words = f"and {more}{len(facts.not_rated)} not rated yet: {show}"
        yield canvas.para(canvas.text(words, "dim"), INDENT)
    else:
        if left and rows:
            yield canvas.para(canvas.text(f"and {left} more: {show}", "dim"), INDENT)
        if facts.not_rated:
            yield canvas.para(canvas.text(_not_rated(facts, canvas)), INDENT if rows else 0)
    if facts.also_known and kept.also:
        yield canvas.para(canvas.text(facts.also_known), INDENT)


def _not_rated(facts: Facts, canvas: Canvas) -> str:
    """As many names as one line takes, at least one."""
    for most in (3, 2):
        words = not_rated_words(facts, most)
        if cell_width(words) + INDENT <= canvas.width:
            return words
    return not_rated_words(facts, 1)


def not_rated_words(facts: Facts, most: int = 3) -> str:
    """The skills that may be short and were not rated, in a sentence."""
    names = listed(list(facts.not_rated), most)
    if facts.gaps:
        return f"Not rated yet: {names}."
    if facts.names.rated_nothing or not facts.names.private:
        return f"Not known whether these hold you back: {names}."
    rate = facts.names.command("plan --ask-all")
    return f"Not known whether these hold you back: {names}. Rate them: {rate}"


def gap_table(
    title: str, rows: Sequence[GapRow], canvas: Canvas, kept: Kept
) -> Iterator[RenderableType]:
    """The skills that are short, in columns, with what is to be said of each below it."""
    have = max([13, *(cell_width(row.have) for row in rows)]) + SECTION_GAP
    need = max([13, *(cell_width(row.need) for row in rows)]) + SECTION_GAP
    tail = max([0, *(cell_width(row.tail or "") for row in rows)])
    name = canvas.width - INDENT - have - need - tail
    longest = max(
        [cell_width(title), *(cell_width(row.name) + 1 for row in rows if not row.instead)]
    )
    if canvas.stacked or name < min(longest, 24):
        yield canvas.para(canvas.text(title, "heading"))
        for row in rows:
            yield from _stacked_gap(row, canvas, kept)
        return
    widths = (min(name, max(31, longest)), have, need)
    yield _gap_line(("", title, "you", "it asks", ""), widths, canvas, "heading")
    for row in rows:
        mark = canvas.glyphs.mark if row.first else ""
        if row.instead:
            yield canvas.para(_marked(mark, f"{row.name}: {row.instead}", canvas), 0, INDENT)
        else:
            cells = (mark, row.name, row.have, row.need, row.tail or "")
            yield _gap_line(cells, widths, canvas, "")
        yield from _gap_sentences(row, canvas, kept)


def _gap_line(
    cells: tuple[str, str, str, str, str],
    widths: tuple[int, int, int],
    canvas: Canvas,
    style: Style,
) -> RenderableType:
    grid = Table.grid(expand=True)
    grid.add_column(width=INDENT)
    for width in widths:
        grid.add_column(width=width)
    grid.add_column(ratio=1)
    mark, name, have, need, tail = cells
    if style:
        grid = Table.grid(expand=True)
        grid.add_column(width=widths[0] + INDENT)
        grid.add_column(width=widths[1])
        grid.add_column(width=widths[2])
        grid.add_column(ratio=1)
        grid.add_row(
            canvas.text(name, style), canvas.text(have, "dim"), canvas.text(need, "dim"), ""
        )
        return grid
    grid.add_row(
        canvas.text(mark, "missing"),
        canvas.text(name),
        canvas.text(have),
        canvas.text(need),
        canvas.text(tail, "missing"),
    )
    return grid


def _marked(mark: str, words: str, canvas: Canvas) -> Text:
    return canvas.text(f"{mark or ' ':<{INDENT}}{words}")


def _stacked_gap(row: GapRow, canvas: Canvas, kept: Kept) -> Iterator[RenderableType]:
    words = row.instead or f"{row.have}, it asks {row.need}"
    if row.tail:
        words += f"; {row.tail}"
    mark = canvas.glyphs.mark if row.first else ""
    yield canvas.para(_marked(mark, f"{row.name}: {words}", canvas), 0, INDENT)
    yield from _gap_sentences(row, canvas, kept)


def _gap_sentences(row: GapRow, canvas: Canvas, kept: Kept) -> Iterator[RenderableType]:
    if row.sign and (kept.sign or row.instead):
        yield canvas.para(canvas.text(row.sign), MARGIN, 0)
    for words in (row.wrote, row.counted, row.other):
        if words and kept.notes:
            yield canvas.para(canvas.text(words), MARGIN, 0)
    if row.anchor and kept.anchor:
        yield canvas.para(canvas.text(row.anchor, "dim"), MARGIN, INDENT)


def _enough(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    if not facts.leave_alone or not kept.enough:
        return ()
    names = ", ".join(facts.leave_alone[: kept.enough])
    words = canvas.labelled("Enough, spend no hours there:", names, "")
    return (canvas.para(words),)


# -------------------- chapter


def _chapter(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    chapter = facts.chapter
    if chapter is None:
        return ()
    if chapter.nothing is not None and not chapter.actions:
        head = canvas.text(chapter.head.partition(":")[0], "heading")
        return (canvas.para(head.append_text(canvas.text(f": {chapter.nothing}"))),)
    head = canvas.text(chapter.head, "heading")
    parts: list[RenderableType] = [canvas.para(head)]
    if canvas.timeline:
        parts = [_beside_timeline(head, canvas.text(_months(chapter), "dim"))]
    for action in chapter.actions:
        bar = _time_bar(action, chapter, canvas) if canvas.timeline else None
        parts += action_parts(action, canvas, needs=kept.needs, bar=bar)
    if chapter.nothing is not None:
        parts.append(canvas.para(canvas.text(sentence(chapter.nothing)), INDENT, 0))
    return parts


def _beside_timeline(words: RenderableType, bar: Text) -> RenderableType:
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(width=SECTION_GAP)
    grid.add_column(width=TIMELINE, no_wrap=True)
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


def action_parts(
    action: ActionRow, canvas: Canvas, *, needs: bool, bar: Text | None = None
) -> Iterator[RenderableType]:
    """An action: what, until when, how many hours, and how one sees that it is done.

    `bar` is its time line.
    """
    number = str(action.number) if action.number is not None else "-"
    title = f"{action.short}, {action.when}" if action.number is not None else action.title
    grid = Table.grid(expand=True)
    grid.add_column(width=MARGIN - 1, justify="right")
    grid.add_column(width=2)
    grid.add_column(ratio=1)
    grid.add_column(width=5, justify="right", vertical="bottom")
    hours = canvas.text(f"{action.hours} h")
    grid.add_row(canvas.text(number, "now"), "", canvas.text(title), hours)
    yield grid if bar is None else _beside_timeline(grid, bar)
    below = [f"{action.taste}; {action.done}" if action.taste else action.done]
    if needs and action.needs:
        below.append(action.needs)
    yield canvas.para(canvas.text(" ".join(below)), MARGIN + 1, 0)


def _after(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    parts: list[RenderableType] = []
    rows = facts.outline[: kept.halves]
    if rows:
        parts.append(canvas.para(canvas.text("After that", "heading")))
        parts.extend(outline_rows(rows, canvas))
    if facts.credential and kept.credential:
        parts.append(canvas.para(canvas.text(facts.credential)))
    if facts.extra and kept.extra:
        parts.append(canvas.para(canvas.text(facts.extra)))
    return parts


def outline_rows(rows: Sequence[Any], canvas: Canvas) -> Iterator[RenderableType]:
    """The half-years after the chapter."""
    if canvas.stacked:
        for row in rows:
            yield canvas.para(canvas.text(f"{row.when}: {row.what}, about {row.hours} h"), INDENT)
        return
    grid = Table.grid(padding=(0, 1, 0, 0), expand=True)
    grid.add_column(width=20)
    grid.add_column(ratio=1)
    grid.add_column(width=11, justify="right", vertical="bottom")
    for row in rows:
        grid.add_row(
            canvas.text(row.when), canvas.text(row.what), canvas.text(f"about {row.hours} h")
        )
    yield Padding(grid, (0, 0, 0, INDENT))


# -------------------- what to say, and what then


def _doubts(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    return [
        canvas.para(canvas.text(f"{one.asks} {one.short}")) for one in facts.doubts[: kept.doubts]
    ]


def _say(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    if facts.say is None:
        return ()
    parts: list[RenderableType] = [
        canvas.para(canvas.text(facts.say.head, "heading")),
        canvas.para(canvas.text(facts.say.words), INDENT, 1),
    ]
    if facts.say.if_no and kept.if_no:
        parts.append(canvas.para(canvas.text(facts.say.if_no), INDENT, 1))
    return parts


def _decision(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    parts: list[RenderableType] = []
    day = facts.decision
    if day is not None:
        check_in = facts.names.command("check-in")
        words = f"{check_in}. {' '.join(day.branches)}"
        parts.append(canvas.para(canvas.labelled(f"{day.head}:", words)))
        if day.wrote and kept.wrote:
            parts.append(canvas.para(canvas.text(day.wrote), INDENT, 0))
    if facts.changes:
        change = canvas.labelled("This would change the plan:", facts.changes)
        parts.append(canvas.para(change))
    return parts


def _week(facts: Facts, canvas: Canvas, kept: Kept) -> Sequence[RenderableType]:
    week = facts.week
    if week is None:
        return ()
    words = [week.what]
    if week.then and kept.then:
        words.append(week.then)
    if kept.next:
        words.append(facts.names.command("next"))
    return (canvas.para(canvas.labelled(f"{week.head}:", " ".join(words), "now"), hang=0),)


# -------------------- less


def _less(facts: Facts, canvas: Canvas) -> Sequence[RenderableType]:
    """The page of somebody whose load is too much, or of somebody of whom nothing is known."""
    parts: list[RenderableType] = [canvas.para(canvas.text(facts.step, "heading"), hang=0)]
    less = facts.less
    if less is None:
        if facts.lead:
            parts.append(canvas.para(canvas.text(facts.lead), hang=0))
        return parts
    if facts.since:
        parts.append(canvas.para(canvas.text(facts.since), hang=0))
    blank = Text("")

    def add(words: str | None, indent: int = INDENT, style: Style = "") -> None:
        if words:
            parts.append(canvas.para(canvas.text(words, style), indent, 0))

    parts.append(blank)
    add(less.why)
    parts.append(blank)
    add(less.week_head, 0, "now")
    for words in (less.week, less.then, less.relief, less.offer):
        add(words)
    if facts.say is not None:
        parts.append(blank)
        add(facts.say.head, 0, "heading")
        add(facts.say.words)
        add(facts.say.if_no)
    chapter = facts.names.step.chapter
    if chapter is not None:
        parts.append(blank)
        add(less_day(facts), 0)
        rows = [Row("yes", "If yes", less.if_yes), Row("no", "If no", less.if_no)]
        parts.extend(labelled_rows(rows, canvas))
    if less.wish:
        parts.append(canvas.para(canvas.text("Your wish stays", "heading")))
        add(less.wish)
    add(less.wrote)
    strong = facts.names.strong_skills()[:3]
    if strong:
        add(f"You do well: {facts.names.skills_inside(strong, 3)}", 0)
    add(less.decided, 0)
    if facts.doubts:
        parts.append(blank)
        parts += [canvas.para(canvas.text(f"{one.asks} {one.short}")) for one in facts.doubts]
    return parts


def less_day(facts: Facts) -> str:
    """The day on which somebody whose load is too much looks again."""
    chapter, less = facts.names.step.chapter, facts.less
    if chapter is None or less is None:
        return ""
    return f"On {day_of(chapter.check_on)}: {facts.names.command('check-in')}. {less.ask}"


Part = Callable[[Facts, Canvas, Kept], Sequence[RenderableType]]
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
