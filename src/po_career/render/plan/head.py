"""The head of the page: the step, and the labelled lines below it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from po_career.catalog.model import Id, KitCheck
from po_career.planning.model import PlanKit, ReadyAround, SkillCount, Step
from po_career.planning.plan_model import DECIDED
from po_career.render.page.phrases import (
    KIND_PHRASES,
    count,
    day,
    day_and_year,
    extent,
    figure,
    listed,
    number,
    sentence,
    stopped,
)
from po_career.render.plan.naming import (
    Names,
    full_day,
    half_of,
    in_season,
    inside,
    season,
)
from po_career.render.plan.parts import NO_PLAN, Compared, PageKind, Row, Share

HANDED_OVER = ("pass-probation", "promotion-in-house", "sideways-in-house")
"""Kinds of kits that may stand on a page that is handed over."""
SAME = 0.05
"""Roles whose readiness is no further apart are equally near."""
SAID = 0.05
"""The least share of the variations that is said."""
SURE = 0.995
OFTEN = 0.2
"""From this share of the variations on a step is an alternative, however far it is."""
SOONEST_LOOK, LATEST_LOOK = timedelta(days=150), timedelta(days=365)
"""When somebody who stays looks at a step again."""
INSIDE = ("your manager", "your manager, else HR", "HR")
"""Those whom one asks at work."""
FAR_YEARS = 4
PAPER_NOT_READ, TALKS = 3, 2
"""Applications without a talk, and talks, from which they tell something."""


def kind_of(names: Names) -> PageKind:
    """Which page it is."""
    step = names.step
    if names.own is None and names.rated_nothing:
        return "empty"
    if step.settled_by in (1, 2):
        if not names.private:
            return "quiet"
        return "less" if step.settled_by == 1 else "elsewhere"
    if step.kind == "trial":
        return "trial"
    if step.kind == "stay":
        return "stay"
    return "equal" if step.equal else "step"


def kit_of(names: Names) -> PlanKit | None:
    """The kit of the step, unless it is for the person alone and the page is not."""
    kit = names.step.kit
    if kit is None or names.private:
        return kit
    known = names.catalog.kits.get(kit.id)
    return kit if known is not None and known.for_ in HANDED_OVER else None


def is_ready_now(names: Names, kind: PageKind) -> bool:
    """Whether one could ask for the role today, so that nothing is left to learn first."""
    step = names.step
    if kind != "step" or step.chapter is None or step.ready_around is not None:
        return False
    return step.verdict in ("ready", "within reach") and not step.hours.planned


def is_top(names: Names) -> bool:
    """Whether nothing stands above the role held, not even a leap."""
    if names.step.settled_by != 7 or names.plan.alternatives:
        return False
    return next(_leaps(names), None) is None


def _leaps(names: Names) -> Iterator[Id]:
    """Roles that only a leap leads to, those of one's own firm aside."""
    roles = names.catalog.roles
    for way in names.catalog.transitions:
        leads_on = way.from_ == names.plan.person.role and way.kind in ("leap", "promotion")
        if leads_on and way.to in roles and not roles[way.to].venture:
            yield way.to


def step_by_role(names: Names, role: Id) -> Step | None:
    """The step to a role, if the plan has it."""
    steps = (names.step, *names.plan.alternatives)
    return next((one for one in steps if one.role == role and one.kind != "trial"), None)


def share_of(skills: SkillCount, kind: PageKind) -> Share:
    """What a bar draws: the count beside it, of the role held of what was rated."""
    if kind == "stay" and skills.rated < skills.of:
        return Share(
            skills.rated_at_level, skills.rated_at_level, skills.rated_at_level, skills.rated
        )
    return Share(skills.low, skills.expected, skills.high, skills.of)


# -------------------- the step


def step_words(names: Names, kind: PageKind) -> str:
    """The first line: the step."""
    step, own = names.step, names.own
    if kind == "empty":
        return "There is no page yet: what role do you hold, or which would you like?"
    if kind == "less":
        return "First, less. No new step now, and no hours on top of your work."
    if kind == "quiet":
        return "There is no plan to hand over now."
    if kind == "trial":
        return _trial_words(names)
    if kind == "elsewhere":
        return _elsewhere_words(names)
    if kind == "equal":
        return "Two steps are equally right. What you want decides, not what you can do."
    if kind == "stay":
        return _stay_words(names)
    if names.rated_nothing and own is not None and step.settled_by != 4:
        return f"Perhaps {step.title}."
    words = f"Next step: {step.title}"
    if step.kind in KIND_PHRASES:
        words += f", {KIND_PHRASES[step.kind]}"
    target = names.plan.person.target[:1]
    if target and step.settled_by == 4 and target[0] != step.role:
        words += f", on the way to {names.title(target[0])}"
    role = names.catalog.roles.get(step.role)
    if role is not None and role.venture and own is not None:
        return f"{words}. Test it beside your post first."
    return f"{words}."


def lead_words(names: Names, kind: PageKind) -> str | None:
    """What stands directly below the step."""
    if kind == "empty":
        return f"{names.command('plan')} asks: twelve questions, five minutes."
    if kind == "quiet":
        return (
            f"{names.command('plan')} shows yours on your own screen; --private puts it into this"
            " file."
        )
    own = names.own
    for caution in names.plan.warnings if names.private else ():
        if caution.where == DECIDED:
            return stopped(sentence(caution.what))
    if kind == "step" and names.rated_nothing and own is not None:
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
    roles = " or ".join(names.title(role) for role in names.step.equal)
    if chapter is None:
        return f"A trial: {roles}."
    weeks = round(((chapter.until - chapter.from_).days + 1) / 7)
    return f"A trial of {count(weeks, 'week')}: {roles}. Decide on {full_day(chapter.until)}."


def _elsewhere_words(names: Names) -> str:
    decided = names.plan.person.situation.decided
    beside = next(iter(names.plan.alternatives), None)
    title = names.step.title
    ways = f"{title} with another employer"
    if beside is not None:
        ways += f", or {beside.title}"
    on = decided.on if decided else None
    if decided is not None and decided.what == "post-in-question":
        day = f"; it is decided on {full_day(on)}" if on else ""
        return (
            f"Your post is in question{day}. Two ways, side by side: keep it, and be ready for"
            f" {ways}."
        )
    day = f" on {full_day(on)}" if on else ""
    ends = "ended" if on is not None and on <= names.plan.generated_on else "ends"
    return f"Your post {ends}{day}. First the next post: {ways}."


def _stay_words(names: Names) -> str:
    step, decided = names.step, names.plan.person.situation.decided
    if is_top(names):
        return f"Stay and grow: nothing stands above {step.title} in this catalogue."
    if decided is not None and decided.what == "probation":
        on = f" by {full_day(decided.on)}" if decided.on and names.private else ""
        return f"Pass your probation as {step.title}{on}."
    return f"Stay and grow as {step.title}. Look again at a step {in_season(look_again(names))}."


def look_again(names: Names) -> str:
    """The half-year in which somebody who stays looks at a step again."""
    start, around = names.plan.generated_on, names.step.ready_around
    soonest = half_of(start + SOONEST_LOOK)
    if around is None:
        return soonest
    return max(soonest, min(around.expected, half_of(start + LATEST_LOOK)))


# -------------------- what one has


def have_words(skills: SkillCount, *, own: bool) -> str:
    """How many of the skills that a role asks are at its level; `own` tells that it is the role
    held.

    What is assumed is said apart: of the role held only what was rated is counted.
    """
    if skills.of == 0:
        return "all: it asks for no skill."
    if own and skills.rated < skills.of:
        left = skills.of - skills.rated
        return f"{_rated_at_level(skills)}; {left} {'is' if left == 1 else 'are'} not rated yet."
    every = skills.expected == skills.of
    amount = f"all {skills.of} skills" if every else f"{skills.expected} of the {skills.of} skills"
    if skills.of == 1:
        amount = "the one skill" if every else "0 of 1 skill"
    words = f"{amount} at the level your role asks" if own else f"{amount} it asks at its level"
    notes = []
    assumed = skills.expected - skills.rated_at_level
    if assumed:
        notes.append(f"{assumed} assumed")
    if skills.shown:
        notes.append(f"{skills.shown} shown by an example")
    said = [", ".join(notes)] if notes else []
    if skills.low != skills.high:
        said.append(f"{_range(skills)} if ratings are a little off")
    return f"{words} ({'; '.join(said)})." if said else f"{words}."


def _range(skills: SkillCount) -> str:
    """How far the count may be off.

    A count at the edge of its range can only be off to one side.
    """
    if skills.expected == skills.high:
        return f"as few as {skills.low}"
    if skills.expected == skills.low:
        return f"up to {skills.high}"
    return f"{skills.low} to {skills.high}"


def _rated_at_level(skills: SkillCount) -> str:
    """How much of what was rated is at the level that the role held asks, after "you have"."""
    level = "the level your role asks"
    if skills.rated == 0:
        return "rated none of its skills yet"
    if skills.rated == 1:
        one = f"the one skill that you rated at {level}"
        return one if skills.rated_at_level else f"not yet {one}"
    every = skills.rated_at_level == skills.rated
    amount = "all" if every else f"{skills.rated_at_level} of the"
    return f"{amount} {skills.rated} skills that you rated at {level}"


def _own_rated(skills: SkillCount) -> str:
    """What was rated, against what the role held asks."""
    if skills.rated == 0:
        return "none of them is rated"
    if skills.rated == 1:
        place = "at" if skills.rated_at_level else "below"
        return f"the one skill that you rated is {place} its level"
    amount = f"{skills.rated_at_level} of the {skills.rated} skills that you rated"
    if skills.rated_at_level == skills.rated:
        amount = f"the {skills.rated} skills that you rated"
    verb = "is" if skills.rated_at_level == 1 else "are"
    return f"{amount} {verb} at its level"


def short_have(skills: SkillCount, its: str = "") -> str:
    """How many skills of a role one has, in a few words; "about" if some of it is assumed.

    `its` is "its " in a sentence that has just named the role.
    """
    if skills.of == 1:
        return f"{its or 'the '}one skill" if skills.expected else f"0 of {its}1 skill"
    if skills.expected > skills.rated_at_level:
        return f"about {skills.expected} of {its}{figure(skills.of, 'skill')}"
    if skills.of and skills.expected == skills.of:
        return f"all {its}{skills.of} skills"
    return f"{skills.expected} of {its}{figure(skills.of, 'skill')}"


def _unrated_have(names: Names, skills: SkillCount) -> str:
    if names.own is None:
        return f"not rated yet; it asks {skills.of} skills."
    span = (
        f"between {skills.low} and {skills.high}" if skills.low != skills.high else f"{skills.low}"
    )
    return f"{span} of the {skills.of} skills it asks, if you meet your own role."


def _have(names: Names, kind: PageKind) -> Row | None:
    step = names.step
    if kind == "stay" and names.rated_nothing:
        words = f"nothing rated; assumed is what your own role asks.{_questions(names)}"
        return Row("have", "You have", words)
    if names.rated_nothing:
        return Row("have", "You have", _unrated_have(names, step.skills))
    return Row("have", "You have", have_words(step.skills, own=kind == "stay"))


# -------------------- why, and how sure


def _why(names: Names, kind: PageKind) -> str:
    if kind == "stay":
        return _why_stay(names)
    step, person = names.step, names.plan.person
    suits = _suits(names, step.role)
    hits = [want for want in person.wants if want in suits]
    reasons = []
    if step.settled_by == 4 and person.target:
        reasons.append(f"You named {names.title(person.target[0])}{_route_words(names)}")
    elif hits:
        reasons.append(f"You want more of {names.wants(hits)}")
    elif person.wants:
        reasons.append(f"None of the open steps is known for {names.wants(person.wants)}")
    uses = _uses_words(names)
    if person.situation.holds_part and names.private:
        reasons.append("you already do a part of it")
    elif uses and len(names.plan.route or ()) < 2:
        reasons.append(uses)
    if not person.wants and step.settled_by != 4:
        words = f"If you want to go on: {' and '.join(reasons) or _usual_words(step)}"
    elif not hits and step.settled_by != 4:
        words = "; of this one: ".join(reasons)
    else:
        words = ", and ".join(reasons)
    if person.drains and person.drains in suits:
        words += f"; but it holds what drains you, {names.wants([person.drains])}"
    return stopped(words)


def _usual_words(step: Step) -> str:
    if step.scores is not None and step.scores.usual >= 1:
        return "it is a common step from where you are"
    return "it fits best of the steps from here"


def _route_words(names: Names) -> str:
    hops = names.plan.route or ()
    if len(hops) < 2:
        return ""
    return "; the way there is " + ", then ".join(names.title(hop.to) for hop in hops)


def _uses_words(names: Names) -> str | None:
    """How many of the skills that the person does well the role asks for, if it is at least half of
    them.
    """
    strong = names.strong_skills()
    role = names.catalog.roles.get(names.step.role)
    asked = {skill for skill, need in role.requires.items() if need.level > 0} if role else set()
    used = sum(skill in asked for skill in strong)
    if not strong or 2 * used < len(strong):
        return None
    if used == len(strong):
        return "it uses all that you do well"
    return f"it uses {used} of the {len(strong)} skills that you do well"


def _suits(names: Names, role: Id) -> set[Id]:
    known = names.catalog.roles.get(role)
    suits = set(known.suits) if known else set()
    for way in names.catalog.transitions:
        if way.from_ == names.plan.person.role and way.to == role:
            suits.update(way.suits)
    return suits


def _why_stay(names: Names) -> str:
    step, person = names.step, names.plan.person
    decided = person.situation.decided
    probation = decided is not None and decided.what == "probation"
    words = {
        3: "You want to stay where you are.",
        5: _settling_words(names),
        6: "What your own role asks comes first.",
        7: _no_step_words(names),
    }.get(step.settled_by or 0, "It comes first today.")
    if step.settled_by == 3 and probation:
        words = "Nothing comes before passing it."
    elif step.settled_by == 3 and not names.private:
        words = "Getting better where you are comes first."
    short = short_core(names)
    if short:
        verb = "is" if short == 1 else "are"
        amount = count(short, "core skill")
        words += f" {sentence(f'{amount} {verb} short')}"
    return words


def _settling_words(names: Names) -> str:
    months = names.plan.person.months_in_role
    if months is None:
        return "Settle in first."
    had = f"You have been in the role for {number(months)} {'month' if months == 1 else 'months'}"
    if months < names.catalog.rules.settling_in:
        return f"{had}; settle first."
    return f"{had}; it is early for the next."


def _no_step_words(names: Names) -> str:
    person, own = names.plan.person, names.own
    reason = names.step.stay_reason
    if not names.plan.alternatives and next(_leaps(names), None) is not None:
        return "Only a leap leads on from here."
    if reason == "no step" or not names.plan.alternatives:
        return "What is left is depth, and who comes after you."
    if reason == "suits the role held" and own is not None:
        wishes = [want for want in person.wants if want in own.suits]
        return f"Your own role is nearest to what you want, {names.wants(wishes)}."
    if reason == "too early":
        return "It is early for every open step."
    if reason == "drains":
        return "Every open step holds more of what drains you."
    return "Every open step is still far."


def short_core(names: Names) -> int:
    """How many core skills of the step are rated and short."""
    return sum(
        gap.importance == "core" and gap.have.basis in ("rated", "evidence", "done")
        for gap in names.step.gaps
    )


def _sure(names: Names) -> str | None:
    step = names.step
    if step.confidence is None or step.equal or names.rated_nothing:
        return None
    tenths = round(10 * step.confidence)
    if step.confidence >= SURE:
        return "It comes first in all variations of your answers."
    if tenths == 10:
        return "It comes first in nearly all variations of your answers."
    words = f"It comes first in {tenths} of 10 variations of your answers"
    other = next(
        (one for one in step.otherwise if one.share >= SAID and one.role != step.role), None
    )
    if other is not None and round(10 * other.share):
        words += f", {other.title} in {round(10 * other.share)}"
    return f"{words}."


def day_words(names: Names, role: Id) -> str | None:
    """Two things of a typical day in a role."""
    known = names.catalog.roles.get(role)
    if known is None or not known.day:
        return None
    return sentence(
        "; ".join([known.day[0].rstrip("."), *(inside(one.rstrip(".")) for one in known.day[1:2])])
    )


# -------------------- the alternative


def or_words(names: Names, kind: PageKind) -> str | None:
    """One honest alternative, and what speaks for it."""
    own = names.own
    role = names.catalog.roles.get(names.step.role)
    if kind == "trial":
        return f"neither: {_stay_as(names)}" if own else None
    if kind == "step" and own is not None and role is not None and role.venture:
        return f"stay {own.spoken} and take on work on the side: the pay stays."
    others = _alternatives(names, kind)
    best = next((one for one in others if _keeps_wish(names, one, kind)), None)
    if kind == "stay":
        return _then_words(names, best)
    if best is not None and (own is None or best.verdict != "far" or _often_wins(names, best)):
        return f"{names.spoken(best.role)}: {_for_other(names, best, kind)}"
    if kind == "elsewhere":
        return "interim work or a stopgap: no step down, it buys time for the post that you want."
    return _stay_as(names) if own is not None else None


def _often_wins(names: Names, other: Step) -> bool:
    shares = [one.share for one in names.step.otherwise if one.role == other.role]
    return bool(shares) and shares[0] >= OFTEN


def _then_words(names: Names, best: Step | None) -> str | None:
    decided = names.plan.person.situation.decided
    if decided is not None and decided.what == "probation":
        return "a next step, but only once you have passed."
    leap = next(_leaps(names), None)
    if best is None and leap is not None:
        return names.with_command(f"{names.title(leap)} is a leap from here", f"plan --to {leap}")
    if best is None:
        if not names.private:
            return None
        return f"a role that you name yourself: {names.command('plan --to ROLE')}"
    if names.rated_nothing:
        return f"{best.title} fits best today, as far as is known."
    if names.step.stay_reason == "drains":
        return f"{best.title} is nearest, if you could live with what drains you."
    if best.verdict == "far":
        return f"{best.title} fits best today, and is still far."
    return f"{best.title} fits best today; {_for_other(names, best, 'stay')}"


def _alternatives(names: Names, kind: PageKind) -> Sequence[Step]:
    found = [one for one in names.plan.alternatives if one.role not in names.step.equal]
    return found[1:] if kind == "elsewhere" else found


def _keeps_wish(names: Names, other: Step, kind: PageKind) -> bool:
    """Whether the alternative is not below the wish: it answers a want if the step does."""
    wants = set(names.plan.person.wants)
    if kind == "stay" or not wants & _suits(names, names.step.role):
        return True
    return bool(wants & _suits(names, other.role))


def _for_other(names: Names, other: Step, kind: PageKind) -> str:
    step, person = names.step, names.plan.person
    mine, theirs = _suits(names, step.role), _suits(names, other.role)
    more = [
        want for want in person.wants if want in theirs and (want not in mine or kind != "step")
    ]
    drains = person.drains
    has = f"you have {short_have(other.skills, 'its ')}."
    if names.rated_nothing:
        return "if that draws you more."
    if more:
        return f"you want more of {names.wants(more[:1])}; {has}"
    if drains and drains in mine and drains not in theirs:
        return f"it has less of what drains you; {has}"
    if kind in ("stay", "equal"):
        return has
    if other.readiness.expected > step.readiness.expected + SAME:
        return f"nearer, since {has}"
    if step.kind == "promotion" and other.kind in ("lateral", "specialise"):
        return f"no promotion needed; {has}"
    return has


def _stay_as(names: Names) -> str:
    own, stay = names.own, names.plan.stay_and_grow
    title = own.spoken if own is not None else ""
    if stay is None or names.rated_nothing:
        return f"stay a while as {title}."
    short = sum(
        gap.importance == "core" and gap.have.basis in ("rated", "evidence", "done")
        for gap in stay.gaps
    )
    if short:
        words = f"{count(short, 'core skill')} {'is' if short == 1 else 'are'} still short."
        return f"stay a while as {title}: {words}"
    if stay.skills.rated < stay.skills.of:
        return f"stay as {title}: {_own_rated(stay.skills)}."
    return f"stay as {title}: you have {short_have(stay.skills)} it asks."


# -------------------- the door, the day, the money


def ask_check(names: Names) -> KitCheck | None:
    """What to find out first: for a move in house whether there is a post and who decides, else
    what must allow it.
    """
    kit = kit_of(names)
    if kit is None or not kit.checks:
        return None
    if names.own is None:
        return kit.checks[-1]
    known = names.catalog.kits.get(kit.id)
    for_ = known.for_ if known is not None else None
    if for_ in ("promotion-in-house", "sideways-in-house"):
        posts = [one for one in kit.checks if "a post" in one.what]
        return posts[0] if posts else kit.checks[0]
    if for_ == "post-ends":
        return kit.checks[0]
    chapter = names.step.chapter
    if chapter is not None and any(one.part == "gate" for one in chapter.actions):
        return kit.checks[-1]
    return next((one for one in kit.checks if one.gate), kit.checks[0])


def _ask(names: Names) -> str | None:
    check = ask_check(names)
    if check is None:
        return None
    chapter = names.step.chapter
    asked = [one.title for one in chapter.actions if one.id.startswith("check:")] if chapter else []
    return None if check.what in asked else _check_words(names, check)


def _check_words(names: Names, check: KitCheck) -> str:
    """Whom to ask, and what."""
    who = names.manager if check.with_ == "your manager" else check.with_
    what = names.filled(check.what)
    return stopped(f"{who}: {what}" if who else what)


def _dated_checks(names: Names) -> Iterator[Row]:
    """If the post ends, whom to ask within days.

    The office that one reports to, and advice before one signs.
    """
    kit = kit_of(names)
    known = names.catalog.kits.get(kit.id) if kit is not None else None
    decided = names.plan.person.situation.decided
    if kit is None or known is None or known.for_ != "post-ends":
        return
    if decided is None or decided.what != "post-ends":
        return
    first = ask_check(names)
    outside = [one for one in kit.checks if one.by_day and one != first and one.with_ not in INSIDE]
    for check in outside[:2]:
        label = f"By {day(names.plan.generated_on + timedelta(days=check.by_day or 0))}"
        yield Row("dated", label, _check_words(names, check))


def _ready(names: Names, kind: PageKind) -> str | None:
    around = names.step.ready_around
    if kind != "step" or names.rated_nothing:
        return None
    if is_ready_now(names, kind):
        return "now, by your own ratings: the hours go into the post itself."
    if around is None:
        return None
    pace = names.plan.person.hours_per_week
    hours = "your hours"
    if pace is not None:
        hours = f"{number(pace)} {'hour' if pace == 1 else 'hours'} a week"
    if int(around.expected[:4]) > names.plan.generated_on.year + FAR_YEARS:
        return (
            f"more than four years from now at {hours}: take more hours, or make it part of the"
            " job."
        )
    when = f"{_ready_season(names, around)}, at {hours}"
    return f"{when}." if around.ready else f"{when}, as far as work can bring you."


def _ready_season(names: Names, around: ReadyAround) -> str:
    """When one may be ready: not before the chapter that leads there is over."""
    chapter = names.step.chapter
    soonest = half_of(chapter.until) if chapter is not None else around.expected
    return season(max(around.expected, soonest))


def _learned(names: Names, kind: PageKind) -> str | None:
    """What only the role itself teaches."""
    learned = [one.skill for one in names.step.learned_in_role if one.importance == "core"]
    if not learned or kind != "step" or names.rated_nothing:
        return None
    only = (
        f"{names.skills_inside(learned, 2)} {'is' if len(learned) == 1 else 'are'} learned in the"
        " role itself"
    )
    return sentence(f"{only}: ask how it is judged.")


def _decided(names: Names) -> str | None:
    decided, chapter = names.plan.person.situation.decided, names.step.chapter
    if not names.private or decided is None or decided.on is None:
        return None
    said = {
        "review": "a review",
        "post-opens": "the post opens",
        "other": "something is decided",
    }.get(decided.what)
    if said is None:
        return None
    words = f"{said} on {full_day(decided.on)}"
    if chapter is not None and chapter.until < decided.on:
        return f"{words}; the quarter below ends before it."
    return f"{words}."


def _applied(names: Names) -> str | None:
    applied = names.plan.person.situation.applied
    if not names.private or applied is None or not applied.sent:
        return None
    words = f"{applied.sent} sent, {count(applied.talks, 'talk')}: "
    if applied.sent >= PAPER_NOT_READ and not applied.talks:
        return f"{words}the paper is not read; change it before you send more."
    if applied.talks >= TALKS:
        return f"{words}the paper works; practise the talk."
    return f"{words}too few to tell yet."


def _no_post(names: Names, kind: PageKind) -> str | None:
    there = names.plan.person.situation.there
    none = any(need.post and there.get(need.id) is False for need in names.catalog.needs.values())
    if not names.private or not none or kind not in ("step", "equal"):
        return None
    return "you said that there is none of that kind where you work: this means another employer."


def _money(names: Names) -> str | None:
    budget, chapter = names.plan.person.budget, names.step.chapter
    if budget is None:
        return None
    actions = chapter.actions if chapter is not None else ()
    amount = " ".join(part for part in (budget.currency, number(budget.amount)) if part)
    paid = [one for one in actions if one.cost is not None and one.cost.amount]
    if paid:
        first, cost = paid[0], paid[0].cost
        price = f"{cost.currency or ''} {number(cost.amount)}".strip() if cost is not None else ""
        return f"{first.number} costs {price}{_of_budget(amount, budget.amount)}."
    if not names.private:
        return None
    if not budget.amount:
        return "nothing here costs money."
    whose = "your employer's " if budget.whose == "employer" else "your "
    if budget.until is None:
        return f"nothing here costs money; {whose}{amount} stays."
    until = day_and_year(budget.until)
    purchase = names.step.purchase
    if purchase is not None:
        title = inside(names.action(purchase.action, purchase.title))
        if purchase.cost is None:
            return f"{amount}, to be used by {until}: ask now what it costs to {title}."
        price = " ".join(
            part for part in (purchase.cost.currency, number(purchase.cost.amount)) if part
        )
        return f"{amount}, to be used by {until}: book now, for {price}: {title}."
    return f"nothing here needs the {amount}; ask to keep it after {until}."


def _of_budget(amount: str, known: float) -> str:
    return f" of your {amount}" if known else ""


# -------------------- rows and columns


def head_rows(names: Names, kind: PageKind) -> tuple[Row, ...]:
    """The labelled lines of the head, in their order."""
    if kind in NO_PLAN:
        return ()
    return tuple(row for row in _rows(names, kind) if row is not None)


def _rows(names: Names, kind: PageKind) -> Iterator[Row | None]:
    step = names.step
    if kind in ("step", "stay"):
        yield _have(names, kind)
    if kind in ("step", "stay"):
        if kind == "step":
            yield _row("months", "", _months(names))
        yield _row("why", "Why", _why(names, kind))
        yield _row("sure", "How sure", _sure(names))
    if kind == "step":
        yield _row("day", "A day", day_words(names, step.role))
    if kind == "trial":
        words = "which of the two pieces of work you would do again without being asked."
        yield _row("decide", "Decide by", words)
    yield _row("or", "Then" if kind == "stay" else "Or", or_words(names, kind))
    yield _row("decided", "Decided", _decided(names))
    yield _row("ask", "Ask now", _ask(names))
    yield from _dated_checks(names)
    yield _row("ready", "Ready by", _ready(names, kind))
    yield _row("learned", "", _learned(names, kind))
    yield _row("no_post", "No post", _no_post(names, kind))
    yield _row("applied", "Applied", _applied(names))
    yield _row("money", "Money", _money(names))
    if is_top(names):
        yield _row("ways", "Open ways", _ventures(names))


def _row(key: str, label: str, text: str | None) -> Row | None:
    return Row(key, label, text) if text else None


def _months(names: Names) -> str | None:
    months, had = names.step.typical_months, names.plan.person.months_in_role
    if months is None or names.step.kind != "promotion":
        return None
    words = f"People usually take {extent(months, ' to ')} months in your role"
    return f"{words}; you have had {number(had)}." if had is not None else f"{words}."


def _ventures(names: Names) -> str | None:
    roles = names.catalog.roles
    ways = [
        roles[way.to].title
        for way in names.catalog.transitions
        if way.from_ == names.plan.person.role and way.to in roles and roles[way.to].venture
    ]
    if not ways:
        return None
    return f"{' or '.join(ways)}, only if you want to be independent."


def compared(names: Names, kind: PageKind) -> tuple[Compared, ...]:
    """Two roles side by side: equally right steps, the roles of a trial, or the two ways to the
    next post.
    """
    if kind == "elsewhere":
        return _ways_to_next_post(names)
    if kind not in ("equal", "trial"):
        return ()
    return tuple(
        Compared(role, names.spoken(role), tuple(_column(names, role, kind)))
        for role in names.step.equal
    )


def _column(names: Names, role: Id, kind: PageKind) -> Iterator[Row]:
    step = step_by_role(names, role)
    if step is not None:
        if kind == "equal" and step.kind in KIND_PHRASES:
            yield Row("kind", "kind", KIND_PHRASES[step.kind])
        yield Row("have", "you have", _beside_have(names, step))
        share = _share(names, role)
        if share is not None:
            yield Row("share", "comes first", f"in {round(10 * share)} of 10 variations")
        if step.ready_around is not None and kind == "equal":
            yield Row("ready", "ready by", _ready_season(names, step.ready_around))
        elif kind == "equal" and not names.rated_nothing and not step.hours.planned:
            yield Row("ready", "ready by", "now, by your ratings")
        rated = [gap.skill for gap in step.gaps if gap.have.basis in ("rated", "evidence", "done")]
        if rated:
            yield Row("short", "short by", listed([names.skill_inside(one) for one in rated[:2]]))
    day = day_words(names, role)
    if day is not None:
        yield Row("day", "a day there", day)


def _beside_have(names: Names, step: Step) -> str:
    return "not rated yet" if names.rated_nothing else short_have(step.skills)


def _share(names: Names, role: Id) -> float | None:
    step = names.step
    if step.confidence is None:
        return None
    if role == step.role:
        return step.confidence
    return next((one.share for one in step.otherwise if one.role == role), None)


def _ways_to_next_post(names: Names) -> tuple[Compared, ...]:
    stay, beside = names.plan.stay_and_grow, next(iter(names.plan.alternatives), None)
    found = []
    for step, title in ((stay, names.step.title), (beside, beside.title if beside else "")):
        if step is None:
            continue
        row = Row("have", "you have", _beside_have(names, step))
        found.append(Compared(step.role, title, (row,)))
    return tuple(found)


def choose_words(names: Names, kind: PageKind) -> str | None:
    """How one chooses between two equal steps."""
    if kind != "equal":
        return None
    first, second = names.step.equal[:2]
    if not names.private:
        return "Until you choose, the quarter below is for what both ask."
    choose = f"Choose: {names.command(f'plan --to {first}')} or --to {second}."
    return f"{choose} Until then the quarter below is for what both ask."
