"""The page of a team in a real browser: nothing against WCAG 2.2 AA, nothing blocked, nothing lost on paper."""

from pathlib import Path

import pytest

from browser import DARK, needs_axe, needs_browser, opened, printed, probed
from conftest import RunPoCareer

pytestmark = needs_browser

ROOT = Path(__file__).parents[2]
WIDE, NARROW = "--window-size=1280,900", "--window-size=360,800"
MANY = 45


@pytest.fixture
def page(po_career: RunPoCareer, work_folder: Path, request: pytest.FixtureRequest) -> Path:
    """The page of the example team, or of a large one."""
    rows = [f"Somebody Number {n},Product Owner,{n % 5},{n % 3},{n % 4}" for n in range(MANY)]
    (work_folder / "many.csv").write_text("\n".join(["name,role,communication,roadmapping,mentoring", *rows]), "utf-8")
    team = {"six": str(ROOT / "examples/team"), "many": "many.csv"}[request.param]
    done = po_career("team", team, "--on", "2026-11-24", "--format", "html", "--output", "team.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return work_folder / "team.html"


@needs_axe
@pytest.mark.parametrize(
    ("page", "options"),
    [("six", (WIDE,)), ("many", (NARROW, DARK))],
    indirect=["page"],
    ids=["six, wide", "many, narrow, dark"],
)
def test_axe_finds_nothing_and_no_line_is_wider_than_the_screen(page: Path, options: tuple[str, ...]) -> None:
    found = probed(page, *options)
    assert (found["violations"], found["overflow"] <= 0, found["passes"] > 20) == ([], True, True)


@pytest.mark.parametrize("page", ["six"], indirect=True)
def test_the_policy_lets_the_page_through(page: Path) -> None:
    assert "Content Security Policy" not in opened(page).log
    assert "<script" not in page.read_text("utf-8")


@pytest.mark.parametrize("page", ["many"], indirect=True)
def test_on_paper_everybody_is_in_the_heat_map(page: Path) -> None:
    sheets = printed(page)
    assert all(len(sheet) > 100 for sheet in sheets)
    assert len(sheets) <= 6 + MANY // 5
    assert all(f"Somebody Number {n}" in "".join(sheets) for n in range(MANY))
