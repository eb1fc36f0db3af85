"""What the person wants more of, where they want to get, and what drains them."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from po_career.catalog.model import Catalog, Want
from po_career.errors import UsageError
from po_career.interview.question import Option, Question, Reading
from po_career.interview.topic import NONE
from po_career.language.find import no_role
from po_career.language.titles import role_named
from po_career.profile.model import Profile
from po_career.text import printable

A_ROLE = "a role by name"
"""The value of the option among the wants that opens the question for a role."""
MOST_WANTS = 2


def ask_wants(catalog: Catalog, profile: Profile) -> Question:
    """What one wants more of: up to two wants, or a role by name."""
    options = [Option(want.id, want.title, want.asks or "") for want in catalog.wants.values()]
    by_name = Option(A_ROLE, "A role that I can name", "I type it in the next question")
    ticked = (*profile.wants, *((A_ROLE,) if profile.target else ()))
    return Question(
        "ticks",
        "What do you want more of?",
        options=(*options, by_name),
        ticked=ticked,
        most=MOST_WANTS,
        hint="Up to two, or a role by name. Not sure? Enter goes on without.",
        help="It decides more than your skills do where to go next. It can be changed at any time.",
    )


def may_drain(catalog: Catalog, profile: Profile) -> list[Want]:
    """The wants that may drain somebody who does not want more of them."""
    wants = catalog.wants.values()
    return [want for want in wants if want.drains and want.id not in profile.wants]


def ask_drains(catalog: Catalog, profile: Profile) -> Question:
    """What one wants less of."""
    options = [Option(want.id, want.title, want.asks or "") for want in may_drain(catalog, profile)]
    return Question(
        "ticks",
        "Which kind of work drains you most?",
        options=tuple(options),
        ticked=(profile.drains,) if profile.drains else (),
        most=1,
        hint="What you are good at and would rather do less of. Enter: none.",
        help="No work of that kind is planned unless a role cannot do without it.",
    )


def ask_target(catalog: Catalog, profile: Profile) -> Question:
    """The role that one wants to reach in the end."""
    open_ = Option(NONE, "Open: show me what comes next", words=("open",), always=True)
    title = title_of_role(catalog, profile.first_target)
    asked = "Is there a role that you want to reach in the end?"
    if catalog.wants:  # they have said that they can name one
        asked = "Which role do you want to reach in the end?"
    return Question(
        "choose",
        asked,
        options=(open_, *role_options(catalog)),
        default=profile.first_target or NONE,
        default_label=title if profile.target else "open",
        help=(
            "With a target, the plan takes the first step toward it. Left open, what you want"
            " decides."
        ),
        read=reader_of_titles(catalog),
    )


def ask_second_target(catalog: Catalog, profile: Profile) -> Question:
    """A second role for somebody who is torn."""
    first = title_of_role(catalog, profile.first_target)
    only = Option(NONE, "Only this one", words=("no", "none"), always=True)
    second = profile.target[1] if len(profile.target) > 1 else NONE
    others = [one for one in role_options(catalog) if one.value != profile.first_target]
    return Question(
        "choose",
        f"Only {first}, or are you torn between it and another role?",
        options=(only, *others),
        default=second,
        default_label=title_of_role(catalog, second) if second else "only this one",
        help="Between two roles the plan is a trial of both, with a day on which you decide.",
        read=reader_of_titles(catalog),
    )


def with_wants(profile: Profile, ticked: tuple[str, ...]) -> Profile:
    """`profile` with these wants; a role that is no longer among them is given up."""
    wants = tuple(value for value in ticked if value != A_ROLE)
    target = profile.target if A_ROLE in ticked else ()
    return replace(profile, wants=wants, target=target)


def with_target(profile: Profile, role: str | None) -> Profile:
    """`profile` with one target, or none."""
    return replace(profile, target=(role,) if role else ())


def with_second_target(profile: Profile, role: str | None) -> Profile:
    """`profile` with a second target, or without one."""
    first = profile.target[:1]
    return replace(profile, target=first if not role or role in first else (*first, role))


def role_from(catalog: Catalog, said: str | None) -> str | None:
    """The role that an answer names; None for none. Raises UsageError."""
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
    """How a title is read that is not in the list.

    Remembers, since a face asks again and again while somebody types.
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


def tell_wants(catalog: Catalog, profile: Profile) -> str:
    """What is wanted, in one line."""
    titles = [catalog.wants[want].title for want in profile.wants if want in catalog.wants]
    if titles:
        return f"More of: {' and '.join(titles)}"
    return "More of: a role by name" if profile.target else "More of: not sure"


def tell_drains(catalog: Catalog, profile: Profile) -> str:
    """What drains, in one line."""
    want = catalog.wants.get(profile.drains or "")
    return f"Drains you: {want.title if want else 'nothing'}"


def tell_target(catalog: Catalog, profile: Profile) -> str:
    """The target in one line."""
    titles = [title_of_role(catalog, role) for role in profile.target]
    return f"Target: {' or '.join(titles) or 'open'}"
