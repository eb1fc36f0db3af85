"""Where profiles are kept, and how one is saved so that nothing in it can get lost."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.errors import FileAccessError, InvalidFileError, UsageError
from po_career.files import FOR_OTHERS, NARROW, PRIVATE, write_whole
from po_career.profile.backups import ENDING, Backups, Edit, Moved

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.profile.model import Profile
    from po_career.profile.read import ProfileRead

DEFAULT = "default"
PATIENCE = 10
"""Seconds to wait for another process that is writing the same profile."""
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
    path: Path, catalog: "Catalog", change: "Callable[[Profile], Profile]", edit: Edit | None = None
) -> "Profile":
    """The profile at `path` (an empty one if there is none) after `change`, which is saved
    before anybody else can write it.

    All of it is written or nothing, readable by its owner only; the text before stays among its
    backups, and `undo_edit` brings it back together with all that is of the same `edit`. What did
    not change, and what `catalog` does not know, stays as it is written, comments and order too.
    Raises InvalidFileError if the file cannot be understood, FileAccessError if it cannot be read
    or written, and what `change` raises; then the file stays as it was.
    """
    from po_career.profile.model import Profile

    with _alone_with(path) as file:
        text = _text_of(file)
        if text is None or not text.strip():
            after = change(Profile())
            changed = _new(after)
        else:
            after, changed = _changed(text, file, catalog, change)
        _write(file, changed, edit or Edit("change"))
        return after


def replace_text(path: Path, before: str | None, text: str, edit: Edit) -> bool:
    """Replace the text of the profile at `path` if it still is `before` (None: no file); whether it
    was.

    Compare and swap, saved as `change_profile` saves; raises FileAccessError.
    """
    with _alone_with(path) as file:
        if _text_of(file) != before:
            return False
        _write(file, text, edit)
        return True


def put_aside(path: Path, edit: Edit) -> Path:
    """Move the profile at `path` aside, to a free name beside it; return the new path.

    Raises FileAccessError.
    """
    with _alone_with(path) as file:
        n = 1
        while os.path.lexists(aside := file.with_name(f"{file.name}.reset-{n}")):
            n += 1
        with _saving(file):
            Backups(file, _bytes_of(file)).keep(None, edit, lambda: _move(file, aside))
        return aside


def undo_edit(path: Path, catalog: "Catalog") -> Moved | None:
    """Make the profile at `path` say what it said before its last edit, to the byte; None if no
    earlier text is known.

    What was written by hand since is an edit too. Of a file without backups, its history tells.
    Raises FileAccessError, and InvalidFileError if such a file cannot be understood.
    """

    def recorded(now: bytes) -> bytes | None:
        return _before_last_event(now, path, catalog)

    return _moved(path, lambda backups, put: backups.back(put, recorded))


def redo_edit(path: Path) -> Moved | None:
    """Make the profile at `path` say again what it said before `undo_edit`; None if nothing was
    taken back since the last change. Raises FileAccessError.
    """
    return _moved(path, Backups.again)


def has_backups(path: Path) -> bool:
    """Whether earlier texts of the profile at `path` are kept, even if it is gone."""
    file = os.path.realpath(path)
    return os.path.lexists(file + ENDING)


def _moved(
    path: Path, move: "Callable[[Backups, Callable[[bytes | None], object]], Moved | None]"
) -> Moved | None:
    file = Path(os.path.realpath(path))
    if not os.path.lexists(file) and not has_backups(file):
        return None
    with _alone_with(file), _saving(file):
        return move(Backups(file, _bytes_of(file)), lambda text: _put(file, text))


def _before_last_event(now: bytes, file: Path, catalog: "Catalog") -> bytes | None:
    from po_career.catalog.files import decode
    from po_career.profile.history import undone
    from po_career.profile.read import read_profile

    text = decode(now, str(file))
    if not text.strip():
        return None
    read = read_profile(text, str(file), catalog)
    taken_back = undone(read.profile)
    return None if taken_back is None else _rewritten(text, read, taken_back[0]).encode("utf-8")


def make_folder(folder: Path) -> None:
    """Make `folder` if it is missing; our own folders are for their owner only. Raises OSError."""
    folder.mkdir(mode=NARROW, parents=True, exist_ok=True)
    ours = Path(os.path.realpath(_data_folder()))
    for inner in (ours, ours / "profiles"):
        if (inner == folder or inner in folder.parents) and inner.stat().st_mode & FOR_OTHERS:
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
    from po_career.profile.read import read_profile

    read = read_profile(text, str(file), catalog)
    after = change(read.profile)
    return after, _rewritten(text, read, after)


def _rewritten(text: str, read: "ProfileRead", after: "Profile") -> str:
    """`text`, which was read as `read`, saying `after`."""
    from po_career.catalog.places import plain
    from po_career.profile.profile_yaml import OWNED, changed_data
    from po_career.profile.round_trip import changed_text

    if read.document.root is None:  # the reader has refused such a text
        raise ValueError(text)
    data = changed_data(plain(read.document.root), read, after)
    renamed = {str(path[1]): key for path, key in read.renamed.items() if path[0] == "ratings"}
    return changed_text(text, read.document, data, OWNED, renamed)


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
    with _saving(file):
        make_folder(file.parent)
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
        raise _unsaved(file, f"its lock {lock.lock_file}: {error.strerror or error}") from error
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
    from po_career.catalog.files import decode

    data = _bytes_of(file)
    return None if data is None else decode(data, str(file))


def _bytes_of(file: Path) -> bytes | None:
    """What the file holds; None if there is none. Raises FileAccessError, and InvalidFileError for
    one that is too large.
    """
    from po_career.catalog.files import check_size, read_bytes

    if not file.exists():
        return None
    data = read_bytes(file)
    check_size(data, str(file))
    return data


def _write(file: Path, text: str, edit: Edit) -> None:
    """Make the file say `text`, which is one more step of `edit`; if it says so already, nothing is
    written.
    """
    try:
        new = text.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            "the profile would hold bytes that are not text\nnothing was saved; give the text as"
            " UTF-8"
        ) from None
    old = _bytes_of(file)
    with _saving(file):
        if old != new:
            Backups(file, old).keep(new, edit, lambda: _put(file, new))
        elif file.stat().st_mode & FOR_OTHERS:
            file.chmod(PRIVATE)


def _put(file: Path, text: bytes | None) -> None:
    """Make the file hold `text`; None: let there be no file."""
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(0, "it is read-only")
    if text is None:
        file.unlink(missing_ok=True)
    else:
        write_whole(file, text, mode=PRIVATE)


def _move(file: Path, aside: Path) -> None:
    os.replace(file, aside)
    aside.chmod(PRIVATE)


@contextmanager
def _saving(file: Path) -> Iterator[None]:
    """Say of what goes wrong that the profile cannot be saved."""
    try:
        yield
    except OSError as error:
        raise _unsaved(file, error.strerror or error) from error


def _unsaved(file: Path, why: object) -> FileAccessError:
    return FileAccessError(
        f"cannot save the profile to {file}: {why}\nnothing was saved; what was there before is"
        " untouched"
    )
