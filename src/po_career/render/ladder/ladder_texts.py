"""The table of a ladder for a handbook: CSV, Markdown and HTML."""

from collections.abc import Iterator

from po_career.catalog.ladder_table import Asked, LadderTable, TableCategory, TableTrack
from po_career.catalog.model import Id
from po_career.render.page.markdown_text import bold, md
from po_career.render.plan.plan_table import BYTE_ORDER_MARK, csv_text, harmless
from po_career.render.plan.plan_tasks import plain
from po_career.render.templates import page_from

Row = dict[tuple[Id | None, Id], str]
"""What is asked of a skill, by track and role."""


def csv_table(table: LadderTable, *, sentences: bool) -> str:
    """One table of all tracks (RFC 4180): a row for each skill, a column for each role, above the
    roles their tracks if there are any.
    """
    columns: list[tuple[Id | None, Id]] = []
    tracks, header = ["", ""], ["Skill", "Category"]
    for track in table.tracks:
        columns += [(track.id, role.role) for role in track.roles]
        tracks += [track.title or ""] * len(track.roles)
        header += [role.title for role in track.roles]
    rows = [tracks, header] if any(tracks) else [header]
    cells, names = _cells(table, sentences=sentences)
    for skill, row in cells:
        rows.append([*names[skill], *(row.get(column, "") for column in columns)])
    first, *others = [[plain(cell) for cell in row] for row in rows]
    return BYTE_ORDER_MARK + csv_text(map(harmless, first), others)


def _cells(
    table: LadderTable, *, sentences: bool
) -> tuple[list[tuple[Id, Row]], dict[Id, tuple[str, str]]]:
    """The rows by skill, category by category, and the name and category of each skill."""
    names: dict[Id, tuple[str, str]] = {}
    found: dict[Id | None, dict[Id, Row]] = {}
    for track, category in _categories(table):
        rows = found.setdefault(category.id, {})
        for skill in category.skills:
            names[skill.skill] = (skill.name, category.title or "")
            row = rows.setdefault(skill.skill, {})
            for role, asked in zip(track.roles, skill.asked, strict=True):
                row[track.id, role.role] = _cell(asked, sentences=sentences)
    in_order: dict[Id, Row] = {}
    for rows in found.values():
        in_order |= rows
    return list(in_order.items()), names


def _categories(table: LadderTable) -> Iterator[tuple[TableTrack, TableCategory]]:
    for track in table.tracks:
        for category in track.categories:
            yield track, category


def _cell(asked: Asked | None, *, sentences: bool) -> str:
    """A level, whether it is core, and its sentence; empty if nothing is asked."""
    if asked is None:
        return ""
    core = " (core)" if asked.importance == "core" else ""
    sentence = f": {asked.sentence}" if sentences and asked.sentence else ""
    return f"{asked.name}{core}{sentence}"


def markdown_table(table: LadderTable, *, sentences: bool) -> str:
    """A heading and a table for each track."""
    about = table.catalog
    lines = [f"# {md(f'{about.id} {about.version}')}: what each role asks", ""]
    for track in table.tracks:
        lines += [f"## {md(track.title)}", ""] if track.title else []
        lines += [*_markdown_rows(track, sentences=sentences), ""]
    return "\n".join(lines)


def _markdown_rows(track: TableTrack, *, sentences: bool) -> Iterator[str]:
    yield _row(["", *(md(role.title) for role in track.roles)])
    yield _row(["---"] * (len(track.roles) + 1))
    for category in track.categories:
        if category.title:
            yield _row([bold(category.title), *[""] * len(track.roles)])
        for skill in category.skills:
            cells = [md(_cell(asked, sentences=sentences)) for asked in skill.asked]
            yield _row([md(skill.name), *cells])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def html_table(table: LadderTable, *, sentences: bool) -> str:
    """One page with a table for each track, which needs no network and no script."""
    return page_from("po_career.render.ladder", "ladder", table=table, sentences=sentences)
