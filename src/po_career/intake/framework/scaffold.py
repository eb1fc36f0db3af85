"""A first catalogue of one's own.

Files that work as they are, explained line by line, and the schemas that editors check them by.
"""

from collections.abc import Mapping

from po_career.catalog.builtin import Folder, builtin_folder
from po_career.catalog.load import FILES
from po_career.intake.framework.catalog_yaml import text_of
from po_career.intake.framework.ids import slug

EXAMPLE_ID = "my-ladder"
"""The id of the catalogue in the files that are copied."""
SCHEMA_OF: Mapping[str, str] = {name: f"catalog-{name.removesuffix('.yaml')}" for name in FILES}
"""The file of a folder to the name of its schema."""


def scaffold(name: str, *, extends: bool) -> Mapping[str, str]:
    """File name to text, in the order in which one reads them; `extends` gives a catalogue over the
    built-in one.

    `name` is that of the folder: the id of the catalogue, if it has letters or digits.
    """
    folder: Folder = builtin_folder() / "scaffold" / ("extends" if extends else "own")
    texts = {
        file: (folder / file).read_bytes().decode("utf-8")
        for file in FILES
        if (folder / file).is_file()
    }
    own = text_of(slug(name, EXAMPLE_ID))
    return {file: text.replace(f"id: {EXAMPLE_ID},", f"id: {own},") for file, text in texts.items()}


def schema_path(name: str) -> str:
    """Where, from a catalogue's folder, the schema of that name lies, as the first line of each
    file says.
    """
    return f"schemas/{name}.schema.json"
