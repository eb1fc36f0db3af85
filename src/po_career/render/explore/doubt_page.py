"""Doubts on a screen: the questions with their short answers, and one doubt in full."""

from collections.abc import Sequence

from po_career.render.explore.entry_model import DoubtEntry
from po_career.render.explore.entry_parts import (
    list_page,
    names_section,
    sources_section,
    title_lines,
)
from po_career.render.page.layout import Lines, Page, joined
from po_career.render.page.phrases import figure, sentence


def doubt_list_lines(doubts: Sequence[DoubtEntry], page: Page) -> Lines:
    """All doubts: each question, its short answer, its id."""
    opening = f"{figure(len(doubts), 'doubt')}: questions that people in this field carry."
    summaries = [_summary(doubt, page) for doubt in doubts]
    example = doubts[0].id if doubts else "DOUBT"
    return list_page(opening, summaries, f"doubts {example}", ", with what decides it", page)


def _summary(doubt: DoubtEntry, page: Page) -> Lines:
    return [
        *page.heading(doubt.asks),
        *page.para(sentence(doubt.short or doubt.answer)),
        *page.dimmed(f"id {doubt.id}"),
    ]


def doubt_lines(doubt: DoubtEntry, page: Page) -> Lines:
    """One doubt in full: the answer in short and at length, whom it concerns, what it rests on."""
    return joined(
        [
            title_lines(doubt.asks, [f"id {doubt.id}"], page),
            page.prose_section("In short", doubt.short),
            page.prose_section("The answer", doubt.answer),
            names_section("Roles that ask it", doubt.roles, page),
            names_section("Wants that it goes with", doubt.wants, page),
            names_section("Skills that it is about", doubt.skills, page),
            sources_section(doubt.sources, doubt.basis, page),
        ]
    )
