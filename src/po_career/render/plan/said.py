"""What to say and to whom, what would change the plan, doubts, and the certificate."""

import re
from datetime import timedelta

from po_career.catalog.model import Id, Say
from po_career.planning.model import PlanKit
from po_career.render.page.phrases import count, number, stopped
from po_career.render.plan.chapter_rows import is_away, shown_actions
from po_career.render.plan.head import is_top, kit_of
from po_career.render.plan.naming import (
    Names,
    day_of,
    first_sentence,
    if_not_words,
    inside,
    person_said,
    quoted,
    whole,
)
from po_career.render.plan.parts import NO_PLAN, Answer, PageKind, SayPart

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


def say_of(names: Names, kind: PageKind) -> SayPart | None:
    """What to say; nothing of a kit that is for the person alone, unless the page is."""
    chapter, kit = names.step.chapter, kit_of(names)
    if kind == "less":
        first = kit.say[0] if kit is not None and kit.say else Say(LESS)
        head = f"Say to {person_said(first.to, names)}"
        return SayPart(head, quoted(names.slots(first.words) or first.words), None)
    if chapter is None or chapter.say is None or kind in NO_PLAN or is_away(names):
        return None
    say = chapter.say
    if say.action is None and kit_of(names) is None:
        return None
    if say.action is not None and all(one.id != say.action for one in shown_actions(names)):
        return None
    words = names.slots(say.words)
    if words is None:
        return None
    if_no = names.slots(say.if_no) if say.if_no else None
    answer = if_not_words(words, if_no) if if_no else None
    return SayPart(f"Say to {person_said(say.to, names)}", quoted(words), answer)


def changes_of(names: Names, kind: PageKind) -> str | None:
    """What would change the plan.

    The answer that it hangs on, else what the kit says, else a target of one's own.
    """
    if kind in NO_PLAN:
        return None
    decided = names.plan.person.situation.decided
    if names.private and decided is not None and decided.what == "post-in-question":
        before = f" before {day_of(decided.on)}" if decided.on else ""
        return f"a firm answer about your post{before}: then only one of the two ways is left."
    if names.private and decided is not None and decided.what == "post-opens":
        return (
            "a later day for the post, or somebody else in it: then look elsewhere, quietly, with"
            " what you have shown."
        )
    step, hangs = names.step, names.step.hangs_on
    if hangs is not None and (step.confidence is None or step.confidence < SURE):
        if hangs.known:
            return f"another rating of {names.skill_inside(hangs.skill)}; one example settles it."
        return f"a rating of {names.skill_inside(hangs.skill)}, which you have not given yet."
    kit = kit_of(names)
    if kit is not None and kit.changes_advice:
        return _from_kit(names, kit)
    if kind == "stay" and names.plan.alternatives:
        target = names.plan.alternatives[0].role
        return names.with_command("a step that you name yourself", f"plan --to {target}")
    return names.with_command(
        "other hours a week, a new rating, or a role that you name", "plan --to ROLE"
    )


def _from_kit(names: Names, kit: PlanKit) -> str:
    there = names.plan.person.situation.there
    has_post = any(need.post and there.get(need.id) for need in names.catalog.needs.values())
    decided = names.plan.person.situation.decided
    on = decided.on if decided is not None else None
    soon = on is not None and on - names.plan.generated_on < SOON
    alone = names.own is not None and names.own.venture
    stays = alone or is_top(names)
    advice = []
    for one in kit.changes_advice:
        idle = (
            (has_post and "no post" in one)
            or ("weeks left" in one and not soon)
            or (stays and "a post opens" in one)
            or ((names.own is None or alone) and "keep you" in one)
            or (decided is not None and decided.what == "post-ends" and "only in question" in one)
        )
        if not idle:
            advice.append(one)
    words = (advice or kit.changes_advice)[0]
    if len(words) > LONGEST:
        words = first_sentence(words)
    return stopped(inside(words))


def doubts_of(names: Names) -> tuple[Answer, ...]:
    """The doubts that the person carries, each with its answer in a line."""
    if not names.private:
        return ()
    found = []
    for key in names.plan.person.doubts:
        doubt = names.catalog.doubts.get(key)
        if doubt is not None:
            found.append(Answer(doubt.asks, stopped(doubt.short or _short(doubt.answer))))
    return tuple(found)


def _short(answer: str) -> str:
    """The first sentences of a long answer."""
    kept = ""
    for one in re.split(r"(?<=[.!?]) ", " ".join(answer.split())):
        if kept and len(kept) + len(one) > LONGEST:
            break
        kept = f"{kept} {one}".strip()
    return kept


def credential_of(names: Names, kind: PageKind) -> str | None:
    """The one certificate that employers ask for on this move, as a choice."""
    found = names.step.credential
    if found is None or kind not in ("step", "equal"):
        return None
    high = found.hours.high
    hours = number(found.hours.low)
    if high is not None and high != found.hours.low:
        hours += f" to {number(high)}"
    cost = "ask for the price"
    if found.cost is not None:
        cost = "free"
        if found.cost.amount:
            cost = f"{found.cost.currency or ''} {number(found.cost.amount)}".strip()
        if found.cost.seen:
            cost += f" seen {found.cost.seen}"
    name = re.sub(r".*\((.*?)\)$", r"\1", found.title)
    return f"Not needed, though some employers ask for it: {name}, {hours} h, {cost}."


def extra_of(names: Names, kind: PageKind) -> str | None:
    """One try-out of AI in one's own work, outside the hours.

    Nothing that is planned already or below what one can.
    """
    if kind not in ("step", "stay", "equal"):
        return None
    chapter = names.step.chapter
    left = chapter.of - chapter.hours if chapter is not None else 0
    if names.plan.person.situation.load != "fine" and names.private:
        return None
    planned = {action.id for action in names.step.actions}
    for trend in names.plan.trends:
        if AI not in trend.id.split("-"):
            continue
        for key in trend.tries:
            action = names.catalog.actions.get(key)
            if action is None or key in planned or action.kind == "certification":
                continue
            if not any(_is_new(names, rung) for rung in {**action.opens, **action.raises}.items()):
                continue
            if action.hours.middle > min(SMALL, left):
                continue
            hours = count(whole(action.hours.middle), "hour")
            return f"If you have {hours} left: {stopped(inside(names.action(key, action.title)))}"
    return None


def _is_new(names: Names, rung: tuple[Id, int]) -> bool:
    skill, level = rung
    rating = names.own_rating(skill)
    if rating is not None:
        return rating.level < level
    need = names.own.requires.get(skill) if names.own is not None else None
    return need is None or need.level < level
