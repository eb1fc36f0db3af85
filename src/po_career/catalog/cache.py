"""Catalogues that were read and found valid, kept as JSON: reading one needs neither a YAML parser
nor a validator.

An entry is found by what its files hold; it is never needed, so every trouble with it counts as its
absence. Since advice rests on what it says, it is read only from a folder that is ours alone, and
only if it was sealed with the key of that folder: a copy under another name, or one that somebody
else has made, is none.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from po_career.catalog import model
from po_career.catalog.model import Catalog, Requirement
from po_career.catalog.names import title_of
from po_career.catalog.once import once
from po_career.files import make_own_folder, need_own_folder, read_own, write_own
from po_career.frozen import Frozen, fields, given, late
from po_career.version import VERSION

FORMAT = 3
"""Raised by one when the form of an entry changes; a change of the models comes with a new version
of the program.
"""
ENTRIES = 20
"""How many catalogues are kept."""
LARGEST = 100_000_000
"""Bytes of an entry; a hundred times the built-in catalogue."""
_LARGE = ("roles", "skills", "actions", "transitions")
"""The fields of a catalogue that grow with it, each a part of its own."""
_TITLED = ("roles", "skills", "actions")
KEY = "key"
"""The file with the key of the folder."""
KEY_BYTES = 32


class Entry(NamedTuple):
    """A valid catalogue, and the one that it extends, as its files name it."""

    catalog: Catalog
    extends: str | None


def cache_folder() -> Path:
    """The folder that platformdirs would choose; on Linux, without the cost of importing it."""
    if sys.platform == "linux" and "ANDROID_ROOT" not in os.environ:
        home = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(home) if os.path.isabs(home) else Path("~/.cache").expanduser()) / "po-career"
    from platformdirs import user_cache_path

    return user_cache_path("po-career", appauthor=False)


def read_entry(folder: Path, key: str) -> Entry | None:
    """The entry that was written for `key`; None if there is none that can be trusted.

    Its bytes are read and held against the seal as a whole; the large lists of its catalogue are
    made out of them when they are first asked for.
    """
    try:
        need_own_folder(folder)
        file = _file(folder, key)
        seal, _, body = read_own(file, LARGEST).partition(b"\n")
        if _seal(read_own(folder / KEY, KEY_BYTES), file.name, body) != seal:
            return None
        parts = _Parts(body)
        rest = parts("rest")
        return Entry(late(Catalog, rest["catalog"], parts), rest["extends"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError, RuntimeError):
        return None


def write_entry(folder: Path, key: str, entry: Entry) -> None:
    """Keep `entry` for `key`, whole or not at all; a failure is not an error."""
    from contextlib import suppress

    body = _body(entry)
    with suppress(OSError, RuntimeError):
        make_own_folder(folder)
        file = _file(folder, key)
        write_own(file, _seal(_key_of(folder), file.name, body) + b"\n" + body)
        _forget_oldest(folder)


def titles(catalog: Catalog, kind: str) -> Mapping[str, str]:
    """Id to title of all that a list of the catalogue holds ("roles"), in its order.

    Of a catalogue out of the cache it is read without the list itself: completion waits for it at
    each key.
    """
    found = _titles(catalog)
    if kind not in found:
        parts = getattr(catalog, "_later", None)
        if kind in _TITLED and isinstance(parts, _Parts):
            found[kind] = parts(_titles_part(kind))
        else:
            items = getattr(catalog, kind).items()
            found[kind] = {i: title_of(item) for i, item in items}
    return found[kind]


@once
def _titles(_: Catalog) -> dict[str, Mapping[str, str]]:
    """What `titles` has found so far."""
    return {}


class _Parts:
    """The parts of an entry, each read when it is asked for.

    The first line says the name and the bytes of each; a part has two lines of JSON, values that
    it holds often, and what it is.
    """

    def __init__(self, body: bytes) -> None:
        head, _, self._bytes = body.partition(b"\n")
        self._places: dict[str, tuple[int, int]] = {}
        start = 0
        for name, length in json.loads(head):
            self._places[name] = start, start + length
            start += length

    def __call__(self, name: str) -> Any:
        """The part of that name. Raises KeyError if there is none."""
        start, stop = self._places[name]
        often, _, value = self._bytes[start:stop].partition(b"\n")
        hook = partial(_decoded, json.loads(often, object_hook=partial(_decoded, ())))
        found = json.loads(value, object_hook=hook)
        return tuple(found) if type(found) is list else found


def _body(entry: Entry) -> bytes:
    """An entry as bytes: its large lists, their titles, and the rest, each as a part of its own."""
    catalog = entry.catalog
    small = [one.name for one in fields(Catalog) if one.name not in _LARGE]
    values: dict[str, Any] = {
        "rest": {
            "extends": entry.extends,
            "catalog": {name: getattr(catalog, name) for name in small},
        }
    }
    values |= {name: getattr(catalog, name) for name in _LARGE}
    values |= {_titles_part(kind): titles(catalog, kind) for kind in _TITLED}
    parts = {name: _part(value) for name, value in values.items()}
    head = json.dumps([(name, len(part)) for name, part in parts.items()])
    return b"\n".join((head.encode(), b"".join(parts.values())))


def _part(value: Any) -> bytes:
    often: dict[Frozen, int] = {}
    lines = [_encoded(value, often)]
    lines.insert(0, [_encoded(one, {}) for one in often])
    return b"\n".join(json.dumps(line, separators=(",", ":")).encode() for line in lines)


def _titles_part(kind: str) -> str:
    return f"titles of {kind}"


def _key_of(folder: Path) -> bytes:
    """The key of the folder; a new one if there is none, with which older entries are none."""
    from contextlib import suppress

    with suppress(OSError):
        key = read_own(folder / KEY, KEY_BYTES)
        if len(key) == KEY_BYTES:
            return key
    key = os.urandom(KEY_BYTES)
    write_own(folder / KEY, key)
    return key


def _seal(key: bytes, name: str, body: bytes) -> bytes:
    """What only somebody who has the key can say of this body under this name.

    Raises ValueError for a key of another length.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(key)
    total = blake2b(name.encode() + b"\n", key=key, digest_size=32)
    total.update(body)
    return total.hexdigest().encode()


def _file(folder: Path, key: str) -> Path:
    return folder / f"catalog-{sha256(f'{key} {VERSION} {FORMAT}'.encode()).hexdigest()[:32]}.json"


def _forget_oldest(folder: Path) -> None:
    entries = sorted(
        [*folder.glob("catalog-*.json"), *folder.glob(".*.tmp")],
        key=lambda path: path.lstat().st_mtime,
    )
    for path in entries[:-ENTRIES]:
        path.unlink(missing_ok=True)


def _encoded(value: Any, often: dict[Frozen, int]) -> Any:
    """`value` as JSON data; a field that has its default is left out, since an entry half as long
    is read in half the time. For what roles ask only its number in `often` is written: many roles
    ask the same.
    """
    if isinstance(value, tuple):
        return [_encoded(item, often) for item in value]
    if isinstance(value, Frozen):
        record = {name: _encoded(item, often) for name, item in given(value).items()}
        return {"$": type(value).__name__, **record}
    if not isinstance(value, Mapping):
        return value
    if value and {type(item) for item in value.values()} == {Requirement}:
        numbers = {key: often.setdefault(item, len(often)) for key, item in value.items()}
        return {"$": "often", "numbers": numbers}
    encoded = {key: _encoded(item, often) for key, item in value.items()}
    if "$" not in encoded and {type(key) for key in encoded} <= {str}:
        return encoded
    return {"$": "pairs", "pairs": list(encoded.items())}


def _decoded(often: Sequence[Any], record: dict[str, Any]) -> Any:
    kind = record.pop("$", None)
    if kind == "often":
        return {key: often[number] for key, number in record["numbers"].items()}
    for key, value in record.items():
        if type(value) is list:
            record[key] = tuple(value)
    if kind == "pairs":
        return dict(record["pairs"])
    return _KINDS[kind](**record) if kind else record


_KINDS: Mapping[str, Callable[..., Any]] = {
    name: kind
    for name, kind in vars(model).items()
    if isinstance(kind, type) and issubclass(kind, Frozen)
}
