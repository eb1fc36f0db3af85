"""The command that gives the same plan again, without questions and on any day."""

import os
import shlex
from collections.abc import Iterator
from datetime import date

from po_career.cli.person import Said
from po_career.cli.source import Source
from po_career.profile.model import Profile


def same_plan(
    said: Said,
    source: Source,
    person: Profile,
    start: date,
    *,
    catalog: str | None,
    extra: tuple[str, ...],
) -> str:
    """The profile that was in force, what a plan cannot do without, the other options of this run,
    and the first day.

    The command may stand in a file that is handed over: what is private (load, what is decided,
    what hurts, own words, an offer, doubts, counts, examples, applications) is not repeated.
    """
    return shlex.join(
        [
            "po-career",
            "plan",
            *_words(said, source, person, catalog),
            *extra,
            "--start",
            start.isoformat(),
            "--no-input",
        ]
    )


def _words(said: Said, source: Source, person: Profile, catalog: str | None) -> Iterator[str]:
    if catalog is not None:
        yield from ("--catalog", catalog)
    if source.given is not None or (source.path is not None and os.path.exists(source.path)):
        yield from ("--profile", source.given or "default")
    options = {
        "--role": said.role or person.role,
        "--months-in-role": said.months_in_role or _number(person.months_in_role),
        "--hours": said.hours or _number(person.hours_per_week),
        "--budget": said.budget,
        "--to": said.to,
    }
    for option, value in options.items():
        if value is not None:
            yield from (option, value)
    several = {
        "--skill": said.skill,
        "--wants": said.wants,
        "--drains": () if said.drains is None else (said.drains,),
        "--has": said.has,
        "--lacks": said.lacks,
        "--former": said.former,
        "--away": said.away,
    }
    if said.holds_part:
        yield "--holds-part"
    for option, texts in several.items():
        for text in texts:
            yield from (option, text)


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
