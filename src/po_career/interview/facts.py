"""Facts about the person's post and place of work, as tick boxes: only those that can change the
chapter.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.errors import NoAnswerError, UsageError
from po_career.interview.next_skill import rough_decision
from po_career.interview.own_words import day_from, day_in_words, line_from
from po_career.interview.quantities import read_applied, read_away, read_days_from_now, read_money
from po_career.interview.question import NOT, Option, Question, line_question
from po_career.interview.question_topic import Answer, Case, Topic
from po_career.planning.aim import aim_of
from po_career.planning.kits import kit_for
from po_career.planning.openness import liftable, open_actions, rungs_of
from po_career.profile.model import Applied, Decided, Decision, Load, Profile, Situation

MOST_NEEDS = 5
PROBATION_MONTHS = 12
"""Nobody who has been in a role for longer is on probation there."""


class _Event(NamedTuple):
    """How something that is decided about a post is ticked, asked about, and said again."""

    ticked: str
    when: str
    told: str


DECISIONS: dict[Decision, _Event] = {
    "probation": _Event(
        "I am on probation",
        "Your probation: on which day does it end, and who decides?",
        "you are on probation",
    ),
    "post-ends": _Event("My post ends", "Your post: on which day does it end?", "your post ends"),
    "post-in-question": _Event(
        "My post is in question",
        "Your post: on which day is it decided, and by whom?",
        "your post is in question",
    ),
    "post-opens": _Event(
        "A post that I would like is about to open",
        "The post that you would like: from which day is it open, and who decides?",
        "a post is about to open",
    ),
    "review": _Event(
        "A review, or a talk about my role, is coming up",
        "The review or talk: on which day is it, and who decides?",
        "a review is coming up",
    ),
    "other": _Event(
        "Something else about my post will be decided",
        "What will be decided about your post: on which day, and by whom?",
        "something about your post will be decided",
    ),
}
LOADS: dict[Load, str] = {
    "high": "My load is high, and I manage",
    "too-much": "My load is too much: I am worn out",
}
PERSON, PART, APPLIED, MONEY, AWAY = "person", "part", "applied", "money", "away"
CALLS_FOR: Mapping[str, Topic] = {
    **dict.fromkeys(DECISIONS, Topic("decided")),
    APPLIED: Topic("applied"),
    MONEY: Topic("money"),
    AWAY: Topic("away"),
}
"""The question that a tick calls for."""
CAREFUL = (
    "You ticked that one person shouts at you, shames you or blocks you. That is not a gap of"
    " yours, so no skill is planned for it. Write down what happened: the day, the words, who was"
    " there. Tell somebody you trust, and somebody whose task it is: HR, a works council, a union,"
    " or your manager's manager. Do not confront that person alone, and do not resign on the spot."
    " If it makes you ill, see a doctor. This answer is not saved."
)
CAREFUL_AGAIN = (
    "About the person who shouts at you, shames you or blocks you: write down the day, the words"
    " and who was there, tell somebody whose task it is, do not confront them alone, and see a"
    " doctor if it makes you ill. None of this is on the page, and none of it is saved."
)
_DECIDED = re.compile(r"(?P<on>.*?)(?:(?:^|\s+)by\s+(?P<by>.+))?", re.IGNORECASE)


def ask_facts(case: Case) -> Question:
    """What is decided, the load, and what is there."""
    profile = case.profile
    hint = "Tick what is true; Enter goes on. Only you see it."
    named = day_in_words(profile.words, case.today)
    if named is not None and profile.situation.decided is None:
        hint += f' You wrote "{named[1]}": is something about your post decided then?'
    there = profile.situation.there
    needs = [f"need:{need}" if met else f"{NOT}need:{need}" for need, met in there.items()]
    return Question(
        "ticks",
        "Which of these is true today?",
        options=tuple(_options(case.catalog, profile)),
        ticked=(*[value for value, _ in _facts(profile)], *needs),
        hint=hint,
        help=(
            "Each of these changes what you do first: a date ends the plan, a high load halves its"
            " hours."
        ),
    )


def with_facts(case: Case, answer: Answer) -> Profile:
    """The profile in the situation that is ticked.

    Raises UsageError if more than one decision is.
    """
    was, ticked = case.profile.situation, answer.ticked
    there: dict[Id, bool] = {}
    for value in ticked:
        kind, _, need = value.removeprefix(NOT).partition(":")
        if kind == "need":
            there[need] = not value.startswith(NOT)
    situation = Situation(
        load=next((load for load in reversed(LOADS) if load in ticked), "fine"),
        decided=_decided(was.decided, ticked),
        holds_part=PART in ticked,
        applied=(was.applied or Applied()) if APPLIED in ticked else None,
        there=there,
    )
    away = case.profile.away if AWAY in ticked else ()
    return replace(case.profile, situation=situation, away=away)


def _decided(was: Decided | None, ticked: Collection[str]) -> Decided | None:
    """The decision that is ticked, with what is known of it. Raises UsageError for several."""
    decisions = [what for what in DECISIONS if what in ticked]
    if len(decisions) > 1:
        raise UsageError(
            "tick the one decision that comes first; a new one can be said at any time"
        )
    if was is not None and was.what in decisions:
        return was
    return Decided(decisions[0]) if decisions else None


def tell_facts(case: Case) -> str:
    """The situation in one line."""
    told = [words for _, words in _facts(case.profile)]
    told += _needs_told(case)
    return f"Facts: {'; '.join(told) or 'nothing to note'}"


def _facts(profile: Profile) -> Iterator[tuple[str, str]]:
    """What is true today, needs aside: the value of each option, and how it is said."""
    situation = profile.situation
    if situation.decided is not None:
        yield situation.decided.what, DECISIONS[situation.decided.what].told
    if situation.load != "fine":
        yield situation.load, f"load {situation.load.replace('-', ' ')}"
    if situation.holds_part:
        yield PART, "you do a part of it already"
    if situation.applied is not None:
        yield APPLIED, "you have applied"
    if profile.away:
        yield AWAY, "you are away for a while"


def _needs_told(case: Case) -> Iterator[str]:
    needs = case.catalog.needs
    there = {key: met for key, met in case.profile.situation.there.items() if key in needs}
    for word, wanted in (("there", True), ("not there", False)):
        titles = [needs[key].title for key, met in there.items() if met == wanted]
        if titles:
            yield f"{word}: {', '.join(titles)}"


def ask_decided(case: Case) -> Question:
    """When it is decided, and by whom."""
    decided = case.profile.situation.decided or Decided("other")
    named = day_in_words(case.profile.words, case.today)
    day = decided.on or (named[0] if named is not None else None)
    known = [str(day)] if day is not None else []
    if decided.by is not None:
        known.append(f"by {decided.by}")
    return line_question(
        DECISIONS[decided.what].when,
        " ".join(known),
        hint="For example 2027-03-01 by the head of product. Enter if you do not know.",
        why="The plan ends before that day, and holds what can be shown by then.",
    )


def with_decided(case: Case, answer: Answer) -> Profile:
    """The profile with the day and the one who decides.

    Raises UsageError for a text that does not begin with a day in the future.
    """
    profile, decided = case.profile, case.profile.situation.decided
    parts = _DECIDED.fullmatch(" ".join((answer.said or "").split()))
    if decided is None or parts is None:
        return profile
    on = _day_to_come(parts["on"].strip(" ,"), case.today)
    decided = Decided(decided.what, on, line_from(parts["by"]))
    return replace(profile, situation=replace(profile.situation, decided=decided))


def _day_to_come(text: str, today: date) -> date | None:
    """The day that a text names; None for an empty one. Raises UsageError."""
    if not text:
        return None
    day = day_from(text) or read_days_from_now(text, today)
    if day is None:
        raise UsageError(
            f'"{text}" is not a day: write it like 2027-03-01, 1 March 2027, or in 12 weeks'
        )
    if day <= today:
        raise UsageError(f"{day} is not in the future")
    return day


def tell_decided(case: Case) -> str:
    """The day and the one who decides."""
    decided = case.profile.situation.decided
    if decided is None:
        return "  day not known"
    by = f", decided by {decided.by}" if decided.by else ""
    return f"  {decided.on or 'day not known'}{by}"


def ask_applied(case: Case) -> Question:
    """How many applications were sent, and how many interviews came of them."""
    applied = case.profile.situation.applied
    known = f"{applied.sent} sent, {applied.talks} interviews" if applied and applied.sent else None
    return line_question(
        "How many applications did you send in the last months, and how many interviews came of"
        " them?",
        known,
        hint="For example 3 sent, 0 interviews.",
        why=(
            "Three without an interview say that the paper is not read; interviews without an offer"
            " say something else."
        ),
    )


def with_applied(case: Case, answer: Answer) -> Profile:
    """The profile with applications and interviews. Raises UsageError for a text that has none."""
    if answer.said is None:
        return case.profile
    applied = read_applied(answer.said)
    return replace(case.profile, situation=replace(case.profile.situation, applied=applied))


def tell_applied(case: Case) -> str:
    """Applications and interviews in one line."""
    applied = case.profile.situation.applied or Applied()
    return f"  {applied.sent} sent, {applied.talks} interview{'s' if applied.talks != 1 else ''}"


def ask_away(case: Case) -> Question:
    """When nobody can count on the person."""
    return line_question(
        "From which day to which are you away?",
        "; ".join(f"{away.from_}..{away.until}" for away in case.profile.away),
        hint="For example 21 Dec to 6 Jan; a second time after a semicolon.",
        why="Nothing is planned for these days, and nothing is due on them.",
    )


def with_away(case: Case, answer: Answer) -> Profile:
    """The profile with the days away. Raises UsageError for a text that names none."""
    if answer.said is None:
        return case.profile
    return replace(case.profile, away=read_away(answer.said, case.today))


def tell_away(case: Case) -> str:
    """The days away in one line."""
    days = "; ".join(f"{away.from_} to {away.until}" for away in case.profile.away)
    return f"  {days or 'days not known'}"


def ask_money(_: Case) -> Question:
    """How much money there is, whose, and until when."""
    return line_question(
        "How much money is there, whose is it, and until when?",
        None,
        hint="What you know of it, for example 500 EUR employer until 2026-12-31.",
        why=(
            "A price above it is left out; a price that is not known stays, with the question what"
            " it costs."
        ),
    )


def with_money(case: Case, answer: Answer) -> Profile:
    """The profile with a budget. Raises UsageError for a text that is not an amount."""
    if answer.said is None:
        return case.profile
    return replace(case.profile, budget=read_money(answer.said))


def tell_money(case: Case) -> str:
    """The budget in one line."""
    budget = case.profile.budget
    if budget is None:
        return "  how much is not known"
    until = f"until {budget.until}" if budget.until else None
    parts = (f"{budget.amount:g}", budget.currency, budget.whose, until)
    return f"  {' '.join(part for part in parts if part)}"


def needs_that_count(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """What the open actions of the step rest on: a post of the kind wanted, then what most of the
    actions need.
    """
    if not catalog.needs:
        return ()
    try:
        standing, decision = rough_decision(catalog, profile)
    except NoAnswerError:
        return ()
    usable = liftable(standing)
    aim = aim_of(standing, decision, kit_for(standing, decision), rungs_of(usable))
    counts: Counter[Id] = Counter()
    for action in open_actions(standing, decision, aim, usable):
        counts.update(action.needs)
    posts = [need.id for need in catalog.needs.values() if need.post and not decision.stays]
    by_count = [need for need, _ in counts.most_common()]
    return tuple(dict.fromkeys((*posts, *by_count)))[:MOST_NEEDS]


def _options(catalog: Catalog, profile: Profile) -> list[Option]:
    labels: dict[str, str] = {}
    if profile.role is not None:
        labels.update((what, event.ticked) for what, event in DECISIONS.items())
        labels.update(LOADS.items())
        labels[PERSON] = "One person at work shouts at me, shames me or blocks me"
        labels[PART] = "I already do a part of the work that I want"
    if (profile.months_in_role or 0) > PROBATION_MONTHS:
        labels.pop("probation", None)
    labels[APPLIED] = "I have applied for posts in the last months"
    labels[AWAY] = "I am away for a week or more in the next three months"
    prices = [action.cost.amount for action in catalog.actions.values() if action.cost]
    if profile.budget is None and any(prices):
        labels[MONEY] = "There is money for my development"
    options = [Option(value, label) for value, label in labels.items()]
    return [*options, *_needs_offered(catalog, profile)]


def _needs_offered(catalog: Catalog, profile: Profile) -> Iterator[Option]:
    """The needs that the person spoke of before, then those that count."""
    for key in dict.fromkeys((*profile.situation.there, *needs_that_count(catalog, profile))):
        need = catalog.needs.get(key)
        if need is not None:
            yield Option(f"need:{key}", need.asks or need.title, deniable=True)
