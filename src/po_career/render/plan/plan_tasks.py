"""A plan as tasks: what a calendar, a spreadsheet or a task list says of each action, in plain text
without layout.
"""

import re
from datetime import date

from po_career.catalog.model import Catalog, Id, Importance, WorkStep
from po_career.frozen import Frozen
from po_career.planning.model import ChapterKind, HalfYear, PlannedAction, Step
from po_career.planning.plan_model import Plan
from po_career.profile.chapters import CLOSED
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.phrases import day_and_year, hours, price, sentence, stopped
from po_career.render.plan.chapter_rows import action_row
from po_career.render.plan.head import HANDED_OVER
from po_career.render.plan.naming import Names
from po_career.text import printable

IMPORTANCES: tuple[Importance, ...] = ("core", "important", "useful")
PAID_KINDS = frozenset({"certification", "course", "reading", "community"})
"""Kinds of action that usually have a price."""
LESS_WORK = 1
"""The rule that settles a step if the load is too much; docs/method.md, "The recommended step"."""
NEXT = "po-career next"
WEB = re.compile(r"(?i:https?)://[A-Za-z0-9\[][!#-;=?-\[\]_a-z~]*")
"""An address that a program may open: printable ASCII but for what RFC 3986 has no place for."""


class SubTask(Frozen):
    """One part of a longer piece of work."""

    title: str
    note: str
    """Its hours, and the week in which it begins."""


class Task(Frozen):
    """One action of a plan as a task; every text is on one line and holds no control character."""

    id: Id
    """The action's id; its number alone if the action is private."""
    number: int | None
    """Its number in the chapter; None in the outline."""
    title: str
    kind: ChapterKind
    where: str
    """Empty if nobody has said."""
    start: date | None
    finish: date | None
    half_year: HalfYear | None
    """When it comes, if it is in the outline, which has no days."""
    hours: float
    importance: Importance | None
    """The most that a gap it helps to close matters; None if it closes none itself."""
    gains: tuple[str, ...]
    first_step: str | None
    steps: tuple[SubTask, ...]
    done_when: str | None
    """How a third person sees that it is done, as "done: ..." or "by then: ..."."""
    proof: str | None
    price: str | None
    link: str | None
    goal: str
    """What the whole plan is for."""

    is_unsaid: bool
    """Whether what it is, is for the person alone."""

    @property
    def text(self) -> str:
        """All there is to know of it, a line for each fact."""
        lines = [
            f"{', '.join(part for part in (self.when, hours(self.hours), self.where) if part)}.",
            f"Begin with: {self.first_step}" if self.first_step else None,
            *(
                f"Step {place} ({one.note}): {stopped(one.title)}"
                for place, one in enumerate(self.steps, 1)
            ),
            f"Brings {'; '.join(self.gains)}." if self.gains else None,
            sentence(self.done_when) if self.done_when else None,
            f"To show afterwards: {stopped(self.proof)}" if self.proof else None,
            f"Price: {self.price}." if self.price else None,
            f"Link: {self.link}" if self.link else None,
            f"What it is: {NEXT}" if self.is_unsaid else None,
            f"Part of your plan: {self.goal}.",
        ]
        return "\n".join(plain(line) for line in lines if line)

    @property
    def when(self) -> str:
        """Its days, or the half-year of the outline in words."""
        if self.start is not None and self.finish is not None:
            first, last = day_and_year(self.start), day_and_year(self.finish)
            return first if first == last else f"{first} to {last}"
        return half_year_words(self.half_year) if self.half_year is not None else ""


def tasks(plan: Plan, catalog: Catalog, *, private: bool = False) -> tuple[Task, ...]:
    """The actions of the chapter that are still to do, then those of the outline; `catalog` is the
    one that the plan was made with.

    Unless `private`, an action that is for the person alone has its number and its days, and says
    nothing else.
    """
    names = Names(plan, catalog, private=private, program="po-career")
    left = [one for one in plan.next_step.actions if one.state not in CLOSED]
    return tuple(_task(action, names) for action in left)


def is_private(action: PlannedAction, step: Step, catalog: Catalog) -> bool:
    """Whether what an action says is for the person alone.

    An offer, some kits, relief from a load.
    """
    if action.kind == "offer":
        return True
    if action.kind == "kit":
        kit = catalog.kits.get(action.id.split(":")[1])
        return kit is None or kit.for_ not in HANDED_OVER
    return step.settled_by == LESS_WORK


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


def half_year_words(half_year: HalfYear) -> str:
    """A half-year such as 2028-H1 as "2028, to June"."""
    year, _, half = half_year.partition("-H")
    return f"{year}, to {'June' if half == '1' else 'December'}"


def web_link(url: str | None) -> str | None:
    """`url` if it is an http or https address that can stand in a file as it is; None otherwise."""
    return url if url and WEB.fullmatch(url) else None


def plain(text: str) -> str:
    """`text` on one line, with ordinary spaces and without anything that steers a program."""
    return printable(text.replace(NO_BREAK, " ")).strip()


def _task(action: PlannedAction, names: Names) -> Task:
    if not names.private and is_private(action, names.step, names.catalog):
        return _unsaid(action, names)
    row = action_row(names, action)
    matters: dict[Id, Importance] = {gap.skill: gap.importance for gap in names.step.gaps}
    rungs = [*(raised.skill for raised in action.raises), *(rung.skill for rung in action.opens)]
    importance = [matters[skill] for skill in rungs if skill in matters]
    cost = price(action.cost, paid_kind=action.kind in PAID_KINDS)
    first_step = None
    if row.first_step:
        first_step = f"{sentence(row.first_step)} {row.first_minutes} minutes."
    return Task(
        id=action.id,
        number=action.number,
        title=plain(row.title),
        kind=action.kind,
        where=row.where,
        start=action.start,
        finish=action.finish,
        half_year=action.half_year,
        hours=action.hours.planned,
        importance=min(importance, key=IMPORTANCES.index, default=None),
        gains=tuple(map(plain, row.brings)),
        first_step=plain(first_step) if first_step else None,
        steps=tuple(_sub_task(one) for one in steps_of(action)),
        done_when=plain(row.done),
        proof=plain(action.proof) if action.proof else None,
        price=plain(cost) if cost else None,
        link=web_link(action.url),
        goal=goal(names),
        is_unsaid=False,
    )


def _sub_task(step: WorkStep) -> SubTask:
    return SubTask(plain(step.what), plain(f"{hours(step.hours)}, from week {step.week}"))


def _unsaid(action: PlannedAction, names: Names) -> Task:
    """A private action: that there is one, and its days."""
    return Task(
        id=str(action.number or ""),
        number=action.number,
        title="A part of your plan",
        kind="kit",
        where="",
        start=action.start,
        finish=action.finish,
        half_year=action.half_year,
        hours=action.hours.planned,
        importance=None,
        gains=(),
        first_step=None,
        steps=(),
        done_when=None,
        proof=None,
        price=None,
        link=None,
        goal=goal(names),
        is_unsaid=True,
    )
