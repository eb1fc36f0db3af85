"""Which catalogue is in force."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog


def catalog_named(given: str | None) -> str | None:
    """What --catalog says, else the environment; None for the built-in catalogue."""
    return given or os.environ.get("PO_CAREER_CATALOG") or None


def read_ladder(path: str | None) -> "Catalog":
    """The catalogue at `path`, else the built-in one. Raises what `load_catalog` raises."""
    from po_career.catalog.load import load_catalog

    if not path:
        return load_catalog(None)
    from po_career.cli.reading import reading

    with reading(path) as limits:
        return load_catalog(Path(path), limits.more)
