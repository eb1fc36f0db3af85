"""Roles on a screen: the list by track, and one role in full."""

from collections.abc import Iterator, Sequence

from po_career.catalog.model import Importance
from po_career.render.explore.entry_model import Move, RoleEntry
from po_career.render.explore.entry_parts import (
    SCOPE_WORDS,
    aliases_line,
    family_sections,
    list_page,
    names_section,
    sources_section,
    span_origin,
    title_lines,
)
from po_career.render.page.layout import Lines, Page, Run, joined
from po_career.render.page.phrases import KIND_WORDS, extent, figure, sentence
from po_career.render.page.table import table

NEEDS: dict[Importance, str] = {"core": "Core", "important": "Important", "useful": "Useful"}
TITLE = 33
"""Cells after which a title in the list wraps."""
LEGEND = "The last column says what the need rests on; the exact level is always our judgement."


def role_list_lines(roles: Sequence[RoleEntry], page: Page) -> Lines:
    """All roles in one line each, by track in the order of the roles."""
    rows = []
    for role in roles:
        years = f"{extent(role.typical_years, page.glyphs.dash)} y" if role.typical_years else ""
        rows.append((Run(role.title), Run(years), Run(role.short or "")))
    blocks = table(rows, page, gives=2, rights={1}, most={0: TITLE})
    tracks = [role.track for role in roles]
    several = len(set(tracks))
    on_tracks = f" on {figure(several, 'track')}" if several > 1 else ""
    example = roles[0].title.lower() if roles else "ROLE"
    return list_page(
        f"{figure(len(roles), 'role')}{on_tracks}. Years are typical, never a condition.",
        family_sections(tracks, blocks, page),
        f'roles "{example}"',
        ": its day, skills, ways on",
        page,
    )


def role_lines(role: RoleEntry, page: Page) -> Lines:
    """One role in full: what it is for, its day, what it needs, where it leads, and where the facts
    come from.
    """
    suits = [want.title for want in role.suits]
    esco = [f"ESCO {code}" for code in role.codes.esco]
    onet = [f"O*NET {code}" for code in role.codes.onet]
    return joined(
        [
            [
                *title_lines(role.title, list(_facts(role)), page, role.short),
                *aliases_line(role.aliases, page),
            ],
            page.prose_section("What it is for", role.purpose),
            page.bullets_section("What it is responsible for", role.responsibilities),
            page.bullets_section("A day", role.day),
            page.prose_section("What sets it apart", role.distinct),
            page.bullets_section("It suits whoever wants more of", suits),
            names_section("How to try it", role.tries, page),
            page.bullets_section("How it differs by company", role.varies),
            page.bullets_section("Good to know", role.notes),
            page.prose_section("Typical experience", _years(role)),
            page.section("What it needs", _needs(role, page)),
            page.section("Where it leads", _moves(role.leads_to, page)),
            page.section("Who comes here", _moves(role.comes_from, page)),
            page.bullets_section("Nearest occupations", [*esco, *onet]),
            sources_section(role.sources, role.basis, page),
        ]
    )


def _facts(role: RoleEntry) -> Iterator[str]:
    yield f"id {role.id}"
    if role.track:
        yield f"track {role.track.title}"
    if role.place is not None:
        yield f"rung {role.place}"
    if role.scope is not None:
        yield f"decides on {SCOPE_WORDS[role.scope]}"


def _years(role: RoleEntry) -> str:
    years = role.typical_years
    if years is None:
        return ""
    return f"{extent(years, ' to ')} years; never a condition. Rests on {span_origin(years)}"


def _needs(role: RoleEntry, page: Page) -> Lines:
    """The skills that the role asks for, by importance."""
    rows = [
        (Run(need.name), Run(need.level_name), Run(need.basis or "", "dim"))
        for need in role.requires
    ]
    groups: dict[Importance, Lines] = {}
    for need, block in zip(role.requires, table(rows, page, indent=4), strict=True):
        groups.setdefault(need.importance, []).extend(block)
    lines: Lines = []
    for importance, block in groups.items():
        lines += [*page.para(NEEDS[importance]), *block]
    if any(need.basis for need in role.requires):
        lines += page.dimmed(LEGEND)
    return lines


def _moves(moves: Sequence[Move], page: Page) -> Lines:
    """Transitions in one row each, with what there is to say of them below."""
    rows = []
    for move in moves:
        months = f"after {extent(move.months, ' to ')} months" if move.months else "time varies"
        usual = "" if move.usual == "known" else move.usual
        rows.append((Run(move.title), Run(KIND_WORDS[move.kind]), Run(months), Run(usual, "dim")))
    lines: Lines = []
    for move, block in zip(moves, table(rows, page), strict=True):
        lines += block
        if move.note:
            lines += page.para(sentence(move.note), 4)
        for warning in move.warnings:
            lines += page.para(f"Keep in mind: {sentence(warning)}", 4, 2)
    return lines
