"""The chapter on the page: its actions, what follows, the first hour, and the day on which one
looks again.
"""

from collections.abc import Mapping, Sequence

from po_career.planning.kept_chapter import goes_on, in_turn, step_of
from po_career.planning.model import PlannedAction
from po_career.profile.chapters import CLOSED
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.phrases import day, figure, listed, number, price, stopped
from po_career.render.plan.head import ask_check, is_ready_now, kit_of
from po_career.render.plan.naming import (
    Names,
    day_of,
    first_sentence,
    full_day,
    inside,
    person_said,
    quoted,
    season,
    whole,
)
from po_career.render.plan.parts import (
    NO_PLAN,
    ActionRow,
    ChapterPart,
    Decision,
    OutlineRow,
    PageKind,
    Week,
)

PAID = ("certification", "course")
"""Kinds of actions that usually have a price."""
WHERE = {"at-work": "inside your work", "own-time": "in your own time"}
FEW_HOURS = 3
"""Hours a week below which an hour of working time is the first thing to ask for."""
MANY_HOURS = 80
"""Hours in a chapter of which a third is more than all that some chapters hold."""
ROUND = 5
AHEAD = 2
"""Years after which the outline ends."""
SMALL_REST = 3
"""Hours below which a half-year of the outline is not said."""
OFFER_WEEK = "write back what you would like to do there, and propose a day"
OFFER_DONE = "a day is agreed, and what you bring to it is written down"
TASTE_DONE = "one page says what you would do again"
DOOR_DONE = "you have a yes, or know what you do instead"
CHECK_DONE = "the answer is written down, with who gave it"
BLANKS = f" \n\r\t{NO_BREAK}"
ALONE = ("nobody", "you alone")
DATED: Mapping[str, tuple[str, str, str]] = {
    "probation": (
        "If every point is on track, ask for the decision before its day.",
        "If one is not, put all hours into it, and ask what would be enough.",
        "If it is refused, ask what was missing, and take that into the next post.",
    ),
    "post-in-question": (
        "If the post stays, have it in writing, and hear the talks under way to their end.",
        "If nobody has decided, ask for the day.",
        "If it ends, keep both ways open until something is signed.",
    ),
    "post-ends": (
        "If an employer talks to you a second time, keep both ways open until something is signed.",
        "If all said no, ask two of them what was missing.",
        "If nobody answers, give up one demand for now, on purpose: title, pay, place or field.",
    ),
}
"""What to do on the day, by what is decided: stay, ask, go."""


def shown_actions(names: Names) -> tuple[PlannedAction, ...]:
    """The actions of the chapter that may stand on this page."""
    chapter = names.step.chapter
    if chapter is None:
        return ()
    if names.private:
        return chapter.actions
    if names.step.settled_by == 1:
        return ()
    hidden = {"offer"} if kit_of(names) is not None else {"offer", "kit"}
    return tuple(one for one in chapter.actions if one.kind not in hidden)


def chapter_of(names: Names) -> ChapterPart | None:
    """The chapter."""
    chapter, person = names.step.chapter, names.plan.person
    if chapter is None:
        return None
    shown = shown_actions(names)
    actions = tuple(action_row(names, one) for one in shown)
    hours, there = sum(one.hours for one in actions), int(chapter.of)
    head = f"Until {full_day(chapter.until)}: {hours} of your {there} hours"
    if hours > there:
        head = f"Until {full_day(chapter.until)}: {figure(hours, 'hour')} of working time"
    elif names.private and person.situation.load == "high":
        head += ", halved because your load is high"
    nothing = _nothing(names, shown)
    return ChapterPart(head, chapter.from_, chapter.until, hours, there, actions, nothing)


def _done_early(names: Names) -> str | None:
    """What to do with hours that a chapter of few pieces does not take."""
    chapter = names.step.chapter
    if chapter is None or chapter.of < MANY_HOURS or chapter.hours > chapter.of / 3:
        return None
    words = "with so many hours you may be done early, and go on to the next chapter then"
    return names.with_command(words, "check-in")


def _nothing(names: Names, shown: Sequence[PlannedAction]) -> str | None:
    """Why nothing is planned, or nothing but a question though a skill holds the person back, or
    much less than the hours allow; None if the work that is planned says it.
    """
    step, pace = names.step, names.plan.person.hours_per_week or 0
    if shown and (step.bottleneck is None or any(not _is_check(one) for one in shown)):
        return _done_early(names)
    if is_away(names):
        return "you are away nearly all this time."
    if names.rated_nothing:
        asks = names.with_command("Twelve questions come first", "plan")
        return f"nothing is rated, so nothing is known to be short. {asks}"
    high = names.private and names.plan.person.situation.load == "high"
    if step.bottleneck is not None and high:
        return (
            "nothing that can be shown by then fits beside a high load: hand something over before"
            " you add anything."
        )
    if step.bottleneck is not None and pace < FEW_HOURS:
        more = "another hour" if pace else "an hour"
        return (
            f"nothing that can be shown by then fits into these hours: ask for {more} a week of"
            " working time first."
        )
    if step.bottleneck is not None:
        skill = names.skill_inside(step.bottleneck.skill)
        return (
            f"nothing that works on {skill} can be shown by then. Ask somebody who does it well how"
            " they began."
        )
    if step.gaps:
        return "nothing in this catalogue works on what is short and can be shown by then."
    return "nothing to learn first: every skill that is asked is at its level."


def action_row(names: Names, action: PlannedAction) -> ActionRow:
    """One action; its number is that of the chapter on every face, so that `done` takes it."""
    first, minutes = first_words(names, action)
    brings = tuple(
        f"{names.skill_inside(one.skill)} to {names.level_name(one.to)}" for one in action.raises
    )
    taste = None
    if action.for_role is not None and names.own is not None:
        taste = f"A taste of {names.title(action.for_role)}"
    return ActionRow(
        id=action.id,
        number=action.number,
        kind=action.kind,
        part=action.part,
        title=title_of(names, action),
        short=title_of(names, action, short=True),
        hours=whole(action.hours.planned),
        from_=action.start,
        until=action.finish,
        when=_when(action),
        state=action.state,
        done=_done(action),
        taste=taste,
        needs=_needs(names, action),
        first_step=first,
        first_minutes=minutes,
        brings=brings,
        steps=tuple(_step_words(one.what, one.hours, one.week) for one in action.steps),
        ask=action.ask,
        ask_to=person_said(action.to, names) if action.ask else None,
        proof=action.proof,
        price=price(action.cost, paid_kind=action.kind in PAID),
        url=action.url,
        where=WHERE[action.setting] if action.kind not in ("kit", "offer", "door") else "",
    )


def _when(action: PlannedAction) -> str:
    """Until when; in a chapter that was kept, how it stands."""
    if action.finish is None:
        return season(action.half_year or "")
    if action.state in CLOSED:
        return action.state
    if action.state == "late":
        return f"late: was due {day(action.finish)}"
    begun = "begun, " if action.state == "begun" else ""
    return f"{begun}to {day(action.finish)}"


def _step_words(what: str, hours: float, week: int) -> str:
    took = f", {number(hours)} h" if hours else ""
    return f"week {week}: {what.rstrip('.')}{took}"


def title_of(names: Names, action: PlannedAction, *, short: bool = False) -> str:
    """What to do; in one line, if it is to be `short` and the catalogue has it so."""
    if action.kind == "offer":
        return f"Answer the offer: {quoted(action.title)}"
    if action.kind == "door":
        return (
            "Ask whether you can have what 2 rests on:"
            f" {_need_names([need.title for need in action.needs if need.met is None])}"
        )
    title = names.filled(action.title).rstrip(".")
    if short:
        title = names.action(action.id, title)
    if _is_check(action):
        title = f"Find out {title}"
    return f"{title}, the first half" if action.begun_only else title


def is_away(names: Names) -> bool:
    """Whether nothing is planned since the person is away but for less than a week."""
    chapter, person = names.step.chapter, names.plan.person
    if chapter is None or chapter.actions or not person.away:
        return False
    return chapter.of <= (person.hours_per_week or 0)


def _is_check(action: PlannedAction) -> bool:
    """Whether it is one of the kit's questions."""
    return action.id.startswith("check:")


def _need_names(titles: Sequence[str]) -> str:
    return listed([inside(title) for title in titles])


def _done(action: PlannedAction) -> str:
    """How one sees that it is done; every action has such a line."""
    if action.begun_only and action.halfway:
        return f"by then: {stopped(inside(action.halfway.strip()))}"
    if action.kind == "offer":
        return f"done: {OFFER_DONE}."
    if action.kind == "door":
        return f"done: {DOOR_DONE}."
    if _is_check(action):
        return f"done: {CHECK_DONE}."
    if action.part == "taste":
        return f"done: {TASTE_DONE}."
    if action.done_when and action.done_when.strip(BLANKS):
        return f"done: {stopped(inside(action.done_when.strip(BLANKS)))}"
    if action.proof and action.proof.strip():
        return f"to show: {stopped(inside(action.proof.strip()))}"
    return "done: you can say in two sentences what you do differently now."


def _needs(names: Names, action: PlannedAction) -> str | None:
    """What it rests on that nobody knows, and what to do if it is not there."""
    unknown = [need.title for need in action.needs if need.met is None]
    shown = shown_actions(names)
    if not unknown or action.kind == "door":
        return None
    if len(shown) > 1 and shown[0].kind == "door" and shown[1].id == action.id:
        return None
    work = [one for one in shown if one.kind not in ("kit", "offer", "door")]
    alone = len(work) == 1 or (work and work[0].id == action.id)
    what = f"Needs {_need_names(unknown[:2])}"
    return f"{what}: ask first." if alone else f"{what}; without, skip it."


def first_words(names: Names, action: PlannedAction) -> tuple[str | None, int]:
    """The first hour of an action, and its minutes."""
    most = max(1, round(action.hours.planned * 60))
    if action.kind == "offer":
        return OFFER_WEEK, 15
    if action.kind == "door":
        needs = _need_names([need.title for need in action.needs if need.met is None])
        return f"ask your manager whether this is there for you: {needs}", 30
    first = action.first_step
    if first is None:
        what = action.steps[0].what if action.steps else None
        return what, min(45, most)
    what = first.what.strip()
    if _is_check(action):
        who = names.manager if first.with_ in (None, "your manager") else first.with_
        words = f"ask {who}: {quoted(names.slots(what) or action.title)}"
        if _is_said(names, what):
            words = f"put the question above to {who}, and write the answer down"
        return words, min(first.minutes, most)
    return _with(what, first.with_), min(first.minutes, most)


def _is_said(names: Names, words: str | None) -> bool:
    """Whether the page has these words already, as what to say."""
    chapter = names.step.chapter
    return chapter is not None and chapter.say is not None and chapter.say.words == words


def _with(what: str, who: str | None) -> str:
    """What to do, and with whom, unless the sentence says it already."""
    if not who or who.startswith(ALONE):
        return what
    last = who.split()[-1].lower().rstrip("s")
    if last in what.lower() or " with " in what:
        return what
    return f"{what.rstrip('.')} (with {who})"


def week_of(names: Names) -> Week | None:
    """What to do this week: the first hour of the first action, and of the second if the first only
    opens the door.
    """
    shown = shown_actions(names)
    if is_away(names):
        return Week("This week", "nothing of this plan: you are away.", None)
    if not shown:
        return _ask_week(names)
    today = names.plan.generated_on
    left = in_turn(shown, today)
    if not left:
        words = names.with_command("nothing of this chapter is left", "check-in")
        return Week("This week", stopped(words), None)
    action = left[0]
    if goes_on(action, today) and step_of(action, today) is None:
        words = "go on with it: put the next two hours for it into your calendar."
        return Week(f"This week, for {action.number}", words, None)
    step = step_of(action, today) if action.begun_on is not None else None
    if step is not None and step.week is not None:
        return Week(f"This week, for {action.number}", stopped(inside(step.what)), None)
    first, minutes = first_words(names, action)
    if action.kind == "door":
        first = (first or "").replace("your manager", names.manager)
    then = None
    if action.part in ("offer", "gate") and len(left) > 1:
        following = left[1]
        second, second_minutes = first_words(names, following)
        if second is not None:
            words = stopped(inside(second))
            then = f"Then, {second_minutes} minutes, for {following.number}: {words}"
    if first is None:
        title = title_of(names, action)
        words = f"put the first hour into your calendar and begin: {inside(title)}"
        return Week(f"This week, for {action.number}", stopped(words), then)
    return Week(f"This week, {minutes} minutes, for {action.number}", stopped(inside(first)), then)


def _ask_week(names: Names) -> Week | None:
    """With nothing planned, the question that the kit asks first."""
    check = ask_check(names)
    words = names.slots(check.words) if check is not None and check.words else None
    if check is None or words is None:
        return None
    who = names.manager if check.with_ in (None, "your manager") else check.with_
    what = f"ask {who}: {quoted(words)}"
    if _is_said(names, check.words):
        what = f"put the question above to {who}."
    return Week(f"This week, {check.minutes} minutes", what, None)


def outline_of(names: Names) -> tuple[OutlineRow, ...]:
    """The half-years after the chapter."""
    step = names.step
    halves = [str(one.number) for one in shown_actions(names) if one.begun_only]
    rows = []
    for place, half in enumerate(step.outline):
        year, _, number_of = half.half_year.partition("-H")
        if half.hours < SMALL_REST or int(year) > names.plan.generated_on.year + AHEAD:
            continue
        parts = [f"the second half of {listed(halves)}"] if halves and place == 0 else []
        if half.skills:
            parts.append(names.skills_inside(half.skills, 3))
        when = f"{year}, to {'June' if number_of == '1' else 'December'}"
        about = max(ROUND, round(half.hours / ROUND) * ROUND)
        rows.append(OutlineRow(when, "; ".join(parts) or "the rest of it", about))
    return tuple(rows)


def outline_actions(names: Names) -> tuple[ActionRow, ...]:
    """The actions after the chapter, without numbers and days."""
    later = (one for one in names.step.actions if one.number is None)
    return tuple(action_row(names, one) for one in later)


# -------------------- the day of decision


def decision_of(names: Names, kind: PageKind) -> Decision | None:
    """The day on which one looks again, and what to do then.

    Stay with it, ask, or go another way.
    """
    chapter = names.step.chapter
    if chapter is None or kind in NO_PLAN:
        return None
    stay, ask, go = _branches(names, kind)
    wrote = None
    if names.private and names.plan.person.words:
        still = "" if kind == "elsewhere" else " Still so?"
        wrote = f"You wrote: {quoted(names.plan.person.words[0])}{still}"
    return Decision(chapter.check_on, f"On {day_of(chapter.check_on)}", stay, ask, go, wrote)


def _branches(names: Names, kind: PageKind) -> tuple[str, str, str]:
    step, kit = names.step, kit_of(names)
    if kind == "trial":
        roles = " or ".join(names.spoken(role) for role in step.equal)
        return (
            "If neither was worth doing again, stay where you are; that is an answer too.",
            "If you were not let try, ask for another six weeks before you decide.",
            f"If one was, ask for more of it: {roles}.",
        )
    decided = names.plan.person.situation.decided
    what = decided.what if decided is not None and names.private else ""
    if what in DATED:
        return DATED[what]
    role = names.catalog.roles.get(step.role)
    venture = role is not None and role.venture
    stop = kit.stop if kit is not None else None
    if stop is not None and shown_actions(names) and (venture or is_ready_now(names, kind)):
        then = stopped(f"If {stop.if_}: {_first_part(stop.then)}")
        return then, "", stopped(f"If not: {_first_part(stop.else_)}")
    return _by_work(names)


def _first_part(text: str) -> str:
    """The first sentence, up to a semicolon."""
    return inside(first_sentence(text.partition(";")[0]))


def _by_work(names: Names) -> tuple[str, str, str]:
    """The branches that hang on the main piece of work."""
    shown = shown_actions(names)
    chapter = names.step.chapter
    if not shown or chapter is None:
        return (
            "If nothing has changed, stay with this.",
            "If you want to move sooner, ask what it would take.",
            f"If you want something else: {_other_ways(names)}",
        )
    places = {one.id: one.number for one in shown}
    if_not = chapter.if_not
    main = places.get(if_not.action) if if_not else None
    drop = places.get(if_not.drop) if if_not and if_not.drop else None
    main = main or shown[-1].number
    stay = f"If {main} is not done, stay with it"
    stay += f" and drop {drop}." if drop and drop != main else "."
    return (
        stay,
        "If nobody let you, ask what it would take.",
        f"If it tired you: {_other_ways(names)}",
    )


def _other_ways(names: Names) -> str:
    return names.command("plan --show ways") if names.private else "look at the other ways."
