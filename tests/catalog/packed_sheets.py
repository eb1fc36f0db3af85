"""Workbooks made by hand, for tests."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

TOP = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>'
)


def packed(sheet: str | bytes, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A workbook of one sheet, made by hand."""
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {"xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": RELATIONS, "xl/worksheets/sheet1.xml": sheet, **(more or {})}
        for name, text in parts.items():
            archive.writestr(name, text)
    return store.getvalue()


def row(number: int, *cells: str) -> str:
    inner = "".join(f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for n, text in enumerate(cells) if text)
    return f'<row r="{number}">{inner}</row>'
