"""The role held, the time in it, and the hours a week."""

from dataclasses import replace

from po_career.interview.own_words import TAKE_BACK
from po_career.interview.quantities import read_hours, read_months_and_before
from po_career.interview.question import Option, Question
from po_career.interview.question_topic import NONE, USUAL_HOURS, Answer, Case, is_before
from po_career.interview.wishes import reader_of_titles, role_from, role_options, title_of_role
from po_career.profile.model import FormerRole, Profile


def ask_role(case: Case) -> Question:
    """The role of today."""
    catalog, profile = case.catalog, case.profile
    was_left_open = "role" in profile.left_open
    return Question(
        "choose",
        "Which role are you in today?",
        options=(*role_options(catalog), Option(NONE, "None of these", always=True)),
        default=NONE if profile.role is None and was_left_open else profile.role,
        default_label=title_of_role(catalog, profile.role),
        help=(
            "Take the role that your days are like, whatever your contract calls it. With none of"
            " these, every role is looked at."
        ),
        read=reader_of_titles(catalog),
    )


def with_role(case: Case, answer: Answer) -> Profile:
    """The profile with another role, which begins with an unknown time in it."""
    profile, role = case.profile, role_from(case.catalog, answer.said)
    if role == profile.role:
        return profile
    still_open = tuple(place for place in profile.left_open if place != "months_in_role")
    return replace(profile, role=role, months_in_role=None, left_open=still_open)


def tell_role(case: Case) -> str:
    """The role in one line."""
    return f"Role: {title_of_role(case.catalog, case.profile.role)}"


def ask_months(case: Case) -> Question:
    """How long one has been in the role, and before that in roles of its kind."""
    known, before = case.profile.months_in_role, _months_before(case.profile)
    default = None if known is None else f"{known:g}"
    if default is not None and before:
        default += f", before that {before:g}"
    hint = (
        "In months, or for example 1.5 years. With time before in roles of this kind: 20, before"
        " that 36."
    )
    return Question(
        "number",
        f"How long have you been in this role ({title_of_role(case.catalog, case.profile.role)})?",
        default=default,
        default_label="" if known is None else _time_in_role(known, before),
        optional=True,
        hint=hint if known is None else hint + TAKE_BACK,
        help=(
            "It is set beside the time that people usually spend in the role. It never decides what"
            " you may do next."
        ),
    )


def with_months(case: Case, answer: Answer) -> Profile:
    """The profile with the months in the role; those before it in roles of its kind count as a
    former time in the same role.
    """
    profile = case.profile
    if answer.said is None:
        return replace(profile, months_in_role=None)
    months, before = read_months_and_before(answer.said)
    former = [role for role in profile.former_roles if not is_before(role, profile)]
    if before:
        former.append(FormerRole(profile.role, months=before))
    return replace(profile, months_in_role=months, former_roles=tuple(former))


def tell_months(case: Case) -> str:
    """The time in the role in one line."""
    known = case.profile.months_in_role
    if known is None:
        return "Time in the role: not said"
    return f"Time in the role: {_time_in_role(known, _months_before(case.profile))}"


def ask_hours(case: Case) -> Question:
    """How many hours a week there are."""
    hours = f"{case.profile.hours_per_week or USUAL_HOURS:g}"
    return Question(
        "number",
        "How many hours a week can you give to your development?",
        default=hours,
        default_label=hours,
        hint="At work and in your own time together.",
        help=(
            "Much of a plan happens inside work that you do anyway. Four hours a week is a good"
            " half day; take what will last."
        ),
    )


def with_hours(case: Case, answer: Answer) -> Profile:
    """The profile with hours a week, the usual ones if nothing was said."""
    hours = USUAL_HOURS if answer.said is None else read_hours(answer.said)
    return replace(case.profile, hours_per_week=hours)


def tell_hours(case: Case) -> str:
    """The hours a week in one line."""
    return f"Hours a week: {case.profile.hours_per_week:g}"


def _months_before(profile: Profile) -> float:
    return sum(role.months or 0 for role in profile.former_roles if is_before(role, profile))


def _time_in_role(months: float, before: float) -> str:
    said = f"{months:g} month" if months == 1 else f"{months:g} months"
    return f"{said}, and {before:g} before" if before else said
