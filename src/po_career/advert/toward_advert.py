"""What to plan toward: a role as an advertisement asks it, with the levels that the text says in
place of the catalogue's.
"""

from collections.abc import Iterator
from dataclasses import replace

from po_career.advert.match_model import Ask, Match
from po_career.catalog.model import Catalog, Id, Importance, Requirement, Role, Transition


def toward_advert(found: Match, catalog: Catalog, held: Id | None) -> tuple[Catalog, Id] | None:
    """The catalogue with the role as the advertisement asks it, and the id of that role to plan
    toward; None if no role fits.

    A level that the text says takes the place of the role's; a skill that only the text asks is
    added. A job is applied for, not walked to: of the transitions out of the role that is held only
    the one to it stays, and without one no transition leads there, so that the role is the next
    step as it is named, and what belongs to a new employer goes with it. Whoever holds the role
    already plans toward the advertised one beside it, one sideways step away.
    """
    if found.role is None:
        return None
    role = catalog.roles[found.role]
    asked = {ask.skill: _requirement(ask, role) for ask in found.asks if ask.level is not None}
    outside = next((kit.id for kit in catalog.kits.values() if kit.for_ == "new-employer"), None)
    wanted = replace(
        role,
        title=f"{role.title} (as advertised)",
        requires={**role.requires, **asked},
        kit=role.kit or outside,
    )
    transitions = list(_transitions(catalog, held, role.id))
    if held == role.id:
        wanted = replace(wanted, id=f"{role.id}-advertised")
        transitions.append(Transition(from_=role.id, to=wanted.id, kind="lateral"))
    roles = {**catalog.roles, wanted.id: wanted}
    return replace(catalog, roles=roles, transitions=tuple(transitions)), wanted.id


def _transitions(catalog: Catalog, held: Id | None, wanted: Id) -> Iterator[Transition]:
    """Those that are left if only the transition to `wanted` leads out of the role `held`."""
    pairs = {(step.from_, step.to) for step in catalog.transitions}
    is_next = held in (None, wanted) or (held, wanted) in pairs
    for step in catalog.transitions:
        is_left = is_next if step.to == wanted else step.from_ != held
        if is_left:
            yield step


def _requirement(ask: Ask, role: Role) -> Requirement:
    known = role.requires.get(ask.skill)
    importance: Importance = "useful" if ask.nice_to_have else "important"
    if known is not None:
        importance = known.importance
    return Requirement(ask.level or 0, importance, "source")
