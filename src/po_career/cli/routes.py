"""`routes`: the best ways from the role one holds to another."""

from datetime import date
from functools import partial

from po_career.cli.common import Common, Said, argument, command_app, flag, option, with_common
from po_career.cli.options import choice, count

TOP = "3"

app = command_app()


@app.command()
@with_common(about_you=("role", "months-in-role", "hours", "budget", "skill"))
def routes(
    common: Common,
    said: Said,
    to: str = argument("TO", "The role to get to: id, title or alias."),
    by: str = option("weeks|hours|leaps", "What counts first: weeks, hours or leaps.", "weeks"),
    top: str = option("N", "How many routes to show, at most 50.", TOP),
    useful: bool = flag("Close the gaps in useful skills too."),
    any_way: bool = flag("Also through ventures, steps back and unnecessary leaps."),
) -> None:
    """The best routes to a role over the transitions that people make: weeks, hours, leaps, and
    what each transition adds.

    No route leads through a business of your own or a step back, or takes a leap that it can do
    without, unless --any-way is given. The budget is for each transition.
    """
    from po_career.cli.person import HOURS, ROLE, missing
    from po_career.language.find import find_item
    from po_career.planning.routes.best import best_routes
    from po_career.planning.routes.route_model import OBJECTIVES
    from po_career.planning.standing import standing_of
    from po_career.render.routes_page import route_lines

    objective, many = choice("--by", by, OBJECTIVES), count("--top", top, least=1, most=50)
    today = date.today()
    ladder, source, person = common.read_person(said, today)
    target = find_item(ladder, "role", to)
    unknown = [ROLE] if person.role is None else []
    if person.hours_per_week is None:
        unknown.append(HOURS)
    if unknown:
        raise missing(
            "routes start from the role that you hold, at your hours a week; pass:", unknown
        )
    standing = standing_of(ladder, person, today, useful=useful)
    found = best_routes(
        standing, target, by=objective, top=many, any_way=any_way, notes=source.notes
    )
    common.show(found, partial(route_lines, found, ladder))
