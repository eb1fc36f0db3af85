"""The terms of a step's score, and the candidates that have one."""

from collections.abc import Sequence
from dataclasses import replace

from po_career.catalog.indexes import transitions_from
from po_career.catalog.model import Catalog, Id, Role, Transition, Usual
from po_career.catalog.once import once
from po_career.planning.belief import PLAIN_KINDS
from po_career.planning.draws import Column
from po_career.planning.model import Scores
from po_career.planning.readiness import readiness
from po_career.planning.routes.credible import months_before
from po_career.planning.standing import Standing

USUAL: dict[Usual, float] = {"common": 1.0, "known": 0.6, "rare": 0.2}
NO_WISH = 0.5
"""The wish of somebody who said nothing."""
NO_WANT_MET = 0.25
"""The wish of a step that suits none of the wants."""
DRAIN = 0.5
"""What is taken off the wish of a step that holds what drains."""
MONTHS_UNKNOWN = 0.75
"""The time of somebody who did not say how long."""


TERMS = ("near", "uses", "wish", "usual", "time")


def candidates_of(standing: Standing) -> tuple[Transition, ...]:
    """The transitions that may be recommended without a target; docs/method.md, "The recommended
    step".

    Somebody without a role may go to any; somebody whose track has no transitions, to what
    `next_by_asks` says.
    """
    role = standing.role
    if role is None:
        every = [Transition("", other, "lateral") for other in standing.roles]
    elif has_transitions(standing.catalog, role):
        every = list(transitions_from(standing.catalog).get(role.id, ()))
    else:
        above = next_by_asks(standing.catalog, role)
        every = [Transition(role.id, other.id, "lateral") for other in above]
    return tuple(edge for edge in every if _may_be_taken(edge, standing))


def has_transitions(catalog: Catalog, role: Role) -> bool:
    """Whether a transition of the catalogue leads to or from any role of the track of `role`."""
    track = {other.id for other in catalog.roles.values() if other.track == role.track}
    return any(edge.from_ in track or edge.to in track for edge in catalog.transitions)


def next_by_asks(catalog: Catalog, role: Role) -> list[Role]:
    """The roles above `role` if no transition says what follows: on its track the next ones up;
    without a track, or alone on it, all that ask for more.

    Each stands higher than `role`, so that whoever goes on and on comes to an end.
    """
    roles = sorted(catalog.roles.values(), key=_levels_asked)
    track = [other for other in roles if other.track == role.track]
    if role.track is None or len(track) == 1:
        return [other for other in roles if _levels_asked(other) > _levels_asked(role)]
    return _next_up(track, role)


def _next_up(track: Sequence[Role], role: Role) -> list[Role]:
    """The lowest of the roles of a track that stand above `role`."""
    heights = _heights(track)
    above = [other for other in track if heights[other.id] > heights[role.id]]
    least = min((heights[other.id] for other in above), default=None)
    return [other for other in above if heights[other.id] == least]


def _heights(track: Sequence[Role]) -> dict[Id, tuple[int, int]]:
    """Where each role of a track stands: by its place if all have one, then by what it asks."""
    if any(role.place is None for role in track):
        return {role.id: (0, _levels_asked(role)) for role in track}
    return {role.id: (role.place or 0, _levels_asked(role)) for role in track}


def scores_of(transition: Transition, standing: Standing) -> Scores:
    """The terms of a transition at the centres of the beliefs, and its score with the weights of
    the rules.
    """
    role = standing.roles[transition.to]
    strong = standing.strengths
    used = [skill for skill, need in role.requires.items() if need.level and skill in strong]
    terms = Scores(
        near=readiness(role.requires, standing.levels, standing.rules),
        uses=len(used) / len(strong) if strong else 0.0,
        wish=wish_of(transition, standing),
        usual=USUAL[transition.usual],
        time=time_of(transition, standing),
        score=0.0,
    )
    weights = [[float(getattr(standing.rules, name))] for name in TERMS]
    (score,) = score_column(terms, [terms.near], [terms.uses], weights)
    return replace(terms, score=score)


def score_column(
    terms: Scores, near: Column, uses: Column, weights: Sequence[Column]
) -> list[float]:
    """The weighted sum of the terms in each draw.

    `near` and `uses` rest on levels and vary with them; `weights` are in the order of `TERMS`.
    """
    wish, usual, time = terms.wish, terms.usual, terms.time
    return [
        w_near * n + w_uses * u + w_wish * wish + w_usual * usual + w_time * time
        for n, u, w_near, w_uses, w_wish, w_usual, w_time in zip(near, uses, *weights, strict=True)
    ]


def suits_of(transition: Transition, catalog: Catalog) -> set[Id]:
    """The wants that a transition and the role that it leads to answer."""
    return {*transition.suits, *catalog.roles[transition.to].suits}


def wish_of(transition: Transition, standing: Standing) -> float:
    """How far a transition is what the person wants.

    Toward 1 for wants that it suits, toward 0 for what drains.
    """
    wants, suits = standing.profile.wants, suits_of(transition, standing.catalog)
    wish = NO_WISH
    if wants:
        met = sum(want in suits for want in wants)
        wish = NO_WISH + (1 - NO_WISH) * met / len(wants) if met else NO_WANT_MET
    if standing.profile.drains in suits:
        wish -= DRAIN
    return max(0.0, wish)


def time_of(transition: Transition, standing: Standing) -> float:
    """Months in roles of the kind held against those that are usual before this transition."""
    if standing.profile.situation.holds_part and transition.kind in PLAIN_KINDS:
        return 1.0
    if standing.months is None:
        return MONTHS_UNKNOWN
    usual = months_before(transition, standing.rules)
    return min(1.0, standing.months / usual) if usual > 0 else 1.0


def _may_be_taken(transition: Transition, standing: Standing) -> bool:
    role, wants = standing.roles[transition.to], standing.profile.wants
    held_before = [former.role for former in standing.profile.former_roles]
    if transition.kind == "return" or role.id in held_before or role.way_in:
        return False
    if role.venture:
        return any(_wants_independence(want, role, standing.catalog) for want in wants)
    if transition.kind == "leap":
        return False
    if standing.role is not None and is_lower(role, standing.role):
        is_wanted = not suits_of(transition, standing.catalog).isdisjoint(wants)
        return is_wanted and transition.usual != "rare"
    return True


def _wants_independence(want: Id, venture: Role, catalog: Catalog) -> bool:
    """Whether the want is one that only a firm of one's own answers."""
    return want in venture.suits and want not in _answered_in_jobs(catalog)


@once
def _answered_in_jobs(catalog: Catalog) -> set[Id]:
    """The wants that are answered by a role other than a venture."""
    jobs = [role.suits for role in catalog.roles.values() if not role.venture]
    return set[Id]().union(*jobs)


def is_lower(role: Role, held: Role) -> bool:
    """Whether a role is below the one held in place or in scope, as far as both are known."""
    pairs = ((role.place, held.place), (role.scope, held.scope))
    return any(None not in (its, own) and (its or 0) < (own or 0) for its, own in pairs)


def _levels_asked(role: Role) -> int:
    return sum(need.level for need in role.requires.values())
