"""Sentences of the catalogue in which a person recognises themselves: what went wrong or came back,
and what they wonder about.
"""

from collections.abc import Iterable
from dataclasses import replace

from po_career.catalog.model import Catalog, Doubt, Id
from po_career.errors import NoAnswerError
from po_career.interview.mentioned import skills_mentioned
from po_career.interview.next_skill import heart_of, rough_decision
from po_career.interview.question import Option, Question
from po_career.interview.question_topic import Answer, Case
from po_career.profile.model import Profile

MOST_OFFERED = 9
"""Each has a digit as its key."""
MOST_NAMED = 3
OF_OWN_ROLE = 4
"""How many skills from the heart of the role held come before those of the nearest steps."""
STEPS = 3
MOST_TICKED = 2


def symptoms_offered(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """The skills whose symptom is offered: those that the words name, those at the heart of the
    role held, then those of the nearest steps.
    """
    with_symptom = [skill.id for skill in catalog.skills.values() if skill.without]
    if not with_symptom:
        return ()

    def telling(skills: Iterable[Id]) -> list[Id]:
        return [skill for skill in dict.fromkeys(skills) if skill in with_symptom]

    named = telling(skills_mentioned(catalog, profile.words))[:MOST_NAMED]
    own = telling(heart_of(catalog.roles.get(profile.role or "")))
    further: list[Id] = []
    for role in _nearest_steps(catalog, profile):
        further += heart_of(catalog.roles[role])
    order = (*profile.hurts, *named, *own[:OF_OWN_ROLE], *further, *own, *with_symptom)
    return tuple(telling(order)[:MOST_OFFERED])


def ask_hurts(case: Case) -> Question:
    """Which of these happened."""
    catalog, profile = case.catalog, case.profile
    return Question(
        "ticks",
        "What went wrong or came back in the last month?",
        options=tuple(
            Option(skill, catalog.skills[skill].without[-1])
            for skill in symptoms_offered(catalog, profile)
        ),
        ticked=profile.hurts,
        most=MOST_TICKED,
        hint="Which of these happened to you? Up to two; none is an answer.",
        help=(
            "What comes back says more about where to begin than any rating does. Only you see it."
        ),
    )


def with_hurts(case: Case, answer: Answer) -> Profile:
    """The profile with the symptoms that the person recognised."""
    return replace(case.profile, hurts=answer.ticked)


def tell_hurts(case: Case) -> str:
    """The symptoms in one line."""
    skills = case.catalog.skills
    known = [skills[skill].without for skill in case.profile.hurts if skill in skills]
    sentences = [f'"{without[-1]}"' for without in known if without]
    return f"Came back: {' '.join(sentences) or 'none of these'}"


def _nearest_steps(catalog: Catalog, profile: Profile) -> list[Id]:
    """The targets, or the step and those that score best beside it."""
    if profile.target:
        return list(profile.target)
    try:
        _, decision = rough_decision(catalog, profile)
    except NoAnswerError:
        return []
    candidates = [candidate.to for candidate in decision.candidates]
    return list(dict.fromkeys((decision.role, *candidates)))[: STEPS + 1]


def doubts_offered(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """The doubts that fit role, wish and what hurts: those already ticked, those that fit in most
    ways, then those that fit anybody.
    """
    fits = {key: _fit(doubt, profile) for key, doubt in catalog.doubts.items()}
    offered = [key for key, fit in fits.items() if fit is not None]
    offered.sort(key=lambda key: (key not in profile.doubts, -(fits[key] or 0)))
    return tuple(offered[:MOST_OFFERED])


def ask_doubts(case: Case) -> Question:
    """What one wonders about."""
    offered = doubts_offered(case.catalog, case.profile)
    return Question(
        "ticks",
        "Is there anything you wonder about?",
        options=tuple(Option(key, case.catalog.doubts[key].asks) for key in offered),
        ticked=case.profile.doubts,
        most=MOST_TICKED,
        hint="Up to two; the plan answers each in a line. Enter: nothing.",
        help="po-career doubts shows all of them, with their full answers.",
    )


def with_doubts(case: Case, answer: Answer) -> Profile:
    """The profile with these doubts."""
    return replace(case.profile, doubts=answer.ticked)


def tell_doubts(case: Case) -> str:
    """The doubts in one line."""
    doubts = case.catalog.doubts
    asked = [doubts[key].asks for key in case.profile.doubts if key in doubts]
    return f"You wonder: {' '.join(asked) or 'nothing'}"


def _fit(doubt: Doubt, profile: Profile) -> int | None:
    """In how many ways a doubt fits, 0 for a doubt that anybody may have; None if it fits only
    other people.
    """
    low = {skill for skill, ratings in profile.ratings.items() if ratings[0].level <= 1}
    matches = (
        {profile.role, *profile.target}.intersection(doubt.roles),
        {profile.drains, *profile.wants}.intersection(doubt.wants),
        low.union(profile.hurts).intersection(doubt.skills),
    )
    if any(matches):
        return sum(map(bool, matches))
    return None if doubt.roles or doubt.wants or doubt.skills else 0
