"""Writing a file as a whole: a reader, or a crash, finds the old one or the new one,
never a part. And files that are ours alone, which are read and written through no link.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
PUBLIC = 0o666
"""Permissions before the umask."""
NARROW = 0o700
"""Permissions of our folders."""
FOR_OTHERS, FOR_OTHERS_TO_WRITE = 0o077, 0o022


def write_whole(path: Path, content: bytes, *, mode: int = PUBLIC) -> None:
    """Replace the file at `path`, or that which a link there leads to, by `content` in one step;
    what is not a file (a device, a pipe) is written to as it is.

    Raises OSError; the old file then stays as it was, and nothing is left beside it.
    """
    if is_no_file(path):
        path.write_bytes(content)
        return
    _replace(Path(os.path.realpath(path)), content, mode & ~_umask() if mode == PUBLIC else mode)


def is_no_file(path: Path) -> bool:
    """Whether there is something at `path` that is never replaced: a device, a pipe, a folder."""
    return path.exists() and not path.is_file()


def write_own(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step, for its owner alone; a link or a pipe that is there is
    replaced, never followed.

    Raises OSError, also if a folder is there.
    """
    _replace(path, content, PRIVATE)


def read_own(path: Path, most: int) -> bytes:
    """The bytes of the file at `path`, at most `most`, if it is ours alone: no link, pipe or
    device, and nobody else's to write.

    Raises OSError, whose text says what is wrong.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with open(handle, "rb") as file:
        found = os.fstat(handle)
        _must_be_ours(found, stat.S_ISREG, "it is not a file", FOR_OTHERS_TO_WRITE)
        if found.st_size > most:
            raise OSError(0, f"it is larger than {most} bytes")
        return file.read(most)


def make_own_folder(folder: Path) -> None:
    """Make `folder`, if it is missing, and see to it that it is for its owner only.

    Raises OSError if a link or a file is there, or somebody else's folder.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=NARROW)
    found = os.lstat(folder)
    _must_be_ours(found, stat.S_ISDIR, "it is not a folder", 0)
    if found.st_mode & FOR_OTHERS:
        folder.chmod(NARROW)


def need_own_folder(folder: Path) -> None:
    """Raises OSError if `folder` is not a folder of ours, and for us alone."""
    _must_be_ours(os.lstat(folder), stat.S_ISDIR, "it is not a folder", FOR_OTHERS)


def _must_be_ours(
    found: os.stat_result, is_kind: Callable[[int], bool], wrong_kind: str, closed: int
) -> None:
    """Raises PermissionError if it is of another kind, somebody else's, or open to others in the
    ways that `closed` names.
    """
    if not is_kind(found.st_mode):
        raise PermissionError(0, wrong_kind)
    if found.st_uid != os.geteuid():
        raise PermissionError(0, "it belongs to somebody else")
    if found.st_mode & closed:
        raise PermissionError(0, "it is open to others")


def _replace(path: Path, content: bytes, mode: int) -> None:
    """Put `content` in the place of what is at `path`, in one step."""
    import tempfile

    handle, temporary = tempfile.mkstemp(
        prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The umask can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
