"""The first page of help, made of the table of commands."""

from po_career.cli.commands import GROUPS

_GROUPS = "\n\n".join("\n".join((title, *(f"  {row.name:<12} {row.line}" for row in rows))) for title, rows in GROUPS.items())

HELP = f"""\
po-career  Plan your next step as a Product Owner.

Usage: po-career COMMAND [options]

{_GROUPS}

Options for most commands
  --catalog PATH   --profile PATH   --format NAME   --json   --output PATH
  --no-input       --no-color       --verbose

  --version        --install-completion   --show-completion

Examples
  po-career plan
  po-career plan --role po --months-in-role 20 --hours 4 --no-input
  po-career plan --to "head of product" --hours 4
  po-career roles "senior product owner"
  po-career plan --json | jq .next_step.role

po-career COMMAND --help tells more. Everything stays on your machine.
"""
