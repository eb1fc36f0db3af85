"""`profile export`, `path` and `reset`: the saved profile as a file."""

import os
import sys
from typing import TYPE_CHECKING

from po_career.cli.common import Common, flag, with_common
from po_career.cli.options import TEXTS, Format
from po_career.errors import FileAccessError, InvalidFileError, UsageError

if TYPE_CHECKING:
    from pathlib import Path


@with_common(TEXTS)
def print_path(common: Common) -> None:
    """Print where the profile is, or would be, on this machine."""
    from po_career.cli.source import profile_file

    file = profile_file(common.profile)
    common.tell([str(file)], file)


@with_common(TEXTS)
def export(common: Common) -> None:
    """Print the profile exactly as its file says it, or as JSON; --output writes it to a file that
    only you can read.
    """
    from po_career.catalog.files import read_text
    from po_career.catalog.places import plain
    from po_career.catalog.yaml_text import read_yaml
    from po_career.cli.reading import reading
    from po_career.cli.source import profile_file
    from po_career.render.as_json import json_text

    file = _there(profile_file(common.profile))
    text = read_text(file)
    with reading(str(file)):
        document = read_yaml(text, str(file))
    if document.root is None or document.problems:
        raise InvalidFileError(document.problems)
    as_json = common.format is Format.JSON
    _emit_privately(json_text(plain(document.root)) if as_json else text, common.output, file)


@with_common(TEXTS)
def reset(
    common: Common,
    yes: bool = flag("Do not ask for confirmation."),
) -> None:
    """Start over: the profile is set aside under another name, where you can get it back."""
    from po_career.cli.source import profile_file
    from po_career.profile.store import put_aside
    from po_career.text import printable

    file = _there(profile_file(common.profile))
    if not yes:
        terminals = [stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)]
        if common.no_input or not all(terminals):
            raise UsageError(f"this needs a yes, and {common.why_not_asked}\npass --yes to confirm")
        question = f"Set the profile {printable(str(file))} aside and start over?"
        if not said_yes(question, default=False):
            common.tell(["Nothing changed."], file)
            return
    aside = put_aside(file, common.edit())
    common.tell([f"There is no longer a profile at {file}.", f"The old one is now {aside}"], aside)


def _there(file: "Path") -> "Path":
    if not os.path.isfile(file):
        what = "there is no such file\npo-career plan asks what it needs and creates one"
        if os.path.exists(file):
            what = "it is not a file"
        raise FileAccessError(f"cannot read the profile {file}: {what}")
    return file


def said_yes(question: str, *, default: bool) -> bool:
    """The answer to a question on the terminal; `default` for Enter alone, no for the end of
    input.
    """
    from po_career.cli.output import write_err

    while True:
        write_err(f"{question} [{'Y/n' if default else 'y/N'}] ")
        line = sys.stdin.readline()
        answer = line.strip().casefold()
        if answer in ("y", "yes"):
            return True
        if answer in ("n", "no") or not line:
            return False
        if not answer:
            return default


def _emit_privately(text: str, output: str | None, file: "Path") -> None:
    from po_career.cli.output import write_file, write_out
    from po_career.cli.show import take_text_as_it_is
    from po_career.files import PRIVATE

    if output is None:
        take_text_as_it_is()
        write_out(text)
        return
    if os.path.exists(output) and os.path.samefile(output, file):
        raise UsageError(f"{output} is the profile itself\nexport it to another file")
    write_file(output, text, mode=PRIVATE)
