"""The people of a team in one file: what is wrong with one of them keeps nobody else out."""

import pytest

from po_career.catalog.load import load_catalog
from po_career.intake.team_file import People, people_of

CATALOG = load_catalog()


def read(text: str | bytes) -> People:
    return people_of(text.encode() if isinstance(text, str) else text, "people", CATALOG)


def mistakes(found: People) -> list[tuple[int, int, str]]:
    """Line, column and words of the first mistake of each person who cannot be read."""
    errors = [one.error for one in found.read if one.error is not None]
    return [(error.problems[0].line, error.problems[0].column, error.problems[0].what) for error in errors]


def names(found: People) -> list[str]:
    return [one.member.name for one in found.read if one.member is not None]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_no_text_leaves_out_its_line_alone(mark: bytes) -> None:
    found = read(mark + b'{"name": "Ann"}\n{"name": "Ren\xe9"}\n{"name": "Cy"}\n')
    assert names(found) == ["Ann", "Cy"]
    assert mistakes(found) == [(2, 14, "the byte 0xe9 is not UTF-8 text")]


def test_a_key_that_is_given_twice_is_a_mistake() -> None:
    found = read('{"name": "Ann", "role": "po", "role": "senior-po"}\n{"name": "Ben"}\n')
    assert (names(found), mistakes(found)) == (["Ben"], [(1, 1, 'the key "role" is given twice')])


@pytest.mark.parametrize(
    ("line", "mistake"),
    [
        ('{"role": po}', (1, 10, "the line is not JSON: expected a value")),
        ('{"id": true}', (1, 1, "id: expected a text or a number, found true or false")),
        ('{"counts": {"a-secret": 1, "a-secret": 2}}', (1, 1, "a key inside one of the answers is given twice")),
        ("{" * 100_000, (1, 2, "the line is not JSON: expected a key in double quotes")),
    ],
    ids=lambda one: repr(one)[:30],
)
def test_what_is_wrong_with_a_line_is_said_as_cohort_says_it(line: str, mistake: tuple[int, int, str]) -> None:
    assert mistakes(read(line)) == [mistake]


def test_an_id_may_be_any_number() -> None:
    assert names(read('{"id": 7.5}')) == ["7.5"]


def test_of_two_columns_for_a_skill_the_first_counts() -> None:
    found = read("name,communication,Communication\nAnn,3,1\n")
    assert [one.member.profile.ratings["communication"][0].level for one in found.read if one.member] == [3]
    assert found.notes == ['given before by another column, and left out: "Communication"']


def test_a_row_with_more_cells_than_columns_is_a_mistake() -> None:
    found = read("name,role,communication\nAnn,po,3,4\nBen,po,2,\n")
    assert names(found) == ["Ben"]
    assert mistakes(found) == [(2, 4, "the row has more cells than the first row, which has 3")]


def test_a_role_that_the_catalogue_lacks_is_told_by_its_name() -> None:
    found = read('{"name": "Tom", "role": "Underwater basket weaver"}\n')
    assert [one.member.role_unknown for one in found.read if one.member] == [True]
    assert found.read[0].notes == ['unknown role "Underwater basket weaver"; po-career roles lists those of the catalogue']


def test_one_profile_may_be_laid_out_over_lines_and_keeps_the_places_of_its_mistakes() -> None:
    assert names(read('{\n  "role": "po",\n  "hours_per_week": 4\n}\n')) == ["people"]
    assert names(read('{"name": "Ann",\n "role": "po"}\n')) == ["Ann"]
    found = read('{\n  "role": "po",\n  "hours_per_week": 99\n}\n')
    assert mistakes(found) == [(3, 21, "hours_per_week: expected at most 60, found 99")]


def test_a_name_of_blanks_is_none() -> None:
    assert names(read('{"id": 7, "name": "  "}\n{"name": ""}\n')) == ["7", "line 2"]


def test_the_table_that_a_team_is_written_as_is_read_without_a_word() -> None:
    header = "Number,Name,Role,Skills rated,Short of first,Have,Need,Toward,Look again,Communication,Scrum\n"
    found = read(f"{header}1,Ann,Product Owner,1,Communication,2,3,Senior Product Owner,2027-01-31,2,n/a\n")
    assert (names(found), found.notes) == (["Ann"], [])
    member = found.read[0].member
    assert member is not None
    assert (set(member.profile.ratings), member.profile.not_applicable) == ({"communication"}, ("scrum-framework",))
