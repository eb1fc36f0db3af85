"""Which face asks: keys, plain lines, or nobody."""

import os
from collections.abc import Mapping
from typing import TextIO

from po_career.interview.question import Face

UNKNOWN_WIDTH = 80


def choose_face(
    keys: TextIO,
    screen: TextIO,
    environment: Mapping[str, str],
    *,
    no_input: bool = False,
    color: bool = True,
) -> Face | None:
    """The face for these streams (standard input and standard error); None if nobody is there to
    answer.

    Plain if TERM is unset, dumb or unknown, or ACCESSIBLE is set to anything but empty, 0 or false.
    No colour with NO_COLOR.
    """
    if no_input or not (_is_terminal(keys) and _is_terminal(screen)):
        return None
    plain_terminal = environment.get("TERM", "") in ("", "dumb", "unknown")
    if plain_terminal or is_accessible(environment):
        from po_career.interview.plain import PlainFace

        return PlainFace(keys, screen, lambda: _columns(screen))
    from po_career.interview.keys import KeysFace

    return KeysFace(keys, screen, color=color and not environment.get("NO_COLOR"))


def is_accessible(environment: Mapping[str, str]) -> bool:
    """Whether ACCESSIBLE is set to anything but empty, 0 or false."""
    return environment.get("ACCESSIBLE", "").strip().casefold() not in ("", "0", "false")


def _is_terminal(stream: TextIO | None) -> bool:
    """A stream may be absent (None) or closed: then nobody is there."""
    return stream is not None and not stream.closed and stream.isatty()


def _columns(screen: TextIO) -> int:
    try:
        return os.get_terminal_size(screen.fileno()).columns or UNKNOWN_WIDTH
    except OSError:
        return UNKNOWN_WIDTH
