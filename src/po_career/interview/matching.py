"""Which options a typed text may mean, the likeliest first."""

import re
from collections.abc import Sequence

from po_career.interview.question import Option, Question, Reading
from po_career.language.stems import folded

_WORDS = re.compile(r"\w+")


def offers(question: Question, typed: str) -> list[Option]:
    """Options to offer for `typed`: those that fit or, if none does, those that it may mean or that
    are spelt much like it; then those that are always offered.
    """
    meant = meaning(question, typed).values
    fits = with_values(question.options, meant) if meant else fitting(question.options, typed)
    if all(option.always for option in fits):
        fits = [option for option in near(question.options, typed) if not option.always]
    return fits + [option for option in question.options if option.always and option not in fits]


def with_values(options: Sequence[Option], values: Sequence[str]) -> list[Option]:
    """The options with these values, in the order of the values."""
    by_value = {option.value: option for option in options}
    return [by_value[value] for value in values]


def meaning(question: Question, typed: str) -> Reading:
    """What `typed` stands for if no option fits it."""
    if question.read is None or not folded(typed) or fitting(question.options, typed):
        return Reading()
    return question.read(typed)


def fitting(options: Sequence[Option], typed: str) -> list[Option]:
    """Options that fit `typed` in any case, the best first; equally good ones keep their order.

    Best is the exact label, id or alias; then the start of the label, the start of a word in it,
    any part of it, and the start of a word of an alias.
    """
    wanted = folded(typed)
    ranked = [(_rank(option, wanted), option) for option in options]
    ranked.sort(key=lambda pair: pair[0])
    return [option for rank, option in ranked if rank < _NO_FIT]


def exact(options: Sequence[Option], typed: str) -> list[Option]:
    """Options whose label, id or alias is `typed`, in any case."""
    wanted = folded(typed)
    return [option for option in options if _rank(option, wanted) == 0]


def near(options: Sequence[Option], typed: str) -> list[Option]:
    """Options whose name is spelt much like `typed`, the nearest first."""
    from po_career.catalog.names import alike

    names: dict[str, Option] = {}
    for option in options:
        names |= dict.fromkeys(map(folded, (*option.words, option.label)), option)
    return list(dict.fromkeys(names[name] for name in alike(typed, names, least=0.7, most=5)))


_NO_FIT = 9


def _rank(option: Option, wanted: str) -> int:
    label = folded(option.label)
    others = [folded(word) for word in option.words]
    fits = (
        wanted in (label, *others),
        label.startswith(wanted),
        _opens_a_word(label, wanted),
        wanted in label,
        any(_opens_a_word(other, wanted) for other in others),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), _NO_FIT)


def _opens_a_word(text: str, wanted: str) -> bool:
    return any(text.startswith(wanted, word.start()) for word in _WORDS.finditer(text))
