"""What has changed since the chapter was kept, in a sentence or two."""

from datetime import timedelta

from po_career.catalog.model import Id
from po_career.planning.plan_model import Begins, Cause, Since
from po_career.render.page.phrases import count, listed
from po_career.render.plan.naming import Names, day_of, full_day, season

WHY_NEW: dict[Begins, str] = {
    "role": "your role has changed",
    "target": "your target has changed",
    "load": "your load has changed",
    "decided": "what is decided has changed",
    "over": "the last one is over",
    "asked": "you asked for it",
}
BECAUSE: dict[Cause, str] = {
    "catalogue": "the catalogue has changed",
    "answers": "of your other answers",
    "hours a week": "of the hours a week",
    "time": "the time went to other things",
    "ratings": "of what you rated",
    "chapter": "the chapter held less than your hours allow",
}
RECENT = 300
"""Days within which a day needs no year."""
PRIVATE: tuple[Begins, ...] = ("load", "decided")
"""Reasons that are for the person alone."""


def since_words(names: Names) -> str | None:
    """What has changed; None if nothing is to be said."""
    since = names.plan.since
    if since is None:
        return None
    ready = ""
    if names.step.kind != "stay":
        ready = ready_words(since, names.step.role)
    parts = (_new(since, names), _counts(since, names), ready)
    return " ".join(part for part in parts if part) or None


def _new(since: Since, names: Names) -> str:
    if since.begins is None:
        return ""
    if since.begins in PRIVATE and not names.private:
        return "A new chapter begins."
    return f"A new chapter begins, because {WHY_NEW[since.begins]}."


def _counts(since: Since, names: Names) -> str:
    """Of the chapter of then: what is done, begun and late."""
    amounts = ((since.done, "done"), (since.begun, "begun"), (since.late, "late"))
    said = [count(len(ids), word, word) for ids, word in amounts if ids]
    if since.begins is not None:
        left = len(since.begun) + len(since.late) + len(since.open)
        said = [count(len(since.done), "done", "done") if since.done else "nothing done"]
        said += [count(left, "not done", "not done")] if left else []
    elif len(since.done) > 1 and not (since.begun or since.late or since.open):
        said = [f"all {said[0]}" if len(since.done) > 2 else "both done"]
    elif since.late:
        said[-1] += f" ({names.program} progress --late)"
    if said:
        recent = names.plan.generated_on - since.kept_on < timedelta(days=RECENT)
        on = day_of(since.kept_on) if recent else full_day(since.kept_on)
        return f"Since {on}: {listed(said)}."
    return ""


def ready_words(since: Since, role: Id) -> str:
    """How the half-year in which one is ready for `role` has moved, and what moved it most.

    Empty if it has not.
    """
    then, now = since.ready_by_then, since.ready_by_now
    if then is None or now is None or then == now or since.toward != role:
        return ""
    cause = main_cause(since, later=now > then)
    because = f", mostly because {_because(cause, later=now > then)}" if cause is not None else ""
    return f"Ready around {season(now)} instead of {season(then)}{because}."


def _because(cause: Cause, *, later: bool) -> str:
    if cause == "ratings" and not later:
        return "of what you did and rated"
    return BECAUSE[cause]


def main_cause(since: Since, *, later: bool) -> Cause | None:
    """What moved the day most, into the direction in which it went."""
    sign = 1 if later else -1
    moved = [(one.weeks * sign, one.what) for one in since.reasons if one.weeks * sign > 0]
    return max(moved)[1] if moved else None
