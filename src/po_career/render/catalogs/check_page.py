"""A check of a catalogue for programs: one JSON object, or the workflow commands that mark lines in
a review on GitHub.
"""

from collections.abc import Iterable
from typing import Literal

from po_career.catalog.load import Checked
from po_career.catalog.model import Catalog
from po_career.errors import Problem
from po_career.frozen import Frozen
from po_career.render.filled import filled
from po_career.text import printable

Severity = Literal["error", "warning"]


class Finding(Frozen):
    """One mistake, or one thing worth mending; line and column count from 1."""

    severity: Severity
    file: str
    line: int
    column: int
    length: int
    """How many characters the mistake spans."""
    what: str
    hint: str
    """What to do; empty if nothing is known to help."""
    excerpt: str
    """The line as it stands in the file; empty if there is none."""


class Found(Frozen):
    """Which catalogue was read, and how much is in it."""

    id: str
    version: str
    digest: str
    roles: int
    transitions: int
    skills: int
    actions: int


class CheckReport(Frozen):
    """Everything that a check says."""

    schema: Literal["po-career/check/1"]
    valid: bool
    """Whether the catalogue can be used; warnings do not count."""
    catalog: Found | None
    """Null if there are errors."""
    files: int
    """How many files were read, not counting those of extended catalogues."""
    findings: tuple[Finding, ...]
    """Errors before warnings, each in the order of their places."""


def check_report(checked: Checked) -> CheckReport:
    """What `checked` found, as it goes into JSON."""
    found = None if checked.catalog is None else _found(checked.catalog)
    return CheckReport(
        "po-career/check/1",
        found is not None,
        found,
        checked.files,
        (*_findings(checked.errors, "error"), *_findings(checked.warnings, "warning")),
    )


def github_text(checked: Checked) -> str:
    """One workflow command a finding: `::error file=...,line=...,col=...,endColumn=...::what`;
    nothing else is on a line.

    Text from a file cannot begin a command of its own: line ends are gone, and percent signs,
    colons and commas are escaped as the runner undoes it. Empty if there is nothing to say.
    """
    return "".join(f"{_command(finding)}\n" for finding in check_report(checked).findings)


def _command(finding: Finding) -> str:
    file = _data(finding.file).replace(":", "%3A").replace(",", "%2C")
    place = f"line={finding.line},col={finding.column},endColumn={finding.column + finding.length}"
    what = f"{finding.what}; {finding.hint}" if finding.hint else finding.what
    return f"::{finding.severity} file={file},{place}::{_data(what)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _findings(problems: Iterable[Problem], severity: Severity) -> list[Finding]:
    return [filled(Finding, problem, {"severity": severity}) for problem in problems]


def _found(catalog: Catalog) -> Found:
    lists = (catalog.roles, catalog.transitions, catalog.skills, catalog.actions)
    about = catalog.catalog
    return Found(about.id, about.version, catalog.digest, *map(len, lists))
