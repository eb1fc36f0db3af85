"""Sample files, and PDFs and zips made of words, read into findings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from po_career.catalog.load import load_catalog
from po_career.catalog.model import Catalog
from po_career.intake.resume.findings import Names, find, names_of
from po_career.intake.resume.resume_file import parse
from po_career.intake.resume.statements import Findings
from po_career.language.titles import Titles

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 24)


@cache
def built_in() -> Catalog:
    return load_catalog(None)


@cache
def names() -> Names:
    return names_of(built_in(), Titles(built_in()))


def read(data: bytes | str, name: str = "file") -> Findings:
    """What a file with these bytes or this text says, today being 24 November 2026."""
    content = data.encode() if isinstance(data, str) else data
    return find(parse(content, name, names().titles), names(), TODAY)


@cache
def sample(name: str) -> Findings:
    return read((DATA / name).read_bytes(), name)


def says(found: Findings) -> dict[str, object]:
    """Role, months, ratings and done actions of the statements, each with its certainty."""
    said: dict[str, object] = {}
    for one in found.statements:
        key = one.about if one.about in ("role", "months_in_role") else one.id
        value = one.id if one.about == "role" else "done" if one.about == "done" else one.value
        said[key] = (value, one.because.certainty)
    return said


def jobs(found: Findings) -> list[tuple[str | None, int | None, bool]]:
    """Role, months and whether it goes on, of each job."""
    return [(role.role, role.months, role.current) for role in found.roles]


def mentioned(found: Findings) -> dict[str, str]:
    return {one.skill: one.because.words for one in found.mentioned}


def not_known(found: Findings) -> list[str]:
    return [one.words for one in found.not_known]


def skipped(found: Findings) -> list[str]:
    return [one.what for one in found.skipped]


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF with these lines on its pages, in Helvetica; a page without lines holds nothing, as a scan does for a reader of text."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        drawn = "BT /F1 11 Tf 14 TL 50 780 Td " + " ".join(f"({_escaped(line)}) Tj T*" for line in lines) + " ET"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    return with_table(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def with_table(objects: Iterable[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(out) - len(table) - 30}\n%%EOF\n".encode()
    return bytes(out)
