"""Roles against a person on a screen: one block each, what is missing before what is there."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import Catalog
from po_career.planning.fit_ranking import (
    CarriedOver,
    FitPage,
    FitRole,
    MissingSkill,
    Section,
    UnknownSkill,
    UnusedSkill,
)
from po_career.render.page.layout import Lines, Page, Run, Style, joined
from po_career.render.page.phrases import KIND_PHRASES, figure, percent
from po_career.render.skill_words import readiness_words, skill_names

FitSkill = CarriedOver | MissingSkill | UnknownSkill | UnusedSkill
NAMED = 4
"""How many skills of a longer list are named; the JSON has them all."""
CORE = "core missing"
TITLES: Mapping[Section, str] = {
    "next": "Where your role leads",
    "own track": "On your own track",
    "elsewhere": "Elsewhere",
    "today": "What you could do today",
}
"""The sections of a page. Ways in are none of them: nobody is told to move there."""
ANYWHERE = "Nearest to what you can do"
"""The title of all other roles if no track is known."""
TODAY = (
    "At least two thirds of the skills that these ask for are rated, or assumed from your role, and"
    " none of those falls short."
)
NOTHING_RATED = "You have rated nothing, so this page would fit anybody in your role."
LEGEND = (
    "Readiness is what you bring of what the role asks, from the lowest to the highest that it may"
    " be. What a role does not ask for stays yours. Near is what your skills are near to, whether a"
    " move leads there or not; plan weighs the moves."
)


def fit_lines(found: FitPage, catalog: Catalog, page: Page) -> Lines:
    """The roles of the page, section by section, in their order."""
    if not any(found.totals[section] for section in TITLES):
        return page.para("The catalogue has no other role.", 0)
    held = found.person.role
    start = "" if held is None else f", from {catalog.roles[held].title}"
    roles = figure(sum(found.totals[section] for section in TITLES), "role")
    return joined(
        [
            page.heading(f"{roles} compared with you{start}, nearest first"),
            _what_to_rate(found, catalog, page),
            *_sections(found, catalog, page),
            page.dimmed(LEGEND, 0),
            _left_out(found, page),
            _closing(found, catalog, page),
            page.warnings(found.warnings),
        ]
    )


def _what_to_rate(found: FitPage, catalog: Catalog, page: Page) -> Lines:
    """Of somebody who has rated nothing: that it is so, and what to rate first."""
    if found.person.ratings:
        return []
    asks = catalog.roles[found.roles[0].role].requires
    core = [skill for skill, need in asks.items() if need.importance == "core"]
    first = (core or list(asks) or list(catalog.skills))[: NAMED - 1]
    options = " ".join(f"--skill {skill}=LEVEL" for skill in first)
    return page.para(
        f"{NOTHING_RATED} Begin with what is core to the first of these ({options}), or let"
        " po-career plan ask you.",
        0,
    )


def _sections(found: FitPage, catalog: Catalog, page: Page) -> Iterator[Lines]:
    """Each section under its title; one that has no roles is left out."""
    for section, title in TITLES.items():
        roles = [role for role in found.roles if role.section == section]
        if roles:
            there = found.totals[section]
            shown = f": {len(roles)} of {there}" if len(roles) < there else ""
            is_all = section == "elsewhere" and found.track is None
            yield page.heading(f"{ANYWHERE if is_all else title}{shown}")
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
    yield _ready(role)
    if role.kind:
        yield f"{KIND_PHRASES[role.kind]} from yours"
    if role.tied:
        yield "as near as any other of this place"
    if role.readiness:
        yield from _unrated(role)


def _unrated(role: FitRole) -> Iterator[str]:
    """How many of the skills are not rated, and how many of the others only assumed."""
    unknown = len(role.unknown)
    assumed = role.asks - role.rated - unknown
    if unknown:
        word = "not rated" if role.rated else "unknown"
        yield f"{unknown} of its {role.asks} skills {word}"
    if assumed and role.rated:
        yield f"{assumed} assumed" if unknown else f"{assumed} of its {role.asks} skills assumed"


def _ready(role: FitRole) -> str:
    """How ready one is, if somebody rated anything that says so."""
    if not role.asks:
        return "asks for no skill"
    if role.readiness is None:
        return "nothing rated yet"
    if role.verdict is None:
        low, high = percent(role.readiness.low), percent(role.readiness.high)
        span = f"{low} to {high}%" if low < high else f"{high}%"
        return f"nothing rated yet; what your role asks would make readiness {span}"
    return f"{role.verdict}, readiness {readiness_words(role.readiness)}"


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


def _left_out(found: FitPage, page: Page) -> Lines:
    ways_in = found.totals["way in"]
    roles = figure(ways_in, "role")
    return page.dimmed(f"Left out: {roles} that people come from.", 0) if ways_in else []


def _closing(found: FitPage, catalog: Catalog, page: Page) -> Lines:
    """How to see more: the own track, the other roles, and the skills that are not known."""
    hints = []
    if found.track is None and len(catalog.tracks) > 1:
        tracks = ", ".join(track.id for track in catalog.tracks)
        hints.append(f"--role ROLE or --track TRACK ({tracks}) puts your own track first.")
    there = Counter({section: found.totals[section] for section in TITLES})
    if there - Counter(role.section for role in found.roles):
        hints.append(f"--top {max(there.values())} shows them all.")
    if any(role.unknown for role in found.roles):
        hints.append("--skill SKILL=LEVEL says what is not rated yet.")
    return page.para(" ".join(hints), 0) if hints else []
