"""A plan as Markdown, for the document of a one-to-one: what the report has, in the same order.

The page comes first, whose actions are tasks to tick off, then the chapter and an annex.
"""

from collections.abc import Callable, Sequence

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.page.markdown_text import bold, bullets, command_block, md, web
from po_career.render.page.phrases import capital, day_and_year, listed, sentence, stopped
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.parts import NO_PLAN, NUMBERS, ActionRow, GapRow
from po_career.render.plan.plan_sections import Section, own_sections
from po_career.render.plan.plan_tasks import web_link
from po_career.render.plan.screen import less_day, not_rated_words
from po_career.render.report.coming import ComingTrend, FigureLine, coming
from po_career.render.report.gap_chart import GapLine, gap_chart
from po_career.render.report.ways_chart import OtherWay, other_ways, reasons, route_lines, staying

Lines = list[str]


def markdown_text(
    plan: Plan, catalog: Catalog, command: str | None = None, *, private: bool = False
) -> str:
    """The plan as CommonMark with task lists; the same plan gives the same text.

    `catalog` is the one that the plan was made with. What is for the person alone is left out, and
    with it the kit, what is assumed, and the `command` that gives the same plan without questions,
    unless `private`.
    """
    facts = facts_of(plan, catalog, private=private)
    parts = [make(facts) for make in PAGE]
    if facts.kind not in NO_PLAN:
        parts += [make(facts) for make in BEHIND]
        parts += [_section(one) for one in own_sections(facts)]
    parts.append(_made(facts))
    if command and private:
        parts.append(["## The same plan, without questions", "", *command_block(command)])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


# -------------------- the page


def _head(facts: Facts) -> Lines:
    lines = [f"# {md(facts.step)}"]
    if facts.name:
        lines += ["", md(f"For {facts.name}.")]
    if facts.lead:
        lines += ["", md(facts.lead)]
    if facts.since:
        lines += ["", md(facts.since)]
    for one in facts.compared:
        lines += ["", f"**{md(one.title)}**", ""]
        lines += bullets(f"{md(row.label)}: {md(row.text)}" for row in one.rows)
    if facts.choose:
        lines += ["", md(facts.choose)]
    if facts.rows:
        lines += ["", *bullets(_labelled(row.label, row.text) for row in facts.rows)]
    return lines


def _labelled(label: str, text: str) -> str:
    return f"**{md(label)}**: {md(text)}" if label else md(text)


def _less(facts: Facts) -> Lines:
    less = facts.less
    if less is None:
        return []
    lines = [md(less.why), "", f"## {md(less.week_head)}"]
    for words in (less.week, less.then, less.relief, less.offer):
        if words:
            lines += ["", md(words)]
    lines += ["", f"## {md(less_day(facts))}", ""]
    lines += bullets([_labelled("If yes", less.if_yes), _labelled("If no", less.if_no)])
    for words in (less.wish, less.wrote, less.decided):
        if words:
            lines += ["", md(words)]
    return lines


def _gaps(facts: Facts) -> Lines:
    lines: Lines = []
    for row in facts.gaps[:3]:
        lines += [f"- {_gap(row)}", *bullets(map(md, _below(row)), "  ")]
    left = len(facts.gaps) - 3
    if left > 0:
        lines.append(f"- and {left} more, below")
    if lines:
        lines = [f"## {md(facts.gap_title)}", "", *lines]
    says = [not_rated_words(facts) if facts.not_rated else "", facts.also_known or ""]
    if facts.leave_alone:
        says.append(f"Enough, spend no hours there: {listed(facts.leave_alone)}.")
    for words in says:
        if words:
            lines += ["", md(words)] if lines else [md(words)]
    return lines


def _gap(row: GapRow) -> str:
    words = row.instead or f"{row.have}, it asks {row.need}"
    if row.tail:
        words += f"; {row.tail}"
    return f"{bold(row.name)}: {md(words)}"


def _below(row: GapRow) -> Sequence[str]:
    found = (row.sign, row.wrote, row.counted, row.other, row.anchor)
    return [one for one in found if one]


def _chapter(facts: Facts) -> Lines:
    chapter = facts.chapter
    if chapter is None:
        return []
    lines = [f"## {md(chapter.head)}", ""]
    for action in chapter.actions:
        lines += _task(action)
    if chapter.nothing is not None:
        lines.append(md(sentence(chapter.nothing)))
    if chapter.skips_numbers:
        lines += ["", NUMBERS]
    return lines


def _task(action: ActionRow) -> Lines:
    title = bold(action.title, action.number)
    below = [f"{action.taste}; {action.done}" if action.taste else capital(action.done)]
    if action.needs:
        below.append(action.needs)
    if action.price:
        below.append(f"Price: {action.price}.")
    box = "x" if action.state == "done" else " "
    return [
        f"- [{box}] {title}, {md(action.when)}, {action.hours} h",
        *bullets(map(md, below), "  "),
    ]


def _after(facts: Facts) -> Lines:
    rows = [f"{row.when}: {row.what}, about {row.hours} h" for row in facts.outline]
    lines = ["## After that", "", *bullets(map(md, rows))] if rows else []
    for words in (facts.credential, facts.extra):
        if words:
            lines += ["", md(words)] if lines else [md(words)]
    return lines


def _doubts(facts: Facts) -> Lines:
    return bullets(f"{bold(one.asks)} {md(one.short)}" for one in facts.doubts)


def _say(facts: Facts) -> Lines:
    say = facts.say
    if say is None:
        return []
    lines = [f"## {md(say.head)}", "", f"> {md(say.words)}"]
    return [*lines, "", md(say.if_no)] if say.if_no else lines


def _decision(facts: Facts) -> Lines:
    lines: Lines = []
    day = facts.decision
    if day is not None:
        lines = [f"## {md(day.head)}", "", *bullets(map(md, day.branches))]
        if day.wrote:
            lines += ["", md(day.wrote)]
    if facts.changes:
        change = f"**This would change the plan**: {md(facts.changes)}"
        lines += ["", change] if lines else [change]
    return lines


def _week(facts: Facts) -> Lines:
    week = facts.week
    if week is None:
        return []
    lines = [f"## {md(week.head)}", "", md(capital(week.what))]
    return [*lines, "", md(week.then)] if week.then else lines


PAGE: tuple[Callable[[Facts], Lines], ...] = (
    _head,
    _less,
    _gaps,
    _chapter,
    _after,
    _doubts,
    _say,
    _decision,
    _week,
)
"""The parts of the page, in the order of the terminal."""


# -------------------- behind it


def _steps(facts: Facts) -> Lines:
    """The chapter in full."""
    chapter = facts.chapter
    if chapter is None or not chapter.actions:
        return []
    first, last = day_and_year(chapter.from_), day_and_year(chapter.until)
    lines = [f"## {md(f'The chapter, {first} to {last}')}", ""]
    for action in chapter.actions:
        where = f", {action.where}" if action.where else ""
        facts_said = md(f"{action.when}, {action.hours} h{where}")
        lines.append(f"- {bold(action.title, action.number)}, {facts_said}")
        lines += bullets(map(md, _in_full(action)), "  ")
        link = web_link(action.url)
        lines += bullets([web(link)] if link else [], "  ")
    return lines


def _in_full(action: ActionRow) -> Sequence[str]:
    first = None
    if action.first_step:
        first = f"First, {action.first_minutes} minutes: {action.first_step}"
    found = (
        first,
        *(capital(one) for one in action.steps),
        capital(action.done),
        f"To show afterwards: {action.proof}" if action.proof else None,
        f'Ask ({action.ask_to}): "{action.ask}"' if action.ask else None,
        action.needs,
        f"{action.taste}." if action.taste else None,
        f"Brings {'; '.join(action.brings)}." if action.brings else None,
        f"Price: {action.price}." if action.price else None,
    )
    return [one for one in found if one]


def _missing(facts: Facts) -> Lines:
    chart = gap_chart(facts)
    lines = [f"## {md(chart.title)}"] if chart.groups else []
    for group in chart.groups:
        lines += ["", f"### {md(group.title)}", ""]
        for row in group.rows:
            lines.append(f"- {bold(row.name)}: {md(row.words)}")
            lines += bullets(map(md, _works_on(row)), "  ")
    return lines


def _works_on(row: GapLine) -> Sequence[str]:
    next_ = f'Next: "{row.next}"' if row.next else None
    closed = f"{capital(row.closed)}." if row.closed else None
    return [one for one in (next_, closed) if one]


def _later(facts: Facts) -> Lines:
    lines = ["## After the chapter, in outline", ""] if facts.later else []
    for one in facts.later:
        what = md(f"{one.when}: {one.title}, {one.hours} h")
        lines += [f"- {what}", f"  - {md(capital(one.done))}"]
    return lines


def _why(facts: Facts) -> Lines:
    found = list(reasons(facts))
    return ["## Why this one", "", *bullets(map(md, found))] if found else []


def _route(facts: Facts) -> Lines:
    hops = route_lines(facts.names)
    rows = [f"{place}. {md(hop)}" for place, hop in enumerate(hops, 1)]
    return ["## The way to the target", "", *rows] if rows else []


def _others(facts: Facts) -> Lines:
    rows = [f"{bold(one.title)}: {md(_way(one))}" for one in other_ways(facts.names, {})]
    stay = staying(facts.names)
    if stay is not None:
        short = f"; short by {stay.short}" if stay.short else ""
        title = bold(f"Or stay and grow as {stay.title}")
        rows.append(f"{title}: {md(f'as good an answer: {stay.have}{short}.')}")
    return ["## Other ways", "", *bullets(rows)] if rows else []


def _way(one: OtherWay) -> str:
    words = f"{one.kind}. You have: {one.have}"
    words += f"; short by {one.short}." if one.short else "."
    if one.ready:
        words += f" Ready by {one.ready}."
    return f"{words} A day there: {one.day}" if one.day else words


def _coming(facts: Facts) -> Lines:
    names = facts.names
    lines: Lines = []
    for trend in coming(names.plan, names.catalog, rated=not names.rated_nothing):
        lines += [f"- {_trend(trend)}", *bullets(map(_figure, trend.figures), "  ")]
    return ["## What is coming", "", *lines] if lines else []


def _trend(trend: ComingTrend) -> str:
    said = " ".join(one for one in (trend.says, trend.prepared, trend.tries) if one)
    return f"{bold(trend.title)}: {md(said)}" if said else bold(trend.title)


def _figure(figure: FigureLine) -> str:
    source = f"{figure.source}, {figure.licence}" if figure.licence else figure.source
    words = md(f"{figure.words} Source: {stopped(source)}")
    return f"{words} {web(figure.link)}" if figure.link else words


BEHIND: tuple[Callable[[Facts], Lines], ...] = (
    _steps,
    _missing,
    _later,
    _why,
    _route,
    _others,
    _coming,
)
"""The chapter and the annex, in the order of the report."""


def _section(section: Section) -> Lines:
    lines = [f"## {md(section.title)}"]
    before = ""
    for kind, words, below in section.items:
        listed = kind in ("item", "task")
        if not (listed and before in ("item", "task")):
            lines.append("")
        if kind == "head":
            lines.append(f"### {md(words)}")
        elif listed:
            lines += [f"- {md(words)}", *bullets(map(md, below), "  ")]
        else:
            lines.append(md(words))
        before = kind
    return lines


def _made(facts: Facts) -> Lines:
    plan = facts.names.plan
    catalog = f"{plan.catalog.id} {plan.catalog.version}"
    return [md(f"Made on {day_and_year(plan.generated_on)} with the catalogue {catalog}.")]
