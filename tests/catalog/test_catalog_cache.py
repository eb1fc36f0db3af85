"""The cache of catalogues: as good as reading anew, and never in the way."""

import json
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from small_catalog import ACTIONS, FILES, SKILLS, write

from po_career.catalog.cache import ENTRIES, Entry, cache_folder, read_entry, write_entry
from po_career.catalog.load import check_catalog, load_catalog
from po_career.catalog.merge import DEFAULT_SCALE
from po_career.catalog.model import Catalog, Identity

SMALL = Catalog(Identity("small"), DEFAULT_SCALE, {}, {}, {})


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cold cache of one's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return cache_folder()


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """The small ladder, with whole numbers and "$" as keys."""
    skills = SKILLS + "  - {id: sing, name: Singing, anchors: {1: I hum., 2: I sing.}}\n"
    actions = (
        ACTIONS + "  - {id: tour, title: Tour, kind: practice, hours: {low: 9, high: null}, raises: {sing: 1}, details: {$: no, by: me}}\n"
    )
    return write(tmp_path / "ladder", {**FILES, "skills.yaml": skills, "actions.yaml": actions})


def the_entry(cache: Path) -> Path:
    """The only file in the cache."""
    [path] = cache.iterdir()
    return path


def test_a_catalogue_from_the_cache_equals_the_one_that_was_read(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    assert the_entry(cache).exists()
    assert load_catalog(ladder) == fresh == check_catalog(ladder).catalog


@pytest.mark.usefixtures("cache")
def test_the_built_in_catalogue_survives_the_cache_down_to_its_types() -> None:
    fresh = load_catalog()
    kept = load_catalog()
    assert repr(kept) == repr(fresh)
    assert kept == fresh


@pytest.mark.usefixtures("cache")
def test_a_warm_start_imports_neither_yaml_nor_pydantic_nor_platformdirs() -> None:
    load_catalog()
    program = (
        "import sys; from po_career.catalog.load import load_catalog; load_catalog(); "
        "print([name for name in ('yaml', 'pydantic', 'platformdirs', 'difflib', 'importlib.resources') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\n",
        b"null",
        b'{"catalog": 1}',
        b"\xff\xfe\x00",
        b"[" * 100_000,
    ],
)
def test_a_damaged_entry_counts_as_none(cache: Path, ladder: Path, damage: bytes) -> None:
    fresh = load_catalog(ladder)
    the_entry(cache).write_bytes(damage)
    assert load_catalog(ladder) == fresh


def test_an_entry_with_one_letter_changed_counts_as_none(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    entry = the_entry(cache)
    entry.write_bytes(entry.read_bytes().replace(b"Talking", b"Walking"))
    assert load_catalog(ladder) == fresh


@pytest.mark.parametrize(
    "body", ["1", "[]", "{}", '{"extends": null, "catalog": {"$": "Track", "id": "a", "title": "b"}}', '{"$": "Czar"}', "[" * 9999]
)
def test_an_entry_of_another_form_counts_as_none(cache: Path, body: str) -> None:
    write_entry(cache, "key", Entry(SMALL, None))
    the_entry(cache).write_bytes(sha256(body.encode()).hexdigest().encode() + b"\n" + body.encode())
    assert read_entry(cache, "key") is None


def test_a_file_where_the_folder_should_be_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ladder: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "taken"))
    assert load_catalog(ladder) == load_catalog(ladder)


def test_a_device_where_the_folder_should_be_is_no_obstacle(monkeypatch: pytest.MonkeyPatch, ladder: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/full")
    assert load_catalog(ladder) == load_catalog(ladder)


def test_a_folder_where_the_entry_should_be_is_no_obstacle(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    entry = the_entry(cache)
    entry.unlink()
    entry.mkdir()
    assert load_catalog(ladder) == fresh


def test_no_more_than_some_entries_are_kept(cache: Path) -> None:
    for n in range(ENTRIES + 5):
        write_entry(cache, str(n), Entry(replace(SMALL, digest=str(n)), None))
    assert len(list(cache.iterdir())) == ENTRIES
    assert read_entry(cache, str(ENTRIES + 4)) == Entry(replace(SMALL, digest=str(ENTRIES + 4)), None)


def test_an_invalid_catalogue_is_not_kept(cache: Path, ladder: Path) -> None:
    (ladder / "stages.yaml").write_text("roles: 1\n", encoding="utf-8")
    assert check_catalog(ladder).catalog is None
    assert not cache.exists()


@pytest.mark.usefixtures("cache")
def test_a_folder_of_another_name_is_another_catalogue(ladder: Path, tmp_path: Path) -> None:
    twin = write(tmp_path / "twin", {path.name: path.read_text(encoding="utf-8") for path in ladder.iterdir()})
    assert [load_catalog(path).catalog.id for path in (ladder, twin, ladder)] == ["ladder", "twin", "ladder"]


def test_the_folder_is_the_one_that_platformdirs_names(monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_cache_path

    for setting in ("/somewhere", "", "  "):
        monkeypatch.setenv("XDG_CACHE_HOME", setting)
        assert cache_folder() == user_cache_path("po-career", appauthor=False)
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == user_cache_path("po-career", appauthor=False)


def test_an_entry_is_plain_json_after_its_checksum(cache: Path, ladder: Path) -> None:
    load_catalog(ladder)
    _, body = the_entry(cache).read_bytes().split(b"\n")
    assert set(json.loads(body)) == {"extends", "catalog"}
