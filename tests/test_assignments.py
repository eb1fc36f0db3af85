"""Pieces of work at one's own desk: each can be begun and seen to be done, and every move has some."""

from math import fsum

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Action, Transition, ends_of

CATALOG = load_catalog()
ACTIONS = CATALOG.actions.values()
ASSIGNMENTS = [action for action in ACTIONS if action.kind == "assignment"]
STEPPED = [action for action in ACTIONS if action.steps]
STARTERS = [action for action in ACTIONS if action.opens]
RELIEF = [action for action in ACTIONS if action.relief]
MOVES = [way for way in CATALOG.transitions if way.kind not in {"leap", "return"}]
KINDS = {(way.from_, way.to): way.kind for way in CATALOG.transitions}
POSTS = {("people-management", 3)}
"""Rungs that only a post brings: reports for a year or more are no piece of work."""


def scope_of(role: str) -> int:
    return CATALOG.roles[role].scope or 0


def is_open(action: Action, role: str) -> bool:
    """Whether somebody in the role can take the action: it is not their everyday work, and in reach."""
    if role in action.part_of:
        return False
    if action.scope is None or action.scope <= scope_of(role):
        return True
    lent = action.kind == "assignment" and action.lent_by is not None
    return lent and action.scope == scope_of(role) + 1


def suits(action: Action, way: Transition) -> bool:
    """Whether it names the move, the role held, or the same goal from a role of the same track."""
    track = CATALOG.roles[way.from_].track
    for fit in action.fits:
        ends = ends_of(fit)
        if ends in {(way.from_,), (way.from_, way.to)}:
            return True
        if ends[-1] == way.to and CATALOG.roles[ends[0]].track == track:
            return True
    return False


def level_of(role: str, skill: str) -> int:
    asked = CATALOG.roles[role].requires.get(skill)
    return asked.level if asked else 0


def test_every_move_has_two_assignments_that_suit_it() -> None:
    for way in MOVES:
        assert sum(suits(action, way) and is_open(action, way.from_) for action in ASSIGNMENTS) >= 2, (way.from_, way.to)


def test_every_role_has_two_assignments_for_growing_in_place() -> None:
    for role in CATALOG.roles:
        assert sum(role in action.fits and is_open(action, role) for action in ASSIGNMENTS) >= 2, role


def test_every_core_rung_but_the_last_can_be_climbed_from_the_role_before() -> None:
    for way in MOVES:
        for skill, asked in CATALOG.roles[way.to].requires.items():
            if asked.importance != "core":
                continue
            rungs = range(level_of(way.from_, skill) + 1, min(3, asked.level) + 1)
            for rung in (rung for rung in rungs if (skill, rung) not in POSTS):
                raising = [action for action in ACTIONS if action.raises.get(skill) == rung]
                assert any(is_open(action, way.from_) for action in raising), (way.from_, way.to, skill, rung)


def test_an_assignment_fits_moves_that_exist_and_people_who_can_take_it() -> None:
    for action in ASSIGNMENTS:
        for ends in map(ends_of, action.fits):
            assert len(ends) == 1 or ends in KINDS, action.id
            assert is_open(action, ends[0]), (action.id, ends[0])


def test_an_assignment_is_real_work_of_half_a_year_at_most() -> None:
    for action in ASSIGNMENTS:
        assert 6 <= action.min_weeks <= 26, action.id
        assert action.hours.high is not None, action.id
        assert action.hours.high <= 60, action.id
        assert 1 <= len(action.raises) <= 6, action.id
        assert 3 <= len(action.steps) <= 8, action.id
        assert action.ask, action.id
        assert action.proof, action.id


def test_a_long_assignment_says_what_can_be_shown_half_way() -> None:
    for action in ASSIGNMENTS:
        assert action.halfway or (action.min_weeks < 10 and action.hours.middle <= 12), action.id


def test_its_steps_add_up_and_come_in_order() -> None:
    for action in STEPPED:
        assert action.hours.low <= fsum(step.hours for step in action.steps) <= (action.hours.high or 60), action.id
        weeks = [step.week for step in action.steps]
        assert weeks == sorted(weeks), action.id
        assert weeks[-1] <= max(1, action.min_weeks), action.id


def test_it_can_be_begun_on_monday_and_seen_to_be_done() -> None:
    for action in [*ASSIGNMENTS, *STARTERS, *RELIEF]:
        assert action.first_step, action.id
        assert 30 <= action.first_step.minutes <= 90, action.id
        assert action.first_step.with_, action.id
        assert action.done_when, action.id
        assert not action.done_when.endswith("."), action.id


def test_a_starter_is_short_and_brings_nothing_by_itself() -> None:
    for action in STARTERS:
        assert not action.raises, action.id
        assert action.hours.low >= 2, action.id
        assert (action.hours.high or 99) <= 6, action.id


def test_there_is_work_that_takes_work_away() -> None:
    assert len(RELIEF) >= 2


def test_every_need_is_a_sentence_that_one_ticks_and_is_used() -> None:
    used = {need for action in ACTIONS for need in action.needs}
    assert used == set(CATALOG.needs)
    for need in CATALOG.needs.values():
        assert need.asks is not None
        assert not need.asks.endswith(("?", ".")), need.asks
