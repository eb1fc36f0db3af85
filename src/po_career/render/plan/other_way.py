"""One honest alternative to the step, and what speaks for it."""

from po_career.catalog.model import Id
from po_career.planning.belief import is_rated
from po_career.planning.model import Step
from po_career.render.page.phrases import count
from po_career.render.plan.naming import Names
from po_career.render.plan.skill_counts import own_rated, short_have

OFTEN = 0.2
"""From this share of the variations on a step is an alternative, however far it is."""
SAME = 0.05
"""Roles whose readiness is no further apart are equally near."""


def or_words(names: Names) -> str | None:
    """One honest alternative, and what speaks for it."""
    kind, own, best = names.kind, names.own, _best(names)
    if kind == "stay":
        return _then_words(names, best)
    stay = _stay_words(names)
    if kind == "trial":
        return f"neither: {stay}" if stay else None
    if kind == "step" and own is not None and names.to_venture:
        return f"stay {own.spoken} and take on work on the side: what pays you now stays."
    if best is not None and _is_open(names, best):
        return f"{names.spoken(best.role)}: {_for_other(names, best)}"
    if kind == "elsewhere":
        return "interim work or a stopgap: no step down, it buys time for the post that you want."
    return stay


def suits_of(names: Names, role: Id) -> set[Id]:
    """The wants that a role is known for, and the transition to it from the role held."""
    suits = set(names.catalog.roles[role].suits)
    for transition in names.transitions:
        if transition.to == role:
            suits.update(transition.suits)
    return suits


def _best(names: Names) -> Step | None:
    """The first alternative that is not below the wish: it answers a want if the step does."""
    step = names.step
    others = [other for other in names.plan.alternatives if other.role not in step.equal]
    if names.kind == "elsewhere":
        others = others[1:]
    wants = set(names.person.wants)
    if names.kind != "stay" and wants & suits_of(names, step.role):
        others = [other for other in others if wants & suits_of(names, other.role)]
    return others[0] if others else None


def _is_open(names: Names, other: Step) -> bool:
    """Whether it is not far, or wins often all the same; without a role held all are open."""
    if other.verdict != "far" or names.own is None:
        return True
    return any(one.role == other.role and one.share >= OFTEN for one in names.step.otherwise)


def _then_words(names: Names, best: Step | None) -> str | None:
    """What may come after staying."""
    if names.decided == "probation":
        return "a next step, but only once you have passed."
    if best is None:
        return _no_alternative(names)
    if names.rated_nothing:
        return f"{best.title} fits best today, as far as is known."
    if names.step.stay_reason == "drains":
        return f"{best.title} is nearest, if you could live with what drains you."
    if best.verdict == "far":
        return f"{best.title} fits best today, and is still far."
    return f"{best.title} fits best today; {_for_other(names, best)}"


def _no_alternative(names: Names) -> str | None:
    leap = names.leap
    if leap is not None:
        return names.with_command(f"{names.title(leap)} is a leap from here", f"plan --to {leap}")
    if names.private:
        return f"a role that you name yourself: {names.command('plan --to ROLE')}"
    return None


def _for_other(names: Names, other: Step) -> str:
    """What speaks for the other step."""
    if names.rated_nothing:
        return "if that draws you more."
    has = f"you have {short_have(names.skills_of(other), 'its ')}."
    wish = _wish_words(names, other)
    if wish is not None:
        return f"{wish}; {has}"
    if names.kind in ("stay", "equal"):
        return has
    step = names.step
    if other.readiness.expected > step.readiness.expected + SAME:
        return f"nearer, since {has}"
    if step.kind == "promotion" and other.kind in ("lateral", "specialise"):
        return f"no promotion needed; {has}"
    return has


def _wish_words(names: Names, other: Step) -> str | None:
    """What the person wants more of, or less, that the other step has and this one has not."""
    mine, theirs = suits_of(names, names.step.role), suits_of(names, other.role)
    new = theirs - mine if names.kind == "step" else theirs
    more = [want for want in names.person.wants if want in new]
    if more:
        return f"you want more of {names.wants(more[:1])}"
    if names.person.drains in mine - theirs:
        return "it has less of what drains you"
    return None


def _stay_words(names: Names) -> str | None:
    """That one may stay, and what one has there; None without a role held."""
    if names.own is None:
        return None
    title, stay = names.own.spoken, names.plan.stay_and_grow
    if stay is None or names.rated_nothing:
        return f"stay a while as {title}."
    short = short_core(stay)
    if short:
        verb = "is" if short == 1 else "are"
        return f"stay a while as {title}: {count(short, 'core skill')} {verb} still short."
    if stay.skills.rated < stay.skills.of:
        return f"stay as {title}: {own_rated(stay.skills)}."
    return f"stay as {title}: you have {short_have(stay.skills)} it asks."


def short_core(step: Step) -> int:
    """How many core skills of a step are rated and short."""
    return sum(gap.importance == "core" and is_rated(gap.have) for gap in step.gaps)
