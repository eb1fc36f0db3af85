"""What is worked out of a catalogue alone is worked out once for it, however many people ask."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from po_career.catalog.model import Catalog

T = TypeVar("T")
FEW = 16
"""Catalogues whose results are remembered: with what does not apply, each person may have one."""


def once(work: Callable[[Catalog], T]) -> Callable[[Catalog], T]:
    """`work`, with its results for the last few catalogues remembered.

    A catalogue is known by its identity: it never changes, and to hash one takes longer than most
    of what is worked out of it.
    """
    known: dict[int, tuple[Catalog, T]] = {}

    @wraps(work)
    def remembered(catalog: Catalog) -> T:
        found = known.get(id(catalog))
        if found is None:
            if len(known) >= FEW:
                known.clear()
            found = known[id(catalog)] = catalog, work(catalog)
        return found[1]

    return remembered
