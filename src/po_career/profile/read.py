"""A profile from text: names become ids of the catalogue; unknown ones are kept aside."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, get_args

from po_career.catalog.layer import check_schema_line
from po_career.catalog.model import Catalog, Id
from po_career.catalog.names import Index, nearest, suggestion, title_of
from po_career.catalog.places import Document, Node, Path, plain
from po_career.catalog.shorthand import shape
from po_career.catalog.validation import unknown_key, validate
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import InvalidFileError, Problem
from po_career.language.find import Kind, says_none, titles_with_ids
from po_career.language.titles import NOTHING, Named, in_words, role_named
from po_career.profile.model import (
    LONGEST_WORDS,
    Away,
    Budget,
    Event,
    FormerRole,
    Profile,
    Rating,
    Situation,
    is_month_or_day,
)
from po_career.profile.read_history import read_history

SUGGESTIONS = 50
"""Unknown names that are compared with all known ones."""
TOP_TWO: Mapping[str, str] = {
    "target": "name one role, or the two between which your wish is open",
    "wants": "keep the two that you want most",
    "hurts": "keep the two that hurt most",
}
"""Keys that hold at most two names, and what to do about more."""
SLIPS = ("role", "target", "ratings")
"""Keys of which a name that looks like a slip of the pen is a mistake. What other keys name is
always kept aside.
"""
BY_ID = ("ratings", "counts", "situation")
"""Keys whose values are keyed by names of the catalogue."""
OWN_WORDS = ("name", "offer", "words")
AS_IT_STANDS = ("months_in_role", "hours_per_week", "interests", *OWN_WORDS)
"""Keys whose values name nothing of a catalogue.

Whether their texts can be shown is for those who show them: what is read is what the file says.
"""
_CURRENCY = re.compile(r"[A-Za-z]{3}", re.ASCII)
ALIKE = 0.8
"""How alike an unknown name and a known one are, from 0 to 1, if the first is taken for a slip of
the pen.
"""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What looks like an id is that of another catalogue, not a title."""
NAMED = ("skill", "done", "not_done", "role", "role_was")
"""Keys with which an entry of the history names something of a catalogue."""


class ProfileFile(Profile):
    """A profile as its file holds it."""

    schema: Literal["po-career/profile/1"] = "po-career/profile/1"


Place = tuple[str | int, ...]


class Note(NamedTuple):
    """Something that the person should know about the profile, and the id that it concerns."""

    what: str
    where: str
    key: str
    """The key of the profile that names it."""


class ProfileRead(NamedTuple):
    """A profile, what there is to say about it, and the answers that the catalogue lacks."""

    profile: Profile
    notes: tuple[Note, ...]
    aside: Mapping[str, Any]
    """Whatever names ids that the catalogue does not have, by key, as it stands in the file."""
    ids: Mapping[Place, Id]
    """Where a name stands in the file (key and, of a list, position or, of ratings, the name), and
    the id that it names.
    """
    renamed: Mapping[Place, Id]
    """The same for names that are old ids: another has replaced them."""
    events: tuple[Event | None, ...]
    """The entries of `history` in the file; None for one that is kept aside."""
    former: tuple[FormerRole | None, ...]
    """Likewise those of `former_roles`."""
    document: Document
    """The file."""


def read_profile(text: str, file: str, catalog: Catalog) -> ProfileRead:
    """The profile in `text`, YAML or JSON; `file` is what messages call it.

    Roles, skills, actions, wants, needs and doubts may be given by id, title or alias, and by an id
    that another has replaced; a level by its number or its name. What is unknown is kept aside with
    a note; only a role, a target or a rated skill that looks like a slip of the pen is a mistake.
    Raises InvalidFileError with every mistake in it.
    """
    reading = _Reading(read_yaml(text, file), catalog)
    values = {key: value for key, value in _values(reading) if value is not None}
    profile = Profile(
        role=_name(reading, values, "role", "role"),
        target=_names(reading, values, "role", "target"),
        former_roles=values.get("former_roles", ()),
        away=_away(reading, values.get("away", ())),
        budget=_budget(reading, values.get("budget")),
        wants=_names(reading, values, "want", "wants"),
        drains=_name(reading, values, "want", "drains"),
        doubts=_names(reading, values, "doubt", "doubts"),
        hurts=_names(reading, values, "skill", "hurts"),
        counts=_keyed(reading, "skill", ("counts",), values.get("counts", {})),
        situation=_situation(reading, values.get("situation", Situation())),
        skipped=_names(reading, values, "action", "skipped"),
        ratings=_ratings(reading, values.get("ratings", {})),
        not_applicable=_names(reading, values, "skill", "not_applicable"),
        done=_names(reading, values, "action", "done"),
        history=tuple(values.get("history", ())),
        left_open=_left_open(reading, values.get("left_open", ())),
        **{key: value for key, value in values.items() if key in AS_IT_STANDS},
    )
    if reading.problems:
        raise InvalidFileError(set(reading.problems))
    return ProfileRead(
        profile,
        tuple(reading.notes),
        reading.aside,
        reading.ids,
        reading.renamed,
        tuple(reading.events),
        tuple(reading.former),
        reading.document,
    )


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
    former: list[FormerRole | None] = field(default_factory=list)
    indexes: dict[Kind, Index] = field(default_factory=dict)

    def index(self, kind: Kind) -> Index:
        """The items of a kind by their names."""
        if kind not in self.indexes:
            self.indexes[kind] = Index(getattr(self.catalog, f"{kind}s"))
        return self.indexes[kind]

    def recorded(self) -> set[str]:
        """The ids that the history in the file names."""
        history = self.document.node(("history",))
        entries = history.value if history is not None and isinstance(history.value, list) else []
        named = set()
        for entry in entries:
            if isinstance(entry.value, dict):
                named |= {entry.value[key].raw for key in NAMED if key in entry.value}
        return named

    def names(self, path: Path, i: Id) -> Id:
        """The id `i`, which the name at `path` stands for."""
        self.ids[tuple(path)] = i
        return i

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
    """What `key` holds; of ratings those that are valid, so that one mistake does not hide the
    others.
    """
    kind = shape(ProfileFile)[key].type
    if key == "ratings" and isinstance(node.value, dict):
        return _given_ratings(reading, node, get_args(kind)[1])
    if key == "history":
        return _history(reading, node)
    if key == "former_roles":
        return _former_roles(reading, node)
    if key in TOP_TWO and isinstance(node.value, list) and len(node.value) > 2:
        what = f"{key}: expected at most two, found {len(node.value)}"
        reading.refuse((key, 2), what, TOP_TWO[key])
        return None
    value = _checked(reading, (key,), kind)
    if key in OWN_WORDS:
        _check_length(reading, (key,), value)
    return value


def _check_length(reading: _Reading, path: Path, value: str | tuple[str, ...] | None) -> None:
    texts: Mapping[Path, str] = {path: value} if isinstance(value, str) else {}
    if isinstance(value, tuple):
        texts = {(*path, n): text for n, text in enumerate(value)}
    for place, text in texts.items():
        if len(text) > LONGEST_WORDS:
            what = f"{path[-1]}: {len(text)} characters are too many"
            reading.refuse(place, what, f"a line is enough, at most {LONGEST_WORDS} characters")


def _given_ratings(reading: _Reading, node: Node, kind: Any) -> dict[str, Any]:
    """The ratings that are valid, each with its level as a number, so that one mistake does not
    hide the others.
    """
    scale = reading.catalog.scale
    levels = {step.name.casefold(): level for level, step in enumerate(scale.levels)}
    named = replace(
        node, value={skill: _numbered(child, levels) for skill, child in node.value.items()}
    )
    root = reading.document.root
    if root is None:
        return {}
    document = replace(reading.document, root=replace(root, value={**root.value, "ratings": named}))
    found = {}
    for skill, child in node.value.items():
        if child.value is None:
            continue
        level = named.value[skill].value
        if _is_level(level, scale.top):
            found[skill] = (Rating(level),)  # nearly all are of this form: no need to look further
            continue
        given, problems = validate(document, ("ratings", skill), kind)
        reading.problems += [_with_levels(problem, reading.catalog) for problem in problems]
        if given is not None:
            for n, rating in enumerate(given):
                _check_length(reading, ("ratings", skill, n, "usually"), rating.usually)
            found[skill] = given
    return found


def _is_level(value: Any, top: int) -> bool:
    return type(value) is int and 0 <= value <= top


def _with_levels(problem: Problem, catalog: Catalog) -> Problem:
    """`problem` with the levels of the scale if it is about one."""
    if problem.what.casefold().endswith(('found "n/a"', 'found "not applicable"')):
        return problem._replace(hint="a skill that does not apply to you stands in not_applicable")
    is_no_number = problem.what.startswith("level: expected a whole number")
    if is_no_number or "expected a level" in problem.what:
        return problem._replace(hint=_level_names(catalog))
    return problem


def _numbered(node: Node, levels: Mapping[str, int]) -> Node:
    """`node`, which holds a rating or several, with numbers for the names of levels."""
    if isinstance(node.value, list):
        return replace(node, value=[_numbered(child, levels) for child in node.value])
    if isinstance(node.value, dict):
        if "level" not in node.value:
            return node
        return replace(node, value={**node.value, "level": _numbered(node.value["level"], levels)})
    name = " ".join(node.value.split()).casefold() if isinstance(node.value, str) else ""
    return replace(node, value=levels[name]) if name in levels else node


def _level_names(catalog: Catalog) -> str:
    names = [f"{level} {step.name}" for level, step in enumerate(catalog.scale.levels)]
    return f"levels: {', '.join(names)}"


def _former_roles(reading: _Reading, node: Node) -> tuple[FormerRole, ...]:
    """The former roles that the catalogue knows or that are titles; the others are kept aside."""
    entries = node.value if isinstance(node.value, list) else [node]
    for n, child in enumerate(entries):
        known = _former_role(reading, n, child)
        reading.former.append(known)
        if known is None:
            reading.aside.setdefault("former_roles", []).append(plain(child))
    return tuple(former for former in reading.former if former is not None)


def _former_role(reading: _Reading, n: int, node: Node) -> FormerRole | None:
    """The entry `n` of the former roles; None if it is unknown, or refused."""
    path = ("former_roles", n)
    former: FormerRole | None = None
    if _ends_at_a_date(reading, (*path, "until"), node):
        former = _checked(reading, path, FormerRole)
    if former is None:
        return None
    if former.role is None and former.title is None:
        hint = (
            "give role for a role of the catalogue, title for any other: {title: customer support,"
            " months: 24}"
        )
        reading.refuse(path, "this former role has neither a role nor a title", hint)
        return None
    _check_length(reading, (*path, "title"), former.title)
    if former.role is None:
        return former
    role = _resolved(reading, "role", former.role, (*path, "role"))
    return None if role is None else replace(former, role=role)


def _ends_at_a_date(reading: _Reading, path: Path, node: Node) -> bool:
    """Whether a former role says a month or day of its end, if any: YAML takes days for texts."""
    until = node.value.get("until") if isinstance(node.value, dict) else None
    if until is None or until.value is None or is_month_or_day(until.raw):
        return True
    what = f"until: expected a month as 2025-04 or a day as 2025-04-30, found {until.found}"
    reading.refuse(path, what, "write the month in which the role ended")
    return False


def _away(reading: _Reading, given: tuple[Away, ...]) -> tuple[Away, ...]:
    for n, away in enumerate(given):
        if away.until < away.from_:
            what = f"away: the last day, {away.until}, is before the first, {away.from_}"
            reading.refuse(
                ("away", n, "until"), what, "give the first day as from, and the last as until"
            )
    return given


def _budget(reading: _Reading, budget: Budget | None) -> Budget | None:
    if budget is None or budget.currency is None:
        return budget
    if _CURRENCY.fullmatch(budget.currency) is None:
        what = f'currency: "{budget.currency}" is not a currency code'
        reading.refuse(
            ("budget", "currency"), what, "expected three letters, for example EUR or USD"
        )
    return replace(budget, currency=budget.currency.upper())


def _situation(reading: _Reading, situation: Situation) -> Situation:
    if situation.decided is not None:
        _check_length(reading, ("situation", "decided", "by"), situation.decided.by)
    there = _keyed(reading, "need", ("situation", "there"), situation.there)
    return replace(situation, there=there)


def _history(reading: _Reading, node: Node) -> list[Event]:
    if not isinstance(node.value, list):
        reading.refuse(("history",), f"history: expected a list, found {node.found}")
        return []
    reading.events += read_history(reading.document, reading.catalog, reading.problems)
    for child, event in zip(node.value, reading.events, strict=True):
        if event is None:
            reading.aside.setdefault("history", []).append(plain(child))
    return [event for event in reading.events if event is not None]


def _checked(reading: _Reading, path: Path, kind: Any) -> Any:
    value, problems = validate(reading.document, path, kind)
    reading.problems += problems
    return value


def _name(reading: _Reading, values: Mapping[str, Any], kind: Kind, key: str) -> str | None:
    """The id of a value; None if it is missing, is "none", or names nothing."""
    text = values.get(key)
    if text is None or says_none(getattr(reading.catalog, f"{kind}s"), text):
        return None
    i = _resolved(reading, kind, text, (key,))
    if i is None:
        reading.aside[key] = text
    return i


def _names(reading: _Reading, values: Mapping[str, Any], kind: Kind, key: str) -> tuple[str, ...]:
    found = []
    for n, text in enumerate(values.get(key, ())):
        i = _resolved(reading, kind, text, (key, n))
        if i is None:
            reading.aside.setdefault(key, []).append(text)
        else:
            found.append(i)
    return tuple(dict.fromkeys(found))


def _keyed(
    reading: _Reading, kind: Kind, above: Place, values: Mapping[str, Any], verb: str = "name"
) -> dict[str, Any]:
    """`values` by the ids that their names stand for; `above` is the place of what holds them, and
    `verb` says in a message what a key does with an id.
    """
    found: dict[str, Any] = {}
    for text, value in values.items():
        path = (*above, text)
        i = _resolved(reading, kind, text, path)
        if i is None:
            node: Any = reading.document.node(path)
            aside: Any = reading.aside
            for key in above:
                aside = aside.setdefault(key, {})
            aside[text] = plain(node)
            continue
        if i in found:
            what = f'"{text}" and another key both {verb} "{i}"'
            reading.refuse(path, what, "keep one of them", at_key=True)
        found[i] = value
    return found


def _left_open(reading: _Reading, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Questions that were left open, by the ids that their skills have today."""
    found = []
    for n, text in enumerate(texts):
        key, dot, skill = text.partition(".")
        if (new := reading.catalog.replaced.skills.get(skill)) is not None:
            reading.renamed["left_open", n] = new
        found.append(f"{key}{dot}{new or skill}")
    return tuple(found)


def _ratings(
    reading: _Reading, ratings: Mapping[str, tuple[Rating, ...]]
) -> Mapping[str, tuple[Rating, ...]]:
    found = _keyed(reading, "skill", ("ratings",), ratings, "rate")
    for text, given in ratings.items():
        if ("ratings", text) in reading.ids:
            _check_rating(reading, ("ratings", text), given)
    return found


def _check_rating(reading: _Reading, path: Path, given: tuple[Rating, ...]) -> None:
    scale = reading.catalog.scale
    for n, rating in enumerate(given):
        if rating.level > scale.top:
            what = f"level {rating.level} is beyond the scale 0 to {scale.top}"
            reading.refuse((*path, n, "level"), what, _level_names(reading.catalog))
        if rating.by in {earlier.by for earlier in given[:n]}:
            hint = "keep the newest one: self for your own, other for somebody else's"
            reading.refuse((*path, n), f'two ratings of "{path[-1]}" are by {rating.by}', hint)


def _resolved(reading: _Reading, kind: Kind, text: str, path: Path) -> str | None:
    """The id that `text` names; None, and a mistake or a note, if it names none."""
    catalog = reading.catalog
    items: Mapping[str, Any] = getattr(catalog, f"{kind}s")
    found = reading.index(kind).matches(text)
    if len(found) == 1:
        return reading.names(path, found[0])
    old = text.strip().casefold()
    new = getattr(catalog.replaced, f"{kind}s", {}).get(old)
    if new is not None:
        reading.notes.append(Note(f'the {kind} "{old}" is now "{new}"', new, str(path[0])))
        reading.renamed[tuple(path)] = new
        return reading.names(path, new)
    at_key = path[0] in BY_ID
    if found:
        what = f'"{text}" is the name of {len(found)} {kind}s'
        hint = f"give the id of one: {titles_with_ids(items, found)}"
        reading.refuse(path, what, hint, at_key=at_key)
        return None
    titled = role_named(catalog, text) if kind == "role" else NOTHING
    if titled.certain and not _ID.fullmatch(text):
        return reading.names(path, titled.roles[0])
    if path[0] in SLIPS and not titled.is_known and _is_slip(reading, items, text):
        reading.refuse(path, f'unknown {kind} "{text}"', suggestion(items, text), at_key=at_key)
        return None
    reading.notes.append(Note(_unknown(reading, kind, text, titled), text, str(path[0])))
    return None


def _unknown(reading: _Reading, kind: Kind, text: str, titled: Named) -> str:
    """What to say about a name that is kept aside, with what is near to it."""
    near = in_words(reading.catalog, titled)
    if not near and len(reading.notes) < SUGGESTIONS:
        near = suggestion(getattr(reading.catalog, f"{kind}s"), text)
    kept = "it" if kind == "role" else "your answer"
    what = f'your catalogue has no {kind} "{text}"; {kept} is kept in the file and not used'
    return f"{what}; {near}" if near else what


def _is_slip(reading: _Reading, items: Mapping[str, Any], text: str) -> bool:
    """Whether `text` looks like a slip of the pen, and not like something that another catalogue
    has.

    What the history knows was once no slip; where it knows the name that is near, `text` may be
    what a newer catalogue calls it. Nor is it one that has only a part in common with a name.
    Whoever brings many unknown names has another catalogue.
    """
    if len(reading.notes) >= SUGGESTIONS:
        return False
    owners: dict[str, Id] = {}
    for i, item in items.items():
        owners |= dict.fromkeys((i, title_of(item), *getattr(item, "aliases", ())), i)
    near = nearest(text, owners, ALIKE)
    return near is not None and not {text, owners[near]} & reading.recorded()
