"""From what cells say of levels to a scale of proficiency levels, and each cell to its number."""

from collections.abc import Iterable, Mapping, Sequence
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
USUAL_NAMES = frozenset(folded(name) for names in VOCABULARIES for name in names)
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
            return (
                self.mark
                if self.mark is not None
                else "a mark says no level: --mark LEVEL says which one is meant"
            )
        if said.number is None:
            return self.numbers.get(
                said.name,
                "no level is called that" if self.told else f"no level is called that; {HINT}",
            )
        if said.number > self.scale.top or not said.number.is_integer():
            return f"no whole number from 0 to {self.scale.top}"
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
    told = None
    if names:
        told = _told(names, "you said")
    elif header:
        told = _told(header, "a header names them")
    found = told or _named_by_number(texts) or _by_words(texts) or _by_numbers(texts)
    if found is None and any(one.mark for one in texts):
        found = Reading(
            DEFAULT_SCALE,
            _numbers(DEFAULT_SCALE),
            None,
            ("the levels are those of the built-in catalogue, 0 to 4",),
        )
    if found is None:
        raise UsageError(f"no cell says a level that could be read\n{ASK}")
    if mark is not None and not 1 <= mark <= found.scale.top:
        raise UsageError(f'--mark "{mark}" is not a level\nexpected 1 to {found.scale.top}')
    if mark is None and all(one.mark for one in texts):
        raise UsageError(
            "the cells say that a skill is asked, and not at which level\n--mark LEVEL says which"
            " one is meant, for example --mark 2"
        )
    return replace(found, mark=mark)


def names_in(headers: Sequence[LevelText]) -> tuple[str, ...]:
    """The names of levels from 1 up, where headers name them all and number none; () where they do
    not.
    """
    names = [one.name for one in headers if not says_nothing(one.name)]
    return (
        tuple(name.capitalize() for name in names)
        if names and all(one.name and one.number is None for one in headers)
        else ()
    )


def _told(names: Sequence[str], whose: str) -> Reading:
    scale = _scale([ZERO, *names])
    return Reading(
        scale, _numbers(scale), None, (f"levels: {_spoken(scale)}, as {whose}",), told=True
    )


def _named_by_number(texts: Sequence[LevelText]) -> Reading | None:
    """Cells such as 3 - Practitioner name their levels themselves.

    Where a usual scale has these names, the whole of it is taken.
    """
    said: dict[int, dict[str, None]] = {}
    for one in texts:
        if one.name and (number := _whole(one)) is not None:
            said.setdefault(number, {})[one.name] = None
    named = {number: next(iter(names)) for number, names in said.items()}
    top = _top(texts)
    if not named or top == 0:
        return None
    bare = [one.name for one in texts if one.name and one.number is None]
    fitting = [
        names
        for names in _as_long_as(top)
        if all(_folded(names)[n - 1] == name for n, name in named.items() if n)
    ]
    if fitting:
        return _usual(max(fitting, key=lambda names: sum(word in _folded(names) for word in bare)))
    missing = [str(number) for number in range(1, top + 1) if number not in named]
    scale = _scale(
        [
            named.get(number, f"Level {number}" if number else ZERO).capitalize()
            for number in range(top + 1)
        ]
    )
    notes = [f"levels: {_spoken(scale)}, as the cells name them"]
    notes += [f"no cell names level {' or '.join(missing)}: --levels names them"] if missing else []
    twice = [(number, list(names)[:2]) for number, names in sorted(said.items()) if len(names) > 1]
    notes += [
        f"level {number} is called {' and '.join(map(_quoted, names))}: the first is taken"
        for number, names in twice
    ]
    return Reading(scale, _numbers(scale), None, tuple(notes))


def _by_words(texts: Sequence[LevelText]) -> Reading | None:
    """The built-in scale where it has all words of the cells, else the usual one that has them.

    Raises UsageError where no usual scale has most of them, or two have them at different levels.
    """
    said = [one.name for one in texts if one.name]
    words = sorted(set(said))
    if not words:
        return None
    candidates = _as_long_as(_top(texts))
    shared = [(sum(word in _folded(names) for word in words), names) for names in candidates]
    most = max((amount for amount, _ in shared), default=0)
    if most == 0 and _top(texts):
        return None
    fitting = [names for amount, names in shared if amount == most > 0]
    if not fitting or sum(word in _folded(fitting[0]) for word in said) < SURE * len(said):
        raise UsageError(
            f"which level is which? the cells say {', '.join(map(_quoted, words[:8]))}\n{ASK}"
        )
    known = [word for word in words if word in _folded(fitting[0])]
    if fitting[0] == VOCABULARIES[0] and known == words:
        return _usual(fitting[0])
    for names in fitting[1:]:
        if _places(known, names) != _places(known, fitting[0]):
            ways = " or ".join(_quoted(", ".join(one)) for one in (fitting[0], names))
            what = (
                f"{_quoted(known[0].capitalize())} stands at different levels in different scales"
            )
            raise UsageError(f"{what}\n--levels {ways} says which one is meant")
    return _usual(fitting[0])


def _usual(names: Sequence[str]) -> Reading:
    if names == VOCABULARIES[0]:
        spoken = f"levels: {_spoken(DEFAULT_SCALE)}, as in the built-in catalogue"
        return Reading(DEFAULT_SCALE, _numbers(DEFAULT_SCALE), None, (spoken,))
    scale = _scale([ZERO, *names])
    return Reading(
        scale,
        _numbers(scale),
        None,
        (f"levels: {_spoken(scale)}, as scales with these words usually go",),
    )


def _as_long_as(top: int) -> list[Sequence[str]]:
    """The usual scales that have a level `top`."""
    return [names for names in VOCABULARIES if len(names) >= top]


def _whole(one: LevelText) -> int | None:
    return (
        int(one.number)
        if one.number is not None and one.number.is_integer() and one.number <= HIGHEST
        else None
    )


def _top(texts: Iterable[LevelText]) -> int:
    """The highest number of all cells; 0 where none has one."""
    return max((number for one in texts if (number := _whole(one)) is not None), default=0)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _by_numbers(texts: Sequence[LevelText]) -> Reading | None:
    if (top := _top(texts)) == 0:
        return None
    if top == DEFAULT_SCALE.top:
        return Reading(
            DEFAULT_SCALE,
            _numbers(DEFAULT_SCALE),
            None,
            ("the numbers go to 4: they are read as the levels of the built-in catalogue",),
        )
    scale = _scale([ZERO, *(f"Level {number}" for number in range(1, top + 1))])
    return Reading(
        scale,
        _numbers(scale),
        None,
        (f"the numbers go to {top}: so does the scale; --levels names its levels",),
    )


def _scale(names: Sequence[str]) -> Scale:
    return Scale(tuple(ScaleLevel(number, name) for number, name in enumerate(names)))


def _numbers(scale: Scale) -> Mapping[str, int]:
    return {folded(level.name): level.level for level in scale.levels}


def _spoken(scale: Scale) -> str:
    return ", ".join(f"{level.level} {level.name}" for level in scale.levels)


def _folded(names: Sequence[str]) -> list[str]:
    return [folded(name) for name in names]


def _places(words: Sequence[str], names: Sequence[str]) -> list[int]:
    return [_folded(names).index(word) for word in words]
