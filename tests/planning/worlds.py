"""Random small catalogues with actions, and somebody in each: made from a seed, since drawing each number takes ten times as long."""

from dataclasses import replace
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st
from tiny import action, catalog, role, way

from po_career.catalog.model import (
    IMPORTANCES,
    Action,
    Catalog,
    Importance,
    Prerequisites,
    Role,
    Rules,
    Transition,
    TransitionKind,
)
from po_career.profile.model import Budget, Profile, Rating

SKILLS = ("a", "b", "c", "d")
KINDS: tuple[TransitionKind, ...] = ("promotion", "promotion", "lateral", "specialise", "leap")
SEEDS = st.integers(0, 10**9)
RULES = Rules(draws=40)
"""The laws hold whatever the number of draws; with fewer there is time for more worlds."""

class World(NamedTuple):
    """A catalogue, and somebody who aims for its last role."""

    catalog: Catalog
    profile: Profile


def world_of(seed: int) -> World:
    chance = Random(seed)  # noqa: S311  # cases, not secrets
    names = [f"role-{number}" for number in range(chance.randint(2, 4))]
    roles = [_role(chance, name) for name in names]
    rungs = [(skill, level) for skill in SKILLS for level in range(1, 5)]  # most can be brought
    raised = [{skill: level} for skill, level in rungs if chance.random() < 0.9]
    raised += [_two(chance) for _ in range(chance.randint(0, 5))]
    actions = [_action(chance, number, raises, names) for number, raises in enumerate(raised)]
    roles[0] = replace(roles[0], requires={})  # what the own role asks would come along with the way
    ways = _ways(chance, names) if chance.random() < 0.7 else []
    ratings = {
        skill: (Rating(chance.randint(0, 4), evidence=chance.choice([None, "seen"])),)
        for skill in SKILLS
        if chance.random() < 0.8
    }
    profile = Profile(
        role=names[0],
        months_in_role=chance.choice([0, 8, 30, 60]),
        hours_per_week=chance.choice([1, 2, 4, 8]),
        budget=chance.choice([None, Budget(0, "USD"), Budget(50, "USD")]),
        target=(names[-1],),
        ratings=ratings,
    )
    return World(catalog(roles, actions, ways, rules=RULES, skills=list(SKILLS)), profile)


def _role(chance: Random, name: str) -> Role:
    asked = [skill for skill in SKILLS if chance.random() < 0.7]
    requires: dict[str, tuple[int, Importance]] = {
        skill: (chance.randint(1, 4), chance.choice(IMPORTANCES)) for skill in asked
    }
    return role(name, requires, scope=chance.randint(0, 4), place=chance.randint(1, 4))


def _two(chance: Random) -> dict[str, int]:
    return {skill: chance.randint(1, 4) for skill in chance.sample(SKILLS, 2)}


def _action(chance: Random, number: int, raises: dict[str, int], names: list[str]) -> Action:
    after = tuple(f"x{n}" for n in range(number) if chance.random() < 0.02)
    first = {chance.choice(SKILLS): chance.randint(1, 2)} if chance.random() < 0.2 else {}
    holder = chance.choice(names) if chance.random() < 0.05 else None
    return action(
        f"x{number}",
        raises,
        chance.randint(1, 30),
        cost=chance.choice([0, 0, 0, 40, 200]),
        min_weeks=chance.choice([0, 0, 4, 10]),
        setting=chance.choice(["at-work", "own-time"]),
        requires=Prerequisites(after, first, holder),
    )


def _ways(chance: Random, names: list[str]) -> list[Transition]:
    ways = []
    for start in names:
        others = [name for name in names if name != start and chance.random() < 0.5]
        months = chance.choice([None, 6, 24])
        ways += [way(start, goal, chance.choice(KINDS), months) for goal in others]
    return ways
