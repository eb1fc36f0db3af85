"""The chapter of a step with its days.

A kit's steps, the answer to an offer, the chosen work, what to say, the first hour.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from po_career.catalog.model import Action, FirstStep, Id, Kit, KitCheck, KitFor, Say
from po_career.planning.agenda import Days, Item, days_of
from po_career.planning.bottleneck import Lead, gaps_by_weight, lead_of
from po_career.planning.calendar import Week, chapter_end, free_weeks, is_away, weeks_between
from po_career.planning.chapter import (
    Piece,
    Question,
    Room,
    Work,
    choose_chapter,
    pieces_of,
    sizes_of,
    whole_hours,
)
from po_career.planning.ground import Ground, is_bottleneck
from po_career.planning.kits import Case, Picked, kit_steps
from po_career.planning.model import (
    ActionHours,
    Because,
    Chapter,
    ChapterKind,
    IfNot,
    NeedMet,
    Part,
    PlannedAction,
    Raise,
    Rung,
    SayNow,
    ThisWeek,
)
from po_career.planning.openness import (
    is_above,
    is_beginners,
    is_met,
    tries_for,
    unknown_needs,
    works_on,
)
from po_career.planning.standing import Standing
from po_career.profile.chapters import gone_beside, half_done, left_open, under_way

LIMIT = 0.75
"""The part of the hours that a chapter plans at most."""
TRIAL_LIMIT = 0.85
OFFER_MINUTES, DOOR_MINUTES = 15, 30
LEADING_SCOPE = 3
"""From this scope of the role held on, nobody asks a manager for what lies below it."""
GATED: tuple[KitFor, ...] = ("sideways-in-house", "step-back", "independent", "found-a-company")
"""Kits whose gate comes before the answer to an offer."""
DATED = ("review", "post-opens", "post-in-question")
REAL_WORK = ("practice", "assignment", "mentoring")
"""Kinds of action that work on a skill at one's own work, not beside it."""
OPEN_DECISIONS = ("review", "post-opens", "other")
"""Things decided that leave what one works on to oneself."""


class Entry(NamedTuple):
    """Something in the chapter, before it has its days."""

    id: Id
    title: str
    kind: ChapterKind
    part: Part
    hours: float
    action: Action | None = None
    rungs: tuple[tuple[Id, int], ...] = ()
    half: bool = False
    picked: Picked | None = None
    check: KitCheck | None = None
    needs: tuple[Id, ...] = ()
    for_role: Id | None = None

    @property
    def first_step(self) -> FirstStep | None:
        """What to do first."""
        if self.action is not None:
            return self.action.first_step
        if self.picked is not None:
            return self.picked.step.first_step
        if self.check is not None:
            return FirstStep(
                self.check.words or self.check.what, self.check.minutes, self.check.with_
            )
        return None


class Quarter(NamedTuple):
    """A chapter, the lead that it works on, and its entries."""

    chapter: Chapter
    lead: Lead | None
    entries: tuple[Entry, ...]


def quarter_of(
    ground: Ground, named: Sequence[Id], *, weeks: int | None = None, by: date | None = None
) -> Quarter:
    """The chapter for a decision. `named` are the skills that the person's own words name."""
    standing, decision = ground.standing, ground.decision
    trial = decision.kind == "trial"
    less = decision.settled_by == 1
    until = chapter_end(standing, trial=trial, less=less, weeks=weeks, by=by)
    calendar = weeks_between(standing, standing.start, until)
    there = sum(week.hours for week in calendar)
    free = free_weeks(standing, standing.start, until)
    room = _room(ground, there, free, trial=trial, fixed=0, count=0)
    lead = _lead(ground, named, room)
    fixed = _that_fit(_fixed(ground, lead, until), room)
    hours = sum(whole_hours(entry.hours) for entry in fixed)
    room = _room(ground, there, free, trial=trial, fixed=hours, count=len(fixed))
    entries = [*fixed, *_work(ground, lead, room, trial=trial)]
    if not entries and ground.kit is not None and ground.decision.settled_by != 1:
        entries = _first_check(ground.kit, standing)
    elif _rests_on_a_question(entries):
        smaller = room._replace(
            usable=room.usable - 1, limit=room.limit - 1, slots=max(1, room.slots - 1)
        )
        entries = _with_door(_work(ground, lead, smaller, trial=trial) or entries)
    if is_away(standing, standing.start, until):
        entries = []
    chapter = _dated(ground, entries, calendar, until, there)
    return Quarter(chapter, lead, tuple(entries))


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
    standing = ground.standing
    there = sum(week.hours for week in weeks_between(standing, first, until))
    trial = ground.decision.kind == "trial"
    free = free_weeks(standing, first, until)
    room = _room(ground, there, free, trial=trial, fixed=0, count=0)
    chapter = Chapter(
        from_=first,
        until=until,
        hours=float(sum(action.hours.planned for action in actions)),
        of=round(there, 2),
        actions=actions,
        say=_say(ground, entries),
        check_on=until,
        if_not=_if_not(entries),
        this_week=_this_week(entries[0]) if entries else None,
        and_then=_and_then(entries),
        proved=True,
    )
    return Quarter(chapter, _lead(ground, named, room), tuple(entries))


def _decided(standing: Standing) -> str | None:
    decided = standing.profile.situation.decided
    return decided.what if decided is not None else None


def _room(
    ground: Ground, there: float, free: float, *, trial: bool, fixed: int, count: int
) -> Room:
    catalog = ground.standing.catalog
    rules = catalog.rules
    limit = TRIAL_LIMIT if trial else max(LIMIT, 1 - rules.slack)
    usable = limit if trial else 1 - rules.slack
    return Room(
        usable=max(0, int(there * usable) - fixed),
        limit=max(0, int(there * limit) - fixed),
        slots=max(0, rules.chapter_actions - count),
        weeks=free,
        dated=_decided(ground.standing) in DATED,
        halves=half_done(ground.standing.profile),
        left=left_open(ground.standing.profile),
        plain=not any(one.halfway or one.steps for one in catalog.actions.values()),
        own_time=ground.standing.role is None
        or ground.standing.role.venture
        or ground.move.venture,
    )


def _lead(ground: Ground, named: Sequence[Id], room: Room) -> Lead | None:
    """The bottleneck, or what comes first.

    None from ready on, for a trial, or if nothing is learned.
    """
    standing, aim = ground.standing, ground.aim
    if not ground.learns or ground.ready or ground.decision.kind == "trial":
        return None
    rests_on = set(ground.kit.skills) if ground.kit is not None else set()

    def can_work_on(skill: Id) -> bool:
        if skill in rests_on:
            return True
        return any(
            works_on(action, aim.levels, skill) and sizes_of(action, room)
            for action in ground.actions
            if action.raises and _is_real_work(action, standing)
        )

    return lead_of(standing, aim, named, can_work_on)


def _is_real_work(action: Action, standing: Standing) -> bool:
    """Whether it is done at one's own work.

    For whoever holds no role, whether it is work at all.
    """
    at_work = standing.role is None or standing.role.venture or action.setting == "at-work"
    return action.kind in REAL_WORK and at_work


def _fixed(ground: Ground, lead: Lead | None, until: date) -> list[Entry]:
    """The kit's steps and the answer to an offer.

    What contract or consent must allow stands before an offer.
    """
    standing, kit = ground.standing, ground.kit
    if ground.decision.settled_by == 1:
        return _relief(standing)
    open_core = is_bottleneck(lead)
    weeks = ((until - standing.start).days + 1) / 7
    picked = kit_steps(standing, ground.decision, kit, Case(ground.ready, open_core, weeks))
    steps = [_kit_entry(kit, one) for one in picked if kit is not None]
    offer = standing.profile.offer
    gone = gone_beside(standing.profile, standing.start)
    if offer is None or "offer" in gone:
        return steps
    gates = [entry for entry in steps if entry.part == "gate"]
    if not gates and kit is not None and not standing.profile.situation.holds_part:
        gates = [gate for gate in _gate_of(kit) if gate.id not in gone]
    others = [entry for entry in steps if entry.part != "gate"]
    answer = Entry("offer", offer, "offer", "offer", 1.0)
    return [*gates, answer, *others]


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
    gone = {*standing.profile.done, *standing.profile.skipped}
    open_ones = [
        action
        for action in standing.catalog.actions.values()
        if action.relief and action.id not in gone
    ]
    if not open_ones:
        return []
    first = min(
        open_ones, key=lambda action: (len(unknown_needs(action, standing)), action.hours.middle)
    )
    return [Entry(first.id, first.title, first.kind, "kit", first.hours.middle, action=first)]


def _kit_entry(kit: Kit, picked: Picked) -> Entry:
    part: Part = "gate" if picked.step.gate else "kit"
    key = f"kit:{kit.id}:{picked.number + 1}"
    return Entry(key, picked.step.what, "kit", part, picked.hours, picked=picked)


def _gate_of(kit: Kit) -> list[Entry]:
    """What law, contract or consent must allow before an offer is answered: the kit's first gate.

    An offer in house needs none for a promotion or on the way to another employer.
    """
    if kit.for_ not in GATED:
        return []
    for place, step in enumerate(kit.steps):
        if step.gate:
            return [_kit_entry(kit, Picked(place, step, 1, step.hours))]
    for number, check in enumerate(kit.checks, 1):
        if check.gate:
            return [_check_entry(kit, number, check)]
    return []


def _first_check(kit: Kit, standing: Standing) -> list[Entry]:
    """With nothing else to do: what to find out first."""
    gone = gone_beside(standing.profile, standing.start)
    for number, check in enumerate(kit.checks, 1):
        if f"check:{kit.id}:{number}" not in gone:
            return [_check_entry(kit, number, check)]
    return []


def _check_entry(kit: Kit, number: int, check: KitCheck) -> Entry:
    hours = check.minutes / 60
    return Entry(f"check:{kit.id}:{number}", check.what, "kit", "gate", hours, check=check)


def _work(ground: Ground, lead: Lead | None, room: Room, *, trial: bool) -> list[Entry]:
    if trial:
        return _tastes_of_both(ground, room)
    probation = _decided(ground.standing) == "probation"
    if not ground.learns or ground.ready or (probation and not is_bottleneck(lead)):
        return []
    standing, aim = ground.standing, ground.aim
    skill = lead.skill if lead is not None else None
    pieces = pieces_of(ground, skill, room)
    taste = _taste(ground, room, skill)
    goes_on = _goes_on(standing, pieces, skill, room) if taste is None else None
    beside = taste or goes_on
    if beside is not None:
        pieces = [piece for piece in pieces if piece.action.id != beside.action.id]
    short = gaps_by_weight(standing, aim)
    order = list(aim.asks)
    gaps = sorted(
        (one for one in short if one != skill and any(piece.touches(one) for piece in pieces)),
        key=lambda one: (one not in aim.symptoms, -short[one], order.index(one)),
    )
    chosen = choose_chapter(Question(pieces, beside, skill, gaps, room, aim.symptoms))
    return [_work_entry(ground, piece, work) for piece, work in chosen]


def _goes_on(
    standing: Standing, pieces: Sequence[Piece], lead: Id | None, room: Room
) -> Piece | None:
    """Work beside the lead that was begun in the chapter before and is not finished: what is begun
    is brought to its end.

    As much of it as leaves half of the hours to the lead.
    """
    begun = under_way(standing.profile)
    found = [piece for piece in pieces if piece.action.id in begun and not piece.touches(lead)]
    if not found:
        return None
    best = max(found, key=lambda piece: piece.value)
    sizes = [piece for piece in found if piece.action.id == best.action.id]
    small = [piece for piece in sizes if piece.hours <= room.usable / 2]
    fitting = max(small, key=lambda piece: piece.hours, default=None)
    return (fitting or min(sizes, key=lambda piece: piece.hours))._replace(goes_on=True)


def _taste(ground: Ground, room: Room, lead: Id | None) -> Piece | None:
    """A taste of the work, for a move that is not a promotion.

    The smallest that touches the lead, else the smallest.
    """
    decision, standing = ground.decision, ground.standing
    sideways = decision.kind in ("lateral", "specialise", "leap")
    if not sideways or standing.profile.situation.holds_part or room.slots < 2:
        return None
    found = []
    for action in tries_for(standing, decision.role):
        hours = whole_hours(action.hours.middle)
        at_work = action.setting == "at-work" and standing.role is None
        if hours <= room.usable and not at_work and not is_beginners(action, ground.aim):
            found.append(_taste_piece(action, hours, ground))
    if not found:
        return None
    return min(found, key=lambda piece: (not piece.touches(lead), piece.hours, piece.action.id))


def _taste_piece(action: Action, hours: int, ground: Ground) -> Piece:
    levels = ground.aim.levels
    rungs = tuple(
        (skill, level) for skill, level in action.raises.items() if levels[skill] == level - 1
    )
    free = not unknown_needs(action, ground.standing) and not is_above(action, ground.standing)
    return Piece(action, hours, half=False, rungs=rungs, value=0.0, free=free)


def _tastes_of_both(ground: Ground, room: Room) -> list[Entry]:
    """One taste of each of the two roles that are tried out."""
    found: list[Entry] = []
    for role in ground.decision.equal:
        tries = tries_for(ground.standing, role)
        if not tries:
            continue
        half = room.limit / 2
        first = min(
            tries,
            key=lambda action: (
                whole_hours(action.hours.middle) > half,
                action.hours.middle,
                action.id,
            ),
        )
        hours = whole_hours(first.hours.middle)
        found.append(
            Entry(first.id, first.title, first.kind, "taste", hours, action=first, for_role=role)
        )
    return found


def _work_entry(ground: Ground, piece: Piece, work: Work) -> Entry:
    action = piece.action
    return Entry(
        action.id,
        action.title,
        action.kind,
        work,
        piece.hours,
        action=action,
        rungs=piece.rungs,
        half=piece.half,
        needs=tuple(unknown_needs(action, ground.standing)),
        for_role=ground.decision.role if work == "taste" else None,
    )


def _rests_on_a_question(entries: Sequence[Entry]) -> bool:
    """Whether the first entry is work that rests on what nobody knows."""
    return bool(entries) and entries[0].action is not None and bool(entries[0].needs)


def _with_door(work: list[Entry]) -> list[Entry]:
    """If the work rests on what nobody knows, asking for it is the first action."""
    if not _rests_on_a_question(work):
        return work
    return [Entry("door", "", "door", "gate", 1.0, needs=work[0].needs), *work]


def _dated(
    ground: Ground,
    entries: Sequence[Entry],
    calendar: Sequence[Week],
    until: date,
    there: float,
) -> Chapter:
    standing = ground.standing
    items = [_item(entry) for entry in entries]
    days = days_of(items, calendar, until, standing) if entries else []
    dated = _by_day(list(zip(entries, days, strict=True)))
    entries = [entry for entry, _ in dated]
    actions = tuple(
        planned_action(entry, standing, number, when)
        for number, (entry, when) in enumerate(dated, 1)
    )
    return Chapter(
        from_=standing.start,
        until=until,
        hours=float(sum(action.hours.planned for action in actions)),
        of=round(there, 2),
        actions=actions,
        say=_say(ground, entries),
        check_on=until,
        if_not=_if_not(entries),
        this_week=_this_week(entries[0]) if entries else None,
        and_then=_and_then(entries),
        proved=True,
    )


def _by_day(dated: Sequence[tuple[Entry, Days]]) -> list[tuple[Entry, Days]]:
    """What is due first at the head.

    A door stays before the work that rests on it, a gate before all.
    """
    door = 2 if dated and dated[0][0].kind == "door" else 0
    rest = sorted(dated[door:], key=lambda pair: (pair[0].part != "gate", pair[1].finish))
    return [*dated[:door], *rest]


def _item(entry: Entry) -> Item:
    this_week = entry.kind in ("offer", "door") or entry.part == "gate"
    due = entry.picked.week if entry.picked is not None and not this_week else None
    least = float(entry.action.min_weeks) if entry.action is not None else 0.0
    return Item(whole_hours(entry.hours), least / 2 if entry.half else least, due, this_week)


def planned_action(
    entry: Entry,
    standing: Standing,
    number: int | None,
    when: Days | None,
    half_year: str | None = None,
) -> PlannedAction:
    """An entry in the shape of the published JSON."""
    action = entry.action
    step = entry.picked.step if entry.picked is not None else None
    needs = standing.catalog.needs
    hours = float(whole_hours(entry.hours))
    span = action.hours if action is not None else None
    lifts = action is not None and bool(action.raises)
    asker = step if action is None else action
    return PlannedAction(
        id=entry.id,
        title=entry.title,
        kind=entry.kind,
        part=entry.part,
        setting=action.setting if action is not None else "own-time",
        hours=ActionHours(span.low if span else hours, span.high if span else hours, hours),
        cost=action.cost if action is not None else None,
        number=number,
        start=when.start if when is not None else None,
        finish=when.finish if when is not None else None,
        half_year=half_year,
        raises=tuple(Raise(skill, level - 1, level) for skill, level in entry.rungs if lifts),
        opens=tuple(Rung(skill, level) for skill, level in entry.rungs if not lifts),
        begun_only=entry.half,
        for_role=entry.for_role,
        needs=tuple(
            NeedMet(key, needs[key].title if key in needs else key, is_met(key, standing))
            for key in (action.needs if action is not None else entry.needs)
        ),
        ask=asker.ask if asker is not None else None,
        to=action.to if action is not None else None,
        first_step=entry.first_step,
        steps=action.steps if action is not None else (),
        done_when=_done_when(entry),
        halfway=action.halfway if action is not None else None,
        proof=action.proof if action is not None else None,
        scope=action.scope if action is not None else None,
        url=action.url if action is not None else None,
        because=_because(entry),
    )


def _done_when(entry: Entry) -> str | None:
    if entry.action is not None:
        return entry.action.done_when
    return entry.picked.step.done_when if entry.picked is not None else None


def _because(entry: Entry) -> tuple[Because, ...]:
    if not entry.rungs:
        return ()
    rungs: dict[str, float | str | tuple[str, ...] | None] = dict(entry.rungs)
    return (Because("asked rungs that it works on", rungs, entry.part),)


def _this_week(entry: Entry) -> ThisWeek:
    first = entry.first_step
    if entry.kind == "offer":
        return ThisWeek(entry.id, None, OFFER_MINUTES, None)
    if entry.kind == "door":
        return ThisWeek(entry.id, None, DOOR_MINUTES, None)
    if first is None:
        what = entry.action.steps[0].what if entry.action and entry.action.steps else entry.title
        return ThisWeek(entry.id, what, 45, None)
    return ThisWeek(entry.id, first.what, first.minutes, first.with_)


def _and_then(entries: Sequence[Entry]) -> ThisWeek | None:
    if len(entries) > 1 and entries[0].kind == "offer":
        return _this_week(entries[1])
    return None


def _if_not(entries: Sequence[Entry]) -> IfNot | None:
    """The larger piece of work on the lead, and what to give up for it."""
    work = [entry for entry in entries if entry.kind not in ("offer", "door")]
    if not work:
        return None
    on_lead = [entry for entry in work if entry.part == "bottleneck"]
    main = max(on_lead or work, key=lambda entry: entry.hours)
    others = [entry for entry in work if entry.part in ("focus", "companion") and entry is not main]
    return IfNot(main.id, others[-1].id if others else None)


def _say(ground: Ground, entries: Sequence[Entry]) -> SayNow | None:
    """What to say: the first ask of the chapter.

    Else the kit's first check, and from ready on or if something is decided its words.
    """
    standing, kit = ground.standing, ground.kit
    decided = _decided(standing)
    if ground.decision.settled_by == 1 and kit is not None and kit.say:
        return _from_say(kit.say[0])
    settled = ground.ready or (decided is not None and decided not in OPEN_DECISIONS)
    if not settled:
        for entry in [one for one in entries if one.action is not None][:2]:
            asks = _ask_of(entry, standing)
            if asks is not None:
                return asks
    if kit is None:
        return None
    if decided == "post-in-question" and kit.checks:
        return _from_check(kit.checks[0])
    if settled and kit.say:
        return _from_say(kit.say[0])
    for check in kit.checks:
        if check.words and (check.with_ is None or "manager" in check.with_):
            return _from_check(check)
    return _from_say(kit.say[0]) if kit.say else None


def _ask_of(entry: Entry, standing: Standing) -> SayNow | None:
    action = entry.action
    if action is None or action.ask is None:
        return None
    own = standing.role.scope if standing.role is not None else None
    below = own is not None and action.scope is not None and action.scope < own
    if below and own is not None and own >= LEADING_SCOPE:
        return None
    return SayNow(action.id, action.ask, action.to, None)


def _from_check(check: KitCheck) -> SayNow:
    return SayNow(None, check.words or check.what, check.with_, check.if_no)


def _from_say(say: Say) -> SayNow:
    return SayNow(None, say.words, say.to, say.if_no)
