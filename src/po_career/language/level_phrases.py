"""Which proficiency level words of degree ask: "basic knowledge of", "strong", "5+ years of",
"expert in".
"""

import re
from collections.abc import Mapping

from po_career.catalog.model import Scale
from po_career.text import words_in

TOP = 4
"""The words are weighed on four levels; another scale gets the nearest of its own."""
FEW_YEARS = 2
"""Up to so many years are working experience, more are practice."""

_WORDS: Mapping[int, tuple[str, ...]] = {
    4: (
        (
            r"expert(?:ise|s|-level)?|deep(?:ly)?|master(?:y|ed|ful|s)?|world[- ]class|best[- ]in[-"
            r" ]class|authority (?:on|in)|inside out"
        ),
        (
            r"outstanding|superb|exceptional|extraordinary|recogni[sz]ed|renowned|profound|second"
            r" nature|in[- ]depth|distinguished"
        ),
        r"thought leader\w*",
    ),
    3: (
        (
            r"strong(?:ly)?|proven|extensive(?:ly)?|excellent|advanced|demonstrat\w+|(?:solid"
            r" )?track record|very good|great|significant"
        ),
        (
            r"substantial|seasoned|proficien(?:t|cy)|fluent|confident(?:ly)?|highly|hands[-"
            r" ]on|high level|well[- ]developed|skilled|adept"
        ),
        r"experienced",
        (
            r"rich experience|thorough|strength|comfortable|independently|on your"
            r" own|rigorous|first[- ]class|accomplished|convincing|sharp"
        ),
        r"must be able|really well|at home in",
    ),
    2: (
        (
            r"good|solid|sound|working|practical|some"
            r" experience|competent|decent|reasonable|fair|used to|worked with"
        ),
    ),
    1: (
        (
            r"basics?|familiar(?:ity)?|some"
            r" (?:knowledge|understanding|exposure|familiarity)|exposure|aware(?:ness)?|interest(?:ed)? in"
        ),
        (
            r"appreciation|willing(?:ness)?|eager|keen|entry[-"
            r" ]level|fundamentals?|elementary|first experience|rudimentary"
        ),
        (
            r"general (?:knowledge|understanding|idea)|a (?:bit|little) of|user level|don't need"
            r" to|we(?:'|’)ll teach"
        ),
    ),
}
_DEGREES = {
    level: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
    for level, words in _WORDS.items()
}
_YEARS = re.compile(
    r"(\d{1,2})\s*(?:\+|plus)?\s*(?:(?:-|–|to)\s*(\d{1,2})\s*\+?\s*)?(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_WRITTEN = {
    word: number
    for number, word in enumerate(words_in("one two three four five six seven eight nine ten"), 1)
}
_WRITTEN_YEARS = re.compile(
    rf"\b({'|'.join(_WRITTEN)})\b(?: or (?:so|more))?(?: or \w+)?\+?\s+(?:years?|yrs?)",
    re.IGNORECASE,
)
_OWNING = re.compile(
    r"\b(?:own(?:s|ed|ing|ership)?|lead(?:s|ing)?|led|driv(?:e|es|ing)|defin(?:e|es|ing)|set(?:s|ting)?|decid(?:e|es|ing)"
    r"|manag(?:e|es|ed|ing)|run(?:s|ning)?|responsib\w+|accountab\w+|establish\w*|shap(?:e|es|ing)|build(?:s|ing)?|creat(?:e|es|ing)|maintain\w*|ensur\w+"
    r"|mak(?:e|es|ing)|design\w*|writ(?:e|es|ing)|develop\w*|conduct\w*|keep(?:s|ing)?|turn(?:s|ing)?|translat\w+|break(?:s|ing)?"
    r"|prioriti[sz]\w+)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:across the (?:company|organi[sz]ation|business|group)|company[- ]wide|enterprise[-"
    r" ]wide|leaders of)\b",
    re.IGNORECASE,
)


_OF_OTHERS = re.compile(
    r"\bscrum[- ]?masters?\b|\bmaster(?:'s|’s|s)? (?:degree|data|of science|thesis)|\bbasic"
    r" (?:requirements|qualifications)"
    r"|\bexpert networks?\b|\b(?:good|great|nice)[- ]to[- ]have|\bwould be (?:good|great)\b"
    r"|\bno (?:prior )?experience (?:is )?(?:needed|required|necessary)"
    r"|\b(?:experienced|expert|skilled|seasoned) (?:\w+"
    r" ){0,2}(?:managers?|owners?|engineers?|developers?|designers?|colleagues?|coaches"
    r"|people|teams?)\b",
    re.IGNORECASE,
)
"""Words of degree that are said of somebody or something else than the skill."""
_PART = re.compile(r",|\s(?:and|or|but|as well as|plus)\s|\s&\s", re.IGNORECASE)
"""Between these stand the parts of a list."""
_SOMEBODY = (
    r"(?:colleague|people|other|team|junior|newcomer|owner|manager|analyst|master|leader|user"
    r"|customer|developer|designer)s?\b"
)
_IS_SOMEBODY = re.compile(_SOMEBODY, re.IGNORECASE)
_SUPPORTS = re.compile(
    r"\b(?:support|assist|help)(?:s|ing)?\s+(?:(?:in|with|on|the|our|to|your|during)\s+)*"
    rf"(?:(?!{_SOMEBODY})\w+\s+){{0,2}}$",
    re.IGNORECASE,
)
"""Before a skill: it is only supported. Whoever supports people does that by the skill."""
_SAID_OF_ALL = re.compile(r"(?:\b(?:is|are|at)\b|[:(–]|\s-)((?:\W*\w+){1,4})")
_BUT = re.compile(r"\bbut\b", re.IGNORECASE)
_NO = re.compile(r"(?:^\W*|[,(]\s*)no\s+(?:\w+\W+){0,5}$", re.IGNORECASE)
_NEEDED = re.compile(r"^(?:\W+\w+){0,4}\W+(?:needed|required)\b", re.IGNORECASE)
_NOT_DOING = re.compile(
    r"\b(?:do(?:es)? not|don['’]t|doesn['’]t|will not|won['’]t) (?:own|manage|need|require|have"
    r" to)\b.{0,60}$",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"^.{0,40}\b(?:(?:is|are) not|isn['’]t|aren['’]t|not) (?:required|needed|necessary|part of)\b",
    re.IGNORECASE,
)


def is_denied(before: str, after: str) -> bool:
    """Whether what stands between `before` and `after` in one clause is said not to be asked.

    A "but" ends what is denied.
    """
    before, after = _BUT.split(before)[-1], _BUT.split(after)[0]
    if _NOT_DOING.search(before) or _NOT_NEEDED.search(after):
        return True
    return bool(_NO.search(before) and _NEEDED.search(after))


def degree_at(before: str, words: str, after: str) -> int | None:
    """The level, 1 to 4, that words of degree ask of what `words` name between `before` and `after`
    in one clause; None if they ask none.

    Words of degree belong to their own part of a list, and to the parts after it that have none:
    "strong writing and listening, basic SQL". What comes later is said of it only if it says so:
    "SQL and Python (advanced)".
    """
    before, after = _without_others(before), _without_others(after)
    parts = _PART.split(before)
    rest = _PART.split(after)
    if _SUPPORTS.search(parts[-1]) and not _IS_SOMEBODY.match(words):
        return 1
    if (own := degree_of(parts[-1] + words + rest[0])) is not None:
        return own
    earlier = (degree_of(part) for part in reversed(parts[:-1]))
    found = next((degree for degree in earlier if degree is not None), None)
    said = _SAID_OF_ALL.search(after) if found is None else None
    return degree_of(said[1]) if said else found


def _without_others(text: str) -> str:
    return _OF_OTHERS.sub(" ", text)


def degree_of(text: str) -> int | None:
    """The level, 1 to 4, that the words of degree in `text` ask; None if it has none.

    Of several the highest counts.
    """
    text = _without_others(text)
    years = years_in(text)
    found = next((level for level, pattern in _DEGREES.items() if pattern.search(text)), None)
    if years is not None:
        return max(found or 0, 3 if years > FEW_YEARS else 2)
    return found


def duty_of(text: str) -> int | None:
    """The level, 3 or 4, that a duty requires by how much of it a person carries alone; None if it
    does not say.
    """
    if _ABOVE.search(text):
        return 4
    return 3 if _OWNING.search(text) else None


def years_in(text: str) -> int | None:
    """The years of experience that `text` speaks of, the least of a range."""
    if found := _YEARS.search(text):
        return int(found[1])
    written = _WRITTEN_YEARS.search(text)
    return _WRITTEN[written[1].lower()] if written else None


def on_scale(level: int, scale: Scale) -> int:
    """A level of the four as one of `scale`, at least 1."""
    return max(1, min(scale.top, int(level * scale.top / TOP + 0.5)))
