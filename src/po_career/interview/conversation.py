"""The conversation: asks, goes back, keeps every answer at once, and ends when there is enough."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from po_career import errors
from po_career.catalog.model import Catalog
from po_career.errors import PoCareerError, UsageError
from po_career.interview import facts
from po_career.interview.answers import answered
from po_career.interview.pick import (
    MOST,
    MOST_QUESTIONS,
    Ahead,
    skills_ahead,
    skills_that_matter,
)
from po_career.interview.question import Face, Outcome, Question, Signal
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
    doubts_ahead,
    is_open,
    is_worn_out,
    pending,
    same_run,
)
from po_career.interview.topic import Topic
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
    """Why the last answer could not be saved; empty where it was."""

    def keep(self, topic: Topic, profile: Profile) -> bool:
        """Save `profile` with the answer to `topic`; False where that fails and did not fail
        before.
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


@dataclass(slots=True)
class _State:
    catalog: Catalog
    profile: Profile
    session: Session
    given: list[tuple[Topic, str]] = field(default_factory=list)
    """Levels in the order in which they were answered, "" for not sure."""
    seen: tuple[Profile, Session, Ahead] | None = None
    """The questions about skills that came out last, and what from."""

    def pending(self) -> tuple[Topic, ...]:
        return pending(self.catalog, self.profile, self.session, self.ahead().skills)

    def ahead(self) -> Ahead:
        """The skills to ask about, from the profile and the session alone."""
        if self.seen is None or self.seen[:2] != (self.profile, self.session):
            self.seen = (self.profile, self.session, self._look_ahead())
        return self.seen[2]

    def left_out(self) -> list[str]:
        """The skills that matter and were not asked about."""
        return self._open(skills_that_matter(self.catalog, self.profile))

    def _open(self, skills: Sequence[str]) -> list[str]:
        topics = (Topic("level", skill) for skill in skills)
        return [topic.skill for topic in topics if is_open(self.profile, self.session, topic)]

    def _look_ahead(self) -> Ahead:
        if self.session.only is not None:
            return Ahead(self.session.only, settled=False)
        open_basics = basics_ahead(self.catalog, self.profile, self.session)
        basics = sum(not topic.is_follow_up for topic in open_basics)
        every = skills_that_matter(self.catalog, self.profile)
        left = self._open(every)
        asked = [topic.skill for topic in self.session.done if topic.about == "level"]
        others = basics + len(doubts_ahead(self.catalog, self.profile, self.session))
        others += sum(not topic.is_follow_up for topic in called_for(self.session))
        room = max(0, MOST_QUESTIONS - self.session.count - others)
        room = max(0, min(room, MOST - (len(every) - len(left))))
        if basics and not self.session.full:
            return Ahead(tuple(left[:room]), settled=False)
        person = as_asked(self.profile, self.session)
        if self.session.full:
            kept = {key: theirs for key, theirs in person.ratings.items() if key not in left}
            person = replace(person, ratings=kept)
        found = skills_ahead(self.catalog, person, left, asked)
        if self.session.full:
            return found._replace(skills=found.skills or tuple(left), settled=False)
        return found._replace(skills=found.skills[:room])


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
    """`profile` with the person's answers; it holds hours a week in any case, the usual ones where
    the person stopped before.

    Every answer is saved as soon as it is given. `full` asks every relevant question, answered
    before or not; `only` are skills that are asked about again, and nothing else then. Nothing is
    said where nothing is to be asked. Raises errors.Interrupted where the person leaves.
    """
    state = _State(catalog, profile, Session(full=full, only=only))
    topics = state.pending()
    if topics:
        if only is None:
            face.say(opening(len(topics), first_time=topics[0] == ROLE))
        else:
            face.say(opening_again(len(topics)))
        try:
            _ask_all(face, state, today, kept)
        except KeyboardInterrupt as interrupt:
            raise errors.Interrupted(kept.farewell) from interrupt
        if kept.topics:
            face.say(
                f"Not saved: {kept.trouble}"
                if kept.trouble
                else f"Your answers are in {kept.where}."
            )
    return state.profile


def _ask_all(face: Face, state: _State, today: date, kept: Kept) -> None:
    note = ""
    before: Outcome = Signal.SKIP
    while topics := state.pending():
        topic = topics[0]
        question = _again(_question(state, topics, today), note, before)
        outcome = _outcome(face, question, kept)
        note, before = "", Signal.SKIP
        if outcome is Signal.STOP:
            break
        if outcome is Signal.BACK:
            note = _go_back(state)
            continue
        try:
            state.profile = answered(state.catalog, state.profile, topic, outcome, today)
        except UsageError as error:
            note, before = str(error), outcome
            continue
        _settle(face, state, topic, outcome, kept)
    if state.session.only is not None:
        return
    if not topics and state.left_out() and not is_worn_out(state.profile, state.session):
        said = NOTHING_WOULD_CHANGE if state.ahead().settled else MOST_TELLING
        face.say(said.format(again=kept.again))
    if state.profile.hours_per_week is None:
        state.profile = answered(state.catalog, state.profile, HOURS, Signal.SKIP, today)
        face.say(told(state.catalog, state.profile, HOURS) + " (the usual; nothing was said)")


def _question(state: _State, topics: tuple[Topic, ...], today: date) -> Question:
    """The question for the first of `topics`.

    What an answer called for has the number of that answer.
    """
    number = max(1, state.session.count + (not topics[0].is_follow_up))
    about = state.session.count + sum(not topic.is_follow_up for topic in topics)
    question = question_about(state.catalog, state.profile, topics[0], number, about, today)
    again = state.session.only is not None and topics[0].about == "level"
    return (
        with_last_answer(question, rating_by(state.profile, topics[0].skill, "self"))
        if again
        else question
    )


def _again(question: Question, note: str, before: Outcome) -> Question:
    """The question with what was wrong with the answer before, and that answer."""
    typed = before if isinstance(before, str) else ""
    ticked = before if isinstance(before, tuple) else question.ticked
    return replace(question, note=note, typed=typed, ticked=ticked)


def _outcome(face: Face, question: Question, kept: Kept) -> Outcome:
    outcome = face.ask(question)
    if outcome is Signal.LEAVE:
        raise errors.Interrupted(kept.farewell)
    return outcome


def _go_back(state: _State) -> str:
    """Open the last question again; what to say where there is none."""
    if not state.session.done:
        return "This is the first question."
    last = state.session.done[-1]
    state.session = state.session.back()
    state.given = [(topic, level) for topic, level in state.given if topic != last]
    return ""


def _settle(face: Face, state: _State, topic: Topic, outcome: Outcome, kept: Kept) -> None:
    """Note the answer, keep it, and say what there is to say about it."""
    first_time = topic not in state.session.reopened
    core = state.seen[2].core if state.seen is not None else {}
    called = calls_for(state.catalog, state.profile, state.session, topic, outcome, core)
    state.session = state.session.after(topic, called)
    shouted_at = topic == FACTS and isinstance(outcome, tuple) and facts.PERSON in outcome
    if not (shouted_at and state.profile.situation == Situation()):
        face.say(told(state.catalog, state.profile, topic))
    if shouted_at:
        face.say(facts.CAREFUL)
    if not kept.keep(topic, state.profile):
        face.say(f"This could not be saved, and counts for this plan only: {kept.trouble}")
    if topic.about == "level":
        rating = rating_by(state.profile, topic.skill, "self")
        state.given.append((topic, str(rating.level) if rating else ""))
        if same_run([level for _, level in state.given]):
            face.say(SAME_LEVELS if rating else SAME_UNSURE)
    elif topic in (WANTS, TARGET) and first_time and TARGET not in called and state.pending():
        face.say(ENOUGH_FOR_A_PLAN)
