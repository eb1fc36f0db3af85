"""Every parser as a function of bytes. It returns, or raises what a user can mend."""

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date

from po_career.advert.advert_match import match_advert
from po_career.advert.advert_reader import reader_of
from po_career.advert.advert_reader import text_of as advert_text
from po_career.catalog.files import decode, text_in
from po_career.catalog.load import load_catalog
from po_career.catalog.yaml_text import read_yaml
from po_career.errors import PoCareerError
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.ladder_file import import_ladder
from po_career.intake.resume.resume_file import parse
from po_career.intake.team_file import people_of
from po_career.interview import quantities
from po_career.language.dates import is_open, read_day
from po_career.language.titles import Titles
from po_career.profile.model import Profile
from po_career.profile.read import read_profile

Parser = Callable[[bytes], object]
TODAY = date(2026, 12, 1)
CATALOG = load_catalog()
TITLES = Titles(CATALOG)
ADVERTS = reader_of(CATALOG)
QUANTITIES: tuple[Callable[[str], object], ...] = (
    read_day,
    is_open,
    quantities.read_months,
    quantities.read_months_and_before,
    quantities.read_hours,
    quantities.read_count,
    quantities.read_money,
    lambda text: quantities.read_days_from_now(text, TODAY),
    lambda text: quantities.read_away(text, TODAY),
)
SHEET = {
    "[Content_Types].xml": '<Types><Default Extension="xml" ContentType="application/xml"/></Types>',
    "xl/workbook.xml": (
        '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
        '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def yaml(data: bytes) -> object:
    return read_yaml(decode(data, "f.yaml"), "f.yaml")


def profile(data: bytes) -> object:
    return read_profile(decode(data, "f.yaml"), "f.yaml", CATALOG)


def table(data: bytes) -> object:
    return import_ladder(data, "f.csv", Options(accept_loss=True))


def framework(data: bytes) -> object:
    return import_ladder(data, "f.json", Options(accept_loss=True))


def workbook(data: bytes) -> object:
    return import_ladder(data, "f.xlsx", Options(accept_loss=True))


def worksheet(data: bytes) -> object:
    """The sheet of a workbook, since no mutation of a packed file reaches it."""
    return workbook(packed({**{name: text.encode() for name, text in SHEET.items()}, "xl/worksheets/sheet1.xml": data}))


def resume(data: bytes) -> object:
    return parse(data, "f.json", TITLES)


def cv(data: bytes) -> object:
    return parse(data, "f.txt", TITLES)


def pdf(data: bytes) -> object:
    return parse(data, "f.pdf", TITLES)


def docx(data: bytes) -> object:
    """The text of a DOCX, since no mutation of a packed file reaches it; so too for the two below."""
    return parse(packed({"word/document.xml": data}), "f.docx", TITLES)


def odt(data: bytes) -> object:
    return parse(packed({"content.xml": data}), "f.odt", TITLES)


def ods(data: bytes) -> object:
    return import_ladder(packed({"content.xml": data}), "f.ods", Options(accept_loss=True))


def rtf(data: bytes) -> object:
    return parse(data, "f.rtf", TITLES)


def web_cv(data: bytes) -> object:
    return parse(data, "f.html", TITLES)


def web_ladder(data: bytes) -> object:
    return import_ladder(data, "f.html", Options(accept_loss=True))


def markdown(data: bytes) -> object:
    return import_ladder(data, "f.md", Options(accept_loss=True))


def linkedin(data: bytes) -> object:
    return parse(data, "f.zip", TITLES)


def people(data: bytes) -> object:
    """A team, as JSON Lines or as a table."""
    return people_of(data, "f.csv", CATALOG)


def positions(data: bytes) -> object:
    """A table of a LinkedIn export."""
    return parse(packed({"Positions.csv": data}), "f.zip", TITLES)


def advert(data: bytes) -> object:
    text = advert_text(text_in(data, "f.html", "").text)
    return match_advert(text, ADVERTS, Profile())


def said(data: bytes) -> object:
    """A day, hours, months, money: a line that a person types."""
    text = data.decode("utf-8", "replace")[:200]
    return [_answer(read, text) for read in QUANTITIES]


def _answer(read: Callable[[str], object], text: str) -> object:
    """A `ValueError` of ours is the answer to what cannot be understood."""
    try:
        return read(text)
    except (PoCareerError, ValueError):
        return None


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


CVS = (resume, cv, pdf, docx, odt, rtf, web_cv, linkedin, positions)
LADDERS = (table, framework, workbook, worksheet, ods, web_ladder, markdown)
PARSERS: Mapping[str, Parser] = {
    one.__name__: one for one in (yaml, profile, people, *LADDERS, *CVS, advert, said)
}
