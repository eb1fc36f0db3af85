"""What may stand in a place of the command line: ids of the catalogue in force, levels, names of
profiles, files.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, NamedTuple

from po_career.cli.commands import ABOUT_YOU, PROFILE_KEYS


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


def files(_: Asked) -> Place:
    """Any file."""
    return Place(files=True)


def folders(_: Asked) -> Place:
    """Any folder."""
    return Place(folders=True)


def nothing(_: Asked) -> Place:
    """A number, a day, or a text of one's own."""
    return Place()


def among(words: Iterable[str]) -> Completer:
    """One of these."""
    found = Place(tuple(map(Candidate, words)))
    return lambda _: found


def of_the_catalog(kind: str) -> Completer:
    """The ids of a kind, with their titles. Nothing if the catalogue cannot be read: a shell has
    no place for an error.
    """

    def ids(asked: Asked) -> Place:
        from po_career.catalog.names import title_of

        items = getattr(_ladder(asked), kind, {})
        return Place(tuple(Candidate(key, _shown(title_of(item))) for key, item in items.items()))

    return ids


def any_id(asked: Asked) -> Place:
    """The ids of all kinds."""
    kinds = ("roles", "skills", "actions", "trends")
    found = (of_the_catalog(kind)(asked).candidates for kind in kinds)
    return Place(tuple(chain.from_iterable(found)))


def levels(asked: Asked) -> Place:
    """The levels of the scale, with their names."""
    return Place(_levels(asked, ""))


def skill_at_level(asked: Asked) -> Place:
    """A skill, then a level: `communication=3`."""
    skill, equals, _ = asked.value.partition("=")
    if not equals:
        return skill_and_text(asked)
    if skill in getattr(_ladder(asked), "skills", {}):
        return Place(_levels(asked, f"{skill}="))
    return Place()


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
    if key in CHOICES:
        return among(CHOICES[key])(asked)
    values = {option.key: option.value or "" for option in ABOUT_YOU}
    values |= {"target": "ROLE", "skipped": "ACTION"}
    placeholder, _, _ = values.get(key, "").partition("=")  # the skill of SKILL=LEVEL
    completer = BY_PLACEHOLDER.get(placeholder)
    return Place() if completer is None else completer(asked)


def schemas(_: Asked) -> Place:
    """The names of the JSON Schemas, with what they describe."""
    from po_career.render.schemas import SCHEMAS

    return Place(tuple(Candidate(name, title) for name, (_, title) in SCHEMAS.items()))


def sections(asked: Asked) -> Place:
    """The parts of a plan that can be shown alone."""
    from po_career.cli.plan import SECTIONS

    return among(SECTIONS)(asked)


BY_PLACEHOLDER: Mapping[str, Completer] = {
    **dict.fromkeys(("ROLE", "TO"), of_the_catalog("roles")),
    "SKILL": of_the_catalog("skills"),
    "ACTION": of_the_catalog("actions"),
    "KIT": of_the_catalog("kits"),
    "DOUBT": of_the_catalog("doubts"),
    "TREND": of_the_catalog("trends"),
    "WANT": of_the_catalog("wants"),
    "NEED": of_the_catalog("needs"),
    "ID": any_id,
    "LEVEL": levels,
    "SKILL=LEVEL": skill_at_level,
    **dict.fromkeys(("SKILL=N", "SKILL=TEXT"), skill_and_text),
    "NAME|PATH": profiles,
    **dict.fromkeys(("PATH", "FILE", "OLD", "NEW"), files),
    "DIR": folders,
    **dict.fromkeys(
        ("N", "DATE", "AMOUNT", "TEXT", "DAYS", "NAME", "NAMES", "WORD=WHAT", "PART=HEADER"),
        nothing,
    ),
}
"""What a parameter is called in the help says what may stand there."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "load": ("fine", "high", "too-much"),
    "holds-part": ("yes", "no"),
    "decided": ("probation", "post-ends", "post-in-question", "post-opens", "review", "other"),
}
"""Keys of `profile set` that take one of a few words."""
BY_OPTION: Mapping[tuple[str, str], Completer] = {
    ("plan", "--what-if"): supposition,
    ("plan", "--show"): sections,
    ("schema", "NAME"): schemas,
    ("catalog import", "--rows"): among(("skills", "roles")),
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
    if name and name.islower():
        return among(name.split("|"))
    return BY_PLACEHOLDER.get(name)


def choices_in(text: str) -> list[str]:
    """The words that a help text lists after its colon, up to the full stop."""
    return text.partition(": ")[2].partition(".")[0].split(", ")


def _levels(asked: Asked, before: str) -> tuple[Candidate, ...]:
    ladder = _ladder(asked)
    steps = () if ladder is None else ladder.scale.levels
    return tuple(Candidate(f"{before}{step.level}", _shown(step.name)) for step in steps)


def _shown(text: str) -> str:
    from po_career.text import printable

    return printable(text)


def _ladder(asked: Asked) -> Any:
    """The catalogue in force; None if it cannot be read."""
    from po_career.cli.ladder import catalog_named, read_ladder
    from po_career.errors import PoCareerError

    path = catalog_named(asked.catalog)
    try:
        return read_ladder(os.path.expanduser(path) if path else None)
    except PoCareerError:
        return None
