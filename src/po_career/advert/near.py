"""How near an advertised job is to a person, by the distance with which `fit` ranks all roles."""

from po_career.advert.match_model import Match, Near
from po_career.advert.toward_advert import toward_advert
from po_career.catalog.model import Catalog
from po_career.planning.belief import beliefs
from po_career.planning.fit import DIGITS, distance, known_levels, yardstick_of
from po_career.profile.applicable import applicable
from po_career.profile.model import Profile


def near_of(found: Match, catalog: Catalog, profile: Profile) -> Near | None:
    """The job as it is advertised beside the roles that one may move to; None if no role fits, or
    if nothing is known of what the job asks.
    """
    toward = toward_advert(found, catalog, profile.role)
    if toward is None:
        return None
    known = known_levels(beliefs(catalog, profile, guess=False))
    catalog, key = applicable(toward[0], profile), toward[1]
    job = catalog.roles[key]
    if job.requires.keys().isdisjoint(known):
        return None
    yardstick = yardstick_of(catalog)
    fit = distance(job, known, yardstick, catalog.rules)
    others = [
        round(distance(role, known, yardstick, catalog.rules).distance, DIGITS)
        for role in catalog.roles.values()
        if not role.way_in and role.id not in (key, profile.role)
    ]
    farther = sum(other > round(fit.distance, DIGITS) for other in others)
    return Near(fit, farther, len(others))
