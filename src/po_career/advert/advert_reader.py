"""An advertisement read through the eyes of a catalogue.

Its lines, their sections, and what they mention.
"""

from collections.abc import Collection
from dataclasses import replace

from po_career.advert.advert_lines import Line, Text, plain_lines, sentences
from po_career.advert.advert_sections import WEIGHTS, Section, sections_of
from po_career.advert.html_page import is_html, page_of
from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.language.mentions import Lexicon, Mention, find_mentions, lexicon_of
from po_career.language.stems import words_of
from po_career.language.titles import Titles
from po_career.planning.plan_model import Caution

UNTOLD = 0.4
"""How dense the same text is in a catalogue without signals, beside one with them."""
MOST_WORDS = 30_000
"""What comes after so many words is not read."""
MOST_CHARACTERS = 400_000
"""Nor what comes after so many characters of a plain text."""


class Reading(Frozen):
    """A text with all that was found in it."""

    text: Text
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    mentions: tuple[Mention, ...]

    @property
    def counted(self) -> list[str]:
        """The texts of the lines that count."""
        return self.texts_of([section for section in WEIGHTS if WEIGHTS[section] > 0.5])

    def texts_of(self, sections: Collection[Section]) -> list[str]:
        """The texts of the lines in `sections`."""
        pairs = zip(self.lines, self.sections, strict=True)
        return [line.text for line, section in pairs if section in sections]

    @property
    def length(self) -> int:
        """Words of the lines that count."""
        return sum(len(text.split()) for text in self.counted)

    def line_of(self, mention: Mention) -> Line:
        """The line on which a mention starts."""
        return self.lines[mention.line - 1]

    def section_of(self, mention: Mention) -> Section:
        """The section in which a mention stands."""
        return self.sections[mention.line - 1]

    def weight_of(self, mention: Mention) -> float:
        """How much counts what is said in the section of a mention."""
        return WEIGHTS[self.section_of(mention)]


def text_of(source: str) -> Text:
    """What a person reads of an advertisement: of a page what it shows, of a plain text all."""
    return page_of(source) if is_html(source) else Text(plain_lines(source[:MOST_CHARACTERS]))


class Reader(Frozen):
    """A catalogue made ready for reading advertisements: making it takes longer than
    reading one.
    """

    catalog: Catalog
    advertised: Catalog
    """The same without its ways in: nobody is told to move there, so no advertisement is read as
    one of them.
    """
    lexicon: Lexicon
    titles: Titles
    wordiness: float
    """How much of its work a catalogue describes in signals, from UNTOLD to 1: fewer words of a
    text can then be found in it.
    """


def reader_of(catalog: Catalog) -> Reader:
    """The reader for `catalog`."""
    roles = {role.id: role for role in catalog.roles.values() if not role.way_in}
    advertised = replace(catalog, roles=roles)
    signals = [
        *(role.signals for role in roles.values()),
        *(skill.signals for skill in catalog.skills.values()),
    ]
    told = sum(map(bool, signals)) / max(1, len(signals))
    return Reader(
        catalog=catalog,
        advertised=advertised,
        lexicon=lexicon_of(advertised, work=True),
        titles=Titles(catalog),
        wordiness=UNTOLD + (1 - UNTOLD) * told,
    )


def read(text: Text, reader: Reader) -> tuple[Reading, list[Caution]]:
    """`text` as `reader` sees it, with a caution where it is too long to be read to its end."""
    lines, cautions, words = list[Line](), list[Caution](), 0
    for line in sentences(text.lines):
        words += len(line.text.split())
        if words > MOST_WORDS:
            cautions.append(
                Caution(
                    f"only the first {MOST_WORDS:,} words were read", f"line {line.number_at(0)}"
                )
            )
            break
        lines.append(line)
    sections = sections_of(lines)
    texts = [line.text for line in lines]
    found = find_mentions(words_of(texts), texts, reader.lexicon)
    return Reading(text, tuple(lines), sections, found), cautions
