"""A plan as tasks: what a calendar, a spreadsheet or a task list says of each action, in plain text without layout."""

import re
from dataclasses import dataclass
from datetime import date

from po_career.catalog.model import ActionKind, Catalog, Id, Importance
from po_career.planning.model import PlannedAction, Step
from po_career.planning.plan_model import Plan
from po_career.render.folding import NO_BREAK
from po_career.render.glyphs import UNICODE
from po_career.render.layout import page_of
from po_career.render.plan_actions import PAID_KINDS
from po_career.render.plan_view import PlanView
from po_career.render.words import count, day_and_year, hours, price, sentence, stopped, weeks
from po_career.text import printable

WHERE = {"at-work": "inside your work", "own-time": "in your own time"}
IMPORTANCES: tuple[Importance, ...] = ("core", "important", "useful")
WEB = re.compile(r"(?i:https?)://[A-Za-z0-9\[][!#-;=?-\[\]_a-z~]*")
"""An address that a program may open: printable ASCII but for what RFC 3986 has no place for."""


@dataclass(frozen=True, slots=True)
class Task:
    """One action of a plan as a task; every text is on one line and holds no control character."""

    id: Id
    title: str
    kind: ActionKind
    where: str
    start: date
    finish: date
    hours: float
    importance: Importance | None
    """The most that a gap it helps to close matters; None where it closes none itself."""
    gains: tuple[str, ...]
    done_when: str | None
    price: str | None
    link: str | None
    goal: str
    """What the whole plan is for."""

    @property
    def text(self) -> str:
        """All there is to know of it, a line for each fact; a link stands last but one."""
        lines = [
            f"{day_and_year(self.start)} to {day_and_year(self.finish)}, {hours(self.hours)}, {self.where}.",
            f"Brings {'; '.join(self.gains)}." if self.gains else None,
            f"Done when: {stopped(self.done_when)}" if self.done_when else None,
            f"Price: {self.price}." if self.price else None,
            f"Link: {self.link}" if self.link else None,
            f"Part of your plan: {self.goal}.",
        ]
        return "\n".join(plain(line) for line in lines if line)


def tasks(plan: Plan, catalog: Catalog) -> tuple[Task, ...]:
    """The actions of the next step, in its order; `catalog` is the one that the plan was made with."""
    view = PlanView(plan, catalog, page_of(None, UNICODE))
    return tuple(_task(action, view) for action in plan.next_step.actions)


def _task(action: PlannedAction, view: PlanView) -> Task:
    matters = {gap.skill: gap.importance for gap in view.step.gaps}
    cost = price(action.cost, paid_kind=action.kind in PAID_KINDS)
    return Task(
        id=action.id,
        title=plain(action.title),
        kind=action.kind,
        where=WHERE[action.setting],
        start=action.start,
        finish=action.finish,
        hours=action.hours.planned,
        importance=min((matters[raised.skill] for raised in action.raises if raised.skill in matters), key=IMPORTANCES.index, default=None),
        gains=tuple(plain(f"{view.skill(raised.skill)} to {view.level(raised.to)}") for raised in action.raises),
        done_when=plain(action.done_when or "") or None,
        price=plain(cost) if cost else None,
        link=web_link(action.url),
        goal=goal(view.step),
    )


def goal(step: Step) -> str:
    """What the step is for, in a few words."""
    return plain(f"grow as {step.title}" if step.kind == "stay" else step.title)


def outcome(step: Step) -> str:
    """What is there on the day on which the plan is done: never more than it brings."""
    skills = len({rung.skill for rung in step.uncovered})
    if not skills:
        return f"Skills ready: {goal(step)}"
    return f"{'Plan done' if step.actions else 'Nothing planned'}, {count(skills, 'skill stays', 'skills stay')} open: {goal(step)}"


def outcome_text(plan: Plan, catalog: Catalog) -> str:
    """What the plan took, what it leaves open, and what to do then; a line for each."""
    step, view = plan.next_step, PlanView(plan, catalog, page_of(None, UNICODE))
    took = f"{count(len(step.actions), 'action')}, {hours(step.hours.planned)}, {weeks(step.weeks)}{view.pace}."
    lines = [
        sentence(took),
        *(f"Stays open: {view.skill(rung.skill)} to {view.level(rung.level)}, {stopped(rung.why)}" for rung in step.uncovered),
        "A plan is no promise of a promotion. To see where you are then: po-career plan",
    ]
    return "\n".join(map(plain, lines))


def web_link(url: str | None) -> str | None:
    """`url` where it is an http or https address that can stand in a file as it is; None otherwise."""
    return url if url and WEB.fullmatch(url) else None


def plain(text: str) -> str:
    """`text` on one line, with ordinary spaces and without anything that steers a program."""
    return printable(text.replace(NO_BREAK, " ")).strip()
