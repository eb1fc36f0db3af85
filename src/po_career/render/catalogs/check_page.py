"""A check of a catalogue for programs.

One JSON object, or the workflow commands that mark lines in a review on GitHub.
"""

from typing import Literal

from po_career.catalog.load import Checked
from po_career.catalog.model import Catalog
from po_career.errors import Problem
from po_career.frozen import Frozen
from po_career.text import printable

Severity = Literal["error", "warning"]


class Finding(Frozen):
    """One mistake, or one thing worth mending; line and column count from 1."""

    severity: Severity
    file: str
    line: int
    column: int
    length: int
    """How many characters the place takes."""
    what: str
    hint: str
    """What to do; empty where nothing is known to help."""
    excerpt: str
    """The line as it stands in the file; empty where there is none."""


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
    """Null where there are errors."""
    files: int
    """How many files were read, those of extended catalogues not counted."""
    findings: tuple[Finding, ...]
    """Errors before warnings, each in the order of their places."""


def check_report(checked: Checked) -> CheckReport:
    """What `checked` found, as it goes into JSON."""
    findings = [
        *(_finding(one, "error") for one in checked.errors),
        *(_finding(one, "warning") for one in checked.warnings),
    ]
    found = None if checked.catalog is None else _found(checked.catalog)
    return CheckReport(
        "po-career/check/1", found is not None, found, checked.files, tuple(findings)
    )


def github_text(checked: Checked) -> str:
    """One workflow command a finding: `::error file=...,line=...,col=...,endColumn=...::what`;
    nothing else is on a line.

    What a file says cannot begin a command of its own: line ends are gone, and percent signs,
    colons and commas are escaped as the runner undoes it. Empty where there is nothing to say.
    """
    return "".join(f"{_command(one)}\n" for one in check_report(checked).findings)


def _command(one: Finding) -> str:
    properties = {
        "file": one.file,
        "line": one.line,
        "col": one.column,
        "endColumn": one.column + one.length,
    }
    said = f"{one.what}; {one.hint}" if one.hint else one.what
    pairs = [f"{name}={_property(str(value))}" for name, value in properties.items()]
    return f"::{one.severity} {','.join(pairs)}::{_data(said)}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _finding(one: Problem, severity: Severity) -> Finding:
    return Finding(
        severity, one.file, one.line, one.column, one.length, one.what, one.hint, one.excerpt
    )


def _found(catalog: Catalog) -> Found:
    name, amounts = (
        catalog.catalog,
        (
            catalog.roles,
            catalog.transitions,
            catalog.skills,
            catalog.actions,
        ),
    )
    return Found(name.id, name.version, catalog.digest, *map(len, amounts))
