"""Every figure of a plan with the formula and the numbers behind it, so that it can be worked out again by hand."""

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.explain_choice import fit_section, others_section, route_section, rule_section, uses_section
from po_career.render.explain_ready import gaps_section, levels_section, readiness_section, verdict_section
from po_career.render.explain_rest import limits_section, robustness_section, stakes_section, trends_section
from po_career.render.explain_view import account_of
from po_career.render.explain_work import effort_section, money_section, months_section, weeks_section
from po_career.render.glyphs import Glyphs
from po_career.render.layout import Line, joined, page_of
from po_career.render.plan_view import PlanView

SECTIONS = (
    rule_section,
    route_section,
    fit_section,
    uses_section,
    levels_section,
    readiness_section,
    verdict_section,
    gaps_section,
    effort_section,
    weeks_section,
    money_section,
    months_section,
    others_section,
    stakes_section,
    trends_section,
    robustness_section,
    limits_section,
)


def explain_lines(plan: Plan, catalog: Catalog, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """The formulas behind every figure of `plan`, for a terminal `width` columns wide (None: unknown).

    `catalog` is the one that the plan was made with: what the plan does not hold is worked out again from both.
    """
    return explained(PlanView(plan, catalog, page_of(width, glyphs)))


def explained(view: PlanView) -> list[Line]:
    """The formulas behind every figure of a plan that is being shown."""
    account = account_of(view)
    return joined([section(account) for section in SECTIONS])
