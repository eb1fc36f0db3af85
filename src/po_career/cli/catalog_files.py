"""Files of a new catalogue: written as a whole set, and never over what is there."""

import os
from collections.abc import Mapping
from pathlib import Path

from po_career.errors import FileAccessError, UsageError


def must_be_free(folder: Path) -> None:
    """Raises UsageError where `folder` is a file or has anything in it, FileAccessError where it
    cannot be looked into.
    """
    try:
        taken = os.path.lexists(folder) and (not folder.is_dir() or any(folder.iterdir()))
    except (OSError, ValueError) as error:
        raise _refused(folder, error) from error
    if taken:
        raise UsageError(
            f"{folder} is there already, and nothing is ever written over\nname a folder that is"
            " new or empty"
        )


def write_files(folder: Path, files: Mapping[str, str]) -> None:
    """Write each of `files` (path from `folder` to text), folders as well. Raises
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
    """The schemas of the files in `names` (file to schema), by the path from the catalogue's
    folder.
    """
    from po_career.intake.framework.scaffold import schema_path
    from po_career.render.as_json import json_text
    from po_career.render.schemas import schema_named

    return {schema_path(schema): json_text(schema_named(schema)) for schema in names.values()}


def _refused(folder: Path, error: OSError | ValueError) -> FileAccessError:
    why = (error.strerror if isinstance(error, OSError) else None) or error
    return FileAccessError(
        f"cannot write to {str(folder)!a}: {why}"
        if isinstance(error, ValueError)
        else f"cannot write to {folder}: {why}"
    )
