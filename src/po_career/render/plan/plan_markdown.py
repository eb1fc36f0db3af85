"""A plan as CommonMark: the page as it stands on a terminal, then the chapter and the annex of the
report.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.page.markdown_text import bold, command_block, md, web
from po_career.render.page.phrases import capital, day_and_year, listed, sentence, stopped
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.parts import ENOUGH, NO_PLAN, NUMBERS, ActionRow
from po_career.render.plan.plan_sections import Section, own_sections
from po_career.render.plan.plan_tasks import web_link
from po_career.render.report.coming import ComingTrend, FigureLine, coming
from po_career.render.report.gap_chart import GapLine, gap_chart
from po_career.render.report.ways_chart import other_ways, reasons, route_lines

Blocks = Iterator[str]
"""Pieces of Markdown between which a blank line stands."""
SHOWN = 3
"""Skills that are short, on the page."""


def markdown_text(
    plan: Plan, catalog: Catalog, command: str | None = None, *, private: bool = False
) -> str:
    """The plan as CommonMark with task lists; the same plan gives the same text.

    `catalog` is the one that the plan was made with. Unless `private`, what is for the person alone
    is left out, and with it the kit, what is assumed, and the `command` that gives the same plan
    without questions.
    """
    facts = facts_of(plan, catalog, private=private)
    parts = PAGE if facts.kind in NO_PLAN else (*PAGE, *BEHIND)
    blocks = list(chain.from_iterable(part(facts) for part in parts))
    made_with = f"{plan.catalog.id} {plan.catalog.version}"
    blocks.append(md(f"Made on {day_and_year(plan.generated_on)} with the catalogue {made_with}."))
    if command and private:
        blocks += ["## The same plan, without questions", command_block(command)]
    return "\n\n".join(blocks) + "\n"


def _paras(*texts: str | None) -> Blocks:
    """Each text that there is, as a paragraph."""
    for text in texts:
        if text:
            yield md(text)


def _entry(words: str, below: Iterable[str] = ()) -> str:
    """An entry of a list, with a list below it; all of it is Markdown already."""
    return "\n".join([f"- {words}", *(f"  - {line}" for line in below)])


def _listed(title: str, entries: Iterable[str]) -> Blocks:
    """A list below its heading, if it has entries."""
    block = "\n".join(entries)
    if block:
        yield from (f"## {md(title)}", block)


def _labelled(label: str, text: str) -> str:
    return f"**{md(label)}**: {md(text)}" if label else md(text)


# -------------------- the page


def _head(facts: Facts) -> Blocks:
    yield f"# {md(facts.step)}"
    name = f"For {facts.name}." if facts.name else None
    yield from _paras(name, facts.lead, facts.since)
    for role in facts.compared:
        yield f"**{md(role.title)}**"
        yield "\n".join(_entry(f"{md(row.label)}: {md(row.text)}") for row in role.rows)
    yield from _paras(facts.choose)
    if facts.rows:
        yield "\n".join(_entry(_labelled(row.label, row.text)) for row in facts.rows)


def _less(facts: Facts) -> Blocks:
    less = facts.less
    if less is None:
        return
    yield md(less.why)
    yield f"## {md(less.week_head)}"
    yield from _paras(less.week, less.then, less.relief, less.offer)
    answers = {"If yes": less.if_yes, "If no": less.if_no}
    yield f"## {md(less.day)}"
    yield "\n".join(_entry(_labelled(*answer)) for answer in answers.items())
    yield from _paras(less.wish, less.wrote, less.decided)


def _gaps(facts: Facts) -> Blocks:
    gaps = facts.gaps
    entries = [
        _entry(f"{bold(row.name)}: {md(row.words)}", map(md, row.sentences))
        for row in gaps.rows[:SHOWN]
    ]
    left = len(gaps.rows) - SHOWN
    if left > 0:
        entries.append(_entry(f"and {left} more, below"))
    yield from _listed(gaps.title, entries)
    if gaps.not_rated:
        yield md(facts.not_rated_words(SHOWN))
    yield from _paras(gaps.also_known)
    if facts.leave_alone:
        yield md(f"{ENOUGH}: {listed(facts.leave_alone)}.")


def _chapter(facts: Facts) -> Blocks:
    chapter = facts.chapter
    if chapter is None:
        return
    yield f"## {md(chapter.head)}"
    if chapter.actions:
        yield "\n".join(map(_task, chapter.actions))
    if chapter.nothing is not None:
        yield md(sentence(chapter.nothing))
    if chapter.skips_numbers:
        yield NUMBERS


def _task(action: ActionRow) -> str:
    box = "x" if action.state == "done" else " "
    title = bold(action.title, action.number)
    done = action.done_words if action.taste else capital(action.done)
    below = filter(None, (done, action.needs, action.price_words))
    return _entry(f"[{box}] {title}, {md(action.when)}, {action.hours} h", map(md, below))


def _later_on(facts: Facts) -> Blocks:
    """What follows, what one wonders about, what to say, and what to do then."""
    yield from _listed("After that", (_entry(md(row.words)) for row in facts.outline))
    yield from _paras(facts.credential, facts.extra)
    if facts.doubts:
        yield "\n".join(_entry(f"{bold(one.asks)} {md(one.short)}") for one in facts.doubts)
    say, day, week = facts.say, facts.decision, facts.week
    if say is not None:
        yield from (f"## {md(say.head)}", f"> {md(say.words)}")
        yield from _paras(say.if_no)
    if day is not None:
        yield from _listed(day.head, (_entry(md(branch)) for branch in day.branches))
        yield from _paras(day.wrote)
    if facts.changes:
        yield _labelled("This would change the plan", facts.changes)
    if week is not None:
        yield f"## {md(week.head)}"
        yield from _paras(capital(week.what), week.then)


Part = Callable[[Facts], Blocks]
PAGE: tuple[Part, ...] = (_head, _less, _gaps, _chapter, _later_on)
"""The parts of the page, in the order of the terminal."""


# -------------------- behind it


def _steps(facts: Facts) -> Blocks:
    """The chapter in full."""
    chapter = facts.chapter
    if chapter is None:
        return
    first, last = day_and_year(chapter.from_), day_and_year(chapter.until)
    yield from _listed(f"The chapter, {first} to {last}", map(_in_full, chapter.actions))


def _in_full(action: ActionRow) -> str:
    where = f", {action.where}" if action.where else ""
    title = bold(action.title, action.number)
    below = filter(
        None,
        (
            action.first_words(action.first_step),
            *map(capital, action.steps),
            capital(action.done),
            f"To show afterwards: {action.proof}" if action.proof else None,
            f'Ask ({action.ask_to}): "{action.ask}"' if action.ask else None,
            action.needs,
            f"{action.taste}." if action.taste else None,
            action.brings_words,
            action.price_words,
        ),
    )
    link = web_link(action.url)
    links = [web(link)] if link else []
    words = f"{title}, {md(f'{action.when}, {action.hours} h{where}')}"
    return _entry(words, [*map(md, below), *links])


def _missing(facts: Facts) -> Blocks:
    chart = gap_chart(facts)
    if chart.rows:
        yield f"## {md(chart.title)}"
    for importance, rows in groupby(chart.rows, key=lambda row: row.importance):
        yield f"### {md(importance.capitalize())}"
        yield "\n".join(map(_missing_entry, rows))


def _missing_entry(row: GapLine) -> str:
    below = []
    if row.next:
        below.append(f'Next: "{row.next}"')
    if row.closed:
        below.append(f"{capital(row.closed)}.")
    return _entry(f"{bold(row.name)}: {md(row.words)}", map(md, below))


def _later(facts: Facts) -> Blocks:
    entries = [
        _entry(md(f"{one.when}: {one.title}, {one.hours} h"), [md(capital(one.done))])
        for one in facts.later
    ]
    yield from _listed("After the chapter, in outline", entries)


def _route(facts: Facts) -> Blocks:
    transitions = enumerate(route_lines(facts.names), 1)
    yield from _listed("The way to the target", (f"{n}. {md(words)}" for n, words in transitions))


def _others(facts: Facts) -> Blocks:
    ways = other_ways(facts.names)
    yield from _listed(
        "Other ways", (_entry(f"{bold(way.title)}: {md(way.words)}") for way in ways)
    )


def _trend(trend: ComingTrend) -> str:
    words = f"{bold(trend.title)}: {md(trend.words)}" if trend.words else bold(trend.title)
    return _entry(words, map(_figure, trend.figures))


def _figure(figure: FigureLine) -> str:
    source = f"{figure.source}, {figure.licence}" if figure.licence else figure.source
    words = md(f"{figure.words} Source: {stopped(source)}")
    return f"{words} {web(figure.link)}" if figure.link else words


def _section(section: Section) -> Blocks:
    yield f"## {md(section.title)}"
    for kind, items in groupby(section.items, key=lambda item: item.kind):
        if kind == "item":
            yield "\n".join(_entry(md(item.words), map(md, item.below)) for item in items)
            continue
        mark = "### " if kind == "head" else ""
        for item in items:
            yield f"{mark}{md(item.words)}"


BEHIND: tuple[Part, ...] = (
    _steps,
    _missing,
    _later,
    lambda facts: _listed("Why this one", (_entry(md(reason)) for reason in reasons(facts))),
    _route,
    _others,
    lambda facts: _listed("What is coming", map(_trend, coming(facts.names))),
    lambda facts: chain.from_iterable(map(_section, own_sections(facts))),
)
"""The chapter and the annex, in the order of the report."""
