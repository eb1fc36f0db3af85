"""`map`: the career map, with you and your route on it."""

from datetime import date
from functools import partial

from po_career.cli.common import Common, Said, command_app, with_common
from po_career.cli.options import EVERYWHERE, MAP_TEXTS

app = command_app()


@app.command("map")
@with_common(tuple(dict.fromkeys((*EVERYWHERE, *MAP_TEXTS))), about_you=("role", "to", "hours"))
def career_map(common: Common, said: Said) -> None:
    """The career map: tracks as columns, rungs as rows, where you are, and where you can go from
    there.

    With --to, the route of a plan to that role is drawn.
    """
    from po_career.cli.person import ROLE, missing
    from po_career.cli.show import text_of
    from po_career.planning.career_map import map_for
    from po_career.render.map.map_lines import map_lines

    today = date.today()
    ladder, source, person = common.read_person(said, today)
    if "to" in said and person.role is None:
        raise missing("a route starts from the role that you hold", [ROLE])
    target = person.first_target if "to" in said else None
    found = map_for(ladder, person, today, asked=target, notes=source.notes)
    text = text_of(MAP_TEXTS, common.format, found, ladder)
    common.show(found, partial(map_lines, found, ladder), text=text)
