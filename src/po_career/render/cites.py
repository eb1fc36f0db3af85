"""The sources that a report cites: numbered in the order in which they come up, each with what it is used for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from po_career.catalog.model import Catalog, Id, Source
from po_career.planning.model import Step
from po_career.planning.plan_model import Plan
from po_career.render.plan_tasks import web_link
from po_career.render.words import listed, origin_words, sentence

NAMED = 6
"""So many uses of a source are said before "and 3 more"."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One source at the end of a report."""

    number: int
    title: str
    link: str | None
    """Its address, where it is an http or https one."""
    address: str | None
    """Its address as text, where it is no such link."""
    licence: str | None
    note: str | None
    used_for: str


@dataclass(frozen=True, slots=True)
class Citations:
    """All sources of a report."""

    sources: tuple[Citation, ...]
    keys: tuple[Id, ...]

    def numbers(self, keys: Iterable[Id]) -> tuple[int, ...]:
        """The numbers of the sources with these keys, in rising order."""
        return tuple(sorted(self.keys.index(key) + 1 for key in set(keys)))


def citations(plan: Plan, catalog: Catalog, roles: Sequence[Id]) -> Citations:
    """Every source that the plan's roles, moves, skills, actions and trends cite, and the `roles` that the report shows beside them."""
    uses: dict[Id, list[str]] = {}
    for key, thing in _uses(plan, catalog, roles):
        things = uses.setdefault(key, [])
        if thing not in things:
            things.append(thing)
    found = [_citation(number, key, things, catalog) for number, (key, things) in enumerate(uses.items(), 1)]
    return Citations(tuple(found), tuple(uses))


def _citation(number: int, key: Id, things: list[str], catalog: Catalog) -> Citation:
    source = catalog.sources.get(key, Source(key, key))
    link = web_link(source.url)
    return Citation(
        number=number,
        title=origin_words(source.title, source.year),
        link=link,
        address=None if link else source.url,
        licence=source.licence,
        note=sentence(source.note) if source.note else None,
        used_for=listed(things, NAMED),
    )


def _uses(plan: Plan, catalog: Catalog, roles: Sequence[Id]) -> Iterator[tuple[Id, str]]:
    """Source keys, each with the name of a thing that cites it, in the order of the report."""
    yield from ((key, "the levels") for key in catalog.scale.sources)
    yield from _of_step(plan.next_step, catalog)
    yield from _of_moves(plan, catalog)
    for key in roles:
        role = catalog.roles[key]
        yield from ((source, role.title) for source in role.sources)
    if plan.stay_and_grow is not None:
        yield from _of_step(plan.stay_and_grow, catalog)
    for shown in plan.trends:
        trend = catalog.trends.get(shown.id)
        if trend is not None:
            yield from ((key, trend.title) for key in (*trend.sources, *(one.source for one in trend.evidence)) if key)


def _of_step(step: Step, catalog: Catalog) -> Iterator[tuple[Id, str]]:
    role = catalog.roles.get(step.role)
    yield from ((key, step.title) for key in (role.sources if role else ()))
    for gap in step.gaps:
        skill = catalog.skills.get(gap.skill)
        yield from ((key, gap.name) for key in (skill.sources if skill else ()))
    for action in step.actions:
        known = catalog.actions.get(action.id)
        yield from ((key, action.title) for key in (known.sources if known else ()))


def _of_moves(plan: Plan, catalog: Catalog) -> Iterator[tuple[Id, str]]:
    """What the moves cite that the plan speaks of: those of the route, and to the step and its alternatives."""
    held = plan.person.role
    moves = {(hop.from_, hop.to) for hop in plan.route or ()} | {(held, step.role) for step in (plan.next_step, *plan.alternatives)}
    for way in catalog.transitions:
        if (way.from_, way.to) in moves:
            yield from ((key, f"the move to {catalog.roles[way.to].title}") for key in way.sources)
