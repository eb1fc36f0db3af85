"""The sentence that goes with a level of a skill."""

from po_career.catalog.model import Catalog, Id


def sentence_of(catalog: Catalog, skill: Id, level: int) -> str:
    """The skill's own sentence for `level`, or the scale's where it has none."""
    rung = catalog.scale.levels[level]
    return catalog.skills[skill].anchors.get(level) or (f"{rung.name}. {rung.short}" if rung.short else rung.name)


def level_name(catalog: Catalog, level: int) -> str:
    """A level as number and name: 2 Working."""
    return f"{level} {catalog.scale.levels[level].name}"


def wants_example(catalog: Catalog, level: int) -> bool:
    """Whether a level is one of those at the top of the scale that an example should back."""
    return level >= max(1, catalog.rules.evidence_from * catalog.scale.top)
