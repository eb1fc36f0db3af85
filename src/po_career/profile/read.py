"""A profile from text: names become ids of the catalogue, and what it does not know is kept aside."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, get_args

from po_career.catalog.layer import check_schema_line
from po_career.catalog.model import Catalog, Id
from po_career.catalog.names import Kind, matches, nearest, suggestion, title_of
from po_career.catalog.places import Document, Node, Path, plain
from po_career.catalog.schema import validate
from po_career.catalog.shorthand import shape
from po_career.catalog.titles import NOTHING, in_words, role_named
from po_career.catalog.words import unknown_key
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import InvalidFileError, Problem
from po_career.profile.model import Event, Profile, Rating
from po_career.profile.read_history import read_history

SUGGESTIONS = 50
"""Unknown names that are compared with all known ones."""
WHAT: Mapping[str, str] = {"role": "it", "skill": "your answer", "action": "your answer"}
ALIKE = 0.8
"""How alike an unknown name and a known one are, from 0 to 1, where the first is taken for a slip of the pen."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What looks like an id is that of another catalogue, and no title to be understood."""
NAMED = ("skill", "done", "not_done", "role", "role_was")
"""Where an entry of the history names something of a catalogue."""


@dataclass(frozen=True, slots=True)
class ProfileFile(Profile):
    """A profile as its file holds it."""

    schema: Literal["po-career/profile/1"] = "po-career/profile/1"


Place = tuple[str | int, ...]


class Note(NamedTuple):
    """Something that the person should know of the profile, and the id that it is about."""

    what: str
    where: str


class ProfileRead(NamedTuple):
    """A profile, what there is to say of it, and the answers in it that the catalogue has no use for."""

    profile: Profile
    notes: tuple[Note, ...]
    aside: Mapping[str, Any]
    """Whatever names ids that the catalogue does not have, by key, as it stands in the file."""
    ids: Mapping[Place, Id]
    """Where a name stands in the file (key and, of a list, position or, of ratings, the name), and the id that it names."""
    renamed: Mapping[Place, Id]
    """Of these the names that are ids no more, since another has replaced them."""
    events: tuple[Event | None, ...]
    """The entries of `history` in the file; None for one that is kept aside."""
    document: Document
    """The file."""


def read_profile(text: str, file: str, catalog: Catalog) -> ProfileRead:
    """The profile in `text`, YAML or JSON; `file` is what messages call it.

    Roles, skills and actions may be given by id, title or alias, and by an id that another has replaced. What is unknown is kept
    aside with a note; only a role or a skill that looks like a slip of the pen is a mistake.
    Raises InvalidFileError with every mistake in it.
    """
    reading = _Reading(read_yaml(text, file), catalog)
    values = {key: value for key, value in _values(reading) if value is not None}
    profile = Profile(
        role=_role(reading, "role", values.get("role")),
        target=_role(reading, "target", values.get("target")),
        ratings=_ratings(reading, values.get("ratings", {})),
        done=_done(reading, values.get("done", ())),
        history=tuple(values.get("history", ())),
        left_open=_left_open(reading, values.get("left_open", ())),
        **{key: value for key, value in values.items() if key in ("months_in_role", "hours_per_week", "budget", "interests")},
    )
    if reading.problems:
        raise InvalidFileError(set(reading.problems))
    return ProfileRead(profile, tuple(reading.notes), reading.aside, reading.ids, reading.renamed, tuple(reading.events), reading.document)


@dataclass(slots=True)
class _Reading:
    """One reading: what it reads, and what it has found."""

    document: Document
    catalog: Catalog
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    aside: dict[str, Any] = field(default_factory=dict)
    ids: dict[Place, Id] = field(default_factory=dict)
    renamed: dict[Place, Id] = field(default_factory=dict)
    events: list[Event | None] = field(default_factory=list)

    def recorded(self) -> set[str]:
        """The ids that the history in the file names."""
        history = self.document.node(("history",))
        entries = history.value if history is not None and isinstance(history.value, list) else []
        named = (entry.value.get(key) for entry in entries if isinstance(entry.value, dict) for key in NAMED)
        return {node.raw for node in named if node is not None}

    def refuse(self, path: Path, what: str, hint: str = "", *, at_key: bool = False) -> None:
        self.problems.append(self.document.problem(path, what, hint, at_key=at_key))


def _values(reading: _Reading) -> Iterator[tuple[str, Any]]:
    """The valid values of the file by key."""
    document = reading.document
    reading.problems += document.problems
    if document.root is None:
        return
    check_schema_line(document, ProfileFile, reading.problems, [])
    known = shape(ProfileFile)
    for key, node in document.root.value.items():
        if key not in known:
            reading.problems.append(unknown_key(document, (key,), known))
        elif key != "schema" and node.value is not None:
            yield key, _value(reading, key, node)


def _value(reading: _Reading, key: str, node: Node) -> Any:
    """What `key` holds; of ratings those that are valid, so that one mistake does not hide the others."""
    kind = shape(ProfileFile)[key][0]
    if key == "ratings" and isinstance(node.value, dict):
        read = {skill: _checked(reading, (key, skill), get_args(kind)[1]) for skill, child in node.value.items() if child.value is not None}
        return {skill: given for skill, given in read.items() if given is not None}
    if key == "history":
        return _history(reading, node)
    return _checked(reading, (key,), kind)


def _history(reading: _Reading, node: Node) -> list[Event]:
    if not isinstance(node.value, list):
        reading.refuse(("history",), f"history: expected a list, found {node.found}")
        return []
    reading.events += read_history(reading.document, reading.catalog, reading.problems)
    if strange := [plain(child) for child, event in zip(node.value, reading.events, strict=True) if event is None]:
        reading.aside["history"] = strange
    return [event for event in reading.events if event is not None]


def _checked(reading: _Reading, path: Path, kind: Any) -> Any:
    value, problems = validate(reading.document, path, kind)
    reading.problems += problems
    return value


def _role(reading: _Reading, key: str, text: str | None) -> str | None:
    return None if text is None else _resolved(reading, "role", text, (key,), lambda name: reading.aside.setdefault(key, name))


def _left_open(reading: _Reading, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Questions that were left open, by the ids that their skills have today."""
    found = []
    for n, text in enumerate(texts):
        key, dot, skill = text.partition(".")
        if (new := reading.catalog.replaced.skills.get(skill)) is not None:
            reading.renamed["left_open", n] = new
        found.append(f"{key}{dot}{new or skill}")
    return tuple(found)


def _done(reading: _Reading, texts: tuple[str, ...]) -> tuple[str, ...]:
    found = {}
    for n, text in enumerate(texts):
        found[_resolved(reading, "action", text, ("done", n), lambda name: reading.aside.setdefault("done", []).append(name))] = True
    return tuple(i for i in found if i is not None)


def _ratings(reading: _Reading, ratings: Mapping[str, tuple[Rating, ...]]) -> Mapping[str, tuple[Rating, ...]]:
    found: dict[str, tuple[Rating, ...]] = {}
    for text, given in ratings.items():
        path = ("ratings", text)
        if (i := _resolved(reading, "skill", text, path, lambda name: _keep_rating(reading, name))) is None:
            continue
        _check_rating(reading, path, given)
        if i in found:
            reading.refuse(path, f'"{text}" and another key both rate "{i}"', "keep one of them", at_key=True)
        found[i] = given
    return found


def _check_rating(reading: _Reading, path: Path, given: tuple[Rating, ...]) -> None:
    scale = reading.catalog.scale
    for n, rating in enumerate(given):
        if rating.level > scale.top:
            names = ", ".join(f"{level} {step.name}" for level, step in enumerate(scale.levels))
            reading.refuse((*path, n, "level"), f"level {rating.level} is beyond the scale 0 to {scale.top}", f"levels: {names}")
        if rating.by in {earlier.by for earlier in given[:n]}:
            hint = "keep the newest one: self for your own, other for somebody else's"
            reading.refuse((*path, n), f'two ratings of "{path[-1]}" are by {rating.by}', hint)


def _keep_rating(reading: _Reading, name: str) -> None:
    if (node := reading.document.node(("ratings", name))) is not None:
        reading.aside.setdefault("ratings", {})[name] = plain(node)


def _resolved(reading: _Reading, kind: Kind, text: str, path: Path, keep: Callable[[str], object]) -> str | None:
    """The id that `text` names; None, and a mistake or a note, where it names none. `keep` takes what is unknown."""
    items, replaced = _known(reading.catalog, kind)
    at_key = path[0] == "ratings"
    if len(found := matches(items, text)) == 1:
        reading.ids[tuple(path)] = found[0]
        return found[0]
    if (old := text.strip().casefold()) in replaced:
        reading.notes.append(Note(f'the {kind} "{old}" is now "{replaced[old]}"', replaced[old]))
        reading.ids[tuple(path)] = reading.renamed[tuple(path)] = replaced[old]
        return replaced[old]
    titled = role_named(reading.catalog, text) if kind == "role" and not found else NOTHING
    if titled.certain and not _ID.fullmatch(text):
        reading.ids[tuple(path)] = titled.roles[0]
        return titled.roles[0]
    if found:
        several = ", ".join(f'"{title_of(items[i])}" ({i})' for i in found)
        reading.refuse(path, f'"{text}" is the name of {len(found)} {kind}s', f"give the id of one: {several}", at_key=at_key)
    elif not titled.is_known and _is_slip(reading, kind, items, text):
        reading.refuse(path, f'unknown {kind} "{text}"', suggestion(items, text), at_key=at_key)
    else:
        keep(text)
        near = in_words(reading.catalog, titled)
        if not near and len(reading.notes) < SUGGESTIONS:
            near = suggestion(items, text)
        what = f'your catalogue has no {kind} "{text}"; {WHAT[kind]} is kept in the file'
        reading.notes.append(Note(f"{what}; {near}" if near else what, text))
    return None


def _is_slip(reading: _Reading, kind: Kind, items: Mapping[str, Any], text: str) -> bool:
    """Whether `text` looks like a slip of the pen, and not like something that another catalogue has.

    What the history knows was once no slip; where it knows the name that is near, `text` may be what a newer catalogue calls it. Nor is
    it one that has only a part in common with a name. Whoever brings many unknown names has another catalogue. Actions have ids so
    alike, certificates above all, that nothing is a slip.
    """
    if kind == "action" or len(reading.notes) >= SUGGESTIONS:
        return False
    owners = {name: i for i, item in items.items() for name in (i, title_of(item), *getattr(item, "aliases", ()))}
    near = nearest(text, owners)
    if near is None or {text, owners[near]} & reading.recorded():
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, text.casefold(), near.casefold()).ratio() >= ALIKE


def _known(catalog: Catalog, kind: Kind) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    if kind == "role":
        return catalog.roles, catalog.replaced.roles
    return (catalog.skills, catalog.replaced.skills) if kind == "skill" else (catalog.actions, catalog.replaced.actions)
