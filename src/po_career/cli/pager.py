"""A long result through the pager that the person uses."""

import os
import shlex
import shutil
import signal
import subprocess
from contextlib import suppress

from po_career.cli.output import write_out

AS_THEY_ARE = {"LESS": "FRX", "LV": "-c"}
"""What makes pagers show styles, and end at once if all fits on the screen, unless the person has
said otherwise.
"""


def page_through(text: str) -> None:
    """Show `text` with PAGER, or without it with less; print it when there is no pager, or when
    PAGER is empty or cat.
    """
    words = _pager()
    if not words or os.environ.get("TERM", "dumb") in ("dumb", "unknown"):
        write_out(text)
        return
    env = {**AS_THEY_ARE, **os.environ}
    try:
        running = subprocess.Popen(  # noqa: S603 - the pager that the person named
            words, stdin=subprocess.PIPE, env=env, encoding="utf-8", errors="replace"
        )
    except OSError:
        write_out(text)
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the pager
    try:
        with suppress(BrokenPipeError):  # left before the end
            running.communicate(text)
    finally:
        signal.signal(signal.SIGINT, before)
    if running.returncode != 0:  # it may not have shown the text
        write_out(text)


def _pager() -> list[str]:
    """The words of the pager; none when there is none to use."""
    said = os.environ.get("PAGER")
    try:
        words = shlex.split("less" if said is None else said)
    except ValueError:
        return []
    if not words or words[0] == "cat" or shutil.which(words[0]) is None:
        return []
    if said is not None and "|" in words:
        return ["sh", "-c", said]
    return words
