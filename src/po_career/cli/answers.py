"""Answers about a person as words of a command line: what an option or a key of `profile set` was
given.

`label` is what a message calls the place: "--away", "po-career profile set away". Whatever does not
fit raises UsageError.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, get_args

from po_career.catalog.model import Catalog
from po_career.catalog.names import matches, title_of
from po_career.cli.options import day
from po_career.errors import UsageError
from po_career.interview.quantities import read_count
from po_career.language.find import Kind, find_id, find_role
from po_career.language.titles import role_named
from po_career.profile.model import (
    Applied,
    Away,
    Budget,
    Decided,
    Decision,
    FormerRole,
    Load,
)
from po_career.text import printable

LONGEST = 500
"""Characters of a text in a person's own words."""
_DECIDED = re.compile(r"(?P<what>.+?)(?:\s+(?P<on>\d\S*))?(?:\s+by\s+(?P<by>.+))?", re.DOTALL)
_APPLIED = re.compile(
    r"(?P<sent>\d{1,4})\s*sent(?:\s*,?\s*(?P<talks>\d{1,4})\s*talks?)?", re.IGNORECASE
)
_FORMER = re.compile(r"(?P<name>.*?)(?:[\s,]+until\s+(?P<until>\S+))?", re.DOTALL)
_TIME = re.compile(r"(?P<name>.*?[^\d\s,.])[\s,]+(?P<time>\d.*)", re.DOTALL)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_YES_OR_NO: Mapping[str, bool] = {
    "yes": True,
    "y": True,
    "true": True,
    "no": False,
    "n": False,
    "false": False,
}


def names_in(kind: Kind, items: Mapping[str, Any], words: Sequence[str]) -> tuple[str, ...]:
    """The ids that `words` name: one name of several words, several with a comma between them, or
    each word a name.
    """
    whole = " ".join(words)
    if matches(items, whole):
        names = [whole]
    elif "," in whole:
        names = [name for name in whole.split(",") if name.strip()]
    elif len(words) > 1 and all(matches(items, word) for word in words):
        names = list(words)
    else:
        names = [whole]
    return tuple(dict.fromkeys(find_id(kind, items, name) for name in names))


def roles_in(catalog: Catalog, words: Sequence[str]) -> tuple[str, ...]:
    """The ids of the roles that `words` name, as people write titles: one, or several with a comma
    between them.
    """
    whole = " ".join(words)
    if "," not in whole or role_named(catalog, whole).certain:
        return (find_role(catalog, whole),)
    names = (name for name in whole.split(",") if name.strip())
    return tuple(dict.fromkeys(find_role(catalog, name) for name in names))


def two_at_most(label: str, items: Mapping[str, Any], ids: tuple[str, ...]) -> tuple[str, ...]:
    """`ids`, which are no more than two."""
    if len(ids) > 2:
        named = ", ".join(f'"{title_of(items[i])}" ({i})' for i in ids)
        raise UsageError(
            f"{label} takes two at the most, and these are {len(ids)}: {named}\ngive the two that"
            " count most"
        )
    return ids


def own_text(label: str, text: str) -> str:
    """A text in a person's own words, on one line and printable."""
    clean = printable(" ".join(text.split()))
    if not clean:
        raise UsageError(f"{label} needs a text\nwrite a line, or none to clear it")
    if len(clean) > LONGEST:
        raise UsageError(
            f"{label}: the text has {len(clean)} characters\na line is enough, {LONGEST} characters"
            " at the most"
        )
    return clean


def away_of(label: str, text: str) -> Away:
    """The days of `2026-12-21..2027-01-03`; one day stands for itself."""
    first, dots, last = (part.strip() for part in text.partition(".."))
    begin = day(label, first) if first else None
    end = day(label, last) if last else None
    if not dots:
        end = begin
    if begin is None or end is None:
        example = f"for example {label} 2026-12-21..2027-01-03"
        raise UsageError(
            f'{label} "{text}" does not fit\nexpected the first and the last day, {example}'
        )
    if end < begin:
        raise UsageError(
            f'{label} "{text}": the last day is before the first\ngive the first day before the'
            f" dots: {end}..{begin}"
        )
    return Away(begin, end)


def budget_of(label: str, text: str) -> Budget:
    """The money of `500`, `500 EUR`, or `500 EUR employer until 2026-12-31`."""
    from po_career.interview.quantities import read_money

    try:
        return read_money(text)
    except UsageError as error:
        raise UsageError(f'{label} "{text}" does not fit\n{error}') from None


def load_of(label: str, text: str) -> Load:
    """How heavy the load is, as fine, high, or too-much."""
    wanted = "-".join(text.casefold().split())
    loads: tuple[Load, ...] = get_args(Load)
    for load in loads:
        if load == wanted:
            return load
    raise UsageError(f'{label} "{text}" does not fit\nexpected one of: {", ".join(loads)}')


def decided_of(label: str, text: str) -> Decided:
    """What is decided, as `review 2027-03-01 by the head of product`; day and name may
    be left out.
    """
    found = _DECIDED.fullmatch(" ".join(text.split()))
    kinds: tuple[Decision, ...] = get_args(Decision)
    what = "-".join(found["what"].casefold().split()) if found is not None else ""
    for kind in kinds:
        if found is not None and kind == what:
            by = None if found["by"] is None else own_text(label, found["by"])
            return Decided(kind, day(label, found["on"]), by)
    lines = (
        f'{label} "{text}" does not fit',
        f"expected one of {', '.join(kinds)}, then the day",
        f"for example {label} 'review 2027-03-01', or {label} 'review 2027-03-01 by Anna'",
    )
    raise UsageError("\n".join(lines))


def applied_of(label: str, text: str) -> Applied:
    """Applications and the talks that they led to, as `3 sent 0 talks`."""
    found = _APPLIED.fullmatch(text.strip())
    if found is None:
        raise UsageError(
            f'{label} "{text}" does not fit\nexpected how many applications and talks, for'
            f" example {label} '3 sent 0 talks'"
        )
    return Applied(int(found["sent"]), int(found["talks"] or 0))


def former_of(label: str, text: str, catalog: Catalog) -> FormerRole:
    """A former role, as `Business Analyst 30 months until 2025-04`: one of the catalogue when it
    has it, else a title.
    """
    from po_career.interview.quantities import read_months

    found = _FORMER.fullmatch(f" {' '.join(text.split())}")
    name = "" if found is None else found["name"].strip()
    until = None if found is None else found["until"]
    if until is not None and not _MONTH.fullmatch(until):
        _check_end(label, text, until)
    months = None
    timed = _TIME.fullmatch(name)
    if timed is not None and not matches(catalog.roles, name):
        name, months = timed["name"], read_months(timed["time"])
    if not name:
        raise UsageError(
            f'{label} "{text}" names no role\nfor example {label} \'Business Analyst 30 months'
            " until 2025-04'"
        )
    known = matches(catalog.roles, name)
    if len(known) == 1:
        return FormerRole(known[0], None, months, until)
    return FormerRole(None, own_text(label, name), months, until)


def skill_and_text(
    label: str, words: Sequence[str], catalog: Catalog, example: str
) -> tuple[str, str]:
    """A skill and what is said of it, as `SKILL=TEXT`, or the skill and then the text."""
    name, _, text = words[0].partition("=")
    text = " ".join((text, *words[1:])).strip()
    if not name.strip() or not text:
        given = " ".join(words)
        hint = f"expected a skill and what to say of it, for example {label} {example}"
        raise UsageError(f'{label} "{given}" does not fit\n{hint}')
    return find_id("skill", catalog.skills, name), text


def count_of(label: str, words: Sequence[str], catalog: Catalog) -> tuple[str, int]:
    """The answer to the countable question of a skill, as `people-management=0`."""
    skill, text = skill_and_text(label, words, catalog, "people-management=0")
    check_asks_for_a_count(label, skill, catalog)
    try:
        return skill, read_count(text)
    except UsageError as error:
        raise UsageError(f"{label}: {error}\nfor example {label} {skill}=3") from None


def check_asks_for_a_count(label: str, skill: str, catalog: Catalog) -> None:
    """Raise UsageError, with the skills that have one, if a skill has no countable question."""
    if catalog.skills[skill].check is not None:
        return
    asked = [one.id for one in catalog.skills.values() if one.check is not None]
    names = f"those with one: {', '.join(asked)}" if asked else "this catalogue has none"
    raise UsageError(
        f"{label}: nothing is counted for {printable(catalog.skills[skill].name)}\n{names}"
    )


def _check_end(label: str, text: str, until: str) -> None:
    try:
        date.fromisoformat(until)
    except ValueError:
        example = f"for example {label} 'Business Analyst 30 months until 2025-04'"
        raise UsageError(
            f'{label} "{text}" does not fit\n"{until}" is not a month as 2025-04, nor a day as'
            f" 2025-04-30\n{example}"
        ) from None


def yes_or_no(label: str, text: str) -> bool:
    """Whether the answer is yes."""
    found = _YES_OR_NO.get(text.strip().casefold())
    if found is None:
        raise UsageError(f'{label} "{text}" does not fit\nexpected yes or no')
    return found
