"""When each action starts and finishes, in whole weeks, under one's hours a week."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

PARTS = 4
"""Hours are dealt out in quarters of the finest unit in which they are given."""


@dataclass(frozen=True, slots=True)
class Job:
    """An action to schedule. `after` names the jobs that must have finished; they form no cycle."""

    id: str
    hours: float
    min_weeks: int
    after: tuple[str, ...]
    core_rungs: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Weeks from the start of the plan; `finish` is not in it (0 to 2: two weeks)."""

    start: int
    finish: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """A slot for each job, the weeks they take in all, and the weeks that no schedule can undercut."""

    slots: Mapping[str, Slot]
    weeks: int
    lower_bound: int


@dataclass(slots=True)
class _Running:
    """A job under way: its place in the order, its first week, and what is left of it, in parts of hours."""

    place: int
    job: Job
    start: int
    left: int

    def pace(self, week: int) -> int:
        """What it gets in `week` if its hours are spread evenly up to its earliest finish."""
        return -(-self.left // max(1, self.start + self.job.min_weeks - week))

    def give(self, parts: int) -> int:
        """Work `parts` off, and say how many they were."""
        self.left -= parts
        return parts

    def is_over(self, week: int) -> bool:
        """Whether hours and weeks are done before `week` begins."""
        return not self.left and week - self.start >= max(1, self.job.min_weeks)


def make_schedule(jobs: Sequence[Job], hours_per_week: float, at_once: int) -> Schedule:
    """A schedule of `jobs`: no week holds more hours than `hours_per_week`, no more than `at_once` jobs run at once.

    List scheduling in the order more core rungs, fewer weeks, fewer hours, id; other orders are tried and the shortest result is
    kept, the first on ties, so that it is never later than that. docs/method.md, "The schedule". Raises ValueError on a cycle.
    """
    whole, per_week = _in_parts(jobs, hours_per_week)
    weeks_of = {job.id: max(1, job.min_weeks, -(-whole[job.id] // per_week)) for job in jobs}
    tails = _tails(jobs, weeks_of)
    listed = sorted(jobs, key=lambda job: (-job.core_rungs, weeks_of[job.id], job.hours, job.id))
    orders: tuple[Callable[[Job], int], ...] = (lambda _: 0, lambda job: -tails[job.id], lambda job: -weeks_of[job.id], lambda job: -job.min_weeks)
    tried = [_deal(sorted(listed, key=order), whole, per_week, at_once) for order in orders]
    slots = min(tried, key=_length)
    bound = max(-(-sum(whole.values()) // per_week), max(tails.values(), default=0))
    return Schedule(slots, _length(slots), bound)


def _in_parts(jobs: Sequence[Job], hours_per_week: float) -> tuple[dict[str, int], int]:
    """Hours of each job and of a week as whole numbers of one unit."""
    hours = {job.id: Fraction(str(job.hours)) for job in jobs}
    week = Fraction(str(hours_per_week))
    unit = PARTS * lcm(week.denominator, *(one.denominator for one in hours.values()))
    return {key: int(one * unit) for key, one in hours.items()}, int(week * unit)


def _tails(jobs: Sequence[Job], weeks_of: Mapping[str, int]) -> dict[str, int]:
    """Weeks from the start of each job to the end of the longest chain of jobs that wait for it."""
    waiting: dict[str, list[str]] = {job.id: [] for job in jobs}
    for job in jobs:
        for before in job.after:
            waiting[before].append(job.id)
    tails: dict[str, int] = {}
    while len(tails) < len(jobs):
        ready = [key for key, others in waiting.items() if key not in tails and all(other in tails for other in others)]
        if not ready:
            raise ValueError("the jobs wait for each other in a circle")
        tails |= {key: weeks_of[key] + max((tails[other] for other in waiting[key]), default=0) for key in ready}
    return tails


def _deal(order: Sequence[Job], whole: Mapping[str, int], per_week: int, at_once: int) -> dict[str, Slot]:
    """Week by week: running jobs get an even pace, then free places go to the next in `order`, then whoever can use it the rest."""
    slots: dict[str, Slot] = {}
    running: list[_Running] = []
    waiting = list(enumerate(order))
    week = 0
    while waiting or running:
        for one in [one for one in running if one.is_over(week)]:
            running.remove(one)
            slots[one.job.id] = Slot(one.start, week)
        free = per_week
        for one in running:
            free -= one.give(min(free, one.pace(week)))
        if free and len(running) < at_once:
            for place, job in [(place, job) for place, job in waiting if all(before in slots for before in job.after)]:
                if free and len(running) < at_once:
                    waiting.remove((place, job))
                    running.append(_Running(place, job, week, whole[job.id]))
                    free -= running[-1].give(min(free, running[-1].pace(week)))
        if free:
            for one in sorted(running, key=lambda one: one.place):
                free -= one.give(min(free, one.left))
        week += 1
    return slots


def _length(slots: Mapping[str, Slot]) -> int:
    return max((slot.finish for slot in slots.values()), default=0)
