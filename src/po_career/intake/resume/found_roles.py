"""Roles and time in role from the jobs of a file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.catalog.names import title_of
from po_career.intake.resume.job_titles import RoleMatch, named_in, role_of
from po_career.intake.resume.parsed import Job, Parsed, Skipped
from po_career.intake.resume.statements import HeldRole, Reason, Statement
from po_career.language.certainty import weaker
from po_career.language.dates import held_until_now, month_index, months_to, stretch
from po_career.language.mentions import Lexicon, find_mentions
from po_career.language.stems import words_of
from po_career.language.titles import Titles

SEVERAL = "several jobs go on; the one that began last is taken"
IN_TEXT = "a role named in running text, which may be somebody else's"
STRANGER = "a job that began later goes on too, and your catalogue does not know its title"
OTHERWISE = "the headline names another role"
LATER = "a job that began later was in another role"
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

    @property
    def role(self) -> Id | None:
        return self.match.role if self.match else None


def find_roles(
    parsed: Parsed, catalog: Catalog, titles: Titles, lexicon: Lexicon, today: date
) -> FoundRoles:
    """The roles of the jobs, the one held now, and the months in it."""
    untitled: list[Skipped] = []
    impossible: list[Skipped] = []
    read: list[_Read] = []
    for job in parsed.jobs:
        if wrong := _wrong_days(job, today):
            impossible.append(Skipped(f'"{job.title}" {wrong}', job.where))
        elif job.title:
            read.append(_Read(job, role_of(job.title, titles), _is_current(job, today)))
        else:
            untitled.append(Skipped("the job has no title", job.where))
    statements: Iterator[Statement] = iter(())
    if any(one.current and one.match for one in read):
        statements = _of_job(read, parsed, catalog, today, titles)
    elif not any(one.current for one in read):
        statements = _of_words(parsed, catalog, titles, lexicon)
    held = tuple(_held(one, catalog, today) for one in read)
    return FoundRoles(held, tuple(statements), (*untitled, *impossible))


def _wrong_days(job: Job, today: date) -> str:
    """Why the days of a job cannot be true; empty if they can."""
    start, end = job.start, job.end
    if start is None:
        return ""
    if end is not None:
        months_known = start.month is not None and end.month is not None
        if end.at < start.at if months_known else end.year < start.year:
            return f"ends, {end}, before it begins, {start}"
    this_month = today.month if start.month is not None else 0
    is_ahead = (start.year, start.month or 0) > (today.year, this_month)
    return f"begins on a day to come, {start}" if is_ahead else ""


def _is_current(job: Job, today: date) -> bool:
    """Whether a job whose days are possible goes on: its end is open, or lies ahead."""
    return job.open_end or (job.end is not None and job.end.at > month_index(today))


def _latest(read: Sequence[_Read], parsed: Parsed, titles: Titles) -> tuple[Job, RoleMatch, Reason]:
    """The job that says which role is held, and why."""
    current = [one for one in read if one.current]
    known = [(one.job, one.match) for one in current if one.match is not None]
    job, match = max(known, key=lambda held: _began(held[0]))  # of several the first
    doubts = [*_doubts(job, current), *_denials(job, match, read, parsed, titles)]
    certainty = weaker(match.certainty, "likely") if doubts else match.certainty
    return job, match, Reason(certainty, "; ".join([match.rule, *doubts]), job.title, job.where)


def _doubts(latest: Job, current: Sequence[_Read]) -> Iterator[str]:
    """Why the latest of the jobs that go on may not say which role is held."""
    if len({one.role for one in current} - {None}) > 1:
        yield SEVERAL
    if any(one.role is None and _began(one.job) > _began(latest) for one in current):
        yield STRANGER
    if latest.start is None:
        yield NO_DATES


def _denials(
    latest: Job, match: RoleMatch, read: Sequence[_Read], parsed: Parsed, titles: Titles
) -> Iterator[str]:
    """What else in the file speaks against the role of a job that goes on, as a business beside
    the job does: the headline, or a job that began later.
    """
    others = [one for one in read if one.role != match.role]
    later = [one for one in others if _began(one.job) > _began(latest)]
    if any(not one.current for one in later):
        yield LATER
    headed = _headed(parsed, titles)
    if match.role not in headed and not headed <= {one.role for one in read}:
        yield OTHERWISE


def _headed(parsed: Parsed, titles: Titles) -> set[Id]:
    """The roles that the headlines name."""
    named = [named_in(line.words, titles) for line in parsed.headlines]
    return {one.role for one in named if one is not None}


def _began(job: Job) -> int:
    return job.start.at if job.start is not None else 0


def _of_job(
    read: Sequence[_Read], parsed: Parsed, catalog: Catalog, today: date, titles: Titles
) -> Iterator[Statement]:
    """The role that is held, and the months in it if they are known."""
    job, match, because = _latest(read, parsed, titles)
    name = title_of(catalog.roles[match.role])
    yield _role_statement(match.role, catalog, because)
    if job.start is None:
        return
    same = [one.job for one in read if one.role == match.role]
    dated = [(other.start, other.end) for other in same if other.start is not None]
    months = held_until_now(stretch(start, end, today) for start, end in dated)
    period = f"{job.start} to {job.end or 'now'}"
    reason = Reason(because.certainty, MONTHS, period, job.where)
    if any(start.month is None for start, _ in dated):
        reason = Reason(weaker(because.certainty, "likely"), YEARS_ONLY, period, job.where)
    yield Statement("months_in_role", match.role, name, months, period, reason)


def _of_words(
    parsed: Parsed, catalog: Catalog, titles: Titles, lexicon: Lexicon
) -> Iterator[Statement]:
    """The role by which people call themselves in a headline, or else in a sentence.

    Asked only if no job goes on.
    """
    for line in parsed.headlines:
        match = named_in(line.words, titles)
        if match is not None:
            because = Reason(match.certainty, match.rule, line.words, line.where)
            yield _role_statement(match.role, catalog, because)
            return
    lines = [" ".join(line.words.split()) for line in parsed.text]
    for mention in find_mentions(words_of(lines), lines, lexicon):
        if mention.kind == "role" and mention.by == "name":
            because = Reason("guess", IN_TEXT, mention.words, parsed.text[mention.line - 1].where)
            yield _role_statement(mention.id, catalog, because)
            return


def _role_statement(role: Id, catalog: Catalog, because: Reason) -> Statement:
    return Statement("role", role, title_of(catalog.roles[role]), None, None, because)


def _held(one: _Read, catalog: Catalog, today: date) -> HeldRole:
    job, match = one.job, one.match
    months = None
    if job.start is not None and (job.end is not None or job.open_end):
        months = months_to(job.start, job.end, today)
    return HeldRole(
        title=job.title,
        employer=job.employer,
        role=one.role,
        name=title_of(catalog.roles[one.role]) if one.role else None,
        start=str(job.start) if job.start else None,
        end=str(job.end) if job.end else None,
        current=one.current,
        months=months,
        because=Reason(match.certainty, match.rule, job.title, job.where) if match else None,
        where=job.where,
    )
