"""From the words of a command line to what may come next, as the scripts of shells.py ask.

_PO_CAREER_COMPLETE is bash, zsh or fish; the arguments are the words typed so far, the unfinished
one last.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from po_career.cli.commands import COMMANDS, EVERY_COMMAND, at_the_name
from po_career.cli.completion import Asked, Candidate, Place, among, completer_of

OF_EVERY_COMMAND = tuple(
    Candidate(option.name, option.about.format(formats="terminal, json and more"))
    for option in EVERY_COMMAND
)
OF_THE_PROGRAM = (
    Candidate("--help", "What there is"),
    Candidate("--version", "The version"),
    Candidate("--install-completion", "Set completion up in this shell"),
    Candidate("--show-completion", "The script that would be set up"),
    *OF_EVERY_COMMAND,
)
BREAKS = ("=", ":")
"""At these bash takes a word apart."""
SHELLS = ("bash", "zsh", "fish")


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
    place, opening = place_of(said, _unquoted(value))
    flags = [name for name in ("files", "folders") if getattr(place, name)]
    found = place.candidates
    if shell == "bash":
        whole = [one._replace(word=opening + one.word) for one in found]
        found = tuple(
            one._replace(word=one.word[len(before) :])
            for one in whole
            if one.word.startswith(_unquoted(value))
        )
    elif shell == "fish":
        found = tuple(one._replace(word=opening + one.word) for one in found)
    if found and all(one.glued for one in found):
        flags.append("glued")
    return "".join(
        f"{line}\n"
        for line in (
            " ".join(flags) or "-",
            *(f"{one.word}\t{' '.join(one.about.split())}" for one in found),
        )
    )


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
    if not said:
        return _before_a_name(before, value, OF_THE_PROGRAM, _commands())
    name, *rest = said
    if name == "help":
        return Place(() if rest else _commands()), ""
    command, words = _command(name), name
    if command is None:
        return Place(), ""
    if parts := getattr(command, "commands", {}):
        between, rest = at_the_name(rest)
        before += between
        if not rest:
            names = tuple(Candidate(name, _line(part.help)) for name, part in parts.items())
            return _before_a_name(before, value, OF_EVERY_COMMAND, names)
        part, *rest = rest
        if part not in parts:
            return Place(), ""
        command, words = parts[part], f"{words} {part}"
    return _in_command(command, words, [*before, *rest], value)


def _before_a_name(
    before: Sequence[str],
    value: str,
    options: tuple[Candidate, ...],
    names: tuple[Candidate, ...],
) -> tuple[Place, str]:
    """The place of a name, after the options of every command: a name, an option, or the value of
    the last one.
    """
    takes_value = [option.name for option in EVERY_COMMAND if option.value is not None]
    if before and before[-1] in takes_value:
        return _in_command(_command("fit"), "fit", before, value)
    return Place(options if value.startswith("-") else names), ""


def _in_command(command: Any, words: str, said: Sequence[str], value: str) -> tuple[Place, str]:
    """The place after `said` in a command: the value of an option, an option, or an argument."""
    options = {
        opt: param
        for param in command.params
        if param.param_type_name == "option"
        for opt in param.opts
    }
    given, plain, waiting = _read(said, options)
    asked = Asked(value, given.get("--catalog"), plain)
    if waiting is not None:
        return _complete(words, waiting, asked), ""
    if "--" not in said and value.startswith("-"):
        name, equals, rest = value.partition("=")
        if equals:
            return (
                _complete(words, options[name], asked._replace(value=rest))
                if name in options
                else Place()
            ), f"{name}="
        return Place(_options(options, given)), ""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    if len(plain) < len(arguments):
        return _complete(words, arguments[len(plain)], asked), ""
    if arguments and arguments[-1].nargs == -1:
        return _complete(words, arguments[-1], asked), ""
    return Place(_options(options, given)), ""


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
            waiting = (
                options[last]
                if not equals and last in options and not options[last].is_flag
                else None
            )
        else:
            plain.append(word)
    return given, plain, waiting


def _complete(words: str, param: Any, asked: Asked) -> Place:
    completer = completer_of(words, param)
    return Place() if completer is None else completer(asked)


def _options(options: Mapping[str, Any], given: Mapping[str, str]) -> tuple[Candidate, ...]:
    """The options that are still free; one that may be given again always is."""
    free = (
        Candidate(name, param.help or "")
        for name, param in options.items()
        if name not in given or param.multiple
    )
    return (*free, Candidate("--help", "Show this page."))


def _commands() -> tuple[Candidate, ...]:
    return tuple(Candidate(row.name, row.line) for row in COMMANDS.values())


def _command(name: str) -> Any:
    from po_career.cli.app import command_named

    return command_named(name)


def _line(text: str | None) -> str:
    return " ".join((text or "").split("\n\n")[0].split())


def _unquoted(word: str) -> str:
    """`word` without the quotes and backslashes of a shell, also where it is not finished; `~` is
    one's home.
    """
    plain = word.replace("\\", "").strip("\"'") if "\\" in word or word[:1] in ("'", '"') else word
    return os.path.expanduser(plain) if plain.startswith("~/") else plain
