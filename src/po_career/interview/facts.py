"""Facts about the person's post and place of work, as tick boxes.

Only those whose answer can change the chapter.
"""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

from po_career.catalog.model import Catalog, Id
from po_career.errors import NoAnswerError, UsageError
from po_career.interview.own_words import day_from, day_in_words, line_from
from po_career.interview.pick import rough_decision
from po_career.interview.quantities import read_away, read_days_from_now, read_money
from po_career.interview.question import NOT, Option, Question
from po_career.planning.aim import aim_of
from po_career.planning.kits import kit_for
from po_career.planning.openness import liftable, open_actions, rungs_of
from po_career.profile.model import Applied, Decided, Decision, Load, Profile, Situation

MOST_NEEDS = 5
PROBATION_MONTHS = 12
"""Nobody who has been in a role for longer is on probation there."""
DECISIONS: dict[Decision, str] = {
    "probation": "I am on probation",
    "post-ends": "My post ends",
    "post-in-question": "My post is in question",
    "post-opens": "A post that I would like is about to open",
    "review": "A review, or a talk about my role, is coming up",
    "other": "Something else about my post will be decided",
}
WHEN: dict[Decision, str] = {
    "probation": "Your probation: on which day does it end, and who decides?",
    "post-ends": "Your post: on which day does it end?",
    "post-in-question": "Your post: on which day is it decided, and by whom?",
    "post-opens": "The post that you would like: from which day is it open, and who decides?",
    "review": "The review or talk: on which day is it, and who decides?",
    "other": "What will be decided about your post: on which day, and by whom?",
}
TOLD: dict[Decision, str] = {
    "probation": "you are on probation",
    "post-ends": "your post ends",
    "post-in-question": "your post is in question",
    "post-opens": "a post is about to open",
    "review": "a review is coming up",
    "other": "something about your post will be decided",
}
LOADS: dict[Load, str] = {
    "high": "My load is high, and I manage",
    "too-much": "My load is too much: I am worn out",
}
PERSON, PART, APPLIED, MONEY, AWAY = "person", "part", "applied", "money", "away"
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
_COUNTS = re.compile(r"\D*(\d{1,4})(?:\D+(\d{1,4}))?\D*", re.ASCII)


def ask_facts(catalog: Catalog, profile: Profile, today: date) -> Question:
    """What is decided, the load, and what is there."""
    hint = "Tick what is true; Enter goes on. Only you see it."
    found = day_in_words(profile.words, today)
    if found is not None and profile.situation.decided is None:
        hint += f' You wrote "{found[1]}": is something about your post decided then?'
    return Question(
        "ticks",
        "Which of these is true today?",
        options=tuple(_options(catalog, profile)),
        ticked=_ticked(profile),
        hint=hint,
        help=(
            "Each of these changes what you do first: a date ends the plan, a high load halves its"
            " hours."
        ),
    )


def with_facts(profile: Profile, ticked: tuple[str, ...]) -> Profile:
    """`profile` in the situation that is ticked.

    Raises UsageError if two things that exclude each other are.
    """
    decisions = [what for what in DECISIONS if what in ticked]
    if len(decisions) > 1:
        raise UsageError(
            "tick the one decision that comes first; a new one can be said at any time"
        )
    load: Load = "fine"
    for one in LOADS:
        if one in ticked:
            load = one
    was = profile.situation.decided
    decided = None
    if decisions:
        decided = was if was is not None and was.what == decisions[0] else Decided(decisions[0])
    there: dict[Id, bool] = {}
    for value in ticked:
        kind, _, need = value.removeprefix(NOT).partition(":")
        if kind == "need":
            there[need] = not value.startswith(NOT)
    applied = profile.situation.applied or Applied()
    situation = Situation(
        load=load,
        decided=decided,
        holds_part=PART in ticked,
        applied=applied if APPLIED in ticked else None,
        there=there,
    )
    return replace(profile, situation=situation, away=profile.away if AWAY in ticked else ())


def ask_decided(profile: Profile, today: date) -> Question:
    """When it is decided, and by whom."""
    decided = profile.situation.decided
    known = "" if decided is None or decided.on is None else decided.on.isoformat()
    found = day_in_words(profile.words, today)
    if not known and found is not None:
        known = found[0].isoformat()
    by = "" if decided is None or decided.by is None else f" by {decided.by}"
    return Question(
        "text",
        WHEN[decided.what if decided is not None else "other"],
        default=f"{known}{by}".strip() or None,
        default_label=f"{known}{by}".strip(),
        optional=True,
        hint="For example 2027-03-01 by the head of product. Enter if you do not know.",
        help="The plan ends before that day, and holds what can be shown by then.",
    )


def with_decided(profile: Profile, said: str | None, today: date) -> Profile:
    """`profile` with the day and the one who decides.

    Raises UsageError for a text that is not a day to come.
    """
    decided = profile.situation.decided
    if decided is None:
        return profile
    found = _DECIDED.fullmatch(" ".join((said or "").split()))
    text = found["on"].strip(" ,") if found is not None else ""
    on = day_from(text) or read_days_from_now(text, today) if text else None
    if text and on is None:
        raise UsageError(
            f'"{text}" is not a day: write it like 2027-03-01, 1 March 2027, or in 12 weeks'
        )
    if on is not None and on <= today:
        raise UsageError(f"{on} is not a day to come")
    by = line_from(found["by"]) if found is not None else None
    situation = replace(profile.situation, decided=Decided(decided.what, on, by))
    return replace(profile, situation=situation)


def ask_applied(profile: Profile) -> Question:
    """How many applications, and what came of them."""
    applied = profile.situation.applied or Applied()
    known = f"{applied.sent} sent, {applied.talks} talks" if applied.sent else ""
    return Question(
        "text",
        "How many applications did you send in the last months, and how many talks came of them?",
        default=known or None,
        default_label=known,
        optional=True,
        hint="For example 3 sent, 0 talks.",
        help=(
            "Three without a talk say that the paper is not read; talks without an offer say"
            " something else."
        ),
    )


def with_applied(profile: Profile, said: str | None) -> Profile:
    """`profile` with applications and talks. Raises UsageError for a text without a number."""
    if said is None:
        return profile
    found = _COUNTS.fullmatch(said)
    if found is None:
        raise UsageError(f'"{said}" holds no such numbers: write, for example, 3 sent, 0 talks')
    applied = Applied(int(found[1]), int(found[2] or 0))
    return replace(profile, situation=replace(profile.situation, applied=applied))


def ask_away(profile: Profile) -> Question:
    """When nobody can count on the person."""
    known = "; ".join(f"{one.from_}..{one.until}" for one in profile.away)
    return Question(
        "text",
        "From which day to which are you away?",
        default=known or None,
        default_label=known,
        optional=True,
        hint="For example 21 Dec to 6 Jan; a second time after a semicolon.",
        help="Nothing is planned for these days, and nothing is due on them.",
    )


def with_away(profile: Profile, said: str | None, today: date) -> Profile:
    """`profile` with the days away. Raises UsageError for a text that names none."""
    return profile if said is None else replace(profile, away=read_away(said, today))


def tell_away(profile: Profile) -> str:
    """The days away in one line."""
    return "  " + (
        "; ".join(f"{one.from_} to {one.until}" for one in profile.away) or "days not known"
    )


def ask_money() -> Question:
    """How much money, whose, and until when."""
    return Question(
        "text",
        "How much money is there, whose is it, and until when?",
        optional=True,
        hint="What you know of it, for example 500 EUR employer until 2026-12-31.",
        help=(
            "A price above it is left out; a price that is not known stays, with the question what"
            " it costs."
        ),
    )


def with_money(profile: Profile, said: str | None) -> Profile:
    """`profile` with a budget. Raises UsageError for a text that is none."""
    return profile if said is None else replace(profile, budget=read_money(said))


def tell_facts(catalog: Catalog, profile: Profile) -> str:
    """The situation in one line."""
    situation = profile.situation
    told = []
    if situation.decided is not None:
        told.append(TOLD[situation.decided.what])
    if situation.load != "fine":
        told.append(f"load {situation.load.replace('-', ' ')}")
    if situation.holds_part:
        told.append("you do a part of it already")
    if situation.applied is not None:
        told.append("you have applied")
    needs = catalog.needs
    there = [needs[need].title for need, met in situation.there.items() if met and need in needs]
    gone = [needs[need].title for need, met in situation.there.items() if not met and need in needs]
    if profile.away:
        told.append("you are away for a while")
    told += [f"there: {', '.join(there)}"] if there else []
    told += [f"not there: {', '.join(gone)}"] if gone else []
    return f"Facts: {'; '.join(told) or 'nothing to note'}"


def tell_decided(profile: Profile) -> str:
    """The day and the one who decides."""
    decided = profile.situation.decided
    if decided is None or (decided.on is None and decided.by is None):
        return "  day not known"
    by = f", decided by {decided.by}" if decided.by else ""
    return f"  {decided.on or 'day not known'}{by}"


def tell_applied(profile: Profile) -> str:
    """Applications and talks."""
    applied = profile.situation.applied or Applied()
    return f"  {applied.sent} sent, {applied.talks} {'talk' if applied.talks == 1 else 'talks'}"


def tell_money(profile: Profile) -> str:
    """The budget in one line."""
    budget = profile.budget
    if budget is None:
        return "  how much is not known"
    parts = [f"{budget.amount:g}", budget.currency, budget.whose]
    until = f"until {budget.until}" if budget.until else None
    return "  " + " ".join(part for part in (*parts, until) if part)


def needs_that_count(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """What the open actions of the step rest on, what most of them do first.

    A post of the kind wanted before all.
    """
    if not catalog.needs:
        return ()
    try:
        standing, decision = rough_decision(catalog, profile)
    except NoAnswerError:
        return ()
    usable = liftable(standing)
    aim = aim_of(standing, decision, kit_for(standing, decision), rungs_of(usable))
    rests: Counter[Id] = Counter()
    for action in open_actions(standing, decision, aim, usable):
        rests.update(action.needs)
    posts = [need.id for need in catalog.needs.values() if need.post and not decision.stays]
    others = [need for need, _ in rests.most_common() if need not in posts]
    return tuple((*posts, *others)[:MOST_NEEDS])


def _options(catalog: Catalog, profile: Profile) -> list[Option]:
    found = []
    if profile.role is not None:
        months = profile.months_in_role
        for what, label in DECISIONS.items():
            if what != "probation" or months is None or months <= PROBATION_MONTHS:
                found.append(Option(what, label))
        found += [Option(load, label) for load, label in LOADS.items()]
        found.append(Option(PERSON, "One person at work shouts at me, shames me or blocks me"))
        found.append(Option(PART, "I already do a part of the work that I want"))
    found.append(Option(APPLIED, "I have applied for posts in the last months"))
    found.append(Option(AWAY, "I am away for a week or more in the next three months"))
    prices = [action.cost.amount for action in catalog.actions.values() if action.cost]
    if profile.budget is None and any(prices):
        found.append(Option(MONEY, "There is money for my development"))
    known = [need for need in profile.situation.there if need in catalog.needs]
    for need in dict.fromkeys((*known, *needs_that_count(catalog, profile))):
        one = catalog.needs[need]
        found.append(Option(f"need:{need}", one.asks or one.title, deniable=True))
    return found


def _ticked(profile: Profile) -> tuple[str, ...]:
    situation = profile.situation
    found: list[str] = []
    if situation.decided is not None:
        found.append(situation.decided.what)
    if situation.load != "fine":
        found.append(situation.load)
    if situation.holds_part:
        found.append(PART)
    if situation.applied is not None:
        found.append(APPLIED)
    if profile.away:
        found.append(AWAY)
    for need, met in situation.there.items():
        found.append(f"need:{need}" if met else f"{NOT}need:{need}")
    return tuple(found)
