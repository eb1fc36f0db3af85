"""What the person wants more of, the role that they want to reach, and what drains them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache

from po_career.catalog.model import Catalog, Want
from po_career.errors import UsageError
from po_career.interview.question import Option, Question, Reading
from po_career.interview.question_topic import NONE, Answer, Case
from po_career.language.find import no_role
from po_career.language.titles import role_named
from po_career.profile.model import Profile
from po_career.text import printable

A_ROLE = "a role by name"
"""The value of the option among the wants that opens the question for a role."""
MOST_WANTS = 2


def ask_wants(case: Case) -> Question:
    """What one wants more of: up to two wants, or a role by name."""
    profile = case.profile
    by_name = Option(A_ROLE, "A role that I can name", "I type it in the next question")
    return Question(
        "ticks",
        "What do you want more of?",
        options=(*_options(case.catalog.wants.values()), by_name),
        ticked=(*profile.wants, A_ROLE) if profile.target else profile.wants,
        most=MOST_WANTS,
        hint="Up to two, or a role by name. Not sure? Enter goes on without.",
        help="It decides more than your skills do where to go next. It can be changed at any time.",
    )


def with_wants(case: Case, answer: Answer) -> Profile:
    """The profile with these wants; a role that is no longer among them is given up."""
    wants = tuple(value for value in answer.ticked if value != A_ROLE)
    target = case.profile.target if A_ROLE in answer.ticked else ()
    return replace(case.profile, wants=wants, target=target)


def tell_wants(case: Case) -> str:
    """What is wanted, in one line."""
    wants = case.catalog.wants
    titles = [wants[want].title for want in case.profile.wants if want in wants]
    if titles:
        return f"More of: {' and '.join(titles)}"
    return "More of: a role by name" if case.profile.target else "More of: not sure"


def may_drain(catalog: Catalog, profile: Profile) -> list[Want]:
    """The wants that may drain somebody who does not want more of them."""
    wants = catalog.wants.values()
    return [want for want in wants if want.drains and want.id not in profile.wants]


def ask_drains(case: Case) -> Question:
    """What one wants less of."""
    drains = case.profile.drains
    return Question(
        "ticks",
        "Which kind of work drains you most?",
        options=_options(may_drain(case.catalog, case.profile)),
        ticked=(drains,) if drains else (),
        most=1,
        hint="What you are good at and would rather do less of. Enter: none.",
        help="No work of that kind is planned unless a role cannot do without it.",
    )


def with_drains(case: Case, answer: Answer) -> Profile:
    """The profile with what drains, or without."""
    return replace(case.profile, drains=next(iter(answer.ticked), None))


def tell_drains(case: Case) -> str:
    """What drains, in one line."""
    want = case.catalog.wants.get(case.profile.drains or "")
    return f"Drains you: {want.title if want else 'nothing'}"


def ask_target(case: Case) -> Question:
    """The role that one wants to reach in the end."""
    catalog, target = case.catalog, case.profile.first_target
    open_ = Option(NONE, "Open: show me what comes next", words=("open",), always=True)
    title = "Is there a role that you want to reach in the end?"
    if catalog.wants:  # they have said that they can name one
        title = "Which role do you want to reach in the end?"
    return Question(
        "choose",
        title,
        options=(open_, *role_options(catalog)),
        default=target or NONE,
        default_label=title_of_role(catalog, target) if target else "open",
        help=(
            "With a target, the plan takes the first step toward it. Left open, what you want"
            " decides."
        ),
        read=reader_of_titles(catalog),
    )


def with_target(case: Case, answer: Answer) -> Profile:
    """The profile with one target, or none. Raises UsageError for a title that is not a role."""
    role = role_from(case.catalog, answer.said)
    return replace(case.profile, target=(role,) if role else ())


def tell_target(case: Case) -> str:
    """The targets in one line."""
    titles = [title_of_role(case.catalog, role) for role in case.profile.target]
    return f"Target: {' or '.join(titles) or 'open'}"


def ask_second_target(case: Case) -> Question:
    """A second role for somebody who is torn."""
    catalog, targets = case.catalog, case.profile.target
    first = case.profile.first_target
    second = targets[1] if len(targets) > 1 else NONE
    only = Option(NONE, "Only this one", words=("no", "none"), always=True)
    others = [option for option in role_options(catalog) if option.value != first]
    return Question(
        "choose",
        f"Only {title_of_role(catalog, first)}, or are you torn between it and another role?",
        options=(only, *others),
        default=second,
        default_label=title_of_role(catalog, second) if second else "only this one",
        help="Between two roles the plan is a trial of both, with a day on which you decide.",
        read=reader_of_titles(catalog),
    )


def with_second_target(case: Case, answer: Answer) -> Profile:
    """The profile with a second target, or without. Raises UsageError for a title that is not a
    role.
    """
    role, first = role_from(case.catalog, answer.said), case.profile.target[:1]
    return replace(case.profile, target=first if not role or role in first else (*first, role))


def role_from(catalog: Catalog, said: str | None) -> str | None:
    """The role that an answer names; None if it names none on purpose. Raises UsageError."""
    if not said or said in catalog.roles:
        return said or None
    named = role_named(catalog, said)
    if not named.certain:
        raise UsageError(printable(no_role(catalog, said)))
    return named.roles[0]


def role_options(catalog: Catalog) -> list[Option]:
    """Every role as an option."""
    return [
        Option(role.id, role.title, role.short or "", (role.id, *role.aliases))
        for role in catalog.roles.values()
    ]


def reader_of_titles(catalog: Catalog) -> Callable[[str], Reading]:
    """How a title that is not in the list is read.

    It remembers, since a face asks again and again while somebody types.
    """

    @lru_cache(maxsize=32)
    def read(typed: str) -> Reading:
        named = role_named(catalog, typed)
        word = no_role(catalog, typed) if named.is_known and not named.certain else ""
        return Reading(named.roles, word)

    return read


def title_of_role(catalog: Catalog, role: str | None) -> str:
    """The role's title."""
    return catalog.roles[role].title if role else "None of these"


def _options(wants: Iterable[Want]) -> tuple[Option, ...]:
    return tuple(Option(want.id, want.title, want.asks or "") for want in wants)
