"""The catalogue as a list, or one of it in full: roles, skills, actions, kits, doubts, trends."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from po_career.cli.common import Common, argument, command_app, with_common

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog

Kind = Literal["role", "skill", "action", "kit", "doubt", "trend"]
KINDS: dict[Kind, tuple[str, str]] = {
    "role": (
        "Id, title or alias.",
        "All roles, or one in full: its purpose, its day, what it needs, where it leads.",
    ),
    "skill": (
        "Id, name or alias.",
        "All skills, or one in full: the sentence for each level, who asks for it, what raises it.",
    ),
    "action": (
        "Id or title.",
        "All development actions, or one in full: what it raises, what it takes, when it is done.",
    ),
    "kit": (
        "Id or title.",
        "All kits, or one in full: what a kind of move takes besides skills, and the words to say.",
    ),
    "doubt": (
        "Id, or the whole question.",
        "Doubts that people in this field have, each with an honest answer, or one in full.",
    ),
    "trend": (
        "Id or title.",
        "What is changing in the work, with the figures, and what prepares you for it.",
    ),
}
"""What names one of a kind, and the help of its command, which is called as the kind with an s."""

app = command_app()


def _command(kind: Kind, names: str) -> Callable[..., None]:
    def show(
        common: Common,
        text: str | None = argument(f"[{kind.upper()}]", names),
    ) -> None:
        _show(kind, text, common)

    return with_common()(show)


for kind, (names, about) in KINDS.items():
    app.command(f"{kind}s", help=about)(_command(kind, names))


def _show(kind: Kind, text: str | None, common: Common) -> None:
    """The page of one kind: the item that `text` names in full, or the list of all or of those with
    these words in their names.

    Each kind has a module in render/explore.
    """
    from po_career.render.explore.entries import catalog_page

    catalog = common.read_catalog()
    ids = None if text is None else _named(catalog, kind, text)
    page = catalog_page(f"{kind}s", catalog, ids)
    items = getattr(page, f"{kind}s")
    module = import_module(f"po_career.render.explore.{kind}_page")
    if ids is not None and len(ids) == 1:
        lay_out = partial(getattr(module, f"{kind}_lines"), items[0])
    else:
        lay_out = partial(getattr(module, f"{kind}_list_lines"), items)
    common.show(page, lay_out)


def _named(catalog: "Catalog", kind: Kind, text: str) -> list[str]:
    """The ids of what `text` names, or of everything that has its words in its name. Raises
    UsageError if there is nothing.
    """
    from po_career.catalog.names import matches, with_words
    from po_career.language.find import find_item
    from po_career.language.titles import role_named

    items = getattr(catalog, f"{kind}s")
    exact = matches(items, text) or (kind == "role" and role_named(catalog, text).certain)
    several = [] if exact else with_words(items, text)
    if len(several) > 1:
        return several
    return [find_item(catalog, kind, text)]
