"""What the files of a ladder leave open: what is asked in a terminal before anything is written."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from po_career.errors import Interrupted, UsageError
from po_career.intake.framework.import_options import Across, Options, Rows
from po_career.intake.framework.ladder_file import File, Imported, import_ladders
from po_career.interview.question import Face, Option, Question, Signal

Value = TypeVar("Value")
YES = Option("yes", "Yes", words=("y",))
NO = Option("no", "No", words=("n",))
ALL_ACROSS: tuple[Across, ...] = ("rungs", "crafts", "levels")
ALL_ROWS: tuple[Rows, ...] = ("skills", "roles")
ACROSS = (
    Option("rungs", "Rungs", "roles that follow each other, each a level", ("r",)),
    Option("crafts", "Crafts", "roles side by side, none above the other", ("c",)),
    Option("levels", "Levels", "of a scale; another sheet says who needs which", ("l",)),
)
ROWS = (
    Option("skills", "Skills", "and the columns are roles", ("s",)),
    Option("roles", "Roles", "and the columns are skills", ("r",)),
)


def ask_how_to_read(face: Face, files: Sequence[File], options: Options, hours: float) -> Imported:
    """The ladder in `files`, after the person said what they leave open: what rows and columns are,
    and which rungs follow each other.

    Raises Interrupted if the person leaves, and what `import_ladders` raises.
    """
    try:
        imported = import_ladders(files, options, hours=hours)
    except UsageError as error:
        settled = _settled(face, options, str(error))
        if settled is None:
            raise
        return ask_how_to_read(face, files, settled, hours)
    if options.across is None and not imported.sure:
        question = Question(
            "choose",
            "What are the columns over the sentences?",
            options=ACROSS,
            default="rungs",
            default_label="rungs",
            hint=f"They are called {imported.across_names}.",
        )
        across = _one_of(ALL_ACROSS, face, question)
        options = replace(options, across=across)
        if across == "levels":
            return ask_how_to_read(face, files, options, hours)
        imported = import_ladders(files, options, hours=hours)
    return _with_promotions(face, files, options, hours, imported)


def _settled(face: Face, options: Options, what: str) -> Options | None:
    """The options with what an error asks for; None if it asks for something else."""
    if "--rows skills" in what and options.rows is None:
        first = what.partition("\n")[0]
        rows = Question("choose", "What are the rows of the table?", options=ROWS, hint=first)
        return replace(options, rows=_one_of(ALL_ROWS, face, rows))
    if "--across rungs" in what and options.across is None:
        asked = "Each column is called a level, and no role asks for any. What are they?"
        across = Question(
            "choose", asked, options=ACROSS[:2], default="rungs", default_label="rungs"
        )
        return replace(options, across=_one_of(ALL_ACROSS, face, across))
    return None


def _with_promotions(
    face: Face, files: Sequence[File], options: Options, hours: float, imported: Imported
) -> Imported:
    """The ladder with the promotions that the order gives, or without them."""
    said = next((note for note in imported.draft.notes if "read as promotions" in note), "")
    if not said:
        return imported
    listed = said.partition(": ")[2].rpartition(";")[0]
    question = Question(
        "choose",
        "Do these roles follow each other?",
        options=(YES, NO),
        default="yes",
        default_label="yes",
        hint=f"{listed}.",
        help="No leaves the promotions out; you can write your own into stages.yaml.",
    )
    if _answer(face, question) == "yes":
        return imported
    return import_ladders(files, replace(options, promotions=False), hours=hours)


def ask_whether_to_write(face: Face, place: str) -> bool:
    """Whether what was shown is what the person wants."""
    question = Question(
        "choose",
        f"Write it to {place}?",
        options=(YES, NO),
        default="yes",
        default_label="yes",
    )
    return _answer(face, question) == "yes"


def _one_of(known: tuple[Value, ...], face: Face, question: Question) -> Value:
    """The one of `known` that the person chose."""
    said = _answer(face, question)
    return next(value for value in known if value == said)


def _answer(face: Face, question: Question) -> str:
    """The value that the person chose. Raises Interrupted if they leave."""
    while True:
        outcome = face.ask(question)
        if outcome is Signal.LEAVE or outcome is Signal.STOP:
            raise Interrupted("nothing was written")
        if isinstance(outcome, str):
            return outcome
