"""An action that was marked as done.

What it counts as from now on, and what of the plan is left.
"""

from collections.abc import Callable, Mapping
from datetime import date

from po_career.catalog.model import Action, Catalog, Id
from po_career.catalog.sentences import level_name, sentence_of
from po_career.planning.kept_chapter import turn
from po_career.planning.model import Belief
from po_career.planning.progress_model import ActionsState
from po_career.profile.chapters import HALF
from po_career.render.page.layout import Line, Page, Run, heading
from po_career.render.page.phrases import count, day_and_year, stopped
from po_career.render.progress.change_page import ASSUMED, names

Rate = Callable[[Id, int], str]
"""The command that rates a skill at a level."""
COUNTS = (
    "It counts as these levels from now on. Rate them when their sentences are true of you, which"
    " makes it surer:"
)
ONE_LEVEL = "an action lifts only somebody who is one level below where it leads."


def done_lines(
    action: Action,
    on: date | None,
    held: Mapping[Id, Belief],
    catalog: Catalog,
    page: Page,
    *,
    new: bool,
    rate: Rate,
) -> list[Line]:
    """What `done` says of an action.

    `new` is whether it was not done before, `on` the day, if that is known.
    """
    when = "" if on is None else f" on {day_and_year(on)}"
    if not new:
        lines = heading(page, f"{action.title}: marked as done before{when}; nothing changed")
    else:
        lines = heading(page, f"Done{when}: {action.title}")
        lines += done_when_lines(action.id, catalog, page)
    counts = [skill for skill, to in action.raises.items() if _counts(held[skill], to)]
    beyond = [skill for skill, to in action.raises.items() if held[skill].expected < to]
    if counts:
        lines += page.para(COUNTS)
        for skill in counts:
            lines += _rung(skill, action.raises[skill], catalog, page, rate)
    if beyond:
        lines += page.para(f"It leaves {names(beyond, catalog)} as it was: {ONE_LEVEL}")
    there = [skill for skill in action.raises if skill not in {*counts, *beyond}]
    assumed = [skill for skill in there if held[skill].basis in ASSUMED]
    rated = [skill for skill in there if skill not in assumed]
    if rated:
        lines += page.para(f"You are already where it leads in {names(rated, catalog)}.")
    if assumed:
        lines += page.para(
            f"What it brings in {names(assumed, catalog)} is assumed of you already; rating makes"
            " it sure."
        )
    return lines


def done_when_lines(entry: Id, catalog: Catalog, page: Page) -> list[Line]:
    """When an action, or its first half, counts as done, if the catalogue says so."""
    action = catalog.actions.get(entry.removeprefix(HALF))
    if action is not None and entry.startswith(HALF) and action.halfway:
        return page.para(Run(f"By the end of the chapter: {stopped(action.halfway)}", "dim"))
    if action is None or not action.done_when:
        return []
    return page.para(Run(f"It counts as done when: {stopped(action.done_when)}", "dim"))


def _counts(belief: Belief, to: int) -> bool:
    return belief.basis == "done" and belief.expected == to


def _rung(skill: Id, to: int, catalog: Catalog, page: Page, rate: Rate) -> list[Line]:
    name = catalog.skills[skill].short or catalog.skills[skill].name
    return [
        *page.para(f"{name}: {level_name(catalog, to)}", 4, 2),
        *page.para(Run(f'"{sentence_of(catalog, skill, to)}"', "dim"), 6),
        *page.para(Run(rate(skill, to), "now"), 6, 2),
    ]


def left_lines(state: ActionsState, today: date, page: Page, *, check_in: str) -> list[Line]:
    """What of the kept plan is left, and what of it comes first on `today`.

    `check_in` is the command of a check-in.
    """
    if state.plan is None:
        return []
    waiting = [*state.late, *state.open]
    if not waiting:
        return page.para(f"That was the last of this chapter. {check_in} begins the next one.")
    first = min(waiting, key=lambda one: turn(today, one.due, one.number, begun=one.begun))
    word = "was due" if first in state.late else "due"
    left = count(len(waiting), "action").capitalize()
    number = f"{first.number}, " if first.number is not None else ""
    title = first.title.rstrip(".")
    return page.para(
        f"{left} of the plan left. Next: {number}{title}, {word} {day_and_year(first.due)}."
    )
