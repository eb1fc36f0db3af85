"""Mistakes in a catalogue: all at once, each with its place and what to do."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_catalog import ACTIONS, FILES, SKILLS, STAGES, check, places, write

from po_career.catalog.load import check_catalog, load_catalog
from po_career.errors import FileAccessError, InvalidFileError, Problem
from po_career.render.problems import problems_text

ROLES = "schema: po-career/stages/1\nroles:\n"
ONE_ROLE = ROLES + "  - {id: junior, title: Junior, requires: {talk: 1}}\n"
TALK = "schema: po-career/skills/1\nskills:\n  - {id: talk, name: Talking}\n"


def action(keys: str) -> str:
    """An actions.yaml with one action, whose last keys are `keys` and begin in column 55."""
    return "schema: po-career/actions/1\nactions:\n  - {id: read, title: Read, kind: reading, hours: 6, " + keys + "}\n"


STAGES_DAMAGE = {
    "unknown top-level key": (STAGES + "skill: []\n", 7, 1, 'unknown key "skill"'),
    "key of another file": (STAGES + "trends: []\n", 7, 1, 'unknown key "trends"'),
    "no roles": ("schema: po-career/stages/1\n", 1, 1, 'the key "roles" is missing'),
    "roles without a value": ("schema: po-career/stages/1\nroles:\n", 1, 1, 'the key "roles" is missing'),
    "roles by id": (ROLES + "  junior: {title: Junior}\n", 3, 3, "roles: expected a list, found a mapping"),
    "a role that is a text": (ROLES + "  - junior\n", 3, 5, 'roles: expected keys with values, found "junior"'),
    "a role without a title": (ROLES + "  - {id: junior, requires: {}}\n", 3, 5, 'the key "title" is missing'),
    "a misspelt key": (ROLES + "  - {id: junior, title: J, requires: {}, aliasses: [x]}\n", 3, 42, 'unknown key "aliasses"'),
    "a level in quotes": (
        ROLES + '  - {id: j, title: J, requires: {talk: {level: "3"}}}\n',
        3,
        48,
        'level: expected a whole number, found "3"',
    ),
    "a level that is true": (ROLES + "  - {id: j, title: J, requires: {talk: true}}\n", 3, 40, "talk: expected a level, found true"),
    "half a level": (ROLES + "  - {id: j, title: J, requires: {talk: 1.5}}\n", 3, 40, "talk: expected a whole number, found 1.5"),
    "a level below zero": (ROLES + "  - {id: j, title: J, requires: {talk: -1}}\n", 3, 40, "talk: expected 0 or more, found -1"),
    "a level beyond the scale": (ROLES + "  - {id: j, title: J, requires: {talk: 5}}\n", 3, 40, "level 5 is beyond the scale 0 to 4"),
    "a title that is a number": (ROLES + "  - {id: j, title: 5, requires: {}}\n", 3, 20, "title: expected a text, found 5"),
    "an importance of one's own": (
        ROLES + "  - {id: j, title: J, requires: {talk: {level: 1, importance: vital}}}\n",
        3,
        63,
        'importance: expected core, important or useful, found "vital"',
    ),
    "an unknown skill": (ROLES + "  - {id: j, title: J, requires: {tlak: 1}}\n", 3, 34, 'unknown skill "tlak"'),
    "an unknown track": (ONE_ROLE + "  - {id: j, title: J, requires: {}, track: x}\n", 4, 44, 'unknown track "x"'),
    "an id with capitals": (
        ROLES + "  - {id: Big Boss, title: B, requires: {}}\n",
        3,
        10,
        '"Big Boss" is not an id: use lower-case letters, digits and single hyphens',
    ),
    "an id twice": (ONE_ROLE + "  - {id: junior, title: J, requires: {}}\n", 4, 10, 'two roles have the id "junior"'),
    "a transition to nowhere": (ONE_ROLE + "transitions: [{from: junior, to: boss, kind: leap}]\n", 4, 34, 'unknown role "boss"'),
    "a transition to itself": (
        ONE_ROLE + "transitions: [{from: junior, to: junior, kind: leap}]\n",
        4,
        34,
        'a transition leads from "junior" to itself',
    ),
    "a transition twice": (
        STAGES + "  - {from: junior, to: senior, kind: leap}\n",
        7,
        5,
        'the transition from "junior" to "senior" is given twice',
    ),
    "months upside down": (
        STAGES.replace("months: 12", "months: {low: 9, high: 3}"),
        6,
        63,
        "months: low 9 is above high 3",
    ),
    "months in words": (
        STAGES.replace("months: 12", "months: a year"),
        6,
        57,
        'months: expected a number, or low and high, found "a year"',
    ),
    "another kind of file": (
        STAGES.replace("stages/1", "skills/1"),
        1,
        9,
        'expected schema: po-career/stages/1, found "po-career/skills/1"',
    ),
    "a file of the future": (
        STAGES.replace("stages/1", "stages/2"),
        1,
        9,
        'expected schema: po-career/stages/1, found "po-career/stages/2"',
    ),
    "a removal from nothing": (
        STAGES + "remove: {roles: [boss]}\n",
        7,
        18,
        'cannot remove the role "boss": the catalogue that this one extends has none',
    ),
    "a base that is not there": (STAGES + "extends: ./base\n", 7, 10, "there is no such file"),
    "a rule that is unknown": (STAGES + "rules: {at_onec: 2}\n", 7, 9, 'unknown key "at_onec"'),
    "a rule out of range": (STAGES + "rules: {at_once: 0}\n", 7, 18, "at_once: expected 1 or more, found 0"),
    "verdicts upside down": (
        STAGES + "rules:\n  verdicts:\n    - {verdict: a stretch, readiness: 0.4, core_missing: 0.5}\n"
        "    - {verdict: ready, readiness: 0.9, core_missing: 0}\n",
        10,
        7,
        '"ready" asks more than "a stretch" before it: verdicts stand best first',
    ),
    "chances that leave something out": (
        STAGES + "rules:\n  rating_error: {-1: 0.4, 0: 0.4}\n",
        8,
        3,
        "the chances of rating_error add up to 0.8: they must add up to 1",
    ),
    "chances of more than everything": (
        STAGES + "rules: {rating_error: {0: 0.9, 1: 0.9}}\n",
        7,
        9,
        "the chances of rating_error add up to 1.8: they must add up to 1",
    ),
    "no chances at all": (STAGES + "rules: {rating_error: {}}\n", 7, 9, "the chances of rating_error add up to 0: they must add up to 1"),
    "a negative chance": (STAGES + "rules: {rating_error: {-1: -0.2, 0: 1}}\n", 7, 28, "-1: expected 0 or more, found -0.2"),
    "quiet days that are none": (
        STAGES + "rules: {quiet_days: [05-01, 02-30]}\n",
        7,
        29,
        '"02-30" is not a day of the year, or two',
    ),
    "quiet days without an end": (
        STAGES + "rules: {quiet_days: [12-24..]}\n",
        7,
        22,
        '"12-24.." is not a day of the year, or two',
    ),
    "a quiet day as one would speak it": (
        STAGES + "rules: {quiet_days: [1 May]}\n",
        7,
        22,
        '"1 May" is not a day of the year, or two',
    ),
    "a successor that is unknown": (ONE_ROLE + "  - {id: old, replaced_by: juniro}\n", 4, 28, 'unknown role "juniro"'),
    "broken syntax": (ROLES + "  - {id: junior\n", 3, 5, "did not find expected ',' or '}'"),
}
SKILLS_DAMAGE = {
    "no skills": ("schema: po-career/skills/1\n", 1, 1, 'the key "skills" is missing'),
    "an unknown category": (TALK + "  - {id: price, name: P, category: x}\n", 4, 36, 'unknown category "x"'),
    "an anchor beyond the scale": (
        SKILLS + "  - {id: sing, name: S, anchors: {1: x, 7: y}}\n",
        5,
        41,
        "level 7 is beyond the scale 0 to 4",
    ),
    "an anchor for no level": (
        SKILLS + "  - {id: sing, name: S, anchors: {high: x}}\n",
        5,
        35,
        'anchors: expected a level, found "high"',
    ),
    "an anchor with a zero before it": (SKILLS + "  - {id: sing, name: S, anchors: {1: x, 01: y}}\n", 5, 41, '"01" is not a plain level'),
    "a scale with a hole": (
        SKILLS + "scale: {levels: [{level: 0, name: No}, {level: 2, name: Yes}, {level: 3, name: Ace}]}\n",
        5,
        48,
        "the levels of a scale are 0, 1, 2 and so on: expected 1, found 2",
    ),
    "a scale of one level": (SKILLS + "scale: {levels: [{level: 0, name: No}]}\n", 5, 17, "levels: expected 2 items or more"),
    "a trend about nothing": (SKILLS + "trends: [{id: ai, title: AI, skills: [tlak]}]\n", 5, 39, 'unknown skill "tlak"'),
    "a basis of one's own": (
        SKILLS + "  - {id: sing, name: S, basis: rumour}\n",
        5,
        32,
        'basis: expected article, source or judgement, found "rumour"',
    ),
    "an empty alias": (SKILLS + "  - {id: sing, name: S, aliases: ['']}\n", 5, 35, 'aliases: expected a text, found ""'),
}
ACTIONS_DAMAGE = {
    "a slot that nothing fills": (
        'schema: po-career/actions/1\nactions: []\nkits:\n  - {id: k, title: Back, for: step-back, say: [{words: "May I be {title}?"}]}\n',
        4,
        56,
        '"{title}" stands for nothing',
    ),
    "no hours": (action("raises: {talk: 1}").replace("hours: 6, ", ""), 3, 5, 'the key "hours" is missing'),
    "hours below zero": (action("raises: {talk: 1}").replace("6", "-6"), 3, 51, "hours: expected 0 or more, found -6"),
    "a raise to 0": (action("raises: {talk: 0}"), 3, 69, "talk: expected 1 or more, found 0"),
    "a raise beyond the scale": (action("raises: {talk: 9}"), 3, 69, "level 9 is beyond the scale 0 to 4"),
    "a raise of nothing known": (action("raises: {tlak: 1}"), 3, 63, 'unknown skill "tlak"'),
    "an action before itself": (action("raises: {}, requires: {actions: [read]}"), 3, 87, "these actions require each other: read -> read"),
    "an action for no role": (action("raises: {}, requires: {role: boss}"), 3, 83, 'unknown role "boss"'),
    "a skill needed too high": (action("raises: {}, requires: {skills: {talk: 5}}"), 3, 92, "level 5 is beyond the scale 0 to 4"),
    "a price without a number": (action("raises: {}, cost: {amount: much}"), 3, 81, 'amount: expected a number, found "much"'),
    "a source that is not described": (action("raises: {}, sources: x, when: 1"), 3, 78, 'unknown key "when"'),
}


@pytest.mark.parametrize(("text", "line", "column", "what"), STAGES_DAMAGE.values(), ids=STAGES_DAMAGE)
def test_every_mistake_in_stages_is_reported_at_its_place(tmp_path: Path, text: str, line: int, column: int, what: str) -> None:
    is_reported(check(tmp_path, stages=text, actions="actions: []\n").errors, "stages.yaml", line, column, what)


@pytest.mark.parametrize(("text", "line", "column", "what"), SKILLS_DAMAGE.values(), ids=SKILLS_DAMAGE)
def test_every_mistake_in_skills_is_reported_at_its_place(tmp_path: Path, text: str, line: int, column: int, what: str) -> None:
    is_reported(check(tmp_path, skills=text, stages=ONE_ROLE, actions="actions: []\n").errors, "skills.yaml", line, column, what)


@pytest.mark.parametrize(("text", "line", "column", "what"), ACTIONS_DAMAGE.values(), ids=ACTIONS_DAMAGE)
def test_every_mistake_in_actions_is_reported_at_its_place(tmp_path: Path, text: str, line: int, column: int, what: str) -> None:
    is_reported(check(tmp_path, actions=text).errors, "actions.yaml", line, column, what)


def is_reported(errors: tuple[Problem, ...], file: str, line: int, column: int, what: str) -> None:
    """Exactly one error, in this place, with these words in it."""
    [(in_file, at_line, at_column, words)] = places(errors)
    assert (in_file, at_line, at_column) == (file, line, column), words
    assert what in words


def test_the_small_catalogue_of_these_tests_is_sound(tmp_path: Path) -> None:
    assert check(tmp_path).errors == ()


def test_mistakes_in_three_files_are_reported_together(tmp_path: Path) -> None:
    found = check(
        tmp_path,
        stages=STAGES.replace("talk: 1", "tlak: 1").replace("title: Senior, ", ""),
        skills=SKILLS + "  - {id: talk, name: Again}\n",
        actions="schema: po-career/actions/1\nactions: [\n",
    )
    assert found.catalog is None
    assert [(file, line) for file, line, _, _ in places(found.errors)] == [
        ("actions.yaml", 3),
        ("skills.yaml", 5),
        ("stages.yaml", 3),
        ("stages.yaml", 4),
    ]


def test_a_broken_skill_is_not_also_an_unknown_one(tmp_path: Path) -> None:
    found = check(tmp_path, skills=SKILLS.replace("name: Talking", "nmae: Talking"))
    assert {what for _, _, _, what in places(found.errors)} == {'unknown key "nmae"', 'the key "name" is missing'}


def test_an_unreadable_skills_file_does_not_make_every_skill_unknown(tmp_path: Path) -> None:
    found = check(tmp_path, skills="skills: {\n")
    assert [file for file, *_ in places(found.errors)] == ["skills.yaml"]


def test_a_misspelt_id_comes_with_the_nearest_one(tmp_path: Path) -> None:
    [problem] = check(tmp_path, actions=ACTIONS.replace("price: 1", "prices: 1")).errors
    assert (problem.what, problem.hint) == ('unknown skill "prices"', 'did you mean "price"?')


def test_a_replaced_id_comes_with_its_successor(tmp_path: Path) -> None:
    [problem] = check(tmp_path, skills=SKILLS + "  - {id: chat, replaced_by: talk}\n", actions=ACTIONS.replace("talk: 2", "chat: 2")).errors
    assert (problem.what, problem.hint) == ('unknown skill "chat"', 'it is now "talk"')


def test_a_cycle_of_prerequisites_is_named_from_end_to_end(tmp_path: Path) -> None:
    circle = ACTIONS.replace("raises: {talk: 1, price: 1}", "raises: {talk: 1}, requires: {actions: [speak]}")
    [problem] = check(tmp_path, actions=circle).errors
    assert problem.what in (
        "these actions require each other: read -> speak -> read",
        "these actions require each other: speak -> read -> speak",
    )


def test_a_chain_of_three_thousand_prerequisites_is_no_cycle(tmp_path: Path) -> None:
    chain = "".join(
        f"  - {{id: a{n}, title: A, kind: course, hours: 1, raises: {{}}, requires: {{actions: [a{n + 1}]}}}}\n" for n in range(3000)
    )
    last = "  - {id: a3000, title: A, kind: course, hours: 1, raises: {talk: 2}}\n"
    assert check(tmp_path, actions="actions:\n" + chain + last).errors == ()


def test_money_in_two_currencies_does_not_add_up(tmp_path: Path) -> None:
    first, second = "cost: {amount: 5, currency: EUR}", "cost: {amount: 5, currency: USD}"
    priced = ACTIONS.replace("hours: 6", f"hours: 6, {first}").replace("kind: practice", f"kind: practice, {second}")
    [(_, line, _, what)] = places(check(tmp_path, actions=priced).errors)
    assert (line, what) == (4, "this action costs USD, and others cost EUR")


def test_a_cost_of_nothing_needs_no_currency(tmp_path: Path) -> None:
    assert check(tmp_path, actions=ACTIONS.replace("hours: 6", "hours: 6, cost: {amount: 0}")).errors == ()


def test_a_folder_without_stages_says_what_a_catalogue_is(tmp_path: Path) -> None:
    with pytest.raises(InvalidFileError, match=r"stages.yaml:1:1: there is no such file; a catalogue is a folder with"):
        check_catalog(tmp_path)


def test_a_folder_without_skills_is_an_error_and_not_one_for_every_skill(tmp_path: Path) -> None:
    found = check_catalog(write(tmp_path, {"stages.yaml": STAGES}))
    assert places(found.errors) == [("skills.yaml", 1, 1, "there is no such file")]


def test_a_path_that_leads_nowhere_is_no_invalid_file(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="there is no such file"):
        load_catalog(tmp_path / "ladder")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"roles:\n  - \xff\n", "the byte 0xff is not UTF-8 text"),
        ("roles: []".encode("utf-16"), "the file is UTF-16 text, and UTF-8 is needed"),
        (b"#" * 64_000_001, "the file is larger than 64 MB"),
    ],
)
def test_bytes_that_are_no_text_are_reported_among_the_others(tmp_path: Path, data: bytes, what: str) -> None:
    write(tmp_path, {**FILES, "actions.yaml": "actions: {}\n"})
    (tmp_path / "stages.yaml").write_bytes(data)
    found = check_catalog(tmp_path).errors
    assert {(file, words) for file, _, _, words in places(found)} == {
        ("stages.yaml", what),
        ("actions.yaml", "actions: expected a list, found a mapping"),
    }


def test_a_catalogue_may_be_larger_than_any_other_file(tmp_path: Path) -> None:
    assert check(tmp_path, stages=STAGES + "# more\n" * 4_000_000).errors == ()


def test_a_line_of_megabytes_is_shown_in_part(tmp_path: Path) -> None:
    found = check(tmp_path, stages=STAGES.replace("talk: 1", "tlak: 1 " + " " * 3_000_000)).errors
    assert len(problems_text(found)) < 1_000


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert check(tmp_path, stages="\ufeff" + STAGES).errors == ()


def test_loading_raises_with_every_mistake_in_the_order_of_places(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "stages.yaml": STAGES.replace("talk: 1", "tlak: 1").replace("price: 1", "prize: 1")})
    with pytest.raises(InvalidFileError) as raised:
        load_catalog(tmp_path)
    assert [(p.line, p.what) for p in raised.value.problems] == [(3, 'unknown skill "tlak"'), (4, 'unknown skill "prize"')]


SCRAP = st.sampled_from(
    [
        "roles",
        "skills",
        "id",
        "title",
        "requires",
        "level",
        "from",
        "to",
        "remove",
        "extends",
        "built-in",
        "a",
        "replaced_by",
        "scale",
        "levels",
    ]
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | SCRAP,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCRAP | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(SCRAP, JUNK, max_size=5))
def test_no_catalogue_whatever_does_more_than_be_refused(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("junk") / "x.yaml"
    file.write_text(json.dumps(values), encoding="utf-8")
    found = check_catalog(file)
    assert (found.catalog is None) == bool(found.errors)


@pytest.mark.parametrize("chances", ["{-1: 0.33, 0: 0.33, 1: 0.33}", "{0: 1}", "{-1: 0.335, 0: 0.34, 1: 0.335}"])
def test_chances_that_add_up_to_1_but_for_rounding_are_no_mistake(tmp_path: Path, chances: str) -> None:
    write(tmp_path, {**FILES, "stages.yaml": STAGES + f"rules: {{rating_error: {chances}}}\n"})  # 0.99, 1 and 1.01
    assert check_catalog(tmp_path).errors == ()
