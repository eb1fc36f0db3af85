"""The jobs of a CV: around each range of dates the title, the employer, and what is neither.

The title is told by where it stands. In one CV it stands in the same place of every job, so that
jobs with plain titles (those of the catalogue, those with a word like Manager or Baker) tell where
it is in the others. A list item, a sentence, a name of a company and a place are not titles.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, groupby, zip_longest
from typing import NamedTuple

from po_career.intake.resume.cv_lines import DAY, RANGE, Cell, Line, period
from po_career.intake.resume.job_titles import RoleMatch, is_title, role_of
from po_career.intake.resume.job_words import (
    goes_on,
    is_company,
    is_empty_of_title,
    is_place,
    is_prose,
    label_of,
    title_weight,
)
from po_career.intake.resume.parsed import Job, Skipped
from po_career.language.dates import Day
from po_career.language.titles import Titles

NO_JOBS = frozenset(("education", "other", "skills", "certificates"))
MOST_ABOVE, MOST_BELOW = 4, 3
"""Lines above and below the dates that may belong to the head of a job."""
KNOWN, LIKELY = 6.0, 4.0
"""What a title of the catalogue weighs, beside the 3 of a word that names somebody's work."""
_ENOUGH = 3.0
"""From this weight on, a piece is a title wherever it stands."""
_ONLY_KNOWN = 5.0
"""What it must weigh outside the section of work."""
_LABEL = 8.0
_PRIOR = {0: 0.6, -1: 0.4, 1: 0.3, -2: 0.2, 2: 0.1}
"""Where titles mostly stand: beside the dates, above them, below them."""
_STRONG = re.compile(
    r"\s+[–—|@·•]+\s+|\s{3,}|\t|\s*\|\s*|\s+(?:at|bei(?:\sder|\sdem)?|chez)\s+", re.IGNORECASE
)
_WEAK = re.compile(r"\s+-\s+|\s*,\s+|\s+en\s+(?=[A-ZÁÉÍÓÚ])|:\s+")
_ONE_DAY = re.compile(rf"[\s(,]+(?P<day>{DAY})\)?$", re.IGNORECASE)
_EDGE = re.compile(r"^[\s(|\[,–—:;/-]+|[\s(|\[,–—:;/-]+$")
_OPENS = ("(", "[", "[ ", "   ", ", ", "| ", "– ", "— ", ": ")
_CLOSES = (")", "]", " ]", "   ", ",", " |", " –", " —", ":")
_BRACKET = re.compile(
    r"\((?:[^()]*(?:year|yr|month|mos|jahr|monat|\ban|\bans|mois|año|mes)[^()]*|\s*)\)"
)


_Columns = Mapping[int, Sequence[str | None]]
"""What the columns of a table are, by how many it has."""


class _Piece(NamedTuple):
    """A piece of the head of a job, and where it stands: how many lines from the dates, and which
    piece of that line.
    """

    text: str
    line: int
    slot: tuple[int, int]
    said: str | None = None
    """What a label or the head of its column says that it is."""
    bold: bool = False


@dataclass(slots=True)
class _Entry:
    """What stands around one range of dates."""

    number: int
    dates: re.Match[str]
    pieces: list[_Piece] = field(default_factory=list)
    title: _Piece | None = None

    @property
    def days(self) -> tuple[Day | None, Day | None, bool]:
        return period(self.dates)


class FoundJobs(NamedTuple):
    """The jobs, the numbers of the lines with their titles, and the dates that say nothing."""

    jobs: tuple[Job, ...]
    titles: frozenset[int]
    skipped: tuple[Skipped, ...]


def find_jobs(lines: Sequence[Line], titles: Titles) -> FoundJobs:
    """The jobs of a CV in the order of their dates in it."""
    return _Finder(lines, titles).found()


class _Finder:
    """One reading of the jobs of a CV."""

    def __init__(self, lines: Sequence[Line], titles: Titles) -> None:
        self.lines = lines
        self.titles = titles
        self.matches: dict[str, RoleMatch | None] = {}
        self.weights: dict[str, float] = {}
        self.skipped: list[Skipped] = []
        self.has_work = any(line.section == "work" for line in lines)

    def found(self) -> FoundJobs:
        jobs: list[Job] = []
        used: set[int] = set()
        for first, stop in self._runs():
            entries = self._entries(first, stop)
            self._name(entries)
            whole: _Entry | None = None
            for entry, after in zip_longest(entries, entries[1:]):
                if self._is_employer(entry, after):
                    whole = entry
                    continue
                job = self._job(entry)
                if job is None or entry.title is None:
                    continue
                if whole is not None and _within(entry.days, whole.days):
                    job = replace(job, employer=whole.pieces[0].text)
                used.add(entry.title.line)
                jobs.append(job)
        return FoundJobs(tuple(jobs), frozenset(used), tuple(self.skipped))

    def _runs(self) -> Iterator[tuple[int, int]]:
        """The stretches of lines of one section that may hold jobs."""
        first = 0
        for number in range(1, len(self.lines) + 1):
            ends = number == len(self.lines) or self.lines[number].heading
            if ends:
                if self.lines[first].section not in NO_JOBS:
                    yield first, number
                first = number

    def _entries(self, first: int, stop: int) -> list[_Entry]:
        anchors = [n for n in range(first, stop) if self._is_anchor(n)]
        if not anchors:
            return []
        bodies = self._bodies(first, stop, anchors) | self._with_one_day(first, stop, anchors)
        heads = _heads(self.lines, first, stop, anchors, bodies)
        columns = self._columns(first, stop)
        entries = []
        for number in anchors:
            dates = self.lines[number].dates
            if dates is not None:
                entry = _Entry(number, dates)
                for at in heads[number]:
                    entry.pieces += self._pieces(at, number, columns)
                entries.append(entry)
        return entries

    def _is_anchor(self, number: int) -> bool:
        """Whether the dates of a line are those of a job: they stand at an end of it or in brackets,
        and it is not a sentence.
        """
        line = self.lines[number]
        if line.dates is None:
            return False
        rest = _undated(line.words, line.dates)
        if line.is_item:
            return bool(rest) and self._is_known(rest)
        if line.section != "work":
            return not is_prose(rest)
        if any(RANGE.fullmatch(cell.text) for cell in line.cells):
            return True
        is_short = len(rest.split()) < 4 or not is_prose(rest)
        return _stands_apart(line.words, line.dates) and (is_short or self._is_known(rest))

    def _is_known(self, text: str) -> bool:
        return any(is_title(part, self.titles) for part in (text, *_STRONG.split(text)) if part)

    def _bodies(self, first: int, stop: int, anchors: Sequence[int]) -> set[int]:
        """The lines that tell what was done in a job."""
        bodies: set[int] = set()
        base = self._columns_of_heads(first, stop, anchors)
        for number in sorted({*range(first, stop)} - {*anchors}):
            line = self.lines[number]
            goes_on_there = number - 1 in bodies and self._goes_on(number)
            if goes_on_there or self._is_inside(line, base) or line.is_item or is_prose(line.words):
                bodies.add(number)
        return bodies

    def _with_one_day(self, first: int, stop: int, anchors: Sequence[int]) -> set[int]:
        """The lines that are like a job, but have one day in place of a time; each is reported."""
        alone: set[int] = set()
        for number in sorted({*range(first, stop)} - {*anchors}):
            line = self.lines[number]
            found = _ONE_DAY.search(line.words) if line.section == "work" else None
            if found and not line.is_item and self.weight(line.words[: found.start()]) >= _ENOUGH:
                alone.add(number)
                what = f'"{line.words[:80]}" has one date, not a first and a last day'
                self.skipped.append(Skipped(what, line.where))
        return alone

    def _goes_on(self, number: int) -> bool:
        """Whether a line goes on with the sentence of the line above."""
        line = self.lines[number]
        return not line.after_gap and goes_on(self.lines[number - 1].words, line.words)

    def _is_inside(self, line: Line, base: Collection[int]) -> bool:
        """Whether a line stands further in than the heads of jobs, and is not like a title."""
        deeper = line.indent > min(base) and all(abs(line.indent - one) > 2 for one in base)
        return deeper and not line.is_marked and self.weight(line.words) < _ENOUGH

    def _columns_of_heads(self, first: int, stop: int, anchors: Sequence[int]) -> set[int]:
        """The columns in which heads of jobs begin."""
        plain = [self.lines[n].indent for n in range(first, stop) if not self.lines[n].is_item]
        base = {min(plain, default=0)}
        for number in anchors:
            line = self.lines[number]
            base |= {line.indent, *(cell.column for cell in line.cells)}
            below = self.lines[number + 1] if number + 1 < stop else line
            if len(line.cells) == 1 and not _undated_of(line) and not below.is_item:
                base.add(below.indent)
        return base

    def _columns(self, first: int, stop: int) -> _Columns:
        """What the heads of the columns of a table say."""
        found = {}
        for number in range(first, min(stop, first + 6)):
            said = [label_of(cell.text) for cell in self.lines[number].cells]
            if len(said) > 1 and all(said):
                merged = [kind for kind, _ in groupby(said)]  # from and to are one cell by now
                found[len(merged)] = merged
        return found

    def _pieces(self, at: int, number: int, columns: _Columns) -> Iterator[_Piece]:
        """The pieces of line `at` of the head of the job whose dates are in line `number`."""
        line = self.lines[at]
        if len(line.cells) > 1 and all(label_of(cell.text) for cell in line.cells):
            return
        kinds = columns.get(len(line.cells), [None] * max(1, len(line.cells)))
        order = 0
        for cell, kind in _said_of(line.cells or (Cell(line.words, 0),), kinds):
            text, announced = _labelled(cell.text)
            found = RANGE.search(text)
            rest = _undated(text, found) if found else _trimmed(text)
            for part in filter(None, map(_trimmed, _STRONG.split(rest))):
                yield _Piece(part, at, (at - number, order), announced or kind, line.is_bold)
                order += 1

    def weight(self, text: str) -> float:
        """How much a piece, or the part of it that is most like one, speaks for being a title."""
        if text not in self.weights:
            parts = (part for part in _WEAK.split(text)[:3] if part and part != text)
            inside = max(map(self._own_weight, parts), default=-6.0) - 0.5
            self.weights[text] = max(self._own_weight(text), inside)
        return self.weights[text]

    def _own_weight(self, text: str) -> float:
        weight = title_weight(text)
        match = self._match(text) if weight > -6 else None
        if match is None:
            return weight
        return weight + (KNOWN if match.certainty == "certain" else LIKELY - 1)

    def _match(self, text: str) -> RoleMatch | None:
        if text not in self.matches:
            self.matches[text] = role_of(text, self.titles) if len(text) < 150 else None
        return self.matches[text]

    def _weight_of(self, piece: _Piece) -> float:
        if piece.said is not None:
            return _LABEL if piece.said == "title" else -_LABEL
        return self.weight(piece.text) + (0.5 if piece.bold else 0)

    def _name(self, entries: Sequence[_Entry]) -> None:
        """Give each entry its title."""
        places: dict[tuple[int, int], float] = defaultdict(float)
        for piece in chain.from_iterable(entry.pieces for entry in entries):
            places[piece.slot] += max(-2.0, min(self._weight_of(piece), KNOWN))
        usual = {slot: 2 * weight / max(2, len(entries)) for slot, weight in places.items()}
        for entry in entries:
            may_be = [piece for piece in entry.pieces if self._weight_of(piece) > -2]
            best = max(may_be, key=partial(self._here, usual=usual), default=None)
            if self._may_be(entry, best):
                entry.title = best

    def _here(self, piece: _Piece, usual: Mapping[tuple[int, int], float]) -> float:
        """How much speaks for a piece in its place; a plain title counts in full."""
        own = self._weight_of(piece)
        place = usual[piece.slot] + _PRIOR.get(piece.slot[0], 0) - piece.slot[1] * 0.1
        several = 0.3 if _WEAK.search(piece.text) else 0  # an employer and its town
        return (own if own >= _ENOUGH else own / 2) + place - several

    def _may_be(self, entry: _Entry, piece: _Piece | None) -> bool:
        if piece is None:
            return False
        section = self.lines[entry.number].section
        if section == "work" or (
            section == "top" and not self.has_work and self.weight(piece.text) >= _ENOUGH
        ):
            return True
        return self.weight(piece.text) >= _ONLY_KNOWN and self._is_known(piece.text)

    def _is_employer(self, entry: _Entry, after: _Entry | None) -> bool:
        """Whether an entry only says how long somebody was with an employer: no piece of it is like
        a title, and the job after it lies within its time.
        """
        if not entry.pieces or after is None or after.title is None:
            return False
        if any(self._weight_of(piece) >= _ENOUGH for piece in entry.pieces):
            return False
        is_job = self._weight_of(after.title) >= _ENOUGH
        return is_job and _within(after.days, entry.days)

    def _job(self, entry: _Entry) -> Job | None:
        line = self.lines[entry.number]
        start, end, open_end = entry.days
        if start is None or (end is None and not open_end):
            what = f'"{entry.dates.group().strip()}" is not a time that can be read'
            self.skipped.append(Skipped(what, line.where))
            return None
        if entry.title is None:
            if line.section == "work":
                what = f'no title of a job stands near "{entry.dates.group().strip()}"'
                self.skipped.append(Skipped(what, line.where))
            return None
        others = [piece for piece in entry.pieces if piece is not entry.title]
        employer = self._employer(others)
        title, behind = self._cut(entry.title.text, has_employer=employer is not None)
        where = self.lines[entry.title.line].where
        return Job(title, where, behind or employer, start, end, open_end)

    def _employer(self, others: Sequence[_Piece]) -> str | None:
        named = [piece for piece in others if piece.said == "employer"]
        likely = [
            piece
            for piece in others
            if piece.said is None and not is_empty_of_title(piece.text) and not is_place(piece.text)
        ]
        for piece in (*named, *filter(lambda one: is_company(one.text), likely), *likely):
            if not is_prose(piece.text):
                return piece.text
        return None

    def _cut(self, text: str, *, has_employer: bool) -> tuple[str, str | None]:
        """A title, and the employer behind it: "Baker, Old Mill" has one if no other piece is it.

        What makes another role of it stays: "Director, Product".
        """
        parts = [part for part in map(str.strip, _WEAK.split(text)) if part]
        best = max(parts, key=self._own_weight, default=text)
        if len(parts) < 2:
            return text, None
        if self._own_weight(parts[0]) < 1 and self._own_weight(best) >= _ENOUGH:
            return best, parts[0]
        back = text[len(parts[0]) :].strip(" ,:-")
        is_employer = not has_employer or is_company(back) or is_place(back)
        return (parts[0], back) if is_employer and self._is_whole(parts[0], text) else (text, None)

    def _is_whole(self, front: str, text: str) -> bool:
        """Whether a title says without the rest of its line what it says with it."""
        return self._own_weight(front) >= 0 and self._role(text) == self._role(front)

    def _role(self, text: str) -> str | None:
        match = self._match(text)
        return match.role if match else None


def _heads(
    lines: Sequence[Line], first: int, stop: int, anchors: Sequence[int], bodies: set[int]
) -> dict[int, list[int]]:
    """For each line with dates the lines of its head, itself among them."""
    usual = len(_above(lines, first, first - 1, anchors[0], bodies))
    heads: dict[int, list[int]] = {}
    before = first - 1
    for number in anchors:
        heads[number] = [number]
        above = _above(lines, first, before, number, bodies)
        between = list(range(before + 1, number))
        shared = before >= first and all(at not in bodies for at in between)
        if shared:
            above = _own_of(lines, between, usual)
            heads[before] += [at for at in between if at not in above][:MOST_BELOW]
        elif before >= first:
            above = above[-max(usual, 1) :] if usual else above[-2:]
            heads[before] += _below(between, bodies)
        heads[number] = [*above, *heads[number]]
        before = number
    heads[before] += _below(range(before + 1, stop), bodies)
    return heads


def _above(
    lines: Sequence[Line], first: int, before: int, number: int, bodies: set[int]
) -> list[int]:
    """The lines above dates that are not a part of what was done before."""
    above: list[int] = []
    for at in range(number - 1, max(before, first - 1), -1):
        line = lines[at]
        if at in bodies or not line.words or len(above) == MOST_ABOVE:
            break
        above.insert(0, at)
        if line.after_gap and not lines[number].after_gap:
            break
        if line.is_marked and at != number - 1:
            break
    return above


def _own_of(lines: Sequence[Line], between: Sequence[int], usual: int) -> list[int]:
    """Of the lines between two dates those that belong to the later ones."""
    if not usual:
        return []
    gaps = [at for at in between if lines[at].after_gap or lines[at].is_marked]
    first = gaps[-1] if gaps else max(between, default=0) + 1 - usual
    return [at for at in between if at >= first]


def _below(between: Sequence[int] | range, bodies: set[int]) -> list[int]:
    below: list[int] = []
    for at in between:
        if at in bodies or len(below) == MOST_BELOW:
            break
        below.append(at)
    return below


def _within(
    inner: tuple[Day | None, Day | None, bool], outer: tuple[Day | None, Day | None, bool]
) -> bool:
    """Whether a time lies in another, which is longer."""
    if inner[0] is None or outer[0] is None:
        return False
    ends = outer[2] or (
        inner[1] is not None and outer[1] is not None and inner[1].at <= outer[1].at
    )
    return inner[0].at >= outer[0].at and ends


def _labelled(text: str) -> tuple[str, str | None]:
    """A text without its label, and what that announces: "Position: Baker"."""
    label, colon, rest = text.partition(":")
    said = label_of(label) if colon and rest.strip() else None
    return (rest.strip(), said) if said else (text, None)


def _stands_apart(words: str, dates: re.Match[str]) -> bool:
    """Whether dates stand at an end of a line, in brackets, or behind a comma or a dash."""
    before, after = words[: dates.start()], words[dates.end() :]
    if not before.strip(" ([–—-:,|") or not after.strip(" )].,;"):
        return True
    return before.endswith(_OPENS) or after.startswith(_CLOSES)


def _said_of(
    cells: Sequence[Cell], kinds: Sequence[str | None]
) -> Iterator[tuple[Cell, str | None]]:
    """Each cell with what a label in the cell before it, or the head of its column, says it is."""
    said: str | None = None
    for cell, kind in zip(cells, kinds, strict=True):
        label = label_of(cell.text) if len(cells) > 1 else None
        if label is not None:
            said = label
        else:
            yield cell, said or kind


def _undated_of(line: Line) -> str:
    return _undated(line.words, line.dates) if line.dates else line.words


def _undated(text: str, dates: re.Match[str]) -> str:
    """A text without its dates, the brackets of these, and what is left dangling."""
    before, after = text[: dates.start()], text[dates.end() :]
    rest = f"{_EDGE.sub('', before)}   {after.lstrip(' )|],–—-:')}"
    return _trimmed(_BRACKET.sub(" ", rest))


def _trimmed(text: str) -> str:
    rest = re.sub(r"^\s*(?:[-*•▪◦●‣·–+]\s+|\(?\d{1,2}[.)]\s+)", "", text)
    return _BRACKET.sub("", rest).strip(" |,–—:;[]").strip()
