"""From the bytes of a file, of whatever kind, to what it says.

Nothing is written, and no name inside a file is used as a path.
"""

from dataclasses import replace

from po_career.catalog.files import OLD_OFFICE, PDF, PICTURE, RTF, ZIP, check_size, foreign_kind
from po_career.intake.resume.job_titles import is_title
from po_career.intake.resume.parsed import Parsed, Place, Said, bounded, first_lines
from po_career.intake.resume.resume_bytes import decoded, refused
from po_career.language.titles import Titles

_MARKUP = ("<!doctype html", "<html", "<?xml")
HEADERS = (
    "Company Name and Title (Positions), Name (Skills), Name and Authority (Certifications) or"
    " Headline (Profile)"
)
_AS_TEXT = "save it as PDF or as plain text"
_REMEDIES = {PICTURE: "export the CV as PDF with text in it", RTF: _AS_TEXT, OLD_OFFICE: _AS_TEXT}
"""What to do with a file that cannot be read; an archive is to be unpacked."""


def parse(data: bytes, name: str, titles: Titles) -> Parsed:
    """What the file says; `name` is what messages call it, `titles` tell the job titles in running
    text.

    Raises InvalidFileError for what is none of the kinds, or cannot be read as a whole.
    """
    check_size(data, name, "of a LinkedIn export only its CSV files are needed")
    return bounded(_parsed(data, name, titles), Place(name))


def _parsed(data: bytes, name: str, titles: Titles) -> Parsed:
    kind = foreign_kind(data)
    if kind == ZIP:
        from po_career.intake.resume.archive import parse_archive

        return parse_archive(data, name)
    if kind == PDF or b"%PDF-" in data[:1024]:
        from po_career.intake.resume.pdf import parse_pdf

        return parse_pdf(data, name, lambda text: is_title(text, titles))
    if kind is not None:
        hint = _REMEDIES.get(kind, "unpack it first")
        raise refused(name, f"this is {kind} and cannot be read", hint)
    text, notes = decoded(data, name)
    if not text.strip():
        raise refused(name, "the file is empty")
    parsed = _of_text(text, name, titles)
    return replace(parsed, skipped=(*notes, *parsed.skipped))


def _of_text(text: str, name: str, titles: Titles) -> Parsed:
    from po_career.intake.resume.linkedin import parse_table, table_of

    if text.lstrip()[0] in "{[" or text.lstrip().startswith(("//", "/*")):
        from po_career.intake.resume.json_resume import is_resume, parse_resume
        from po_career.intake.resume.json_text import read_json

        data = read_json(text, name)
        if not is_resume(data):
            what = (
                "this is JSON, but not a JSON Resume: it has none of basics, work, skills and"
                " certificates"
            )
            raise refused(name, what)
        return parse_resume(data, name)
    if text.lstrip()[:14].lower().startswith(_MARKUP):
        raise refused(
            name,
            "this is a web page or an XML file and cannot be read",
            "save it as PDF, or copy its text into a file",
        )
    if (table := table_of(text)) is not None:
        return parse_table(text, table, name)
    if name.lower().endswith(".csv"):
        raise refused(
            name, "this is not a table of a LinkedIn export", f"their headers hold {HEADERS}"
        )
    from po_career.intake.resume.cv import parse_cv

    lines, told = first_lines(
        [Said(line, Place(name, line=n)) for n, line in enumerate(text.splitlines(), 1)],
        Place(name),
    )
    parsed = parse_cv(lines, lambda line: is_title(line, titles))
    return replace(parsed, skipped=(*told, *parsed.skipped))
