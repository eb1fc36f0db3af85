"""The chosen actions with their dates, their rungs, and why each is there."""

from collections.abc import Mapping
from datetime import timedelta

from po_career.errors import NoAnswerError
from po_career.planning.choice.selection import Choice
from po_career.planning.model import ActionHours, Because, PlannedAction, Raise, Rung
from po_career.planning.schedule import Job, Schedule, Slot, make_schedule
from po_career.planning.standing import Standing

MOST_WEEKS = 100 * 52
"""What takes longer is no plan."""


def schedule_for(choice: Choice, core_skills: frozenset[str], standing: Standing) -> Schedule:
    """The chosen actions under one's hours a week, in whole weeks. Raises NoAnswerError where they take more than 100 years."""
    per_week = standing.hours_per_week
    if choice.hours > MOST_WEEKS * per_week:
        raise NoAnswerError(f"{choice.hours:g} h of actions at {per_week:g} h a week take more than 100 years\ngive more hours a week")
    actions = standing.catalog.actions
    jobs = [
        Job(
            key,
            actions[key].hours.middle,
            actions[key].min_weeks,
            choice.after[key],
            sum(rung.skill in core_skills for rung in choice.brings[key]),
        )
        for key in choice.actions
    ]
    schedule = make_schedule(jobs, per_week, standing.catalog.rules.at_once)
    if schedule.weeks > MOST_WEEKS:
        raise NoAnswerError(f"{len(jobs)} actions, each with the weeks that it needs, take more than 100 years")
    return schedule


def agenda_of(choice: Choice, schedule: Schedule, standing: Standing) -> tuple[PlannedAction, ...]:
    """The actions in the order of their start, then finish, then id."""
    order = sorted(choice.actions, key=lambda key: (schedule.slots[key].start, schedule.slots[key].finish, key))
    return tuple(_planned(key, choice.brings[key], schedule.slots[key], _needed_for(key, choice, standing), standing) for key in order)


def _planned(key: str, rungs: tuple[Rung, ...], slot: Slot, needed_for: tuple[str, ...], standing: Standing) -> PlannedAction:
    action = standing.catalog.actions[key]
    hours = ActionHours(action.hours.low, action.hours.high, action.hours.middle)
    raises = tuple(Raise(rung.skill, rung.level - 1, rung.level) for rung in rungs)
    because = (
        Because("brings rungs", {"rungs": tuple(f"{rung.skill} {rung.level}" for rung in rungs), "needed_for": needed_for}, len(rungs)),
        Because(
            "planned hours = middle of the range",
            {"low": action.hours.low, "high": action.hours.high, "basis": action.hours.basis},
            hours.planned,
        ),
    )
    start, finish = (standing.start + timedelta(weeks=week) for week in (slot.start, slot.finish))
    return PlannedAction(
        key, action.title, action.kind, action.setting, hours, action.cost, start, finish, raises, action.done_when, action.url, because
    )


def _needed_for(key: str, choice: Choice, standing: Standing) -> tuple[str, ...]:
    """Chosen actions that require this one."""
    actions = standing.catalog.actions
    return tuple(other for other in choice.actions if key in actions[other].requires.actions)


def focus_of(
    agenda: tuple[PlannedAction, ...], shares: Mapping[str, float], standing: Standing, *, weeks: int = 4, most: int = 3
) -> tuple[str, ...]:
    """One to three skills for the next weeks: those that the first actions raise, the larger shares of what is missing first."""
    soon = standing.start + timedelta(weeks=weeks)
    skills = {raised.skill for action in agenda if action.start < soon for raised in action.raises}
    return tuple(sorted(skills, key=lambda skill: (-shares.get(skill, 0.0), skill))[:most])
