"""Names, days and seasons as the page writes them."""

import re
from collections.abc import Iterable
from datetime import date

from po_career.catalog.model import Catalog, Id, KitStep, Role
from po_career.catalog.sentences import strong_from
from po_career.frozen import Frozen
from po_career.planning.model import Step
from po_career.planning.plan_model import Plan
from po_career.profile.model import Rating
from po_career.render.page.phrases import listed, sentence

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SPOKEN_TO = {
    "manager": "your manager",
    "boss": "your manager",
    "decider": "whoever decides",
    "hr": "HR",
    "co-founder": "your co-founder",
    "team": "your team",
}
FIRST_TO = re.compile(r"^(?:your contract|the contract|the rules)[^,]*, (?:then|else) ")
"""Papers that one reads before one asks somebody."""
ARTICLES = ("your ", "a ", "an ", "the ", "whoever ", "someone ", "somebody ", "one ", "two ", "HR")
PROPER = frozenset({"Scrum", "Kanban", "I", "I'm", "English", "LinkedIn"})
"""First words that keep their capital inside a sentence."""


class Names(Frozen):
    """A plan, the catalogue that it was made with, and who may read the page."""

    plan: Plan
    catalog: Catalog
    private: bool
    """Whether the page is for the person alone."""
    program: str
    """How the program was called."""

    @property
    def step(self) -> Step:
        """The recommended step."""
        return self.plan.next_step

    @property
    def own(self) -> Role | None:
        """The role held."""
        return self.catalog.roles.get(self.plan.person.role or "")

    @property
    def rated_nothing(self) -> bool:
        """Whether no skill was rated."""
        return not self.plan.person.ratings

    @property
    def manager(self) -> str:
        """Whom one asks: one's manager, or a client for somebody on their own."""
        return "a client" if self.own is not None and self.own.venture else "your manager"

    def command(self, rest: str) -> str:
        """A command of this program, as it can be typed."""
        return f"{self.program} {rest}"

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

    def action(self, key: Id, title: str) -> str:
        """What to do in an action, in one line if the catalogue has it.

        `title` is what it is called.
        """
        known = self.catalog.actions.get(key) or self._kit_step(key)
        return ((known.short if known else None) or title).rstrip(".")

    def _kit_step(self, key: Id) -> KitStep | None:
        """The step of a kit that is planned as kit:KIT:NUMBER."""
        kind, _, rest = key.partition(":")
        kit, _, number = rest.rpartition(":")
        known = self.catalog.kits.get(kit) if kind == "kit" else None
        if known is None or not 0 < int(number) <= len(known.steps):
            return None  # a chapter that was kept before the kit became shorter
        return known.steps[int(number) - 1]

    def skill(self, key: Id) -> str:
        """A skill's short name, or its name, or its id if the catalogue has lost it."""
        known = self.catalog.skills.get(key)
        return (known.short or known.name) if known else key

    def skill_inside(self, key: Id) -> str:
        """A skill's name inside a sentence."""
        return inside(self.skill(key))

    def skills_inside(self, keys: Iterable[Id], most: int = 4) -> str:
        """The first skills as a list inside a sentence."""
        return listed([self.skill_inside(key) for key in list(keys)[:most]])

    def wants(self, keys: Iterable[Id]) -> str:
        """Wants inside a sentence, each in quotation marks of its own."""
        wants = self.catalog.wants
        titles = [inside(wants[key].title) if key in wants else key for key in keys]
        return " and ".join(quoted(title) for title in titles)

    def level(self, level: int) -> str:
        """A level with its number, as "2 Working"."""
        levels = self.catalog.scale.levels
        return f"{level} {levels[level].name}" if 0 <= level < len(levels) else str(level)

    def level_name(self, level: int) -> str:
        """A level by its name."""
        levels = self.catalog.scale.levels
        return levels[level].name if 0 <= level < len(levels) else f"level {level}"

    def own_rating(self, skill: Id) -> Rating | None:
        """One's own rating of a skill, else somebody else's; None if it is not rated."""
        ratings = self.plan.person.ratings.get(skill, ())
        return next((one for one in ratings if one.by == "self"), next(iter(ratings), None))

    def strong_skills(self) -> list[Id]:
        """Skills that the person rated as done well, strongest first, without a complaint about
        them.
        """
        least = strong_from(self.catalog)
        found = []
        for skill, ratings in self.plan.person.ratings.items():
            rating = self.own_rating(skill)
            lower = any(one.level < least for one in ratings)
            if rating is not None and rating.level >= least and not lower:
                found.append((rating.level, skill))
        found.sort(key=lambda one: -one[0])
        return [skill for _, skill in found if skill not in self.plan.person.hurts]

    def slots(self, words: str) -> str | None:
        """A sentence of the catalogue with its slots filled; None if there is nothing to fill one
        with.
        """
        step = self.step
        lead = step.bottleneck.skill if step.bottleneck else next(iter(step.focus), None)
        if "{skill}" in words and lead is None:
            return None
        filled = words.replace("{role}", self._role_said()).replace("{date}", self._date_said())
        return filled.replace("{skill}", self.skill_inside(lead) if lead else "")

    def filled(self, words: str) -> str:
        """A text of the catalogue with its slots filled, or as it stands if there is nothing to
        fill one with.
        """
        return self.slots(words) or words

    def _role_said(self) -> str:
        step = self.step
        if step.equal:
            return " or ".join(self.spoken(role) for role in step.equal)
        return self.spoken(step.role)

    def _date_said(self) -> str:
        decided = self.plan.person.situation.decided
        chapter = self.step.chapter
        ends = decided.on if decided is not None and decided.what == "post-ends" else None
        if ends is not None and ends > self.plan.generated_on:
            return day_of(ends)
        return day_of(chapter.until if chapter else self.plan.generated_on)


def person_said(to: str | None, names: Names) -> str:
    """Whom to say something to, as one says it; of two, the client for somebody on their own."""
    if to in (None, "manager", "your manager"):
        return names.manager
    either = (to or "").split(", or ")
    alone = names.own is not None and names.own.venture
    who = FIRST_TO.sub("", either[-1] if alone else either[0].split(", a ")[0])
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


def if_not_words(asked: str, answer: str) -> str:
    """What to say if `asked` is refused, or for a question that no cannot answer, if it
    is evaded.
    """
    case = "there is no clear answer" if OPEN_QUESTION.search(asked) else "the answer is no"
    return f"If {case}: {quoted(answer)}"


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


def in_season(half_year: str) -> str:
    """A half-year as "in summer 2028" or "at the end of 2028"."""
    words = season(half_year)
    return f"at {words}" if words.startswith("the ") else f"in {words}"


def half_of(on: date) -> str:
    """The half-year of a day."""
    return f"{on.year}-H{1 if on.month <= 6 else 2}"


def whole(hours: float) -> int:
    """Whole hours, half up."""
    return int(hours + 0.5)
