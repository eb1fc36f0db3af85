"""The parts of a plan that the page has no room for, by name.

`plan --show NAME` prints one, `plan --full` all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from po_career.catalog.model import Catalog, KitCheck, KitStep
from po_career.planning.belief import is_rated
from po_career.planning.model import Gap, PlanKit, Rule, Step
from po_career.planning.plan_model import Plan, PlanTrend
from po_career.render.page.layout import Lines, Page, Run, joined
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
from po_career.render.plan.naming import (
    Names,
    inside,
    person_said,
    quoted,
    season,
    whole,
)
from po_career.render.plan.page_facts import Facts, facts_of
from po_career.render.plan.parts import ENOUGH, ActionRow
from po_career.render.plan.screen import (
    INDENT,
    MARGIN,
    WIDEST,
    Canvas,
    Drawing,
    plan_lines,
)
from po_career.render.plan.skill_counts import have_words, short_have


class Item(NamedTuple):
    """A paragraph, a heading within a section, or an entry of a list with lines below it."""

    kind: Literal["para", "head", "item"]
    words: str
    below: tuple[str, ...] = ()


class Section(NamedTuple):
    """A heading, and what stands below it."""

    title: str
    items: tuple[Item, ...]


Items = Iterator[Item]


def _para(words: str) -> Item:
    return Item("para", words)


def _group(title: str, items: Iterable[Item]) -> Items:
    """Entries below a heading, if there are any."""
    found = list(items)
    if found:
        yield Item("head", title)
    yield from found


def _item(words: str, *below: str | None) -> Item:
    """An entry of a list; what is None is left out below it."""
    return Item("item", words, tuple(filter(None, below)))


def sections_of(facts: Facts) -> dict[str, Section]:
    """Every section that has something to say, by its name."""
    sections: dict[str, Section] = {}
    if facts.kind == "quiet":
        return sections
    stay, kit = facts.names.plan.stay_and_grow, facts.names.kit
    slots = {
        "step": facts.names.step.title,
        "own": stay.title if stay is not None else "",
        "kit": inside(kit.title) if kit is not None else "",
    }
    for name, (title, items_of, _) in MAKERS.items():
        items = tuple(items_of(facts))
        if items:
            sections[name] = Section(title.format_map(slots), items)
    return sections


def own_sections(facts: Facts) -> tuple[Section, ...]:
    """What a page that is handed over leaves out.

    How to go about the move, and what was assumed.
    """
    sections = sections_of(facts) if facts.names.private else {}
    return tuple(sections[name] for name in ("kit", "assumed") if name in sections)


# -------------------- what each of them says


def _gaps(facts: Facts) -> Items:
    names, step = facts.names, facts.names.step
    for importance, title in GROUPS.items():
        gaps = (gap for gap in step.gaps if gap.importance == importance)
        yield from _group(title, (_gap(names, gap) for gap in gaps))
    learned = (
        f"{names.skill(one.skill)} to {names.level_name(one.level)}: ask how it is judged"
        for one in step.learned_in_role
    )
    yield from _group("Only the role itself teaches", map(_item, learned))
    if facts.leave_alone:
        yield _para(f"{ENOUGH}: {', '.join(facts.leave_alone)}.")


def _gap(names: Names, gap: Gap) -> Item:
    have = names.level(gap.have.expected) if is_rated(gap.have) else "not rated"
    anchors = names.catalog.skills[gap.skill].anchors
    anchor = anchors.get(min(gap.need, gap.have.expected + 1))
    return _item(_gap_words(names, gap, have), f"Next: {quoted(anchor)}" if anchor else None)


GROUPS = {"core": "At the core", "important": "Important", "useful": "Useful"}


def _gap_words(names: Names, gap: Gap, have: str) -> str:
    return f"{names.skill(gap.skill)}: {have}, it asks {names.level(gap.need)}"


def _actions(facts: Facts) -> Items:
    if facts.chapter is not None:
        yield from _group(facts.chapter.head, map(_action, facts.chapter.actions))
    yield from _group("After that, without days", map(_action, facts.later))


def _action(action: ActionRow) -> Item:
    title, first = action.title, None
    if action.number is not None:
        title = f"{action.number}. {title}"
        first = action.first_step and stopped(inside(action.first_step))
    return _item(
        f"{title}, {action.when}, {action.hours} h",
        capital(action.done),
        action.brings_words,
        capital(f"{action.where}.") if action.where else None,
        action.first_words(first),
        *(f"{capital(step)}." for step in action.steps),
        action.needs,
        f"Say to {action.ask_to}: {quoted(action.ask)}" if action.ask else None,
        f"To show afterwards: {stopped(inside(action.proof))}" if action.proof else None,
        action.price_words,
        f"See {action.url}" if action.url else None,
    )


def _way(facts: Facts) -> Items:
    names = facts.names
    for place, hop in enumerate(names.plan.route or (), 1):
        words = [KIND_PHRASES[hop.kind]]
        if hop.months:
            words.append(f"usually {extent(hop.months, ' to ')} months before it")
        if hop.hours is not None:
            words.append(f"about {whole(hop.hours)} h")
        yield _item(f"{place}. {names.title(hop.to)}: {', '.join(words)}")
    opens = ", ".join(map(names.title, names.step.opens))
    if opens and facts.kind == "step":
        yield _para(f"From {names.step.title} people go on to {opens}.")
    if names.step.note:
        yield _para(sentence(names.step.note))
    for warning in names.step.warnings:
        yield _para(f"Keep in mind: {sentence(warning)}")


SETTLED: Mapping[int, str] = {
    Rule.TOO_MUCH: "Your load settled it: while it is too much, nothing is added.",
    Rule.POST: (
        "Your post settled it: while it ends or is in question, another employer comes first."
    ),
    Rule.STAY: "The probation, or your wish to stay, settled it: no step comes before that.",
    Rule.TARGET: "The role that you named settled it.",
    Rule.SETTLING_IN: "The first months in a role settled it: settle in before you look at a step.",
    Rule.OWN_ROLE: "Your own role settled it: what it asks comes before a step.",
    Rule.NONE_NEAR: "No step is near enough, or none suits you better than your own role.",
    Rule.DRAWS: (
        "Your answers settled it: this step comes first most often when they are varied a little."
    ),
}


def _why(facts: Facts) -> Items:
    names, step = facts.names, facts.names.step
    settled = SETTLED.get(step.settled_by or 0)
    yield from map(_para, filter(None, (facts.row("why"), settled, facts.row("sure"))))
    if step.scores is not None:
        yield Item("head", "What speaks for it, from 0 to 1, with its weight")
        for name, words in TERMS.items():
            value, weight = getattr(step.scores, name), getattr(names.catalog.rules, name)
            yield _item(f"{words}: {value:.2f}, weight {weight:.2f}")
        yield _para(f"Together {step.scores.score:.2f}.")
    for other in step.otherwise:
        if other.share >= LEAST_SHARE:
            yield _item(f"{other.title} comes first in {percent(other.share)} of 100 variations")
    if facts.changes:
        yield _para(f"This would change the plan: {facts.changes}")


LEAST_SHARE = 0.01
TERMS = {
    "near": "near: how much of what it asks you have",
    "uses": "uses: how much of what you do well it asks for",
    "wish": "wish: how far it is what you want",
    "usual": "usual: how common the move is",
    "time": "time: your months against the usual ones",
}


def _ways(facts: Facts) -> Items:
    names, others = facts.names, facts.names.plan.alternatives
    for step in others:
        kind = f", {KIND_PHRASES[step.kind]}" if step.kind in KIND_PHRASES else ""
        words = f"{step.title}{kind}: you have {short_have(names.skills_of(step))}"
        yield _item(words, *_way_facts(names, step))
    if others and names.private:
        yield _para(f"To plan for one: {names.command(f'plan --to {others[0].role}')}")


def _way_facts(names: Names, step: Step) -> Iterator[str]:
    if step.ready_around is not None and step.hours.planned:
        yield f"Ready by {season(step.ready_around.expected)}, {whole(step.hours.planned)} h."
    short = names.short_by(step)
    if short:
        yield f"Short by {short}."
    strong = names.strong_skills()
    leaves = names.skills_inside((skill for skill in step.leaves if skill in strong), 3)
    if leaves:
        yield f"It does not ask for {leaves}, which you do well."
    day = "; ".join(inside(part.rstrip(".")) for part in names.catalog.roles[step.role].day[:3])
    if day:
        yield f"A day: {day}."


def _stay(facts: Facts) -> Items:
    names, stay = facts.names, facts.names.plan.stay_and_grow
    if stay is None or facts.kind == "less":
        return
    yield _para(f"You have {have_words(stay.skills, own=True)}")
    for gap in stay.gaps:
        if is_rated(gap.have) and gap.importance != "useful":
            yield _item(_gap_words(names, gap, names.level(gap.have.expected)))
    if facts.kind == "stay":
        return
    later = [action for action in stay.actions if action.number is None]
    for action in later[:5]:
        yield _item(f"{action.title.rstrip('.')}, {whole(action.hours.planned)} h")


def _kit(facts: Facts) -> Items:
    names, kit = facts.names, facts.names.kit
    if kit is None:
        return
    yield from _group("Find out first", (_check(names, check) for check in kit.checks))
    yield from _group("What to do", (_step(names, step) for step in kit.steps))
    yield from _group("What to say", _says(names, kit))
    if kit.stop is not None:
        yield Item("head", "When to decide")
        yield _para(f"{sentence(kit.stop.on)} If {kit.stop.if_}: {stopped(kit.stop.then)}")
        yield _para(f"If not: {stopped(kit.stop.else_)}")
    yield from _group("What to leave", map(_item, map(sentence, kit.avoid)))
    yield from _group("What would change this", map(_item, map(sentence, kit.changes_advice)))


def _step(names: Names, step: KitStep) -> Item:
    what = names.filled(step.what).rstrip(".")
    return _item(
        f"{what}, week {step.week}, {number(step.hours)} h",
        f"Done: {stopped(inside(step.done_when))}" if step.done_when else None,
    )


def _check(names: Names, check: KitCheck) -> Item:
    """What to find out, with whom, the words for it, and what to say to a no."""
    what = names.filled(check.what)
    words = names.slots(check.words)
    return _item(
        capital(f"{what} ({check.with_})" if check.with_ else what),
        quoted(words) if words else None,
        names.if_not(words or what, check.if_no),
    )


def _says(names: Names, kit: PlanKit) -> Items:
    """What to say, to whom, and what to say to a no."""
    for say in kit.say:
        words = names.slots(say.words)
        if words is not None:
            to = f"To {person_said(say.to, names)}: {quoted(words)}"
            yield _item(to, names.if_not(words, say.if_no))


def _trends(facts: Facts) -> Items:
    names = facts.names
    for trend in names.plan.trends:
        says = names.catalog.trends[trend.id].says
        yield _item(
            trend.title,
            sentence(says) if says else None,
            _prepared(names, trend),
            *_evidence(names, trend),
            *_tries(names, trend),
        )


def _prepared(names: Names, trend: PlanTrend) -> str | None:
    if not trend.skills:
        return None
    held = round(trend.prepared * len(trend.skills))
    return (
        f"{held} of its {figure(len(trend.skills), 'skill')} in place, as far as is known:"
        f" {names.skills_inside(trend.skills, 5)}."
    )


def _evidence(names: Names, trend: PlanTrend) -> Iterator[str]:
    """The first figure that is published, with its source."""
    for evidence in names.catalog.trends[trend.id].evidence[:1]:
        source = names.catalog.sources.get(evidence.source or "")
        title = origin_words(source.title, evidence.year or source.year) if source else ""
        yield f"{sentence(evidence.figure)} {stopped(title)}".strip()


def _tries(names: Names, trend: PlanTrend) -> Iterator[str]:
    """Something small to try, the shortest first."""
    for action in names.tries(trend.tries)[:2]:
        hours = count(whole(action.hours.middle), "hour")
        yield f"If you have {hours} left: {stopped(inside(action.title))}"


BASES = {
    "assumed": "assumed from the role that you hold",
    "behind": "assumed from the way behind you",
    "former": "assumed from a former role",
    "guess": "a guess from the roles that are nearest to what you rated",
    "unknown": "not rated; nothing tells",
}


def _assumed(facts: Facts) -> Items:
    names, plan = facts.names, facts.names.plan
    for assumption in plan.assumptions:
        low, high = assumption.range.low, assumption.range.high
        level = names.level(assumption.expected)
        if low != high:
            level += f", perhaps {low} to {high}"
        yield _item(f"{names.skill(assumption.skill)}: {level} ({BASES[assumption.basis]})")
    if not names.private:
        return
    if plan.assumptions:
        yield _para(f"To rate them: {names.command('plan --ask-all')}")
    for caution in plan.warnings:
        if not caution.where.startswith("next_step."):
            yield _item(sentence(caution.what))


MAKERS: Mapping[str, tuple[str, Callable[[Facts], Items], str]] = {
    "gaps": (
        "What {step} asks and you may be short of",
        _gaps,
        "Nothing is short.",
    ),
    "actions": (
        "All actions",
        _actions,
        "No action is planned.",
    ),
    "way": (
        "The way",
        _way,
        "No way is named: the step is one move.",
    ),
    "why": (
        "Why this step",
        _why,
        "Nothing was chosen.",
    ),
    "ways": (
        "Other ways",
        _ways,
        "There is no other way on from here in this catalogue.",
    ),
    "stay": (
        "Or stay and grow as {own}",
        _stay,
        "Without a role that you hold there is nothing to stay in.",
    ),
    "kit": (
        "The way to the job: {kit}",
        _kit,
        "Nothing belongs to this move beside skills.",
    ),
    "trends": (
        "What is coming",
        _trends,
        "This catalogue names no trends.",
    ),
    "assumed": (
        "Assumed, not known",
        _assumed,
        "Nothing is assumed: every skill that counts is rated.",
    ),
}
"""The title of each section, its entries and what it says without any, in the order of the page."""


def section_lines(
    name: str, plan: Plan, catalog: Catalog, page: Page, *, private: bool = True
) -> Lines:
    """One section of a plan by its name.

    Gaps, actions, way, why, ways, stay, kit, trends or assumed.
    """
    section = sections_of(facts_of(plan, catalog, private=private, options=page.options)).get(name)
    if section is None:
        return [(Run(page.show(MAKERS[name][2])),)]
    return _drawn(section, page)


def full_lines(
    plan: Plan,
    catalog: Catalog,
    page: Page,
    *,
    command: str | None = None,
    private: bool = True,
) -> Lines:
    """The page, and behind it every section.

    `command` gives the same plan without questions; it is not wrapped, so that it can be copied.
    """
    first = plan_lines(plan, catalog, page, private=private)
    sections = sections_of(facts_of(plan, catalog, private=private, options=page.options)).values()
    blocks = [first, *(_drawn(section, page) for section in sections)]
    if command is not None:
        title = Run("The same plan, without questions", "heading")
        blocks.append([(title,), (Run(page.show(command)),)])
    return joined(blocks)


def _drawn(section: Section, page: Page) -> Lines:
    canvas = Canvas(min(page.width, WIDEST), page.glyphs)
    return canvas.lines(_drawing(section, canvas))


def _drawing(section: Section, canvas: Canvas) -> Drawing:
    yield canvas.para(Run(section.title, "heading"))
    for item in section.items:
        if item.kind == "head":
            yield ""
            yield canvas.para(Run(item.words, "heading"), INDENT)
            continue
        yield canvas.para(item.words, INDENT, 0 if item.kind == "para" else INDENT)
        yield from canvas.paras(item.below, MARGIN, INDENT)
