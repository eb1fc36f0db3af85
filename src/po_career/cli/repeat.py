"""The command that gives the same plan again, without questions and on any day."""

import shlex
from collections.abc import Iterator
from datetime import date

from po_career.cli.person import Said
from po_career.cli.source import Source
from po_career.profile.model import Profile


def same_plan(said: Said, source: Source, person: Profile, start: date, *, catalog: str | None, extra: tuple[str, ...]) -> str:
    """The options of this run, the profile that was in force, the hours if no profile holds them, and the first day."""
    return shlex.join(["po-career", "plan", *_words(said, source, person, catalog), *extra, "--start", start.isoformat(), "--no-input"])


def _words(said: Said, source: Source, person: Profile, catalog: str | None) -> Iterator[str]:
    if catalog is not None:
        yield from ("--catalog", catalog)
    if source.given is not None or (source.path is not None and source.path.exists()):
        yield from ("--profile", source.given or "default")
    hours = said.hours or (f"{person.hours_per_week:g}" if source.profile.hours_per_week is None else None)
    options = {"--role": said.role, "--months-in-role": said.months_in_role, "--hours": hours, "--budget": said.budget, "--to": said.to}
    for option, value in options.items():
        if value is not None:
            yield from (option, value)
    for rating in said.skill:
        yield from ("--skill", rating)
