"""What to say and to whom, what would change the plan, doubts, and the certificate."""

import re
from collections.abc import Iterator
from datetime import timedelta

from po_career.catalog.model import Action, Say
from po_career.planning.model import PlanKit
from po_career.render.page.phrases import count, number, stopped
from po_career.render.plan.chapter_rows import is_away, shown_actions
from po_career.render.plan.naming import (
    Names,
    day_of,
    first_sentence,
    inside,
    money_words,
    person_said,
    quoted,
    whole,
)
from po_career.render.plan.parts import NO_PLAN, Answer, SayPart

LESS = (
    "I have more than I can do well. These are three things that I would stop or hand over. Which"
    " may go first?"
)
SURE = 0.97
"""From this share of the variations on no single answer would change the step."""
AI = "ai"
"""What stands in the id of the trend of which everybody is offered a try-out."""
SMALL = 6
"""Hours that a try-out takes at most."""
SOON = timedelta(weeks=6)
LONGEST = 130
"""Characters of what would change the plan, above which its first sentence is enough."""


def say_of(names: Names) -> SayPart | None:
    """What to say; nothing of a kit that is for the person alone, unless the page is."""
    if names.kind == "less":
        return _say_of_less(names)
    chapter = names.chapter
    if chapter is None or chapter.say is None or is_away(names):
        return None
    say = chapter.say
    words, about = names.slots(say.words), {action.id for action in shown_actions(names)}
    is_shown = say.action in about if say.action is not None else names.kit is not None
    if words is None or not is_shown:
        return None
    answer = names.if_not(words, say.if_no)
    return SayPart(f"Say to {person_said(say.to, names)}", quoted(words), answer)


def _say_of_less(names: Names) -> SayPart:
    """What the kit says first to a load that is too much."""
    kit = names.kit
    say = kit.say[0] if kit is not None and kit.say else Say(LESS)
    return SayPart(f"Say to {person_said(say.to, names)}", quoted(names.filled(say.words)), None)


def changes_of(names: Names) -> str | None:
    """What would change the plan.

    The answer that it hangs on, else what the kit says, else a target of one's own.
    """
    if names.kind in NO_PLAN:
        return None
    return _decided_changes(names) or _hangs_on_words(names) or _advice(names)


def _decided_changes(names: Names) -> str | None:
    if not names.private:
        return None
    if names.decided == "post-in-question":
        before = f" before {day_of(names.decided_on)}" if names.decided_on else ""
        return f"a firm answer about your post{before}: then only one of the two ways is left."
    if names.decided == "post-opens":
        return (
            "a later day for the post, or somebody else in it: then look elsewhere, quietly, with"
            " what you have shown."
        )
    return None


def _advice(names: Names) -> str:
    if names.kit is not None and names.kit.changes_advice:
        return _from_kit(names, names.kit)
    if names.kind == "stay" and names.plan.alternatives:
        target = names.plan.alternatives[0].role
        return names.with_command("a step that you name yourself", f"plan --to {target}")
    return names.with_command(
        "other hours a week, a new rating, or a role that you name", "plan --to ROLE"
    )


def _hangs_on_words(names: Names) -> str | None:
    """The rating that would change the step, unless it hardly can."""
    step, hangs_on = names.step, names.step.hangs_on
    if hangs_on is None or (step.confidence is not None and step.confidence >= SURE):
        return None
    skill = names.skill_inside(hangs_on.skill)
    if hangs_on.known:
        return f"another rating of {skill}; one example settles it."
    return f"a rating of {skill}, which you have not given yet."


def _from_kit(names: Names, kit: PlanKit) -> str:
    """The first advice of the kit that applies to the person, else the first."""
    on, alone = names.decided_on, names.on_their_own
    soon = on is not None and on - names.plan.generated_on < SOON
    idle = {
        "no post": True in names.posts,
        "weeks left": not soon,
        "a post opens": alone or names.is_top,
        "keep you": alone or names.own is None,
        "only in question": names.decided == "post-ends",
    }
    words = kit.changes_advice[0]
    for advice in kit.changes_advice:
        if not any(idle[phrase] for phrase in idle if phrase in advice):
            words = advice
            break
    if len(words) > LONGEST:
        words = first_sentence(words)
    return stopped(inside(words))


def doubts_of(names: Names) -> tuple[Answer, ...]:
    """The doubts that the person carries, each with its answer in a line."""
    if not names.private:
        return ()
    known = names.catalog.doubts
    doubts = [known[key] for key in names.person.doubts if key in known]
    return tuple(
        Answer(doubt.asks, stopped(doubt.short or _short(doubt.answer))) for doubt in doubts
    )


def _short(answer: str) -> str:
    """The first sentences of a long answer."""
    kept = ""
    for one in re.split(r"(?<=[.!?]) ", " ".join(answer.split())):
        if kept and len(kept) + len(one) > LONGEST:
            break
        kept = f"{kept} {one}".strip()
    return kept


def credential_of(names: Names) -> str | None:
    """The one certificate that employers ask for on this transition, as a choice."""
    credential = names.step.credential
    if credential is None or names.kind not in ("step", "equal"):
        return None
    hours = number(credential.hours.low)
    if credential.hours.high not in (None, credential.hours.low):
        hours += f" to {number(credential.hours.high or 0)}"
    cost = credential.cost
    price = "ask for the price"
    if cost is not None:
        price = money_words(cost) if cost.amount else "free"
        price += f" seen {cost.seen}" if cost.seen else ""
    name = re.sub(r".*\((.*?)\)$", r"\1", credential.title)
    return f"Not needed, though some employers ask for it: {name}, {hours} h, {price}."


def extra_of(names: Names) -> str | None:
    """One try-out of AI in one's own work, outside the hours.

    Nothing that is planned already or below what one can.
    """
    chapter = names.step.chapter
    burdened = names.private and names.person.situation.load != "fine"
    if chapter is None or burdened or names.kind not in ("step", "stay", "equal"):
        return None
    most = min(SMALL, chapter.of - chapter.hours)
    for action in _tries(names):
        if action.hours.middle <= most and _is_new(names, action):
            hours = count(whole(action.hours.middle), "hour")
            title = inside(names.action(action.id, action.title))
            return f"If you have {hours} left: {stopped(title)}"
    return None


def _tries(names: Names) -> Iterator[Action]:
    """What one could try of AI that is not planned, certificates aside."""
    planned = {action.id for action in names.step.actions}
    for trend in names.plan.trends:
        for key in trend.tries if AI in trend.id.split("-") else ():
            action = names.catalog.actions.get(key)
            if action is None or action.kind == "certification" or action.id in planned:
                continue
            yield action


def _is_new(names: Names, action: Action) -> bool:
    """Whether it brings anything above what the person can do."""
    asked = names.own.requires if names.own is not None else {}
    for skill, level in {**action.opens, **action.raises}.items():
        rating, need = names.rating(skill), asked.get(skill)
        has = rating if rating is not None else need
        if has is None or has.level < level:
            return True
    return False
