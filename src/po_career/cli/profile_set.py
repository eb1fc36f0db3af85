"""`profile set`: one key of the saved profile, with what it is to be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import MOST_HOURS, TEXTS, number
from po_career.cli.set_skill import Key, putter, reader, skill_lines
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.profile.model import Profile

NONE = "none"
COMMAND = "po-career profile set"
OPEN_WHEN_CLEARED = ("role", "target")
"""Places of which none is an answer: they are not asked about again."""


class _Setting(NamedTuple):
    """A key: its place in a profile, what makes a value of the words that were given, and what it
    says now.
    """

    place: str
    read: "Callable[[Sequence[str], Catalog], Any]"
    put: "Callable[[Profile, Any], Profile]"
    """The profile with a value; None clears it."""
    shown: "Callable[[Profile, Catalog], str]"


@with_common(TEXTS)
def set_value(
    common: Common,
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY",
            help=(
                "name, role, months-in-role, former, hours, away, budget, target, wants, drains,"
                " doubts, hurts, offer, words, load, "
                "decided, has, lacks, holds-part, applied, skill, count, evidence, usually, skipped"
                " or interests."
            ),
        ),
    ],
    value: Annotated[
        list[str],
        typer.Argument(
            metavar="VALUE...",
            help="What it is to be; none clears it. Several names with a comma between them.",
        ),
    ],
) -> None:
    """Change one thing that you have told po-career: your role, your hours, what you want more of,
    what is decided.
    """
    from datetime import date

    from po_career.cli.source import profile_file
    from po_career.profile.history import recorded
    from po_career.profile.store import change_profile

    setting = _setting(key)
    ladder = common.read_catalog()
    given = None if [word.casefold() for word in value] == [NONE] else setting.read(value, ladder)
    seen: list[Profile] = []

    def change(before: "Profile") -> "Profile":
        seen.append(before)
        return recorded(before, _changed(before, setting, given), date.today())

    file = profile_file(common.profile)
    after = change_profile(file, ladder, change)
    common.tell(_told(seen[0], after, ladder), file)


def _changed(profile: "Profile", setting: _Setting, value: object) -> "Profile":
    """`profile` with `value` in a place; None clears it. Another role begins with an unknown time
    in it.

    A role or a target that is cleared was answered: it stays open on purpose. All else that is
    cleared will be asked again.
    """
    new = setting.put(profile, value)
    gone = {setting.place}
    if new.role != profile.role:
        new, gone = replace(new, months_in_role=None), {setting.place, "months_in_role"}
    left = tuple(place for place in profile.left_open if place not in gone)
    if value is None and setting.place in OPEN_WHEN_CLEARED:
        left = (*left, setting.place)
    return replace(new, left_open=left)


def _setting(key: str) -> _Setting:
    from po_career.catalog.names import did_you_mean

    wanted = key.strip().casefold().replace("_", "-")
    if (found := _SETTINGS.get(_OTHER_NAMES.get(wanted, wanted))) is not None:
        return found
    elsewhere = {
        "ratings": "po-career rate SKILL LEVEL records a rating, as profile set skill does",
        "done": "po-career done ACTION records an action",
    }
    hint = (
        elsewhere.get(wanted)
        or did_you_mean(wanted, _SETTINGS)
        or f"expected one of: {', '.join(_SETTINGS)}"
    )
    raise UsageError(f'there is no key "{key}"\n{hint}')


def _label(key: str) -> str:
    return f"{COMMAND} {key}"


def _role(words: "Sequence[str]", catalog: "Catalog") -> str:
    from po_career.language.find import find_role

    return find_role(catalog, " ".join(words))


def _months(words: "Sequence[str]", _: "Catalog") -> float | None:
    from po_career.interview.quantities import read_months

    return read_months(" ".join(words))


def _hours(words: "Sequence[str]", _: "Catalog") -> float | None:
    return number(_label("hours"), " ".join(words), most=MOST_HOURS, above_zero=True)


def _budget(words: "Sequence[str]", _: "Catalog") -> object:
    from po_career.cli.answers import budget_of

    return budget_of(_label("budget"), " ".join(words))


def _target(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    from po_career.cli.answers import roles_in, two_at_most

    return two_at_most(_label("target"), catalog.roles, roles_in(catalog, words))


def _wants(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    from po_career.cli.answers import names_in, two_at_most

    return two_at_most(_label("wants"), catalog.wants, names_in("want", catalog.wants, words))


def _drains(words: "Sequence[str]", catalog: "Catalog") -> str:
    from po_career.language.find import find_id

    return find_id("want", catalog.wants, " ".join(words))


def _doubts(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    from po_career.cli.answers import names_in, two_at_most

    return two_at_most(_label("doubts"), catalog.doubts, names_in("doubt", catalog.doubts, words))


def _hurts(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    from po_career.cli.answers import names_in, two_at_most

    return two_at_most(_label("hurts"), catalog.skills, names_in("skill", catalog.skills, words))


def _skipped(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    from po_career.cli.answers import names_in

    return names_in("action", catalog.actions, words)


def _needs(words: "Sequence[str]", catalog: "Catalog") -> tuple[str, ...]:
    from po_career.cli.answers import names_in

    return names_in("need", catalog.needs, words)


def _name(words: "Sequence[str]", _: "Catalog") -> str:
    from po_career.cli.answers import own_text

    return own_text(_label("name"), " ".join(words))


def _offer(words: "Sequence[str]", _: "Catalog") -> str:
    from po_career.cli.answers import own_text

    return own_text(_label("offer"), " ".join(words))


def _own_words(words: "Sequence[str]", _: "Catalog") -> tuple[str, ...]:
    """Each argument is a sentence, unless every one is a single word: then they are one."""
    from po_career.cli.answers import own_text

    sentences = words if any(" " in word.strip() for word in words) else [" ".join(words)]
    return tuple(own_text(_label("words"), sentence) for sentence in sentences)


def _away(words: "Sequence[str]", _: "Catalog") -> object:
    from po_career.cli.answers import away_of

    return tuple(
        away_of(_label("away"), text) for text in " ".join(words).replace(",", " ").split()
    )


def _load(words: "Sequence[str]", _: "Catalog") -> object:
    from po_career.cli.answers import load_of

    return load_of(_label("load"), " ".join(words))


def _decided(words: "Sequence[str]", _: "Catalog") -> object:
    from po_career.cli.answers import decided_of

    return decided_of(_label("decided"), " ".join(words))


def _holds_part(words: "Sequence[str]", _: "Catalog") -> object:
    from po_career.cli.answers import yes_or_no

    return yes_or_no(_label("holds-part"), " ".join(words))


def _applied(words: "Sequence[str]", _: "Catalog") -> object:
    from po_career.cli.answers import applied_of

    return applied_of(_label("applied"), " ".join(words))


def _former(words: "Sequence[str]", catalog: "Catalog") -> object:
    from po_career.cli.answers import former_of

    return former_of(_label("former"), " ".join(words), catalog)


def _interests(words: "Sequence[str]", _: "Catalog") -> tuple[str, ...]:
    from po_career.text import printable

    said = " ".join(words).split(",") if any("," in word for word in words) else words
    clean = (printable(" ".join(interest.split())) for interest in said)
    return tuple(dict.fromkeys(filter(None, clean)))


def _in_field(field: str, cleared: object = None) -> "Callable[[Profile, Any], Profile]":
    """What puts a value into a field of the profile; `cleared` is what none makes of it."""

    def put(profile: "Profile", value: Any) -> "Profile":
        change: dict[str, Any] = {field: cleared if value is None else value}
        return replace(profile, **change)

    return put


def _in_situation(field: str, cleared: object = None) -> "Callable[[Profile, Any], Profile]":
    """Likewise of the situation."""

    def put(profile: "Profile", value: Any) -> "Profile":
        change: dict[str, Any] = {field: cleared if value is None else value}
        return replace(profile, situation=replace(profile.situation, **change))

    return put


def _put_needs(*, met: bool) -> "Callable[[Profile, Any], Profile]":
    """What says of needs that they are met, or that they are not; None takes back what
    was said so.
    """

    def put(profile: "Profile", value: Any) -> "Profile":
        there = profile.situation.there
        if value is None:
            there = {need: is_met for need, is_met in there.items() if is_met is not met}
        else:
            there = {**there, **dict.fromkeys(value, met)}
        return replace(profile, situation=replace(profile.situation, there=there))

    return put


def _put_former(profile: "Profile", value: Any) -> "Profile":
    """One more former role, unless it is there already; None takes away all."""
    if value is None:
        return replace(profile, former_roles=())
    if value in profile.former_roles:
        return profile
    return replace(profile, former_roles=(*profile.former_roles, value))


def _named(field: str, kinds: str, between: str = ", ") -> "Callable[[Profile, Catalog], str]":
    """What shows the ids in a field by title and id; `kinds` is where the catalogue has them."""

    def shown(profile: "Profile", catalog: "Catalog") -> str:
        held = getattr(profile, field)
        ids = (held,) if isinstance(held, str) else held or ()
        return between.join(_titled(i, getattr(catalog, kinds)) for i in ids)

    return shown


def _titled(i: str, items: Mapping[str, Any]) -> str:
    from po_career.catalog.names import title_of
    from po_career.text import printable

    return f"{printable(title_of(items[i]))} ({printable(i)})"


def _figure(field: str) -> "Callable[[Profile, Catalog], str]":
    def shown(profile: "Profile", _: "Catalog") -> str:
        from po_career.render.page.phrases import number as in_words

        value = getattr(profile, field)
        return "" if value is None else in_words(value)

    return shown


def _texts(field: str, mark: str = "") -> "Callable[[Profile, Catalog], str]":
    """What shows one text, or several with commas between; `mark` stands around each."""

    def shown(profile: "Profile", _: "Catalog") -> str:
        from po_career.text import printable

        held = getattr(profile, field)
        texts = (held,) if isinstance(held, str) else held or ()
        return ", ".join(f"{mark}{printable(text)}{mark}" for text in texts)

    return shown


def _shown_budget(profile: "Profile", _: "Catalog") -> str:
    from po_career.render.person_words import budget_words

    return "" if profile.budget is None else _plain(budget_words(profile.budget))


def _shown_away(profile: "Profile", _: "Catalog") -> str:
    from po_career.render.person_words import away_words

    return _plain("; ".join(map(away_words, profile.away)))


def _shown_former(profile: "Profile", catalog: "Catalog") -> str:
    from po_career.render.person_words import former_words

    said = []
    for former in profile.former_roles:
        title = former.title or "" if former.role is None else catalog.roles[former.role].title
        said.append(former_words(title, former.months, former.until))
    return _plain("; ".join(said))


def _shown_load(profile: "Profile", _: "Catalog") -> str:
    return profile.situation.load


def _shown_decided(profile: "Profile", _: "Catalog") -> str:
    from po_career.render.person_words import decided_words

    decided = profile.situation.decided
    return "" if decided is None else _plain(decided_words(decided))


def _shown_part(profile: "Profile", _: "Catalog") -> str:
    return "yes" if profile.situation.holds_part else "no"


def _shown_applied(profile: "Profile", _: "Catalog") -> str:
    from po_career.render.person_words import applied_words

    applied = profile.situation.applied
    return "" if applied is None else _plain(applied_words(applied))


def _shown_needs(*, met: bool) -> "Callable[[Profile, Catalog], str]":
    def shown(profile: "Profile", catalog: "Catalog") -> str:
        there = profile.situation.there
        return ", ".join(
            _titled(need, catalog.needs) for need, is_met in there.items() if is_met is met
        )

    return shown


def _shown_by_skill(_profile: "Profile", _catalog: "Catalog") -> str:
    """Nothing: `skill_lines` tells what changed, one line a skill."""
    return ""


def _plain(text: str) -> str:
    """`text` without what keeps words on one line, and printable."""
    from po_career.text import printable

    return printable(" ".join(text.split()))


_OTHER_NAMES: Mapping[str, str] = {
    "hours-per-week": "hours",
    "former-roles": "former",
    "want": "wants",
    "doubt": "doubts",
    "counts": "count",
}
_OF_A_SKILL: tuple[tuple[Key, str], ...] = (
    ("skill", "ratings"),
    ("count", "counts"),
    ("evidence", "ratings"),
    ("usually", "ratings"),
)
_SETTINGS: Mapping[str, _Setting] = {
    "name": _Setting("name", _name, _in_field("name"), _texts("name")),
    "role": _Setting("role", _role, _in_field("role"), _named("role", "roles")),
    "months-in-role": _Setting(
        "months_in_role", _months, _in_field("months_in_role"), _figure("months_in_role")
    ),
    "former": _Setting("former_roles", _former, _put_former, _shown_former),
    "hours": _Setting(
        "hours_per_week", _hours, _in_field("hours_per_week"), _figure("hours_per_week")
    ),
    "away": _Setting("away", _away, _in_field("away", ()), _shown_away),
    "budget": _Setting("budget", _budget, _in_field("budget"), _shown_budget),
    "target": _Setting(
        "target", _target, _in_field("target", ()), _named("target", "roles", " or ")
    ),
    "wants": _Setting("wants", _wants, _in_field("wants", ()), _named("wants", "wants")),
    "drains": _Setting("drains", _drains, _in_field("drains"), _named("drains", "wants")),
    "doubts": _Setting("doubts", _doubts, _in_field("doubts", ()), _named("doubts", "doubts")),
    "hurts": _Setting("hurts", _hurts, _in_field("hurts", ()), _named("hurts", "skills")),
    "offer": _Setting("offer", _offer, _in_field("offer"), _texts("offer")),
    "words": _Setting("words", _own_words, _in_field("words", ()), _texts("words", '"')),
    "load": _Setting("situation.load", _load, _in_situation("load", "fine"), _shown_load),
    "decided": _Setting("situation.decided", _decided, _in_situation("decided"), _shown_decided),
    "has": _Setting("situation.there", _needs, _put_needs(met=True), _shown_needs(met=True)),
    "lacks": _Setting("situation.there", _needs, _put_needs(met=False), _shown_needs(met=False)),
    "holds-part": _Setting(
        "situation.holds_part", _holds_part, _in_situation("holds_part", False), _shown_part
    ),
    "applied": _Setting("situation.applied", _applied, _in_situation("applied"), _shown_applied),
    **{
        key: _Setting(place, reader(key), putter(key), _shown_by_skill)
        for key, place in _OF_A_SKILL
    },
    "skipped": _Setting(
        "skipped", _skipped, _in_field("skipped", ()), _named("skipped", "actions")
    ),
    "interests": _Setting("interests", _interests, _in_field("interests", ()), _texts("interests")),
}
KEYS = tuple(_SETTINGS)


def _told(before: "Profile", after: "Profile", catalog: "Catalog") -> list[str]:
    """What changed, one line a key; that of the time in the role too, where another role cleared
    it.
    """
    lines = []
    pairs = [
        (key, setting.shown(before, catalog), setting.shown(after, catalog))
        for key, setting in _SETTINGS.items()
    ]
    earlier, later = skill_lines(before, catalog), skill_lines(after, catalog)
    names = dict.fromkeys((*earlier, *later))
    pairs += [(name, earlier.get(name, ""), later.get(name, "")) for name in names]
    for key, was_shown, now_shown in pairs:
        was, now = was_shown or NONE, now_shown or NONE
        if was != now:
            lines.append(f"{key}: {now}" if was == NONE else f"{key}: {now}, was {was}")
    return lines or ["Nothing changed: it was so already."]
