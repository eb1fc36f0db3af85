"""`roles`, `skills`, `actions` and `trends`: the catalogue as a list, or one of it in full with its sources."""

from functools import partial
from typing import TYPE_CHECKING, Literal

import typer

from po_career.cli.options import (
    ActionArgument,
    CatalogOption,
    Format,
    FormatOption,
    JsonOption,
    NoColorOption,
    OutputOption,
    RoleArgument,
    SkillArgument,
    TrendArgument,
    face,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.catalog.model import Catalog

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def roles(
    role: RoleArgument = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """All roles, or one in full: its purpose, its day, what it needs, where it leads."""
    from po_career.cli.show import show
    from po_career.render.explore_build import roles_page
    from po_career.render.explore_roles import role_lines, role_list_lines

    page = roles_page(*_chosen("role", role, catalog))
    lay_out = partial(role_lines, page.roles[0]) if role else partial(role_list_lines, page.roles)
    show(page, lay_out, face(fmt, as_json=as_json), output, color=not no_color)


@app.command()
def skills(
    skill: SkillArgument = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """All skills, or one in full: the sentence for each level, who asks it, what raises it."""
    from po_career.cli.show import show
    from po_career.render.explore_build import skills_page
    from po_career.render.explore_skills import skill_lines, skill_list_lines

    page = skills_page(*_chosen("skill", skill, catalog))
    lay_out = partial(skill_lines, page.skills[0]) if skill else partial(skill_list_lines, page.skills)
    show(page, lay_out, face(fmt, as_json=as_json), output, color=not no_color)


@app.command()
def actions(
    action: ActionArgument = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """All development actions, or one in full: what it raises, what it takes, when it is done."""
    from po_career.cli.show import show
    from po_career.render.explore_actions import action_lines, action_list_lines
    from po_career.render.explore_build import actions_page

    page = actions_page(*_chosen("action", action, catalog))
    lay_out = partial(action_lines, page.actions[0]) if action else partial(action_list_lines, page.actions)
    show(page, lay_out, face(fmt, as_json=as_json), output, color=not no_color)


@app.command()
def trends(
    trend: TrendArgument = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """What is changing in the work, with the figures, and what prepares for it."""
    from po_career.cli.show import show
    from po_career.render.explore_build import trends_page
    from po_career.render.explore_trends import trend_lines, trend_list_lines

    page = trends_page(*_chosen("trend", trend, catalog))
    lay_out = partial(trend_lines, page.trends[0]) if trend else partial(trend_list_lines, page.trends)
    show(page, lay_out, face(fmt, as_json=as_json), output, color=not no_color)


def _chosen(
    kind: Literal["role", "skill", "action", "trend"], text: str | None, path: str | None
) -> "tuple[Catalog, Sequence[str] | None]":
    """The catalogue, and the id that `text` names; None for all. Raises UsageError for a name that it does not have."""
    from po_career.catalog.names import find_id
    from po_career.cli.ladder import read_ladder

    catalog = read_ladder(path)
    return catalog, None if text is None else [find_id(kind, getattr(catalog, f"{kind}s"), text)]
