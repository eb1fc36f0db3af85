"""Advertisements as PDF and DOCX: the text of a document within limits, and what to do with one that cannot be read."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from import_samples import pdf

from po_career.advert.advert_lines import unwrapped
from po_career.advert.advert_match import match_advert
from po_career.advert.advert_reader import reader_of
from po_career.catalog.load import load_catalog
from po_career.cli.advert_file import read_advert
from po_career.errors import InvalidFileError
from po_career.profile.model import Profile

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://x"'
ADVERT = ["Product Owner", "", "Your tasks", "Own the backlog and decide what the", "team builds next", "Write user stories"]


def docx(body: str, *, head: str = "", **others: bytes) -> bytes:
    """A document with `body` as its XML; `others` are further parts by name, with __ for a slash."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<?xml version='1.0'?>{head}<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        for name, data in others.items():
            archive.writestr(name.replace("__", "/"), data)
    return content.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def saved(tmp_path: Path, data: bytes) -> str:
    file = tmp_path / "advert"
    file.write_bytes(data)
    return str(file)


@pytest.mark.parametrize("data", [pdf(ADVERT), docx("".join(map(paragraph, ADVERT)))], ids=["pdf", "docx"])
def test_an_advertisement_in_a_document_is_matched(tmp_path: Path, data: bytes) -> None:
    text, _ = read_advert(saved(tmp_path, data))
    found = match_advert(text, reader_of(load_catalog(None)), Profile())
    assert (found.role, found.why.title and found.why.title.line) == ("product-owner", 1)
    assert {"backlog-management", "user-stories"} <= {ask.skill for ask in found.asks}


@pytest.mark.parametrize(
    ("data", "what", "to_do"),
    [
        (pdf([], []), "only pictures", "copy its text"),
        (docx("<w:p/>", word__media__image1=b""), "only pictures", "copy its text"),
        (docx("<w:p/>"), "the document holds no text", "copy its text"),
        (docx("<w:p>"), "the document is broken", "copy its text"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked with a password", "without the password"),
        (b"\xd0\xcf\x11\xe0 Word 97", "an old Office document", "DOCX"),
    ],
)
def test_a_document_that_cannot_be_read_says_what_to_do(tmp_path: Path, data: bytes, what: str, to_do: str) -> None:
    with pytest.raises(InvalidFileError, match=f"{what}.*; .*{to_do}"):
        read_advert(saved(tmp_path, data))


def test_a_locked_pdf_says_what_to_do(tmp_path: Path) -> None:
    from pypdf import PdfReader, PdfWriter

    writer, content = PdfWriter(clone_from=PdfReader(BytesIO(pdf(["Product Owner"])))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(content)
    with pytest.raises(InvalidFileError, match=r"locked with a password.*; save a copy without the password"):
        read_advert(saved(tmp_path, content.getvalue()))


def test_a_sentence_that_goes_on_in_the_next_line_of_a_page_is_one_line() -> None:
    long = "You own the backlog of the shop and decide with the team"
    lines = unwrapped([long, "what is built next.", "Scrum", "and more", long, "- item"])
    assert [line.text for line in lines] == [f"{long} what is built next.", "Scrum", "and more", long, "- item"]
    assert lines[0].number_at(len(long) + 1) == 2
