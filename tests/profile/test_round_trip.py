"""A text that is changed stays as a person wrote it: order, comments, quotes, indentation, line ends."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.places import plain
from po_career.catalog.yaml_text import read_yaml
from po_career.profile.model import Profile
from po_career.profile.profile_yaml import OWNED, profile_data
from po_career.profile.round_trip import changed_text, new_text


def said(text: str) -> dict[str, Any]:
    document = read_yaml(text, "me.yaml")
    assert document.problems == ()
    assert document.root is not None
    found: dict[str, Any] = plain(document.root)
    return found


def changed(text: str, data: dict[str, Any]) -> str:
    return changed_text(text, read_yaml(text, "me.yaml"), data, OWNED, {})


HAND_MADE = """\
# mine, and nobody else's

---
# who I am
role: "product-owner"   # since spring

# as agreed with Kim
hours_per_week: 4.50
budget: ~
ratings:
   # honest ones
   communication: 2  # in June
   # a block
   pricing:
      level: 2
      # inside
      on: 2026-01-01

   road: {level: 1, by: 'self'}  # beside
   two:
   - {level: 2}
   # between
   - level: 3   # deep
   # below two

# above history
history:
- {on: 2026-01-01, done: 'x'}   # the first day
# above done
done: [a, b] # two of them
# the end
"""


def test_a_text_that_need_not_change_does_not() -> None:
    assert changed(HAND_MADE, said(HAND_MADE)) == HAND_MADE


def test_only_what_changed_is_written_anew() -> None:
    data = said(HAND_MADE)
    data["ratings"]["pricing"]["level"] = 3
    data["ratings"]["talk"] = {"level": 1, "evidence": "a: b # c"}
    data["history"].append({"on": "2026-02-02", "done": "y"})
    data |= {"done": ["b", "c"], "target": "lead"}
    text = changed(HAND_MADE, data)
    assert said(text) == data
    before, after = HAND_MADE.splitlines(), text.splitlines()
    assert [line for line in before if line not in after] == [
        "      level: 2",
        "done: [a, b] # two of them",
    ]
    assert [line for line in after if line not in before] == [
        "target: lead",
        "      level: 3",
        "   talk: {level: 1, evidence: 'a: b # c'}",
        "- {on: 2026-02-02, done: y}",
        "done: [b, c] # two of them",
    ]


def test_a_comment_above_the_next_key_stays_there() -> None:
    text = "ratings:\n  talk: 2\n\n# about time\nhours_per_week: 4\n"
    assert changed(text, {"ratings": {"talk": 2, "plan": 1}, "hours_per_week": 4}) == (
        "ratings:\n  talk: 2\n  plan: 1\n\n# about time\nhours_per_week: 4\n"
    )
    assert changed(text, {"hours_per_week": 4}) == "\n# about time\nhours_per_week: 4\n"


def test_a_skill_with_an_empty_list_of_ratings_is_written_as_it_was_read() -> None:
    assert profile_data(Profile(ratings={"talk": ()}))["ratings"] == {"talk": []}


def test_a_block_at_the_end_of_a_file_keeps_its_comments() -> None:
    text = "# mine\nrole: a # now\nratings:\n  talk:\n    level: 3 # sure\n    evidence: |\n      I did it"
    after = changed(text, {**said(text), "hours_per_week": 4})
    assert all(comment in after for comment in ("# mine", "# now", "# sure"))
    assert said(after)["ratings"]["talk"]["evidence"].strip() == "I did it"


def test_two_keys_behind_a_dash_go_at_once() -> None:
    text = "# mine\nratings:\n  talk:\n    - evidence: a\n      usually: b\n      level: 3 # sure\n    - {level: 2, by: other}\n"
    data = {"ratings": {"talk": [{"level": 3}, {"level": 2, "by": "other"}]}}
    assert changed(text, data) == "# mine\nratings:\n  talk:\n    - level: 3 # sure\n    - {level: 2, by: other}\n"


def test_a_json_text_stays_json() -> None:
    data = {"role": "product-owner", "hours_per_week": 2, "ratings": {"talk": 1}}
    text = changed(json.dumps(data), data | {"hours_per_week": 3, "target": "2026-01-01"})
    assert json.loads(text) == data | {"hours_per_week": 3, "target": "2026-01-01"}


def test_line_ends_of_another_system_stay() -> None:
    text = "role: a\r\n# mine\r\nhours_per_week: 4\r\n"
    assert changed(text, {"role": "b", "hours_per_week": 4}) == "role: b\r\n# mine\r\nhours_per_week: 4\r\n"


def test_what_is_in_braces_over_several_lines_stays_with_its_comments() -> None:
    text = "interests: [\n  a, # one\n  b # two\n  # three\n]\nhistory:\n  - {on: 2026-01-01,   # old\n     done: x}\n# end\n"
    data = said(text)
    assert changed(text, {"role": "a"} | data | {"history": [{"on": "2025-01-01", "done": "y"}, *data["history"]]}) == (
        "role: a\n"
        "interests: [\n  a, # one\n  b # two\n  # three\n]\n"
        "history:\n  - {on: 2025-01-01, done: y}\n  - {on: 2026-01-01,   # old\n     done: x}\n# end\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[\n  cert-a, # March\n  read-b # June\n  ]", "[\n  cert-a, # March\n  read-b, # June\n  do-c,\n  do-d\n  ]"),
        ("[\n  cert-a,\n  read-b, # June\n]", "[\n  cert-a,\n  read-b, # June\n  do-c,\n  do-d\n]"),
        ("[cert-a, # March\n  read-b]", "[cert-a, # March\n  read-b, do-c, do-d]"),
        ("[cert-a, # March\n  read-b,]", "[cert-a, # March\n  read-b, do-c, do-d]"),
    ],
)
def test_a_list_over_several_lines_grows_at_its_end(before: str, after: str) -> None:
    text = f"# mine\ndone: {before} # all of them\n"
    assert changed(text, {"done": ["cert-a", "read-b", "do-c", "do-d"]}) == f"# mine\ndone: {after} # all of them\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[\n  cert-a, # March\n  # then\n  read-b # June\n]", "[\n  cert-a, # March\n  # then\n]"),
        ("[\n  read-b, # June\n  # then\n  cert-a # March\n]", "[\n  # then\n  cert-a # March\n]"),
        ("[cert-a, read-b, read-c]", "[cert-a]"),
        ("[read-b, 'cert-a']", "['cert-a']"),
    ],
)
def test_an_item_in_brackets_goes_with_the_comment_beside_it_alone(before: str, after: str) -> None:
    assert changed(f"done: {before} # all\n", {"done": ["cert-a"]}) == f"done: {after} # all\n"


def test_what_cannot_be_changed_in_place_is_written_anew_and_says_the_same() -> None:
    text = "x: &same {a: 1}\ny: {<<: *same, b: 2}\n"
    data: dict[str, Any] = {"x": {"a": 1}, "y": {"b": 2}}
    assert said(changed(text, data)) == data


def test_a_new_text_has_one_rating_and_one_event_a_line() -> None:
    data = {
        "history": [{"on": "2026-01-01", "skill": "talk", "rating": {"level": 2, "evidence": "Yes: 'no'."}}],
        "ratings": {"talk": {"level": 2, "on": "2026-01-01"}, "plan": [{"level": 1}, {"level": 2, "by": "other"}]},
        "done": ["a", "b"],
        "role": "owner",
    }
    assert new_text(data, OWNED) == (
        "role: owner\n"
        "ratings:\n"
        "  talk: {level: 2, on: 2026-01-01}\n"
        "  plan:\n"
        "    - {level: 1}\n"
        "    - {level: 2, by: other}\n"
        "done: [a, b]\n"
        "history:\n"
        "  - {on: 2026-01-01, skill: talk, rating: {level: 2, evidence: 'Yes: ''no''.'}}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "1e5",
        "2026-01-01",
        "yes",
        "null",
        "~",
        "",
        "[a",
        "- b",
        "a: b",
        "#c",
        "@d",
        " e",
        "two\nlines",
        "\x1b[31m",
        "0x1f",
        "1_000",
        "😀",
        "é",
    ],
)
def test_every_text_comes_back_as_a_text(text: str) -> None:
    data = {"role": text, "ratings": {"talk": {"level": 2, "evidence": text}}, "done": [text]}
    assert said(new_text(data, OWNED)) == data


NL = "\n"
COMMENTS = st.lists(st.sampled_from(["", "# one", "# two: {x}", "  # three", "    # four"]), max_size=2)
BESIDE = st.sampled_from(["", "  # beside", " # b"])
LEVELS = st.sampled_from(["1", "{level: 2}", "{level: 1, on: 2026-01-01, evidence: 'a, b'}", "'3'", "[{level: 1}, {level: 2, by: other}]"])
BLOCKS = st.sampled_from(
    [
        "\n    level: 1\n    on: 2026-01-01",
        "\n    level: 2   # here\n    # inside\n    evidence: Once.",
        "\n    - {level: 1}\n    - level: 2",
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Profiles as people may write them, with comments everywhere."""
    lines: list[str] = draw(COMMENTS)
    for key in draw(st.lists(st.sampled_from(OWNED), unique=True, min_size=1)):
        lines += draw(COMMENTS)
        if key == "ratings":
            lines.append(f"ratings:{draw(BESIDE)}")
            for skill in draw(st.lists(st.sampled_from("abcd"), unique=True, min_size=1)):
                lines += [*draw(COMMENTS), f"  {skill}: {draw(LEVELS | BLOCKS)}{draw(BESIDE)}"]
        elif key == "history":
            lines.append(f"history:{draw(BESIDE)}")
            for n in range(draw(st.integers(1, 3))):
                lines += [*draw(COMMENTS), f"  - {{on: 2026-01-0{n + 1}, done: x}}{draw(BESIDE)}"]
        elif key in ("done", "interests", "left_open"):
            lines.append(
                f"{key}: [{draw(st.sampled_from(['', 'x', 'x, y', NL + '  x, # in' + NL + '  # inside' + NL + '  y' + NL]))}]{draw(BESIDE)}"
            )
        else:
            lines.append(f"{key}: {draw(st.sampled_from(['a', '1', '4.50', '', '~']))}{draw(BESIDE)}")
    return "\n".join([*lines, *draw(COMMENTS), ""])


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text, and what it is to say instead."""
    text = draw(texts())
    data = said(text)
    for key in draw(st.lists(st.sampled_from(list(data)), unique=True)):
        value = data[key]
        if key == "ratings":
            for skill in draw(st.lists(st.sampled_from("abcde"), unique=True)):
                data[key][skill] = draw(
                    st.sampled_from([1, 4, {"level": 3, "on": "2026-02-02"}, [{"level": 1}, {"level": 2, "by": "other"}]])
                )
            for skill in draw(st.lists(st.sampled_from(list(value)), unique=True, max_size=len(value) - 1)):
                del value[skill]
        elif key == "history":
            data[key] = [
                *value[draw(st.integers(0, 1)) :],
                *draw(st.lists(st.just({"on": "2026-03-03", "role": "b"}), min_size=1, max_size=2)),
            ]
        elif isinstance(value, list):
            data[key] = draw(st.lists(st.sampled_from("xyz"), unique=True, min_size=1))
        elif draw(st.booleans()):
            data[key] = draw(st.sampled_from(["b", 2, 4.5]))
        else:
            del data[key]
    return text, {"schema": "s"} | data | draw(
        st.dictionaries(st.sampled_from(["role", "budget", "done"]), st.sampled_from(["c", 7]), max_size=1)
    )


def comments(text: str) -> list[str]:
    """The comments that have a line of their own, in their order."""
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


@given(changes())
def test_whatever_changes_the_text_says_it_and_loses_no_comment_line(change: tuple[str, dict[str, Any]]) -> None:
    text, data = change
    after = changed(text, data)
    assert said(after) == data
    kept = [line for line in comments(after) if not line.startswith("# in")]  # what is in an entry that changes may go with it
    assert kept == [line for line in comments(text) if not line.startswith("# in")]
