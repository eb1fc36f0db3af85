"""An action that was marked as done: what it counts as now, and what of the plan is left."""

from collections.abc import Callable, Mapping
from datetime import date

from po_career.catalog.model import Action, Catalog, Id
from po_career.catalog.sentences import level_name
from po_career.planning.model import Belief
from po_career.planning.progress_model import ActionsState
from po_career.profile.chapters import HALF
from po_career.render.page.layout import Line, Page, Run, heading
from po_career.render.page.phrases import count, day_and_year, stopped
from po_career.render.progress.due import first_due
from po_career.render.skill_words import ASSUMED, sentence_lines, skill_name, skill_names

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
    if new:
        lines = heading(page, f"Done{when}: {action.title}")
        lines += done_when_lines(action.id, catalog, page)
    else:
        lines = heading(page, f"{action.title}: marked as done before{when}; nothing changed")
    groups: dict[str, list[Id]] = {"counts": [], "beyond": [], "rated": [], "assumed": []}
    for skill, to in action.raises.items():
        groups[_effect(held[skill], to)].append(skill)
    names = {effect: skill_names(skills, catalog) for effect, skills in groups.items()}
    if groups["counts"]:
        lines += page.para(COUNTS)
    for skill in groups["counts"]:
        to = action.raises[skill]
        lines += page.para(f"{skill_name(skill, catalog)}: {level_name(catalog, to)}", 4, 2)
        lines += sentence_lines(skill, to, catalog, page, 6)
        lines += page.para(Run(rate(skill, to), "now"), 6, 2)
    if groups["beyond"]:
        lines += page.para(f"It leaves {names['beyond']} as it was: {ONE_LEVEL}")
    if groups["rated"]:
        lines += page.para(f"You are already where it leads in {names['rated']}.")
    if groups["assumed"]:
        lines += page.para(
            f"What it brings in {names['assumed']} is assumed of you already; rating makes it sure."
        )
    return lines


def _effect(belief: Belief, to: int) -> str:
    """What an action that leads to level `to` does to a skill, once it is done."""
    if belief.basis == "done" and belief.expected == to:
        return "counts"
    if belief.expected < to:
        return "beyond"
    return "assumed" if belief.basis in ASSUMED else "rated"


def done_when_lines(entry: Id, catalog: Catalog, page: Page) -> list[Line]:
    """When an action, or its first half, counts as done, if the catalogue says so."""
    action = catalog.actions.get(entry.removeprefix(HALF))
    if action is None:
        return []
    if entry.startswith(HALF) and action.halfway:
        return page.para(Run(f"By the end of the chapter: {stopped(action.halfway)}", "dim"))
    if not action.done_when:
        return []
    return page.para(Run(f"It counts as done when: {stopped(action.done_when)}", "dim"))


def left_lines(state: ActionsState, today: date, page: Page, *, check_in: str) -> list[Line]:
    """What of the kept plan is left, and what of it comes first on `today`.

    `check_in` is the command of a check-in.
    """
    if state.plan is None:
        return []
    waiting = [*state.late, *state.open]
    if not waiting:
        return page.para(f"That was the last of this chapter. {check_in} begins the next one.")
    first = first_due(waiting, today)
    word = "was due" if first in state.late else "due"
    left = count(len(waiting), "action").capitalize()
    number = f"{first.number}, " if first.number is not None else ""
    title = first.title.rstrip(".")
    return page.para(
        f"{left} of the plan left. Next: {number}{title}, {word} {day_and_year(first.due)}."
    )
