"""From what tables say to a ladder with ids: roles, skills, moves, and actions to be replaced."""

from collections.abc import Collection, Iterable, Iterator, Mapping

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
from po_career.frozen import Frozen
from po_career.intake.framework.cell_words import LevelText
from po_career.intake.framework.found import Found
from po_career.intake.framework.ids import Ids, id_for
from po_career.intake.framework.scale import Reading
from po_career.intake.framework.spreadsheet import Skipped

NAMED = 6
"""Names that a note lists."""


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
    notes: tuple[str, ...]
    skipped: tuple[Skipped, ...]


def draft_of(found: Found, reading: Reading, *, hours: float, source: Source) -> Draft:
    """The ladder that `found` describes.

    `hours` is what each first action takes for one level (0: no actions).
    """
    skipped = list(found.skipped)
    asked = _requirements(found, reading, skipped)
    role_ids = _ids("role", found.roles, asked.keys() | set().union(*found.moves), found.tracks)
    skill_ids = _ids("skill", found.skills, set().union(*asked.values()), {})
    tracks = _groups("track", found.tracks, role_ids)
    categories = _groups("category", found.categories, skill_ids)
    skills = tuple(
        Skill(
            i,
            found.skills[key],
            category=categories.get(found.categories.get(key, "")),
            definition=found.definitions.get(key),
            anchors=_anchors(found.anchors.get(key, ()), reading),
            sources=(source.id,),
        )
        for key, i in skill_ids.items()
    )
    roles = tuple(
        Role(
            i,
            found.roles[key],
            {skill_ids[skill]: need for skill, need in asked.get(key, {}).items()},
            track=tracks.get(found.tracks.get(key, "")),
            sources=(source.id,),
        )
        for key, i in role_ids.items()
    )
    transitions = tuple(
        Transition(role_ids[first], role_ids[later], "promotion", sources=(source.id,))
        for first, later in found.moves
        if first != later
    )
    notes = (
        *found.notes,
        *reading.notes,
        *_left("roles", found.roles, role_ids),
        *_left("skills", found.skills, skill_ids),
        *_alike("roles", found.roles, role_ids, found.tracks),
        *_alike("skills", found.skills, skill_ids, {}),
    )
    return Draft(
        scale=reading.scale,
        roles=roles,
        skills=skills,
        transitions=transitions,
        actions=_actions(roles, skills, reading.scale, hours) if hours else (),
        tracks=tuple(Track(i, title) for title, i in tracks.items()),
        categories=tuple(Category(i, title) for title, i in categories.items()),
        sources=(source,),
        notes=notes,
        skipped=tuple(skipped),
    )


def _requirements(
    found: Found, reading: Reading, skipped: list[Skipped]
) -> Mapping[str, Mapping[str, Requirement]]:
    """Role to skill to what it asks; of two that differ the first counts."""
    asked: dict[str, dict[str, Requirement]] = {}
    for ask in found.asks:
        level = reading.level(ask.said)
        why = level if isinstance(level, str) else ""
        if isinstance(level, int) and level > 0:
            need = Requirement(level, ask.importance or "important")
            kept = asked.setdefault(ask.role, {}).setdefault(ask.skill, need)
            if kept != need:
                names = f'"{found.roles[ask.role]}" asks for "{found.skills[ask.skill]}"'
                why = f"{names} twice: {kept.level} is taken"
        if why:
            skipped.append(Skipped(ask.sheet, ask.row, ask.column, ask.text, why))
    return asked


def _anchors(sentences: Iterable[tuple[LevelText, str]], reading: Reading) -> Mapping[int, str]:
    """The sentences by level; those of level 0 say nothing of a person."""
    anchors: dict[int, str] = {}
    for said, text in sentences:
        level = reading.level(said)
        if isinstance(level, int) and level > 0:
            anchors.setdefault(level, text)
    return dict(sorted(anchors.items()))


def _ids(
    kind: str, names: Mapping[str, str], kept: Collection[str], within: Mapping[str, str]
) -> dict[str, str]:
    """Key to id of the names that are kept, in their order."""
    ids = Ids(kind)
    return {key: ids.of(name, within.get(key, "")) for key, name in names.items() if key in kept}


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
