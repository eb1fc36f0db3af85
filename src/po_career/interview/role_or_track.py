"""The role or the track of somebody who wants to see the roles near to them."""

from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.errors import Interrupted
from po_career.interview.one_rating import FAREWELL
from po_career.interview.post import ask_role, with_role
from po_career.interview.question import Face, Option, Question, Signal
from po_career.interview.question_topic import NONE, Answer, Case
from po_career.profile.model import Profile


class Place(NamedTuple):
    """Somebody, with the role they named, and their track if they named that instead."""

    person: Profile
    track: Id | None


def ask_role_or_track(face: Face, catalog: Catalog, profile: Profile) -> Place:
    """Ask for the role held and, of somebody who holds none of the catalogue and has rated
    something by which roles can be ranked, for a track.

    Whatever is skipped stays unknown. Raises Interrupted if the person leaves.
    """
    case = Case(catalog, profile, date.min)
    said = _said(face, ask_role(case))
    person = with_role(case, Answer(said, ())) if said else profile
    if person.role is not None or not person.ratings or len(catalog.tracks) < 2:
        return Place(person, None)
    return Place(person, _said(face, _ask_track(catalog)) or None)


def _ask_track(catalog: Catalog) -> Question:
    tracks = [Option(track.id, track.title, words=(track.id,)) for track in catalog.tracks]
    return Question(
        "choose",
        "Which of these is your work most like?",
        options=(*tracks, Option(NONE, "None of these", always=True)),
        default=NONE,
        default_label="None of these",
        help="Roles of the same kind of work are shown first; all others come after them.",
        number=2,
        about=2,
    )


def _said(face: Face, question: Question) -> str | None:
    outcome = face.ask(question)
    if outcome is Signal.LEAVE:
        raise Interrupted(FAREWELL)
    return outcome if isinstance(outcome, str) else None
