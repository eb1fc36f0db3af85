"""Roles side by side on a screen: their measures, what they ask, and what sets them apart."""

from collections.abc import Callable, Mapping

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.comparison import ComparedRole, Comparison
from po_career.render.compare.compare_skills import in_words, skills_sections
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import (
    KIND_WORDS,
    capital,
    count,
    extent,
    hours,
    listed,
    money,
    number,
    sentence,
)
from po_career.render.plan.naming import season
from po_career.render.skill_words import readiness_words, skill_names

LABELS = 14
GAP = 2
LEAST = 14
"""A role's column keeps this many cells, or the roles stand below each other."""
NO_PLACE = "You have named no role that you hold, so no kind of move is known."
NOTHING = "none"
NAMED = 3
"""How many roles or skills are named in one cell; the JSON has them all."""
NO_PACE = "When you would be ready needs hours a week: add --hours."


class View(Frozen):
    """A comparison, the catalogue that gives the names, and the page that it goes on."""

    made: Comparison
    catalog: Catalog
    page: Page


def comparison_lines(
    made: Comparison, catalog: Catalog, page: Page, *, sentences: bool = False
) -> Lines:
    """The whole comparison; with sentences also what each level says in which they differ."""
    view = View(made, catalog, page)
    room = (page.width - 2 - LABELS) // len(made.roles) - GAP
    if page.stacked or room < LEAST:
        measures = [_stacked(role, view) for role in made.roles]
    else:
        measures = [_side_by_side(room, view)]
    roles = capital(count(len(made.roles), "role"))
    return joined(
        [
            page.heading(f"{roles} side by side, compared with you"),
            *measures,
            _open_questions(view),
            *skills_sections(made, catalog, page),
            *(in_words(made, catalog, page) if sentences else []),
            *_apart(view),
            page.warnings(made.warnings, 2),
        ]
    )


def _side_by_side(room: int, view: View) -> Lines:
    roles = view.made.roles
    widths = [LABELS, *[room] * len(roles)]
    lines = view.page.row(["", *(Run(role.title, "heading") for role in roles)], widths)
    for label, measure in MEASURES.items():
        words = [measure(role, view) for role in roles]
        if any(words):
            lines += view.page.row([label, *(text or NOTHING for text in words)], widths)
    return lines


def _stacked(role: ComparedRole, view: View) -> Lines:
    """One role with its measures, for a page without room for columns."""
    lines = view.page.heading(role.title)
    for label, measure in MEASURES.items():
        lines += view.page.labelled(label, measure(role, view))
    return lines


def _open_questions(view: View) -> Lines:
    """What the person would have to say for the measures that are missing."""
    person = view.made.person
    lines: Lines = []
    if person.role is None:
        lines += view.page.dimmed(NO_PLACE)
    if person.hours_per_week is None:
        lines += view.page.dimmed(NO_PACE)
    return lines


def _usual_time(role: ComparedRole, view: View) -> str:
    usual, person = role.typical_months, view.made.person
    if person.role is None:
        return ""
    if role.kind == "stay":
        return "you are in it"
    if usual is None:
        return "not known"
    months = f"{extent(usual, view.page.glyphs.dash)} months"
    if person.months_in_role is None:
        return months
    return f"{months}; you have had {number(person.months_in_role)}"


def _ready_around(role: ComparedRole, view: View) -> str:
    if view.made.person.hours_per_week is None:
        return ""
    if role.verdict == "ready" and not role.hours.planned:
        return "now"
    if role.ready_around is None:
        return "not by actions"
    when = season(role.ready_around.expected)
    return when if role.ready_around.ready else f"{when}, all but what the role teaches"


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
    parts = [f"{core} core"] if core else []
    parts += [f"{other} other"] if other else []
    word = "skill" if (other or core) == 1 else "skills"
    return f"{' and '.join(parts)} {word}"


MOVES = {**KIND_WORDS, "stay": "your role", None: "no usual way"}
MEASURES: Mapping[str, Callable[[ComparedRole, View], str]] = {
    "Readiness": lambda role, view: readiness_words(role.readiness, view.page.glyphs.dash),
    "Verdict": lambda role, _: role.verdict,
    "Move": lambda role, view: MOVES[role.kind] if view.made.person.role else "",
    "Usually takes": _usual_time,
    "Effort": lambda role, _: hours(role.hours.planned),
    "Ready by": _ready_around,
    "Money": _money,
    "Missing": _missing,
    "Only the role teaches": lambda role, view: skill_names(
        (rung.skill for rung in role.learned_in_role), view.catalog, NAMED
    ),
    "Asks less": lambda role, _: (
        f"than you have, in {count(len(role.asks_less), 'skill')}" if role.asks_less else ""
    ),
    "Opens": lambda role, view: listed(
        (view.catalog.roles[key].title for key in role.opens), NAMED
    ),
}
"""Label to what is said of a role; a row that is empty for all roles is left out."""


def _apart(view: View) -> list[Lines]:
    """What sets each role apart: its own sentence, and responsibilities and parts of a day that not
    all of them share.
    """
    blocks = list(filter(None, (_own(role, view.page) for role in view.made.roles)))
    if blocks:
        blocks[0] = [*view.page.heading("What sets them apart"), *blocks[0]]
    return blocks


def _own(role: ComparedRole, page: Page) -> Lines:
    lines = page.para(sentence(role.distinct), 4) if role.distinct else []
    for title, texts in (("Responsible for", role.responsibilities), ("A day", role.day)):
        if texts:
            lines += page.dimmed(title, 4)
            lines += below(page.item(text, 4) for text in texts)
    return [*page.para(role.title), *lines] if lines else []
