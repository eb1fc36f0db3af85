"""`routes`: the best ways from the role one holds to another."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import (
    HeldRoleOption,
    HoursOption,
    MonthsOption,
    SkillOption,
    UsefulOption,
    count,
)
from po_career.errors import UsageError

if TYPE_CHECKING:
    from po_career.planning.routes.route_model import Objective

TOP = "3"

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def routes(
    common: Common,
    to: Annotated[
        str, typer.Argument(metavar="TO", help="The role to get to: id, title or alias.")
    ],
    by: Annotated[
        str,
        typer.Option(metavar="weeks|hours|leaps", help="What counts first: weeks, hours or leaps."),
    ] = "weeks",
    top: Annotated[
        str, typer.Option(metavar="N", help="How many routes to show, at most 50.")
    ] = TOP,
    role: HeldRoleOption = None,
    months_in_role: MonthsOption = None,
    hours: HoursOption = None,
    budget: Annotated[
        str | None,
        typer.Option(
            metavar="AMOUNT", help="Money at the most for each move; 0 for free actions only."
        ),
    ] = None,
    skill: SkillOption = None,
    useful: UsefulOption = False,
    any_way: Annotated[
        bool,
        typer.Option("--any-way", help="Also through ventures, steps back and needless leaps."),
    ] = False,
) -> None:
    """The best routes to a role over the moves that people make: weeks, hours, leaps, and what each
    move adds.

    No route leads through a firm of one's own or a step back, or takes a leap that it can do
    without, unless --any-way is given.
    """
    from po_career.cli.person import Said, with_options
    from po_career.language.find import find_role
    from po_career.planning.routes.best import best_routes
    from po_career.planning.standing import standing_of
    from po_career.profile.history import grown
    from po_career.render.routes_page import route_lines

    wanted, many = _objective(by), count("--top", top, least=1, most=50)
    ladder, source = common.read()
    target = find_role(ladder, to)
    person = with_options(
        grown(source.profile, date.today()),
        Said(role, months_in_role, hours, budget, None, skill or ()),
        ladder,
    )
    _complain(role_known=person.role is not None, hours_known=person.hours_per_week is not None)
    standing = standing_of(ladder, person, date.today(), useful=useful)
    found = best_routes(standing, target, by=wanted, top=many, any_way=any_way, notes=source.notes)
    common.show(found, partial(route_lines, found, ladder))


def _objective(text: str) -> "Objective":
    from po_career.errors import UsageError
    from po_career.planning.routes.route_model import OBJECTIVES

    for objective in OBJECTIVES:
        if text.strip().lower() == objective:
            return objective
    raise UsageError(f'--by "{text}" does not fit\nexpected one of: {", ".join(OBJECTIVES)}')


def _complain(*, role_known: bool, hours_known: bool) -> None:
    """Raises UsageError that names every option without which there is no route."""
    missing = (
        [] if role_known else ["your role       --role ROLE      for example --role product-owner"]
    )
    missing += [] if hours_known else ["hours a week    --hours NUMBER   for example --hours 4"]
    if missing:
        count_words = "one answer is" if len(missing) == 1 else "two answers are"
        raise UsageError(
            "\n".join(
                [f"{count_words} missing: routes start from the role that you hold", *missing]
            )
        )
