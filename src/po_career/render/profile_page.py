"""A profile on a screen: who one is, what is rated and on what, what two people see differently,
what is not known.
"""

from collections.abc import Iterable, Iterator, Sequence

from po_career.catalog.model import IMPORTANCES
from po_career.profile.disagreements import View
from po_career.render.explore.entry_model import Named
from po_career.render.page.layout import Lines, Page, Run, Style, below, joined
from po_career.render.page.phrases import (
    capital,
    count,
    day_and_year,
    figure,
    listed,
    number,
    sentence,
)
from po_career.render.person_words import (
    applied_words,
    away_words,
    budget_words,
    decided_words,
    former_words,
)
from po_career.render.profile_model import (
    NotRated,
    ProfilePage,
    ShownRating,
)
from po_career.render.skill_words import WHO, differing_section
from po_career.text import NO_BREAK

LABELS = 16
"""Columns of the labels at the top."""
NAMED = 8
"""How many of a longer list are named; the JSON has them all."""
OPEN = {"role": "none of these: every role is a candidate", "target": "open"}
"""What was left open on purpose."""
LEFT_OPEN = "asked and left open"
ASIDE = (
    "Your catalogue does not know what is kept aside. It stays in the file, and counts again with"
    " one that does."
)


def profile_lines(found: ProfilePage, page: Page) -> Lines:
    """The profile."""
    if not found.found:
        plan, edit = page.command("plan"), page.command("profile", "edit")
        words = f"{plan} asks what it needs and saves your answers; {edit} opens an empty one."
        missing = f"There is no profile yet. It would be kept in {found.path}."
        return [*page.para(missing, 0), *page.para(words, 0)]
    done = []
    for action in found.done:
        on = f", {day_and_year(action.on)}" if action.on is not None else ""
        done.append([Run(action.title), Run(on, "dim")])
    skipped = [[Run(action.title)] for action in found.skipped]
    left_out = [[Run(skill.title)] for skill in found.not_applicable]
    private = below(page.labelled(label, words or "") for label, words in _private(found))
    return joined(
        [
            [
                *page.heading("Your profile"),
                *page.dimmed(found.path or "from standard input"),
            ],
            _person(found, page),
            page.section("For you alone", private),
            _ratings(found.ratings, page),
            differing_section(found.disagreements, page),
            _listed("Done", done, page),
            _listed("Not to be offered again", skipped, page),
            _listed("Does not apply to you", left_out, page, "skill"),
            _not_rated(found.not_rated, page),
            _aside(found, page),
            _history(found, page),
        ]
    )


Facts = Iterable[tuple[str, str | None]]
"""A label, and what is said of the person; nothing if it is not known."""


def _person(found: ProfilePage, page: Page) -> Lines:
    """What is known of the person, in two columns."""
    lines: Lines = []
    for label, value in (*_facts(found), *_situation(found)):
        if value:
            column = Run(label + NO_BREAK * (LABELS - len(label)), "dim")
            lines += page.para([column, Run(value)], 2, LABELS)
    return lines


def _facts(found: ProfilePage) -> Facts:
    """What was left open on purpose says so, and so do unknown hours, which a plan needs."""
    months, pace = found.months_in_role, found.hours_per_week
    former = (former_words(one.title, one.months, one.until) for one in found.former_roles)
    yield "name", found.name
    yield "role", _roles("role", [found.role] if found.role else [], found)
    yield "in the role", None if months is None else f"{number(months)} months"
    yield "before", "; ".join(former)
    yield "hours a week", "not known" if pace is None else number(pace)
    yield "away", "; ".join(map(away_words, found.away))
    yield "budget", budget_words(found.budget) if found.budget else None
    yield "target", _roles("target", found.target, found)
    yield "wants more of", listed(_titles(found.wants))
    yield "drains", found.drains.title if found.drains else None


def _roles(key: str, roles: Sequence[Named], found: ProfilePage) -> str:
    if not roles and key in found.left_open:
        return OPEN[key]
    return " or ".join(role.title for role in roles)


def _titles(names: Iterable[Named]) -> list[str]:
    return [one.title for one in names]


def _situation(found: ProfilePage) -> Facts:
    """A load that is fine, and what nobody has said, are left out."""
    work = found.situation
    yield "load", None if work.load == "fine" else work.load.replace("-", " ")
    yield "decided", decided_words(work.decided) if work.decided else None
    yield "there", listed(need.title for need in work.there if need.met)
    yield "not there", listed(need.title for need in work.there if not need.met)
    yield "holds a part", "of the role wanted, already" if work.holds_part else None
    yield "applied", applied_words(work.applied) if work.applied else None
    if found.interests:
        unused = "no longer used: wants say now what draws you"
        yield "interests", f"{listed(found.interests)} ({unused})"


def _private(found: ProfilePage) -> Facts:
    """What is for the person alone."""
    for text in found.words:
        yield "in your words", text
    yield "an offer", found.offer
    yield "it hurts", listed(_titles(found.hurts))
    for one in found.counts:
        yield f"count, {one.name}", str(one.answer)
    yield "you wonder", " ".join(_titles(found.doubts))


def _ratings(ratings: Sequence[ShownRating], page: Page) -> Lines:
    lines = page.heading(f"Ratings: {count(len(ratings), 'skill')}")
    for rating in ratings:
        views = rating.views
        lines += page.para([Run(f"{rating.name}: "), *_levels(views)], 2, 2)
        if len({view.level for view in views}) == 1:
            lines += page.dimmed(views[0].sentence, 4)
        lines += below(page.labelled("example", view.evidence or "", 4) for view in views)
        lines += below(page.labelled("usually", view.usually or "", 4) for view in views)
    return lines


def _levels(views: Sequence[View]) -> Iterator[Run]:
    for number_of_view, view in enumerate(views):
        yield Run("; " if number_of_view else "")
        yield Run(f"{view.level}{NO_BREAK}{view.level_name}", "have")
        yield Run(f" ({', '.join(_basis(view, several=len(views) > 1))})", "dim")


def _basis(view: View, *, several: bool) -> Iterator[str]:
    if several or view.by == "other":
        yield WHO[view.by]
    yield "with an example" if view.evidence else "no example"
    if view.on is not None:
        yield day_and_year(view.on)


def _listed(title: str, items: Sequence[Sequence[Run]], page: Page, noun: str = "action") -> Lines:
    """A heading with the number of items, and each of them."""
    lines = below(page.para(item, 2, 2) for item in items)
    return page.section(f"{title}: {count(len(items), noun)}", lines)


def _not_rated(found: Sequence[NotRated], page: Page) -> Lines:
    """Skills that were never asked about, by how much they matter, and those that were left
    open.
    """
    if not found:
        return []
    skills = f"{count(len(found), 'skill')} that your role or your target asks for"
    lines = page.heading(f"New or not rated yet: {skills}")
    groups: dict[str, list[str]] = {group: [] for group in (*IMPORTANCES, LEFT_OPEN)}
    for skill in found:
        groups[LEFT_OPEN if skill.left_open else skill.importance].append(skill.name)
    for group, names in groups.items():
        style: Style = "missing" if group == "core" else "dim"
        lines += page.labelled(group, listed(names, NAMED), style=style)
    return [*lines, *page.dimmed(f"{page.command('plan', '--ask-all')} asks about them.")]


def _aside(found: ProfilePage, page: Page) -> Lines:
    """What was renamed, and the answers that this catalogue has no use for.

    They stay in the file, word for word.
    """
    aside = {one.name for one in found.kept_aside}
    renamed = [note for note in found.notes if note.where not in aside]
    lines = below(page.para(sentence(note.what), 2, 2) for note in renamed)
    for one in found.kept_aside:
        lines += page.para([Run(f"{one.kind} "), Run(one.name), Run(f": {one.said}", "dim")], 2, 2)
    titles = ["renamed"] if renamed else []
    if found.kept_aside:
        titles.append("kept aside")
        lines += page.dimmed(ASIDE)
    return page.section(capital(" and ".join(titles)), lines)


def _history(found: ProfilePage, page: Page) -> Lines:
    if found.since is None:
        return []
    events = f"{figure(found.recorded, 'event')} recorded since {day_and_year(found.since)}"
    return page.dimmed(f"{events}; {page.command('progress')} shows them.", 0)
