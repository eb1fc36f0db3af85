"""A plan as one HTML page to hand over: it needs no network, no script and no program, and a browser is told so."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.cites import Citation, citations
from po_career.render.glyphs import UNICODE
from po_career.render.layout import page_of
from po_career.render.map_places import MapPlaces
from po_career.render.map_style import page_style
from po_career.render.map_svg import inline_svg
from po_career.render.plan_actions import choice_words, no_action_words
from po_career.render.plan_limits import limit_words
from po_career.render.plan_others import pays_words
from po_career.render.plan_reasons import assumption_words, best_answer_words, reason_words
from po_career.render.plan_view import PlanView
from po_career.render.report.action_list import ActionItem, action_items
from po_career.render.report.answer import Answer, Reading, answer, reading
from po_career.render.report.coming import ComingTrend, coming
from po_career.render.report.gap_chart import GapChart, gap_chart
from po_career.render.report.plan_map import plan_map, shown_roles
from po_career.render.report.role_cards import RoleCard, role_cards
from po_career.render.report.timeline import Timeline, timeline
from po_career.render.report.ways import HopLine, OtherWay, Staying, other_ways, route_lines, staying
from po_career.render.words import day_and_year, sentence, stopped
from po_career.text import printable


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page shows, section by section."""

    answer: Answer
    reading: Reading
    gaps: GapChart
    timeline: Timeline
    actions: tuple[ActionItem, ...]
    plan_words: str
    stays_open: tuple[str, ...]
    reasons: tuple[str, ...]
    warnings: tuple[str, ...]
    limits: Sequence[tuple[str, Sequence[str]]]
    career: MapPlaces
    picture: str
    """The map as an SVG element, in which every text is escaped."""
    roles: tuple[RoleCard, ...]
    route: tuple[HopLine, ...]
    others: tuple[OtherWay, ...]
    pays: tuple[str, ...]
    staying: Staying | None
    coming: tuple[ComingTrend, ...]
    assumed: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[Citation, ...]
    made_with: str


def report_text(plan: Plan, catalog: Catalog) -> str:
    """The page; `catalog` is the one that the plan was made with. The same plan and catalogue give the same bytes."""
    made = _environment()
    style_hash = _hash(made.get_template("report.css").render())
    return made.get_template("report.html").render(report=report_of(plan, catalog), style_hash=style_hash)


def report_of(plan: Plan, catalog: Catalog) -> Report:
    """What the page shows, as data."""
    view = PlanView(plan, catalog, page_of(None, UNICODE))
    step, (found, career) = plan.next_step, plan_map(plan, catalog)
    cites = citations(plan, catalog, shown_roles(plan, catalog))
    own = [caution for caution in plan.warnings if not caution.where.startswith("next_step.")]
    return Report(
        answer=answer(view),
        reading=reading(view),
        gaps=gap_chart(view),
        timeline=timeline(step.actions),
        actions=action_items(step.actions, view, cites),
        plan_words=choice_words(view) if step.actions else no_action_words(view),
        stays_open=tuple(f"{view.skill(rung.skill)} to {view.level(rung.level)}: {stopped(rung.why)}" for rung in step.uncovered),
        reasons=tuple(reason_words(view)),
        warnings=tuple(map(sentence, step.warnings)),
        limits=limit_words(view),
        career=career,
        picture=inline_svg(found, career, lambda place: f"#role-{place.number}"),
        roles=role_cards(career, plan, catalog, cites),
        route=route_lines(view, career),
        others=other_ways(view, career),
        pays=tuple(pays_words(view)),
        staying=staying(view, cites),
        coming=coming(view, cites),
        assumed=tuple(text for text in (*assumption_words(view), best_answer_words(view)) if text),
        cautions=tuple(sentence(caution.what) for caution in own),
        sources=cites.sources,
        made_with=f"catalogue {plan.catalog.id} {plan.catalog.version}, {plan.catalog.digest[:12]}",
    )


@cache
def _environment() -> Environment:
    """Templates that escape all they are given, and know no name that they were not given."""
    made = Environment(
        loader=PackageLoader("po_career.render.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters["day"] = day_and_year
    made.globals["map_style"] = page_style()
    return made


def _shown(value: Any) -> Any:
    """What a template prints: text without control and direction characters, places without needless decimals."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, float):
        return f"{value:g}"
    return printable(value) if isinstance(value, str) else value


def _hash(style: str) -> str:
    """What the page's security policy knows its one style sheet by."""
    return b64encode(sha256(style.encode()).digest()).decode()
