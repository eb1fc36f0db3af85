"""The conversation: asks, goes back, keeps every answer at once, and ends when there is enough."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from po_career import errors
from po_career.catalog.model import Catalog
from po_career.errors import PoCareerError, UsageError
from po_career.interview import facts
from po_career.interview.answers import answered
from po_career.interview.next_skill import (
    MOST,
    MOST_QUESTIONS,
    Ahead,
    skills_ahead,
    skills_that_matter,
)
from po_career.interview.question import Face, Outcome, Question, Signal
from po_career.interview.question_topic import Topic
from po_career.interview.script import (
    FACTS,
    HOURS,
    ROLE,
    TARGET,
    WANTS,
    Session,
    as_asked,
    basics_ahead,
    called_for,
    calls_for,
    count_of,
    doubts_ahead,
    is_open,
    is_worn_out,
    pending,
    same_run,
)
from po_career.interview.wording import (
    ENOUGH_FOR_A_PLAN,
    MOST_TELLING,
    NOTHING_WOULD_CHANGE,
    SAME_LEVELS,
    SAME_UNSURE,
    opening,
    opening_again,
    question_about,
    told,
    with_last_answer,
)
from po_career.profile.growth import rating_by
from po_career.profile.model import Profile, Situation


@dataclass(slots=True)
class Kept:
    """Where each answer goes as soon as it is given, and whether it arrived."""

    save: Callable[[Profile], None]
    where: str
    """The file, in words for the person."""
    again: str = "po-career plan"
    """The command that goes on from there."""
    topics: set[Topic] = field(default_factory=set)
    """What was answered."""
    trouble: str = ""
    """Why the last answer could not be saved; empty if it was."""

    def keep(self, topic: Topic, profile: Profile) -> bool:
        """Save `profile` with the answer to `topic`; False if that fails for the first time in a
        row.
        """
        self.topics.add(topic)
        before, self.trouble = self.trouble, ""
        try:
            self.save(profile)
        except PoCareerError as error:
            self.trouble = "; ".join(str(error).split("\n"))
        return not self.trouble or bool(before)

    @property
    def farewell(self) -> str:
        """What to say to a person who leaves in the middle."""
        if not self.topics:
            return f"you left before an answer, so nothing has changed\n{self.again} asks again"
        if self.trouble:
            return f"you left, and your answers could not be saved: {self.trouble}"
        count = len(self.topics)
        return (
            f"you left; {count} answer{'s are' if count > 1 else ' is'} kept in"
            f" {self.where}\n{self.again} goes on from there"
        )


def interview(
    face: Face,
    catalog: Catalog,
    profile: Profile,
    today: date,
    kept: Kept,
    *,
    full: bool = False,
    only: tuple[str, ...] | None = None,
) -> Profile:
    """`profile` with the person's answers; it always holds hours a week, the usual ones if the
    person stopped before that question.

    Every answer is saved as soon as it is given. `full` asks every relevant question, answered
    before or not; `only` are skills that are asked about again, and nothing else then. Nothing is
    said if nothing is to be asked. Raises errors.Interrupted if the person leaves.
    """
    talk = _Conversation(face, catalog, profile, today, kept, Session(full=full, only=only))
    topics = talk.pending()
    if not topics:
        return profile
    if only is None:
        face.say(opening(len(topics), first_time=topics[0] == ROLE))
    else:
        face.say(opening_again(len(topics)))
    try:
        talk.run()
    except KeyboardInterrupt as interrupt:
        raise errors.Interrupted(kept.farewell) from interrupt
    if kept.trouble:
        face.say(f"Not saved: {kept.trouble}")
    elif kept.topics:
        face.say(f"Your answers are in {kept.where}.")
    return talk.profile


@dataclass(slots=True)
class _Conversation:
    """One interview while it goes on."""

    face: Face
    catalog: Catalog
    profile: Profile
    today: date
    kept: Kept
    session: Session
    given: list[tuple[Topic, str]] = field(default_factory=list)
    """Levels in the order in which they were answered, "" for not sure."""
    seen: tuple[Profile, Session, Ahead] | None = None
    """The questions about skills that came out last, and what they came from."""

    def run(self) -> None:
        """Ask until there is nothing left to ask, or enough."""
        note = ""
        before: Outcome = Signal.SKIP
        while topics := self.pending():
            question = self._question(topics)
            typed = before if isinstance(before, str) else ""
            ticked = before if isinstance(before, tuple) else question.ticked
            outcome = self.face.ask(replace(question, note=note, typed=typed, ticked=ticked))
            note, before = "", Signal.SKIP
            if outcome is Signal.LEAVE:
                raise errors.Interrupted(self.kept.farewell)
            if outcome is Signal.STOP:
                break
            if outcome is Signal.BACK:
                note = self._go_back()
                continue
            try:
                self._take(topics[0], outcome)
            except UsageError as error:
                note, before = str(error), outcome
                continue
            self._settle(topics[0], outcome)
        if self.session.only is None:
            self._close(is_over=not topics)

    def pending(self) -> tuple[Topic, ...]:
        """What is still to be asked, the next one first."""
        return pending(self.catalog, self.profile, self.session, self.ahead().skills)

    def ahead(self) -> Ahead:
        """The skills to ask about, from the profile and the session alone."""
        if self.seen is None or self.seen[:2] != (self.profile, self.session):
            self.seen = (self.profile, self.session, self._look_ahead())
        return self.seen[2]

    def _look_ahead(self) -> Ahead:
        session = self.session
        if session.only is not None:
            return Ahead(session.only, settled=False)
        every = skills_that_matter(self.catalog, self.profile)
        left = self._open(every)
        basics = count_of(basics_ahead(self.catalog, self.profile, session))
        if session.full:
            return self._full_ahead(left)
        others = len(doubts_ahead(self.catalog, self.profile, session))
        others += basics + count_of(called_for(session))
        asked_of_skills = len(every) - len(left)
        room = min(MOST_QUESTIONS - session.count - others, MOST - asked_of_skills)
        room = max(0, room)
        if basics:
            return Ahead(tuple(left[:room]), settled=False)
        ahead = skills_ahead(
            self.catalog, as_asked(self.profile, session), left, self._levels_done()
        )
        return ahead._replace(skills=ahead.skills[:room])

    def _full_ahead(self, left: Sequence[str]) -> Ahead:
        """Every skill that is left, as though none of them was rated."""
        person = as_asked(self.profile, self.session)
        kept = {skill: ratings for skill, ratings in person.ratings.items() if skill not in left}
        person = replace(person, ratings=kept)
        ahead = skills_ahead(self.catalog, person, left, self._levels_done())
        return ahead._replace(skills=ahead.skills or tuple(left), settled=False)

    def _levels_done(self) -> list[str]:
        return [topic.skill for topic in self.session.done if topic.about == "level"]

    def _open(self, skills: Sequence[str]) -> list[str]:
        return [
            skill for skill in skills if is_open(self.profile, self.session, Topic("level", skill))
        ]

    def _question(self, topics: Sequence[Topic]) -> Question:
        """The question for the first of `topics`; what an answer called for has the number of that
        answer.
        """
        topic, count = topics[0], self.session.count
        number = max(1, count + (not topic.is_follow_up))
        about = count + count_of(topics)
        question = question_about(self.catalog, self.profile, topic, number, about, self.today)
        if self.session.only is None or topic.about != "level":
            return question
        return with_last_answer(question, rating_by(self.profile, topic.skill, "self"))

    def _go_back(self) -> str:
        """Open the last question again; what to say if there is none."""
        if not self.session.done:
            return "This is the first question."
        last = self.session.done[-1]
        self.session = self.session.back()
        self.given = [(topic, level) for topic, level in self.given if topic != last]
        return ""

    def _take(self, topic: Topic, outcome: Outcome) -> None:
        """Let the profile hold the answer. Raises UsageError if it cannot be understood."""
        self.profile = answered(self.catalog, self.profile, topic, outcome, self.today)

    def _settle(self, topic: Topic, outcome: Outcome) -> None:
        """Note the answer, keep it, and say what there is to say about it."""
        first_time = topic not in self.session.reopened
        core = self.seen[2].core if self.seen is not None else {}
        called = calls_for(self.catalog, self.profile, self.session, topic, outcome, core)
        self.session = self.session.after(topic, called)
        self._tell(topic, outcome)
        if not self.kept.keep(topic, self.profile):
            trouble = self.kept.trouble
            self.face.say(f"This could not be saved, and counts for this plan only: {trouble}")
        if topic.about == "level":
            self._note_level(topic)
        elif topic in (WANTS, TARGET) and first_time and TARGET not in called and self.pending():
            self.face.say(ENOUGH_FOR_A_PLAN)

    def _tell(self, topic: Topic, outcome: Outcome) -> None:
        """Say the answer in a line; with care if somebody shouts at the person."""
        shouted_at = topic == FACTS and isinstance(outcome, tuple) and facts.PERSON in outcome
        if not shouted_at or self.profile.situation != Situation():
            self.face.say(told(self.catalog, self.profile, topic))
        if shouted_at:
            self.face.say(facts.CAREFUL)

    def _note_level(self, topic: Topic) -> None:
        """Remember a level, and say so if many in a row are the same."""
        rating = rating_by(self.profile, topic.skill, "self")
        self.given.append((topic, str(rating.level) if rating else ""))
        if same_run([level for _, level in self.given]):
            self.face.say(SAME_LEVELS if rating else SAME_UNSURE)

    def _close(self, *, is_over: bool) -> None:
        """Say what the interview left out, and take the usual hours if none were given."""
        left_out = self._open(skills_that_matter(self.catalog, self.profile))
        if is_over and left_out and not is_worn_out(self.profile, self.session):
            words = NOTHING_WOULD_CHANGE if self.ahead().settled else MOST_TELLING
            self.face.say(words.format(again=self.kept.again))
        if self.profile.hours_per_week is None:
            self._take(HOURS, Signal.SKIP)
            hours = told(self.catalog, self.profile, HOURS)
            self.face.say(f"{hours} (the usual; nothing was said)")
