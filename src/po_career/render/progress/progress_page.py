"""Progress on a screen: readiness over time, what moved it, the actions, and what somebody else
sees differently.
"""

from collections.abc import Callable, Mapping, Sequence

from po_career.catalog.model import Catalog
from po_career.planning.kept_chapter import turn
from po_career.planning.model import Belief, BeliefBasis, Estimate
from po_career.planning.progress_model import DueAction, Point, Progress, Unrated, Why
from po_career.render.differing import differing_section
from po_career.render.page.chart import chart, columns, span_words
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import (
    count,
    day,
    day_and_year,
    figure,
    hours,
    listed,
    number,
    numbered,
    percent,
    sentence,
)
from po_career.render.page.table import table
from po_career.render.progress.moved_skills import (
    change_in_points,
    level_bar,
    moved_rows,
    skill_rows,
)

Command = Callable[..., str]
"""Makes the text of a command for the profile in force of its words."""
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


def progress_lines(
    found: Progress,
    catalog: Catalog,
    *,
    command: Command,
    as_list: bool,
    width: int | None,
    glyphs: Glyphs,
) -> list[Line]:
    """The page; `as_list` says the readiness of each day in words instead of drawing it, as a
    narrow page does anyway.
    """
    page = page_of(width, glyphs)
    return joined(
        [
            _opening(found, page, command),
            _over_time(found, page, as_list=as_list or page.stacked),
            _what_moved(found, catalog, page),
            _unrated(found, catalog, page, command),
            _actions(found, page, command),
            differing_section(found.disagreements, page),
            [line for note in found.warnings for line in page.para(sentence(note.what), 0)],
            page.para(
                Run(
                    f"Record more: {command('done', 'ACTION')}, "
                    f"{command('rate', 'SKILL', 'LEVEL')}, {command('check-in')}.",
                    "dim",
                ),
                0,
            ),
        ]
    )


def late_lines(
    found: Progress, *, command: Command, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """All that is late, with its numbers, and what to do about it."""
    page = page_of(width, glyphs)
    state = found.actions
    if state.plan is None:
        words = f"No plan is kept, so nothing can be late. {command('plan', '--keep')} keeps one."
        return page.para(words, 0)
    on = day_and_year(state.plan.on)
    if not state.late:
        return page.para(
            f"Nothing of the chapter of {on} is late. {command('next')} says what comes now.", 0
        )
    spent = hours(sum(_hours(state.late)))
    lines = heading(
        page, f"Late in the chapter of {on}: {figure(len(state.late), 'action')}, {spent}"
    )
    for one in state.late:
        number = f"{one.number}. " if one.number is not None else f"{one.id}: "
        begun = "begun, " if one.begun else ""
        when = f"{begun}was due {day_and_year(one.due)}, {hours(one.hours)}"
        lines += page.para([Run(number, "now"), Run(f"{one.title.rstrip('.')}: {when}")], 2, 2)
    first = state.late[0]
    name = str(first.number) if first.number is not None else first.id
    return joined(
        [
            lines,
            [
                *page.para(f"For each there are three ways on. For {name}:", 0),
                *page.para(f"{command('done', name)} if it is done;", 2, 2),
                *page.para(
                    f"{command('skip', name)} if it is not for you: no plan offers it again;", 2, 2
                ),
                *page.para(
                    "or go on with it: it keeps its place, and the check-in gives it a new day.",
                    2,
                    2,
                ),
            ],
        ]
    )


def range_words(estimate: Estimate) -> str:
    """A readiness as "73%, between 66 and 80", or "73%" where the range is one figure."""
    low, expected, high = (
        percent(part) for part in (estimate.low, estimate.expected, estimate.high)
    )
    return f"{expected}%" if low == high else f"{expected}%, between {low} and {high}"


def _opening(found: Progress, page: Page, command: Command) -> list[Line]:
    if found.toward is None:
        return page.para(NOTHING_YET.format(command("plan"), command("rate", "SKILL", "LEVEL")), 0)
    if not found.points:
        title = f"Toward {found.toward.title}: nothing is on record yet"
        return [
            *heading(page, title),
            *page.para("A rating, a done action or a kept plan makes the first point."),
        ]
    first, last = found.points[0], found.points[-1]
    ready = last.readiness
    ends = percent(ready.low), percent(ready.high)
    between = f" ({ends[0]} to {ends[1]})" if ends[0] != ends[1] else ""
    title = (
        f"Toward {found.toward.title}: {percent(ready.expected)}% ready{between}{_direction(found)}"
    )
    lines = heading(page, title)
    if why := WHY[found.toward.why]:
        lines += page.para(Run(f"{found.toward.title} is {why}.", "dim"))
    if ready.expected >= found.ready_at and found.core_missing:
        lines += page.para("Being ready also takes every core level, and some are still missing.")
    if first is last:
        lines += page.para(
            f"There is one day on record so far, {day_and_year(last.on)}. The next rating or"
            " check-in adds another."
        )
    return lines


def _direction(found: Progress) -> str:
    """How far it went, and in what time; nothing where there is one point only."""
    first, last = found.points[0], found.points[-1]
    if first is last:
        return ""
    points = _points(found)
    way = "unchanged"
    if points:
        way = f"{'up' if points > 0 else 'down'} {figure(abs(points), 'point')}"
    return f", {way} in {span_words(first.on, last.on)}"


def _points(found: Progress) -> int:
    """How far expected readiness went, in percentage points."""
    return change_in_points(found.points[0].readiness.expected, found.points[-1].readiness.expected)


def _over_time(found: Progress, page: Page, *, as_list: bool) -> list[Line]:
    if len(found.points) < FEWEST_FOR_CHART:
        return []
    if as_list:
        lines = heading(page, f"Readiness over time (ready from {percent(found.ready_at)}%)")
        return lines + [line for point in found.points for line in _point_in_words(point, page)]
    signs = (
        f"{page.glyphs.point} expected",
        f"{page.glyphs.stroke} from low to high; it gets shorter as you rate more skills",
    )
    legend = (NO_BREAK * 2 + " ").join((signs[0].replace(" ", NO_BREAK), signs[1]))
    lines = [*chart(found.points, found.ready_at, page), *page.para(Run(legend, "dim"))]
    if len(found.points) > columns(page):
        lines += page.para(
            Run(
                f"{columns(page)} of {len(found.points)} days with an entry are drawn; --json has"
                " all.",
                "dim",
            )
        )
    return lines


def _point_in_words(point: Point, page: Page) -> list[Line]:
    return page.para(f"{day_and_year(point.on)}: {range_words(point.readiness)}", 2, 2)


def _what_moved(found: Progress, catalog: Catalog, page: Page) -> list[Line]:
    if len(found.points) < FEWEST_FOR_CHART:
        return []
    lines = heading(page, f"What moved it since {day_and_year(found.points[0].on)}")
    lines += (
        moved_rows(found.moved, _points(found), catalog, page)
        if found.moved
        else page.para("No skill that this role asks for.")
    )
    if found.elsewhere:
        names = (
            catalog.skills[skill].short or catalog.skills[skill].name for skill in found.elsewhere
        )
        lines += page.para(
            Run(f"Not asked for by this role, but rated otherwise: {listed(names, 4)}.", "dim")
        )
    return lines


def _unrated(found: Progress, catalog: Catalog, page: Page, command: Command) -> list[Line]:
    if not found.unrated:
        return []
    rows = [_unrated_row(one, catalog, page) for one in found.unrated]
    lines = heading(page, "Core skills still not rated")
    first = command("rate", found.unrated[0].skill)
    return [
        *lines,
        *skill_rows(rows, page),
        *page.para(Run(f"{first} shows its sentences and asks.", "dim")),
    ]


def _unrated_row(one: Unrated, catalog: Catalog, page: Page) -> list[Run]:
    name = catalog.skills[one.skill].short or one.name
    return [
        Run(level_bar(one.have, one.need, catalog, page)),
        Run(name),
        Run(_not_rated(one.have, catalog), "dim"),
    ]


def _not_rated(belief: Belief, catalog: Catalog) -> str:
    name = catalog.scale.levels[belief.expected].name
    words: Mapping[BeliefBasis, str] = {
        "assumed": f"assumed {name} from your role",
        "behind": f"assumed {name} from the roles before yours",
        "former": f"assumed {name} from a former role",
        "guess": f"guessed {name} from what you rated",
        "done": f"{name} by what you have done",
    }
    return words.get(belief.basis, "unknown")


def _actions(found: Progress, page: Page, command: Command) -> list[Line]:
    state = found.actions
    lines = heading(page, "Actions")
    rows = []
    if state.done:
        last = next((one for one in state.done if one.on is not None), None)
        ending = (
            f"last: {last.title}, {day(last.on)}"
            if last is not None and last.on is not None
            else ""
        )
        rows.append(_action_row("done", [one.hours for one in state.done], ending, ""))
    begun = [one for one in state.open if one.begun]
    untouched = [one for one in state.open if not one.begun]
    untouched.sort(key=lambda one: turn(found.generated_on, one.due, one.number, begun=False))
    if begun:
        rows.append(_action_row("begun", _hours(begun), _due_words("due", begun), ""))
    if untouched:
        first = _due_words("due", untouched[:1])
        rows.append(_action_row("open", _hours(untouched), f"next: {first}", ""))
    if state.late:
        rows.append(
            _action_row("late", _hours(state.late), _due_words("was due", state.late), "missing")
        )
    lines += [line for row in _action_rows(rows, page) for line in row]
    if state.late:
        lines += page.para(
            Run(
                f"{command('progress', '--late')} shows all that is late, and what to do about it.",
                "dim",
            )
        )
    if state.plan is None:
        lines += page.para(
            f"No plan is kept, so nothing can be open or late: {command('plan', '--keep')} keeps"
            " one."
        )
    elif not state.open and not state.late:
        lines += page.para(
            f"Nothing of the plan of {day_and_year(state.plan.on)} is left; {command('check-in')}"
            " begins the next one."
        )
    elif found.toward is not None and found.toward.role != state.plan.role:
        lines += page.para(
            Run(f"The plan of {day_and_year(state.plan.on)} leads to {state.plan.title}.", "dim")
        )
    return lines


def _action_rows(rows: Sequence[Sequence[Run]], page: Page) -> list[list[Line]]:
    """Columns, or on a narrow page a sentence each."""
    if not page.stacked:
        return table(rows, page, gives=3, rights=(1, 2))
    return [
        page.para(
            [word, Run(": "), many, Run(", "), spent, Run("; " if ending.text else ""), ending],
            2,
            2,
        )
        for word, many, spent, ending in rows
    ]


def _action_row(word: str, spent: Sequence[float], ending: str, style: str) -> list[Run]:
    name = Run(word, "missing") if style else Run(word)
    return [name, Run(number(len(spent))), Run(hours(sum(spent))), Run(ending)]


def _hours(actions: Sequence[DueAction]) -> list[float]:
    return [one.hours for one in actions]


def _due_words(verb: str, actions: Sequence[DueAction]) -> str:
    """The first of the actions with its day, and the others by their numbers, or by how many they
    are.
    """
    first = actions[0]
    number = f"{first.number}. " if first.number is not None else ""
    words = f"{number}{first.title}, {verb} {day_and_year(first.due)}"
    others = [one.number for one in actions[1:]]
    numbers = [one for one in others if one is not None]
    if not others:
        return words
    if len(numbers) == len(others):
        return f"{words}; and {numbered(numbers)}"
    return f"{words}, and {count(len(others), 'other')}"
