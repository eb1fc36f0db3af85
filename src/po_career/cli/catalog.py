"""`catalog`: a catalogue of your own, from the first line to its next version."""

from po_career.cli.catalog_check import check
from po_career.cli.catalog_diff import diff
from po_career.cli.catalog_import import import_
from po_career.cli.catalog_new import new
from po_career.cli.catalog_show import show
from po_career.cli.catalog_table import table
from po_career.cli.common import before_the_name, command_app

app = command_app(no_args_is_help=True)


@app.callback()
@before_the_name
def catalog() -> None:
    """Make a catalogue of your own, check it, and see what it says and what a new version
    changes.
    """


for command in (new, check, show, table, diff):
    app.command()(command)
app.command("import")(import_)
