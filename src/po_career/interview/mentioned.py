"""The roles and skills that a person's own words name. Read once: every question after them asks again."""

from po_career.catalog.mentions import Mention, mentions_in
from po_career.catalog.model import Catalog, Id

_last: list[tuple[Catalog, tuple[str, ...], tuple[Mention, ...]]] = []
"""The last words that were read, in which catalogue, and what they name."""


def mentioned(catalog: Catalog, words: tuple[str, ...]) -> tuple[Mention, ...]:
    """Everything that the sentences name, in their order."""
    if not words:
        return ()
    if not _last or _last[0][0] is not catalog or _last[0][1] != words:
        _last[:] = [(catalog, words, mentions_in(words, catalog))]
    return _last[0][2]


def skills_mentioned(catalog: Catalog, words: tuple[str, ...]) -> list[Id]:
    """The skills that the sentences name, each once."""
    found = (one.id for one in mentioned(catalog, words) if one.kind == "skill")
    return list(dict.fromkeys(found))
