"""The figures beside the next step, worked out again: what answers are worth, trends, robustness, limits."""

from po_career.planning.plan_model import Assumption, BudgetLimit, DateLimit, HangsOn, PlanTrend
from po_career.render.explain_view import Account, exact
from po_career.render.layout import Line, heading
from po_career.render.words import count, day_and_year, hours, percent, weeks


def stakes_section(account: Account) -> list[Line]:
    """Hours at stake: the choice made again under another answer."""
    found = [one for one in account.view.plan.assumptions if one.hours_at_stake > 0]
    lines = heading(account.page, "What an answer is worth: the hours planned again under it") if found else []
    return [*lines, *(line for one in found for line in account.formula(account.view.skill(one.skill), _stake(one, account)))]


def _stake(one: Assumption, account: Account) -> str:
    planned, stake, ends = account.view.step.hours.planned, one.hours_at_stake, one.range
    if one.basis == "unknown":
        change = f"{exact(planned)} - {exact(planned - stake)} = {exact(stake)} h less"
        return f"not rated, counted {ends.low}; at {ends.high}: {change}"
    return f"assumed {ends.high}; at {ends.low}: {exact(planned + stake)} - {exact(planned)} = {exact(stake)} h more"


def trends_section(account: Account) -> list[Line]:
    """For each trend its skills with their levels, and how many count as in place."""
    trends, half = account.view.plan.trends, account.view.catalog.scale.top / 2
    lines = heading(account.page, f"Prepared for a trend = its skills at level {exact(half)} or above / its skills") if trends else []
    return [*lines, *(line for trend in trends for line in account.formula(trend.title, _prepared(trend, half, account)))]


def _prepared(trend: PlanTrend, half: float, account: Account) -> str:
    if not trend.skills:
        return "no skill of the catalogue is tied to it"
    levels = {skill: account.held[skill].expected for skill in trend.skills}
    there = sum(level >= half for level in levels.values())
    named = "; ".join(f"{account.view.skill(skill)} {level}" for skill, level in levels.items())
    return f"{there} / {len(levels)} = {percent(trend.prepared)}% ({named})"


def robustness_section(account: Account) -> list[Line]:
    """In how many cases and draws the step stays the same, and what it hangs on."""
    found = account.view.plan.robustness
    if found is None:
        return []
    lines = heading(account.page, "Would another rating change the step?")
    lines += account.formula("One rating one level off", f"the same step in {found.cases_same} / {found.cases} cases")
    part = f" = {percent(found.same)}%" if found.draws else ""
    drawn = f"the same step in {found.draws_same} / {found.draws} draws{part}, with seed {found.seed}"
    lines += account.formula("All ratings off as self-ratings usually are", drawn)
    lines += account.formula("Chances of a level so far off", _chances(account))
    for one in found.hangs_on:
        alone = _alone(one, account)
        text = f"rated {one.level}; where it differs, another step in {percent(one.changes)}% of the draws{alone}"
        lines += account.formula(account.view.skill(one.skill), text)
    if found.otherwise:
        others = (f"{account.view.role(one.role)} in {round(one.share * found.draws)} / {found.draws}" for one in found.otherwise)
        lines += account.formula("Otherwise", "; ".join(others))
    return lines


def _chances(account: Account) -> str:
    error = account.view.catalog.rules.rating_error
    return "; ".join(f"{off:+d}: {percent(chance)}%" if off else f"0: {percent(chance)}%" for off, chance in sorted(error.items()))


def _alone(one: HangsOn, account: Account) -> str:
    """The other steps that one level of this rating brings by itself."""
    ways = (("lower", one.if_lower), ("higher", one.if_higher))
    other = [f"one level {word}, by itself: {account.view.role(role)}" for word, role in ways if role and role != account.role.id]
    return "".join(f"; {text}" for text in other)


def limits_section(account: Account) -> list[Line]:
    """The budget against no budget, the day against the weeks."""
    budget, by = account.view.plan.limits.budget, account.view.plan.limits.by
    lines = [*(_budget(budget, account) if budget else []), *(_day(by, account) if by else [])]
    return [*heading(account.page, "Limits"), *lines] if lines else []


def _budget(limit: BudgetLimit, account: Account) -> list[Line]:
    step = account.view.step
    free, free_weeks = step.hours.planned - limit.hours_more, step.weeks - limit.weeks_more
    same = (
        f"{exact(step.hours.planned)} - {exact(free)} = {exact(limit.hours_more)} h; {step.weeks} - {free_weeks} = {limit.weeks_more} weeks"
    )
    left = f"; {count(limit.uncovered, 'rung')} only the budget leaves open" if limit.uncovered else ""
    return account.formula("Budget", f"the same rungs chosen without it: {same}{left}")


def _day(limit: DateLimit, account: Account) -> list[Line]:
    start, step = account.view.plan.generated_on, account.view.step
    days = (limit.by - start).days
    held = f"{step.weeks} {'≤' if limit.actions_fit else '>'} {limit.weeks}"
    held += f"; {count(len(step.uncovered), 'rung stays', 'rungs stay')} open whatever the day" if step.uncovered else ""
    until = f"{day_and_year(start)} to {day_and_year(limit.by)} = {days} days / 7, rounded down = {weeks(limit.weeks)}; {held}"
    lines = account.formula("Day", until)
    if limit.drop and limit.drop_hours is not None:
        names = "; ".join(f"{account.view.skill(gap.skill)} ({gap.importance}, {percent(gap.share)}%)" for gap in limit.drop)
        lines += account.formula("Left open", f"{names}: {hours(limit.drop_hours)} remain, whose schedule fits")
    if limit.hours_per_week is not None:
        lines += account.formula("Hours a week", f"{exact(limit.hours_per_week)}, the first above yours, in halves, whose schedule fits")
    return [*lines, *account.formula("At the least", f"{weeks(limit.least_weeks)}, however many hours a week up to 60")]
