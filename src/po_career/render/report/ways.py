"""What leads elsewhere: the route to the target, the other ways, and staying."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import floor

from po_career.catalog.model import Id
from po_career.planning.model import Step
from po_career.planning.plan_model import Hop
from po_career.render.cites import Citations
from po_career.render.map_places import MapPlaces
from po_career.render.plan_stay import stay_words
from po_career.render.plan_view import PlanView
from po_career.render.report.action_list import ActionItem, action_items
from po_career.render.words import KIND_WORDS, day_and_year, extent, figure, hours, percent, sentence, weeks


@dataclass(frozen=True, slots=True)
class HopLine:
    """One move of the route."""

    title: str
    number: int | None
    """Of the role on the map; None where it is not shown."""
    words: str


@dataclass(frozen=True, slots=True)
class OtherWay:
    """A step that one could take instead."""

    title: str
    number: int | None
    kind: str
    verdict: str
    ready: int
    ready_span: str
    hours: str
    until: str
    trade_off: str | None


@dataclass(frozen=True, slots=True)
class Staying:
    """Growing in the role that is held."""

    title: str
    says: tuple[str, ...]
    actions: tuple[ActionItem, ...]


def route_lines(view: PlanView, career: MapPlaces) -> tuple[HopLine, ...]:
    """The moves to the target; none without one, or where it is but one move."""
    route = view.plan.route or ()
    numbers = _numbers(career)
    return tuple(HopLine(view.role(hop.to), numbers.get(hop.to), _hop_words(hop)) for hop in route) if len(route) > 1 else ()


def other_ways(view: PlanView, career: MapPlaces) -> tuple[OtherWay, ...]:
    """The alternatives of the plan."""
    numbers = _numbers(career)
    return tuple(_way(step, numbers.get(step.role)) for step in view.plan.alternatives)


def staying(view: PlanView, cites: Citations) -> Staying | None:
    """The plan for staying beside a step that leads on; None where staying is the step, or no role is held."""
    stay = view.plan.stay_and_grow
    if stay is None or view.step.kind == "stay":
        return None
    own = replace(view, plan=replace(view.plan, next_step=stay))
    return Staying(stay.title, tuple(stay_words(stay, view, hints=False)), action_items(stay.actions, own, cites, begin=False))


def _numbers(career: MapPlaces) -> Mapping[Id, int]:
    return {place.role: place.number for place in career.places}


def _hop_words(hop: Hop) -> str:
    months = f"people usually take {extent(hop.months, ' to ')} months in the role before" if hop.months else "its usual time is not known"
    effort = f"about {weeks(floor(hop.weeks + 0.5))} and {hours(hop.hours)}" if hop.weeks is not None and hop.hours is not None else ""
    levels = sum(rung.to - rung.from_ for rung in hop.rungs or ())
    adds = f"adds {figure(levels, 'level')}" if levels else "adds no level" if hop.rungs is not None else ""
    return sentence("; ".join(part for part in (KIND_WORDS[hop.kind], months, effort, adds) if part))


def _way(step: Step, number: int | None) -> OtherWay:
    low, high = percent(step.readiness.low), percent(step.readiness.high)
    return OtherWay(
        title=step.title,
        number=number,
        kind=KIND_WORDS[step.kind],
        verdict=step.verdict,
        ready=percent(step.readiness.expected),
        ready_span=f"{low} to {high}" if low < high else "",
        hours=hours(step.hours.planned),
        until=day_and_year(step.skills_ready_by) if step.actions else "",
        trade_off=sentence(step.trade_off) if step.trade_off else None,
    )
