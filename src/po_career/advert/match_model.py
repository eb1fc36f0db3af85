"""What an advertisement says, in the shape of the published JSON. Field names are a contract.

Adding is free.
"""

from typing import Literal

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.planning.model import BeliefBasis, FitParts
from po_career.planning.plan_model import Caution

LevelBy = Literal["words", "work"]


class Matched(Frozen):
    """Words of the text, and the line on which they stand."""

    words: str
    line: int


class Ask(Frozen):
    """A skill that the text asks for."""

    skill: Id
    name: str
    level: int | None
    """None if neither words of degree nor the duties say one."""
    level_by: LevelBy | None
    """What says the level: words of degree ("strong", "5+ years"), or what the work is."""
    matched: tuple[Matched, ...]
    """What says so, the surest first."""
    certainty: float
    """From 0 to 1: how surely the text asks for it."""
    nice_to_have: bool
    """Whether it is only wished for."""


class Why(Frozen):
    """What speaks for the role."""

    title: Matched | None
    """Where the text bears a title of the role."""
    work: tuple[Matched, ...]
    """Words that describe the role's work."""
    skills: tuple[Id, ...]
    """Skills that the text asks and the role requires as core."""


class Held(Frozen):
    """A skill that is asked, beside what the person has of it."""

    skill: Id
    name: str
    have: int | None
    """None if nothing is known."""
    need: int | None
    """The level that the text asks, else that of the role; None if neither says one."""
    basis: BeliefBasis


class Near(Frozen):
    """How near the job is to the person: its role with what the text asks in place of what the role
    asks.
    """

    fit: FitParts
    """By the distance of `fit`: docs/fit.md."""
    farther: int
    """How many of the other roles are farther from the person."""
    others: int
    """How many other roles the catalogue has, without the one held and without ways in."""


class Match(Frozen):
    """An advertisement, the role that it is nearest to, and what it asks."""

    schema: Literal["po-career/match/1"]
    role: Id | None
    """None if no role of the catalogue fits."""
    title: str | None
    """The role's title in the catalogue."""
    certainty: float
    """From 0 to 1: how surely the text is about that role; 0 if none fits."""
    why: Why
    also: tuple[Id, ...]
    """Other roles that are nearly as near, the nearest first."""
    asks: tuple[Ask, ...]
    """The skills that the text asks, the surest first."""
    have: tuple[Held, ...]
    missing: tuple[Held, ...]
    """The widest gap first."""
    unrated: tuple[Held, ...]
    near: Near | None
    """None if no role fits, or if nothing is known of what the job asks."""
    warnings: tuple[Caution, ...]
