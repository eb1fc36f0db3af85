"""How far one is, worked out again: the levels that are counted, readiness, verdict, gaps and their shares."""

from typing import Literal, NamedTuple

from po_career.planning.model import Gap
from po_career.planning.readiness import weight_of
from po_career.render.explain_view import Account, exact
from po_career.render.layout import BLANK, Line, heading
from po_career.render.words import percent

End = Literal["low", "expected", "high"]
ENDS: tuple[End, ...] = ("low", "expected", "high")
END_NAMES: dict[End, str] = {"low": "At the least", "expected": "As expected", "high": "At the most"}
BASES = {"rated": "rated", "evidence": "rated, with an example", "assumed": "assumed from your role", "unknown": "not rated"}


class Term(NamedTuple):
    """What one skill adds to readiness."""

    skill: str
    weight: float
    need: int
    levels: tuple[int, ...]
    """Low, expected, high."""

    @property
    def met(self) -> tuple[float, ...]:
        """Weight x the smaller of level and need, at each of the levels."""
        return tuple(self.weight * min(level, self.need) for level in self.levels)

    @property
    def asked(self) -> float:
        """Weight x need."""
        return self.weight * self.need


def terms(account: Account) -> list[Term]:
    """The terms of readiness for the recommended role, in the order of the catalogue."""
    rules, held = account.view.catalog.rules, account.held
    return [
        Term(skill, weight_of(need, rules), need.level, tuple(getattr(held[skill], end) for end in ENDS))
        for skill, need in account.role.requires.items()
    ]


def levels_section(account: Account) -> list[Line]:
    """The rules by which levels are counted."""
    rules, top = account.view.catalog.rules, account.view.catalog.scale.top
    doubtful = top - rules.evidence_levels + 1
    texts = (
        ("Rated", f"the level itself; from level {doubtful} on, without an example, one lower at the least"),
        ("Not rated, but asked by your role", "the level that it asks, one lower at the least"),
        ("Not rated otherwise", f"0; at the most {exact(rules.unknown_high)} × {top}, rounded down = {int(rules.unknown_high * top)}"),
    )
    return [*heading(account.page, "Levels that are counted"), *(line for name, text in texts for line in account.formula(name, text))]


def readiness_section(account: Account) -> list[Line]:
    """Readiness, low, expected and high, with every term of its sums."""
    found = terms(account)
    lines = heading(account.page, "Readiness R = sum of w × min(level, asked) / sum of w × asked")
    if not found:
        return [*lines, *account.formula("R", "100%, since the role asks for nothing")]
    rows = [
        (
            account.view.skill(term.skill),
            exact(term.weight),
            str(term.need),
            " ".join(map(str, term.levels)),
            " ".join(map(exact, term.met)),
            exact(term.asked),
        )
        for term in found
    ]
    lines += account.grid(("Skill", "w", "asked", "level", "w × min", "w × asked"), rows, rights={1, 2, 3, 4, 5})
    lines += account.page.para(_legend(account))
    return [*lines, BLANK, *(line for end in ENDS for line in account.formula(END_NAMES[end], _ratio(found, end)))]


def _legend(account: Account) -> str:
    weights = account.view.catalog.rules.weights
    said = f"w = {exact(weights.core)} for core, {exact(weights.important)} for important, {exact(weights.useful)} for useful skills"
    return f"Three numbers: at the least, as expected, at the most. {said}."


def _ratio(found: list[Term], end: End) -> str:
    met, asked = sum(term.met[ENDS.index(end)] for term in found), sum(term.asked for term in found)
    part = met / asked if asked else 1.0
    return f"{percent(part)}% = {exact(met)} / {exact(asked)} = {exact(part)}"


def verdict_section(account: Account) -> list[Line]:
    """The verdict: core levels missing, and every limit that R and C were held against."""
    step, rules = account.view.step, account.view.catalog.rules
    ready, missing = step.readiness.expected, step.core_missing
    lines = [*heading(account.page, f"Verdict: {step.verdict}"), *account.formula("R", f"readiness as expected = {exact(ready)}")]
    lines += account.formula("C", f"core levels missing / core levels asked = {_core(account)}")
    rows = [
        (
            rule.verdict,
            f"R ≥ {exact(rule.readiness)}: {_yes(kept=ready >= rule.readiness)}",
            f"C ≤ {exact(rule.core_missing)}: {_yes(kept=missing <= rule.core_missing)}",
        )
        for rule in rules.verdicts
    ]
    lines += account.grid(("Verdict", "readiness", "core missing"), rows)
    return [*lines, *account.page.para("The first of which both limits are kept; far where none is.")]


def _core(account: Account) -> str:
    needs = {skill: need.level for skill, need in account.role.requires.items() if need.importance == "core"}
    short = {skill: max(0, level - account.held[skill].expected) for skill, level in needs.items()}
    asked = sum(needs.values())
    return f"{sum(short.values())} / {asked} = {exact(sum(short.values()) / asked)}" if asked else "0, since no core skill is asked"


def _yes(*, kept: bool) -> str:
    return "yes" if kept else "no"


def gaps_section(account: Account) -> list[Line]:
    """Every gap, useful ones that are left out too, with its share."""
    gaps, view = account.view.step.gaps, account.view
    if not gaps:
        return []
    weighed = [_weight(gap, account) * (gap.need - gap.have.expected) for gap in gaps]
    whole = sum(weighed)
    rows = [
        (
            view.skill(gap.skill),
            f"{gap.need} - {gap.have.expected} = {gap.need - gap.have.expected}",
            f"{exact(_weight(gap, account))} × {gap.need - gap.have.expected} / {exact(whole)} = {percent(gap.share)}%",
            BASES[gap.have.basis],
        )
        for gap in gaps
    ]
    lines = heading(account.page, "Gap = asked - expected; share = w × gap / sum of w × gap")
    lines += account.grid(("Skill", "gap", "share", "the level is"), rows)
    return [*lines, *account.formula("Sum of w × gap", f"{exact(whole)} = {_asked_less_met(account)}")]


def _weight(gap: Gap, account: Account) -> float:
    return float(getattr(account.view.catalog.rules.weights, gap.importance))


def _asked_less_met(account: Account) -> str:
    found = terms(account)
    return f"{exact(sum(term.asked for term in found))} - {exact(sum(term.met[1] for term in found))}"
