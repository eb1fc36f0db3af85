"""A catalogue as it is for one person: no role asks a skill that does not apply to them."""

from dataclasses import replace

from po_career.catalog.model import Catalog
from po_career.profile.model import Profile


def applicable(catalog: Catalog, profile: Profile) -> Catalog:
    """`catalog` whose roles ask nothing that `profile` says does not apply; the very same if there
    is nothing of the kind.
    """
    gone = set(profile.not_applicable)
    if not gone:
        return catalog
    roles = {}
    for key, role in catalog.roles.items():
        asked = {skill: need for skill, need in role.requires.items() if skill not in gone}
        roles[key] = role if len(asked) == len(role.requires) else replace(role, requires=asked)
    return replace(catalog, roles=roles)
