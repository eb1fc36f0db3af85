"""A plan on a terminal: its page, one of its sections, or all of it."""

import os

from po_career.catalog.model import Catalog
from po_career.planning.plan_model import Plan
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Lines, Run, joined
from po_career.render.page.paint import UNSET
from po_career.render.plan.page_facts import facts_of
from po_career.render.plan.plan_sections import MAKERS, section_drawn, sections_of
from po_career.render.plan.screen import page_lines


def plan_lines(
    plan: Plan,
    catalog: Catalog,
    *,
    width: int,
    glyphs: Glyphs,
    private: bool = True,
    bars: bool | None = None,
) -> Lines:
    """The page of a plan for a terminal `width` columns wide; no line is wider than that.

    `catalog` is the one that the plan was made with. With `private` false it leaves out what is for
    the person alone. `bars` tells whether a bar is drawn; None: unless ACCESSIBLE is set.
    """
    if bars is None:
        bars = os.environ.get("ACCESSIBLE", "").strip().casefold() in UNSET
    facts = facts_of(plan, catalog, private=private)
    return page_lines(facts, width=width, glyphs=glyphs, bars=bars)


def section_lines(
    name: str, plan: Plan, catalog: Catalog, *, width: int, glyphs: Glyphs, private: bool = True
) -> Lines:
    """One section of a plan by its name.

    Gaps, actions, way, why, ways, stay, kit, trends or assumed.
    """
    section = sections_of(facts_of(plan, catalog, private=private)).get(name)
    if section is None:
        return [(Run(glyphs.show(MAKERS[name][2])),)]
    return section_drawn(section, width, glyphs)


def full_lines(
    plan: Plan,
    catalog: Catalog,
    *,
    width: int,
    glyphs: Glyphs,
    command: str | None = None,
    private: bool = True,
) -> Lines:
    """The page, and behind it every section.

    `command` gives the same plan without questions; it is not wrapped, so that it can be copied.
    """
    page = plan_lines(plan, catalog, width=width, glyphs=glyphs, private=private)
    sections = sections_of(facts_of(plan, catalog, private=private)).values()
    blocks = [page, *(section_drawn(section, width, glyphs) for section in sections)]
    if command is not None:
        title = Run("The same plan, without questions", "heading")
        blocks.append([(title,), (Run(glyphs.show(command)),)])
    return joined(blocks)
