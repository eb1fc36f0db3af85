"""Ways from one role to another over the declared transitions."""

from collections.abc import Iterable, Mapping, Sequence

from po_career.catalog.model import Catalog, Transition

DETOURS = frozenset({"leap", "return"})


def transitions_from(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """Every transition out of `role`, in the order of the catalogue."""
    return tuple(way for way in catalog.transitions if way.from_ == role)


def open_transitions(catalog: Catalog, role: str) -> tuple[Transition, ...]:
    """The transitions out of `role` that are no leap and no return.

    Where one may go next by plain steps.
    """
    return tuple(way for way in transitions_from(catalog, role) if way.kind not in DETOURS)


def roles_before(catalog: Catalog, goal: str) -> tuple[str, ...]:
    """Roles that lead to `goal` by one transition."""
    return tuple(way.from_ for way in catalog.transitions if way.to == goal)


def ways_out(transitions: Iterable[Transition]) -> Mapping[str, Sequence[Transition]]:
    """Role to the transitions out of it, in the order given; a role without any is left out."""
    ways: dict[str, list[Transition]] = {}
    for way in transitions:
        ways.setdefault(way.from_, []).append(way)
    return ways
