"""A manager's picture of a team: who brings what, who could hold which role, what hangs on one
person, who can teach whom, what helps most people. It ranks nobody.

Only levels that are rated, or brought by something done, count; what is not rated is unknown, not
0. docs/team.md has the rules.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from po_career.catalog.indexes import transitions_from
from po_career.catalog.model import IMPORTANCES, Action, Catalog, Id, Importance, Role
from po_career.errors import NoAnswerError
from po_career.planning.aim import aim_of
from po_career.planning.belief import PLAIN_KINDS, is_rated
from po_career.planning.decision import asked_for, decide
from po_career.planning.ground import ground_of
from po_career.planning.kits import kit_for
from po_career.planning.openness import liftable, open_actions, rungs_of
from po_career.planning.plan_model import catalog_of
from po_career.planning.quarter import LIMIT, quarter_of
from po_career.planning.readiness import verdict_of, weight_of
from po_career.planning.scores import is_lower
from po_career.planning.standing import Standing, paced, standing_of
from po_career.planning.team_model import (
    AtNobody,
    LeftOut,
    OnOnePerson,
    RoleSkill,
    Teaching,
    Team,
    TeamAction,
    TeamBottleneck,
    TeamPerson,
    TeamRole,
    TeamSkill,
)
from po_career.profile.chapters import last_chapter
from po_career.profile.history import grown
from po_career.profile.model import Member, Profile
from po_career.profile.sharing import shared_with_a_team

ENOUGH_RATED = 2 / 3
"""Of the skills that a role asks, and of its core ones: with fewer rated one is on no bench."""
LEVELS_ABOVE = 2
"""Whoever teaches is so many levels above whoever learns."""
MOST_ACTIONS = 10
WEEK = timedelta(weeks=1)


class _Seen(NamedTuple):
    """What is to be seen of a person, and nothing that is private."""

    number: int
    standing: Standing
    levels: Mapping[Id, int]
    """Skill to level, of skills that are known."""
    says_hours: bool

    @property
    def role(self) -> Role | None:
        return self.standing.role

    def short(self) -> Mapping[Id, int]:
        """Skill to the level that the role held asks, where it is above a known level."""
        asks = self.standing.own_asks
        return {
            skill: need.level
            for skill, need in asks.items()
            if self.levels.get(skill, need.level) < need.level
        }


def team_of(
    catalog: Catalog,
    members: Sequence[Member],
    today: date,
    *,
    anonymous: bool = False,
    left_out: Sequence[LeftOut] = (),
) -> Team:
    """The team of `members` on `today`, in their order. `left_out` is what could not be read.

    On an `anonymous` page nobody has a name, and the order is that of a digest of what the page
    says of each, so that neither names nor levels can be read from it.
    """
    seen = [_seen(catalog, n, member.profile, today) for n, member in enumerate(members, 1)]
    people = [
        _person(catalog, one, member, today) for one, member in zip(seen, members, strict=True)
    ]
    if anonymous:
        order = sorted(range(len(seen)), key=lambda n: _digest(seen[n], people[n]))
        seen = [seen[place]._replace(number=n) for n, place in enumerate(order, 1)]
        people = [replace(people[place], number=n, name=None) for n, place in enumerate(order, 1)]
    roles = _roles_held(catalog, seen)
    return Team(
        schema="po-career/team/1",
        generated_on=today,
        catalog=catalog_of(catalog),
        anonymous=anonymous,
        people=tuple(people),
        roles=tuple(_bench(catalog, seen, roles)),
        skills=tuple(_heat(catalog, seen, roles)),
        at_nobody=tuple(_at_nobody(catalog, seen, roles)),
        on_one_person=tuple(_on_one_person(catalog, seen, roles)),
        teaching=tuple(_teaching(catalog, seen)),
        actions=tuple(_actions(catalog, seen)),
        left_out=() if anonymous else tuple(left_out),
        left_out_count=len(left_out),
    )


def _seen(catalog: Catalog, number: int, profile: Profile, today: date) -> _Seen:
    known = shared_with_a_team(grown(profile, today))
    standing = standing_of(catalog, paced(known), today)
    gone = set(known.not_applicable)
    levels = {
        skill: belief.expected
        for skill, belief in standing.held.items()
        if is_rated(belief) and skill not in gone
    }
    return _Seen(number, standing, levels, known.hours_per_week is not None)


def _digest(one: _Seen, person: TeamPerson) -> str:
    """A digest of all that the page can say of somebody."""
    said = (replace(one.standing.profile, name=""), person.role_unknown, person.review_on)
    return sha256(repr(said).encode()).hexdigest()


def _person(catalog: Catalog, one: _Seen, member: Member, today: date) -> TeamPerson:
    role, review = one.role, _review_on(member.profile, catalog.rules.chapter_weeks)
    return TeamPerson(
        number=one.number,
        name=member.name,
        role=None if role is None else role.id,
        title=None if role is None else role.title,
        role_unknown=member.role_unknown,
        rated=len(one.levels),
        bottleneck=_bottleneck(catalog, one),
        review_on=review,
        overdue=review is not None and review < today,
    )


def _review_on(profile: Profile, chapter_weeks: int) -> date | None:
    """The day of the check-in, if it is the usual one: a load, days away, what is decided or a
    trial set another, which would give them away.
    """
    kept = last_chapter(profile)
    if kept is None:
        return None
    usual = kept.on + timedelta(weeks=chapter_weeks)
    return kept.until if abs(kept.until - usual) <= WEEK else None


def _bottleneck(catalog: Catalog, one: _Seen) -> TeamBottleneck | None:
    """That of the plan for what the person shares with a team; that of staying in the role held if
    too little is rated to judge the role of the step.
    """
    if not one.levels:
        return None
    standing = one.standing
    try:
        decision = decide(standing)
    except NoAnswerError:
        return None
    if _word_for(decision.role, one) == "too little rated":
        if standing.role is None:
            return None
        decision = asked_for(standing, standing.role.id)
    ground = ground_of(standing, decision, liftable(standing), None)
    lead = quarter_of(ground, ()).lead
    if lead.skill is None or lead.by is None:
        return None
    need = ground.aim.asks[lead.skill].level
    have = ground.aim.levels[lead.skill]
    name = catalog.skills[lead.skill].name
    return TeamBottleneck(lead.skill, name, have, need, ground.aim.role.id)


def _roles_held(catalog: Catalog, seen: Sequence[_Seen]) -> list[Role]:
    """The roles of the team, in the order of the catalogue."""
    held = {one.role.id for one in seen if one.role is not None}
    return [role for role in catalog.roles.values() if role.id in held]


def _bench(catalog: Catalog, seen: Sequence[_Seen], roles: Sequence[Role]) -> Iterator[TeamRole]:
    """The roles of the team and those that a plain move leads to from them."""
    held = {role.id for role in roles}
    wanted = set(held)
    for edge in catalog.transitions:
        to = catalog.roles[edge.to]
        if edge.from_ in held and edge.kind in PLAIN_KINDS and not (to.venture or to.way_in):
            wanted.add(edge.to)
    for role in catalog.roles.values():
        if role.id in wanted:
            yield _role_of_bench(role.id, role.title, seen)


def _role_of_bench(key: Id, title: str, seen: Sequence[_Seen]) -> TeamRole:
    by_word = defaultdict[str, list[int]](list)
    for one in seen:
        by_word[_word_for(key, one)].append(one.number)
    return TeamRole(
        role=key,
        title=title,
        held_by=tuple(by_word["held"]),
        ready=tuple(by_word["ready"]),
        ready_but_for_core=tuple(by_word["ready but for core"]),
        within_reach=tuple(by_word["within reach"]),
        too_little_rated=len(by_word["too little rated"]),
        above=len(by_word["above it"]),
    )


def _word_for(key: Id, one: _Seen) -> str:
    """How near somebody is to a role by their plan, or why nobody can say."""
    if one.standing.held_role == key:
        return "held"
    if _is_above(one, key):
        return "above it"
    asks = one.standing.roles[key].requires
    core = [skill for skill, need in asks.items() if need.importance == "core"]
    if not (_is_rated_enough(one, asks) and _is_rated_enough(one, core)):
        return "too little rated"
    word = verdict_of(asks, one.standing.levels, one.standing.rules)
    if word == "ready" and any(skill not in one.levels for skill in core):
        return "ready but for core"
    return word


def _is_above(one: _Seen, key: Id) -> bool:
    """Whether a role is below the one held, and no plain move leads there."""
    held, standing = one.role, one.standing
    if held is None or not is_lower(standing.roles[key], held):
        return False
    edges = transitions_from(standing.catalog).get(held.id, ())
    return all(edge.to != key or edge.kind not in PLAIN_KINDS for edge in edges)


def _is_rated_enough(one: _Seen, skills: Collection[Id]) -> bool:
    return sum(skill in one.levels for skill in skills) >= ENOUGH_RATED * len(skills)


def _heat(catalog: Catalog, seen: Sequence[_Seen], roles: Sequence[Role]) -> Iterator[TeamSkill]:
    for key, skill in catalog.skills.items():
        levels = tuple(one.levels.get(key) for one in seen)
        by_role = tuple(_role_skill(role, key, seen) for role in roles if _asks(role, key))
        if not by_role and all(level is None for level in levels):
            continue
        yield TeamSkill(
            skill=key,
            name=skill.name,
            category=skill.category,
            levels=levels,
            does_not_apply=tuple(
                one.number for one in seen if key in one.standing.profile.not_applicable
            ),
            roles=by_role,
        )


def _asks(role: Role, skill: Id) -> bool:
    return skill in role.requires and role.requires[skill].level > 0


def _role_skill(role: Role, skill: Id, seen: Sequence[_Seen]) -> RoleSkill:
    need = role.requires[skill]
    asked = [
        one for one in seen if one.standing.held_role == role.id and skill in one.standing.own_asks
    ]
    known = [one.levels[skill] for one in asked if skill in one.levels]
    there = sum(level >= need.level for level in known)
    return RoleSkill(role.id, need.level, need.importance, len(asked), len(known), there)


class _Level(NamedTuple):
    """A level of a skill that roles of the team ask, and who is known to be there."""

    skill: Id
    level: int
    roles: Sequence[Role]
    """The roles that ask this level or more."""
    there: Sequence[int]

    def counts(self, top: int) -> bool:
        """Whether it is half of the scale or more: less than that is quickly learned."""
        return 2 * self.level >= top

    @property
    def importance(self) -> Importance:
        """The highest of the roles."""
        weights = (role.requires[self.skill].importance for role in self.roles)
        return min(weights, key=IMPORTANCES.index)


def _levels_asked(
    catalog: Catalog, seen: Sequence[_Seen], roles: Sequence[Role]
) -> Iterator[Sequence[_Level]]:
    """Of each skill that is core or important for a role of the team, the levels asked, the lowest
    first.
    """
    for skill in catalog.skills:
        asking = [role for role in roles if _weighs(role, skill)]
        levels = []
        for level in sorted({role.requires[skill].level for role in asking}):
            above = [role for role in asking if role.requires[skill].level >= level]
            there = [one.number for one in seen if one.levels.get(skill, -1) >= level]
            levels.append(_Level(skill, level, above, there))
        yield levels


def _weighs(role: Role, skill: Id) -> bool:
    return _asks(role, skill) and role.requires[skill].importance != "useful"


def _on_one_person(
    catalog: Catalog, seen: Sequence[_Seen], roles: Sequence[Role]
) -> Iterator[OnOnePerson]:
    """Core skills first. Nothing hangs on one person in a team of one, and nothing can be said of a
    skill that most of those who are asked for it have not rated.
    """
    if len(seen) < 2:
        return
    found, top = [], catalog.scale.top
    for levels in _levels_asked(catalog, seen, roles):
        alone = next((one for one in levels if len(one.there) == 1 and one.counts(top)), None)
        if alone is not None and _is_mostly_rated(alone, seen):
            found.append(
                OnOnePerson(
                    skill=alone.skill,
                    name=catalog.skills[alone.skill].name,
                    level=alone.level,
                    importance=alone.importance,
                    person=alone.there[0],
                    roles=tuple(role.id for role in alone.roles),
                    not_rated=sum(alone.skill not in one.levels for one in seen),
                )
            )
    yield from sorted(found, key=lambda one: IMPORTANCES.index(one.importance))


def _is_mostly_rated(level: _Level, seen: Sequence[_Seen]) -> bool:
    """Whether at least half of those whose role asks the skill, or who rated it, have rated it."""
    rated = silent = 0
    for one in seen:
        if level.skill in one.levels:
            rated += 1
        elif one.role is not None and _asks(one.role, level.skill):
            silent += 1
    return rated >= silent


def _at_nobody(
    catalog: Catalog, seen: Sequence[_Seen], roles: Sequence[Role]
) -> Iterator[AtNobody]:
    """Core skills first; a skill that nobody has rated is only not known."""
    found = []
    for levels in _levels_asked(catalog, seen, roles):
        empty = next((level for level in levels if not level.there), None)
        if empty is None:
            continue
        known = [one.levels[empty.skill] for one in seen if empty.skill in one.levels]
        if known:
            found.append(
                AtNobody(
                    skill=empty.skill,
                    name=catalog.skills[empty.skill].name,
                    level=empty.level,
                    importance=empty.importance,
                    roles=tuple(role.id for role in empty.roles),
                    best=max(known),
                    not_rated=len(seen) - len(known),
                )
            )
    yield from sorted(found, key=lambda one: IMPORTANCES.index(one.importance))


def _teaching(catalog: Catalog, seen: Sequence[_Seen]) -> Iterator[Teaching]:
    """Where most people can learn first."""
    learners = defaultdict[tuple[Id, int], list[int]](list)
    for one in seen:
        for skill in one.short():
            learners[skill, one.levels[skill]].append(one.number)
    found = []
    for (skill, have), numbers in learners.items():
        above = have + LEVELS_ABOVE
        teachers = [one.number for one in seen if one.levels.get(skill, -1) >= above]
        if teachers:
            name = catalog.skills[skill].name
            found.append(Teaching(skill, name, have, tuple(numbers), tuple(teachers)))
    places = {skill: place for place, skill in enumerate(catalog.skills)}
    yield from sorted(found, key=lambda one: (-len(one.learners), places[one.skill], one.have))


OpenRung = tuple[int, Id]
"""A person's number and a skill: the next level of it is open to them."""


def _actions(catalog: Catalog, seen: Sequence[_Seen]) -> Iterator[TeamAction]:
    """At most ten actions, each of which closes most of what those before it leave open; of two
    that close the same, the one of fewer hours.
    """
    weights = _open_rungs(seen)
    closing = _closing(seen, weights)
    actions = catalog.actions
    for _ in range(MOST_ACTIONS):
        best = min(
            closing,
            key=lambda key: (-_weight(closing[key], weights), actions[key].hours.middle, key),
            default=None,
        )
        if best is None:
            return
        closed = [rung for rung in closing.pop(best) if rung in weights]
        if not closed:
            return
        yield _team_action(actions[best], closed, _weight(closed, weights))
        for rung in closed:
            del weights[rung]


def _open_rungs(seen: Sequence[_Seen]) -> dict[OpenRung, float]:
    """What each person's next level of each skill weighs that is short in the role held."""
    weights = {}
    for one in seen:
        for skill in one.short():
            need = one.standing.own_asks[skill]
            weights[one.number, skill] = weight_of(need, one.standing.rules)
    return weights


def _closing(seen: Sequence[_Seen], weights: Mapping[OpenRung, float]) -> dict[Id, list[OpenRung]]:
    """Action to the rungs that it closes, for people who could use it."""
    found = defaultdict[Id, list[OpenRung]](list)
    for one in seen:
        for action in _open_to(one):
            for skill, level in action.raises.items():
                is_next = one.levels.get(skill, level) == level - 1
                if is_next and (one.number, skill) in weights:
                    found[action.id].append((one.number, skill))
    return found


def _open_to(one: _Seen) -> Sequence[Action]:
    """The actions that are open to somebody who stays in the role held, and that fit into what a
    chapter plans of their own hours.
    """
    standing = one.standing
    if standing.role is None:
        return ()
    stay, usable = asked_for(standing, standing.role.id), liftable(standing)
    aim = aim_of(standing, stay, kit_for(standing, stay), rungs_of(usable))
    opened = open_actions(standing, stay, aim, usable)
    pace = standing.profile.hours_per_week if one.says_hours else None
    if pace is None:
        return opened
    most = LIMIT * standing.rules.chapter_weeks * pace
    return [action for action in opened if action.hours.middle <= most]


def _weight(rungs: Sequence[OpenRung], weights: Mapping[OpenRung, float]) -> float:
    return sum(weights.get(rung, 0.0) for rung in rungs)


def _team_action(action: Action, closed: Sequence[OpenRung], weight: float) -> TeamAction:
    skills = Counter(skill for _, skill in closed)
    return TeamAction(
        id=action.id,
        title=action.title,
        kind=action.kind,
        hours=action.hours.middle,
        people=tuple(sorted({number for number, _ in closed})),
        skills=tuple(skill for skill, _ in skills.most_common()),
        rungs=len(closed),
        weight=weight,
    )
