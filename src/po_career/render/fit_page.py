"""Roles against a person on a screen: one block each, what is missing before what is there."""

from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import Catalog
from po_career.planning.fit_ranking import (
    SECTIONS,
    CarriedOver,
    FitPage,
    FitRole,
    MissingSkill,
    Section,
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
TITLES: Mapping[Section, str] = {
    "own track": "On your own track",
    "elsewhere": "Elsewhere",
    "today": "What you could do today",
}
ANYWHERE = "Nearest to what you can do"
"""The title of all other roles if no track is known."""
TODAY = (
    "At least two thirds of the skills that these ask for are rated, or assumed from your role, and"
    " none of those falls short."
)
LEGEND = (
    "Readiness is what you bring of what the role asks, from the lowest to the highest that it may"
    " be. What a role does not ask for stays yours. Near is what your skills are near to, whether a"
    " move leads there or not; plan weighs the moves."
)


def fit_lines(found: FitPage, catalog: Catalog, page: Page) -> Lines:
    """The roles of the page, section by section, in their order."""
    if not found.roles:
        return page.para("The catalogue has no other role.", 0)
    held = found.person.role
    start = "" if held is None else f", from {catalog.roles[held].title}"
    roles = figure(sum(found.totals.values()), "role")
    return joined(
        [
            page.heading(f"{roles} compared with you{start}, nearest first"),
            *_sections(found, catalog, page),
            page.dimmed(LEGEND, 0),
            _closing(found, catalog, page),
            page.warnings(found.warnings),
        ]
    )


def _sections(found: FitPage, catalog: Catalog, page: Page) -> Iterator[Lines]:
    """Each section under its title; one that has no roles is left out."""
    for section in SECTIONS:
        roles = [role for role in found.roles if role.section == section]
        if roles:
            title = TITLES[section]
            if section == "elsewhere" and found.track is None:
                title = ANYWHERE
            there = found.totals[section]
            shown = f": {len(roles)} of {there}" if len(roles) < there else ""
            yield page.heading(f"{title}{shown}")
            if section == "today":
                yield page.dimmed(TODAY, 0)
            yield from (_block(role, catalog, page) for role in roles)


def _block(role: FitRole, catalog: Catalog, page: Page) -> Lines:
    """One role: how near it is, then its skills in groups."""
    name = Run(role.title, "now" if role.place == 1 else "")
    lines = page.bullet(Run(f"{role.place}", "heading"), name, 0)
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
    if role.tied:
        yield "as near as the other role of this place"
    if role.unknown:
        yield f"{len(role.unknown)} of its {role.asks} skills not rated"


def _groups(role: FitRole) -> Iterator[tuple[str, Sequence[FitSkill]]]:
    """The skills in groups, each under what is said of them."""
    core = [skill for skill in role.missing if skill.importance == "core"]
    yield CORE, core
    others = [skill for skill in role.missing if skill.importance != "core"]
    yield "also missing" if core else "missing", others
    missing = {skill.skill for skill in role.missing}
    yield "carries over", [skill for skill in role.carries_over if skill.skill not in missing]
    yield "would lie unused", role.unused
    yield "not rated", role.unknown


def _closing(found: FitPage, catalog: Catalog, page: Page) -> Lines:
    """How to see more: the own track, the other roles, and the skills that are not known."""
    hints = []
    if found.track is None and len(catalog.tracks) > 1:
        tracks = ", ".join(track.id for track in catalog.tracks)
        hints.append(f"--role ROLE or --track TRACK ({tracks}) puts your own track first.")
    if len(found.roles) < sum(found.totals.values()):
        hints.append(f"--top {max(found.totals.values())} shows them all.")
    if any(role.unknown for role in found.roles):
        hints.append("--skill SKILL=LEVEL says what is not rated yet.")
    return page.para(" ".join(hints), 0) if hints else []
