"""`check-in`: the questions that matter now, with the last answers shown."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from po_career.cli.common import Common, command_app, option, with_common
from po_career.cli.options import past_day
from po_career.errors import Interrupted, UsageError

if TYPE_CHECKING:
    from po_career.catalog.model import Catalog
    from po_career.cli.source import Source
    from po_career.planning.plan_model import Plan
    from po_career.planning.progress_model import Toward
    from po_career.profile.backups import Edit
    from po_career.profile.chapters import Kept
    from po_career.profile.model import Profile

FEW = 3
"""Questions about skills after a chapter that teaches none, such as the search for another post."""
STILL_TOO_MUCH = (
    (
        "Then the load is the problem, not your skills: ask for different hours or different work"
        " before anything else."
    ),
    "If you have slept badly or dreaded work for weeks, talk to a doctor or to someone you trust.",
)

app = command_app()


@app.command("check-in")
@with_common()
def check_in(
    common: Common,
    on: str | None = option("DATE", "The day of the answers; default: today."),
) -> None:
    """At most ten questions about what is likely to have changed; Enter keeps an answer. At the end
    a new plan is made and kept.
    """
    from po_career.cli.recording import writable
    from po_career.interview.check_in import MOST, skills_to_check
    from po_career.planning.checked import checked_in
    from po_career.profile.chapters import is_over, last_chapter
    from po_career.render.progress.check_in_page import checked_lines

    when = past_day("--on", on)
    ladder, source = common.read()
    writable(source)
    if source.profile.situation.load == "too-much":
        _is_it_better(common, ladder, source, when)
        return
    goal = _goal(source, ladder, when)
    chapter = last_chapter(source.profile)
    most = MOST if _teaches(chapter) else FEW
    skills = skills_to_check(ladder, source.profile, ladder.roles[goal.role], when, most)
    # on its last day a check-in begins the next chapter, whatever is answered
    ended = chapter is not None and is_over(chapter, when + timedelta(days=1))
    if not skills and not ended:
        rated = f"everything that {goal.title} requires was rated on {when}."
        common.tell([f"There is nothing to ask: {rated}"], source.path)
        return
    edit = common.edit()
    answered = _answered(source, ladder, skills, when, edit, common)
    if answered == source.profile and not ended:
        common.tell(["No answer changed, so nothing has changed."], source.path)
        return
    after, made = _with_plan(source, ladder, when, edit)
    since = made.since if made is not None else None
    found = checked_in(ladder, source.profile, after, goal, when, since)
    lay_out = partial(checked_lines, found, ladder, plan_kept=made is not None)
    common.show(found, lay_out)


def _answered(
    source: "Source",
    catalog: "Catalog",
    skills: tuple[str, ...],
    on: date,
    edit: "Edit",
    common: Common,
) -> "Profile":
    """The profile once the skills are asked about; each answer goes into its file at once, as one
    event for each skill. Raises UsageError with the same answers as commands if there is nobody to
    ask.
    """
    from po_career.cli.recording import SaveAnswers, writable
    from po_career.interview.conversation import Kept, interview

    if not skills:
        return source.profile
    face = common.face()
    if face is None:
        why = f"a check-in asks questions, and {common.why_not_asked}"
        instead = (common.command("rate", skill, "LEVEL") for skill in skills)
        raise UsageError("\n".join((why, "the same answers one by one:", *instead)))
    save = SaveAnswers(writable(source), catalog, source.profile, on, edit)
    kept = Kept(save, str(source.path), common.command("check-in"))
    return interview(face, catalog, source.profile, on, kept, only=skills)


def _is_it_better(common: Common, catalog: "Catalog", source: "Source", on: date) -> None:
    """Ask about the load alone, as the plan of somebody whose load was too much has promised."""
    from po_career.cli.recording import record, writable
    from po_career.interview.check_in import ask_whether_better
    from po_career.interview.question import Signal
    from po_career.profile.model import LOADS

    face = common.face()
    if face is None:
        instead = common.command("profile", "set", "load", "fine|high|too-much")
        raise UsageError(
            f"a check-in asks whether your load is better, and {common.why_not_asked}\n"
            f"{instead} records the answer"
        )
    answer = face.ask(ask_whether_better())
    if answer is Signal.LEAVE:
        raise Interrupted("you left; nothing has changed")
    load = next((load for load in LOADS if load == answer), None)
    if load is None:
        common.tell(["Nothing was answered, so nothing has changed."], source.path)
        return
    if load == "too-much":
        common.tell(STILL_TOO_MUCH, source.path)
        return

    def eased(profile: "Profile") -> "Profile":
        return replace(profile, situation=replace(profile.situation, load=load))

    edit = common.edit()
    record(writable(source), catalog, eased, on, edit)
    _with_plan(source, catalog, on, edit)
    plan = common.command("plan")
    common.tell([f"Good. {plan} shows one small piece of what you want more of."], source.path)


def _teaches(kept: "Kept | None") -> bool:
    """Whether the chapter raises a skill; so may any plan without one."""
    return kept is None or any(entry.raises for entry in kept.plan.actions)


def _goal(source: "Source", catalog: "Catalog", on: date) -> "Toward":
    """The role of the kept plan, since that is what one works on, else the one that progress is
    measured by. Raises UsageError.
    """
    from po_career.planning.progress import plan_role, toward

    goal = toward(catalog, source.profile, on, plan_role(source.profile))
    if goal is None:
        raise UsageError(
            "nothing is known about you yet: no target, no role, no rating\npo-career plan asks for"
            " them; after that there is something to check"
        )
    return goal


def _with_plan(
    source: "Source", catalog: "Catalog", on: date, edit: "Edit"
) -> "tuple[Profile, Plan | None]":
    """The profile as it is kept, and the new plan that is kept at its end; None if none can be
    made.
    """
    from po_career.cli.keep import keep_plan
    from po_career.cli.source import read_source
    from po_career.errors import NoAnswerError
    from po_career.planning.plan import make_plan
    from po_career.profile.chapters import last_chapter
    from po_career.profile.history import grown

    saved = read_source(source.given, catalog).profile
    if saved.hours_per_week is None:
        return saved, None
    kept = last_chapter(saved)
    try:
        made = make_plan(catalog, grown(saved, on), on, alternatives=0, chapter=kept, new=True)
    except NoAnswerError:
        return saved, None
    return keep_plan(source, catalog, made, on, edit)[1], made
