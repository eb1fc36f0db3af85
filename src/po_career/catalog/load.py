"""From a path to a checked catalogue: which files, in which order, over which other catalogue."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from po_career.catalog.builtin import builtin_folder
from po_career.catalog.cache import Entry, cache_folder, read_entry, write_entry
from po_career.catalog.files import CATALOG_LIMIT, decode, read_bytes
from po_career.catalog.model import Catalog, Scale
from po_career.errors import FileAccessError, InvalidFileError, Problem
from po_career.frozen import Frozen
from po_career.text import printable

if TYPE_CHECKING:
    from po_career.catalog.layer import Layer
    from po_career.catalog.places import Document

BUILT_IN = "built-in"
"""How a catalogue names the built-in one when it extends it."""
FILES = ("stages.yaml", "skills.yaml", "actions.yaml", "sources.yaml")
"""The files of a folder, in the order in which they are read."""
EXTENDS_TAKES = 'extends takes "built-in", or a path from the folder of this file'
CHAIN_LIMIT = 20
"""How many catalogues may extend one another."""


Weighed = Callable[[int], None]
"""Told how many bytes one catalogue has, before anything is read out of them."""


class Checked(Frozen):
    """What `check_catalog` found."""

    catalog: Catalog | None
    """None if there are errors."""
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    """What makes silly plans first."""
    files: int
    """How many files were read, those of extended catalogues not counted."""


class _Files(Frozen):
    """The bytes of one catalogue, before anything is read out of them."""

    name: str
    """The name of the folder or file without its ending: the id of a catalogue that names none."""
    place: str
    """The folder or file as messages name it."""
    folder: Path | None
    """The folder that relative paths start from; None for the built-in catalogue."""
    contents: tuple[tuple[str, bytes], ...]
    """File names (one empty name for a single file) and bytes."""
    digest: str
    """SHA-256 of the files."""
    weighed: Weighed
    """Who hears of what these files extend, too."""


def nobody(_: int) -> None:
    """Whom the bytes do not matter to."""


def load_catalog(path: Path | None = None, weighed: Weighed = nobody) -> Catalog:
    """The checked catalogue at `path`, a folder or a single file; of None, the built-in one.

    Raises InvalidFileError with every mistake in it, FileAccessError if it cannot be read.
    """
    files = _gather(path, weighed)
    folder = cache_folder()
    if (kept := _kept(folder, files)) is not None:
        return kept
    checked, extends = _check(files, ())
    if checked.catalog is None:
        raise InvalidFileError(checked.errors, checked.files)
    write_entry(folder, _key(files), Entry(checked.catalog, extends))
    return checked.catalog


def check_catalog(path: Path | None = None, weighed: Weighed = nobody) -> Checked:
    """Every error and every warning of the catalogue at `path`.

    Raises FileAccessError if it cannot be read.
    """
    return _check(_gather(path, weighed), ())[0]


def layers_of(
    path: Path | None = None, weighed: Weighed = nobody
) -> tuple[tuple[str, "Layer"], ...]:
    """Name and own words of the catalogue at `path` and of all that it extends, the lowest first.

    The catalogue must be one that loads.
    """
    from po_career.catalog.layer import read_layer
    from po_career.catalog.merge import DEFAULT_SCALE

    chain: list[tuple[str, list[tuple[Document, Any]], Layer]] = []
    files: _Files | None = _gather(path, weighed)
    while files is not None:
        documents = _documents(files)
        layer = read_layer(documents)
        chain.append((files.name, documents, layer))
        files = None if layer.extends is None else _gather_base(files, layer.extends)
    found = []
    scale: Scale | None = DEFAULT_SCALE
    for name, documents, layer in reversed(chain):
        scale = _scale(layer, scale)
        found.append((name, _with_numbers(documents, layer, scale)))
    return tuple(found)


def _with_numbers(
    documents: list[tuple["Document", Any]], layer: "Layer", scale: Scale | None
) -> "Layer":
    """`layer`, read again from its documents if they name levels in words.

    Without a scale, since it could not be read, nobody knows which names are wrong.
    """
    from po_career.catalog.layer import read_layer
    from po_career.catalog.level_names import numbered
    from po_career.catalog.merge import DEFAULT_SCALE

    found = [(numbered(document, scale or DEFAULT_SCALE), model) for document, model in documents]
    if all(new.document is old for (new, _), (old, _) in zip(found, documents, strict=True)):
        return layer
    again = read_layer([(new.document, model) for new, model in found])
    for new, _ in found if scale else ():
        again.errors += new.problems
    return again


def _scale(layer: "Layer", below: Scale | None) -> Scale | None:
    """The scale that holds in a layer; None if it is one that could not be read."""
    if layer.scale is None and "scale" in layer.unread:
        return None
    return layer.scale or below


def _kept(folder: Path, files: _Files, chain: int = CHAIN_LIMIT) -> Catalog | None:
    """The catalogue from the cache, if it and all that it extends are as they were."""
    entry = read_entry(folder, _key(files)) if chain else None
    if entry is None:
        return None
    base = None
    if entry.extends is not None:
        try:
            base = _kept(folder, _gather_base(files, entry.extends), chain - 1)
        except (FileAccessError, InvalidFileError):
            return None
        if base is None:
            return None
    return entry.catalog if entry.catalog.digest == _joint_digest(files, base) else None


def _key(files: _Files) -> str:
    return f"{files.name} {files.digest}"


def _joint_digest(files: _Files, base: Catalog | None) -> str:
    if base is None:
        return files.digest
    return sha256(f"{base.digest} {files.digest}".encode()).hexdigest()


def _gather(path: Path | None, weighed: Weighed) -> _Files:
    if path is None:
        built_in = builtin_folder()
        contents = tuple(
            (name, (built_in / name).read_bytes()) for name in FILES if (built_in / name).is_file()
        )
        return _Files(BUILT_IN, BUILT_IN, None, contents, _digest(contents), weighed)
    if not os.path.isdir(path):
        contents = (("", read_bytes(path, most=CATALOG_LIMIT)),)
        name, folder = path.stem, path.parent
    else:
        contents = tuple(
            (name, read_bytes(path / name, most=CATALOG_LIMIT))
            for name in FILES
            if os.path.lexists(path / name)
        )
        name, folder = path.resolve().name, path
    if "" not in dict(contents) and "stages.yaml" not in dict(contents):
        hint = "a catalogue is a folder with stages.yaml and skills.yaml, or a single file"
        raise InvalidFileError(
            [Problem(str(path / "stages.yaml"), 1, 1, "there is no such file", hint)]
        )
    weighed(sum(len(data) for _, data in contents))
    return _Files(printable(name), str(path), folder, contents, _digest(contents), weighed)


def _gather_base(files: _Files, extends: str) -> _Files:
    """The files of what `files` extend."""
    return _gather(_base_path(files, extends), files.weighed)


def _digest(contents: tuple[tuple[str, bytes], ...]) -> str:
    total = sha256()
    for name, data in contents:
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


def _base_path(files: _Files, extends: str) -> Path | None:
    if extends == BUILT_IN:
        return None
    return Path(os.path.normpath((files.folder or Path()) / Path(extends).expanduser()))


def _check(files: _Files, below: tuple[Path | None, ...]) -> tuple[Checked, str | None]:
    """The check of `files` and of what they extend, and the name of the latter.

    `below` are the catalogues that extend this one.
    """
    from po_career.catalog.advice import warnings
    from po_career.catalog.amend import with_amendments
    from po_career.catalog.check import errors
    from po_career.catalog.layer import read_layer
    from po_career.catalog.merge import empty_catalog, merge
    from po_career.catalog.plausible import implausible

    documents = _documents(files)
    layer = read_layer(documents)
    base, trouble = _base(files, layer, below)
    under = base or empty_catalog()
    layer = _with_numbers(documents, layer, None if trouble else _scale(layer, under.scale))
    if not trouble:
        layer = with_amendments(layer, under)
    found = [*layer.errors, *_missing_skills(files, layer)]
    advice = list(layer.warnings)
    catalog, causes = None, []
    if not trouble:
        catalog = replace(merge(under, layer, files.name), digest=_joint_digest(files, base))
        found += errors(layer, under, catalog)
        if not found:
            causes = sorted(set(implausible(layer, catalog)))
            advice += warnings(layer, catalog)
    found += trouble
    checked = Checked(
        None if found else catalog,
        tuple(sorted(set(found))),
        (*causes, *sorted(set(advice))),
        len(files.contents),
    )
    return checked, layer.extends


def _documents(files: _Files) -> list[tuple["Document", Any]]:
    from po_career.catalog.places import Document
    from po_career.catalog.shapes import FOLDER, CatalogFile
    from po_career.catalog.yaml_text import read_yaml

    documents = []
    for name, data in files.contents:
        place = os.path.join(files.place, name) if name else files.place
        try:
            document = read_yaml(decode(data, place, CATALOG_LIMIT), place)
        except InvalidFileError as invalid:
            document = Document(place, (), None, invalid.problems)
        documents.append((document, FOLDER[name] if name else CatalogFile))
    return documents


def _missing_skills(files: _Files, layer: "Layer") -> Iterator[Problem]:
    names = dict(files.contents)
    if "" in names or "skills.yaml" in names:
        return
    if layer.extends is not None or "extends" in layer.unread:
        return
    layer.unread.add("skills")
    hint = "only a catalogue that extends another needs no skills of its own"
    yield Problem(os.path.join(files.place, "skills.yaml"), 1, 1, "there is no such file", hint)


def _base(
    files: _Files, layer: "Layer", below: tuple[Path | None, ...]
) -> tuple[Catalog | None, list[Problem]]:
    """The catalogue that `layer` extends, and what keeps it from being read."""
    if layer.extends is None:
        return None, []
    chain = (*below, _identity(files))
    try:
        path = _base_path(files, layer.extends)
        if wrong := _circle(chain, _same(path)):
            return None, [layer.singles["extends"].problem((), wrong)]
        checked, _ = _check(_gather(path, files.weighed), chain)
    except InvalidFileError as invalid:
        return None, list(invalid.problems)
    except FileAccessError as error:
        return None, [layer.singles["extends"].problem((), str(error), EXTENDS_TAKES)]
    except (OSError, ValueError):
        what = f"{layer.extends!a} is not the name of a file"
        return None, [layer.singles["extends"].problem((), what, EXTENDS_TAKES)]
    return checked.catalog, list(checked.errors)


def _circle(chain: tuple[Path | None, ...], path: Path | None) -> str:
    """What is wrong with a chain of catalogues that goes on at `path`; empty if nothing is."""
    if path in chain:
        circle = " -> ".join(str(p or BUILT_IN) for p in (*chain[chain.index(path) :], path))
        return f"these catalogues extend each other: {circle}"
    if len(chain) > CHAIN_LIMIT:
        return f"more than {CHAIN_LIMIT} catalogues extend one another"
    return ""


def _same(path: Path | None) -> Path | None:
    return None if path is None else path.resolve()


def _identity(files: _Files) -> Path | None:
    return None if files.folder is None else Path(files.place).resolve()
