"""The catalogue as a list, or one of it in full: roles, skills, actions, kits, doubts, trends."""

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Literal

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import (
    ActionArgument,
    DoubtArgument,
    KitArgument,
    RoleArgument,
    SkillArgument,
    TrendArgument,
)

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog

Kind = Literal["role", "skill", "action", "kit", "doubt", "trend"]

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common()
def roles(common: Common, role: RoleArgument = None) -> None:
    """All roles, or one in full: its purpose, its day, what it needs, where it leads."""
    _show("role", role, common)


@app.command()
@with_common()
def skills(common: Common, skill: SkillArgument = None) -> None:
    """All skills, or one in full: the sentence for each level, who asks it, what raises it."""
    _show("skill", skill, common)


@app.command()
@with_common()
def actions(common: Common, action: ActionArgument = None) -> None:
    """All development actions, or one in full: what it raises, what it takes, when it is done."""
    _show("action", action, common)


@app.command()
@with_common()
def kits(common: Common, kit: KitArgument = None) -> None:
    """All kits, or one in full: what a kind of move takes beside skills, and the words to say."""
    _show("kit", kit, common)


@app.command()
@with_common()
def doubts(common: Common, doubt: DoubtArgument = None) -> None:
    """Questions that people in this field carry, each with an honest answer, or one in full."""
    _show("doubt", doubt, common)


@app.command()
@with_common()
def trends(common: Common, trend: TrendArgument = None) -> None:
    """What is changing in the work, with the figures, and what prepares for it."""
    _show("trend", trend, common)


def _show(kind: Kind, text: str | None, common: Common) -> None:
    """The page of one kind: the item that `text` names in full, or the list of all or of those with
    these words in their names.

    Each kind has a module in render/explore.
    """
    from po_career.render.explore.entries import catalog_page

    catalog = common.read_catalog()
    ids = None if text is None else _found(catalog, kind, text)
    page = catalog_page(f"{kind}s", catalog, ids)
    items = getattr(page, f"{kind}s")
    module = import_module(f"po_career.render.explore.{kind}_page")
    whole, one = getattr(module, f"{kind}_list_lines"), getattr(module, f"{kind}_lines")
    in_full = ids is not None and len(ids) == 1
    common.show(page, partial(one, items[0]) if in_full else partial(whole, items))


def _found(catalog: "Catalog", kind: Kind, text: str) -> list[str]:
    """The ids of what `text` names, or of all that have its words in their names. Raises UsageError
    if there is nothing.
    """
    from po_career.catalog.names import matches, with_words
    from po_career.language.find import find_id, find_role
    from po_career.language.titles import role_named

    items = getattr(catalog, f"{kind}s")
    exact = matches(items, text) or (kind == "role" and role_named(catalog, text).certain)
    if not exact and len(several := with_words(items, text)) > 1:
        return several
    return [find_role(catalog, text) if kind == "role" else find_id(kind, items, text)]
