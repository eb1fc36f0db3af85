"""Roles on a screen: the list by track, and one role in full."""

from collections.abc import Sequence

from po_career.catalog.model import Id, Importance, Span
from po_career.render.explore.entry_model import Move, Need, RoleEntry
from po_career.render.explore.entry_parts import (
    BASIS_WORDS,
    SCOPE_WORDS,
    aliases_line,
    bullets_section,
    names_section,
    prose_section,
    sources_section,
)
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import KIND_WORDS, extent, figure, sentence, stopped
from po_career.render.page.table import table

NEEDS: tuple[tuple[Importance, str], ...] = (
    ("core", "Core"),
    ("important", "Important"),
    ("useful", "Useful"),
)


TITLE = 33
LEGEND = "The last column says what the need rests on; the exact level is always our judgement."


def role_list_lines(
    roles: Sequence[RoleEntry], *, width: int | None, glyphs: Glyphs, here: Id | None = None
) -> list[Line]:
    """All roles in one line each, by track in the order of the roles.

    `here` is the id of the role that one holds.
    """
    page = page_of(width, glyphs)
    tracks = list(dict.fromkeys(role.track for role in roles))
    on_tracks = f" on {figure(len(tracks), 'track')}" if len(tracks) > 1 else ""
    opening = f"{figure(len(roles), 'role')}{on_tracks}. Years are typical, never a condition."
    blocks = table(
        [_list_row(role, here, page) for role in roles], page, gives=2, rights={1}, most={0: TITLE}
    )
    rows = {
        role.id: _marked(block, page) if role.id == here else block
        for role, block in zip(roles, blocks, strict=True)
    }
    groups = []
    for track in tracks:
        group: list[Line] = []
        if len(tracks) > 1:
            group = heading(page, track.title if track else "Other")
        for role in roles:
            if role.track == track:
                group += rows[role.id]
        groups.append(group)
    closing = page.para(f"{glyphs.mark} you are here", 0) if here in rows else []
    example = next(iter(roles)).title.lower() if roles else "ROLE"
    closing += page.para(
        f'po-career roles "{example}" shows one in full: its day, skills, ways on.', 0
    )
    return joined([page.para(opening, 0), *groups, closing])


def _list_row(role: RoleEntry, here: Id | None, page: Page) -> tuple[Run, ...]:
    years = f"{extent(role.typical_years, page.glyphs.dash)} y" if role.typical_years else ""
    return (Run(role.title, "now" if role.id == here else ""), Run(years), Run(role.short or ""))


def _marked(block: Sequence[Line], page: Page) -> list[Line]:
    """The row with the mark in its margin, which is two spaces wide."""
    (margin, *others), *rest = block
    return [(Run(page.glyphs.mark, "now"), margin._replace(text=margin.text[1:]), *others), *rest]


def role_lines(role: RoleEntry, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """One role in full: what it is for, its day, what it needs, where it leads, and where the facts
    come from.
    """
    page = page_of(width, glyphs)
    return joined(
        [
            [*heading(page, role.title), *_identity(role, page), *aliases_line(role.aliases, page)],
            prose_section("What it is for", role.purpose, page),
            bullets_section("What it is responsible for", role.responsibilities, page),
            bullets_section("A day", role.day, page),
            prose_section("What sets it apart", role.distinct, page),
            bullets_section(
                "It suits whoever wants more of", [want.title for want in role.suits], page
            ),
            names_section("How to try it", role.tries, page),
            bullets_section("How it differs by company", role.varies, page),
            bullets_section("Good to know", role.notes, page),
            _years(role.typical_years, page),
            _needs(role.requires, page),
            _moves("Where it leads", role.leads_to, page),
            _moves("Who comes here", role.comes_from, page),
            bullets_section("Nearest occupations", _codes(role), page),
            sources_section(role.sources, role.basis, page),
        ]
    )


def _identity(role: RoleEntry, page: Page) -> list[Line]:
    facts = [f"id {role.id}"]
    if role.track:
        facts.append(f"track {role.track.title}")
    if role.place is not None:
        facts.append(f"rung {role.place}")
    if role.scope is not None:
        facts.append(f"decides on {SCOPE_WORDS[role.scope]}")
    return [
        *(page.para(sentence(role.short), 0) if role.short else []),
        *page.para(Run(f" {page.glyphs.dot} ".join(facts), "dim"), 0),
    ]


def _codes(role: RoleEntry) -> list[str]:
    return [
        *(f"ESCO {code}" for code in role.codes.esco),
        *(f"O*NET {code}" for code in role.codes.onet),
    ]


def _years(years: Span | None, page: Page) -> list[Line]:
    if years is None:
        return []
    basis = f"Rests on {BASIS_WORDS[years.basis]}{f': {years.note}' if years.note else ''}"
    return [
        *heading(page, "Typical experience"),
        *page.para(f"{extent(years, ' to ')} years; never a condition. {stopped(basis)}"),
    ]


def _needs(needs: Sequence[Need], page: Page) -> list[Line]:
    if not needs:
        return []
    lines = heading(page, "What it needs")
    rows = [(Run(need.name), Run(need.level_name), Run(need.basis or "", "dim")) for need in needs]
    laid = list(zip(needs, table(rows, page, indent=4), strict=True))
    for importance, title in NEEDS:
        group = [line for need, block in laid if need.importance == importance for line in block]
        lines += [*page.para(title), *group] if group else []
    return [*lines, *(page.para(Run(LEGEND, "dim")) if any(need.basis for need in needs) else [])]


def _moves(title: str, moves: Sequence[Move], page: Page) -> list[Line]:
    if not moves:
        return []
    blocks = table([_move_row(move) for move in moves], page)
    return [
        *heading(page, title),
        *(
            line
            for move, block in zip(moves, blocks, strict=True)
            for line in (*block, *_remarks(move, page))
        ),
    ]


def _move_row(move: Move) -> tuple[Run, ...]:
    months = f"after {extent(move.months, ' to ')} months" if move.months else "time varies"
    usual = "" if move.usual == "known" else move.usual
    return (Run(move.title), Run(KIND_WORDS[move.kind]), Run(months), Run(usual, "dim"))


def _remarks(move: Move, page: Page) -> list[Line]:
    lines = page.para(sentence(move.note), 4) if move.note else []
    return [
        *lines,
        *(
            line
            for warning in move.warnings
            for line in page.para(f"Keep in mind: {sentence(warning)}", 4, 2)
        ),
    ]
