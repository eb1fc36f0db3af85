"""Trends on a screen: the list, and one trend in full."""

from collections.abc import Sequence

from po_career.render.explore.entry_model import Figure, TrendEntry
from po_career.render.explore.entry_parts import (
    list_page,
    names_section,
    sources_section,
    title_lines,
)
from po_career.render.page.layout import Lines, Page, joined
from po_career.render.page.phrases import figure, listed, origin_words, sentence


def trend_list_lines(trends: Sequence[TrendEntry], page: Page) -> Lines:
    """All trends: what each says, and the skills that prepare for it."""
    about = "what is changing in the work, and what prepares for it"
    opening = f"{figure(len(trends), 'trend')}: {about}."
    summaries = [_summary(trend, page) for trend in trends]
    example = trends[0].id if trends else "TREND"
    closing = ", with every figure and its source"
    return list_page(opening, summaries, f"trends {example}", closing, page)


def _summary(trend: TrendEntry, page: Page) -> Lines:
    lines = page.heading(trend.title)
    if trend.says:
        lines += page.para(sentence(trend.says))
    if trend.skills:
        lines += page.para(f"Prepares for it: {listed(skill.title for skill in trend.skills)}.")
    return [*lines, *page.dimmed(f"id {trend.id}")]


def trend_lines(trend: TrendEntry, page: Page) -> Lines:
    """One trend in full: what it says, its figures with source, year and caution, and what prepares
    for it.
    """
    return joined(
        [
            title_lines(trend.title, [f"id {trend.id}"], page),
            page.prose_section("What it says", trend.says),
            page.bullets_section("What the figures are", map(_figure_words, trend.evidence)),
            names_section("Skills that prepare for it", trend.skills, page),
            names_section("Actions that prepare for it", trend.actions, page),
            sources_section(trend.sources, trend.basis, page),
        ]
    )


def _figure_words(evidence: Figure) -> str:
    source = evidence.source
    title, year = (source.title, source.year) if source else (None, None)
    origin = origin_words(title, evidence.year or year)
    texts = [
        sentence(evidence.figure),
        f"Source: {origin}." if origin else "No source on file.",
        f"Caution: {sentence(evidence.note)}" if evidence.note else "",
    ]
    return " ".join(filter(None, texts))
