"""What the files of a ladder leave open is asked, and only that."""

from collections.abc import Sequence

import pytest
from ladder import ScriptedFace

from po_career.errors import Interrupted, UsageError
from po_career.intake.framework.import_options import Options
from po_career.intake.framework.ladder_file import File, Imported
from po_career.interview.ladder_choice import ask_how_to_read, ask_whether_to_write
from po_career.interview.question import Outcome, Signal

CRAFTS = "Skill,Baker,Clerk\nDough,Makes bread from flour,Sells bread to guests\nMoney,Counts the till once,Keeps the books alone\n"
LEVELS = "Skill,Beginner,Expert\nDough,Makes bread by the card,Makes bread without it\n"


def read(text: str, answers: Sequence[Outcome]) -> tuple[Imported, ScriptedFace]:
    face = ScriptedFace(iter(answers))
    return ask_how_to_read(face, [File(text.encode(), "a.csv")], Options(), 40), face


def test_columns_that_do_not_say_what_they_are_are_asked_about() -> None:
    rungs, face = read(CRAFTS, ["rungs", "yes"])
    assert [question.title for question in face.asked] == ["What are the columns over the sentences?", "Do these roles follow each other?"]
    assert [(one.from_, one.to) for one in rungs.draft.transitions] == [("baker", "clerk")]
    crafts, face = read(CRAFTS, ["crafts"])
    assert [role.track for role in crafts.draft.roles] == ["baker", "clerk"]
    assert (crafts.draft.transitions, len(face.asked)) == ((), 1)


def test_no_leaves_the_promotions_out() -> None:
    imported, face = read("Skill,Junior,Senior\nDough,1,2\n", ["no"])
    assert (imported.draft.transitions, face.asked[0].hint) == ((), "Junior to Senior.")


def test_an_empty_corner_and_levels_without_roles_are_asked_about() -> None:
    rows, face = read(",Cook,Chef\nSauces,3,4\n", ["skills", "yes"])
    assert ([role.title for role in rows.draft.roles], face.asked[0].title) == (["Cook", "Chef"], "What are the rows of the table?")
    levels, face = read(LEVELS, ["rungs", "yes"])
    assert [role.title for role in levels.draft.roles] == ["Beginner", "Expert"]


def test_what_only_an_option_can_say_is_still_an_error() -> None:
    with pytest.raises(UsageError, match="--mark"):
        read("Skill,Cook\nSauces,x\n", [])


def test_leaving_writes_nothing() -> None:
    with pytest.raises(Interrupted, match="nothing was written"):
        read(CRAFTS, [Signal.LEAVE])
    assert not ask_whether_to_write(ScriptedFace(iter(["no"])), "ours")
