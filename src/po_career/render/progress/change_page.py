"""What one recorded change did, in a few lines: what was said, in the sentence that goes with it,
and what it did to readiness.
"""

from collections.abc import Callable, Mapping

from po_career.catalog.model import Catalog, Id
from po_career.catalog.sentences import level_name, sentence_of
from po_career.planning.actions_state import entry_title
from po_career.planning.model import Estimate
from po_career.planning.progress_model import Change, Toward
from po_career.profile.history import subject
from po_career.profile.model import Event, Rating
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import day_and_year, number
from po_career.render.skill_words import readiness_words, sentence_lines
from po_career.text import NO_BREAK

WHOSE = {"self": "", "other": ", as somebody else sees it"}


def rated_lines(
    change: Change, catalog: Catalog, page: Page, *, example: str, beside: Rating | None
) -> Lines:
    """A rating that was recorded.

    `example` is the command that adds an example to it, `beside` what the other rater says.
    """
    event = change.event
    if event is None or event.skill is None or event.rating is None:
        return page.para("Nothing changed: the same was said on the same day.", 0)
    skill, rating, belief = event.skill, event.rating, change.skill_after
    name = catalog.skills[skill].name
    lines = page.heading(f"{name}: {level_name(catalog, rating.level)}{WHOSE[event.by]}")
    lines += page.para(f'"{sentence_of(catalog, skill, rating.level)}"')
    lines += page.dimmed(_before(event, rating, catalog))
    if rating.evidence:
        lines += page.labelled("example", rating.evidence)
    elif belief is not None and belief.low < rating.level:
        low = level_name(catalog, belief.low)
        lines += page.para(f"Without an example the low end counts as {low}. To add one:")
        lines += page.para(example, 4, 2)
    if beside is not None and beside.level != rating.level:
        whose = "You say" if beside.by == "self" else "Somebody else says"
        lines += page.para(f"{whose} {level_name(catalog, beside.level)}; the range covers both:")
        lines += sentence_lines(skill, beside.level, catalog, page, 4)
    return [*lines, *_readiness(change, page)]


def taken_back_lines(
    change: Change,
    catalog: Catalog,
    page: Page,
    *,
    before: Event | None,
    own: Rating | None,
    by_hand: bool,
) -> Lines:
    """What was taken back; `before` is the event that the next undo would take back, `own` the
    person's own rating of the skill now.

    `by_hand` is whether the file said something else about it than what was recorded.
    """
    event = change.event
    if event is None:
        return page.para("There is nothing to take back: nothing is recorded in this profile.", 0)
    lines = page.para(Run(f"Taken back: {_event_words(event, catalog)}", "heading"), 0)
    lines += page.para(NOW[subject(event)[0]](event, own, catalog))
    if by_hand:
        lines += page.para(
            f"It was changed by hand since, and that is gone too; {change.profile}.bak has it."
        )
    lines += _readiness(change, page)
    if before is not None:
        words = f"Before that, on {day_and_year(before.on)}: {_event_words(before, catalog)}"
        lines += page.dimmed(words)
    return lines


def kept_in(change: Change, page: Page) -> Lines:
    """Where it is kept, and how to take it back; nothing if nothing changed."""
    if change.event is None:
        return []
    return page.dimmed(f"Kept in {change.profile}. {page.command('undo')} takes it back.")


def moved_words(goal: Toward, before: Estimate, after: Estimate) -> str:
    """Readiness before and after as a sentence without its full stop; one figure if it stays."""
    title = f"Readiness toward {goal.title}"
    dash = f"{NO_BREAK}to{NO_BREAK}"
    was, now = readiness_words(before, dash), readiness_words(after, dash)
    return f"{title} stays at {now}" if was == now else f"{title}: {was} before, {now} now"


def _readiness(change: Change, page: Page) -> Lines:
    if change.toward is None or change.before is None or change.after is None:
        return []
    return page.para(f"{moved_words(change.toward, change.before, change.after)}.")


def _before(event: Event, rating: Rating, catalog: Catalog) -> str:
    today, was = day_and_year(event.on), event.was
    if was is None:
        return f"not rated before; on {today}"
    on = f" on {day_and_year(was.on)}" if was.on is not None else ""
    if was.level == rating.level:
        return f"as before{on}; confirmed on {today}"
    return f"before: {level_name(catalog, was.level)}{on}; now on {today}"


def _event_words(event: Event, catalog: Catalog) -> str:
    """An event in one line, without its day."""
    return EVENTS[subject(event)[0]](event, catalog)


def _rating(event: Event, catalog: Catalog) -> str:
    whose = "your rating" if event.by == "self" else "somebody else's rating"
    skill = catalog.skills.get(event.skill or "")
    name = skill.name if skill else event.skill
    if event.rating is None:
        return f"{whose} of {name} was taken away"
    return f"{whose} of {name}, {level_name(catalog, event.rating.level)}"


def _action(event: Event, catalog: Catalog) -> str:
    if event.done:
        return f"{entry_title(catalog, event.done)}, done"
    return f"{entry_title(catalog, event.not_done or '')}, not done after all"


def _months(event: Event, _: Catalog) -> str:
    months = f", {number(event.months)}" if event.months is not None else ""
    return f"the months in your role{months}"


def _plan(event: Event, catalog: Catalog) -> str:
    toward = _role_title(event.plan.toward if event.plan else None, catalog)
    return f"the plan toward {toward}, kept on {day_and_year(event.on)}"


def _role_title(role: Id | None, catalog: Catalog) -> str:
    """The title of a role; its id if the catalogue has lost it."""
    if role is None:
        return "none"
    known = catalog.roles.get(role)
    return known.title if known else role


EVENTS: Mapping[str, Callable[[Event, Catalog], str]] = {
    "rating": _rating,
    "action": _action,
    "begun": lambda event, catalog: f"{entry_title(catalog, event.begun or '')}, begun",
    "skipped": lambda event, catalog: f"{entry_title(catalog, event.skipped or '')}, skipped",
    "role": lambda event, catalog: f"your role, {_role_title(event.role, catalog)}",
    "months": _months,
    "plan": _plan,
}
"""What an event is about to what happened."""


def _rating_now(event: Event, own: Rating | None, catalog: Catalog) -> str:
    was = event.was
    if was is not None:
        on = f", as on {day_and_year(was.on)}" if was.on is not None else ""
        return f"It is {level_name(catalog, was.level)} again{on}."
    if event.by == "other" and own is not None:
        return f"Somebody else's view is gone; you still say {level_name(catalog, own.level)}."
    return "It counts as not rated, as before."


def _months_now(event: Event, _own: Rating | None, _: Catalog) -> str:
    if event.months_was is None:
        return "They are not known again."
    return f"They are {number(event.months_was)} again."


def _role_now(event: Event, _own: Rating | None, catalog: Catalog) -> str:
    if not event.role_was:
        return "No role is held again."
    return f"Your role is {_role_title(event.role_was, catalog)} again."


NOW: Mapping[str, Callable[[Event, Rating | None, Catalog], str]] = {
    "rating": _rating_now,
    "action": lambda event, *_: f"It counts as {'not ' if event.done else ''}done again.",
    "begun": lambda *_: "It counts as not begun again.",
    "skipped": lambda *_: "A plan may offer it again.",
    "role": _role_now,
    "months": _months_now,
    "plan": lambda *_: "The plan that was kept before it, if there was one, counts again.",
}
"""What an event is about to how things stand once it is taken back."""
