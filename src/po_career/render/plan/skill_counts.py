"""How many of the skills that a role asks one has, in words."""

from collections.abc import Iterator

from po_career.planning.model import SkillCount
from po_career.render.page.phrases import figure


def have_words(skills: SkillCount, *, own: bool, left: bool = False) -> str:
    """How many of the skills that a role asks are at its level, to be read after "You have".

    `own` tells that it is the role held. What is assumed is said apart: of the role held only what
    was rated is counted. With `left` it also says how many are not rated.
    """
    if skills.of == 0:
        return "all: it asks for no skill."
    unrated = skills.of - skills.rated
    not_rated = f"{unrated} {'is' if unrated == 1 else 'are'} not rated yet"
    if own and unrated:
        return f"{_rated_at_level(skills)}; {not_rated}."
    amount = _amount(skills)
    words = f"{amount} at the level your role asks" if own else f"{amount} it asks at its level"
    if left and unrated:
        words = f"{words}; {not_rated}"
    notes = "; ".join(_notes(skills))
    return f"{words} ({notes})." if notes else f"{words}."


def _notes(skills: SkillCount) -> Iterator[str]:
    counted = []
    if skills.expected > skills.rated_at_level:
        counted.append(f"{skills.expected - skills.rated_at_level} assumed")
    if skills.shown:
        counted.append(f"{skills.shown} shown by an example")
    if counted:
        yield ", ".join(counted)
    span = f"{skills.low} to {skills.high}"
    if skills.expected == skills.high:  # a count at the edge of its range is off to one side only
        span = f"as few as {skills.low}"
    elif skills.expected == skills.low:
        span = f"up to {skills.high}"
    if skills.low != skills.high:
        yield f"{span} if ratings are a little off"


def _amount(skills: SkillCount) -> str:
    every = skills.expected == skills.of
    if skills.of == 1:
        return "the one skill" if every else "0 of 1 skill"
    return f"all {skills.of} skills" if every else f"{skills.expected} of the {skills.of} skills"


def _rated_at_level(skills: SkillCount) -> str:
    """How much of what was rated is at the level that the role held asks, after "you have"."""
    level = "the level your role asks"
    if skills.rated == 0:
        return "rated none of its skills yet"
    if skills.rated == 1:
        words = f"the one skill that you rated at {level}"
        return words if skills.rated_at_level else f"not yet {words}"
    every = skills.rated_at_level == skills.rated
    amount = "all" if every else f"{skills.rated_at_level} of the"
    return f"{amount} {skills.rated} skills that you rated at {level}"


def own_rated(skills: SkillCount) -> str:
    """How much of what was rated is at the level that the role held asks, as a sentence."""
    if skills.rated == 0:
        return "none of them is rated"
    if skills.rated == 1:
        place = "at" if skills.rated_at_level else "below"
        return f"the one skill that you rated is {place} its level"
    every = skills.rated_at_level == skills.rated
    amount = "the" if every else f"{skills.rated_at_level} of the"
    verb = "is" if skills.rated_at_level == 1 else "are"
    return f"{amount} {skills.rated} skills that you rated {verb} at its level"


def short_have(skills: SkillCount, its: str = "") -> str:
    """How many skills of a role one has, in a few words; "about" if some of it is assumed.

    `its` is "its " in a sentence that has just named the role.
    """
    if skills.of == 0:
        return "all"
    if skills.of == 1:
        return f"{its or 'the '}one skill" if skills.expected else f"0 of {its}1 skill"
    words = f"{skills.expected} of {its}{figure(skills.of, 'skill')}"
    if skills.expected > skills.rated_at_level:
        return f"about {words}"
    if skills.of and skills.expected == skills.of:
        return f"all {its}{skills.of} skills"
    return words
