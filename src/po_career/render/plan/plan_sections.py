"""The parts of a plan that the page has no room for, by name.

`plan --show NAME` prints one, `plan --full` all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from po_career.planning.model import Belief, Step
from po_career.planning.plan_model import PlanTrend
from po_career.render.page.drawn import drawn
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line
from po_career.render.page.phrases import (
    KIND_PHRASES,
    capital,
    count,
    extent,
    figure,
    number,
    origin_words,
    percent,
    sentence,
    stopped,
)
from po_career.render.plan.head import have_words, kit_of, short_have
from po_career.render.plan.naming import (
    Names,
    if_not_words,
    inside,
    person_said,
    quoted,
    season,
    whole,
)
from po_career.render.plan.page_facts import Facts
from po_career.render.plan.parts import ActionRow

if TYPE_CHECKING:
    from rich.console import RenderableType

BASES = {
    "assumed": "assumed from the role that you hold",
    "behind": "assumed from the way behind you",
    "former": "assumed from a former role",
    "guess": "a guess from the roles that are nearest to what you rated",
    "unknown": "not rated; nothing tells",
}


class Section:
    """A heading, and below it paragraphs and lists in the order in which they were added."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.items: list[tuple[str, str, tuple[str, ...]]] = []

    def para(self, words: str | None) -> None:
        """Add a paragraph."""
        if words:
            self.items.append(("para", words, ()))

    def head(self, words: str) -> None:
        """Add a heading within the section."""
        self.items.append(("head", words, ()))

    def item(self, words: str, *below: str | None) -> None:
        """Add an entry of a list, with lines below it."""
        self.items.append(("item", words, tuple(one for one in below if one)))

    def task(self, words: str, *below: str | None) -> None:
        """Add something to do, with lines below it."""
        self.items.append(("task", words, tuple(one for one in below if one)))


def sections_of(facts: Facts) -> dict[str, Section]:
    """Every section that has something to say, by its name."""
    if facts.kind == "quiet":
        return {}
    found = {}
    for name, make in MAKERS.items():
        section = make(facts)
        if section is not None and section.items:
            found[name] = section
    return found


def own_sections(facts: Facts) -> tuple[Section, ...]:
    """What a page that is handed over leaves out.

    How to go about the move, and what was assumed.
    """
    found = sections_of(facts) if facts.names.private else {}
    return tuple(found[name] for name in ("kit", "assumed") if name in found)


# -------------------- what each of them says


def _gaps(facts: Facts) -> Section | None:
    names, step = facts.names, facts.names.step
    section = Section(f"What {step.title} asks and you may be short of")
    for importance, title in GROUPS.items():
        gaps = [gap for gap in step.gaps if gap.importance == importance]
        if gaps:
            section.head(title)
        for gap in gaps:
            have = names.level(gap.have.expected) if _is_rated(gap.have) else "not rated"
            words = f"{names.skill(gap.skill)}: {have}, it asks {names.level(gap.need)}"
            skill = names.catalog.skills.get(gap.skill)
            anchor = skill.anchors.get(min(gap.need, gap.have.expected + 1)) if skill else None
            section.item(words, f"Next: {quoted(anchor)}" if anchor else None)
    if step.learned_in_role:
        section.head("Only the role itself teaches")
        for one in step.learned_in_role:
            words = f"{names.skill(one.skill)} to {names.level_name(one.level)}"
            section.item(f"{words}: ask how it is judged")
    if facts.leave_alone:
        section.para(f"Enough, spend no hours there: {', '.join(facts.leave_alone)}.")
    return section


GROUPS = {"core": "At the core", "important": "Important", "useful": "Useful"}


def _is_rated(belief: Belief) -> bool:
    return belief.basis in ("rated", "evidence", "done")


def _actions(facts: Facts) -> Section | None:
    section = Section("All actions")
    chapter = facts.chapter
    if chapter is not None and chapter.actions:
        section.head(chapter.head)
        for action in chapter.actions:
            _add_action(section, action)
    if facts.later:
        section.head("After that, without days")
        for action in facts.later:
            _add_action(section, action)
    return section


def _add_action(section: Section, action: ActionRow) -> None:
    number_of = f"{action.number}. " if action.number is not None else ""
    first = None
    if action.first_step and action.number is not None:
        first = f"First, {action.first_minutes} minutes: {stopped(inside(action.first_step))}"
    ask = None
    if action.ask:
        ask = f"Say to {action.ask_to}: {quoted(action.ask)}"
    section.task(
        f"{number_of}{action.title}, {action.when}, {action.hours} h",
        capital(action.done),
        f"Brings {'; '.join(action.brings)}." if action.brings else None,
        capital(f"{action.where}.") if action.where else None,
        first,
        *(f"{capital(one)}." for one in action.steps),
        action.needs,
        ask,
        f"To show afterwards: {stopped(inside(action.proof))}" if action.proof else None,
        f"Price: {action.price}." if action.price else None,
        f"See {action.url}" if action.url else None,
    )


def _way(facts: Facts) -> Section | None:
    names, plan = facts.names, facts.names.plan
    section = Section("The way")
    for place, hop in enumerate(plan.route or (), 1):
        hours = f"about {whole(hop.hours)} h" if hop.hours is not None else ""
        months = f"usually {extent(hop.months, ' to ')} months before it" if hop.months else ""
        facts_of = ", ".join(part for part in (KIND_PHRASES[hop.kind], months, hours) if part)
        section.item(f"{place}. {names.title(hop.to)}: {facts_of}")
    opens = [names.title(role) for role in names.step.opens]
    if opens and facts.kind == "step":
        section.para(f"From {names.step.title} people go on to {', '.join(opens)}.")
    if names.step.note:
        section.para(sentence(names.step.note))
    for warning in names.step.warnings:
        section.para(f"Keep in mind: {sentence(warning)}")
    return section


SETTLED = {
    1: "Your load settled it: while it is too much, nothing is added.",
    2: "Your post settled it: while it ends or is in question, another employer comes first.",
    3: "The probation, or your wish to stay, settled it: no step comes before that.",
    4: "The role that you named settled it.",
    5: "The first months in a role settled it: settle in before you look at a step.",
    6: "Your own role settled it: what it asks comes before a step.",
    7: "No step is near enough, or none suits you better than your own role.",
    8: "Your answers settled it: this step comes first most often when they are varied a little.",
}


def _why(facts: Facts) -> Section | None:
    names, step = facts.names, facts.names.step
    section = Section("Why this step")
    section.para(facts.row("why"))
    section.para(SETTLED.get(step.settled_by or 0))
    section.para(facts.row("sure"))
    if step.scores is not None:
        section.head("What speaks for it, from 0 to 1, with its weight")
        rules = names.catalog.rules
        for name, says in TERMS.items():
            value, weight = getattr(step.scores, name), getattr(rules, name)
            section.item(f"{says}: {value:.2f}, weight {weight:.2f}")
        section.para(f"Together {step.scores.score:.2f}.")
    for one in step.otherwise:
        if one.share >= 0.01:
            section.item(f"{one.title} comes first in {percent(one.share)} of 100 variations")
    if facts.changes:
        section.para(f"This would change the plan: {facts.changes}")
    return section


TERMS = {
    "near": "near: how much of what it asks you have",
    "uses": "uses: how much of what you do well it asks for",
    "wish": "wish: how far it is what you want",
    "usual": "usual: how common the move is",
    "time": "time: your months against the usual ones",
}


def _ways(facts: Facts) -> Section | None:
    names = facts.names
    section = Section("Other ways")
    for step in names.plan.alternatives:
        kind = f", {KIND_PHRASES[step.kind]}" if step.kind in KIND_PHRASES else ""
        section.item(
            f"{step.title}{kind}: you have {short_have(step.skills)}", *_way_facts(names, step)
        )
    if names.plan.alternatives and names.private:
        section.para(
            f"To plan for one: {names.command(f'plan --to {names.plan.alternatives[0].role}')}"
        )
    return section


def _way_facts(names: Names, step: Step) -> Iterator[str]:
    if step.ready_around is not None and step.hours.planned:
        yield f"Ready by {season(step.ready_around.expected)}, {whole(step.hours.planned)} h."
    rated = [gap.skill for gap in step.gaps if _is_rated(gap.have)]
    if rated:
        yield f"Short by {names.skills_inside(rated, 4)}."
    leaves = [skill for skill in step.leaves if skill in names.strong_skills()]
    if leaves:
        yield f"It does not ask for {names.skills_inside(leaves, 3)}, which you do well."
    role = names.catalog.roles.get(step.role)
    if role is not None and role.day:
        yield f"A day: {'; '.join(inside(one.rstrip('.')) for one in role.day[:3])}."


def _stay(facts: Facts) -> Section | None:
    names, stay = facts.names, facts.names.plan.stay_and_grow
    if stay is None or facts.kind == "less":
        return None
    section = Section(f"Or stay and grow as {stay.title}")
    section.para(f"You have {have_words(stay.skills, own=True)}")
    for gap in stay.gaps:
        if _is_rated(gap.have) and gap.importance != "useful":
            section.item(
                f"{names.skill(gap.skill)}: {names.level(gap.have.expected)}, it asks"
                f" {names.level(gap.need)}"
            )
    later = [one for one in stay.actions if one.number is None and facts.kind != "stay"]
    for one in later[:5]:
        section.task(f"{one.title.rstrip('.')}, {whole(one.hours.planned)} h")
    return section


def _kit(facts: Facts) -> Section | None:
    names, kit = facts.names, kit_of(facts.names)
    if kit is None:
        return None
    section = Section(f"The way to the job: {inside(kit.title)}")
    if kit.checks:
        section.head("Find out first")
    for check in kit.checks:
        what = names.filled(check.what)
        words = names.slots(check.words) if check.words else None
        no = names.slots(check.if_no) if check.if_no else None
        section.item(
            capital(f"{what} ({check.with_})" if check.with_ else what),
            quoted(words) if words else None,
            if_not_words(words or what, no) if no else None,
        )
    if kit.steps:
        section.head("What to do")
    for step in kit.steps:
        done = f"Done: {stopped(inside(step.done_when))}" if step.done_when else None
        section.task(
            f"{names.filled(step.what).rstrip('.')}, week {step.week}, {number(step.hours)} h", done
        )
    if kit.say:
        section.head("What to say")
    for say in kit.say:
        words = names.slots(say.words)
        no = names.slots(say.if_no) if say.if_no else None
        if words:
            no_words = if_not_words(words, no) if no else None
            section.item(f"To {person_said(say.to, names)}: {quoted(words)}", no_words)
    if kit.stop is not None:
        section.head("When to decide")
        section.para(f"{sentence(kit.stop.on)} If {kit.stop.if_}: {stopped(kit.stop.then)}")
        section.para(f"If not: {stopped(kit.stop.else_)}")
    if kit.avoid:
        section.head("What to leave")
    for one in kit.avoid:
        section.item(sentence(one))
    if kit.changes_advice:
        section.head("What would change this")
    for one in kit.changes_advice:
        section.item(sentence(one))
    return section


def _trends(facts: Facts) -> Section | None:
    names = facts.names
    section = Section("What is coming")
    for trend in names.plan.trends:
        known = names.catalog.trends.get(trend.id)
        says = sentence(known.says) if known and known.says else None
        section.item(
            trend.title,
            says,
            _prepared(names, trend),
            *_evidence(names, trend),
            *_tries(names, trend),
        )
    return section


def _prepared(names: Names, trend: PlanTrend) -> str | None:
    if not trend.skills:
        return None
    held = round(trend.prepared * len(trend.skills))
    return (
        f"{held} of its {figure(len(trend.skills), 'skill')} in place, as far as is known:"
        f" {names.skills_inside(trend.skills, 5)}."
    )


def _evidence(names: Names, trend: PlanTrend) -> Iterator[str]:
    known = names.catalog.trends.get(trend.id)
    for one in (known.evidence if known else ())[:1]:
        source = names.catalog.sources.get(one.source or "")
        title = origin_words(source.title, one.year or source.year) if source else ""
        yield f"{sentence(one.figure)} {stopped(title)}".strip() if title else sentence(one.figure)


def _tries(names: Names, trend: PlanTrend) -> Iterator[str]:
    """Something small to try, the shortest first."""
    actions = [names.catalog.actions[key] for key in trend.tries if key in names.catalog.actions]
    actions.sort(key=lambda action: action.hours.middle)
    for action in actions[:2]:
        yield (
            f"If you have {count(whole(action.hours.middle), 'hour')} left:"
            f" {stopped(inside(action.title))}"
        )


def _assumed(facts: Facts) -> Section | None:
    names = facts.names
    section = Section("Assumed, not known")
    for one in names.plan.assumptions:
        low, high = one.range.low, one.range.high
        level = names.level(one.expected)
        if low != high:
            level += f", perhaps {low} to {high}"
        section.item(f"{names.skill(one.skill)}: {level} ({BASES[one.basis]})")
    if names.plan.assumptions and names.private:
        section.para(f"To rate them: {names.command('plan --ask-all')}")
    for caution in names.plan.warnings if names.private else ():
        if not caution.where.startswith("next_step."):
            section.item(sentence(caution.what))
    return section


MAKERS: Mapping[str, Callable[[Facts], Section | None]] = {
    "gaps": _gaps,
    "actions": _actions,
    "way": _way,
    "why": _why,
    "ways": _ways,
    "stay": _stay,
    "kit": _kit,
    "trends": _trends,
    "assumed": _assumed,
}
"""What makes each section, in the order of the full plan."""
NOTHING: Mapping[str, str] = {
    "gaps": "Nothing is short.",
    "actions": "No action is planned.",
    "way": "No way is named: the step is one move.",
    "why": "Nothing was chosen.",
    "ways": "There is no other way on from here in this catalogue.",
    "stay": "Without a role that you hold there is nothing to stay in.",
    "kit": "Nothing belongs to this move beside skills.",
    "trends": "This catalogue names no trends.",
    "assumed": "Nothing is assumed: every skill that counts is rated.",
}
"""What a section says that has nothing to say."""


def section_drawn(section: Section, width: int, glyphs: Glyphs) -> list[Line]:
    """A section on a terminal."""
    from po_career.render.plan.screen import INDENT, MARGIN, NARROWEST, WIDEST, Canvas

    canvas = Canvas(max(NARROWEST, min(width, WIDEST)), glyphs, bars=False)
    parts: list[RenderableType] = [canvas.para(canvas.text(section.title, "heading"))]
    for kind, words, below in section.items:
        if kind == "head":
            parts += [Text(""), canvas.para(canvas.text(words, "heading"), INDENT)]
            continue
        hang = 0 if kind == "para" else INDENT
        parts.append(canvas.para(canvas.text(words), INDENT, hang))
        parts += [canvas.para(canvas.text(one), MARGIN, INDENT) for one in below]
    return drawn(parts, canvas.width, glyphs)
