"""Roles against a person on a screen: one block each, what is missing before what is there."""

from collections.abc import Iterator, Sequence

from po_career.catalog.model import Catalog
from po_career.planning.fit_ranking import (
    CarriedOver,
    FitPage,
    FitRole,
    MissingSkill,
    UnknownSkill,
    UnusedSkill,
)
from po_career.render.page.layout import Lines, Page, Run, Style, joined
from po_career.render.page.phrases import KIND_PHRASES, figure
from po_career.render.skill_words import readiness_words, skill_names

FitSkill = CarriedOver | MissingSkill | UnknownSkill | UnusedSkill
NAMED = 4
"""How many skills of a longer list are named; the JSON has them all."""
CORE = "core missing"
LEGEND = (
    "Readiness is what you bring of what the role asks, from the lowest to the highest that it may"
    " be. What a role does not ask for stays yours. Near is what your skills are near to, whether a"
    " move leads there or not; plan weighs the moves."
)


def fit_lines(found: FitPage, catalog: Catalog, page: Page, *, others: int) -> Lines:
    """The roles of the page in their order.

    `others` is how many the catalogue has beside the role that is held.
    """
    if not found.roles:
        return page.para("The catalogue has no other role.", 0)
    held = found.person.role
    start = f", from {catalog.roles[held].title}" if held is not None else ""
    shown = figure(others, "role")
    if len(found.roles) < others:
        shown = f"{len(found.roles)} of {shown}"
    return joined(
        [
            page.heading(f"{shown} compared with you{start}, nearest first"),
            *(_block(place, role, catalog, page) for place, role in enumerate(found.roles, 1)),
            page.dimmed(LEGEND, 0),
            _closing(found, others, page),
            page.warnings(found.warnings),
        ]
    )


def _block(place: int, role: FitRole, catalog: Catalog, page: Page) -> Lines:
    """One role: how near it is, then its skills in groups."""
    lines = page.bullet(Run(f"{place}", "heading"), Run(role.title, "now" if place == 1 else ""), 0)
    lines += page.para("; ".join(_remarks(role)))
    for title, skills in _groups(role):
        style: Style = "missing" if title == CORE else "dim"
        names = skill_names((skill.skill for skill in skills), catalog, NAMED)
        lines += page.labelled(title, names, style=style)
    return lines


def _remarks(role: FitRole) -> Iterator[str]:
    yield f"{role.verdict}, readiness {readiness_words(role.readiness)}"
    if role.kind:
        yield f"{KIND_PHRASES[role.kind]} from yours"
    if role.met:
        yield "you have all that it asks"
    if role.tied:
        yield "as near as another role"


def _groups(role: FitRole) -> Iterator[tuple[str, Sequence[FitSkill]]]:
    """The skills in groups, each under what is said of them."""
    core = [skill for skill in role.missing if skill.importance == "core"]
    yield CORE, core
    others = [skill for skill in role.missing if skill.importance != "core"]
    yield "also missing" if core else "missing", others
    yield "carries over", role.carries_over
    yield "not asked for there", [skill for skill in role.unused if skill.need == 0]
    yield "less asked for there", [skill for skill in role.unused if skill.need > 0]
    yield "not known", role.unknown


def _closing(found: FitPage, others: int, page: Page) -> Lines:
    """How to see more: the other roles, and the skills that are not known."""
    hints = []
    if len(found.roles) < others:
        hints.append(f"--top {others} shows them all.")
    if any(role.unknown for role in found.roles):
        hints.append("--skill SKILL=LEVEL says what is not known yet.")
    return page.para(" ".join(hints), 0) if hints else []
