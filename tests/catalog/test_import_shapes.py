"""Ladders in the shapes in which people publish them: sentences by rungs, outlines, data, several files; and the ledger of their cells."""

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packed_sheets import END, TOP, packed, row

from po_career.catalog.load import check_catalog
from po_career.errors import InvalidFileError, UsageError
from po_career.intake.framework.catalog_yaml import single_file
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.ladder_file import (
    File,
    Imported,
    header_of,
    import_ladder,
    import_ladders,
)
from po_career.intake.framework.rungs import Rung, followers
from po_career.intake.framework.workbook import LONGEST_CELL


def ladder(text: str, file: str = "ladder.csv", **options: object) -> Imported:
    return import_ladder(text.encode("utf-8"), file, Options(**options))  # type: ignore[arg-type]  # options by name


def levels(imported: Imported) -> Mapping[str, Mapping[str, int]]:
    return {
        role.id: {skill: need.level for skill, need in role.requires.items()}
        for role in imported.draft.roles
    }


def moves(imported: Imported) -> list[tuple[str, str]]:
    return [(one.from_, one.to) for one in imported.draft.transitions]


def anchors(imported: Imported) -> Mapping[str, Mapping[int, str]]:
    return {skill.id: dict(skill.anchors) for skill in imported.draft.skills}


def lost(imported: Imported) -> list[tuple[str, str, str]]:
    return [(one.sheet, one.cell, one.text) for one in imported.draft.skipped if one.kind == "lost"]


BARISTA = {
    "trainee": {"espresso": 1, "milk": 1},
    "barista": {"espresso": 2, "milk": 2},
    "head-barista": {"espresso": 3},
}
BARISTA_SAYS = {
    "espresso": {
        1: "Pulls a shot by the card.",
        2: "Adjusts the grind alone.",
        3: "Sets the recipe of the house.",
    },
    "milk": {1: "Steams plain milk well.", 2: "Pours a rosetta each time."},
}
SHAPES = {
    "skills down, rungs across": (
        "a.csv",
        ("Area,Skill,Trainee,Barista,Head Barista,Notes\n"
        "Bar,Espresso,Pulls a shot by the card.,Adjusts the grind alone.,Sets the recipe of the house.,ask Ann\n"
        "Bar,Milk,Steams plain milk well.,Pours a rosetta each time.,N/A,\n"),
    ),
    "rungs down, skills across": (
        "a.csv",
        ("Level,Espresso,Milk\n"
        "Trainee,Pulls a shot by the card.,Steams plain milk well.\n"
        "Barista,Adjusts the grind alone.,Pours a rosetta each time.\n"
        "Head Barista,Sets the recipe of the house.,-\n"),
    ),
    "from the highest down": (
        "a.csv",
        ("Skill,Head Barista,Barista,Trainee\n"
        "Espresso,Sets the recipe of the house.,Adjusts the grind alone.,Pulls a shot by the card.\n"
        "Milk,,Pours a rosetta each time.,Steams plain milk well.\n"),
    ),
    "one sentence a row": (
        "a.csv",
        ("Rung,Competency,Expectation\n"
        "Trainee,Espresso,Pulls a shot by the card.\nTrainee,Milk,Steams plain milk well.\n"
        "Barista,Espresso,Adjusts the grind alone.\nBarista,Milk,Pours a rosetta each time.\n"
        "Head Barista,Espresso,Sets the recipe of the house.\n"),
    ),
    "a table in Markdown": (
        "a.md",
        ("# Our ladder\n\nRead this first.\n\n| Skill | Trainee | Barista | Head Barista |\n| --- | :-: | --- | --- |\n"
        "| [Espresso](#e) | Pulls a shot by the card. | Adjusts the **grind** alone. | Sets the recipe of the house. |\n"
        "| Milk | Steams plain milk well. | Pours a rosetta each time. | |\n"),
    ),
    "headings for rungs, items that begin with a skill": (
        "a.md",
        ("# Our ladder\n\n## Trainee\n\n- **Espresso**: Pulls a shot by the card.\n- **Milk**: Steams plain milk well.\n\n"
        "## Barista\n\n- **Espresso**: Adjusts the grind alone.\n- **Milk**: Pours a rosetta each time.\n\n"
        "## Head Barista\n\n- **Espresso**: Sets the recipe of the house.\n"),
    ),
    "headings for skills, headings for rungs": (
        "a.md",
        ("# Our ladder\n\n## Espresso\n\n### Trainee\n- Pulls a shot by the card.\n### Barista\n- Adjusts the grind alone.\n"
        "### Head Barista\n- Sets the recipe of the house.\n\n## Milk\n\n### Trainee\n- Steams plain milk well.\n"
        "### Barista\n- Pours a rosetta each time.\n"),
    ),
    "a table in HTML": (
        "a.html",
        ("<html><head><title>x</title><script>if (a < b) {}</script></head><body><h1>Our ladder</h1><table><tr><th>Skill<th>Trainee<th>Barista"
        "<th>Head Barista</tr><tr><th colspan=4>Bar</th></tr><tr><td>Espresso<td>Pulls a shot by the card.<td>Adjusts the <b>grind</b> alone."
        "<td>Sets the recipe of the house.</tr><tr><td>Milk<td>Steams plain milk well.<td>Pours a rosetta each time.<td></table></body></html>"),
    ),
    "nested names in YAML": (
        "a.yaml",
        ("Espresso:\n  Trainee: Pulls a shot by the card.\n  Barista: Adjusts the grind alone.\n  Head Barista: Sets the recipe of the house.\n"
        "Milk:\n  Trainee: Steams plain milk well.\n  Barista: Pours a rosetta each time.\n"),
    ),
    "roles with skills in YAML": (
        "a.yml",
        ("- title: Trainee\n  level: 1\n  skills:\n    Espresso: [Pulls a shot by the card.]\n    Milk: [Steams plain milk well.]\n"
        "- title: Barista\n  level: 2\n  skills:\n    Espresso: [Adjusts the grind alone.]\n    Milk: [Pours a rosetta each time.]\n"
        "- title: Head Barista\n  level: 3\n  skills:\n    Espresso: [Sets the recipe of the house.]\n"),
    ),
    "topics with rungs in JSON": (
        "a.json",
        json.dumps(
            [
                {"topic": "Espresso", "rungs": dict(zip(["Trainee", "Barista", "Head Barista"], BARISTA_SAYS["espresso"].values(), strict=True))},
                {"topic": "Milk", "rungs": dict(zip(["Trainee", "Barista"], BARISTA_SAYS["milk"].values(), strict=True))},
            ]
        ),
    ),
    "records in JSON": (
        "a.json",
        json.dumps(
            [
                {"role": role.capitalize().replace("-b", " B"), "skill": skill.capitalize(), "behaviour": BARISTA_SAYS[skill][level]}
                for role, skill, level in [
                    ("trainee", "espresso", 1), ("trainee", "milk", 1), ("barista", "espresso", 2), ("barista", "milk", 2), ("head-barista", "espresso", 3),
                ]
            ]
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_of_sentences_gives_the_same_ladder(name: str) -> None:
    file, text = SHAPES[name]
    imported = ladder(text, file)
    assert levels(imported) == (
        dict(reversed(BARISTA.items())) if name == "from the highest down" else BARISTA
    )
    assert anchors(imported) == BARISTA_SAYS
    assert moves(imported) == [("trainee", "barista"), ("barista", "head-barista")]
    assert [level.name for level in imported.draft.scale.levels] == [
        "Not yet",
        "Trainee",
        "Barista",
        "Head Barista",
    ]
    assert (lost(imported), imported.draft.ledger.sentences) == ([], 5)


def test_a_promotion_by_order_is_said_and_can_be_refused() -> None:
    file, text = SHAPES["skills down, rungs across"]
    assert any(
        "read as promotions: Trainee to Barista, Barista to Head Barista; --no-promotions" in note
        for note in ladder(text, file).draft.notes
    )
    assert moves(ladder(text, file, promotions=False)) == []


def test_rungs_of_one_number_are_a_fork_and_another_series_begins_anew() -> None:
    assert moves(
        ladder("Skill,C1,C2,C3-S,C3-M\nDough,1,2,3,2\nOvens,1,2,3,2\nPlanning,,1,1,3\n")
    ) == [("c1", "c2"), ("c2", "c3-s"), ("c2", "c3-m")]
    table = "Skill,IC1,IC2,M1,M2\nCode,Fixes small bugs alone,Ships whole features alone,Reads the code of others,Hires people who code\n"
    assert moves(ladder(table)) == [("ic1", "ic2"), ("m1", "m2")]


def test_roles_side_by_side_that_share_nothing_do_not_follow_each_other() -> None:
    assert (
        moves(
            ladder("Role,Skill,Level\nCook,Sauces,3\nCook,Knives,2\nWaiter,Wine,3\nDriver,Vans,2\n")
        )
        == []
    )


def test_half_levels_make_a_scale_in_half_steps_unless_somebody_rounds_them() -> None:
    table = "job_level,competency,expected_score\nTrainee,Dough,1.0\nBaker,Dough,2.5\nBaker,Ovens,2\nHead,Dough,3.5\nHead,Ovens,L3\n"
    imported = ladder(table)
    assert levels(imported) == {
        "trainee": {"dough": 2},
        "baker": {"dough": 5, "ovens": 4},
        "head": {"dough": 7, "ovens": 6},
    }
    assert [level.name for level in imported.draft.scale.levels][5:8] == [
        "Working 2.5",
        "Practitioner",
        "Practitioner 3.5",
    ]
    assert levels(ladder(table, halves="down"))["head"] == {"dough": 3, "ovens": 3}
    assert levels(ladder(table, halves="up"))["head"] == {"dough": 4, "ovens": 3}


def test_a_range_asks_for_its_lower_end_and_more_than_a_level_for_that_level() -> None:
    imported = ladder("Skill,Junior,Senior\nCode,1-2,3+\nTalk,≥ 1,L2 to L3\n")
    assert levels(imported) == {"junior": {"code": 1, "talk": 1}, "senior": {"code": 3, "talk": 2}}
    assert any(
        "a range such as 2-3 asks for its lower end (2 of the cells)" in note
        for note in imported.draft.notes
    )


@pytest.mark.parametrize(
    "table",
    [
        "risk_id,role,role_id,training_cost,time_to_hire_months,role_criticality\nR-001,Oven Safety,OV-001,8000,2.0,0.72\nR-002,Hall,OV-2,600,1.5,0.6\n",
        "Employee,Share,Salary,Start date\nAnn,50%,$80000,2020-01-01\nBob,25%,$70000,2021-01-01\n",
        "Role,Hours,Budget\nCook,12,3\nChef,8,2\n",
    ],
)
def test_a_list_of_amounts_is_no_ladder(table: str) -> None:
    with pytest.raises(InvalidFileError, match="list with amounts"):
        ladder(table)


def test_a_sentence_beside_a_level_is_its_anchor() -> None:
    long = (
        "Level,Theme,Proficiency,Summary\nJunior Baker,Dough,Awareness,Knows what the recipe card says.\n"
        "Baker,Dough,Working,Adjusts water and time to the flour.\nHead Baker,Dough,Expert,Writes recipes that others bake from.\n"
    )
    assert anchors(ladder(long)) == {
        "dough": {
            1: "Knows what the recipe card says.",
            2: "Adjusts water and time to the flour.",
            4: "Writes recipes that others bake from.",
        }
    }
    wide = "Skill,Junior,Junior description,Senior,Senior description\nCode,1,Fixes small bugs alone,3,Designs whole services alone\n"
    assert (levels(ladder(wide)), anchors(ladder(wide))) == (
        {"junior": {"code": 1}, "senior": {"code": 3}},
        {"code": {1: "Fixes small bugs alone", 3: "Designs whole services alone"}},
    )
    below = "Skill,Junior,,Senior,\n,Level,Behaviour,Level,Behaviour\nCode,1,Fixes small bugs alone,3,Designs whole services alone\n"
    assert anchors(ladder(below)) == anchors(ladder(wide))


def test_a_banner_over_the_header_is_no_header() -> None:
    rows = (
        row(1, "", "", "", "", "", "Expectation", "", "", "Roles")
        + row(
            2,
            "REF",
            "Area",
            "Competency",
            "Component",
            "Description",
            "C1",
            "C2",
            "C3",
            "Oven lead",
        )
        + row(3, "A1", "Craft", "Dough", "Hall", "Dough work", "1", "2", "3", "yes")
        + row(4, "A2", "Craft", "Ovens", "Hall", "Ovens work", "1", "3", "4", "no")
    )
    imported = import_ladder(packed(TOP + rows + END), "a.xlsx", Options())
    assert levels(imported) == {
        "c1": {"dough": 1, "ovens": 1},
        "c2": {"dough": 2, "ovens": 3},
        "c3": {"dough": 3, "ovens": 4},
    }
    assert lost(imported) == [("One", "I3", "yes")]


def test_the_same_rungs_in_two_crafts_are_four_roles() -> None:
    imported = ladder(
        "Role,Skill,Level,Track\nJunior,Dough,1,Bakery\nSenior,Dough,3,Bakery\nJunior,Accounts,1,Office\nSenior,Accounts,3,Office\n"
    )
    assert [(role.id, role.title, role.track) for role in imported.draft.roles] == [
        ("bakery-junior", "Junior", "bakery"),
        ("bakery-senior", "Senior", "bakery"),
        ("office-junior", "Junior", "office"),
        ("office-senior", "Senior", "office"),
    ]
    assert moves(imported) == [
        ("bakery-junior", "bakery-senior"),
        ("office-junior", "office-senior"),
    ]


CODE = b"Skill,Junior,Senior\nCode,Writes tested code daily,Designs whole services alone\n"
DRAW = b"Skill,Junior,Senior\nDrawing,Draws screens from sketches,Draws a whole flow alone\n"


def test_several_files_are_one_ladder_each_a_craft_or_an_area_if_somebody_says_so() -> None:
    files = [File(CODE, "in/engineering.csv"), File(DRAW, "in/design.csv")]
    crafts = import_ladders(files, Options())
    assert list(levels(crafts)) == [
        "engineering-junior",
        "engineering-senior",
        "design-junior",
        "design-senior",
    ]
    assert [track.title for track in crafts.draft.tracks] == ["engineering", "design"]
    areas = import_ladders(files, Options(each_sheet="area"))
    assert levels(areas) == {
        "junior": {"code": 1, "drawing": 1},
        "senior": {"code": 2, "drawing": 2},
    }
    assert [skill.category for skill in areas.draft.skills] == ["engineering", "design"]
    assert [source.id for source in areas.draft.sources] == ["spreadsheet", "spreadsheet-2"]


def test_a_file_for_each_role_says_in_its_front_which_it_is() -> None:
    def page(title: str, level: int, says: str) -> File:
        return File(
            f"---\ntitle: {title}\nlevel: {level}\n---\nSome words.\n\n## Tickets\n\n- {says}\n".encode(),
            f"{level}.md",
        )

    imported = import_ladders(
        [
            page("Agent", 1, "Closes tickets from the list"),
            page("Senior Agent", 2, "Closes what no list has"),
        ],
        Options(),
    )
    assert levels(imported) == {"agent": {"tickets": 1}, "senior-agent": {"tickets": 2}}


def test_what_stands_in_a_cell_as_a_list_are_statements_of_their_own() -> None:
    imported = ladder(
        'Skill,Junior,Senior\nCode,"- Fixes small bugs\n- Asks early on","Designs whole services\nMentors two juniors"\n'
    )
    assert imported.draft.statements["code"] == {
        1: ("Fixes small bugs", "Asks early on"),
        2: ("Designs whole services", "Mentors two juniors"),
    }
    assert anchors(imported)["code"][1] == "Fixes small bugs. Asks early on."


def test_statements_are_a_list_in_the_catalogue_and_one_text_when_it_is_read(
    tmp_path: Path,
) -> None:
    imported = ladder(
        'Skill,Junior,Senior\nCode,"- Fixes small bugs\n- Asks early on",Designs whole services\n'
    )
    path = tmp_path / "ladder.yaml"
    path.write_text(single_file(imported.draft, "l", header_of(imported, ["a.csv"])), "utf-8")
    assert (
        "      1:\n        - Fixes small bugs\n        - Asks early on\n      2: Designs whole services\n"
        in path.read_text("utf-8")
    )
    checked = check_catalog(path)
    assert checked.errors == ()
    assert checked.catalog is not None
    assert checked.catalog.skills["code"].anchors == {
        1: "Fixes small bugs. Asks early on.",
        2: "Designs whole services",
    }


def test_an_outer_name_in_data_is_a_track_and_levels_are_read_as_levels() -> None:
    data = {
        "tracks": [
            {"name": "Kitchen", "roles": [{"name": "Cook", "skills": [{"name": "Sauces", "level": 2}]}, {"name": "Head Cook", "skills": [{"name": "Sauces", "level": 3}]}]},
            {"name": "Hall", "owner": "Ann", "roles": [{"name": "Waiter", "skills": [{"name": "Wine", "level": 1}]}]},
        ]
    }  # fmt: skip
    imported = ladder(json.dumps(data), "a.json")
    assert [(role.title, role.track) for role in imported.draft.roles] == [
        ("Cook", "kitchen"),
        ("Head Cook", "kitchen"),
        ("Waiter", "hall"),
    ]
    assert moves(imported) == [("cook", "head-cook")]
    assert [(one.cell, one.text, one.kind) for one in imported.draft.skipped] == [
        ("tracks[1].owner", "Ann", "aside")
    ]


def packed_ods(rows: str) -> bytes:
    """A spreadsheet of one table, made by hand."""
    names = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'
    content = f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="One">{rows}</table:table>'
    store = BytesIO()
    with zipfile.ZipFile(store, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"{content}</office:spreadsheet></office:body></office:document-content>"
        )
    return store.getvalue()


def ods_row(*cells: str) -> str:
    return (
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        + "</table:table-row>"
    )


def test_an_open_document_is_read_with_repeated_and_merged_cells() -> None:
    merged = '<table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>Craft</text:p></table:table-cell></table:table-row>'
    twice = (
        "<table:table-row><table:table-cell><text:p>Talk</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>2</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row table:number-rows-repeated="1000000"/>'
    )
    imported = import_ladder(
        packed_ods(
            ods_row("Skill", "Junior", "Senior") + merged + ods_row("Code", "1", "3") + twice
        ),
        "a.ods",
        Options(),
    )
    assert levels(imported) == {"junior": {"code": 1, "talk": 2}, "senior": {"code": 3, "talk": 2}}
    assert [skill.category for skill in imported.draft.skills] == ["craft", "craft"]


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="9999999"><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>',
        '<table:table-row><table:table-cell table:number-columns-repeated="99999"><text:p>a</text:p></table:table-cell></table:table-row>',
        f"<table:table-row><table:table-cell><text:p>{'a' * (LONGEST_CELL + 1)}</text:p></table:table-cell></table:table-row>",
        "<table:table-row>",
    ],
    ids=["rows", "columns", "a long cell", "cut off"],
)
def test_an_open_document_that_would_hurt_is_refused(rows: str) -> None:
    with pytest.raises(InvalidFileError):
        import_ladder(packed_ods(rows), "a.ods", Options())


def test_many_cells_of_one_long_text_are_refused() -> None:
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 251))
    data = packed(
        TOP + cells + END, {"xl/sharedStrings.xml": f"<sst><si><t>{'A' * 1_000_000}</t></si></sst>"}
    )
    with pytest.raises(InvalidFileError, match="a cell holds more than 32,767 characters"):
        import_ladder(data, "a.xlsx", Options())


def test_cells_of_an_html_table_that_span_others_count_in_each() -> None:
    text = (
        "<table><tr><th rowspan=2>Skill<th colspan=2>Engineer<th colspan=2>Manager</tr><tr><th>E1<th>E2<th>M1<th>M2</tr>"
        "<tr><td>Plans<td>Plans a week ahead<td>Plans a month ahead<td>Plans a quarter ahead<td>Plans a year ahead</tr></table>"
    )
    imported = ladder(text, "a.html")
    assert [(role.title, role.track) for role in imported.draft.roles] == [
        ("E1", "engineer"),
        ("E2", "engineer"),
        ("M1", "manager"),
        ("M2", "manager"),
    ]


def test_above_a_quarter_lost_nothing_is_taken_unless_somebody_agrees() -> None:
    table = "Role,Skill,Level\nCook,Sauces,3\nCook,Knives,tbd\nCook,Fish,tbd\n"
    with pytest.raises(InvalidFileError) as refused:
        ladder(table)
    first, *places = refused.value.problems
    assert (first.what, first.hint) == (
        "2 of 3 cells would be lost, and nothing is written",
        "--accept-loss goes on without them",
    )
    assert [(one.file, one.line, one.column) for one in places] == [
        ("ladder.csv", 3, 3),
        ("ladder.csv", 4, 3),
    ]
    assert levels(ladder(table, accept_loss=True)) == {"cook": {"sauces": 3}}
    assert (
        levels(ladder(table + "".join(f"Cook,S{n},2\n" for n in range(7))))["cook"]["sauces"] == 3
    )


def test_levels_that_no_cell_names_leave_nothing() -> None:
    with pytest.raises(InvalidFileError, match="nothing in the file could be taken"):
        ladder("Role,Skill,Level\nCook,Sauces,purple\n", levels=("Good", "Great"))


def test_sentences_for_usual_levels_alone_ask_what_they_are() -> None:
    with pytest.raises(UsageError, match="--across rungs"):
        ladder("Skill,Beginner,Advanced\nCode,Fixes small bugs alone,Designs whole services\n")


WORDS = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.sampled_from(
    [
        "",
        "1",
        "2",
        "2.5",
        "3",
        "4",
        "1-3",
        "2+",
        "x",
        "-",
        "N/A",
        "Expert",
        "tbd",
        "99",
        "0.3",
        "$5",
        "Plans a week ahead",
        "a b c • d e f",
    ]
)
CELLS = st.one_of(WORDS, VALUES)
HEADERS = st.sampled_from(
    [
        "Junior",
        "Senior",
        "L1",
        "L2",
        "Notes",
        "Cost",
        "Cook",
        "Level",
        "Description",
        "Track",
        "Area",
        "Expert",
        "",
    ]
)


@given(
    header=st.lists(HEADERS, min_size=2, max_size=5),
    rows=st.lists(st.lists(CELLS, min_size=2, max_size=6), min_size=1, max_size=6),
    long=st.booleans(),
)
def test_cells_read_are_requirements_sentences_and_named_losses(
    header: list[str], rows: list[list[str]], long: bool
) -> None:
    first = ["Role", "Skill", "Level", *header] if long else ["Skill", *header]
    table = [first, *rows, ["Cook", "Talk", "2"] if long else ["Talk", *("2" for _ in header)]]
    text = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in table
    )
    try:
        imported = ladder(text, accept_loss=True)
    except (InvalidFileError, UsageError):
        return
    draft, ledger = imported.draft, imported.draft.ledger
    named = sum(one.cells for one in draft.skipped if one.kind == "lost")
    assert ledger.read == ledger.levels + ledger.sentences + named
    assert ledger.lost == named
    aside = sum(one.cells for one in draft.skipped if one.kind == "aside")
    assert ledger.read + ledger.names + aside == filled(text)
    assert sum(len(role.requires) for role in draft.roles) <= ledger.levels + ledger.sentences
    assert not any(one.why == "the cell was not read" for one in draft.skipped)


def filled(text: str) -> int:
    """The cells of a table that hold anything that can be seen."""
    from po_career.intake.framework.delimited import read_delimited

    [sheet] = read_delimited(text.encode("utf-8"), "a.csv", "a.csv").sheets
    return sum(bool(cell) for cells in sheet.rows for cell in cells)


@pytest.mark.parametrize(
    "titles",
    [
        ("Shop Assistant", "Shift Lead", "Branch Manager", "Area Manager"),
        ("Sales Assistant", "Team Leader", "Assistant Manager", "Manager"),
        ("Trainee Baker", "Baker", "Head Baker", "Production Manager"),
    ],
)
def test_leads_and_managers_follow_each_other_in_the_order_of_their_columns(titles: tuple[str, ...]) -> None:
    rungs = [Rung(title, title, {"dough": place, "ovens": place}) for place, title in enumerate(titles, 1)]
    assert list(followers(rungs)) == list(pairwise(titles))
