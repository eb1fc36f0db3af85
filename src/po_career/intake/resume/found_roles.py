"""Roles and time in role from the jobs of a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.catalog.names import title_of
from po_career.intake.resume.job_titles import RoleMatch, named_in, role_of
from po_career.intake.resume.parsed import Job, Parsed, Skipped
from po_career.intake.resume.statements import HeldRole, Reason, Statement
from po_career.language.certainty import weaker
from po_career.language.dates import held_until_now, months_to, stretch
from po_career.language.mentions import mentions_in
from po_career.language.titles import Titles

SEVERAL = "several jobs go on; the one that began last is taken"
IN_TEXT = "a role named in running text, which may be somebody else's"
STRANGER = "a job that began later goes on too, and your catalogue does not know its title"
NO_DATES = "the job has no dates at all"
YEARS_ONLY = (
    "counted from the dates of the jobs in this role; a year without its month counts from July"
)
MONTHS = "counted from the dates of the jobs in this role"


class FoundRoles(NamedTuple):
    """The jobs, what they say of today, and what could not be read."""

    held: tuple[HeldRole, ...]
    statements: tuple[Statement, ...]
    skipped: tuple[Skipped, ...]


class _Read(NamedTuple):
    job: Job
    match: RoleMatch | None
    current: bool


class _Now(NamedTuple):
    """A job that goes on, in a role of the catalogue."""

    job: Job
    match: RoleMatch


def find_roles(parsed: Parsed, catalog: Catalog, titles: Titles, today: date) -> FoundRoles:
    """The roles of the jobs, the one held now, and the months in it."""
    wrong = {n: why for n, job in enumerate(parsed.jobs) if (why := _wrong_days(job, today))}
    possible = [job for n, job in enumerate(parsed.jobs) if n not in wrong]
    read = [
        _Read(job, role_of(job.title, titles), _is_current(job, today))
        for job in possible
        if job.title
    ]
    current = [_Now(one.job, one.match) for one in read if one.current and one.match is not None]
    if current:
        statements = tuple(_of_job(current, read, catalog, today))
    else:
        statements = (
            () if any(one.current for one in read) else tuple(_of_words(parsed, catalog, titles))
        )
    return FoundRoles(
        tuple(_held(one, catalog, today) for one in read),
        statements,
        (
            *(Skipped("the job has no title", job.where) for job in possible if not job.title),
            *(
                Skipped(f'"{parsed.jobs[n].title}" {why}', parsed.jobs[n].where)
                for n, why in wrong.items()
            ),
        ),
    )


def _wrong_days(job: Job, today: date) -> str:
    """Why the days of a job cannot be true; empty where they can."""
    if job.start is None:
        return ""
    whole = job.start.month is not None and job.end is not None and job.end.month is not None
    if job.end is not None and (
        job.end.at < job.start.at if whole else job.end.year < job.start.year
    ):
        return f"ends, {job.end}, before it begins, {job.start}"
    now = (today.year, today.month if job.start.month is not None else 0)
    return (
        f"begins on a day to come, {job.start}"
        if (job.start.year, job.start.month or 0) > now
        else ""
    )


def _is_current(job: Job, today: date) -> bool:
    """A job goes on where its end is open or lies ahead, and it has begun."""
    this_month = today.year * 12 + today.month - 1
    begun = (
        job.start is None
        or job.start.at <= this_month
        or (job.start.month is None and job.start.year <= today.year)
    )
    return begun and (job.open_end or (job.end is not None and job.end.at > this_month))


def _latest(current: Sequence[_Now], read: Sequence[_Read]) -> tuple[_Now, Reason]:
    """The job that says which role is held, and why."""
    best = max(current, key=lambda one: (_began(one.job), -current.index(one)))
    certainty, rule = best.match.certainty, best.match.rule
    if len({one.match.role for one in current}) > 1:
        certainty, rule = weaker(certainty, "likely"), f"{rule}; {SEVERAL}"
    if any(
        one.current and one.match is None and _began(one.job) > _began(best.job) for one in read
    ):
        certainty, rule = weaker(certainty, "likely"), f"{rule}; {STRANGER}"
    if best.job.start is None:
        certainty, rule = weaker(certainty, "likely"), f"{rule}; {NO_DATES}"
    return best, Reason(certainty, rule, best.job.title, best.job.where)


def _began(job: Job) -> int:
    return job.start.at if job.start is not None else 0


def _of_job(
    current: Sequence[_Now], read: Sequence[_Read], catalog: Catalog, today: date
) -> Iterator[Statement]:
    best, because = _latest(current, read)
    role = best.match.role
    name = title_of(catalog.roles[role])
    yield Statement("role", role, name, None, None, because)
    if best.job.start is None:
        return
    same = [
        one.job
        for one in read
        if one.match is not None and one.match.role == role and one.job.start is not None
    ]
    months = held_until_now(
        stretch(job.start, job.end, today) for job in same if job.start is not None
    )
    vague = any(job.start is not None and job.start.month is None for job in same)
    certainty = weaker(because.certainty, "likely") if vague else because.certainty
    reason = Reason(certainty, YEARS_ONLY if vague else MONTHS, _period(best.job), best.job.where)
    yield Statement("months_in_role", role, name, months, _period(best.job), reason)


def _of_words(parsed: Parsed, catalog: Catalog, titles: Titles) -> Iterator[Statement]:
    """No job goes on: the line by which people call themselves may say the role, or else a
    sentence.
    """
    found = ((named_in(line.words, titles), line) for line in parsed.headlines)
    best = next(
        ((match, line.words, line.where) for match, line in found if match is not None), None
    )
    if best is None:
        mentions = mentions_in([" ".join(line.words.split()) for line in parsed.text], catalog)
        roles = (one for one in mentions if one.kind == "role" and one.by == "name")
        best = next(
            (
                (RoleMatch(one.id, "guess", IN_TEXT), one.words, parsed.text[one.line - 1].where)
                for one in roles
            ),
            None,
        )
    if best is not None:
        match, words, where = best
        because = Reason(match.certainty, match.rule, words, where)
        yield Statement(
            "role", match.role, title_of(catalog.roles[match.role]), None, None, because
        )


def _held(one: _Read, catalog: Catalog, today: date) -> HeldRole:
    job, match = one.job, one.match
    return HeldRole(
        title=job.title,
        employer=job.employer,
        role=None if match is None else match.role,
        name=None if match is None else title_of(catalog.roles[match.role]),
        start=None if job.start is None else str(job.start),
        end=None if job.end is None else str(job.end),
        current=one.current,
        months=(
            months_to(job.start, job.end, today)
            if job.start is not None and (job.end is not None or job.open_end)
            else None
        ),
        because=(
            None if match is None else Reason(match.certainty, match.rule, job.title, job.where)
        ),
        where=job.where,
    )


def _period(job: Job) -> str:
    return f"{job.start} to {job.end or 'now'}"
