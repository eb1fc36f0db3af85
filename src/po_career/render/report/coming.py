"""What is changing in the work, each figure with its source beside it."""

from collections.abc import Iterator

from po_career.catalog.model import Catalog, Evidence, Id, Scale, Source, Trend
from po_career.frozen import Frozen
from po_career.planning.plan_model import Plan, PlanTrend
from po_career.render.page.phrases import figure, origin_words, sentence
from po_career.render.plan.naming import first_sentence, whole
from po_career.render.plan.plan_tasks import web_link

MOST_SOURCES = 10
MOST_FIGURES = 2
"""Figures of one trend."""


class FigureLine(Frozen):
    """One published figure, and who published it."""

    words: str
    source: str
    link: str | None
    """The address of the source, if it is an http or https one."""
    licence: str | None


class ComingTrend(Frozen):
    """One trend."""

    title: str
    says: str | None
    prepared: str | None
    """How many of the skills that prepare for it are there."""
    tries: str | None
    """Something small to try."""
    figures: tuple[FigureLine, ...]


def coming(plan: Plan, catalog: Catalog, *, rated: bool) -> tuple[ComingTrend, ...]:
    """The trends of the plan, with at most ten sources in all.

    `rated` says whether any skill was rated.
    """
    cited: set[Id] = set()
    found = []
    for shown in plan.trends:
        known = catalog.trends.get(shown.id)
        if known is not None:
            found.append(_trend(shown, known, catalog, cited, rated=rated))
    return tuple(found)


def _trend(
    shown: PlanTrend, known: Trend, catalog: Catalog, cited: set[Id], *, rated: bool
) -> ComingTrend:
    return ComingTrend(
        title=shown.title,
        says=first_sentence(known.says) if known.says else None,
        prepared=_prepared(shown, catalog.scale) if rated and shown.skills else None,
        tries=_smallest_try(shown, catalog),
        figures=tuple(_figures(known, catalog, cited)),
    )


def _prepared(shown: PlanTrend, scale: Scale) -> str:
    """How many skills are at half of the scale, which counts as prepared, by that level's name."""
    there, of = round(shown.prepared * len(shown.skills)), len(shown.skills)
    half = scale.levels[-(-scale.top // 2)].name
    return f"You have {there} of the {figure(of, 'skill')} that prepare for it, at {half} or above."


def _smallest_try(shown: PlanTrend, catalog: Catalog) -> str | None:
    tries = [catalog.actions[key] for key in shown.tries if key in catalog.actions]
    if not tries:
        return None
    small = min(tries, key=lambda action: action.hours.middle)
    return f"To try, about {max(1, whole(small.hours.middle))} h: {sentence(small.title)}"


def _figures(trend: Trend, catalog: Catalog, cited: set[Id]) -> Iterator[FigureLine]:
    """The first figures that have a source, as long as there are not too many sources."""
    count = 0
    for found in trend.evidence:
        if found.source is None or count == MOST_FIGURES:
            continue
        if found.source not in cited and len(cited) == MOST_SOURCES:
            continue
        cited.add(found.source)
        count += 1
        yield _figure(found, catalog.sources.get(found.source, Source(found.source, found.source)))


def _figure(found: Evidence, source: Source) -> FigureLine:
    note = f" {sentence(found.note)}" if found.note else ""
    return FigureLine(
        words=sentence(found.figure) + note,
        source=origin_words(source.title, found.year or source.year),
        link=web_link(source.url),
        licence=source.licence,
    )
