"""Every figure of a plan with the formula and the numbers behind it, so that it can be worked out
again by hand.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from po_career.catalog.model import Catalog, Id, Requirement, Rules
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs
from po_career.planning.calendar import BEFORE_DECISION
from po_career.planning.chapter import VALUE
from po_career.planning.model import Belief, Rule, Step
from po_career.planning.plan_model import Plan
from po_career.planning.readiness import weight_of
from po_career.profile.model import Profile
from po_career.render.page.layout import BLANK, Lines, Page, Run, Words
from po_career.render.page.phrases import number
from po_career.render.page.table import table

BASES: Mapping[str, str] = {
    "rated": "rated",
    "evidence": "rated, with an example",
    "done": "done, not rated again",
    "assumed": "assumed from your role",
    "behind": "assumed from the way to your role",
    "former": "assumed from a former role",
    "guess": "guessed from the nearest roles",
    "unknown": "not rated",
}
RULES: Mapping[int, str] = {
    Rule.TOO_MUCH: "the load is too much: nothing is added",
    Rule.POST: "the post ends or is in question: the role held, with another employer",
    Rule.STAY: "probation, or the wish to stay",
    Rule.TARGET: "a target",
    Rule.SETTLING_IN: "the first months in the role",
    Rule.OWN_ROLE: "the role held is not met yet",
    Rule.NONE_NEAR: "no step is near, or none suits better than the role held",
    Rule.DRAWS: "the step that wins most draws",
}


class Account(Frozen):
    """A plan, what it believed of each skill, and the lines that explain it so far."""

    plan: Plan
    catalog: Catalog
    page: Page
    held: Mapping[Id, Belief]
    lines: Lines

    @property
    def step(self) -> Step:
        """The recommended step."""
        return self.plan.next_step

    @property
    def rules(self) -> Rules:
        """The numbers that the plan was made with."""
        return self.catalog.rules

    @property
    def asks(self) -> Mapping[Id, Requirement]:
        """What the role asks that readiness is for."""
        return self.catalog.roles[self.step.role].requires

    def skill(self, key: Id) -> str:
        """The short name of a skill."""
        skill = self.catalog.skills[key]
        return skill.short or skill.name

    def heading(self, text: str) -> None:
        """A section's heading, after a blank line."""
        if self.lines:
            self.lines.append(BLANK)
        self.lines.extend(self.page.heading(text))

    def para(self, words: Words, hang: int = 0) -> None:
        """Running text."""
        self.lines.extend(self.page.para(words, hang=hang))

    def formula(self, name: str, text: str) -> None:
        """A figure's name, then how it comes about."""
        self.lines.extend(self.page.labelled(name, text))

    def grid(self, header: Sequence[str], rows: Iterable[Sequence[str]], *rights: int) -> None:
        """Rows under their header, columns `rights` at their right edge; on a narrow page each row
        is running text that names its numbers.
        """
        if self.page.stacked:
            for first, *others in rows:
                pairs = zip(header[1:], others, strict=True)
                named = ", ".join(f"{name} {text}" for name, text in pairs if text)
                self.para(f"{first}: {named}", hang=2)
            return
        cells = [[Run(text, "dim") for text in header]]
        cells += [list(map(Run, row)) for row in rows]
        for block in table(cells, self.page, rights=rights):
            self.lines.extend(block)


def explain_lines(plan: Plan, catalog: Catalog, page: Page) -> Lines:
    """The formulas behind the figures of `plan`.

    `catalog` is the one that the plan was made with: what the plan does not hold is worked out
    again from both.
    """
    person = plan.person
    profile = Profile(
        role=person.role,
        months_in_role=person.months_in_role,
        former_roles=person.former_roles,
        counts=person.counts,
        ratings=person.ratings,
    )
    held = beliefs(catalog, profile, plan.generated_on)
    account = Account(plan, catalog, page, held, [])
    for section in SECTIONS:
        section(account)
    return account.lines


def exact(value: float) -> str:
    """A number with as many decimals as it needs to be worked out again, four at most."""
    return number(value, 4)


def _rule(account: Account) -> None:
    step, rule = account.step, account.step.settled_by or 0
    account.heading(f"The step: {step.title}")
    account.formula("Settled by", f"rule {rule} of 8, {RULES.get(rule, 'none')}")
    if step.hangs_on is not None:
        skill, part = account.skill(step.hangs_on.skill), exact(step.hangs_on.changes)
        account.formula("Hangs on", f"{skill}, which explains {part} of the variance")


def _scores(account: Account) -> None:
    scores = account.step.scores
    if scores is None:
        return
    account.heading("Score = sum of weight × term")
    rows = []
    for name in ("near", "uses", "wish", "usual", "time"):
        weight, term = getattr(account.rules, name), getattr(scores, name)
        rows.append((name, *map(exact, (weight, term, weight * term))))
    account.grid(("Term", "weight", "term", "weight × term"), rows, 1, 2, 3)
    account.formula("Score", exact(scores.score))


def _draws(account: Account) -> None:
    step, rules = account.step, account.rules
    if step.confidence is None:
        return
    account.heading(f"Shares of {rules.draws} draws")
    shares = [(step.title, step.confidence), *((one.title, one.share) for one in step.otherwise)]
    for title, share in shares:
        wins = round(share * rules.draws)
        account.formula(title, f"{wins} / {rules.draws} = {exact(share)}")
    account.para(
        "each draw takes a level of every skill by its chances, and every weight "
        f"up to {exact(rules.vary)} times more or less"
    )


def _levels(account: Account) -> None:
    account.heading("Levels that are counted")
    rows = []
    for skill in account.asks:
        belief = account.held[skill]
        chances = " ".join(map(exact, belief.chances))
        rows.append((account.skill(skill), str(belief.expected), chances, BASES[belief.basis]))
    chances_of = f"chances of 0 to {account.catalog.scale.top}"
    account.grid(("Skill", "level", chances_of, "rests on"), rows, 1)


def _readiness(account: Account) -> None:
    ready, skills = account.step.readiness, account.step.skills
    account.heading("Readiness R = sum of w × min(level, asked) / sum of w × asked")
    rows = []
    met = asked = 0.0
    for skill, need in account.asks.items():
        weight, level = weight_of(need, account.rules), account.held[skill].expected
        numbers = (weight, need.level, level, weight * min(level, need.level), weight * need.level)
        rows.append((account.skill(skill), *map(exact, numbers)))
        met += numbers[3]
        asked += numbers[4]
    header = ("Skill", "w", "asked", "level", "w × min", "w × asked")
    account.grid(header, rows, 1, 2, 3, 4, 5)
    if not asked:
        account.formula("R", "1, since the role asks for nothing")
        return
    account.formula("R", f"{exact(met)} / {exact(asked)} = {exact(met / asked)}")
    ends = f"{exact(ready.low)} and {exact(ready.high)}"
    account.formula(
        "Range", f"{ends}, the 10th and 90th percentile over the draws, widened to hold R"
    )
    account.formula(
        "Skills",
        f"{skills.expected} of {skills.of} at its level, {skills.low} to {skills.high} over the"
        f" draws, {skills.shown} shown by an example",
    )


def _verdict(account: Account) -> None:
    step = account.step
    account.heading(f"Verdict: {step.verdict}")
    asked = missing = 0
    for skill, need in account.asks.items():
        if need.importance == "core":
            asked += need.level
            missing += max(0, need.level - account.held[skill].expected)
    words = "0, since no skill is core"
    if asked:
        words = f"core levels missing / asked = {missing} / {asked} = {exact(missing / asked)}"
    account.formula("C", words)
    for rule in account.rules.verdicts:
        words = f"R {exact(rule.readiness)} or more, and C {exact(rule.core_missing)} or less"
        account.formula(rule.verdict, words)
    account.formula("far", "none of these")


def _gaps(account: Account) -> None:
    gaps, weights = account.step.gaps, account.rules.weights
    if not gaps:
        return
    account.heading("Gaps, each with its share = w × levels / sum")
    levels = [gap.need - gap.have.expected for gap in gaps]
    parts = [getattr(weights, gap.importance) * n for gap, n in zip(gaps, levels, strict=True)]
    rows = []
    for gap, amount, part in zip(gaps, levels, parts, strict=True):
        share = f"{exact(part)} / {exact(sum(parts))} = {exact(gap.share)}"
        rows.append((account.skill(gap.skill), gap.importance, str(amount), share))
    account.grid(("Skill", "importance", "levels", "share"), rows, 2)


def _bottleneck(account: Account) -> None:
    bottleneck = account.step.bottleneck
    if bottleneck is None:
        return
    account.heading(f"Bottleneck: {account.skill(bottleneck.skill)}")
    levels = f"level {bottleneck.have} counts, {bottleneck.need} is asked"
    account.para(f"{levels}; settled by: {bottleneck.by}")


def _hours(account: Account) -> None:
    step, rules = account.step, account.rules
    if not step.hours.planned:
        return
    account.heading("Hours to ready")
    planned, low = exact(step.hours.planned), exact(step.hours.low)
    high = "open" if step.hours.high is None else exact(step.hours.high)
    account.formula("Hours", f"{planned}, from {low} to {high}: the lightest actions")
    account.formula(
        "Weight",
        f"an action weighs its hours, {exact(rules.assignment_factor)} of them for an assignment, "
        f"{exact(rules.fits_factor)} of that if it fits this very move, "
        f"and {exact(rules.switching_hours)} for switching to it",
    )
    word = "is the least that closes as much" if step.optimal.proved else "is not proved the least"
    bound = exact(step.optimal.lower_bound)
    account.formula("Choice", f"{word}; no choice weighs under {bound}")
    around = step.ready_around
    if around is not None:
        account.formula(
            "Ready around",
            f"{around.expected}, from {around.from_} to {around.until}: the hours at"
            f" {exact(1 - rules.slack)} of your week, one rung of a skill in 91 days and two in a"
            " year",
        )


def _chapter(account: Account) -> None:
    chapter, rules = account.step.chapter, account.rules
    if chapter is None or not chapter.actions:
        return
    account.heading(f"Chapter: {chapter.from_} to {chapter.until}")
    parts = " + ".join(exact(action.hours.planned) for action in chapter.actions)
    total = f"{exact(chapter.hours)} of {exact(chapter.of)} hours"
    account.formula("Hours", f"{parts} = {total}")
    limit = exact(1 - rules.slack)
    account.formula(
        "Limit", f"{limit} of the hours, 0.75 if one larger piece would not fit otherwise"
    )
    factors = ", ".join(f"{name} {exact(value)}" for name, value in VALUE.items())
    account.formula("Worth of a piece", f"sum of w of the rungs that it lifts, times: {factors}")
    weeks, days = rules.chapter_weeks, BEFORE_DECISION.days
    account.formula("End", f"{weeks} weeks, or {days} days before what is decided")


def _outline(account: Account) -> None:
    if account.step.outline:
        account.heading("After the chapter")
    for row in account.step.outline:
        skills = ", ".join(map(account.skill, row.skills))
        account.formula(row.half_year, f"{exact(row.hours)} h for {skills}")


SECTIONS: tuple[Callable[[Account], None], ...] = (
    _rule,
    _scores,
    _draws,
    _levels,
    _readiness,
    _verdict,
    _gaps,
    _bottleneck,
    _hours,
    _chapter,
    _outline,
)
"""In the order in which the figures build on each other."""
