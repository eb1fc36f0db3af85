"""A small ladder to ask questions about, and a face that answers from a list."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from po_career.catalog.model import (
    Catalog,
    Category,
    Identity,
    Requirement,
    Role,
    Scale,
    ScaleLevel,
    Skill,
    Transition,
)
from po_career.interview.question import Outcome, Question

TODAY = date(2026, 11, 24)
SCALE = Scale(
    (
        ScaleLevel(0, "Not yet", "I have not met this, or only know the word."),
        ScaleLevel(1, "Awareness", "I can explain the basics."),
        ScaleLevel(2, "Working", "I have used it on real work, with some help."),
        ScaleLevel(3, "Practitioner", "I use it unaided and share what I know."),
        ScaleLevel(4, "Expert", "I set the standard and teach it."),
    )
)
NEGOTIATION = Skill(
    "negotiation",
    "Influence and negotiation",
    category="people",
    definition="Moving people who do not report to you towards a decision, by evidence, trade-offs and fair bargaining.",
    anchors={
        1: "I can state my case and name what the other side cares about.",
        2: "I have won agreement on small trade-offs (scope, date) with coaching.",
        3: 'I regularly turn a "no" or a deadlock into an agreed trade-off across teams, and I say no without losing trust.',
        4: "I settle contested, high-stakes choices between directors or companies, and others copy how I do it.",
    },
)
SKILLS = (
    NEGOTIATION,
    Skill("roadmapping", "Roadmapping", category="craft", definition="Saying what comes when, and why."),
    Skill("strategy", "Product strategy", category="business"),
    Skill("mentoring", "Mentoring", category="people"),
    Skill("metrics", "Metrics", category="business"),
    Skill("ordering", "Ordering", category="craft"),
)
ROLES = (
    Role("analyst", "Business Analyst", {"metrics": Requirement(2)}, aliases=("BA", "Product Analyst")),
    Role("owner", "Product Owner", {"ordering": Requirement(3, "core"), "roadmapping": Requirement(2, "core")}, aliases=("PO",)),
    Role(
        "senior",
        "Senior Product Owner",
        {
            "ordering": Requirement(3, "core"),
            "roadmapping": Requirement(3, "core"),
            "negotiation": Requirement(3, "core"),
            "mentoring": Requirement(2),
        },
    ),
    Role(
        "manager", "Product Manager", {"strategy": Requirement(3, "core"), "metrics": Requirement(3, "core"), "roadmapping": Requirement(3)}
    ),
    Role("head", "Head of Product", {"strategy": Requirement(4, "core"), "mentoring": Requirement(3, "core")}, aliases=("Product Lead",)),
    Role("portfolio", "Portfolio Owner", {"strategy": Requirement(2, "useful")}),
)
LADDER = Catalog(
    catalog=Identity("ladder"),
    scale=SCALE,
    roles={role.id: role for role in ROLES},
    skills={skill.id: skill for skill in SKILLS},
    actions={},
    transitions=(
        Transition("owner", "senior", "promotion"),
        Transition("owner", "manager", "lateral"),
        Transition("owner", "head", "leap"),
        Transition("senior", "head", "promotion"),
    ),
    categories=(Category("people", "People"), Category("craft", "Craft"), Category("business", "Business")),
)


def with_levels(count: int) -> Catalog:
    """The ladder on another scale, without anchors."""
    scale = Scale(tuple(ScaleLevel(level, f"Step {level}") for level in range(count)))
    skills = {skill.id: replace(skill, anchors={}) for skill in SKILLS}
    return replace(LADDER, scale=scale, skills=skills)


@dataclass
class ScriptedFace:
    """Answers from a list, and remembers what it was asked and told."""

    outcomes: Iterator[Outcome]
    asked: list[Question] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def ask(self, question: Question) -> Outcome:
        self.asked.append(question)
        return next(self.outcomes)

    def say(self, text: str) -> None:
        self.said.append(text)
