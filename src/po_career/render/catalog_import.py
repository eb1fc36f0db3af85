"""An import of a catalogue for people: what came of it, how it was read, what was left out and where."""

from po_career.catalog.imports.model import CatalogImport
from po_career.catalog.imports.sheet import Skipped
from po_career.render.words import figure
from po_career.text import printable

SHOWN = 100
"""Places that are named; JSON names all."""


def import_text(report: CatalogImport) -> str:
    """The report as lines of text."""
    amounts = ((report.roles, "role"), (report.skills, "skill"), (report.requirements, "requirement"), (report.transitions, "transition"))
    lines = [f"{report.written or report.file}: {', '.join(figure(*one) for one in amounts)}, {figure(report.actions, 'drafted action')}."]
    lines += [f"  {note}" for note in report.notes]
    if report.skipped:
        lines.append(f"Left out, {figure(len(report.skipped), 'place')}:")
        lines += [f"  {_skipped(one)}" for one in report.skipped[:SHOWN]]
        lines += [f"  and {len(report.skipped) - SHOWN} more; --json names all"] if len(report.skipped) > SHOWN else []
    if report.written:
        lines.append(f"Next: po-career catalog check {report.written}")
    return "".join(f"{printable(line)}\n" for line in lines)


def _skipped(one: Skipped) -> str:
    where = f"{one.sheet} {one.cell}".strip()
    return f'{where}: "{one.text}": {one.why}' if one.text else f"{where}: {one.why}"
