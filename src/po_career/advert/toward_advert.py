"""What to plan toward: a role as an advertisement asks it, in place of what the catalogue says
where the text says a level.
"""

from dataclasses import replace

from po_career.advert.match_model import Ask, Match
from po_career.catalog.model import Catalog, Id, Importance, Requirement, Role, Transition


def toward_advert(found: Match, catalog: Catalog, held: Id | None) -> tuple[Catalog, Id] | None:
    """The catalogue with the role as the advertisement asks it, and the id of that role to plan
    toward; None where no role fits.

    A level that the text says takes the place of the role's; a skill that only the text asks is
    added. A job is applied for, not walked to: of the moves out of the role that is held only the
    one to it stays, and without one no move leads there, so that the role is the next step as it is
    named, and what belongs to a new employer goes with it. Who holds the role already plans toward
    the advertised one beside it, one sideways step away.
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
    direct = [way for way in catalog.transitions if (way.from_, way.to) == (held, role.id)]
    elsewhere = tuple(way for way in catalog.transitions if way.from_ != held or way in direct)
    if held is not None and held != role.id and not direct:
        elsewhere = tuple(way for way in elsewhere if way.to != role.id)
    if held != role.id:
        return (
            replace(catalog, roles={**catalog.roles, role.id: wanted}, transitions=elsewhere),
            role.id,
        )
    beside = replace(wanted, id=f"{role.id}-advertised")
    move = Transition(from_=role.id, to=beside.id, kind="lateral")
    return (
        replace(
            catalog, roles={**catalog.roles, beside.id: beside}, transitions=(*elsewhere, move)
        ),
        beside.id,
    )


def _requirement(ask: Ask, role: Role) -> Requirement:
    known = role.requires.get(ask.skill)
    importance: Importance = "useful" if ask.nice_to_have else "important"
    if known is not None:
        importance = known.importance
    return Requirement(ask.level or 0, importance, "source")
