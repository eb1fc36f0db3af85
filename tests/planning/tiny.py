"""Small catalogues and people for the tests of the core, built without files."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from po_career.catalog.model import (
    Action,
    Catalog,
    Cost,
    Identity,
    Importance,
    Kit,
    Need,
    Prerequisites,
    Requirement,
    Role,
    Rules,
    Scale,
    ScaleLevel,
    Setting,
    Skill,
    Span,
    Transition,
    TransitionKind,
    Trend,
    Want,
)
from po_career.planning.standing import Standing, standing_of
from po_career.profile.model import Profile, Rating

DAY = date(2026, 3, 2)
"""A Monday, far from the quiet days."""
NAMES = ("Not yet", "Awareness", "Working", "Practitioner", "Expert")
SCALE = Scale(tuple(ScaleLevel(level, name) for level, name in enumerate(NAMES)))


def role(key: str, requires: Mapping[str, tuple[int, Importance]], **more: object) -> Role:
    """A role that asks `{skill: (level, importance)}`."""
    asked = {
        skill: Requirement(level, importance) for skill, (level, importance) in requires.items()
    }
    title = key.replace("-", " ").capitalize()
    return Role(id=key, title=title, requires=asked, **more)  # type: ignore[arg-type]  # any field


def action(
    key: str,
    raises: Mapping[str, int],
    hours: float = 10,
    *,
    high: float | None = None,
    cost: float | None = 0,
    min_weeks: int = 0,
    setting: Setting = "at-work",
    requires: Prerequisites | None = None,
    **more: object,
) -> Action:
    """An action of exactly `hours` (or a range up to `high`); `cost=None` is an unknown price.

    It is practice unless told otherwise; `more` is any other field of an action.
    """
    price = None if cost is None else Cost(cost, "USD" if cost else None)
    plain = Action(
        id=key,
        title=f"Do {key}",
        kind="practice",
        hours=Span(hours, hours if high is None else high),
        raises=raises,
        min_weeks=min_weeks,
        cost=price,
        setting=setting,
        requires=requires or Prerequisites(),
        done_when="it is done",
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # any field of an action


def way(
    start: str,
    goal: str,
    kind: TransitionKind = "promotion",
    months: float | None = None,
    **more: object,
) -> Transition:
    """A transition with `months` at the least; `more` is any other field of a transition."""
    span = None if months is None else Span(months, months + 6)
    plain = Transition(from_=start, to=goal, kind=kind, months=span)
    return replace(plain, **more)  # type: ignore[arg-type]  # any field of a transition


def catalog(
    roles: list[Role],
    actions: list[Action] | None = None,
    transitions: list[Transition] | None = None,
    *,
    rules: Rules | None = None,
    trends: list[Trend] | None = None,
    skills: list[str] | None = None,
    scale: Scale = SCALE,
    wants: list[Want] | None = None,
    needs: list[Need] | None = None,
    kits: list[Kit] | None = None,
) -> Catalog:
    """A catalogue of these roles; its skills are those that the roles and actions name."""
    named = [
        *(skill for one in roles for skill in one.requires),
        *(skill for one in actions or [] for skill in (*one.raises, *one.opens)),
        *(skills or []),
    ]
    return Catalog(
        catalog=Identity("tiny", "1"),
        scale=scale,
        roles={one.id: one for one in roles},
        skills={key: Skill(key, key.capitalize()) for key in dict.fromkeys(named)},
        actions={one.id: one for one in actions or []},
        transitions=tuple(transitions or []),
        trends={trend.id: trend for trend in trends or []},
        wants={want.id: want for want in wants or []},
        needs={need.id: need for need in needs or []},
        kits={kit.id: kit for kit in kits or []},
        rules=rules or Rules(),
    )


def person(
    held_role: str | None = None,
    *,
    hours: float | None = 4,
    evidence: bool = True,
    target: str | None = None,
    **levels: int,
) -> Profile:
    """Someone who rated `levels` (underscores stand for hyphens), each with an example.

    Without an example if `evidence` is false.
    """
    named = {skill.replace("_", "-"): level for skill, level in levels.items()}
    wanted = () if target is None else (target,)
    ratings = ratings_of(named, evidence=evidence)
    return Profile(role=held_role, hours_per_week=hours, target=wanted, ratings=ratings)


def ratings_of(
    levels: Mapping[str, int], *, evidence: bool = True
) -> dict[str, tuple[Rating, ...]]:
    """One's own ratings, each with an example unless told otherwise."""
    example = "an example" if evidence else None
    return {skill: (Rating(level, evidence=example),) for skill, level in levels.items()}


def stand(world: Catalog, profile: Profile) -> Standing:
    """The standing of a person on `DAY`."""
    return standing_of(world, profile, DAY)
