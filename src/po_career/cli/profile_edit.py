"""`profile edit`: the saved profile in one's own editor. A copy is edited, and checked before it
replaces the file.
"""

import os
import shlex
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import TEXTS
from po_career.errors import FileAccessError, InvalidFileError, UsageError, cannot_write

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.profile.backups import Edit

USUAL = ("nano", "vim", "vi", "notepad.exe")
"""Editors to look for if neither VISUAL nor EDITOR is set."""
EMPTY = """\
schema: po-career/profile/1
# Remove the # before what you want to say. po-career roles, skills and actions list the ids;
# titles work too.
# name: Sam                  # on a page that you hand over
# role: product-owner
# months_in_role: 20
# hours_per_week: 4          # hours a week for your development
# former_roles: [{role: business-analyst, months: 30, until: 2025-04}, {title: customer support}]
# away: [{from: 2026-12-21, until: 2027-01-03}]
# budget: {amount: 500, currency: EUR, whose: employer, until: 2026-12-31}   # or a number; absent:
# no limit
# target: head-of-product    # or two: [product-designer, technical-pm]
# wants: [product-direction] # what you want more of, at most two
# drains: leading-people
# words: ["I want to stop being the ticket person."]   # for you alone
# situation: {load: fine, decided: {what: review, on: 2027-06-30}, there: {supportive-manager:
# true}}
# ratings:                   # levels 0 to 4: po-career skills SKILL shows the sentence of each
#   communication: 3
#   roadmapping: {level: 3, on: 2026-11-01, evidence: One example from the last twelve months.}
# done: [cert-pspo-1]
"""


@with_common(TEXTS)
def edit(common: Common) -> None:
    """Open the profile in your editor (VISUAL, else EDITOR). It is checked before it is saved, and
    what you wrote is never lost.
    """
    from po_career.cli.output import write_err
    from po_career.cli.source import profile_file
    from po_career.text import printable

    ladder = common.read_catalog()
    file = profile_file(common.profile)
    before = _text_of(file)
    shown = EMPTY if before is None else before
    copy = _copy(file, shown)
    try:
        text = _edited(copy, ladder)
    except BaseException:
        if not _has_no_more(copy, shown):
            write_err(f"The profile is unchanged; what you wrote is in {printable(str(copy))}\n")
        raise
    if _has_no_more(copy, shown):
        common.tell(["Nothing changed."], file)
        return
    _save(file, before, text, copy, ladder, common.edit())
    common.tell([f"Saved {file}"], file)


def _has_no_more(copy: Path, text: str) -> bool:
    """Whether `copy` says nothing but `text`; then it is removed."""
    same = not copy.exists() or copy.read_bytes() == text.encode("utf-8")
    if same:
        copy.unlink(missing_ok=True)
    return same


def _text_of(file: Path) -> str | None:
    from po_career.catalog.files import read_text

    return read_text(file) if os.path.lexists(file) else None


def _copy(file: Path, text: str) -> Path:
    """A copy to edit, beside the file, under a name that is free: an older one may hold what
    somebody wrote.
    """
    from po_career.files import PRIVATE, write_whole
    from po_career.profile.store import make_folder

    names = (f"{file.stem}.edit-{n}{file.suffix or '.yaml'}" for n in count(1))
    copies = map(file.with_name, names)
    copy = next(copy for copy in copies if not os.path.lexists(copy))
    try:
        make_folder(file.parent)
        write_whole(copy, text.encode("utf-8"), mode=PRIVATE)
    except OSError as error:
        raise cannot_write(copy, error, "nothing changed") from error
    return copy


def _edited(copy: Path, catalog: "Catalog") -> str:
    """The text of `copy` once it can be understood. Raises InvalidFileError if it cannot and is not
    edited again.
    """
    from po_career.catalog.files import read_text
    from po_career.cli.failure import in_words
    from po_career.cli.output import write_err
    from po_career.cli.profile_keep import said_yes
    from po_career.cli.reading import reading
    from po_career.profile.read import read_profile

    while True:
        _run_editor(copy)
        try:
            text = read_text(copy)
            with reading(str(copy)):
                read_profile(text, str(copy), catalog)
        except InvalidFileError as error:
            if sys.stdin is None or not sys.stdin.isatty():
                raise
            write_err(in_words(error))
            if not said_yes("Edit it again?", default=True):
                raise typer.Exit(error.exit_code) from error  # its words were shown above
        else:
            return text


def _run_editor(copy: Path) -> None:
    """Raises UsageError if there is no editor, FileAccessError if it ends with a failure."""
    import subprocess

    words = _editor()
    try:
        ran = subprocess.run([*words, str(copy)], check=False)  # noqa: S603 - the person's editor
    except OSError as error:
        hint = "set VISUAL or EDITOR to an editor that is installed, for example EDITOR=nano"
        raise UsageError(
            f"cannot start the editor {shlex.join(words)}: {error.strerror or error}\n{hint}"
        ) from error
    if ran.returncode != 0:
        raise FileAccessError(
            f"the editor {shlex.join(words)} ended with {ran.returncode}, so nothing was saved"
        )


def _editor() -> list[str]:
    import shutil

    for name in ("VISUAL", "EDITOR"):
        if words := shlex.split(os.environ.get(name, "")):
            return words
    for editor in USUAL:
        if path := shutil.which(editor):
            return [path]
    raise UsageError(
        "no editor was found to open the profile\nset VISUAL or EDITOR, for example EDITOR=nano"
    )


def _save(
    file: Path, before: str | None, text: str, copy: Path, catalog: "Catalog", edit: "Edit"
) -> None:
    """Replace the file with `text`, with an event for everything that it changes; then remove the
    copy.
    """
    from datetime import date

    from po_career.profile.store import replace_text, text_recorded

    told = text_recorded(before, text, file, catalog, date.today())
    if not replace_text(file, before, told, edit):
        raise FileAccessError(
            f"the profile {file} was changed while you edited it, so it was left as it is\n"
            f"what you wrote is in {copy}; edit the profile again, and copy it over"
        )
    copy.unlink(missing_ok=True)
