"""Writing a file as a whole: a reader, or a crash, finds the old one or the new one,
never a part.
"""

import os
import tempfile
from pathlib import Path

PRIVATE = 0o600
PUBLIC = 0o666
"""Permissions before the umask."""


def write_whole(path: Path, content: bytes, *, mode: int = PUBLIC) -> None:
    """Replace the file at `path` by `content` in one step; what is not a file (a device, a pipe) is
    written to as it is.

    Raises OSError; the old file then stays as it was, and nothing is left beside it.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = Path(os.path.realpath(path))
    handle, temporary = tempfile.mkstemp(
        prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent
    )
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, mode & ~_umask() if mode == PUBLIC else mode)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The umask can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
