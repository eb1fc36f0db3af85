"""The page of somebody whose load is too much: nothing is planned on top."""

from po_career.planning.model import Step
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
    "the load is the matter, not your skills: ask for other hours or other work before anything"
    " else."
)
ASK = "It asks one thing: is it better?"


def less_of(names: Names) -> Less:
    """What stands on the page."""
    step, person = names.step, names.plan.person
    kit = step.kit
    steps = kit.steps if kit is not None else ()
    minutes = whole(steps[0].hours * 60) if steps else 30
    then = None
    if len(steps) > 1:
        done = f" Done when {stopped(inside(steps[1].done_when))}" if steps[1].done_when else ""
        then = f"Then {stopped(inside(steps[1].what))}{done}"
    decided = person.situation.decided
    on = None
    if decided is not None and decided.on is not None:
        on = (
            f"On {full_day(decided.on)} something is decided. Ask now whether that day can move; "
            "that is one sentence, not a plan."
        )
    return Less(
        why=WHY,
        week_head=f"This week, {minutes} minutes, in working hours",
        week=stopped(steps[0].what) if steps else WEEK,
        then=then,
        relief=_relief(names),
        offer=_offer(names),
        day=_day(names),
        ask=ASK,
        if_yes=f"we plan one small piece of {_wanted(names)}.",
        if_no=IF_NO,
        wish=_wish(names),
        wrote=f"You wrote: {quoted(person.words[0])}" if person.words else None,
        decided=on,
    )


def _day(names: Names) -> str:
    chapter = names.step.chapter
    if chapter is None:
        return ""
    return f"On {day_of(chapter.check_on)}: {names.command('check-in')}. {ASK}"


def _relief(names: Names) -> str | None:
    for action in shown_actions(names):
        done = f" Done when {stopped(inside(action.done_when))}" if action.done_when else ""
        return f"In these four weeks, one thing less: {stopped(inside(action.title))}{done}"
    return None


def _offer(names: Names) -> str | None:
    offer = names.plan.person.offer
    if offer is None:
        return None
    return (
        f"You were asked: {quoted(offer)} Once, in working hours, and instead of something else; "
        "or say: gladly, in six weeks."
    )


def _wanted(names: Names) -> str:
    person = names.plan.person
    if person.wants:
        return f"what you want more of: {names.wants(person.wants)}"
    if person.target:
        return f"the way to {names.title(person.target[0])}"
    return "work that you choose"


def _wish(names: Names) -> str | None:
    """That the wish is kept, and how it may be tried once there is room."""
    goal = _goal(names)
    if goal is None:
        return None
    role = names.catalog.roles[goal]
    tries = [names.catalog.actions[key] for key in role.tries if key in names.catalog.actions]
    trial = "a week of that work, in working time"
    if tries:
        small = min(tries, key=lambda action: action.hours.middle)
        hours = whole(small.hours.middle)
        trial = f"{inside(small.title)}, about {hours} hours of working time"
    nearest = f"{role.title} is nearest to it."
    return (
        f"{nearest} Before you leave for it, ask for a trial, and only when there is room:"
        f" {stopped(trial)}"
    )


def _goal(names: Names) -> str | None:
    person = names.plan.person
    for target in person.target:
        if target in names.catalog.roles and target != person.role:
            return target
    if not person.wants:
        return None
    wants = set(person.wants)
    return next((one.role for one in names.plan.alternatives if _suits(names, one, wants)), None)


def _suits(names: Names, step: Step, wants: set[str]) -> bool:
    role = names.catalog.roles.get(step.role)
    return role is not None and not wants.isdisjoint(role.suits)
