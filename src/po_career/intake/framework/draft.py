"""From what tables say to a ladder with ids: roles, skills, moves, and actions to be replaced."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import (
    Action,
    Category,
    Cost,
    Requirement,
    Role,
    Scale,
    Skill,
    Source,
    Span,
    Track,
    Transition,
)
from po_career.catalog.shorthand import joined
from po_career.errors import UsageError
from po_career.frozen import Frozen
from po_career.intake.framework.found import Found, Say
from po_career.intake.framework.ids import Ids, id_for
from po_career.intake.framework.ledger import Ledger, ledger_of
from po_career.intake.framework.rungs import (
    MOST_RUNGS,
    Rung,
    are_downward,
    followers,
    heights_of,
    is_rank_alone,
)
from po_career.intake.framework.scale import Reading, rung_reading
from po_career.intake.framework.spreadsheet import Skipped, statements_in

NAMED = 6
"""Names that a note lists."""
NO_TRACK = "nothing says of which craft, so they have no track"


class Draft(Frozen):
    """A ladder that is not yet written."""

    scale: Scale
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...]
    transitions: tuple[Transition, ...]
    actions: tuple[Action, ...]
    tracks: tuple[Track, ...]
    categories: tuple[Category, ...]
    sources: tuple[Source, ...]
    statements: Mapping[str, Mapping[int, tuple[str, ...]]]
    """Id of a skill to level to the statements of its anchor, if there are several."""
    notes: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    ledger: Ledger


def draft_of(
    found: Found,
    reading: Reading | None,
    *,
    hours: float,
    sources: tuple[Source, ...],
    promotions: bool = True,
) -> Draft:
    """The ladder that `found` describes; without a reading of levels, its rungs are the levels.

    `hours` is what each first action takes for one level (0: no actions). With `promotions`, roles
    in order follow each other if the file names no moves.
    """
    in_order = _in_order(found)
    heights = _heights(found, in_order)
    if reading is None:
        reading = rung_reading(_height_names(found, in_order, heights))
    asked = _requirements(found, reading)
    sentences = _sentences(found, reading, asked, heights)
    inferred: list[tuple[str, str]] = []
    if promotions and not found.moves:
        inferred = list(_promotions(found, in_order, asked))
    moves = [*found.moves, *inferred]
    names = _names(found, asked, moves)
    keys = tuple(source.id for source in sources)
    ledger = ledger_of(found)
    roles = tuple(_roles(found, asked, names, keys))
    skills = tuple(_skills(found, sentences, names, keys))
    notes = (
        *found.notes,
        *reading.notes,
        *_said_promotions(found, inferred),
        *_of_scope(found, moves, asked),
        *_without_craft(found),
        *_left("roles", found.roles, names.roles),
        *_left("skills", found.skills, names.skills),
        *_alike("roles", found.roles, names.roles, found.tracks),
        *_alike("skills", found.skills, names.skills, {}),
    )
    return Draft(
        scale=reading.scale,
        roles=roles,
        skills=skills,
        transitions=tuple(_transitions(asked, moves, names, keys)),
        actions=_actions(roles, skills, reading.scale, hours) if hours else (),
        tracks=tuple(Track(i, title) for title, i in names.tracks.items()),
        categories=tuple(Category(i, title) for title, i in names.categories.items()),
        sources=sources,
        statements=_statements(sentences, names),
        notes=notes,
        skipped=found.skipped,
        ledger=ledger,
    )


class _Names(NamedTuple):
    """The ids of what the ladder keeps: of roles and skills by key, of groups by title."""

    roles: Mapping[str, str]
    skills: Mapping[str, str]
    tracks: Mapping[str, str]
    categories: Mapping[str, str]


def _names(found: Found, asked: "Asked", moves: Iterable[tuple[str, str]]) -> _Names:
    """Ids for the roles that ask or that a move leads to, and the skills that are asked."""
    kept = asked.keys() | set(itertools.chain(*moves))
    roles = _ids("role", found.roles, kept, found.tracks)
    skills = _ids("skill", found.skills, set(itertools.chain(*asked.values())), {})
    tracks = _groups("track", found.tracks, roles)
    return _Names(roles, skills, tracks, _groups("category", found.categories, skills))


def _roles(found: Found, asked: "Asked", names: _Names, sources: tuple[str, ...]) -> Iterator[Role]:
    for key, i in names.roles.items():
        needs = {names.skills[skill]: need for skill, need in asked.get(key, {}).items()}
        track = names.tracks.get(found.tracks.get(key, ""))
        yield Role(i, found.roles[key], needs, track=track, sources=sources)


def _skills(
    found: Found, sentences: "Sentences", names: _Names, sources: tuple[str, ...]
) -> Iterator[Skill]:
    for key, i in names.skills.items():
        anchors = {n: joined(texts) for n, texts in sorted(sentences.get(key, {}).items())}
        yield Skill(
            i,
            found.skills[key],
            category=names.categories.get(found.categories.get(key, "")),
            definition=found.definitions.get(key),
            anchors=anchors,
            sources=sources,
        )


def _transitions(
    asked: "Asked",
    moves: Iterable[tuple[str, str]],
    names: _Names,
    sources: tuple[str, ...],
) -> Iterator[Transition]:
    for first, later in moves:
        if first != later:
            note = OF_SCOPE if _adds_nothing(asked, first, later) else None
            ends = names.roles[first], names.roles[later]
            yield Transition(*ends, "promotion", note=note, sources=sources)


def _statements(
    sentences: "Sentences", names: _Names
) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
    """The anchors of several statements, by the ids of their skills."""
    return {
        i: {n: texts for n, texts in sentences[key].items() if len(texts) > 1}
        for key, i in names.skills.items()
        if key in sentences
    }


Sentences = Mapping[str, Mapping[int, tuple[str, ...]]]
"""Skill, by its key, to level to the statements for it."""
OF_SCOPE = "asks no higher level of any skill: a promotion of scope"
Asked = Mapping[str, Mapping[str, Requirement]]
"""Role to skill to what it asks, by their keys."""


def _in_order(found: Found) -> Mapping[str, Sequence[str]]:
    """The roles of each track, from the lowest up."""
    tracks: dict[str, list[str]] = {}
    for key in found.roles:
        tracks.setdefault(found.tracks.get(key, ""), []).append(key)
    for track, keys in tracks.items():
        if are_downward([found.roles[key] for key in keys]):
            found.note(
                f"{f'{track}: ' if track else ''}the roles stand from the highest down:"
                f" {found.roles[keys[-1]]} is read as the lowest"
            )
            keys.reverse()
    return tracks


def _heights(found: Found, in_order: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
    """The height of each role that has sentences, within its track."""
    spoken = {say.role for say in found.says}
    heights: dict[str, int] = {}
    for keys in in_order.values():
        rungs = [key for key in keys if key in spoken]
        if len(rungs) > MOST_RUNGS:
            raise UsageError(
                f"{len(rungs):,} roles have sentences and no levels, and a ladder has at most"
                f" {MOST_RUNGS} rungs\n--across crafts reads them side by side; --column"
                " level=HEADER names a column of levels"
            )
        heights |= zip(rungs, heights_of([found.roles[key] for key in rungs]), strict=True)
    return heights


def _height_names(
    found: Found, in_order: Mapping[str, Sequence[str]], heights: Mapping[str, int]
) -> list[str]:
    """What each height is called: by its role, if all tracks call it so."""
    called: dict[int, dict[str, list[str]]] = {}
    for track, keys in in_order.items():
        for key in keys:
            if key in heights:
                by_track = called.setdefault(heights[key], {})
                by_track.setdefault(track, []).append(found.roles[key])
    names: list[str] = []
    for height, by_track in sorted(called.items()):
        titles = {" / ".join(each) for each in by_track.values()}
        name = titles.pop() if len(titles) == 1 else f"Level {height}"
        names.append(name if name not in names else f"Level {height}")
    return names


def _requirements(found: Found, reading: Reading) -> dict[str, dict[str, Requirement]]:
    """What cells of levels ask; of two that differ the first counts."""
    asked: dict[str, dict[str, Requirement]] = {}
    for ask in found.asks:
        level = reading.level(ask.said)
        why = level if isinstance(level, str) else ""
        if isinstance(level, int) and level > 0:
            need = Requirement(level, ask.importance or "important")
            kept = asked.setdefault(ask.role, {}).setdefault(ask.skill, need)
            if kept != need:
                names = f'"{found.roles[ask.role]}" asks for "{found.skills[ask.skill]}"'
                why = f"{names} twice: {kept.level * reading.step:g} is taken"
        if why:
            found.lose(ask, why)
    return asked


def _sentences(
    found: Found,
    reading: Reading,
    asked: dict[str, dict[str, Requirement]],
    heights: Mapping[str, int],
) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
    """Skill to level to the statements for it. A role with a sentence and no level asks for that
    of its height, which is added to `asked`.
    """
    spoken: dict[tuple[str, int], dict[str, list[str]]] = {}
    for say in found.says:
        level = _level_of(say, reading, asked, heights)
        if isinstance(level, str):
            found.lose(say, level)
            continue
        if level == 0:
            continue
        if say.role:
            needs = asked.setdefault(say.role, {})
            needs.setdefault(say.skill, Requirement(level, "important"))
        by_role = spoken.setdefault((say.skill, level), {})
        texts = by_role.setdefault(say.role, [])
        texts += [text for text in statements_in(say.text) if text not in texts]
    anchors: dict[str, dict[int, tuple[str, ...]]] = {}
    for (skill, level), by_role in spoken.items():
        anchors.setdefault(skill, {})[level] = tuple(_told_apart(found, by_role))
    return anchors


def _level_of(say: Say, reading: Reading, asked: Asked, heights: Mapping[str, int]) -> int | str:
    """The level that a sentence is for, or why there is none."""
    if say.said or not say.role:
        return reading.level(say.said)
    need = asked.get(say.role, {}).get(say.skill)
    if need is not None:
        return need.level
    height = heights[say.role]
    if height > reading.scale.top:
        return "the role asks for no level of it"
    return height


def _told_apart(found: Found, by_role: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The statements for one level, each with its role if they differ."""
    if len(set(map(tuple, by_role.values()))) == 1:
        yield from next(iter(by_role.values()))
        return
    titles = Counter(found.roles[key] for key in by_role if key)
    for key, texts in by_role.items():
        title = found.roles.get(key, "")
        if titles[title] > 1 and key in found.tracks:
            title = f"{found.tracks[key]}, {title}"
        yield from (f"{title}: {text}" if title else text for text in texts)


def _promotions(
    found: Found, in_order: Mapping[str, Sequence[str]], asked: Asked
) -> Iterator[tuple[str, str]]:
    """The moves that follow from the order of roles."""
    for keys in in_order.values():
        rungs = []
        for key in keys:
            needs = asked.get(key, {})
            levels = {skill: need.level for skill, need in needs.items()}
            if levels:
                rungs.append(Rung(key, found.roles[key], levels))
        yield from followers(rungs)


def _adds_nothing(asked: Asked, first: str, later: str) -> bool:
    """Whether a role asks no higher level of any skill than the one before it."""
    before, after = asked.get(first, {}), asked.get(later, {})
    if not before or not after:
        return False
    return all(
        skill in before and need.level <= before[skill].level for skill, need in after.items()
    )


def _said_promotions(found: Found, moves: Sequence[tuple[str, str]]) -> Iterator[str]:
    """That roles in order are read as promotions, and which."""
    if not moves:
        return
    pairs = [f"{_titled(found, first)} to {found.roles[later]}" for first, later in moves[:NAMED]]
    more = f" and {len(moves) - NAMED} more" if len(moves) > NAMED else ""
    listed = ", ".join(pairs)
    yield f"roles in order are read as promotions: {listed}{more}; --no-promotions leaves them out"


def _titled(found: Found, key: str) -> str:
    """The title of a role, with its track if another role has the same."""
    title = found.roles[key]
    alone = sum(other == title for other in found.roles.values()) == 1
    return title if alone or key not in found.tracks else f"{found.tracks[key]}, {title}"


def _of_scope(found: Found, moves: Iterable[tuple[str, str]], asked: Asked) -> Iterator[str]:
    """The moves that ask nothing more."""
    for first, later in moves:
        if first != later and _adds_nothing(asked, first, later):
            yield f"{found.roles[first]} to {found.roles[later]} {OF_SCOPE}"


def _without_craft(found: Found) -> Iterator[str]:
    """That roles are called by a rank alone, and nothing says of which craft."""
    titles = list(found.roles.values())
    if not found.tracks and len(titles) > 1 and all(map(is_rank_alone, titles)):
        listed = ", ".join(titles[:NAMED])
        yield (
            f"the roles are called {listed}, and {NO_TRACK}: if the ladder has more files or"
            " sheets, import all of them together"
        )


def _ids(
    kind: str, names: Mapping[str, str], kept: Collection[str], within: Mapping[str, str]
) -> dict[str, str]:
    """Key to id of the names that are kept, in their order; names that two have are told apart by
    what they are within.
    """
    ids = Ids(kind)
    often = Counter(id_for(name, kind) for key, name in names.items() if key in kept)
    return {
        key: ids.of(
            name, within.get(key, ""), told_apart=often[id_for(name, kind)] > 1 and key in within
        )
        for key, name in names.items()
        if key in kept
    }


def _groups(kind: str, groups: Mapping[str, str], keys: Iterable[str]) -> dict[str, str]:
    """Title to id of the groups that any of `keys` belongs to, in their order."""
    ids = Ids(kind)
    titles = dict.fromkeys(groups[key] for key in keys if key in groups)
    return {title: ids.of(title) for title in titles}


def _left(kind: str, names: Mapping[str, str], kept: Collection[str]) -> Iterator[str]:
    lost = [f'"{name}"' for key, name in names.items() if key not in kept]
    if lost:
        more = f" and {len(lost) - NAMED} more" if len(lost) > NAMED else ""
        yield f"{kind} without any level are left out: {', '.join(lost[:NAMED])}{more}"


def _alike(
    kind: str, names: Mapping[str, str], keys: Iterable[str], tracks: Mapping[str, str]
) -> Iterator[str]:
    """Names within one track that differ by no letter and no digit: two of a kind, or one that was
    written in two ways.
    """
    first: dict[tuple[str, str], str] = {}
    for key in keys:
        other = first.setdefault((id_for(names[key], key), tracks.get(key, "")), key)
        if other != key:
            yield (
                f'"{names[other]}" and "{names[key]}" are read as two {kind}; if they are one,'
                " write them alike in the file"
            )


def _actions(
    roles: tuple[Role, ...], skills: tuple[Skill, ...], scale: Scale, hours: float
) -> tuple[Action, ...]:
    """One action for each level of each skill that any role asks, so that plans can be made before
    real ones are written.
    """
    top: dict[str, int] = {}
    for role in roles:
        for key, need in role.requires.items():
            top[key] = max(need.level, top.get(key, 0))
    ids = Ids("action")
    actions = []
    for skill in skills:
        for level in scale.levels[1 : top.get(skill.id, 0) + 1]:
            action = Action(
                ids.of(f"practise {skill.id} {level.level}"),
                f"Practise {skill.name} up to {level.name}",
                "practice",
                Span(hours, hours),
                {skill.id: level.level},
                cost=Cost(0),
                setting="at-work",
                done_when=f"somebody at {level.name} or above has seen it on real work",
                basis=("judgement",),
            )
            actions.append(action)
    return tuple(actions)
