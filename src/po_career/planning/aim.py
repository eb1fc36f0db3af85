"""What a plan aims at: what is asked, and the levels that count once the person's symptoms are
taken seriously.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import IMPORTANCES, Id, Kit, Requirement, Role
from po_career.catalog.sentences import strong_from
from po_career.planning.belief import is_rated
from po_career.planning.decision import Decision, common_asks
from po_career.planning.readiness import Asks, verdict_of, weight_of
from po_career.planning.scores import wish_of
from po_career.planning.standing import Standing

MOST_MASTERY = 3
"""How many skills somebody grows who has all that the role held asks."""
FEW_GAPS = 2
"""With so few gaps of one's own role or fewer, the rest of the hours go into mastery."""


class Aim(NamedTuple):
    """What is asked, and what counts as held."""

    role: Role
    """The role that verdict, readiness and gaps are for."""
    asks: Asks
    """What the actions work toward: the role's requirements, and what the person's own role and
    symptoms add.
    """
    levels: Mapping[Id, int]
    """The levels that count: the centres, lower for a symptom that the person recognised."""
    symptoms: tuple[Id, ...]
    """Recognised symptoms that something asked for explains."""
    elsewhere: tuple[Id, ...]
    """Recognised symptoms that neither role asks for."""
    growing: bool
    """Whether nothing that the role held asks is known to be short, so that the aim is mastery."""


def aim_of(
    standing: Standing,
    decision: Decision,
    kit: Kit | None,
    reachable: Collection[tuple[Id, int]],
) -> Aim:
    """The aim of a decision; `reachable` are the rungs that open actions bring."""
    role = aimed_role(standing, decision)
    asks = dict(_asked(standing, decision, role))
    if decision.kind not in ("stay", "elsewhere", "trial"):
        _add_own_open_core(standing, asks)
    levels = dict(standing.levels)
    symptoms, elsewhere = [], []
    decided = standing.profile.situation.decided
    served = kit.skills if kit and decided and decided.what == "post-in-question" else ()
    for skill in standing.profile.hurts:
        if skill in served:
            continue  # the kit's steps work on it already
        need = _need_behind(standing, skill, asks, kit, decision.equal)
        if need is None:
            elsewhere.append(skill)
            continue
        asks[skill] = _higher(need, asks.get(skill))
        levels[skill] = _level_with_symptom(standing, skill, asks[skill].level)
        symptoms.append(skill)
    growing = False
    if decision.kind == "stay" and decision.settled_by not in (1, 3):
        known = [skill for skill in asks if is_rated(standing.held[skill]) or skill in symptoms]
        short = [skill for skill in known if _is_open(skill, asks, levels, reachable)]
        if len(short) <= FEW_GAPS:
            growing = not short
            if growing:
                asks = {}
            for skill, need in mastery(standing, decision, levels, reachable).items():
                asks[skill] = _higher(need, asks.get(skill))
    return Aim(role, asks, levels, tuple(symptoms), tuple(elsewhere), growing)


def aimed_role(standing: Standing, decision: Decision) -> Role:
    """The role that verdict, readiness and gaps are for.

    For a post in question it is the way beside, since the own role is held.
    """
    decided = standing.profile.situation.decided
    in_question = decided is not None and decided.what == "post-in-question"
    if decision.kind == "elsewhere" and in_question and decision.beside is not None:
        return standing.catalog.roles[decision.beside]
    return standing.catalog.roles[decision.role]


def mastery(
    standing: Standing,
    decision: Decision,
    levels: Mapping[Id, int],
    reachable: Collection[tuple[Id, int]],
) -> dict[Id, Requirement]:
    """What to grow in once the role held is met.

    What pays whichever way is taken later, else one's own strengths.
    """
    catalog = standing.catalog
    pays: dict[Id, float] = {}
    for one in decision.candidates:
        wish = wish_of(one.way, standing)
        for skill, need in catalog.roles[one.way.to].requires.items():
            have = levels[skill]
            if need.level > have and need.importance != "useful" and (skill, have + 1) in reachable:
                worth = weight_of(need, catalog.rules) * (0.5 + wish)
                pays[skill] = pays.get(skill, 0.0) + worth
    chosen = sorted(pays, key=lambda skill: (-pays[skill], skill))[:MOST_MASTERY]
    if not chosen and standing.role is not None:
        own = standing.role.requires
        depth = [skill for skill in own if (skill, levels[skill] + 1) in reachable]
        order = {skill: number for number, skill in enumerate(own)}
        depth.sort(
            key=lambda skill: (
                -weight_of(own[skill], catalog.rules),
                -levels[skill],
                order[skill],
            )
        )
        chosen = depth[:MOST_MASTERY]
    return {skill: Requirement(levels[skill] + 1, "important") for skill in chosen}


def wanted_skills(standing: Standing) -> set[Id]:
    """The skills that the person's wants are made of."""
    wants = standing.catalog.wants
    return {
        skill for want in standing.profile.wants if want in wants for skill in wants[want].skills
    }


def drained_skills(standing: Standing) -> set[Id]:
    """The skills of what drains the person."""
    want = standing.catalog.wants.get(standing.profile.drains or "")
    return set(want.skills) if want else set()


def is_ready(standing: Standing, aim: Aim, learned: Mapping[Id, int]) -> bool:
    """Whether the role's verdict is ready, but for the last rungs of core skills that only the role
    teaches.

    `learned` is the first rung of each skill that no open action brings.
    """
    asks = {
        skill: _but_for_last(need, learned.get(skill)) for skill, need in aim.role.requires.items()
    }
    return verdict_of(asks, standing.levels, standing.catalog.rules) == "ready"


def _but_for_last(need: Requirement, unbrought: int | None) -> Requirement:
    if need.importance == "core" and unbrought == need.level:
        return Requirement(need.level - 1, need.importance, need.basis)
    return need


def _asked(standing: Standing, decision: Decision, role: Role) -> Asks:
    """What the role asks; of two roles what both ask, if anything of it is short."""
    roles = standing.catalog.roles
    if decision.equal:
        first, second = (roles[one] for one in decision.equal)
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
    """Whoever takes a step brings along what is open at the core of the role held, if
    it is rated.
    """
    if standing.role is None:
        return
    for skill, need in standing.role.requires.items():
        if need.importance != "core" or not is_rated(standing.held[skill]):
            continue
        if need.level > standing.levels[skill]:
            asks[skill] = _higher(need, asks.get(skill))


def _need_behind(
    standing: Standing, skill: Id, asks: Asks, kit: Kit | None, equal: Sequence[Id]
) -> Requirement | None:
    """What is asked of a skill whose symptom the person recognised; None if neither role asks
    enough of it.

    What is asked as useful counts as important from half of the scale up.
    """
    roles = [standing.catalog.roles[role] for role in equal]
    if standing.role is not None:
        roles.append(standing.role)
    found = [role.requires[skill] for role in roles if skill in role.requires]
    if skill in asks:
        found.append(asks[skill])
    need = None
    for one in found:
        need = _higher(one, need)
    if kit is not None and skill in kit.skills:
        level = max(need.level if need else 0, min(standing.top // 2, standing.levels[skill] + 1))
        need = Requirement(max(1, level), "core")
    if need is None or need.level == 0:
        return None
    if need.importance == "useful":
        if 2 * need.level < standing.top:
            return None
        return Requirement(need.level, "important", need.basis)
    return need


def _level_with_symptom(standing: Standing, skill: Id, need: int) -> int:
    """A recognised symptom counts as a gap: at most one below the need, one below a high rating."""
    level = standing.levels[skill]
    if level >= strong_from(standing.catalog) and is_rated(standing.held[skill]):
        level -= 1
    return max(0, min(level, need - 1))


def _higher(one: Requirement, other: Requirement | None) -> Requirement:
    if other is None:
        return one
    importance = min(one.importance, other.importance, key=IMPORTANCES.index)
    return Requirement(max(one.level, other.level), importance, one.basis or other.basis)


def _is_open(
    skill: Id,
    asks: Asks,
    levels: Mapping[Id, int],
    reachable: Collection[tuple[Id, int]],
) -> bool:
    need = asks[skill]
    short = need.level > levels[skill] and need.importance != "useful"
    return short and (skill, levels[skill] + 1) in reachable
