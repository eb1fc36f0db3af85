"""Where profiles are kept, and how one is saved so that nothing of it can get lost."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from po_career.catalog.files import read_text
from po_career.catalog.model import Catalog
from po_career.catalog.names import matches
from po_career.catalog.places import Document, plain
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import FileAccessError, InvalidFileError, UsageError
from po_career.files import PRIVATE, write_whole
from po_career.profile.as_yaml import OWNED, changed_text, new_text, profile_data
from po_career.profile.model import Profile
from po_career.profile.read import read_profile

DEFAULT = "default"
_NAME = re.compile(r"[\w][\w.-]*")


def profile_path(name: str = DEFAULT) -> Path:
    """Where the saved profile of this name lies in the user's data folder; nothing is read or made.

    Raises UsageError for a name with anything but letters, digits, dots, dashes and underscores.
    """
    from platformdirs import user_data_path

    folder = user_data_path("po-career", appauthor=False)
    if name == DEFAULT:
        return folder / "profile.yaml"
    if not _NAME.fullmatch(name):
        hint = "use letters, digits, dots, dashes and underscores, or give a path to a file"
        raise UsageError(f'"{name}" cannot be the name of a profile\n{hint}')
    return folder / "profiles" / f"{name}.yaml"


def save_profile(path: Path, profile: Profile, catalog: Catalog | None = None) -> None:
    """Write `profile` to `path`: all of it or nothing, readable by its owner only, the last version beside it as `.bak`.

    Keys of the file that are no part of a profile stay. With the `catalog` that the profile was read with, so do roles, ratings and
    actions that it does not know. Entries that did not change keep their text. Raises InvalidFileError where the file that is
    there cannot be understood, FileAccessError where it cannot be read or written; either way that file stays as it was.
    """
    path = Path(os.path.realpath(path))
    old = _existing(path)
    data = profile_data(profile)
    text = new_text(data) if old is None or old.root is None else changed_text(old, _merged(plain(old.root), data, catalog))
    try:
        _replace(path, text)
    except OSError as error:
        reason = error.strerror or error
        raise FileAccessError(f"cannot save the profile to {path}: {reason}\nwhat was there before is untouched") from error


def change_profile(path: Path, catalog: Catalog, change: Callable[[Profile], Profile]) -> Profile:
    """The profile at `path` (an empty one where there is none) after `change`, which is saved; nobody else writes it meanwhile.

    Raises what `save_profile` raises, and what `change` does; then the file stays as it was.
    """
    path = Path(os.path.realpath(path))
    text = read_text(path) if os.path.lexists(path) else ""
    before = read_profile(text, str(path), catalog).profile if text.strip() else Profile()
    after = change(before)
    save_profile(path, after, catalog)
    return after


def _existing(path: Path) -> Document | None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise FileAccessError(f"{path} is not UTF-8 text, so it was not overwritten\nrepair it or move it away, then save again") from error
    except OSError as error:
        raise FileAccessError(f"cannot read {path}: {error.strerror or error}\nnothing was saved") from error
    if not text.strip():
        return None
    document = read_yaml(text, str(path))
    if document.problems:
        raise InvalidFileError(document.problems)
    return document


def _merged(old: dict[str, Any], new: dict[str, Any], catalog: Catalog | None) -> dict[str, Any]:
    """`new`, with what `old` holds beyond a profile or beyond the catalogue, in the order of `old`."""
    kept = new if catalog is None else _with_unknown(old, new, catalog)
    order = [*(key for key in old if key in kept or key not in OWNED), *(key for key in kept if key not in old)]
    return {key: kept.get(key, old.get(key)) for key in order}


def _with_unknown(old: dict[str, Any], new: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    """`new` with the roles, ratings and actions of `old` that the catalogue does not have under any name."""
    gone = catalog.replaced
    kept = {key: old[key] for key in ("role", "target") if key in old and not _is_known(old[key], catalog.roles, gone.roles)} | new
    before = old["ratings"] if isinstance(old.get("ratings"), dict) else {}
    strange = {skill: rating for skill, rating in before.items() if not _is_known(skill, catalog.skills, gone.skills)}
    rated = new.get("ratings", {}) | strange
    if rated:
        kept["ratings"] = {skill: rated[skill] for skill in (*(skill for skill in before if skill in rated), *rated)}
    done = old["done"] if isinstance(old.get("done"), list) else []
    if others := [action for action in done if not _is_known(action, catalog.actions, gone.actions)]:
        kept["done"] = [*kept.get("done", ()), *others]
    return kept


def _is_known(name: Any, items: Mapping[str, Any], replaced: Mapping[str, str]) -> bool:
    """Whether the reader of profiles finds `name`: as id, title or alias, or as an id that another has replaced."""
    return name is None or bool(matches(items, str(name))) or str(name).strip().casefold() in replaced


def _replace(path: Path, text: str) -> None:
    new = text.encode("utf-8")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.exists():
        old = path.read_bytes()
        if old == new:
            return
        write_whole(path.with_name(path.name + ".bak"), old, mode=PRIVATE)
    write_whole(path, new, mode=PRIVATE)
