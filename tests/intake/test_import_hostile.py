"""Files that are broken, locked, huge or meant to harm: told, skipped, never a crash."""

import json
import struct
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from import_samples import DATA, jobs, pdf, read, says, skipped, zipped

from po_career.catalog.files import SIZE_LIMIT
from po_career.errors import InvalidFileError
from po_career.intake.resume.web_page import read_page

POSITIONS = b"Company Name,Title,Description,Location,Started On,Finished On\nAcme,Product Owner,,,Jan 2024,\n"
KEYS = ["name", "position", "level", "keywords", "endDate"]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "position", "level", "keywords", "endDate"]), inner)
    ),
    max_leaves=12,
)


def refusal(data: bytes | str, name: str = "file") -> str:
    with pytest.raises(InvalidFileError) as caught:
        read(data, name)
    return str(caught.value)


def read_or_refusal(data: bytes) -> str:
    """What the refusal says, or that the file was read; anything else is a crash."""
    try:
        read(data)
    except InvalidFileError as error:
        return str(error)
    return "read"


@pytest.mark.parametrize(
    ("data", "says_"),
    [
        (b"", "the file is empty"),
        (b"\xef\xbb\xbf \n", "the file is empty"),
        (bytes(range(32)) * 50, "neither text nor"),
        (b"\x89PNG\r\n\x1a\n....", "a picture"),
        (b"\xd0\xcf\x11\xe0....", "an old Office document"),
        (b"\x1f\x8b\x08....", "a gzip file"),
        (b"<!DOCTYPE html><html><body></body></html>", "holds no text"),
        (b"{\\rtf1 }", "holds no text"),
        (b"<?xml version='1.0'?><cv/>", "an XML file"),
        (b"\\documentclass{article}", "the LaTeX source"),
        (b"{", "not valid JSON"),
        (b'{"work": [}', "file:1:11: this is not valid JSON"),
        (b"[1, 2]", "not a JSON Resume"),
        (b"{}", "not a JSON Resume"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"work":' + b"[" * 200_000 + b"]" * 200_000 + b"}", "nested too deep"),
        (b'{"work": ' + b"9" * 10_000 + b"}", "the JSON cannot be read"),
        (b"PK\x03\x04 no zip at all", "the zip is broken"),
        (b"PK\x05\x06", "the zip is broken"),
        (b"%PDF-1.7 and then nothing", "the PDF"),
        (b" " * (SIZE_LIMIT + 1), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_as_a_whole_says_why(data: bytes, says_: str) -> None:
    assert says_ in refusal(data)


def test_json_that_is_no_resume_says_what_one_has() -> None:
    assert "none of basics, work, skills and certificates" in refusal((DATA / "not-a-resume.json").read_bytes())


def test_another_table_says_what_the_tables_of_an_export_have() -> None:
    assert "not a table of a LinkedIn export" in refusal("Endorser,Skill\nA,B\n", "Endorsements.csv")


def test_a_zip_without_the_tables_of_an_export_names_them() -> None:
    assert "holds no Positions.csv" in refusal(zipped({"readme.txt": b"hello"}))


def test_a_bomb_in_a_zip_is_named_and_the_other_tables_are_read() -> None:
    bomb = b"Name\n" + b"0" * 30_000_000
    found = read(zipped({"Skills.csv": bomb, "Positions.csv": POSITIONS}), "e.zip")
    assert says(found)["role"] == ("product-owner", "certain")
    assert any("unpacks to more than a table may" in one for one in skipped(found))


def test_a_size_in_a_zip_that_is_a_lie_is_not_believed() -> None:
    honest = zipped({"Positions.csv": POSITIONS})
    size = struct.pack("<I", len(POSITIONS))
    assert honest.count(size) == 2
    lying = honest.replace(size, struct.pack("<I", 7))
    assert "broken" in refusal(lying) or says(read(lying)) == says(read(honest))


def test_names_in_a_zip_are_no_paths() -> None:
    found = read(zipped({"../../../../etc/Positions.csv": POSITIONS, "/abs/Skills.csv": b"Name\nRoadmapping\n"}), "e.zip")
    assert says(found)["role"] == ("product-owner", "certain")
    assert [one.skill for one in found.mentioned] == ["roadmapping"]


def test_of_two_tables_with_one_name_the_outer_one_counts_and_shadows_are_passed_over() -> None:
    inner = POSITIONS.replace(b"Product Owner", b"Scrum Master")
    found = read(zipped({"old/Positions.csv": inner, "Positions.csv": POSITIONS, "__MACOSX/Positions.csv": b"\x00"}), "e.zip")
    assert jobs(found)[0][0] == "product-owner"
    assert skipped(found) == ["a second positions.csv; Positions.csv is read"]


def test_a_zip_in_a_zip_is_not_opened() -> None:
    assert "holds no Positions.csv" in refusal(zipped({"inner.zip": zipped({"Positions.csv": POSITIONS})}))


def test_a_damaged_table_in_a_zip_is_named() -> None:
    data = bytearray(zipped({"Positions.csv": POSITIONS, "Skills.csv": b"Name\nRoadmapping\n"}))
    at = data.index(b"Positions.csv") + len("Positions.csv")
    data[at + 4 : at + 12] = b"\xff" * 8
    found = read(bytes(data), "e.zip")
    assert [one.skill for one in found.mentioned] == ["roadmapping"]
    assert any("broken" in one for one in skipped(found))


def test_a_locked_table_in_a_zip_is_named() -> None:
    data = bytearray(zipped({"Positions.csv": POSITIONS, "Skills.csv": b"Name\nRoadmapping\n"}))
    data[6] |= 1  # the flag of encryption, in the table's own header
    central = data.index(b"PK\x01\x02")
    data[central + 8] |= 1
    assert any("locked with a password" in one for one in skipped(read(bytes(data), "e.zip")))


def test_a_table_whose_header_is_another_one_is_named() -> None:
    assert "it has no header of skills.csv" in refusal(zipped({"Skills.csv": b"Endorser,Skill\nA,B\n"}))


def test_a_cell_without_end_is_told_and_bounded() -> None:
    text = POSITIONS.decode() + 'Acme,"' + "x" * 200_000
    found = read(text)
    assert jobs(found) == [("product-owner", 34, True)]
    assert any("the row cannot be read" in one for one in skipped(found))


def test_more_rows_than_a_life_has_are_left_out_and_told() -> None:
    found = read("Name\n" + "Juggling\n" * 5_000)
    assert len(found.not_known) == 500
    assert skipped(found) == ["only the first 500 rows are read"]


def test_more_jobs_in_a_resume_than_a_life_has_are_left_out_and_told_once() -> None:
    found = read(json.dumps({"work": [{"position": "Product Owner", "summary": "x", "startDate": "2019"}] * 600}))
    assert (len(found.roles), skipped(found)) == (500, ["only the first 500 of 600 are read"])


def test_rows_that_are_short_long_or_hold_zero_bytes_are_read_as_far_as_they_go() -> None:
    found = read(POSITIONS + b"Acme\nAcme,Scrum Master,,,Jan 2020,Dec 2020,too,many\nA\x00cme,Agile Coach,,,Jan 2010,Dec 2010\n")
    assert jobs(found) == [("product-owner", 34, True), ("scrum-master", 12, False), ("agile-coach", 12, False)]
    assert skipped(found) == ["the job has no title"]


def test_escape_sequences_stay_data() -> None:
    found = read('{"work": [{"position": "Product Owner\\u001b[2J", "startDate": "2024-01"}], "skills": ["\\u001b]0;x\\u0007"]}')
    assert found.not_known[0].words == "\x1b]0;x\x07"


def test_a_pdf_without_text_is_a_scan() -> None:
    assert "holds no text, only pictures" in refusal(pdf([], []))


def test_a_pdf_with_a_password_says_so() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(["Product Owner"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert "locked with a password" in refusal(out.getvalue())


def test_a_broken_page_of_a_pdf_is_named_and_the_others_are_read() -> None:
    whole = pdf(["Experience", "Product Owner, Acme, May 2024 - present"], ["Skills", "Roadmapping"])
    at = whole.index(b"(Skills)")
    broken = whole[:at] + b"(\xff\\999" + whole[at + 8 :]
    assert says(read(broken))["role"] == ("product-owner", "certain")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_a_pdf_that_ends_too_early_is_read_or_refused(share: float) -> None:
    whole = pdf(["Experience", "Product Owner, Acme, May 2024 - present"])
    assert "PDF" in read_or_refusal(whole[: int(len(whole) * share)])


def test_many_pages_are_bounded() -> None:
    found = read(pdf(*[["Product Owner"]] * 40))
    assert "only the first 30 of 40 pages are read" in skipped(found)


@settings(max_examples=25)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"{", b"PK\x03\x04", b"%PDF-1.4\n"):
        assert read_or_refusal(start + data)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(["basics", "work", "skills", "certificates", "education", "projects"]), VALUES, min_size=1))
def test_any_values_in_a_resume_are_read_or_named(resume: dict[str, object]) -> None:
    assert read_or_refusal(json.dumps(resume).encode()) == "read"


@settings(max_examples=25)
@given(st.text(max_size=400))
def test_any_text_is_a_cv(text: str) -> None:
    said = read_or_refusal(f"Experience\nProduct Owner 2020 - now\n{text}".encode("utf-8", "surrogatepass"))
    refusals = ("neither text", "no text", "this is the LaTeX source of a document")
    assert said == "read" or any(refusal in said for refusal in refusals)


def test_a_table_with_a_thousand_columns_or_one_long_line_is_read() -> None:
    table = "Company Name,Title," + ",".join(f"c{n}" for n in range(1_000)) + "\nAcme,Product Owner\n"
    line = "Experience\n" + "Product Owner 2020 - now " * 20_000
    assert [role for role, _, _ in jobs(read(table))] == ["product-owner"]
    assert len(jobs(read(line))) <= 1


def test_a_zip_with_very_many_files_is_refused() -> None:
    from io import BytesIO

    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for n in range(20_001):
            archive.writestr(ZipInfo(f"{n}"), b"")
    assert "holds 20,001 files" in refusal(out.getvalue())


@pytest.mark.parametrize("end", [">x</p>", ""])
def test_a_tag_with_very_many_attributes_is_read_without_them(end: str) -> None:
    attributes = " ".join(f'a{number}="1"' for number in range(300_000))
    said = [line.words for line in read_page(f"<p>Product Owner</p><p {attributes}{end}", "cv.html")]
    assert said == ["Product Owner", *(["x"] if end else [])]
