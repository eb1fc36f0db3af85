"""An import of a catalogue on a screen: what came of it, how it was read, what was left out and
where.
"""

from collections.abc import Mapping, Sequence

from po_career.catalog.model import Role
from po_career.intake.framework.catalog_import import CatalogImport
from po_career.intake.framework.draft import Draft
from po_career.intake.framework.spreadsheet import Skipped
from po_career.intake.framework.update import UpdateChange, Updated
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import count, figure, listed

PREVIEWED = 12
"""Roles that a preview shows."""
ASKED = 8
"""Skills or moves that it names of each."""
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
    came += page.dimmed(_ledger_words(report), 2, 2)
    notes = below(page.dimmed(note, 2, 2) for note in report.notes)
    check = f"Next: po-career catalog check {report.written}"
    return joined(
        [
            [*came, *notes],
            *changed_lines(report.changes, report.kept, report.left, page),
            _left_out(report.skipped, page),
            page.para(check, 0, 2) if report.written else [],
        ]
    )


def _ledger_words(report: CatalogImport) -> str:
    """What became of the cells."""
    ledger = report.ledger
    parts = [
        f"{count(ledger.levels, 'level')}",
        f"{count(ledger.sentences, 'sentence')}",
        f"{ledger.lost} lost",
    ]
    return f"{count(ledger.read, 'cell')} read: {', '.join(parts)}"


def changed_lines(
    changes: Sequence[UpdateChange] | None, kept: Sequence[str], left: Sequence[str], page: Page
) -> list[Lines]:
    """What an update adds, changes and removes, and what stays although the files differ; nothing
    for a new catalogue, whose `changes` are None.
    """
    if changes is None:
        return []
    parts = [
        _part(kind.capitalize(), [one.what for one in changes if one.kind == kind], page)
        for kind in ("added", "changed", "removed")
    ]
    if not changes:
        parts.append(page.para("Nothing is different: the catalogue stays as it was.", 0))
    parts.append(_part("Kept as it was written by hand", kept, page))
    parts.append(_part("No longer in the files, and there until you take it out", left, page))
    return parts


def _part(title: str, texts: Sequence[str], page: Page) -> Lines:
    """A title and a line for each text; nothing if there is none."""
    if not texts:
        return []
    lines = page.para(f"{title}:", 0)
    for text in texts[:SHOWN]:
        lines += page.dimmed(text, 2, 4)
    if len(texts) > SHOWN:
        lines += page.para(f"and {len(texts) - SHOWN:,} more; --json names all", 2)
    return lines


def update_preview_lines(new: Updated, page: Page) -> Lines:
    """What an update would change, and how the files were read."""
    notes = below(page.dimmed(note, 2, 2) for note in new.draft.notes)
    changed = changed_lines(new.changes, new.kept, new.left, page)
    return joined(
        [page.para("What would change", 0), *changed, notes, _left_out(new.draft.skipped, page)]
    )


def preview_lines(draft: Draft, page: Page) -> Lines:
    """What would be written: the roles in order with what each asks, and how the file was read."""
    names = {skill.id: skill.name for skill in draft.skills}
    titles = {role.id: role.title for role in draft.roles}
    lines = page.para("What would be written", 0)
    for role in draft.roles[:PREVIEWED]:
        lines += _previewed(role, names, page)
    if len(draft.roles) > PREVIEWED:
        lines += page.para(f"and {len(draft.roles) - PREVIEWED} more roles", 2)
    moves = [f"{titles[one.from_]} to {titles[one.to]}" for one in draft.transitions]
    lines += page.para(f"Promotions: {listed(moves, ASKED) or 'none'}", 2, 4)
    notes = below(page.dimmed(note, 2, 2) for note in draft.notes)
    return joined([lines, notes, _left_out(draft.skipped, page)])


def _previewed(role: Role, names: Mapping[str, str], page: Page) -> Lines:
    """A role, and what it would ask."""
    asks = [f"{names[skill]} {need.level}" for skill, need in role.requires.items()]
    track = f" ({role.track})" if role.track else ""
    shown = listed(asks, ASKED) or "nothing"
    return page.para([Run(role.title, "have"), Run(f"{track}: {shown}")], 2, 4)


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
