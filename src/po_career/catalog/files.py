"""Files as text: what may be read, and how an unreadable one is reported."""

import os
import select
import stat
from pathlib import Path

from po_career.errors import FileAccessError, InvalidFileError, Problem

PATIENCE = 5
"""Seconds to wait for the other end of a pipe."""
SIZE_LIMIT = 20_000_000
"""Bytes; a hundred times the built-in catalogue. What is larger is no catalogue and no profile."""


def read_text(path: Path, name: str | None = None) -> str:
    """The text of the file at `path`; `name` is what messages call it.

    Raises FileAccessError where it cannot be read, InvalidFileError where it is no UTF-8 text or
    too large.
    """
    return decode(read_bytes(path, name), name or str(path))


def read_bytes(path: Path, name: str | None = None) -> bytes:
    """The bytes of the file at `path`, at most one more than the limit, which `decode` refuses.

    Raises FileAccessError.
    """
    name = name or str(path)
    try:
        return _read(path)
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


def _read(path: Path) -> bytes:
    """A pipe that nobody writes to would keep us for ever: it gets some seconds."""
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as stream:
        if (
            stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
            and not select.select([stream], [], [], PATIENCE)[0]
        ):
            raise TimeoutError(0, f"nothing came out of it in {PATIENCE} seconds")
        os.set_blocking(stream.fileno(), True)
        return stream.read(SIZE_LIMIT + 1)


def decode(data: bytes, name: str) -> str:
    """`data` as text, without a byte order mark.

    Raises InvalidFileError where it is no UTF-8 or too large.
    """
    if len(data) > SIZE_LIMIT:
        raise InvalidFileError(
            [Problem(name, 1, 1, f"the file is larger than {SIZE_LIMIT // 1_000_000} MB")]
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidFileError(
            [
                Problem(
                    name,
                    1,
                    1,
                    "the file is UTF-16 text, and UTF-8 is needed",
                    "save it again as UTF-8",
                )
            ]
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        what = f"the byte {data[error.start]:#04x} is no UTF-8 text"
        raise InvalidFileError(
            [Problem(name, line, column, what, "save the file as UTF-8")]
        ) from None
