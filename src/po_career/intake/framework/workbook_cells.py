"""One sheet of a workbook while its XML goes by: cells, shared texts, merged cells.

ECMA-376, part 1, 18.3 and 18.4.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from po_career.intake.framework.spreadsheet import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    Spot,
    tidy,
)

NO_VALUE = (
    "a formula whose value was never saved; open the file in a spreadsheet program and save it"
)

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class TooMuchError(Exception):
    """A limit was passed; the message says which."""


@dataclass(slots=True)
class Strings:
    """The texts that cells share; how East Asian words are read aloud is no part of them."""

    found: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    inside: bool = False
    aloud: bool = False

    def start(self, tag: str, _: Mapping[str, str]) -> None:
        """A tag opens."""
        if tag == "si":
            self.parts = []
        elif tag == "rPh":
            self.aloud = True
        elif tag == "t":
            self.inside = not self.aloud

    def end(self, tag: str) -> None:
        """A tag closes."""
        if tag == "si":
            if len(self.found) >= MOST_CELLS:
                raise TooMuchError(f"the workbook has more than {MOST_CELLS:,} texts")
            self.found.append(_unescaped("".join(self.parts)))
        elif tag == "rPh":
            self.aloud = False
        elif tag == "t":
            self.inside = False

    def data(self, text: str) -> None:
        """Text stands between tags."""
        if self.inside:
            self.parts.append(text)


@dataclass(slots=True)
class Cells:
    """One sheet while it is read."""

    strings: list[str]
    name: str
    room: int
    found: dict[Spot, str] = field(default_factory=dict)
    troubles: dict[Spot, str] = field(default_factory=dict)
    merged: list[tuple[Spot, Spot]] = field(default_factory=list)
    formulas: int = 0
    spot: Spot = Spot(0, 0)  # noqa: RUF009 - a tuple cannot change
    kind: str = ""
    formula: bool = False
    aloud: bool = False
    inside: bool = False
    parts: list[str] = field(default_factory=list)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """A tag opens."""
        if tag == "row":
            self.spot = Spot(int(given.get("r", self.spot.row + 1)), 0)
        elif tag == "c":
            at = _REFERENCE.fullmatch(given.get("r", ""))
            self.spot = _spot(at) if at else Spot(self.spot.row, self.spot.column + 1)
            self.kind, self.formula, self.parts = given.get("t", "n"), False, []
        elif tag == "f":
            self.formula = True
        elif tag == "rPh":
            self.aloud = True
        elif tag in ("v", "t"):
            self.inside = not self.aloud
        elif tag == "mergeCell" and len(self.merged) < MOST_ROWS:
            ends = [_REFERENCE.fullmatch(end) for end in given.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                self.merged.append((_spot(ends[0]), _spot(ends[1])))

    def end(self, tag: str) -> None:
        """A tag closes."""
        if tag == "c":
            self._take("".join(self.parts))
        elif tag == "rPh":
            self.aloud = False
        elif tag in ("v", "t"):
            self.inside = False

    def data(self, text: str) -> None:
        """Text stands between tags."""
        if self.inside:
            self.parts.append(text)

    def _take(self, raw: str) -> None:
        """Keep the cell that ends here."""
        self.formulas += self.formula
        if len(self.found) + len(self.troubles) >= self.room:
            raise TooMuchError(f"the workbook has more than {MOST_CELLS:,} cells")
        if self.formula and not raw.strip():
            self.troubles[self.spot] = NO_VALUE
        elif self.kind == "e":
            self.troubles[self.spot] = f"the cell shows the error {tidy(raw)}"
        elif text := tidy(self._shown(raw)):
            if self.spot.row > MOST_ROWS or self.spot.column > MOST_COLUMNS:
                raise TooMuchError(
                    f"{self.name} is larger than {MOST_ROWS:,} rows or {MOST_COLUMNS:,} columns"
                )
            self.found[self.spot] = text

    def _shown(self, raw: str) -> str:
        if self.kind == "s":
            index = int(raw) if raw.strip().isdecimal() else len(self.strings)
            return self.strings[index] if index < len(self.strings) else ""
        if self.kind == "b":
            return "yes" if raw.strip() == "1" else "no"
        return _number(raw) if self.kind == "n" else _unescaped(raw)

    def sheet(self, *, hidden: bool) -> Sheet:
        """What was read, merged cells filled."""
        self._fill()
        last = max((spot.row for spot in self.found), default=0)
        rows: list[list[str]] = [[] for _ in range(last)]
        for spot in sorted(self.found):
            row = rows[spot.row - 1]
            row += [""] * (spot.column - len(row))
            row[spot.column - 1] = self.found[spot]
        return Sheet(self.name, rows, self.troubles, hidden)

    def _fill(self) -> None:
        bottom, right = (max((spot[n] for spot in self.found), default=0) for n in (0, 1))
        room = MOST_CELLS
        for first, last in self.merged:
            text = self.found.get(first, "")
            room -= max(0, min(last.row, bottom) - first.row + 1) * max(
                0, min(last.column, right) - first.column + 1
            )
            if room < 0:
                raise TooMuchError(
                    f"the merged cells of {self.name} cover more than {MOST_CELLS:,} cells"
                )
            if not text:
                continue
            for row in range(first.row, min(last.row, bottom) + 1):
                for column in range(first.column, min(last.column, right) + 1):
                    self.found.setdefault(Spot(row, column), text)


def _spot(reference: re.Match[str]) -> Spot:
    column = 0
    for letter in reference[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Spot(int(reference[2]), column)


def _number(raw: str) -> str:
    """A number as people write it: 3, not 3.0."""
    try:
        value = float(raw)
    except ValueError:
        return raw
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"


def _unescaped(text: str) -> str:
    """`_x000D_` stands for a character that XML cannot hold."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if "_x" in text else text
