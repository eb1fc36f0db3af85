"""The conversation: asks, goes back, keeps every answer at once, and ends when there is enough."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from po_career import errors
from po_career.catalog.model import Catalog
from po_career.errors import PoCareerError, UsageError
from po_career.interview.answers import Topic, answered, own_rating
from po_career.interview.pick import DEFAULT_LIMIT, MOST, Ahead, skills_ahead, skills_to_ask
from po_career.interview.question import Face, Outcome, Question, Signal
from po_career.interview.script import BASICS, Session, as_asked, basics_ahead, is_open, pending, same_run
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
from po_career.profile.model import Profile

HOURS = Topic("hours")


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
        """Save `profile` with the answer to `topic`; False where that fails and did not fail before."""
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
            return f"you left before the first answer, so nothing was saved\n{self.again} begins again"
        if self.trouble:
            return f"you left, and your answers could not be saved: {self.trouble}"
        count = len(self.topics)
        return f"you left; {count} answer{'s are' if count > 1 else ' is'} kept in {self.where}\n{self.again} goes on from there"


@dataclass(slots=True)
class _State:
    catalog: Catalog
    profile: Profile
    session: Session
    given: list[tuple[Topic, str]] = field(default_factory=list)
    """Levels in the order in which they were answered, "" for not sure."""
    picked: dict[tuple[str | float | None, ...], tuple[str, ...]] = field(default_factory=dict)
    """The skills that matter, by the limit and the answers that they follow from."""
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
        return [skill for skill in self._matter(None) if is_open(self.profile, self.session, Topic("level", skill))]

    def _look_ahead(self) -> Ahead:
        if self.session.only is not None:
            return Ahead(self.session.only, settled=False)
        if self.session.full:
            return Ahead(self._matter(None), settled=False)
        if self.profile.target:
            return Ahead(self._matter(DEFAULT_LIMIT), settled=False)
        if basics_ahead(self.profile, self.session):
            return Ahead(self._matter(MOST), settled=False)
        every, left = self._matter(None), self.left_out()
        last = next((topic.skill for topic in reversed(self.session.done) if topic.skill), None)
        return skills_ahead(self.catalog, as_asked(self.profile, self.session), left, len(every) - len(left), last)

    def _matter(self, limit: int | None) -> tuple[str, ...]:
        profile = self.profile
        key = (limit, profile.role, profile.first_target, profile.months_in_role, profile.hours_per_week)
        if key not in self.picked:
            self.picked[key] = skills_to_ask(self.catalog, self.profile, limit)
        return self.picked[key]


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
    """`profile` with the person's answers; it holds hours a week in any case, the usual ones where the person stopped before.

    Every answer is saved as soon as it is given. `full` asks every relevant question, answered before or not; `only` are skills that
    are asked about again, and nothing else then. Nothing is said where nothing is to be asked. Raises errors.Interrupted where the
    person leaves.
    """
    state = _State(catalog, profile, Session(full=full, only=only))
    topics = state.pending()
    if topics:
        face.say(opening(len(topics), first_time=topics[0] == BASICS[0]) if only is None else opening_again(len(topics)))
        try:
            _ask_all(face, state, today, kept)
        except KeyboardInterrupt as interrupt:
            raise errors.Interrupted(kept.farewell) from interrupt
        if kept.topics:
            face.say(f"Not saved: {kept.trouble}" if kept.trouble else f"Your answers are in {kept.where}.")
    return state.profile


def _ask_all(face: Face, state: _State, today: date, kept: Kept) -> None:
    note = typed = ""
    while topics := state.pending():
        topic = topics[0]
        outcome = _outcome(face, replace(_question(state, topics), note=note, typed=typed), kept)
        note = typed = ""
        if outcome is Signal.STOP:
            break
        if outcome is Signal.BACK:
            note = _go_back(state)
            continue
        try:
            state.profile = answered(state.catalog, state.profile, topic, outcome, today)
        except UsageError as error:
            note, typed = str(error), str(outcome)
            continue
        _settle(face, state, topic, kept)
    if state.session.only is not None:
        return
    if not topics and state.left_out():
        face.say(NOTHING_WOULD_CHANGE if state.ahead().settled else MOST_TELLING)
    if state.profile.hours_per_week is None:
        state.profile = answered(state.catalog, state.profile, HOURS, Signal.SKIP, today)
        face.say(told(state.catalog, state.profile, HOURS) + " (the usual; nothing was said)")


def _question(state: _State, topics: tuple[Topic, ...]) -> Question:
    """The question for the first of `topics`; an example has the number of its level."""
    number = state.session.count + (topics[0].about != "example")
    ahead = sum(topic.about != "example" for topic in topics)
    question = question_about(state.catalog, state.profile, topics[0], number, state.session.count + ahead)
    again = state.session.only is not None and topics[0].about == "level"
    return with_last_answer(question, own_rating(state.profile, topics[0].skill)) if again else question


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


def _settle(face: Face, state: _State, topic: Topic, kept: Kept) -> None:
    """Note the answer, keep it, and say what there is to say about it."""
    first_time = topic not in state.session.reopened
    state.session = state.session.after(topic)
    face.say(told(state.catalog, state.profile, topic))
    if not kept.keep(topic, state.profile):
        face.say(f"This could not be saved, and counts for this plan only: {kept.trouble}")
    if topic.about == "level":
        rating = own_rating(state.profile, topic.skill)
        state.given.append((topic, str(rating.level) if rating else ""))
        if same_run([level for _, level in state.given]):
            face.say(SAME_LEVELS if rating else SAME_UNSURE)
    elif topic == BASICS[-1] and first_time and state.pending():
        face.say(ENOUGH_FOR_A_PLAN)
