"""XLSX: what real libraries write is read, what would hurt is refused within bounds, and nothing is ever run."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from packed_sheets import BOOK, END, RELATIONS, TOP, packed, row

from po_career.errors import InvalidFileError
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.ladder_file import Imported, import_ladder
from po_career.intake.framework.workbook import MOST_BYTES, read_workbook

SHEETS = Path(__file__).parent / "sheets"


def rows_of(data: bytes) -> list[list[str]]:
    [sheet] = read_workbook(data, "a.xlsx").sheets
    return [list(cells) for cells in sheet.rows]


def taken(name: str) -> Imported:
    return import_ladder((SHEETS / name).read_bytes(), name, Options(accept_loss=True), hours=0)


def levels(imported: Imported) -> Mapping[str, Mapping[str, int]]:
    return {role.title: {skill: need.level for skill, need in role.requires.items()} for role in imported.draft.roles}


def test_a_matrix_with_merged_headers_sections_sums_and_two_sheets() -> None:
    imported = taken("matrix.xlsx")
    assert levels(imported) == {
        "Developer": {"coding": 2, "testing": 1},
        "Senior Developer": {"coding": 3, "testing": 3, "coaching": 1},
        "Tech Lead": {"coding": 3, "testing": 2, "coaching": 2},
        "Head of Engineering": {"coaching": 3, "hiring": 3},
        "Designer": {"drawing": 3},
        "Lead Designer": {"drawing": 3, "coaching": 2},
    }
    draft = imported.draft
    assert [level.name for level in draft.scale.levels] == ["Not yet", "Basic", "Good", "Strong"]
    assert {role.title: role.track for role in draft.roles} == {
        **dict.fromkeys(["Developer", "Senior Developer"], "makers"),
        **dict.fromkeys(["Tech Lead", "Head of Engineering"], "leaders"),
        **dict.fromkeys(["Designer", "Lead Designer"], "design"),
    }
    assert [(skill.id, skill.category) for skill in draft.skills][:3] == [("coding", "craft"), ("testing", "craft"), ("coaching", "people")]
    assert [(one.sheet, one.cell, one.text) for one in draft.skipped] == [
        ("Read me", "", ""),
        ("Old", "", ""),
        ("Engineering", "A11", "Total"),
        ("Design", "B4", ""),
        ("Engineering", "E10", "tbd"),
        ("Design", "C4", "46083"),  # a level that became a date
    ]


def test_a_list_with_merged_roles_rich_text_formulas_and_an_error() -> None:
    imported = import_ladder((SHEETS / "long.xlsx").read_bytes(), "long.xlsx", Options(weights={"a": "core"}, accept_loss=True, halves="down"), hours=0)
    draft = imported.draft
    assert {role.title: {skill: (need.level, need.importance) for skill, need in role.requires.items()} for role in draft.roles} == {
        "Support Agent": {"troubleshooting": (1, "core"), "writing": (2, "useful")},
        "Senior Agent": {"troubleshooting": (3, "core"), "writing": (2, "important")},
    }
    assert [(one.from_, one.to) for one in draft.transitions] == [("support-agent", "senior-agent")]
    assert [(one.cell, one.text) for one in draft.skipped] == [("C4", ""), ("C8", "yes")]
    assert "#DIV/0!" in draft.skipped[0].why
    assert any("nothing is computed" in note for note in draft.notes)


def test_one_sheet_can_be_asked_for_and_a_hidden_one_too() -> None:
    data = (SHEETS / "matrix.xlsx").read_bytes()
    assert list(levels(import_ladder(data, "matrix.xlsx", Options(sheets=("design",), accept_loss=True)))) == ["Designer", "Lead Designer"]
    assert list(levels(import_ladder(data, "matrix.xlsx", Options(sheets=("Old",), accept_loss=True)))) == ["Clerk"]


def test_each_role_may_have_a_sheet_of_its_own() -> None:
    more = {
        "xl/workbook.xml": BOOK.replace("</sheets>", '<sheet name="Chef" sheetId="2" r:id="rId2"/></sheets>').replace("One", "Cook"),
        "xl/_rels/workbook.xml.rels": RELATIONS.replace("</R", '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></R'),
        "xl/worksheets/sheet2.xml": TOP + row(1, "Skill", "Level") + row(2, "Sauces", "4") + END,
    }
    imported = import_ladder(packed(TOP + row(1, "Skill", "Level") + row(2, "Sauces", "3") + END, more), "a.xlsx", Options())
    assert levels(imported) == {"Cook": {"sauces": 3}, "Chef": {"sauces": 4}}


def test_cells_without_places_prefixed_names_and_shared_texts_are_read() -> None:
    sheet = (
        '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c><x:c><x:v>3.0</x:v></x:c></x:row>'
        '<x:row r="3"><x:c t="b"><x:v>1</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>a_x000A_b</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    strings = "<sst><si><t>no</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh sb='0' eb='1'><t>aloud</t></rPh></si></sst>"
    assert rows_of(packed(sheet, {"xl/sharedStrings.xml": strings})) == [["rich text", "3"], [], ["yes", "a b"]]


def test_a_merged_cell_counts_in_each_cell_that_it_covers_and_no_further_than_the_table() -> None:
    merged = f'{END.removesuffix("</worksheet>")}<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells></worksheet>'
    assert rows_of(packed(TOP + row(1, "a", "b") + row(2, "", "c") + merged)) == [["a", "b"], ["a", "c"]]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (packed(TOP + " " * (MOST_BYTES + 1) + END), "unpacks to more than"),
        (packed(TOP + row(1_048_576, "a") + END), "larger than"),
        (packed(TOP + '<row r="1"><c r="XFD1"><v>1</v></c></row>' + END), "larger than"),
        (packed('<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><worksheet>&d;</worksheet>'), "document type"),
        (packed('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>'), "document type"),
        (packed(TOP), "broken"),
        (packed(b"\x00\x01"), "broken"),
        (packed(TOP + '<row r="x"/>' + END), "broken"),
        (packed(TOP + END, {"xl/workbook.xml": "<workbook"}), "broken"),
        (
            packed(
                TOP + "<row>" + "".join(f'<mergeCell ref="A1:ZZ{n}"/>' for n in range(1, 3000)) + row(2000, *"abcdefghij") + "</row>" + END
            ),
            "merged",
        ),
    ],
    ids=["bomb", "far row", "far column", "entities", "file entity", "cut off", "no XML", "no number", "no workbook", "merged all over"],
)
def test_what_would_hurt_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InvalidFileError, match=what):
        read_workbook(data, "a.xlsx")


@pytest.mark.parametrize(
    ("part", "what"), [("content.xml", "OpenDocument"), ("xl/workbook.bin", "binary"), ("word/document.xml", "no workbook")]
)
def test_files_of_other_programs_are_named(part: str, what: str) -> None:
    store = BytesIO()
    with zipfile.ZipFile(store, "w") as archive:
        archive.writestr(part, "")
    with pytest.raises(InvalidFileError, match=what):
        read_workbook(store.getvalue(), "a.ods")


def test_macros_and_links_are_not_read() -> None:
    relations = RELATIONS.replace("</R", '<Relationship Id="rId1" TargetMode="External" Target="http://example.invalid/x"/></R')
    more = {"xl/vbaProject.bin": "Sub AutoOpen()", "xl/_rels/workbook.xml.rels": relations}
    found = read_workbook(packed(TOP + row(1, "a") + END, more), "a.xlsm")
    assert (found.sheets[0].rows, found.notes) == ([["a"]], ("the macros in the workbook are not read",))


@pytest.mark.parametrize("name", ["matrix.xlsx", "long.xlsx"])
def test_a_damaged_workbook_is_refused_or_read_and_never_a_crash(name: str) -> None:
    whole = (SHEETS / name).read_bytes()
    outcomes = set()
    for cut in range(4, len(whole), 97):  # the first four bytes say that it is a zip
        outcomes.add(read_or_refused(whole[:cut]))
        outcomes.add(read_or_refused(whole[:cut] + bytes([whole[cut] ^ 0x55]) + whole[cut + 1 :]))
    assert outcomes == {"read", "refused"}


def read_or_refused(data: bytes) -> str:
    """What became of a workbook; anything else is a crash."""
    try:
        read_workbook(data, "a.xlsx")
    except InvalidFileError:
        return "refused"
    return "read"
