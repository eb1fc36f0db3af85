"""What is read right, wrong, or not at all of a set of CVs whose truth is known."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cv_layouts import LAYOUTS, PEOPLE, Person
from cv_writers import WRITERS, as_sidebar
from import_samples import read, says

from po_career.intake.resume.statements import Findings

ASKED = ("jobs", "titles", "months", "levels", "certificates")


class Case(NamedTuple):
    """One CV, and whose it is."""

    layout: str
    writer: str
    person: Person
    data: bytes


class Count(NamedTuple):
    right: int
    wrong: int
    lost: int

    @property
    def score(self) -> float:
        """The share that is right, with what is wrong counted three times against it."""
        return (self.right - 3 * self.wrong) / max(1, self.right + self.wrong + self.lost)


def cases() -> Iterator[Case]:
    """Each person in each layout by each writer, and with a sidebar."""
    for person in PEOPLE:
        for layout in LAYOUTS:
            document = layout(person)
            for writer, write in WRITERS.items():
                yield Case(layout.__name__, writer, person, write(document))
        whole = list(LAYOUTS[0](person))
        cut = next(n for n, block in enumerate(whole) if block[0] == "h" and n > 2)
        yield Case("sidebar", "sidebar.pdf", person, as_sidebar([block if block[0] != "row" else ("p", f"{block[1]}: {block[2]}") for block in whole[cut:]], whole[:cut]))


def measured(case: Case) -> Counter[tuple[str, str]]:
    """How many of what was asked of one CV are right, wrong, lost."""
    found = read(case.data, case.writer)
    return Counter({(asked, how): count for asked, how, count in _all(found, case.person)})


def mistakes(case: Case) -> list[str]:
    """What was taken for the titles."""
    return [role.title for role in read(case.data, case.writer).roles]


def _all(found: Findings, person: Person) -> Iterator[tuple[str, str, int]]:
    wanted = {(job.start, job.end): job for job in person.jobs}
    got = {(role.start or "", role.end): role for role in found.roles}
    same = wanted.keys() & got.keys()
    yield from _three("jobs", len(same), len(found.roles) - len(same), len(wanted) - len(same))
    titles = sum(got[key].title == wanted[key].title for key in same)
    yield from _three("titles", titles, len(same) - titles, len(wanted) - len(same))
    months = sum(got[key].months == _months(*key) for key in same)
    yield from _three("months", months, len(same) - months, len(wanted) - len(same))
    said = says(found)
    levels = {skill: level for _, _, skill, level in person.levels}
    read_ = {one.id: one.value for one in found.statements if one.about == "rating"}
    yield from _compared("levels", levels, read_)
    papers = {action: "done" for _, action in person.papers}
    yield from _compared("certificates", papers, {key: "done" for key, value in said.items() if value[0] == "done"})  # type: ignore[index]


def _compared(asked: str, wanted: dict[str, object], got: dict[str, object]) -> Iterator[tuple[str, str, int]]:
    right = sum(got.get(key) == value for key, value in wanted.items())
    lost = sum(key not in got for key in wanted)
    wrong = len(got) - right
    yield from _three(asked, right, wrong, lost)


def _three(asked: str, right: int, wrong: int, lost: int) -> Iterator[tuple[str, str, int]]:
    yield asked, "right", right
    yield asked, "wrong", wrong
    yield asked, "lost", lost


def _months(start: str, end: str | None) -> int:
    def at(text: str) -> int:
        year, month = map(int, text.split("-"))
        return year * 12 + month

    return at(end) + 1 - at(start) if end else at("2026-11") - at(start)


def summed(counts: Counter[tuple[str, str]]) -> dict[str, Count]:
    return {asked: Count(*(counts[asked, how] for how in ("right", "wrong", "lost"))) for asked in ASKED}
