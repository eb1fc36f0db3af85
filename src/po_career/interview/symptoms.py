"""What went wrong or came back: the sentences in which a person recognises what they lack."""

from dataclasses import replace

from po_career.catalog.model import Catalog, Id
from po_career.errors import NoAnswerError
from po_career.interview.mentioned import skills_mentioned
from po_career.interview.pick import heart_of, rough_decision
from po_career.interview.question import Option, Question
from po_career.profile.model import Profile

MOST_OFFERED = 9
"""Each has a digit as its key."""
MOST_NAMED = 3
OF_OWN_ROLE = 4
"""So many skills of the heart of the role held are offered before those of the nearest steps."""
STEPS = 3
MOST_TICKED = 2


def symptoms_offered(catalog: Catalog, profile: Profile) -> tuple[Id, ...]:
    """The skills whose symptom is offered.

    What the words name, the heart of the role held, that of the nearest steps.
    """
    telling = {skill.id for skill in catalog.skills.values() if skill.without}
    if not telling:
        return ()
    named = [skill for skill in skills_mentioned(catalog, profile.words) if skill in telling]
    own = [skill for skill in heart_of(catalog.roles.get(profile.role or "")) if skill in telling]
    further: list[Id] = []
    for role in _nearest_steps(catalog, profile):
        further += [skill for skill in heart_of(catalog.roles[role]) if skill in telling]
    named = named[:MOST_NAMED]
    anything = [skill for skill in catalog.skills if skill in telling]
    order = [*profile.hurts, *named, *own[:OF_OWN_ROLE], *further, *own, *anything]
    chosen = [skill for skill in dict.fromkeys(order) if skill in telling]
    return tuple(chosen[:MOST_OFFERED])


def ask_hurts(catalog: Catalog, profile: Profile) -> Question:
    """Which of these happened."""
    offered = symptoms_offered(catalog, profile)
    return Question(
        "ticks",
        "What went wrong or came back in the last month?",
        options=tuple(Option(skill, catalog.skills[skill].without[-1]) for skill in offered),
        ticked=profile.hurts,
        most=MOST_TICKED,
        hint="Which of these happened to you? Up to two; none is an answer.",
        help=(
            "What comes back says more about where to begin than any rating does. Only you see it."
        ),
    )


def with_hurts(profile: Profile, ticked: tuple[str, ...]) -> Profile:
    """`profile` with the symptoms that the person recognised."""
    return replace(profile, hurts=ticked)


def tell_hurts(catalog: Catalog, profile: Profile) -> str:
    """The symptoms in one line."""
    known = [catalog.skills[skill] for skill in profile.hurts if skill in catalog.skills]
    came = [f'"{skill.without[-1]}"' for skill in known if skill.without]
    return f"Came back: {' '.join(came) or 'none of these'}"


def _nearest_steps(catalog: Catalog, profile: Profile) -> list[Id]:
    """The target, or the step and those that score best beside it."""
    if profile.target:
        return list(profile.target)
    try:
        _, decision = rough_decision(catalog, profile)
    except NoAnswerError:
        return []
    scored = [one.way.to for one in decision.candidates]
    return list(dict.fromkeys((decision.role, *scored)))[: STEPS + 1]
