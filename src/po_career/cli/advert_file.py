"""A job advertisement from a file or standard input: its bytes as text, and whether it can be read
at all.
"""

import os
import re
import sys
from typing import TYPE_CHECKING

from po_career.catalog.files import check_size, foreign_kind, text_in, unreadable
from po_career.cli.source import STDIN, STDIN_NAME, named_bytes
from po_career.errors import NoAnswerError, UsageError

if TYPE_CHECKING:
    from po_career.advert.advert_lines import Text
    from po_career.catalog.model import Catalog
    from po_career.planning.plan_model import Caution
    from po_career.profile.model import Profile

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
SAVE_AS = "save the page as HTML, or copy its text into a file"


def read_advert(given: str | None) -> "tuple[Text, list[Caution]]":
    """What a person reads of the advertisement at `given` (None and "-": standard input), with
    cautions about it.

    Raises UsageError if a terminal would have to be read, FileAccessError if the file cannot
    be read, InvalidFileError if it holds no text or is written in another language than English.
    """
    from po_career.advert.advert_reader import text_of
    from po_career.language.which_language import ENGLISH, NAMES, language_of
    from po_career.planning.plan_model import Caution

    if given is None and (sys.stdin is None or os.isatty(sys.stdin.fileno())):
        raise UsageError(
            "there is no advertisement to read\nname a file  po-career match advert.html\nor pipe"
            " one  pbpaste | po-career match"
        )
    data, name = named_bytes(STDIN if given is None else given)
    text = text_of(_decoded(data, name))
    if not any(line.text for line in text.lines):
        raise unreadable(
            name,
            "there is no text in it",
            "expected a job advertisement: a page saved as HTML, or plain text",
        )
    language = language_of("\n".join(line.text for line in text.lines))
    if language is None:
        return text, [
            Caution("the text is too short to tell its language; it was read as English", name)
        ]
    if language != ENGLISH:
        raise unreadable(
            name,
            f"the advertisement is in {NAMES[language]} ({language})",
            "only English ones can be read; translate it first",
        )
    return text, []


def advertised(given: str, catalog: "Catalog", person: "Profile") -> "tuple[Catalog, str]":
    """The catalogue with the role as the advertisement at `given` asks it, and that role's id: what
    `plan --for` plans toward.

    Raises NoAnswerError if no role of the catalogue fits, and what `read_advert` raises.
    """
    from po_career.advert.advert_match import match_advert
    from po_career.advert.advert_reader import reader_of
    from po_career.advert.toward_advert import toward_advert
    from po_career.cli.reading import reading

    name = STDIN_NAME if given == STDIN else given
    reader = reader_of(catalog)
    with reading(name):
        text, _ = read_advert(given)
        found = match_advert(text, reader, person)
    toward = toward_advert(found, catalog, person.role)
    if toward is None:
        raise NoAnswerError(
            f"no role of the catalogue fits {name}\npo-career"
            f" match {given} shows what it asks; --to ROLE plans toward a role that you name"
        )
    return toward


def check_aim(given: str, to: str | None, profile: str | None, *, keep: bool) -> None:
    """Whether `--for` goes with what else was said. Raises UsageError."""
    if to is not None:
        raise UsageError("--for and --to both say where to go\nleave one of them out")
    if keep:
        raise UsageError(
            "--keep records a plan toward a role of the catalogue, and --for asks what an"
            " advertisement asks\nleave one of them out"
        )
    if given == STDIN == profile:
        raise UsageError(
            "--for - and --profile - both read standard input\nname a file for one of them"
        )


def _decoded(data: bytes, name: str) -> str:
    """The text of a file, in the encoding that a page says of itself if it is not UTF-8."""
    check_size(data, name, SAVE_AS)
    kind = foreign_kind(data)
    if kind is not None:
        raise unreadable(name, f"this is {kind}, not text", SAVE_AS)
    charset = _CHARSET.search(data[:4096])
    declared = charset[1].decode("ascii") if charset else None
    return text_in(data, name, SAVE_AS, declared).text
