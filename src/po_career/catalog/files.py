"""Bytes of files as text: what may be read, and how an unreadable file is reported.

What the program itself writes and reads (catalogues, profiles) is strict UTF-8: `decode`. Files
that people bring along are read in the encoding that they were saved in: `text_in`.
"""

import codecs
import os
import re
import select
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from po_career.errors import FileAccessError, InvalidFileError, Problem

_READ: set[tuple[int, int]] = set()
"""The files that this process has read, by device and number."""
PATIENCE = 5
"""Seconds to wait for the other end of a pipe."""
SIZE_LIMIT = 20_000_000
"""Bytes of a file."""
CATALOG_LIMIT = 64_000_000
"""Bytes of a file of a catalogue: one of 3,000 roles and 14,000 skills has 32 million."""
PDF = "a PDF"
ZIP = "a zip archive or an Office document"
OLD_OFFICE = "an old Office document"
RTF = "an RTF document"
PICTURE = "a picture"
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"{\\rtf", RTF),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)
"""How files begin that are not text, and what they are."""
_PICTURES_INSIDE = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
"""How pictures of telephones begin, behind four bytes."""
_CONTROLS_OF_TEXT = "\t\n\r\f\v\a\x1b"
"""White space, and what steers a terminal, as in a saved log."""
_OF_FILES = ("utf", "iso", "cp", "ascii", "mac", "koi8", "big5", "gb", "shift", "euc", "hz", "tis")
"""How the names begin that Python has for the encodings of files."""
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}charset|<\?xml[^>]{0,200}encoding)\s*=\s*["']?\s*([\w-]{1,40})""",
    re.IGNORECASE,
)
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class FoundText(NamedTuple):
    """The text of a file, and the encoding that it was in."""

    text: str
    encoding: str
    """UTF-8, UTF-16, Windows-1252, or what the file says of itself."""


def read_text(path: Path, name: str | None = None) -> str:
    """The text of the UTF-8 file at `path`; `name` is what messages call it.

    Raises FileAccessError if it cannot be read, InvalidFileError if it is not UTF-8 or too large.
    """
    return decode(read_bytes(path, name), name or str(path))


def read_bytes(path: Path, name: str | None = None, most: int = SIZE_LIMIT) -> bytes:
    """The bytes of the file at `path`, at most one more than `most`, which is then refused.

    Raises FileAccessError.
    """
    name = name or str(path)
    try:
        return _read(path, most)
    except FileNotFoundError:
        raise FileAccessError(f"cannot read {name}: there is no such file") from None
    except IsADirectoryError:
        raise FileAccessError(f"cannot read {name}: it is a folder, and a file is needed") from None
    except PermissionError:
        raise FileAccessError(f"cannot read {name}: you may not read it") from None
    except ValueError:
        raise FileAccessError(f"cannot read {name!a}: this is not the name of a file") from None
    except OSError as error:
        raise FileAccessError(f"cannot read {name}: {error.strerror or error}") from None


def read_standard_input() -> bytes:
    """What is piped into the program, at most one byte more than the limit."""
    if sys.stdin is None:
        return b""
    with suppress(OSError, ValueError):  # a stream that is not a file has no number
        _remember(sys.stdin.fileno())
    return sys.stdin.buffer.read(SIZE_LIMIT + 1)


def was_read(path: str) -> bool:
    """Whether this process has read the file at `path`, by whatever name."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return False
    return (found.st_dev, found.st_ino) in _READ


def _remember(handle: int) -> None:
    found = os.fstat(handle)
    if stat.S_ISREG(found.st_mode):
        _READ.add((found.st_dev, found.st_ino))


def _read(path: Path, most: int) -> bytes:
    """A pipe that nobody writes to would keep us for ever: it gets some seconds."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:
        _remember(stream.fileno())
        is_pipe = stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
        if is_pipe and not select.select([stream], [], [], PATIENCE)[0]:
            raise TimeoutError(0, f"nothing came out of it in {PATIENCE} seconds")
        os.set_blocking(stream.fileno(), True)
        return stream.read(most + 1)


def decode(data: bytes, name: str, most: int = SIZE_LIMIT) -> str:
    """`data`, of `most` bytes, as text without a byte order mark.

    Raises InvalidFileError if it is not UTF-8 or too large.
    """
    check_size(data, name, most=most)
    if data.startswith(_UTF_16_MARKS):
        what = "the file is UTF-16 text, and UTF-8 is needed"
        raise unreadable(name, what, "save it again as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        what = f"the byte {data[error.start]:#04x} is not UTF-8 text"
        raise InvalidFileError(
            [Problem(name, line, column, what, "save the file as UTF-8")]
        ) from None


def text_in(data: bytes, name: str, hint: str, declared: str | None = None) -> FoundText:
    """The text in `data`, in UTF-16 if it has that mark, else in UTF-8, else as it is `declared`,
    else in Windows-1252, in which a byte without a meaning becomes U+FFFD.

    `hint` says what to do with a file that is binary. Raises InvalidFileError.
    """
    found = _decoded(data, name, declared)
    beginning = found.text[:100_000]
    controls = sum(char < " " and char not in _CONTROLS_OF_TEXT for char in beginning)
    if controls > len(beginning) // 100:
        what = "the file is binary: neither text nor a format that can be read"
        raise unreadable(name, what, hint)
    return found


def _decoded(data: bytes, name: str, declared: str | None) -> FoundText:
    if data.startswith(_UTF_16_MARKS):
        try:
            return FoundText(data.decode("utf-16"), "UTF-16")
        except UnicodeDecodeError as error:
            what = f"the text is not valid UTF-16: {error.reason}"
            raise unreadable(name, what, "save it again as UTF-8") from None
    for encoding in ("UTF-8", declared or "UTF-8"):
        if encoding == declared and not _is_of_files(declared):
            line = data[: data.find(declared.encode())].count(b"\n") + 1
            what = f'the file says that its encoding is "{declared}", which cannot be read'
            raise InvalidFileError([Problem(name, line, 1, what, "save it again as UTF-8")])
        try:
            return FoundText(data.decode(encoding).removeprefix("\ufeff"), encoding)
        except UnicodeError:
            continue
    return FoundText(data.decode("cp1252", "replace"), "Windows-1252")


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a web page or an XML file says that it has."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _is_of_files(declared: str) -> bool:
    """Whether files that say so in ASCII are written in an encoding: not so in `undefined`, `idna`
    or UTF-16.
    """
    try:
        name = codecs.lookup(declared).name
    except LookupError:
        return False
    return name.startswith(_OF_FILES) and "<meta>".encode(name) == b"<meta>"


def foreign_kind(data: bytes) -> str | None:
    """What a file is, if its first bytes say that it is not text."""
    if data[4:12] in _PICTURES_INSIDE or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return PICTURE
    return next((kind for start, kind in _FOREIGN if data.startswith(start)), None)


def check_size(data: bytes, name: str, hint: str = "", most: int = SIZE_LIMIT) -> None:
    """Raise InvalidFileError if a file has more than `most` bytes."""
    if len(data) > most:
        what = f"the file is larger than {most // 1_000_000} MB"
        raise unreadable(name, what, hint)


def unreadable(name: str, what: str, hint: str = "") -> InvalidFileError:
    """The error for a file as a whole."""
    return InvalidFileError([Problem(name, 1, 1, what, hint)])
