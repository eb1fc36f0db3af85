"""Completion in the real shells, set up by the program itself and typed by hand in a terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from real_shell import PROMPTS, SHELLS, RealShell, in_shell, need

LADDER = """\
schema: po-career/catalog/1
catalog: {id: tiny, version: "1"}
scale: {id: tiny, levels: [{level: 0, name: Never}, {level: 1, name: Often}]}
skills:
  - {id: kneading, name: "Kneading: by hand 'n' \\"all\\" `touch run1` $(touch run2) \\\\$(touch run3) \\\\`touch run4` ; touch run5"}
roles:
  - {id: apprentice, title: "Apprentice: \\\\$(touch run6) '; touch run7; ' [x] (y) %n {a,b} $HOME", requires: {}}
  - {id: baker, title: Baker, requires: {kneading: 1}}
transitions: [{from: apprentice, to: baker, kind: promotion}]
"""


@pytest.fixture(scope="module", params=SHELLS)
def set_up(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The name of a shell, and a home in which the program has set completion up for it."""
    shell = str(request.param)
    need(shell)
    home = tmp_path_factory.mktemp(shell)
    name, text = PROMPTS[shell]
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(text, encoding="utf-8")
    return shell, home


@pytest.fixture
def terminal(set_up: tuple[str, Path], work_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RealShell]:
    """The shell in a folder with a catalogue of one's own."""
    shell, home = set_up
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)
    installed = in_shell(shell, f"po-career --install-completion {shell}", home)
    assert (installed.returncode, installed.stderr) == (0, "")
    (work_folder / "ladder.yaml").write_text(LADDER, encoding="utf-8")
    (work_folder / "ladders and more").mkdir()
    running = RealShell(shell, home, work_folder)
    yield running
    running.leave()


def check_completes(terminal: RealShell, typed: str, completed: str) -> None:
    """Tab after `typed` leaves `completed` on the line."""
    terminal.type(f"{typed}\t").wait_line(completed)


def check_offers(terminal: RealShell, typed: str, text: str) -> None:
    """Tab twice after `typed` shows `text` among what may follow."""
    terminal.type(f"{typed}\t\t").wait(text)


def test_tab_completes_what_a_person_types(terminal: RealShell) -> None:
    for typed, completed in (
        ("po-career pla", "po-career plan "),
        ("po-career catalog che", "po-career catalog check "),
        ("po-career roles sen", "po-career roles senior-po "),
        ("po-career skills roadm", "po-career skills roadmapping "),
        ("po-career actions cert-pspo-a", "po-career actions cert-pspo-ai "),
        ("po-career plan --skill commun", "po-career plan --skill communication="),
        ("po-career plan --format tod", "po-career plan --format todoist "),
        ("po-career plan --month", "po-career plan --months-in-role "),
        ("po-career routes cpo --by le", "po-career routes cpo --by leaps "),
        ("po-career schema prog", "po-career schema progress "),
        ("po-career plan --role=sen", "po-career plan --role=senior-po "),
        ("po-career plan --what-if to=sen", "po-career plan --what-if to=senior-po "),
    ):
        check_completes(terminal, typed, completed)


def test_tab_completes_files_and_saved_profiles(terminal: RealShell, set_up: tuple[str, Path]) -> None:
    saved = set_up[1] / ".local" / "share" / "po-career" / "profiles"
    saved.mkdir(parents=True, exist_ok=True)
    for name in ("workshop", "work $(touch run8)", "--help"):
        (saved / f"{name}.yaml").touch()
    for typed, completed in (
        ("po-career plan --catalog ladder.", "po-career plan --catalog ladder.yaml "),
        ("po-career catalog check ladder.", "po-career catalog check ladder.yaml "),
        ("po-career plan --output=ladder.", "po-career plan --output=ladder.yaml "),
        ("po-career plan --profile wor", "po-career plan --profile workshop "),
        ("po-career plan --profile ladder.", "po-career plan --profile ladder.yaml "),
        ("po-career plan --profile ~/.loc", "po-career plan --profile ~/.local/"),
        ("po-career catalog check ladders", "po-career catalog check ladders\\ and\\ more/"),
        ("po-career plan --hours lad", "po-career plan --hours lad"),
    ):
        check_completes(terminal, typed, completed)


def test_a_catalogue_named_on_the_line_or_in_the_environment_completes_its_own_ids(terminal: RealShell) -> None:
    named = "po-career plan --catalog ladder.yaml"
    check_completes(terminal, f"{named} --role ba", f"{named} --role baker ")
    check_completes(terminal, f"{named} --skill knea", f"{named} --skill kneading=")
    terminal.type("export PO_CAREER_CATALOG=ladder.yaml\r").press("po-career roles ba\t").wait_line("po-career roles baker ")


def test_ids_and_levels_are_shown_with_what_they_mean(terminal: RealShell, set_up: tuple[str, Path]) -> None:
    if set_up[0] == "bash":
        check_offers(terminal, "po-career plan --skill communication=", "0  1  2  3  4")
        check_offers(terminal, "po-career rate roadmapping ", "0  1  2  3  4")
        return
    check_offers(terminal, "po-career roles product-", "Director")
    check_offers(terminal, "po-career plan --skill communication=", "Practitioner")
    check_offers(terminal, "po-career rate roadmapping ", "Practitioner")
    check_offers(terminal, "po-career catalog ", "Report every mistake")


def test_what_a_catalogue_says_is_shown_and_never_run(terminal: RealShell, set_up: tuple[str, Path], work_folder: Path) -> None:
    shown = "apprentice" if set_up[0] == "bash" else "touch run6"
    terminal.type("po-career roles --catalog ladder.yaml \t\t").wait(shown)
    terminal.type("po-career skills --catalog ladder.yaml \t\t").wait("kneading")
    terminal.type("echo all is said\r").wait("\nall is said")
    assert sorted(path.name for path in work_folder.iterdir()) == ["ladder.yaml", "ladders and more"]


def test_a_catalogue_that_cannot_be_read_completes_nothing_and_says_nothing(terminal: RealShell, work_folder: Path) -> None:
    (work_folder / "ladder.yaml").write_text("roles: [", encoding="utf-8")
    typed = "po-career roles --catalog ladder.yaml app"
    terminal.type(f"{typed}\t").press("le").wait_line(f"{typed}le")
    assert "error" not in terminal.text
