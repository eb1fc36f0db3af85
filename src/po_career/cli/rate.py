"""`rate`: one skill, by oneself or by somebody else."""

from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, command_app, option, with_common
from po_career.cli.options import choice, past_day
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from po_career.catalog.model import Catalog, Rater
    from po_career.planning.progress_model import Change
    from po_career.profile.model import Profile, Rating
    from po_career.render.page.layout import Line, Page

NOT_RATED = "Nothing changed: there is no such rating."
RATERS: "tuple[Rater, ...]" = ("self", "other")

NOT_APPLICABLE = ("n/a", "na", "not applicable")
"""What says that a skill does not apply, in place of a level."""

app = command_app()


@app.command()
@with_common()
def rate(
    common: Common,
    skill: str = argument("SKILL", "Id, name or alias."),
    level: str | None = argument(
        "[LEVEL]", 'Number or name, "none" or n/a; without it you choose from sentences.'
    ),
    evidence: str | None = option(
        "TEXT", 'One example from the last twelve months; "" removes an earlier one.'
    ),
    by: str = option(
        "self|other", "Whose view it is: your own, or somebody else's of you.", "self"
    ),
    on: str | None = option("DATE", "The day from which it is true; default: today."),
) -> None:
    """Record how well you do a skill, with an example of it, and see what that changes.

    In place of the level, "none" takes a rating away, and n/a says that the skill does not apply to
    you: no role asks it of you.
    """
    from po_career.cli.recording import writable
    from po_career.language.find import find_item
    from po_career.planning.progress import change_of
    from po_career.profile.growth import rating_by, with_rated, without_rating

    rater, when = choice("--by", by, RATERS), past_day("--on", on)
    ladder, source = common.read()
    key = find_item(ladder, "skill", skill)
    path = writable(source)
    if level is not None and " ".join(level.split()).casefold() in NOT_APPLICABLE:
        if evidence is not None or by != "self" or on is not None:
            raise UsageError(f"{level} takes no --evidence, --by or --on\nleave them out")
        _leave_out(key, ladder, path, common)
        return
    number: int | None
    if level is not None:
        number = _level(key, level, evidence, ladder)
    else:
        from po_career.interview.one_rating import ask_rating

        face = common.face()
        if face is None:
            raise _level_is_missing(ladder, key, common)
        asked = ask_rating(face, ladder, source.profile, key, rater, evidence)
        if asked is None:
            return
        number, evidence = asked
    if number is None:
        rated = partial(without_rating, ladder, skill=key, by=rater, on=when)
    else:
        rated = partial(
            with_rated, ladder, skill=key, level=number, evidence=evidence, by=rater, on=when
        )
    before, after = _recorded(path, ladder, rated, when, common)
    event = after.history[-1] if len(after.history) > len(before.history) else None
    change = change_of(ladder, before, after, event, when, profile=str(path))
    beside = rating_by(after, key, "other" if rater == "self" else "self")
    if number is None and event is None:
        common.show(change, lambda page: page.para(NOT_RATED, 0))
    else:
        common.show(change, partial(_page, change, ladder, common, beside))


def _level(skill: str, text: str, evidence: str | None, catalog: "Catalog") -> int | None:
    """The level that was named; None for "none", unless the scale has a level of that name."""
    from po_career.cli.answers import is_none, level_of
    from po_career.language.find import NONE

    names = {step.name.casefold() for step in catalog.scale.levels}
    if not is_none([text]) or NONE in names:
        return level_of(skill, text, catalog)
    if evidence:
        raise UsageError(
            "an example needs a level, and none takes the rating away\nleave --evidence out"
        )
    return None


def _recorded(
    path: "Path",
    catalog: "Catalog",
    rated: "Callable[[Profile], Profile]",
    when: "date",
    common: Common,
) -> "tuple[Profile, Profile]":
    """The profile before and after the rating. Raises UsageError, with the commands that help, if
    there is a later one.
    """
    from po_career.cli.recording import record

    try:
        return record(path, catalog, rated, when, common.edit())
    except UsageError as error:
        raise UsageError(
            f"{error}\n{common.command('undo')} takes back the last change;"
            f" {common.command('profile', 'edit')} corrects a day that is wrong"
        ) from None


def _leave_out(skill: str, catalog: "Catalog", path: "Path", common: Common) -> None:
    """Keep that a skill does not apply to the person, and say what that means."""
    from po_career.cli.recording import changed
    from po_career.profile.growth import with_not_applicable
    from po_career.render.told import Message

    changed(path, catalog, partial(with_not_applicable, skill=skill), common.edit())
    name = catalog.skills[skill].name
    said = f"{name} does not apply to you: no role asks it of you, and it is no gap."
    back = common.command("rate", skill, "LEVEL")
    lines = (said, f"{back} takes that back.")
    told = Message("po-career/message/1", lines, str(path))
    common.show(told, lambda page: [*page.para(lines[0], 0), *page.para(lines[1], 0, 2)])


def _level_is_missing(catalog: "Catalog", skill: str, common: Common) -> UsageError:
    """That nobody can be asked for the level, with the sentences to choose from."""
    from po_career.catalog.sentences import sentence_of

    levels = (
        f"{step.level}  {sentence_of(catalog, skill, step.level)}" for step in catalog.scale.levels
    )
    why = f"the level is missing, and {common.why_not_asked}"
    hint = f"{common.command('rate', skill, 'LEVEL')} takes the number or the name"
    return UsageError("\n".join((why, *levels, hint)))


def _page(
    change: "Change",
    catalog: "Catalog",
    common: Common,
    beside: "Rating | None",
    page: "Page",
) -> "Sequence[Line]":
    """The rating as a page."""
    from po_career.render.progress.change_page import kept_in, rated_lines

    event = change.event
    example = ""
    if event is not None and event.skill is not None and event.rating is not None:
        by = ("--by", "other") if event.by == "other" else ()
        words = (event.skill, str(event.rating.level), *by)
        example = common.command("rate", *words, "--evidence", "TEXT")
    lines = rated_lines(change, catalog, page, example=example, beside=beside)
    return [*lines, *kept_in(change, page)]
