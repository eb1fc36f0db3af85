"""The catalogue as a list, or one of it in full: roles, skills, actions, kits, doubts, trends."""

from functools import partial
from importlib import import_module
from typing import Literal

import typer

from po_career.cli.options import (
    ActionArgument,
    CatalogOption,
    DoubtArgument,
    Format,
    FormatOption,
    JsonOption,
    KitArgument,
    NoColorOption,
    OutputOption,
    RoleArgument,
    SkillArgument,
    TrendArgument,
    face,
)

Kind = Literal["role", "skill", "action", "kit", "doubt", "trend"]

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
    _show("role", role, catalog, face(fmt, as_json=as_json), output, color=not no_color)


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
    _show("skill", skill, catalog, face(fmt, as_json=as_json), output, color=not no_color)


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
    _show("action", action, catalog, face(fmt, as_json=as_json), output, color=not no_color)


@app.command()
def kits(
    kit: KitArgument = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """All kits, or one in full: what a kind of move takes beside skills, and the words to say."""
    _show("kit", kit, catalog, face(fmt, as_json=as_json), output, color=not no_color)


@app.command()
def doubts(
    doubt: DoubtArgument = None,
    catalog: CatalogOption = None,
    fmt: FormatOption = Format.TERMINAL,
    as_json: JsonOption = False,
    output: OutputOption = None,
    no_color: NoColorOption = False,
) -> None:
    """Questions that people in this field carry, each with an honest answer, or one in full."""
    _show("doubt", doubt, catalog, face(fmt, as_json=as_json), output, color=not no_color)


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
    _show("trend", trend, catalog, face(fmt, as_json=as_json), output, color=not no_color)


def _show(kind: Kind, text: str | None, given: str | None, fmt: Format, output: str | None, *, color: bool) -> None:
    """The page of one kind: the item that `text` names in full, or the list of all. Each kind has a module of the render folder."""
    from po_career.catalog.names import find_id, find_role
    from po_career.cli.ladder import read_ladder
    from po_career.cli.show import show
    from po_career.render import explore_build

    catalog = read_ladder(given)
    ids = None
    if text is not None:
        ids = [find_role(catalog, text) if kind == "role" else find_id(kind, getattr(catalog, f"{kind}s"), text)]
    page = getattr(explore_build, f"{kind}s_page")(catalog, ids)
    module, items = import_module(f"po_career.render.explore_{kind}s"), getattr(page, f"{kind}s")
    whole, one = getattr(module, f"{kind}_list_lines"), getattr(module, f"{kind}_lines")
    show(page, partial(whole, items) if ids is None else partial(one, items[0]), fmt, output, color=color)
