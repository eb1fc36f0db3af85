"""What all pages of the catalogue share: lists by family, names, other names, sources, and words
for what a fact rests on.
"""

from collections.abc import Iterable, Sequence

from po_career.catalog.model import Basis, Source, Span
from po_career.render.explore.entry_model import Named
from po_career.render.page.layout import Line, Lines, Page, Run, joined
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


def family_sections(
    families: Iterable[Named | None], blocks: Iterable[Sequence[Line]], page: Page
) -> list[Lines]:
    """Blocks below the heading of their track or category, in the order of the blocks.

    A single family has no heading.
    """
    groups: dict[Named | None, Lines] = {}
    for family, block in zip(families, blocks, strict=True):
        groups.setdefault(family, []).extend(block)
    if len(groups) == 1:
        return list(groups.values())
    return [
        page.section(family.title if family else "Other", lines) for family, lines in groups.items()
    ]


def list_page(
    opening: str, blocks: Iterable[Sequence[Line]], example: str, closing: str, page: Page
) -> Lines:
    """A list: how many there are, the blocks, and the command that shows one in full."""
    command = f"po-career {example} shows one in full{closing}."
    return joined([page.para(opening, 0), *blocks, page.para(command, 0)])


def title_lines(title: str, facts: Sequence[str], page: Page, short: str | None = None) -> Lines:
    """The title of a page, what it is in short, and facts about the thing in one line."""
    return [
        *page.heading(title),
        *(page.para(sentence(short), 0) if short else []),
        *page.dimmed(f" {page.glyphs.dot} ".join(facts), 0),
    ]


def names_section(title: str, named: Iterable[Named], page: Page) -> Lines:
    """A heading and a list of names with their ids."""
    items = [[Run(one.title), Run(f" ({one.id})", "dim")] for one in named]
    return page.bullets_section(title, items)


def aliases_line(aliases: Sequence[str], page: Page) -> Lines:
    """Other names of the thing."""
    return page.dimmed(f"Also called: {', '.join(aliases)}.", 0) if aliases else []


def span_origin(span: Span) -> str:
    """What the figures of a range rest on, as the end of a sentence."""
    note = f": {span.note}" if span.note else ""
    return stopped(f"{BASIS_WORDS[span.basis]}{note}")


def sources_section(sources: Sequence[Source], basis: Sequence[Basis], page: Page) -> Lines:
    """What the page rests on: in words, then each source with its year, licence, address and
    note.
    """
    lines: Lines = []
    if basis:
        lines += page.para(f"Rests on {' and '.join(BASIS_WORDS[one] for one in basis)}.")
    for source in sources:
        facts = [origin_words(source.title, source.year), source.licence or ""]
        lines += page.item(stopped(", ".join(filter(None, facts))))
        if source.url:
            lines += page.para(source.url, 4, last=page.width)
        if source.note:
            lines += page.para(sentence(source.note), 4)
    return page.section("Sources", lines)
