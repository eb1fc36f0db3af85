"""Where results go: standard output, or a file that is replaced as a whole."""

import os
import stat
import sys
from contextlib import suppress
from errno import EACCES, ENOENT

from po_career.errors import FileAccessError, UsageError, cannot_write

WHAT_PEOPLE_WRITE = (
    r"""(?m)^[\s{,]*["']?schema["']?\s*:\s*["']?"""
    r"po-career/(profile|catalog|stages|skills|actions|sources)/"
)
"""The line by which a profile or a file of a catalogue is recognised."""
OF_A_PROFILE = (
    r"""(?m)(^|[{,])\s*["']?"""
    r"(role|hours_per_week|months_in_role|ratings|wants|words|situation|history|left_open)"
    r"""["']?\s*:"""
)
"""A key by which a profile without its schema line is recognised."""
READ_TO_KNOW = 1_000_000
"""Bytes of a file to look at."""


def emit(text: str, output: str | None, *, private: bool = True) -> None:
    """Write a result to `output`, or to standard output if it is None. A new file is for its owner
    alone if it is `private`, as what tells of a person is; one that is there keeps its permissions.

    Raises UsageError if a profile, a file of a catalogue or what the command has read would be
    overwritten, FileAccessError if it cannot be written; an old file then stays as it was.
    """
    if output is None:
        write_out(text)
        return
    if not output:
        raise UsageError("--output names no file\ngive a path, for example --output plan.txt")
    from po_career.files import PRIVATE, PUBLIC

    spare_what_people_wrote(text, output)
    new = PRIVATE if private else PUBLIC
    write_file(output, text, mode=_permissions(output, new))


def _permissions(path: str, new: int) -> int:
    """Those of the file that is there, else `new`."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode)
    except (OSError, ValueError):
        return new


def write_file(path: str, text: str, *, mode: int) -> None:
    """Replace a file as a whole. Raises FileAccessError; an old file then stays as it was."""
    from pathlib import Path

    from po_career.files import write_whole

    try:
        write_whole(Path(path), text.encode("utf-8"), mode=mode)
    except OSError as error:
        raise cannot_write(path, error) from error


def need_a_place(output: str | None) -> None:
    """Raises FileAccessError if nothing can be written to `output`, before anything is changed."""
    if not output:
        return
    folder = os.path.dirname(os.path.realpath(output))
    if os.path.isdir(output):
        raise FileAccessError(f"cannot write {output}: it is a folder, not a file")
    if not os.path.exists(folder):
        raise cannot_write(output, FileNotFoundError(ENOENT, os.strerror(ENOENT)))
    if not os.access(output if os.path.exists(output) else folder, os.W_OK):
        raise cannot_write(output, PermissionError(EACCES, os.strerror(EACCES)))


def spare_input(output: str | None, file: str) -> None:
    """Raises UsageError if `output` is the `file` that is read, which would be lost; "-" is
    standard input.
    """
    with suppress(OSError, ValueError):
        given = os.fstat(0) if file == "-" else os.stat(file)
        if output and os.path.samestat(os.stat(output), given):
            raise UsageError("--output is FILE itself, which would be lost\nname another file")


def spare_what_people_wrote(text: str, output: str) -> None:
    """A result may replace an older one, and an export a profile; nothing else replaces what
    somebody typed. Raises UsageError.
    """
    import re

    from po_career.catalog.files import was_read

    if not os.path.isfile(output):
        return
    try:
        with open(output, "rb") as file:
            start = file.read(READ_TO_KNOW).decode("utf-8", "replace")
    except OSError:
        return
    typed = was_read(output) or re.search(WHAT_PEOPLE_WRITE, start)
    if "po-career/" not in start:
        typed = typed or re.search(OF_A_PROFILE, start)
    if typed and not re.search(WHAT_PEOPLE_WRITE, text[:4096]):
        raise UsageError(
            f"--output {output} is read by this command, or is a profile or a file of a catalogue,"
            " and would be lost\nname another file"
        )


def write_out(text: str) -> bool:
    """Write `text` to standard output; whether somebody reads it. A reader that has gone (a closed
    pipe) is not an error; a full disk raises FileAccessError.
    """
    if sys.stdout is None:
        return False
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return False
    except OSError as error:
        _forget_stdout()
        raise FileAccessError(
            f"cannot write to standard output: {error.strerror or error}"
        ) from error
    return True


def write_err(text: str) -> None:
    """Write to standard error what is not a result; if that is impossible, it is left unsaid."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "utf-8"
    with suppress(OSError):
        sys.stderr.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stderr.flush()


def _forget_stdout() -> None:
    """Let the interpreter flush what is left in the buffer into the void when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
