"""The command that gives the same plan again, without questions and on any day."""

import os
import shlex
from collections.abc import Sequence
from datetime import date

from po_career.cli.common import Said
from po_career.cli.source import Source
from po_career.profile.model import Profile
from po_career.text import words_in

REPEATED = words_in("role months-in-role hours budget to skill wants drains has lacks former away")
"""Options that the command repeats. It may stand in a file that is handed over, so what is private
does not: load, what is decided, what hurts, own words, an offer, doubts, counts, examples,
applications.
"""


def same_plan(
    said: Said,
    source: Source,
    person: Profile,
    start: date,
    *,
    catalog: str | None,
    extra: Sequence[str],
) -> str:
    """The profile that was in force, what a plan cannot do without, the other options of this run,
    and the first day.
    """
    words = ["po-career", "plan"]
    if catalog is not None:
        words += ["--catalog", catalog]
    if source.given is not None or (source.path is not None and os.path.exists(source.path)):
        words += ["--profile", source.given or "default"]
    known = {
        "role": person.role,
        "months-in-role": _number(person.months_in_role),
        "hours": _number(person.hours_per_week),
    }
    if "holds-part" in said:
        words.append("--holds-part")
    for key in REPEATED:
        text = known.get(key)
        for value in said.get(key, () if text is None else (text,)):
            words += [f"--{key}", value]
    return shlex.join([*words, *extra, "--start", start.isoformat(), "--no-input"])


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"
