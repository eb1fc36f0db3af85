"""What a plan needs and does not know yet: asked where there is somebody to ask, named where there
is not.
"""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from po_career.catalog.model import Catalog
from po_career.cli.called import program
from po_career.cli.common import Common
from po_career.cli.person import Said
from po_career.cli.source import Source, must_be_there
from po_career.errors import PoCareerError, UsageError
from po_career.interview.face import choose_face
from po_career.profile.model import Profile
from po_career.text import as_called

if TYPE_CHECKING:
    from po_career.interview.conversation import Kept
    from po_career.interview.question import Face, Outcome, Question
    from po_career.planning.plan_model import Plan

Missing = tuple[str, str, str]
"""What is missing, its option, and an example of it."""


class Completed(NamedTuple):
    """A person of whom enough is known for a plan, and whether there was anything to ask."""

    person: Profile
    asked: bool
    afterwards: str = ""
    """What is to be said once the plan is shown, since it scrolls away before it."""


def complete(
    source: Source,
    person: Profile,
    said: Said,
    catalog: Catalog,
    today: date,
    *,
    full: bool,
    no_input: bool,
    color: bool,
) -> Completed:
    """`person` with what is not known yet; answers are saved as they come, options never.

    Somebody of whom enough is known for a plan, and who has a named profile or a chapter that runs,
    is asked only if `full` says so. Raises UsageError that names every missing option if there is
    nobody to ask, FileAccessError if a named profile is not there, Interrupted if the person
    leaves.
    """
    face = (
        None
        if source.path is None
        else choose_face(sys.stdin, sys.stderr, os.environ, no_input=no_input, color=color)
    )
    missing = _missing(source, person, said)
    if face is None:
        must_be_there(source)
        if missing:
            raise UsageError(_how_to_say(missing, no_input=no_input))
        return Completed(person, asked=False)
    enough = source.given is not None and source.found
    if (enough or _has_plan(source.profile, today)) and not missing and not full:
        return Completed(person, asked=False)
    from po_career.interview.conversation import interview
    from po_career.interview.facts import CAREFUL_AGAIN

    asking = _Asking(face)
    after = interview(
        asking, catalog, person, today, _kept(source, person, catalog, today), full=full
    )
    return Completed(after, asking.asked, CAREFUL_AGAIN if asking.shouted_at else "")


def _has_plan(profile: Profile, today: date) -> bool:
    """Whether a chapter runs that rests on ratings: it is looked at, and not asked for again."""
    from po_career.profile.chapters import is_over, last_chapter

    event = last_chapter(profile)
    return bool(profile.ratings) and event is not None and not is_over(event, today)


@dataclass(slots=True)
class _Asking:
    """A face that remembers whether it asked anything, and names the program as it was called."""

    face: "Face"
    asked: bool = False
    shouted_at: bool = False
    """Whether the person said that somebody at work shouts at them, shames them or blocks them."""

    def ask(self, question: "Question") -> "Outcome":
        """Put one question."""
        from po_career.interview.facts import PERSON

        self.asked = True
        outcome = self.face.ask(question)
        if question.kind == "ticks" and any(one.value == PERSON for one in question.options):
            self.shouted_at = isinstance(outcome, tuple) and PERSON in outcome
        return outcome

    def say(self, text: str) -> None:
        """Print a line that stays."""
        self.face.say(as_called(text, program()))


def keep_after_questions(
    source: Source,
    given: Profile,
    person: Profile,
    catalog: Catalog,
    made: "Plan",
    today: date,
    common: Common,
) -> None:
    """Keep the plan that an interview led to, for progress to measure by; another one only where an
    answer changed what was `given`.

    A plan that rests on options is none of the saved profile, and is not kept. Where it cannot be
    saved, the interview has said so.
    """
    from po_career.cli.keep import keep_plan, tell_it_is_kept

    kept = any(event.plan is not None for event in source.profile.history)
    if given != source.profile or (kept and person is given):
        return
    with suppress(PoCareerError):
        keep_plan(source, catalog, made, today)
        tell_it_is_kept(source, common)


def _missing(source: Source, person: Profile, said: Said) -> list[Missing]:
    """A profile without a role says that every role is a candidate; no profile at all
    says nothing.
    """
    found = []
    if person.role is None and not source.found and said.role is None and not said.skill:
        found.append(("your role", "--role ROLE", "--role product-owner"))
    if person.hours_per_week is None:
        found.append(("hours a week", "--hours NUMBER", "--hours 4"))
    return found


def _how_to_say(missing: list[Missing], *, no_input: bool) -> str:
    count = "one answer is" if len(missing) == 1 else "two answers are"
    why = "--no-input forbids to ask" if no_input else "there is no terminal to ask on"
    return "\n".join(
        (
            f"{count} missing, and {why}",
            *(
                f"{what:<15} {option:<15} for example {example}"
                for what, option, example in missing
            ),
        )
    )


def _kept(source: Source, person: Profile, catalog: Catalog, today: date) -> "Kept":
    """Where the answers go: into the profile's file, as events of today, without what the options
    of this run overruled.
    """
    from po_career.cli.recording import SaveAnswers
    from po_career.interview.conversation import Kept
    from po_career.profile.store import change_profile, profile_path

    path = source.path or profile_path()
    again = "po-career plan" if source.given is None else f"po-career plan --profile {source.given}"

    save = SaveAnswers(partial(change_profile, path, catalog), person, today)
    return Kept(save, str(path), again)
