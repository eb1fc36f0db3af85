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

    Yes means what is certain or likely; guesses, and ratings that differ from one's own, are only
    asked about one by one.
    """
    sure = tuple(proposal for proposal in proposed if is_sure(proposal, "likely", overrule=True))
    options: tuple[Option, ...] = (YES, NO, ONE_BY_ONE)
    title = f"Save the {len(sure)} that are certain or likely?"
    if len(sure) == 1:
        title = "Save what is certain or likely?"
    if not sure:
        options = (ONE_BY_ONE, NO)
        title = "All of it is a guess, or differs from your profile. Go through it?"
    question = Question(
        "choose",
        title,
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
        undecided = [proposal for proposal in proposed if proposal.standing in ("new", "changes")]
        return _one_by_one(face, undecided, catalog)
    return Choice(sure if answer == YES.value else (), left=answer is Signal.LEAVE)


def _one_by_one(face: Face, open_: Sequence[Proposal], catalog: Catalog) -> Choice:
    """Each in turn; "back" goes to the one before, "enough" and leaving end it with what was
    answered.
    """
    answers: dict[int, bool] = {}
    at, left = 0, False
    while at < len(open_):
        answer = face.ask(_question(open_[at], at + 1, len(open_), catalog))
        left = answer is Signal.LEAVE
        if left or answer is Signal.STOP:
            break
        if answer is Signal.BACK:
            at = max(0, at - 1)
            continue
        answers[at] = answer == YES.value
        said = "yes" if answers[at] else "no"
        face.say(f"{statement_words(open_[at].statement, catalog)}: {said}")
        at += 1
    taken = tuple(proposal for place, proposal in enumerate(open_) if answers.get(place))
    return Choice(taken, left)


def _question(proposal: Proposal, number: int, about: int, catalog: Catalog) -> Question:
    said, why = proposal.statement, proposal.why
    default = YES if proposal.standing == "new" and said.because.certainty != "guess" else NO
    sentence = ""
    if said.about == "rating" and said.value is not None:
        sentence = f'"{sentence_of(catalog, said.id, said.value)}" '
    why = f" {why[0].upper()}{why[1:]}." if why else ""
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
