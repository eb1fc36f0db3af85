"""Trends on a screen: the list, and one trend in full."""

from collections.abc import Sequence

from po_career.render.explore.entry_model import Figure, TrendEntry
from po_career.render.explore.entry_parts import names_section, prose_section, sources_section
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import figure, listed, origin_words, sentence


def trend_list_lines(
    trends: Sequence[TrendEntry], *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """All trends: what each says, and the skills that prepare for it."""
    page = page_of(width, glyphs)
    opening = page.para(
        f"{figure(len(trends), 'trend')}: what is changing in the work, and what prepares for it.",
        0,
    )
    example = next(iter(trends)).id if trends else "TREND"
    closing = page.para(
        f"po-career trends {example} shows one in full, with every figure and its source.", 0
    )
    return joined([opening, *(_summary(trend, page) for trend in trends), closing])


def _summary(trend: TrendEntry, page: Page) -> list[Line]:
    lines = [*heading(page, trend.title), *(page.para(sentence(trend.says)) if trend.says else [])]
    prepare = (
        f"Prepares for it: {listed(skill.title for skill in trend.skills)}." if trend.skills else ""
    )
    return [
        *lines,
        *(page.para(prepare) if prepare else []),
        *page.para(Run(f"id {trend.id}", "dim")),
    ]


def trend_lines(trend: TrendEntry, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """One trend in full: what it says, its figures with source, year and caution, and what prepares
    for it.
    """
    page = page_of(width, glyphs)
    return joined(
        [
            [*heading(page, trend.title), *page.para(Run(f"id {trend.id}", "dim"), 0)],
            prose_section("What it says", trend.says, page),
            _evidence(trend.evidence, page),
            names_section("Skills that prepare for it", trend.skills, page),
            names_section("Actions that prepare for it", trend.actions, page),
            sources_section(trend.sources, trend.basis, page),
        ]
    )


def _evidence(figures: Sequence[Figure], page: Page) -> list[Line]:
    lines = [
        line
        for found in figures
        for line in page.bullet(Run(page.glyphs.dot, "dim"), _figure_words(found))
    ]
    return [*heading(page, "What the figures are"), *lines] if lines else []


def _figure_words(found: Figure) -> str:
    year = found.year or (found.source.year if found.source else None)
    origin = origin_words(found.source.title if found.source else None, year)
    texts = [
        sentence(found.figure),
        f"Source: {origin}." if origin else "No source on file.",
        f"Caution: {sentence(found.note)}" if found.note else "",
    ]
    return " ".join(text for text in texts if text)
