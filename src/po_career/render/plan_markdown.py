"""A plan as Markdown, for the document of a one-to-one or an issue: its actions are tasks to tick off."""

from collections.abc import Callable
from dataclasses import replace

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.cites import Citation, citations
from po_career.render.glyphs import UNICODE
from po_career.render.layout import page_of
from po_career.render.markdown_text import bold, bullets, command_block, md, web
from po_career.render.plan_actions import WEEK, choice_words, no_action_words, now_words
from po_career.render.plan_gaps import GROUPS, gap_words, shown_gaps
from po_career.render.plan_header import effort_words, money_words, ready_by_words, title_words, usual_time_words, verdict_words, way_words
from po_career.render.plan_limits import limit_words
from po_career.render.plan_others import evidence_words, pays_words, prepared, preparing_words
from po_career.render.plan_reasons import assumption_words, best_answer_words, reason_words
from po_career.render.plan_stay import growth, stay_words
from po_career.render.plan_tasks import Task, tasks
from po_career.render.plan_view import PlanView
from po_career.render.words import KIND_WORDS, capital, count, day_and_year, hours, listed, percent, sentence, stopped

Lines = list[str]


def markdown_text(plan: Plan, catalog: Catalog, command: str | None = None) -> str:
    """The plan as CommonMark with task lists, section by section as on a screen; the same plan gives the same text.

    `catalog` is the one that the plan was made with. `command` gives the same plan without questions.
    """
    view = PlanView(plan, catalog, page_of(None, UNICODE))
    sections = [section for make in SECTIONS if (section := make(view))]
    again = ["## The same plan, without questions", "", *command_block(command)] if command else []
    return "\n\n".join("\n".join(section) for section in [*sections, again] if section) + "\n"


def _answer(view: PlanView) -> Lines:
    step, ready = view.step, view.step.readiness
    low, high = percent(ready.low), percent(ready.high)
    facts = {
        "Readiness": f"{percent(ready.expected)}%" + (f", between {low} and {high}" if low < high else ""),
        "Skills ready by": ready_by_words(view),
        "Effort": effort_words(view),
        "Money": money_words(view),
        **({} if step.kind == "stay" else {"People usually take": usual_time_words(view)}),
    }
    says = [verdict_words(view), way_words(view), *(growth(step, view) if step.kind == "stay" else ())]
    return [
        f"# Your next step: {md(title_words(view))}",
        "",
        *_paragraphs(says),
        *bullets(f"**{label}**: {md(words)}" for label, words in facts.items()),
    ]


def _begin(view: PlanView) -> Lines:
    actions = view.step.actions
    if not actions:
        return []
    first = min(action.start for action in actions)
    focus = [f"Focus on {listed(view.skills(view.step.focus))}."] if view.step.focus else []
    now = [f"{bold(one.title, number)}: {md(now_words(one))}" for number, one in enumerate(actions, 1) if one.start == first]
    title = "This week" if first < view.plan.generated_on + WEEK else f"From {md(day_and_year(first))}"
    return [f"## {title}", "", *_paragraphs(focus), *bullets(now)]


def _gaps(view: PlanView) -> Lines:
    lines, gaps, left = list[str](), shown_gaps(view), view.step.useful_left_out
    for importance, title in GROUPS:
        group = [gap for gap in gaps if gap.importance == importance]
        rows = [f"{bold(view.skill(gap.skill))}: {md(gap_words(gap, view))}, {percent(gap.share)}% of what is missing" for gap in group]
        lines += ["", f"### {title}", "", *bullets(rows)] if rows else []
    out = [f"{capital(count(left, 'useful skill is', 'useful skills are'))} left out."] if left else []
    return ["## What is missing", *lines, *(["", *out] if out else [])] if lines else []


def _plan(view: PlanView) -> Lines:
    found = tasks(view.plan, view.catalog)
    words = [choice_words(view)] if found else [no_action_words(view)]
    return ["## The plan", "", *_tasks(found), *([""] if found else []), *_paragraphs(words)[:-1]]


def _tasks(found: tuple[Task, ...]) -> Lines:
    """A task for each action, with what there is to know of it below."""
    return [line for number, task in enumerate(found, 1) for line in (f"- [ ] {bold(task.title, number)}", *_facts(task))]


def _facts(task: Task) -> Lines:
    facts = [
        md(f"{day_and_year(task.start)} to {day_and_year(task.finish)}, {hours(task.hours)}, {task.where}"),
        md(f"Brings {'; '.join(task.gains)}") if task.gains else "",
        md(f"Done when: {task.done_when}") if task.done_when else "",
        md(f"Price: {task.price}") if task.price else "",
        f"See {web(task.link)}" if task.link else "",
    ]
    return bullets((fact for fact in facts if fact), "  ")


def _open(view: PlanView) -> Lines:
    rows = [f"{view.skill(rung.skill)} to {view.level(rung.level)}: {stopped(rung.why)}" for rung in view.step.uncovered]
    return _listed("What stays open", rows)


def _reasons(view: PlanView) -> Lines:
    return _listed("Why this one", [*reason_words(view), *(f"Keep in mind: {sentence(warning)}" for warning in view.step.warnings)])


def _limits(view: PlanView) -> Lines:
    return [line for title, texts in limit_words(view) for line in (*_listed(title, list(texts)), "")][:-1]


def _others(view: PlanView) -> Lines:
    rows = [
        f"{bold(step.title)}: {KIND_WORDS[step.kind]}, {percent(step.readiness.expected)}% ready, {md(hours(step.hours.planned))}, "
        + " ".join(part for part in (f"{step.verdict}.", md(sentence(step.trade_off or ""))) if part)
        for step in view.plan.alternatives
    ]
    pays = _paragraphs(pays_words(view))[:-1]
    between = [""] if rows and pays else []
    return ["## Other ways", "", *bullets(rows), *between, *pays] if rows or pays else []


def _stay(view: PlanView) -> Lines:
    stay = view.plan.stay_and_grow
    if stay is None or view.step.kind == "stay":
        return []
    found = tasks(replace(view.plan, next_step=stay), view.catalog)
    says = _paragraphs(stay_words(stay, view))
    return [f"## Or stay and grow as {md(stay.title)}", "", *(says if found else says[:-1]), *_tasks(found)]


def _trends(view: PlanView) -> Lines:
    rows = []
    for trend in view.plan.trends:
        known = view.catalog.trends.get(trend.id)
        words = " ".join((capital(prepared(trend, view)), preparing_words(trend, view), *evidence_words(known, view)))
        rows.append(f"{bold(trend.title)}: {md(words)}")
    return ["## What is coming", "", *bullets(rows)] if rows else []


def _assumed(view: PlanView) -> Lines:
    return _listed("Assumed, not known", [text for text in (*assumption_words(view), best_answer_words(view)) if text])


def _cautions(view: PlanView) -> Lines:
    own = [caution for caution in view.plan.warnings if not caution.where.startswith("next_step.")]
    return _listed("Worth a look", [f"{sentence(one.what)} ({one.where})" if one.where else sentence(one.what) for one in own])


def _sources(view: PlanView) -> Lines:
    catalog = view.plan.catalog
    made = md(f"Made on {day_and_year(view.plan.generated_on)} with the catalogue {catalog.id} {catalog.version}.")
    rows = [_source(source) for source in citations(view.plan, view.catalog, ()).sources]
    return [*(["## Sources", "", *bullets(rows), ""] if rows else []), made]


def _source(source: Citation) -> str:
    licence = f", {source.licence}" if source.licence else ""
    where = web(source.link) if source.link else md(source.address or "")
    return " ".join(part for part in (md(stopped(f"{source.title}{licence}")), where, md(f"For {source.used_for}.")) if part)


def _listed(title: str, texts: Lines) -> Lines:
    """A section of texts, one below the other; nothing without any."""
    return [f"## {md(title)}", "", *bullets(map(md, texts))] if texts else []


def _paragraphs(texts: Lines) -> Lines:
    """Each text as a paragraph, with an empty line after it."""
    return [line for text in texts if text for line in (md(text), "")]


SECTIONS: tuple[Callable[[PlanView], Lines], ...] = (
    _answer,
    _begin,
    _gaps,
    _plan,
    _open,
    _reasons,
    _limits,
    _others,
    _stay,
    _trends,
    _assumed,
    _cautions,
    _sources,
)
