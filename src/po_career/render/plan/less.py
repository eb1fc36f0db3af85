"""The page of somebody whose load is too much: nothing is planned on top."""

from po_career.catalog.model import KitStep, Role
from po_career.render.page.phrases import stopped
from po_career.render.plan.chapter_rows import shown_actions
from po_career.render.plan.naming import Names, day_of, full_day, inside, quoted, whole
from po_career.render.plan.parts import Less

WHY = (
    "You said that your load is too much, so this page plans nothing for your evenings. If you have"
    " slept badly or dreaded work for weeks, talk to a doctor or to somebody you trust; a planner"
    " cannot judge that. Decide about leaving when you are rested."
)
WEEK = (
    "Write down what you did this week. Mark what only you can do, what somebody else could do, and"
    " what nobody would miss."
)
IF_NO = (
    "the load is the problem, not your skills: ask for other hours or other work before anything"
    " else."
)
OFFER = "Once, and instead of something else, not on top of it; or say: gladly, in six weeks."
ASK = "It asks one thing: is it better?"


def less_of(names: Names) -> Less | None:
    """What stands on the page; None if the load is not too much."""
    if names.kind != "less":
        return None
    kit, chapter, offer = names.step.kit, names.step.chapter, names.person.offer
    first, *others = kit.steps if kit is not None and kit.steps else (KitStep(WEEK, 0.5),)
    then = relief = decided = None
    if others:
        then = f"Then {stopped(inside(others[0].what))}{_done_when(others[0].done_when)}"
    for action in shown_actions(names)[:1]:
        title = stopped(inside(action.title))
        relief = f"In these four weeks, one thing less: {title}{_done_when(action.done_when)}"
    if names.decided_on is not None:
        decided = (
            f"On {full_day(names.decided_on)} something is decided. Ask now whether that day can"
            " move."
        )
    check_in = names.command("check-in")
    return Less(
        why=WHY,
        week_head=f"This week, {whole(first.hours * 60)} minutes, in working hours",
        week=stopped(first.what),
        then=then,
        relief=relief,
        offer=f"You were asked: {quoted(offer)} {OFFER}" if offer is not None else None,
        day=f"On {day_of(chapter.check_on)}: {check_in}. {ASK}" if chapter is not None else "",
        ask=ASK,
        if_yes=f"we plan one small piece of {_wanted(names)}.",
        if_no=IF_NO,
        wish=_wish(names),
        wrote=names.wrote,
        decided=decided,
    )


def _done_when(done_when: str | None) -> str:
    return f" Done when {stopped(inside(done_when))}" if done_when else ""


def _wanted(names: Names) -> str:
    person = names.person
    if person.wants:
        return f"what you want more of: {names.wants(person.wants)}"
    if person.target:
        return f"the way to {names.title(person.target[0])}"
    return "work that you choose"


def _wish(names: Names) -> str | None:
    """That the wish is kept, and how it may be tried once there is room."""
    role = _goal(names)
    if role is None:
        return None
    trial = "a week of that work, in working time"
    for small in names.tries(role.tries)[:1]:
        hours = whole(small.hours.middle)
        trial = f"{inside(small.title)}, about {hours} hours of working time"
    return (
        f"{role.title} is nearest to it. Before you move to it, ask for a trial, and only when"
        f" there is room: {stopped(trial)}"
    )


def _goal(names: Names) -> Role | None:
    """The role wanted, else the first other way that answers a want."""
    roles, person = names.catalog.roles, names.person
    for target in person.target:
        if target in roles and target != person.role:
            return roles[target]
    for step in names.plan.alternatives:
        if not set(person.wants).isdisjoint(roles[step.role].suits):
            return roles[step.role]
    return None
