"""The answer at the head of a report: the next step, its measures, and what to begin with."""

from dataclasses import dataclass
from datetime import timedelta

from po_career.catalog.model import Catalog, VerdictRule
from po_career.planning.model import Estimate
from po_career.render.plan_actions import now_words
from po_career.render.plan_header import effort_words, money_words, ready_by_words, title_words, usual_time_words, verdict_words, way_words
from po_career.render.plan_stay import growth
from po_career.render.plan_view import PlanView
from po_career.render.words import capital, day_and_year, hours, listed, money, number, percent

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Fact:
    """One measure of the step, with its name."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Begin:
    """An action to begin with."""

    number: int
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader wants to know first."""

    title: str
    about: str
    """Whose plan it is, and what it took as given."""
    says: tuple[str, ...]
    ready: Estimate
    """In percent."""
    ready_words: str
    facts: tuple[Fact, ...]
    begin_title: str
    focus: str | None
    begin: tuple[Begin, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the report, and what it means."""

    word: str
    means: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read the report."""

    readiness: str
    verdicts: tuple[Meaning, ...]
    levels: tuple[Meaning, ...]


def answer(view: PlanView) -> Answer:
    """The head of the report."""
    step, ready = view.step, view.step.readiness
    first = min((action.start for action in step.actions), default=None)
    begin = [Begin(place, one.title, now_words(one)) for place, one in enumerate(step.actions, 1) if one.start == first]
    facts = [
        Fact("Skills ready by", ready_by_words(view)),
        Fact("Effort", effort_words(view)),
        Fact("Money", money_words(view)),
        *([] if step.kind == "stay" else [Fact("People usually take", usual_time_words(view))]),
    ]
    return Answer(
        title=capital(title_words(view)),
        about=_about(view),
        says=tuple(text for text in (verdict_words(view), way_words(view), *(growth(step, view) if step.kind == "stay" else ())) if text),
        ready=Estimate(percent(ready.low), percent(ready.expected), percent(ready.high)),
        ready_words=_ready_words(ready),
        facts=tuple(facts),
        begin_title="This week" if first is None or first < view.plan.generated_on + WEEK else f"From {day_and_year(first)}",
        focus=f"Focus on {listed(view.skills(step.focus))}." if step.focus else None,
        begin=tuple(begin),
    )


def _ready_words(ready: Estimate) -> str:
    low, middle, high = percent(ready.low), percent(ready.expected), percent(ready.high)
    return f"{middle}%, somewhere between {low}% and {high}%" if low < high else f"{middle}%"


def _about(view: PlanView) -> str:
    person = view.plan.person
    given = [
        f"{number(person.months_in_role)} months in the role" if person.role and person.months_in_role is not None else "",
        f"{hours(person.hours_per_week)} a week to develop" if person.hours_per_week is not None else "",
        f"at most {money(person.budget, view.step.cost.currency)} to spend" if person.budget is not None else "",
    ]
    having = listed(text for text in given if text)
    who = f"for somebody who works as {view.role(person.role)}" if person.role else "for somebody who has named no role"
    return f"Made on {day_and_year(view.plan.generated_on)} {who}{f', with {having}' if having else ''}."


def reading(view: PlanView) -> Reading:
    """What readiness, its words and the levels mean, with the numbers of the catalogue in force."""
    catalog = view.catalog
    return Reading(_readiness(view.step.readiness, catalog), _verdicts(catalog), _levels(catalog))


def _readiness(ready: Estimate, catalog: Catalog) -> str:
    weights = catalog.rules.weights
    counts = f"{number(weights.core)}, of an important one {number(weights.important)}, of a useful one {number(weights.useful)}"
    said = (
        f"Readiness is how much of what the role asks is there today. A level of a core skill counts {counts}; strength beyond what is "
        "asked never pays for a gap in another skill."
    )
    if percent(ready.low) == percent(ready.high):
        return said
    return (
        f"{said} It is a range, since not every skill has been rated with an example: {percent(ready.low)}% if all of that turns out low, "
        f"{percent(ready.expected)}% as expected, {percent(ready.high)}% if it turns out high."
    )


def _verdicts(catalog: Catalog) -> tuple[Meaning, ...]:
    rules = catalog.rules.verdicts
    return (*(Meaning(rule.verdict, _limits(rule)) for rule in rules), Meaning("far", "anything less"))


def _limits(rule: VerdictRule) -> str:
    missing = percent(rule.core_missing)
    core = f"at most {missing}% of the core levels missing" if missing else "no core level missing"
    return f"readiness of at least {percent(rule.readiness)}%, and {core}"


def _levels(catalog: Catalog) -> tuple[Meaning, ...]:
    return tuple(Meaning(f"{one.level} {one.name}", one.short or "") for one in catalog.scale.levels)
