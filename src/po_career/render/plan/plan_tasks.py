"""A plan as tasks: what a calendar, a spreadsheet or a task list says of each action, in plain text
without layout.
"""

import re
from dataclasses import replace
from datetime import date

from po_career.catalog.model import IMPORTANCES, Id, Importance, WorkStep
from po_career.frozen import Frozen
from po_career.planning.model import ChapterKind, HalfYear, PlannedAction
from po_career.profile.chapters import CLOSED
from po_career.render.page.phrases import day_and_year, hours, price, sentence, stopped
from po_career.render.plan.chapter_rows import (
    action_row,
    door_title,
    is_private,
    title_of,
)
from po_career.render.plan.naming import Names, half_year_words
from po_career.render.plan.parts import ActionRow
from po_career.text import NO_BREAK, printable

PAID_KINDS = frozenset({"certification", "course", "reading", "community"})
"""Kinds of action that usually have a price."""
NEXT = "po-career next"
WEB = re.compile(r"(?i:https?)://[A-Za-z0-9\[][!#-;=?-\[\]_a-z~]*")
"""An address that a program may open: printable ASCII but for what RFC 3986 has no place for."""


class SubTask(Frozen):
    """One part of a longer piece of work."""

    title: str
    note: str
    """Its hours, and the week in which it begins."""


class Task(Frozen):
    """One action of a plan as a task; every text is on one line and holds no control character.

    Of an action that is for the person alone, only the first fields say something.
    """

    id: Id
    """The action's id; its number alone if the action is private."""
    number: int | None
    """Its number in the chapter; None in the outline."""
    title: str
    kind: ChapterKind
    start: date | None
    finish: date | None
    half_year: HalfYear | None
    """When it comes, if it is in the outline, which has no days."""
    hours: float
    goal: str
    """What the whole plan is for."""
    is_unsaid: bool
    """Whether its content is for the person alone, and so left out."""
    where: str = ""
    """Empty if nobody has said."""
    importance: Importance | None = None
    """The most that a gap it helps to close matters; None if it closes none itself."""
    gains: tuple[str, ...] = ()
    first_step: str | None = None
    steps: tuple[SubTask, ...] = ()
    done_when: str | None = None
    """How a third person sees that it is done, as "done: ..." or "by then: ..."."""
    proof: str | None = None
    price: str | None = None
    link: str | None = None

    @property
    def text(self) -> str:
        """All there is to know of it, a line for each fact."""
        when = filter(None, (self.when, hours(self.hours), self.where))
        lines = (
            f"{', '.join(when)}.",
            self.first_step and f"Begin with: {self.first_step}",
            *(
                f"Step {place} ({step.note}): {stopped(step.title)}"
                for place, step in enumerate(self.steps, 1)
            ),
            f"Brings {'; '.join(self.gains)}." if self.gains else None,
            self.done_when and sentence(self.done_when),
            self.proof and f"To show afterwards: {stopped(self.proof)}",
            self.price and f"Price: {self.price}.",
            self.link and f"Link: {self.link}",
            f"What it is: {NEXT}" if self.is_unsaid else None,
            f"Part of your plan: {self.goal}.",
        )
        return "\n".join(map(plain, filter(None, lines)))

    @property
    def when(self) -> str:
        """Its days, or the half-year of the outline in words."""
        if self.start is not None and self.finish is not None:
            first, last = day_and_year(self.start), day_and_year(self.finish)
            return first if first == last else f"{first} to {last}"
        return half_year_words(self.half_year) if self.half_year is not None else ""


def tasks(names: Names) -> list[Task]:
    """The actions of the chapter that are still to do, then those of the outline.

    On a page that is handed over, an action that is for the person alone has its number and its
    days, and says nothing else.
    """
    return [_task(action, names) for action in names.step.actions if action.state not in CLOSED]


def steps_of(action: PlannedAction) -> tuple[WorkStep, ...]:
    """The steps of an action, of one that outlasts the chapter those that fall into its hours."""
    if not action.begun_only:
        return action.steps
    steps, spent = [], 0.0
    for one in action.steps:
        if spent >= action.hours.planned:
            break
        steps.append(one)
        spent += one.hours
    return tuple(steps)


def goal(names: Names) -> str:
    """What the plan is for, in a few words."""
    step = names.step
    title = names.title(step.role)
    if step.kind == "stay":
        return plain(f"grow as {title}")
    if step.kind == "trial":
        return plain(f"try out {' and '.join(names.title(role) for role in step.equal)}")
    if step.kind == "elsewhere":
        return plain(f"{title}, with another employer" if names.private else title)
    return plain(title)


def web_link(url: str | None) -> str | None:
    """`url` if it is an http or https address that can stand in a file as it is; None otherwise."""
    return url if url and WEB.fullmatch(url) else None


def plain(text: str) -> str:
    """`text` on one line, with ordinary spaces and without anything that steers a program."""
    return printable(text.replace(NO_BREAK, " ")).strip()


def _task(action: PlannedAction, names: Names) -> Task:
    unsaid = not names.private and is_private(names, action)
    task = Task(
        id=str(action.number or "") if unsaid else action.id,
        number=action.number,
        title="A part of your plan",
        kind="kit" if unsaid else action.kind,
        start=action.start,
        finish=action.finish,
        half_year=action.half_year,
        hours=action.hours.planned,
        goal=goal(names),
        is_unsaid=unsaid,
    )
    if unsaid:
        return task
    row, skills = action_row(names, action), skills_of(action)
    importances = [gap.importance for gap in names.step.gaps if gap.skill in skills]
    steps = tuple(
        SubTask(plain(step.what), plain(f"{hours(step.hours)}, from week {step.week}"))
        for step in steps_of(action)
    )
    first_step = None
    if row.first_step:
        first_step = f"{sentence(row.first_step)} {row.first_minutes} minutes."
    return replace(
        task,
        title=plain(_title(action, row, names)),
        where=row.where,
        importance=min(importances, key=IMPORTANCES.index, default=None),
        gains=tuple(map(plain, row.brings)),
        first_step=_plain(first_step),
        steps=steps,
        done_when=plain(row.done),
        proof=_plain(action.proof),
        price=_plain(price(action.cost, paid_kind=action.kind in PAID_KINDS)),
        link=web_link(action.url),
    )


def _title(action: PlannedAction, row: ActionRow, names: Names) -> str:
    """What to do, in words that are understood without the page beside them."""
    chapter = names.step.chapter
    if action.kind != "door" or chapter is None:
        return row.title
    work = next((one for one in chapter.actions if one.kind not in ("door", "offer")), None)
    return row.title if work is None else door_title(action, f'"{title_of(names, work)}"')


def skills_of(action: PlannedAction) -> set[Id]:
    """The skills that an action lifts or opens."""
    return {rung.skill for rung in action.raises} | {rung.skill for rung in action.opens}


def _plain(text: str | None) -> str | None:
    return plain(text) if text else None
