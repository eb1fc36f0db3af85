"""What one step gains and gives against another, in words."""

from po_career.catalog.model import Catalog
from po_career.planning.model import Step

NOTABLE = 0.03
"""Parts of readiness that differ by less are not worth a word."""
LEAST = 2
"""Nor are fewer hours or weeks than these."""
BETTER = ("nearer to what you have", "less", "sooner")
WORSE = ("further from what you have", "more", "later")


def trade_off(step: Step, chosen: Step, catalog: Catalog) -> str:
    """One sentence without a full stop: where `step` is better than `chosen`, then where it is not."""
    gains = _lead(step, chosen, BETTER)
    losses = [*_lead(chosen, step, WORSE), *_unused(step, chosen, catalog)]
    text = ", but ".join(_joined(parts) for parts in (gains, losses) if parts) or "much the same effort, in another direction"
    return text[0].upper() + text[1:]


def _lead(one: Step, other: Step, words: tuple[str, str, str]) -> list[str]:
    """Where `one` asks less than `other`: of readiness, of hours, of weeks."""
    near, hours_word, weeks_word = words
    hours, weeks = other.hours.planned - one.hours.planned, other.weeks - one.weeks
    found = [near] if other.fit.missing - one.fit.missing > NOTABLE else []
    found += [f"{hours:,.0f} h {hours_word}"] if hours >= LEAST else []
    return found + ([f"{weeks:,} weeks {weeks_word}"] if weeks >= LEAST else [])


def _unused(step: Step, chosen: Step, catalog: Catalog) -> list[str]:
    """The strongest two skills that `step` would not use and `chosen` would."""
    names = [catalog.skills[skill].short or catalog.skills[skill].name for skill in step.leaves if skill not in chosen.leaves][:2]
    return [f"makes no use of your {' and '.join(names)}"] if names else []


def _joined(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
