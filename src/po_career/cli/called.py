"""How the program was called, for the commands that it suggests."""

import os
import re

from po_career.text import PROGRAM

VARIABLE = "PO_CAREER_CALLED"
"""What a wrapper, such as ./run, sets to the words that start the program."""


def program() -> str:
    """The words that start the program: what a wrapper says, else its name."""
    said = os.environ.get(VARIABLE, "")
    return said if re.fullmatch(r"[\w./~+-]{1,80}( -m po_career)?", said) else PROGRAM
