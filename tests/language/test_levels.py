"""Words of level mean the same alone in a list and in a sentence."""

from po_career.language.level_phrases import TOP, degree_of
from po_career.language.levels import OTHERS, USUAL

WARM_AIR = {"excellent"}
"""In a sentence no more than strong; alone in a list the top."""


def test_a_word_that_both_know_means_the_same_level() -> None:
    differing = {
        word: (part * TOP, degree_of(word))
        for word, part in {**USUAL, **OTHERS}.items()
        if degree_of(word) not in (None, part * TOP)
    }
    assert set(differing) == WARM_AIR
