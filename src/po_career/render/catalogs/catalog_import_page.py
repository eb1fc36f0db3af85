"""An import of a catalogue on a screen.

What came of it, how it was read, what was left out and where.
"""

from collections.abc import Sequence

from po_career.intake.framework.catalog_import import CatalogImport
from po_career.intake.framework.spreadsheet import Skipped
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, joined, page_of
from po_career.render.page.phrases import count, figure

SHOWN = 100
"""Places that are named; JSON names all."""


def import_lines(report: CatalogImport, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """The amounts, the notes, each place that was left out, and what to do next."""
    page = page_of(width, glyphs)
    amounts = (
        (report.roles, "role"),
        (report.skills, "skill"),
        (report.requirements, "requirement"),
        (report.transitions, "transition"),
    )
    came = (
        f"{report.written or report.file}: {', '.join(figure(*one) for one in amounts)},"
        f" {figure(report.actions, 'drafted action')}."
    )
    return joined(
        [
            [
                *page.para(came, 0, 2),
                *(line for note in report.notes for line in page.para(Run(note, "dim"), 2, 2)),
            ],
            _left_out(report.skipped, page),
            page.para(f"Next: po-career catalog check {report.written}", 0, 2)
            if report.written
            else [],
        ]
    )


def _left_out(skipped: Sequence[Skipped], page: Page) -> list[Line]:
    if not skipped:
        return []
    lines = page.para(f"Left out, {count(len(skipped), 'place')}:", 0)
    for one in skipped[:SHOWN]:
        where = f"{one.sheet} {one.cell}".strip()
        lines += page.para(
            [
                Run(f"{where}: ", "missing"),
                Run(f'"{one.text}": {one.why}' if one.text else one.why),
            ],
            2,
            2,
        )
    lines += (
        page.para(f"and {len(skipped) - SHOWN:,} more; --json names all")
        if len(skipped) > SHOWN
        else []
    )
    return lines


def new_lines(
    place: str, names: Sequence[str], commands: Sequence[str], *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """What was written into `place`, and the commands that come next."""
    page = page_of(width, glyphs)
    return [
        *page.para(f"{place}: {', '.join(names)}, and schemas/ for your editor.", 0, 2),
        *page.para("Every key is explained in them. Next:", 0),
        *(line for command in commands for line in page.para(Run(command, "now"), 2, 2)),
    ]
