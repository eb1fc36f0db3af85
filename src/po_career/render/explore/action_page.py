"""Development actions on a screen: the list by kind, and one action in full."""

from collections.abc import Sequence

from po_career.catalog.model import ActionKind, Cost, Span
from po_career.render.explore.entry_model import ActionEntry, Lift
from po_career.render.explore.entry_parts import (
    BASIS_WORDS,
    SCOPE_WORDS,
    bullets_section,
    prose_section,
    sources_section,
)
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import (
    capital,
    extent,
    figure,
    hours,
    money,
    sentence,
    stopped,
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


def action_list_lines(
    actions: Sequence[ActionEntry], *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """All actions by kind: title and hours, then the id and what it raises."""
    page = page_of(width, glyphs)
    blocks = table(
        [(Run(action.title), Run(f"{extent(action.hours, glyphs.dash)} h")) for action in actions],
        page,
        rights={1},
    )
    rows = list(zip(actions, blocks, strict=True))
    groups = [
        [
            *heading(page, title),
            *(
                line
                for action, block in rows
                if action.kind == kind
                for line in (*block, *_raises_line(action, page))
            ),
        ]
        for kind, title in KINDS.items()
        if any(action.kind == kind for action in actions)
    ]
    opening = page.para(f"{figure(len(actions), 'development action')}.", 0)
    example = next(iter(actions)).id if actions else "ACTION"
    return joined(
        [
            opening,
            *groups,
            page.para(
                f"po-career actions {example} shows one in full: price, address, how one knows that"
                " it is done.",
                0,
            ),
        ]
    )


def _raises_line(action: ActionEntry, page: Page) -> list[Line]:
    raised = "; ".join(f"{lift.name} to {lift.to_name}" for lift in action.raises)
    return page.para(
        Run(f"{action.id}{f' {page.glyphs.dot} {raised}' if raised else ''}", "dim"), 4
    )


def action_lines(action: ActionEntry, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """One action in full: what it takes, what it raises, what must be there before, and how one
    knows that it is done.
    """
    page = page_of(width, glyphs)
    facts = f"{action.kind} {glyphs.dot} id {action.id}"
    return joined(
        [
            [*heading(page, action.title), *page.para(Run(facts, "dim"), 0)],
            [
                *heading(page, "What it takes"),
                *(line for text in _takes(action) for line in page.para(text)),
            ],
            _raises(action, page),
            _before(action, page),
            _ask(action, page),
            _first_step(action, page),
            _steps(action, page),
            prose_section("What you can show half-way", action.halfway, page),
            prose_section("Done when", action.done_when, page),
            prose_section("What you can show afterwards", action.proof, page),
            bullets_section("What it fits", _fits(action), page),
            _where(action, page),
            _details(action, page),
            sources_section(action.sources, action.basis, page),
        ]
    )


def _takes(action: ActionEntry) -> list[str]:
    effort = (
        f"{extent(action.hours, ' to ')} hours, {SETTINGS[action.setting]}; a plan counts"
        f" {hours(action.planned_hours)}."
    )
    texts = [f"{effort} {_rests(action.hours)}"]
    if action.min_weeks:
        texts.append(f"At least {weeks(action.min_weeks)} from start to finish.")
    return [*texts, cost_words(action.cost)]


def _rests(span: Span) -> str:
    return stopped(
        f"The hours rest on {BASIS_WORDS[span.basis]}{f': {span.note}' if span.note else ''}"
    )


def cost_words(cost: Cost | None) -> str:
    """The price in a sentence, with the time it was seen."""
    if cost is None:
        return "No price on file: check the provider's page."
    amount = money(cost.amount, cost.currency) if cost.amount else "Free"
    seen = ", date not on file" if cost.amount else ""
    if cost.seen:
        seen = f", seen {cost.seen}"
    note = f" {sentence(cost.note)}" if cost.note else ""
    check = " Prices change: check the provider's page." if cost.amount else ""
    return f"{amount}{seen}.{note}{check}"


def _raises(action: ActionEntry, page: Page) -> list[Line]:
    lines = []
    if action.raises:
        lines += [*heading(page, "What it raises"), *_lifts(action.raises, page), *page.para(CAP)]
    if action.opens:
        lines += [*heading(page, "What it opens"), *_lifts(action.opens, page), *page.para(OPENS)]
    return lines


def _lifts(lifts: Sequence[Lift], page: Page) -> list[Line]:
    rows = []
    for lift in lifts:
        levels = f"{lift.from_name} {page.glyphs.arrow} {lift.to_name}"
        rows.append((Run(lift.name), Run(levels, "have")))
    return [line for block in table(rows, page) for line in block]


def _before(action: ActionEntry, page: Page) -> list[Line]:
    asks = action.requires
    texts = [f"{one.title} ({one.id})" for one in asks.actions]
    texts += [f"{skill.name} at {skill.level_name}" for skill in asks.skills]
    texts += [f"you hold the role {asks.role.title}"] if asks.role else []
    texts += [need.title for need in action.needs]
    if action.scope:
        lent = f", or {action.lent_by} lends you the mandate" if action.lent_by else ""
        texts.append(f"you decide on {SCOPE_WORDS[action.scope]}{lent}")
    return bullets_section("What must be there before", [capital(text) for text in texts], page)


def _ask(action: ActionEntry, page: Page) -> list[Line]:
    if action.ask is None:
        return []
    whom = action.ask_of or "manager"
    if whom.startswith("manager"):
        whom = f"your {whom}"
    return [*heading(page, f"What to say to {whom}"), *page.para(f'"{action.ask}"', 2, 1)]


def _first_step(action: ActionEntry, page: Page) -> list[Line]:
    first = action.first_step
    if first is None:
        return []
    company = f", with {first.with_}" if first.with_ else ""
    opening = f"The first {first.minutes} minutes{company}"
    return [*heading(page, opening), *page.para(sentence(first.what))]


def _steps(action: ActionEntry, page: Page) -> list[Line]:
    rows = [
        (Run(f"week {step.week}", "dim"), Run(sentence(step.what)), Run(hours(step.hours)))
        for step in action.steps
    ]
    if not rows:
        return []
    return [
        *heading(page, "Its steps"),
        *(line for block in table(rows, page, gives=1, rights={2}) for line in block),
    ]


def _fits(action: ActionEntry) -> list[str]:
    return [
        f"{fit.from_.title} to {fit.to.title}" if fit.from_ is not None else fit.to.title
        for fit in action.fits
    ]


def _where(action: ActionEntry, page: Page) -> list[Line]:
    lines = page.para(action.provider) if action.provider else []
    lines += page.para(action.url, last=page.width) if action.url else []
    return [*heading(page, "Where"), *lines] if lines else []


def _details(action: ActionEntry, page: Page) -> list[Line]:
    lines = [
        line
        for name, text in action.details.items()
        for line in page.para(f"{capital(name)}: {text}", hang=2)
    ]
    return [*heading(page, "Details"), *lines] if lines else []
