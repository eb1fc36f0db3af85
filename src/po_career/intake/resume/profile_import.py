"""The result of an import, as `profile import --json` prints it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from po_career.frozen import Frozen
from po_career.intake.resume.parsed import Format, Part, Skipped
from po_career.intake.resume.statements import Findings, HeldRole, Mentioned, NotKnown, Statement
from po_career.intake.resume.taking import Proposal
from po_career.profile.model import Profile


class Left(Frozen):
    """A statement that was not saved, and why."""

    statement: Statement
    was: str | None
    """What the profile says instead; absent if it says nothing."""
    why: str


class Import(Frozen):
    """What an import took from a file, and what it left."""

    generated_on: date
    file: str
    format: Format
    profile: str
    """Where the profile lies."""
    saved: bool
    """Whether the profile was changed."""
    roles: tuple[HeldRole, ...]
    """All jobs, in the order of the file; a profile holds only the role of today."""
    taken: tuple[Statement, ...]
    left: tuple[Left, ...]
    already: tuple[Statement, ...]
    """What the profile said before."""
    mentioned: tuple[Mentioned, ...]
    """Skills named without a level, that the profile has no rating of one's own for: not rated."""
    not_known: tuple[NotKnown, ...]
    skipped: tuple[Skipped, ...]
    parts: tuple[Part, ...]
    """The parts of the file, by heading or key, each with what was taken from it."""
    schema: Literal["po-career/import/1"] = "po-career/import/1"


def result_of(
    found: Findings,
    proposed: Sequence[Proposal],
    *,
    taken: Sequence[Proposal] = (),
    before: Profile,
    on: date,
    file: str,
    profile: str,
) -> Import:
    """The whole result; `taken` are those of the proposals that are saved."""
    return Import(
        generated_on=on,
        file=file,
        format=found.format,
        profile=profile,
        saved=bool(taken),
        roles=found.roles,
        taken=tuple(one.statement for one in taken),
        left=tuple(
            Left(one.statement, one.was, _why(one))
            for one in proposed
            if one not in taken and one.standing != "same"
        ),
        already=tuple(one.statement for one in proposed if one.standing == "same"),
        mentioned=tuple(
            one
            for one in found.mentioned
            if not any(rating.by == "self" for rating in before.ratings.get(one.skill, ()))
        ),
        not_known=found.not_known,
        skipped=found.skipped,
        parts=found.parts,
    )


def _why(one: Proposal) -> str:
    unasked = {
        "guess": "a guess is saved only when you say yes to it",
        "likely": "only what is certain is saved unasked",
    }
    return one.why or unasked.get(one.statement.because.certainty, "nobody said yes to it")
