"""`po-career match` as a person and as a script meet it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import RunPoCareer
from po_career.cli import match as command
from po_career.errors import FileAccessError, InvalidFileError, UsageError
from published import validate

ADVERTS = Path(__file__).parents[1] / "adverts" / "a"
BANK = str(ADVERTS / "bank-po-payments.txt")


def run(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    typer.main.get_command(command.app).main(list(args), prog_name="match", standalone_mode=False)
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(capsys, *args, "--json"))
    return found


def test_the_json_is_as_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, BANK, "--skill", "communication=4", "--skill", "backlog-management=1")
    validate(found, "match")
    assert (found["schema"], found["role"], found["title"]) == ("po-career/match/1", "product-owner", "Product Owner")
    assert [one["skill"] for one in found["have"]] == ["communication"]
    assert [one["skill"] for one in found["missing"]] == ["backlog-management"]
    assert found["why"]["title"] == {"words": "Digital Product Owner (m/f/d) - Payments", "line": 1}


def test_every_quote_stands_on_its_line_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    for path in (BANK, str(ADVERTS / "retail-po-checkout.html")):
        lines = Path(path).read_text("utf-8").split("\n")
        for ask in as_json(capsys, path)["asks"]:
            for one in ask["matched"]:
                assert one["words"].split()[0].replace("’", "&rsquo;").replace("&", "&") in lines[one["line"] - 1].replace("&amp;", "&"), (
                    one
                )


@pytest.mark.parametrize("width", [40, 80, 120])
def test_the_page_holds_its_width(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    page = run(capsys, BANK, "--skill", "communication=4")
    assert max(map(len, page.splitlines())) <= width
    flat = " ".join(page.split())
    assert flat.startswith("Nearest role: Product Owner (plainly) title: “Digital Product Owner (m/f/d) - Payments” (line 1)")
    assert all(words in flat for words in ("You have: 1 skill", "Not rated yet:", "What the text asks, in its words", "plan --for"))


def test_a_text_of_another_craft_fits_no_role_and_that_is_an_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert as_json(capsys, str(ADVERTS / "hospital-nurse.txt"))["role"] is None
    assert run(capsys, str(ADVERTS / "hospital-nurse.txt")).startswith("No role of the catalogue fits\n")


@pytest.mark.parametrize(("name", "language"), [("maschinenbau-po-de.txt", "German"), ("mutuelle-chef-de-produit-fr.txt", "French")])
def test_a_text_in_another_language_is_named(po_career: RunPoCareer, name: str, language: str) -> None:
    done = po_career("match", str(ADVERTS / name))
    assert (done.returncode, done.stdout) == (3, "")
    assert f"is in {language}" in done.stderr


def test_the_advertisement_may_come_from_standard_input(po_career: RunPoCareer) -> None:
    text = Path(BANK).read_text("utf-8")
    piped = po_career("match", "--json", input=text)
    assert json.loads(piped.stdout)["role"] == "product-owner"
    assert po_career("match", "-", "--json", input=text).stdout == piped.stdout
    assert po_career("match", BANK, "--json").stdout == piped.stdout


def test_standard_input_cannot_be_two_things(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="cannot be both"):
        run(capsys, "-", "--profile", "-")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no text in it"),
        (b" \n\n", "no text in it"),
        (b"<html><body><script>x</script></body></html>", "no text in it"),
        (b"%PDF-1.7 ...", "the PDF is broken"),
        (b"PK\x03\x04...", "zip"),
        (b"\x89PNG\r\n", "a picture"),
        (b"abc\0def", "binary"),
    ],
)
def test_what_holds_no_text_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path, data: bytes, says: str) -> None:
    file = tmp_path / "advert"
    file.write_bytes(data)
    with pytest.raises(InvalidFileError, match=says):
        run(capsys, str(file))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_real_files_are_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "advert.txt"
    file.write_bytes("Product Owner – Café\n\nYou’ll own the backlog and say no to the rest.".encode(encoding))
    found = as_json(capsys, str(file))
    assert (found["role"], found["why"]["title"]["words"]) == ("product-owner", "Product Owner – Café")


def test_a_page_says_its_own_encoding(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "advert.html"
    page = "<html><head><meta charset='iso-8859-2'></head><body><h1>Product Owner, Łódź</h1><p>Own the backlog</p></body></html>"
    file.write_bytes(page.encode("iso-8859-2"))
    assert as_json(capsys, str(file))["why"]["title"]["words"] == "Product Owner, Łódź"


@pytest.mark.parametrize("encoding", ["undefined", "idna", "punycode", "no-such-encoding", "rot13", "utf-16", "cp037"])
def test_a_page_whose_encoding_cannot_be_read_is_refused_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "advert.html"
    file.write_bytes(f"<html>\n<meta charset={encoding}>".encode() + b"Product Owner caf\xe9")
    with pytest.raises(InvalidFileError, match=f'advert.html:2:1: the file says that its encoding is "{encoding}"'):
        run(capsys, str(file))


def test_of_a_text_in_two_languages_the_english_part_is_read_and_it_says_so(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "vaga.txt"
    file.write_text(
        "Vaga: Analista\nSomos uma empresa de tecnologia.\n\nAbout the role\nWe are looking for a Product Owner who will own the backlog of "
        "our product with the team and the stakeholders.\n\nComo se candidatar\nEnvie seu currículo pelo site da empresa.\n",
        "utf-8",
    )
    found = as_json(capsys, str(file))
    assert found["role"] == "product-owner"
    assert [one["what"] for one in found["warnings"]] == [
        "the text is partly in Portuguese (pt): only its English part was read, without lines 2 and 7 to 8"
    ]


def test_a_file_that_is_not_there_and_a_folder_are_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="no such file"):
        run(capsys, str(tmp_path / "none.txt"))
    with pytest.raises(FileAccessError, match="it is a folder"):
        run(capsys, str(tmp_path))


def test_what_an_advertisement_says_steers_no_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "advert.txt"
    file.write_text(
        "Product Owner \x1b[31m[bold]now[/bold]\n\nYou own the \x1b]8;;http://x\x07backlog and decide what is built next.", "utf-8"
    )
    page = run(capsys, str(file))
    assert "\x1b" not in page
    assert "[bold]now[/bold]" in page


def test_a_plan_goes_toward_what_an_advertisement_asks(po_career: RunPoCareer) -> None:
    ran = po_career("plan", "--role", "associate po", "--hours", "4", "--no-input", "--for", BANK)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Next step: Product Owner (as advertised), a promotion.\n")
    nowhere = po_career("plan", "--role", "po", "--hours", "4", "--no-input", "--for", str(ADVERTS / "hospital-nurse.txt"))
    assert (nowhere.returncode, nowhere.stdout) == (4, "")
    assert "no role of the catalogue fits" in nowhere.stderr


@pytest.mark.parametrize(
    ("more", "says"), [(["--to", "cpo"], "--for and --to"), (["--keep"], "--keep records"), (["--profile", "-"], "--for - and --profile -")]
)
def test_what_does_not_go_with_an_advertisement_is_refused(po_career: RunPoCareer, more: list[str], says: str) -> None:
    ran = po_career("plan", "--for", "-", "--no-input", *more)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert says in ran.stderr


def test_what_an_employer_offers_asks_for_nothing(po_career: RunPoCareer, work_folder: Path) -> None:
    offers = "Our benefits: a budget for facilitation courses.\nYou will get coaching from our lead.\nWe provide user research training.\n"
    (work_folder / "ad.txt").write_text(f"Product Owner\n\nYou own the product backlog of one product and you work with the team.\n\n{offers}", "utf-8")
    found = json.loads(po_career("match", "ad.txt", "--role", "product-owner", "--json").stdout)
    assert {"facilitation", "coaching", "user-research"}.isdisjoint(ask["skill"] for ask in found["asks"])


def test_what_was_not_read_of_an_advertisement_in_two_languages_is_said_first(po_career: RunPoCareer, work_folder: Path) -> None:
    german = "Wir sind ein Unternehmen mit vielen Kunden und wir suchen eine Person, die mit uns an dem Produkt arbeitet.\n" * 3
    english = "You own the product backlog and the roadmap, and you work with the team on what the customers need.\n" * 6
    (work_folder / "ad.txt").write_text(f"Product Owner\n\n{german}\n{english}", "utf-8")
    ran = po_career("match", "ad.txt", "--role", "product-owner")
    assert "German" in ran.stdout.partition("Nearest role")[0]
