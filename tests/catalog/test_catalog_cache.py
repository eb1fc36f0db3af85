"""The cache of catalogues: as good as reading anew, and never in the way."""

import json
import os
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from small_catalog import ACTIONS, FILES, SKILLS, write

from po_career.catalog import cache as ours
from po_career.catalog.cache import (
    ENTRIES,
    KEY,
    Entry,
    cache_folder,
    read_entry,
    write_entry,
)
from po_career.catalog.indexes import TITLED, titles
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
    """The only entry in the cache."""
    [path] = cache.glob("catalog-*")
    return path


def sealed(cache: Path, name: str, body: bytes) -> bytes:
    """An entry as the program itself would write it, whatever it holds."""
    return ours._seal((cache / KEY).read_bytes(), name, body) + b"\n" + body  # noqa: SLF001 - the one who has the key


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
    entry = the_entry(cache)
    entry.write_bytes(sealed(cache, entry.name, body.encode()))
    assert read_entry(cache, "key") is None


def forge(entry: Path) -> bytes:
    """Another catalogue in the place of this one, with a checksum that fits."""
    from hashlib import blake2b, sha256

    body = entry.read_bytes().partition(b"\n")[2].replace(b"Talking", b"Walking")
    assert b"Walking" in body
    length = entry.read_bytes().index(b"\n")
    sums = [sha256(body).hexdigest(), blake2b(body, digest_size=32).hexdigest()]
    return next(one for one in sums if len(one) == length).encode() + b"\n" + body


def test_a_forged_entry_counts_as_none_though_its_checksum_fits(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    entry = the_entry(cache)
    entry.write_bytes(forge(entry))
    assert load_catalog(ladder) == fresh
    assert load_catalog(ladder) == fresh, "it was written anew"


def test_an_entry_under_the_name_of_another_counts_as_none(cache: Path, ladder: Path, tmp_path: Path) -> None:
    fresh = load_catalog(ladder)
    own = the_entry(cache)
    other = write(tmp_path / "other" / "ladder", {**FILES, "skills.yaml": SKILLS.replace("Talking", "Walking")})
    load_catalog(other)
    [theirs] = set(cache.glob("catalog-*")) - {own}
    shutil.copyfile(theirs, own)
    assert load_catalog(ladder) == fresh


def test_an_entry_of_other_files_counts_as_none_though_it_is_sealed(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    entry = the_entry(cache)
    body = entry.read_bytes().partition(b"\n")[2].replace(fresh.digest.encode(), b"0" * 64)
    entry.write_bytes(sealed(cache, entry.name, body))
    assert load_catalog(ladder) == fresh


@pytest.mark.parametrize("which", ["entry", "key"])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "open", "empty", "device"])
def test_what_is_not_a_file_of_ours_counts_as_none(cache: Path, ladder: Path, tmp_path: Path, kind: str, which: str) -> None:
    fresh = load_catalog(ladder)
    path = the_entry(cache) if which == "entry" else cache / KEY
    elsewhere = tmp_path / "elsewhere"
    shutil.move(path, elsewhere)
    before = elsewhere.read_bytes()
    if kind == "link":
        path.symlink_to(elsewhere)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "open":
        path.write_bytes(before.replace(b"Talking", b"Walking"))
        path.chmod(0o666)
    else:
        path.touch()
    assert load_catalog(ladder) == fresh
    assert load_catalog(ladder) == fresh
    assert elsewhere.read_bytes() == before
    if kind != "folder":
        assert stat.S_ISREG(path.lstat().st_mode), "written anew in its place"
        assert stat.S_IMODE(path.lstat().st_mode) == 0o600


def test_an_entry_that_is_far_too_large_is_not_read(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    with the_entry(cache).open("r+b") as file:
        file.truncate(10**12)
    assert load_catalog(ladder) == fresh


def test_the_folder_is_for_its_owner_alone_and_one_that_was_open_is_not_trusted(cache: Path, ladder: Path) -> None:
    load_catalog(ladder)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in cache.iterdir()} == {0o600}
    cache.chmod(0o755)
    assert read_entry(cache, "key") is None
    load_catalog(ladder)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700


def test_a_folder_that_is_a_link_is_neither_read_nor_written(cache: Path, ladder: Path, tmp_path: Path) -> None:
    fresh = load_catalog(ladder)
    cache.rename(tmp_path / "elsewhere")
    cache.symlink_to(tmp_path / "elsewhere")
    for file in (tmp_path / "elsewhere").iterdir():
        file.write_bytes(b"")
    assert load_catalog(ladder) == fresh
    assert {file.stat().st_size for file in (tmp_path / "elsewhere").iterdir()} == {0}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("which", ["folder", "entry", "key"])
def test_what_belongs_to_somebody_else_counts_as_none(cache: Path, ladder: Path, which: str) -> None:
    fresh = load_catalog(ladder)
    entry = the_entry(cache)
    body = entry.read_bytes().partition(b"\n")[2].replace(b"Talking", b"Walking")
    entry.write_bytes(sealed(cache, entry.name, body))
    assert load_catalog(ladder) != fresh, "who has the key may write it"
    os.chown({"folder": cache, "entry": entry, "key": cache / KEY}[which], 12345, 12345)
    assert load_catalog(ladder) == fresh


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
    assert len(list(cache.glob("catalog-*"))) == ENTRIES
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


def test_an_entry_is_lines_of_plain_json_after_its_seal(cache: Path, ladder: Path) -> None:
    load_catalog(ladder)
    _, small, *lists = the_entry(cache).read_bytes().split(b"\n")
    assert set(json.loads(small)) == {"extends", "catalog"}
    assert [len(json.loads(line)) for line in lists] == [len(TITLED), 2, 3, 3, 1]


def test_a_list_that_nobody_asks_for_is_not_decoded(cache: Path, ladder: Path) -> None:
    fresh = load_catalog(ladder)
    entry = the_entry(cache)
    _, *lines = entry.read_bytes().split(b"\n")
    entry.write_bytes(sealed(cache, entry.name, b"\n".join([*lines[:-1], b"no JSON"])))
    kept = load_catalog(ladder)
    assert titles(kept) == titles(fresh)
    assert kept.roles == fresh.roles
    with pytest.raises(ValueError, match="Expecting value"):
        _ = kept.transitions
