"""What a plan needs and does not know yet: asked if there is somebody to ask, else named."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from po_career.catalog.model import Catalog
from po_career.cli.called import program
from po_career.cli.common import Common, Said
from po_career.cli.person import HOURS, ROLE, missing
from po_career.cli.source import Source, must_be_there
from po_career.profile.backups import Edit
from po_career.profile.model import Profile
from po_career.text import as_called

if TYPE_CHECKING:
    from po_career.interview.question import Face, Outcome, Question


class Completed(NamedTuple):
    """A person of whom enough is known for a plan, and whether there was anything to ask."""

    person: Profile
    asked: bool
    afterwards: str = ""
    """What to say once the plan is shown, since it would scroll away if said before."""


def complete(
    source: Source,
    person: Profile,
    said: Said,
    catalog: Catalog,
    today: date,
    edit: Edit,
    common: Common,
    *,
    full: bool,
) -> Completed:
    """`person` with what is not known yet; answers are saved as they come, as parts of `edit`,
    options never.

    Somebody of whom enough is known for a plan, and who has a named profile or a chapter that runs,
    is asked only if `full` says so. Raises UsageError that names every missing option if there is
    nobody to ask, FileAccessError if a named profile does not exist, Interrupted if the person
    leaves.
    """
    face = None if source.path is None else common.face()
    unknown = _unknown(source, person, said)
    if face is None:
        must_be_there(source)
        if unknown:
            count = "one answer is" if len(unknown) == 1 else "two answers are"
            raise missing(f"{count} missing, and {common.why_not_asked}; pass:", unknown)
        return Completed(person, asked=False)
    if not unknown and not full and _is_enough(source, today):
        return Completed(person, asked=False)
    from po_career.cli.recording import SaveAnswers, writable
    from po_career.interview.conversation import Kept, interview
    from po_career.interview.facts import CAREFUL_AGAIN

    asking = _Asking(face)
    file = writable(source)
    save = SaveAnswers(file, catalog, person, today, edit)
    kept = Kept(save, str(file), common.command("plan"))
    after = interview(asking, catalog, person, today, kept, full=full)
    return Completed(after, asking.asked, CAREFUL_AGAIN if asking.shouted_at else "")


def _is_enough(source: Source, today: date) -> bool:
    """Whether a profile was named, or a chapter runs that rests on ratings: it is shown, and
    nothing is asked again.
    """
    from po_career.profile.chapters import is_over, last_chapter

    if source.given is not None and source.found:
        return True
    kept = last_chapter(source.profile)
    return bool(source.profile.ratings) and kept is not None and not is_over(kept, today)


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


def _unknown(source: Source, person: Profile, said: Said) -> list[tuple[str, str, str]]:
    """What a plan cannot do without. A profile without a role says that every role is a candidate;
    no profile at all says nothing.
    """
    unknown = []
    if person.role is None and not source.found and not {"role", "skill"} & said.keys():
        unknown.append(ROLE)
    if person.hours_per_week is None:
        unknown.append(HOURS)
    return unknown
