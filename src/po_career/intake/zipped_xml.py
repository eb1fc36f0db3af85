"""XML inside of a zip archive, which is what DOCX, ODT, ODS and XLSX are."""

import zlib
from collections.abc import Callable, Iterator
from typing import Any, NoReturn
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

CHUNK = 65_536
LAST = True

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


class TooMuchError(Exception):
    """A limit was passed; the message says which."""


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


class Unpacking:
    """What may be unpacked of one file: `most` bytes of XML, whatever the zip says of its sizes;
    messages call the file `what`.
    """

    def __init__(self, what: str, most: int) -> None:
        self.what, self.most, self.left = what, most, most

    def parse(self, parser: expat.XMLParserType, archive: ZipFile, part: str) -> Iterator[None]:
        """Let `parser` read a part of the zip, a step for each chunk. Raises TooMuchError."""
        with archive.open(part) as stream:
            while chunk := stream.read(CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    limit = f"{self.most // 1_000_000} MB"
                    raise TooMuchError(f"the {self.what} unpacks to more than {limit}")
                parser.Parse(chunk)
                yield
        parser.Parse(b"", LAST)
        yield


def local_name(name: str) -> str:
    """The name of a tag or of an attribute without its name space."""
    return name.rpartition(":")[2]


def _refuse(*_: Any) -> NoReturn:
    raise DocumentTypeError
