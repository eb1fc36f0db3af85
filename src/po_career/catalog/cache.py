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
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any, NamedTuple

from po_career.catalog import model
from po_career.catalog.indexes import titles
from po_career.catalog.model import Catalog
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
"""Bytes of an entry; one of 3,000 roles and 14,000 skills has 28 million."""
LATER = ("roles", "skills", "actions", "transitions")
"""The lists that grow with a catalogue: each is a line of its own, decoded when it is asked for."""
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
    """The entry that was written for `key`; None if there is none that can be trusted."""
    try:
        need_own_folder(folder)
        file = _file(folder, key)
        seal, _, body = read_own(file, LARGEST).partition(b"\n")
        if _seal(read_own(folder / KEY, KEY_BYTES), file.name, body) != seal:
            return None
        return _entry(body)
    except (OSError, ValueError, TypeError, KeyError, RecursionError, RuntimeError):
        return None


def write_entry(folder: Path, key: str, entry: Entry) -> None:
    """Keep `entry` for `key`, whole or not at all; a failure is not an error."""
    body = _body(entry)
    with suppress(OSError, RuntimeError):
        make_own_folder(folder)
        file = _file(folder, key)
        write_own(file, _seal(_key_of(folder), file.name, body) + b"\n" + body)
        _forget_oldest(folder)


def _body(entry: Entry) -> bytes:
    """An entry as lines of JSON: all but its large lists, the titles, and each of these lists."""
    catalog = entry.catalog
    names = [field.name for field in fields(catalog) if field.name not in LATER]
    small = {name: getattr(catalog, name) for name in names}
    lines: list[Any] = [{"extends": entry.extends, "catalog": small}, titles(catalog)]
    lines += [getattr(catalog, key) for key in LATER]
    texts = [json.dumps(_encoded(line), separators=(",", ":")) for line in lines]
    return "\n".join(texts).encode()


def _entry(body: bytes) -> Entry:
    """The entry of a body that the program has sealed. Raises ValueError, TypeError or KeyError for
    one of another form.
    """
    first, *others = body.split(b"\n")
    lines = dict(zip(("titles", *LATER), others, strict=True))
    small = _value(first)
    return Entry(
        late(Catalog, small["catalog"], lambda name: _value(lines[name])), small["extends"]
    )


def _value(line: bytes) -> Any:
    """What a line of an entry says."""
    value = json.loads(line, object_hook=_decoded)
    return tuple(value) if type(value) is list else value


def _key_of(folder: Path) -> bytes:
    """The folder's key; a new one if it has none, which makes older entries invalid."""
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


def _encoded(value: Any) -> Any:
    """`value` as JSON data; a field that has its default is left out, since an entry half as long
    is read in half the time.
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        return [_encoded(item) for item in value]
    if isinstance(value, Frozen):
        record = {name: _encoded(item) for name, item in given(value).items()}
        return {"$": type(value).__name__, **record}
    return _encoded_mapping(value)


def _encoded_mapping(value: Mapping[Any, Any]) -> Any:
    """A mapping, as pairs if its keys are no texts, or could be taken for a record's."""
    encoded = {key: _encoded(item) for key, item in value.items()}
    if "$" not in encoded and {type(key) for key in encoded} <= {str}:
        return encoded
    return {"$": "pairs", "pairs": list(encoded.items())}


def _decoded(record: dict[str, Any]) -> Any:
    for key, value in record.items():
        if type(value) is list:
            record[key] = tuple(value)
    kind = record.pop("$", None)
    if kind == "pairs":
        return dict(record["pairs"])
    return _KINDS[kind](**record) if kind else record


_KINDS: Mapping[str, Callable[..., Any]] = {
    name: kind
    for name, kind in vars(model).items()
    if isinstance(kind, type) and issubclass(kind, Frozen)
}
