"""Where profiles are kept, and how one is saved so that nothing in it can get lost."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.errors import FileAccessError, InvalidFileError, UsageError
from po_career.files import PRIVATE, write_whole

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.profile.model import Profile

DEFAULT = "default"
PATIENCE = 10
"""Seconds to wait for another process that is writing the same profile."""
NARROW = 0o700
"""Permissions of our folders."""
_COPY = re.compile(r"\.edit-\d+$")
"""What the name of a copy ends in that is being edited."""
_NAME = re.compile(r"[\w][\w.-]*")


def profile_path(name: str = DEFAULT) -> Path:
    """Where the saved profile of this name lies in the user's data folder; nothing is read or made.

    Raises UsageError for a name with anything but letters, digits, dots, dashes and underscores.
    """
    folder = _data_folder()
    if name == DEFAULT:
        return folder / "profile.yaml"
    if not _NAME.fullmatch(name):
        hint = "use letters, digits, dots, dashes and underscores, or give a path to a file"
        raise UsageError(f'"{name}" cannot be the name of a profile\n{hint}')
    return folder / "profiles" / f"{name}.yaml"


def saved_names() -> list[str]:
    """The names of the saved profiles in alphabetical order; none if the folder cannot be read."""
    folder = _data_folder()
    with suppress(OSError):
        named = sorted(
            name.removesuffix(".yaml")
            for name in os.listdir(folder / "profiles")
            if name.endswith(".yaml") and name[0] != "."
        )
        return [name for name in named if not _COPY.search(name)]
    return []


def change_profile(
    path: Path, catalog: "Catalog", change: "Callable[[Profile], Profile]"
) -> "Profile":
    """The profile at `path` (an empty one if there is none) after `change`, which is saved
    before anybody else can write it.

    All of it is written or nothing, readable by its owner only; the last version lies beside it as
    `.bak`. What did not change, and what `catalog` does not know, stays as it is written, comments
    and order too. Raises InvalidFileError if the file cannot be understood, FileAccessError if it
    cannot be read or written, and what `change` raises; then the file stays as it was.
    """
    from po_career.profile.model import Profile

    with _alone_with(path) as file:
        text = _text_of(file)
        if text is None or not text.strip():
            after = change(Profile())
            _write(file, _new(after))
            return after
        after, changed = _changed(text, file, catalog, change)
        _write(file, changed)
        return after


def replace_text(path: Path, before: str | None, text: str) -> bool:
    """Replace the text of the profile at `path` if it still is `before` (None: no file); whether it
    was.

    Compare and swap, saved as `change_profile` saves; raises FileAccessError.
    """
    with _alone_with(path) as file:
        if _text_of(file) != before:
            return False
        _write(file, text)
        return True


def put_aside(path: Path) -> Path:
    """Move the profile at `path` aside, to a free name beside it; return the new path.

    Raises FileAccessError.
    """
    with _alone_with(path) as file:
        n = 1
        while os.path.lexists(aside := file.with_name(f"{file.name}.reset-{n}")):
            n += 1
        _try_to(lambda: _move(file, aside), file)
        return aside


def make_folder(folder: Path) -> None:
    """Make `folder` if it is missing; our own folders are for their owner only. Raises OSError."""
    folder.mkdir(mode=NARROW, parents=True, exist_ok=True)
    ours = Path(os.path.realpath(_data_folder()))
    for inner in (ours, ours / "profiles"):
        if (inner == folder or inner in folder.parents) and inner.stat().st_mode & 0o077:
            inner.chmod(NARROW)


def text_recorded(before: str | None, text: str, file: Path, catalog: "Catalog", on: date) -> str:
    """`text` of the profile at `file`, with an event of the day `on` for all in which it differs
    from the text `before`.

    If that could not be understood, or said nothing, there is nothing to compare with. Raises
    InvalidFileError for `text` itself.
    """
    from po_career.profile.history import recorded
    from po_career.profile.model import Profile
    from po_career.profile.read import read_profile

    try:
        old = read_profile(before, str(file), catalog).profile if before else Profile()
    except InvalidFileError:
        return text
    return _changed(text, file, catalog, lambda now: recorded(old, now, on))[1]


def _new(profile: "Profile") -> str:
    from po_career.profile.profile_yaml import OWNED, profile_data
    from po_career.profile.round_trip import new_text

    return new_text(profile_data(profile), OWNED)


def _changed(
    text: str, file: Path, catalog: "Catalog", change: "Callable[[Profile], Profile]"
) -> "tuple[Profile, str]":
    from po_career.catalog.places import plain
    from po_career.profile.profile_yaml import OWNED, changed_data
    from po_career.profile.read import read_profile
    from po_career.profile.round_trip import changed_text

    read = read_profile(text, str(file), catalog)
    after = change(read.profile)
    if read.document.root is None:  # the reader has refused such a text
        raise ValueError(text)
    data = changed_data(plain(read.document.root), read, after)
    renamed = {str(path[1]): key for path, key in read.renamed.items() if path[0] == "ratings"}
    return after, changed_text(text, read.document, data, OWNED, renamed)


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("po-career", appauthor=False)


@contextmanager
def _alone_with(path: Path) -> Iterator[Path]:
    """The file that `path` leads to, while no other process of ours writes it.

    The lock of a process that was killed does not count.
    """
    from filelock import FileLock, Timeout

    file = Path(os.path.realpath(path))
    if os.path.exists(file) and not os.path.isfile(file):
        raise _unsaved(file, "it is a folder" if os.path.isdir(file) else "it is not a file")
    _try_to(lambda: make_folder(file.parent), file)
    lock = FileLock(
        file.with_name(f".{file.name}.lock"), timeout=PATIENCE, mode=PRIVATE, poll_interval=0.01
    )
    try:
        lock.acquire()
    except Timeout:
        raise _unsaved(
            file, f"something else has been writing to it for {PATIENCE} seconds"
        ) from None
    except OSError as error:
        raise _unsaved(file, error.strerror or error) from error
    try:
        _sweep(file)
        yield file
    finally:
        lock.release()


def _sweep(file: Path) -> None:
    """Delete the unfinished writes of processes that were killed; the lock must be held."""
    with suppress(OSError):
        for name in os.listdir(file.parent):
            if name.startswith(f".{file.name}.") and name.endswith(".tmp"):
                (file.parent / name).unlink(missing_ok=True)


def _text_of(file: Path) -> str | None:
    from po_career.catalog.files import read_text

    return read_text(file) if file.exists() else None


def _write(file: Path, text: str) -> None:
    try:
        new = text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            "the profile would hold bytes that are not text\nnothing was saved; give the text as"
            " UTF-8"
        ) from None
    _try_to(lambda: _replace(file, new), file)


def _replace(file: Path, new: bytes) -> None:
    if file.exists():
        if not os.access(file, os.W_OK):
            raise PermissionError(0, "it is read-only")
        old = file.read_bytes()
        if old == new:
            if file.stat().st_mode & 0o077:
                file.chmod(PRIVATE)
            return
        write_whole(file.with_name(file.name + ".bak"), old, mode=PRIVATE)
    write_whole(file, new, mode=PRIVATE)


def _move(file: Path, aside: Path) -> None:
    os.replace(file, aside)
    aside.chmod(PRIVATE)


def _try_to(act: Callable[[], object], file: Path) -> None:
    try:
        act()
    except OSError as error:
        raise _unsaved(file, error.strerror or error) from error


def _unsaved(file: Path, why: object) -> FileAccessError:
    return FileAccessError(
        f"cannot save the profile to {file}: {why}\nnothing was saved; what was there before is"
        " untouched"
    )
