"""Names, days and seasons as the page writes them."""

import re
import shlex
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Literal

from po_career.catalog.model import Action, Catalog, Cost, Id, KitCheck, KitFor, Role, Transition
from po_career.catalog.sentences import strong_from
from po_career.frozen import Frozen
from po_career.planning.belief import is_rated, own_rating
from po_career.planning.kits import part_of_kit
from po_career.planning.model import Chapter, PlanKit, PlannedAction, Rule, SkillCount, Step
from po_career.planning.plan_model import Person, Plan
from po_career.profile.model import Budget, Decision, Rating
from po_career.profile.sharing import SHARED_KITS
from po_career.render.page.phrases import MONTH_NAMES, listed, number, sentence
from po_career.render.plan.parts import NO_PLAN, PageKind
from po_career.render.plan.skill_counts import short_have
from po_career.text import PROGRAM

SPOKEN_TO = {
    "manager": "your manager",
    "boss": "your manager",
    "decider": "whoever decides",
    "hr": "HR",
    "co-founder": "your co-founder",
    "team": "your team",
}
FIRST_TO = re.compile(r"^(?:your contract|the contract|the rules)[^,]*, (?:then|else) ")
"""Papers to read before asking somebody."""
ARTICLES = ("your ", "a ", "an ", "the ", "whoever ", "someone ", "somebody ", "one ", "two ", "HR")
PROPER = frozenset({"Scrum", "Kanban", "I", "I'm", "English", "LinkedIn"})
"""Words that keep their capital inside a sentence."""


class Names(Frozen):
    """A plan, the catalogue that it was made with, and who may read the page."""

    plan: Plan
    catalog: Catalog
    private: bool
    """Whether the page is for the person alone."""
    options: tuple[str, ...] = ()
    """What stands at the end of every command; see `Page`."""

    @property
    def step(self) -> Step:
        """The recommended step."""
        return self.plan.next_step

    @property
    def person(self) -> Person:
        """What the plan took as given."""
        return self.plan.person

    @property
    def own(self) -> Role | None:
        """The role held."""
        return self.catalog.roles.get(self.person.role or "")

    @property
    def rated_nothing(self) -> bool:
        """Whether no skill was rated."""
        return not self.person.ratings

    @property
    def on_their_own(self) -> bool:
        """Whether the role held is a venture, so that there is no employer."""
        return self.own is not None and self.own.venture

    @property
    def to_venture(self) -> bool:
        """Whether the step leads to a venture."""
        return self.catalog.roles[self.step.role].venture

    @property
    def manager(self) -> str:
        """Whom one asks: one's manager, or a client for somebody on their own."""
        return "a client" if self.on_their_own else "your manager"

    @property
    def decided(self) -> Decision | Literal[""]:
        """What is decided about the person's post; empty if nothing is."""
        decided = self.person.situation.decided
        return decided.what if decided is not None else ""

    @property
    def decided_on(self) -> date | None:
        """The day on which it is decided, if it is known."""
        decided = self.person.situation.decided
        return decided.on if decided is not None else None

    @property
    def wrote(self) -> str | None:
        """What the person wants to be different, in their own words, for them alone."""
        if not self.private or not self.person.words:
            return None
        return f"You wrote: {quoted(self.person.words[0])}"

    @property
    def posts(self) -> list[bool | None]:
        """Whether there is a post of the kind wanted where the person works; None if not known."""
        there = self.person.situation.there
        return [there.get(need.id) for need in self.catalog.needs.values() if need.post]

    @property
    def high_load(self) -> bool:
        """Whether the page may say that the load is high."""
        return self.private and self.person.situation.load == "high"

    @property
    def chapter(self) -> Chapter | None:
        """The chapter; None if the page shows no plan."""
        return None if self.kind in NO_PLAN else self.step.chapter

    @property
    def planned(self) -> tuple[PlannedAction, ...]:
        """The actions of the chapter."""
        chapter = self.step.chapter
        return chapter.actions if chapter is not None else ()

    @property
    def kit(self) -> PlanKit | None:
        """The kit of the step, unless it is for the person alone and the page is not."""
        kit = self.step.kit
        if kit is None or self.private or self.kit_for in SHARED_KITS:
            return kit
        return None

    @property
    def kit_for(self) -> KitFor | None:
        """The kind of move that the kit of the step is for."""
        kit = self.step.kit
        return self.catalog.kits[kit.id].for_ if kit is not None else None

    @property
    def kind(self) -> PageKind:
        """Which page it is."""
        step = self.step
        if self.own is None and self.rated_nothing:
            return "empty"
        if step.settled_by in (Rule.TOO_MUCH, Rule.POST):
            if not self.private:
                return "quiet"
            return "less" if step.settled_by == Rule.TOO_MUCH else "elsewhere"
        if step.kind == "trial":
            return "trial"
        if step.kind == "stay":
            return "stay"
        return "equal" if step.equal else "step"

    @property
    def is_ready_now(self) -> bool:
        """Whether one could ask for the role today, so that nothing is left to learn first."""
        step = self.step
        if self.kind != "step" or step.chapter is None or step.ready_around is not None:
            return False
        return step.verdict in ("ready", "within reach") and not step.hours.planned

    @property
    def is_top(self) -> bool:
        """Whether nothing stands above the role held, not even a leap."""
        return (
            self.step.settled_by == Rule.NONE_NEAR
            and not self.plan.alternatives
            and self.leap is None
        )

    @property
    def leap(self) -> Id | None:
        """The first role that only a leap leads to, one's own firm aside."""
        for transition in self.transitions:
            leads_on = transition.kind in ("leap", "promotion")
            if leads_on and not self.catalog.roles[transition.to].venture:
                return transition.to
        return None

    @property
    def transitions(self) -> list[Transition]:
        """The transitions from the role held."""
        return [
            transition
            for transition in self.catalog.transitions
            if transition.from_ == self.person.role and transition.to in self.catalog.roles
        ]

    def command(self, rest: str) -> str:
        """A command of this program; an output shows it as the program was called."""
        options = self.options if self.private else ()
        return shlex.join([PROGRAM, *rest.split(), *options])

    def with_command(self, words: str, rest: str) -> str:
        """`words`, and the command for it on the person's own page.

        Whoever is handed a page may not have the program.
        """
        return f"{words}: {self.command(rest)}" if self.private else f"{words}."

    def title(self, role: Id) -> str:
        """A role's title, or its id if the catalogue has lost it."""
        known = self.catalog.roles.get(role)
        return known.title if known else role

    def spoken(self, role: Id) -> str:
        """A role's title as one says it in a sentence."""
        known = self.catalog.roles.get(role)
        return known.spoken if known else role

    def either(self, roles: Iterable[Id]) -> str:
        """Roles as one says them in a sentence, with "or" between them."""
        return " or ".join(map(self.spoken, roles))

    def day(self, role: Id) -> str | None:
        """Two things of a typical day in a role."""
        parts = [part.rstrip(".") for part in self.catalog.roles[role].day[:2]]
        return sentence("; ".join([*parts[:1], *map(inside, parts[1:])])) or None

    def action(self, key: Id, title: str) -> str:
        """What to do in an action, in one line if the catalogue has it.

        `title` is what it is called.
        """
        known = self.catalog.actions.get(key) or part_of_kit(self.catalog, key)
        short = None if known is None or isinstance(known, KitCheck) else known.short
        return (short or title).rstrip(".")

    def skill(self, key: Id) -> str:
        """A skill's short name, or its name, or its id if the catalogue has lost it."""
        known = self.catalog.skills.get(key)
        return (known.short or known.name) if known else key

    def skill_inside(self, key: Id) -> str:
        """A skill's name inside a sentence."""
        return inside(self.skill(key))

    def skills_inside(self, keys: Iterable[Id], most: int = 4) -> str:
        """The first skills as a list inside a sentence."""
        return listed(map(self.skill_inside, islice(keys, most)))

    def short_by(self, step: Step, most: int = 4) -> str:
        """The first skills that are rated and short for a step, as a list inside a sentence."""
        rated = (gap.skill for gap in step.gaps if is_rated(gap.have))
        return self.skills_inside(rated, most)

    def have(self, step: Step) -> str:
        """How many of the skills of a step one has, in a few words."""
        return "not rated yet" if self.rated_nothing else short_have(self.skills_of(step))

    def skills_of(self, step: Step) -> SkillCount:
        """How many of the skills of a step one has. Of somebody who holds no role only what was
        rated counts: the rest is guessed from the very roles that it would be held against.
        """
        if self.own is not None:
            return step.skills
        known = step.skills.rated_at_level
        return replace(step.skills, expected=known, low=known, high=known)

    def wants(self, keys: Iterable[Id]) -> str:
        """Wants inside a sentence, each in quotation marks of its own."""
        wants = self.catalog.wants
        titles = [inside(wants[key].title) if key in wants else key for key in keys]
        return " and ".join(map(quoted, titles))

    def level(self, level: int) -> str:
        """A level with its number, as "2 Working"."""
        levels = self.catalog.scale.levels
        return f"{level} {levels[level].name}" if 0 <= level < len(levels) else str(level)

    def level_name(self, level: int) -> str:
        """A level by its name."""
        levels = self.catalog.scale.levels
        return levels[level].name if 0 <= level < len(levels) else f"level {level}"

    def tries(self, keys: Iterable[Id]) -> list[Action]:
        """The actions that one could try, the shortest first."""
        actions = [self.catalog.actions[key] for key in keys if key in self.catalog.actions]
        return sorted(actions, key=lambda action: action.hours.middle)

    def rating(self, skill: Id) -> Rating | None:
        """The rating that counts: one's own, else somebody else's; None if it is not rated."""
        ratings = self.person.ratings.get(skill, ())
        return own_rating(ratings) if ratings else None

    def strong_skills(self) -> list[Id]:
        """Skills that the person rated as done well, strongest first, without a complaint about
        them.
        """
        least = strong_from(self.catalog)
        strong: dict[Id, int] = {}
        for skill, ratings in self.person.ratings.items():
            lowest = min((rating.level for rating in ratings), default=-1)
            if lowest >= least and skill not in self.person.hurts:
                strong[skill] = own_rating(ratings).level
        return sorted(strong, key=lambda skill: -strong[skill])

    def slots(self, words: str | None) -> str | None:
        """A sentence of the catalogue with its slots filled; None if there is nothing to fill one
        with.
        """
        if not words:
            return None
        step = self.step
        lead = step.bottleneck.skill if step.bottleneck else next(iter(step.focus), None)
        if "{skill}" in words:
            if lead is None:
                return None
            words = words.replace("{skill}", self.skill_inside(lead))
        role = self.either(step.equal or (step.role,))
        return words.replace("{role}", role).replace("{date}", self._date_said())

    def if_not(self, asked: str, if_no: str | None) -> str | None:
        """What to say if `asked` is refused, or for a question that no cannot answer, if it is
        evaded.
        """
        answer = self.slots(if_no)
        if not answer:
            return None
        case = "there is no clear answer" if OPEN_QUESTION.search(asked) else "the answer is no"
        return f"If {case}: {quoted(answer)}"

    def filled(self, words: str) -> str:
        """The same, but the text as it is if there is nothing to fill a slot with."""
        return self.slots(words) or words

    def _date_said(self) -> str:
        """The day by which something has to happen: the end of the post, else of the chapter."""
        ends, chapter, today = self.decided_on, self.step.chapter, self.plan.generated_on
        if self.decided == "post-ends" and ends is not None and ends > today:
            return day_of(ends)
        return day_of(chapter.until if chapter else today)


def person_said(to: str | None, names: Names) -> str:
    """Whom to say something to, as one says it; of two, the client for somebody on their own."""
    if to in (None, "manager", "your manager"):
        return names.manager
    either = (to or "").split(", or ")
    who = FIRST_TO.sub("", either[-1] if names.on_their_own else either[0].split(", a ")[0])
    if who.lower() in SPOKEN_TO:
        return SPOKEN_TO[who.lower()]
    return who if who.startswith(ARTICLES) else f"a {who}"


def inside(text: str) -> str:
    """`text` as it goes on inside a sentence.

    Without its capital, unless its first word keeps it.
    """
    first = re.split(r"[\s,.:;]", text, maxsplit=1)[0]
    if first in PROPER or any(letter.isupper() for letter in first[1:]):
        return text
    return text[:1].lower() + text[1:]


def quoted(words: str) -> str:
    """Words in quotation marks, which they may have already.

    What they quote themselves stands in single ones.
    """
    said = words.strip()
    if said.startswith('"') and said.endswith('"') and said.count('"') == 2:
        said = said.strip('"').strip()
    return '"' + said.replace('"', "'") + '"'


OPEN_QUESTION = re.compile(
    r"\b(what|which|who|whom|whose|when|how|where|why)\b[^.?!]*\?\W*$", re.IGNORECASE
)


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return sentence(re.split(r"(?<=[.!?]) ", text.strip(), maxsplit=1)[0])


def day_of(on: date) -> str:
    """A day as 1 March."""
    return f"{on.day} {MONTH_NAMES[on.month - 1]}"


def full_day(on: date) -> str:
    """A day as 1 March 2027."""
    return f"{day_of(on)} {on.year}"


def season(half_year: str) -> str:
    """The end of a half-year such as 2028-H1, as a season: summer 2028, the end of 2028."""
    year, _, half = half_year.partition("-H")
    return f"summer {year}" if half == "1" else f"the end of {year}"


def half_year_words(half_year: str) -> str:
    """A half-year such as 2028-H1 as "2028, to June"."""
    year, _, half = half_year.partition("-H")
    return f"{year}, to {'June' if half == '1' else 'December'}"


def in_season(half_year: str) -> str:
    """A half-year as "in summer 2028" or "at the end of 2028"."""
    words = season(half_year)
    return f"at {words}" if words.startswith("the ") else f"in {words}"


def money_words(money: Budget | Cost) -> str:
    """An amount with its currency before it."""
    amount = number(money.amount)
    return f"{money.currency} {amount}" if money.currency else amount


def whole(hours: float) -> int:
    """Whole hours, half up."""
    return int(hours + 0.5)
