"""The roles, skills and wants that a person's own words name; the last words are read only once,
since every later question asks again.
"""

from po_career.catalog.model import Catalog, Id
from po_career.language.mentions import Mention, mentions_in, wants_in

_last: list[tuple[Catalog, tuple[str, ...], tuple[Mention, ...]]] = []
"""The last words that were read, the catalogue, and what they name."""


def mentioned(catalog: Catalog, words: tuple[str, ...]) -> tuple[Mention, ...]:
    """Everything that the sentences name: roles, skills and actions in their order, then wants."""
    if not words:
        return ()
    if not _last or _last[0][0] is not catalog or _last[0][1] != words:
        mentions = (*mentions_in(words, catalog), *wants_in(words, catalog))
        _last[:] = [(catalog, words, mentions)]
    return _last[0][2]


def skills_mentioned(catalog: Catalog, words: tuple[str, ...]) -> list[Id]:
    """The skills that the sentences name, each once."""
    mentions = mentioned(catalog, words)
    return list(dict.fromkeys(mention.id for mention in mentions if mention.kind == "skill"))
