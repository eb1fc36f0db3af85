"""Development actions on a screen: the list by kind, and one action in full."""

from collections.abc import Iterator, Sequence

from po_career.catalog.model import ActionKind, Cost
from po_career.render.explore.entry_model import ActionEntry, Lift
from po_career.render.explore.entry_parts import (
    SCOPE_WORDS,
    list_page,
    sources_section,
    span_origin,
    title_lines,
)
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import (
    capital,
    extent,
    figure,
    hours,
    money,
    sentence,
    weeks,
)
from po_career.render.page.table import table

KINDS: dict[ActionKind, str] = {
    "certification": "Certifications",
    "course": "Courses",
    "reading": "Reading",
    "assignment": "Assignments",
    "practice": "Practice",
    "mentoring": "Mentoring",
    "community": "Communities",
}
OPENS = "It comes before larger work, and brings no level by itself."
SETTINGS = {"at-work": "inside your work", "own-time": "in your own time"}
CAP = "It lifts a person who has the level before the arrow, by that one level and no further."


def action_list_lines(actions: Sequence[ActionEntry], page: Page) -> Lines:
    """All actions by kind: title and hours, then the id and what it raises."""
    rows = [
        (Run(action.title), Run(f"{extent(action.hours, page.glyphs.dash)} h"))
        for action in actions
    ]
    groups: dict[ActionKind, Lines] = {kind: [] for kind in KINDS}
    for action, block in zip(actions, table(rows, page, rights={1}), strict=True):
        raised = "; ".join(f"{lift.name} to {lift.to_name}" for lift in action.raises)
        facts = f"{action.id} {page.glyphs.dot} {raised}" if raised else action.id
        groups[action.kind] += [*block, *page.dimmed(facts, 4)]
    example = actions[0].id if actions else "ACTION"
    return list_page(
        f"{figure(len(actions), 'development action')}.",
        [page.section(KINDS[kind], lines) for kind, lines in groups.items()],
        f"actions {example}",
        ": price, address, how one knows that it is done",
        page,
    )


def action_lines(action: ActionEntry, page: Page) -> Lines:
    """One action in full: what it takes, what it raises, what must be there before, and how one
    knows that it is done.
    """
    steps = [
        (Run(f"week {step.week}", "dim"), Run(sentence(step.what)), Run(hours(step.hours)))
        for step in action.steps
    ]
    details = [
        page.para(f"{capital(name)}: {text}", hang=2) for name, text in action.details.items()
    ]
    where = page.para(action.provider) if action.provider else []
    if action.url:
        where += page.para(action.url, last=page.width)
    return joined(
        [
            title_lines(action.title, [action.kind, f"id {action.id}"], page),
            page.section("What it takes", below(map(page.para, _takes(action)))),
            [
                *page.section("What it raises", _lifts(action.raises, CAP, page)),
                *page.section("What it opens", _lifts(action.opens, OPENS, page)),
            ],
            page.bullets_section("What must be there before", map(capital, _before(action))),
            _ask(action, page),
            _first_step(action, page),
            page.section("Its steps", below(table(steps, page, gives=1, rights={2}))),
            page.prose_section("What you can show half-way", action.halfway),
            page.prose_section("Done when", action.done_when),
            page.prose_section("What you can show afterwards", action.proof),
            page.bullets_section("What it fits", _fits(action)),
            page.section("Where", where),
            page.section("Details", below(details)),
            sources_section(action.sources, action.basis, page),
        ]
    )


def _takes(action: ActionEntry) -> Iterator[str]:
    yield (
        f"{extent(action.hours, ' to ')} hours, {SETTINGS[action.setting]}; a plan counts"
        f" {hours(action.planned_hours)}. The hours rest on {span_origin(action.hours)}"
    )
    if action.min_weeks:
        yield f"At least {weeks(action.min_weeks)} from start to finish."
    yield cost_words(action.cost)


def cost_words(cost: Cost | None) -> str:
    """The price in a sentence, with the time it was seen."""
    if cost is None:
        return "No price on file: check the provider's page."
    seen = f", seen {cost.seen}" if cost.seen else ""
    note = f" {sentence(cost.note)}" if cost.note else ""
    if not cost.amount:
        return f"Free{seen}.{note}"
    return (
        f"{money(cost.amount, cost.currency)}{seen or ', date not on file'}.{note}"
        " Prices change: check the provider's page."
    )


def _lifts(lifts: Sequence[Lift], remark: str, page: Page) -> Lines:
    """The levels before and after, and a remark on them; nothing without levels."""
    rows = []
    for lift in lifts:
        levels = f"{lift.from_name} {page.glyphs.arrow} {lift.to_name}"
        rows.append((Run(lift.name), Run(levels, "have")))
    return [*below(table(rows, page)), *page.para(remark)] if rows else []


def _before(action: ActionEntry) -> Iterator[str]:
    asks = action.requires
    for other in asks.actions:
        yield f"{other.title} ({other.id})"
    for skill in asks.skills:
        yield f"{skill.name} at {skill.level_name}"
    if asks.role:
        yield f"you hold the role {asks.role.title}"
    for need in action.needs:
        yield need.title
    if action.scope:
        lent = f", or {action.lent_by} lends you the mandate" if action.lent_by else ""
        yield f"you decide on {SCOPE_WORDS[action.scope]}{lent}"


def _ask(action: ActionEntry, page: Page) -> Lines:
    if action.ask is None:
        return []
    whom = action.ask_of or "manager"
    if whom.startswith("manager"):
        whom = f"your {whom}"
    return page.section(f"What to say to {whom}", page.para(f'"{action.ask}"', 2, 1))


def _first_step(action: ActionEntry, page: Page) -> Lines:
    first = action.first_step
    if first is None:
        return []
    company = f", with {first.with_}" if first.with_ else ""
    return page.prose_section(f"The first {first.minutes} minutes{company}", first.what)


def _fits(action: ActionEntry) -> Iterator[str]:
    for fit in action.fits:
        yield f"{fit.from_.title} to {fit.to.title}" if fit.from_ else fit.to.title
