"""What to do now: what, its next step, how one sees that it is done, and by when."""

from po_career.planning.kept_chapter import NextStep
from po_career.planning.next_action import Next, NextAction
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import (
    capital,
    day_and_year,
    hours,
    listed,
    numbered,
    sentence,
    stopped,
)
from po_career.render.plan.naming import inside
from po_career.render.plan.parts import (
    ANY_DONE,
    CHECK_DONE,
    DONE,
    GO_ON,
    OFFER_STEP,
    with_company,
)

DOOR_STEP = "Ask whoever you report to for it, with a day on which you hear."
CALENDAR = "Put its first hour into your calendar, and begin."


def next_lines(found: Next, page: Page) -> Lines:
    """The page of `next`."""
    action = found.action
    if action is None:
        return _nothing(found, page)
    number = f"{action.number}. " if action.number is not None else ""
    heading = [Run(number, "now"), Run(_title(action), "heading")]
    done = f"Done when {_done_words(action)}"
    step = _step_words(action, found.next_step)
    return [
        *page.para(heading, 0, len(number)),
        *page.para([Run("Next: ", "now"), Run(step)], 2, 2),
        *page.para(done, 2, 2),
        *page.dimmed(_days(found, action), 2, 2),
    ]


def _nothing(found: Next, page: Page) -> Lines:
    check_in = page.command("check-in")
    day = day_and_year(found.check_on)
    if found.why == "over":
        words = f"The chapter toward {found.title} ended on {day}. {check_in} begins the next one."
    elif found.why == "all done":
        words = (
            f"All of the chapter toward {found.title} is done. Check-in on {day}, or now:"
            f" {check_in}"
        )
    else:
        words = f"Nothing is planned until {day}: {page.command('plan')} says why."
    return page.para(words, 0, 2)


def _title(action: NextAction) -> str:
    if action.kind == "offer":
        return f'Answer the offer: "{action.title}"'
    if action.kind == "door":
        needs = listed(map(inside, action.needs))
        return f"Ask whether you can count on {needs}: the next action needs it"
    title = action.title.rstrip(".")
    if action.id.startswith("check:"):
        return f"Find out {title}"
    return f"The first half of: {title}" if action.half else title


def _step_words(action: NextAction, step: NextStep | None) -> str:
    if action.kind == "offer":
        return sentence(OFFER_STEP)
    if action.kind == "door":
        return DOOR_STEP
    if step is None:
        return CALENDAR if action.begun_on is None else sentence(GO_ON)
    if "{" in step.what:
        return CALENDAR
    minutes = "" if step.minutes is None else f", {step.minutes} minutes"
    return f"{capital(with_company(step.what.rstrip('.'), step.with_))}{minutes}."


def _done_words(action: NextAction) -> str:
    done = DONE.get(action.kind) or action.done_when or ANY_DONE
    if action.id.startswith("check:"):
        done = CHECK_DONE
    return stopped(inside(done.strip()))


def _days(found: Next, action: NextAction) -> str:
    parts = []
    if action.due is not None:
        verb = "Was due" if action.state == "late" else "Due"
        parts.append(f"{verb} {day_and_year(action.due)}, {hours(action.hours)}")
    if found.late:
        parts.append(f"{numbered(found.late)} also late")
    parts.append(f"check-in on {day_and_year(found.check_on)}")
    return capital("; ".join(parts)) + "."
