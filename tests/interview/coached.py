"""The small ladder with what a coach asks about: wants, needs, symptoms, countable facts, doubts."""

from collections.abc import Iterable
from dataclasses import replace

from ladder import LADDER, TODAY, ScriptedFace

from po_career.catalog.model import Action, Catalog, Cost, Doubt, Need, SkillCheck, Span, Want
from po_career.interview.conversation import Kept, interview
from po_career.interview.question import Outcome, Question
from po_career.profile.model import Profile

WANTS = (
    Want("direction", "Direction of a product", asks="Deciding where it goes", skills=("strategy",)),
    Want("people", "Leading people", skills=("mentoring",)),
    Want("calm", "A calmer load", drains=False),
)
NEEDS = (
    Need("users", "Access to users", asks="Can you speak with users?"),
    Need("junior", "Somebody junior", asks="Is there somebody junior?"),
    Need("post", "A post of that kind", asks="Is there such a post?", post=True),
    Need("unused", "What no action needs"),
)
ACTIONS = (
    Action("talk", "Talk with users", "practice", Span(8, 8), raises={"strategy": 1}, needs=("users",)),
    Action("teach", "Teach somebody", "mentoring", Span(8, 8), raises={"mentoring": 1}, needs=("junior",)),
    Action("book", "Read a book", "reading", Span(4, 4), raises={"metrics": 1}, cost=Cost(30, "EUR")),
)
DOUBTS = (
    Doubt("sure", "Is it worth it?", "Ask three who did it."),
    Doubt("vision", "Can I learn strategy?", "Yes.", roles=("owner",), skills=("strategy",)),
    Doubt("coach", "Do coaches code?", "No.", roles=("analyst",)),
)
WITHOUT = {
    "ordering": "The team built the wrong thing first.",
    "roadmapping": "Nobody knew what comes next.",
    "strategy": "You were asked why, and had no answer.",
}
COACHED: Catalog = replace(
    LADDER,
    wants={want.id: want for want in WANTS},
    needs={need.id: need for need in NEEDS},
    actions={action.id: action for action in ACTIONS},
    doubts={doubt.id: doubt for doubt in DOUBTS},
    skills={
        key: replace(
            skill,
            without=("Something else.", WITHOUT[key]) if key in WITHOUT else (),
            check=SkillCheck("How many roadmaps were yours?", {0: 2}) if key == "roadmapping" else None,
        )
        for key, skill in LADDER.skills.items()
    },
    roles={
        key: replace(role, suits=("direction",) if key == "manager" else ("people",) if key == "head" else ())
        for key, role in LADDER.roles.items()
    },
)


class Talk:
    """One interview on a scripted face, with what was asked and said."""

    def __init__(self, outcomes: Iterable[Outcome], profile: Profile, *, full: bool = False) -> None:
        self.face = ScriptedFace(iter(outcomes))
        self.saved: list[Profile] = []
        kept = Kept(self.saved.append, "here")
        self.profile = interview(self.face, COACHED, profile, TODAY, kept, full=full)

    @property
    def titles(self) -> list[str]:
        return [question.title for question in self.face.asked]

    def asked(self, start: str) -> Question:
        """The first question whose title starts so."""
        return next(question for question in self.face.asked if question.title.startswith(start))
