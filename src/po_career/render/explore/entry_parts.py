"""What all pages of the catalogue share.

A title, sections, sources, and words for what a fact rests on.
"""

from collections.abc import Sequence

from po_career.catalog.model import Basis, Source
from po_career.render.explore.entry_model import Named
from po_career.render.page.layout import Line, Page, Run, heading
from po_career.render.page.phrases import origin_words, sentence, stopped

SCOPE_WORDS = (
    "your own work",
    "part of a product",
    "a product",
    "several products or teams",
    "an organisation",
)
"""How far decisions reach, by scope."""
BASIS_WORDS: dict[Basis, str] = {
    "article": "the article",
    "source": "a framework or study",
    "judgement": "our judgement",
}
"""What a fact rests on, in words that end "rests on ..."."""


def prose_section(title: str, text: str | None, page: Page) -> list[Line]:
    """A heading and a paragraph; nothing without text."""
    return [*heading(page, title), *page.para(sentence(text))] if text else []


def bullets_section(title: str, texts: Sequence[str], page: Page) -> list[Line]:
    """A heading and a list; nothing without texts."""
    mark = Run(page.glyphs.dot, "dim")
    return (
        [*heading(page, title), *(line for text in texts for line in page.bullet(mark, text))]
        if texts
        else []
    )


def names_section(title: str, named: Sequence[Named], page: Page) -> list[Line]:
    """A heading and a list of names with their ids."""
    mark = Run(page.glyphs.dot, "dim")
    lines = [
        line
        for one in named
        for line in page.bullet(mark, [Run(one.title), Run(f" ({one.id})", "dim")])
    ]
    return [*heading(page, title), *lines] if lines else []


def aliases_line(aliases: Sequence[str], page: Page) -> list[Line]:
    """Other names of the thing."""
    return page.para(Run(f"Also called: {', '.join(aliases)}.", "dim"), 0) if aliases else []


def sources_section(sources: Sequence[Source], basis: Sequence[Basis], page: Page) -> list[Line]:
    """What the page rests on: in words, then each source with its year, licence,
    address and note.
    """
    lines: list[Line] = []
    if basis:
        lines += page.para(f"Rests on {' and '.join(BASIS_WORDS[one] for one in basis)}.")
    for source in sources:
        lines += page.bullet(Run(page.glyphs.dot, "dim"), _title(source))
        lines += page.para(source.url, 4, last=page.width) if source.url else []
        lines += page.para(sentence(source.note), 4) if source.note else []
    return [*heading(page, "Sources"), *lines] if lines else []


def _title(source: Source) -> str:
    return stopped(
        ", ".join(
            part for part in (origin_words(source.title, source.year), source.licence) if part
        )
    )
