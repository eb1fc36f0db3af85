"""Which skills a check-in asks about: those in which something is likely to have moved, those that
are unrated, and those that were rated long ago.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, zip_longest

from po_career.catalog.model import Catalog, Id, Requirement, Role
from po_career.interview.question import Option, Question
from po_career.planning.belief import beliefs, is_rated
from po_career.planning.model import Belief
from po_career.planning.readiness import weight_of
from po_career.profile.chapters import last_plan
from po_career.profile.growth import day_done, rating_by
from po_career.profile.model import Profile

MOST = 10
"""Questions in one check-in: at 15 seconds each, two and a half minutes."""


def ask_whether_better() -> Question:
    """The one question for somebody whose load was too much."""
    return Question(
        "choose",
        "Is it better?",
        options=(
            Option("fine", "Yes: my load is fine again"),
            Option("high", "A little: it is high, and I manage"),
            Option("too-much", "No: it is still too much"),
        ),
        hint="Your load, and nothing else. Only you see it.",
        help="With yes, the next plan holds one small piece of what you want more of.",
    )


def skills_to_check(
    catalog: Catalog, profile: Profile, goal: Role, today: date, most: int = MOST
) -> tuple[Id, ...]:
    """At most `most` skills that `goal` asks for, in the order in which they are asked.

    First those that are short, or count as met only because something was done: those that an
    action done since their rating raises, then those that the next actions of the kept plan raise.
    Then in turn what nobody has rated (what tells most first) and what was rated longest ago
    (without a day first). What the person rated on `today` is left out.
    """
    held = beliefs(catalog, profile)
    asked = {
        skill: need
        for skill, need in goal.requires.items()
        if need.level > 0 and _rated_on(profile, skill) != today
    }
    moving = (*_just_done(catalog, profile), *_under_way(catalog, profile))
    short = [
        skill
        for skill, need in asked.items()
        if held[skill].basis == "done" or held[skill].expected < need.level
    ]
    gaps = [skill for skill in moving if skill in short]
    rest = zip_longest(_unrated(asked, held, catalog), _oldest(asked, profile, catalog))
    order = filter(None, (*gaps, *chain.from_iterable(rest)))
    return tuple(dict.fromkeys(order))[:most]


def _rated_on(profile: Profile, skill: Id) -> date | None:
    """The day of the person's own rating; None without a rating or a day."""
    rating = rating_by(profile, skill, "self")
    return None if rating is None else rating.on


def _just_done(catalog: Catalog, profile: Profile) -> Iterator[Id]:
    """Skills that were to be raised by an action done since they were rated, the latest action
    first.
    """
    days = [(day_done(profile, key), key) for key in profile.done if key in catalog.actions]
    known = [(day, key) for day, key in days if day is not None]
    for day, key in sorted(known, key=lambda done: (-done[0].toordinal(), done[1])):
        for skill in catalog.actions[key].raises:
            rated = _rated_on(profile, skill)
            if rated is None or rated <= day:
                yield skill


def _under_way(catalog: Catalog, profile: Profile) -> Iterator[Id]:
    """Skills that the next actions of the kept plan raise: as many actions as run at once."""
    kept = last_plan(profile)
    due = {} if kept is None else kept.plan.due
    waiting = sorted(
        (day, key) for key, day in due.items() if key not in profile.done and key in catalog.actions
    )
    for _, key in waiting[: catalog.rules.at_once]:
        yield from catalog.actions[key].raises


def _unrated(
    asked: Mapping[Id, Requirement], held: Mapping[Id, Belief], catalog: Catalog
) -> Sequence[Id]:
    """What nobody has rated; first what has most levels open within what is asked, times its
    weight.
    """
    tells = {}
    for skill, need in asked.items():
        belief = held[skill]
        if not is_rated(belief):
            open_levels = min(belief.high, need.level) - min(belief.low, need.level)
            tells[skill] = weight_of(need, catalog.rules) * open_levels
    return sorted(tells, key=lambda skill: (-tells[skill], skill))


def _oldest(asked: Mapping[Id, Requirement], profile: Profile, catalog: Catalog) -> Sequence[Id]:
    """What the person rated, the oldest rating first; of one day what weighs more first."""
    rated = []
    for skill, need in asked.items():
        rating = rating_by(profile, skill, "self")
        if rating is not None:
            rated.append((rating.on or date.min, -weight_of(need, catalog.rules), skill))
    return [skill for *_, skill in sorted(rated)]
