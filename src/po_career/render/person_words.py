"""What a person has said of themselves, in a few words each: for their own screen."""

from po_career.profile.model import Applied, Away, Budget, Decided
from po_career.render.page.phrases import day_and_year, figure, money

WHAT = {
    "probation": "probation",
    "post-ends": "the post ends",
    "post-in-question": "the post is in question",
    "post-opens": "a post opens",
    "review": "a review",
    "other": "something else",
}
"""What may be decided."""


def budget_words(budget: Budget) -> str:
    """The money, whose it is and until when."""
    words = money(budget.amount, budget.currency)
    if budget.whose is not None:
        words += " of your own" if budget.whose == "own" else " of your employer"
    return words if budget.until is None else f"{words}, until {day_and_year(budget.until)}"


def away_words(away: Away) -> str:
    """The days away."""
    first = day_and_year(away.from_)
    return first if away.from_ == away.until else f"{first} to {day_and_year(away.until)}"


def former_words(title: str, months: float | None, until: str | None) -> str:
    """A former role, how long it was held, and until when."""
    words = title
    if months is not None:
        words += f", {figure(months, 'month')}"
    return words if until is None else f"{words}, until {until}"


def decided_words(decided: Decided) -> str:
    """What is decided, when, and by whom."""
    words = WHAT[decided.what]
    if decided.on is not None:
        words += f" on {day_and_year(decided.on)}"
    return words if decided.by is None else f"{words}, by {decided.by}"


def applied_words(applied: Applied) -> str:
    """Applications and interviews."""
    return f"{figure(applied.sent, 'application')} sent, {figure(applied.talks, 'interview')}"
