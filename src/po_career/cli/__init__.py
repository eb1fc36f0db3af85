"""The command line: `main` answers what needs no library at once, and turns every user's mistake
into words and an exit code.
"""

import gc
import os
import sys
from typing import NoReturn

from po_career.errors import PoCareerError
from po_career.version import VERSION


def main() -> NoReturn:
    """Run `po-career` on `sys.argv`; ends the process with 0, 2, 3, 4, 5 or 130."""
    gc.disable()  # the process ends before garbage matters; looking for it costs a tenth of a plan
    os.environ.setdefault(
        "PYDANTIC_DISABLE_PLUGINS", "1"
    )  # nobody else's code takes part in reading files; looking for some takes time
    sys.exit(_run(sys.argv[1:]))


def _run(args: list[str]) -> int:
    try:
        if shell := os.environ.get("_PO_CAREER_COMPLETE"):
            from po_career.cli.completing import answer

            _say(answer(shell, args))
        elif args[-1:] in (["--version"], ["-V"]) and (len(args) == 1 or not _words(args[:-1])):
            _say(f"po-career {VERSION}\n")
        elif args in ([], ["--help"], ["-h"]) or _words(args) == ["help"]:
            from po_career.cli.help import first_page

            _say(first_page())
        elif args[0] in ("--install-completion", "--show-completion") and len(args) <= 2:
            from po_career.cli.shells import install, script_of

            _say(
                (install if args[0].startswith("--install") else script_of)(
                    args[1] if len(args) > 1 else None
                )
            )
        else:
            from po_career.cli.app import run

            words = _words(args)
            return run([*words[1:], "--help"] if words[:1] == ["help"] else args)
    except KeyboardInterrupt:
        return 130
    except PoCareerError as error:
        from po_career.cli.failure import as_json, asks_for_json, in_words
        from po_career.cli.output import write_err

        write_err(as_json(error) if asks_for_json(args) else in_words(error))
        return error.exit_code
    return 0


def _words(args: list[str]) -> list[str]:
    """The words from the name of the command on."""
    from po_career.cli.commands import at_the_name

    return at_the_name(args)[1]


def _say(text: str) -> None:
    from po_career.cli.output import write_out

    write_out(text)
