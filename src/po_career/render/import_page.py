"""What an import found, took and left, on a screen."""

from collections import Counter
from collections.abc import Callable, Sequence

from po_career.catalog.model import Catalog
from po_career.intake.resume.parsed import Format, Place
from po_career.intake.resume.profile_import import Import, Left
from po_career.intake.resume.statement_words import statement_words, where_words
from po_career.intake.resume.statements import HeldRole, Mentioned, Reason, Statement
from po_career.intake.resume.taking import Proposal, is_sure
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import MONTHS, count, figure, listed, sentence

FORMATS: dict[Format, str] = {
    "json-resume": "a JSON Resume",
    "linkedin": "a LinkedIn export",
    "text": "a CV as text",
    "pdf": "a CV as PDF",
}
NAMED = 12
"""Of longer lists so many names are shown; the JSON has them all."""
TOLD = 8
NOTHING = (
    "Nothing in it says anything that a profile holds: no role held now, no level of a skill, no"
    " certificate of your catalogue."
)


def imported_lines(
    found: Import,
    *,
    catalog: Catalog,
    rate: Callable[..., str],
    undo: str,
    width: int | None,
    glyphs: Glyphs,
    proposed: Sequence[Proposal] | None = None,
    brief: bool = False,
) -> list[Line]:
    """The page. With `proposed` nothing is saved yet, and it says what would be; `brief` is the end
    of a page that was shown before.

    `rate` makes the command that rates a skill of its words, `undo` is the one that takes back.
    """
    page = page_of(width, glyphs)
    if brief:
        return _outcome(found, page, undo)
    waiting = (
        _waiting(found, proposed, catalog, page)
        if proposed is not None
        else _settled(found, catalog, page)
    )
    return joined(
        [
            [
                *heading(page, f"{found.file}, read as {FORMATS[found.format]}"),
                *(_outcome(found, page, undo) if proposed is None else []),
            ],
            *waiting,
            _jobs(found.roles, page, found.file),
            _same(found, catalog, page),
            _mentioned(found.mentioned, page, found.file, rate),
            _not_known(found, page),
            _skipped(found, page),
        ]
    )


def _jobs(roles: Sequence[HeldRole], page: Page, file: str) -> list[Line]:
    if not roles:
        return []
    lines = heading(page, "Jobs")
    for role in roles:
        until = "now" if role.current else _month(role.end)
        time = f"{_month(role.start)} to {until}" if role.start else ""
        months = figure(role.months, "month") if role.months is not None else ""
        lines += page.para(
            [
                Run(role.title, "have" if role.current else ""),
                Run(_tail(role.employer, time, months)),
            ],
            2,
            2,
        )
        lines += page.para(Run(f"{where_words(role.where, file)}: {_as_role(role)}", "dim"), 4, 2)
    return lines


def _tail(*parts: str | None) -> str:
    return "".join(f", {part}" for part in parts if part)


def _as_role(role: HeldRole) -> str:
    if role.because is None or role.name is None:
        return "your catalogue has no such role"
    name = f"as {role.name}, " if role.name != role.title else ""
    return f"{name}{role.because.certainty}, {role.because.rule}"


def _month(text: str | None) -> str:
    """A day of the file as Mar 2021, or the year alone."""
    if text is None:
        return "an end that is not known"
    year, *rest = text.split("-")
    return f"{MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def _waiting(
    found: Import, proposed: Sequence[Proposal], catalog: Catalog, page: Page
) -> list[list[Line]]:
    """What would be saved by a yes, and what only one by one."""
    sure = [one for one in proposed if is_sure(one, "likely", overrule=True)]
    rest = [one for one in proposed if one not in sure and one.standing != "same"]
    first = [
        line
        for one in sure
        for line in _statement(one.statement, one.why, catalog, page, found.file)
    ]
    second = [
        line
        for one in rest
        for line in _statement(one.statement, one.why, catalog, page, found.file)
    ]
    return [
        [*heading(page, "To save"), *first] if first else [],
        [*heading(page, "Only one by one"), *second] if second else [],
        [] if first or second else page.para(NOTHING, 0),
    ]


def _settled(found: Import, catalog: Catalog, page: Page) -> list[list[Line]]:
    taken = [
        line for one in found.taken for line in _statement(one, None, catalog, page, found.file)
    ]
    left = [
        line
        for one in found.left
        for line in _statement(one.statement, one.why, catalog, page, found.file)
    ]
    nothing = not (found.taken or found.left or found.already)
    return [
        [*heading(page, "Saved"), *taken] if taken else [],
        [*heading(page, "Left as it is"), *left, *_how_to_take(found.left, page)] if left else [],
        page.para(NOTHING, 0) if nothing else [],
    ]


def _how_to_take(left: Sequence[Left], page: Page) -> list[Line]:
    if not any(one.was is None for one in left):
        return []
    return page.para(Run("At a terminal you are asked; --yes takes what is likely too.", "dim"), 2)


def _statement(
    said: Statement, why: str | None, catalog: Catalog, page: Page, file: str
) -> list[Line]:
    lines = page.para(
        [Run(statement_words(said, catalog), "have"), Run(f"; {why}" if why else "")], 2, 2
    )
    return [*lines, *page.para(Run(_because(said.because, file), "dim"), 4, 2)]


def _because(because: Reason, file: str) -> str:
    return (
        f'{where_words(because.where, file)} "{because.words}": {because.certainty}, {because.rule}'
    )


def _same(found: Import, catalog: Catalog, page: Page) -> list[Line]:
    if not found.already:
        return []
    words = listed(
        (statement_words(one, catalog).replace(", without evidence", "") for one in found.already),
        NAMED,
    )
    return [*heading(page, "In your profile already"), *page.para(words)]


def _mentioned(
    mentioned: Sequence[Mentioned], page: Page, file: str, rate: Callable[..., str]
) -> list[Line]:
    if not mentioned:
        return []
    lines = heading(page, "Mentioned, not rated")
    for one in mentioned:
        times = f" and {figure(one.times - 1, 'more place')}" if one.times > 1 else ""
        place = (
            f'{where_words(one.because.where, file)} "{one.because.words}"{times}:'
            f" {one.because.certainty}"
        )
        lines += page.para([Run(one.skill), Run(f", {place}", "dim")], 2, 2)
    return [*lines, *page.para(Run(f"To rate one: {rate('SKILL', 'LEVEL')}", "dim"), 2, 2)]


def _not_known(found: Import, page: Page) -> list[Line]:
    if not found.not_known:
        return []
    names = listed(
        (f"{one.words} ({where_words(one.where, found.file)})" for one in found.not_known), NAMED
    )
    return [*heading(page, "Named there, and not in your catalogue"), *page.para(names)]


def _skipped(found: Import, page: Page) -> list[Line]:
    if not found.skipped:
        return []
    lines = heading(page, "Not read")
    for one in found.skipped[:TOLD]:
        lines += page.para(f"{_whole(one.where, found.file)}: {one.what}", 2, 2)
    more = len(found.skipped) - TOLD
    return [
        *lines,
        *(page.para(f"{figure(more, 'more place')}; --json lists them all.") if more > 0 else []),
    ]


def _whole(where: Place, file: str) -> str:
    place = where_words(where, file)
    return (
        where.file.rsplit("/", 1)[-1]
        if place == "the file as a whole" and where.file != file
        else place
    )


def _outcome(found: Import, page: Page, undo: str) -> list[Line]:
    if not found.saved:
        return page.para("Nothing was saved; your profile is as it was.", 2)
    kinds = Counter(one.about for one in found.taken)
    words = {"role": "your role", "months_in_role": "the time in it"}
    parts = [words[one] for one in kinds if one in words]
    parts += [count(kinds["rating"], "rating") + " without evidence"] if kinds["rating"] else []
    parts += [count(kinds["done"], "certificate")] if kinds["done"] else []
    return page.para(
        sentence(f"saved to {found.profile}: {listed(parts)}. {undo} takes them back one by one"), 2
    )
