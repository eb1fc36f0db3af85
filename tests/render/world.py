"""A small catalogue and plans made by hand, with names that try to break a screen."""

from dataclasses import replace
from datetime import date
from typing import Any

from po_career.catalog.model import (
    Action,
    Catalog,
    Category,
    Codes,
    Cost,
    Doubt,
    Evidence,
    FirstStep,
    Identity,
    Kit,
    KitCheck,
    KitStep,
    Prerequisites,
    Requirement,
    Role,
    Say,
    Scale,
    ScaleLevel,
    Skill,
    Source,
    Span,
    Stop,
    Track,
    Transition,
    Trend,
    Want,
)
from po_career.planning.model import (
    ActionHours,
    Belief,
    Estimate,
    FitParts,
    Gap,
    Months,
    Optimal,
    PlannedAction,
    Raise,
    ScheduleLength,
    Step,
    StepCost,
    StepHours,
    Uncovered,
)
from po_career.planning.plan_model import Assumption, Bounds, Caution, Hop, Person, Plan, PlanCatalog, PlanTrend

ESCAPE = "\x1b[31mRed alert\x1b[0m"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnung" * 2
CJK = "製品の方向性を決め、関係者と合意し、四半期ごとに見直す。結果を公開する。"

SCALE = Scale(
    tuple(
        ScaleLevel(level, name, f"I am at {name.lower()}.")
        for level, name in enumerate(["Not yet", "Awareness", "Working", "Practitioner", "Expert"])
    )
)


def _skills() -> dict[str, Skill]:
    return {
        "decisions": Skill(
            "decisions",
            "Decision-making",
            category="people",
            definition="Choosing with incomplete data, and saying how one will know.",
            aliases=("judgement", "deciding"),
            anchors={
                1: "I can name the options.",
                2: "I decide on routine cases.",
                3: "I decide alone and say why.",
                4: "Others learn to decide from me.",
            },
            esco="make decisions (1234)",
            basis=("article",),
            sources=("wef",),
        ),
        "vision": Skill("vision", "Product vision [/x]", category="craft"),
        "collaboration": Skill(
            "collaboration", "Strategic and cross-functional collaboration across companies", short="Strategic collaboration"
        ),
        "people": Skill("people", "People management and team building in large organisations"),
        "metrics": Skill("metrics", "Outcomes [red]and[/red] metrics", category="craft"),
        "roadmaps": Skill("roadmaps", "ロードマップ Roadmapping"),
    }


def _roles() -> dict[str, Role]:
    return {
        "po": Role(
            "po",
            "Product Owner",
            {"decisions": Requirement(2, "core"), "roadmaps": Requirement(2)},
            track="product",
            short="owns value of one product",
            typical_years=Span(2, 5),
        ),
        "senior": Role(
            "senior",
            "Senior Product Owner",
            {
                "decisions": Requirement(3, "core", "article"),
                "vision": Requirement(3, "core", "source"),
                "people": Requirement(2, "important", "judgement"),
                "collaboration": Requirement(3),
                "metrics": Requirement(2, "useful"),
            },
            track="product",
            short="owns direction, grows others",
            place=3,
            aliases=("Lead PO",),
            purpose="Owns the direction of a product and grows other owners.",
            responsibilities=("set the direction", "coach other owners"),
            day=("a vision talk", CJK),
            distinct="Owns direction, not only order.",
            varies=("In small firms the role [b]manages[/b] people.",),
            notes=("Titles differ.",),
            typical_years=Span(4, 7, "source", "several ladders"),
            codes=Codes(("2431.1 product manager",), ("11-2021.00",)),
            basis=("article", "source"),
            sources=("wef", "ladder"),
        ),
        "manager": Role(
            "manager",
            "Product Manager",
            {"metrics": Requirement(3, "core")},
            track="product",
            typical_years=Span(3, 8),
            short="market, price, launch",
        ),
        "head": Role("head", "Head of Product " + ESCAPE, {}, track="product", typical_years=Span(10)),
        "founder": Role("founder", "Founder / Entrepreneur of a company with a remarkably long title", {"vision": Requirement(4, "core")}),
    }


def _actions() -> dict[str, Action]:
    return {
        "decide": Action(
            "decide",
            "Take a decision with incomplete data that others avoid, say how you will know if it was wrong, and check",
            "practice",
            Span(6, 10),
            {"decisions": 3},
            min_weeks=2,
            cost=Cost(0),
            setting="at-work",
            done_when="check done on the stated date",
        ),
        "talks": Action("talks", f"Six talks {LONG_WORD}", "mentoring", Span(9, 9), {"vision": 2}, cost=Cost(0)),
        "course": Action(
            "course",
            f"Course: {CJK}",
            "course",
            Span(20, 30, "source", "the provider's page"),
            {"vision": 3, "collaboration": 3},
            min_weeks=4,
            cost=Cost(1200, "USD", "2024", "with the exam"),
            requires=Prerequisites(("talks",), {"vision": 2}, "po"),
            done_when="certificate held [red]",
            provider="An Institute",
            url="https://example.org/a/very/long/address/that/does/not/fit/on/a/narrow/line",
            details={"exam": "60 questions", "renewal": "every two years"},
            basis=("source",),
            sources=("ladder",),
        ),
        "book": Action("book", "Read “Empowered” – twice…", "reading", Span(8, None), {"people": 1}, done_when="one idea tried at work"),
        "panel": Action(
            "panel",
            "Sit on a hiring panel and write the scorecard",
            "practice",
            Span(15, 25),
            {"people": 2},
            cost=Cost(0),
            setting="at-work",
        ),
    }


def catalog() -> Catalog:
    """The hand-made catalogue: five roles, six skills, five actions, and a little of the rest."""
    return Catalog(
        Identity("hand-made", "1"),
        SCALE,
        _roles(),
        _skills(),
        _actions(),
        transitions=(
            Transition(
                "po",
                "senior",
                "promotion",
                Span(24, 36),
                note="The nearest step up.",
                warnings=("The title differs by company.",),
                basis=("article",),
                sources=("ladder",),
            ),
            Transition("po", "manager", "lateral", Span(12, 24)),
            Transition("senior", "head", "leap"),
            Transition("senior", "po", "return"),
        ),
        trends={
            "data": Trend(
                "data",
                "Data-driven decisions",
                "More is measured.",
                (
                    Evidence("A remark without a source"),
                    Evidence("69% of employers call analytical thinking core", "wef", 2025, "Employers were asked, not owners."),
                ),
                ("decisions", "metrics"),
                ("decide",),
                ("article",),
                ("wef",),
            ),
            "ai": Trend("ai", "AI everywhere", skills=("people",)),
        },
        wants={"direction": Want("direction", "Direction of a product")},
        kits={
            "post": Kit(
                "post",
                "promotion-in-house",
                "Get the [b]post[/b]",
                (
                    KitCheck(
                        "whether there is a post",
                        "your manager",
                        "Is there a {role} post?",
                        30,
                        5,
                        gate=True,
                        if_no="Who knows?",
                    ),
                    KitCheck("who else wants it"),
                ),
                (
                    KitStep(
                        "Write one page",
                        3,
                        2,
                        "somebody has read it",
                        FirstStep("list five results", 60, "a colleague"),
                        must=True,
                    ),
                    KitStep(
                        "Have the consent",
                        0.5,
                        gate=True,
                        either_way=True,
                        after="talks",
                        ask="May I try it?",
                    ),
                ),
                (
                    Say("I would like it by {date}.", "manager", "What would change that?"),
                    Say("Who decides?", "the board"),
                    Say("Shall I?"),
                ),
                Stop("on the day", "you have a yes", "stay", "look elsewhere"),
                skills=("decisions",),
                avoid=("waiting for years",),
                changes_advice=("A post that opens earlier.",),
                basis=("judgement",),
            ),
            "nothing": Kit("nothing", "stay", "Stay"),
        },
        doubts={
            "code": Doubt(
                "code",
                "Do I have to [i]code[/i]?",
                "No. You have to follow a technical choice.",
                "No, you have to follow.",
                ("po",),
                ("direction",),
                ("decisions",),
                ("source",),
                ("wef",),
            ),
            "age": Doubt("age", "Am I too old?", "it depends"),
        },
        tracks=(Track("product", "Product"), Track("agile", "Agile")),
        categories=(Category("people", "People"), Category("craft", "Craft")),
        sources={
            "wef": Source("wef", "World Economic Forum, Future of Jobs Report", "https://example.org/wef", 2025, "CC BY", "A survey."),
            "ladder": Source("ladder", "A public ladder"),
        },
        digest="0" * 64,
    )


def gap(
    skill: str, low: int, expected: int, high: int, need: int, basis: Any = "rated", importance: Any = "core", share: float = 0.1
) -> Gap:
    """A gap with its belief."""
    return Gap(skill, catalog().skills[skill].name, Belief(low, expected, high, basis), need, importance, share)


def action(key: str, start: date, finish: date, *raises: Raise) -> PlannedAction:
    """An action of the catalogue with dates."""
    known = catalog().actions[key]
    hours = ActionHours(known.hours.low, known.hours.high, known.hours.middle)
    return PlannedAction(key, known.title, known.kind, known.setting, hours, known.cost, start, finish, raises, known.done_when, known.url)


def step(role: str = "senior", kind: Any = "promotion", **changes: Any) -> Step:
    """A step without gaps or actions, with changes."""
    return replace(
        Step(
            role=role,
            title=catalog().roles[role].title,
            kind=kind,
            verdict="ready",
            readiness=Estimate(1, 1, 1),
            skills_ready_by=date(2026, 11, 24),
            weeks=0,
            hours=StepHours(0, 0, 0, 0, 0, None),
            cost=StepCost(0, None, ()),
            typical_months=None,
            gaps=(),
            actions=(),
            optimal=Optimal(proved=True, lower_bound=0),
            because=(),
            uncovered=(),
            focus=(),
            no_regret=(),
            pays_in=(),
            beyond=(),
            schedule=ScheduleLength(0, 0),
            fit=FitParts(0, 0, 0),
            core_missing=0,
            keeps=(),
            leaves=(),
            opens=(),
            as_near=(),
            note=None,
            warnings=(),
            trade_off=None,
            useful_left_out=0,
        ),
        **changes,
    )


def full_step() -> Step:
    """A step with something in every part."""
    return step(
        verdict="a stretch",
        readiness=Estimate(0.66, 0.73, 0.80),
        skills_ready_by=date(2027, 11, 2),
        weeks=49,
        hours=StepHours(58, None, 70, 28, 42, 52),
        cost=StepCost(1200, "USD", ("book",)),
        typical_months=Months(24, 36),
        gaps=(
            gap("decisions", 2, 2, 2, 3, share=0.25),
            gap("vision", 1, 1, 1, 3, share=0.2),
            gap("people", 0, 0, 2, 2, "unknown", "important", 0.15),
            gap("collaboration", 1, 2, 2, 3, "assumed", "important", 0.05),
            gap("metrics", 0, 1, 1, 2, "rated", "useful", 0.02),
        ),
        actions=(
            action("decide", date(2026, 11, 24), date(2026, 12, 8), Raise("decisions", 2, 3)),
            action("talks", date(2026, 11, 24), date(2027, 5, 11), Raise("vision", 1, 2)),
            action("book", date(2026, 12, 8), date(2027, 1, 12), Raise("people", 0, 1)),
            action("course", date(2027, 5, 11), date(2027, 7, 20), Raise("vision", 2, 3), Raise("collaboration", 2, 3)),
            action("panel", date(2027, 7, 20), date(2027, 11, 2), Raise("people", 1, 2)),
        ),
        optimal=Optimal(proved=False, lower_bound=64),
        uncovered=(Uncovered("metrics", 2, "no action raises it to Working"),),
        focus=("decisions", "vision"),
        no_regret=("people",),
        pays_in=(),
        beyond=(),
        schedule=ScheduleLength(49, 48),
        fit=FitParts(0.5, 0.27, 0.11),
        keeps=("decisions", "roadmaps", "collaboration"),
        leaves=("roadmaps",),
        opens=("head",),
        as_near=(),
        note="The nearest step up",
        warnings=("The title differs by company.",),
        useful_left_out=1,
    )


def plan(next_step: Step | None = None, **changes: Any) -> Plan:
    """A plan around `next_step` (the full one where absent), with everything beside it."""
    ratings: dict[str, Any] = {}
    return replace(
        Plan(
            schema="po-career/plan/1",
            generated_on=date(2026, 11, 24),
            catalog=PlanCatalog("hand-made", "1", "0" * 64),
            person=Person("po", 20, 4, 1500, "head", ratings),
            next_step=next_step or full_step(),
            alternatives=(
                step(
                    "manager",
                    "lateral",
                    verdict="within reach",
                    readiness=Estimate(0.6, 0.69, 0.7),
                    hours=StepHours(1, 1, 112.5, 0, 112.5, None),
                    trade_off="Same skills, more market and pricing, but 40 h more and 9 weeks later",
                ),
                step(
                    "founder",
                    "leap",
                    verdict="far",
                    readiness=Estimate(0.1, 0.2, 0.3),
                    hours=StepHours(1, 1, 300, 0, 300, None),
                    trade_off="Own risk, own company",
                ),
            ),
            stay_and_grow=step(
                "po", "stay", gaps=(gap("roadmaps", 1, 1, 1, 2, "rated", "important", 1),), hours=StepHours(8, 8, 8, 8, 0, None)
            ),
            route=(Hop("po", "senior", "promotion", Months(24, 36)), Hop("senior", "head", "leap", None)),
            trends=(
                PlanTrend("data", "Data-driven decisions", 0.5, ("decisions", "metrics")),
                PlanTrend("ai", "AI everywhere", 0.0, ("people",)),
            ),
            robustness=None,
            assumptions=(Assumption("people", "unknown", Bounds(0, 2), 18), Assumption("collaboration", "assumed", Bounds(1, 2), 12.5)),
            warnings=(Caution("the skill 'okr' is now 'metrics'", "ratings.okr"), Caution("said elsewhere", "next_step.senior")),
        ),
        **changes,
    )


COMMAND = "po-career plan --role po --months-in-role 20 --hours 4 --profile 'my files/me.yaml' --start 2026-11-24"
