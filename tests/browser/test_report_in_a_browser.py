"""The HTML report in a real browser: nothing against WCAG 2.2 AA, nothing blocked, nothing out of sight, and it works without scripts."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from browser import DARK, needs_axe, needs_browser, opened, printed, probed
from conftest import RunPoCareer

pytestmark = needs_browser

ROOT = Path(__file__).parents[2]
WIDE, NARROW = "--window-size=1280,900", "--window-size=360,800"
ME = ("--profile", str(ROOT / "docs/profile-example.yaml"))
OWN = ("--offer", "Come and sit with us.", "--words", "I want to decide.")
PLANS: Mapping[str, tuple[str, ...]] = {
    "toward a target": (*ME, "--to", "head-of-product"),
    "everything at once": (*ME, "--to", "cpo", "--close", "all", "--by", "2027-06-01", "--budget", "0", "--alternatives", "20", *OWN, "--private"),
    "less work": (*ME, "--load", "too-much", "--private"),
    "staying": ("--role", "po", "--hours", "4", "--to", "po"),
    "no role": ("--role", "none", "--hours", "6"),
    "another craft": ("--role", "apprentice", "--hours", "4", "--catalog", str(ROOT / "examples/bakery.yaml")),
}


@pytest.fixture
def report(po_career: RunPoCareer, work_folder: Path, request: pytest.FixtureRequest) -> Path:
    """The report of the plan that the test names."""
    done = po_career("plan", *PLANS[request.param], "--no-input", "--start", "2026-11-24", "--format", "html", "--output", "plan.html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return work_folder / "plan.html"


one_plan = pytest.mark.parametrize("report", ["toward a target"], indirect=True)
short_plan = pytest.mark.parametrize("report", ["less work"], indirect=True)
all_parts = pytest.mark.parametrize("report", ["everything at once"], indirect=True)


@needs_axe
@pytest.mark.parametrize("report", ["toward a target", "less work", "no role", "another craft"], indirect=True)
def test_axe_finds_nothing_on_a_wide_screen_and_the_keyboard_reaches_every_role(report: Path) -> None:
    found = probed(report, WIDE)
    assert found["violations"] == []
    assert (found["passes"] > 20, found["dark"], found["width"], found["overflow"]) == (True, False, 1280, 0)
    assert found["reached"] == found["roles"]
    assert (found["roles"] > 0) == ("po-map" in report.read_text("utf-8").partition("<body>")[2])


@needs_axe
@all_parts
def test_axe_finds_nothing_on_a_narrow_screen_in_the_dark_and_no_line_is_wider_than_it(report: Path) -> None:
    found = probed(report, NARROW, DARK)
    assert (found["violations"], found["dark"], found["overflow"] <= 0, found["width"] <= 500) == ([], True, True, True)


@needs_axe
@short_plan
def test_axe_would_find_what_is_wrong(report: Path) -> None:
    report.write_text(report.read_text("utf-8").replace("</main>", '<img src="data:,"><h6>x</h6></main>'), "utf-8")
    assert {"image-alt", "heading-order"} <= {rule for rule, _ in probed(report, WIDE)["violations"]}


@pytest.mark.parametrize("report", ["everything at once", "less work", "staying"], indirect=True)
def test_on_paper_page_one_stands_alone_and_no_page_is_empty(report: Path) -> None:
    pages = printed(report)
    assert len(pages) <= 8
    assert all(len(page) > 200 for page in pages)
    assert "Made on 24 November 2026" in pages[0]  # the last line of page one


@short_plan
def test_the_policy_lets_the_page_through_and_stops_every_other_style(report: Path, tmp_path: Path) -> None:
    assert "Content Security Policy" not in opened(report).log
    changed = tmp_path / "changed.html"
    changed.write_text(report.read_text("utf-8").replace("</style>", " </style>"), "utf-8")
    assert "Content Security Policy" in opened(changed).log


@one_plan
def test_a_role_opens_by_its_link_without_a_script(report: Path) -> None:
    page = report.read_text("utf-8")
    assert "<script" not in page
    number = re.findall(r'<div id="role-(\d+)"', page)[0]
    assert '<details open="">\n<summary>' in opened(report, fragment=f"#role-{number}").dom.partition(f'id="role-{number}"')[0][-600:]
