"""From the words of a command line to what may come next, as the scripts of shells.py ask.

_PO_CAREER_COMPLETE is bash, zsh or fish; the arguments are the words typed so far, the unfinished
one last.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from po_career.cli.commands import COMMANDS, EVERY_COMMAND, OF_THE_PROGRAM, Option, at_the_name
from po_career.cli.completion.places import (
    BY_PLACEHOLDER,
    Asked,
    Candidate,
    Place,
    among,
    completer_of,
)
from po_career.cli.help.command_page import first_sentence

BREAKS = ("=", ":")
"""Bash takes a word apart at these."""
SHELLS = ("bash", "zsh", "fish")
FORMATS = ("terminal", "json", "svg")
"""The formats that nearly every command has."""


def answer(shell: str, words: Sequence[str]) -> str:
    """What a script reads: a first line of flags, then words that may come next, each with a tab
    and its meaning.

    The flags are "files" and "folders" for what the shell looks up itself, and "glued" where no
    blank follows a word. bash gets only the words that fit, without what stands before its last
    break; the other shells choose for themselves.
    """
    words = list(words) or [""]
    before = ""
    if shell == "bash":
        words, before = rejoined(words)
    *said, value = words
    value = _unquoted(value)
    place, opening = place_of(said, value)
    candidates = list(place.candidates)
    if shell != "zsh":
        candidates = [one._replace(word=opening + one.word) for one in candidates]
    if shell == "bash":
        fitting = [one for one in candidates if one.word.startswith(value)]
        candidates = [one._replace(word=one.word[len(before) :]) for one in fitting]
    lines = [_flags(place, candidates)]
    lines += [f"{word}\t{' '.join(about.split())}" for word, about, _ in candidates]
    return "\n".join(lines) + "\n"


def _flags(place: Place, candidates: Sequence[Candidate]) -> str:
    flags = [name for name in ("files", "folders") if getattr(place, name)]
    if candidates and all(one.glued for one in candidates):
        flags.append("glued")
    return " ".join(flags) or "-"


def rejoined(words: Sequence[str]) -> tuple[list[str], str]:
    """`words` as they were typed, put together where bash took them apart, and what stands before
    the last piece of the last one.
    """
    whole: list[str] = []
    before = ""
    for piece in words:
        if whole and whole[-1] and (piece in BREAKS or whole[-1].endswith(BREAKS)):
            before = whole[-1] + (piece if piece in BREAKS else "")
            whole[-1] += piece
        else:
            before = ""
            whole.append(piece)
    return whole, before


def place_of(said: Sequence[str], value: str) -> tuple[Place, str]:
    """What may stand after the words `said`, where `value` is begun; and the option that is glued
    to it ("--skill=" of "--skill=comm").
    """
    if said and said[0] in ("--install-completion", "--show-completion"):
        return among(SHELLS)(Asked(value)), ""
    before, said = at_the_name(said)
    commands = tuple(Candidate(row.name, row.line) for row in COMMANDS.values())
    if not said:
        return _before_a_name(before, value, (*OF_THE_PROGRAM, *EVERY_COMMAND), commands), ""
    name, *rest = said
    if name == "help":
        return Place(() if rest else commands), ""
    from po_career.cli.app import command_named

    command = command_named(name)
    parts = getattr(command, "commands", {})
    if parts:
        between, rest = at_the_name(rest)
        before += between
        if not rest:
            names = (Candidate(part, first_sentence(it.help)) for part, it in parts.items())
            return _before_a_name(before, value, EVERY_COMMAND, tuple(names)), ""
        command, name, rest = parts.get(rest[0]), f"{name} {rest[0]}", rest[1:]
    return _in_command(command, name, [*before, *rest], value)


def _before_a_name(
    before: Sequence[str],
    value: str,
    options: Sequence[Option],
    names: tuple[Candidate, ...],
) -> Place:
    """The place of a name, after the options of every command: a name, an option, or the value of
    the last one.
    """
    for option in EVERY_COMMAND:
        if option.value is not None and before[-1:] == [option.name]:
            if option.name == "--format":
                return among(FORMATS)(Asked(value))
            return BY_PLACEHOLDER[option.value](Asked(value))
    return Place(tuple(map(_candidate, options)) if value.startswith("-") else names)


def _in_command(command: Any, words: str, said: Sequence[str], value: str) -> tuple[Place, str]:
    """The place after `said` in a command: the value of an option, an option, or an argument."""
    params = getattr(command, "params", [])
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = {param.opts[0]: param for param in params if param not in arguments}
    given, plain, waiting = _read(said, options)
    asked = Asked(value, given.get("--catalog"), plain)
    if waiting is not None:
        return _complete(words, waiting, asked), ""
    if value.startswith("-") and "--" not in said:
        name, equals, rest = value.partition("=")
        if equals:
            return _complete(words, options.get(name), asked._replace(value=rest)), f"{name}="
        return Place(_free(options, given)), ""
    argument = _argument_after(plain, arguments)
    if argument is None:
        return Place(_free(options, given)), ""
    return _complete(words, argument, asked), ""


def _argument_after(plain: Sequence[str], arguments: Sequence[Any]) -> Any:
    """The argument that comes after those that were given; None after the last one."""
    if len(plain) < len(arguments):
        return arguments[len(plain)]
    return arguments[-1] if arguments and arguments[-1].nargs == -1 else None


def _read(said: Sequence[str], options: Mapping[str, Any]) -> tuple[dict[str, str], list[str], Any]:
    """Options given with their values, arguments, and the option whose value comes next, if one
    does.
    """
    given: dict[str, str] = {}
    plain: list[str] = []
    waiting, last = None, ""
    for at, word in enumerate(said):
        if waiting is not None:
            given[last], waiting = word, None
        elif word == "--":
            return given, [*plain, *said[at + 1 :]], None
        elif word.startswith("-") and len(word) > 1:
            last, equals, value = word.partition("=")
            given[last] = value
            option = None if equals else options.get(last)
            if option is not None and not option.is_flag:
                waiting = option
        else:
            plain.append(word)
    return given, plain, waiting


def _complete(words: str, param: Any, asked: Asked) -> Place:
    completer = None if param is None else completer_of(words, param)
    return Place() if completer is None else completer(asked)


def _free(options: Mapping[str, Any], given: Mapping[str, str]) -> tuple[Candidate, ...]:
    """The options that are still free; one that may be given again always is."""
    free = (
        Candidate(name, param.help or "")
        for name, param in options.items()
        if name not in given or param.multiple
    )
    return (*free, Candidate("--help", "Show this page.")) if options else ()


def _candidate(option: Option) -> Candidate:
    return Candidate(option.name, option.about.format(formats=", ".join(FORMATS)))


def _unquoted(word: str) -> str:
    """`word` without the quotes and backslashes of a shell, even if it is not finished; `~` is
    one's home.
    """
    plain = word
    if "\\" in word or word[:1] in ("'", '"'):
        plain = word.replace("\\", "").strip("\"'")
    return os.path.expanduser(plain) if plain.startswith("~/") else plain
