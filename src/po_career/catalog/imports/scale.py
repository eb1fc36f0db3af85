"""From what cells say of levels to a scale of proficiency levels, and each cell to its number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from po_career.catalog.imports.words import LevelText, folded, says_nothing
from po_career.catalog.merge import DEFAULT_SCALE
from po_career.catalog.model import Scale, ScaleLevel
from po_career.errors import UsageError

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
    ("Follow", "Assist", "Apply", "Enable", "Ensure or advise", "Initiate or influence", "Set strategy"),
    ("Grundlagen", "Fortgeschritten", "Experte"),
    ("Débutant", "Intermédiaire", "Avancé", "Expert"),
    ("Básico", "Intermedio", "Avanzado", "Experto"),
)
"""Names of levels from 1 up, as many spreadsheets have them."""
USUAL_NAMES = frozenset(folded(name) for names in VOCABULARIES for name in names)
HINT = "--levels names the levels"
ASK = '--levels "FIRST, SECOND, ..." names the levels from 1 up, for example --levels "Basic, Good, Great"'


@dataclass(frozen=True, slots=True)
class Reading:
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
            return self.mark if self.mark is not None else "a mark says no level: --mark LEVEL says which one is meant"
        if said.number is None:
            return self.numbers.get(said.name, "no level is called that" if self.told else f"no level is called that; {HINT}")
        if said.number > self.scale.top or not said.number.is_integer():
            return f"no whole number from 0 to {self.scale.top}"
        return int(said.number)


def reading_of(said: Iterable[LevelText], *, names: Sequence[str] = (), header: Sequence[str] = (), mark: int | None = None) -> Reading:
    """How to read cells that say `said`; `names` (from level 1 up) and `mark` are what the person told, `header` what a header did.

    Raises UsageError where nothing in the cells says what the levels are, or says it in two ways.
    """
    texts = list(said)
    told = _told(names, "you said") if names else _told(header, "a header names them") if header else None
    found = told or _named_by_number(texts) or _by_words(texts) or _by_numbers(texts)
    if found is None and any(one.mark for one in texts):
        found = Reading(DEFAULT_SCALE, _numbers(DEFAULT_SCALE), None, ("the levels are those of the built-in catalogue, 0 to 4",))
    if found is None:
        raise UsageError(f"no cell says a level that could be read\n{ASK}")
    if mark is not None and not 1 <= mark <= found.scale.top:
        raise UsageError(f'--mark "{mark}" is no level\nexpected 1 to {found.scale.top}')
    if mark is None and all(one.mark for one in texts):
        raise UsageError(
            "the cells say that a skill is asked, and not at which level\n--mark LEVEL says which one is meant, for example --mark 2"
        )
    return replace(found, mark=mark)


def names_in(headers: Sequence[LevelText]) -> tuple[str, ...]:
    """The names of levels from 1 up, where headers name them all and number none; () where they do not."""
    names = [one.name for one in headers if not says_nothing(one.name)]
    return tuple(name.capitalize() for name in names) if names and all(one.name and one.number is None for one in headers) else ()


def _told(names: Sequence[str], whose: str) -> Reading:
    scale = _scale([ZERO, *names])
    return Reading(scale, _numbers(scale), None, (f"levels: {_spoken(scale)}, as {whose}",), told=True)


def _named_by_number(texts: Sequence[LevelText]) -> Reading | None:
    """Cells such as 3 - Practitioner name their levels themselves."""
    named: dict[int, str] = {}
    for one in texts:
        if one.number is not None and one.name and one.number.is_integer() and one.number <= HIGHEST:
            named.setdefault(int(one.number), one.name.capitalize())
    if not named:
        return None
    top = max(int(one.number) for one in texts if one.number is not None and one.number.is_integer() and one.number <= HIGHEST)
    if top < 1:
        return None
    missing = [number for number in range(1, top + 1) if number not in named]
    known = next(
        (names for names in VOCABULARIES if top <= len(names) and all(folded(names[n - 1]) == folded(named[n]) for n in named if n)), None
    )
    names = known[:top] if known else [named.get(number, f"Level {number}") for number in range(1, top + 1)]
    scale = _scale([named.get(0, ZERO), *names])
    notes = [f"levels: {_spoken(scale)}, as the cells name them"]
    notes += (
        [f"no cell names level {', '.join(map(str, missing))}: {'its name is' if len(missing) == 1 else 'their names are'} ours"]
        if missing
        else []
    )
    return Reading(scale, _numbers(scale), None, tuple(notes))


def _by_words(texts: Sequence[LevelText]) -> Reading | None:
    """The usual scale that has the words of the cells. Raises UsageError where two have them at different levels."""
    said = [one.name for one in texts if one.name]
    words = set(said)
    if not words:
        return None
    shared = [(sum(word in _folded(names) for word in words), names) for names in VOCABULARIES]
    most = max(amount for amount, _ in shared)
    if most == 0 and any(one.number is not None for one in texts):
        return None
    best = next(names for amount, names in shared if amount == most)
    if sum(word in _folded(best) for word in said) < SURE * len(said):
        spoken = ", ".join(f'"{word}"' for word in sorted(words)[:8])
        raise UsageError(f"which level is which? the cells say {spoken}\n{ASK}")
    fitting = [names for amount, names in shared if amount == most]
    known = [word for word in sorted(words) if word in _folded(fitting[0])]
    for names in fitting[1:]:
        if _places(known, names) != _places(known, fitting[0]):
            ways = " or ".join(f'"{", ".join(one)}"' for one in (fitting[0], names))
            raise UsageError(
                f'"{known[0].capitalize()}" stands at different levels in different scales\n--levels {ways} says which one is meant'
            )
    scale = _scale([ZERO, *fitting[0]])
    if fitting[0] == VOCABULARIES[0]:
        scale = DEFAULT_SCALE
    return Reading(scale, _numbers(scale), None, (f"levels: {_spoken(scale)}, as scales with these words usually go",))


def _by_numbers(texts: Sequence[LevelText]) -> Reading | None:
    top = max((int(one.number) for one in texts if one.number is not None and one.number.is_integer() and one.number <= HIGHEST), default=0)
    if top == 0:
        return None
    if top == DEFAULT_SCALE.top:
        return Reading(
            DEFAULT_SCALE, _numbers(DEFAULT_SCALE), None, ("the numbers go to 4: they are read as the levels of the built-in catalogue",)
        )
    scale = _scale([ZERO, *(f"Level {number}" for number in range(1, top + 1))])
    return Reading(scale, _numbers(scale), None, (f"the numbers go to {top}: so does the scale; --levels names its levels",))


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
