"""`profile import`: what a resume, a LinkedIn export or a CV says about you, into the profile."""

from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, flag, option, with_common
from po_career.cli.options import Format, past_day
from po_career.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from po_career.catalog.model import Catalog
    from po_career.intake.resume.statements import Findings, Statement
    from po_career.intake.resume.taking import Proposal
    from po_career.interview.question import Face
    from po_career.profile.model import Profile


@with_common()
def import_profile(
    common: Common,
    file: str = argument(
        "FILE",
        "A CV (PDF, DOCX, ODT, RTF, HTML, Markdown, text), JSON Resume (JSON, YAML), FRESH,"
        " Reactive Resume, or LinkedIn export (zip, CSV); - for stdin.",
    ),
    yes: bool = flag("Save what is certain or likely, without asking."),
    on: str | None = option("DATE", "The day up to which time in a role counts; default: today."),
) -> None:
    """Read what a file says about you: roles, time in role, skills, certificates. You see it before
    it is saved.

    If it cannot ask (--no-input, --json, --output, a pipe), it saves what is certain and new.
    """
    from po_career.cli.recording import changed, writable
    from po_career.cli.show import show
    from po_career.cli.source import named_bytes
    from po_career.intake.resume.profile_import import result_of
    from po_career.intake.resume.taking import proposals
    from po_career.render.import_page import imported_lines

    when = past_day("--on", on)
    ladder, source = common.read_or_empty()
    data, name = named_bytes(file)
    found = _find(data, name, ladder, when)
    path = writable(source)
    proposed = proposals(found.statements, source.profile)
    result = partial(
        result_of, found, proposed, before=source.profile, on=when, file=name, profile=str(path)
    )
    rate, undo = partial(common.command, "rate"), common.command("undo")
    page = partial(imported_lines, catalog=ladder, rate=rate, undo=undo)

    face = None if yes else _face(proposed, common)
    left = False
    if face is None:
        taken = _unasked(proposed, source.profile, yes=yes)
    else:
        shown = partial(page, result(), proposed=proposed)
        show(None, shown, Format.TERMINAL, None, color=common.color)
        taken, left = _ask(face, proposed, source.profile, ladder)
    if taken:
        statements = [proposal.statement for proposal in taken]
        take = partial(_with_events, statements, when)
        changed(path, ladder, take, common.edit())
    after = result(taken=taken)
    common.show(after, partial(page, after, brief=face is not None))
    if left:
        kept = "what you said yes to is saved" if taken else "nothing was saved"
        again = common.command("profile", "import", file)
        raise Interrupted(f"you left before the end; {kept}\n{again} goes on")


def _with_events(taken: "Sequence[Statement]", today: "date", before: "Profile") -> "Profile":
    """`before` with what was taken, and an event of today for each; an action is done since a day
    that nobody knows, and so has none.
    """
    from po_career.intake.resume.taking import with_taken
    from po_career.profile.history import recorded

    done = [one for one in taken if one.about == "done"]
    others = [one for one in taken if one.about != "done"]
    held = with_taken(before, done, today)
    return recorded(held, with_taken(held, others, today), today)


def _face(proposed: "Sequence[Proposal]", common: Common) -> "Face | None":
    """How to ask what to save; None if nobody can be asked, or there is nothing to choose."""
    if common.format is not Format.TERMINAL or common.output is not None:
        return None
    can_choose = any(proposal.standing in ("new", "changes") for proposal in proposed)
    return common.face() if can_choose else None


def _find(data: bytes, name: str, catalog: "Catalog", today: "date") -> "Findings":
    """What the file says. Raises InvalidFileError if it cannot be understood."""
    from po_career.cli.reading import reading
    from po_career.intake.resume.findings import find, names_of
    from po_career.intake.resume.resume_file import parse
    from po_career.language.titles import Titles

    titles = Titles(catalog)
    with reading(name):
        return find(parse(data, name, titles), names_of(catalog, titles), today, name)


def _unasked(
    proposed: "Sequence[Proposal]", profile: "Profile", *, yes: bool
) -> "tuple[Proposal, ...]":
    """What is saved without a question: what is certain and new, or with --yes also what is
    likely.
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
