"""What one recorded change did, in a few lines: what was said, in the sentence that goes with it,
and what it did to readiness.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from po_career.catalog.model import Catalog, Id
from po_career.catalog.sentences import level_name, sentence_of
from po_career.planning.actions_state import entry_title
from po_career.planning.model import Estimate
from po_career.planning.progress_model import Change, Toward
from po_career.profile.backups import BY_HAND, RECORDED
from po_career.profile.history import subject
from po_career.profile.model import Event, Rating
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import day_and_year, number
from po_career.render.skill_words import readiness_words, sentence_lines
from po_career.text import NO_BREAK

File = Literal["same", "gone", "back"]
"""What became of the file itself."""
MOST_TOLD = 12
"""Changes that are told one by one."""
NOTHING_BACK = "There is nothing to take back: nothing is recorded in this profile."
NOTHING_AGAIN = "There is nothing to do again: nothing was taken back since the last change."
WHOSE = {"self": "", "other": ", as somebody else sees it"}


def rated_lines(
    change: Change, catalog: Catalog, page: Page, *, example: str, beside: Rating | None
) -> Lines:
    """A rating that was recorded.

    `example` is the command that adds an example to it, `beside` what the other rater says.
    """
    event = change.event
    if event is None or event.skill is None:
        return page.para("Nothing changed: the same was said on the same day.", 0)
    if event.rating is None:
        return _taken_away(event, event.skill, change, catalog, page)
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
    return [*lines, *readiness_lines(change, page)]


def _taken_away(event: Event, skill: Id, change: Change, catalog: Catalog, page: Page) -> Lines:
    """A rating that does not count any more."""
    name = catalog.skills[skill].name
    lines = page.heading(f"{name}: the rating is taken away{WHOSE[event.by]}")
    if event.was is not None:
        on = f" on {day_and_year(event.was.on)}" if event.was.on is not None else ""
        lines += page.dimmed(f"before: {level_name(catalog, event.was.level)}{on}")
    return [*lines, *readiness_lines(change, page)]


def moved_lines(
    change: Change,
    catalog: Catalog,
    page: Page,
    *,
    own: Rating | None,
    file: File,
    inverse: str,
    next_: str | None,
) -> Lines:
    """What was taken back or done again; `own` is the person's own rating of the skill now,
    `inverse` the command that leads the other way, and `next_` what the next step the same way is
    about.
    """
    if change.command is None:
        return page.para(NOTHING_BACK if change.taken_back else NOTHING_AGAIN, 0)
    told = [EVENTS[subject(event)[0]](event, catalog) for event in change.events]
    alone = change.event if len(told) == 1 and not change.also and file == "same" else None
    if alone is None:
        lines = _moved_heading(_whose(change.command), change, page)
        lines += _all_of_it([*told, *change.also], file, change, page)
    else:
        lines = _moved_heading(told[0], change, page)
        if change.taken_back:
            lines += page.para(NOW[subject(alone)[0]](alone, own, catalog))
    if file == "same":
        lines += readiness_lines(change, page)
    return [*lines, *page.dimmed(_ways(change, inverse, next_))]


def _moved_heading(words: str, change: Change, page: Page) -> Lines:
    verb = "Taken back" if change.taken_back else "Done again"
    return page.para(Run(f"{verb}: {words}", "heading"), 0)


def _ways(change: Change, inverse: str, next_: str | None) -> str:
    """What leads back from here, and what the next step the same way is about."""
    ways = f"{inverse} {'brings it back' if change.taken_back else 'takes it back'}."
    if next_ is None:
        return ways
    step = "undo takes back" if change.taken_back else "redo does again"
    return f"{ways} The next {step} {_whose(next_)}."


def _all_of_it(told: list[str], file: File, change: Change, page: Page) -> Lines:
    """Each thing on a line, or what became of the file as a whole."""
    if file == "gone":
        return page.para(f"There is no profile at {change.profile} any more, as before.")
    if file == "back":
        return page.para(f"The profile at {change.profile} is there again.")
    if not told:
        return page.para("What differs counts for nothing: a comment, an order, a spelling.")
    more = len(told) - MOST_TOLD
    shown = told if more <= 1 else [*told[:MOST_TOLD], f"and {more} more"]
    lines: Lines = []
    for words in shown:
        lines += page.para(words)
    return lines


def _whose(command: str) -> str:
    """A change by the command that made it."""
    if command == BY_HAND:
        return "what was changed by hand"
    if command == RECORDED:
        return "the last entry of the history"
    return f"what po-career {command} changed"


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


def readiness_lines(change: Change, page: Page) -> Lines:
    """Readiness before and after; nothing without a role to measure it by."""
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
