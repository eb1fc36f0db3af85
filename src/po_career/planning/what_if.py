"""Today's plan beside the one that would be if something were otherwise: only what differs, and how."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from po_career.planning.model import Estimate
from po_career.planning.plan_model import Plan
from po_career.planning.what_if_model import Change, Difference, DifferenceKind, WhatIf

Value: TypeAlias = float | date | str | Estimate | tuple[str, ...] | None

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

FITS, IN_PART, LATE = "fits", "fits in part", "does not fit"


class Aspect(NamedTuple):
    """One thing in which plans may differ: its name, its value in a plan, and the words for two plans that differ in it."""

    what: DifferenceKind
    value: Callable[[Plan], Value]
    said: Callable[[Plan, Plan], str]


def differences(today: Plan, then: Plan, changes: Sequence[Change]) -> WhatIf:
    """What `changes`, which made `then` of `today`, do to the plan: only what differs, in the order of `ASPECTS`.

    Both are plans of one catalogue that start on one day, and are to fit before the same day, if any. Figures are compared as they
    are, without rounding.
    """
    found = [_difference(aspect, today, then) for aspect in ASPECTS]
    return WhatIf(tuple(changes), tuple(one for one in found if one is not None), then.next_step, comparable(today, then))


def comparable(today: Plan, then: Plan) -> bool:
    """Whether the same rungs stay open in both plans. Where not, less work is no gain: it is less done."""
    return set(_uncovered(today)) == set(_uncovered(then))


def _difference(aspect: Aspect, today: Plan, then: Plan) -> Difference | None:
    before, after = aspect.value(today), aspect.value(then)
    if before == after:
        return None
    said = aspect.said(today, then) if aspect.what not in EFFORT or comparable(today, then) else _say_for_what(today, then)
    if aspect.what in IDS and isinstance(before, tuple) and isinstance(after, tuple):
        before, after = _only(before, after), _only(after, before)
    return Difference(aspect.what, before, after, said) if before != after else None


def _only(ids: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in others)


def _gaps(plan: Plan) -> tuple[str, ...]:
    return tuple(gap.skill for gap in plan.next_step.gaps)


def _gap_levels(plan: Plan) -> float:
    return float(sum(gap.need - gap.have.expected for gap in plan.next_step.gaps))


def _actions(plan: Plan) -> tuple[str, ...]:
    return tuple(action.id for action in plan.next_step.actions)


def _route(plan: Plan) -> tuple[str, ...] | None:
    return None if plan.route is None else tuple(hop.to for hop in plan.route)


def _steady(plan: Plan) -> float | None:
    return None if plan.robustness is None else plan.robustness.same


def _uncovered(plan: Plan) -> tuple[str, ...]:
    return tuple(f"{rung.skill}={rung.level}" for rung in plan.next_step.uncovered)


def _ready_by(plan: Plan) -> date | None:
    """None where no action brings anything and something stays open: that plan makes nobody ready on its first day."""
    step = plan.next_step
    return None if step.uncovered and not step.actions else step.skills_ready_by


def _by(plan: Plan) -> str | None:
    """Whether the plan fits before the day that it was to fit before, and by how many weeks; None without one."""
    limit, step = plan.limits.by, plan.next_step
    if limit is None:
        return None
    if step.uncovered and not step.actions:
        return f"{LATE}, no action is left"
    spare = limit.weeks - step.weeks
    weeks = f"{_weeks(spare)} to spare" if spare > 0 else f"{_weeks(-spare)} too few" if spare else "no week to spare"
    return f"{FITS if limit.fits else IN_PART if limit.actions_fit else LATE}, {weeks}"


def _prices(plan: Plan) -> float:
    return float(len(plan.next_step.cost.unknown_actions))


def _say_readiness(today: Plan, then: Plan) -> str:
    before, after = today.next_step.readiness, then.next_step.readiness
    if before.expected != after.expected:
        return _points(after.expected - before.expected)
    return "a narrower range" if after.high - after.low < before.high - before.low else "another range"


def _points(change: float) -> str:
    points = round(100 * abs(change))
    amount = "less than a point" if not points else "1 point" if points == 1 else f"{points} points"
    return f"{amount} {_more_or_less(change)}"


def _say_hours(today: Plan, then: Plan) -> str:
    change = then.next_step.hours.planned - today.next_step.hours.planned
    return f"{_figure(abs(change))} h {_more_or_less(change)}"


def _say_weeks(today: Plan, then: Plan) -> str:
    change = then.next_step.weeks - today.next_step.weeks
    return f"{_weeks(abs(change))} {_more_or_less(change)}"


def _say_for_what(today: Plan, then: Plan) -> str:
    """For which rungs the figures of two plans are, where they are not the same rungs."""
    if _only(_uncovered(then), _uncovered(today)):
        return _say_brought(then)
    return f"today {_say_brought(today)}"


def _say_brought(plan: Plan) -> str:
    actions = len(plan.next_step.actions)
    return f"only the rungs that {_count(actions, 'action')} {'brings' if actions == 1 else 'bring'}" if actions else "no action is left"


def _say_by(today: Plan, then: Plan) -> str:
    before, after = _by(today) or "", _by(then) or ""
    if after.startswith(IN_PART):
        return "only what can be planned is in time"
    in_time, was = (not text.startswith(LATE) for text in (after, before))
    if in_time == was:
        return "still in time" if in_time else "still not in time"
    return "in time, and not today" if in_time else "no longer in time"


def _say_ready_by(today: Plan, then: Plan) -> str:
    if _ready_by(then) is None:
        return _say_brought(then)
    if _ready_by(today) is None:
        return f"today {_say_brought(today)}"
    days = (then.next_step.skills_ready_by - today.next_step.skills_ready_by).days
    return f"{_weeks(round(abs(days) / 7))} {'later' if days > 0 else 'sooner'}"


def _say_cost(today: Plan, then: Plan) -> str:
    change, currency = then.next_step.cost.known - today.next_step.cost.known, then.next_step.cost.currency
    return f"{_figure(abs(change))}{f' {currency}' if currency else ''} {_more_or_less(change)}"


def _say_prices(today: Plan, then: Plan) -> str:
    change = _prices(then) - _prices(today)
    return f"{_count(abs(change), 'unknown price')} {_more_or_less(change)}"


def _say_levels(today: Plan, then: Plan) -> str:
    change = _gap_levels(then) - _gap_levels(today)
    return f"{_count(abs(change), 'level')} {_more_or_less(change)} to close"


def _say_gaps(today: Plan, then: Plan) -> str:
    """Gaps of one role are closed and opened; those of another role are other gaps."""
    closed, opened = len(_only(_gaps(today), _gaps(then))), len(_only(_gaps(then), _gaps(today)))
    one_role = today.next_step.role == then.next_step.role
    gone, new = ("closed", "opened") if one_role else ("only today", "only then")
    return _both(f"{_count(closed, 'gap')} {gone}" if closed else "", f"{_count(opened, 'gap')} {new}" if opened else "")


def _say_actions(today: Plan, then: Plan) -> str:
    go, come = len(_only(_actions(today), _actions(then))), len(_only(_actions(then), _actions(today)))
    going = f"{_count(go, 'action')} {'goes' if go == 1 else 'go'}" if go else ""
    coming = f"{_count(come, 'action')} {'comes' if come == 1 else 'come'}" if come else ""
    return _both(going, coming)


def _say_route(today: Plan, then: Plan) -> str:
    before, after = _route(today), _route(then)
    if after is None:
        return "no route"
    moves = f"a route of {_count(len(after), 'move')}"
    if before is None:
        return moves
    return f"{moves} instead of {_small(len(before))}" if len(after) != len(before) else f"another {moves.removeprefix('a ')}"


def _say_steady(today: Plan, then: Plan) -> str:
    before, after = _steady(today), _steady(then)
    if after is None:
        return "no rating can change it"
    if before is None:
        return f"the same in {round(100 * after)}% of the draws"
    return f"{_points(after - before)} of the draws"


def _say_uncovered(today: Plan, then: Plan) -> str:
    closed, opened = len(_only(_uncovered(today), _uncovered(then))), len(_only(_uncovered(then), _uncovered(today)))
    rungs, stay = _count(opened, "rung"), "stays" if opened == 1 else "stay"
    coverable = f"{_count(closed, 'rung')} no longer {'stays' if closed == 1 else 'stay'} open" if closed else ""
    return _both(coverable, f"{rungs} {stay} open as well" if opened else "")


def _both(one: str, other: str) -> str:
    return ", ".join(part for part in (one, other) if part)


def _more_or_less(change: float) -> str:
    return "more" if change > 0 else "less"


def _weeks(amount: int) -> str:
    return "1 week" if amount == 1 else f"{amount:,} weeks"


def _count(amount: float, one: str) -> str:
    return f"{_small(int(amount))} {one if amount == 1 else one + 's'}"


def _small(amount: int) -> str:
    return SMALL[amount] if amount < len(SMALL) else f"{amount:,}"


def _figure(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


EFFORT: frozenset[DifferenceKind] = frozenset({"hours", "weeks", "skills_ready_by", "cost", "prices_unknown"})
"""What it takes: more or less of it means something only where it is for the same rungs."""
IDS: frozenset[DifferenceKind] = frozenset({"gaps", "actions", "uncovered"})
"""Of these only the ids that the other plan does not have are named; their order does not matter."""
ASPECTS = (
    Aspect("next_step", lambda plan: plan.next_step.role, lambda today, then: f"{then.next_step.title} instead of {today.next_step.title}"),
    Aspect("uncovered", _uncovered, _say_uncovered),
    Aspect("by", _by, _say_by),
    Aspect(
        "verdict", lambda plan: plan.next_step.verdict, lambda today, then: f"{then.next_step.verdict} instead of {today.next_step.verdict}"
    ),
    Aspect("readiness", lambda plan: plan.next_step.readiness, _say_readiness),
    Aspect("hours", lambda plan: plan.next_step.hours.planned, _say_hours),
    Aspect("weeks", lambda plan: plan.next_step.weeks, _say_weeks),
    Aspect("skills_ready_by", _ready_by, _say_ready_by),
    Aspect("cost", lambda plan: plan.next_step.cost.known, _say_cost),
    Aspect("prices_unknown", _prices, _say_prices),
    Aspect("gap_levels", _gap_levels, _say_levels),
    Aspect("gaps", _gaps, _say_gaps),
    Aspect("actions", _actions, _say_actions),
    Aspect("route", _route, _say_route),
    Aspect("robustness", _steady, _say_steady),
)
