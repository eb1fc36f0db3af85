"""CVs as documents, in other languages, and in the formats of resume builders: read, or refused in words that a person knows."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from cv_layouts import PEOPLE, title_beside_dates
from cv_writers import as_docx, as_html, as_old_tex
from import_samples import jobs, mentioned, pdf, read, says, skipped, zipped

from po_career.errors import InvalidFileError

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOMB = "<!DOCTYPE a [<!ENTITY a 'x'><!ENTITY b '" + "&a;" * 50 + "'><!ENTITY c '" + "&b;" * 50 + "'>]>"


def refusal(data: bytes | str, name: str) -> str:
    with pytest.raises(InvalidFileError) as caught:
        read(data, name)
    return str(caught.value)


def read_or_refusal(data: bytes) -> str:
    """What the refusal says, or that the file was read; anything else is a crash."""
    try:
        read(data, "cv")
    except InvalidFileError as error:
        return str(error)
    return "read"


def docx(body: str) -> bytes:
    return zipped({"word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>".encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def titles(data: bytes | str, name: str = "cv.txt") -> list[str]:
    return [role.title for role in read(data, name).roles]


RESUME = {
    "basics": {"label": "Product Owner"},
    "work": [
        {"name": "Blue Kiosk", "position": "Product Owner", "startDate": "2023-04"},
        {"name": "Old Harbour", "position": "Business Analyst", "startDate": "2019-02", "endDate": "2023-03"},
    ],
    "skills": [{"name": "Scrum", "level": "Advanced"}],
    "certificates": [{"name": "Professional Scrum Product Owner I (PSPO I)", "date": "2023-05-01"}],
}
RESUME_YAML = """\
# kept by hand
basics: {label: Product Owner}
work:
  - name: Blue Kiosk
    position: Product Owner
    startDate: 2023-04
  - {name: Old Harbour, position: Business Analyst, startDate: "2019-02", endDate: 2023-03}
skills:
  - name: Scrum
    level: Advanced
certificates:
  - name: Professional Scrum Product Owner I (PSPO I)
    date: 2023-05-01
"""


@pytest.mark.parametrize("name", ["resume.yaml", "resume.yml", "standard input"])
def test_a_json_resume_in_yaml_says_what_it_says_in_json(name: str) -> None:
    in_json = read(json.dumps(RESUME), "resume.json")
    in_yaml = read(RESUME_YAML, name)
    assert (says(in_yaml), jobs(in_yaml)) == (says(in_json), jobs(in_json))
    assert in_yaml.format == "json-resume"


def test_yaml_that_is_broken_or_is_not_a_resume_is_refused_with_its_place() -> None:
    assert "cv.yaml:2:" in refusal("work:\n - name: [x\n", "cv.yaml")
    assert "this is YAML, but not a JSON Resume" in refusal("role: product-owner\n", "me.yaml")


def test_fresh_is_read_with_its_history_and_its_sets() -> None:
    fresh = {
        "name": "Jo",
        "meta": {"format": "FRESH@1.0.0"},
        "info": {"label": "Product Owner"},
        "employment": {"history": [{"employer": "Acme", "position": "Product Owner", "start": "2023-04"}, {"position": "Baker", "start": "2019", "end": "2020"}]},
        "skills": {"sets": [{"name": "Craft", "level": "Advanced", "skills": ["Roadmapping"]}], "list": [{"name": "Scrum", "level": "Intermediate"}]},
        "hats": ["bowler"],
    }
    found = read(json.dumps(fresh), "fresh.json")
    assert found.format == "fresh"
    assert [(role.title, role.employer, role.months) for role in found.roles] == [("Product Owner", "Acme", 43), ("Baker", None, 12)]
    assert says(found)["scrum-framework"] == (2, "certain")
    assert says(found)["roadmapping"] == (3, "guess")
    assert [(part.name, part.read_as) for part in found.parts if part.read_as in ("jobs", "nothing")] == [("employment", "jobs"), ("hats", "nothing")]


@pytest.mark.parametrize(
    "item",
    [
        {"company": "Acme", "position": "Product Owner", "date": "April 2023 - Present"},
        {"name": "Acme", "position": "Product Owner", "date": {"start": "2023-04-01", "end": ""}},
        {"company": "Acme", "roles": [{"position": "Product Owner", "period": "Apr 2023 – Present"}]},
    ],
)
def test_reactive_resume_is_read_in_its_versions_and_its_levels_go_to_five(item: dict[str, object]) -> None:
    resume = {
        "basics": {"headline": "Product Owner"},
        "sections": {
            "experience": {"items": [item, {"position": "Hidden", "visible": False, "date": "2010 - 2011"}]},
            "skills": {"items": [{"name": "Scrum", "level": 4}, {"name": "Coaching", "level": 0}]},
            "certifications": {"items": [{"name": "PSPO I", "date": "2023"}]},
            "languages": {"items": [{"name": "French"}]},
        },
        "metadata": {},
    }
    found = read(json.dumps(resume), "resume.json")
    assert found.format == "reactive-resume"
    assert [(role.title, role.employer) for role in found.roles] == [("Product Owner", "Acme")]
    assert jobs(found) == [("product-owner", 43, True)]
    assert says(found)["scrum-framework"] == (3, "likely")
    assert says(found)["cert-pspo-1"] == ("done", "certain")
    assert "coaching" in mentioned(found)
    assert ("sections.languages", "nothing") in [(part.name, part.read_as) for part in found.parts]


def test_other_resumes_in_json_are_refused_by_their_names() -> None:
    assert "a Europass passport" in refusal('{"SkillsPassport": {}}', "e.json")
    assert "Manfred" in refusal('{"aboutMe": {}, "experience": {}}', "m.json")


def test_keys_that_nobody_knows_are_named_as_not_taken() -> None:
    found = read(json.dumps({**RESUME, "hats": ["bowler"], "languages": [{"language": "French"}], "meta": {"version": "1"}}), "r.json")
    assert [part.name for part in found.parts if part.read_as == "nothing"] == ["hats", "languages"]


def test_a_level_of_an_unknown_scale_is_named_and_not_taken() -> None:
    found = read('{"skills":[{"name":"Scrum","level":4},{"name":"Facilitation","level":"80%"},{"name":"Roadmapping","level":"★★★"},{"name":"Coaching","level":"4/5"}]}')
    assert says(found) == {"facilitation": (3, "likely"), "coaching": (3, "likely")}
    assert [what.partition(" is not taken")[0] for what in skipped(found)] == ['the level "4" of Scrum', 'the level "★★★" of Roadmapping']


def test_stars_beside_others_that_show_how_many_there_are_have_a_scale() -> None:
    assert says(read("Skills\nScrum ★★★★★\nRoadmapping ★★★☆☆\n")) == {"scrum-framework": (4, "likely"), "roadmapping": (2, "likely")}


SIDE = [
    {"name": "Own firm", "position": "Founder", "startDate": "2004-01"},
    {"name": "Big Co", "position": "Software Architect", "startDate": "2018-01", "endDate": "2025-08"},
]


@pytest.mark.parametrize("resume", [{"basics": {"label": "Software Architect"}, "work": SIDE}, {"work": SIDE}, {"basics": {"label": "Agile Coach"}, "work": SIDE[:1]}])
def test_a_business_beside_the_job_is_likely_at_most(resume: dict[str, object]) -> None:
    assert says(read(json.dumps(resume)))["role"] == ("founder", "likely")


def test_a_headline_that_names_an_earlier_job_denies_nothing() -> None:
    before = {"position": "Product Owner", "startDate": "2018-01", "endDate": "2020-01"}
    now = {"position": "Senior Product Owner", "startDate": "2020-02"}
    assert says(read(json.dumps({"basics": {"label": "Product Owner"}, "work": [now, before]})))["role"] == ("senior-po", "certain")


GERMAN = """\
Lebenslauf
Berufserfahrung
Produktmanagerin
Acme GmbH, Berlin
04/2023 – heute
- Verantwortung für das Backlog
Bäckerin
Mühle & Söhne
seit Mai 2019
Kenntnisse
Scrum: fortgeschritten
Roadmapping: Grundkenntnisse
Sprachkenntnisse
Englisch: fließend
Zertifikate
PSPO I (geplant)
PSM I
"""


def test_a_german_cv_is_read() -> None:
    found = read(GERMAN, "cv.txt")
    assert [(role.title, role.role, role.months) for role in found.roles] == [("Produktmanagerin", "product-manager", 43), ("Bäckerin", None, 90)]
    assert says(found) == {
        "role": ("product-manager", "likely"),
        "months_in_role": (43, "likely"),
        "scrum-framework": (3, "likely"),
        "roadmapping": (1, "likely"),
        "cert-psm-1": ("done", "certain"),
    }
    assert [(part.name, part.read_as, part.found) for part in found.parts] == [
        ("Berufserfahrung", "jobs", 2),
        ("Kenntnisse", "skills", 2),
        ("Sprachkenntnisse", "nothing", 0),
        ("Zertifikate", "certificates", 2),
    ]


def test_a_cv_in_a_language_that_is_not_understood_says_so_and_gives_only_guesses() -> None:
    text = "Esperienza\nProduct Owner, Acme, 2020 - 2026\nSono responsabile del prodotto e di come il team lo sviluppa per i clienti, con la gestione delle priorità e un dialogo con gli utenti, che sono al centro.\nCertificati: CSPO\n"
    found = read(text, "cv.txt")
    assert "the CV is in Italian" in skipped(found)[0]
    assert {one.because.certainty for one in found.statements} <= {"guess"}


@pytest.mark.parametrize("heading", ["S K I L L S", "K E N N T N I S S E", "C O M P É T E N C E S", "S K I L L S   &   T O O L S", "TECHNICALSKILLS"[:9] + " SKILLS"])
def test_a_spaced_heading_is_a_heading_and_a_wrapped_level_belongs_to_the_line_above(heading: str) -> None:
    assert says(read(f"Jo\n{heading}\nStakeholder management:\nAdvanced\nScrum\nExpert\n")) == {
        "stakeholder-management": (3, "certain"),
        "scrum-framework": (4, "certain"),
    }


def test_dates_that_are_wrapped_in_their_column_are_one() -> None:
    text = "Experience\n02/2019 –     Old Harbour\n03/2023       Business Analyst\n              Hull\n06/2016 –     Mill\n01/2019       Zookeeper\n"
    assert [(role.title, role.months) for role in read(text).roles] == [("Business Analyst", 50), ("Zookeeper", 32)]


def test_neither_a_list_item_nor_the_employer_is_the_title_if_no_role_is_known() -> None:
    text = "Experience\nMill Lane Bakers Ltd\nDough Whisperer\n2019 - 2021\n- Led a team\n- Baked for the Lord Mayor, a Product Manager at heart\nOld Tower plc\nBell Listener\n2015 - 2019\n- Rang\n"
    assert titles(text) == ["Dough Whisperer", "Bell Listener"]


def test_labels_and_the_heads_of_columns_tell_what_is_the_title() -> None:
    old_europass = "Work experience\nDates            2019 - 2021\nOccupation or position held      Dough Whisperer\nName and address of employer     Mill Lane, Hull\n"
    assert titles(old_europass) == ["Dough Whisperer"]
    table = "## Experience\n| Company | From | To | Role |\n|---|---|---|---|\n| Manager House | 01/2019 | 12/2020 | Dough Whisperer |\n"
    assert titles(table, "cv.md") == ["Dough Whisperer"]


def test_cells_of_a_table_that_are_wrapped_are_whole_and_headings_may_stand_on_the_left() -> None:
    table = (
        "Experience\n  Period          Company         Position        Tasks\n"
        "Jan 2021 –       Northwind       Fulfilment      Reduced errors by a third with\n"
        "Present          Traders         Wizard          a team of eight\n"
        "Mar 2017 –       Tailspin        Returns         Handled what\n"
        "Dec 2020                         Guru            came back\n"
    )
    assert [(role.title, role.months) for role in read(table).roles] == [("Fulfilment Wizard", 70), ("Returns Guru", 46)]
    left = "EXPERIENCE    Bell Listener — Old Tower      2019 - 2021\n              Rang all bells of the town.\nSKILLS        Scrum: Advanced\n"
    assert titles(left) == ["Bell Listener"]
    assert says(read(left))["scrum-framework"] == (3, "certain")


def test_europass_of_today_has_its_dates_in_brackets_and_labels_for_places() -> None:
    text = (
        "WORK EXPERIENCE\n[ 03/2021 – Current ]\nBell Listener\nOld Tower\nCity: Ghent | Country: Belgium\n- Listened\n"
        "[ 01/2018 – 02/2021 ]\nRope Puller\nOld Tower\nCity: Ghent\n"
        "DIGITAL SKILLS\nScrum (Advanced) / Roadmapping (Beginner)\nLANGUAGE SKILLS\nMother tongue(s): Dutch\n"
    )
    found = read(text)
    assert [(role.title, role.employer, role.months) for role in found.roles] == [("Bell Listener", "Old Tower", 68), ("Rope Puller", "Old Tower", 38)]
    assert says(found) == {"scrum-framework": (3, "certain"), "roadmapping": (1, "certain")}


def test_text_boxes_and_content_controls_of_word_are_read_once_and_what_was_deleted_is_not() -> None:
    box = f"<w:p><w:r><a:AlternateContent xmlns:a='m'><a:Choice><w:txbxContent>{paragraph('Skills')}{paragraph('Scrum: Advanced')}</w:txbxContent></a:Choice><a:Fallback><w:txbxContent>{paragraph('Coaching: Expert')}</w:txbxContent></a:Fallback></a:AlternateContent><w:t>Jo Example</w:t></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{paragraph('Experience')}{paragraph('Product Owner, Acme, 04/2023 - now')}</w:sdtContent></w:sdt>"
    deleted = "<w:p><w:del><w:r><w:delText>Scrum Master, Acme, 2010 - 2012</w:delText></w:r></w:del></w:p>"
    found = read(docx(box + control + deleted), "cv.docx")
    assert (found.format, jobs(found)) == ("docx", [("product-owner", 43, True)])
    assert says(found)["scrum-framework"] == (3, "certain")
    assert "coaching" not in says(found)


def test_what_the_style_sheet_of_a_page_hides_is_not_read() -> None:
    page = as_html(title_beside_dates(PEOPLE[0])).replace(b"<body>", b"<body><div style='display: none'><p>Scrum Master, 2001 - 2002</p></div><script>x</script>")
    found = read(page, "cv.html")
    assert [role.title for role in found.roles] == ["Product Owner", "Business Analyst", "Night Porter"]
    assert found.statements[0].because.where.line == 5


def test_fonts_of_tex_without_names_say_what_the_same_text_says() -> None:
    document = title_beside_dates(PEOPLE[0])
    found = read(as_old_tex(document), "cv.pdf")
    assert says(found) == says(read(as_docx(document), "cv.docx"))
    assert "backlog-management" in mentioned(found)


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_with_an_owner_password_alone_opens(algorithm: str) -> None:
    from pypdf import PdfReader, PdfWriter

    if algorithm != "RC4-128":
        pytest.importorskip("cryptography")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(["Experience", "Product Owner, Acme, May 2024 - present"]))))
    writer.encrypt("", owner_password="secret", algorithm=algorithm)  # noqa: S106 - that is the point
    out = BytesIO()
    writer.write(out)
    assert jobs(read(out.getvalue(), "cv.pdf")) == [("product-owner", 30, True)]


@pytest.mark.parametrize(
    ("data", "says_"),
    [
        (b"\x89PNG\r\n\x1a\n....", "this is a picture"),
        (b"RIFF....WEBPVP8 ", "this is a picture"),
        (b"\0\0\0\x18ftypheic....", "this is a picture"),
        (b"\xd0\xcf\x11\xe0....", "save it as DOCX or PDF"),
        (b"\xd0\xcf\x11\xe0.." + "EncryptedPackage".encode("utf-16-le"), "a Word document that is locked with a password"),
        (zipped({"Index/Document.iwa": b"x"}), "an Apple Pages document"),
        (zipped({"xl/workbook.xml": b"x"}), "a spreadsheet"),
        (docx(""), "the document holds no text"),
        (zipped({"word/document.xml": b"<w:document"}), "the document is broken"),
        (zipped({"word/document.xml": f"{BOMB}<a>&c;</a>".encode()}), "a document type of its own"),
        (zipped({"word/document.xml": b"<a>" + b" " * 30_000_000}), "unpacks to more than 10 MB"),
        (zipped({"content.xml": f"{BOMB}<a>&c;</a>".encode(), "META-INF/manifest.xml": b""}), "a document type of its own"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, says_: str) -> None:
    assert says_ in refusal(data, "cv")


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 50_000,
        "<html>" + "</p>" * 200_000,
        "<html><!--" * 20_000,
        "<html><a " * 50_000,
        "<html>" + "<table><tr><td>" * 5_000,
        "<html><script>" + "<" * 200_000,
        "{\\rtf1" + "{\\b " * 100_000,
        "{\\rtf1 " + "\\trowd\\cell" * 50_000,
    ],
)
def test_pages_that_were_made_to_do_harm_are_read_or_refused(page: str) -> None:
    said = read_or_refusal(page.encode())
    assert said == "read" or "the document holds no text" in said


def test_a_page_says_which_part_was_read_as_what_before_anything_is_asked(po_career: object, work_folder: Path) -> None:
    (work_folder / "cv.txt").write_text(GERMAN, "utf-8")
    done = po_career("profile", "import", "cv.txt", "--profile", "me.yaml")  # type: ignore[operator]
    page = " ".join(done.stdout.split())
    assert "As jobs: Berufserfahrung (line 2, 2 jobs)" in page
    assert "Not taken: Sprachkenntnisse (line 13)" in page
