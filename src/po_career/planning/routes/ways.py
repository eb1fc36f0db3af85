"""The declared transitions by the roles that they lead from and to."""

from collections.abc import Iterable

from po_career.catalog.model import Catalog, Transition

DETOURS = frozenset({"leap", "return"})


def transitions_from(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """Every transition out of `role`, in the order of the catalogue."""
    return tuple(way for way in catalog.transitions if way.from_ == role)


def open_transitions(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """The transitions out of `role` that are neither leaps nor returns."""
    return tuple(way for way in transitions_from(catalog, role) if way.kind not in DETOURS)


def ways_out(transitions: Iterable[Transition]) -> dict[str, list[Transition]]:
    """Role to the transitions out of it, in the order given; a role without any is left out."""
    ways: dict[str, list[Transition]] = {}
    for way in transitions:
        ways.setdefault(way.from_, []).append(way)
    return ways
