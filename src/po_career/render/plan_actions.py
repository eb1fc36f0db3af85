"""The actions of a plan: those to begin with, all of them with their dates, and what no action brings."""

from datetime import date, timedelta

from po_career.planning.model import PlannedAction
from po_career.render.folding import NO_BREAK
from po_career.render.layout import BLANK, Line, Run, Style, Words, beside, heading, right
from po_career.render.plan_view import PlanView
from po_career.render.words import day, day_and_year, hours, listed, number, price, stopped, weeks

WEEK = timedelta(weeks=1)
PAID_KINDS = frozenset({"certification", "course", "reading", "community"})
SETTINGS = {"at-work": "at work", "own-time": "own time"}
DATES = 6
TIMELINE = 30


def this_week(view: PlanView) -> list[Line]:
    """The actions that start first, and the skills to focus on."""
    actions, page = view.step.actions, view.page
    if not actions:
        return []
    first = min(action.start for action in actions)
    soon = first < view.plan.generated_on + WEEK
    lines = heading(page, "This week" if soon else f"From {day_and_year(first)}")
    if view.step.focus:
        lines += page.para(f"Focus on {listed(view.skills(view.step.focus))}.")
    for action in actions:
        if action.start == first:
            lines += page.bullet(Run(page.glyphs.mark, "now"), Run(action.title, "now"))
            lines += page.para(now_words(action), 4)
    return lines


def now_words(action: PlannedAction) -> str:
    """What an action that starts now takes, until when, and how one knows that it is done."""
    until = "" if action.finish - action.start <= WEEK else f" in all until {day_and_year(action.finish)}"
    where = "in your work" if action.setting == "at-work" else "in your own time"
    return f"{hours(action.hours.planned)}{until}, {where}." + (f" Done when: {stopped(action.done_when)}" if action.done_when else "")


def actions_section(view: PlanView) -> list[Line]:
    """Every action with its dates, in the order of their start, and how good the choice is."""
    page, actions = view.page, view.step.actions
    lines = heading(page, "The plan")
    if not actions:
        return [*lines, *page.para(no_action_words(view))]
    return [*lines, *action_rows(view), BLANK, *page.para(choice_words(view)), *page.para(Run(_more(actions), "dim"))]


def action_rows(view: PlanView) -> list[Line]:
    """The actions of the step, each with its number, dates, gain and hours; a year where it changes."""
    page, lines, year = view.page, list[Line](), None
    for place, action in enumerate(view.step.actions, 1):
        if place > 1:
            lines.append(BLANK)
        if action.start.year != year:
            year = action.start.year
            lines += page.para(Run(str(year), "dim"), 4)
        lines += _stacked(place, action, view) if page.stacked else _row(place, action, view)
    return lines


def choice_words(view: PlanView) -> str:
    """How good the choice and the schedule are, and what hours and prices rest on."""
    return " ".join([*_proof(view), *_range(view), *_prices(view)])


def no_action_words(view: PlanView) -> str:
    """Why the step has no action."""
    if view.step.uncovered:
        return "No action of the catalogue can be planned for what is missing."
    if view.step.gaps:
        return "Nothing to do: only useful skills are open."
    known = "as far as is known, " if view.plan.assumptions else ""
    return f"Nothing to do: {known}every skill that the role asks is there."


def _row(place: int, action: PlannedAction, view: PlanView) -> list[Line]:
    page = view.page
    effort = view.page.show(hours(action.hours.planned)).replace(NO_BREAK, " ")
    widest = max(len(hours(other.hours.planned)) for other in view.step.actions)
    numbers = len(str(len(view.step.actions)))
    number_cells = max(numbers, 2)
    body = page.width - number_cells - 2 - DATES - 2 - 2 - widest - (2 + TIMELINE if page.timeline else 0)
    cells: list[tuple[list[Line], int]] = [
        ([right((Run(str(place), _style(action, view)),), number_cells)], number_cells),
        ([right((Run(text),), DATES) for text in _dates(action)], DATES),
        (_body(action, min(body, 64), view), min(body, 64)),
        ([right((Run(effort),), widest)], widest),
    ]
    if page.timeline:
        cells.append(([_time_bar(action, view)], TIMELINE))
    return beside(cells, 0)


def _dates(action: PlannedAction) -> list[str]:
    years = [str(action.finish.year)] if action.finish.year != action.start.year else []
    return [day(action.start), day(action.finish), *years]


def _style(action: PlannedAction, view: PlanView) -> Style:
    return "now" if action.start == min(other.start for other in view.step.actions) else ""


def _body(action: PlannedAction, width: int, view: PlanView) -> list[Line]:
    """The title, what it brings, how one knows that it is done, and what else there is to know."""
    page = view.page
    texts: list[Words] = [Run(action.title, _style(action, view))]
    if action.raises:
        texts.append(Run("; ".join(f"{view.skill(raised.skill)} to {view.level(raised.to)}" for raised in action.raises), "have"))
    if action.done_when:
        texts.append(f"Done when: {action.done_when.strip()}")
    cost = price(action.cost, paid_kind=action.kind in PAID_KINDS)
    facts = [SETTINGS[action.setting], *([cost] if cost else []), action.id]
    texts.append(Run(f" {page.glyphs.dot} ".join(facts), "dim"))
    return [line for text in texts for line in page.wrap(text, width)]


def _stacked(place: int, action: PlannedAction, view: PlanView) -> list[Line]:
    page = view.page
    label = f"{place:>2} "
    finish = day(action.finish) if action.finish.year == action.start.year else day_and_year(action.finish)
    span = f"{day(action.start)} {page.glyphs.dash} {finish}, {hours(action.hours.planned)}"
    first = page.wrap([Run(label.replace(" ", NO_BREAK), _style(action, view)), Run(span)], page.width, "", " " * len(label))
    rest = _body(action, page.width - len(label), view)
    return [*first, *((Run(" " * len(label)), *line) for line in rest)]


def _time_bar(action: PlannedAction, view: PlanView) -> Line:
    """When the action runs, within the time from the first start to the last finish."""
    first, last = min(a.start for a in view.step.actions), max(a.finish for a in view.step.actions)
    begin = _cell_of(action.start, first, last)
    length = max(1, _cell_of(action.finish, first, last) - begin)
    begin = min(begin, TIMELINE - length)
    return (Run(" " * begin), Run(view.page.glyphs.bar * length, _style(action, view) or "dim"))


def _cell_of(on: date, first: date, last: date) -> int:
    return round((on - first).days / max((last - first).days, 1) * TIMELINE)


def _proof(view: PlanView) -> list[str]:
    """How good the choice and the schedule are."""
    step = view.step
    if step.optimal.proved:
        choice = "Fewest hours for these gaps: proved."
    elif step.optimal.lower_bound > 0:
        over = (step.hours.planned / step.optimal.lower_bound - 1) * 100
        choice = f"Best found for these gaps, within {-int(-over // 1)}% of the lower bound of {hours(step.optimal.lower_bound)}."
    else:
        choice = "Best found for these gaps; no lower bound is known."
    shortest = step.schedule.lower_bound
    if shortest >= step.schedule.weeks:
        return [choice, f"No schedule{view.pace} is shorter."]
    return [choice, f"Whatever the order, it takes {weeks(shortest)} or more{view.pace}."]


def _range(view: PlanView) -> list[str]:
    """The hours from the low to the high end of every action, where they differ from what is planned."""
    low, high = view.step.hours.low, view.step.hours.high
    if low == high:
        return []
    extent = f"at least {hours(low)}" if high is None else f"{number(low)} to {hours(high)} in all"
    return [f"Hours are the middle of each action's range, by our judgement where no source says more: {extent}."]


def _prices(view: PlanView) -> list[str]:
    paid = any((action.cost and action.cost.amount) or (action.cost is None and action.kind in PAID_KINDS) for action in view.step.actions)
    return ["Prices change: check the provider's page."] if paid else []


def _more(actions: tuple[PlannedAction, ...]) -> str:
    return f"po-career actions {actions[0].id} shows the first in full."


def what_stays_open(view: PlanView) -> list[Line]:
    """The rungs that no action of the plan brings, and why."""
    if not view.step.uncovered:
        return []
    lines = heading(view.page, "What stays open")
    for rung in view.step.uncovered:
        lines += view.page.para(f"{view.skill(rung.skill)} to {view.level(rung.level)}: {stopped(rung.why)}", hang=2)
    return lines
