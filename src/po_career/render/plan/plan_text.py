"""A plan on a terminal: its page, one of its sections, or all of it."""

import os

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Run, joined
from po_career.render.plan.page_facts import facts_of
from po_career.render.plan.plan_sections import NOTHING, section_drawn, sections_of
from po_career.render.plan.screen import page_lines

UNKNOWN_WIDTH = 80


def plan_lines(
    plan: Plan,
    catalog: Catalog,
    *,
    width: int | None,
    glyphs: Glyphs,
    private: bool = True,
    bars: bool | None = None,
) -> list[Line]:
    """The page of a plan for a terminal `width` columns wide (None: unknown); no line is wider than
    that.

    `catalog` is the one that the plan was made with. With `private` false it leaves out what is for
    the person alone. `bars` tells whether a bar is drawn; None: unless ACCESSIBLE is set.
    """
    facts = facts_of(plan, catalog, private=private)
    drawn_bars = _bars() if bars is None else bars
    return page_lines(facts, width=width or UNKNOWN_WIDTH, glyphs=glyphs, bars=drawn_bars)


def section_lines(
    name: str,
    plan: Plan,
    catalog: Catalog,
    *,
    width: int | None,
    glyphs: Glyphs,
    private: bool = True,
) -> list[Line]:
    """One section of a plan by its name.

    Gaps, actions, way, why, ways, stay, kit, trends or assumed.
    """
    section = sections_of(facts_of(plan, catalog, private=private)).get(name)
    if section is None:
        return [(Run(glyphs.show(NOTHING[name])),)]
    return section_drawn(section, width or UNKNOWN_WIDTH, glyphs)


def full_lines(
    plan: Plan,
    catalog: Catalog,
    *,
    width: int | None,
    glyphs: Glyphs,
    command: str | None = None,
    private: bool = True,
) -> list[Line]:
    """The page, and behind it every section. `command` gives the same plan without questions."""
    facts = facts_of(plan, catalog, private=private)
    columns = width or UNKNOWN_WIDTH
    page = page_lines(facts, width=columns, glyphs=glyphs, bars=_bars())
    behind = [section_drawn(one, columns, glyphs) for one in sections_of(facts).values()]
    return joined([page, *behind, _again(command, glyphs)])


def _again(command: str | None, glyphs: Glyphs) -> list[Line]:
    """The command that gives the same plan, unwrapped, so that it can be copied."""
    if command is None:
        return []
    return [(Run("The same plan, without questions", "heading"),), (Run(glyphs.show(command)),)]


def _bars() -> bool:
    return os.environ.get("ACCESSIBLE", "").strip().casefold() in ("", "0", "false")
