"""Progress on a screen: readiness over time, what moved it, the actions, and what somebody else
sees differently.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from po_career.catalog.model import Catalog
from po_career.planning.model import BeliefBasis, Estimate
from po_career.planning.progress_model import DoneAction, DueAction, Progress, Why
from po_career.render.page.chart import chart, columns, span_words
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import (
    capital,
    count,
    day,
    day_and_year,
    figure,
    hours,
    number,
    numbered,
    percent,
)
from po_career.render.page.table import table
from po_career.render.progress.due import due_words, first_due
from po_career.render.progress.moved_skills import (
    change_in_points,
    level_bar,
    moved_rows,
    skill_rows,
)
from po_career.render.skill_words import differing_section, range_words, skill_name, skill_names
from po_career.text import NO_BREAK

FEWEST_FOR_CHART = 2
NOTHING_YET = (
    "There is nothing to measure yet: no target, no role and no rating. {} asks; {} records a"
    " single skill."
)
WHY: Mapping[Why, str] = {
    "asked": "",
    "target": "",
    "kept plan": "the role of the plan that you kept",
    "next step": "the next step that a plan recommends today; --to names another",
    "role held": "the role that you hold; --to names another",
}
FROM: Mapping[BeliefBasis, str] = {
    "assumed": "assumed {} from your role",
    "behind": "assumed {} from the roles before yours",
    "former": "assumed {} from a former role",
    "guess": "guessed {} from what you rated",
    "done": "{} by what you have done",
}
"""Where the level of a skill that is not rated comes from."""


def progress_lines(found: Progress, catalog: Catalog, page: Page, *, as_list: bool) -> Lines:
    """The page; `as_list` says the readiness of each day in words instead of drawing it, as a
    narrow page does anyway.
    """
    record = ", ".join(
        (
            page.command("done", "ACTION"),
            page.command("rate", "SKILL", "LEVEL"),
            page.command("check-in"),
        )
    )
    return joined(
        [
            _opening(found, page),
            _over_time(found, page, as_list=as_list or page.stacked),
            _what_moved(found, catalog, page),
            _unrated(found, catalog, page),
            _actions(found, page),
            differing_section(found.disagreements, page),
            page.warnings(found.warnings),
            page.dimmed(f"Record more: {record}.", 0),
        ]
    )


def late_lines(found: Progress, page: Page) -> Lines:
    """All that is late, with its numbers, and what to do about it."""
    state = found.actions
    if state.plan is None:
        words = (
            f"No plan is kept, so nothing can be late. {page.command('plan', '--keep')} keeps one."
        )
        return page.para(words, 0)
    on = day_and_year(state.plan.on)
    if not state.late:
        return page.para(
            f"Nothing of the chapter of {on} is late. {page.command('next')} says what comes now.",
            0,
        )
    spent = hours(sum(action.hours for action in state.late))
    lines = page.heading(
        f"Late in the chapter of {on}: {figure(len(state.late), 'action')}, {spent}"
    )
    for action in state.late:
        name = f"{action.number}. " if action.number is not None else f"{action.id}: "
        begun = "begun, " if action.begun else ""
        when = f"{begun}was due {day_and_year(action.due)}, {hours(action.hours)}"
        lines += page.para([Run(name, "now"), Run(f"{action.title.rstrip('.')}: {when}")], 2, 2)
    first = state.late[0]
    name = str(first.number) if first.number is not None else first.id
    choices = (
        f"{page.command('done', name)} if it is done;",
        f"{page.command('skip', name)} if it is not for you: no plan offers it again;",
        "or go on with it: it keeps its place, and the check-in gives it a new day.",
    )
    ways = page.para(f"For each there are three ways on. For {name}:", 0)
    return joined([lines, [*ways, *below(page.para(choice, 2, 2) for choice in choices)]])


def _between(estimate: Estimate) -> str:
    """A readiness as "73%, between 66 and 80", or "73%" if the range is a single figure."""
    low, high = percent(estimate.low), percent(estimate.high)
    between = "" if low == high else f", between {low} and {high}"
    return f"{percent(estimate.expected)}%{between}"


def _opening(found: Progress, page: Page) -> Lines:
    if found.toward is None:
        return page.para(
            NOTHING_YET.format(page.command("plan"), page.command("rate", "SKILL", "LEVEL")), 0
        )
    if not found.points:
        title = f"Toward {found.toward.title}: nothing is on record yet"
        return [
            *page.heading(title),
            *page.para("A rating, a done action or a kept plan makes the first point."),
        ]
    first, last = found.points[0], found.points[-1]
    ready = last.readiness
    share = f"{percent(ready.expected)}% ready{range_words(ready)}"
    lines = page.heading(f"Toward {found.toward.title}: {share}{_direction(found)}")
    if why := WHY[found.toward.why]:
        lines += page.dimmed(f"{found.toward.title} is {why}.")
    if ready.expected >= found.ready_at and found.core_missing:
        lines += page.para("Being ready also takes every core level, and some are still missing.")
    if first is last:
        lines += page.para(
            f"There is one day on record so far, {day_and_year(last.on)}. The next rating or"
            " check-in adds another."
        )
    return lines


def _direction(found: Progress) -> str:
    """How far it went, and in what time; nothing if there is only one point."""
    first, last = found.points[0], found.points[-1]
    if first is last:
        return ""
    points = _points(found)
    change = f"{'up' if points > 0 else 'down'} {figure(abs(points), 'point')}"
    return f", {change if points else 'unchanged'} in {span_words(first.on, last.on)}"


def _points(found: Progress) -> int:
    """How far expected readiness went, in percentage points."""
    return change_in_points(found.points[0].readiness.expected, found.points[-1].readiness.expected)


def _over_time(found: Progress, page: Page, *, as_list: bool) -> Lines:
    if len(found.points) < FEWEST_FOR_CHART:
        return []
    if as_list:
        lines = page.heading(f"Readiness over time (ready from {percent(found.ready_at)}%)")
        for point in found.points:
            lines += page.para(f"{day_and_year(point.on)}: {_between(point.readiness)}", 2, 2)
        return lines
    legend = (
        f"{page.glyphs.point}{NO_BREAK}expected{NO_BREAK * 2} "
        f"{page.glyphs.stroke} from low to high; it gets shorter as you rate more skills"
    )
    lines = [*chart(found.points, found.ready_at, page), *page.dimmed(legend)]
    drawn, days = columns(page), len(found.points)
    if days > drawn:
        words = f"{drawn} of {days} days with an entry are drawn; --json has all."
        lines += page.dimmed(words)
    return lines


def _what_moved(found: Progress, catalog: Catalog, page: Page) -> Lines:
    if len(found.points) < FEWEST_FOR_CHART:
        return []
    lines = page.heading(f"What moved it since {day_and_year(found.points[0].on)}")
    if found.moved:
        lines += moved_rows(found.moved, _points(found), catalog, page)
    else:
        lines += page.para("No skill that this role asks for.")
    if found.elsewhere:
        names = skill_names(found.elsewhere, catalog, 4)
        words = f"Not asked for by this role, but rated otherwise: {names}."
        lines += page.dimmed(words)
    return lines


def _unrated(found: Progress, catalog: Catalog, page: Page) -> Lines:
    if not found.unrated:
        return []
    rows = []
    for skill in found.unrated:
        level = catalog.scale.levels[skill.have.expected].name
        origin = FROM.get(skill.have.basis, "unknown").format(level)
        bar = level_bar(skill.have, skill.need, catalog, page)
        rows.append([Run(bar), Run(skill_name(skill.skill, catalog)), Run(origin, "dim")])
    first = page.command("rate", found.unrated[0].skill)
    return [
        *page.heading("Core skills still not rated"),
        *skill_rows(rows, page),
        *page.dimmed(f"{first} shows its sentences and asks."),
    ]


def _actions(found: Progress, page: Page) -> Lines:
    state = found.actions
    lines = [*page.heading("Actions"), *_action_rows(found, page)]
    if state.late:
        late = page.command("progress", "--late")
        words = f"{late} shows all that is late, and what to do about it."
        lines += page.dimmed(words)
    if state.plan is None:
        keep = page.command("plan", "--keep")
        words = f"No plan is kept, so nothing can be open or late: {keep} keeps one."
        return lines + page.para(words)
    plan = f"the plan of {day_and_year(state.plan.on)}"
    if not state.open and not state.late:
        words = f"Nothing of {plan} is left; {page.command('check-in')} begins the next one."
        return lines + page.para(words)
    if found.toward is not None and found.toward.role != state.plan.role:
        lines += page.dimmed(f"{capital(plan)} leads to {state.plan.title}.")
    return lines


def _action_rows(found: Progress, page: Page) -> Lines:
    """What is done, begun, open and late: in columns, or on a narrow page a sentence each."""
    rows = list(_rows(found))
    if not page.stacked:
        return below(table(rows, page, gives=3, rights=(1, 2)))
    lines: Lines = []
    for word, many, spent, ending in rows:
        then = Run("; " if ending.text else "")
        lines += page.para([word, Run(": "), many, Run(", "), spent, then, ending], 2, 2)
    return lines


def _rows(found: Progress) -> Iterator[tuple[Run, ...]]:
    """For each state that an action is in: how many there are, their hours, and the first."""
    state = found.actions
    begun = [action for action in state.open if action.begun]
    untouched = [action for action in state.open if not action.begun]
    rows: Sequence[tuple[Run, Sequence[Any], Callable[[Any], str]]] = (
        (Run("done"), state.done, _last_done),
        (Run("begun"), begun, _first_and_others),
        (
            Run("open"),
            untouched,
            lambda actions: f"next: {due_words(first_due(actions, found.generated_on))}",
        ),
        (Run("late", "missing"), state.late, partial(_first_and_others, verb="was due")),
    )
    for word, actions, ending in rows:
        if actions:
            spent = hours(sum(action.hours for action in actions))
            yield word, Run(number(len(actions))), Run(spent), Run(ending(actions))


def _last_done(actions: Sequence[DoneAction]) -> str:
    days = (f"last: {action.title}, {day(action.on)}" for action in actions if action.on)
    return next(days, "")


def _first_and_others(actions: Sequence[DueAction], verb: str = "due") -> str:
    """The first of the actions with its day, and the others by their numbers, or by how many they
    are.
    """
    words = due_words(actions[0], verb)
    others = actions[1:]
    numbers = [action.number for action in others if action.number is not None]
    if not others:
        return words
    if len(numbers) == len(others):
        return f"{words}; and {numbered(numbers)}"
    return f"{words}, and {count(len(others), 'other')}"
