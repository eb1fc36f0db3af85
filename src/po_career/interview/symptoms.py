"""What went wrong or came back: the sentences in which a person recognises what they lack."""

from collections.abc import Iterable
from dataclasses import replace

from po_career.catalog.model import Catalog, Id
from po_career.errors import NoAnswerError
from po_career.interview.mentioned import skills_mentioned
from po_career.interview.pick import heart_of, rough_decision
from po_career.interview.question import Option, Question
from po_career.interview.topic import Answer, Case
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
