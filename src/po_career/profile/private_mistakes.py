"""Mistakes of a profile, as somebody other than its owner may read them."""

from collections.abc import Collection, Sequence

from po_career.catalog.yaml_text import read_yaml
from po_career.errors import Problem

PRIVATE_TEXTS = ("evidence:", "usually:")
"""What messages about private texts of ratings begin with."""
NOT_SHOWN = "a private answer cannot be used, and is not shown here"


def shared_problems(
    profile: str, problems: Sequence[Problem], private: Collection[str]
) -> Sequence[Problem]:
    """`problems` of the text of a profile, without what stands below its keys in `private`."""
    root = read_yaml(profile, "").root
    keys = {} if root is None else root.keys
    found = []
    for problem in problems:
        place = (problem.line, problem.column)
        before = [(mark, key) for key, mark in keys.items() if (mark.line, mark.column) <= place]
        is_private = before and max(before)[1] in private
        # what cannot be read to its end has no keys; only names of anchors are quoted then
        quotes = root is None and '"' in problem.what
        shown = problem
        if is_private or quotes or problem.what.startswith(PRIVATE_TEXTS):
            shown = Problem(problem.file, problem.line, 1, NOT_SHOWN)
        found.append(shown)
    return list(dict.fromkeys(found))
