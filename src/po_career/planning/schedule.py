"""The schedule: which week each action starts and finishes, under hours a week and a bound on how many run at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from graphlib import TopologicalSorter
from math import lcm
from typing import NamedTuple, TypeAlias

FINE = 60
"""Parts that an hour is cut into, so that a long action can be spread over its weeks."""


@dataclass(frozen=True, slots=True)
class Job:
    """An action to be scheduled."""

    id: str
    hours: float
    min_weeks: int
    """Weeks from start to finish at the least."""
    after: tuple[str, ...]
    """Jobs that must have finished before it starts."""
    core_rungs: int
    """How many core rungs it brings."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Whole weeks from the plan's start; a job from 0 to 2 takes two weeks."""

    start: int
    finish: int
    """The first week that is free again."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Where each job lies, earliest first."""

    slots: Mapping[str, Slot]
    weeks: int
    lower_bound: int
    """Weeks that no schedule can undercut: all hours at full pace, or the longest chain of jobs."""


class Task(NamedTuple):
    """A job in whole parts of an hour."""

    id: str
    parts: int
    weeks: int
    """Its least length: from its minimum, and from its hours at full pace."""
    least: int
    """Its least length whatever its hours, 1 or more."""
    after: tuple[str, ...]
    core_rungs: int
    chain: int
    """Weeks of the longest chain of jobs that begins with it."""


Priority: TypeAlias = Callable[[Task], tuple[int | str, ...]]


def _documented(task: Task) -> tuple[int | str, ...]:
    """More core rungs, fewer weeks, fewer hours, id."""
    return (-task.core_rungs, task.weeks, task.parts, task.id)


PRIORITIES: tuple[Priority, ...] = (
    _documented,
    lambda task: (-task.chain, *_documented(task)),
    lambda task: (-task.least, *_documented(task)),
)
"""The orders that are tried: as documented, then longest chain, then longest minimum. Others hardly ever won on the built-in moves."""


def make_schedule(jobs: Sequence[Job], hours_per_week: float, at_once: int) -> Schedule:
    """The shortest of a few list schedules; the one in the documented order unless another is shorter.

    Week by week: running jobs get an even pace towards their earliest finish, then free places are filled, then the
    hours that are left go to whoever can use them. Raises ValueError unless `hours_per_week` is above 0 and `at_once` at
    least 1, and where `after` names no job or runs in a circle.
    """
    if hours_per_week <= 0 or at_once < 1:
        raise ValueError(f"no time to schedule in: {hours_per_week} hours a week, {at_once} at once")
    tasks, week = _tasks(jobs, hours_per_week)
    bound = max(-(-sum(task.parts for task in tasks) // week), max((task.chain for task in tasks), default=0))
    best: dict[str, Slot] = {}
    for priority in PRIORITIES:
        slots = _list_schedule(sorted(tasks, key=priority), week, at_once)
        if not best or _length(slots) < _length(best):
            best = slots
        if _length(best) == bound:
            break
    return _schedule(best, bound)


def _schedule(slots: Mapping[str, Slot], bound: int) -> Schedule:
    inorder = sorted(slots.items(), key=lambda item: (item[1].start, item[1].finish, item[0]))
    return Schedule(dict(inorder), _length(slots), bound)


def _length(slots: Mapping[str, Slot]) -> int:
    return max((slot.finish for slot in slots.values()), default=0)


def _tasks(jobs: Sequence[Job], hours_per_week: float) -> tuple[list[Task], int]:
    """The jobs and a week's hours in whole parts of an hour, so that what is dealt out adds up exactly."""
    hours = {job.id: Fraction(str(job.hours)) for job in jobs}
    full = Fraction(str(hours_per_week))
    scale = FINE * lcm(full.denominator, *(h.denominator for h in hours.values()))
    weeks = {job.id: max(1, job.min_weeks, -(-hours[job.id] // full)) for job in jobs}
    chains = _chains(jobs, weeks)
    tasks = [
        Task(job.id, int(hours[job.id] * scale), weeks[job.id], max(1, job.min_weeks), job.after, job.core_rungs, chains[job.id])
        for job in sorted(jobs, key=lambda job: job.id)
    ]
    return tasks, int(full * scale)


def _chains(jobs: Sequence[Job], weeks: Mapping[str, int]) -> dict[str, int]:
    """Weeks from each job's start to the end of the longest chain of jobs behind it."""
    followers: dict[str, list[str]] = {job.id: [] for job in jobs}
    for job in jobs:
        for other in job.after:
            if other not in followers:
                raise ValueError(f"{job.id} comes after {other}, which is not scheduled")
            followers[other].append(job.id)
    chains: dict[str, int] = {}
    for id_ in TopologicalSorter(followers).static_order():
        chains[id_] = weeks[id_] + max((chains[other] for other in followers[id_]), default=0)
    return chains


class Run:
    """A job that has started."""

    def __init__(self, task: Task, start: int) -> None:
        self.id = task.id
        self.start = start
        self.earliest = start + task.least
        """The first week in which it may be over."""
        self.left = task.parts

    def pace(self, week: int) -> int:
        """What it should get this week to be done at its earliest finish, and no sooner."""
        return -(-self.left // max(1, self.earliest - week))


def _list_schedule(tasks: Sequence[Task], full: int, at_once: int) -> dict[str, Slot]:
    """The schedule in the order of `tasks`."""
    slots: dict[str, Slot] = {}
    waiting, running, week = list(tasks), list[Run](), 0
    rank = {task.id: place for place, task in enumerate(tasks)}
    while waiting or running:
        over = _deal(running, full, week, paced=True)
        for task in list(waiting):
            if len(running) < at_once and (over or not task.parts) and all(_is_over(slots, other, week) for other in task.after):
                waiting.remove(task)
                running.append(Run(task, week))
                over = _deal(running[-1:], over, week, paced=True)
        running.sort(key=lambda run: rank[run.id])
        _deal(running, over, week, paced=False)
        week += 1 + _quiet_weeks(running, full, week + 1)
        for run in running:
            if not run.left and run.earliest <= week:
                slots[run.id] = Slot(run.start, week)
        running = [run for run in running if run.id not in slots]
    return slots


def _is_over(slots: Mapping[str, Slot], id_: str, week: int) -> bool:
    return id_ in slots and slots[id_].finish <= week


def _deal(running: Sequence[Run], hours: int, week: int, *, paced: bool) -> int:
    """Gives `hours` to the jobs, first come first served, each its pace or all that it can use; what is left over."""
    for run in running:
        dealt = min(hours, run.pace(week) if paced else run.left)
        run.left -= dealt
        hours -= dealt
    return hours


def _quiet_weeks(running: Sequence[Run], full: int, week: int) -> int:
    """How many weeks from `week` on the first job takes all hours and nothing starts or ends; they are dealt out here."""
    first = next((run for run in running if run.left), None)
    if first is None or first.left < full * max(1, first.earliest - week):
        return 0
    ends = [run.earliest - week for run in running if not run.left]
    quiet = max(0, min([(first.left - 1) // full, *ends]))
    first.left -= quiet * full
    return quiet
