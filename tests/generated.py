"""Files of the checkout that the program makes: they are what it makes now, and are written anew if one asks for it."""

import os
from pathlib import Path

REWRITE = bool(os.environ.get("PO_CAREER_REWRITE"))


def check_generated(path: Path, made: str) -> None:
    """`path` holds what was `made`; with PO_CAREER_REWRITE=1 it is written first."""
    if REWRITE:
        path.write_text(made, "utf-8")
    test = os.environ["PYTEST_CURRENT_TEST"].partition("::")[0]
    renew = f"{path.name} is not what is made now: renew it with PO_CAREER_REWRITE=1 ./run test {test}, then read the difference"
    assert path.read_text("utf-8") == made, renew
