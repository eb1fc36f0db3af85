"""The terms of a step's score, and the candidates that have one."""

from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Role, Transition, Usual
from po_career.planning.readiness import readiness
from po_career.planning.routes.credible import months_before
from po_career.planning.standing import Standing

TERMS = ("near", "uses", "wish", "usual", "time")
USUAL: dict[Usual, float] = {"common": 1.0, "known": 0.6, "rare": 0.2}
NO_WISH = 0.5
"""The wish of somebody who said nothing."""
NO_WANT_MET = 0.25
"""The wish of a step that suits none of the wants."""
DRAIN = 0.5
"""What is taken off the wish of a step that holds what drains."""
MONTHS_UNKNOWN = 0.75
"""The time of somebody who did not say how long."""
PLAIN_KINDS = ("promotion", "lateral", "specialise")


class Terms(NamedTuple):
    """What speaks for a step, each from 0 to 1."""

    near: float
    """Readiness for it."""
    uses: float
    """The part of what the person does well that it asks for."""
    wish: float
    usual: float
    """How common the move is among those who leave the role held."""
    time: float
    """Months against those that are usual before the move."""


def candidates_of(standing: Standing) -> tuple[Transition, ...]:
    """The moves that may be recommended without a target; docs/method.md, "The recommended step".

    Whoever holds no role, and whoever holds one in a catalogue that names no transitions at all,
    may go anywhere: the latter to what asks for more than their own role.
    """
    catalog, profile = standing.catalog, standing.profile
    held_before = {former.role for former in profile.former_roles}
    if standing.role is None:
        ways = [Transition("", role, "lateral") for role in catalog.roles]
    elif catalog.transitions:
        ways = [way for way in catalog.transitions if way.from_ == standing.role.id]
    else:
        asked = _asked(standing.role)
        above = [role for role in catalog.roles.values() if _asked(role) > asked]
        ways = [Transition(standing.role.id, role.id, "lateral") for role in above]
    return tuple(way for way in ways if _may_be_taken(way, standing, held_before))


def terms_of(way: Transition, standing: Standing) -> Terms:
    """The terms of a move at the centres of the beliefs."""
    role = standing.catalog.roles[way.to]
    strong = [skill for skill in standing.levels if standing.strong(skill)]
    used = sum(_asks_for(role, skill) for skill in strong)
    return Terms(
        near=readiness(role, standing.levels, standing.catalog.rules),
        uses=used / len(strong) if strong else 0.0,
        wish=wish_of(way, standing),
        usual=USUAL[way.usual],
        time=time_of(way, standing),
    )


def score_of(terms: Terms, catalog: Catalog) -> float:
    """The weighted sum of the terms."""
    return sum(
        float(getattr(catalog.rules, name)) * term for name, term in zip(TERMS, terms, strict=True)
    )


def suits_of(way: Transition, catalog: Catalog) -> set[Id]:
    """The wants that a move and the role that it leads to answer."""
    return {*way.suits, *catalog.roles[way.to].suits}


def wish_of(way: Transition, standing: Standing) -> float:
    """How far the move is what the person wants.

    Toward 1 for wants that it suits, toward 0 for what drains.
    """
    wants, drains = standing.profile.wants, standing.profile.drains
    suits = suits_of(way, standing.catalog)
    wish = NO_WISH
    if wants:
        met = sum(want in suits for want in wants)
        wish = NO_WISH + (1 - NO_WISH) * met / len(wants) if met else NO_WANT_MET
    if drains in suits:
        wish -= DRAIN
    return min(1.0, max(0.0, wish))


def time_of(way: Transition, standing: Standing) -> float:
    """Months in roles of the kind held against those that are usual before this move."""
    if standing.profile.situation.holds_part and way.kind in PLAIN_KINDS:
        return 1.0
    if standing.months is None:
        return MONTHS_UNKNOWN
    usual = months_before(way, standing.catalog.rules)
    return min(1.0, standing.months / usual) if usual > 0 else 1.0


def uses_skill(role: Role, skill: Id) -> bool:
    """Whether the role asks for the skill at all."""
    return bool(_asks_for(role, skill))


def _may_be_taken(way: Transition, standing: Standing, held_before: set[Id | None]) -> bool:
    catalog, profile = standing.catalog, standing.profile
    role = catalog.roles[way.to]
    if way.kind == "return" or role.id in held_before or role.way_in:
        return False
    if role.venture:
        return any(_wants_independence(want, role, catalog) for want in profile.wants)
    if way.kind == "leap":
        return False
    if standing.role is not None and _is_lower(role, standing.role):
        return way.usual != "rare" and not suits_of(way, catalog).isdisjoint(profile.wants)
    return True


def _wants_independence(want: Id, venture: Role, catalog: Catalog) -> bool:
    """Whether the want is one that only a firm of one's own answers."""
    others = (role for role in catalog.roles.values() if not role.venture)
    return want in venture.suits and not any(want in role.suits for role in others)


def _is_lower(role: Role, held: Role) -> bool:
    lower_place = None not in (role.place, held.place) and (role.place or 0) < (held.place or 0)
    lower_scope = None not in (role.scope, held.scope) and (role.scope or 0) < (held.scope or 0)
    return lower_place or lower_scope


def _asked(role: Role) -> int:
    return sum(need.level for need in role.requires.values())


def _asks_for(role: Role, skill: Id) -> bool:
    need = role.requires.get(skill)
    return need is not None and need.level > 0
