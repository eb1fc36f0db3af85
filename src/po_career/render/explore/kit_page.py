"""Kits on a screen: the list, and one kit in full."""

from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import KitCheck, KitStep, Say, Stop
from po_career.render.explore.entry_model import KitEntry
from po_career.render.explore.entry_parts import (
    list_page,
    names_section,
    sources_section,
    title_lines,
)
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import capital, figure, hours, sentence, stopped
from po_career.render.page.table import table

OPENING = "A kit is what a kind of move takes beside skills: what to find out, do and say."
LISTENERS: Mapping[str, str] = {
    "manager": "your manager",
    "decider": "whoever decides",
    "hr": "HR",
    "client": "a client",
    "colleague": "a colleague",
    "former colleague": "a former colleague",
    "partner": "your partner",
    "recruiter": "the recruiter",
}
"""Whom to say something to, in words; what is not here is said as it stands."""
AFTER: Mapping[str, str] = {
    "no-talk": "first after applications that led to no interview",
    "talks": "first after interviews that led to no offer",
}
"""When a step comes before the others."""
GATE = Run("Nothing is offered, tried or signed before it.", "missing")
SLOTS: Mapping[str, str] = {
    "{role}": "the role that you want",
    "{skill}": "the skill that you work on",
    "{date}": "a day that it names",
}
"""What stands in sentences until a plan fills it in, and what a plan puts there."""


def kit_list_lines(kits: Sequence[KitEntry], page: Page) -> Lines:
    """All kits in one line each: title, hours and id."""
    rows = []
    for kit in kits:
        about = hours(max(1, round(kit.hours)))
        rows.append((Run(kit.title), Run(about), Run(kit.id, "dim")))
    opening = f"{figure(len(kits), 'kit')}. {OPENING}"
    example = kits[0].id if kits else "KIT"
    lines = below(table(rows, page, rights={1}))
    return list_page(opening, [lines], f"kits {example}", ", with the words to say", page)


def kit_lines(kit: KitEntry, page: Page) -> Lines:
    """One kit in full: what to find out, to do, to say and to avoid, and when to decide."""
    facts = [f"id {kit.id}", f"for {kit.for_}", _time(kit.hours)]
    return joined(
        [
            [*title_lines(kit.title, facts, page), *_slots(kit, page)],
            page.section("Find out first", below(_check(check, page) for check in kit.checks)),
            page.section("Do", below(_step(step, page) for step in kit.steps)),
            page.section("What to say", below(_say(say, page) for say in kit.say)),
            page.section("When to decide", _stop(kit.stop, page) if kit.stop else []),
            names_section("Skills that it rests on", kit.skills, page),
            page.bullets_section("What to avoid", map(capital, kit.avoid)),
            page.bullets_section("What would change the plan", map(sentence, kit.changes_advice)),
            sources_section(kit.sources, kit.basis, page),
        ]
    )


def _slots(kit: KitEntry, page: Page) -> Lines:
    """What the slots in the kit's sentences stand for."""
    spoken = " ".join(text for text in _spoken(kit) if text)
    used = [f"{slot} is {meaning}" for slot, meaning in SLOTS.items() if slot in spoken]
    return page.dimmed(f"In your plan {', '.join(used)}.", 0) if used else []


def _spoken(kit: KitEntry) -> Iterator[str | None]:
    for check in kit.checks:
        yield from (check.words, check.if_no)
    for step in kit.steps:
        yield step.ask
    for say in kit.say:
        yield from (say.words, say.if_no)


def _check(check: KitCheck, page: Page) -> Lines:
    """What to find out: whom to ask, by when, and how long it takes."""
    facts = [f"ask {check.with_}"] if check.with_ else []
    facts += [f"by day {check.by_day}"] if check.by_day else []
    facts.append(f"{check.minutes} minutes")
    return [
        *page.item(sentence(check.what)),
        *page.dimmed(sentence(", ".join(facts)), 4),
        *_quoted(check.words, page),
        *_if_no(check.if_no, page),
        *(page.para(GATE, 4) if check.gate else []),
    ]


def _step(step: KitStep, page: Page) -> Lines:
    lines = page.item(sentence(step.what))
    lines += page.dimmed(_when(step), 4)
    first = step.first_step
    if first:
        company = f", with {first.with_}" if first.with_ else ""
        words = f"First, {first.minutes} minutes{company}: {stopped(first.what)}"
        lines += page.para(words, 4)
    lines += _quoted(step.ask, page)
    if step.done_when:
        lines += page.para(f"Done when {stopped(step.done_when)}", 4)
    return [*lines, *(page.para(GATE, 4) if step.gate else [])]


def _when(step: KitStep) -> str:
    parts = [f"{_time(step.hours)}, by the end of week {step.week}"]
    if step.must:
        parts.append("it stays if there is less time")
    if step.either_way:
        parts.append("worth it whatever is decided")
    if step.after:
        parts.append(AFTER[step.after])
    return stopped("; ".join(parts))


def _say(say: Say, page: Page) -> Lines:
    listener = page.dimmed(f"To {LISTENERS.get(say.to, say.to)}") if say.to else []
    return [*listener, *_quoted(say.words, page), *_if_no(say.if_no, page)]


def _stop(stop: Stop, page: Page) -> Lines:
    return [
        *page.para(sentence(stop.on)),
        *page.para(f"If {stopped(stop.if_)}", 4, 2),
        *page.para(f"Then: {stopped(stop.then)}", 4, 2),
        *page.para(f"Otherwise: {stopped(stop.else_)}", 4, 2),
    ]


def _quoted(words: str | None, page: Page) -> Lines:
    return page.para(f'"{words}"', 4, 1) if words else []


def _if_no(words: str | None, page: Page) -> Lines:
    return page.para(f'If no: "{words}"', 4, 2) if words else []


def _time(amount: float) -> str:
    """Hours to the nearest half; minutes below one hour."""
    if amount < 1:
        return f"{round(amount * 60)} minutes"
    return hours(round(amount * 2) / 2)
