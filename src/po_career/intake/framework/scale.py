"""From what cells say of levels to a scale of proficiency levels, and each cell to its number."""

import itertools
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from po_career.catalog.merge import DEFAULT_SCALE
from po_career.catalog.model import Scale, ScaleLevel
from po_career.errors import UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import LevelText, folded, says_nothing

Rounding = Literal["keep", "up", "down"]
ROUND: Mapping[Rounding, Callable[[float], float]] = {
    "keep": float,
    "up": lambda number: float(math.ceil(number)),
    "down": lambda number: float(math.floor(number)),
}
"""What becomes of a number between two levels."""
HIGHEST = 20
"""A number beyond it is not a level: a year, a date, a sum."""
SURE = 0.75
"""If fewer of the cells say a word of a usual scale, it is not that scale."""
ZERO = "Not yet"
VOCABULARIES = (
    tuple(level.name for level in DEFAULT_SCALE.levels[1:]),
    *(
        tuple(names.split(", "))
        for names in (
            "Basic, Intermediate, Advanced",
            "Basic, Intermediate, Advanced, Expert",
            "Beginner, Intermediate, Advanced",
            "Beginner, Intermediate, Advanced, Expert",
            "Novice, Intermediate, Advanced, Expert",
            "Novice, Advanced beginner, Competent, Proficient, Expert",
            "Basic, Proficient, Advanced, Expert",
            "Foundation, Practitioner, Expert",
            "Foundational, Intermediate, Advanced, Expert",
            "Low, Medium, High",
            "Follow, Assist, Apply, Enable, Ensure or advise, Initiate or influence, Set strategy",
            "Grundlagen, Fortgeschritten, Experte",
            "Débutant, Intermédiaire, Avancé, Expert",
            "Básico, Intermedio, Avanzado, Experto",
        )
    ),
)
"""Names of levels from 1 up, as many spreadsheets have them."""
USUAL_NAMES = frozenset(map(folded, itertools.chain(*VOCABULARIES)))
HINT = "--levels names the levels"
ASK = (
    '--levels "FIRST, SECOND, ..." names the levels from 1 up, for example --levels "Basic, Good,'
    ' Great"'
)


class Reading(Frozen):
    """A scale, and how cells are read with it."""

    scale: Scale
    numbers: Mapping[str, int]
    """Names of levels, folded, to their numbers."""
    notes: tuple[str, ...]
    mark: int | None = None
    """The level that a bare mark stands for."""
    told: bool = False
    """Whether the person or a header named the levels."""
    step: float = 1
    """What one level of the scale is in the numbers of the cells: 0.5 if they have halves."""
    rounding: Rounding = "keep"
    """What becomes of a number between two levels."""

    def level(self, said: LevelText) -> int | str:
        """The level, or why there is none."""
        if said.mark:
            return self.mark or "a mark says no level: --mark LEVEL says which one is meant"
        if said.number is None:
            hint = "" if self.told else f"; {HINT}"
            return self.numbers.get(said.name, f"no level is called that{hint}")
        number = ROUND[self.rounding](said.number) / self.step
        if number > self.scale.top or not number.is_integer():
            what = "a whole number" if self.step == 1 else f"a number in steps of {self.step:g}"
            return f"this is not {what} from 0 to {self.scale.top * self.step:g}"
        return int(number)


def reading_of(
    texts: Sequence[LevelText],
    *,
    names: Sequence[str],
    header: Sequence[str],
    mark: int | None,
    halves: Rounding = "keep",
    known: Sequence[str] = (),
) -> Reading:
    """How to read cells that say `texts`; `names` (from level 1 up), `mark` and `halves` are what
    the person told, `header` what a header did, `known` what a catalogue calls levels that the
    cells only number.

    Raises UsageError if nothing in the cells says what the levels are, or says it in two ways.
    """
    reading = _whole_reading([_rounded(said, halves) for said in texts], names, header, known)
    _need_mark(texts, mark, reading.scale)
    reading = replace(reading, mark=mark, told=bool(names or header), rounding=halves)
    reading = _in_steps(reading, _step(texts) if halves == "keep" else 1)
    ranges = sum(said.up_to is not None for said in texts)
    note = f"a range such as 2-3 asks for its lower end ({ranges} of the cells)"
    return replace(reading, notes=(*reading.notes, note)) if ranges else reading


def _whole_reading(
    texts: Sequence[LevelText], names: Sequence[str], header: Sequence[str], known: Sequence[str]
) -> Reading:
    """How to read whole levels: as the person says, as a header does, or as the cells do."""
    if names:
        return _listed(_scale(names), "as you said")
    if header:
        return _listed(_scale(header), "as a header names them")
    return _named_by_number(texts) or _by_words(texts) or _by_numbers(texts, known)


def _need_mark(texts: Sequence[LevelText], mark: int | None, scale: Scale) -> None:
    """Raises UsageError if marks are all that there is and mean nothing, or mean no level."""
    if mark is None:
        if all(said.mark for said in texts):
            raise UsageError(
                "the cells say that a skill is asked, and not at which level\n--mark LEVEL says"
                " which one is meant, for example --mark 2"
            )
    elif not 1 <= mark <= scale.top:
        raise UsageError(f'--mark "{mark}" is not a level\nexpected 1 to {scale.top}')


def rung_reading(titles: Sequence[str]) -> Reading:
    """The scale of a ladder that has sentences and no levels: one for each rung, in their order."""
    return _listed(_scale(titles), "one for each rung")


def _rounded(said: LevelText, halves: Rounding) -> LevelText:
    """What the cell says on a scale of whole numbers."""
    if said.number is None or said.number > HIGHEST:
        return said
    up = ROUND["up" if halves == "keep" else halves]
    return said._replace(number=up(said.number))


def _step(texts: Iterable[LevelText]) -> float:
    """The step in which the numbers of the cells go: 1, a half or a quarter."""
    parts = {said.number % 1 for said in texts if said.number and said.number <= HIGHEST}
    if parts & {0.25, 0.75}:
        return 0.25
    return 0.5 if 0.5 in parts else 1


def _in_steps(reading: Reading, step: float) -> Reading:
    """The reading on a scale with levels between the whole ones."""
    if step == 1:
        return reading
    times = round(1 / step)
    whole = reading.scale.levels
    levels = []
    for number in range(reading.scale.top * times + 1):
        place, rest = divmod(number, times)
        if rest:
            name = f"{_shown(whole[place].name)} {place + rest * step:g}"
            levels.append(ScaleLevel(number, name))
        else:
            levels.append(replace(whole[place], level=number))
    scale = replace(reading.scale, levels=tuple(levels))
    words = "halves" if times == 2 else "quarters"
    listed = ", ".join(f"{level.level} {level.name}" for level in levels[:: max(1, times // 2)])
    note = (
        f"the numbers have {words}: the scale has a level for each ({listed}); --halves up or"
        " --halves down rounds them"
    )
    return replace(
        reading,
        scale=scale,
        numbers={folded(level.name): level.level for level in levels},
        notes=(*reading.notes, note),
        mark=None if reading.mark is None else reading.mark * times,
        step=step,
    )


def _shown(name: str) -> str:
    """The word before the number of a level between two: Level, or the name of the lower one."""
    return "Level" if re.fullmatch(r"Level \d+", name) or name == ZERO else name


def names_in(headers: Sequence[LevelText]) -> tuple[str, ...]:
    """The names of levels from 1 up, if headers name them all and number none; else ()."""
    if any(not said.name or said.number is not None for said in headers):
        return ()
    return tuple(said.name.capitalize() for said in headers if not says_nothing(said.name))


def _scale(names: Sequence[str], zero: str = ZERO) -> Scale:
    """A scale with names for its levels from 1 up."""
    return Scale(tuple(ScaleLevel(number, name) for number, name in enumerate([zero, *names])))


def _reading(scale: Scale, *notes: str) -> Reading:
    return Reading(scale, {folded(level.name): level.level for level in scale.levels}, notes)


def _listed(scale: Scale, why: str, *doubts: str) -> Reading:
    """A reading with a note that lists the levels."""
    levels = ", ".join(f"{level.level} {level.name}" for level in scale.levels)
    return _reading(scale, f"levels: {levels}, {why}", *doubts)


def _usual(names: Sequence[str]) -> Reading:
    if names == VOCABULARIES[0]:
        return _listed(DEFAULT_SCALE, "as in the built-in catalogue")
    return _listed(_scale(names), "as scales with these words usually go")


def _named_by_number(texts: Sequence[LevelText]) -> Reading | None:
    """Cells such as 3 - Practitioner name their levels themselves.

    If a usual scale has these names, the whole of it is taken.
    """
    called = _called(texts)
    top = _top(texts)
    if not called or top == 0:
        return None
    fitting = [names for names in _as_long_as(top) if _fits(names, called)]
    if fitting:
        bare = [said.name for said in texts if said.name and said.number is None]
        return _usual(max(fitting, key=lambda names: len(_known(bare, names))))
    return _as_called(called, top)


def _as_called(called: Mapping[int, Sequence[str]], top: int) -> Reading:
    """A scale with the first name of each number, and Level 2 for what has none."""
    names = {0: ZERO} | {number: f"Level {number}" for number in range(1, top + 1)}
    doubts = []
    missing = [str(number) for number in names if number and number not in called]
    if missing:
        doubts.append(f"no cell names level {' or '.join(missing)}: --levels names them")
    for number, (name, *others) in sorted(called.items()):
        names[number] = name.capitalize()
        if others:
            both = f"{_quoted(name)} and {_quoted(others[0])}"
            doubts.append(f"level {number} is called {both}: the first is taken")
    zero, *usual = names.values()
    return _listed(_scale(usual, zero), "as the cells name them", *doubts)


def _called(texts: Iterable[LevelText]) -> Mapping[int, Sequence[str]]:
    """The names that cells give to numbers."""
    called: dict[int, list[str]] = {}
    for said in texts:
        number = _whole(said)
        if said.name and number is not None:
            names = called.setdefault(number, [])
            if said.name not in names:
                names.append(said.name)
    return called


def _fits(names: Sequence[str], called: Mapping[int, Sequence[str]]) -> bool:
    """Whether a usual scale calls its levels as the cells do."""
    return all(folded(names[n - 1]) == first for n, (first, *_) in called.items() if n)


def _by_words(texts: Sequence[LevelText]) -> Reading | None:
    """The built-in scale if it has all words of the cells, else the usual one that has them.

    Raises UsageError if no usual scale has most of them, or two have them at different levels.
    """
    said = [text.name for text in texts if text.name]
    words = sorted(set(said))
    top = _top(texts)
    scales = _as_long_as(top)
    best = max(scales, key=lambda names: len(_known(words, names)), default=())
    known = _known(words, best)
    if not words or (top and not known):
        return None
    if len(_known(said, best)) < SURE * len(said):
        raise UsageError(
            f"which level is which? the cells say {', '.join(map(_quoted, words[:8]))}\n{ASK}"
        )
    if best != VOCABULARIES[0] or known != words:
        _need_same_places(words, best, scales)
    return _usual(best)


def _need_same_places(
    words: Sequence[str], best: Sequence[str], scales: Iterable[Sequence[str]]
) -> None:
    """Raises UsageError if a scale with as many of the words as the best one has any of them at a
    different level.
    """
    known = _known(words, best)
    for other in scales:
        if len(_known(words, other)) < len(known):
            continue
        shared = _known(known, other)
        places = [[_folded(names).index(word) for word in shared] for names in (best, other)]
        if places[0] != places[1]:
            ways = " or ".join(_quoted(", ".join(names)) for names in (best, other))
            word = _quoted(shared[0].capitalize())
            raise UsageError(
                f"{word} stands at different levels in different scales\n--levels {ways} says which"
                " one is meant"
            )


def _by_numbers(texts: Sequence[LevelText], known: Sequence[str]) -> Reading:
    """Bare numbers, or marks alone, say no names; a catalogue may know them."""
    top = _top(texts)
    if known:
        more = [f"Level {number}" for number in range(len(known) + 1, top + 1)]
        return _listed(_scale([*known, *more]), "as the catalogue names them")
    if top == 0 and not any(said.mark for said in texts):
        raise UsageError(f"no cell says a level that could be read\n{ASK}")
    if top == 0:
        return _reading(DEFAULT_SCALE, "the levels are those of the built-in catalogue, 0 to 4")
    if top == DEFAULT_SCALE.top:
        note = "the numbers go to 4: they are read as the levels of the built-in catalogue"
        return _reading(DEFAULT_SCALE, note)
    note = f"the numbers go to {top}: so does the scale; --levels names its levels"
    return _reading(_scale([f"Level {number}" for number in range(1, top + 1)]), note)


def _as_long_as(top: int) -> list[Sequence[str]]:
    """The usual scales that have a level `top`."""
    return [names for names in VOCABULARIES if len(names) >= top]


def _whole(said: LevelText) -> int | None:
    """The number that a cell says, if it may be that of a level."""
    if said.number is None or not said.number.is_integer() or said.number > HIGHEST:
        return None
    return int(said.number)


def _top(texts: Iterable[LevelText]) -> int:
    """The highest number of all cells; 0 if none has one."""
    return max((_whole(said) or 0 for said in texts), default=0)


def _known(words: Iterable[str], names: Sequence[str]) -> list[str]:
    """Those of `words` that a scale has."""
    return [word for word in words if word in _folded(names)]


def _folded(names: Sequence[str]) -> list[str]:
    return [folded(name) for name in names]


def _quoted(text: str) -> str:
    return f'"{text}"'
