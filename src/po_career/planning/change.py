"""What one recorded event did to readiness."""

from datetime import date

from po_career.catalog.model import Catalog
from po_career.planning.belief import beliefs
from po_career.planning.draws import readiness_of
from po_career.planning.progress_model import Change
from po_career.planning.toward import toward
from po_career.profile.model import Event, Profile


def change_of(
    catalog: Catalog,
    before: Profile,
    after: Profile,
    event: Event | None,
    today: date,
    *,
    profile: str,
    taken_back: bool = False,
) -> Change:
    """What `event` did on the way from `before` to `after`.

    Readiness is that toward the role of `after`. `profile` names the file.
    """
    goal = toward(catalog, after, today)
    was, now = beliefs(catalog, before, today), beliefs(catalog, after, today)
    role = None if goal is None else catalog.roles[goal.role]
    skill = None if event is None else event.skill
    return Change(
        schema="po-career/change/1",
        profile=profile,
        event=event,
        taken_back=taken_back,
        toward=goal,
        before=None if role is None else readiness_of(role, was, catalog.rules),
        after=None if role is None else readiness_of(role, now, catalog.rules),
        skill_before=was.get(skill) if skill else None,
        skill_after=now.get(skill) if skill else None,
    )
