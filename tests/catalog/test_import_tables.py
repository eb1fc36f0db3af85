"""Tables of many kinds become the same ladder; what is unclear is asked, and what is left out is named with its place."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packed_sheets import BOOK, END, RELATIONS, TOP, packed, row

from po_career.catalog.load import check_catalog
from po_career.errors import InvalidFileError, PoCareerError, UsageError
from po_career.intake.framework.catalog_yaml import single_file
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.ladder_file import Imported, header_of, import_ladder

SHEETS = Path(__file__).parent / "sheets"
Needs = Mapping[str, Mapping[str, tuple[int, str]]]


def ladder(text: str | bytes, file: str = "ladder.csv", **options: object) -> Imported:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    return import_ladder(data, file, Options(**{"accept_loss": True, **options}))  # type: ignore[arg-type]  # options by name


def needs(imported: Imported) -> Needs:
    return {role.title: {skill: (need.level, need.importance) for skill, need in role.requires.items()} for role in imported.draft.roles}


def levels(imported: Imported) -> Mapping[str, Mapping[str, int]]:
    return {role: {skill: level for skill, (level, _) in asked.items()} for role, asked in needs(imported).items()}


def names(imported: Imported) -> list[str]:
    return [level.name for level in imported.draft.scale.levels]


def left_out(imported: Imported) -> list[tuple[str, str, str]]:
    return [(one.cell, one.text, one.why) for one in imported.draft.skipped]


COOK = {"Cook": {"sauces": 3, "knives": 2}, "Chef": {"sauces": 4}}
TABLES = {
    "long with commas": "Role,Skill,Level\nCook,Sauces,3\nCook,Knives,2\nChef,Sauces,4\n",
    "long with semicolons and decimal commas": "Job title;Competency;Required level\nCook;Sauces;3,0\nCook;Knives;2,0\nChef;Sauces;4,0\n",
    "long with tabs, other words and other order": "Proficiency\tSkill name\tPosition\n3\tSauces\tCook\n2\tKnives\tCook\n4\tSauces\tChef\n",
    "long with numbers and names": "Role,Skill,Level (0-4)\nCook,Sauces,3 - Practitioner\nCook,Knives,Working (2)\nChef,Sauces,4: Expert\n",
    "long with names": "Role,Skill,Level\nCook,Sauces,Practitioner\nCook,Knives,working\nChef,Sauces,EXPERT\n",
    "long, a title above, empty rows": "Our ladder,,\n,,\nRole,Skill,Level\nCook,Sauces,L3\n,,\nCook,Knives,Level 2\nChef,Sauces,4.0\n",
    "long, separator named": "sep=;\nRole;Skill;Level\nCook;Sauces;3\nCook;Knives;2\nChef;Sauces;4\n",
    "long, in German": "Rolle;Fähigkeit;Stufe\nCook;Sauces;3\nCook;Knives;2\nChef;Sauces;4\n",
    "long with levels in three ways": "Role,Skill,Level\nCook,Sauces,3 - Practitioner\nCook,Knives,2\nChef,Sauces,Expert\n",
    "wide with skills as rows": "Skill,Cook,Chef\nSauces,3,4\nKnives,2,\n",
    "wide with roles as rows": "Role,Sauces,Knives\nCook,3,2\nChef,4,-\n",
    "wide with both names in the header, arrows and all": "Skills & competencies,Cook,Chef\nSauces,3,4\nKnives,2,n/a\n",
    "marked columns": "Role,Skill,Awareness,Working,Practitioner,Expert\nCook,Sauces,,,x,\nCook,Knives,,x,,\nChef,Sauces,,,,x\n",
}


@pytest.mark.parametrize("name", TABLES)
def test_every_way_to_write_a_ladder_gives_the_same_one(name: str) -> None:
    imported = ladder(TABLES[name])
    assert levels(imported) == COOK
    assert names(imported) == ["Not yet", "Awareness", "Working", "Practitioner", "Expert"]
    assert left_out(imported) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_that_spreadsheets_write_are_read(encoding: str) -> None:
    imported = ladder("Role;Skill;Level\r\nCafé-Löwe;Größe;4\r\n".encode(encoding))
    assert levels(imported) == {"Café-Löwe": {"grosse": 4}}
    assert [role.id for role in imported.draft.roles] == ["cafe-lowe"]


def test_importance_is_read_by_its_usual_words_and_the_others_are_asked() -> None:
    table = "Role,Skill,Level,Priority\nCook,Sauces,2,must have\nCook,Knives,1,nice-to-have\nCook,Menus,2,A\nCook,Wine,2,\n"
    asked = ladder(table)
    assert needs(asked)["Cook"] == {"sauces": (2, "core"), "knives": (1, "useful"), "menus": (2, "important"), "wine": (2, "important")}
    [(cell, text, why)] = left_out(asked)
    assert (cell, text) == ("D4", "A")
    assert '--importance "A=core"' in why
    told = ladder(table, weights={"a": "core"})
    assert (needs(told)["Cook"]["menus"], left_out(told)) == ((2, "core"), [])


def test_a_cell_may_say_the_level_and_the_importance() -> None:
    assert needs(ladder("Skill,Cook\nSauces,3 (core)\nKnives,2 optional\n")) == {"Cook": {"sauces": (3, "core"), "knives": (2, "useful")}}


PAIRS = {"Cook": {"sauces": (3, "core"), "knives": (2, "important")}, "Chef": {"sauces": (4, "useful")}}


@pytest.mark.parametrize(
    "table",
    [
        "Skill,Cook,,Chef,\n,Level,Importance,Level,Importance\nSauces,3,core,4,optional\nKnives,2,,,\n",
        "Skill,Cook level,Cook importance,Chef level,Chef importance\nSauces,3,must,4,nice to have\nKnives,2,,,\n",
        "Skill,Cook (level),Cook (priority),Chef (level),Chef (priority)\nSauces,3,high,4,low\nKnives,2,medium,,\n",
    ],
    ids=["below", "beside", "in brackets"],
)
def test_in_a_matrix_each_level_may_have_its_importance(table: str) -> None:
    assert needs(ladder(table)) == PAIRS


def test_roles_of_one_name_are_told_apart_by_the_group_above() -> None:
    imported = ladder(",Cook,,Waiter,\nSkill,Junior,Senior,Junior,Senior\nSauces,1,3,,\nWine,,,2,4\n")
    assert levels(imported) == {
        "Junior Cook": {"sauces": 1},
        "Senior Cook": {"sauces": 3},
        "Junior Waiter": {"wine": 2},
        "Senior Waiter": {"wine": 4},
    }
    assert [role.track for role in imported.draft.roles] == ["cook", "cook", "waiter", "waiter"]


def test_columns_that_are_not_read_are_named() -> None:
    assert left_out(ladder("Role,Grade,Sauces,Owner\nCook,5,2,Ann\nChef,6,4,Bob\n")) == [
        ("B1", "Grade", "the column is not read"),
        ("D1", "Owner", "the column is not read"),
    ]
    twice = ladder("Role,Skill,Current level,Target level,Level\nCook,Sauces,1,4,2\n")
    assert (levels(twice), left_out(twice)[-1]) == ({"Cook": {"sauces": 4}}, ("E1", "Level", "another column holds the level"))


def test_columns_beside_the_levels_are_kept() -> None:
    imported = ladder("Department,Role,Competency area,Skill,Definition,Level,Next role\nKitchen,Cook,Craft,Sauces,What binds,2,Chef\n")
    draft = imported.draft
    assert [(one.title, one.track) for one in draft.roles] == [("Cook", "kitchen"), ("Chef", None)]
    assert [(one.name, one.category, one.definition) for one in draft.skills] == [("Sauces", "craft", "What binds")]
    assert [(one.from_, one.to, one.kind) for one in draft.transitions] == [("cook", "chef", "promotion")]


def test_numbers_beyond_the_built_in_scale_make_a_longer_one_and_names_can_be_given() -> None:
    table = "Skill,Cook,Chef\nSauces,4,7\n"
    assert names(ladder(table)) == ["Not yet", *(f"Level {n}" for n in range(1, 8))]
    assert names(ladder("Skill,Cook\nSauces,2\n", levels=("Basic", "Good", "Great"))) == ["Not yet", "Basic", "Good", "Great"]


@pytest.mark.parametrize(
    ("cells", "scale"),
    [
        (("Expert", "Expert"), ["Not yet", "Awareness", "Working", "Practitioner", "Expert"]),
        (("Basic", "Advanced"), ["Not yet", "Basic", "Intermediate", "Advanced"]),
        (("Basic", "Expert"), ["Not yet", "Basic", "Intermediate", "Advanced", "Expert"]),
        (("Novice", "Proficient"), ["Not yet", "Novice", "Advanced beginner", "Competent", "Proficient", "Expert"]),
        (("Expert", "5"), ["Not yet", "Novice", "Advanced beginner", "Competent", "Proficient", "Expert"]),
        (("2 - Intermediate", "Expert"), ["Not yet", "Basic", "Intermediate", "Advanced", "Expert"]),
        (("1 - Bronze", "3 - Gold"), ["Not yet", "Bronze", "Level 2", "Gold"]),
        (("0", "3"), ["Not yet", "Level 1", "Level 2", "Level 3"]),
        (("0", "4"), ["Not yet", "Awareness", "Working", "Practitioner", "Expert"]),
    ],
)
def test_the_scale_is_told_by_what_the_cells_say(cells: tuple[str, str], scale: list[str]) -> None:
    assert names(ladder(f"Skill,Cook,Chef\nSauces,{cells[0]},{cells[1]}\n")) == scale


def test_the_names_in_the_cells_go_before_usual_ones() -> None:
    assert names(ladder("Skill,Cook,Chef\nSauces,1 - Apprentice,3 - Master\n")) == ["Not yet", "Apprentice", "Level 2", "Master"]


@pytest.mark.parametrize(
    ("table", "option"),
    [
        ("Skill,Cook,Chef\nSauces,x,x\nKnives,x,\n", "--mark"),
        (",Cook,Chef\nSauces,3,4\nKnives,2,1\n", "--rows skills or --rows roles"),
        ("Skill / Role,Cook,Chef\nSauces,3,4\n", "--rows skills or --rows roles"),
        ("Skill,Level\nSauces,3\n", "--role NAME"),
        ("Role,Skill,Level\nCook,Sauces,purple\nCook,Knives,green\n", "--levels"),
        ("Role,Skill,Level\nCook,Sauces,Proficient\n", "different levels in different scales"),
        ("Skill,Cook,Chef\nSauces,Basic,Expert\nKnives,Novice,Proficient\n", "different levels in different scales"),
        ("Skill,Cook,Chef\nSauces,Basic,Good\nKnives,Good,Strong\n", "--levels"),
        ("Stellung,Was,Wie gut\nCook,Sauces,3\n", "for a list --column skill=HEADER"),
    ],
)
def test_what_is_unclear_is_asked_by_naming_the_option(table: str, option: str) -> None:
    with pytest.raises(UsageError, match=option):
        ladder(table)


def test_the_options_that_are_named_help() -> None:
    assert levels(ladder("Skill,Cook\nSauces,x\n", mark=2)) == {"Cook": {"sauces": 2}}
    assert levels(ladder(",Cook,Chef\nSauces,3,4\n", rows="skills")) == {"Cook": {"sauces": 3}, "Chef": {"sauces": 4}}
    assert levels(ladder("x/y,Sauces,Knives\nCook,3,4\n", rows="roles")) == {"Cook": {"sauces": 3, "knives": 4}}
    assert levels(ladder("Skill,Level\nSauces,4\n", role="Cook")) == {"Cook": {"sauces": 4}}
    told = {"role": "Stellung", "skill": "Was", "level": "Wie gut"}
    assert levels(ladder("Stellung,Was,Wie gut\nCook,Sauces,4\n", columns=told)) == {"Cook": {"sauces": 4}}
    assert levels(ladder("Role,Skill,Level\nCook,Sauces,green\n", levels=("Purple", "Green"))) == {"Cook": {"sauces": 2}}
    assert levels(ladder("Role,Skill,Level\nCook,Sauces,4\n,Knives,1\n", fill_down=True)) == {"Cook": {"sauces": 4, "knives": 1}}


def test_every_cell_that_is_left_out_is_named_with_its_place_and_why() -> None:
    imported = ladder(
        "Role,Skill,Level\nCook,Sauces,4\n,Knives,2\nCook,Menus,2-3\nCook,Wine,2.3\nCook,Fish,tbd\nCook,Sauces,3\nTotal,Sauces,9\nCook,,3\nCook,Salt,2024\n"
    )
    assert levels(imported) == {"Cook": {"sauces": 4, "menus": 2}}
    assert [(cell, text) for cell, text, _ in left_out(imported)] == [
        ("A3", ""), ("A8", "Total"), ("B9", ""), ("C5", "2.3"), ("C6", "tbd"), ("C7", "3"), ("C10", "2024"),
    ]  # fmt: skip
    assert all(why for _, _, why in left_out(imported))
    assert "--fill-down" in left_out(imported)[0][2]


def test_names_that_differ_by_signs_alone_are_two_and_it_says_so() -> None:
    imported = ladder("Role,Skill,Level\nCook,Mise en place,4\nChef,Mise-en-place,2\n")
    assert [skill.id for skill in imported.draft.skills] == ["mise-en-place", "mise-en-place-2"]
    assert any('"Mise en place" and "Mise-en-place" are read as two skills' in note for note in imported.draft.notes)


def test_a_sheet_of_sentences_gives_each_level_its_words_and_its_name() -> None:
    more = {
        "xl/worksheets/sheet1.xml": TOP
        + row(1, "Skill", "Cook", "Chef")
        + row(2, "Sauces", "Good", "Great")
        + row(3, "Knives", "Fair", "Good")
        + END,
        "xl/workbook.xml": BOOK.replace("</sheets>", '<sheet name="Words" sheetId="2" r:id="rId2"/></sheets>'),
        "xl/_rels/workbook.xml.rels": RELATIONS.replace("</R", '<Relationship Id="rId2" Target="worksheets/sheet2.xml"/></R'),
        "xl/worksheets/sheet2.xml": TOP
        + row(1, "Competency", "Fair", "Good", "Great", "Notes")
        + row(2, "sauces", "I know what binds a sauce.", "I mend a sauce that split.", "Others learn sauces from me.")
        + row(3, "Knives", "I cut without looking for long.", "-", "I sharpen them all.")
        + END,
    }
    imported = ladder(packed("", more), "a.xlsx")
    assert levels(imported) == {"Cook": {"sauces": 2, "knives": 1}, "Chef": {"sauces": 3, "knives": 2}}
    assert names(imported) == ["Not yet", "Fair", "Good", "Great"]
    assert [dict(skill.anchors) for skill in imported.draft.skills] == [
        {1: "I know what binds a sauce.", 2: "I mend a sauce that split.", 3: "Others learn sauces from me."},
        {1: "I cut without looking for long.", 3: "I sharpen them all."},
    ]


def test_long_names_of_levels_are_no_sentences() -> None:
    table = "Skill,Cook,Chef\nSauces,1 - does it with some help,2 - does it all alone\nKnives,2 - does it all alone,2 - does it all alone\n"
    assert levels(ladder(table)) == {"Cook": {"sauces": 1, "knives": 2}, "Chef": {"sauces": 2, "knives": 2}}


def anchors(imported: Imported) -> list[dict[int, str]]:
    return [dict(skill.anchors) for skill in imported.draft.skills]


def test_a_level_that_is_explained_in_its_cell_keeps_its_name_and_its_sentence_apart() -> None:
    imported = ladder('Role,Skill,Level\nCook,Sauces,"1 - Able: does it with some help, and asks where it is new"\nCook,Knives,1 - Able\n')
    assert names(imported) == ["Not yet", "Able"]
    assert anchors(imported) == [{1: "does it with some help, and asks where it is new"}, {}]


@pytest.mark.parametrize("cell", ["{} - {}", "{} – {}", "{}: {}", "{} {}", "{}. {}", "{1} ({0})", "Level {}: {}"])
def test_words_beside_numbers_that_differ_from_cell_to_cell_are_sentences_and_no_names(cell: str) -> None:
    said = [cell.format(*one) for one in ((1, "Stirs it"), (2, "Binds it alone"), (1, "Cuts slowly"), (2, "Sharpens for others"))]
    imported = ladder("Skill,Cook,Chef\nSauces,{},{}\nKnives,{},{}\n".format(*said))
    assert names(imported) == ["Not yet", "Level 1", "Level 2"]
    assert levels(imported) == {"Cook": {"sauces": 1, "knives": 1}, "Chef": {"sauces": 2, "knives": 2}}
    assert anchors(imported) == [{1: "Stirs it", 2: "Binds it alone"}, {1: "Cuts slowly", 2: "Sharpens for others"}]
    assert any("differ from cell to cell" in note for note in imported.draft.notes)


def test_a_name_before_each_sentence_names_the_level_if_the_cells_agree_on_it() -> None:
    imported = ladder("Skill,Cook,Chef\nSauces,1 - Able: stirs it,2 - Good: binds it\nKnives,1 - Able: cuts slowly,2 - Good: sharpens\n")
    assert names(imported) == ["Not yet", "Able", "Good"]
    assert anchors(imported) == [{1: "stirs it", 2: "binds it"}, {1: "cuts slowly", 2: "sharpens"}]


def test_one_name_of_a_level_that_is_written_otherwise_is_no_sentence() -> None:
    rows = "".join(f"Skill {n},1 - Able,2 - Good\n" for n in range(4))
    imported = ladder(f"Skill,Cook,Chef\n{rows}Knives,1 - Capable,2 - Good\n")
    assert names(imported) == ["Not yet", "Able", "Good"]
    assert 'level 1 is called "able" and "capable": the first is taken' in imported.draft.notes


def test_sentences_for_numbered_levels_alone_are_rungs_unless_somebody_says_otherwise() -> None:
    table = "Skill,Level 1,Level 2\nSauces,I know what binds a sauce.,I mend a sauce that split.\n"
    assert levels(ladder(table)) == {"Level 1": {"sauces": 1}, "Level 2": {"sauces": 2}}
    with pytest.raises(UsageError, match="nothing in the file could be taken"):
        ladder(table, across="levels")


def test_each_needed_level_gets_a_first_action_and_none_on_request() -> None:
    table = b"Role,Skill,Level\nCook,Sauces,3\nCook,Knives,4\n"
    drafted = import_ladder(table, "a.csv", Options(), hours=12).draft.actions
    assert [(dict(one.raises), one.hours.low) for one in drafted] == [({"sauces": n}, 12) for n in (1, 2, 3)] + [
        ({"knives": n}, 12) for n in (1, 2, 3, 4)
    ]
    assert import_ladder(table, "a.csv", Options(), hours=0).draft.actions == ()


def test_names_that_make_the_same_id_stay_two_things() -> None:
    imported = ladder("Role,Skill,Level\nDev,C,1\nDev,C++,2\nDev,C#,3\nDev,日本語,4\nDev,中文,1\nDev,404,2\nDev,Yes,3\n")
    assert list(imported.draft.roles[0].requires) == ["c", "c-plus-plus", "c-sharp", "skill-77710a", "skill-72726d", "404", "yes"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no text"),
        (b"\n\n\n", "no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "old kind"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "a picture, and no table"),
        (b"PK\x03\x04 and no zip", "broken"),
        (b'Role,Skill,Level\nCook,"Sauces,3\n', "not a table"),
        (b"Role\n" + b"a\n" * 20_001, "larger than"),
        (b"\xff\xfe\x00", "UTF-16"),
        (b"a,b\n\x81\x8d\n", "neither UTF-8 nor"),
        (b'{"roles": 3}', "no framework"),
        (b'{"roles": ', "not JSON"),
        (b"{" * 100_000, "not JSON"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(data: bytes, what: str) -> None:
    with pytest.raises(InvalidFileError, match=what):
        ladder(data)


WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
CELLS = st.one_of(
    WORDS, st.sampled_from(["", "1", "2", "3", "4", "x", "Expert", "core", "yes", "null", "1e3", "- a", "#", "&a", "*a", "{", "'", '"'])
)


@given(roles=st.lists(CELLS, min_size=1, max_size=4), rows=st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=5))
def test_whatever_the_cells_hold_the_catalogue_is_sound(
    tmp_path_factory: pytest.TempPathFactory, roles: list[str], rows: list[list[str]]
) -> None:
    check_sound(tmp_path_factory, [["Skill", *roles], *rows, ["Writing", *("2" for _ in roles)]])


@given(rows=st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=5))
def test_whatever_the_rows_hold_the_catalogue_is_sound(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    check_sound(tmp_path_factory, [["Role", "Skill", "Level", "Track", "Next role"], *rows, ["Clerk", "Writing", "2", "", ""]])


def check_sound(factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """The table of `rows` is refused in words, or becomes a catalogue without mistakes."""
    text = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    try:
        imported = ladder(text)
    except PoCareerError:
        return
    path = factory.getbasetemp() / "drawn.yaml"
    path.write_text(single_file(imported.draft, "drawn", header_of(imported, ["drawn.csv"])), "utf-8")
    assert check_catalog(path).errors == ()


@pytest.mark.parametrize("table", ["skill,Junior,Senior\nCode,1,2\n", "name,Junior,Senior\nCode,one,two\n"])
def test_a_column_that_is_not_there_is_an_error_that_lists_the_headers(table: str) -> None:
    with pytest.raises(UsageError, match=r'^no column "bar"; the headers are \w+, Junior, Senior$'):
        ladder(table, columns={"role": "bar"})


def test_ids_of_names_in_another_script_do_not_move_when_a_row_comes_before_them() -> None:
    rows = "Разработчик,Код,1\nСтарший разработчик,代码 2,2\n"
    first, later = (ladder(f"role,skill,level\n{more}{rows}").draft for more in ("", "Аналитик,Тест 2,1\n"))
    assert [role.id for role in first.roles] == [role.id for role in later.roles[1:]]
    assert [skill.id for skill in first.skills] == [skill.id for skill in later.skills[1:]]


@pytest.mark.parametrize(
    "header",
    [
        "Bereich,Kompetenz,Entwicklung,,,Leitung\n,,Junior,Dev,Senior,Lead\n",
        "Bereich,Kompetenz,Entwicklung,Entwicklung,Entwicklung,Leitung\nBereich,Kompetenz,Junior,Dev,Senior,Lead\n",
        "Unser Modell,,,,,\n,,,,,\nBereich,Kompetenz,Entwicklung,Entwicklung,Entwicklung,Leitung\n,,Junior,Dev,Senior,Lead\n",
    ],
    ids=["labels above, gaps", "labels above, merged", "a title above"],
)
def test_roles_in_the_second_row_of_a_header_belong_to_the_groups_of_the_first(header: str) -> None:
    draft = ladder(header + "Fachlich,Code,1,2,3,2\nSozial,Reden,1,2,2,4\n").draft
    assert [(role.title, role.track) for role in draft.roles] == [
        ("Junior", "entwicklung"),
        ("Dev", "entwicklung"),
        ("Senior", "entwicklung"),
        ("Lead", "leitung"),
    ]
    assert [(skill.name, skill.category) for skill in draft.skills] == [("Code", "fachlich"), ("Reden", "sozial")]


def test_a_label_over_all_skills_is_no_column_of_skills() -> None:
    found = ladder(",,Skills,Skills,Skills\nGrade,Job title,SQL,Python,Talking\nL1,Analyst,1,2,2\nL2,Senior Analyst,3,3,2\n")
    assert levels(found) == {"Analyst": {"sql": 1, "python": 2, "talking": 2}, "Senior Analyst": {"sql": 3, "python": 3, "talking": 2}}


def test_two_rows_that_both_look_like_a_header_are_asked_about() -> None:
    table = "Skill,Engineering,Engineering,Lead\nName,Junior,Senior,Head\nCode,1,2,3\nTalk,1,2,3\n"
    with pytest.raises(UsageError, match='rows 1 and 2 both look like a header; delete the one that is not; or --column skill="Name"'):
        ladder(table)
    assert list(levels(ladder(table, columns={"skill": "Name"}))) == ["Junior", "Senior", "Head"]


def test_a_legend_beside_or_below_a_matrix_is_no_part_of_it() -> None:
    found = ladder("Skill,Dev,Senior,,,2 = does\nCode,1,2,,,3 = leads\nTalk,1,3,,,\n,,,,,\nLegend,,,,,\n1,learns,,,,\n3,leads,,,,\n")
    assert levels(found) == {"Dev": {"code": 1, "talk": 1}, "Senior": {"code": 2, "talk": 3}}
    assert left_out(found) == [
        ("F1", "2 = does", "the column is not read"),
        ("row 5", "", "a legend begins here, and what follows is not read"),
    ]


def test_roles_behind_an_empty_column_are_roles() -> None:
    assert list(levels(ladder("Skill,Dev,Senior,,Lead\nCode,1,2,,3\nTalk,1,3,,2\n"))) == ["Dev", "Senior", "Lead"]


@pytest.mark.parametrize("header", ["Skill,Beginner,Expert", ",Beginner,Expert"])
def test_sentences_alone_are_asked_for_the_roles_that_go_with_them(header: str) -> None:
    table = header + "\nDelivery,Ships small changes with help.,Ships features all alone.\n"
    with pytest.raises(UsageError, match="no role asks for any\nneeded beside it, on another sheet: which role asks"):
        ladder(table)
    assert levels(ladder(table, across="rungs")) == {"Beginner": {"delivery": 1}, "Expert": {"delivery": 2}}


@pytest.mark.parametrize("value", ["5", '"Cook"', '{"Cook": "Chef"}', "true"])
def test_transitions_of_a_framework_that_are_not_a_list_are_refused_with_their_line(value: str) -> None:
    text = '{"roles": {"Kitchen": {"Cook": {"Sauces": 3}}},\n"next": ' + value + "}"
    with pytest.raises(InvalidFileError, match=r'ladder.json:2:1: expected a list for "next", found '):
        ladder(text, "ladder.json")
