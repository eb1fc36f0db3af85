"""What one recorded change did, in a few lines.

What was said, in the sentence that goes with it, and what it did to readiness.
"""

from collections.abc import Callable, Mapping, Sequence

from po_career.catalog.model import Catalog, Id
from po_career.catalog.sentences import level_name, sentence_of
from po_career.planning.actions_state import entry_title
from po_career.planning.model import Belief, Estimate
from po_career.planning.progress_model import Change, Toward
from po_career.profile.history import subject
from po_career.profile.model import Event, Rating
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.layout import Line, Page, Run, heading
from po_career.render.page.phrases import day_and_year, listed, number, percent

WHOSE = {"self": "", "other": ", as somebody else sees it"}


def rated_lines(
    change: Change, catalog: Catalog, page: Page, *, example: str, beside: Rating | None
) -> list[Line]:
    """A rating that was recorded.

    `example` is the command that adds an example to it, `beside` what the other rater says.
    """
    event = change.event
    if event is None or event.skill is None or event.rating is None:
        return page.para("Nothing changed: the same was said on the same day.", 0)
    skill, rating = event.skill, event.rating
    lines = heading(
        page, f"{catalog.skills[skill].name}: {level_name(catalog, rating.level)}{WHOSE[event.by]}"
    )
    lines += page.para(f'"{sentence_of(catalog, skill, rating.level)}"')
    lines += page.para(Run(_before(event, catalog), "dim"))
    if rating.evidence:
        lines += page.para([Run("example: ", "dim"), Run(rating.evidence)], 2, 2)
    elif doubtful(change) and change.skill_after is not None:
        low = level_name(catalog, change.skill_after.low)
        lines += page.para(f"Without an example the low end counts as {low}. To add one:")
        lines += page.para(example, 4, 2)
    if beside is not None and beside.level != rating.level:
        lines += _other_view(skill, beside, catalog, page)
    return [*lines, *readiness_lines(change, page)]


def taken_back_lines(
    change: Change,
    catalog: Catalog,
    page: Page,
    *,
    before: Event | None,
    own: Rating | None,
    by_hand: bool,
) -> list[Line]:
    """What was taken back; `before` is the event that the next undo would take back, `own` what
    oneself says of its skill now.

    `by_hand` is whether the file said something else of it than what was recorded.
    """
    if change.event is None:
        return page.para("There is nothing to take back: nothing is recorded in this profile.", 0)
    lines = page.para(Run(f"Taken back: {event_words(change.event, catalog)}", "heading"), 0)
    lines += page.para(_now(change.event, catalog, own))
    if by_hand:
        lines += page.para(
            f"It was changed by hand since, and that is gone too; {change.profile}.bak has it."
        )
    lines += readiness_lines(change, page)
    if before is not None:
        lines += page.para(
            Run(f"Before that, on {day_and_year(before.on)}: {event_words(before, catalog)}", "dim")
        )
    return lines


def kept_in(change: Change, page: Page, *, undo: str) -> list[Line]:
    """Where it is kept, and how to take it back; nothing where nothing changed."""
    if change.event is None:
        return []
    return page.para(Run(f"Kept in {change.profile}. {undo} takes it back.", "dim"))


def doubtful(change: Change) -> bool:
    """Whether the range of the skill goes below the level that was just given."""
    belief, event = change.skill_after, change.event
    return (
        belief is not None
        and event is not None
        and event.rating is not None
        and belief.low < event.rating.level
    )


def readiness_lines(change: Change, page: Page) -> list[Line]:
    """Readiness before and after; one figure where it stays."""
    if change.toward is None or change.before is None or change.after is None:
        return []
    return page.para(f"{readiness_words(change.toward, change.before, change.after)}.")


def readiness_words(goal: Toward, before: Estimate, after: Estimate) -> str:
    """The same as a sentence without its full stop."""
    title = f"Readiness toward {goal.title}"
    if _shown(before) == _shown(after):
        return f"{title} stays at {_range(after)}"
    return f"{title}: {_range(before)} before, {_range(after)} now"


def event_words(event: Event, catalog: Catalog) -> str:
    """An event in one line, without its day."""
    return _EVENT[subject(event)[0]](event, catalog)


ASSUMED = ("assumed", "behind", "former", "guess")
"""Beliefs that rest on neither a rating nor anything done."""


def belief_words(belief: Belief, catalog: Catalog) -> str:
    """What is believed of a skill as the name of a level; what nobody has rated says so."""
    name = catalog.scale.levels[belief.expected].name
    if belief.basis == "unknown":
        return "not rated"
    return f"assumed {name}" if belief.basis in ASSUMED else name


def _before(event: Event, catalog: Catalog) -> str:
    if event.was is None:
        return f"not rated before; on {day_and_year(event.on)}"
    on = f" on {day_and_year(event.was.on)}" if event.was.on is not None else ""
    if event.rating is not None and event.was.level == event.rating.level:
        return f"as before{on}; confirmed on {day_and_year(event.on)}"
    return f"before: {level_name(catalog, event.was.level)}{on}; now on {day_and_year(event.on)}"


def _other_view(skill: Id, beside: Rating, catalog: Catalog, page: Page) -> list[Line]:
    """The view that differs, with its sentence."""
    whose = "You say" if beside.by == "self" else "Somebody else says"
    return [
        *page.para(f"{whose} {level_name(catalog, beside.level)}; the range covers both:"),
        *page.para(Run(f'"{sentence_of(catalog, skill, beside.level)}"', "dim"), 4),
    ]


def _range(estimate: Estimate) -> str:
    low, expected, high = _shown(estimate)
    return f"{expected}%" if low == high else f"{expected}% ({low}{NO_BREAK}to{NO_BREAK}{high})"


def _shown(estimate: Estimate) -> tuple[int, int, int]:
    return percent(estimate.low), percent(estimate.expected), percent(estimate.high)


def _rating_words(event: Event, catalog: Catalog) -> str:
    whose = "your rating" if event.by == "self" else "somebody else's rating"
    skill = catalog.skills.get(event.skill or "")
    name = skill.name if skill else event.skill
    if event.rating is None:
        return f"{whose} of {name} was taken away"
    return f"{whose} of {name}, {level_name(catalog, event.rating.level)}"


def _action_words(event: Event, catalog: Catalog) -> str:
    key = event.done or event.not_done or ""
    return f"{entry_title(catalog, key)}, {'done' if event.done else 'not done after all'}"


def _begun_words(event: Event, catalog: Catalog) -> str:
    return f"{entry_title(catalog, event.begun or '')}, begun"


def _skipped_words(event: Event, catalog: Catalog) -> str:
    return f"{entry_title(catalog, event.skipped or '')}, skipped"


def _role_words(event: Event, catalog: Catalog) -> str:
    return f"your role, {_role(event.role, catalog)}"


def _months_words(event: Event, _: Catalog) -> str:
    return "the months in your role" + (
        f", {number(event.months)}" if event.months is not None else ""
    )


def _plan_words(event: Event, catalog: Catalog) -> str:
    return (
        f"the plan toward {_role(event.plan.toward if event.plan else None, catalog)}, kept on"
        f" {day_and_year(event.on)}"
    )


_EVENT: Mapping[str, Callable[[Event, Catalog], str]] = {
    "rating": _rating_words,
    "action": _action_words,
    "begun": _begun_words,
    "skipped": _skipped_words,
    "role": _role_words,
    "months": _months_words,
    "plan": _plan_words,
}


def _now(event: Event, catalog: Catalog, own: Rating | None) -> str:
    """How things stand once `event` is taken back."""
    if event.plan is not None:
        return "The plan that was kept before it, if there was one, counts again."
    if event.skill is not None:
        if event.by == "other" and event.was is None and own is not None:
            return f"Somebody else's view is gone; you still say {level_name(catalog, own.level)}."
        return _rating_now(event.was, catalog)
    if event.done or event.not_done:
        return "It counts as not done again." if event.done else "It counts as done again."
    if event.begun or event.skipped:
        return "It counts as not begun again." if event.begun else "A plan may offer it again."
    if subject(event)[0] == "months":
        return (
            "They are not known again."
            if event.months_was is None
            else f"They are {number(event.months_was)} again."
        )
    return (
        f"Your role is {_role(event.role_was, catalog)} again."
        if event.role_was
        else "No role is held again."
    )


def _rating_now(was: Rating | None, catalog: Catalog) -> str:
    if was is None:
        return "It counts as not rated, as before."
    on = f", as on {day_and_year(was.on)}" if was.on is not None else ""
    return f"It is {level_name(catalog, was.level)} again{on}."


def _role(role: Id | None, catalog: Catalog) -> str:
    return "none" if role is None else _title(catalog.roles, role)


def _title(items: Mapping[str, object], key: str) -> str:
    return str(getattr(items.get(key), "title", key))


def names(skills: Sequence[Id], catalog: Catalog) -> str:
    """Short names of skills in a row."""
    return listed(catalog.skills[skill].short or catalog.skills[skill].name for skill in skills)
