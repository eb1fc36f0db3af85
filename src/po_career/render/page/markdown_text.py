"""Text from files as Markdown shows it.

No markup, no HTML, no link, nothing that a code host makes a link of.
"""

import re
from textwrap import wrap

from po_career.render.plan.plan_tasks import plain

JOINER = "\u2060"
"""Takes no room and breaks no line; what stands before and after it is no longer one thing to a
program.
"""
MARKUP = re.compile(r"[\\`*_\[\]<>|~$#]|&(?=#?\w)")
"""Characters that mean something wherever they stand."""
AT_START = re.compile(r"^(?:(\d{1,9})(?=[.)](?: |$))|(?=[-+=]))")
"""What opens a list, a rule or a heading if a line begins with it."""
TAKEN_APART = (
    re.compile(r"(?<=:)(?=//)"),  # an address
    re.compile(r"(?i)(?<=www)(?=\.)"),
    re.compile(r"(?<=@)(?=\w)"),  # a mention, and a mail address
    re.compile(r"(?<=[#!%&~$^])(?=\w)"),  # issues, merge requests, milestones, labels
    re.compile(r"(?i)(?<=GH-)(?=\d)"),
    re.compile(r"(?<=:)(?=[\w+-]+:)"),  # the name of an emoji
)
"""Places where code hosts would find a link in plain text, even if it is escaped: they look for
links after Markdown has been read.
"""
COMMIT = re.compile(r"(?i)(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])")
SHORTEST_COMMIT = 7


def md(text: str) -> str:
    """`text` on one line, which every Markdown shows as it is but for spaces; see `JOINER`."""
    shown = re.sub(" +", " ", plain(text)).strip()
    for place in TAKEN_APART:
        shown = place.sub(JOINER, shown)
    shown = COMMIT.sub(lambda found: JOINER.join(wrap(found[0], SHORTEST_COMMIT - 1)), shown)
    shown = MARKUP.sub(r"\\\g<0>", shown)
    return AT_START.sub(r"\1\\", shown)


def bold(text: str, number: int | None = None) -> str:
    """`text` in bold with its number before it, for a place inside a line.

    Empty if there is nothing to show.
    """
    shown = f"{number}. {md(text)}" if number else md(text)
    return f"**{shown.strip()}**" if shown else ""


def web(link: str) -> str:
    """A link to an address that `web_link` let pass, named after its host."""
    return f"[{md(link.split('/')[2])}](<{link.replace('&', '&amp;')}>)"


def command_block(command: str) -> str:
    """A command to copy; nothing in it can end the block."""
    shown = plain(command)
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}sh\n{shown}\n{fence}"
