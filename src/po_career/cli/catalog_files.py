"""Files of a new catalogue: written as a whole set, and never over what exists."""

import os
from collections.abc import Mapping
from pathlib import Path

from po_career.errors import FileAccessError, UsageError


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
