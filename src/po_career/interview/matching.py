"""Which options a typed text may mean, the likeliest first."""

import re
from collections.abc import Sequence

from po_career.interview.question import Option, Question, Reading

_WORDS = re.compile(r"\w+")


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """Options to offer for `typed`.

    All where nothing is typed, else those that fit, then those that are always offered.
    """
    if not _folded(typed):
        return list(options)
    found = fitting(options, typed)
    return found + [option for option in options if option.always and option not in found]


def offers(question: Question, typed: str) -> list[Option]:
    """Options to offer for `typed`: those that fit or, if none does, those that it may mean or that
    are spelt much like it.

    Then those that are always offered.
    """
    always = [option for option in question.options if option.always]
    meant = meaning(question, typed).values
    if meant:
        by_value = {option.value: option for option in question.options}
        return [*(by_value[value] for value in meant), *always]
    found = matching(question.options, typed)
    if found != always:
        return found
    alike = [option for option in near(question.options, typed) if option not in always]
    return [*alike, *always]


def meaning(question: Question, typed: str) -> Reading:
    """What `typed` stands for if no option fits it."""
    if question.read is None or not _folded(typed) or fitting(question.options, typed):
        return Reading()
    return question.read(typed)


def fitting(options: Sequence[Option], typed: str) -> list[Option]:
    """Options that fit `typed`, any case; equally good ones keep their order.

    In this order: exact label, id or alias; start of the label; start of a word in it; inside it;
    start of a word of an alias.
    """
    wanted = _folded(typed)
    ranks = {option.value: _rank(option, wanted) for option in options}
    return sorted(
        (option for option in options if ranks[option.value] < _NO_FIT),
        key=lambda option: ranks[option.value],
    )


def exact(options: Sequence[Option], typed: str) -> list[Option]:
    """Options whose label, id or alias is `typed`, any case."""
    wanted = _folded(typed)
    return [option for option in options if _rank(option, wanted) == 0]


def near(options: Sequence[Option], typed: str) -> list[Option]:
    """Options whose name is spelt much like `typed`, the nearest first."""
    from difflib import get_close_matches

    names = {_folded(name): option for option in options for name in (*option.words, option.label)}
    return list(
        dict.fromkeys(
            names[name] for name in get_close_matches(_folded(typed), names, n=5, cutoff=0.7)
        )
    )


_NO_FIT = 9


def _rank(option: Option, wanted: str) -> int:
    label = _folded(option.label)
    others = [_folded(word) for word in option.words]
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


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
