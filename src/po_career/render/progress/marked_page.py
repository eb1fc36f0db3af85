"""An entry of the chapter that was begun, done or skipped: what that means, and what of the plan is
left.
"""

from datetime import date
from typing import Literal

from po_career.catalog.model import Action, Catalog, Id
from po_career.catalog.sentences import level_name
from po_career.planning.actions_state import actions_state, entry_title
from po_career.planning.belief import beliefs
from po_career.planning.model import Belief
from po_career.planning.progress_model import ActionsState, Change
from po_career.profile.chapters import HALF, State, first_half, is_beside_actions
from po_career.profile.growth import day_done
from po_career.profile.model import Profile
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import count, day_and_year, stopped
from po_career.render.progress.change_page import kept_in, readiness_lines
from po_career.render.progress.due import first_due
from po_career.render.skill_words import ASSUMED, sentence_lines, skill_name, skill_names

Verb = Literal["begin", "done", "skip"]
WORD: dict[Verb, str] = {"begin": "Begun", "done": "Done", "skip": "Skipped"}
MEANS: dict[Verb, str] = {
    "begin": "What it brings counts once it is done; {next} says what comes next in it.",
    "done": "It raises no skill of its own; it opens what comes next.",
    "skip": "No plan offers it again.",
}
HALF_DONE = (
    "What it brings counts once the whole is done: the next chapter holds the second half. If all"
    " of it is done already: {done}"
)
COUNTS = (
    "It counts as these levels from now on. Rate them when their sentences are true of you, which"
    " makes it surer:"
)
EFFECTS = {
    "beyond": (
        "It leaves {} as it was: an action lifts only somebody who is one level below where it"
        " leads."
    ),
    "rated": "You are already where it leads in {}.",
    "assumed": "What it brings in {} is assumed of you already; rating makes it sure.",
}
"""What is said of skills in which an action that is done changes no level."""


def marked_lines(
    change: Change,
    verb: Verb,
    entry: Id,
    was: State | None,
    profile: Profile,
    on: date,
    catalog: Catalog,
    page: Page,
) -> Lines:
    """The page; `was` is the state that the entry already had, if nothing changed, `profile` the
    profile as it is now, `on` the day.
    """
    new = change.event is not None
    if verb == "done" and entry in catalog.actions:
        lines = _done_lines(catalog.actions[entry], profile, catalog, page, new=new)
    else:
        half = first_half(profile, entry) if verb == "begin" else None
        lines = _entry_lines(change, verb, half or entry, was, catalog, page)
        if not new:
            return lines
    left = _left(actions_state(catalog, profile, on), on, page)
    return [*lines, *left, *kept_in(change, page)]


def not_done_lines(change: Change, entry: Id, catalog: Catalog, page: Page) -> Lines:
    """An entry of which it was said that it is not done after all."""
    title = entry_title(catalog, entry)
    if change.event is None:
        return page.heading(f"{title}: it is not marked as done; nothing changed")
    lines = page.heading(f"Not done after all: {title}")
    lines += page.para("It counts as not done again, and a plan may offer it.")
    return [*lines, *readiness_lines(change, page), *kept_in(change, page)]


def _entry_lines(
    change: Change,
    verb: Verb,
    entry: Id,
    was: State | None,
    catalog: Catalog,
    page: Page,
) -> Lines:
    title = entry_title(catalog, entry)
    if change.event is None:
        return page.heading(f"{title}: {was or 'marked'} before; nothing changed")
    lines = page.heading(f"{WORD[verb]} on {day_and_year(change.event.on)}: {title}")
    if verb == "begin":
        lines += _done_when(entry, catalog, page)
    means = MEANS[verb].format(next=page.command("next"))
    if verb == "done" and entry.startswith(HALF):
        whole = page.command("done", entry.removeprefix(HALF), "--whole")
        means = HALF_DONE.format(done=whole)
    elif verb == "skip" and is_beside_actions(entry):
        means = "It is not offered again within a year."
    return [*lines, *page.para(means)]


def _done_lines(
    action: Action,
    profile: Profile,
    catalog: Catalog,
    page: Page,
    *,
    new: bool,
) -> Lines:
    """An action that is done, and what it counts as; `new` is whether it was not done before."""
    on, held = day_done(profile, action.id), beliefs(catalog, profile)
    when = "" if on is None else f" on {day_and_year(on)}"
    if new:
        lines = page.heading(f"Done{when}: {action.title}")
        lines += _done_when(action.id, catalog, page)
    else:
        lines = page.heading(f"{action.title}: marked as done before{when}; nothing changed")
    skills: dict[str, list[Id]] = {"counts": [], **{effect: [] for effect in EFFECTS}}
    for skill, to in action.raises.items():
        skills[_effect(held[skill], to)].append(skill)
    counts = skills.pop("counts")
    if counts:
        lines += page.para(COUNTS)
    for skill in counts:
        to = action.raises[skill]
        lines += page.para(f"{skill_name(skill, catalog)}: {level_name(catalog, to)}", 4, 2)
        lines += sentence_lines(skill, to, catalog, page, 6)
        lines += page.para(Run(page.command("rate", skill, str(to)), "now"), 6, 2)
    for effect, keys in skills.items():
        if keys:
            lines += page.para(EFFECTS[effect].format(skill_names(keys, catalog)))
    return lines


def _effect(belief: Belief, to: int) -> str:
    """What an action that leads to level `to` does to a skill, once it is done."""
    if belief.basis == "done" and belief.expected == to:
        return "counts"
    if belief.expected < to:
        return "beyond"
    return "assumed" if belief.basis in ASSUMED else "rated"


def _done_when(entry: Id, catalog: Catalog, page: Page) -> Lines:
    """When an action, or its first half, counts as done, if the catalogue says so."""
    action = catalog.actions.get(entry.removeprefix(HALF))
    if action is None:
        return []
    if entry.startswith(HALF) and action.halfway:
        return page.dimmed(f"By the end of the chapter: {stopped(action.halfway)}")
    if not action.done_when:
        return []
    return page.dimmed(f"It counts as done when: {stopped(action.done_when)}")


def _left(state: ActionsState, today: date, page: Page) -> Lines:
    """What of the kept plan is left, and what of it comes first on `today`."""
    if state.plan is None:
        return []
    waiting = [*state.late, *state.open]
    if not waiting:
        words = (
            f"That was the last of this chapter. {page.command('check-in')} begins the next one."
        )
        return page.para(words)
    first = first_due(waiting, today)
    word = "was due" if first in state.late else "due"
    left = count(len(waiting), "action").capitalize()
    number = f"{first.number}, " if first.number is not None else ""
    title = f"{number}{first.title.rstrip('.')}"
    return page.para(f"{left} of the plan left. Next: {title}, {word} {day_and_year(first.due)}.")
