"""Files of a new catalogue: written as a whole set, and never over what exists."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.errors import FileAccessError, InvalidFileError, UsageError

if TYPE_CHECKING:
    from po_career.intake.framework.draft import Draft
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
    """Write each of `files` (path within `folder` to text), and their folders. Raises
    FileAccessError.
    """
    from po_career.files import write_whole

    try:
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, text.encode("utf-8"))
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from error


def updated_files(folder: Path, draft: "Draft") -> "Updated":
    """The files of the catalogue in `folder` with what `draft` says anew, found to be sound.

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
    base = read_text(folder / BASE) if (folder / BASE).is_file() else None
    new = updated(draft, texts, base)
    with TemporaryDirectory() as trial:
        write_files(Path(trial), {**texts, **new.texts})
        if wrong := check_catalog(Path(trial)).errors:
            raise InvalidFileError(
                problem._replace(file=str(folder / Path(problem.file).name)) for problem in wrong
            )
    return new


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
