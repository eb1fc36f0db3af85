"""The keys of `profile set` that stand beside a skill: its level, a count, an example, what usually
happens.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.profile.model import Profile

Key = Literal["skill", "count", "evidence", "usually"]
NONE = "none"


class _Answer(NamedTuple):
    """What is said of a skill; None takes back what was said."""

    catalog: "Catalog"
    skill: str
    text: str | None


def reader(key: Key) -> "Callable[[Sequence[str], Catalog], object]":
    """What reads `SKILL=VALUE`, or the skill and then the value; none for the value
    takes it back.
    """

    def read(words: "Sequence[str]", catalog: "Catalog") -> _Answer:
        from po_career.cli.answers import count_of, own_text, skill_and_text
        from po_career.cli.person import level_named

        label = f"po-career profile set {key}"
        examples = {"skill": "communication=3", "count": "people-management=0"}
        example = examples.get(key, "communication='...'")
        skill, text = skill_and_text(label, words, catalog, example)
        if text.casefold() == NONE:
            return _Answer(catalog, skill, None)
        if key == "skill":
            return _Answer(catalog, skill, str(level_named(catalog, text)))
        if key == "count":
            return _Answer(catalog, skill, str(count_of(label, words, catalog)[1]))
        return _Answer(catalog, skill, own_text(label, text))

    return read


def putter(key: Key) -> "Callable[[Profile, Any], Profile]":
    """What puts such an answer into a profile as the interview does; None takes back that of every
    skill.
    """

    def put(profile: "Profile", value: _Answer | None) -> "Profile":
        if value is not None:
            return _with_answer(profile, key, value)
        from po_career.profile.growth import rating_by

        if key == "count":
            return replace(profile, counts={})
        found = dict(profile.ratings)
        for skill in profile.ratings:
            own = rating_by(profile, skill, "self")
            if own is None:
                continue
            others = tuple(one for one in found[skill] if one.by != "self")
            if key == "skill":
                found[skill] = others
            elif key == "evidence":
                found[skill] = (replace(own, evidence=None), *others)
            else:
                found[skill] = (replace(own, usually=None), *others)
        return replace(profile, ratings={skill: held for skill, held in found.items() if held})

    return put


def skill_lines(profile: "Profile", catalog: "Catalog") -> Mapping[str, str]:
    """What is said beside each skill, by what it is called in a message."""
    from po_career.catalog.sentences import level_name
    from po_career.profile.growth import rating_by
    from po_career.text import printable

    found: dict[str, str] = {}
    for skill in catalog.skills.values():
        name = printable(skill.name)
        rating = rating_by(profile, skill.id, "self")
        if rating is not None:
            found[name] = level_name(catalog, rating.level)
        if rating is not None and rating.evidence:
            found[f"{name}, example"] = printable(rating.evidence)
        if rating is not None and rating.usually:
            found[f"{name}, usually"] = printable(rating.usually)
        if skill.id in profile.counts:
            found[f"{name}, counted"] = str(profile.counts[skill.id])
    return found


def _with_answer(profile: "Profile", key: Key, answer: _Answer) -> "Profile":
    """`profile` with one answer; what is taken back may be asked again."""
    from datetime import date

    from po_career.errors import UsageError
    from po_career.interview.answers import answered
    from po_career.interview.question import Signal
    from po_career.interview.topic import About, Topic, place_of
    from po_career.profile.growth import rating_by

    abouts: Mapping[Key, About] = {
        "skill": "level",
        "count": "count",
        "evidence": "example",
        "usually": "usually",
    }
    topic = Topic(abouts[key], answer.skill)
    if key in {"evidence", "usually"} and rating_by(profile, answer.skill, "self") is None:
        raise UsageError(
            f"{key} goes with a level, and {answer.skill} has none of your own\n"
            f"po-career profile set skill {answer.skill} LEVEL records one"
        )
    outcome = Signal.SKIP if answer.text is None else answer.text
    after = answered(answer.catalog, profile, topic, outcome, date.today())
    return replace(after, left_open=tuple(one for one in after.left_open if one != place_of(topic)))
