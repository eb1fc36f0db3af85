"""A plan as one HTML page to hand over."""

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.plan_model import Plan
from po_career.render.page.phrases import hours, listed, number
from po_career.render.plan.naming import full_day
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.parts import NO_PLAN, NUMBERS
from po_career.render.plan.plan_sections import Section, own_sections
from po_career.render.plan.screen import Kept, kept_at
from po_career.render.report.coming import ComingTrend, coming
from po_career.render.report.gap_chart import GapChart, gap_chart
from po_career.render.report.plan_map import PlanMap, plan_map
from po_career.render.report.role_cards import RoleCards, role_cards
from po_career.render.report.timeline import Timeline, timeline
from po_career.render.report.ways_chart import OtherWay, other_ways, reasons, route_lines
from po_career.render.templates import page_from

COLUMNS = 108
"""Page one is cut as a page on a terminal of so many columns is: then it fills one sheet of A4, and
no more.
"""

NOT_RATED = 4
"""So many skills that were not rated are named on page one."""


class Report(Frozen):
    """All that the page shows: page one, then the chapter, then the annex."""

    facts: Facts
    kept: Kept
    """How much of the facts page one shows."""
    about: str
    """Whose plan it is, and what it took as given."""
    not_rated: str
    """Which skills may be short and were not rated."""
    made_with: str
    timeline: Timeline
    gaps: GapChart
    reasons: tuple[str, ...]
    route: tuple[str, ...]
    others: tuple[OtherWay, ...]
    map: PlanMap
    roles: RoleCards
    coming: tuple[ComingTrend, ...]
    own: tuple[Section, ...]
    """What else is for the person alone: the way to the job, and what is assumed."""

    @property
    def is_short(self) -> bool:
        """Whether page one is all, because no plan is on it."""
        return self.facts.kind in NO_PLAN


def report_text(plan: Plan, catalog: Catalog, *, private: bool = False) -> str:
    """The page; `catalog` is the one that the plan was made with. The same plan and catalogue give
    the same bytes.

    Unless `private`, it holds nothing that is for the person alone.
    """
    return html_of(report_of(plan, catalog, private=private))


def html_of(report: Report) -> str:
    """The page of what is to be shown."""
    return page_from("po_career.render.report", "report", report=report)


def report_of(plan: Plan, catalog: Catalog, *, private: bool = False) -> Report:
    """What the page shows, as data."""
    facts = facts_of(plan, catalog, private=private)
    names = facts.names
    found = plan_map(plan, catalog)
    made_with = f"catalogue {plan.catalog.id} {plan.catalog.version}, {plan.catalog.digest[:12]}"
    return Report(
        facts=facts,
        kept=kept_at(facts, COLUMNS),
        about=_about(facts),
        not_rated=facts.not_rated_words(NOT_RATED),
        made_with=made_with,
        timeline=timeline(facts.chapter),
        gaps=gap_chart(facts),
        reasons=tuple(reasons(facts)),
        route=route_lines(names),
        others=tuple(other_ways(names)),
        map=found,
        roles=role_cards(found, plan, catalog),
        coming=coming(names),
        own=own_sections(facts),
    )


def _about(facts: Facts) -> str:
    """When the page was made, and what it took as given."""
    person, given = facts.names.person, []
    who = person.name or "somebody who has named no role"
    if person.role:
        whom = f"{person.name}," if person.name else "somebody"
        who = f"{whom} who works as {facts.names.title(person.role)}"
        if person.months_in_role is not None:
            given.append(f"{number(person.months_in_role)} months in the role")
    if person.hours_per_week is not None:
        given.append(f"{hours(person.hours_per_week)} a week to develop")
    if given:
        who += f", with {listed(given)}"
    you = person.name or "that person"
    words = f"Made on {full_day(facts.names.plan.generated_on)} for {who}. In it, “you” is {you}."
    if facts.chapter is not None and facts.chapter.skips_numbers:
        words += f" {NUMBERS}"
    return words
