"""What a person says of themselves in the words of a command line: the keys of `profile set`, and
the options of the same names.

`label` is what a message calls the place: "--away", "po-career profile set away". Whatever does
not fit raises UsageError.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar, get_args

from po_career.catalog.model import Catalog
from po_career.catalog.names import did_you_mean, matches
from po_career.catalog.sentences import level_name
from po_career.cli.options import choice, day, misfit, number
from po_career.errors import UsageError
from po_career.interview.quantities import (
    MOST_HOURS,
    read_applied,
    read_away,
    read_count,
    read_money,
    read_months,
)
from po_career.language.find import NONE, Kind, find_item, says_none, titles_with_ids
from po_career.language.titles import role_named
from po_career.profile.model import (
    LOADS,
    LONGEST_WORDS,
    Away,
    Decided,
    Decision,
    FormerRole,
    Load,
    Profile,
    is_month_or_day,
)
from po_career.text import printable

Value = TypeVar("Value")
_DECIDED = re.compile(r"(?P<what>.+?)(?:\s+(?P<on>\d\S*))?(?:\s+by\s+(?P<by>.+))?", re.DOTALL)
_FORMER = re.compile(r"(?P<name>.*?)(?:[\s,]+until\s+(?P<until>\S+))?", re.DOTALL)
_TIME = re.compile(r"(?P<name>.*?[^\d\s,.])[\s,]+(?P<time>\d.*)", re.DOTALL)


def is_none(texts: Sequence[str]) -> bool:
    """Whether nothing but "none" was said."""
    return [text.strip().casefold() for text in texts] == [NONE]


def own_text(label: str, text: str) -> str:
    """A text in a person's own words, on one line and printable."""
    clean = printable(" ".join(text.split()))
    if not clean:
        raise misfit(label, text, "expected a line of text, or none to clear it", "text")
    if len(clean) > LONGEST_WORDS:
        long = f"it has {len(clean)} characters: expected a line, at most {LONGEST_WORDS}"
        raise misfit(label, clean, long, "text")
    return clean


def own_texts(label: str, words: Sequence[str], _: Catalog) -> tuple[str, ...]:
    """Each word is a sentence, unless every one is a single word: then they are one."""
    sentences = words if any(" " in word.strip() for word in words) else [" ".join(words)]
    return tuple(own_text(label, sentence) for sentence in sentences)


def interests(_: str, words: Sequence[str], __: Catalog) -> tuple[str, ...]:
    """Words with commas between them, or each of its own."""
    parts = " ".join(words).split(",") if any("," in word for word in words) else words
    clean = (printable(" ".join(part.split())) for part in parts)
    return tuple(filter(None, clean))


def _as_asked(read: Callable[[str], Value]) -> Callable[[str, str], Value]:
    """A reader of the interview for a text at a place, which the message then names."""

    def read_at(label: str, text: str) -> Value:
        try:
            return read(text)
        except UsageError as error:
            raise misfit(label, text, str(error)) from None

    return read_at


months = _as_asked(read_months)
budget = _as_asked(read_money)
applied = _as_asked(read_applied)


def hours(label: str, text: str) -> float:
    """Hours a week."""
    return number(label, text, most=MOST_HOURS, above_zero=True)


def days_away(label: str, words: Sequence[str], _: Catalog) -> tuple[Away, ...]:
    """The days of `2026-12-21..2027-01-03` or `21 Dec to 3 Jan`, or several."""
    return _as_asked(partial(read_away, today=date.today()))(label, " ".join(words))


def load(label: str, text: str) -> Load:
    """How heavy the workload is."""
    return choice(label, text, LOADS)


def decided(label: str, text: str) -> Decided:
    """What is decided, as `review 2027-03-01 by the head of product`; day and name may
    be left out.
    """
    kinds: tuple[Decision, ...] = get_args(Decision)
    found = _DECIDED.fullmatch(" ".join(text.split()))
    what = "" if found is None else "-".join(found["what"].casefold().split())
    for kind in kinds:
        if found is not None and kind == what:
            on = None if found["on"] is None else day(label, found["on"])
            by = None if found["by"] is None else own_text(label, found["by"])
            return Decided(kind, on, by)
    examples = f"for example {label} 'review 2027-03-01', or {label} 'review 2027-03-01 by Anna'"
    expected = f"expected one of {', '.join(kinds)}, then the day"
    raise misfit(label, text, f"{expected}\n{examples}")


def yes_or_no(label: str, text: str) -> bool:
    """Whether the answer is yes."""
    said = text.strip().casefold()
    if said in ("yes", "y", "true"):
        return True
    if said in ("no", "n", "false"):
        return False
    raise misfit(label, text, "expected yes or no")


def former(label: str, words: Sequence[str], catalog: Catalog) -> tuple[FormerRole, ...]:
    """A former role, as `Business Analyst 30 months until 2025-04`: one of the catalogue if it
    has it, else a title.
    """
    text = " ".join(" ".join(words).split())
    example = f"expected a role, for example {label} 'Business Analyst 30 months until 2025-04'"
    found = _FORMER.fullmatch(f" {text}")
    name, until = ("", None) if found is None else (found["name"].strip(), found["until"])
    if until is not None and not is_month_or_day(until):
        not_a_month = f'"{until}" is not a month such as 2025-04, or a day such as 2025-04-30'
        raise misfit(label, text, f"{not_a_month}\n{example}")
    held = None
    timed = None if matches(catalog.roles, name) else _TIME.fullmatch(name)
    if not name or _is_time(name):
        raise misfit(label, text, f"it names no role\n{example}")
    if timed is not None:
        name, held = timed["name"], months(label, timed["time"])
    known = matches(catalog.roles, name)
    if len(known) == 1:
        return (FormerRole(known[0], None, held, until),)
    return (FormerRole(None, own_text(label, name), held, until),)


def _is_time(text: str) -> bool:
    with suppress(UsageError):
        return read_months(text) >= 0
    return False


def item(catalog: Catalog, kind: Kind, label: str, text: str) -> str:
    """The id of the item of the catalogue that a text names."""
    return _as_asked(partial(find_item, catalog, kind))(label, text)


class Setting(NamedTuple):
    """A thing that a person can say of themselves: where it stands in a profile, and what it is
    made of.
    """

    place: str
    kind: Kind | None = None
    """What it names in the catalogue; None for what `read` makes of the words."""
    most: int | None = None
    """How many of the kind may be named; if one, it is kept as itself, else as a tuple."""
    read: Callable[[str, str], Any] = own_text
    """Takes the label and the text."""
    read_several: Callable[[str, Sequence[str], Catalog], tuple[Any, ...]] | None = None
    """Takes the label and the words, of a thing of which there may be several."""
    between: str = ", "
    """What stands between several when they are shown."""
    mark: str = ""
    """What stands around each then."""


SETTINGS: Mapping[str, Setting] = {
    "name": Setting("name"),
    "role": Setting("role", "role", 1),
    "months-in-role": Setting("months_in_role", read=months),
    "former": Setting("former_roles", read_several=former, between="; "),
    "hours": Setting("hours_per_week", read=hours),
    "away": Setting("away", read_several=days_away, between="; "),
    "budget": Setting("budget", read=budget),
    "target": Setting("target", "role", 2, between=" or "),
    "wants": Setting("wants", "want", 2),
    "drains": Setting("drains", "want", 1),
    "doubts": Setting("doubts", "doubt", 2),
    "hurts": Setting("hurts", "skill", 2),
    "offer": Setting("offer"),
    "words": Setting("words", read_several=own_texts, mark='"'),
    "load": Setting("situation.load", read=load),
    "decided": Setting("situation.decided", read=decided),
    "has": Setting("situation.there", "need"),
    "lacks": Setting("situation.there", "need"),
    "holds-part": Setting("situation.holds_part", read=yes_or_no),
    "applied": Setting("situation.applied", read=applied),
    "skipped": Setting("skipped", "action"),
    "not-applicable": Setting("not_applicable", "skill"),
    "interests": Setting("interests", read_several=interests),
}
IS_MET = {"has": True, "lacks": False}
"""What the keys of needs say of them."""


def value_of(key: str, label: str, answers: Sequence[Sequence[str]], catalog: Catalog) -> Any:
    """What is to stand in the place of `key` after one answer, or several that add up; None if
    they clear it.

    An answer is the words of one argument or of several. "none" names a role only if the catalogue
    has one of that name.
    """
    setting = SETTINGS[key]
    clears = len(answers) == 1 and is_none(answers[0])
    if clears and (setting.kind != "role" or says_none(catalog.roles, NONE)):
        return None
    if setting.kind is not None:
        several = (_named(setting.kind, label, catalog, words) for words in answers)
        ids = tuple(dict.fromkeys(chain.from_iterable(several)))
        return _at_most(label, setting, ids, catalog)
    if setting.read_several is not None:
        groups = [setting.read_several(label, words, catalog) for words in answers]
        return tuple(dict.fromkeys(chain.from_iterable(groups)))
    return setting.read(label, " ".join(answers[-1]))


def _named(kind: Kind, label: str, catalog: Catalog, words: Sequence[str]) -> list[str]:
    """The ids that `words` name; roles as people write titles, whose words never stand apart."""
    if kind == "role":
        names = _names([" ".join(words)], lambda name: role_named(catalog, name).certain)
    else:
        items: Mapping[str, Any] = getattr(catalog, f"{kind}s")
        names = _names(words, lambda name: bool(matches(items, name)))
    return [item(catalog, kind, label, name) for name in names]


def _names(words: Sequence[str], is_known: Callable[[str], bool]) -> Sequence[str]:
    """One name of several words, several names with a comma between them, or a name each."""
    whole = " ".join(words)
    if is_known(whole):
        return [whole]
    if "," in whole:
        return [name for name in whole.split(",") if name.strip()] or [whole]
    if all(is_known(word) for word in words):
        return words
    return [whole]


def _at_most(label: str, setting: Setting, ids: tuple[str, ...], catalog: Catalog) -> Any:
    """`ids`, if there are not too many; the one itself if there may be only one."""
    if setting.most is None:
        return ids
    if len(ids) > setting.most:
        items = getattr(catalog, f"{setting.kind}s")
        limit, hint = "two", "give the two that count most"
        if setting.most == 1:
            limit, hint = "one", "give the one that counts most"
        many = f"it takes {limit} at most, and these are {len(ids)}: {titles_with_ids(items, ids)}"
        raise misfit(label, ", ".join(ids), f"{many}\n{hint}")
    return ids[0] if setting.most == 1 else ids


def shown_value(profile: Profile, key: str) -> Any:
    """What `key` says in a profile."""
    value = attrgetter(SETTINGS[key].place)(profile)
    if key in IS_MET:
        return tuple(need for need, met in value.items() if met is IS_MET[key])
    return value


def with_value(profile: Profile, key: str, value: Any) -> Profile:
    """`profile` with a value of `key`; None takes back what was said.

    Another role begins with an unknown time in it. Needs are added to those that are known.
    """
    place = SETTINGS[key].place
    if key in IS_MET:
        value = _with_needs(profile.situation.there, value, met=IS_MET[key])
    elif value is None:
        value = attrgetter(place)(Profile())
    if place.startswith("situation."):
        change = {place.removeprefix("situation."): value}
        return replace(profile, situation=replace(profile.situation, **change))
    changes = {place: value}
    if key == "role" and value != profile.role:
        changes["months_in_role"] = None
    return replace(profile, **changes)


def _with_needs(
    there: Mapping[str, bool], needs: Sequence[str] | None, *, met: bool
) -> Mapping[str, bool]:
    """What is known of needs once these are met, or not; None takes back what was said so."""
    if needs is None:
        return {need: is_met for need, is_met in there.items() if is_met is not met}
    return {**there, **dict.fromkeys(needs, met)}


def skill_and_value(
    key: str, label: str, words: Sequence[str], catalog: Catalog
) -> tuple[str, Any]:
    """A skill, and its level, count or text: `SKILL=VALUE`, or the skill and then the value.

    None for "none". `key` is skill, count, evidence or usually.
    """
    skill, text = skill_and_text(key, label, words, catalog)
    if is_none([text]):
        return skill, None
    if key == "skill":
        return skill, level_of(label, text, catalog)
    if key == "count":
        return skill, _count(label, skill, text, catalog)
    return skill, own_text(label, text)


def skill_and_text(key: str, label: str, words: Sequence[str], catalog: Catalog) -> tuple[str, str]:
    """The skill that is named, and the text after it."""
    name, _, text = words[0].partition("=")
    text = " ".join((text, *words[1:])).strip()
    if not name.strip() or not text:
        examples = {"skill": "communication=3", "count": "people-management=0"}
        example = examples.get(key, "communication='...'")
        expected = f"expected a skill and its value, for example {label} {example}"
        raise misfit(label, " ".join(words), expected)
    return item(catalog, "skill", label, name), text


def level_of(label: str, text: str, catalog: Catalog) -> int:
    """The level that `text` names, by its number or its name in any case."""
    wanted = " ".join(text.split()).casefold()
    steps = catalog.scale.levels
    for step in steps:
        full_name = level_name(catalog, step.level)
        if wanted in (str(step.level), step.name.casefold(), full_name.casefold()):
            return step.level
    near = did_you_mean(text, [step.name for step in steps])
    levels = f"levels: {', '.join(level_name(catalog, step.level) for step in steps)}"
    raise misfit(label, text, "\n".join(filter(None, (near, levels))), "level")


def _count(label: str, skill: str, text: str, catalog: Catalog) -> int:
    """The answer to the countable question of a skill, which has to have one."""
    if catalog.skills[skill].check is None:
        countable = [i for i, other in catalog.skills.items() if other.check is not None]
        hint = "this catalogue has no skill with something to count"
        if countable:
            hint = f"skills with something to count: {', '.join(countable)}"
        nothing = f"nothing is counted for {printable(catalog.skills[skill].name)}"
        raise misfit(label, skill, f"{nothing}\n{hint}")
    return _as_asked(read_count)(label, text)
