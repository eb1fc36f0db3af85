"""A file of any format that a ladder may come in, as sheets."""

import json
import os
from typing import Any

from po_career.catalog.files import OLD_OFFICE, ZIP, check_size, foreign_kind, text_in
from po_career.catalog.model import Source
from po_career.intake.framework.delimited import read_delimited
from po_career.intake.framework.found import Found
from po_career.intake.framework.framework import SHAPE, framework_in, is_framework
from po_career.intake.framework.spreadsheet import Workbook, tidy, unreadable

MARKDOWN = (".md", ".markdown", ".mdx")
YAML = (".yaml", ".yml")
HTML = (".html", ".htm", ".xhtml")


def read_file(data: bytes, file: str) -> Workbook | tuple[Found, Source]:
    """The sheets in `data`, the bytes of `file`; of a framework, what it says.

    The format is told by what the file holds, and for text by how its name ends. Raises
    InvalidFileError.
    """
    check_size(data, file)
    kind = foreign_kind(data)
    if kind == OLD_OFFICE:
        raise unreadable(
            file,
            "this is a workbook of the old kind (XLS), or one with a password",
            "save it as XLSX without a password, or as CSV",
        )
    name = tidy(os.path.basename(file))
    if kind == ZIP:
        return _zipped(data, file)
    if kind is not None:
        hint = "expected CSV, XLSX, ODS, Markdown, HTML, JSON or YAML"
        raise unreadable(file, f"this is {kind}, and no table", hint)
    return _text_file(data, file, name)


def _text_file(data: bytes, file: str, name: str) -> Workbook | tuple[Found, Source]:
    """The sheets of a text, by how its name ends, or else by how it begins."""
    beginning = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    ending = os.path.splitext(file)[1].lower()
    if beginning in (b"{", b"[") and ending not in MARKDOWN:
        text = text_in(data, file, "save it as JSON in UTF-8").text
        return _structured(_json(text, file), text, file, name)
    if ending in YAML:
        from po_career.intake.framework.yaml_values import values_in

        text = text_in(data, file, "save it as YAML in UTF-8").text
        return _structured(values_in(text, file), text, file, name)
    if ending in HTML or beginning == b"<":
        from po_career.intake.framework.html_tables import read_html

        return read_html(text_in(data, file, "save it as CSV or as XLSX").text, file, name)
    if ending in MARKDOWN or data.startswith(b"---"):
        from po_career.intake.framework.markdown import read_markdown

        return read_markdown(text_in(data, file, "save it as text").text, file, name)
    return read_delimited(data, file, name)


def _zipped(data: bytes, file: str) -> Workbook:
    from po_career.intake.framework.open_document import is_open_document, read_open_document
    from po_career.intake.framework.workbook import read_workbook

    if is_open_document(data):
        return read_open_document(data, file)
    return read_workbook(data, file)


def _structured(data: Any, text: str, file: str, name: str) -> Workbook | tuple[Found, Source]:
    """Values of JSON or YAML as a sheet of requirements and sentences; `text` is what they were
    read from.
    """
    if isinstance(data, dict) and str(data.get("schema", "")).startswith("po-career/"):
        what = "this is a file of po-career already, and needs no import"
        raise unreadable(file, what, "--catalog FILE plans on a catalogue")
    if is_framework(data):
        return framework_in(data, text, file)
    from po_career.intake.framework.nested import sheets_in

    sheets = sheets_in(data, name)
    if not sheets:
        raise unreadable(
            file, "this holds no framework that could be understood", f"expected {SHAPE}"
        )
    return Workbook(tuple(sheets), ())


def _json(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what = f"this is not JSON: {error.msg[0].lower()}{error.msg[1:]}"
        raise unreadable(
            file, what, "open it in a text editor at that line", error.lineno
        ) from None
    except RecursionError:
        raise unreadable(file, "this is not JSON that can be read: nested too deeply") from None
    except ValueError:
        what = "this is not JSON that can be read: a number in it has thousands of digits"
        raise unreadable(file, what) from None
