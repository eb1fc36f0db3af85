"""Why this step, worked out again: the distance of the fit, the rule with every candidate's numbers, the route, the other ways."""

from po_career.planning.model import Because, Step
from po_career.planning.plan_model import Hop
from po_career.render.explain_view import Account, exact
from po_career.render.layout import BLANK, Line, heading
from po_career.render.words import KIND_WORDS, capital, count, listed, percent

LOWEST = "skills that pay in most open ways, to the lowest level that one of them asks"
NEAREST = "since no skill pays in most of two or more open ways: what the nearest asks first, core before important, then by share"
Value = float | str | tuple[str, ...] | None


def rule_section(account: Account) -> list[Line]:
    """The rule that recommends the step, and the numbers of every candidate that it looked at."""
    step = account.view.step
    lines = heading(account.page, f"Why {step.title}")
    if not step.because:
        return [*lines, *account.formula("Rule", "none is given")]
    why = step.because[0]
    lines += account.formula("Rule", why.rule)
    candidates, others = _by_role(why, account)
    if candidates:
        columns = list(dict.fromkeys(name for numbers in candidates.values() for name in numbers))
        rows = [(account.view.role(role), *(_cell(numbers.get(name), account) for name in columns)) for role, numbers in candidates.items()]
        lines += account.grid(("Role", *columns), rows, rights=set(range(1, len(columns) + 1)))
    lines += [line for name, value in others.items() for line in account.formula(capital(name.replace("_", " ")), _said(value, account))]
    lines += account.formula("It gives", _said(why.value, account))
    if step.as_near:
        near = listed(account.view.role(role) for role in step.as_near)
        lines += account.formula("As near", f"{near}, within {exact(account.view.catalog.rules.same_distance)} of the least distance")
    return lines


def _by_role(why: Because, account: Account) -> tuple[dict[str, dict[str, Value]], dict[str, Value]]:
    """Inputs that are named "role number" by their role, and all others."""
    candidates: dict[str, dict[str, Value]] = {}
    others: dict[str, Value] = {}
    for key, value in why.inputs.items():
        role, _, name = key.partition(" ")
        if name and role in account.view.catalog.roles:
            candidates.setdefault(role, {})[name] = value
        else:
            others[key] = value
    return candidates, others


def _cell(value: Value, account: Account) -> str:
    return "" if value is None else _said(value, account)


def _said(value: Value, account: Account) -> str:
    """A value in words: a role by its title, a number as it is."""
    if isinstance(value, tuple):
        return ", ".join(_said(one, account) for one in value) or "none"
    if isinstance(value, str):
        return account.view.role(value)
    return "not known" if value is None else exact(value)


def fit_section(account: Account) -> list[Line]:
    """What is missing, what would lie unused, and the distance that is made of both."""
    fit, weight = account.view.step.fit, account.view.catalog.rules.unused_weight
    has, spare = sum(belief.expected for belief in account.held.values()), spare_levels(account)
    unused = f"levels that the role does not ask for / all of one's levels = {sum(spare.values())} / {has} = {exact(fit.unused)}"
    distance = f"missing + {exact(weight)} × unused = {exact(fit.missing)} + {exact(weight)} × {exact(fit.unused)} = {exact(fit.distance)}"
    named = "; ".join(_spare(account, skill, levels) for skill, levels in spare.items())
    return [
        *heading(account.page, "Fit: the less the distance, the nearer"),
        *account.formula("Missing", f"1 - R = 1 - {exact(account.view.step.readiness.expected)} = {exact(fit.missing)}"),
        *account.formula("Unused", unused if has else "0, since no level is counted"),
        *account.formula("Levels that the role does not ask for", named or "none"),
        *account.formula("Distance", distance),
    ]


def spare_levels(account: Account) -> dict[str, int]:
    """Skill to the levels above what the role asks of it, for those that have some."""
    asked = {skill: need.level for skill, need in account.role.requires.items()}
    spare = {skill: belief.expected - asked.get(skill, 0) for skill, belief in account.held.items()}
    return {skill: levels for skill, levels in spare.items() if levels > 0}


def _spare(account: Account, skill: str, levels: int) -> str:
    level = account.held[skill].expected
    return f"{account.view.skill(skill)} {level} - {level - levels} = {levels}"


def uses_section(account: Account) -> list[Line]:
    """Which skills and roles the plan counts as kept, not asked for, opened and in focus, and by what rule."""
    view, step = account.view, account.view.step
    half = exact(view.catalog.scale.top / 2)
    texts = (
        ("Keeps in use", "core and important skills of the role above level 0", view.skills(step.keeps)),
        ("Does not ask for", f"skills above level {half} of which the role asks nothing", view.skills(step.leaves)),
        ("Opens", "transitions out of the role that are no leap and no return", [view.role(role) for role in step.opens]),
        ("Focus", "skills that the first four weeks raise, the larger shares first, three at the most", view.skills(step.focus)),
        ("Beyond the role", _beyond_rule(step), _raises(step, account)),
    )
    lines = [line for name, rule, names in texts if names for line in account.formula(name, f"{rule} = {len(names)}: {'; '.join(names)}")]
    return [*heading(account.page, "What it keeps and opens"), *lines] if lines else []


def _beyond_rule(step: Step) -> str:
    return LOWEST if step.grows_toward is None else NEAREST


def _raises(step: Step, account: Account) -> list[str]:
    return [f"{account.view.skill(one.skill)} {one.from_} to {one.to}" for one in step.beyond]


def route_section(account: Account) -> list[Line]:
    """The way to the target, transition by transition."""
    route = account.view.plan.route
    if not route:
        return []
    lines = heading(account.page, f"The route to {account.view.role(route[-1].to)}: {count(len(route), 'transition')}")
    lines += account.formula("Weeks of a transition", "the longer of its hours / hours a week and its lower months × 52 / 12")
    return [*lines, *(line for hop in route for line in account.formula(account.view.role(hop.to), _hop(hop, account)))]


def _hop(hop: Hop, account: Account) -> str:
    """The months of a transition as weeks; the months that one has had in one's role shorten the first."""
    kind = f"{KIND_WORDS[hop.kind]} from {account.view.role(hop.from_)}"
    if hop.months is None:
        return f"{kind}; its months are not known and count 0"
    had = account.view.plan.person.months_in_role if hop.from_ == account.view.plan.person.role else None
    left = max(0.0, hop.months.low - (had or 0))
    months = f"({exact(hop.months.low)} - {exact(had)})" if had and left else exact(left if had else hop.months.low)
    return f"{kind}; {months} × 52 / 12 = {exact(left * 52 / 12)} weeks at the least"


def others_section(account: Account) -> list[Line]:
    """The measures of the other ways and of staying beside those of the step."""
    plan, page = account.view.plan, account.page
    others = [*plan.alternatives, *([plan.stay_and_grow] if plan.stay_and_grow and plan.next_step.kind != "stay" else [])]
    pays = _pays(account)
    if not others and not pays:
        return []
    header = ("Role", "kind", "ready", "missing", "unused", "distance", "hours", "weeks")
    rows = [_measures(step, account) for step in (plan.next_step, *others)]
    lines = heading(page, "Other ways, by the same formulas")
    if others:
        lines += account.grid(header, rows, rights={2, 3, 4, 5, 6, 7})
        lines += page.para("Trade-offs are differences of these hours and weeks to the first row.")
        lines += [line for step in (plan.next_step, *others) if step.uncovered for line in account.formula(*_for_the_rest(step, account))]
        lines += [line for step in others if step.beyond for line in account.formula("Staying raises", _staying(step, account))]
    return [*lines, *([BLANK] if others and pays else []), *pays]


def _for_the_rest(step: Step, account: Account) -> tuple[str, str]:
    rungs = count(len(step.uncovered), "rung stays", "rungs stay")
    return account.view.role(step.role), f"{rungs} open, and its hours and weeks are for the rest"


def _staying(step: Step, account: Account) -> str:
    return f"{_beyond_rule(step)} = {len(step.beyond)}: {'; '.join(_raises(step, account))}"


def _measures(step: Step, account: Account) -> tuple[str, ...]:
    fit = step.fit
    parts = (f"{fit.missing:.3f}", f"{fit.unused:.3f}", f"{fit.distance:.3f}")
    return (
        account.view.role(step.role),
        KIND_WORDS[step.kind],
        f"{percent(step.readiness.expected)}%",
        *parts,
        exact(step.hours.planned),
        str(step.weeks),
    )


def _pays(account: Account) -> list[Line]:
    """In which of the open ways a skill has a core or important gap."""
    view = account.view
    always = account.formula("Pays in every open way", listed(view.skills(view.step.no_regret))) if view.step.no_regret else []
    counted = [
        line
        for pays in view.step.pays_in
        for line in account.formula(
            view.skill(pays.skill),
            f"a core or important gap in {len(pays.roles)} / {pays.of} open ways: {listed(view.role(role) for role in pays.roles)}",
        )
    ]
    return [*always, *counted]
