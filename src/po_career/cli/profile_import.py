"""`profile import`: what a resume, a LinkedIn export or a CV says of you, into the profile."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import Format
from po_career.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from po_career.catalog.model import Catalog
    from po_career.intake.resume.statements import Findings
    from po_career.intake.resume.taking import Proposal
    from po_career.interview.question import Face
    from po_career.profile.model import Profile

STDIN = "-"


@with_common()
def import_profile(
    common: Common,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help=(
                "JSON Resume, LinkedIn export (zip or CSV), or a CV: PDF, text, Markdown; - for"
                " stdin."
            ),
        ),
    ],
    yes: Annotated[
        bool, typer.Option("--yes", help="Save what is certain or likely, and ask nothing.")
    ] = False,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day up to which time in a role counts; today without it."
        ),
    ] = None,
) -> None:
    """Read what a file says of you: roles, time in role, skills, certificates. You see it before it
    is saved.

    Without questions (--no-input, --json, --output, a pipe) it saves what is certain and new.
    """
    from po_career.cli.recording import command, past_day, record, writable
    from po_career.cli.show import show
    from po_career.intake.resume.profile_import import result_of
    from po_career.intake.resume.taking import proposals, with_taken
    from po_career.render.import_page import imported_lines

    when = past_day("--on", on)
    ladder, source = common.read_or_empty()
    found = _find(file, ladder, when)
    path = writable(source)
    proposed = proposals(found.statements, source.profile)
    result = partial(
        result_of,
        found,
        proposed,
        before=source.profile,
        on=when,
        file=_name(file),
        profile=str(path),
    )
    silent = common.format is not Format.TERMINAL or common.output is not None or yes
    face = None if silent else _face(no_input=common.no_input, color=common.color)
    rate = partial(command, source, common.catalog, "rate")
    page = partial(
        imported_lines, catalog=ladder, rate=rate, undo=command(source, common.catalog, "undo")
    )
    if face is not None and _can_choose(proposed):
        show(
            None,
            partial(page, result(), proposed=proposed),
            Format.TERMINAL,
            None,
            color=common.color,
        )
        taken, left = _ask(face, proposed, source.profile, ladder)
    else:
        face, left = None, False
        taken = _unasked(proposed, source.profile, yes=yes)
    if taken:
        record(
            source,
            ladder,
            partial(with_taken, taken=[one.statement for one in taken], today=when),
            when,
        )
    after = result(taken=taken)
    common.show(after, partial(page, after, brief=face is not None))
    if left:
        kept = "what you said yes to is saved" if taken else "nothing was saved"
        raise Interrupted(
            "you left before the end;"
            f" {kept}\n{command(source, common.catalog, 'profile', 'import', file)} goes on"
        )


def _name(file: str) -> str:
    return "standard input" if file == STDIN else file


def _find(file: str, catalog: "Catalog", today: "date") -> "Findings":
    """What the file says. Raises FileAccessError where it cannot be read, InvalidFileError where it
    cannot be understood.
    """
    from po_career.intake.resume.findings import find
    from po_career.intake.resume.resume_file import parse
    from po_career.language.titles import Titles

    return find(parse(_bytes(file), _name(file), Titles(catalog)), catalog, today)


def _bytes(file: str) -> bytes:
    from pathlib import Path

    from po_career.catalog.files import SIZE_LIMIT, read_bytes

    if file == STDIN:
        return sys.stdin.buffer.read(SIZE_LIMIT + 1) if sys.stdin is not None else b""
    return read_bytes(Path(file))


def _face(*, no_input: bool, color: bool) -> "Face | None":
    from po_career.interview.face import choose_face

    return choose_face(sys.stdin, sys.stderr, os.environ, no_input=no_input, color=color)


def _can_choose(proposed: "Sequence[Proposal]") -> bool:
    return any(one.standing in ("new", "changes") for one in proposed)


def _unasked(
    proposed: "Sequence[Proposal]", profile: "Profile", *, yes: bool
) -> "tuple[Proposal, ...]":
    """What is saved without a question: what is certain and new, or with --yes what is
    likely too.
    """
    from po_career.intake.resume.taking import chosen, is_sure

    return chosen(
        proposed, profile, lambda one: is_sure(one, "likely" if yes else "certain", overrule=yes)
    )


def _ask(
    face: "Face", proposed: "Sequence[Proposal]", profile: "Profile", catalog: "Catalog"
) -> "tuple[tuple[Proposal, ...], bool]":
    """What the person says yes to, and whether they left before the end."""
    from po_career.intake.resume.taking import chosen
    from po_career.interview.import_choice import ask_what_to_save

    said = ask_what_to_save(face, proposed, catalog)
    return chosen(proposed, profile, lambda one: one in said.taken), said.left
