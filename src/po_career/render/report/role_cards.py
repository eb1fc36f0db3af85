"""The roles of the map in full.

What each is for, what its days hold, what it asks, and where it leads.
"""

from collections.abc import Iterator, Mapping

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Role, Transition
from po_career.frozen import Frozen
from po_career.planning.plan_model import Plan
from po_career.render.map.map_places import Place
from po_career.render.page.phrases import KIND_WORDS, capital, extent, sentence
from po_career.render.report.plan_map import PlanMap


class MoveLine(Frozen):
    """A move to or from a role, and the number of the other role if the report shows it."""

    title: str
    number: int | None
    words: str


class Asks(Frozen):
    """What a role asks at one importance: each skill with its level."""

    title: str
    skills: tuple[str, ...]


class RoleCard(Frozen):
    """One role."""

    number: int
    role: Role
    tags: tuple[str, ...]
    texts: tuple[str, ...]
    asks: tuple[Asks, ...]
    leads_to: tuple[MoveLine, ...]
    comes_from: tuple[MoveLine, ...]


class RoleCards(Frozen):
    """The roles that have to do with the person, and all others."""

    own: tuple[RoleCard, ...]
    others: tuple[RoleCard, ...]


def role_cards(found: PlanMap, plan: Plan, catalog: Catalog) -> RoleCards:
    """The roles of both maps: in the own one the next step, the rest of the way, the role held,
    then the ways on.
    """
    route = [move.to for move in found.own.ways if move.which == "route"]
    first = dict.fromkeys([plan.next_step.role, *route, plan.person.role])
    ranks = {role: rank for rank, role in enumerate(first)}
    places = found.own.places
    ranked = sorted(places, key=lambda place: (ranks.get(place.role, len(ranks)), place.number))
    own = {place.role for place in ranked}
    everybody = found.whole.places if found.whole else ()
    others = [place for place in everybody if place.role not in own]
    shown = {place.role: found.numbers[place.role] for place in (*ranked, *others)}
    cards = [_card(place, catalog, shown) for place in (*ranked, *others)]
    return RoleCards(tuple(cards[: len(ranked)]), tuple(cards[len(ranked) :]))


def _card(place: Place, catalog: Catalog, numbers: Mapping[Id, int]) -> RoleCard:
    role = catalog.roles[place.role]
    leads_to = [way for way in catalog.transitions if way.from_ == role.id]
    comes_from = [way for way in catalog.transitions if way.to == role.id]
    return RoleCard(
        number=numbers[role.id],
        role=role,
        tags=place.tags,
        texts=tuple(_texts(role)),
        asks=tuple(_asks(role, catalog)),
        leads_to=tuple(_move(way.to, way, catalog, numbers) for way in leads_to),
        comes_from=tuple(_move(way.from_, way, catalog, numbers) for way in comes_from),
    )


def _texts(role: Role) -> Iterator[str]:
    yield from (sentence(text) for text in (role.purpose, role.distinct) if text)
    if role.typical_years:
        years = extent(role.typical_years, " to ")
        yield f"People in it usually have {years} years of experience; that is not a gate."


def _asks(role: Role, catalog: Catalog) -> Iterator[Asks]:
    for importance in IMPORTANCES:
        needs = []
        for key, need in role.requires.items():
            if need.importance == importance:
                skill = catalog.skills[key]
                level = catalog.scale.levels[need.level].name
                needs.append(f"{skill.short or skill.name}: {level}")
        if needs:
            yield Asks(f"Asks, as {importance}", tuple(needs))


def _move(other: Id, way: Transition, catalog: Catalog, numbers: Mapping[Id, int]) -> MoveLine:
    months = f", usually after {extent(way.months, ' to ')} months" if way.months else ""
    title = catalog.roles[other].title
    return MoveLine(title, numbers.get(other), f"{capital(KIND_WORDS[way.kind])}{months}")
