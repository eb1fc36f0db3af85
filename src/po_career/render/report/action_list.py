"""The actions of a step in full: what each brings, when, for how many hours and how much money, and how one knows that it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from po_career.catalog.model import ActionKind
from po_career.planning.model import PlannedAction
from po_career.render.cites import Citations
from po_career.render.plan_actions import PAID_KINDS
from po_career.render.plan_tasks import WHERE, web_link
from po_career.render.plan_view import PlanView
from po_career.render.words import capital, extent, hours, price, sentence


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One action."""

    number: int
    title: str
    kind: ActionKind
    first: date
    last: date
    now: bool
    gains: tuple[str, ...]
    done_when: str | None
    facts: tuple[str, ...]
    """Hours, setting, price, provider and further details, a text for each."""
    link: str | None
    sources: tuple[int, ...]


def action_items(actions: Sequence[PlannedAction], view: PlanView, cites: Citations, *, begin: bool = True) -> tuple[ActionItem, ...]:
    """The actions in their order, numbered from 1; `begin` says whether those that start first are marked."""
    first = min((action.start for action in actions), default=None) if begin else None
    return tuple(_item(number, action, first, view, cites) for number, action in enumerate(actions, 1))


def _item(number: int, action: PlannedAction, first: date | None, view: PlanView, cites: Citations) -> ActionItem:
    known = view.catalog.actions.get(action.id)
    return ActionItem(
        number=number,
        title=action.title,
        kind=action.kind,
        first=action.start,
        last=action.finish,
        now=action.start == first,
        gains=tuple(f"{view.skill(raised.skill)} to {view.level(raised.to)}" for raised in action.raises),
        done_when=sentence(action.done_when) if action.done_when else None,
        facts=tuple(_facts(action, view)),
        link=web_link(action.url),
        sources=cites.numbers(known.sources if known else ()),
    )


def _facts(action: PlannedAction, view: PlanView) -> list[str]:
    known = view.catalog.actions.get(action.id)
    cost = price(action.cost, paid_kind=action.kind in PAID_KINDS)
    facts = [f"{_hours(action, view)}, {WHERE[action.setting]}", *([capital(cost)] if cost else [])]
    if known is None:
        return facts
    provider = [f"By {known.provider}"] if known.provider else []
    return [*facts, *provider, *(f"{capital(name)}: {text}" for name, text in known.details.items())]


def _hours(action: PlannedAction, view: PlanView) -> str:
    """Planned hours, and their range where there is one."""
    known = view.catalog.actions.get(action.id)
    if known is None or known.hours.low == known.hours.high:
        return hours(action.hours.planned)
    return f"{hours(action.hours.planned)} ({extent(known.hours, ' to ')})"
