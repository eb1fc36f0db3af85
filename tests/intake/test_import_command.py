"""`po-career profile import` as a person and as a script meet it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from import_samples import DATA, pdf, zipped

from conftest import RunPoCareer
from published import validate


def imported(po_career: RunPoCareer, name: str, *args: str, cwd: Path, input: str | None = None) -> dict[str, Any]:
    file = "-" if input is not None else str(DATA / name)
    done = po_career("profile", "import", file, "--profile", "me.yaml", "--on", "2026-11-24", "--json", *args, cwd=cwd, input=input)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    validate(found, "import")
    return found


def ids(statements: list[dict[str, Any]]) -> list[str]:
    return [one.get("statement", one)["id"] for one in statements]


def test_json_saves_what_is_certain_and_says_what_it_took_and_left(po_career: RunPoCareer, work_folder: Path) -> None:
    found = imported(po_career, "resume-schema.json", cwd=work_folder)
    assert (found["schema"], found["format"], found["saved"]) == ("po-career/import/1", "json-resume", True)
    assert ids(found["taken"]) == ["product-owner", "product-owner", "roadmapping", "stakeholder-management", "cert-pspo-1"]
    assert ids(found["left"]) == ["outcome-measurement", "data-analytics"]
    assert found["taken"][2]["because"] == {
        "certainty": "certain",
        "rule": "a name of the skill; a usual word for a level",
        "words": "Roadmapping: Advanced",
        "where": {"file": str(DATA / "resume-schema.json"), "line": None, "path": "skills[0].name", "row": None, "page": None},
    }
    text = (work_folder / "me.yaml").read_text("utf-8")
    assert "evidence" not in text
    assert all(line in text for line in ("role: product-owner", "months_in_role: 43", "roadmapping: {level: 3", "done: [cert-pspo-1]"))
    assert oct(os.stat(work_folder / "me.yaml").st_mode)[-3:] == "600"


def test_the_same_file_twice_changes_nothing_the_second_time(po_career: RunPoCareer, work_folder: Path) -> None:
    for name in ("resume-levels.json", "cv-plain.txt", "Certifications.csv"):
        imported(po_career, name, "--yes", cwd=work_folder)
        before = (work_folder / "me.yaml").read_bytes()
        again = imported(po_career, name, "--yes", cwd=work_folder)
        assert (again["saved"], again["taken"]) == (False, [])
        assert (work_folder / "me.yaml").read_bytes() == before


def test_yes_takes_what_is_likely_and_no_guess(po_career: RunPoCareer, work_folder: Path) -> None:
    found = imported(po_career, "resume-schema.json", "--yes", cwd=work_folder)
    assert "data-analytics" in ids(found["taken"])
    assert ids(found["left"]) == ["outcome-measurement"]


def test_a_rating_with_evidence_is_never_overwritten_and_the_conflict_is_told(po_career: RunPoCareer, work_folder: Path) -> None:
    mine = "# mine\nschema: po-career/profile/1\nratings:\n  roadmapping: {level: 1, evidence: the autumn map}  # keep\n"
    (work_folder / "me.yaml").write_text(mine, "utf-8")
    found = imported(po_career, "resume-schema.json", "--yes", cwd=work_folder)
    (left,) = [one for one in found["left"] if one["statement"]["id"] == "roadmapping"]
    assert (left["was"], left["why"]) == ("1", "you rated it 1 with evidence, and that stays")
    assert "  roadmapping: {level: 1, evidence: the autumn map}  # keep\n" in (work_folder / "me.yaml").read_text("utf-8")


def test_a_cv_on_standard_input(po_career: RunPoCareer, work_folder: Path) -> None:
    found = imported(po_career, "", cwd=work_folder, input=(DATA / "cv-plain.txt").read_text("utf-8"))
    assert (found["file"], found["format"]) == ("standard input", "text")
    assert ids(found["taken"]) == ["senior-po", "senior-po", "roadmapping", "cert-pspo-1", "cert-csm"]


def test_an_import_is_recorded_and_undo_takes_it_back(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("hours_per_week: 4\n")
    imported(po_career, "Certifications.csv", cwd=work_folder)
    assert "done:" in (work_folder / "me.yaml").read_text("utf-8")
    po_career("undo", "--profile", "me.yaml", cwd=work_folder)
    assert (work_folder / "me.yaml").read_text("utf-8") == "hours_per_week: 4\n"


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", ["resume-levels.json", "cv-plain.txt", "Skills.csv", "resume-loose.json"])
def test_the_page_holds_its_width(po_career: RunPoCareer, name: str, width: int) -> None:
    done = po_career("profile", "import", str(DATA / name), "--profile", "me.yaml", env={"COLUMNS": str(width)})
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= width
    assert "Mentioned, not rated" in done.stdout


def test_the_page_says_words_place_certainty_and_rule_and_how_to_rate(po_career: RunPoCareer) -> None:
    page = " ".join(po_career("profile", "import", str(DATA / "cv-plain.txt"), "--on", "2026-11-24").stdout.split())
    assert 'Role: Senior Product Owner line 10 "Senior Product Owner": certain, the title is a name of the role' in page
    assert 'mentoring, line 14 "Mentored": guess' in page
    assert "To rate one: po-career rate SKILL LEVEL" in page
    assert "Named there, and not in your catalogue Java (line 29)" in page
    assert 'Not read line 35: "PSPO II - in progress" is not done yet' in page


def test_a_file_that_says_nothing_of_use_is_no_error(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "poem.txt").write_text("The sea is wide.\n", "utf-8")
    done = po_career("profile", "import", "poem.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing was saved" in done.stdout
    assert not (work_folder / "home").exists()


def test_text_of_a_file_never_steers_the_terminal(po_career: RunPoCareer, work_folder: Path) -> None:
    resume = {"work": [{"position": "Product Owner\x1b[2J, [red]x[/x]", "startDate": "2024-01"}], "skills": ["\x1b]0;x\x07", "=1+1"]}
    (work_folder / "r.json").write_text(json.dumps(resume), "utf-8")
    done = po_career("profile", "import", "r.json")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout
    assert "[red]x[/x]" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("a.json", b"{", 3, "not valid JSON"),
        ("a.json", b"{}", 3, "not a JSON Resume"),
        ("a.pdf", pdf([]), 3, "only pictures"),
        ("a.pdf", b"%PDF-1.4 nonsense", 3, "the PDF"),
        ("a.zip", zipped({"x": b"y"}), 3, "holds no Positions.csv"),
        ("a.txt", b"", 3, "the file is empty"),
        ("a.bin", bytes(range(256)) * 9, 3, "neither text"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_saves_nothing(
    po_career: RunPoCareer, work_folder: Path, name: str, content: bytes, code: int, says: str
) -> None:
    (work_folder / name).write_bytes(content)
    done = po_career("profile", "import", name, "--profile", "me.yaml", "--json")
    assert (done.returncode, done.stdout) == (code, "")
    assert says in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not (work_folder / "me.yaml").exists()


def test_files_that_are_not_there_or_are_folders(po_career: RunPoCareer, work_folder: Path) -> None:
    assert po_career("profile", "import", "nothing.json").returncode == 5
    (work_folder / "folder").mkdir()
    folder = po_career("profile", "import", "folder")
    assert (folder.returncode, "it is a folder" in folder.stderr) == (5, True)


def test_a_day_to_come_and_a_profile_on_standard_input_are_refused(po_career: RunPoCareer) -> None:
    assert po_career("profile", "import", str(DATA / "cv-plain.txt"), "--on", "2999-01-01").returncode == 2
    refused = po_career("profile", "import", str(DATA / "cv-plain.txt"), "--profile", "-", input="role: product-owner\n")
    assert (refused.returncode, "cannot be changed" in refused.stderr) == (2, True)


def test_a_broken_profile_is_told_and_stays(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "me.yaml").write_text("role: [\n", "utf-8")
    done = po_career("profile", "import", str(DATA / "cv-plain.txt"), "--profile", "me.yaml")
    assert done.returncode == 3
    assert (work_folder / "me.yaml").read_text("utf-8") == "role: [\n"


def test_a_folder_that_may_not_be_written_to_is_told(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "taken").write_text("a file", "utf-8")
    done = po_career("profile", "import", str(DATA / "cv-plain.txt"), "--profile", "taken/me.yaml")
    assert (done.returncode, "Traceback" in done.stderr) == (5, False)


@pytest.mark.parametrize("heading", ["Certificates", "Zertifikate", "Certifications", "Certificados"])
def test_certificates_on_the_line_of_their_heading_are_each_taken_or_named(po_career: RunPoCareer, work_folder: Path, heading: str) -> None:
    (work_folder / "cv.txt").write_text(f"Anna\n\n{heading}: PSPO I, Forklift licence; PSM I (2021), PSM II (in progress)\n", "utf-8")
    said = json.loads(po_career("profile", "import", "cv.txt", "--profile", "me.yaml", "--json").stdout)
    assert ids(said["taken"]) == ["cert-pspo-1", "cert-psm-1"]
    assert [one["words"] for one in said["not_known"]] == ["Forklift licence"]
    assert "PSM II" in json.dumps(said["skipped"])


def test_a_certificate_of_a_file_is_done_since_a_day_that_nobody_knows(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "cv.txt").write_text("Anna\n\nExperience\nProduct Owner, Sample\n04/2023 - present\n\nCertificates: PSPO I\n", "utf-8")
    po_career("profile", "import", "cv.txt", "--profile", "me.yaml")
    text = (work_folder / "me.yaml").read_text("utf-8")
    assert "done: [cert-pspo-1]" in text
    assert "done: cert-pspo-1}" not in text
    assert po_career("undo", "--profile", "me.yaml").returncode == 0
    assert not (work_folder / "me.yaml").exists() or "cert-pspo-1" not in (work_folder / "me.yaml").read_text("utf-8")
