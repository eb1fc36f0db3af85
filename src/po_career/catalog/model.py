"""The catalogue: what roles ask, how they connect, and what raises a skill.

These models are the one definition of each thing. Their bounds are those of `bounds`;
`catalog.validation` reads them, `catalog.schema` makes JSON Schemas of them. A key
in YAML or JSON is the field's name without a trailing underscore.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Annotated, Literal

from po_career.bounds import Ge, Gt, Le, MinLen
from po_career.frozen import Frozen, Late

Basis = Literal["article", "source", "judgement"]
Importance = Literal["core", "important", "useful"]
TransitionKind = Literal["promotion", "lateral", "specialise", "leap", "return"]
Usual = Literal["common", "known", "rare"]
ActionKind = Literal[
    "certification", "course", "reading", "practice", "assignment", "mentoring", "community"
]
Setting = Literal["at-work", "own-time"]
Verdict = Literal["ready", "within reach", "a stretch", "far"]
Rater = Literal["self", "other"]
KitFor = Literal[
    "pass-probation",
    "promotion-in-house",
    "sideways-in-house",
    "new-employer",
    "independent",
    "found-a-company",
    "step-back",
    "post-ends",
    "load-too-much",
    "stay",
]
Scope = Annotated[int, Ge(0), Le(4)]
"""0 one's own work, 1 part of a product, 2 a product, 3 several products or teams, 4 an
organisation.
"""

Level = Annotated[int, Ge(0)]
"""A proficiency level, 0 to the top of the scale."""
Text = Annotated[str, MinLen(1)]
Id = Annotated[str, MinLen(1)]
Fraction = Annotated[float, Ge(0), Le(1)]
Amount = Annotated[float, Ge(0), Le(100_000)]
"""Years, months or hours. The limit is far beyond a career; it keeps a slip of the keyboard from
becoming a date.
"""

IMPORTANCES: tuple[Importance, ...] = ("core", "important", "useful")


class Span(Frozen):
    """A range of years, months or hours, both ends included."""

    low: Amount
    """The lower end."""
    high: Amount | None = None
    """The upper end; absent where it is open."""
    basis: Basis = "judgement"
    """What the figures rest on; a figure without a source is judgement."""
    note: str | None = None
    """Where the figures come from, in a few words."""

    @property
    def middle(self) -> float:
        """The middle of the range, or its lower end where it is open."""
        return self.low if self.high is None else (self.low + self.high) / 2


class ScaleLevel(Frozen):
    """One proficiency level: its number, its name, and the sentence that goes with it."""

    level: Level
    name: Text
    short: str | None = None
    """What is true of a person at this level, whatever the skill."""


class Scale(Frozen):
    """The proficiency scale: levels 0, 1, 2 ... without a hole."""

    levels: Annotated[tuple[ScaleLevel, ...], MinLen(2)]
    id: Id = "proficiency"
    sources: tuple[Id, ...] = ()

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1


class Category(Frozen):
    """A family of skills."""

    id: Id
    title: Text


class SkillCheck(Frozen):
    """A countable fact without which a high level of a skill is not there."""

    asks: Text
    """The question, answered with a whole number."""
    caps: Mapping[Annotated[int, Ge(0)], Level]
    """A count to the level that whoever has no more than that can hold at most."""


class Skill(Frozen):
    """A skill, with one sentence for each level above 0 by which people recognise themselves."""

    id: Id
    name: Text
    short: str | None = None
    """A name of at most 30 characters, where `name` is longer."""
    category: Id | None = None
    definition: str | None = None
    aliases: tuple[Text, ...] = ()
    signals: tuple[Text, ...] = ()
    """Phrases that describe the work without naming the skill, as texts put it; `a|b` is either
    word, `..` up to four words.
    """
    anchors: Mapping[Annotated[int, Ge(1)], Text] = field(default_factory=dict)
    """Level to the sentence that is true of a person at that level."""
    without: tuple[Text, ...] = ()
    """What went wrong or came back for want of the skill, as events; the last one is quoted where
    there is room for one.
    """
    check: SkillCheck | None = None
    esco: str | None = None
    """The nearest ESCO skill, with its id."""
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


class Requirement(Frozen):
    """The level of one skill that a role asks."""

    level: Level
    importance: Importance = "important"
    """How much the skill weighs in readiness."""
    basis: Basis | None = None
    """What says that the role needs the skill; the exact level is always judgement."""


class Track(Frozen):
    """A column of the career map."""

    id: Id
    title: Text


class Want(Frozen):
    """Something that a person may want more of, or be drained by."""

    id: Id
    title: Text
    asks: str | None = None
    """The want as a sentence in which a person recognises their work."""
    skills: tuple[Id, ...] = ()
    """The skills that it is made of."""
    signals: tuple[Text, ...] = ()
    """Phrases by which people wish for it without naming it, as those of a skill."""
    drains: bool = True
    """Whether it is offered as something that drains, too."""


class Title(Frozen):
    """A title or a wish as people put it that is not the name of one role: the nearest roles and
    wants, and why.
    """

    title: Text
    roles: tuple[Id, ...] = ()
    """The nearest roles, the likeliest first; none where the catalogue has nothing near."""
    wants: tuple[Id, ...] = ()
    why: str | None = None
    """What decides between them, or why there is none."""
    aliases: tuple[Text, ...] = ()


class Codes(Frozen):
    """Nearest occupations in public classifications."""

    esco: tuple[Text, ...] = ()
    onet: tuple[Text, ...] = ()


class Role(Frozen):
    """A role (a career stage): what it is for, what its days hold, and the skills that it asks."""

    id: Id
    title: Text
    requires: Mapping[Id, Requirement]
    """Skill id to what the role asks of it; may be empty."""
    track: Id | None = None
    short: str | None = None
    """The role in at most 36 characters, for lists."""
    short_title: str | None = None
    """A title that can be spoken, where `title` is longer; see `spoken`."""
    scope: Scope | None = None
    """How far the role's decisions reach."""
    venture: bool = False
    """Whether it is one's own firm: no ladder leads there."""
    way_in: bool = False
    """Whether it is a job that people come from, and that nobody is told to move to."""
    suits: tuple[Id, ...] = ()
    """Wants that the role answers."""
    tries: tuple[Id, ...] = ()
    """Short actions that show what its work is like; they need raise nothing."""
    kit: Id | None = None
    """The kit for moving there, where the kind of move does not say."""
    place: Annotated[int, Ge(0)] | None = None
    """Rung on the map; shown, never a gate."""
    aliases: tuple[Text, ...] = ()
    signals: tuple[Text, ...] = ()
    """Phrases by which a text that describes the role's work is known, as those of a skill."""
    purpose: str | None = None
    responsibilities: tuple[Text, ...] = ()
    day: tuple[Text, ...] = ()
    """What a typical day holds."""
    distinct: str | None = None
    """What sets the role apart from its neighbours."""
    varies: tuple[Text, ...] = ()
    """How the role differs by company, size, sector or framework."""
    notes: tuple[Text, ...] = ()
    typical_years: Span | None = None
    """Years of experience that people in the role usually have; shown, never a gate."""
    codes: Codes = field(default_factory=Codes)
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()

    @property
    def spoken(self) -> str:
        """The title as one would say it in a sentence."""
        return self.short_title or self.title


class Transition(Frozen):
    """A move from one role to another that people make."""

    from_: Id
    to: Id
    kind: TransitionKind
    months: Span | None = None
    """Months that people usually spend in the first role before the move; absent where it varies.
    """
    usual: Usual = "known"
    """How common the move is among those who leave the first role."""
    suits: tuple[Id, ...] = ()
    """Wants that the move answers, beside those of the second role."""
    credentials: tuple[Id, ...] = ()
    """Certificates that employers ask for on this move."""
    note: str | None = None
    warnings: tuple[Text, ...] = ()
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


class Cost(Frozen):
    """A price, with the time it was seen; an action without a cost has an unknown one."""

    amount: Annotated[float, Ge(0), Le(1_000_000)]
    currency: Annotated[str, MinLen(3)] | None = None
    """ISO 4217 code; may be left out of an amount of 0."""
    seen: str | None = None
    """Year or ISO date on which the price was seen."""
    note: str | None = None


class Prerequisites(Frozen):
    """What must be there before an action can be taken."""

    actions: tuple[Id, ...] = ()
    """Actions that must be done first."""
    skills: Mapping[Id, Level] = field(default_factory=dict)
    """Levels that must be held first."""
    role: Id | None = None
    """The role that must be held."""


class Need(Frozen):
    """Something that must be there where the person works before an action can be used."""

    id: Id
    title: Text
    asks: str | None = None
    """The sentence that a person ticks if it is there: "I can speak with users of the product"."""
    post: bool = False
    """Whether it is a post of the kind wanted: if it is not there, the way leads to another
    employer.
    """
    usual_for: tuple[Id, ...] = ()
    """Roles whose holders have it as a rule: it counts as there unless they say otherwise."""


class FirstStep(Frozen):
    """What to do first, this week."""

    what: Text
    minutes: Annotated[int, Ge(1), Le(600)] = 45
    with_: str | None = None
    """Somebody named by their part."""


class WorkStep(Frozen):
    """One part of a longer piece of work."""

    what: Text
    hours: Amount = 0
    week: Annotated[int, Ge(1), Le(520)] = 1
    """The week in which it begins, from the start of the action."""


class Action(Frozen):
    """A development action: what one does to raise skills, what it takes, and how one knows that it
    is done.
    """

    id: Id
    title: Text
    kind: ActionKind
    hours: Span
    """Hours of effort in all; of work that the job holds anyway, only those beyond it."""
    raises: Mapping[Id, Annotated[int, Ge(1)]] = field(default_factory=dict)
    """Skill id to the level that a person one level below has once the action is done."""
    opens: Mapping[Id, Annotated[int, Ge(1)]] = field(default_factory=dict)
    """Skill id to the rung that this starter opens: it comes before larger work and brings nothing
    by itself.
    """
    min_weeks: Annotated[int, Ge(0), Le(1040)] = 0
    """Weeks from start to finish at the least, however many hours a week one has; 0 where it does
    not matter.
    """
    cost: Cost | None = None
    """Absent where no price is known."""
    requires: Prerequisites = field(default_factory=Prerequisites)
    setting: Setting = "own-time"
    """Whether it fits inside work that one does anyway."""
    scope: Scope | None = None
    """How far the decisions reach that it takes; open to roles of that scope and above."""
    needs: tuple[Id, ...] = ()
    """What must be there where the person works."""
    fits: tuple[Text, ...] = ()
    """Moves that it suits, as `from>to`, and roles in which one grows by it."""
    part_of: tuple[Id, ...] = ()
    """Roles whose everyday work it is: nothing new to whoever holds one, or held one for a year."""
    lent_by: str | None = None
    """Who lends the mandate, where it reaches one scope further than one's own."""
    relief: bool = False
    """Whether it takes work away: chosen for the load, never for what it raises."""
    with_kit: Id | None = None
    """The kit that holds the same piece of work as a step."""
    ask: str | None = None
    """What to say in order to get it."""
    to: str | None = None
    """Whom to say it to; absent: one's manager."""
    first_step: FirstStep | None = None
    steps: tuple[WorkStep, ...] = ()
    halfway: str | None = None
    """What can be shown after about half of it."""
    proof: str | None = None
    """What one can show afterwards."""
    done_when: str | None = None
    """A sentence that another person can check."""
    provider: str | None = None
    url: str | None = None
    details: Mapping[str, Text] = field(default_factory=dict)
    """Further texts by name: author, exam, renewal."""
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()
    short: str | None = None
    """What to do, in one line of at most 58 characters, for a page that says below it when it is
    done.
    """


class KitCheck(Frozen):
    """Something to find out before anything else."""

    what: Text
    with_: str | None = None
    """Whom to ask."""
    words: str | None = None
    """The question as it can be spoken; {role}, {skill} and {date} stand for what the plan says."""
    minutes: Annotated[int, Ge(1), Le(600)] = 30
    by_day: Annotated[int, Ge(1), Le(365)] | None = None
    """Days from the first one by which it should be known."""
    short: str | None = None
    """What to do in one line of a page."""
    gate: bool = False
    """Whether law, a contract or consent must allow it before anything is offered or signed."""
    if_no: str | None = None


class KitStep(Frozen):
    """A piece of work that belongs to a kind of move."""

    what: Text
    hours: Amount
    week: Annotated[int, Ge(1), Le(52)] = 1
    """The week by whose end it is done, of thirteen."""
    done_when: str | None = None
    first_step: FirstStep | None = None
    must: bool = False
    """Whether it stays when there is less time than thirteen weeks."""
    short: str | None = None
    """What to do in one line of a page."""
    gate: bool = False
    """Whether law, a contract or consent must allow it before anything is offered or signed."""
    either_way: bool = False
    """Whether it is worth doing while nobody knows if the post ends."""
    after: Literal["no-talk", "talks"] | None = None
    """Whether it comes first after applications without an interview, or interviews without an
    offer.
    """
    ask: str | None = None


class Say(Frozen):
    """Something to say, to whom, and what to answer to a no."""

    words: Text
    to: str | None = None
    if_no: str | None = None


class Stop(Frozen):
    """A day of decision with its branches."""

    on: Text
    if_: Text
    then: Text
    else_: Text


class Kit(Frozen):
    """What belongs to a kind of move beside skills."""

    id: Id
    for_: KitFor
    title: Text
    checks: tuple[KitCheck, ...] = ()
    steps: tuple[KitStep, ...] = ()
    say: tuple[Say, ...] = ()
    stop: Stop | None = None
    skills: tuple[Id, ...] = ()
    """Skills that the move rests on, whatever a role asks."""
    avoid: tuple[Text, ...] = ()
    changes_advice: tuple[Text, ...] = ()
    """What would change the plan."""
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


class Doubt(Frozen):
    """A question that people in this field carry, with an honest answer."""

    id: Id
    asks: Text
    answer: Text
    short: str | None = None
    """The answer in one line."""
    roles: tuple[Id, ...] = ()
    """Whom it concerns: all of roles, wants and skills empty is anyone."""
    wants: tuple[Id, ...] = ()
    skills: tuple[Id, ...] = ()
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


class Evidence(Frozen):
    """One published figure behind a trend."""

    figure: Text
    source: Id | None = None
    year: int | None = None
    note: str | None = None
    """A caution: who asked whom."""


class Trend(Frozen):
    """Something that is changing in the work, and the skills that prepare for it."""

    id: Id
    title: Text
    says: str | None = None
    evidence: tuple[Evidence, ...] = ()
    skills: tuple[Id, ...] = ()
    actions: tuple[Id, ...] = ()
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


class Source(Frozen):
    """Where facts come from."""

    id: Id
    title: Text
    url: str | None = None
    year: int | None = None
    licence: str | None = None
    note: str | None = None


class Weights(Frozen):
    """How much one level of a skill weighs in readiness, by importance."""

    core: Annotated[float, Gt(0)] = 3
    important: Annotated[float, Gt(0)] = 2
    useful: Annotated[float, Gt(0)] = 1


class VerdictRule(Frozen):
    """A verdict holds where both limits are kept."""

    verdict: Verdict
    readiness: Fraction
    """The least expected readiness."""
    core_missing: Fraction
    """The largest share of the core levels asked that may be missing."""


class Rules(Frozen):
    """Every constant of the planner. A catalogue changes one by naming it under `rules:`."""

    weights: Weights = field(default_factory=Weights)
    verdicts: Annotated[tuple[VerdictRule, ...], MinLen(1)] = (
        VerdictRule("ready", readiness=0.85, core_missing=0),
        VerdictRule("within reach", readiness=0.65, core_missing=0.30),
        VerdictRule("a stretch", readiness=0.45, core_missing=0.55),
    )
    """Best first; what keeps none of them is far."""
    at_once: Annotated[int, Ge(1)] = 3
    """How many actions run at the same time at most."""
    rating_error: Mapping[int, Fraction] = field(
        default_factory=lambda: {-2: 0.06, -1: 0.29, 0: 0.50, 1: 0.13, 2: 0.02}
    )
    """Levels by which a careful observer would differ from a rating, each with its chance; they add
    up to 1. docs/method.md, "Beliefs"."""
    evidence_factor: Fraction = 0.5
    """An example leaves this part of the chances of being off."""
    evidence_from: Fraction = 0.75
    """From this part of the top level up, the questions ask for an example; strengths begin there,
    too.
    """
    settling_in: Annotated[float, Ge(0)] = 6
    """Months in which one settles in a new role: assumed levels are one lower, and no step is
    recommended.
    """
    stay_while: tuple[Verdict, ...] = ()
    """Whoever is no more than this for the role that they hold is told to stay and grow first,
    unless they name a target.
    """
    near: Annotated[float, Gt(0)] = 0.25
    """Weight of a step's readiness in its score."""
    uses: Annotated[float, Gt(0)] = 0.15
    """Weight of the strengths that a step uses."""
    wish: Annotated[float, Gt(0)] = 0.30
    """Weight of what the person wants."""
    usual: Annotated[float, Gt(0)] = 0.15
    """Weight of how common the move is."""
    time: Annotated[float, Gt(0)] = 0.15
    """Weight of the months in the role against those that are usual."""
    vary: Annotated[float, Ge(1), Le(10)] = 2
    """In each draw every weight varies by a factor of up to this, either way."""
    draws: Annotated[int, Ge(1), Le(100_000)] = 500
    equal_steps: Fraction = 0.10
    """Two steps whose shares of the draws are no further apart are equally right."""
    usual_months: Mapping[TransitionKind, Amount] = field(
        default_factory=lambda: {
            "promotion": 24,
            "lateral": 9,
            "specialise": 12,
            "leap": 36,
            "return": 3,
        }
    )
    """Months before a move of each kind, where the transition does not state them."""
    kinds: Mapping[ActionKind, Fraction] = field(
        default_factory=lambda: {
            "reading": 0.25,
            "community": 0.25,
            "course": 0.5,
            "mentoring": 0.75,
        }
    )
    """The highest level that each kind of action may bring, as a part of the top level; a kind that
    is not named has no cap.
    """
    switching_hours: Annotated[float, Ge(0)] = 4
    """Hours that each further action counts beside its own, when a plan is chosen."""
    assignment_factor: Annotated[float, Gt(0), Le(1)] = 0.7
    """Hours of an assignment count this much when a plan is chosen: real work at one's own desk is
    worth the longer way.
    """
    fits_factor: Annotated[float, Gt(0), Le(1)] = 0.8
    """Hours of an action that fits the move count this much when a plan is chosen."""
    slack: Annotated[float, Ge(0), Le(0.9)] = 0.33
    """Part of the hours that a chapter leaves free."""
    chapter_weeks: Annotated[int, Ge(1), Le(52)] = 13
    chapter_actions: Annotated[int, Ge(1), Le(8)] = 4
    """How many actions a chapter holds at most, those of a kit aside."""
    quiet_days: tuple[Text, ...] = ("12-24..01-01",)
    """Days of the year, as month-day, on which nothing is planned."""
    margin_power: Annotated[float, Ge(1), Le(4)] = 2
    """Where all roles are ranked, margins of levels are raised to this power: the more, the more a
    wide one outweighs many narrow ones.
    """
    unknown_part: Fraction = 0.5
    """Where all roles are ranked, a skill of which nothing is known counts this much of what the
    roles that ask for it usually ask.
    """
    evidence_levels: Annotated[int, Ge(0)] = 2
    """Of the first version; `evidence_factor` says now what an example is worth."""
    unknown_high: Fraction = 0.5
    """Of the first version; what an unknown skill may turn out to be is one of the beliefs now."""
    unused_weight: Annotated[float, Ge(0)] = 2
    """What would lie unused weighs this much beside what is missing, where all roles are ranked."""
    same_distance: Annotated[float, Ge(0)] = 0
    """Of the first version; `equal_steps` says now when two steps are equally right."""
    first_kinds: tuple[TransitionKind, ...] = ()
    """Of the first version; kinds are no longer put first."""


class Identity(Frozen):
    """Which catalogue this is."""

    id: Id
    version: str = "0"


class Replaced(Frozen):
    """Ids that went, with the ids that took their place."""

    roles: Mapping[Id, Id] = field(default_factory=dict)
    skills: Mapping[Id, Id] = field(default_factory=dict)
    actions: Mapping[Id, Id] = field(default_factory=dict)


class Catalog(Late):
    """A whole, checked catalogue. Every id in it exists; no level is beyond the scale."""

    catalog: Identity
    scale: Scale
    roles: Mapping[Id, Role]
    """By id, in the order of the files; so are skills, actions, trends and sources."""
    skills: Mapping[Id, Skill]
    actions: Mapping[Id, Action]
    transitions: tuple[Transition, ...] = ()
    trends: Mapping[Id, Trend] = field(default_factory=dict)
    tracks: tuple[Track, ...] = ()
    categories: tuple[Category, ...] = ()
    wants: Mapping[Id, Want] = field(default_factory=dict)
    titles: tuple[Title, ...] = ()
    needs: Mapping[Id, Need] = field(default_factory=dict)
    kits: Mapping[Id, Kit] = field(default_factory=dict)
    doubts: Mapping[Id, Doubt] = field(default_factory=dict)
    sources: Mapping[Id, Source] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    replaced: Replaced = field(default_factory=Replaced)
    digest: str = ""
    """SHA-256 of the files that it was read from."""


@lru_cache(maxsize=4096)
def ends_of(fit: str) -> tuple[str, ...]:
    """The roles that an entry of an action's `fits` names: one, or the two ends of a move."""
    return tuple(end.strip() for end in fit.split(">"))


def highest_of_kind(catalog: Catalog, action: Action) -> int:
    """The highest level that an action of this kind may bring; the top of the scale if its kind has
    no cap.

    The part of the scale that `rules.kinds` says is rounded down, but never below 1: on a short
    scale, too, a book brings something.
    """
    part = catalog.rules.kinds.get(action.kind, 1)
    return max(1, int(part * catalog.scale.top))
