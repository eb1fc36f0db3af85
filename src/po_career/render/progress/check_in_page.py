"""The end of a check-in on a screen: what moved, and the plan that is kept now."""

from collections.abc import Callable

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import level_name, sentence_of
from po_career.planning.checked import CheckedIn
from po_career.planning.kept_chapter import turn
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import count, day_and_year, hours, listed
from po_career.render.plan.news import ready_words
from po_career.render.progress.change_page import readiness_words
from po_career.render.progress.moved_skills import change_in_points, moved_rows

SMALLER = (
    "A quarter can go to other things. The next chapter fits the hours that you have: {} makes it "
    "smaller, and one action that is done is worth more than three that are not."
)


def checked_lines(
    found: CheckedIn,
    catalog: Catalog,
    *,
    plan_kept: bool,
    command: Callable[..., str],
    width: int | None,
    glyphs: Glyphs,
) -> list[Line]:
    """The page; `plan_kept` is whether there was a plan to keep, `command` makes the text of a
    command of its words.
    """
    page = page_of(width, glyphs)
    return joined(
        [
            _achieved(found, catalog, page, command) if plan_kept else [],
            heading(page, readiness_words(found.toward, found.before, found.after)),
            _moved(found, catalog, page),
            _plan(found, page, plan_kept=plan_kept, ask=command("plan")),
            _ready(found, page),
            page.para(
                Run(f"{command('plan')} shows the plan, {command('progress')} how it goes.", "dim"),
                0,
            ),
        ]
    )


def _achieved(
    found: CheckedIn, catalog: Catalog, page: Page, command: Callable[..., str]
) -> list[Line]:
    """What came of the chapter: its share, and what one can now say of oneself."""
    chapter = found.chapter
    if chapter is None:
        return []
    all_of_it = len(chapter.done) + len(chapter.left)
    on = day_and_year(chapter.kept_on)
    if not all_of_it:
        return heading(page, f"The chapter of {on} is over: all of it was skipped")
    spent = f"{hours(chapter.hours)} of {hours(chapter.of)}"
    if not chapter.done:
        lines = heading(page, f"The chapter of {on} is over: none of its {all_of_it} was done")
        return [*lines, *page.para(SMALLER.format(command("profile", "set", "hours", "N")))]
    share = f"{len(chapter.done)} of {all_of_it} done" if chapter.left else _all_done(all_of_it)
    lines = heading(page, f"The chapter of {on} is over: {share}, {spent}")
    for title in chapter.titles:
        lines += page.para(f"Done: {title.rstrip('.')}.", 2, 2)
    if chapter.learned:
        lines += page.para("You can say of yourself now what you could not when it began:")
    for one in chapter.learned:
        name = catalog.skills[one.skill].short or catalog.skills[one.skill].name
        sure = "" if one.rated else " (done, not rated yet)"
        lines += page.para(f"{name}, {level_name(catalog, one.level)}{sure}", 4, 2)
        lines += page.para(Run(f'"{sentence_of(catalog, one.skill, one.level)}"', "dim"), 6)
    return lines


def _ready(found: CheckedIn, page: Page) -> list[Line]:
    words = ready_words(found.since, found.since.toward) if found.since is not None else ""
    return page.para(words, 0) if words else []


def _all_done(number: int) -> str:
    words = {1: "what it held is done", 2: "both are done"}
    return words.get(number, f"all {number} are done")


def _moved(found: CheckedIn, catalog: Catalog, page: Page) -> list[Line]:
    renewed = len(found.answered) - len(found.moved)
    points = change_in_points(found.before.expected, found.after.expected)
    lines = (
        [*heading(page, "What moved"), *moved_rows(found.moved, points, catalog, page)]
        if found.moved
        else []
    )
    if renewed > 0:
        words = count(
            renewed,
            "answer is as before; its day is now",
            "answers are as before; their day is now",
        ).capitalize()
        lines += page.para(Run(f"{words} {day_and_year(found.on)}.", "dim"))
    return lines


def _plan(found: CheckedIn, page: Page, *, plan_kept: bool, ask: str) -> list[Line]:
    if not plan_kept:
        return page.para(f"No plan is kept: it needs your hours a week. {ask} asks for them.", 0)
    state = found.actions
    if state.plan is None or not state.open:
        return page.para("The plan is kept; it has no action that is open.", 0)
    actions, last = count(len(state.open), "action"), day_and_year(state.open[-1].due)
    lines = page.para(
        f"A new chapter begins: {actions} toward {state.plan.title}, the last by {last}.", 0
    )
    first = min(state.open, key=lambda one: turn(found.on, one.due, one.number, begun=one.begun))
    lines += page.para(f"Next: {first.title}, due {day_and_year(first.due)}.")
    if found.late_before:
        due = {one.id: one.due for one in state.open}
        again = [
            f"{one.title} (now {day_and_year(due[one.id])})"
            for one in found.late_before
            if one.id in due
        ]
        gone = [one.title for one in found.late_before if one.id not in due]
        lines += page.para(f"What was late has a new day: {listed(again)}.") if again else []
        lines += (
            page.para(f"What was late and is not in this chapter: {listed(gone)}.") if gone else []
        )
    return lines
