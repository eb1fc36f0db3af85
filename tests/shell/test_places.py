"""What may stand in each place of the command line, without a shell."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from po_career.cli.app import all_commands
from po_career.cli.completion.line import answer, rejoined
from po_career.cli.completion.places import completer_of
from po_career.cli.options import EVERYWHERE, PLAN_TEXTS

PARAMETERS = [(words, param) for words, command in all_commands() for param in command.params]


def words_after(*typed: str, kind: str = "fish") -> list[str]:
    return [line.partition("\t")[0] for line in answer(kind, typed).splitlines()[1:]]


def test_every_parameter_says_what_may_stand_there() -> None:
    for words, param in PARAMETERS:
        assert getattr(param, "is_flag", False) or completer_of(words, param) is not None, (
            f"nothing completes {param.opts[0]} ({param.metavar}) of po-career {words}: "
            "give it a placeholder of BY_PLACEHOLDER, or a row in BY_OPTION (cli/completion/places.py)"
        )


def test_a_format_is_one_that_the_command_has() -> None:
    assert words_after("plan", "--format", "") == [*EVERYWHERE, *PLAN_TEXTS]
    assert words_after("roles", "--format", "") == list(EVERYWHERE)
    for words, param in PARAMETERS:
        if param.opts[0] == "--format":
            assert {"terminal", "json"} <= set(words_after(*words.split(), "--format", ""))


def test_a_skill_goes_on_with_its_levels() -> None:
    assert answer("bash", ["plan", "--skill", "communic"]) == "glued\ncommunication=\tCommunication\n"
    assert words_after("plan", "--skill", "communication=") == [f"communication={level}" for level in range(5)]
    assert words_after("plan", "--skill", "nonsense=") == []


def test_an_option_that_was_given_is_not_offered_again_unless_it_may_be() -> None:
    offered = words_after("plan", "--role", "po", "--json", "--skill", "communication=3", "--")
    assert {"--role", "--json"} & set(offered) == set()
    assert {"--skill", "--hours", "--help"} <= set(offered)


def test_roles_go_on_where_a_command_takes_several() -> None:
    assert "senior-po" in words_after("compare", "product-owner", "lead-po", "")
    assert "senior-po" not in words_after("roles", "product-owner", "")


def test_bash_takes_words_apart_and_they_are_put_together() -> None:
    assert rejoined(["plan", "--skill", "communication", "=", "3"]) == (["plan", "--skill", "communication=3"], "communication=")
    assert rejoined(["plan", "--skill", "="]) == (["plan", "--skill="], "--skill=")
    assert rejoined(["plan", "--skill", "=", "communication", "="]) == (["plan", "--skill=communication="], "--skill=communication=")
    assert rejoined(["plan", ""]) == (["plan", ""], "")


def test_the_keys_of_a_profile_are_those_of_its_help_and_a_role_completes_roles() -> None:
    key = next(param for words, param in PARAMETERS if words == "profile set" and param.name == "key")
    assert words_after("profile", "set", "") == key.help.rstrip(".").replace(" or ", ", ").split(", ")
    assert "senior-po" in words_after("profile", "set", "role", "")
    assert words_after("profile", "set", "hours", "") == []


def test_after_two_dashes_there_are_no_options() -> None:
    assert words_after("roles", "--", "") == words_after("roles", "")
    assert words_after("roles", "--", "--") == words_after("roles", "")


def test_what_is_not_there_completes_nothing() -> None:
    assert words_after("rolse", "") == []
    assert words_after("catalog", "chekc", "") == []
    assert words_after("plan", "--nonsense=") == []


def test_a_home_and_quotes_are_read_as_the_shell_will(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    ladder = 'schema: po-career/catalog/1\ncatalog: {id: a, version: "1"}\nskills: []\nroles: [{id: clerk, title: Clerk, requires: {}}]\n'
    (tmp_path / "a.yaml").write_text(ladder, encoding="utf-8")
    assert words_after("roles", "--catalog", "~/a.yaml", "") == ["clerk"]
    assert words_after("roles", '"sen', kind="bash") == ["senior-po"]


@settings(max_examples=50)
@given(
    kind=st.sampled_from(["bash", "zsh", "fish", "complete_bash"]),
    words=st.lists(
        st.sampled_from(
            ["plan", "catalog", "check", "help", "roles", "--", "-", "--skill", "--skill=", "=", ":", "a=", "--catalog", "x", '"', "\\"]
        ),
        max_size=6,
    ),
)
def test_whatever_is_typed_is_answered_by_flags_and_lines_of_a_word_and_its_meaning(kind: str, words: list[str]) -> None:
    flags, *lines = answer(kind, words).splitlines()
    assert set(flags.split()) <= {"files", "folders", "glued", "-"}
    assert all(line.count("\t") == 1 for line in lines)
