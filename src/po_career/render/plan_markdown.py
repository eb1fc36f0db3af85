"""A plan as Markdown, for the document of a one-to-one: the page, whose actions are tasks to tick off, and all of it behind."""

from collections.abc import Callable, Sequence

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.cites import Citation, citations
from po_career.render.markdown_text import bold, bullets, command_block, md, web
from po_career.render.page.facts import Facts, facts_of
from po_career.render.page.parts import NO_PLAN, ActionRow, GapRow
from po_career.render.page.screen import less_day, not_rated_words
from po_career.render.page.sections import Section, sections_of
from po_career.render.words import capital, day_and_year, sentence, stopped

Lines = list[str]


def markdown_text(
    plan: Plan, catalog: Catalog, command: str | None = None, *, private: bool = False
) -> str:
    """The plan as CommonMark with task lists: the page first, every section behind it; the same plan gives the same text.

    `catalog` is the one that the plan was made with. What is for the person alone is left out, and with it the
    `command` that gives the same plan without questions, unless `private`.
    """
    facts = facts_of(plan, catalog, private=private)
    parts = [make(facts) for make in PAGE]
    parts += [_section(one) for one in sections_of(facts).values()]
    parts.append(_sources(facts))
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
        says.append(f"Enough, spend no hours there: {', '.join(facts.leave_alone)}.")
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
    return lines


def _task(action: ActionRow) -> Lines:
    title = bold(action.title, action.number)
    below = [f"{action.taste}; {action.done}" if action.taste else capital(action.done)]
    if action.needs:
        below.append(action.needs)
    if action.price:
        below.append(f"Price: {action.price}.")
    box = "x" if action.state == "done" else " "
    return [f"- [{box}] {title}, {md(action.when)}, {action.hours} h", *bullets(map(md, below), "  ")]


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


def _sources(facts: Facts) -> Lines:
    plan = facts.names.plan
    catalog = plan.catalog
    made = md(
        f"Made on {day_and_year(plan.generated_on)} with the catalogue {catalog.id} {catalog.version}."
    )
    shown = facts.kind not in NO_PLAN
    found = citations(plan, facts.names.catalog, ()).sources if shown else ()
    rows = [_source(one) for one in found]
    return ["## Sources", "", *bullets(rows), "", made] if rows else [made]


def _source(source: Citation) -> str:
    licence = f", {source.licence}" if source.licence else ""
    where = web(source.link) if source.link else md(source.address or "")
    title = md(stopped(f"{source.title}{licence}"))
    return " ".join(part for part in (title, where, md(f"For {source.used_for}.")) if part)
