"""The command line: `main` answers what needs no library at once, and turns every user's mistake
into words and an exit code.
"""

import gc
import os
import sys
from typing import NoReturn

from po_career.errors import NoAnswerError, PoCareerError
from po_career.version import VERSION

TOO_MUCH = (
    "this takes more memory than there is\nleave out what is not needed from the catalogue and the"
    " profile"
)


def main() -> NoReturn:
    """Run `po-career` on `sys.argv`; ends the process with 0, 2, 3, 4, 5 or 130."""
    # the process ends before garbage matters; looking for it costs a tenth of a plan
    gc.disable()
    # nobody else's code takes part in reading files; looking for some takes time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    sys.exit(_run(sys.argv[1:]))


def _run(args: list[str]) -> int:
    """Answer `args`; the exit code."""
    try:
        text = _quick_answer(args)
        if text is None:
            from po_career.cli.app import run

            words = _words(args)
            return run([*words[1:], "--help"] if words[:1] == ["help"] else args)
        from po_career.cli.output import write_out

        write_out(text)
    except KeyboardInterrupt:
        return 130
    except PoCareerError as error:
        return _tell(error, args)
    except (MemoryError, RecursionError):
        return _tell(NoAnswerError(TOO_MUCH), args)
    return 0


def _tell(error: PoCareerError, args: list[str]) -> int:
    """Say what is wrong; the exit code."""
    from po_career.cli.failure import as_json, asks_for_json, in_words
    from po_career.cli.output import write_err

    write_err(as_json(error) if asks_for_json(args) else in_words(error))
    return error.exit_code


def _quick_answer(args: list[str]) -> str | None:
    """What can be said without loading a command; None if a command is asked for."""
    if shell := os.environ.get("_PO_CAREER_COMPLETE"):
        from po_career.cli.completion.line import answer

        return answer(shell, args)
    if args[-1:] in (["--version"], ["-V"]) and not _words(args[:-1]):
        return f"po-career {VERSION}\n"
    if args in ([], ["--help"], ["-h"]) or _words(args) == ["help"]:
        from po_career.cli.help.first_page import first_page

        return first_page()
    if args[0] in ("--install-completion", "--show-completion") and len(args) <= 2:
        from po_career.cli.completion.shells import install, script_of

        shell = args[1] if len(args) > 1 else None
        return script_of(shell) if args[0].startswith("--show") else install(shell)
    return None


def _words(args: list[str]) -> list[str]:
    """The words from the name of the command on."""
    if not args:
        return []
    from po_career.cli.commands import at_the_name

    return at_the_name(args)[1]
