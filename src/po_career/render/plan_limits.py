"""What a budget costs, and whether the step is done by a day: what could be left open, or how many hours a week it would take."""

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import BudgetLimit, DateLimit, Drop, Plan
from po_career.render.glyphs import Glyphs
from po_career.render.layout import Line, heading, joined, page_of
from po_career.render.plan_view import PlanView
from po_career.render.words import capital, count, day_and_year, hours, listed, money, percent, weeks


def limits_lines(plan: Plan, catalog: Catalog, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """The section on its own; no line where no limit is set."""
    return limits_section(PlanView(plan, catalog, page_of(width, glyphs)))


def limits_section(view: PlanView) -> list[Line]:
    """What the budget costs, and what the day asks."""
    page = view.page
    return joined([[*heading(page, title), *(line for text in texts for line in page.para(text))] for title, texts in limit_words(view)])


def limit_words(view: PlanView) -> list[tuple[str, list[str]]]:
    """For each limit that is set, its title and what it does, a text for each."""
    budget, by = view.plan.limits.budget, view.plan.limits.by
    found = [("Within your budget", [_budget(budget, view)])] if budget else []
    return [*found, (f"By {day_and_year(by.by)}", _by(by, view))] if by else found


def _budget(limit: BudgetLimit, view: PlanView) -> str:
    more = [*([hours(limit.hours_more)] if limit.hours_more else []), *([weeks(limit.weeks_more)] if limit.weeks_more > 0 else [])]
    rungs = f"{capital(count(limit.uncovered, 'level stays', 'levels stay'))} open for want of money." if limit.uncovered else ""
    only = "Free actions only" if limit.amount == 0 else f"At most {money(limit.amount, view.step.cost.currency)}"
    if more:
        same = " for the rest" if rungs else ""
        cost = f"{only}: it takes {listed(more)} more than with money{same}."
    else:
        cost = f"{only}: no time is lost by it." if rungs else f"{only}: nothing is lost by it."
    return f"{cost} {rungs}".strip()


def _by(limit: DateLimit, view: PlanView) -> list[str]:
    texts = [_fits(limit, view)] if limit.actions_fit else [_late(limit, view), *_drop(limit, view), _hours(limit, view), _open(view)]
    return [text for text in texts if text]


def _fits(limit: DateLimit, view: PlanView) -> str:
    spare = limit.weeks - view.step.weeks
    left = f"with {weeks(spare)} to spare" if spare else "with no week to spare"
    if limit.fits:
        return f"It fits, {left}."
    if not view.step.actions:
        return f"It does not fit: no action is planned, and {_still_open(view)} open whatever the day."
    return f"What can be planned fits, {left}; {_still_open(view)} open whatever the day."


def _open(view: PlanView) -> str:
    return f"{capital(_still_open(view))} open whatever the day." if view.step.uncovered else ""


def _still_open(view: PlanView) -> str:
    return count(len({rung.skill for rung in view.step.uncovered}), "skill stays", "skills stay")


def _late(limit: DateLimit, view: PlanView) -> str:
    over = view.step.weeks - limit.weeks
    until = (
        f"until then there {'is' if limit.weeks == 1 else 'are'} {weeks(limit.weeks)}"
        if limit.weeks
        else "until then there is no whole week"
    )
    return f"It does not fit: it takes {weeks(view.step.weeks)}{view.pace}, and {until}. That is {weeks(over)} too few."


def _drop(limit: DateLimit, view: PlanView) -> list[str]:
    if not limit.drop:
        core = any(gap.importance == "core" for gap in view.step.gaps)
        return ["Even the core gaps alone take longer."] if core else []
    if not limit.drop_hours:
        return ["Nothing of it would fit."]
    left = listed(_names(limit.drop, view))
    share = sum(gap.share for gap in limit.drop)
    of_all = f" ({percent(share)}% of what is missing)" if share else ""
    return [f"{'What can be planned' if view.step.uncovered else 'It'} would fit without {left}{of_all}: {hours(limit.drop_hours)} remain."]


def _names(drop: tuple[Drop, ...], view: PlanView) -> list[str]:
    return view.skills(gap.skill for gap in drop)


def _hours(limit: DateLimit, view: PlanView) -> str:
    if limit.hours_per_week is not None:
        return f"All {'that can be planned' if view.step.uncovered else 'of it'} would fit at {hours(limit.hours_per_week)} a week."
    if limit.least_weeks > limit.weeks:
        return f"More hours a week do not help: with any number of them it takes {weeks(limit.least_weeks)}."
    return "No number of hours a week up to 60 helps."
