"""A headless Chromium and axe-core, where they are there, and what they make of a page."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(os.environ.get("AXE_CORE") or HERE / "node_modules/axe-core/axe.min.js")

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH; on Debian and Ubuntu: apt install chromium")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core; npm ci --prefix tests/browser brings it, or AXE_CORE names its axe.min.js"
)

QUIET = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--hide-scrollbars", "--enable-logging=stderr", "--virtual-time-budget=20000"),
)
DARK = "--blink-settings=preferredColorScheme=0"
POLICY = '<meta http-equiv="Content-Security-Policy"'

PROBE = """
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
document.querySelectorAll("details").forEach(one => { one.open = true; });
axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found => {
  const anchors = [...document.querySelectorAll("svg.po-map a")];
  const told = {
    violations: found.violations.map(one => [one.id, one.nodes.map(node => node.html)]),
    passes: found.passes.length,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    width: innerWidth,
    overflow: document.documentElement.scrollWidth - innerWidth,
    reached: anchors.filter(one => { one.focus(); return document.activeElement === one; }).length,
    roles: anchors.length,
  };
  const out = document.createElement("pre");
  out.id = "told";
  out.textContent = JSON.stringify(told);
  document.body.append(out);
});
"""


@dataclass(frozen=True)
class Seen:
    """What the browser has made of a page, and what it wrote to its log."""

    dom: str
    log: str


def opened(page: Path, *options: str, fragment: str = "") -> Seen:
    """The page after it has loaded."""
    assert CHROMIUM is not None
    command = [CHROMIUM, *QUIET, f"--user-data-dir={page.parent / 'chromium'}", *options, "--dump-dom", page.as_uri() + fragment]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, timeout=120)
    return Seen(done.stdout, done.stderr)


def printed(page: Path) -> list[str]:
    """The text of each sheet of A4."""
    assert CHROMIUM is not None
    file = page.with_suffix(".pdf")
    options = ("--no-pdf-header-footer", f"--user-data-dir={page.parent / 'chromium'}")
    command = [CHROMIUM, *QUIET, *options, f"--print-to-pdf={file}", page.as_uri()]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return [sheet.extract_text() for sheet in PdfReader(file).pages]


def probed(page: Path, *options: str) -> dict[str, Any]:
    """What axe and a few questions find in a copy of the page, which has a script and no policy that would stop it."""
    text = page.read_text("utf-8")
    before, _, rest = text.partition(POLICY)
    assert rest, "the page has no policy"
    script = f"<script>{AXE.read_text('utf-8')}</script><script>{PROBE}</script></body>"
    copy = page.with_name("probed.html")
    copy.write_text(before + rest.partition(">")[2].replace("</body>", script), "utf-8")
    found: dict[str, Any] = json.loads(_Told.of(opened(copy, *options).dom))
    return found


class _Told(HTMLParser):
    """Picks out what the probe told."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.text = ""

    @classmethod
    def of(cls, dom: str) -> str:
        parser = cls()
        parser.feed(dom)
        assert parser.text, "the probe has told nothing"
        return parser.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "pre" and ("id", "told") in attrs

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.text += data
