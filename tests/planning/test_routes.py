"""Ways from one role to another."""

from tiny import catalog, role, way

from po_career.planning.routes.credible import open_transitions


def test_leaps_and_returns_are_no_open_transitions() -> None:
    roles = [role(key, {}) for key in "abcde"]
    world = catalog(roles, None, [way("a", "b", "leap"), way("a", "c", "return"), way("a", "d", "lateral"), way("a", "e", "specialise")])
    assert [one.to for one in open_transitions(world, "a")] == ["d", "e"]
