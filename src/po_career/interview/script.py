"""Which question comes next, given what a profile says and what was answered in this session."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import wants_example
from po_career.frozen import Frozen
from po_career.interview import facts, wishes
from po_career.interview.doubts import doubts_offered
from po_career.interview.question import Outcome
from po_career.interview.topic import Topic, is_answered
from po_career.interview.wish_in_words import has_new_wish
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile

ROLE, MONTHS, HOURS = Topic("role"), Topic("months"), Topic("hours")
WANTS, TARGET, DRAINS = Topic("wants"), Topic("target"), Topic("drains")
WORDS, FACTS, HURTS, OFFER = Topic("words"), Topic("facts"), Topic("hurts"), Topic("offer")
DOUBTS, DECIDED = Topic("doubts"), Topic("decided")
BESIDE = ("count", "example", "usually")
SAME_RUN = 6
"""So many levels in a row that are the same are worth a word."""
MOST_BESIDE = 3
"""So often at the most one interview asks for more than a level: a count, an example, what usually
happens.
"""
MOST_USUALLY = 2


class Session(Frozen):
    """How far one interview has come."""

    done: tuple[Topic, ...] = ()
    """What was answered, in order."""
    reopened: frozenset[Topic] = frozenset()
    """What the person went back over: asked again although it is answered."""
    called: Mapping[Topic, tuple[Topic, ...]] = field(default_factory=dict)
    """The questions that an answer called for."""
    full: bool = False
    """Whether to ask every relevant question, answered before or not."""
    only: tuple[str, ...] | None = None
    """The skills to ask about, answered before or not, and nothing else; None: everything that
    matters.
    """

    def after(self, topic: Topic, called: tuple[Topic, ...] = ()) -> "Session":
        """The session once `topic` is answered; the answer called for further questions."""
        return replace(self, done=(*self.done, topic), called={**self.called, topic: called})

    def back(self) -> "Session":
        """The session with its last question open again."""
        last = self.done[-1]
        called = {topic: theirs for topic, theirs in self.called.items() if topic != last}
        reopened = self.reopened | {last}
        return replace(self, done=self.done[:-1], reopened=reopened, called=called)

    @property
    def count(self) -> int:
        """Questions answered; what an answer called for belongs to it."""
        return sum(not topic.is_follow_up for topic in self.done)


def pending(
    catalog: Catalog, profile: Profile, session: Session, skills: Iterable[str]
) -> tuple[Topic, ...]:
    """What is still to be asked, the next one first.

    What an answer called for, the basics, `skills`, doubts.
    """
    levels = [Topic("level", skill) for skill in skills]
    if is_worn_out(profile, session):
        levels = []
    still_open = [topic for topic in levels if is_open(profile, session, topic)]
    asked_for = called_for(session)
    ahead = (
        *asked_for,
        *basics_ahead(catalog, profile, session),
        *still_open,
        *doubts_ahead(catalog, profile, session),
    )
    return tuple(dict.fromkeys(ahead))


def is_worn_out(profile: Profile, session: Session) -> bool:
    """Whether the load is too much.

    Then nothing is planned for a skill, and none is asked about.
    """
    return profile.situation.load == "too-much" and session.only is None and not session.full


def basics_ahead(catalog: Catalog, profile: Profile, session: Session) -> tuple[Topic, ...]:
    """The questions before those about skills that are still to be asked.

    Who holds no role has no time in it.
    """
    if session.only is not None:
        return ()
    found = [topic for topic in _basics(catalog, profile) if is_open(profile, session, topic)]
    if is_worn_out(profile, session):
        found = [topic for topic in found if topic != HURTS]
    if profile.role is None and ROLE not in found:
        found = [topic for topic in found if topic != MONTHS]
    return tuple(found)


def doubts_ahead(catalog: Catalog, profile: Profile, session: Session) -> tuple[Topic, ...]:
    """The last question, about what one wonders, if it is still to be asked."""
    if session.only is not None or not is_open(profile, session, DOUBTS):
        return ()
    return (DOUBTS,) if doubts_offered(catalog, profile) else ()


def _basics(catalog: Catalog, profile: Profile) -> list[Topic]:
    """The questions before those about skills, in their order.

    A catalogue is asked only what it knows of.
    """
    topics = [ROLE, MONTHS, HOURS]
    if catalog.wants:
        topics.append(WANTS)
    else:
        topics.append(TARGET)
    if wishes.may_drain(catalog, profile):
        topics.append(DRAINS)
    topics += [WORDS, FACTS]
    if profile.situation.decided is not None:
        topics.append(DECIDED)
    if any(skill.without for skill in catalog.skills.values()):
        topics.append(HURTS)
    return [*topics, OFFER]


def calls_for(
    catalog: Catalog,
    profile: Profile,
    session: Session,
    topic: Topic,
    outcome: Outcome,
    core: Mapping[str, int],
) -> tuple[Topic, ...]:
    """The questions that an answer calls for.

    `profile` holds the answer, `core` has the level asked of each core skill.
    """
    ticked = outcome if isinstance(outcome, tuple) else ()
    if topic == WANTS:
        return (TARGET,) if wishes.A_ROLE in ticked else ()
    if topic == TARGET:
        return (Topic("second target"),) if catalog.wants and profile.target else ()
    if topic == WORDS:
        return (Topic("wish in words"),) if has_new_wish(catalog, profile) else ()
    if topic == FACTS:
        decided = any(what in ticked for what in facts.DECISIONS)
        asked: list[Topic] = [DECIDED] if decided else []
        asked += [Topic("applied")] if facts.APPLIED in ticked else []
        asked += [Topic("money")] if facts.MONEY in ticked else []
        asked += [Topic("away")] if facts.AWAY in ticked else []
        return tuple(asked)
    if topic.about == "level":
        return _after_level(catalog, profile, session, topic.skill, core)
    return ()


def _after_level(
    catalog: Catalog, profile: Profile, session: Session, skill: str, core: Mapping[str, int]
) -> tuple[Topic, ...]:
    """A count above what a zero allows, else an example of a high level, or what usually happens
    instead of a core one.
    """
    rating = rating_by(profile, skill, "self")
    if rating is None:
        return ()
    beside = [topic.about for topic in session.done if topic.about in BESIDE]
    limited = not session.full and session.only is None
    if limited and len(beside) >= MOST_BESIDE:
        return ()
    check, count = catalog.skills[skill].check, Topic("count", skill)
    allowed = catalog.scale.top if check is None else check.caps.get(0, catalog.scale.top)
    if rating.level > allowed and not is_answered(profile, count):
        return (count,)
    if wants_example(catalog, rating.level):
        return (Topic("example", skill),)
    if rating.level < core.get(skill, 0) and beside.count("usually") < MOST_USUALLY:
        return (Topic("usually", skill),)
    return ()


def as_asked(profile: Profile, session: Session) -> Profile:
    """`profile` without one's own ratings that were gone back over and not yet given again, so that
    the questions are those of then.
    """
    again = {
        topic.skill for topic in session.reopened - set(session.done) if topic.about == "level"
    }
    ratings = {}
    for skill, held in profile.ratings.items():
        kept = tuple(rating for rating in held if skill not in again or rating.by != "self")
        if kept:
            ratings[skill] = kept
    return replace(profile, ratings=ratings)


def is_open(profile: Profile, session: Session, topic: Topic) -> bool:
    """Whether `topic` is still to be asked."""
    again = session.full or session.only is not None or topic in session.reopened
    return topic not in session.done and (again or not is_answered(profile, topic))


def same_run(levels: Sequence[str]) -> bool:
    """Whether the last levels are all the same, at the very moment when there are
    enough of them.
    """
    last = levels[-SAME_RUN:]
    if len(last) < SAME_RUN or len(set(last)) > 1:
        return False
    return len(levels) == SAME_RUN or levels[-SAME_RUN - 1] != last[0]


def called_for(session: Session) -> list[Topic]:
    """What the answers called for and is not asked yet, the latest answer first."""
    found = []
    for topic in reversed(session.done):
        found += [one for one in session.called.get(topic, ()) if one not in session.done]
    return found
