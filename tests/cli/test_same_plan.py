"""The command that gives the same plan again."""

from datetime import date
from pathlib import Path

from po_career.cli.common import Said
from po_career.cli.repeat import same_plan
from po_career.cli.source import Source
from po_career.profile.model import Profile

DAY = date(2026, 11, 24)


def command(said: Said, tmp_path: Path) -> str:
    source = Source(Profile(), (), None, tmp_path / "none.yaml", found=False)
    person = Profile(role="product-owner", hours_per_week=4)
    return same_plan(said, source, person, DAY, catalog=None, extra=())


def test_what_is_wanted_and_what_is_there_is_repeated(tmp_path: Path) -> None:
    said = {"wants": ("technology", "independence"), "drains": ("data-evidence",), "has": ("access-to-users",), "lacks": ("agile-team",), "away": ("2026-12-21..2027-01-03",)}
    assert command(said, tmp_path) == (
        "po-career plan --role product-owner --hours 4 --wants technology --wants independence --drains data-evidence "
        "--has access-to-users --lacks agile-team --away 2026-12-21..2027-01-03 --start 2026-11-24 --no-input"
    )


def test_what_is_private_is_not(tmp_path: Path) -> None:
    said = {"hurts": ("selling",), "load": ("high",), "decided": ("review",), "words": ("secret",), "offer": ("secret",)}
    assert command(said, tmp_path) == "po-career plan --role product-owner --hours 4 --start 2026-11-24 --no-input"
