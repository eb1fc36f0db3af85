"""Roles against a person on a screen: one block each, what is missing before what is there."""

from collections.abc import Iterable

from po_career.catalog.model import Catalog, Id
from po_career.planning.fit_ranking import FitPage, FitRole
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import KIND_PHRASES, figure, listed, percent, sentence

NAMED = 4
"""Of longer lists so many skills are named; the JSON has them all."""
LEGEND = (
    "Readiness is what you bring of what the role asks, from the lowest to the highest that it may"
    " be. What a role does not ask for stays yours. Near is what your skills are near to, whether a"
    " move leads there or not; plan weighs the moves."
)


def fit_lines(
    found: FitPage, catalog: Catalog, *, others: int, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """The roles of the page in their order.

    `others` is how many the catalogue has beside the role that is held.
    """
    page = page_of(width, glyphs)
    if not found.roles:
        return page.para("The catalogue has no other role.", 0)
    held = (
        f", from {catalog.roles[found.person.role].title}" if found.person.role is not None else ""
    )
    shown = (
        f"{len(found.roles)} of {figure(others, 'role')}"
        if len(found.roles) < others
        else figure(others, "role")
    )
    return joined(
        [
            heading(page, f"{shown} against you{held}, nearest first"),
            *(_block(place, role, catalog, page) for place, role in enumerate(found.roles, 1)),
            page.para(Run(LEGEND, "dim"), 0),
            _closing(found, others, page),
            [line for note in found.warnings for line in page.para(sentence(note.what), 0)],
        ]
    )


def _block(place: int, role: FitRole, catalog: Catalog, page: Page) -> list[Line]:
    lines = page.bullet(Run(f"{place}", "heading"), Run(role.title, "now" if place == 1 else ""), 0)
    lines += page.para(f"{role.verdict}, readiness {_readiness(role)}{_remark(role)}")
    core = [one.skill for one in role.missing if one.importance == "core"]
    rest = [one.skill for one in role.missing if one.importance != "core"]
    return [
        *lines,
        *_named("core missing", core, catalog, page),
        *_named("also missing" if core else "missing", rest, catalog, page),
        *_named("carries over", (one.skill for one in role.carries_over), catalog, page),
        *_named(
            "not asked for there",
            (one.skill for one in role.unused if one.need == 0),
            catalog,
            page,
        ),
        *_named(
            "less asked for there",
            (one.skill for one in role.unused if one.need > 0),
            catalog,
            page,
        ),
        *_named("not known", (one.skill for one in role.unknown), catalog, page),
    ]


def _readiness(role: FitRole) -> str:
    ends = percent(role.readiness.low), percent(role.readiness.high)
    return f"{percent(role.readiness.expected)}%" + (
        f" ({ends[0]} to {ends[1]})" if ends[0] != ends[1] else ""
    )


def _remark(role: FitRole) -> str:
    way = f"; {KIND_PHRASES[role.kind]} from yours" if role.kind else ""
    met = "; you have all that it asks" if role.met else ""
    return way + met + ("; as near as another role" if role.tied else "")


def _named(title: str, skills: Iterable[Id], catalog: Catalog, page: Page) -> list[Line]:
    names = [catalog.skills[skill].short or catalog.skills[skill].name for skill in skills]
    if not names:
        return []
    head = Run(f"{title}: ", "missing" if title == "core missing" else "dim")
    return page.para([head, Run(listed(names, NAMED))], 2, 2)


def _closing(found: FitPage, others: int, page: Page) -> list[Line]:
    """How to see more: the other roles, and the skills that are not known."""
    hints = []
    if len(found.roles) < others:
        hints.append(f"--top {others} shows them all.")
    if any(role.unknown for role in found.roles):
        hints.append("--skill SKILL=LEVEL says what is not known yet.")
    return page.para(" ".join(hints), 0) if hints else []
