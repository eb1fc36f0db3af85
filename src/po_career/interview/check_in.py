"""Which skills a check-in asks about.

Those in which something is likely to have moved, what is unrated, and what was rated long ago.
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

    First those with a gap that an action done since their rating was meant to close, then those
    that the next actions of the kept plan raise; then in turn what nobody has rated (what tells
    most first) and what was rated longest ago (without a day first). What one rated on `today` is
    left out.
    """
    held = beliefs(catalog, profile)
    asked = {
        skill: need
        for skill, need in goal.requires.items()
        if need.level > 0 and not _rated_on(profile, skill, today)
    }
    moving = (*_just_done(catalog, profile), *_under_way(catalog, profile))
    gaps = [
        skill for skill in moving if skill in asked and _may_be_short(held[skill], asked[skill])
    ]
    rest = zip_longest(_unrated(asked, held, catalog), _oldest(asked, profile, catalog))
    order = [skill for skill in (*gaps, *chain.from_iterable(rest)) if skill is not None]
    return tuple(dict.fromkeys(order))[:most]


def _may_be_short(belief: Belief, need: Requirement) -> bool:
    """Whether a skill is short, or only not known to be short because something was done."""
    return belief.basis == "done" or belief.expected < need.level


def _rated_on(profile: Profile, skill: Id, day: date) -> bool:
    rating = rating_by(profile, skill, "self")
    return rating is not None and rating.on == day


def _just_done(catalog: Catalog, profile: Profile) -> Iterator[Id]:
    """Skills that an action was meant to raise which was done since they were rated, the latest
    action first.
    """
    days = {
        key: day
        for key in profile.done
        if (day := day_done(profile, key)) is not None and key in catalog.actions
    }
    for key in sorted(days, key=lambda key: (-days[key].toordinal(), key)):
        for skill in catalog.actions[key].raises:
            rating = rating_by(profile, skill, "self")
            if rating is None or rating.on is None or rating.on <= days[key]:
                yield skill


def _under_way(catalog: Catalog, profile: Profile) -> Iterator[Id]:
    """Skills that the next actions of the kept plan raise: as many actions as run at once."""
    event = last_plan(profile)
    due = {} if event is None or event.plan is None else event.plan.due
    waiting = sorted(
        (day, key) for key, day in due.items() if key not in profile.done and key in catalog.actions
    )
    for _, key in waiting[: catalog.rules.at_once]:
        yield from catalog.actions[key].raises


def _unrated(
    asked: Mapping[Id, Requirement], held: Mapping[Id, Belief], catalog: Catalog
) -> Sequence[Id]:
    """What nobody has rated: the levels that are open within what is asked, times importance, most
    first.
    """
    tells = {
        skill: (
            weight_of(need, catalog.rules)
            * (min(held[skill].high, need.level) - min(held[skill].low, need.level))
        )
        for skill, need in asked.items()
        if not is_rated(held[skill])
    }
    return sorted(tells, key=lambda skill: (-tells[skill], skill))


def _oldest(asked: Mapping[Id, Requirement], profile: Profile, catalog: Catalog) -> Sequence[Id]:
    """What was rated by oneself, the oldest rating first; of one day what weighs more first."""
    rated = {
        skill: rating
        for skill in asked
        if (rating := rating_by(profile, skill, "self")) is not None
    }
    return sorted(
        rated,
        key=lambda skill: (
            rated[skill].on or date.min,
            -weight_of(asked[skill], catalog.rules),
            skill,
        ),
    )
