"""The sentence that goes with a level of a skill."""

from math import ceil

from po_career.catalog.model import Catalog, Id


def sentence_of(catalog: Catalog, skill: Id, level: int) -> str:
    """The skill's own sentence for `level`, or the scale's if it has none."""
    rung = catalog.scale.levels[level]
    return catalog.skills[skill].anchors.get(level) or (
        f"{rung.name}. {rung.short}" if rung.short else rung.name
    )


def level_name(catalog: Catalog, level: int) -> str:
    """A level as number and name: 2 Working."""
    return f"{level} {catalog.scale.levels[level].name}"


def strong_from(catalog: Catalog) -> int:
    """The level from which a skill counts as a strength and an example is asked for; never 0."""
    return max(1, ceil(catalog.rules.evidence_from * catalog.scale.top))


def wants_example(catalog: Catalog, level: int) -> bool:
    """Whether an example should back a rating of this level."""
    return level >= strong_from(catalog)
