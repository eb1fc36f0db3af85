"""The chapter of a step with its days.

The steps of a kit, the answer to an offer, the chosen work, what to say, the first hour.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from po_career.catalog.model import (
    Action,
    FirstStep,
    Id,
    Kit,
    KitCheck,
    KitFor,
    KitStep,
    Say,
    Span,
)
from po_career.planning.aim import Aim
from po_career.planning.bottleneck import Lead, lead_of
from po_career.planning.calendar import (
    Days,
    Item,
    chapter_end,
    days_of,
    days_off,
    free_weeks,
    nearly_all_off,
    weeks_between,
)
from po_career.planning.chapter import (
    Piece,
    Question,
    Room,
    choose_chapter,
    is_free,
    pieces_of,
    sizes_of,
    whole_hours,
)
from po_career.planning.ground import Ground
from po_career.planning.kits import (
    Case,
    checks_by_id,
    kit_steps,
    steps_by_id,
    works_alone,
)
from po_career.planning.model import (
    ActionHours,
    Because,
    Chapter,
    ChapterKind,
    Fact,
    IfNot,
    NeedMet,
    Part,
    PlainRung,
    PlannedAction,
    Raise,
    Rule,
    Rung,
    SayNow,
    ThisWeek,
)
from po_career.planning.openness import (
    is_beginners,
    is_met,
    lifts,
    scopes_above,
    tries_for,
    unknown_needs,
)
from po_career.planning.standing import Standing
from po_career.profile.chapters import (
    gone_beside,
    half_done,
    is_beside_actions,
    under_way,
)

LIMIT = 0.75
"""The most of the hours that a chapter plans."""
TRIAL_LIMIT = 0.85
OFFER_MINUTES, DOOR_MINUTES = 15, 30
LEADING_SCOPE = 3
"""From this scope of the role held on, nobody asks a manager for what lies below it."""
GATED: tuple[KitFor, ...] = ("sideways-in-house", "step-back", "independent", "found-a-company")
"""Kits whose gate comes before the answer to an offer."""
REAL_WORK = ("practice", "assignment", "mentoring")
"""Kinds of action that work on a skill at one's own work, not beside it; without an employer they
are work in any setting.
"""
EMPLOYERS = ("hr", "manager")
"""Whom nobody can ask who works on their own."""
OPEN_DECISIONS = (None, "review", "post-opens", "other")
"""Decisions to come that leave it to oneself what one works on."""


class Entry(NamedTuple):
    """Something in the chapter, before it has its days."""

    action: Action
    """What there is to do; made up for an offer, a door, and a step or check of a kit."""
    kind: ChapterKind
    part: Part
    hours: float
    rungs: tuple[PlainRung, ...] = ()
    half: bool = False
    due_week: int | None = None
    """The week of the chapter at whose end it is due; None if it is done as soon as hours allow."""
    for_role: Id | None = None

    @property
    def id(self) -> Id:
        """The action's id; `kit:KIT:N`, `check:KIT:N`, `offer` or `door`."""
        return self.action.id


def offer_entry(words: str, hours: float = 1.0) -> Entry:
    """The answer to an offer; `words` say what was offered."""
    return _made_up("offer", "offer", "offer", hours, title=words)


def door_entry(needs: Sequence[Id], hours: float = 1.0) -> Entry:
    """Asking for what the next action rests on."""
    return _made_up("door", "door", "gate", hours, title="", needs=tuple(needs))


def kit_entry(key: Id, work: KitStep | KitCheck, hours: float | None = None) -> Entry:
    """A step or a check of a kit; `hours` None for its own."""
    if isinstance(work, KitCheck):
        hours = work.minutes / 60 if hours is None else hours
        first = FirstStep(work.words or work.what, work.minutes, work.with_)
        return _made_up(key, "kit", "gate", hours, title=work.what, first_step=first)
    hours = work.hours if hours is None else hours
    texts = {"ask": work.ask, "first_step": work.first_step, "done_when": work.done_when}
    return _made_up(key, "kit", "gate" if work.gate else "kit", hours, title=work.what, **texts)


def _made_up(key: Id, kind: ChapterKind, part: Part, hours: float, **fields: Any) -> Entry:
    """An entry that is not an action of the catalogue; `fields` are those of an action."""
    whole = float(whole_hours(hours))
    action = Action(id=key, kind="practice", hours=Span(whole, whole), **fields)
    return Entry(action, kind, part, hours)


class Quarter(NamedTuple):
    """A chapter, the lead that it works on, and its entries; without a chapter nothing."""

    chapter: Chapter | None = None
    lead: Lead = Lead()
    entries: tuple[Entry, ...] = ()


def quarter_of(
    ground: Ground, named: Sequence[Id], *, weeks: int | None = None, by: date | None = None
) -> Quarter:
    """The chapter for a decision. `named` are the skills that the person's own words name."""
    standing, decision = ground.standing, ground.decision
    too_much = decision.settled_by == Rule.TOO_MUCH
    until = chapter_end(standing, trial=decision.kind == "trial", less=too_much, weeks=weeks, by=by)
    room = _room(ground, standing.start, until)
    lead = _lead(ground, named, room)
    fixed = _that_fit(_fixed(ground, lead, until), room)
    left = room.without(sum(whole_hours(entry.hours) for entry in fixed), len(fixed))
    entries = [*fixed, *_work(ground, lead, left)]
    if nearly_all_off(standing.start, until, days_off(standing)):
        entries = []
    elif not too_much:
        entries = _with_what_comes_before(ground, lead, entries, left)
    return Quarter(_dated(ground, entries, until), lead, tuple(entries))


def _with_what_comes_before(
    ground: Ground, lead: Lead, entries: list[Entry], room: Room
) -> list[Entry]:
    """With nothing to do, what to find out first; before work that rests on what nobody knows, to
    ask for it.
    """
    standing = ground.standing
    if not entries and ground.kit is not None:
        gone = gone_beside(standing.profile, standing.start)
        checks = checks_by_id(ground.kit).items()
        entries = [kit_entry(key, check) for key, check in checks if key not in gone]
        # kits ask first what only somebody with a post can answer
        return entries[-1:] if standing.role is None else entries[:1]
    trial = ground.decision.kind == "trial"
    if trial or not _open_questions(entries, standing):
        return entries
    # the door takes an hour, and a place unless there is only one
    smaller = room.without(1, 0)._replace(slots=max(1, room.slots - 1))
    work = _work(ground, lead, smaller) or entries
    questions = _open_questions(work, standing)
    return [door_entry(questions), *work] if questions else work


def quarter_with(
    ground: Ground,
    named: Sequence[Id],
    entries: Sequence[Entry],
    actions: tuple[PlannedAction, ...],
    first: date,
    until: date,
) -> Quarter:
    """A chapter from `first` to `until` that was chosen before.

    All its `actions`, and the `entries` that are still to do.
    """
    lead = _lead(ground, named, _room(ground, first, until))
    return Quarter(_chapter(ground, entries, actions, first, until), lead, tuple(entries))


def _chapter(
    ground: Ground,
    entries: Sequence[Entry],
    actions: tuple[PlannedAction, ...],
    first: date,
    until: date,
) -> Chapter:
    answers_offer = len(entries) > 1 and entries[0].kind == "offer"
    return Chapter(
        from_=first,
        until=until,
        hours=float(sum(action.hours.planned for action in actions)),
        of=round(_hours_there(ground.standing, first, until), 2),
        actions=actions,
        say=_say(ground, entries),
        check_on=until,
        if_not=_if_not(entries),
        this_week=_this_week(entries[0]) if entries else None,
        and_then=_this_week(entries[1]) if answers_offer else None,
        proved=True,
    )


def _hours_there(standing: Standing, first: date, until: date) -> float:
    return sum(week.hours for week in weeks_between(standing, first, until))


def _room(ground: Ground, first: date, until: date) -> Room:
    standing, rules = ground.standing, ground.standing.rules
    usable = 1 - rules.slack
    limit = max(LIMIT, usable)
    if ground.decision.kind == "trial":
        usable = limit = TRIAL_LIMIT
    there = _hours_there(standing, first, until)
    actions = standing.catalog.actions.values()
    return Room(
        usable=int(there * usable),
        limit=int(there * limit),
        slots=rules.chapter_actions,
        weeks=free_weeks(standing, first, until),
        halves=half_done(standing.profile),
        plain=not any(action.halfway or action.steps for action in actions),
        own_time=works_alone(standing) or ground.move.venture,
    )


def _lead(ground: Ground, named: Sequence[Id], room: Room) -> Lead:
    """The bottleneck, or what comes first; nothing if the chapter works on no skills."""
    standing, aim = ground.standing, ground.aim
    if not ground.works_on_skills:
        return Lead()
    can_start = {*ground.kit.skills} if ground.kit is not None else set[Id]()
    for action in ground.next_on_gaps:
        at_work = action.setting == "at-work" or works_alone(standing)
        if action.kind in REAL_WORK and at_work and sizes_of(action, room):
            can_start.update(skill for skill in action.raises if lifts(action, aim.levels, skill))
    return lead_of(standing, aim, named, can_start)


def _fixed(ground: Ground, lead: Lead, until: date) -> list[Entry]:
    """The kit's steps and the answer to an offer, or what takes work away."""
    standing = ground.standing
    if ground.decision.settled_by == Rule.TOO_MUCH:
        return _relief(standing)
    weeks = ((until - standing.start).days + 1) / 7
    case = Case(ground.ready, lead.by is not None, weeks)
    steps = [
        kit_entry(one.id, one.step, one.hours)._replace(due_week=one.week)
        for one in kit_steps(standing, ground.decision, ground.kit, case)
    ]
    gone = gone_beside(standing.profile, standing.start)
    if standing.profile.offer is None or "offer" in gone:
        return steps
    return _with_offer(ground, steps, standing.profile.offer, gone)


def _with_offer(
    ground: Ground, steps: Sequence[Entry], offer: str, gone: Collection[Id]
) -> list[Entry]:
    """The answer to an offer among the steps, after what contract or consent must allow."""
    kit = ground.kit
    gates = [entry for entry in steps if entry.part == "gate"]
    if not gates and kit is not None and not ground.standing.profile.situation.holds_part:
        gates = [gate for gate in _gate_of(kit) if gate.id not in gone]
    others = [entry for entry in steps if entry.part != "gate"]
    return [*gates, offer_entry(offer), *others]


def _gate_of(kit: Kit) -> list[Entry]:
    """What law, contract or consent must allow before an offer is answered: the kit's first gate.

    An offer in house needs none for a promotion or on the way to another employer.
    """
    if kit.for_ not in GATED:
        return []
    works = steps_by_id(kit) | checks_by_id(kit)
    return [kit_entry(key, work) for key, work in works.items() if work.gate][:1]


def _that_fit(entries: Sequence[Entry], room: Room) -> list[Entry]:
    """The entries that fit into the hours, one after the other; the first stays in any case."""
    found: list[Entry] = []
    left = room.limit
    for entry in entries:
        hours = whole_hours(entry.hours)
        if not found or hours <= left:
            found.append(entry)
            left -= hours
    return found


def _relief(standing: Standing) -> list[Entry]:
    """The one action that takes work away, for somebody whose load is too much."""
    relief = [
        action
        for action in standing.catalog.actions.values()
        if action.relief and action.id not in standing.gone
    ]
    relief.sort(key=lambda action: (len(unknown_needs(action, standing)), action.hours.middle))
    return [Entry(action, action.kind, "kit", action.hours.middle) for action in relief[:1]]


def _work(ground: Ground, lead: Lead, room: Room) -> list[Entry]:
    """The chosen work, in its order."""
    if ground.decision.kind == "trial":
        return _tastes_of_both(ground)
    probation = ground.standing.decided == "probation"
    if not ground.works_on_skills or (probation and lead.by is None):
        return []
    pieces = pieces_of(ground, lead.skill, room)
    beside = _beside(ground, pieces, lead.skill, room)
    if beside is not None:
        pieces = [piece for piece in pieces if piece.action.id != beside.action.id]
    gaps = _gaps_beside(ground.aim, pieces, lead.skill)
    asked = Question(pieces, beside, lead.skill, gaps, room, ground.aim.symptoms)
    entries = []
    for piece, work in choose_chapter(asked):
        entry = Entry(piece.action, piece.action.kind, work, piece.hours, piece.rungs, piece.half)
        for_role = ground.decision.role if work == "taste" else None
        entries.append(entry._replace(for_role=for_role))
    return entries


def _gaps_beside(aim: Aim, pieces: Sequence[Piece], lead: Id | None) -> list[Id]:
    """The gaps beside the lead that some piece works on: symptoms first, then the largest."""
    gaps = [
        skill
        for skill in aim.short
        if skill != lead and any(piece.touches(skill) for piece in pieces)
    ]
    return sorted(gaps, key=lambda skill: (skill not in aim.symptoms, -aim.short[skill]))


def _beside(ground: Ground, pieces: Sequence[Piece], lead: Id | None, room: Room) -> Piece | None:
    """A taste of the work, else work beside the lead that was begun in the chapter before.

    What is begun is brought to its end: as much of it as leaves half of the hours to the lead.
    """
    taste = _taste(ground, room, lead)
    if taste is not None:
        return taste
    begun = under_way(ground.standing.profile)
    going_on = [piece for piece in pieces if piece.action.id in begun and not piece.touches(lead)]
    if not going_on:
        return None
    best = going_on[0].action.id
    sizes = [piece for piece in going_on if piece.action.id == best]
    small = [piece for piece in sizes if piece.hours <= room.usable / 2]
    least = min(sizes, key=lambda piece: piece.hours)
    return max(small, key=lambda piece: piece.hours, default=least)._replace(goes_on=True)


def _taste(ground: Ground, room: Room, lead: Id | None) -> Piece | None:
    """A taste of the work, for a move that is not a promotion.

    The smallest that touches the lead, else the smallest.
    """
    decision, standing = ground.decision, ground.standing
    sideways = decision.kind in ("lateral", "specialise", "leap")
    if not sideways or standing.profile.situation.holds_part or room.slots < 2:
        return None
    pieces = [
        _taste_piece(action, ground)
        for action in tries_for(standing, decision.role)
        if not is_beginners(action, ground.aim)
    ]
    return min(
        (piece for piece in pieces if piece.hours <= room.usable),
        key=lambda piece: (not piece.touches(lead), piece.hours, piece.action.id),
        default=None,
    )


def _taste_piece(action: Action, ground: Ground) -> Piece:
    rungs = tuple(
        rung for rung in action.raises.items() if lifts(action, ground.aim.levels, rung[0])
    )
    hours, free = whole_hours(action.hours.middle), is_free(action, ground.standing)
    return Piece(action, hours, half=False, rungs=rungs, value=0.0, free=free)


def _tastes_of_both(ground: Ground) -> list[Entry]:
    """One taste of each of the two roles that are tried out, the smallest."""
    tastes = []
    for role in ground.decision.equal:
        tries = tries_for(ground.standing, role)
        if tries:
            action = min(tries, key=lambda action: (action.hours.middle, action.id))
            hours = whole_hours(action.hours.middle)
            tastes.append(Entry(action, action.kind, "taste", hours, for_role=role))
    return tastes


def _open_questions(entries: Sequence[Entry], standing: Standing) -> list[Id]:
    """What the first entry rests on without anybody knowing whether it is there."""
    return unknown_needs(entries[0].action, standing) if entries else []


def _dated(ground: Ground, entries: Sequence[Entry], until: date) -> Chapter:
    standing = ground.standing
    weeks = weeks_between(standing, standing.start, until)
    days = days_of([_item(entry) for entry in entries], weeks, until, standing)
    dated = _by_day(list(zip(entries, days, strict=True)))
    actions = tuple(
        planned_action(entry, standing, number, when)
        for number, (entry, when) in enumerate(dated, 1)
    )
    in_turn = [entry for entry, _ in dated]
    return _chapter(ground, in_turn, actions, standing.start, until)


def _by_day(dated: Sequence[tuple[Entry, Days]]) -> list[tuple[Entry, Days]]:
    """What is due first comes first.

    A door stays before the work that rests on it, a gate before all.
    """
    door = 2 if dated and dated[0][0].kind == "door" else 0
    rest = sorted(dated[door:], key=lambda pair: (pair[0].part != "gate", pair[1].finish))
    return [*dated[:door], *rest]


def _item(entry: Entry) -> Item:
    this_week = entry.kind in ("offer", "door") or entry.part == "gate"
    least = entry.action.min_weeks / 2 if entry.half else entry.action.min_weeks
    due = None if this_week else entry.due_week
    return Item(whole_hours(entry.hours), least, due, this_week)


def planned_action(
    entry: Entry,
    standing: Standing,
    number: int | None,
    when: Days | None,
    half_year: str | None = None,
) -> PlannedAction:
    """An entry in the shape of the published JSON."""
    action = entry.action
    raises = entry.rungs if action.raises else ()
    opens = () if action.raises else entry.rungs
    return PlannedAction(
        id=action.id,
        title=action.title,
        kind=entry.kind,
        part=entry.part,
        setting=action.setting,
        hours=ActionHours(action.hours.low, action.hours.high, float(whole_hours(entry.hours))),
        cost=action.cost,
        number=number,
        start=when.start if when is not None else None,
        finish=when.finish if when is not None else None,
        half_year=half_year,
        raises=tuple(Raise(skill, level - 1, level) for skill, level in raises),
        opens=tuple(Rung(skill, level) for skill, level in opens),
        begun_only=entry.half,
        for_role=entry.for_role,
        needs=tuple(_need(key, standing) for key in action.needs),
        ask=action.ask,
        to=action.to,
        first_step=action.first_step,
        steps=action.steps,
        done_when=action.done_when,
        halfway=action.halfway,
        proof=action.proof,
        scope=action.scope,
        url=action.url,
        because=_because(entry),
    )


def _need(key: Id, standing: Standing) -> NeedMet:
    need = standing.catalog.needs.get(key)
    return NeedMet(key, need.title if need is not None else key, is_met(key, standing))


def _because(entry: Entry) -> tuple[Because, ...]:
    if not entry.rungs:
        return ()
    rungs: dict[str, Fact] = dict(entry.rungs)
    return (Because("asked rungs that it works on", rungs, entry.part),)


def _this_week(entry: Entry) -> ThisWeek:
    """The first hour of an entry."""
    action = entry.action
    minutes = {"offer": OFFER_MINUTES, "door": DOOR_MINUTES}.get(entry.kind)
    if minutes is not None:
        return ThisWeek(action.id, None, minutes, None)
    what = action.steps[0].what if action.steps else action.title
    first = action.first_step or FirstStep(what)
    return ThisWeek(action.id, first.what, first.minutes, first.with_)


def _if_not(entries: Sequence[Entry]) -> IfNot | None:
    """The larger piece of work on the lead, and what to give up for it."""
    work = [entry for entry in entries if entry.kind not in ("offer", "door")]
    if not work:
        return None
    on_lead = [entry for entry in work if entry.part == "bottleneck"]
    main = max(on_lead or work, key=lambda entry: entry.hours)
    drop = None
    for entry in work:
        if entry.part in ("focus", "companion") and entry is not main:
            drop = entry.id
    return IfNot(main.id, drop)


def _say(ground: Ground, entries: Sequence[Entry]) -> SayNow | None:
    """What to say: the first ask of the chapter, else the words of the kit.

    From ready on, or if something is decided, only those.
    """
    standing, kit = ground.standing, ground.kit
    if ground.decision.settled_by == Rule.TOO_MUCH and kit is not None and kit.say:
        return _from_say(kit.say[0])
    settled = ground.ready or standing.decided not in OPEN_DECISIONS
    if not settled:
        ask = _first_ask(entries, standing)
        if ask is not None:
            return ask
    return None if kit is None else _words_of(kit, standing, settled=settled)


def _first_ask(entries: Sequence[Entry], standing: Standing) -> SayNow | None:
    """The sentence that gets one of the first two actions; whoever leads does not ask a manager for
    what is below their scope.
    """
    leads = standing.role is not None and (standing.role.scope or 0) >= LEADING_SCOPE
    actions = [entry.action for entry in entries if not is_beside_actions(entry.id)]
    for action in actions[:2]:
        is_below = leads and scopes_above(action, standing) < 0
        if action.ask is not None and not is_below:
            return SayNow(action.id, action.ask, action.to, None)
    return None


def _words_of(kit: Kit, standing: Standing, *, settled: bool) -> SayNow | None:
    """What the kit says: its first check with the manager, or its words if `settled`."""
    if standing.decided == "post-in-question" and kit.checks:
        return _from_check(kit.checks[0])
    says = _says(kit, standing)
    if not settled or not says:
        for check in kit.checks:
            if check.words and (check.with_ is None or "manager" in check.with_):
                return _from_check(check)
    return _from_say(says[0]) if says else None


def _says(kit: Kit, standing: Standing) -> list[Say]:
    """What the kit says to people whom this person has."""
    alone = works_alone(standing)
    return [say for say in kit.say if not (alone and say.to in EMPLOYERS)]


def _from_check(check: KitCheck) -> SayNow:
    return SayNow(None, check.words or check.what, check.with_, check.if_no)


def _from_say(say: Say) -> SayNow:
    return SayNow(None, say.words, say.to, say.if_no)
