"""The recommended step: the first of eight rules that holds; docs/method.md, "The recommended
step".

Used for the plan, its ranges, the questions and what-if alike.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from po_career.catalog.model import (
    IMPORTANCES,
    Catalog,
    Id,
    Requirement,
    Role,
    Transition,
    Verdict,
)
from po_career.catalog.sentences import strong_from
from po_career.errors import NoAnswerError
from po_career.planning.draws import weight_columns
from po_career.planning.model import HangsOn, Rule, Scores, StayReason, StepKind
from po_career.planning.readiness import Levels, readiness, verdict_of
from po_career.planning.routes.credible import credible_route, months_before
from po_career.planning.scores import (
    TERMS,
    candidates_of,
    score_column,
    scores_of,
    suits_of,
)
from po_career.planning.standing import Standing

TOO_EARLY = 0.5
"""A transition before this part of its usual months is too early."""
TWO_SHORT = 2
"""Somebody who is this many levels short in a core skill of the role held stays in it."""
EXPLAINS = 0.02
"""The least part of the uncertainty about the step that an answer must explain to be named."""
UNMOVED = ("stay", "elsewhere", "trial")
"""Kinds of step that lead to no other role."""


class Scored(NamedTuple):
    """A candidate and its scores at the centres."""

    transition: Transition
    scores: Scores

    @property
    def to(self) -> Id:
        """The role that it leads to."""
        return self.transition.to


class Decision(NamedTuple):
    """The step, which rule settled it, and what was beside it."""

    role: Id
    """The role of the step; the one held if the answer is to stay, to go elsewhere, or a trial."""
    kind: StepKind | None
    settled_by: Rule | None
    """None if it was asked for, whatever the rules say."""
    transition: Transition | None = None
    """The one that leads there; None for staying, elsewhere and a trial."""
    candidates: tuple[Scored, ...] = ()
    """All candidates, best score first."""
    shares: Mapping[Id, float] = MappingProxyType({})
    """Role to the part of the draws in which it wins; empty if nothing was drawn."""
    equal: tuple[Id, ...] = ()
    """Two steps that are equally right, or the two roles of a trial."""
    beside: Id | None = None
    """The runner-up; for `elsewhere` the step that stands beside it."""
    route: tuple[Transition, ...] = ()
    """The route to the target, if there is one."""
    hangs_on: HangsOn | None = None
    wins: Sequence[Id] = ()
    """The role that wins each draw; empty if nothing was drawn."""
    stay_reason: StayReason | None = None

    @property
    def stays(self) -> bool:
        """Whether the person stays in the role held."""
        return self.kind == "stay"

    @property
    def is_step(self) -> bool:
        """Whether it leads to another role."""
        return self.kind not in UNMOVED


def decide(standing: Standing, *, any_way: bool = False) -> Decision:
    """The recommended step for a person; with `any_way` toward a target also through ventures,
    steps back and leaps.

    Raises NoAnswerError if the catalogue has no role, if none leads on, or if no route leads to the
    target.
    """
    if not standing.roles:
        raise NoAnswerError("the catalogue has no roles")
    candidates = _scored(standing)
    found = _settled(standing, candidates, any_way=any_way)
    taken = (found.role, *found.equal)
    first = next((one.to for one in candidates if one.to not in taken), None)
    return found._replace(candidates=candidates, beside=found.beside or first)


def _settled(standing: Standing, candidates: Sequence[Scored], *, any_way: bool) -> Decision:
    """The step by the first rule that holds."""
    role = standing.role
    if role is not None:
        settled = _at_risk(standing, role, candidates)
        if settled is not None:
            return settled
    if standing.profile.target:
        return _toward_target(standing, any_way=any_way)
    near = _within_reach(standing, candidates)
    if role is not None:
        settled = _no_step_yet(standing, role, candidates, near)
        if settled is not None:
            return settled
    return _drawn(standing, near or candidates)


def asked_for(standing: Standing, role: Id, rule: Rule | None = None) -> Decision:
    """The decision for a role, whatever the rules say: to stay in it, by a declared transition, or
    neither.

    `rule`, if given, is the one by which somebody stays.
    """
    if role == standing.held_role:
        return Decision(role, "stay", rule)
    way = next(iter(standing.transitions_to(role)), None)
    return Decision(role, way.kind if way is not None else None, None, way)


def _scored(standing: Standing) -> tuple[Scored, ...]:
    candidates = [Scored(way, scores_of(way, standing)) for way in candidates_of(standing)]
    if standing.catalog.transitions:
        candidates.sort(key=lambda candidate: candidate.to)
    candidates.sort(key=lambda candidate: -round(candidate.scores.score, 9))
    return tuple(candidates)


def _at_risk(standing: Standing, role: Role, candidates: Sequence[Scored]) -> Decision | None:
    """Rules 1 to 3: the load is too much, the post ends or is in question, or one is to stay."""
    if standing.profile.situation.load == "too-much":
        return Decision(role.id, "stay", Rule.TOO_MUCH)
    if standing.decided in ("post-ends", "post-in-question"):
        beside = None
        if standing.decided == "post-in-question" and candidates:
            beside = _nearest_that_suits(standing, candidates)
        return Decision(role.id, "elsewhere", Rule.POST, beside=beside)
    if standing.decided == "probation" or _wants_to_stay(standing):
        return Decision(role.id, "stay", Rule.STAY)
    return None


def _no_step_yet(
    standing: Standing, role: Role, candidates: Sequence[Scored], near: Sequence[Scored]
) -> Decision | None:
    """Rules 5 to 7: one settles in, is short of one's own role, or no step is near."""
    if _is_settling_in(standing, candidates):
        return Decision(role.id, "stay", Rule.SETTLING_IN)
    if _is_short_of(standing, role):
        hangs_on = _own_role_hangs_on(standing, role)
        return Decision(role.id, "stay", Rule.OWN_ROLE, hangs_on=hangs_on)
    reason = _why_not_near(standing, role, candidates, near)
    if reason is not None:
        return Decision(role.id, "stay", Rule.NONE_NEAR, stay_reason=reason)
    return None


def _wants_to_stay(standing: Standing) -> bool:
    """Whether the person named the role held as their target, or to stay as a want."""
    profile = standing.profile
    if profile.target[:1] == (profile.role,):
        return True
    return any(is_wish_to_stay(standing.catalog, want) for want in profile.wants)


def is_wish_to_stay(catalog: Catalog, want: Id) -> bool:
    """Whether a want is to stay where one is: no role and no transition answers it, it is made of
    no skills, and it cannot drain.
    """
    known = catalog.wants.get(want)
    if known is None or known.skills or known.drains:
        return False
    suits = [role.suits for role in catalog.roles.values()]
    suits += [transition.suits for transition in catalog.transitions]
    return not any(want in answered for answered in suits)


def _nearest_that_suits(standing: Standing, candidates: Sequence[Scored]) -> Id:
    """The nearest candidate that suits a want and is not far; of all if none does."""
    wants = set(standing.profile.wants)
    suiting = [
        candidate
        for candidate in candidates
        if wants & suits_of(candidate.transition, standing.catalog)
        and not _is_far(standing, candidate.to)
    ]
    nearest = max(
        suiting or candidates, key=lambda candidate: (candidate.scores.near, candidate.scores.score)
    )
    return nearest.to


def _toward_target(standing: Standing, *, any_way: bool) -> Decision:
    """Rule 4: the target itself if it can be reached at once, else the first transition toward it;
    two targets are tried out.
    """
    targets = standing.profile.target
    if len(targets) > 1:
        return Decision(standing.held_role or targets[0], "trial", Rule.TARGET, equal=targets)
    target = targets[0]
    route = _route_to(standing, target, any_way=any_way)
    if route:
        step = route[0]
        return Decision(step.to, step.kind, Rule.TARGET, step, route=tuple(route))
    leads_there = any(edge.to == target for edge in standing.catalog.transitions)
    if standing.role is not None and leads_there:
        title = standing.roles[target].title
        raise NoAnswerError(
            f"no transitions lead from {standing.role.title} to {title}\n"
            f"po-career routes {target} --any-way looks at every move of the catalogue"
        )
    return Decision(target, None, Rule.TARGET)


def _route_to(standing: Standing, target: Id, *, any_way: bool) -> Sequence[Transition]:
    """The route to a target: directly, else by a first transition that does not reach too far."""
    if standing.role is None:
        return ()
    direct = _direct(standing, target)
    if direct is not None:
        return (direct,)
    catalog, held, months = standing.catalog, standing.role.id, standing.months
    route = credible_route(catalog, held, target, months, any_way=any_way)
    if any_way or not route or not _is_overreaching(standing, route[0]):
        return route
    far = route[0].to
    nearer = credible_route(
        catalog, held, target, months, lambda first: _is_nearer(standing, first, far)
    )
    return nearer or route


def _direct(standing: Standing, target: Id) -> Transition | None:
    """The transition to the target itself; to a role that is far, or by a leap, only if it is a
    venture.
    """
    transitions = standing.transitions_to(target)
    if not standing.roles[target].venture:
        if _is_far(standing, target):
            return None
        transitions = [edge for edge in transitions if edge.kind != "leap"]
    return transitions[0] if transitions else None


def _is_overreaching(standing: Standing, first: Transition) -> bool:
    """Whether a first transition is a leap, or leads to a role that is far, or up to one that would
    be a stretch.
    """
    if first.kind == "leap" or _is_far(standing, first.to):
        return True
    return first.kind == "promotion" and _falls_short(standing, first.to)


def _is_nearer(standing: Standing, first: Transition, far: Id) -> bool:
    """Whether a first transition leads to a role that is nearer than `far`, on its track, and no
    higher.
    """
    if first.to == far or first.kind in ("leap", "return"):
        return False
    role, other = standing.roles[first.to], standing.roles[far]
    if role.track != other.track or (role.place or 0) > (other.place or 0):
        return False
    levels, rules = standing.levels, standing.rules
    return readiness(role.requires, levels, rules) > readiness(other.requires, levels, rules)


def _is_settling_in(standing: Standing, candidates: Sequence[Scored]) -> bool:
    """Rule 5: the first months in the role; without a want also under half the months of the
    nearest promotion.
    """
    if standing.months is None or standing.profile.situation.holds_part:
        return False
    if standing.months < standing.rules.settling_in:
        return True
    promotions = _promotions(candidates)
    if standing.profile.wants or not promotions:
        return False
    usual = min(months_before(one.transition, standing.rules) for one in promotions)
    return standing.months < TOO_EARLY * usual


def _promotions(candidates: Sequence[Scored]) -> list[Scored]:
    return [candidate for candidate in candidates if candidate.transition.kind == "promotion"]


def _is_short_of(standing: Standing, role: Role) -> bool:
    """Rule 6: the role held is a stretch or far, or a core skill of it is two levels short."""
    if role.way_in:
        return False
    if _falls_short(standing, role.id):
        return True
    return any(
        need.importance == "core" and need.level - standing.levels[skill] >= TWO_SHORT
        for skill, need in role.requires.items()
    )


def _falls_short(standing: Standing, role: Id) -> bool:
    """Whether a role is so far that somebody who held it would be told to grow in it first."""
    return _verdict(standing, role) in standing.rules.stay_while


def _is_far(standing: Standing, role: Id) -> bool:
    return _verdict(standing, role) == "far"


def _verdict(standing: Standing, role: Id) -> Verdict:
    return verdict_of(standing.roles[role].requires, standing.levels, standing.rules)


def _within_reach(standing: Standing, candidates: Sequence[Scored]) -> list[Scored]:
    """The candidates that are neither too early nor far, and do not drain without being wanted."""
    near = _never_far(standing, candidates)
    return [
        candidate
        for candidate in candidates
        if not _is_too_early(standing, candidate)
        and candidate.scores.wish > 0
        and (candidate in near or not _is_far(standing, candidate.to))
    ]


def _never_far(standing: Standing, candidates: Sequence[Scored]) -> Sequence[Scored]:
    """The candidates that count as near whatever they ask: all out of a way in, else the nearest
    promotion once its usual months have passed.
    """
    if standing.role is not None and standing.role.way_in:
        return candidates
    promotions = _promotions(candidates)
    if standing.months is None or not promotions:
        return ()
    nearest = max(promotions, key=lambda candidate: candidate.scores.near)
    return (nearest,) if nearest.scores.time >= 1 else ()


def _is_too_early(standing: Standing, candidate: Scored) -> bool:
    return standing.months is not None and candidate.scores.time < TOO_EARLY


def _why_not_near(
    standing: Standing, role: Role, candidates: Sequence[Scored], near: Sequence[Scored]
) -> StayReason | None:
    """Why none of the candidates is a step now; None if one is."""
    if near:
        better = _own_role_suits_better(standing, role, near)
        return "suits the role held" if better else None
    if not candidates:
        return "no step"
    in_time = [one for one in candidates if not _is_too_early(standing, one)]
    if not in_time:
        return "too early"
    return "drains" if all(one.scores.wish <= 0 for one in in_time) else "far"


def _own_role_suits_better(standing: Standing, role: Role, near: Iterable[Scored]) -> bool:
    wants = set(standing.profile.wants)
    if wants.isdisjoint(role.suits):
        return False
    return not any(wants & suits_of(one.transition, standing.catalog) for one in near)


def _drawn(standing: Standing, near: Sequence[Scored]) -> Decision:
    """Rule 8: the candidate that wins most draws."""
    if not near:
        raise NoAnswerError("you hold no role, and there is no other role to move to")
    wins = winners(standing, near)
    counts = Counter(wins)
    place = {candidate.to: number for number, candidate in enumerate(near)}
    best, *others = sorted(counts, key=lambda role: (-counts[role], place[role]))
    shares = {role: counts[role] / len(wins) for role in (best, *others)}
    declared = near[place[best]].transition if standing.transitions_to(best) else None
    asked = set[Id]().union(*[standing.roles[role].requires for role in place])
    return Decision(
        role=best,
        kind=declared.kind if declared is not None else None,
        settled_by=Rule.DRAWS,
        transition=declared,
        shares=shares,
        equal=_equal(shares, standing.rules.equal_steps),
        beside=others[0] if others else None,
        hangs_on=_most_telling(standing, asked, [role == best for role in wins]),
        wins=wins,
    )


def _equal(shares: Mapping[Id, float], limit: float) -> tuple[Id, ...]:
    """The two roles with the largest shares, which come first, if they are that close."""
    first = tuple(shares)[:2]
    margin = shares[first[0]] - shares[first[-1]]
    return first if len(first) > 1 and round(margin, 9) <= limit else ()


def winners(standing: Standing, near: Sequence[Scored]) -> list[Id]:
    """The role that wins each draw: levels and weights vary, the terms that rest on neither stay.

    Of two that score the same the one that comes first in `near` wins.
    """
    count = standing.rules.draws
    weights = weight_columns(standing.rules, TERMS)
    strong = _may_be_strong(standing)
    total = standing.draws.counts(strong)
    best = [float("-inf")] * count
    won = [""] * count
    for candidate in near:
        role = standing.roles[candidate.to]
        uses = _uses(role, standing, strong, total)
        ready = standing.draws.readiness(role.requires)
        for draw, score in enumerate(score_column(candidate.scores, ready, uses, weights)):
            if score > best[draw] + 1e-12:
                best[draw], won[draw] = score, role.id
    return won


def _uses(role: Role, standing: Standing, strong: Levels, total: Sequence[int]) -> Sequence[float]:
    """The part of what the person does well that a role asks for, in each draw; `total` is how much
    that is in all.
    """
    asked = [skill for skill, need in role.requires.items() if need.level and skill in strong]
    if not asked:
        return [0.0] * len(total)
    used = standing.draws.counts({skill: strong[skill] for skill in asked})
    return [part / whole if whole else 0.0 for part, whole in zip(used, total, strict=True)]


def _may_be_strong(standing: Standing) -> dict[Id, int]:
    """The skills that may be ones that the person does well, with the level from which they are."""
    least = strong_from(standing.catalog)
    return {skill: least for skill, belief in standing.held.items() if any(belief.chances[least:])}


def _own_role_hangs_on(standing: Standing, role: Role) -> HangsOn | None:
    """For rule 6: the skill whose level explains most of whether the role held is met well
    enough.
    """
    rules = standing.rules
    enough = [rule.readiness for rule in rules.verdicts if rule.verdict not in rules.stay_while]
    limit = min(enough, default=0.0)
    outcome = [ready >= limit for ready in standing.draws.readiness(role.requires)]
    return _most_telling(standing, role.requires, outcome)


def _most_telling(
    standing: Standing, skills: Collection[Id], outcome: Sequence[bool]
) -> HangsOn | None:
    """The skill of `skills` whose level explains most of `outcome`; None if none explains
    enough.
    """
    # another answer would hardly change what an example backs
    open_to_change = [
        skill
        for skill, belief in standing.held.items()
        if skill in skills and belief.basis != "evidence"
    ]
    parts = standing.draws.explained(open_to_change, outcome)
    best = max(parts, key=lambda skill: parts[skill], default=None)
    if best is None or parts[best] <= EXPLAINS:
        return None
    known = standing.held[best].basis == "rated"
    return HangsOn(best, standing.catalog.skills[best].name, known, parts[best])


def common_asks(first: Role, second: Role) -> dict[Id, Requirement]:
    """What both roles ask: the lower level, at the higher importance."""
    common = {}
    for skill, need in first.requires.items():
        other = second.requires.get(skill)
        if other is not None:
            importance = min(need.importance, other.importance, key=IMPORTANCES.index)
            common[skill] = Requirement(min(need.level, other.level), importance)
    return common
