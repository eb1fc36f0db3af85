"""The end of a check-in on a screen: what moved, and the plan that is kept now."""

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import level_name
from po_career.planning.checked import Achieved, CheckedIn
from po_career.render.page.layout import Lines, Page, joined
from po_career.render.page.phrases import count, day_and_year, hours, listed
from po_career.render.plan.news import ready_words
from po_career.render.progress.change_page import moved_words
from po_career.render.progress.due import first_due
from po_career.render.progress.moved_skills import change_in_points, moved_rows
from po_career.render.skill_words import sentence_lines, skill_name

SMALLER = (
    "A quarter can go to other things. The next chapter fits the hours that you have: {} makes it "
    "smaller, and one action that is done is worth more than three that are not."
)
ALL_DONE = {1: "what it held is done", 2: "both are done"}


def checked_lines(found: CheckedIn, catalog: Catalog, page: Page, *, plan_kept: bool) -> Lines:
    """The page; `plan_kept` is whether there was a plan to keep."""
    plan = page.command("plan")
    ask = f"No plan is kept: it needs your hours a week. {plan} asks for them."
    achieved: Lines = []
    if plan_kept and found.chapter is not None:
        achieved = _achieved(found.chapter, catalog, page)
    ready = ready_words(found.since, found.since.toward) if found.since is not None else ""
    return joined(
        [
            achieved,
            page.heading(moved_words(found.toward, found.before, found.after)),
            _moved(found, catalog, page),
            _plan(found, page) if plan_kept else page.para(ask, 0),
            page.para(ready, 0) if ready else [],
            page.dimmed(
                f"{page.command('plan')} shows the plan, {page.command('progress')} how it goes.", 0
            ),
        ]
    )


def _achieved(chapter: Achieved, catalog: Catalog, page: Page) -> Lines:
    """What came of the chapter: its share, and what one can now say of oneself."""
    whole = len(chapter.done) + len(chapter.left)
    over = f"The chapter of {day_and_year(chapter.kept_on)} is over"
    if not whole:
        return page.heading(f"{over}: all of it was skipped")
    if not chapter.done:
        lines = page.heading(f"{over}: none of its {whole} was done")
        return [*lines, *page.para(SMALLER.format(page.command("profile", "set", "hours", "N")))]
    share = ALL_DONE.get(whole, f"all {whole} are done")
    if chapter.left:
        share = f"{len(chapter.done)} of {whole} done"
    lines = page.heading(f"{over}: {share}, {hours(chapter.hours)} of {hours(chapter.of)}")
    for title in chapter.titles:
        lines += page.para(f"Done: {title.rstrip('.')}.", 2, 2)
    if chapter.learned:
        lines += page.para("You can say of yourself now what you could not when it began:")
    for rung in chapter.learned:
        name = skill_name(rung.skill, catalog)
        sure = "" if rung.rated else " (done, not rated yet)"
        lines += page.para(f"{name}, {level_name(catalog, rung.level)}{sure}", 4, 2)
        lines += sentence_lines(rung.skill, rung.level, catalog, page, 6)
    return lines


def _moved(found: CheckedIn, catalog: Catalog, page: Page) -> Lines:
    lines: Lines = []
    if found.moved:
        points = change_in_points(found.before.expected, found.after.expected)
        lines = page.heading("What moved")
        lines += moved_rows(found.moved, points, catalog, page)
    renewed = len(found.answered) - len(found.moved)
    if renewed > 0:
        words = count(
            renewed,
            "answer is as before; its day is now",
            "answers are as before; their day is now",
        ).capitalize()
        lines += page.dimmed(f"{words} {day_and_year(found.on)}.")
    return lines


def _plan(found: CheckedIn, page: Page) -> Lines:
    """The chapter that begins, and what becomes of what was late."""
    state = found.actions
    if state.plan is None or not state.open:
        return page.para("The plan is kept; it has no action that is open.", 0)
    actions, last = count(len(state.open), "action"), day_and_year(state.open[-1].due)
    lines = page.para(
        f"A new chapter begins: {actions} toward {state.plan.title}, the last by {last}.", 0
    )
    first = first_due(state.open, found.on)
    lines += page.para(f"Next: {first.title}, due {day_and_year(first.due)}.")
    due = {action.id: action.due for action in state.open}
    again, gone = [], []
    for action in found.late_before:
        if action.id in due:
            again.append(f"{action.title} (now {day_and_year(due[action.id])})")
        else:
            gone.append(action.title)
    if again:
        lines += page.para(f"What was late has a new day: {listed(again)}.")
    if gone:
        lines += page.para(f"What was late and is not in this chapter: {listed(gone)}.")
    return lines
