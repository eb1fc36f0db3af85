"""Why a plan advises what it does, what it rests on, and how to get it again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from po_career.planning.plan_model import Assumption
from po_career.render.folding import NO_BREAK
from po_career.render.layout import Line, Run, heading
from po_career.render.plan_view import PlanView
from po_career.render.words import KIND_PHRASES, capital, count, hours, listed, percent, sentence

NAMED = 5
"""So many names are said before "and 3 more"."""


def reasons_section(view: PlanView) -> list[Line]:
    """The fit in words: what the step keeps in use, what would lie unused, what it opens, what the catalogue says of it."""
    page = view.page
    reasons = [line for text in reason_words(view) for line in page.para(text)]
    warnings = [line for text in view.step.warnings for line in page.para(f"Keep in mind: {sentence(text)}", hang=2)]
    return [*heading(page, "Why this one"), *reasons, *warnings]


def reason_words(view: PlanView) -> list[str]:
    """The reasons, a text for each: nearness, fit, what it opens, how steady the advice is, what the catalogue says of the move."""
    note = [sentence(view.step.note)] if view.step.note else []
    return [*_nearness(view), *_fit(view), *_opens(view), *_steady(view), *note]


def _nearness(view: PlanView) -> list[str]:
    """That others are as near, and what decided."""
    step, first = view.step, view.catalog.rules.first_kinds
    if not step.as_near:
        return []
    decided = f"{KIND_PHRASES[step.kind]} goes first" if step.kind in KIND_PHRASES and step.kind in first else "fewer hours decide"
    others = listed([view.role(key) for key in step.as_near], NAMED)
    return [f"As near, as far as ratings can tell: {others}. Among such, {decided}."]


def _fit(view: PlanView) -> list[str]:
    step = view.step
    if step.kind == "stay":
        return [f"Of what your role asks, {percent(step.fit.missing)}% is missing."]
    texts = [f"Of what it asks, {percent(step.fit.missing)}% is missing; of what you have, {percent(step.fit.unused)}% would lie unused."]
    if step.keeps:
        texts.append(f"It keeps in use: {listed(view.skills(step.keeps), NAMED)}.")
    if step.leaves:
        texts.append(f"It does not ask for: {listed(view.skills(step.leaves), NAMED)}.")
    return texts


def _opens(view: PlanView) -> list[str]:
    roles = view.step.opens
    return [f"It opens {count(len(roles), 'role')} of the map: {listed([view.role(key) for key in roles], NAMED)}."] if roles else []


def _steady(view: PlanView) -> list[str]:
    """How often the step stays the same when ratings are off, what it would be otherwise, and which answers it hangs on."""
    found = view.plan.robustness
    if found is None:
        return []
    often = f"in {percent(found.same)} of 100 cases" if found.same < 1 else "in every case tried"
    given = len(view.plan.person.ratings)
    ratings = "one rating is" if given == 1 else f"{given} ratings are"
    text = f"If your {ratings} off as self-ratings usually are, the step stays the same {often}"
    if found.otherwise:
        text += f"; otherwise it is mostly {found.otherwise[0].title}"
    hangs = listed(view.skills(one.skill for one in found.hangs_on))
    return [f"{text}. It hangs most on your rating of {hangs}." if hangs else f"{text}."]


def assumptions_section(view: PlanView) -> list[Line]:
    """What was not rated, and which answers would change the plan most."""
    texts = [*assumption_words(view), *_best_answers(view)]
    return [*heading(view.page, "Assumed, not known"), *(line for text in texts for line in view.page.para(text))] if texts else []


def assumption_words(view: PlanView) -> list[str]:
    """Which skills were not rated and what they count as, and which count as a range; a text for each."""
    assumed = [found for found in view.plan.assumptions if found.basis == "assumed"]
    unknown = [found for found in view.plan.assumptions if found.basis == "unknown"]
    ranged = [gap.skill for gap in view.step.gaps if gap.have.basis == "rated" and gap.have.low < gap.have.high]
    texts = []
    if assumed:
        counted = f"{count(len(assumed), 'skill counts', 'skills count')} as your role asks it"
        texts.append(f"{capital(counted)}, since you have not rated {_them(assumed)}: {_names(assumed, view)}.")
    if unknown:
        counted = f"{count(len(unknown), 'skill counts', 'skills count')} as {view.level(0)}"
        texts.append(f"{capital(counted)}, since you have not rated {_them(unknown)}: {_names(unknown, view)}.")
    if ranged:
        texts.append(f"Counted as a range, since no example is given or two people differ: {listed(view.skills(ranged))}.")
    return texts


def _them(found: Sequence[Assumption]) -> str:
    return "it" if len(found) == 1 else "them"


def _names(found: Sequence[Assumption], view: PlanView) -> str:
    return listed(view.skills(assumption.skill for assumption in found))


def _best_answers(view: PlanView) -> list[str]:
    best = best_answers(view)
    todo = f"Rate {_them(best)} with --skill ID=LEVEL, or answer po-career plan --full."
    return [f"{best_answer_words(view)} {todo}"] if best else []


def best_answers(view: PlanView, most: int = 3) -> list[Assumption]:
    """The answers with most hours at stake, in the order of the plan."""
    return [found for found in view.plan.assumptions if found.hours_at_stake > 0][:most]


def best_answer_words(view: PlanView) -> str:
    """Which answers would change the plan most, and by how many hours; empty where none would."""
    best = best_answers(view)
    less = {"unknown": "less", "assumed": "more"}
    effects = [f"{view.skill(found.skill)} (up to {hours(found.hours_at_stake)} {less[found.basis]})" for found in best]
    return f"{capital(count(len(best), 'answer'))} would change the plan most: {listed(effects)}." if best else ""


def cautions_section(view: PlanView) -> list[Line]:
    """Cautions that no other section says."""
    own = [caution for caution in view.plan.warnings if not caution.where.startswith("next_step.")]
    if not own:
        return []
    lines = heading(view.page, "Worth a look")
    for caution in own:
        lines += view.page.para(f"{sentence(caution.what)} ({caution.where})" if caution.where else sentence(caution.what), hang=2)
    return lines


def command_section(command: str, view: PlanView) -> list[Line]:
    """The command that gives the same plan; where it takes several lines, it can be copied as it stands."""
    page = view.page
    lines = page.para(_unbroken(command), 2, 2, last=page.prose - 2)
    continued = [(*line, Run(" \\")) for line in lines[:-1]]
    return [*heading(page, "The same plan, without questions"), *continued, lines[-1]]


def _unbroken(command: str) -> str:
    """The command with plain spaces only where a shell may go on in the next line: not in quotes, nor before an option's value."""
    words = [word.replace(" ", NO_BREAK) for word in re.findall(r"""(?:[^\s'"]|'[^']*'|"[^"]*"|['"])+""", command)]
    joins = [NO_BREAK if before.startswith("-") and not word.startswith("-") else " " for before, word in pairwise(words)]
    return "".join(part for pair in zip(words, [*joins, ""], strict=True) for part in pair)
