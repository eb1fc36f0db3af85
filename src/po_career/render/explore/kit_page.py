"""Kits on a screen: the list, and one kit in full."""

from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import FirstStep, KitCheck, KitStep, Say, Stop
from po_career.render.explore.entry_model import KitEntry
from po_career.render.explore.entry_parts import bullets_section, names_section, sources_section
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
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
    "no-talk": "first after applications that led to no talk",
    "talks": "first after talks that led to no offer",
}
"""When a step comes before the others."""
SLOTS: Mapping[str, str] = {
    "{role}": "the role that you want",
    "{skill}": "the skill that you work on",
    "{date}": "a day that it names",
}
"""What stands in sentences until a plan fills it in, and what a plan puts there."""


def kit_list_lines(kits: Sequence[KitEntry], *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """All kits in one line each: title, hours and id."""
    page = page_of(width, glyphs)
    opening = page.para(f"{figure(len(kits), 'kit')}. {OPENING}", 0)
    rows = [(Run(kit.title), Run(_about(kit.hours)), Run(kit.id, "dim")) for kit in kits]
    lines = [line for block in table(rows, page, rights={1}) for line in block]
    example = kits[0].id if kits else "KIT"
    closing = page.para(f"po-career kits {example} shows one in full, with the words to say.", 0)
    return joined([opening, lines, closing])


def kit_lines(kit: KitEntry, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """One kit in full: what to find out, to do, to say and to avoid, and when to decide."""
    page = page_of(width, glyphs)
    changes = "What would change the plan"
    return joined(
        [
            [*heading(page, kit.title), *_identity(kit, page), *_slots(kit, page)],
            _checks(kit.checks, page),
            _steps(kit.steps, page),
            _say(kit.say, page),
            _stop(kit.stop, page),
            names_section("Skills that it rests on", kit.skills, page),
            bullets_section("What to avoid", [capital(text) for text in kit.avoid], page),
            bullets_section(changes, [sentence(text) for text in kit.changes_advice], page),
            sources_section(kit.sources, kit.basis, page),
        ]
    )


def _identity(kit: KitEntry, page: Page) -> list[Line]:
    facts = [f"id {kit.id}", f"for {kit.for_}", _time(kit.hours)]
    return page.para(Run(f" {page.glyphs.dot} ".join(facts), "dim"), 0)


def _slots(kit: KitEntry, page: Page) -> list[Line]:
    """What the slots in the kit's sentences stand for."""
    spoken = " ".join(_spoken(kit))
    used = [f"{slot} is {meaning}" for slot, meaning in SLOTS.items() if slot in spoken]
    return page.para(Run(f"In your plan {', '.join(used)}.", "dim"), 0) if used else []


def _spoken(kit: KitEntry) -> Iterator[str]:
    for check in kit.checks:
        yield from (check.words or "", check.if_no or "")
    for step in kit.steps:
        yield step.ask or ""
    for say in kit.say:
        yield from (say.words, say.if_no or "")


def _checks(checks: Sequence[KitCheck], page: Page) -> list[Line]:
    lines = heading(page, "Find out first") if checks else []
    for check in checks:
        lines += page.bullet(Run(page.glyphs.dot, "dim"), sentence(check.what))
        lines += page.para(Run(_where(check), "dim"), 4)
        lines += _quoted(check.words, page)
        lines += _if_no(check.if_no, page)
        lines += _gate(page, gate=check.gate)
    return lines


def _where(check: KitCheck) -> str:
    """Whom to ask, by when, and how long it takes."""
    parts = [f"ask {check.with_}"] if check.with_ else []
    parts += [f"by day {check.by_day}"] if check.by_day else []
    return sentence(", ".join([*parts, f"{check.minutes} minutes"]))


def _steps(steps: Sequence[KitStep], page: Page) -> list[Line]:
    lines = heading(page, "Do") if steps else []
    for step in steps:
        lines += page.bullet(Run(page.glyphs.dot, "dim"), sentence(step.what))
        lines += page.para(Run(_when(step), "dim"), 4)
        lines += _first(step.first_step, page)
        lines += _quoted(step.ask, page)
        lines += page.para(f"Done when {stopped(step.done_when)}", 4) if step.done_when else []
        lines += _gate(page, gate=step.gate)
    return lines


def _when(step: KitStep) -> str:
    parts = [f"{_time(step.hours)}, by the end of week {step.week}"]
    if step.must:
        parts.append("it stays if there is less time")
    if step.either_way:
        parts.append("worth it whatever is decided")
    if step.after:
        parts.append(AFTER[step.after])
    return stopped("; ".join(parts))


def _first(first: FirstStep | None, page: Page) -> list[Line]:
    if first is None:
        return []
    company = f", with {first.with_}" if first.with_ else ""
    return page.para(f"First, {first.minutes} minutes{company}: {stopped(first.what)}", 4)


def _say(say: Sequence[Say], page: Page) -> list[Line]:
    lines = heading(page, "What to say") if say else []
    for one in say:
        if one.to:
            lines += page.para(Run(f"To {LISTENERS.get(one.to, one.to)}", "dim"))
        lines += _quoted(one.words, page)
        lines += _if_no(one.if_no, page)
    return lines


def _stop(stop: Stop | None, page: Page) -> list[Line]:
    if stop is None:
        return []
    return [
        *heading(page, "When to decide"),
        *page.para(sentence(stop.on)),
        *page.para(f"If {stopped(stop.if_)}", 4, 2),
        *page.para(f"Then: {stopped(stop.then)}", 4, 2),
        *page.para(f"Otherwise: {stopped(stop.else_)}", 4, 2),
    ]


def _quoted(words: str | None, page: Page) -> list[Line]:
    return page.para(f'"{words}"', 4, 1) if words else []


def _if_no(words: str | None, page: Page) -> list[Line]:
    return page.para(f'If no: "{words}"', 4, 2) if words else []


def _gate(page: Page, *, gate: bool) -> list[Line]:
    return (
        page.para(Run("Nothing is offered, tried or signed before it.", "missing"), 4)
        if gate
        else []
    )


def _about(amount: float) -> str:
    """Whole hours, at least one."""
    return hours(max(1, round(amount)))


def _time(amount: float) -> str:
    """Hours to the nearest half; minutes below one hour."""
    if amount < 1:
        return f"{round(amount * 60)} minutes"
    return hours(round(amount * 2) / 2)
