"""`rate`: one skill, by oneself or by somebody else."""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from po_career.cli.common import Common, with_common
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.catalog.model import Catalog
    from po_career.cli.source import Source
    from po_career.interview.one_rating import Given
    from po_career.planning.progress_model import Change
    from po_career.profile.model import Rating
    from po_career.render.page.glyphs import Glyphs
    from po_career.render.page.layout import Line

By = Literal["self", "other"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def rate(
    common: Common,
    skill: Annotated[str, typer.Argument(metavar="SKILL", help="Id, name or alias.")],
    level: Annotated[
        str | None,
        typer.Argument(
            metavar="[LEVEL]", help="Number or name; without it the sentences are shown."
        ),
    ] = None,
    evidence: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help='One example from the last twelve months; "" takes back an earlier one.',
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            metavar="self|other", help="Whose view it is: your own, or somebody else's of you."
        ),
    ] = "self",
    on: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="The day from which it is true; today without it."),
    ] = None,
) -> None:
    """Record how well you do a skill, with an example of it, and see what that changes."""
    from po_career.cli.person import level_named
    from po_career.cli.recording import find_named, past_day, record, writable
    from po_career.planning.change import change_of
    from po_career.profile.growth import rating_by, with_rated

    rater, when = _rater(by), past_day("--on", on)
    ladder, source = common.read()
    key = find_named("skill", ladder, skill)
    number = None if level is None else level_named(ladder, level)
    path = writable(source)
    if number is None:
        asked = _ask(
            source, ladder, key, rater, evidence, no_input=common.no_input, color=common.color
        )
        if asked is None:
            return
        number, evidence = asked
    said = partial(
        with_rated, ladder, skill=key, level=number, evidence=evidence, by=rater, on=when
    )
    before, after = record(source, ladder, said, when)
    event = after.history[-1] if len(after.history) > len(before.history) else None
    change = change_of(ladder, before, after, event, when, profile=str(path))
    beside = rating_by(after, key, "other" if rater == "self" else "self")
    common.show(change, partial(_page, change, ladder, source, common.catalog, beside))


def _rater(text: str) -> By:
    for rater in ("self", "other"):
        if text.strip().lower() == rater:
            return rater
    raise UsageError(
        f'--by "{text}" does not fit\nexpected self (your own view) or other (somebody else\'s view'
        " of you)"
    )


def _ask(
    source: "Source",
    catalog: "Catalog",
    skill: str,
    by: By,
    evidence: str | None,
    *,
    no_input: bool,
    color: bool,
) -> "Given | None":
    """What the person says at the terminal. Raises UsageError, with the sentences, where there is
    nobody to ask.
    """
    from po_career.catalog.sentences import sentence_of
    from po_career.interview.face import choose_face

    face = choose_face(sys.stdin, sys.stderr, os.environ, no_input=no_input, color=color)
    if face is not None:
        from po_career.interview.one_rating import ask_rating

        return ask_rating(face, catalog, source.profile, skill, by, evidence)
    why = "--no-input forbids to ask" if no_input else "there is no terminal to ask on"
    levels = (
        f"{level.level}  {sentence_of(catalog, skill, level.level)}"
        for level in catalog.scale.levels
    )
    raise UsageError(
        "\n".join(
            (
                f"the level is missing, and {why}",
                *levels,
                f"po-career rate {skill} LEVEL takes the number or the name",
            )
        )
    )


def _page(
    change: "Change",
    catalog: "Catalog",
    source: "Source",
    catalog_given: str | None,
    beside: "Rating | None",
    *,
    width: int,
    glyphs: "Glyphs",
) -> "Sequence[Line]":
    """The rating as a page."""
    from po_career.cli.recording import command
    from po_career.render.page.layout import page_of
    from po_career.render.progress.change_page import kept_in, rated_lines

    page = page_of(width, glyphs)
    event = change.event
    example = ""
    if event is not None and event.skill is not None and event.rating is not None:
        by = ("--by", "other") if event.by == "other" else ()
        example = command(
            source,
            catalog_given,
            "rate",
            event.skill,
            str(event.rating.level),
            *by,
            "--evidence",
            "TEXT",
        )
    lines = rated_lines(change, catalog, page, example=example, beside=beside)
    return [*lines, *kept_in(change, page, undo=command(source, catalog_given, "undo"))]
