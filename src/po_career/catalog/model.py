"""The catalogue: what roles ask, how they connect, and what raises a skill.

These dataclasses are the one definition of each thing. Their constraints are `annotated_types` metadata; `catalog.schema`
makes validators and JSON Schemas of them, and nothing else needs pydantic. A key in YAML or JSON is the field's name
without a trailing underscore.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from annotated_types import Ge, Gt, Le, MinLen

STRICT: Mapping[str, Any] = {
    "extra": "forbid",
    "allow_inf_nan": False,
    "use_attribute_docstrings": True,
    "alias_generator": lambda name: name.rstrip("_"),
    "serialize_by_alias": True,
}
"""What pydantic is told of every model: no unknown keys, and docstrings become descriptions."""

Basis = Literal["article", "source", "judgement"]
Importance = Literal["core", "important", "useful"]
TransitionKind = Literal["promotion", "lateral", "specialise", "leap", "return"]
ActionKind = Literal["certification", "course", "reading", "practice", "mentoring", "community"]
Setting = Literal["at-work", "own-time"]
Verdict = Literal["ready", "within reach", "a stretch", "far"]
Rater = Literal["self", "other"]

Level = Annotated[int, Ge(0)]
"""A proficiency level, 0 to the top of the scale."""
Text = Annotated[str, MinLen(1)]
Id = Annotated[str, MinLen(1)]
Fraction = Annotated[float, Ge(0), Le(1)]
Amount = Annotated[float, Ge(0), Le(100_000)]
"""Years, months or hours. The limit is far beyond a career; it keeps a slip of the keyboard from becoming a date."""

IMPORTANCES: tuple[Importance, ...] = ("core", "important", "useful")


@dataclass(frozen=True, slots=True)
class Span:
    """A range of years, months or hours, both ends included."""

    __pydantic_config__ = STRICT

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


@dataclass(frozen=True, slots=True)
class ScaleLevel:
    """One proficiency level: its number, its name, and the sentence that goes with it."""

    __pydantic_config__ = STRICT

    level: Level
    name: Text
    short: str | None = None
    """What is true of a person at this level, whatever the skill."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The proficiency scale: levels 0, 1, 2 ... without a hole."""

    __pydantic_config__ = STRICT

    levels: Annotated[tuple[ScaleLevel, ...], MinLen(2)]
    id: Id = "proficiency"
    sources: tuple[Id, ...] = ()

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1


@dataclass(frozen=True, slots=True)
class Category:
    """A family of skills."""

    __pydantic_config__ = STRICT

    id: Id
    title: Text


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill, with one sentence for each level above 0 by which people recognise themselves."""

    __pydantic_config__ = STRICT

    id: Id
    name: Text
    short: str | None = None
    """A name of at most 30 characters, where `name` is longer."""
    category: Id | None = None
    definition: str | None = None
    aliases: tuple[Text, ...] = ()
    signals: tuple[Text, ...] = ()
    """Phrases that describe the work without naming the skill, as texts put it; `a|b` is either word, `..` up to four words."""
    anchors: Mapping[Annotated[int, Ge(1)], Text] = field(default_factory=dict)
    """Level to the sentence that is true of a person at that level."""
    esco: str | None = None
    """The nearest ESCO skill, with its id."""
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """The level of one skill that a role asks."""

    __pydantic_config__ = STRICT

    level: Level
    importance: Importance = "important"
    """How much the skill weighs in readiness."""
    basis: Basis | None = None
    """What says that the role needs the skill; the exact level is always judgement."""


@dataclass(frozen=True, slots=True)
class Track:
    """A column of the career map."""

    __pydantic_config__ = STRICT

    id: Id
    title: Text


@dataclass(frozen=True, slots=True)
class Codes:
    """Nearest occupations in public classifications."""

    __pydantic_config__ = STRICT

    esco: tuple[Text, ...] = ()
    onet: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """A role (a career stage): what it is for, what its days hold, and the skills that it asks."""

    __pydantic_config__ = STRICT

    id: Id
    title: Text
    requires: Mapping[Id, Requirement]
    """Skill id to what the role asks of it; may be empty."""
    track: Id | None = None
    short: str | None = None
    """The role in at most 36 characters, for lists."""
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


@dataclass(frozen=True, slots=True)
class Transition:
    """A move from one role to another that people make."""

    __pydantic_config__ = STRICT

    from_: Id
    to: Id
    kind: TransitionKind
    months: Span | None = None
    """Months that people usually spend in the first role before the move; absent where it varies."""
    note: str | None = None
    warnings: tuple[Text, ...] = ()
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """A price, with the time it was seen; an action without a cost has an unknown one."""

    __pydantic_config__ = STRICT

    amount: Annotated[float, Ge(0), Le(1_000_000)]
    currency: Annotated[str, MinLen(3)] | None = None
    """ISO 4217 code; may be left out of an amount of 0."""
    seen: str | None = None
    """Year or ISO date on which the price was seen."""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Prerequisites:
    """What must be there before an action can be taken."""

    __pydantic_config__ = STRICT

    actions: tuple[Id, ...] = ()
    """Actions that must be done first."""
    skills: Mapping[Id, Level] = field(default_factory=dict)
    """Levels that must be held first."""
    role: Id | None = None
    """The role that must be held."""


@dataclass(frozen=True, slots=True)
class Action:
    """A development action: what one does to raise skills, what it takes, and how one knows that it is done."""

    __pydantic_config__ = STRICT

    id: Id
    title: Text
    kind: ActionKind
    hours: Span
    """Hours of effort in all."""
    raises: Mapping[Id, Annotated[int, Ge(1)]]
    """Skill id to the level that a person one level below has once the action is done."""
    min_weeks: Annotated[int, Ge(0), Le(1040)] = 0
    """Weeks from start to finish at the least, however many hours a week one has; 0 where it does not matter."""
    cost: Cost | None = None
    """Absent where no price is known."""
    requires: Prerequisites = field(default_factory=Prerequisites)
    setting: Setting = "own-time"
    """Whether it fits inside work that one does anyway."""
    done_when: str | None = None
    """A sentence that another person can check."""
    provider: str | None = None
    url: str | None = None
    details: Mapping[str, Text] = field(default_factory=dict)
    """Further texts by name: author, exam, renewal."""
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One published figure behind a trend."""

    __pydantic_config__ = STRICT

    figure: Text
    source: Id | None = None
    year: int | None = None
    note: str | None = None
    """A caution: who asked whom."""


@dataclass(frozen=True, slots=True)
class Trend:
    """Something that is changing in the work, and the skills that prepare for it."""

    __pydantic_config__ = STRICT

    id: Id
    title: Text
    says: str | None = None
    evidence: tuple[Evidence, ...] = ()
    skills: tuple[Id, ...] = ()
    actions: tuple[Id, ...] = ()
    basis: tuple[Basis, ...] = ()
    sources: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from."""

    __pydantic_config__ = STRICT

    id: Id
    title: Text
    url: str | None = None
    year: int | None = None
    licence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much one level of a skill weighs in readiness, by importance."""

    __pydantic_config__ = STRICT

    core: Annotated[float, Gt(0)] = 3
    important: Annotated[float, Gt(0)] = 2
    useful: Annotated[float, Gt(0)] = 1


@dataclass(frozen=True, slots=True)
class VerdictRule:
    """A verdict holds where both limits are kept."""

    __pydantic_config__ = STRICT

    verdict: Verdict
    readiness: Fraction
    """The least expected readiness."""
    core_missing: Fraction
    """The largest share of the core levels asked that may be missing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """Every constant of the planner. A catalogue changes one by naming it under `rules:`."""

    __pydantic_config__ = STRICT

    weights: Weights = field(default_factory=Weights)
    verdicts: Annotated[tuple[VerdictRule, ...], MinLen(1)] = (
        VerdictRule("ready", readiness=0.85, core_missing=0),
        VerdictRule("within reach", readiness=0.65, core_missing=0.30),
        VerdictRule("a stretch", readiness=0.45, core_missing=0.55),
    )
    """Best first; what keeps none of them is far."""
    evidence_levels: Annotated[int, Ge(0)] = 2
    """How many levels at the top of the scale count one lower at worst without an example."""
    unknown_high: Fraction = 0.5
    """How high an unknown skill may turn out, as a part of the top level, rounded down."""
    at_once: Annotated[int, Ge(1)] = 3
    """How many actions run at the same time at the most."""
    unused_weight: Annotated[float, Ge(0)] = 1.5
    """What lies unused weighs this much beside what is missing, when roles are ranked."""
    margin_power: Annotated[float, Ge(1), Le(4)] = 1.5
    """Where all roles are ranked, margins of levels are raised to this power: the more, the more a wide one outweighs many narrow ones."""
    unknown_part: Fraction = 0.5
    """Where all roles are ranked, a skill of which nothing is known counts this much of what it would if it were missing."""
    same_distance: Annotated[float, Ge(0)] = 0
    """Steps whose distance is at most this much above the least count as equally near: their kind decides, then planned hours."""
    first_kinds: tuple[TransitionKind, ...] = ()
    """Kinds that go first among steps that are equally near, in this order; kinds that are not named come after them, alike."""
    rating_error: Mapping[int, Fraction] = field(default_factory=lambda: {-2: 0.06, -1: 0.29, 0: 0.50, 1: 0.13, 2: 0.02})
    """Levels by which a careful observer would differ from a rating, each with its chance; the chances add up to 1.
    docs/method.md, "Robustness"."""
    stay_while: tuple[Verdict, ...] = ()
    """Whoever is no more than this for the role that they hold is told to stay and grow first, unless they name a target."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which catalogue this is."""

    __pydantic_config__ = STRICT

    id: Id
    version: str = "0"


@dataclass(frozen=True, slots=True)
class Replaced:
    """Ids that went, with the ids that took their place."""

    __pydantic_config__ = STRICT

    roles: Mapping[Id, Id] = field(default_factory=dict)
    skills: Mapping[Id, Id] = field(default_factory=dict)
    actions: Mapping[Id, Id] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A whole, checked catalogue. Every id in it exists; no level is beyond the scale."""

    __pydantic_config__ = STRICT

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
    sources: Mapping[Id, Source] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)
    replaced: Replaced = field(default_factory=Replaced)
    digest: str = ""
    """SHA-256 of the files that it was read from."""
