"""The pages as a site: built without a warning, complete, and with nothing loaded from elsewhere."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from po_career.cli.app import all_commands
from po_career.cli.commands import COMMANDS
from po_career.render.schemas import SCHEMAS

ROOT = Path(__file__).parents[2]
LOADED = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "link": "href", "object": "data"}
"""What a page loads by itself; `link` only where it is a style sheet, an icon or something fetched ahead."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("mkdocs") is None or importlib.util.find_spec("material") is None:
        pytest.skip("mkdocs and its theme are not installed: they have a set of their own, constraints-docs.txt")
    folder = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert built.returncode == 0, built.stderr
    assert "WARNING" not in built.stderr
    return folder


def test_every_command_and_every_schema_has_a_page(site: Path) -> None:
    for name in COMMANDS:
        assert (site / "commands" / f"{name}.html").is_file()
    for words, _ in all_commands():
        assert f"po-career {words}" in (site / "commands" / f"{words.split()[0]}.html").read_text(encoding="utf-8")
    for name in SCHEMAS:
        assert (site / "schemas" / f"{name}.html").is_file()
        assert (site / "schemas" / f"{name}.schema.json").read_bytes() == (ROOT / "schemas" / f"{name}.schema.json").read_bytes()


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert [(page.name, address) for page in site.rglob("*.html") for address in loaded(page) if re.match(r"(https?:)?//", address)] == []
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//|@import", sheet.read_text(encoding="utf-8")), sheet


def test_no_mark_of_the_sources_is_left_on_a_page(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = re.sub(r"<code.*?</code>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert "```" not in text, page
        assert not re.search(r"\bNone\b", text) or "schemas" not in page.parts, page


def test_links_lead_to_files_of_the_site(site: Path) -> None:
    for page in site.rglob("*.html"):
        if page.name == "404.html":  # its links begin at the root of a server
            continue
        for address in addresses(page, "a", "href"):
            path = address.partition("#")[0].partition("?")[0]
            if path and not re.match(r"[a-z]+:", address):
                assert (page.parent / path).exists(), f"{page.relative_to(site)} leads to {address}"


def loaded(page: Path) -> Iterator[str]:
    for tag, attribute in LOADED.items():
        yield from addresses(page, tag, attribute)


def addresses(page: Path, tag: str, attribute: str) -> list[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
            given = dict(attributes)
            value = given.get(attribute)
            if name == tag and value and given.get("rel") not in {"canonical", "prev", "next", "alternate"}:
                found.append(value)

    Reader().feed(page.read_text(encoding="utf-8"))
    return found
