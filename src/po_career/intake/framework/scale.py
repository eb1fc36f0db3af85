"""From what cells say of levels to a scale of proficiency levels, and each cell to its number."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from po_career.catalog.merge import DEFAULT_SCALE
from po_career.catalog.model import Scale, ScaleLevel
from po_career.errors import UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import LevelText, folded, says_nothing

HIGHEST = 20
"""A number beyond it is no level: a year, a date, a sum."""
SURE = 0.75
"""Where fewer of the cells say a word of a usual scale, it is not that scale."""
ZERO = "Not yet"
VOCABULARIES = (
    tuple(level.name for level in DEFAULT_SCALE.levels[1:]),
    ("Basic", "Intermediate", "Advanced"),
    ("Basic", "Intermediate", "Advanced", "Expert"),
    ("Beginner", "Intermediate", "Advanced"),
    ("Beginner", "Intermediate", "Advanced", "Expert"),
    ("Novice", "Intermediate", "Advanced", "Expert"),
    ("Novice", "Advanced beginner", "Competent", "Proficient", "Expert"),
    ("Basic", "Proficient", "Advanced", "Expert"),
    ("Foundation", "Practitioner", "Expert"),
    ("Foundational", "Intermediate", "Advanced", "Expert"),
    ("Low", "Medium", "High"),
    (
        "Follow",
        "Assist",
        "Apply",
        "Enable",
        "Ensure or advise",
        "Initiate or influence",
        "Set strategy",
    ),
    ("Grundlagen", "Fortgeschritten", "Experte"),
    ("Débutant", "Intermédiaire", "Avancé", "Expert"),
    ("Básico", "Intermedio", "Avanzado", "Experto"),
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
    mark: int | None
    """The level that a bare mark stands for."""
    notes: tuple[str, ...] = ()
    told: bool = False
    """Whether the person or a header named the levels."""

    def level(self, said: LevelText) -> int | str:
        """The level, or why there is none."""
        if said.mark:
            return self.mark or "a mark says no level: --mark LEVEL says which one is meant"
        if said.number is None:
            hint = "" if self.told else f"; {HINT}"
            return self.numbers.get(said.name, f"no level is called that{hint}")
        if said.number > self.scale.top or not said.number.is_integer():
            return f"this is not a whole number from 0 to {self.scale.top}"
        return int(said.number)


def reading_of(
    said: Iterable[LevelText],
    *,
    names: Sequence[str] = (),
    header: Sequence[str] = (),
    mark: int | None = None,
) -> Reading:
    """How to read cells that say `said`; `names` (from level 1 up) and `mark` are what the person
    told, `header` what a header did.

    Raises UsageError where nothing in the cells says what the levels are, or says it in two ways.
    """
    texts = list(said)
    if names:
        reading = _told(names, "you said")
    elif header:
        reading = _told(header, "a header names them")
    else:
        reading = _named_by_number(texts) or _by_words(texts) or _by_numbers(texts)
    if mark is not None and not 1 <= mark <= reading.scale.top:
        raise UsageError(f'--mark "{mark}" is not a level\nexpected 1 to {reading.scale.top}')
    if mark is None and all(one.mark for one in texts):
        raise UsageError(
            "the cells say that a skill is asked, and not at which level\n--mark LEVEL says which"
            " one is meant, for example --mark 2"
        )
    return replace(reading, mark=mark)


def names_in(headers: Sequence[LevelText]) -> tuple[str, ...]:
    """The names of levels from 1 up, where headers name them all and number none; () where they do
    not.
    """
    if any(not one.name or one.number is not None for one in headers):
        return ()
    return tuple(one.name.capitalize() for one in headers if not says_nothing(one.name))


def _told(names: Sequence[str], whose: str) -> Reading:
    return replace(_reading(names, f"as {whose}"), told=True)


def _reading(names: Sequence[str], why: str) -> Reading:
    """A scale with names for its levels from 1 up."""
    return _reading_by(_scale([ZERO, *names]), why)


def _reading_by(scale: Scale, why: str) -> Reading:
    spoken = ", ".join(f"{level.level} {level.name}" for level in scale.levels)
    numbers = {folded(level.name): level.level for level in scale.levels}
    return Reading(scale, numbers, None, (f"levels: {spoken}, {why}",))


def _named_by_number(texts: Sequence[LevelText]) -> Reading | None:
    """Cells such as 3 - Practitioner name their levels themselves.

    Where a usual scale has these names, the whole of it is taken.
    """
    called = _called(texts)
    named = {number: names[0] for number, names in called.items()}
    top = _top(texts)
    if not named or top == 0:
        return None
    fitting = [names for names in _as_long_as(top) if _fits(names, named)]
    if fitting:
        bare = [one.name for one in texts if one.name and one.number is None]
        return _usual(max(fitting, key=lambda names: _shared(bare, names)))
    usual = {number: f"Level {number}" for number in range(1, top + 1)}
    levels = {0: ZERO, **usual, **named}
    scale = _scale([levels[number].capitalize() for number in range(top + 1)])
    reading = _reading_by(scale, "as the cells name them")
    return replace(reading, notes=(*reading.notes, *_doubts(usual, called)))


def _called(texts: Sequence[LevelText]) -> Mapping[int, Sequence[str]]:
    """The names that cells give to numbers."""
    called: dict[int, dict[str, None]] = {}
    for one in texts:
        number = _whole(one)
        if one.name and number is not None:
            called.setdefault(number, {})[one.name] = None
    return {number: list(names) for number, names in called.items()}


def _fits(names: Sequence[str], named: Mapping[int, str]) -> bool:
    """Whether a usual scale calls its levels as the cells do."""
    return all(folded(names[n - 1]) == name for n, name in named.items() if n)


def _doubts(numbers: Iterable[int], called: Mapping[int, Sequence[str]]) -> Iterator[str]:
    """Levels that no cell names, and those that have two names."""
    missing = [str(number) for number in numbers if number not in called]
    if missing:
        yield f"no cell names level {' or '.join(missing)}: --levels names them"
    for number, names in sorted(called.items()):
        if len(names) > 1:
            first, second, *_ = map(_quoted, names)
            yield f"level {number} is called {first} and {second}: the first is taken"


def _by_words(texts: Sequence[LevelText]) -> Reading | None:
    """The built-in scale if it has all words of the cells, else the usual one that has them.

    Raises UsageError if no usual scale has most of them, or two have them at different levels.
    """
    said = [one.name for one in texts if one.name]
    words = sorted(set(said))
    candidates = _as_long_as(_top(texts))
    most = max((_shared(words, names) for names in candidates), default=0)
    if not words or (most == 0 and _top(texts)):
        return None
    fitting = [names for names in candidates if _shared(words, names) == most > 0]
    if not fitting or _shared(said, fitting[0]) < SURE * len(said):
        raise UsageError(
            f"which level is which? the cells say {', '.join(map(_quoted, words[:8]))}\n{ASK}"
        )
    first, *others = fitting
    known = [word for word in words if word in _folded(first)]
    if first != VOCABULARIES[0] or known != words:
        for other in others:
            _need_same_places(known, first, other)
    return _usual(first)


def _need_same_places(words: Sequence[str], first: Sequence[str], other: Sequence[str]) -> None:
    """Raises UsageError if two scales have the words at different levels."""
    places = [[_folded(names).index(word) for word in words] for names in (first, other)]
    if places[0] != places[1]:
        ways = " or ".join(_quoted(", ".join(names)) for names in (first, other))
        what = f"{_quoted(words[0].capitalize())} stands at different levels in different scales"
        raise UsageError(f"{what}\n--levels {ways} says which one is meant")


def _usual(names: Sequence[str]) -> Reading:
    if names == VOCABULARIES[0]:
        return _reading_by(DEFAULT_SCALE, "as in the built-in catalogue")
    return _reading(names, "as scales with these words usually go")


def _as_long_as(top: int) -> list[Sequence[str]]:
    """The usual scales that have a level `top`."""
    return [names for names in VOCABULARIES if len(names) >= top]


def _whole(one: LevelText) -> int | None:
    if one.number is None or not one.number.is_integer() or one.number > HIGHEST:
        return None
    return int(one.number)


def _top(texts: Iterable[LevelText]) -> int:
    """The highest number of all cells; 0 if none has one."""
    return max((_whole(one) or 0 for one in texts), default=0)


def _shared(words: Sequence[str], names: Sequence[str]) -> int:
    """How many of `words` a scale has."""
    return sum(word in _folded(names) for word in words)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _by_numbers(texts: Sequence[LevelText]) -> Reading:
    """Bare numbers, or marks alone, say no names."""
    top = _top(texts)
    if top == 0 and not any(one.mark for one in texts):
        raise UsageError(f"no cell says a level that could be read\n{ASK}")
    built_in = _reading_by(DEFAULT_SCALE, "")
    if top == 0:
        note = "the levels are those of the built-in catalogue, 0 to 4"
        return replace(built_in, notes=(note,))
    if top == DEFAULT_SCALE.top:
        note = "the numbers go to 4: they are read as the levels of the built-in catalogue"
        return replace(built_in, notes=(note,))
    note = f"the numbers go to {top}: so does the scale; --levels names its levels"
    return replace(_reading([f"Level {n}" for n in range(1, top + 1)], ""), notes=(note,))


def _scale(names: Sequence[str]) -> Scale:
    return Scale(tuple(ScaleLevel(number, name) for number, name in enumerate(names)))


def _folded(names: Sequence[str]) -> list[str]:
    return [folded(name) for name in names]
