"""The skills that a person's own words name."""

from collections.abc import Sequence

from po_career.catalog.model import Catalog, Id


def skills_named(catalog: Catalog, words: Sequence[str]) -> tuple[Id, ...]:
    """The skills that the sentences name, in their order, each once."""
    if not words:
        return ()
    from po_career.catalog.mentions import mentions_in

    found = mentions_in(words, catalog)
    return tuple(dict.fromkeys(one.id for one in found if one.kind == "skill"))
