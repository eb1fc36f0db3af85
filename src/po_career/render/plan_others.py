"""What else a plan shows: the other ways, and what is coming."""

from po_career.catalog.model import Trend
from po_career.planning.model import Step
from po_career.planning.plan_model import PlanTrend
from po_career.planning.routes.ways import open_transitions
from po_career.render.layout import BLANK, Line, Run, heading
from po_career.render.plan_view import PlanView
from po_career.render.table import table
from po_career.render.words import KIND_WORDS, SMALL, capital, count, hours, listed, numbered, origin_words, percent, sentence

TITLE = 30


def others_section(view: PlanView) -> list[Line]:
    """The alternatives with their trade-off, and what pays whichever way one takes."""
    page, others = view.page, view.plan.alternatives
    blocks = table([_row(step) for step in others], page, rights={2, 3}, most={0: TITLE})
    rows = [line for step, block in zip(others, blocks, strict=True) for line in (*block, *_trade_off(step, view))]
    pays = [line for text in pays_words(view) for line in page.para(text)]
    return [*heading(page, "Other ways"), *rows, *([BLANK] if rows and pays else []), *pays] if rows or pays else []


def _row(step: Step) -> tuple[Run, ...]:
    effort = hours(step.hours.planned)
    return (Run(step.title), Run(KIND_WORDS[step.kind]), Run(f"{percent(step.readiness.expected)}%"), Run(effort), Run(step.verdict))


def _trade_off(step: Step, view: PlanView) -> list[Line]:
    return view.page.para(sentence(step.trade_off), 4) if step.trade_off else []


def pays_words(view: PlanView) -> list[str]:
    """What pays off in every way on, or else in most of them; nothing where the catalogue names fewer than two."""
    held = view.plan.person.role
    declared = {way.to for way in open_transitions(view.catalog, held)} if held else set()
    if len(declared) < 2:
        return []
    pays = view.step.pays_in
    ways = f"{count(pays[0].of if pays else len(declared), 'way')} on from here{_uncounted(view)}"
    if view.step.no_regret:
        return [_no_regret(ways, view)]
    where = [f"{view.skill(one.skill)} ({len(one.roles)})" for one in pays]
    return [f"Of the {ways}, most ask for more of {listed(where)}."] if pays else []


def _uncounted(view: PlanView) -> str:
    """Which kinds of ways from the role that is held are not counted, in brackets; empty where all are."""
    kinds = {way.kind for way in view.catalog.transitions if way.from_ == view.plan.person.role}
    left = [words for kind, words in (("leap", "leaps"), ("return", "steps back")) if kind in kinds]
    return f" ({' and '.join(left)} not counted)" if left else ""


def _no_regret(ways: str, view: PlanView) -> str:
    """What pays off in each of the ways on."""
    skills, numbers = listed(view.skills(view.step.no_regret)), view.bringing(view.step.no_regret)
    if not numbers:
        return f"In each of the {ways}, it pays to raise {skills}."
    one = len(numbers) == 1
    pay, they = ("pays", "it raises") if one else ("pay", "they raise")
    return f"{capital(numbered(numbers))} {pay} off in each of the {ways}: {they} {skills}."


def trends_section(view: PlanView) -> list[Line]:
    """What is changing in the work, how prepared one is, and which actions of the plan prepare for it."""
    trends = view.plan.trends
    lines = heading(view.page, "What is coming") if trends else []
    for trend in trends:
        lines += view.page.para([Run(f"{trend.title}: "), *map(Run, _trend_words(trend, view))], hang=2)
    return lines


def _trend_words(trend: PlanTrend, view: PlanView) -> list[str]:
    known = view.catalog.trends.get(trend.id)
    prepare = preparing_words(trend, view)
    return [prepared(trend, view), f" {prepare}" if prepare else "", *evidence_words(known, view)]


def preparing_words(trend: PlanTrend, view: PlanView) -> str:
    """Which actions of the plan prepare for a trend, by number; empty where none does."""
    known = view.catalog.trends.get(trend.id)
    named = known.actions if known else ()
    numbers = view.numbers(lambda action: action.id in named or any(raised.skill in trend.skills for raised in action.raises))
    return f"{capital(numbered(numbers))} {'prepares' if len(numbers) == 1 else 'prepare'} for it." if numbers else ""


def prepared(trend: PlanTrend, view: PlanView) -> str:
    """How many of a trend's skills are in place, in words; as far as is known, where one that nobody rated may count."""
    known = "" if all(skill in view.plan.person.ratings for skill in trend.skills) else ", as far as is known"
    total = len(trend.skills)
    have = round(trend.prepared * total)
    if not total:
        return "no skill of the catalogue is tied to it."
    if have == total:
        return f"you are prepared{known}; keep it in use."
    if not have:
        yet = "known to be in place" if known else "in place yet"
        return f"its one skill is not {yet}." if total == 1 else f"none of its {count(total, 'skill')} is {yet}."
    return f"{SMALL[have] if have < len(SMALL) else have} of its {count(total, 'skill')} {'is' if have == 1 else 'are'} in place{known}."


def evidence_words(trend: Trend | None, view: PlanView) -> list[str]:
    """The first published figure that names its source, with the source and its year."""
    if trend is None or not trend.evidence:
        return []
    best = next((found for found in trend.evidence if found.source), trend.evidence[0])
    source = view.catalog.sources.get(best.source) if best.source else None
    origin = origin_words(source.title if source else best.source, best.year or (source.year if source else None))
    return [f" {sentence(best.figure)}", f" Source: {origin}." if origin else ""]
