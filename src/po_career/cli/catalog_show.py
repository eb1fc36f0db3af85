"""`catalog show`: what is in force in a catalogue, and which file and line it comes from."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from po_career.cli.common import Common, argument, with_common
from po_career.cli.options import EVERYWHERE, Format
from po_career.errors import NoAnswerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from po_career.catalog.origins import InForce, Origin


@with_common((*EVERYWHERE, Format.YAML))
def show(
    common: Common,
    name: str | None = argument(
        "[ID]", "A role, skill, action, transition, rule or other thing; default: all."
    ),
) -> None:
    """Show which line of which file each thing comes from: built-in, added, replaced, amended, or
    what removed it.

    --format yaml prints what is in force, to copy into a catalogue of your own.
    """
    from po_career.render.catalogs.show_page import in_force_lines, story_lines

    found = _in_force(common.catalog)
    items = found.items if name is None else _named(found, name)
    lines = partial(in_force_lines, found) if name is None else partial(story_lines, items)
    common.show(replace(found, items=items), lines, text=_yaml(common, name, found, items))


def _yaml(
    common: Common, name: str | None, found: "InForce", items: "Sequence[Origin]"
) -> "Callable[[], str] | None":
    """What writes the YAML, if it was asked for."""
    if common.format is not Format.YAML:
        return None
    from po_career.catalog.origins import GONE, is_named
    from po_career.render.catalogs.yaml_page import part_yaml, whole_yaml

    if name is None:
        return partial(whole_yaml, found, common.read_catalog())
    there = [item for item in items if is_named(item, name) and item.state not in GONE]
    if not there:
        raise NoAnswerError(
            f'"{name}" is not in force, so there is nothing to copy\n'
            f"{common.command('catalog', 'show', name)} tells what became of it"
        )
    return partial(part_yaml, there, common.read_catalog())


def _in_force(given: str | None) -> "InForce":
    from po_career.catalog.origins import in_force

    if not given:
        return in_force(None)
    from po_career.cli.reading import reading

    with reading(given) as limits:
        return in_force(Path(given), limits.more)


def _named(found: "InForce", text: str) -> "tuple[Origin, ...]":
    from po_career.catalog.names import did_you_mean
    from po_career.catalog.origins import named

    if items := named(found, text):
        return items
    lines = (
        f'the catalogue has nothing called "{text}", and never had',
        did_you_mean(text, (origin.id for origin in found.items)),
        "po-career catalog show lists everything",
    )
    raise UsageError("\n".join(filter(None, lines)))
