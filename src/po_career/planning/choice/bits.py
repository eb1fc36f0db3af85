"""Sets of small numbers as the ones of a whole number."""

from functools import lru_cache
from itertools import compress, count

_DIGITS = bytes.maketrans(b"01", b"\0\1")


@lru_cache(maxsize=16_384)
def bits(mask: int) -> tuple[int, ...]:
    """The places of the ones in `mask`, lowest first."""
    digits = f"{mask:b}".encode().translate(_DIGITS)
    return tuple(compress(count(), reversed(digits)))
