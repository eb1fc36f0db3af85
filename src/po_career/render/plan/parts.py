"""The parts of a page, as plain data: what a face shows and in which words."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.profile.chapters import State

PageKind = Literal["step", "equal", "trial", "elsewhere", "stay", "less", "quiet", "empty"]
"""A step, two equal steps, a trial of two roles, another employer, staying, less work, a page to
hand over that may not tell why there is no plan, and nothing but questions."""
NO_PLAN: tuple[PageKind, ...] = ("empty", "less", "quiet")
"""Pages without a plan on them."""
ENOUGH = "Enough, spend no hours there"
"""What stands before the skills that are left alone."""
NUMBERS = "The numbers are those of the whole chapter, as the program counts them."
"""Says why a number is missing if an action is for the person alone."""

OFFER_STEP = "write back what you would like to do there, and propose a day"
GO_ON = "go on with it: put the next two hours for it into your calendar"
CHECK_DONE = "the answer is written down, with who gave it"
ANY_DONE = "you can say in two sentences what you do differently now"
DONE: Mapping[str, str] = {
    "offer": "a day is agreed, and what you bring to it is written down",
    "door": "you have a yes, or know what you do instead",
    "taste": "one page says what you would do again",
}
"""By kind or part of an action, how one sees that it is done."""
ALONE = ("nobody", "you alone")


def with_company(what: str, who: str | None) -> str:
    """What to do, and with whom, unless the sentence says it already."""
    if not who or who.startswith(ALONE):
        return what
    last = who.split()[-1].lower().rstrip("s")
    if last in what.lower():
        return what
    return f"{what.rstrip('.')} (with {who})"


class Row(Frozen):
    """A labelled line of the head."""

    key: str
    """One of have, months, why, sure, day, decide, or, decided, ask, dated, ready, learned,
    no_post, applied, money, ways; of a compared role kind, have, share, ready, short, day."""
    label: str
    text: str


class Compared(Frozen):
    """One of two roles that stand side by side."""

    title: str
    rows: tuple[Row, ...]

    def text(self, key: str) -> str:
        """The text of a row; empty if there is none."""
        return next((row.text for row in self.rows if row.key == key), "")


class Share(Frozen):
    """How many of the skills that a role asks are at its level; what a bar draws."""

    expected: int
    of: int


class GapRow(Frozen):
    """A skill that is short."""

    skill: Id
    name: str
    have: str
    """As "1 Awareness"; empty if `instead` says it."""
    need: str
    instead: str | None
    """What stands in place of both levels, if the rating says enough and the person knows better.
    """
    tail: str | None
    """As "holds you back"; of the first row alone."""
    first: bool
    """Whether it is the bottleneck, or what the chapter works on first."""
    sign: str | None = None
    """The event by which one knows it."""
    wrote: str | None = None
    """What the person wrote under this skill."""
    counted: str | None = None
    """What a count made of the rating."""
    other: str | None = None
    """What somebody else said."""
    anchor: str | None = None
    """The sentence of the next rung."""

    @property
    def words(self) -> str:
        """Both levels in running text, or what stands in their place."""
        words = self.instead or f"{self.have}, it asks {self.need}"
        return f"{words}; {self.tail}" if self.tail else words

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is to be said of it."""
        texts = (self.sign, self.wrote, self.counted, self.other, self.anchor)
        return tuple(filter(None, texts))


class ActionRow(Frozen):
    """An action of the chapter, or one of the outline, which has no number and no day."""

    id: Id
    number: int | None
    title: str
    """What to do; ", the first half" is part of it."""
    short: str
    """The same in one line, for the page; `done` has what it leaves out."""
    hours: int
    from_: date | None
    until: date | None
    when: str
    """As "to 11 Dec", or a half-year in words."""
    done: str
    """How a third person sees that it is done, as "done: ..." or "by then: ..."."""
    taste: str | None
    """Of which role it is a taste."""
    needs: str | None
    """What it rests on, as far as nobody knows whether it is there."""
    first_step: str | None
    first_minutes: int
    brings: tuple[str, ...]
    """The levels that it brings, in words."""
    steps: tuple[str, ...]
    ask: str | None
    ask_to: str | None
    proof: str | None
    price: str | None
    url: str | None
    where: str
    """Whether inside the work or in one's own time."""
    state: State = "open"
    """How it stands, in a chapter that was kept."""

    @property
    def done_words(self) -> str:
        """How one sees that it is done, and of which role it is a taste."""
        return f"{self.taste}; {self.done}" if self.taste else self.done

    @property
    def brings_words(self) -> str | None:
        """Which levels it brings."""
        return f"Brings {'; '.join(self.brings)}." if self.brings else None

    @property
    def price_words(self) -> str | None:
        """What it costs."""
        return f"Price: {self.price}." if self.price else None

    def first_words(self, step: str | None) -> str | None:
        """What to do first, with its minutes; `step` is that step as the face writes it."""
        return f"First, {self.first_minutes} minutes: {step}" if step else None


class ChapterPart(Frozen):
    """The next quarter."""

    head: str
    """As "Until 1 March 2027: 33 of your 52 hours"."""
    from_: date
    until: date
    hours: int
    of: int
    actions: tuple[ActionRow, ...]
    nothing: str | None
    """Why nothing is planned, or nothing but a question, to be read after a colon."""

    @property
    def skips_numbers(self) -> bool:
        """Whether an action is left out, so that a number is missing."""
        return [one.number for one in self.actions] != list(range(1, len(self.actions) + 1))


class OutlineRow(Frozen):
    """A half-year after the chapter."""

    when: str
    what: str
    hours: int

    @property
    def words(self) -> str:
        """The half-year in running text."""
        return f"{self.when}: {self.what}, about {self.hours} h"


class SayPart(Frozen):
    """What to say, to whom, and what to answer to a no."""

    head: str
    """As "Say to your manager"."""
    words: str
    if_no: str | None


class Decision(Frozen):
    """The day on which one looks at the plan, with its branches."""

    head: str
    """As "On 1 March"."""
    branches: tuple[str, ...]
    """Stay with it, ask, or go another way, as sentences."""
    wrote: str | None
    """What the person wants to be different, in their own words."""


class Week(Frozen):
    """The first hour."""

    head: str
    """As "This week, 60 minutes, for 1"."""
    what: str
    then: str | None
    """What follows in the same week."""


class Answer(Frozen):
    """A doubt and its answer in one line."""

    asks: str
    short: str


class Less(Frozen):
    """What stands on the page of somebody whose load is too much."""

    why: str
    week_head: str
    week: str
    then: str | None
    relief: str | None
    """The one action, which takes work away."""
    offer: str | None
    day: str
    """The day on which one looks again, as "On 1 March: ..."; empty without a chapter."""
    ask: str
    """What is asked on that day."""
    if_yes: str
    if_no: str
    wish: str | None
    wrote: str | None
    decided: str | None
