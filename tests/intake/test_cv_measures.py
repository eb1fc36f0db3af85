"""CVs whose truth is known, in twelve layouts by nine writers: what is right, wrong, lost. `benchmarks/cvs` prints the whole table."""

from collections import Counter

import pytest
from cv_layouts import LAYOUTS, PEOPLE
from cv_measures import ASKED, Case, cases, measured, mistakes, summed
from cv_writers import WRITERS

FLOOR = 0.97
"""The score of each thing asked, with what is wrong counted three times."""


def some(writer: str) -> list[Case]:
    """Each layout by one writer, of another person each time."""
    found = [case for case in cases() if case.writer == writer]
    of_layout = {case.layout: [other for other in found if other.layout == case.layout] for case in found}
    shift = list(WRITERS).index(writer) if writer in WRITERS else 0
    return [same[(number + shift) % len(same)] for number, same in enumerate(of_layout.values())]


@pytest.mark.parametrize("writer", [*WRITERS, "sidebar.pdf"])
def test_jobs_titles_months_levels_and_certificates_are_read_right(writer: str) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    told = []
    for case in some(writer):
        counts += (own := measured(case))
        if any(how != "right" and count for (_, how), count in own.items()):
            told.append((case.layout, case.person.language, mistakes(case)))
    assert {asked: count.score for asked, count in summed(counts).items() if count.score < FLOOR} == {}, told


def test_the_set_is_large_and_mixed() -> None:
    found = list(cases())
    assert len(found) >= 40
    assert len({case.layout for case in found}) == len(LAYOUTS) + 1 >= 8
    assert len({case.writer for case in found}) == len(WRITERS) + 1 >= 4
    assert {person.language for person in PEOPLE} == {"en", "de", "fr", "es"}
    assert set(ASKED) == {"jobs", "titles", "months", "levels", "certificates"}
