"""The roles of the map in full: what each is for, what its days hold, what it asks, and where it leads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from po_career.catalog.model import IMPORTANCES, Catalog, Id, Importance, Role, Transition
from po_career.planning.plan_model import Plan
from po_career.render.cites import Citations
from po_career.render.map_places import MapPlaces, Place
from po_career.render.words import KIND_WORDS, capital, extent, sentence

ASKS_TITLES: dict[Importance, str] = {"core": "Asks, as core", "important": "Asks, as important", "useful": "Asks, as useful"}


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A move to or from a role, and the number of the other role where the report shows it."""

    title: str
    number: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Asks:
    """What a role asks at one importance: each skill with its level."""

    title: str
    skills: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role."""

    number: int
    title: str
    tags: tuple[str, ...]
    short: str | None
    opened: bool
    """Whether it stands open from the start: the next step's role does."""
    texts: tuple[str, ...]
    responsibilities: tuple[str, ...]
    day: tuple[str, ...]
    asks: tuple[Asks, ...]
    leads_to: tuple[MoveLine, ...]
    comes_from: tuple[MoveLine, ...]
    sources: tuple[int, ...]


def role_cards(career: MapPlaces, plan: Plan, catalog: Catalog, cites: Citations) -> tuple[RoleCard, ...]:
    """The roles of the map: the next step, the rest of the way, the role that is held, the ways on from it, then all others."""
    numbers = {place.role: place.number for place in career.places}
    way = [
        plan.next_step.role,
        *(move.to for move in career.ways if move.which == "route"),
        *([plan.person.role] if plan.person.role else []),
    ]
    first = {key: rank for rank, key in enumerate(dict.fromkeys(way))}
    order = sorted(career.places, key=lambda place: (first.get(place.role, len(first)), place.state == "other", place.number))
    return tuple(_card(place, plan, catalog, cites, numbers) for place in order)


def _card(place: Place, plan: Plan, catalog: Catalog, cites: Citations, numbers: Mapping[Id, int]) -> RoleCard:
    role = catalog.roles[place.role]
    return RoleCard(
        number=place.number,
        title=role.title,
        tags=place.tags,
        short=role.short,
        opened=role.id == plan.next_step.role,
        texts=tuple(_texts(role)),
        responsibilities=tuple(map(sentence, role.responsibilities)),
        day=tuple(map(sentence, role.day)),
        asks=tuple(_asks(role, catalog)),
        leads_to=tuple(_move(way.to, way, catalog, numbers) for way in catalog.transitions if way.from_ == role.id),
        comes_from=tuple(_move(way.from_, way, catalog, numbers) for way in catalog.transitions if way.to == role.id),
        sources=cites.numbers(role.sources),
    )


def _texts(role: Role) -> Iterator[str]:
    yield from (sentence(text) for text in (role.purpose, role.distinct) if text)
    if role.typical_years:
        yield f"People in it usually have {extent(role.typical_years, ' to ')} years of experience; that is no gate."


def _asks(role: Role, catalog: Catalog) -> Iterator[Asks]:
    for importance in IMPORTANCES:
        needs = [(key, need.level) for key, need in role.requires.items() if need.importance == importance]
        if needs:
            levels = catalog.scale.levels
            yield Asks(ASKS_TITLES[importance], tuple(f"{_skill(key, catalog)}: {levels[level].name}" for key, level in needs))


def _skill(key: Id, catalog: Catalog) -> str:
    skill = catalog.skills[key]
    return skill.short or skill.name


def _move(other: Id, way: Transition, catalog: Catalog, numbers: Mapping[Id, int]) -> MoveLine:
    months = f", usually after {extent(way.months, ' to ')} months" if way.months else ""
    return MoveLine(catalog.roles[other].title, numbers.get(other), f"{capital(KIND_WORDS[way.kind])}{months}")
