"""What has changed since the chapter was kept, in a sentence or two."""

from collections.abc import Mapping
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
    if since is None or names.kind in ("empty", "quiet"):
        return None
    parts = [_new(since, names), _counts(since, names)]
    if names.step.kind != "stay":
        parts.append(ready_words(since, names.step.role))
    return " ".join(filter(None, parts)) or None


def _new(since: Since, names: Names) -> str:
    if since.begins is None:
        return ""
    if since.begins in PRIVATE and not names.private:
        return "A new chapter begins."
    return f"A new chapter begins, because {WHY_NEW[since.begins]}."


def _counts(since: Since, names: Names) -> str:
    """Of the chapter of then: what is done, begun and late."""
    left = len(since.begun) + len(since.late) + len(since.open)
    if since.begins is not None:
        amounts = _amounts({"done": len(since.done), "not done": left})
        if not since.done:
            amounts = ["nothing done", *amounts]
    elif len(since.done) > 1 and not left:
        amounts = [f"all {count(len(since.done), 'done', 'done')}"]
        if len(since.done) == 2:
            amounts = ["both done"]
    else:
        states = {"done": since.done, "begun": since.begun, "late": since.late}
        amounts = _amounts({state: len(ids) for state, ids in states.items()})
        if since.late:
            amounts[-1] += f" ({names.command('progress --late')})"
    if not amounts:
        return ""
    recent = names.plan.generated_on - since.kept_on < timedelta(days=RECENT)
    on = day_of(since.kept_on) if recent else full_day(since.kept_on)
    return f"Since {on}: {listed(amounts)}."


def _amounts(states: Mapping[str, int]) -> list[str]:
    """How many are in each state, but for those with none."""
    return [count(amount, state, state) for state, amount in states.items() if amount]


def ready_words(since: Since, role: Id) -> str:
    """How the half-year in which one is ready for `role` has moved, and what moved it most.

    Empty if it has not.
    """
    then, now = since.ready_by_then, since.ready_by_now
    if then is None or now is None or then == now or since.toward != role:
        return ""
    words = f"Ready around {season(now)} instead of {season(then)}"
    cause = _main_cause(since, later=now > then)
    if cause is None:
        return f"{words}."
    because = BECAUSE[cause]
    if cause == "ratings" and now < then:
        because = "of what you did and rated"
    return f"{words}, mostly because {because}."


def _main_cause(since: Since, *, later: bool) -> Cause | None:
    """What moved the day most, into the direction in which it went."""
    sign = 1 if later else -1
    moved = [(one.weeks * sign, one.what) for one in since.reasons if one.weeks * sign > 0]
    return max(moved)[1] if moved else None
