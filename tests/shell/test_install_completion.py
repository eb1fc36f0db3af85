"""Setting completion up: without a question, without harm to what is there, and with words on what to do."""

import os
from pathlib import Path

import pytest
from real_shell import SHELLS, in_shell, need, search_path

from conftest import RunPoCareer
from po_career.cli.completion.shells import BASH, FISH, ZSH

START = {"bash": ".bashrc", "zsh": ".zshrc"}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_the_shell_can_read_it(po_career: RunPoCareer, shell: str, tmp_path: Path) -> None:
    script = tmp_path / "script"
    printed = po_career("--show-completion", shell)
    script.write_text(printed.stdout, encoding="utf-8")
    assert (printed.stdout, printed.stderr) == ({"bash": BASH, "zsh": ZSH, "fish": FISH}[shell], "")
    need(shell)
    checked = in_shell(shell, f"{shell} -n {script}", tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("shell", START)
def test_one_line_goes_to_the_end_of_the_start_up_file_and_only_once(po_career: RunPoCareer, shell: str) -> None:
    start = Path(os.environ["HOME"]) / START[shell]
    start.write_text("export MINE=1  # no line break at the end", encoding="utf-8")
    first, again = po_career("--install-completion", shell), po_career("--install-completion", shell)
    assert (first.returncode, first.stderr, again.returncode) == (0, "", 0)
    mine, line = start.read_text(encoding="utf-8").splitlines()
    assert mine == "export MINE=1  # no line break at the end"
    assert line.startswith("[ -r ")
    assert line.endswith(f"completion.{shell}  # po-career completion")
    assert f"Completion for {shell} is set up in " in first.stdout
    assert f"A line at the end of {start} loads it; to undo this, delete that line and the file." in first.stdout
    assert f"Open a new {shell}, or for this one: source " in first.stdout
    assert f"{start} loads it already." in again.stdout


def test_a_start_up_file_that_is_a_link_stays_one(po_career: RunPoCareer, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles" / "bashrc"
    kept.parent.mkdir()
    kept.write_text("# mine\n", encoding="utf-8")
    start = Path(os.environ["HOME"]) / ".bashrc"
    start.symlink_to(kept)
    assert po_career("--install-completion", "bash").returncode == 0
    assert start.is_symlink()
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 2


def test_the_folder_of_zsh_is_where_it_says(po_career: RunPoCareer, tmp_path: Path) -> None:
    (tmp_path / "zsh").mkdir()
    assert po_career("--install-completion", "zsh", env={"ZDOTDIR": str(tmp_path / "zsh")}).returncode == 0
    assert (tmp_path / "zsh" / ".zshrc").exists()


def test_it_says_so_where_the_command_is_not_on_the_path(po_career: RunPoCareer) -> None:
    said = "po-career is not on your PATH: completion starts once it is, since it goes by that name.\n"
    assert po_career("--install-completion", "fish", env={"PATH": "/usr/bin:/bin"}).stdout.endswith(said)
    assert said not in po_career("--install-completion", "fish", env={"PATH": search_path()}).stdout


def test_fish_needs_no_line(po_career: RunPoCareer) -> None:
    done = po_career("--install-completion", "fish")
    assert (done.returncode, done.stderr) == (0, "")
    assert "completions/po-career.fish\nfish finds it there by itself.\nIt works in every fish from now on.\n" in done.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_without_a_name_it_is_the_shell_that_runs_it(shell: str, tmp_path: Path) -> None:
    need(shell)
    done = in_shell(shell, "po-career --install-completion; true", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Completion for {shell} is set up in ")


def test_another_shell_is_wrong_usage(po_career: RunPoCareer) -> None:
    done = po_career("--install-completion", "tcsh")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        'error: "tcsh" is not a shell with completion\n'
        "  expected one of: bash, zsh, fish, for example po-career --install-completion bash\n"
    )


def test_a_home_that_cannot_be_written_to_is_named(po_career: RunPoCareer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = po_career("--install-completion", "fish", env={"XDG_CONFIG_HOME": str(tmp_path / "file")})
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("error: cannot set up completion: ")
