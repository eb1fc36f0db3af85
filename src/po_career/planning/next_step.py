"""Which roles one may take next, which of them is recommended, and which others are worth showing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from po_career.catalog.model import Transition
from po_career.errors import NoAnswerError
from po_career.planning.decision import shortlist
from po_career.planning.fit import DIGITS, fit_parts
from po_career.planning.gaps import no_regret, pays_in
from po_career.planning.model import Because, Step, StepKind
from po_career.planning.plan_model import Caution
from po_career.planning.routes.ways import DETOURS, transitions_from, way_of
from po_career.planning.standing import Standing
from po_career.planning.staying import should_stay, stay_and_grow
from po_career.planning.steps import step_to, with_hours_if_known
from po_career.planning.tradeoffs import trade_off

if TYPE_CHECKING:
    from po_career.planning.routes.model import Route

ROUTES = 8
"""So many routes to a target are compared when ratings are taken to be off."""


class Pick(NamedTuple):
    """The recommended step, why it is, and the route to the target where there is one."""

    step: Step
    why: Because
    route: tuple[Transition, ...] | None = None
    cautions: tuple[Caution, ...] = ()
    """What there is to say of the route."""
    routes: "tuple[Route, ...]" = ()
    """The best routes to the target, the chosen one first."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The recommended step, the others worth showing, and the route where there is a target."""

    recommended: Step
    alternatives: tuple[Step, ...]
    stay: Step | None
    """Staying and growing; None where no role is held."""
    hours: Mapping[str, float]
    """Planned hours of every step that was a candidate, by role."""
    route: tuple[Transition, ...] | None
    cautions: tuple[Caution, ...]
    routes: "tuple[Route, ...]"


def choose_next(standing: Standing, alternatives: int) -> Choices:
    """The next step for a person, toward their target where they name one.

    Raises NoAnswerError where the catalogue has no role, or none of its routes leads to the target.
    """
    catalog, target = standing.catalog, standing.profile.first_target
    if not catalog.roles:
        raise NoAnswerError("the catalogue has no roles")
    steps = candidate_steps(standing)
    open_ways = {step.role: step.gaps for step in steps if step.kind not in DETOURS}
    common, pays = no_regret(open_ways.values()), pays_in(open_ways)
    stay = stay_and_grow(standing, pays, open_ways)
    best, why, route, cautions, routes = _best(steps, stay, standing) if target is None else _toward(target, stay, standing)
    others = _undominated([step for step in steps if step.role != best.role], [*steps, best])
    recommended = replace(with_hours_if_known(best, standing), because=(why, *best.because), no_regret=common, pays_in=pays)
    shown = (with_hours_if_known(step, standing) for step in others[:alternatives])
    beside = tuple(replace(step, no_regret=common, pays_in=pays, trade_off=trade_off(step, recommended, catalog)) for step in shown)
    staying = replace(stay, no_regret=common, pays_in=pays) if stay else None
    return Choices(recommended, beside, staying, {step.role: step.hours.planned for step in steps}, route, cautions, routes)


def candidate_steps(standing: Standing) -> tuple[Step, ...]:
    """Every transition out of the role; where there is none (or no role is held) the nearest roles. Nearest first."""
    catalog, held_role = standing.catalog, standing.profile.role
    ways = transitions_from(catalog, held_role) if held_role is not None else ()
    if ways:
        return tuple(sorted(_within_a_lifetime([(way.to, way) for way in ways], standing), key=_nearness))
    fits = {role.id: fit_parts(role, standing.held, catalog.rules) for role in catalog.roles.values() if role.id != held_role}
    steps = _within_a_lifetime([(role, None) for role in shortlist(fits)], standing)
    return tuple(sorted(steps, key=lambda step: (not step.fit.missing, *_nearness(step))))


def _within_a_lifetime(aims: Sequence[tuple[str, Transition | None]], standing: Standing) -> list[Step]:
    """The steps to these roles, less those whose actions would take more than 100 years; where all do, NoAnswerError."""
    steps, endless = [], None
    for role, way in aims:
        try:
            steps.append(step_to(standing.catalog.roles[role], way, standing))
        except NoAnswerError as error:
            endless = error
    if endless is not None and not steps:
        raise endless
    return steps


def _nearness(step: Step) -> tuple[float, float, str]:
    return (round(step.fit.distance, DIGITS), step.hours.planned, step.role)


def _best(steps: Sequence[Step], stay: Step | None, standing: Standing) -> Pick:
    """The nearest step that is no leap and no return; one of those where nothing else is declared.

    Staying is it where nothing leads on, or the role that is held still asks too much (rule `stay_while`). `steps` stand
    nearest first. Those that are equally near by the rules are told apart by kind, planned hours, id.
    """
    plain = [step for step in steps if step.kind not in DETOURS]
    pool = plain or list(steps)
    if stay is not None and not pool:
        return _stay(stay, "nothing leads on from the role: stay and grow")
    if stay is not None and should_stay(standing):
        return _stay(stay, f"the role that is held is {stay.verdict}: stay and grow first")
    rules, nearest = standing.catalog.rules, pool[0].fit
    near = [step for step in pool if round(step.fit.distance - nearest.distance - rules.same_distance, DIGITS) <= 0]
    near = [step for step in near if bool(step.fit.missing) == bool(nearest.missing)]
    best = min(near, key=lambda step: (_place(step.kind, rules.first_kinds), step.hours.planned, step.role))
    as_near = tuple(step.role for step in near if step.role != best.role)
    among = "transitions that are no leap and no return" if plain else "all transitions"
    order = ", then ".join((*rules.first_kinds, "fewest planned hours"))
    rule = f"least fit distance of {among}; within {rules.same_distance:g} of the least: {order}"
    numbers = (((f"{step.role} distance", step.fit.distance), (f"{step.role} hours", step.hours.planned)) for step in pool)
    return Pick(replace(best, as_near=as_near), Because(rule, dict(chain.from_iterable(numbers)), best.role))


def _place(kind: StepKind | None, first_kinds: Sequence[str]) -> int:
    return first_kinds.index(kind) if kind in first_kinds else len(first_kinds)


def _toward(target: str, stay: Step | None, standing: Standing) -> Pick:
    """The first hop of the best route to the target by weeks; straight there where the catalogue declares no transition out of the role."""
    catalog, held_role = standing.catalog, standing.profile.role
    if stay is not None and held_role == target:
        return _stay(stay, "the target is the role that is held: stay and grow")
    if held_role is None or not transitions_from(catalog, held_role):
        why = Because("no transition is declared: straight toward the target", {"target": target}, target)
        return Pick(step_to(catalog.roles[target], None, standing), why)
    from po_career.planning.routes.best import best_routes

    found = best_routes(standing, target, top=ROUTES, front=False, told=1)
    best = found.routes[0]
    route = tuple(way_of(catalog, hop.from_, hop.to, hop.kind) for hop in best.hops)
    hop, passed = route[0], tuple(way.to for way in route)
    why = Because(
        "first transition of the best route by weeks",
        {"target": target, "route": passed, "weeks": best.weeks, "hours": best.hours, "lower_bound": found.optimal.lower_bound},
        hop.to,
    )
    return Pick(step_to(catalog.roles[hop.to], hop, standing), why, route, found.warnings, found.routes)


def _stay(stay: Step, rule: str) -> Pick:
    return Pick(stay, Because(rule, {"role": stay.role}, stay.role))


def _undominated(steps: Iterable[Step], rivals: Sequence[Step]) -> list[Step]:
    """Steps that no rival of the same kind matches in everything and beats in something; of up, sideways and back none beats another."""
    return [
        step
        for step in steps
        if not any(_dominates(rival, step) for rival in rivals if rival.kind == step.kind and rival.role != step.role)
    ]


def _dominates(one: Step, other: Step) -> bool:
    ours, theirs = _measures(one), _measures(other)
    return ours != theirs and all(a <= b for a, b in zip(ours, theirs, strict=True))


def _measures(step: Step) -> tuple[float, ...]:
    """What a step costs; the less the better."""
    months = step.typical_months.low if step.typical_months else 0.0
    return (
        step.fit.missing,
        step.fit.unused,
        len(step.uncovered),
        step.hours.planned,
        step.weeks,
        step.cost.known,
        len(step.cost.unknown_actions),
        months,
    )
