"""Files of a new catalogue: written as a whole set, and never over what exists."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.errors import FileAccessError, InvalidFileError, UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.intake.framework.ladder_file import Imported
    from po_career.intake.framework.update import Updated


def must_be_free(folder: Path) -> None:
    """Raises UsageError if `folder` is a file or not empty, FileAccessError if it is unreadable."""
    try:
        taken = os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir()))
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from error
    if taken:
        raise UsageError(
            f"{folder} already exists, and nothing is ever overwritten\n"
            "name a folder that is new or empty"
        )


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write `files` (path within `folder` to text), and their folders: all of them or none.

    Each is written beside its place first. Raises FileAccessError; then nothing has changed.
    """
    from po_career.files import write_whole

    beside: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for name, text in files.items():
            path = folder / name
            _make_folder(path.parent, made)
            if path.exists() and not path.is_file():
                raise FileAccessError(f"cannot write to {path}: it is not a file")
            beside[path] = path.with_name(f".{path.name}.new")
            write_whole(beside[path], text.encode("utf-8"))
        for path, new in beside.items():
            os.replace(new, path)
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from error
    finally:
        for new in beside.values():
            with suppress(OSError, ValueError):
                new.unlink()
        for empty in reversed(made):
            with suppress(OSError):
                empty.rmdir()  # only if nothing was written into it


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing, which are added to `made`."""
    if not folder.is_dir():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def known_levels(folder: Path) -> tuple[str, ...]:
    """The names of the levels from 1 up that the last import wrote into `folder`; () if that is
    not known.

    Raises FileAccessError, InvalidFileError.
    """
    from po_career.catalog.files import read_text
    from po_career.intake.framework.update import BASE, levels_in

    return levels_in(read_text(folder / BASE)) if os.path.lexists(folder / BASE) else ()


def updated_files(folder: Path, imported: "Imported") -> "tuple[Updated, Catalog]":
    """The files of the catalogue in `folder` with what `imported` says anew, and the catalogue that
    they are then, found to be sound.

    Raises FileAccessError, InvalidFileError, and UsageError if the folder is no catalogue.
    """
    from tempfile import TemporaryDirectory

    from po_career.catalog.files import read_text
    from po_career.catalog.load import FILES, check_catalog
    from po_career.intake.framework.update import BASE, updated

    names = [name for name in FILES if (folder / name).is_file()]
    if not {"stages.yaml", "skills.yaml"} <= set(names):
        raise UsageError(
            f"{folder} is not the folder of a catalogue that was imported\n"
            "--output names a new folder"
        )
    texts = {name: read_text(folder / name) for name in names}
    base = read_text(folder / BASE) if os.path.lexists(folder / BASE) else None
    craft = imported.sheets[0] if len(imported.sheets) == 1 else ""
    new = updated(imported.draft, texts, base, craft)
    with TemporaryDirectory() as trial:
        write_files(Path(trial), {**texts, **new.texts})
        checked = check_catalog(Path(trial))
    if checked.catalog is None:
        raise InvalidFileError(
            problem._replace(file=str(folder / Path(problem.file).name))
            for problem in checked.errors
        )
    return new, checked.catalog


def schemas_for(names: Mapping[str, str]) -> Mapping[str, str]:
    """The schemas of the files in `names` (file to schema), by their path within the catalogue's
    folder.
    """
    from po_career.intake.framework.scaffold import schema_path
    from po_career.render.as_json import json_text
    from po_career.render.schemas import schema_named

    return {schema_path(schema): json_text(schema_named(schema)) for schema in names.values()}


def _refused(folder: Path, error: OSError | ValueError) -> FileAccessError:
    if isinstance(error, OSError):
        return FileAccessError(f"cannot write to {folder}: {error.strerror or error}")
    return FileAccessError(f"cannot write to {str(folder)!a}: {error}")  # a NUL in the name
