"""What to do now: what, its next step, how one sees that it is done, and by when."""

from collections.abc import Callable

from po_career.planning.kept_chapter import NextStep
from po_career.planning.next_action import Next, NextAction
from po_career.render.page.layout import Lines, Page, Run
from po_career.render.page.phrases import capital, day_and_year, hours, listed, numbered, stopped

Command = Callable[..., str]
"""Makes the text of a command for the profile in force from its words."""
STEPS = {
    "offer": "Write back what you would like to do there, and propose a day.",
    "door": "Ask whoever you report to for it, with a day on which you hear.",
}
"""The next step of entries that are not actions of the catalogue, by their kind."""
DONE = {
    "offer": "a day is agreed, and what you bring to it is written down.",
    "door": "you have a yes, or know what you do instead.",
}
CHECK_DONE = "the answer is written down, with who gave it."
ANY_DONE = "you can say in two sentences what you do differently now."
CALENDAR = "Put its first hour into your calendar, and begin."
GO_ON = "Go on with it: put the next two hours for it into your calendar."
ALONE = ("nobody", "you alone")


def next_lines(found: Next, page: Page, *, command: Command) -> Lines:
    """The page of `next`."""
    action = found.action
    if action is None:
        return _nothing(found, page, command)
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


def _nothing(found: Next, page: Page, command: Command) -> Lines:
    check_in = command("check-in")
    day = day_and_year(found.check_on)
    if found.why == "over":
        words = f"The chapter toward {found.title} ended on {day}. {check_in} begins the next one."
    elif found.why == "all done":
        words = (
            f"All of the chapter toward {found.title} is done. Check-in on {day}, or now:"
            f" {check_in}"
        )
    else:
        words = f"Nothing is planned until {day}: {command('plan')} says why."
    return page.para(words, 0, 2)


def _title(action: NextAction) -> str:
    if action.kind == "offer":
        return f'Answer the offer: "{action.title}"'
    if action.kind == "door":
        needs = listed(need[:1].lower() + need[1:] for need in action.needs)
        return f"Ask whether you can have what the next action rests on: {needs}"
    title = action.title.rstrip(".")
    if action.id.startswith("check:"):
        return f"Find out {title}"
    return f"The first half of: {title}" if action.half else title


def _step_words(action: NextAction, step: NextStep | None) -> str:
    if action.kind in STEPS:
        return STEPS[action.kind]
    if step is None:
        return CALENDAR if action.begun_on is None else GO_ON
    if "{" in step.what:
        return CALENDAR
    minutes = "" if step.minutes is None else f", {step.minutes} minutes"
    return f"{capital(step.what.rstrip('.'))}{_company(step)}{minutes}."


def _company(step: NextStep) -> str:
    """With whom, unless the step says so itself."""
    who = step.with_
    if not who or who.startswith(ALONE) or who.split()[-1].lower() in step.what.lower():
        return ""
    return f" (with {who})"


def _done_words(action: NextAction) -> str:
    if action.kind in DONE:
        return DONE[action.kind]
    if action.id.startswith("check:"):
        return CHECK_DONE
    if action.done_when is None:
        return ANY_DONE
    words = stopped(action.done_when.strip())
    keeps = any(letter.isupper() for letter in words.split(" ")[0][1:]) or words.startswith("I ")
    return words if keeps else words[:1].lower() + words[1:]


def _days(found: Next, action: NextAction) -> str:
    parts = []
    if action.due is not None:
        verb = "Was due" if action.state == "late" else "Due"
        parts.append(f"{verb} {day_and_year(action.due)}, {hours(action.hours)}")
    if found.late:
        parts.append(f"{numbered(found.late)} also late")
    parts.append(f"check-in on {day_and_year(found.check_on)}")
    return capital("; ".join(parts)) + "."
