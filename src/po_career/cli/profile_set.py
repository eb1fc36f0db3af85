"""`profile set`: one key of the saved profile, with what it is to be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from po_career.cli.commands import PROFILE_KEYS
from po_career.cli.common import Common, argument, with_common
from po_career.cli.options import TEXTS
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.interview.question_topic import About
    from po_career.profile.model import FormerRole, Profile

OPEN_WHEN_CLEARED = ("role", "target")
"""Places of which none is an answer: they are not asked about again."""
OTHER_NAMES: Mapping[str, str] = {
    "hours-per-week": "hours",
    "former-roles": "former",
    "want": "wants",
    "doubt": "doubts",
    "counts": "count",
}
ELSEWHERE: Mapping[str, str] = {
    "ratings": "po-career rate SKILL LEVEL records a rating, as profile set skill does",
    "done": "po-career done ACTION records an action",
}
OF_A_SKILL: "Mapping[str, About]" = {
    "skill": "level",
    "count": "count",
    "evidence": "example",
    "usually": "usually",
}
"""Keys that take a skill and a value, and what the interview calls them."""


@with_common(TEXTS)
def set_value(
    common: Common,
    key: str = argument("KEY", f"{', '.join(PROFILE_KEYS[:-1])} or {PROFILE_KEYS[-1]}."),
    value: list[str] = argument(
        "VALUE...", 'The new value; "none" clears it. Put commas between several names.'
    ),
) -> None:
    """Change one thing that you have told po-career: your role, your hours, what you want more of,
    what is decided.
    """
    from po_career.cli.recording import record
    from po_career.cli.source import profile_file

    name = _key_named(key)
    ladder, file = common.read_catalog(), profile_file(common.profile)
    if name in OF_A_SKILL:
        change = _change_of_skill(name, value, ladder)
    else:
        change = _change_of(name, value, ladder)
    before, after = record(file, ladder, change, date.today(), common.edit())
    lines = [*differences(before, after, ladder).values()]
    common.tell(lines or ["Nothing changed: it was so already."], file)


def _key_named(text: str) -> str:
    from po_career.catalog.names import did_you_mean

    wanted = text.strip().casefold().replace("_", "-")
    wanted = OTHER_NAMES.get(wanted, wanted)
    if wanted in PROFILE_KEYS:
        return wanted
    hint = ELSEWHERE.get(wanted) or did_you_mean(wanted, PROFILE_KEYS)
    expected = f"expected one of: {', '.join(PROFILE_KEYS)}"
    raise UsageError(f'there is no key "{text}"\n{hint or expected}')


def _label(key: str) -> str:
    return f"po-career profile set {key}"


def _change_of(
    key: str, words: "Sequence[str]", catalog: "Catalog"
) -> "Callable[[Profile], Profile]":
    """What puts these words into a profile; none takes back what was said. A former role is one
    more.

    A role or a target that is cleared was answered: it stays open on purpose. All else that is
    cleared will be asked again.
    """
    from po_career.cli.answers import SETTINGS, value_of, with_value

    value = value_of(key, _label(key), [words], catalog)
    place = SETTINGS[key].place

    def change(before: "Profile") -> "Profile":
        new = value
        if key == "former" and value is not None:
            new = tuple(dict.fromkeys((*before.former_roles, *value)))
        after = with_value(before, key, new)
        answered = {place}
        if after.role != before.role:
            answered.add("months_in_role")
        left = [other for other in before.left_open if other not in answered]
        if value is None and place in OPEN_WHEN_CLEARED:
            left.append(place)
        return replace(after, left_open=tuple(left))

    return change


def _change_of_skill(
    key: str, words: "Sequence[str]", catalog: "Catalog"
) -> "Callable[[Profile], Profile]":
    """What puts a skill's level, count or example into a profile as the interview does; none for
    the value takes it back, none alone that of every skill.
    """
    from po_career.cli.answers import is_none, skill_and_value

    if is_none(words):
        return partial(_without_any, key)
    skill, value = skill_and_value(key, _label(key), words, catalog)
    text = None if value is None else str(value)
    return partial(_answered, key, catalog, skill, text)


def _without_any(key: str, profile: "Profile") -> "Profile":
    from po_career.profile.growth import rating_by
    from po_career.profile.history import with_rating

    if key == "count":
        return replace(profile, counts={})
    ratings = profile.ratings
    for skill in profile.ratings:
        own = rating_by(profile, skill, "self")
        if own is not None:
            cleared: dict[str, Any] = {key: None}
            left = None if key == "skill" else replace(own, **cleared)
            ratings = with_rating(ratings, skill, "self", left)
    return replace(profile, ratings=ratings)


def _answered(
    key: str, catalog: "Catalog", skill: str, text: str | None, profile: "Profile"
) -> "Profile":
    """`profile` with one answer; what is taken back may be asked again."""
    from po_career.interview.answers import answered
    from po_career.interview.question import Signal
    from po_career.interview.question_topic import Topic, place_of
    from po_career.profile.growth import rating_by

    topic = Topic(OF_A_SKILL[key], skill)
    if key in {"evidence", "usually"} and rating_by(profile, skill, "self") is None:
        raise UsageError(
            f"{key} needs a level beside it, and you have not rated {skill}\n"
            f"{_label('skill')} {skill} LEVEL records one"
        )
    outcome = Signal.SKIP if text is None else text
    after = answered(catalog, profile, topic, outcome, date.today())
    return replace(after, left_open=after.left_open_but(place_of(topic)))


def differences(before: "Profile", after: "Profile", catalog: "Catalog") -> dict[str, str]:
    """What changed, one line for each key or skill; that of the time in the role too, if another
    role cleared it.
    """
    was, now = _in_words(before, catalog), _in_words(after, catalog)
    lines = {}
    for key in dict.fromkeys((*was, *now)):
        old, new = was.get(key), now.get(key, "none")
        if old is None:
            lines[key] = f"{key}: {new}"
        elif old != new:
            lines[key] = f"{key}: {new}, was {old}"
    return lines


def _in_words(profile: "Profile", catalog: "Catalog") -> dict[str, str]:
    """Everything that a profile says, by the key or the skill that it is said of."""
    from po_career.cli.answers import SETTINGS, shown_value

    found = {}
    for key, setting in SETTINGS.items():
        value = shown_value(profile, key)
        values = value if isinstance(value, tuple) else (value,)
        items = getattr(catalog, f"{setting.kind}s") if setting.kind else {}
        words = [_words(part, catalog, items) for part in values if part is not None]
        if words:
            found[key] = setting.between.join(
                f"{setting.mark}{word}{setting.mark}" for word in words
            )
    return found | _skills_in_words(profile, catalog)


def _skills_in_words(profile: "Profile", catalog: "Catalog") -> dict[str, str]:
    """What is said of each skill, by its name."""
    from po_career.catalog.sentences import level_name
    from po_career.profile.growth import rating_by
    from po_career.text import printable

    found = {}
    for skill in catalog.skills.values():
        rating = rating_by(profile, skill.id, "self")
        if rating is not None:
            found[skill.name] = level_name(catalog, rating.level)
            found[f"{skill.name}, example"] = rating.evidence or ""
            found[f"{skill.name}, usually"] = rating.usually or ""
        if skill.id in profile.counts:
            found[f"{skill.name}, counted"] = str(profile.counts[skill.id])
    return {printable(name): printable(text) for name, text in found.items() if text}


def _words(value: Any, catalog: "Catalog", items: Mapping[str, Any]) -> str:
    """A value in words; what names one of `items` of the catalogue by title and id."""
    from po_career.catalog.names import title_of
    from po_career.profile.model import Applied, Away, Budget, Decided, FormerRole
    from po_career.render import person_words
    from po_career.render.page.phrases import number
    from po_career.text import printable

    if isinstance(value, bool):
        return "yes" if value else "no"
    if items:
        return f"{printable(title_of(items[value]))} ({printable(value)})"
    words: Mapping[type, Callable[[Any], str]] = {
        int: number,
        float: number,
        Budget: person_words.budget_words,
        Away: person_words.away_words,
        Decided: person_words.decided_words,
        Applied: person_words.applied_words,
        FormerRole: partial(_former, catalog),
    }
    text = words.get(type(value), str)(value)
    return printable(" ".join(text.split()))  # without the blanks that keep words on one line


def _former(catalog: "Catalog", former: "FormerRole") -> str:
    from po_career.render.person_words import former_words

    title = former.title or "" if former.role is None else catalog.roles[former.role].title
    return former_words(title, former.months, former.until)
