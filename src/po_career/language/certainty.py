"""How surely a text was understood."""

from typing import Literal

Certainty = Literal["certain", "likely", "guess"]
"""Certain: the file says it in a name of the catalogue. Likely: a rule had to read it. Guess: it
may mean something else.
"""
CERTAINTIES: tuple[Certainty, ...] = ("certain", "likely", "guess")


def weaker(*certainties: Certainty) -> Certainty:
    """The least certain of them."""
    return max(certainties, key=CERTAINTIES.index)
