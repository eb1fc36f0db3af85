"""Which profile is in force: the one that is named, or the saved one; and standard input."""

import os
import shlex
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from po_career.catalog.files import decode, read_bytes, read_standard_input, read_text
from po_career.catalog.model import Catalog
from po_career.errors import FileAccessError, UsageError
from po_career.frozen import Frozen
from po_career.planning.plan_model import Caution
from po_career.profile.model import Profile

STDIN = "-"
STDIN_NAME = "standard input"
NEEDS_A_FILE = (
    "this command needs a saved profile; standard input cannot be changed\n"
    "name one with --profile NAME or --profile PATH"
)


class Source(Frozen):
    """The profile in force: what it says, where it lies, and how it was named."""

    profile: Profile
    notes: tuple[Caution, ...]
    given: str | None
    """What `--profile` or the environment said; None for the saved profile."""
    path: Path | None
    """None if it came from standard input."""
    found: bool
    """Whether there was anything to read."""
    aside: Mapping[str, Any] = field(default_factory=dict)
    """What the catalogue does not know, by the keys of the file."""


def read_source(given: str | None, catalog: Catalog) -> Source:
    """The profile that `given` names (a path, a saved name, `-` for standard input; None for the
    saved one). One that does not exist is not found.

    Raises FileAccessError if it cannot be read, InvalidFileError if it cannot be understood.
    """
    from po_career.cli.reading import reading
    from po_career.profile.read import read_profile

    path = None if given == STDIN else profile_file(given)
    if path is not None and not os.path.lexists(path):
        return Source(Profile(), (), given, path, found=False)
    text, name = profile_text(given)
    with reading(name):
        read = read_profile(text, name, catalog)
    notes = tuple(Caution(note.what, note.where) for note in read.notes)
    return Source(read.profile, notes, given, path, found=True, aside=read.aside)


def profile_text(given: str | None) -> tuple[str, str]:
    """The text of the profile, and what messages call it. Raises FileAccessError."""
    if given == STDIN:
        return decode(read_standard_input(), STDIN_NAME), STDIN_NAME
    path = profile_file(given)
    return read_text(path), str(path)


def named_bytes(file: str) -> tuple[bytes, str]:
    """What a file or standard input holds, and what messages call it. Raises FileAccessError."""
    if file == STDIN:
        return read_standard_input(), STDIN_NAME
    return read_bytes(Path(file), file), file


def profile_file(given: str | None) -> Path:
    """The file that `given` names (a path or a saved name; None for the saved profile). It may
    not exist.

    Raises UsageError for standard input, which no command can write to, and for a name that no
    profile can have.
    """
    from po_career.profile.store import DEFAULT, profile_path

    if given == STDIN:
        raise UsageError(NEEDS_A_FILE)
    if given is not None and _is_path(given):
        return Path(given)
    return profile_path(DEFAULT if given is None else given)


def _is_path(given: str) -> bool:
    """A bare word is the name of a saved profile, unless a file of that name lies here."""
    return os.sep in given or "." in given or os.path.exists(given)


def must_be_there(source: Source) -> Source:
    """`source`, unless a profile was named that does not exist. Raises FileAccessError, for a bare
    name with the names of those that do.
    """
    if source.given is None or source.found:
        return source
    from po_career.profile.store import saved_names

    names = [] if _is_path(source.given) else saved_names()
    known = f"\nsaved profiles: {', '.join(names)}" if names else ""
    begin = f"po-career profile set role ROLE --profile {shlex.quote(source.given)} creates it"
    raise FileAccessError(
        f"cannot read the profile {source.path}: there is no such file{known}\n{begin}"
    )
