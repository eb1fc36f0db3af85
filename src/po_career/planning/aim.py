"""What a plan aims at: what is asked, and the levels that count once the person's symptoms are
taken seriously.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES, Id, Kit, Requirement, Role
from po_career.planning.belief import is_rated
from po_career.planning.decision import Decision, common_asks
from po_career.planning.model import PlainRung, Rule
from po_career.planning.readiness import Asks, Levels, verdict_of, weight_of
from po_career.planning.scores import wish_of
from po_career.planning.standing import Standing

MOST_MASTERY = 3
"""How many skills somebody grows in who has all that the role held asks."""
FEW_GAPS = 2
"""With at most this many gaps in the role held, the rest of the hours go into mastery."""


class Aim(NamedTuple):
    """What is asked, and what counts as held."""

    role: Role
    """The role that verdict, readiness and gaps are for."""
    asks: Asks
    """What the actions work toward: the role's requirements, and what the person's own role and
    symptoms add.
    """
    levels: Levels
    """The levels that count: the centres, lower for a symptom that the person recognised."""
    short: Mapping[Id, float]
    """What is asked above them, in the order of `asks`, each with its weighted gap; a useful skill
    only if the person recognised its symptom.
    """
    symptoms: tuple[Id, ...]
    """Recognised symptoms that something asked for explains."""
    growing: bool
    """Whether nothing that the role held asks is known to be short, so that the aim is mastery."""


def aim_of(
    standing: Standing,
    decision: Decision,
    kit: Kit | None,
    reachable: Collection[PlainRung],
) -> Aim:
    """The aim of a decision; `reachable` are the rungs that open actions bring."""
    role = aimed_role(standing, decision)
    asks = dict(_asked(standing, decision, role))
    if decision.is_step:
        _add_own_open_core(standing, asks)
    levels = dict(standing.levels)
    symptoms = _take_symptoms(standing, decision, kit, asks, levels)
    growing = False
    if decision.stays and decision.settled_by not in (Rule.TOO_MUCH, Rule.STAY):
        open_ = [skill for skill in asks if _is_open(skill, asks[skill], levels, reachable)]
        known = [skill for skill in open_ if is_rated(standing.held[skill]) or skill in symptoms]
        growing = not known
        if growing:
            asks = mastery(standing, decision, levels, reachable)
        elif len(known) <= FEW_GAPS:
            for skill, need in mastery(standing, decision, levels, reachable).items():
                _add(asks, skill, need)
    short = _gaps_by_weight(standing, asks, levels, symptoms)
    return Aim(role, asks, levels, short, tuple(symptoms), growing)


def _gaps_by_weight(
    standing: Standing, asks: Asks, levels: Levels, symptoms: Collection[Id]
) -> dict[Id, float]:
    gaps = {}
    for skill, need in asks.items():
        short = need.level - levels[skill]
        if short > 0 and (need.importance != "useful" or skill in symptoms):
            gaps[skill] = short * weight_of(need, standing.rules)
    return gaps


def aimed_role(standing: Standing, decision: Decision) -> Role:
    """The role that verdict, readiness and gaps are for: that of the step; for a post in question,
    since its role is held, the one beside it.
    """
    in_question = decision.kind == "elsewhere" and standing.decided == "post-in-question"
    if in_question and decision.beside is not None:
        return standing.roles[decision.beside]
    return standing.roles[decision.role]


def mastery(
    standing: Standing,
    decision: Decision,
    levels: Levels,
    reachable: Collection[PlainRung],
) -> dict[Id, Requirement]:
    """What to grow in once the role held is met: what pays off whichever step is taken later, else
    the person's own strengths. Each is one rung above what is held.
    """
    pays: dict[Id, float] = {}
    for candidate in decision.candidates:
        factor = 0.5 + wish_of(candidate.transition, standing)
        for skill, need in standing.roles[candidate.to].requires.items():
            if _is_open(skill, need, levels, reachable):
                worth = weight_of(need, standing.rules) * factor
                pays[skill] = pays.get(skill, 0.0) + worth
    chosen = sorted(pays, key=lambda skill: (-pays[skill], skill))
    if not chosen and standing.role is not None:
        own = standing.role.requires
        chosen = [skill for skill in own if (skill, levels[skill] + 1) in reachable]
        chosen.sort(key=lambda skill: (-weight_of(own[skill], standing.rules), -levels[skill]))
    return {skill: Requirement(levels[skill] + 1, "important") for skill in chosen[:MOST_MASTERY]}


def wanted_skills(standing: Standing) -> set[Id]:
    """The skills that the person's wants are made of."""
    wants = standing.catalog.wants
    known = [wants[want].skills for want in standing.profile.wants if want in wants]
    return set[Id]().union(*known)


def drained_skills(standing: Standing) -> set[Id]:
    """The skills of what drains the person."""
    want = standing.catalog.wants.get(standing.profile.drains or "")
    return set(want.skills) if want else set()


def is_ready(standing: Standing, aim: Aim, learned: Levels, levels: Levels | None = None) -> bool:
    """Whether the role's verdict is ready for somebody who holds `levels` (None: those of today),
    except for the last rungs of core skills that only the role teaches.

    `learned` is the first rung of each skill that no open action brings.
    """
    asks = dict(aim.role.requires)
    for skill, need in aim.role.requires.items():
        if need.importance == "core" and learned.get(skill) == need.level:
            asks[skill] = Requirement(need.level - 1, need.importance, need.basis)
    held = standing.levels if levels is None else levels
    return verdict_of(asks, held, standing.rules) == "ready"


def _asked(standing: Standing, decision: Decision, role: Role) -> Asks:
    """What the role asks; of two roles what both ask, if any of that is short."""
    if decision.equal:
        first, second = (standing.roles[key] for key in decision.equal)
        both = common_asks(first, second)
        short = [
            skill
            for skill, need in both.items()
            if need.level > standing.levels[skill] and need.importance != "useful"
        ]
        if short or decision.kind == "trial":
            return both
    return role.requires


def _add_own_open_core(standing: Standing, asks: dict[Id, Requirement]) -> None:
    """Add what is rated and short at the core of the role held: it comes along on a step."""
    for skill, need in standing.own_asks.items():
        is_short = need.level > standing.levels[skill] and is_rated(standing.held[skill])
        if is_short and need.importance == "core":
            _add(asks, skill, need)


def _take_symptoms(
    standing: Standing,
    decision: Decision,
    kit: Kit | None,
    asks: dict[Id, Requirement],
    levels: dict[Id, int],
) -> list[Id]:
    """Let what is asked and the levels reflect the symptoms that the person recognised.

    Returns those that something asked for explains; nobody asks for the others.
    """
    symptoms = []
    # for a post in question the steps of the kit work on its skills already
    served = kit.skills if kit and standing.decided == "post-in-question" else ()
    for skill in standing.profile.hurts:
        if skill in served:
            continue
        need = _need_behind(standing, skill, asks, kit, decision.equal)
        if need is not None:
            _add(asks, skill, need)
            levels[skill] = _level_with_symptom(standing, skill, asks[skill].level)
            symptoms.append(skill)
    return symptoms


def _need_behind(
    standing: Standing, skill: Id, asks: Asks, kit: Kit | None, equal: Sequence[Id]
) -> Requirement | None:
    """What is asked of a skill whose symptom the person recognised; None if neither role asks
    enough of it.

    What is asked as useful counts as important from half of the scale up.
    """
    needs: dict[Id, Requirement] = {}
    roles = [standing.roles[role].requires for role in equal]
    for asked in (*roles, standing.own_asks, asks):
        if skill in asked:
            _add(needs, skill, asked[skill])
    if kit is not None and skill in kit.skills:
        least = max(1, min(standing.top // 2, standing.levels[skill] + 1))
        _add(needs, skill, Requirement(least, "core"))
    need = needs.get(skill)
    if need is None or need.level == 0:
        return None
    if need.importance != "useful":
        return need
    return replace(need, importance="important") if 2 * need.level >= standing.top else None


def _level_with_symptom(standing: Standing, skill: Id, need: int) -> int:
    """A recognised symptom counts as a gap: the level is below the need, and a high rating counts
    one less.
    """
    level = standing.levels[skill]
    if standing.strong(skill) and is_rated(standing.held[skill]):
        level -= 1
    return max(0, min(level, need - 1))


def _add(asks: dict[Id, Requirement], skill: Id, need: Requirement) -> None:
    """Ask `need` of a skill as well: the higher level, at the higher importance."""
    other = asks.get(skill)
    if other is not None:
        importance = min(need.importance, other.importance, key=IMPORTANCES.index)
        need = Requirement(max(need.level, other.level), importance, need.basis or other.basis)
    asks[skill] = need


def _is_open(
    skill: Id, need: Requirement, levels: Levels, reachable: Collection[PlainRung]
) -> bool:
    """Whether a need that counts is short, and an open action brings the next rung."""
    short = need.level > levels[skill] and need.importance != "useful"
    return short and (skill, levels[skill] + 1) in reachable
