"""A plan on a screen: its sections, in falling use."""

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.glyphs import Glyphs
from po_career.render.layout import Line, joined, page_of
from po_career.render.plan_actions import actions_section, this_week, what_stays_open
from po_career.render.plan_gaps import gaps_section
from po_career.render.plan_header import header
from po_career.render.plan_limits import limits_section
from po_career.render.plan_others import others_section, trends_section
from po_career.render.plan_reasons import assumptions_section, cautions_section, command_section, reasons_section
from po_career.render.plan_stay import stay_section
from po_career.render.plan_view import PlanView

SECTIONS = (
    header,
    this_week,
    gaps_section,
    actions_section,
    what_stays_open,
    reasons_section,
    limits_section,
    others_section,
    stay_section,
    trends_section,
    assumptions_section,
    cautions_section,
)


def plan_lines(
    plan: Plan, catalog: Catalog, *, width: int | None, glyphs: Glyphs, command: str | None = None, explain: bool = False
) -> list[Line]:
    """The whole plan for a terminal `width` columns wide (None: unknown); no line is wider than that, from 20 columns on.

    `catalog` is the one that the plan was made with; it gives the names. `command` gives the same plan without questions.
    `explain` adds the formula of every figure.
    """
    view = PlanView(plan, catalog, page_of(width, glyphs))
    again = command_section(command, view) if command else []
    return joined([*(make(view) for make in SECTIONS), _formulas(view) if explain else [], again])


def _formulas(view: PlanView) -> list[Line]:
    from po_career.render.plan_explain import explained

    return explained(view)
