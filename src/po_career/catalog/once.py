"""What is worked out of a catalogue alone is worked out once for it, however many people ask."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from po_career.catalog.model import Catalog

Keys = TypeVarTuple("Keys")
T = TypeVar("T")
FEW = 16
"""Catalogues whose results are remembered: with what does not apply, each person may have one."""


def once(work: Callable[[Catalog, *Keys], T]) -> Callable[[Catalog, *Keys], T]:
    """`work`, with its results for a few catalogues remembered, and forgotten together once there
    are more.

    A catalogue is known by its identity: it never changes, and to hash one takes longer than most
    of what is worked out of it. What `work` takes beside it can be hashed, and is one of the few
    things that the catalogue has, such as its roles.
    """
    known: dict[int, tuple[Catalog, dict[tuple[object, ...], T]]] = {}

    @wraps(work)
    def remembered(catalog: Catalog, *keys: *Keys) -> T:
        if id(catalog) not in known:
            if len(known) >= FEW:
                known.clear()
            known[id(catalog)] = catalog, {}
        results = known[id(catalog)][1]
        if keys not in results:
            results[keys] = work(catalog, *keys)
        return results[keys]

    return remembered
