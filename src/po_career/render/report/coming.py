"""What is changing in the work, with every published figure behind it, and how prepared one is."""

from collections.abc import Iterator
from dataclasses import dataclass

from po_career.catalog.model import Trend
from po_career.planning.plan_model import PlanTrend
from po_career.render.cites import Citations
from po_career.render.plan_others import prepared, preparing_words
from po_career.render.plan_view import PlanView
from po_career.render.words import capital, sentence


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One published figure."""

    words: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ComingTrend:
    """One trend."""

    title: str
    says: str | None
    prepared: str
    figures: tuple[FigureLine, ...]
    sources: tuple[int, ...]


def coming(view: PlanView, cites: Citations) -> tuple[ComingTrend, ...]:
    """The trends of the plan."""
    return tuple(_trend(trend, view, cites) for trend in view.plan.trends)


def _trend(shown: PlanTrend, view: PlanView, cites: Citations) -> ComingTrend:
    known = view.catalog.trends.get(shown.id)
    says = f"{capital(prepared(shown, view))} {preparing_words(shown, view)}".strip()
    return ComingTrend(
        title=shown.title,
        says=sentence(known.says) if known and known.says else None,
        prepared=says,
        figures=tuple(_figures(known, cites)) if known else (),
        sources=cites.numbers(known.sources) if known else (),
    )


def _figures(trend: Trend, cites: Citations) -> Iterator[FigureLine]:
    for found in trend.evidence:
        year = f" ({found.year})" if found.year and str(found.year) not in found.figure else ""
        note = f" {sentence(found.note)}" if found.note else ""
        yield FigureLine(sentence(f"{found.figure.rstrip('.')}{year}") + note, cites.numbers([found.source] if found.source else []))
