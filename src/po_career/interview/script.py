"""Which question comes next, given what a profile says and what was answered in this session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import wants_example
from po_career.interview.answers import Topic, is_answered, own_rating
from po_career.profile.model import Profile

ROLE = Topic("role")
BASICS = (ROLE, Topic("months"), Topic("hours"), Topic("target"))
SAME_RUN = 6
"""So many levels in a row that are the same are worth a word."""


@dataclass(frozen=True, slots=True)
class Session:
    """How far one interview has come."""

    done: tuple[Topic, ...] = ()
    """What was answered, in order."""
    reopened: frozenset[Topic] = frozenset()
    """What the person went back over: asked again although it is answered."""
    full: bool = False
    """Whether to ask every relevant question, answered before or not."""
    only: tuple[str, ...] | None = None
    """The skills to ask about, answered before or not, and nothing else; None: the basics, and the skills that matter."""

    def after(self, topic: Topic) -> "Session":
        """The session once `topic` is answered."""
        return replace(self, done=(*self.done, topic))

    def back(self) -> "Session":
        """The session with its last question open again."""
        return replace(self, done=self.done[:-1], reopened=self.reopened | {self.done[-1]})

    @property
    def count(self) -> int:
        """Questions answered; an example belongs to its level."""
        return sum(topic.about != "example" for topic in self.done)


def pending(catalog: Catalog, profile: Profile, session: Session, skills: Iterable[str]) -> tuple[Topic, ...]:
    """What is still to be asked, the next one first: an example that a level calls for, then the basics, then `skills`."""
    levels = (Topic("level", skill) for skill in skills)
    still_open = (topic for topic in levels if is_open(profile, session, topic))
    return (*_examples(catalog, profile, session), *basics_ahead(profile, session), *still_open)


def basics_ahead(profile: Profile, session: Session) -> tuple[Topic, ...]:
    """The questions before those about skills that are still to be asked; who holds no role has no time in it."""
    if session.only is not None:
        return ()
    still_open = tuple(topic for topic in BASICS if is_open(profile, session, topic))
    if profile.role is None and ROLE not in still_open:
        return tuple(topic for topic in still_open if topic.about != "months")
    return still_open


def as_asked(profile: Profile, session: Session) -> Profile:
    """`profile` without one's own ratings that were gone back over and not yet given again, so that the questions are those of then."""
    again = {topic.skill for topic in session.reopened - set(session.done) if topic.about == "level"}
    ratings = {
        skill: tuple(rating for rating in held if skill not in again or rating.by != "self") for skill, held in profile.ratings.items()
    }
    return replace(profile, ratings={skill: held for skill, held in ratings.items() if held})


def is_open(profile: Profile, session: Session, topic: Topic) -> bool:
    """Whether `topic` is still to be asked."""
    again = session.full or session.only is not None or topic in session.reopened
    return topic not in session.done and (again or not is_answered(profile, topic))


def same_run(levels: Sequence[str]) -> bool:
    """Whether the last levels are all the same, at the very moment when there are enough of them."""
    last = levels[-SAME_RUN:]
    return len(last) == SAME_RUN and len(set(last)) == 1 and (len(levels) == SAME_RUN or levels[-SAME_RUN - 1] != last[0])


def _examples(catalog: Catalog, profile: Profile, session: Session) -> list[Topic]:
    """The example of the level that was answered last."""
    last = session.done[-1] if session.done else ROLE
    rating = own_rating(profile, last.skill) if last.about == "level" else None
    return [Topic("example", last.skill)] if rating and wants_example(catalog, rating.level) else []
