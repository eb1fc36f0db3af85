"""Which lines have the same id, in 16 bytes a line."""

from array import array
from collections.abc import Sequence
from hashlib import blake2b

BUCKETS = 1024
"""Parts in which digests are compared, so that only one of them at a time takes more room."""


def digest_of_id(id_: str) -> int:
    """What stands for an id, in 8 bytes."""
    return int.from_bytes(blake2b(id_.encode(), digest_size=8).digest())


class SameIds:
    """Collects the digests of ids, and finds those that stand on several lines."""

    def __init__(self) -> None:
        self.buckets = [array("Q") for _ in range(BUCKETS)]

    def add(self, ids: Sequence[tuple[int, int]]) -> None:
        """Take in digests, each with the line of its id."""
        for digest, line in ids:
            self.buckets[digest % BUCKETS].extend((digest, line))

    def again(self) -> list[tuple[int, int]]:
        """Pairs of lines: the first with an id, and each later one that repeats it, in the order of
        the later ones.
        """
        found = []
        for bucket in self.buckets:
            first: dict[int, int] = {}
            for digest, line in zip(bucket[::2], bucket[1::2], strict=True):
                before = first.setdefault(digest, line)
                if before != line:
                    found.append((line, before))
        return [(before, line) for line, before in sorted(found)]
