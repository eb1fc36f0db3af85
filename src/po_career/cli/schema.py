"""`schema`: the JSON Schemas of what the program reads and writes."""

from po_career.cli.common import Common, argument, command_app, with_common
from po_career.cli.options import TEXTS
from po_career.cli.output import emit
from po_career.errors import UsageError

app = command_app()


@app.command()
@with_common(TEXTS)
def schema(
    common: Common,
    name: str = argument(
        "NAME", "plan, profile, progress, fit and others; any other word lists them all."
    ),
) -> None:
    """Print the JSON Schema (draft 2020-12) of the JSON or YAML of that name."""
    from po_career.render.as_json import json_text
    from po_career.render.schemas import SCHEMAS, schema_named

    if name not in SCHEMAS:
        raise UsageError(f'there is no schema "{name}"\nexpected one of: {", ".join(SCHEMAS)}')
    emit(json_text(schema_named(name)), common.output, private=False)
