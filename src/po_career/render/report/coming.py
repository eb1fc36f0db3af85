"""What is changing in the work, each figure with its source beside it."""

from collections.abc import Iterator

from po_career.catalog.model import Evidence, Id, Source, Trend
from po_career.frozen import Frozen
from po_career.planning.plan_model import PlanTrend
from po_career.render.page.phrases import figure, origin_words, sentence
from po_career.render.plan.naming import Names, first_sentence, whole
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
    words: str
    """What it says, how prepared one is, and something small to try."""
    figures: tuple[FigureLine, ...]


def coming(names: Names) -> tuple[ComingTrend, ...]:
    """The trends of the plan, with at most ten sources in all."""
    cited: set[Id] = set()
    return tuple(_trend(names, trend, cited) for trend in names.plan.trends)


def _trend(names: Names, shown: PlanTrend, cited: set[Id]) -> ComingTrend:
    known = names.catalog.trends[shown.id]
    words = [first_sentence(known.says)] if known.says else []
    if shown.skills and not names.rated_nothing:
        words.append(_prepared(names, shown))
    for small in names.tries(shown.tries)[:1]:
        hours = max(1, whole(small.hours.middle))
        words.append(f"To try, about {hours} h: {sentence(small.title)}")
    return ComingTrend(shown.title, " ".join(words), tuple(_figures(names, known, cited)))


def _prepared(names: Names, shown: PlanTrend) -> str:
    """How many skills are at half of the scale, which counts as prepared, by that level's name."""
    there, of = round(shown.prepared * len(shown.skills)), len(shown.skills)
    half = names.level_name(-(-names.catalog.scale.top // 2))
    return f"You have {there} of the {figure(of, 'skill')} that prepare for it, at {half} or above."


def _figures(names: Names, trend: Trend, cited: set[Id]) -> Iterator[FigureLine]:
    """The first figures that have a source, as long as there are not too many sources."""
    count = 0
    for evidence in trend.evidence:
        key = evidence.source
        if key is None or count == MOST_FIGURES:
            continue
        if key not in cited and len(cited) == MOST_SOURCES:
            continue
        cited.add(key)
        count += 1
        yield _figure(evidence, names.catalog.sources.get(key, Source(key, key)))


def _figure(evidence: Evidence, source: Source) -> FigureLine:
    note = f" {sentence(evidence.note)}" if evidence.note else ""
    return FigureLine(
        words=sentence(evidence.figure) + note,
        source=origin_words(source.title, evidence.year or source.year),
        link=web_link(source.url),
        licence=source.licence,
    )
