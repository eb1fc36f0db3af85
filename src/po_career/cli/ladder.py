"""Which catalogue is in force."""

from pathlib import Path

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog


def read_ladder(given: str | None) -> Catalog:
    """The catalogue that the option or the environment names, else the built-in one. Raises what
    `load_catalog` raises.
    """
    return load_catalog(Path(given) if given else None)
