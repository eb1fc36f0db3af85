"""The man page is made of the help, and is roff that nothing complains about."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generated import check_generated
from po_career.cli.app import all_commands

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "man" / "po-career.1"
CHECKS = {"mandoc": ("mandoc", "-Tlint", "-W", "warning"), "groff": ("groff", "-man", "-ww", "-z", "-K", "utf8")}


def test_the_page_is_what_the_help_says() -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "make_man.py")], capture_output=True, encoding="utf-8", check=True, timeout=60
    ).stdout
    check_generated(PAGE, made)


@pytest.mark.parametrize("tool", CHECKS)
def test_nothing_complains_about_the_page(tool: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    ran = subprocess.run([*CHECKS[tool], str(PAGE)], capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_a_reader_finds_every_command_and_its_examples() -> None:
    mandoc = shutil.which("mandoc")
    if mandoc is None:
        pytest.skip("mandoc is not installed")
    words = [mandoc, "-Tutf8", "-O", "width=80", str(PAGE)]
    shown = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout
    plain = re.sub(".\b", "", shown)  # bold is a letter typed twice in one place
    for command, _ in all_commands():
        assert f"po-career {command}" in plain
    assert "po-career plan --role po --months-in-role 20 --hours 4 --no-input" in plain
    assert "po-career plan --json | jq .next_step.role" in plain
