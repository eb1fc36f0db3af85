"""`catalog check` for a person, for a program and for a review on GitHub."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import RunPoCareer
from generated import check_generated
from po_career.catalog.load import Checked, check_catalog
from po_career.errors import Problem
from po_career.render.catalogs.check_page import check_report, github_text
from published import validate

ROOT = Path(__file__).parents[2]
BROKEN = "schema: po-career/catalog/1\nroles: [{id: cook, title: Cook, requires: {sauces: 2}}]\nskills: [{id: sauce, name: Sauces}]\n"
COMMAND = re.compile(r"::(error|warning) file=([^:,]*),line=(\d+),col=(\d+),endColumn=(\d+)::([^\r\n]*)")


def test_github_gets_a_command_at_each_mistake_and_the_exit_code_stays(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "mine.yaml").write_text(BROKEN, "utf-8")
    ran = po_career("catalog", "check", "mine.yaml", "--format", "github")
    assert (ran.returncode, ran.stderr) == (3, "")
    assert ran.stdout == '::error file=mine.yaml,line=2,col=44,endColumn=50::unknown skill "sauces"; did you mean "sauce"?\n'


def test_github_gets_warnings_too_and_they_are_no_failure(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "mine.yaml").write_text(BROKEN.replace("sauces", "sauce"), "utf-8")
    ran = po_career("catalog", "check", "mine.yaml", "--format", "github")
    assert ran.returncode == 0
    assert {line.split(" ")[0] for line in ran.stdout.splitlines()} == {"::warning"}


def test_json_keeps_its_schema_with_mistakes_and_without(po_career: RunPoCareer, work_folder: Path) -> None:
    (work_folder / "mine.yaml").write_text(BROKEN, "utf-8")
    for args, code, valid in ((["mine.yaml"], 3, False), ([], 0, True), (["."], 3, False)):
        ran = po_career("catalog", "check", *args, "--json")
        said = json.loads(ran.stdout)
        validate(said, "check")
        assert (ran.returncode, ran.stderr, said["valid"], said["catalog"] is not None) == (code, "", valid, valid)


def test_json_has_what_the_terminal_says(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(BROKEN, "utf-8")
    [problem], [finding] = check_catalog(path).errors, check_report(check_catalog(path)).findings
    assert (finding.severity, finding.what, finding.hint) == ("error", problem.what, problem.hint)
    assert (finding.line, finding.column, finding.length, finding.excerpt) == (2, 44, 6, BROKEN.splitlines()[1])


def test_an_unknown_format_names_those_that_there_are(po_career: RunPoCareer) -> None:
    ran = po_career("catalog", "check", "--format", "xml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "terminal, json, github" in ran.stderr


def test_what_a_command_means_is_escaped() -> None:
    problem = Problem("a,b:c%.yaml", 3, 5, "100%\n::error::no", "one\r\ntwo", length=2)
    assert github_text(Checked(None, (problem,), (), 1)) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=5,endColumn=7::100%25 ::error::no; one  two\n"
    )


@given(file=st.text(min_size=1), what=st.text(min_size=1), hint=st.text())
def test_no_text_of_a_file_becomes_a_command_or_a_property_of_its_own(file: str, what: str, hint: str) -> None:
    said = github_text(Checked(None, (Problem(file, 1, 1, what, hint),), (), 1))
    assert said.count("\n") == 1
    assert COMMAND.fullmatch(said.removesuffix("\n"))


@pytest.mark.parametrize("name", ["catalog", "catalog-stages", "catalog-skills", "catalog-actions", "catalog-sources"])
def test_every_file_of_a_catalogue_has_a_published_schema(po_career: RunPoCareer, name: str) -> None:
    check_generated(ROOT / "schemas" / f"{name}.schema.json", po_career("schema", name).stdout)
