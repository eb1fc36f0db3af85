"""The plans of many people on a Dask cluster, from Parquet to Parquet. Needs the extra `dask`.

A killed worker loses the part that it was at, and nothing else: parts are named by what goes into
them, written whole, and never written twice.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq
from distributed import Client, as_completed

from po_career.catalog.load import load_catalog
from po_career.errors import FileAccessError, UsageError
from po_career.files import PRIVATE, write_whole
from po_career.version import VERSION
from po_career.workforce.arrow import PROFILES, catalog_at, people_in, plans_of

ROWS = 500
"""People in a part: what a killed worker loses is well under a minute of work."""
PARTS = "part-*.parquet"


class Written(NamedTuple):
    """What a run has done."""

    parts: int
    """Files in the folder."""
    new: int
    """How many of them this run has written; the others were there."""


class _Job(NamedTuple):
    """What all parts of a run have in common."""

    start: date
    catalog: Path | None
    digest: str
    """Of the catalogue."""
    whole: bool
    private: bool
    version: str


def write_plans(
    client: Client,
    profiles: Path,
    folder: Path,
    *,
    start: date,
    catalog: Path | None = None,
    whole: bool = True,
    private: bool = False,
    rows: int = ROWS,
) -> Written:
    """Write the plans of all `profiles` into `folder`, worked out by the workers of `client`.

    `profiles` is a Parquet file with the columns of `PROFILES`, or a folder of such files, taken in
    the order of their names; without an `id`, a person's number in all of them counts. Every `rows`
    of them become one file of `PLANS`, and the names of the files sort in the order of the
    profiles. Only the user that the workers run as can read them. `start`, `catalog`, `whole` and
    `private` are those of `plans_of`. Each worker must see `folder` and `catalog` under the same
    paths, and have the same release of po-career.

    A run that was stopped goes on when it is called again. Raises UsageError if the folder holds
    parts of another run (other profiles, catalogue, start, rows, whole, private, or release) or a
    worker has another release or catalogue, FileAccessError if a folder of profiles holds no
    Parquet file, ValueError if a file has no column `profile` or a column holds anything but texts,
    and what `load_catalog`, pyarrow (of a file that is not there, or damaged) and distributed
    raise.
    """
    path = None if catalog is None else catalog.absolute()
    job = _Job(start, path, load_catalog(path).digest, whole, private, VERSION)
    names = [_name(number, part, job) for number, part in enumerate(_parts(profiles, rows))]
    folder.mkdir(parents=True, exist_ok=True)
    there = {path.name for path in folder.glob(PARTS)}
    if others := there.difference(names):
        raise UsageError(
            f"{folder} holds parts of another run, with other profiles, catalogue, start, rows, "
            f"whole, private or release: {len(others)}, such as {min(others)}\nname an empty folder"
        )
    working = as_completed()
    for number, part in enumerate(_parts(profiles, rows)):
        name = _name(number, part, job)
        if name in there:
            continue
        if working.count() >= 2 * max(1, sum(client.nthreads().values())):
            next(working).result()
        file = folder.absolute() / name
        working.add(client.submit(_write_part, part, file, job, key=str(file)))
    for future in working:
        future.result()
    for left in folder.glob(f".{PARTS}.*.tmp"):  # by workers that were killed
        left.unlink(missing_ok=True)
    return Written(len(names), len(names) - len(there))


def _parts(profiles: Path, rows: int) -> Iterator[pa.Table]:
    """The profiles, `rows` at a time, each with an id.

    Raises FileAccessError if there is no file in the folder, ValueError for columns that are wrong.
    """
    files = sorted(profiles.glob("*.parquet")) if profiles.is_dir() else [profiles]
    if not files:
        raise FileAccessError(f"there is no Parquet file in the folder {profiles}")
    before = 0
    for file in files:
        with pq.ParquetFile(file) as source:
            for batch in source.iter_batches(rows, columns=PROFILES.names):
                people = people_in(batch, before)
                ids = [person.id for person in people]
                yield pa.table([ids, [person.profile for person in people]], schema=PROFILES)
                before += len(people)


def _name(number: int, profiles: pa.Table, job: _Job) -> str:
    """The file for these profiles: the same for the same people and the same job."""
    terms = f"{job.digest} {job.start} {job.whole} {job.private} {job.version}"
    digest = sha256(terms.encode())
    for row in profiles.to_pylist():
        digest.update(repr(row).encode())
    return f"part-{number:06}-{digest.hexdigest()[:32]}.parquet"


def _write_part(profiles: pa.Table, path: Path, job: _Job) -> None:
    """Put the plans of `profiles` at `path`, whole. It runs on a worker.

    If the worker that has done it is killed before the client has heard of it, Dask runs it again:
    what is there stays. Raises UsageError if this worker would make other plans than the job asks
    for.
    """
    if path.exists():
        return
    if job.version != VERSION:
        raise UsageError(f"a worker has po-career {VERSION}, but {job.version} was expected")
    if catalog_at(job.catalog).digest != job.digest:
        raise UsageError("a worker has read another catalogue before; restart the workers")
    plans = plans_of(
        profiles,
        start=job.start,
        catalog=job.catalog,
        whole=job.whole,
        private=job.private,
    )
    written = pa.BufferOutputStream()
    pq.write_table(plans, written)
    write_whole(path, written.getvalue().to_pybytes(), mode=PRIVATE)
