"""XML inside of a zip archive, which is what DOCX, ODT, ODS and XLSX are."""

import zlib
from collections.abc import Callable
from typing import Any, NoReturn
from xml.parsers import expat
from zipfile import BadZipFile

DAMAGED: tuple[type[Exception], ...] = (
    BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,  # it is locked with a password
    OSError,
    LookupError,  # a part that is not there, or an encoding that nobody knows
    ValueError,
    expat.ExpatError,
)
"""What reading a damaged archive raises."""


class DocumentTypeError(Exception):
    """The XML brings a document type of its own: its entities may grow without end."""

    def __str__(self) -> str:
        """What is wrong, after the name of the file."""
        return "it brings a document type of its own, which no office program writes"


def xml_parser(
    start: Callable[[str, dict[str, str]], object],
    end: Callable[[str], object],
    text: Callable[[str], object],
) -> expat.XMLParserType:
    """A parser that tells of tags and text, and raises DocumentTypeError at a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    return parser


def _refuse(*_: Any) -> NoReturn:
    raise DocumentTypeError
