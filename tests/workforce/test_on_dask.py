"""Plans of many people on a real Dask cluster of two processes: what stands in the folder, and what a killed worker costs."""

import json
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

pa = pytest.importorskip("pyarrow", reason="needs po-career[dask]")
distributed = pytest.importorskip("distributed", reason="needs po-career[dask]")

import pyarrow.parquet as pq  # noqa: E402
from distributed import Client, LocalCluster  # noqa: E402

from po_career.catalog.load import load_catalog  # noqa: E402
from po_career.errors import FileAccessError, UsageError  # noqa: E402
from po_career.workforce.arrow import PLANS, plans_of  # noqa: E402
from po_career.workforce.on_dask import PARTS, Written, write_plans  # noqa: E402

MONDAY = date(2027, 1, 4)
PEOPLE, ROWS = 40, 4
NUMBER_OF_PARTS = PEOPLE // ROWS
PATIENCE = 300
"""Seconds; nothing takes so long unless it hangs."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Two workers, each a process with one thread, that are started again when they die."""
    scratch = str(tmp_path_factory.mktemp("dask"))
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", local_directory=scratch) as cluster,
        Client(cluster) as client,
    ):
        yield client


@pytest.fixture
def profiles(tmp_path: Path) -> Path:
    """People of all roles, one of whom cannot be planned, in a file with groups of rows that no part agrees with."""
    roles = list(load_catalog().roles)
    skills = list(load_catalog().skills)
    people = []
    for number in range(PEOPLE):
        ratings = {skills[(number + rated) % len(skills)]: rated % 4 for rated in range(number % 9)}
        profile = {"role": roles[number % len(roles)], "hours_per_week": 2 + number % 5, "months_in_role": number, "ratings": ratings}
        people.append({"id": f"person {number}", "profile": json.dumps({"schema": "po-career/profile/1", **profile})})
    people[17]["profile"] = "schema: po-career/profile/1\nrole: nobody-knows-it\n"
    path = tmp_path / "profiles.parquet"
    pq.write_table(pa.Table.from_pylist(people), path, row_group_size=ROWS * 2 + 1)
    return path


def read(folder: Path) -> pa.Table:
    """All parts, in the order of their names, as whoever reads the folder finds them."""
    return pa.concat_tables(pq.read_table(path) for path in sorted(folder.glob(PARTS)))


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file lies at each name, and since when."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.glob(PARTS)}


def kill_a_worker_once_it_works(client: Client, folder: Path) -> dict[str, tuple[int, int]]:
    """SIGKILL for a worker that is at a part, once two parts are written; what stood in the folder after it."""
    processes = client.run(os.getpid)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        busy = [worker for worker, parts in client.processing().items() if parts]
        if len(states(folder)) >= 2 and busy:
            os.kill(processes[busy[0]], signal.SIGKILL)
            return states(folder)
        time.sleep(0.005)
    raise AssertionError("no worker has begun")


def test_a_worker_that_is_killed_loses_nothing_and_nothing_is_written_twice(client: Client, profiles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    before = set(client.run(os.getpid).values())
    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(write_plans, client, profiles, folder, start=MONDAY, rows=ROWS)
        written_before = kill_a_worker_once_it_works(client, folder)
        assert running.result(PATIENCE) == Written(NUMBER_OF_PARTS, NUMBER_OF_PARTS)
    assert 2 <= len(written_before) < NUMBER_OF_PARTS, "the worker was killed in the middle"
    assert read(folder).equals(plans_of(pq.read_table(profiles), start=MONDAY))
    assert written_before.items() <= states(folder).items(), "what was written is left alone"
    assert sorted(path.name for path in folder.iterdir()) == sorted(states(folder)), "nothing else is left in the folder"
    client.wait_for_workers(2, PATIENCE)
    assert set(client.run(os.getpid).values()) != before, "a worker did die"


def test_a_run_that_was_stopped_goes_on_with_what_is_missing(client: Client, profiles: Path, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    write_plans(client, profiles, folder, start=MONDAY, whole=False, rows=14)
    missing = sorted(folder.glob(PARTS))[1]
    content = missing.read_bytes()
    missing.unlink()
    kept = states(folder)
    assert write_plans(client, profiles, folder, start=MONDAY, whole=False, rows=14) == Written(3, 1)
    assert missing.read_bytes() == content
    assert missing.stat().st_mode & 0o777 == 0o600, "it says what people can do and want"
    assert kept.items() <= states(folder).items()
    assert write_plans(client, profiles, folder, start=MONDAY, whole=False, rows=14) == Written(3, 0)


@pytest.mark.parametrize("other", [{"start": date(2027, 1, 5)}, {"rows": 30}, {"whole": True}, {"private": True}])
def test_parts_of_another_run_are_never_mixed_with_those_of_this_one(
    client: Client, profiles: Path, tmp_path: Path, other: dict[str, object]
) -> None:
    folder = tmp_path / "plans"
    write_plans(client, profiles, folder, start=MONDAY, whole=False, rows=14)
    kept = states(folder)
    with pytest.raises(UsageError, match=r"parts of another run.*: 3, such as part-000000-[0-9a-f]+\.parquet\nname an empty folder"):
        write_plans(client, profiles, folder, **{"start": MONDAY, "whole": False, "rows": 14, **other})
    assert states(folder) == kept


def test_a_folder_of_files_is_one_table_in_the_order_of_their_names(client: Client, profiles: Path, tmp_path: Path) -> None:
    people = pq.read_table(profiles).drop_columns("id")
    folder = tmp_path / "profiles"
    folder.mkdir()
    pq.write_table(people.slice(5, 10), folder / "b.parquet")
    pq.write_table(people.slice(0, 5), folder / "a.parquet")
    write_plans(client, folder, tmp_path / "plans", start=MONDAY, whole=False, rows=4)
    plans = read(tmp_path / "plans")
    assert plans.schema == PLANS
    assert plans["id"].to_pylist() == [str(number) for number in range(1, 16)], "without ids people are numbered through all files"
    assert plans.equals(plans_of(people.slice(0, 15), start=MONDAY, whole=False))


def test_without_profiles_there_is_nothing_to_write(client: Client, tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="there is no Parquet file in the folder"):
        write_plans(client, tmp_path, tmp_path / "plans", start=MONDAY)
    pq.write_table(pa.table({"id": ["a"]}), tmp_path / "ids.parquet")
    with pytest.raises(ValueError, match="no column profile"):
        write_plans(client, tmp_path / "ids.parquet", tmp_path / "plans", start=MONDAY)
    assert not (tmp_path / "plans").exists()
