"""The English part of an advertisement in two languages."""

from collections.abc import Iterator, Sequence
from itertools import chain, compress
from typing import NamedTuple

from po_career.advert.advert_lines import Line, Text, sentences
from po_career.advert.advert_sections import WEIGHTS, sections_of
from po_career.language.which_language import is_telling, other_language, small_words_in

LEAST_WORDS = 8
"""So many small words of lines on the work or on what is asked make an English part; a title, a
slogan and a legal notice in English do not.
"""
LEAST_SHARE = 0.25
"""So many English small words it has at least for each one of the rest."""
_TELLING_LINES = 2
"""One line in another language is a name or a motto."""


class InEnglish(NamedTuple):
    """What of a text is in English."""

    text: Text | None
    """None if too little of it is."""
    other: str | None
    """The language of the rest, by its ISO 639-1 code; None if there is none."""
    left_out: tuple[Line, ...]
    """The lines in the other language."""


def english_part(text: Text) -> InEnglish:
    """The lines of `text` in English, and those that no small word tells to be in another language.

    A text in English, and one of which no language can be told, are left as they are.
    """
    lines = sentences(text.lines)
    other = other_language([line.text for line in lines])
    if other is None:
        return InEnglish(text, None, ())
    said = [small_words_in(line.text, other) for line in lines]
    foreign = [len(words.other) > words.english for words in said]
    rest = list(chain.from_iterable(words.other for words in compress(said, foreign)))
    if sum(foreign) < _TELLING_LINES or not is_telling(rest):
        return InEnglish(text, None, ())
    left_out = tuple(compress(lines, foreign))
    kept = _without(lines, foreign)
    english = sum(words.english for words in compress(said, map(bool, _counted(kept))))
    if english < max(LEAST_WORDS, LEAST_SHARE * len(rest)):
        return InEnglish(None, other, left_out)
    return InEnglish(Text(kept, text.titles), other, left_out)


def _without(lines: Sequence[Line], foreign: Sequence[bool]) -> tuple[Line, ...]:
    """The lines, of which the foreign ones are empty."""
    pairs = zip(lines, foreign, strict=True)
    return tuple(Line("", line.starts) if is_foreign else line for line, is_foreign in pairs)


def _counted(lines: Sequence[Line]) -> Iterator[str]:
    """The text of each line on the work or on what is asked; empty for the others."""
    for line, section in zip(lines, sections_of(lines), strict=True):
        yield line.text if WEIGHTS[section] > 0.5 else ""
