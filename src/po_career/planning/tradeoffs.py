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
    gains = [*_lead(step, chosen, BETTER), *_open(chosen, step, "fewer")]
    losses = [*_lead(chosen, step, WORSE), *_open(step, chosen, "more"), *_unused(step, chosen, catalog)]
    text = ", but ".join(_joined(parts) for parts in (gains, losses) if parts) or "much the same effort, in another direction"
    return text[0].upper() + text[1:]


def _lead(one: Step, other: Step, words: tuple[str, str, str]) -> list[str]:
    """Where `one` asks less than `other`: of readiness; and, where both bring all or leave as much open, of hours and weeks."""
    near, hours_word, weeks_word = words
    found = [near] if other.fit.missing - one.fit.missing > NOTABLE else []
    if len(one.uncovered) != len(other.uncovered):
        return found
    hours, weeks = other.hours.planned - one.hours.planned, other.weeks - one.weeks
    found += [f"{hours:,.0f} h {hours_word}"] if hours >= LEAST else []
    return found + ([f"{weeks:,} weeks {weeks_word}"] if weeks >= LEAST else [])


def _open(step: Step, other: Step, word: str) -> list[str]:
    """By how many rungs `step` leaves more open than `other`."""
    more = len(step.uncovered) - len(other.uncovered)
    return [f"{more:,} {word} {'level stays' if more == 1 else 'levels stay'} open"] if more > 0 else []


def _unused(step: Step, chosen: Step, catalog: Catalog) -> list[str]:
    """The strongest two skills that `step` would not use and `chosen` would."""
    names = [catalog.skills[skill].short or catalog.skills[skill].name for skill in step.leaves if skill not in chosen.leaves][:2]
    return [f"makes no use of your {' and '.join(names)}"] if names else []


def _joined(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + (" and " if len(parts) > 1 else "") + parts[-1]
