"""Every figure of a plan with the formula and the numbers behind it, so that it can be worked out
again by hand.
"""

from collections.abc import Collection, Mapping, Sequence

from po_career.catalog.model import Catalog, Id, Role
from po_career.frozen import Frozen
from po_career.planning.belief import beliefs
from po_career.planning.calendar import BEFORE_DECISION
from po_career.planning.chapter import VALUE
from po_career.planning.model import Belief, Step
from po_career.planning.plan_model import Plan
from po_career.planning.readiness import weight_of
from po_career.profile.model import Profile
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
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
    1: "the load is too much: nothing is added",
    2: "the post ends or is in question: the role held, with another employer",
    3: "probation, or the wish to stay",
    4: "a target",
    5: "the first months in the role",
    6: "the role held is not met yet",
    7: "no step is near, or none suits better than the role held",
    8: "the step that wins most draws",
}


class Account(Frozen):
    """A plan on its page, and what it believed of each skill."""

    plan: Plan
    catalog: Catalog
    page: Page
    held: Mapping[Id, Belief]

    @property
    def step(self) -> Step:
        """The recommended step."""
        return self.plan.next_step

    @property
    def role(self) -> Role:
        """The role that readiness is for."""
        return self.catalog.roles[self.step.role]

    def skill(self, key: Id) -> str:
        """The short name of a skill."""
        skill = self.catalog.skills[key]
        return skill.short or skill.name

    def formula(self, name: str, text: str) -> list[Line]:
        """A figure's name, then how it comes about."""
        return self.page.para([Run(f"{name}: ", "dim"), Run(text)], hang=2)

    def grid(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        rights: Collection[int] = (),
    ) -> list[Line]:
        """Rows under their header; on a narrow page each row is running text that names its
        numbers.
        """
        if self.page.stacked:
            lines = []
            for row in rows:
                lines += self.page.para(_named(header, row), hang=2)
            return lines
        cells = [tuple(Run(text, "dim") for text in header)]
        cells += [tuple(Run(text) for text in row) for row in rows]
        lines = []
        for block in table(cells, self.page, rights=rights):
            lines += block
        return lines


def explain_lines(plan: Plan, catalog: Catalog, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """The formulas behind the figures of `plan`, for a terminal `width` columns wide (None:
    unknown).

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
    account = Account(plan, catalog, page_of(width, glyphs), held)
    sections = (
        _rule(account),
        _scores(account),
        _draws(account),
        _levels(account),
        _readiness(account),
        _verdict(account),
        _gaps(account),
        _bottleneck(account),
        _hours(account),
        _chapter(account),
        _outline(account),
    )
    return joined(sections)


def exact(value: float) -> str:
    """A number with as many decimals as it needs to be worked out again, four at most."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _named(header: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    pairs = zip(header[1:], others, strict=True)
    return f"{first}: " + ", ".join(f"{name} {text}" for name, text in pairs if text)


def _rule(account: Account) -> list[Line]:
    step = account.step
    lines = heading(account.page, f"The step: {step.title}")
    number = step.settled_by or 0
    lines += account.formula("Settled by", f"rule {number} of 8, {RULES.get(number, 'none')}")
    if step.hangs_on is not None:
        part = exact(step.hangs_on.changes)
        text = f"{account.skill(step.hangs_on.skill)}, which explains {part} of the variance"
        lines += account.formula("Hangs on", text)
    return lines


def _scores(account: Account) -> list[Line]:
    scores, rules = account.step.scores, account.catalog.rules
    if scores is None:
        return []
    lines = heading(account.page, "Score = sum of weight × term")
    rows = []
    for name in ("near", "uses", "wish", "usual", "time"):
        weight, term = getattr(rules, name), getattr(scores, name)
        rows.append((name, exact(weight), exact(term), exact(weight * term)))
    lines += account.grid(("Term", "weight", "term", "weight × term"), rows, rights={1, 2, 3})
    return [*lines, *account.formula("Score", exact(scores.score))]


def _draws(account: Account) -> list[Line]:
    step, rules = account.step, account.catalog.rules
    if step.confidence is None:
        return []
    lines = heading(account.page, f"Shares of {rules.draws} draws")
    shares = [(step.title, step.confidence), *((one.title, one.share) for one in step.otherwise)]
    for title, share in shares:
        wins = round(share * rules.draws)
        lines += account.formula(title, f"{wins} / {rules.draws} = {exact(share)}")
    text = (
        "each draw takes a level of every skill by its chances, and every weight "
        f"up to {exact(rules.vary)} times more or less"
    )
    return [*lines, *account.page.para(text)]


def _levels(account: Account) -> list[Line]:
    lines = heading(account.page, "Levels that are counted")
    top = account.catalog.scale.top
    rows = []
    for skill in account.role.requires:
        belief = account.held[skill]
        chances = " ".join(exact(chance) for chance in belief.chances)
        rows.append((account.skill(skill), str(belief.expected), chances, BASES[belief.basis]))
    header = ("Skill", "level", f"chances of 0 to {top}", "rests on")
    return [*lines, *account.grid(header, rows, rights={1})]


def _readiness(account: Account) -> list[Line]:
    rules, step = account.catalog.rules, account.step
    lines = heading(account.page, "Readiness R = sum of w × min(level, asked) / sum of w × asked")
    rows = []
    met = asked = 0.0
    for skill, need in account.role.requires.items():
        weight = weight_of(need, rules)
        level = account.held[skill].expected
        part = weight * min(level, need.level)
        met += part
        asked += weight * need.level
        rows.append(
            (
                account.skill(skill),
                exact(weight),
                str(need.level),
                str(level),
                exact(part),
                exact(weight * need.level),
            )
        )
    header = ("Skill", "w", "asked", "level", "w × min", "w × asked")
    lines += account.grid(header, rows, rights={1, 2, 3, 4, 5})
    if not asked:
        return [*lines, *account.formula("R", "1, since the role asks for nothing")]
    lines += account.formula("R", f"{exact(met)} / {exact(asked)} = {exact(met / asked)}")
    low, high = exact(step.readiness.low), exact(step.readiness.high)
    text = f"{low} and {high}, the 10th and 90th percentile over the draws, widened to hold R"
    lines += account.formula("Range", text)
    count = step.skills
    text = (
        f"{count.expected} of {count.of} at its level, {count.low} to {count.high} over the draws, "
        f"{count.shown} shown by an example"
    )
    return [*lines, *account.formula("Skills", text)]


def _verdict(account: Account) -> list[Line]:
    step = account.step
    lines = heading(account.page, f"Verdict: {step.verdict}")
    core = [
        (need.level, account.held[skill].expected)
        for skill, need in account.role.requires.items()
        if need.importance == "core"
    ]
    asked = sum(need for need, _ in core)
    missing = sum(max(0, need - level) for need, level in core)
    if asked:
        text = f"core levels missing / asked = {missing} / {asked} = {exact(missing / asked)}"
        lines += account.formula("C", text)
    else:
        lines += account.formula("C", "0, since no skill is core")
    for rule in account.catalog.rules.verdicts:
        text = f"R {exact(rule.readiness)} or more, and C {exact(rule.core_missing)} or less"
        lines += account.formula(rule.verdict, text)
    return [*lines, *account.formula("far", "none of these")]


def _gaps(account: Account) -> list[Line]:
    gaps, rules = account.step.gaps, account.catalog.rules
    if not gaps:
        return []
    lines = heading(account.page, "Gaps, each with its share = w × levels / sum")
    weighed = [
        getattr(rules.weights, gap.importance) * (gap.need - gap.have.expected) for gap in gaps
    ]
    whole = sum(weighed)
    rows = []
    for gap, part in zip(gaps, weighed, strict=True):
        levels = str(gap.need - gap.have.expected)
        share = f"{exact(part)} / {exact(whole)} = {exact(gap.share)}"
        rows.append((account.skill(gap.skill), gap.importance, levels, share))
    return [*lines, *account.grid(("Skill", "importance", "levels", "share"), rows, rights={2})]


def _bottleneck(account: Account) -> list[Line]:
    found = account.step.bottleneck
    if found is None:
        return []
    lines = heading(account.page, f"Bottleneck: {account.skill(found.skill)}")
    text = f"level {found.have} counts, {found.need} is asked; settled by: {found.by}"
    return [*lines, *account.page.para(text)]


def _hours(account: Account) -> list[Line]:
    step, rules = account.step, account.catalog.rules
    if not step.hours.planned:
        return []
    lines = heading(account.page, "Hours to ready")
    high = "open" if step.hours.high is None else exact(step.hours.high)
    text = (
        f"{exact(step.hours.planned)}, from {exact(step.hours.low)} to {high}: the lightest actions"
    )
    lines += account.formula("Hours", text)
    text = (
        f"an action weighs its hours, {exact(rules.assignment_factor)} of them for an assignment, "
        f"{exact(rules.fits_factor)} of that if it fits this very move, "
        f"and {exact(rules.switching_hours)} for switching to it"
    )
    lines += account.formula("Weight", text)
    word = "is the least that closes as much" if step.optimal.proved else "is not proved the least"
    lines += account.formula(
        "Choice", f"{word}; no choice weighs under {exact(step.optimal.lower_bound)}"
    )
    if step.ready_around is not None:
        around = step.ready_around
        text = (
            f"{around.expected}, from {around.from_} to {around.until}: the hours at"
            f" {exact(1 - rules.slack)} of your week, one rung of a skill in 91 days and two in a"
            " year"
        )
        lines += account.formula("Ready around", text)
    return lines


def _chapter(account: Account) -> list[Line]:
    chapter, rules = account.step.chapter, account.catalog.rules
    if chapter is None or not chapter.actions:
        return []
    lines = heading(account.page, f"Chapter: {chapter.from_} to {chapter.until}")
    parts = " + ".join(exact(action.hours.planned) for action in chapter.actions)
    text = f"{parts} = {exact(chapter.hours)} of {exact(chapter.of)} hours"
    lines += account.formula("Hours", text)
    text = (
        f"{exact(1 - rules.slack)} of the hours, 0.75 if one larger piece would not fit otherwise"
    )
    lines += account.formula("Limit", text)
    factors = ", ".join(f"{name} {exact(value)}" for name, value in VALUE.items())
    text = f"sum of w of the rungs that it lifts, times: {factors}"
    lines += account.formula("Worth of a piece", text)
    days = BEFORE_DECISION.days
    return [
        *lines,
        *account.formula(
            "End", f"{rules.chapter_weeks} weeks, or {days} days before what is decided"
        ),
    ]


def _outline(account: Account) -> list[Line]:
    outline = account.step.outline
    if not outline:
        return []
    lines = heading(account.page, "After the chapter")
    for row in outline:
        skills = ", ".join(account.skill(skill) for skill in row.skills)
        lines += account.formula(row.half_year, f"{exact(row.hours)} h for {skills}")
    return lines
