"""What is believed of each skill of a person: a range of levels, and what it rests on."""

from collections.abc import Mapping, Sequence

from po_career.catalog.model import Catalog, Rules
from po_career.planning.model import Belief
from po_career.profile.model import Profile, Rating


def beliefs(catalog: Catalog, profile: Profile) -> dict[str, Belief]:
    """A belief for every skill of the catalogue, in its order. Levels are clipped to the scale; see docs/method.md, "Beliefs"."""
    role = catalog.roles[profile.role] if profile.role is not None else None
    asked = {} if role is None else {skill: need.level for skill, need in role.requires.items()}
    return {skill: _belief(profile.ratings.get(skill, ()), asked.get(skill), catalog.scale.top, catalog.rules) for skill in catalog.skills}


def expected_levels(held: Mapping[str, Belief]) -> dict[str, int]:
    """Skill id to expected level."""
    return {skill: belief.expected for skill, belief in held.items()}


def _belief(ratings: Sequence[Rating], asked: int | None, top: int, rules: Rules) -> Belief:
    if ratings:
        return _rated(ratings, top, rules)
    if asked is not None:
        return Belief(max(0, asked - 1), asked, asked, "assumed")
    return Belief(0, 0, int(rules.unknown_high * top), "unknown")


def _rated(ratings: Sequence[Rating], top: int, rules: Rules) -> Belief:
    """With two raters, expected is one's own level and the range covers both."""
    own = next((rating for rating in ratings if rating.by == "self"), ratings[0])
    lows = [_low_end(rating, top, rules) for rating in ratings]
    return Belief(min(lows), own.level, max(rating.level for rating in ratings), "evidence" if own.evidence else "rated")


def _low_end(rating: Rating, top: int, rules: Rules) -> int:
    """Self-ratings lean upward, so a high level without an example may be one lower (docs/method.md, "Beliefs")."""
    doubtful = rating.level > top - rules.evidence_levels and not rating.evidence
    return max(0, rating.level - 1) if doubtful else rating.level
