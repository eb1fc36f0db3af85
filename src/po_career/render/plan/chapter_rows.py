"""The chapter on the page: its actions, what follows, the first hour, and the day on which one
looks again.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from po_career.catalog.model import Id, WorkStep
from po_career.planning.calendar import DaysOff, nearly_all_off
from po_career.planning.kept_chapter import goes_on, in_turn, step_of
from po_career.planning.model import PlannedAction, Rule
from po_career.profile.chapters import CLOSED
from po_career.profile.sharing import SHARED_KITS
from po_career.render.page.phrases import day, figure, listed, number, price, stopped
from po_career.render.plan.head import ask_check
from po_career.render.plan.naming import (
    Names,
    day_of,
    first_sentence,
    full_day,
    half_year_words,
    inside,
    person_said,
    quoted,
    season,
    whole,
)
from po_career.render.plan.parts import (
    ANY_DONE,
    CHECK_DONE,
    DONE,
    GO_ON,
    NO_PLAN,
    OFFER_STEP,
    ActionRow,
    ChapterPart,
    Decision,
    OutlineRow,
    Week,
    with_company,
)
from po_career.text import NO_BREAK

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
BLANKS = f" \n\r\t{NO_BREAK}"
DATED: Mapping[str, tuple[str, str, str]] = {
    "probation": (
        "If every point is on track, ask for the decision before its day.",
        "If one is not, put all hours into it, and ask what would be enough.",
        "If it is refused, ask what was missing, and take that into the next post.",
    ),
    "post-in-question": (
        "If the post stays, have it in writing, and hear the interviews under way to their end.",
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
    if names.private:
        return names.planned
    return tuple(action for action in names.planned if not is_private(names, action))


def is_private(names: Names, action: PlannedAction) -> bool:
    """Whether what an action says is for the person alone: an offer, some kits, relief from a
    load.
    """
    if action.kind == "kit":
        kit = names.catalog.kits.get(action.id.split(":")[1])
        return kit is None or kit.for_ not in SHARED_KITS
    return action.kind == "offer" or names.step.settled_by == Rule.TOO_MUCH


def chapter_of(names: Names) -> ChapterPart | None:
    """The chapter."""
    chapter = names.chapter
    if chapter is None:
        return None
    shown = shown_actions(names)
    actions = tuple(action_row(names, action) for action in shown)
    hours, there = sum(action.hours for action in actions), int(chapter.of)
    head = f"Until {full_day(chapter.until)}: {hours} of your {there} hours"
    if hours > there:
        head = f"Until {full_day(chapter.until)}: {figure(hours, 'hour')} of working time"
    elif names.high_load:
        head += ", halved because your load is high"
    nothing = _nothing(names, shown)
    return ChapterPart(head, chapter.from_, chapter.until, hours, there, actions, nothing)


def _nothing(names: Names, shown: Sequence[PlannedAction]) -> str | None:
    """Why nothing is planned, or nothing but a question though a skill holds the person back, or
    much less than the hours allow; None if the work that is planned says it.
    """
    if shown and (names.step.bottleneck is None or not all(map(_is_check, shown))):
        return _done_early(names)
    if is_away(names):
        return "you are away nearly all this time."
    if names.rated_nothing:
        asks = names.with_command("Twelve questions come first", "plan")
        return f"nothing is rated, so nothing is known to be short. {asks}"
    if names.step.bottleneck is not None:
        return _nothing_fits(names, names.step.bottleneck.skill)
    if names.step.gaps and names.is_ready_now:
        return "nothing to learn first: you can ask for the role with what is still short."
    if names.step.gaps:
        return "nothing in this catalogue works on what is short and can be shown by then."
    return "nothing to learn first: every skill that is asked is at its level."


def _done_early(names: Names) -> str | None:
    """What to do with hours that a chapter of few pieces does not take."""
    chapter = names.step.chapter
    if chapter is None or chapter.of < MANY_HOURS or chapter.hours > chapter.of / 3:
        return None
    words = "with so many hours you may be done early, and go on to the next chapter then"
    return names.with_command(words, "check-in")


def _nothing_fits(names: Names, bottleneck: Id) -> str:
    """Why nothing is planned although a skill holds the person back, and what to do first."""
    pace = names.person.hours_per_week or 0
    if names.high_load:
        return (
            "nothing that can be shown by then fits beside a high load: hand something over before"
            " you add anything."
        )
    if pace < FEW_HOURS:
        more = "another hour" if pace else "an hour"
        return (
            f"nothing that can be shown by then fits into these hours: ask for {more} a week of"
            " working time first."
        )
    return (
        f"nothing that works on {names.skill_inside(bottleneck)} can be shown by then. Ask somebody"
        " who does it well how they began."
    )


def action_row(names: Names, action: PlannedAction) -> ActionRow:
    """One action; its number is that of the chapter on every face, so that `done` takes it."""
    first, minutes = first_words(names, action)
    brings = tuple(
        f"{names.skill_inside(rung.skill)} to {names.level_name(rung.to)}" for rung in action.raises
    )
    taste = None
    if action.for_role is not None and names.own is not None:
        taste = f"A taste of {names.title(action.for_role)}"
    return ActionRow(
        id=action.id,
        number=action.number,
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
        steps=tuple(map(_step_words, action.steps)),
        ask=action.ask,
        ask_to=person_said(action.to, names) if action.ask else None,
        proof=action.proof,
        price=price(action.cost, paid_kind=action.kind in PAID),
        url=action.url,
        where=WHERE[action.setting] if _is_work(action) else "",
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


def _step_words(step: WorkStep) -> str:
    took = f", {number(step.hours)} h" if step.hours else ""
    return f"week {step.week}: {step.what.rstrip('.')}{took}"


def title_of(names: Names, action: PlannedAction, *, short: bool = False) -> str:
    """What to do; in one line, if it is to be `short` and the catalogue has it so."""
    if action.kind == "offer":
        return f"Answer the offer: {quoted(action.title)}"
    if action.kind == "door":
        return door_title(action, "2")
    title = names.filled(action.title).rstrip(".")
    if short:
        title = names.action(action.id, title)
    if _is_check(action):
        title = f"Find out {title}"
    return f"{title}, the first half" if action.begun_only else title


def door_title(door: PlannedAction, work: str) -> str:
    """What to ask before `work`, a number on the page or a title elsewhere."""
    return f"Ask whether you can count on {_unknown(door)}: {work} needs it"


def is_away(names: Names) -> bool:
    """Whether nothing is planned because the person is away nearly all this time."""
    chapter = names.step.chapter
    if chapter is None or chapter.actions:
        return False
    off = DaysOff(names.person.away, names.catalog.rules.quiet_days)
    return nearly_all_off(chapter.from_, chapter.until, off)


def _is_check(action: PlannedAction) -> bool:
    """Whether it is one of the kit's questions."""
    return action.id.startswith("check:")


def _is_work(action: PlannedAction) -> bool:
    """Whether it is an action of the catalogue, not part of a kit, an offer or a door."""
    return action.kind not in ("kit", "offer", "door")


def _unknown(action: PlannedAction, most: int | None = None) -> str:
    """What an action rests on that nobody knows, in a list; empty if there is nothing."""
    titles = [inside(need.title) for need in action.needs if need.met is None]
    return listed(titles[:most])


def _done(action: PlannedAction) -> str:
    """How one can tell that it is done; every action has such a line."""
    done_when = (action.done_when or "").strip(BLANKS)
    if action.begun_only and action.halfway:
        return f"by then: {stopped(inside(action.halfway.strip()))}"
    if _is_check(action):
        return f"done: {CHECK_DONE}."
    for fixed in (action.kind, action.part):
        if fixed in DONE:
            return f"done: {DONE[fixed]}."
    if done_when:
        return f"done: {stopped(inside(done_when))}"
    if action.proof and action.proof.strip():
        return f"to show: {stopped(inside(action.proof.strip()))}"
    return f"done: {ANY_DONE}."


def _needs(names: Names, action: PlannedAction) -> str | None:
    """What it needs that may not be there, and what to do without it."""
    unknown = _unknown(action, 2)
    if not unknown or action.kind == "door":
        return None
    shown = shown_actions(names)
    if shown and shown[0].kind == "door" and action in shown[1:2]:
        return None
    work = [one for one in shown if _is_work(one)]
    if len(work) == 1 or action in work[:1]:
        return f"Needs {unknown}: ask first."
    return f"Needs {unknown}; without, skip it."


def first_words(names: Names, action: PlannedAction) -> tuple[str | None, int]:
    """The first hour of an action, and its minutes."""
    if action.kind == "offer":
        return OFFER_STEP, 15
    if action.kind == "door":
        return f"ask {names.manager} whether this is there for you: {_unknown(action)}", 30
    most, first = max(1, round(action.hours.planned * 60)), action.first_step
    if first is None:
        return (action.steps[0].what if action.steps else None), min(45, most)
    what = first.what.strip()
    words = what if " with " in what else with_company(what, first.with_)
    if _is_check(action):
        question = names.slots(what) or action.title
        words = _question(names, what, first.with_, question, ", and write the answer down")
    return words, min(first.minutes, most)


def _question(names: Names, words: str, with_: str | None, filled: str, on_page: str = ".") -> str:
    """Whom to ask a question of the kit, unless the page has its words already, as what to say."""
    who = names.manager if with_ in (None, "your manager") else with_
    chapter = names.step.chapter
    if chapter is not None and chapter.say is not None and chapter.say.words == words:
        return f"put the question above to {who}{on_page}"
    return f"ask {who}: {quoted(filled)}"


def week_of(names: Names) -> Week | None:
    """What to do this week: the first hour of the first action, and of the second if the first only
    opens the door.
    """
    shown, today = shown_actions(names), names.plan.generated_on
    if names.kind in NO_PLAN:
        return None
    if is_away(names):
        return Week("This week", "nothing of this plan: you are away.", None)
    if not shown:
        return _ask_week(names)
    left = in_turn(shown, today)
    if not left:
        words = names.with_command("nothing of this chapter is left", "check-in")
        return Week("This week", stopped(words), None)
    action, number = left[0], left[0].number
    under_way = _under_way(action, today)
    if under_way is not None:
        return Week(f"This week, for {number}", under_way, None)
    first, minutes = first_words(names, action)
    opens = action.part in ("offer", "gate")
    then = _then(names, left[1:2]) if opens else None
    if first is None:
        title = inside(title_of(names, action))
        words = stopped(f"put the first hour into your calendar and begin: {title}")
        return Week(f"This week, for {number}", words, then)
    return Week(f"This week, {minutes} minutes, for {number}", stopped(inside(first)), then)


def _under_way(action: PlannedAction, today: date) -> str | None:
    """What to do of an action that was begun; None if its first hour is not behind."""
    step = step_of(action, today)
    if step is None and goes_on(action, today):
        return f"{GO_ON}."
    if step is not None and step.week is not None and action.begun_on is not None:
        return stopped(inside(step.what))
    return None


def _then(names: Names, actions: Sequence[PlannedAction]) -> str | None:
    """What to do after the action that only opens the door."""
    for action in actions:
        first, minutes = first_words(names, action)
        if first is not None:
            return f"Then, {minutes} minutes, for {action.number}: {stopped(inside(first))}"
    return None


def _ask_week(names: Names) -> Week | None:
    """With nothing planned, the question that the kit asks first."""
    check = ask_check(names)
    words = names.slots(check.words) if check is not None else None
    if check is None or check.words is None or words is None:
        return None
    question = _question(names, check.words, check.with_, words)
    return Week(f"This week, {check.minutes} minutes", question, None)


def outline_of(names: Names) -> tuple[OutlineRow, ...]:
    """The half-years after the chapter."""
    if names.kind in (*NO_PLAN, "trial"):
        return ()
    halves = [str(action.number) for action in shown_actions(names) if action.begun_only]
    second_half = f"the second half of {listed(halves)}" if halves else ""
    rows = []
    for half in names.step.outline:
        skills = names.skills_inside(half.skills, 3)
        what = "; ".join(filter(None, (second_half, skills))) or "the rest of it"
        about = max(ROUND, round(half.hours / ROUND) * ROUND)
        last_year = names.plan.generated_on.year + AHEAD
        if half.hours >= SMALL_REST and int(half.half_year[:4]) <= last_year:
            rows.append(OutlineRow(half_year_words(half.half_year), what, about))
        second_half = ""
    return tuple(rows)


def outline_actions(names: Names) -> tuple[ActionRow, ...]:
    """The actions after the chapter, without numbers and days."""
    if names.kind in NO_PLAN:
        return ()
    later = [action for action in names.step.actions if action.number is None]
    return tuple(action_row(names, action) for action in later)


# -------------------- the day of decision


def decision_of(names: Names) -> Decision | None:
    """The day on which one looks again, and what to do then.

    Stay with it, ask, or go another way.
    """
    chapter = names.chapter
    if chapter is None:
        return None
    wrote = names.wrote
    if wrote and names.kind != "elsewhere":
        wrote += " Still so?"
    return Decision(f"On {day_of(chapter.check_on)}", _branches(names), wrote)


def _branches(names: Names) -> tuple[str, ...]:
    if names.kind == "trial":
        return (
            "If neither was worth doing again, stay where you are; that is an answer too.",
            "If you were not let try, ask for another six weeks before you decide.",
            f"If one was, ask for more of it: {names.either(names.step.equal)}.",
        )
    if names.private and names.decided in DATED:
        return DATED[names.decided]
    shown, kit = shown_actions(names), names.kit
    stop = kit.stop if kit is not None else None
    if stop is not None and shown and (names.to_venture or names.is_ready_now):
        then = stopped(f"If {stop.if_}: {_first_part(stop.then)}")
        return then, stopped(f"If not: {_first_part(stop.else_)}")
    return _by_work(names, shown)


def _first_part(text: str) -> str:
    """The first sentence, up to a semicolon."""
    return inside(first_sentence(text.partition(";")[0]))


def _by_work(names: Names, shown: Sequence[PlannedAction]) -> tuple[str, ...]:
    """The branches that hang on the main piece of work."""
    other_ways = names.command("plan --show ways") if names.private else "look at the other ways."
    chapter = names.step.chapter
    if not shown or chapter is None:
        return (
            "If nothing has changed, stay with this.",
            "If you want to move sooner, ask what it would take.",
            f"If you want something else: {other_ways}",
        )
    main, drop = shown[-1].number, None
    if chapter.if_not is not None:
        numbers = {action.id: action.number for action in shown}
        main = numbers.get(chapter.if_not.action) or main
        drop = numbers.get(chapter.if_not.drop or "")
    stay = f"If {main} is not done, stay with it"
    stay += f" and drop {drop}." if drop and drop != main else "."
    return stay, "If nobody let you, ask what it would take.", f"If it tired you: {other_ways}"
