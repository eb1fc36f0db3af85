"""What a step takes, worked out again: hours, weeks, the day, money, and what others take."""

from math import ceil

from po_career.planning.model import PlannedAction
from po_career.render.explain_view import Account, exact, total
from po_career.render.layout import BLANK, Line, heading
from po_career.render.plan_actions import SETTINGS
from po_career.render.words import count, day_and_year, hours, money, weeks


def effort_section(account: Account) -> list[Line]:
    """The hours of every action, and their sums."""
    step = account.view.step
    if not step.actions:
        return []
    rows = [
        (str(place), action.id, _range(action), exact(action.hours.planned), *_where(action))
        for place, action in enumerate(step.actions, 1)
    ]
    lines = heading(account.page, "Planned hours = the middle of an action's range: (low + high) / 2")
    lines += account.grid(("No.", "action", "range", "hours", "where", "brings"), rows, rights={0, 2, 3})
    sums = [
        (setting, [action.hours.planned for action in step.actions if action.setting == setting]) for setting in ("at-work", "own-time")
    ]
    where = (("Inside your work", sums[0][1]), ("In your own time", sums[1][1]))
    return [
        *lines,
        BLANK,
        *account.formula("In all", f"sum of hours = {total([action.hours.planned for action in step.actions])} h"),
        *(line for name, parts in where for line in account.formula(name, f"{total(parts)} h")),
        *_ends(account),
        *_if_known(account),
        *_proof(account),
    ]


def _range(action: PlannedAction) -> str:
    low, high = action.hours.low, action.hours.high
    return f"{exact(low)} or more" if high is None else exact(low) if low == high else f"{exact(low)} to {exact(high)}"


def _where(action: PlannedAction) -> tuple[str, str]:
    return SETTINGS[action.setting], count(len(action.raises), "rung") if action.raises else "needed by another"


def _ends(account: Account) -> list[Line]:
    low, high = account.view.step.hours.low, account.view.step.hours.high
    text = f"sum of low ends = {exact(low)}; {'an action has no upper end' if high is None else f'sum of high ends = {exact(high)}'}"
    return account.formula("Range", text)


def _if_known(account: Account) -> list[Line]:
    known = account.view.step.hours.if_known
    if known is None:
        return []
    found = [one for one in account.held.items() if one[0] in account.role.requires and one[1].basis == "unknown"]
    levels = "; ".join(f"{account.view.skill(skill)} {belief.high}" for skill, belief in found)
    return account.formula("If what is not rated turns out high", f"{hours(known)}, the choice of actions made again with {levels}")


def _proof(account: Account) -> list[Line]:
    optimal, planned = account.view.step.optimal, account.view.step.hours.planned
    if optimal.proved:
        return account.formula("Fewest hours", f"proved: no choice of actions for these gaps takes less than {hours(optimal.lower_bound)}")
    over = f" = {exact(planned / optimal.lower_bound)}" if optimal.lower_bound else ""
    return account.formula("Fewest hours", f"not proved: {exact(planned)} / lower bound {exact(optimal.lower_bound)}{over}")


def weeks_section(account: Account) -> list[Line]:
    """The weeks, what no schedule can undercut, and the day that they end on; what stays open has no day."""
    step, plan = account.view.step, account.view.plan
    per_week = plan.person.hours_per_week
    lines = [*heading(account.page, _day_of_what(account)), *account.formula("Weeks", _schedule(account))]
    if per_week and step.actions:
        lines += account.formula("Lower bound", _bound(account, per_week))
    if step.actions or not step.uncovered:
        day = f"{day_and_year(plan.generated_on)} + {weeks(step.weeks)} = {day_and_year(step.skills_ready_by)}"
        lines += account.formula("Day", day)
    if step.uncovered:
        names = "; ".join(f"{account.view.skill(rung.skill)} {rung.level}" for rung in step.uncovered)
        lines += account.formula("Without a day", f"what stays open = {count(len(step.uncovered), 'rung')}: {names}")
    return lines


def _day_of_what(account: Account) -> str:
    """What is ready on the day: the skills that the role asks, or only what the actions bring."""
    step = account.view.step
    if not step.uncovered:
        return f"Skills ready by {day_and_year(step.skills_ready_by)}"
    if not step.actions:
        return "Skills ready by no day: nothing brings what stays open"
    actions = count(len(step.actions), "action")
    return f"What {actions} {'brings' if len(step.actions) == 1 else 'bring'} is ready by {day_and_year(step.skills_ready_by)}"


def _schedule(account: Account) -> str:
    actions, at_once = account.view.step.actions, account.view.catalog.rules.at_once
    if not actions:
        return "0, since no action is planned"
    jobs = f"{count(len(actions), 'action')}, at most {at_once} at once{account.view.pace}"
    return f"the schedule of {jobs}, each after those that it waits for, ends after {weeks(account.view.step.weeks)}"


def _bound(account: Account, per_week: float) -> str:
    """All hours at full pace or the longest chain of actions, whichever takes more weeks."""
    step = account.view.step
    pace, bound = ceil(step.hours.planned / per_week), step.schedule.lower_bound
    full = f"{exact(step.hours.planned)} / {exact(per_week)}, rounded up = {pace}"
    if bound > pace:
        return f"the larger of {full} and the longest chain of actions that wait for each other = {bound}, so {weeks(bound)}"
    return f"{full}; no chain of actions that wait for each other takes more, so {weeks(bound)}"


def money_section(account: Account) -> list[Line]:
    """Known prices, and those that are not on file."""
    step, budget = account.view.step, account.view.plan.person.budget
    paid = [(action.id, action.cost.amount) for action in step.actions if action.cost and action.cost.amount]
    known = " + ".join(f"{exact(amount)} ({key})" for key, amount in paid) or "no action has a price above 0"
    lines = [*heading(account.page, "Money"), *account.formula("Known", f"{known}{_sum_of_money(account) if paid else ''}")]
    if step.cost.unknown_actions:
        lines += account.formula("Not on file", ", ".join(step.cost.unknown_actions))
    if budget is not None:
        lines += account.formula(
            "Budget", f"{money(budget, step.cost.currency)}; an action without a price on file is not used under a budget"
        )
    return lines


def _sum_of_money(account: Account) -> str:
    cost = account.view.step.cost
    return f" = {money(cost.known, cost.currency)}"


def months_section(account: Account) -> list[Line]:
    """Where the usual months come from."""
    step, had = account.view.step, account.view.plan.person.months_in_role
    if step.typical_months is None:
        return []
    usual = step.typical_months
    span = f"{exact(usual.low)} or more" if usual.high is None else f"{exact(usual.low)} to {exact(usual.high)}"
    where = {"judgement": "our judgement", "source": "a source", "article": "the article that the catalogue is made from"}[usual.basis]
    mine = f"; you have had {exact(had)}" if had is not None else ""
    text = f"{span} months, as the catalogue says of this transition, by {where}{mine}. No other figure is made from it"
    return [*heading(account.page, "People usually take"), *account.formula("Months", text)]
