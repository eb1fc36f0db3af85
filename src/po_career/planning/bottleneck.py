"""The one skill that holds a person back most, and the strengths to leave alone.

Docs/method.md, "The bottleneck".
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from po_career.catalog.model import Id, Importance
from po_career.planning.aim import Aim, wanted_skills
from po_career.planning.belief import is_rated
from po_career.planning.readiness import weight_of
from po_career.planning.standing import Standing

By = Literal["symptom", "largest gap", "complaint", "usually", "words", "order"]
MOST_LEFT_ALONE = 4


class Lead(NamedTuple):
    """The skill that the chapter works on first."""

    skill: Id
    by: By | None
    """What settled that it is the bottleneck; None if it is not one: nothing rated is short, or one
    grows.
    """


def lead_of(
    standing: Standing,
    aim: Aim,
    named: Sequence[Id],
    can_work_on: Callable[[Id], bool],
) -> Lead | None:
    """The bottleneck, or what comes first without one; None if nothing is short.

    `named` are the skills that the person's own words name, in their order. `can_work_on` tells
    whether something open works on a skill within this chapter.
    """
    short = gaps_by_weight(standing, aim)
    if not short:
        return None
    symptoms = [skill for skill in aim.symptoms if skill in short]
    if symptoms:
        open_first = [skill for skill in symptoms if can_work_on(skill)] or symptoms
        return Lead(
            max(open_first, key=lambda skill: (short[skill], -symptoms.index(skill))), "symptom"
        )
    if not aim.growing:
        found = _largest_rated(standing, aim, short, named, can_work_on)
        if found is not None:
            return found
    return Lead(_first_unrated(standing, aim, short, named, can_work_on), None)


def gaps_by_weight(standing: Standing, aim: Aim) -> dict[Id, float]:
    """The skills of the aim that are short, useful ones aside, each with its weighted gap."""
    rules = standing.catalog.rules
    found = {}
    for skill, need in aim.asks.items():
        gap = need.level - aim.levels[skill]
        if gap > 0 and (need.importance != "useful" or skill in aim.symptoms):
            found[skill] = gap * weight_of(need, rules)
    return found


def leave_alone(standing: Standing, aim: Aim, touched: Sequence[Id]) -> tuple[Id, ...]:
    """Rated strengths that nothing asks more of, without a complaint: no hours there."""
    found = []
    for skill in standing.profile.ratings:
        need = aim.asks.get(skill)
        enough = need is None or aim.levels[skill] >= need.level
        if not enough or skill in touched or has_complaint(standing, skill):
            continue
        if standing.strong(skill):
            found.append(skill)
    own = standing.role.requires if standing.role is not None else {}
    found.sort(key=lambda skill: (-standing.levels[skill], skill not in own))
    return tuple(found[:MOST_LEFT_ALONE])


def has_complaint(standing: Standing, skill: Id) -> bool:
    """Whether somebody rated the skill lower than the person, or the person knows its symptom."""
    ratings = standing.profile.ratings.get(skill, ())
    lower = [one for one in ratings if one.by == "other" and one.level < standing.levels[skill]]
    return bool(lower) or skill in standing.profile.hurts


def _largest_rated(
    standing: Standing,
    aim: Aim,
    short: Mapping[Id, float],
    named: Sequence[Id],
    can_work_on: Callable[[Id], bool],
) -> Lead | None:
    """Among rated core gaps, else important ones, the largest that something open works on.

    Ties by what the person said.
    """
    rated = [skill for skill in short if is_rated(standing.held[skill])]
    importances: tuple[Importance, ...] = ("core", "important")
    for importance in importances:
        pool = [skill for skill in rated if aim.asks[skill].importance == importance]
        pool = [skill for skill in pool if can_work_on(skill)]
        if pool:
            break
    else:
        pool = rated
    if not pool:
        return None
    most = max(short[skill] for skill in pool)
    tied = [skill for skill in pool if short[skill] == most]
    if len(tied) == 1:
        return Lead(tied[0], "largest gap")
    return _of_tied(standing, aim, tied, named)


def _of_tied(standing: Standing, aim: Aim, tied: Sequence[Id], named: Sequence[Id]) -> Lead:
    complained = [skill for skill in tied if has_complaint(standing, skill)]
    if complained:
        return Lead(complained[0], "complaint")
    told = [
        skill
        for skill in tied
        if any(one.usually for one in standing.profile.ratings.get(skill, ()))
    ]
    if told:
        return Lead(told[0], "usually")
    said = [skill for skill in named if skill in tied]
    if said:
        return Lead(said[0], "words")
    wanted = wanted_skills(standing)
    order = list(aim.asks)
    return Lead(min(tied, key=lambda skill: (skill not in wanted, order.index(skill))), "order")


def _first_unrated(
    standing: Standing,
    aim: Aim,
    short: Mapping[Id, float],
    named: Sequence[Id],
    can_work_on: Callable[[Id], bool],
) -> Id:
    """With nothing rated short: what the words name, what a want is made of, else the
    largest gap.
    """
    open_first = [skill for skill in short if can_work_on(skill)] or list(short)
    said = [skill for skill in named if skill in open_first]
    if said:
        return said[0]
    wanted = wanted_skills(standing)
    order = list(aim.asks)

    def rank(skill: Id) -> tuple[bool, float, int]:
        core_wanted = skill in wanted and aim.asks[skill].importance == "core"
        return (not core_wanted, -short[skill], order.index(skill))

    return min(open_first, key=rank)
