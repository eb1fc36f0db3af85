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
    WorkStep,
)
from po_career.planning.model import (
    ActionHours,
    Belief,
    Bottleneck,
    Chapter,
    Credential,
    Estimate,
    FitParts,
    Gap,
    HalfYearPlan,
    HangsOn,
    IfNot,
    Learned,
    Months,
    NeedMet,
    Optimal,
    Otherwise,
    PlanKit,
    PlannedAction,
    Raise,
    ReadyAround,
    SayNow,
    Scores,
    SkillCount,
    Step,
    StepCost,
    StepHours,
    ThisWeek,
)
from po_career.planning.plan_model import (
    Assumption,
    Bounds,
    Caution,
    Hop,
    Person,
    Plan,
    PlanCatalog,
    PlanTrend,
)
from po_career.profile.model import Budget, Situation

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
    skill: str,
    low: int,
    expected: int,
    high: int,
    need: int,
    basis: Any = "rated",
    importance: Any = "core",
    share: float = 0.1,
) -> Gap:
    """A gap with its belief."""
    name = catalog().skills[skill].name
    return Gap(skill, name, Belief(low, expected, high, basis), need, importance, share)


def action(
    key: str, start: date | None, finish: date | None, *raises: Raise, **changes: Any
) -> PlannedAction:
    """An action of the catalogue with dates, with changes."""
    known = catalog().actions[key]
    planned = PlannedAction(
        id=key,
        title=known.title,
        kind=known.kind,
        part="focus",
        setting=known.setting,
        hours=ActionHours(known.hours.low, known.hours.high, known.hours.middle),
        cost=known.cost,
        number=None,
        start=start,
        finish=finish,
        half_year=None,
        raises=raises,
        opens=(),
        begun_only=False,
        for_role=None,
        needs=(),
        ask=known.ask,
        to=known.to,
        first_step=known.first_step,
        steps=known.steps,
        done_when=known.done_when,
        halfway=known.halfway,
        proof=known.proof,
        scope=known.scope,
        url=known.url,
    )
    return replace(planned, **changes)


def kit_step(start: date, finish: date) -> PlannedAction:
    """The step of a kit, which is no action of the catalogue."""
    return action(
        "decide",
        start,
        finish,
        id="kit:post:1",
        title="Write one page",
        kind="kit",
        part="kit",
        setting="own-time",
        hours=ActionHours(3, 3, 3),
        cost=None,
        first_step=FirstStep("list five results", 60, "a colleague"),
        done_when="somebody has read it",
    )


def door(start: date, finish: date) -> PlannedAction:
    """Asking for what the next action needs."""
    return action(
        "decide",
        start,
        finish,
        id="door",
        title="",
        kind="door",
        part="gate",
        setting="own-time",
        hours=ActionHours(1, 1, 1),
        cost=None,
        needs=(NeedMet("post", "a post of that kind", None),),
        done_when=None,
    )


def offer(words: str, start: date, finish: date) -> PlannedAction:
    """The answer to an offer in the person's own words."""
    return action(
        "decide",
        start,
        finish,
        id="offer",
        title=words,
        kind="offer",
        part="offer",
        setting="own-time",
        hours=ActionHours(1, 1, 1),
        cost=None,
        done_when=None,
    )


def chapter(*actions: PlannedAction, **changes: Any) -> Chapter:
    """A chapter of these actions, numbered in their order, with changes."""
    first = actions[0] if actions else None
    step = first.first_step if first else None
    week = None
    if first is not None:
        week = ThisWeek(first.id, step.what if step else None, step.minutes if step else 45, None)
    made = Chapter(
        from_=date(2026, 11, 24),
        until=date(2027, 2, 22),
        hours=sum(one.hours.planned for one in actions),
        of=52,
        actions=tuple(replace(one, number=place) for place, one in enumerate(actions, 1)),
        say=None,
        check_on=date(2027, 2, 22),
        if_not=None,
        this_week=week,
        and_then=None,
        proved=True,
    )
    return replace(made, **changes)


def step(role: str = "senior", kind: Any = "promotion", **changes: Any) -> Step:
    """A step without gaps or actions, with changes; the actions of a chapter that is given stand first in it."""
    made = Step(
        role=role,
        title=catalog().roles[role].title,
        kind=kind,
        settled_by=3 if kind == "stay" else 8,
        stay_reason=None,
        confidence=None,
        scores=None,
        otherwise=(),
        equal=(),
        hangs_on=None,
        verdict="ready",
        readiness=Estimate(1, 1, 1),
        skills=SkillCount(5, 5, 5, 5, 0, 5, 5),
        core_missing=0,
        typical_months=None,
        fit=FitParts(0, 0, 0),
        gaps=(),
        bottleneck=None,
        focus=(),
        leave_alone=(),
        ready_around=None,
        hours=StepHours(0, 0, 0, 0, 0),
        cost=StepCost(0, None, ()),
        chapter=None,
        actions=(),
        outline=(),
        later=(),
        learned_in_role=(),
        purchase=None,
        credential=None,
        kit=None,
        optimal=Optimal(proved=True, lower_bound=0),
        no_regret=(),
        keeps=(),
        leaves=(),
        opens=(),
        note=None,
        warnings=(),
        because=(),
    )
    made = replace(made, **changes)
    if made.chapter is not None and not made.actions:
        made = replace(made, actions=made.chapter.actions)
    return made


def full_chapter() -> Chapter:
    """A chapter with something in every part."""
    return chapter(
        action(
            "decide",
            date(2026, 11, 24),
            date(2026, 12, 8),
            Raise("decisions", 2, 3),
            part="bottleneck",
            first_step=FirstStep("List what nobody decides", 60, "a developer"),
            ask="May I take one decision that waits?",
            to="your manager",
            proof="The decision, and what came of it.",
            steps=(WorkStep("Choose the decision", 2, 1), WorkStep("Decide and write why", 4, 2)),
        ),
        action("talks", date(2026, 12, 1), date(2027, 2, 22), Raise("vision", 1, 2)),
        kit_step(date(2026, 12, 8), date(2026, 12, 15)),
        say=SayNow("decide", "May I take one decision that waits?", "your manager", "Why not?"),
        if_not=IfNot("talks", "kit:post:1"),
    )


def full_step() -> Step:
    """A step with something in every part."""
    made = full_chapter()
    later = (
        action("course", None, None, Raise("vision", 2, 3), half_year="2027-H1"),
        action("panel", None, None, Raise("people", 1, 2), half_year="2027-H2"),
    )
    kit = catalog().kits["post"]
    return step(
        confidence=0.8,
        scores=Scores(0.73, 0.66, 0.9, 1, 0.8, 0.8),
        otherwise=(Otherwise("senior", "Senior Product Owner", 0.8),),
        hangs_on=HangsOn("people", "People management", known=False, changes=0.3),
        verdict="a stretch",
        readiness=Estimate(0.66, 0.73, 0.80),
        skills=SkillCount(1, 2, 3, 5, 1, 5, 2),
        core_missing=0.3,
        typical_months=Months(24, 36),
        fit=FitParts(0.5, 0.27, 0.11),
        gaps=(
            gap("decisions", 2, 2, 2, 3, share=0.25),
            gap("vision", 1, 1, 1, 3, share=0.2),
            gap("people", 0, 0, 2, 2, "unknown", "important", 0.15),
            gap("collaboration", 1, 2, 2, 3, "assumed", "important", 0.05),
            gap("metrics", 0, 1, 1, 2, "rated", "useful", 0.02),
        ),
        bottleneck=Bottleneck(
            "decisions", "Decision-making", 2, 3, known=False, by="largest gap"
        ),
        focus=("decisions", "vision"),
        leave_alone=("roadmaps",),
        ready_around=ReadyAround("2027-H1", "2027-H2", "2028-H1", ready=True),
        hours=StepHours(58, None, 70, 28, 42),
        cost=StepCost(1200, "USD", ("book",)),
        chapter=made,
        actions=(*made.actions, *later),
        outline=(
            HalfYearPlan("2027-H1", ("vision",), 25),
            HalfYearPlan("2027-H2", ("people",), 20),
        ),
        later=("metrics",),
        learned_in_role=(Learned("vision", "Product vision [/x]", 3, "core"),),
        purchase=None,
        credential=Credential(
            "course", f"Course: {CJK}", ActionHours(20, 30, 25), Cost(1200, "USD", "2024")
        ),
        kit=PlanKit(
            kit.id,
            kit.title,
            kit.checks,
            kit.steps,
            kit.say,
            kit.stop,
            kit.avoid,
            kit.changes_advice,
        ),
        optimal=Optimal(proved=False, lower_bound=64),
        no_regret=("people",),
        keeps=("decisions", "roadmaps", "collaboration"),
        leaves=("roadmaps",),
        opens=("head",),
        note="The nearest step up",
        warnings=("The title differs by company.",),
    )


def person(**changes: Any) -> Person:
    """A Product Owner who has said nothing in private, with changes."""
    made = Person(
        name=None,
        role="po",
        months_in_role=20,
        former_roles=(),
        hours_per_week=4,
        away=(),
        budget=Budget(1500, "USD", "employer"),
        target=("head",),
        wants=(),
        drains=None,
        words=(),
        doubts=(),
        hurts=(),
        offer=None,
        counts={},
        situation=Situation(),
        ratings={},
    )
    return replace(made, **changes)


def plan(next_step: Step | None = None, **changes: Any) -> Plan:
    """A plan around `next_step` (the full one if absent), with everything beside it."""
    manager = step(
        "manager",
        "lateral",
        verdict="within reach",
        readiness=Estimate(0.6, 0.69, 0.7),
        skills=SkillCount(0, 0, 1, 1, 0, 1, 0),
        hours=StepHours(1, 1, 112.5, 0, 112.5),
    )
    founder = step(
        "founder",
        "leap",
        verdict="far",
        readiness=Estimate(0.1, 0.2, 0.3),
        skills=SkillCount(0, 0, 0, 1, 0, 1, 0),
        hours=StepHours(1, 1, 300, 0, 300),
    )
    stay = step(
        "po",
        "stay",
        settled_by=None,
        stay_reason=None,
        skills=SkillCount(1, 1, 2, 2, 0, 2, 1),
        gaps=(gap("roadmaps", 1, 1, 1, 2, "rated", "important", 1),),
        hours=StepHours(8, 8, 8, 8, 0),
    )
    made = Plan(
        schema="po-career/plan/2",
        generated_on=date(2026, 11, 24),
        catalog=PlanCatalog("hand-made", "1", "0" * 64),
        person=person(),
        next_step=next_step or full_step(),
        alternatives=(manager, founder),
        stay_and_grow=stay,
        route=(
            Hop("po", "senior", "promotion", Months(24, 36)),
            Hop("senior", "head", "leap", None),
        ),
        since=None,
        trends=(
            PlanTrend("data", "Data-driven decisions", 0.5, ("decisions", "metrics"), ("decide",)),
            PlanTrend("ai", "AI everywhere", 0.0, ("people",), ()),
        ),
        assumptions=(
            Assumption("people", "unknown", 0, Bounds(0, 2), 0.18),
            Assumption("collaboration", "assumed", 2, Bounds(1, 2), 0.125),
        ),
        warnings=(
            Caution("the skill 'okr' is now 'metrics'", "ratings.okr"),
            Caution("said elsewhere", "next_step.senior"),
        ),
    )
    return replace(made, **changes)


COMMAND = "po-career plan --role po --months-in-role 20 --hours 4 --profile 'my files/me.yaml' --start 2026-11-24"
