"""What of an import to save: all that is likely, nothing, or one by one."""

from collections.abc import Sequence
from typing import NamedTuple

from po_career.catalog.model import Catalog
from po_career.catalog.sentences import sentence_of
from po_career.intake.resume.statement_words import statement_words, where_words
from po_career.intake.resume.taking import Proposal, is_sure
from po_career.interview.question import Face, Option, Question, Signal

YES = Option("yes", "Yes", words=("y",))
NO = Option("no", "No", words=("n",))
ONE_BY_ONE = Option(
    "one", "One by one", "also the guesses, and what your profile says otherwise", words=("o", "1")
)


class Choice(NamedTuple):
    """What the person said yes to, and whether they left before the end."""

    taken: tuple[Proposal, ...]
    left: bool = False


def ask_what_to_save(face: Face, proposed: Sequence[Proposal], catalog: Catalog) -> Choice:
    """The proposals that the person says yes to.

    Yes means what is certain or likely; guesses, and ratings that differ from one's own, are asked
    for one by one only.
    """
    sure = tuple(one for one in proposed if is_sure(one, "likely", overrule=True))
    title = (
        f"Save the {len(sure)} that are certain or likely?"
        if len(sure) > 1
        else "Save what is certain or likely?"
    )
    options = (YES, NO, ONE_BY_ONE) if sure else (ONE_BY_ONE, NO)
    question = Question(
        "choose",
        title if sure else "All of it is a guess, or differs from your profile. Go through it?",
        options=options,
        default=options[0].value,
        default_label=options[0].label.lower(),
        help=(
            "Nothing is written before you have answered. Ratings come in without evidence, and"
            " never in the place of one that has some."
        ),
    )
    answer = face.ask(question)
    if answer == ONE_BY_ONE.value:
        return _one_by_one(
            face, [one for one in proposed if one.standing in ("new", "changes")], catalog
        )
    return Choice(sure if answer == YES.value else (), left=answer is Signal.LEAVE)


def _one_by_one(face: Face, open_: Sequence[Proposal], catalog: Catalog) -> Choice:
    """Each in turn; back goes to the one before, enough and leaving end it with what
    was answered.
    """
    answers: dict[int, bool] = {}
    at, left = 0, False
    while at < len(open_) and not left:
        answer = face.ask(_question(open_[at], at + 1, len(open_), catalog))
        if answer is Signal.STOP:
            break
        left = answer is Signal.LEAVE
        if answer is Signal.BACK:
            at = max(0, at - 1)
        elif not left:
            answers[at] = answer == YES.value
            face.say(
                f"{statement_words(open_[at].statement, catalog)}: {'yes' if answers[at] else 'no'}"
            )
            at += 1
    return Choice(tuple(one for n, one in enumerate(open_) if answers.get(n)), left)


def _question(one: Proposal, number: int, about: int, catalog: Catalog) -> Question:
    said = one.statement
    default = YES if one.standing == "new" and said.because.certainty != "guess" else NO
    sentence = (
        f'"{sentence_of(catalog, said.id, said.value)}" '
        if said.about == "rating" and said.value is not None
        else ""
    )
    why = f" {one.why[0].upper()}{one.why[1:]}." if one.why else ""
    return Question(
        "choose",
        f"{statement_words(said, catalog)}?",
        options=(YES, NO),
        default=default.value,
        default_label=default.label.lower(),
        hint=(
            f"{sentence}{said.because.certainty.capitalize()}, from"
            f' {where_words(said.because.where)}: "{said.because.words}".{why}'
        ),
        help=f"The rule: {said.because.rule}.",
        number=number,
        about=about,
    )
