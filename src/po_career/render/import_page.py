"""What an import found, took and left, on a screen."""

from collections import Counter
from collections.abc import Callable, Sequence

from po_career.catalog.model import Catalog
from po_career.intake.resume.parsed import Format, Part, Taken
from po_career.intake.resume.profile_import import Import, Left
from po_career.intake.resume.statement_words import statement_words, where_words
from po_career.intake.resume.statements import HeldRole, Mentioned, Statement
from po_career.intake.resume.taking import Proposal, is_sure
from po_career.render.page.layout import Line, Page, Run, heading, joined
from po_career.render.page.phrases import MONTHS, count, figure, listed, sentence
from po_career.render.sections import below, dimmed, section

FORMATS: dict[Format, str] = {
    "json-resume": "a JSON Resume",
    "fresh": "a FRESH resume",
    "reactive-resume": "a resume of Reactive Resume",
    "linkedin": "a LinkedIn export",
    "text": "a CV as text",
    "pdf": "a CV as PDF",
    "docx": "a CV as a Word document",
    "odt": "a CV as an OpenDocument text",
    "rtf": "a CV as RTF",
    "html": "a CV as a web page",
}
TAKEN: dict[Taken, str] = {
    "jobs": "As jobs",
    "skills": "As skills",
    "certificates": "As certificates",
    "headline": "For who you are",
    "text": "Only for names in its text",
    "nothing": "Not taken",
}
"""What parts of a file were read as."""
NO_PARTS = (
    "It has no heading that is known, such as Experience, Skills or Certifications: jobs are taken"
    " by their titles and dates alone."
)
NAMED = 12
"""How many names of a longer list are shown; the JSON has them all."""
TOLD = 8
"""How many places that were not read are named."""
NOTHING = (
    "Nothing in it says anything that a profile holds: no role held now, no level of a skill, no"
    " certificate of your catalogue."
)


def imported_lines(
    found: Import,
    page: Page,
    *,
    catalog: Catalog,
    rate: Callable[..., str],
    undo: str,
    proposed: Sequence[Proposal] | None = None,
    brief: bool = False,
) -> list[Line]:
    """The page. With `proposed` nothing is saved yet, and it says what would be; `brief` is the end
    of a page that was shown before.

    `rate` makes the command that rates a skill from its words, `undo` is the one that takes back.
    """
    outcome = _outcome(found, page, undo)
    if brief:
        return outcome
    lines = heading(page, f"{found.file}, read as {FORMATS[found.format]}")
    if proposed is None:
        lines += outcome
        statements = _settled(found, catalog, page)
    else:
        statements = _waiting(found, proposed, catalog, page)
    return joined(
        [
            lines,
            *statements,
            section("Jobs", below(_job(role, page, found.file) for role in found.roles), page),
            _same(found, catalog, page),
            _mentioned(found.mentioned, page, found.file, rate),
            _not_known(found, page),
            _parts(found, page),
            _skipped(found, page),
        ]
    )


def _job(role: HeldRole, page: Page, file: str) -> list[Line]:
    until = "now" if role.current else _month(role.end)
    time = f"{_month(role.start)} to {until}" if role.start else ""
    months = figure(role.months, "month") if role.months is not None else ""
    facts = "".join(f", {fact}" for fact in (role.employer, time, months) if fact)
    title = Run(role.title, "have" if role.current else "")
    as_role = f"{where_words(role.where, file)}: {_as_role(role)}"
    return [
        *page.para([title, Run(facts)], 2, 2),
        *dimmed(as_role, page, 4, 2),
    ]


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
    sure, rest = [], []
    for proposal in proposed:
        if is_sure(proposal, "likely", overrule=True):
            sure.append(proposal)
        elif proposal.standing != "same":
            rest.append(proposal)
    return [
        section("To save", _why(sure, catalog, page, found.file), page),
        section("Only one by one", _why(rest, catalog, page, found.file), page),
        [] if sure or rest else page.para(NOTHING, 0),
    ]


def _settled(found: Import, catalog: Catalog, page: Page) -> list[list[Line]]:
    """What was saved, and what was left as it is."""
    taken = below(_statement(one, None, catalog, page, found.file) for one in found.taken)
    left = _why(found.left, catalog, page, found.file)
    if any(one.was is None for one in found.left):
        words = "At a terminal you are asked; --yes takes what is likely too."
        left += dimmed(words, page, 2)
    nothing = not (found.taken or found.left or found.already)
    return [
        section("Saved", taken, page),
        section("Left as it is", left, page),
        page.para(NOTHING, 0) if nothing else [],
    ]


def _why(
    statements: Sequence[Proposal | Left], catalog: Catalog, page: Page, file: str
) -> list[Line]:
    """Statements that are not saved, each with the reason."""
    return below(_statement(one.statement, one.why, catalog, page, file) for one in statements)


def _statement(
    statement: Statement, why: str | None, catalog: Catalog, page: Page, file: str
) -> list[Line]:
    words, because = statement_words(statement, catalog), statement.because
    place = f'{where_words(because.where, file)} "{because.words}"'
    return [
        *page.para([Run(words, "have"), Run(f"; {why}" if why else "")], 2, 2),
        *dimmed(f"{place}: {because.certainty}, {because.rule}", page, 4, 2),
    ]


def _same(found: Import, catalog: Catalog, page: Page) -> list[Line]:
    words = [
        statement_words(one, catalog).replace(", without evidence", "") for one in found.already
    ]
    lines = page.para(listed(words, NAMED)) if words else []
    return section("In your profile already", lines, page)


def _mentioned(
    mentioned: Sequence[Mentioned], page: Page, file: str, rate: Callable[..., str]
) -> list[Line]:
    lines: list[Line] = []
    for one in mentioned:
        because = one.because
        times = f" and {figure(one.times - 1, 'more place')}" if one.times > 1 else ""
        place = f'{where_words(because.where, file)} "{because.words}"{times}: {because.certainty}'
        lines += page.para([Run(one.skill), Run(f", {place}", "dim")], 2, 2)
    if lines:
        lines += dimmed(f"To rate one: {rate('SKILL', 'LEVEL')}", page, 2, 2)
    return section("Mentioned, not rated", lines, page)


def _parts(found: Import, page: Page) -> list[Line]:
    """Which part of the file was read as what, and which was not taken."""
    lines: list[Line] = []
    for kind, words in TAKEN.items():
        names = [_part(part, found.file) for part in found.parts if part.read_as == kind]
        if names:
            lines += page.para([Run(words, "have"), Run(f": {listed(names, NAMED)}")], 2, 2)
    return section("Its parts", lines or page.para(NO_PARTS, 2, 2), page)


def _part(part: Part, file: str) -> str:
    where = where_words(part.where, file)
    place = "" if part.where.path or where == "the file as a whole" else where
    kinds: dict[Taken, str] = {"jobs": "job", "skills": "name", "certificates": "name"}
    number = figure(part.found, kinds[part.read_as]) if part.read_as in kinds else ""
    facts = ", ".join(filter(None, (place, number)))
    return f"{part.name} ({facts})" if facts else part.name


def _not_known(found: Import, page: Page) -> list[Line]:
    names = [f"{one.words} ({where_words(one.where, found.file)})" for one in found.not_known]
    lines = page.para(listed(names, NAMED)) if names else []
    return section("Named there, and not in your catalogue", lines, page)


def _skipped(found: Import, page: Page) -> list[Line]:
    lines: list[Line] = []
    for one in found.skipped[:TOLD]:
        place = where_words(one.where, found.file)
        if place == "the file as a whole" and one.where.file != found.file:
            place = one.where.file.rsplit("/", 1)[-1]
        lines += page.para(f"{place}: {one.what}", 2, 2)
    more = len(found.skipped) - TOLD
    if more > 0:
        lines += page.para(f"{figure(more, 'more place')}; --json lists them all.")
    return section("Not read", lines, page)


def _outcome(found: Import, page: Page, undo: str) -> list[Line]:
    if not found.saved:
        return page.para("Nothing was saved; your profile is as it was.", 2)
    kinds = Counter(one.about for one in found.taken)
    words = {"role": "your role", "months_in_role": "the time in it"}
    parts = [words[kind] for kind in kinds if kind in words]
    if kinds["rating"]:
        parts.append(f"{count(kinds['rating'], 'rating')} without evidence")
    if kinds["done"]:
        parts.append(count(kinds["done"], "certificate"))
    saved = f"saved to {found.profile}: {listed(parts)}. {undo} takes it all back"
    return page.para(sentence(saved), 2)
