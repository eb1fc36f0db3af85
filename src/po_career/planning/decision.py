"""The recommended step: the first of eight rules that holds; docs/method.md, "The recommended
step".

Used for the plan, its ranges, the questions and what-if alike.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id, Requirement, Role, Transition
from po_career.catalog.sentences import strong_from
from po_career.errors import NoAnswerError
from po_career.planning.draws import Column, explained, weight_columns
from po_career.planning.model import HangsOn, StayReason, StepKind
from po_career.planning.readiness import readiness, verdict_of
from po_career.planning.routes.credible import credible_route, months_before
from po_career.planning.scores import (
    TERMS,
    Terms,
    candidates_of,
    score_of,
    suits_of,
    terms_of,
    time_of,
    uses_skill,
)
from po_career.planning.standing import Standing

TOO_EARLY = 0.5
"""A move before this part of its usual months is too early to be a candidate."""
TWO_SHORT = 2
"""Levels by which a core skill of the role held may not be short of what it asks."""
EXPLAINS = 0.02
"""The least part of the uncertainty about the step that an answer must explain to be named."""
SURE = frozenset({"evidence"})
"""Beliefs that another answer would hardly change."""


class Scored(NamedTuple):
    """A candidate and its terms at the centres."""

    way: Transition
    terms: Terms
    score: float


class Decision(NamedTuple):
    """The step, which rule settled it, and what was beside it."""

    role: Id
    """The role of the step; the one held if the answer is to stay, to go elsewhere, or a trial."""
    kind: StepKind | None
    settled_by: int
    way: Transition | None
    """The move that leads there; None for staying, elsewhere and a trial."""
    candidates: tuple[Scored, ...]
    """All candidates, best score first."""
    shares: Mapping[Id, float]
    """Role to the part of the draws in which it wins; empty if nothing was drawn."""
    equal: tuple[Id, ...] = ()
    """Two steps that are equally right, or the two roles of a trial."""
    beside: Id | None = None
    """The runner-up; for `elsewhere` the step that stands beside it."""
    route: tuple[Transition, ...] = ()
    """The way to the target, if there is one."""
    hangs_on: HangsOn | None = None
    wins: Sequence[Id] = ()
    """The role that wins each draw; empty if nothing was drawn."""
    stay_reason: StayReason | None = None

    @property
    def stays(self) -> bool:
        """Whether the person stays in the role held."""
        return self.kind == "stay"

    def terms(self, role: Id) -> Scored | None:
        """The candidate that leads to `role`."""
        return next((one for one in self.candidates if one.way.to == role), None)


def decide(standing: Standing, *, any_way: bool = False) -> Decision:
    """The recommended step for a person; with `any_way` toward a target also through ventures,
    steps back and leaps.

    Raises NoAnswerError if the catalogue has no role, or none that leads on, or no way to the
    target.
    """
    catalog, profile = standing.catalog, standing.profile
    if not catalog.roles:
        raise NoAnswerError("the catalogue has no roles")
    scored = _scored(standing)
    first = scored[0].way.to if scored else None
    decided = profile.situation.decided
    what = decided.what if decided else None

    def stay(rule: int) -> Decision:
        return _staying(standing, rule, scored, first)

    if standing.role is not None:
        if profile.situation.load == "too-much":
            return stay(1)
        if what in ("post-ends", "post-in-question"):
            beside = _beside(standing, scored, likely=what == "post-in-question")
            return Decision(standing.role.id, "elsewhere", 2, None, scored, {}, beside=beside)
        if what == "probation" or _wants_to_stay(standing):
            return stay(3)
    if profile.target:
        return _toward_target(standing, scored, any_way=any_way)
    if standing.role is not None:
        if _is_settling_in(standing, scored):
            return stay(5)
        if _is_short_of_own_role(standing):
            return stay(6)
    near = _within_reach(standing, scored)
    if standing.role is not None:
        reason = _why_not_near(standing, scored, near)
        if reason is not None:
            return stay(7)._replace(stay_reason=reason)
    return _drawn(standing, scored, near or scored)


def _scored(standing: Standing) -> tuple[Scored, ...]:
    found = []
    for way in candidates_of(standing):
        terms = terms_of(way, standing)
        found.append(Scored(way, terms, score_of(terms, standing.catalog)))
    found.sort(key=lambda one: (-round(one.score, 9), one.way.to))
    return tuple(found)


def _staying(
    standing: Standing, rule: int, scored: tuple[Scored, ...], beside: Id | None
) -> Decision:
    role = standing.role
    if role is None:
        raise ValueError("only who holds a role can stay in it")
    hangs_on = _own_role_hangs_on(standing, role) if rule == 6 else None
    return Decision(role.id, "stay", rule, None, scored, {}, beside=beside, hangs_on=hangs_on)


def _wants_to_stay(standing: Standing) -> bool:
    """Whether the person named the role held as their target, or to stay as a want."""
    profile = standing.profile
    if profile.target[:1] == (profile.role,):
        return True
    return any(is_wish_to_stay(standing.catalog, want) for want in profile.wants)


def is_wish_to_stay(catalog: Catalog, want: Id) -> bool:
    """Whether a want is to stay where one is.

    No role and no move answers it, it is made of no skills, and it cannot drain.
    """
    known = catalog.wants.get(want)
    if known is None or known.skills or known.drains:
        return False
    answered = any(want in role.suits for role in catalog.roles.values())
    return not answered and not any(want in way.suits for way in catalog.transitions)


def _beside(standing: Standing, scored: Sequence[Scored], *, likely: bool) -> Id | None:
    """The step beside another employer: the best scored.

    For a post in question, the nearest that suits a want, if one is not far.
    """
    if not scored:
        return None
    if not likely:
        return scored[0].way.to
    wants = set(standing.profile.wants)
    suiting = [
        one
        for one in scored
        if wants & suits_of(one.way, standing.catalog) and not _is_far(standing, one.way.to)
    ]
    return max(suiting or scored, key=lambda one: (one.terms.near, one.score)).way.to


def _toward_target(standing: Standing, scored: tuple[Scored, ...], *, any_way: bool) -> Decision:
    """Rule 4: the target itself, if a move that is no leap leads there and it is not far, else the
    first hop toward it.
    """
    catalog, profile = standing.catalog, standing.profile
    target = profile.target[0]
    if len(profile.target) > 1:
        return _trial(standing, scored)
    beside = next((one.way.to for one in scored if one.way.to != target), None)

    def step(route: Sequence[Transition]) -> Decision:
        way = route[0]
        other = next((one.way.to for one in scored if one.way.to != way.to), beside)
        return Decision(way.to, way.kind, 4, way, scored, {}, beside=other, route=tuple(route))

    if standing.role is None:
        return Decision(target, None, 4, None, scored, {}, beside=beside)
    held = standing.role.id
    direct = [way for way in catalog.transitions if (way.from_, way.to) == (held, target)]
    venture = catalog.roles[target].venture
    plain = [way for way in direct if way.kind != "leap" or venture]
    if plain and (venture or not _is_far(standing, target)):
        return step(plain[:1])
    route = credible_route(catalog, held, target, standing.months, any_way=any_way)
    if not any_way and route and _is_overreaching(standing, route[0]):
        first = route[0].to
        nearer = credible_route(
            catalog, held, target, standing.months, lambda way: _is_nearer(standing, way, first)
        )
        route = nearer or route
    if route:
        return step(route)
    if not any(way.to == target for way in catalog.transitions):
        return Decision(target, None, 4, None, scored, {}, beside=beside)
    title, start = catalog.roles[target].title, standing.role.title
    raise NoAnswerError(
        f"no transitions lead from {start} to {title}\n"
        f"po-career routes {target} --any-way looks at every move of the catalogue"
    )


def _is_overreaching(standing: Standing, way: Transition) -> bool:
    """Whether a first move is a leap, or leads to a role that is far, or up to one that would be a
    stretch.
    """
    if way.kind == "leap" or _is_far(standing, way.to):
        return True
    return way.kind == "promotion" and _falls_short(standing, way.to)


def _is_nearer(standing: Standing, way: Transition, target: Id) -> bool:
    """Whether a first move leads to a rung that is nearer than `target`, and no higher on the same
    track.
    """
    if way.to == target or way.kind in ("leap", "return"):
        return False
    rung, aim = standing.catalog.roles[way.to], standing.catalog.roles[target]
    if rung.track != aim.track or (rung.place or 0) > (aim.place or 0):
        return False
    roles, levels, rules = standing.catalog.roles, standing.levels, standing.catalog.rules
    return readiness(roles[way.to], levels, rules) > readiness(roles[target], levels, rules)


def _trial(standing: Standing, scored: tuple[Scored, ...]) -> Decision:
    targets = standing.profile.target
    held = standing.role.id if standing.role is not None else targets[0]
    beside = next((one.way.to for one in scored if one.way.to not in targets), None)
    return Decision(held, "trial", 4, None, scored, {}, equal=tuple(targets[:2]), beside=beside)


def _is_settling_in(standing: Standing, scored: Sequence[Scored]) -> bool:
    """Rule 5: the first months; without a want also under half the months of the
    nearest promotion.
    """
    profile, rules = standing.profile, standing.catalog.rules
    if standing.months is None or profile.situation.holds_part:
        return False
    if standing.months < rules.settling_in:
        return True
    promotions = [one.way for one in scored if one.way.kind == "promotion"]
    if profile.wants or not promotions:
        return False
    return standing.months < TOO_EARLY * min(months_before(way, rules) for way in promotions)


def _is_short_of_own_role(standing: Standing) -> bool:
    """Rule 6: the role held is a stretch or far, or a core skill of it is two levels short."""
    role = standing.role
    if role is None or role.way_in:
        return False
    if _falls_short(standing, role.id):
        return True
    core = ((skill, need) for skill, need in role.requires.items() if need.importance == "core")
    return any(need.level - standing.levels[skill] >= TWO_SHORT for skill, need in core)


def _falls_short(standing: Standing, role: Id) -> bool:
    """Whether a role is so far that somebody who held it would be told to grow in it first."""
    rules = standing.catalog.rules
    asks = standing.catalog.roles[role].requires
    return verdict_of(asks, standing.levels, rules) in rules.stay_while


def _within_reach(standing: Standing, scored: Sequence[Scored]) -> list[Scored]:
    """The candidates that are neither too early nor far, and not what drains without being wanted.

    The nearest promotion is never far once its months have passed, nor is a step out of a way in.
    """
    from_way_in = standing.role is not None and standing.role.way_in
    promotions = [one for one in scored if one.way.kind == "promotion"]
    next_rung = max(promotions, key=lambda one: one.terms.near, default=None)
    found = []
    for one in scored:
        if _is_too_early(standing, one) or one.terms.wish <= 0:
            continue
        known = one is next_rung and standing.months is not None
        overdue = known and time_of(one.way, standing) >= 1
        if overdue or from_way_in or not _is_far(standing, one.way.to):
            found.append(one)
    return found


def _is_too_early(standing: Standing, one: Scored) -> bool:
    return standing.months is not None and time_of(one.way, standing) < TOO_EARLY


def _why_not_near(
    standing: Standing, scored: Sequence[Scored], near: Sequence[Scored]
) -> StayReason | None:
    """Why none of the candidates is a step now; None if one is."""
    if near:
        better = _own_role_suits_better(standing, near)
        return "suits the role held" if better else None
    if not scored:
        return "no step"
    in_time = [one for one in scored if not _is_too_early(standing, one)]
    if not in_time:
        return "too early"
    return "drains" if all(one.terms.wish <= 0 for one in in_time) else "far"


def _own_role_suits_better(standing: Standing, near: Sequence[Scored]) -> bool:
    wants = set(standing.profile.wants)
    if standing.role is None or not wants.intersection(standing.role.suits):
        return False
    return not any(wants & suits_of(one.way, standing.catalog) for one in near)


def _is_far(standing: Standing, role: Id) -> bool:
    asks = standing.catalog.roles[role].requires
    return verdict_of(asks, standing.levels, standing.catalog.rules) == "far"


def _drawn(standing: Standing, scored: tuple[Scored, ...], near: Sequence[Scored]) -> Decision:
    """Rule 8: the candidate that wins most draws."""
    if not near:
        raise NoAnswerError("there is no other role to move to, and you hold none")
    wins = winners(standing, near)
    counts = Counter(wins)
    place = {one.way.to: number for number, one in enumerate(near)}
    ranked = sorted(counts, key=lambda role: (-counts[role], place[role]))
    best = ranked[0]
    shares = {role: counts[role] / len(wins) for role in ranked}
    scored_others = (one.way.to for one in scored if one.way.to != best)
    beside = ranked[1] if len(ranked) > 1 else next(scored_others, None)
    limit = standing.catalog.rules.equal_steps
    close = len(ranked) > 1 and round(shares[best] - shares[ranked[1]], 9) <= limit
    way = near[place[best]].way
    kind = way.kind if way.from_ and _is_declared(standing.catalog, way) else None
    return Decision(
        role=best,
        kind=kind,
        settled_by=8,
        way=way if kind is not None else None,
        candidates=scored,
        shares=shares,
        equal=(best, ranked[1]) if close else (),
        beside=beside,
        hangs_on=_hangs_on(standing, near, [role == best for role in wins]),
        wins=wins,
    )


def _is_declared(catalog: Catalog, way: Transition) -> bool:
    return any((one.from_, one.to) == (way.from_, way.to) for one in catalog.transitions)


def winners(standing: Standing, near: Sequence[Scored]) -> list[Id]:
    """The role that wins each draw.

    Levels and weights vary, the terms that rest on neither stay.
    """
    rules, draws = standing.catalog.rules, standing.draws
    weights = dict(zip(TERMS, weight_columns(rules, TERMS), strict=True))
    strong = _strong_columns(standing)
    total = [sum(marks) for marks in zip(*strong.values(), strict=True)] or [0] * rules.draws
    best = [float("-inf")] * rules.draws
    won = [""] * rules.draws
    for one in near:
        role = standing.catalog.roles[one.way.to]
        used = _used(role, strong, rules.draws)
        uses = [part / whole if whole else 0.0 for part, whole in zip(used, total, strict=True)]
        scores = _score_column(one.terms, draws.readiness(role.requires), uses, weights)
        for draw, score in enumerate(scores):
            if score > best[draw] + 1e-12:
                best[draw], won[draw] = score, role.id
    return won


def _score_column(
    terms: Terms, near: Sequence[float], uses: Sequence[float], weights: Mapping[str, Column]
) -> list[float]:
    columns = zip(near, uses, *(weights[name] for name in TERMS), strict=True)
    return [
        w_near * n + w_uses * u + w_wish * terms.wish + w_usual * terms.usual + w_time * terms.time
        for n, u, w_near, w_uses, w_wish, w_usual, w_time in columns
    ]


def _strong_columns(standing: Standing) -> dict[Id, list[int]]:
    """For each skill that may be one that the person does well: whether it is, in each draw."""
    least = strong_from(standing.catalog)
    found = {}
    for skill, belief in standing.held.items():
        if any(belief.chances[least:]):
            found[skill] = [int(level >= least) for level in standing.draws.levels(skill)]
    return found


def _used(role: Role, strong: Mapping[Id, Sequence[int]], draws: int) -> Sequence[int]:
    asked = [marks for skill, marks in strong.items() if uses_skill(role, skill)]
    return [sum(marks) for marks in zip(*asked, strict=True)] if asked else [0] * draws


def _hangs_on(
    standing: Standing, near: Sequence[Scored], outcome: Sequence[bool]
) -> HangsOn | None:
    """The skill whose level explains most of whether the step wins; None if none
    explains enough.
    """
    asked = {skill for one in near for skill in standing.catalog.roles[one.way.to].requires}
    return most_telling(standing, asked, outcome)


def _own_role_hangs_on(standing: Standing, role: Role) -> HangsOn | None:
    """For rule 6: the skill whose level explains most of whether the role held is met
    well enough.
    """
    worst = standing.catalog.rules.verdicts
    enough = [
        rule.readiness for rule in worst if rule.verdict not in standing.catalog.rules.stay_while
    ]
    limit = min(enough, default=0.0)
    outcome = [value >= limit for value in standing.draws.readiness(role.requires)]
    return most_telling(standing, role.requires, outcome)


def most_telling(
    standing: Standing, skills: Collection[Id], outcome: Sequence[bool]
) -> HangsOn | None:
    """The skill of `skills` whose level explains most of `outcome`."""
    open_skills = [skill for skill in standing.held if skill in skills]
    best: tuple[float, Id] | None = None
    for skill in open_skills:
        if standing.held[skill].basis in SURE:
            continue
        part = explained(standing.draws.levels(skill), outcome)
        if part > EXPLAINS and (best is None or part > best[0]):
            best = (part, skill)
    if best is None:
        return None
    part, skill = best
    known = standing.held[skill].basis == "rated"
    return HangsOn(skill, standing.catalog.skills[skill].name, known, part)


def common_asks(first: Role, second: Role) -> dict[Id, Requirement]:
    """What both roles ask: the lower level, at the higher importance."""
    weight = ("useful", "important", "core").index
    found = {}
    for skill, need in first.requires.items():
        other = second.requires.get(skill)
        if other is not None:
            importance = max(need.importance, other.importance, key=weight)
            found[skill] = Requirement(min(need.level, other.level), importance)
    return found
