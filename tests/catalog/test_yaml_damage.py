"""What a text may do to whoever reads it: every damage is found, at its place, and nothing else happens."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.places import Node, plain
from po_career.catalog.yaml_text import DEPTH_LIMIT, read_yaml

BILLION_LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
TALL_ALIASES = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, DEPTH_LIMIT + 5))

DAMAGE = {
    "nothing at all": ("", 1, 1, "the file is empty"),
    "only a comment": ("# soon\n", 1, 1, "the file is empty"),
    "a list at the top": ("- a\n- b\n", 1, 1, "expected keys with values, found a list"),
    "a text at the top": ("\nhello\n", 2, 1, 'expected keys with values, found "hello"'),
    "an unclosed bracket": ("a: [1, 2\nb: 3\n", 2, 2, "did not find expected ',' or ']'"),
    "an unclosed quote": ('a: "text\nb: 1\n', 1, 4, "found unexpected end of stream"),
    "a tab as indentation": ("a:\n\tb: 1\n", 2, 1, "found character that cannot start any token"),
    "a colon inside a text": ("a: one: two\n", 1, 7, "mapping values are not allowed in this context"),
    "an odd indentation": ("a:\n  b: 1\n c: 2\n", 3, 2, "did not find expected key"),
    "a colon after an emoji": ("\U0001f600: x: y\n", 1, 5, "mapping values are not allowed in this context"),
    "an unknown anchor": ("a: *b\n", 1, 4, 'there is no anchor "&b" before this'),
    "an anchor inside itself": ("a: &x [*x]\n", 1, 8, '"*x" stands inside what it repeats'),
    "a key twice": ("a: 1\nb: 2\na: 3\n", 3, 1, 'the key "a" is given twice'),
    "a key twice below": ("a:\n  b: {c: 1, d: 2, c: 3}\n", 2, 19, 'the key "c" is given twice'),
    "a list as a key": ("[a, b]: 1\n", 1, 1, "a key must be a text, and this is a list"),
    "a mapping as a key": ("? {a: 1}\n: 1\n", 1, 3, "a key must be a text, and this is a mapping"),
    "a call of Python": ("a: !!python/object/apply:os.system [ls]\n", 1, 4, "the tag !!python/object/apply:os.system is not allowed"),
    "a tag of one's own": ("a: !level 3\n", 1, 4, "the tag !level is not allowed"),
    "a set": ("a: !!set {b}\n", 1, 4, "the tag !!set is not allowed"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, 1, "a second document begins here"),
    "aliases that blow up": (BILLION_LAUGHS, 6, 0, "aliases blow this file up to more than 200,000 values"),
    "aliases that pile up": (TALL_ALIASES, DEPTH_LIMIT - 1, 0, f"this is nested more than {DEPTH_LIMIT} levels deep"),
    "a merge of a text": ("a:\n  <<: b\n", 2, 7, '<< takes a mapping, and this is "b"'),
    "no number": ("a: .nan\n", 1, 4, '".nan" is not a usable number'),
    "an infinite number": ("a: -.inf\n", 1, 4, '"-.inf" is not a usable number'),
    "a number beyond all": ("a: 1.0e+999\n", 1, 4, '"1.0e+999" is not a usable number'),
    "a number of 5,000 digits": ("a: " + "9" * 5000, 1, 4, f'"{"9" * 57}..." is not a usable number'),
    "a text as a number": ("a: !!int abc\n", 1, 4, '"abc" is not a usable number'),
    "a NUL": ("a: 1\nb: x\0y\n", 2, 5, "the character U+0000 is not allowed in YAML"),
    "an escape sequence": ("a: \x1b[2J\n", 1, 4, "the character U+001B is not allowed in YAML"),
    "half a character": ("a: '\ud800'\n", 1, 5, "the character U+D800 is not allowed in YAML"),
    "half a character, escaped": ('{"a": "\\ud800"}', 1, 10, "found invalid Unicode character escape code"),
    "a hundred thousand brackets": ("a: " + "[" * 100_000, 1, 3 + DEPTH_LIMIT, f"this is nested more than {DEPTH_LIMIT} levels deep"),
    "a hundred thousand mappings": ("{a: " * 100_000, 1, 4 * DEPTH_LIMIT - 2, f"this is nested more than {DEPTH_LIMIT} levels deep"),
    "a hundred thousand dashes": ("a:\n" + "- " * 100_000, 2, 2 * DEPTH_LIMIT - 1, f"this is nested more than {DEPTH_LIMIT} levels deep"),
    "YAML of another age": ("%YAML 3.0\n---\na: 1\n", 1, 1, "found incompatible YAML document"),
    "an anchor twice": ("a: &x 1\nb: &x 2\nc: *y\n", 3, 4, 'there is no anchor "&y" before this'),
}


@pytest.mark.parametrize(("text", "line", "column", "what"), DAMAGE.values(), ids=DAMAGE)
def test_every_damage_is_reported_at_its_place(text: str, line: int, column: int, what: str) -> None:
    document = read_yaml(text, "x.yaml")
    [problem] = document.problems
    assert what in problem.what
    assert (problem.line, problem.column or 0) == (line, column or problem.column)


def test_all_keys_that_are_given_twice_are_reported_at_once() -> None:
    document = read_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n", "x.yaml")
    assert [(p.line, p.column, p.hint) for p in document.problems] == [
        (2, 1, "the first one is on line 1; keep one of them"),
        (3, 11, "the first one is on line 3; keep one of them"),
        (4, 1, "the first one is on line 1; keep one of them"),
    ]


def value_of(text: str) -> object:
    """The one value of a file that must have no problem."""
    document = read_yaml(text, "x.yaml")
    assert document.problems == ()
    assert document.root is not None
    return plain(document.root)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3", 3),
        ("-3", -3),
        ("1_000", 1000),
        ("2.50", 2.5),
        ("1e3", 1000.0),
        ("true", True),
        ("~", None),
        ("", None),
        ("2026-11-01", "2026-11-01"),
        ("'3'", "3"),
        ("!!str 3", "3"),
        ("yes", "yes"),
        ("off", "off"),
        ("1:30", "1:30"),
        ("010", "010"),
        ("=", "="),
        ("é\U0001f600", "é\U0001f600"),
    ],
)
def test_a_value_that_yaml_1_1_and_1_2_read_differently_stays_a_text(written: str, value: object) -> None:
    assert value_of(f"key: {written}\n") == {"key": value}


def test_keys_are_texts_as_they_are_written() -> None:
    assert value_of("on: 1\n3: 2\nnull: 3\n2026-01-01: 4\n") == {"on": 1, "3": 2, "null": 3, "2026-01-01": 4}


def test_a_merge_key_fills_what_the_mapping_does_not_say_itself() -> None:
    assert value_of("a: &a {x: 1, y: 2}\nb: {y: 3, <<: *a}\nc: {<<: [*a, {z: 4}]}\n") == {
        "a": {"x": 1, "y": 2},
        "b": {"x": 1, "y": 3},
        "c": {"x": 1, "y": 2, "z": 4},
    }


def test_json_with_tabs_and_escaped_emoji_is_read() -> None:
    text = json.dumps({"a": ["\U0001f600", "\\ud83d\\ude00", 1e16]}, indent="\t")
    assert value_of(text) == json.loads(text)


def test_an_alias_stands_for_the_same_value_again() -> None:
    assert value_of("a: &x {b: 1}\nc: [*x, *x]\n") == {"a": {"b": 1}, "c": [{"b": 1}, {"b": 1}]}


def test_columns_count_characters_not_bytes() -> None:
    root = read_yaml("é: {\U0001f600: [x, yy]}\n", "x.yaml").root
    assert root is not None
    inner: Node = root.value["é"].value["\U0001f600"]
    assert [(node.mark.line, node.mark.column, node.mark.length) for node in inner.value] == [(1, 9, 1), (1, 12, 2)]


def test_a_place_that_the_file_does_not_have_is_the_nearest_one_that_it_has() -> None:
    document = read_yaml("a:\n  b: 3\n", "x.yaml")
    assert [(p.line, p.column) for p in (document.problem(("a", "b", 0, "level"), "x"), document.problem(("a", "c"), "x"))] == [
        (2, 6),
        (2, 3),
    ]


@given(st.text() | st.text(alphabet="ab:-[]{}&*!|>'\"#%@`?,<~.\n\t 01_xe") | st.binary().map(lambda data: data.decode("latin-1")))
def test_no_text_whatever_does_more_than_be_refused(text: str) -> None:
    document = read_yaml(text, "x.yaml")
    assert (document.root is None) <= bool(document.problems)
    for problem in document.problems:
        assert problem.line >= 1
        assert problem.column >= 1


CHARACTERS = st.characters(exclude_categories=["Cs"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(CHARACTERS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(CHARACTERS, max_size=80), inner, max_size=4),
)
"""Keys stay below the 1,024 characters, escapes counted, that YAML allows."""


@given(JSON)
def test_any_json_reads_as_itself(value: object) -> None:
    assert value_of(json.dumps({"value": value})) == {"value": value}
