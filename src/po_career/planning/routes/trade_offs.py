"""What one route gains and gives against another, in words."""

from po_career.planning.routes.route_model import Route

LEAST = 1
"""Fewer weeks or hours than these are not worth a word."""


def trade_off(route: Route, first: Route) -> str:
    """One sentence without a full stop.

    Where `route` is better than `first`, then where it is not.
    """
    gains = _lead(route, first, ("earlier", "less", "fewer"))
    losses = _lead(first, route, ("later", "more", "more"))
    text = (
        ", but ".join(_joined(parts) for parts in (gains, losses) if parts)
        or "about as long, as much effort and as many leaps, by another way"
    )
    return text[0].upper() + text[1:]


def _lead(one: Route, other: Route, words: tuple[str, str, str]) -> list[str]:
    """Where `one` asks less than `other`: of weeks, of hours, of leaps."""
    weeks, hours, leaps = other.weeks - one.weeks, other.hours - one.hours, other.leaps - one.leaps
    found = []
    if weeks >= LEAST:
        found.append(f"{weeks:,.0f} {'week' if round(weeks) == 1 else 'weeks'} {words[0]}")
    if hours >= LEAST:
        found.append(f"{hours:,.0f} h {words[1]}")
    if leaps > 0:
        found.append(f"{leaps} {'leap' if leaps == 1 else 'leaps'} {words[2]}")
    return found


def _joined(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
