"""Which profile is in force: the option's, the environment's, or the saved one."""

import os
import shlex
import sys
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from po_career.catalog.files import SIZE_LIMIT, decode, read_text
from po_career.catalog.model import Catalog
from po_career.errors import FileAccessError, UsageError
from po_career.frozen import Frozen
from po_career.planning.plan_model import Caution
from po_career.profile.model import Profile

STDIN = "-"


class Source(Frozen):
    """The profile in force: what it says, where it lies, and how it was named."""

    profile: Profile
    notes: tuple[Caution, ...]
    given: str | None
    """What `--profile` or the environment said; None for the saved profile."""
    path: Path | None
    """None where it came from standard input."""
    found: bool
    """Whether there was anything to read."""
    aside: Mapping[str, Any] = field(default_factory=dict)
    """What the catalogue does not know, by the keys of the file."""


def read_source(given: str | None, catalog: Catalog) -> Source:
    """The profile that `given` names (a path, a saved name, `-` for standard input), else the
    environment's, else the saved one.

    Raises FileAccessError where it cannot be read, InvalidFileError where it cannot be understood.
    One that is not there is not found.
    """
    given = named(given)
    if given == STDIN:
        data = sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin is not None else b""
        return _read(decode(data, "standard input"), "standard input", given, None, catalog)
    path = profile_file(given)
    if not os.path.lexists(path):
        return Source(Profile(), (), given, path, found=False)
    return _read(read_text(path), str(path), given, path, catalog)


def named(given: str | None) -> str | None:
    """What `--profile` said, else the environment; None for the saved profile."""
    return given if given is not None else os.environ.get("PO_CAREER_PROFILE") or None


def profile_file(given: str | None) -> Path:
    """The file that `given` names (a path or a saved name), else the environment, else that of the
    saved profile; it may not be there.

    Raises UsageError for standard input, which no command can write to, and for a name that no
    profile can have.
    """
    from po_career.profile.store import profile_path

    given = named(given)
    if given == STDIN:
        raise UsageError(
            "this command reads and writes a profile that is kept, and standard input is not one\n"
            "name a saved profile or a file"
        )
    if given is not None and _is_path(given):
        return Path(given)
    return profile_path() if given is None else profile_path(given)


def _is_path(given: str) -> bool:
    """A bare word is the name of a saved profile, unless a file of that name lies here."""
    return os.sep in given or "." in given or os.path.exists(given)


def must_be_there(source: Source) -> Source:
    """`source`, unless a profile was named that is not there. Raises FileAccessError, for a bare
    name with the names that there are.
    """
    if source.given is None or source.found:
        return source
    from po_career.profile.store import saved_names

    names = [] if _is_path(source.given) else saved_names()
    known = f"\nsaved profiles: {', '.join(names)}" if names else ""
    begin = f"\npo-career profile set role ROLE --profile {shlex.quote(source.given)} begins it"
    raise FileAccessError(
        f"cannot read the profile {source.path}: there is no such file{known}{begin}"
    )


def _read(text: str, name: str, given: str | None, path: Path | None, catalog: Catalog) -> Source:
    from po_career.profile.read import read_profile

    read = read_profile(text, name, catalog)
    return Source(
        read.profile,
        tuple(Caution(note.what, note.where) for note in read.notes),
        given,
        path,
        found=True,
        aside=read.aside,
    )
