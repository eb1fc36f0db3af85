"""`profile set`: one key of the saved profile, with what it is to be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from po_career.cli.options import MOST_HOURS, CatalogOption, ProfileOption, number
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.profile.model import Budget, Profile

NONE = "none"
COMMAND = "po-career profile set"


class _Setting(NamedTuple):
    """A key: its field of a profile, an example, and what makes a value of the words that were given."""

    field: str
    example: str
    read: "Callable[[Sequence[str], Catalog], object]"


def set_value(
    key: Annotated[str, typer.Argument(metavar="KEY", help="role, months-in-role, hours, budget, target or interests.")],
    value: Annotated[
        list[str], typer.Argument(metavar="VALUE...", help="What it is to be; none clears it. Interests with a comma between them.")
    ],
    profile: ProfileOption = None,
    catalog: CatalogOption = None,
) -> None:
    """Change one thing that you have told po-career: role, months-in-role, hours, budget, target or interests."""
    from datetime import date

    from po_career.cli.ladder import read_ladder
    from po_career.cli.profile_keep import tell
    from po_career.cli.source import profile_file
    from po_career.profile.history import recorded
    from po_career.profile.store import change_profile

    setting = _setting(key)
    ladder = read_ladder(catalog)
    given = None if [word.casefold() for word in value] == [NONE] else setting.read(value, ladder)
    seen: list[Profile] = []

    def change(before: "Profile") -> "Profile":
        seen.append(before)
        return recorded(before, changed(before, setting.field, given), date.today())

    file = profile_file(profile)
    after = change_profile(file, ladder, change)
    tell("".join(f"{line}\n" for line in _told(seen[0], after, ladder)))


def changed(profile: "Profile", field: str, value: object) -> "Profile":
    """`profile` with `value` in `field`; None clears it. Another role begins with an unknown time in it.

    A role or a target that is cleared was answered: it stays open on purpose. All else that is cleared will be asked again.
    """
    change: dict[str, Any] = {field: () if field in ("interests", "target") and value is None else value}
    new = replace(profile, **change)
    gone = {field}
    if field == "role" and new.role != profile.role:
        new, gone = replace(new, months_in_role=None), {field, "months_in_role"}
    left = tuple(place for place in profile.left_open if place not in gone)
    return replace(new, left_open=(*left, field) if value is None and field in ("role", "target") else left)


def _setting(key: str) -> _Setting:
    from po_career.catalog.names import did_you_mean

    wanted = key.strip().casefold().replace("_", "-")
    if (found := _SETTINGS.get({"hours-per-week": "hours"}.get(wanted, wanted))) is not None:
        return found
    elsewhere = {"ratings": "po-career rate SKILL LEVEL records a rating", "done": "po-career done ACTION records an action"}
    hint = elsewhere.get(wanted) or did_you_mean(wanted, _SETTINGS) or f"expected one of: {', '.join(_SETTINGS)}"
    raise UsageError(f'there is no key "{key}"\n{hint}')


def _role(words: "Sequence[str]", catalog: "Catalog") -> str:
    from po_career.catalog.names import find_role

    return find_role(catalog, " ".join(words))


def _target(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    return (_role(words, catalog),)


def _months(words: "Sequence[str]", _: "Catalog") -> float | None:
    from po_career.interview.quantities import read_months

    return read_months(" ".join(words))


def _hours(words: "Sequence[str]", _: "Catalog") -> float | None:
    return number(f"{COMMAND} hours", " ".join(words), most=MOST_HOURS, above_zero=True)


def _budget(words: "Sequence[str]", _: "Catalog") -> "Budget | None":
    from po_career.profile.model import Budget

    amount = number(f"{COMMAND} budget", " ".join(words))
    return None if amount is None else Budget(amount)


def _interests(words: "Sequence[str]", _: "Catalog") -> tuple[str, ...]:
    from po_career.text import printable

    said = " ".join(words).split(",") if any("," in word for word in words) else words
    clean = (printable(" ".join(interest.split())) for interest in said)
    return tuple(dict.fromkeys(filter(None, clean)))


_SETTINGS: Mapping[str, _Setting] = {
    "role": _Setting("role", "senior product owner", _role),
    "months-in-role": _Setting("months_in_role", "20", _months),
    "hours": _Setting("hours_per_week", "4", _hours),
    "budget": _Setting("budget", "500", _budget),
    "target": _Setting("target", "head of product", _target),
    "interests": _Setting("interests", "product data", _interests),
}


def _told(before: "Profile", after: "Profile", catalog: "Catalog") -> list[str]:
    """What changed, one line a key; that of the time in the role too, where another role cleared it."""
    lines = []
    for key, setting in _SETTINGS.items():
        was, now = (_shown(setting.field, getattr(one, setting.field), catalog) for one in (before, after))
        if was != now:
            lines.append(f"{key}: {now}" if was == NONE else f"{key}: {now}, was {was}")
    return lines or ["Nothing changed: it was so already."]


def _shown(field: str, value: object, catalog: "Catalog") -> str:
    from po_career.profile.model import Budget
    from po_career.render.words import number as in_words
    from po_career.text import printable

    if value in (None, ()):
        return NONE
    if isinstance(value, tuple) and field == "target":
        return " or ".join(_shown("role", role, catalog) for role in value)
    if isinstance(value, Budget):
        return in_words(value.amount)
    if isinstance(value, tuple):
        return ", ".join(map(printable, value))
    if isinstance(value, str):
        return f"{printable(catalog.roles[value].title)} ({printable(value)})"
    return in_words(float(str(value)))
