"""Roles side by side on a screen: their measures, what they ask, and what sets them apart."""

from collections.abc import Callable, Iterable, Mapping

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.comparison import ComparedRole, Comparison
from po_career.planning.model import HalfYear, StepKind
from po_career.planning.plan_model import Person
from po_career.render.compare.compare_skills import skills_sections
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, Words, beside, heading, joined, page_of
from po_career.render.page.phrases import (
    KIND_WORDS,
    SMALL,
    capital,
    count,
    extent,
    hours,
    listed,
    money,
    number,
    percent,
    sentence,
)

LABELS = 14
GAP = 2
LEAST = 14
"""A role's column keeps so many cells, or the roles stand below each other."""
NO_PLACE = "You have named no role that you hold, so no kind of move is known."
NOTHING = "none"
NAMED = 3
"""So many roles or skills are named in one cell; the JSON has them all."""
NO_PACE = "When you would be ready needs hours a week: add --hours."


class View(Frozen):
    """A comparison, the catalogue that gives the names, and the page that it goes on."""

    made: Comparison
    catalog: Catalog
    page: Page


def comparison_lines(
    made: Comparison, catalog: Catalog, *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """The whole comparison for a terminal `width` columns wide (None: unknown).

    No line is wider than that, from 20 columns on.
    """
    view = View(made, catalog, page_of(width, glyphs))
    room = (view.page.width - 2 - LABELS) // len(made.roles) - GAP
    measures = (
        [_below(role, view) for role in made.roles]
        if view.page.stacked or room < LEAST
        else [_side_by_side(room, view)]
    )
    return joined(
        [
            heading(
                view.page, f"{capital(count(len(made.roles), 'role'))} side by side, against you"
            ),
            *measures,
            _open_questions(view),
            *skills_sections(made, catalog, view.page),
            *_apart(view),
            [line for note in made.warnings for line in view.page.para(sentence(note.what))],
        ]
    )


def _side_by_side(room: int, view: View) -> list[Line]:
    page, roles = view.page, view.made.roles
    rows: list[tuple[str, list[Words]]] = [("", [Run(role.title, "heading") for role in roles])]
    for label, say in MEASURES.items():
        if any(words := [say(role, view) for role in roles]):
            rows.append((label, [text or NOTHING for text in words]))
    return [line for label, cells in rows for line in _row(label, cells, room, page)]


def _row(label: str, cells: Iterable[Words], room: int, page: Page) -> list[Line]:
    first: tuple[list[Line], int] = (page.wrap(label, LABELS) if label else [], LABELS)
    return beside([first, *((page.wrap(cell, room), room) for cell in cells)], 2, GAP)


def _below(role: ComparedRole, view: View) -> list[Line]:
    """One role with its measures, for a page without room for columns."""
    page = view.page
    told = [(label, say(role, view)) for label, say in MEASURES.items()]
    rows = (page.para([Run(f"{label}: ", "dim"), Run(text)], 2, 2) for label, text in told if text)
    return [*heading(page, role.title), *(line for row in rows for line in row)]


def _open_questions(view: View) -> list[Line]:
    """What would have to be said for the measures that are not there."""
    person = view.made.person
    notes = [
        NO_PLACE if person.role is None else "",
        NO_PACE if person.hours_per_week is None else "",
    ]
    return [line for note in notes if note for line in view.page.para(Run(note, "dim"))]


def _readiness(role: ComparedRole, view: View) -> str:
    low, middle, high = (
        percent(part) for part in (role.readiness.low, role.readiness.expected, role.readiness.high)
    )
    return f"{middle}%" + (f" ({low}{view.page.glyphs.dash}{high})" if low < high else "")


def _move(role: ComparedRole, view: View) -> str:
    if view.made.person.role is None:
        return ""
    return MOVES.get(role.kind, KIND_WORDS[role.kind])


def _usual_time(role: ComparedRole, view: View) -> str:
    usual, person = role.typical_months, view.made.person
    if person.role is None:
        return ""
    if role.kind == "stay":
        return "you are in it"
    if usual is None:
        return "not known"
    return f"{extent(usual, view.page.glyphs.dash)} months{_had(person)}"


def _had(person: Person) -> str:
    return (
        f"; you have had {number(person.months_in_role)}"
        if person.months_in_role is not None
        else ""
    )


def _effort(role: ComparedRole, _: View) -> str:
    return hours(role.hours.planned)


def _ready_around(role: ComparedRole, view: View) -> str:
    if view.made.person.hours_per_week is None:
        return ""
    if role.verdict == "ready" and not role.hours.planned:
        return "now"
    if role.ready_around is None:
        return "not by actions"
    when = half_year_words(role.ready_around.expected)
    return when if role.ready_around.ready else f"{when}, all but what the role teaches"


def half_year_words(half_year: HalfYear) -> str:
    """The end of a half-year such as 2028-H1, as summer 2028 or the end of 2028."""
    year, half = half_year.split("-")
    return f"summer {year}" if half == "H1" else f"the end of {year}"


def _money(role: ComparedRole, _: View) -> str:
    known = money(role.cost.known, role.cost.currency) if role.cost.known else ""
    unknown = len(role.cost.unknown_actions)
    prices = f"{count(unknown, 'price')} not on file" if unknown else ""
    return ", ".join(filter(None, (known, prices))) or "nothing"


def _missing(role: ComparedRole, _: View) -> str:
    if not role.gaps:
        return "nothing"
    core = sum(gap.importance == "core" for gap in role.gaps)
    other = len(role.gaps) - core
    parts = [f"{core} core" if core else "", f"{other} other" if other else ""]
    word = "skill" if (other or core) == 1 else "skills"
    return f"{' and '.join(filter(None, parts))} {word}"


def _learned(role: ComparedRole, view: View) -> str:
    """The skills of which only the role itself teaches a rung that it asks."""
    skills = (view.catalog.skills[one.skill] for one in role.learned_in_role)
    return listed((skill.short or skill.name for skill in skills), NAMED)


def _asks_less(role: ComparedRole, _: View) -> str:
    skills = len(role.asks_less)
    if not skills:
        return ""
    amount = SMALL[skills] if skills < len(SMALL) else skills
    return f"than you have, in {amount} {'skill' if skills == 1 else 'skills'}"


def _opens(role: ComparedRole, view: View) -> str:
    return listed((view.catalog.roles[key].title for key in role.opens), NAMED)


MOVES: Mapping[StepKind | None, str] = {"stay": "your role", None: "no usual way"}
MEASURES: Mapping[str, Callable[[ComparedRole, View], str]] = {
    "Readiness": _readiness,
    "Verdict": lambda role, _: role.verdict,
    "Move": _move,
    "Usually takes": _usual_time,
    "Effort": _effort,
    "Ready by": _ready_around,
    "Money": _money,
    "Missing": _missing,
    "Only the role teaches": _learned,
    "Asks less": _asks_less,
    "Opens": _opens,
}
"""Label to what is said of a role; a row that is empty for all roles is left out."""


def _apart(view: View) -> list[list[Line]]:
    """What sets each role apart: its own sentence, and responsibilities and parts of a day that not
    all of them share.
    """
    blocks = [block for role in view.made.roles if (block := _own(role, view.page))]
    return (
        [[*heading(view.page, "What sets them apart"), *blocks[0]], *blocks[1:]] if blocks else []
    )


def _own(role: ComparedRole, page: Page) -> list[Line]:
    lines = page.para(sentence(role.distinct), 4) if role.distinct else []
    for title, texts in (("Responsible for", role.responsibilities), ("A day", role.day)):
        mark = Run(page.glyphs.dot, "dim")
        lines += (
            [
                *page.para(Run(title, "dim"), 4),
                *(line for text in texts for line in page.bullet(mark, text, 4)),
            ]
            if texts
            else []
        )
    return [*page.para(role.title), *lines] if lines else []
