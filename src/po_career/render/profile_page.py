"""A profile on a screen: who one is, what is rated and on what, what two people see differently,
what is not known.
"""

from collections.abc import Callable, Iterable, Sequence

from po_career.catalog.model import Catalog
from po_career.profile.disagreements import View
from po_career.render.differing import WHO, differing_section
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
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
    ShownDone,
    ShownFormer,
    ShownName,
    ShownRating,
    ShownRole,
)

LABELS = 16
"""Columns of the labels at the top."""
NAMED = 8
"""Of longer lists so many are named; the JSON has them all."""


def profile_lines(
    found: ProfilePage,
    catalog: Catalog,
    *,
    command: Callable[..., str],
    width: int | None,
    glyphs: Glyphs,
) -> list[Line]:
    """The profile for a terminal of `width` columns.

    `command` makes the text of a command for this profile of its words.
    """
    page = page_of(width, glyphs)
    if not found.found:
        return [
            *page.para(f"There is no profile yet. It would lie in {found.path}.", 0),
            *page.para(
                f"{command('plan')} asks what it needs and saves your answers;"
                f" {command('profile', 'edit')} opens an empty one.",
                0,
            ),
        ]
    return joined(
        [
            [
                *heading(page, "Your profile"),
                *page.para(Run(found.path or "from standard input", "dim")),
            ],
            _person(found, catalog, page),
            _own_words(found, page),
            _ratings(found.ratings, page),
            differing_section(found.disagreements, page),
            _done(found.done, page),
            _skipped(found.skipped, page),
            _not_rated(found.not_rated, page, command("plan", "--ask-all")),
            _aside(found, page),
            _history(found, page, command("progress")),
        ]
    )


def _person(found: ProfilePage, catalog: Catalog, page: Page) -> list[Line]:
    """What was left open on purpose says so.

    All else that is not known is not said, but for the hours, which a plan needs.
    """
    left = set(found.left_open)
    role, target = _titled(found.role), " or ".join(one.title for one in found.target)
    if found.role is None and "role" in left:
        role = "none of these: every role is a candidate"
    if not target and "target" in left:
        target = "open"
    rows = (
        ("name", found.name),
        ("role", role),
        (
            "in the role",
            None if found.months_in_role is None else f"{number(found.months_in_role)} months",
        ),
        ("before", "; ".join(map(_former, found.former_roles))),
        (
            "hours a week",
            "not known" if found.hours_per_week is None else number(found.hours_per_week),
        ),
        ("away", "; ".join(map(away_words, found.away))),
        (
            "budget",
            None if found.budget is None else budget_words(found.budget, _currency(catalog)),
        ),
        ("target", target),
        ("wants more of", listed(_titles(found.wants))),
        ("drains", None if found.drains is None else found.drains.title),
        *_situation(found),
        ("interests", _interests(found)),
    )
    return [line for label, value in rows if value for line in _row(label, value, page)]


def _former(former: ShownFormer) -> str:
    return former_words(former.title, former.months, former.until)


def _titles(names: Sequence[ShownName]) -> list[str]:
    return [one.title for one in names]


def _situation(found: ProfilePage) -> Iterable[tuple[str, str | None]]:
    """A load that is fine, and what nobody has said, are left out."""
    where = found.situation
    yield "load", None if where.load == "fine" else where.load.replace("-", " ")
    yield "decided", None if where.decided is None else decided_words(where.decided)
    yield "there", listed(need.title for need in where.there if need.met)
    yield "not there", listed(need.title for need in where.there if not need.met)
    yield "holds a part", "of the role wanted, already" if where.holds_part else None
    yield "applied", None if where.applied is None else applied_words(where.applied)


def _interests(found: ProfilePage) -> str | None:
    if not found.interests:
        return None
    return f"{listed(found.interests)} (no longer used: wants say now what draws you)"


def _own_words(found: ProfilePage, page: Page) -> list[Line]:
    """What is for the person alone, under a heading that says so."""
    rows = (
        *(("in your words", text) for text in found.words),
        ("an offer", found.offer),
        ("it hurts", listed(_titles(found.hurts))),
        *((f"count, {one.name}", str(one.answer)) for one in found.counts),
        ("you wonder", " ".join(_titles(found.doubts))),
    )
    lines = [line for label, value in rows if value for line in _private_row(label, value, page)]
    return [*heading(page, "For you alone"), *lines] if lines else []


def _private_row(label: str, value: str, page: Page) -> list[Line]:
    return page.para([Run(f"{label}: ", "dim"), Run(value)], 2, 2)


def _row(label: str, value: str, page: Page) -> list[Line]:
    return page.para([Run(label + NO_BREAK * (LABELS - len(label)), "dim"), Run(value)], 2, LABELS)


def _titled(role: ShownRole | None) -> str | None:
    return None if role is None else role.title


def _currency(catalog: Catalog) -> str | None:
    """The currency of all prices in the catalogue, when there is but one."""
    found = {action.cost.currency for action in catalog.actions.values() if action.cost is not None}
    known = found - {None}
    return known.pop() if len(known) == 1 else None


def _ratings(ratings: Sequence[ShownRating], page: Page) -> list[Line]:
    lines = heading(page, f"Ratings: {count(len(ratings), 'skill')}")
    for rating in ratings:
        lines += page.para([Run(f"{rating.name}: "), *_levels(rating.views)], 2, 2)
        if len({view.level for view in rating.views}) == 1:
            lines += page.para(Run(rating.views[0].sentence, "dim"), 4)
        lines += [
            line
            for view in rating.views
            if view.evidence
            for line in page.para([Run("example: ", "dim"), Run(view.evidence)], 4, 2)
        ]
        for view in rating.views:
            if view.usually:
                lines += page.para([Run("usually: ", "dim"), Run(view.usually)], 4, 2)
    return lines


def _levels(views: Sequence[View]) -> Iterable[Run]:
    for n, view in enumerate(views):
        yield Run("; " if n else "")
        yield Run(f"{view.level}{NO_BREAK}{view.level_name}", "have")
        yield Run(f" ({', '.join(_basis(view, several=len(views) > 1))})", "dim")


def _basis(view: View, *, several: bool) -> Iterable[str]:
    if several or view.by == "other":
        yield WHO[view.by]
    yield "with an example" if view.evidence else "no example"
    if view.on is not None:
        yield day_and_year(view.on)


def _done(done: Sequence[ShownDone], page: Page) -> list[Line]:
    if not done:
        return []
    lines = heading(page, f"Done: {count(len(done), 'action')}")
    for one in done:
        lines += page.para(
            [Run(one.title), Run(f", {day_and_year(one.on)}" if one.on is not None else "", "dim")],
            2,
            2,
        )
    return lines


def _skipped(skipped: Sequence[ShownName], page: Page) -> list[Line]:
    if not skipped:
        return []
    lines = heading(page, f"Not to be offered again: {count(len(skipped), 'action')}")
    for one in skipped:
        lines += page.para(one.title, 2, 2)
    return lines


def _not_rated(found: Sequence[NotRated], page: Page, ask: str) -> list[Line]:
    """Skills that were never asked about, by how much they matter, and those that were
    left open.
    """
    new, left = [one for one in found if not one.left_open], [one for one in found if one.left_open]
    lines: list[Line] = []
    for importance in ("core", "important", "useful"):
        names = [one.name for one in new if one.importance == importance]
        if not names:
            continue
        head = Run(f"{importance}: ", "missing" if importance == "core" else "dim")
        lines += page.para([head, Run(listed(names, NAMED))], 2, 2)
    if left:
        lines += page.para(
            [Run("asked and left open: ", "dim"), Run(listed([one.name for one in left], NAMED))],
            2,
            2,
        )
    if not lines:
        return []
    return [
        *heading(
            page,
            f"New or not rated yet: {count(len(found), 'skill')} that your role or your target"
            " asks for",
        ),
        *lines,
        *page.para(Run(f"{ask} asks about them.", "dim")),
    ]


def _aside(found: ProfilePage, page: Page) -> list[Line]:
    """What was renamed, and the answers that this catalogue has no use for.

    They stay in the file, word for word.
    """
    known = {note.where for note in found.notes} - {one.name for one in found.kept_aside}
    renamed = [note for note in found.notes if note.where in known]
    lines = [line for note in renamed for line in page.para(sentence(note.what), 2, 2)]
    for one in found.kept_aside:
        lines += page.para([Run(f"{one.kind} "), Run(one.name), Run(f": {one.said}", "dim")], 2, 2)
    if not lines:
        return []
    title = " and ".join(
        part for part, there in (("renamed", renamed), ("kept aside", found.kept_aside)) if there
    )
    closing = (
        "Your catalogue does not know what is kept aside. It stays in the file, and counts again"
        " with one that does."
    )
    return [
        *heading(page, capital(title)),
        *lines,
        *(page.para(Run(closing, "dim")) if found.kept_aside else []),
    ]


def _history(found: ProfilePage, page: Page, progress: str) -> list[Line]:
    if found.since is None:
        return []
    return page.para(
        Run(
            f"{figure(found.recorded, 'event')} recorded since {day_and_year(found.since)};"
            f" {progress} shows them.",
            "dim",
        ),
        0,
    )
