"""An import of a catalogue on a screen: what came of it, how it was read, what was left out and
where.
"""

from collections.abc import Sequence

from po_career.intake.framework.catalog_import import CatalogImport
from po_career.intake.framework.spreadsheet import Skipped
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import count, figure

SHOWN = 100
"""How many places are named; JSON names all."""


def import_lines(report: CatalogImport, page: Page) -> Lines:
    """The amounts, the notes, each place that was left out, and what to do next."""
    amounts = (
        figure(report.roles, "role"),
        figure(report.skills, "skill"),
        figure(report.requirements, "requirement"),
        figure(report.transitions, "transition"),
        figure(report.actions, "drafted action"),
    )
    came = page.para(f"{report.written or report.file}: {', '.join(amounts)}.", 0, 2)
    notes = below(page.dimmed(note, 2, 2) for note in report.notes)
    check = f"Next: po-career catalog check {report.written}"
    return joined(
        [
            [*came, *notes],
            _left_out(report.skipped, page),
            page.para(check, 0, 2) if report.written else [],
        ]
    )


def _left_out(skipped: Sequence[Skipped], page: Page) -> Lines:
    if not skipped:
        return []
    lines = page.para(f"Left out, {count(len(skipped), 'place')}:", 0)
    for place in skipped[:SHOWN]:
        where = Run(f"{place.sheet} {place.cell}".strip() + ": ", "missing")
        why = f'"{place.text}": {place.why}' if place.text else place.why
        lines += page.para([where, Run(why)], 2, 2)
    if len(skipped) > SHOWN:
        lines += page.para(f"and {len(skipped) - SHOWN:,} more; --json names all")
    return lines


def new_lines(place: str, names: Sequence[str], commands: Sequence[str], page: Page) -> Lines:
    """What was written into `place`, and the commands that come next."""
    return [
        *page.para(f"{place}: {', '.join(names)}, and schemas/ for your editor.", 0, 2),
        *page.para("Every key is explained in them. Next:", 0),
        *below(page.para(Run(command, "now"), 2, 2) for command in commands),
    ]
