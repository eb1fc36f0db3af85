"""The head of the page: the step, and the labelled lines below it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from po_career.catalog.model import Id, KitCheck
from po_career.planning.calendar import half_year
from po_career.planning.model import Rule, StayReason, Step
from po_career.planning.plan_model import DECIDED
from po_career.planning.readiness import asks_no_more
from po_career.profile.model import Budget
from po_career.render.page.phrases import (
    KIND_PHRASES,
    count,
    day,
    day_and_year,
    extent,
    figure,
    number,
    sentence,
    stopped,
)
from po_career.render.plan.naming import (
    Names,
    full_day,
    in_season,
    inside,
    money_words,
    season,
)
from po_career.render.plan.other_way import or_words, short_core, suits_of
from po_career.render.plan.parts import NO_PLAN, Compared, PageKind, Row, Share
from po_career.render.plan.skill_counts import have_words

SAID = 0.05
"""The least share of the variations that is said."""
SURE = 0.995
SOONEST_LOOK, LATEST_LOOK = timedelta(days=150), timedelta(days=365)
"""When somebody who stays looks at a step again."""
INSIDE = ("your manager", "your manager, else HR", "HR")
"""Those whom one asks at work."""
IN_HOUSE = ("promotion-in-house", "sideways-in-house")
FAR_YEARS = 4
Texts = Iterator[tuple[str, str, str | None]]
"""The key, the label and the text of each line; None if there is nothing to say."""
PAPER_NOT_READ, TALKS = 3, 2
"""Applications without an interview, and interviews, from which they tell something."""


def step_by_role(names: Names, role: Id) -> Step | None:
    """The step to a role, if the plan has it."""
    steps = (names.step, *names.plan.alternatives)
    return next((step for step in steps if step.role == role and step.kind != "trial"), None)


def share_of(names: Names) -> Share | None:
    """What the bar draws: the count beside it, of the role held of what was rated; None if nothing
    was rated or two roles are compared.
    """
    skills, kind = names.skills_of(names.step), names.kind
    if kind not in ("step", "stay") or names.rated_nothing or not skills.of:
        return None
    if kind == "stay" and skills.rated < skills.of:
        return Share(skills.rated_at_level, skills.rated)
    return Share(skills.expected, skills.of)


# -------------------- the step

STEP_WORDS: Mapping[PageKind, str] = {
    "empty": "There is no page yet: what role do you hold, or which would you like?",
    "less": "First, less. No new step now, and no hours on top of your work.",
    "quiet": "There is no plan to hand over now.",
    "equal": "Two steps are equally right. What you want decides, not what you can do.",
}


def step_words(names: Names) -> str:
    """The first line: the step."""
    kind = names.kind
    if kind in STEP_WORDS:
        return STEP_WORDS[kind]
    words = {"trial": _trial_words, "elsewhere": _elsewhere_words, "stay": _stay_words}
    return words.get(kind, _next_words)(names)


def _next_words(names: Names) -> str:
    step, own = names.step, names.own
    named = step.settled_by == Rule.TARGET
    if names.rated_nothing and own is not None and not named:
        return f"Perhaps {step.title}."
    words = f"Next step: {step.title}"
    if step.kind in KIND_PHRASES:
        words += f", {KIND_PHRASES[step.kind]}"
    target = next(iter(names.person.target), step.role)
    if named and target != step.role:
        words += f", on the way to {names.title(target)}"
    if names.to_venture and own is not None:
        beside = "your firm" if own.venture else "your post"
        return f"{words}. Test it beside {beside} first."
    return f"{words}."


def lead_words(names: Names) -> str | None:
    """What stands directly below the step."""
    if names.kind == "empty":
        return f"{names.command('plan')} asks: twelve questions, five minutes."
    if names.kind == "quiet":
        return (
            f"{names.command('plan')} shows yours on your own screen; --private puts it into this"
            " file."
        )
    for caution in names.plan.warnings if names.private else ():
        if caution.where == DECIDED:
            return stopped(sentence(caution.what))
    if names.kind == "step" and names.rated_nothing and names.own is not None:
        words = "You have rated nothing, so this page would fit anybody in your role."
        return f"{words}{_questions(names)}"
    return None


def _questions(names: Names) -> str:
    """Where the questions are that nobody has answered; only the person can answer them."""
    if not names.private:
        return ""
    return f" Twelve questions, five minutes: {names.command('plan')}"


def _trial_words(names: Names) -> str:
    chapter = names.step.chapter
    roles = " or ".join(map(names.title, names.step.equal))
    if chapter is None:
        return f"A trial: {roles}."
    weeks = round(((chapter.until - chapter.from_).days + 1) / 7)
    return f"A trial of {count(weeks, 'week')}: {roles}. Decide on {full_day(chapter.until)}."


def _elsewhere_words(names: Names) -> str:
    beside = next(iter(names.plan.alternatives), None)
    ways = f"{names.step.title} with another employer"
    if beside is not None:
        ways += f", or {beside.title}"
    on = names.decided_on
    if names.decided == "post-in-question":
        day = f"; it is decided on {full_day(on)}" if on else ""
        return (
            f"Your post is in question{day}. Two ways, side by side: keep it, and be ready for"
            f" {ways}."
        )
    day = f" on {full_day(on)}" if on else ""
    ends = "ended" if on is not None and on <= names.plan.generated_on else "ends"
    return f"Your post {ends}{day}. First the next post: {ways}."


def _stay_words(names: Names) -> str:
    title = names.step.title
    if names.is_top:
        return f"Stay and grow: nothing stands above {title} in this catalogue."
    if names.decided == "probation":
        on = names.decided_on if names.private else None
        by = f" by {full_day(on)}" if on else ""
        return f"Pass your probation as {title}{by}."
    return f"Stay and grow as {title}. Look again at a step {in_season(_look_again(names))}."


def _look_again(names: Names) -> str:
    """The half-year in which somebody who stays looks at a step again."""
    start, around = names.plan.generated_on, names.step.ready_around
    soonest = half_year(start + SOONEST_LOOK)
    if around is None:
        return soonest
    return max(soonest, min(around.expected, half_year(start + LATEST_LOOK)))


# -------------------- what one has, why, and how sure


def _have(names: Names) -> str:
    skills, own = names.skills_of(names.step), names.kind == "stay"
    if not names.rated_nothing:
        return have_words(skills, own=own, left=names.own is None)
    if own:
        return f"nothing rated; assumed is what your own role asks.{_questions(names)}"
    if names.own is None:
        return f"not rated yet; it asks {skills.of} skills."
    span = f"{skills.low}"
    if skills.low != skills.high:
        span = f"between {skills.low} and {skills.high}"
    return f"{span} of the {skills.of} skills it asks, if you meet your own role."


def _why(names: Names) -> str:
    step, person = names.step, names.person
    suits = suits_of(names, step.role)
    hits = [want for want in person.wants if want in suits]
    reasons = list(filter(None, (_wish_words(names, hits), _brings_words(names))))
    if step.settled_by == Rule.TARGET or hits:
        words = ", and ".join(reasons)
    elif person.wants:
        words = "; of this one: ".join(reasons)
    else:
        usual = "it fits best of the steps from here"
        if step.scores is not None and step.scores.usual >= 1:
            usual = "it is a common step from where you are"
        words = f"If you want to go on: {' and '.join(reasons) or usual}"
    if person.drains in suits:
        words += f"; but it holds what drains you, {names.wants([person.drains])}"
    return stopped(words)


def _wish_words(names: Names, hits: list[Id]) -> str | None:
    """Which wish the step answers; `hits` are the wants that it is known for."""
    person = names.person
    if names.step.settled_by == Rule.TARGET and person.target:
        named, route = names.title(person.target[0]), names.plan.route or ()
        then = ", then ".join(names.title(hop.to) for hop in route)
        return f"You named {named}; the way there is {then}" if route[1:] else f"You named {named}"
    if hits:
        return f"You want more of {names.wants(hits)}"
    if person.wants:
        return f"None of the open steps is known for {names.wants(person.wants)}"
    return None


def _brings_words(names: Names) -> str | None:
    """What speaks for the role from the person's side."""
    return _scope_words(names) or _uses_words(names)


def _scope_words(names: Names) -> str | None:
    """What a promotion is about that asks for nothing which the role held does not ask for."""
    own, role = names.own, names.catalog.roles[names.step.role]
    if own is None or names.step.kind != "promotion" or len(names.plan.route or ()) > 1:
        return None
    if not asks_no_more(role.requires, own.requires):
        return None
    return "it asks for no skill beyond your own role: what grows is its scope"


def _uses_words(names: Names) -> str | None:
    """What of the role the person does already: a part of it, or the skills that they do well, if
    it asks for at least half of them.
    """
    if names.private and names.person.situation.holds_part:
        return "you already do a part of it"
    strong = names.strong_skills()
    asked = names.catalog.roles[names.step.role].requires
    used = sum(skill in asked and asked[skill].level > 0 for skill in strong)
    if not strong or 2 * used < len(strong) or len(names.plan.route or ()) > 1:
        return None
    if used == len(strong):
        return "it uses all that you do well"
    return f"it uses {used} of the {len(strong)} skills that you do well"


def _why_stay(names: Names) -> str:
    by_rule: Mapping[int, str] = {
        Rule.STAY: _settled_words(names),
        Rule.SETTLING_IN: _settling_words(names),
        Rule.OWN_ROLE: "What your own role asks comes first.",
        Rule.NONE_NEAR: _no_step_words(names),
    }
    words = by_rule.get(names.step.settled_by or 0, "It comes first today.")
    short = short_core(names.step)
    if short:
        verb = "is" if short == 1 else "are"
        core = count(short, "core skill")
        words += f" {sentence(f'{core} {verb} short')}"
    return words


def _settled_words(names: Names) -> str:
    if names.decided == "probation":
        return "Nothing comes before passing it."
    if not names.private:
        return "Getting better where you are comes first."
    return "You want to stay where you are."


def _settling_words(names: Names) -> str:
    months = names.person.months_in_role
    if months is None:
        return "Settle in first."
    had = f"You have been in the role for {figure(months, 'month')}"
    if months < names.catalog.rules.settling_in:
        return f"{had}; settle first."
    return f"{had}; it is early for the next."


def _no_step_words(names: Names) -> str:
    own, reason = names.own, names.step.stay_reason
    if not names.plan.alternatives:
        if names.leap is not None:
            return "Only a leap leads on from here."
        reason = "no step"
    if reason == "suits the role held" and own is not None:
        wishes = [want for want in names.person.wants if want in own.suits]
        return f"Your own role is nearest to what you want, {names.wants(wishes)}."
    return NO_STEP.get(reason, "Every open step is still far.")


NO_STEP: Mapping[StayReason | None, str] = {
    "no step": "What is left is depth, and who comes after you.",
    "too early": "It is early for every open step.",
    "drains": "Every open step holds more of what drains you.",
}


def _sure(names: Names) -> str | None:
    step = names.step
    if step.confidence is None or step.equal or names.rated_nothing:
        return None
    if step.confidence >= SURE:
        return "It comes first in all variations of your answers."
    tenths = round(10 * step.confidence)
    if tenths == 10:
        return "It comes first in nearly all variations of your answers."
    words = f"It comes first in {tenths} of 10 variations of your answers"
    for other in step.otherwise:
        if other.share >= SAID and other.role != step.role:
            tenths = round(10 * other.share)
            return f"{words}, {other.title} in {tenths}." if tenths else f"{words}."
    return f"{words}."


# -------------------- the door, the day, the money


def ask_check(names: Names) -> KitCheck | None:
    """What to find out first: for a transition in house whether there is a post and who decides,
    else what must allow it.
    """
    kit = names.kit
    if kit is None or not kit.checks:
        return None
    first, last = kit.checks[0], kit.checks[-1]
    if names.own is None:
        return last
    if names.kit_for == "post-ends":
        return first
    gated = any(action.part == "gate" for action in names.planned)
    if gated and names.kit_for not in IN_HOUSE:
        return last
    return next((check for check in kit.checks if _opens_door(names, check)), first)


def _opens_door(names: Names, check: KitCheck) -> bool:
    """Whether it asks for the post itself, or for what must allow the transition."""
    if names.kit_for in IN_HOUSE:
        return "a post" in check.what
    return check.gate


def _ask(names: Names) -> str | None:
    check = ask_check(names)
    if check is None:
        return None
    for action in names.planned:
        if action.id.startswith("check:") and action.title == check.what:
            return None
    return _check_words(names, check)


def _check_words(names: Names, check: KitCheck) -> str:
    """Whom to ask, and what."""
    who = names.manager if check.with_ == "your manager" else check.with_
    what = names.filled(check.what)
    return stopped(f"{who}: {what}" if who else what)


def _dated_checks(names: Names) -> Texts:
    """If the post ends, whom to ask within days.

    The office that one reports to, and advice before one signs.
    """
    kit, first = names.kit, ask_check(names)
    if kit is None or not names.kit_for == names.decided == "post-ends":
        return
    outside = [check for check in kit.checks if check.with_ not in INSIDE and check != first]
    for check in [check for check in outside if check.by_day][:2]:
        by = names.plan.generated_on + timedelta(days=check.by_day or 0)
        yield "dated", f"By {day(by)}", _check_words(names, check)


def _ready(names: Names) -> str | None:
    step, pace = names.step, names.person.hours_per_week
    around = step.ready_around
    if names.rated_nothing:
        return None
    if names.is_ready_now:
        if names.own is None and not _knows_most(step):
            return "not known yet: most of what it asks is not rated."
        if _knows_most(step):
            return "now, by your own ratings: the hours go into the post itself."
        return "now, if what is assumed of you is right: rate more skills to know."
    if around is None:
        return None
    hours = "your hours" if pace is None else f"{figure(pace, 'hour')} a week"
    if int(around.expected[:4]) > names.plan.generated_on.year + FAR_YEARS:
        return (
            f"more than four years from now at {hours}: take more hours, or make it part of the"
            " job."
        )
    words = f"{season(around.expected)}, at {hours}"
    return f"{words}." if around.ready else f"{words}, as far as work can bring you."


def _learned(names: Names) -> str | None:
    """What only the role itself teaches."""
    learned = [one.skill for one in names.step.learned_in_role if one.importance == "core"]
    if not learned or names.rated_nothing:
        return None
    verb = "is" if len(learned) == 1 else "are"
    skills = names.skills_inside(learned, 2)
    return sentence(f"{skills} {verb} learned in the role itself: ask how it is judged.")


def _decided(names: Names) -> str | None:
    on, chapter = names.decided_on, names.step.chapter
    event = {
        "review": "a review",
        "post-opens": "the post opens",
        "other": "something is decided",
    }.get(names.decided)
    if not names.private or on is None or event is None:
        return None
    if chapter is not None and chapter.until < on:
        return f"{event} on {full_day(on)}; the quarter below ends before it."
    return f"{event} on {full_day(on)}."


def _applied(names: Names) -> str | None:
    applied = names.person.situation.applied
    if not names.private or applied is None or not applied.sent:
        return None
    words = f"{applied.sent} sent, {count(applied.talks, 'interview')}: "
    if applied.sent >= PAPER_NOT_READ and not applied.talks:
        return f"{words}the paper is not read; change it before you send more."
    if applied.talks >= TALKS:
        return f"{words}the paper works; practise the interview."
    return f"{words}too few to tell yet."


def _no_post(names: Names) -> str | None:
    """That the step cannot be taken where the person works."""
    if not names.private or False not in names.posts:
        return None
    return "you said that there is none of that kind where you work: this means another employer."


def _money(names: Names) -> str | None:
    budget = names.person.budget
    if budget is None:
        return None
    amount = money_words(budget)
    for action in names.planned:
        if action.cost is not None and action.cost.amount:
            of_budget = f" of your {amount}" if budget.amount else ""
            return f"{action.number} costs {money_words(action.cost)}{of_budget}."
    return _unspent(names, budget, amount) if names.private else None


def _unspent(names: Names, budget: Budget, amount: str) -> str:
    """What to do with money if no action of the chapter costs any."""
    if not budget.amount:
        return "nothing here costs money."
    if budget.until is None:
        whose = "your employer's" if budget.whose == "employer" else "your"
        return f"nothing here costs money; {whose} {amount} stays."
    until, purchase = day_and_year(budget.until), names.step.purchase
    if purchase is None:
        return f"nothing here needs the {amount}; ask to keep it after {until}."
    title = inside(names.action(purchase.action, purchase.title))
    if purchase.cost is None:
        return f"{amount}, to be used by {until}: ask now what it costs to {title}."
    return f"{amount}, to be used by {until}: book now, for {money_words(purchase.cost)}: {title}."


# -------------------- rows and columns


def head_rows(names: Names) -> tuple[Row, ...]:
    """The labelled lines of the head, in their order."""
    if names.kind in NO_PLAN:
        return ()
    return tuple(Row(key, label, text) for key, label, text in _texts(names) if text)


def _texts(names: Names) -> Texts:
    kind = names.kind
    if kind in ("step", "stay"):
        yield "have", "You have", _have(names)
        if kind == "step":
            yield "months", "", _months(names)
        yield "left_out", "", _left_out(names)
        yield "why", "Why", _why_stay(names) if kind == "stay" else _why(names)
        yield "sure", "How sure", _sure(names)
    if kind == "step":
        yield "day", "A day", names.day(names.step.role)
    if kind == "trial":
        words = "which of the two pieces of work you would do again without being asked."
        yield "decide", "Decide by", words
    yield "or", "Then" if kind == "stay" else "Or", or_words(names)
    yield "decided", "Decided", _decided(names)
    yield "ask", "Ask now", _ask(names)
    yield from _dated_checks(names)
    if kind == "step":
        yield "ready", "Ready by", _ready(names)
        yield "learned", "", _learned(names)
    if kind in ("step", "equal"):
        yield "no_post", "No post", _no_post(names)
    yield "applied", "Applied", _applied(names)
    yield "money", "Money", _money(names)
    if names.is_top:
        yield "ways", "Open ways", _ventures(names)


def _left_out(names: Names) -> str | None:
    """The skills that do not apply to the person, and so are asked by no role."""
    skills = [key for key in names.person.not_applicable if key in names.catalog.skills]
    if not skills:
        return None
    words = "does not apply to you and is" if len(skills) == 1 else "do not apply to you and are"
    return sentence(f"{names.skills_inside(skills, 3)} {words} left out")


def _months(names: Names) -> str | None:
    months, had = names.step.typical_months, names.person.months_in_role
    if months is None or names.step.kind != "promotion":
        return None
    words = f"People usually take {extent(months, ' to ')} months in your role"
    return f"{words}; you have had {number(had)}." if had is not None else f"{words}."


def _ventures(names: Names) -> str | None:
    """What is left to somebody at the top: a firm of their own."""
    roles = [names.catalog.roles[transition.to] for transition in names.transitions]
    titles = " or ".join(role.title for role in roles if role.venture)
    return f"{titles}, only if you want to be independent." if titles else None


def compared(names: Names) -> tuple[Compared, ...]:
    """Two roles side by side: equally right steps, the roles of a trial, or the two ways to the
    next post.
    """
    if names.kind == "elsewhere":
        ways = (names.plan.stay_and_grow, *names.plan.alternatives[:1])
        return tuple(Compared(way.title, (_have_row(names, way),)) for way in ways if way)
    if names.kind not in ("equal", "trial"):
        return ()
    return tuple(
        Compared(names.spoken(role), tuple(_column(names, role))) for role in names.step.equal
    )


def _column(names: Names, role: Id) -> Iterator[Row]:
    step, equal, day = step_by_role(names, role), names.kind == "equal", names.day(role)
    if step is not None:
        if equal and step.kind in KIND_PHRASES:
            yield Row("kind", "kind", KIND_PHRASES[step.kind])
        yield _have_row(names, step)
        share = _share(names, role)
        if share is not None:
            yield Row("share", "comes first", f"in {round(10 * share)} of 10 variations")
        ready = _beside_ready(names, step) if equal else None
        if ready is not None:
            yield Row("ready", "ready by", ready)
        short = names.short_by(step, 2)
        if short:
            yield Row("short", "short by", short)
    if day is not None:
        yield Row("day", "a day there", day)


def _beside_ready(names: Names, step: Step) -> str | None:
    if step.ready_around is not None:
        return season(step.ready_around.expected)
    if names.rated_nothing or step.hours.planned:
        return None
    return "now, by your ratings" if _knows_most(step) else "now, if the guesses hold"


def _knows_most(step: Step) -> bool:
    """Whether most of what one has of a role is known, not assumed from the role held."""
    return 2 * step.skills.rated_at_level >= step.skills.expected


def _share(names: Names, role: Id) -> float | None:
    """In which share of the variations a role comes first; None if that is not known."""
    step = names.step
    if step.confidence is None or role == step.role:
        return step.confidence
    return next((one.share for one in step.otherwise if one.role == role), None)


def _have_row(names: Names, step: Step) -> Row:
    return Row("have", "you have", names.have(step))


def choose_words(names: Names) -> str | None:
    """How one chooses between two equal steps."""
    if names.kind != "equal":
        return None
    first, second = names.step.equal[:2]
    if not names.private:
        return "Until you choose, the quarter below is for what both ask."
    choose = f"Choose: {names.command(f'plan --to {first}')} or --to {second}."
    return f"{choose} Until then the quarter below is for what both ask."
