"""Where the built-in catalogue lies: beside the installed package, in a checkout, or in a zip."""

from pathlib import Path
from typing import Protocol


class Folder(Protocol):
    """What a folder on disk and one in a zip have in common."""

    def __truediv__(self, name: str) -> "Folder":
        """What is called `name` in it."""

    def is_file(self) -> bool:
        """Whether it is a file that exists."""

    def read_bytes(self) -> bytes:
        """What the file holds."""


def builtin_folder() -> Folder:
    """The folder that holds the built-in catalogue's stages.yaml.

    A path is tried before importlib.resources, whose import takes longer than reading the
    catalogue.
    """
    here = Path(__file__).resolve()
    for folder in (here.parents[1] / "data", here.parents[3] / "data"):
        if (folder / "stages.yaml").is_file():
            return folder
    from importlib.resources import files

    return files("po_career") / "data"
