"""What may stand in a place of the command line: ids of the catalogue in force, levels, names of
profiles, files.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, NamedTuple, get_args

from po_career.cli.commands import ABOUT_YOU, PROFILE_KEYS
from po_career.text import printable


class Candidate(NamedTuple):
    """A word that may stand there, and what it means; after a "glued" word no blank follows."""

    word: str
    about: str = ""
    glued: bool = False


class Place(NamedTuple):
    """What may stand in one place of the command line."""

    candidates: tuple[Candidate, ...] = ()
    files: bool = False
    folders: bool = False


class Asked(NamedTuple):
    """The place in question: the value so far, the catalogue that the words before it name, and the
    arguments among them.
    """

    value: str
    catalog: str | None = None
    arguments: Sequence[str] = ()


Completer = Callable[[Asked], Place]


def always(place: Place) -> Completer:
    """The same, whatever was said before."""
    return lambda _: place


def among(words: Iterable[str]) -> Completer:
    """One of these."""
    return always(Place(tuple(map(Candidate, words))))


def of_the_catalog(kind: str) -> Completer:
    """The ids of a kind, with their titles. Nothing if the catalogue cannot be read: a shell has
    no place for an error.
    """

    def ids(asked: Asked) -> Place:
        known = _titles(asked, kind).items()
        return Place(tuple(Candidate(i, printable(title)) for i, title in known))

    return ids


def tracks(asked: Asked) -> Place:
    """The ids of the tracks, with their titles."""
    known = getattr(_ladder(asked), "tracks", ())
    return Place(tuple(Candidate(track.id, printable(track.title)) for track in known))


def any_id(asked: Asked) -> Place:
    """The ids of all kinds."""
    kinds = ("roles", "skills", "actions", "trends")
    found = (of_the_catalog(kind)(asked).candidates for kind in kinds)
    return Place(tuple(chain.from_iterable(found)))


def levels(asked: Asked, before: str = "") -> Place:
    """The levels of the scale, with their names."""
    ladder = _ladder(asked)
    steps = () if ladder is None else ladder.scale.levels
    return Place(tuple(Candidate(f"{before}{step.level}", printable(step.name)) for step in steps))


def skill_at_level(asked: Asked) -> Place:
    """A skill, then a level: `communication=3`."""
    skill, equals, _ = asked.value.partition("=")
    if not equals:
        return skill_and_text(asked)
    known = skill in _titles(asked, "skills")
    return levels(asked, f"{skill}=") if known else Place()


def skill_and_text(asked: Asked) -> Place:
    """A skill, then a number or a text of one's own: `people-management=0`."""
    if "=" in asked.value:
        return Place()
    skills = of_the_catalog("skills")(asked).candidates
    return Place(tuple(Candidate(f"{i}=", name, glued=True) for i, name, _ in skills))


def supposition(asked: Asked) -> Place:
    """What `--what-if` may say: a skill and its level, hours, a budget, or a target."""
    if asked.value.startswith("to="):
        roles = of_the_catalog("roles")(asked).candidates
        return Place(tuple(Candidate(f"to={role.word}", role.about) for role in roles))
    found = skill_at_level(asked)
    if "=" in asked.value:
        return found
    settings = (
        Candidate("hours=", "Hours a week", glued=True),
        Candidate("budget=", "The most you can spend", glued=True),
        Candidate("to=", "The role you are aiming for", glued=True),
    )
    return Place((*settings, *found.candidates))


def profiles(_: Asked) -> Place:
    """Names of saved profiles, and files. What cannot be a name is left out: a shell would read it
    as words of its own.
    """
    from po_career.errors import PoCareerError
    from po_career.profile.store import profile_path, saved_names

    found = []
    for name in saved_names():
        with suppress(PoCareerError):
            profile_path(name)
            found.append(Candidate(name, "saved profile"))
    return Place(tuple(found), files=True)


def setting(asked: Asked) -> Place:
    """What the key before may be set to: an id, a word of few, or something of one's own."""
    key = asked.arguments[0] if len(asked.arguments) == 1 else ""
    value = next((option.value for option in ABOUT_YOU if option.key == key), None) or ""
    name = value.partition("=")[0]  # the skill of SKILL=LEVEL
    completer = KEYS.get(key) or by_name(name)
    return Place() if completer is None else completer(asked)


def decisions(asked: Asked) -> Place:
    """What may be decided about a post."""
    from po_career.profile.model import Decision

    return among(get_args(Decision))(asked)


def schemas(_: Asked) -> Place:
    """The names of the JSON Schemas, with what they describe."""
    from po_career.render.schemas import SCHEMAS

    return Place(tuple(Candidate(name, title) for name, (_, title) in SCHEMAS.items()))


def sections(asked: Asked) -> Place:
    """The parts of a plan that can be shown alone."""
    from po_career.cli.plan import SECTIONS

    return among(SECTIONS)(asked)


KINDS = ("role", "skill", "action", "kit", "doubt", "trend", "want", "need")
BY_PLACEHOLDER: Mapping[str, Completer] = {
    **{kind.upper(): of_the_catalog(f"{kind}s") for kind in KINDS},
    "TO": of_the_catalog("roles"),
    "ID": any_id,
    "LEVEL": levels,
    "SKILL=LEVEL": skill_at_level,
    **dict.fromkeys(("SKILL=N", "SKILL=TEXT"), skill_and_text),
    "NAME|PATH": profiles,
    **dict.fromkeys(("PATH", "FILE", "OLD", "NEW"), always(Place(files=True))),
    **dict.fromkeys(("DIR", "FOLDER"), always(Place(folders=True))),
    "FOLDER|FILE": always(Place(files=True, folders=True)),
    "TRACK": tracks,
    **dict.fromkeys(
        ("N", "DATE", "AMOUNT", "TEXT", "DAYS", "NAME", "NAMES", "WORD=WHAT", "PART=HEADER"),
        always(Place()),
    ),
}
"""What a parameter is called in the help says what may stand there."""
KEYS: Mapping[str, Completer] = {
    "holds-part": among(("yes", "no")),
    "decided": decisions,
    "target": of_the_catalog("roles"),
    "skipped": of_the_catalog("actions"),
}
"""Keys of `profile set` that no option of their name tells."""
BY_OPTION: Mapping[tuple[str, str], Completer] = {
    ("plan", "--what-if"): supposition,
    ("plan", "--show"): sections,
    ("schema", "NAME"): schemas,
    ("catalog import", "--rows"): among(("skills", "roles")),
    ("catalog import", "--across"): among(("rungs", "crafts", "levels")),
    ("catalog import", "--each-sheet"): among(("craft", "area")),
    ("catalog import", "--halves"): among(("keep", "up", "down")),
    ("profile set", "KEY"): among(PROFILE_KEYS),
    ("profile set", "VALUE"): setting,
}
"""Command, and option or placeholder, of those that their placeholder does not tell."""


def completer_of(words: str, param: Any) -> Completer | None:
    """What completes this parameter of the command `words`; None if nobody has said."""
    if param.opts[0] == "--format":
        return among(choices_in(param.help))
    name = (param.metavar or "").strip("[].")
    for known in ((words, param.opts[0]), (words, name)):
        if known in BY_OPTION:
            return BY_OPTION[known]
    return by_name(name)


def by_name(placeholder: str) -> Completer | None:
    """What a placeholder stands for: one of the words in it, or what its name says."""
    if placeholder.islower():
        return among(placeholder.split("|"))
    return BY_PLACEHOLDER.get(placeholder)


def choices_in(text: str) -> list[str]:
    """The words that a help text lists after its colon, up to the full stop."""
    return text.partition(": ")[2].partition(".")[0].split(", ")


def _titles(asked: Asked, kind: str) -> Mapping[str, str]:
    """Id to title of a kind; of a catalogue that cannot be read, nothing."""
    from po_career.catalog.indexes import titles

    ladder = _ladder(asked)
    return {} if ladder is None else titles(ladder)[kind]


def _ladder(asked: Asked) -> Any:
    """The catalogue in force; None if it cannot be read."""
    from po_career.cli.ladder import catalog_named, read_ladder
    from po_career.errors import PoCareerError

    path = catalog_named(asked.catalog)
    try:
        return read_ladder(os.path.expanduser(path) if path else None)
    except PoCareerError:
        return None
