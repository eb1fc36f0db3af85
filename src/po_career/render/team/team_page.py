"""A team on a screen: its people, the heat map, the bench, and what to do."""

from collections.abc import Iterator, Sequence
from itertools import chain

from po_career.catalog.model import Catalog
from po_career.planning.team_model import RoleSkill, Team, TeamPerson, TeamRole, TeamSkill
from po_career.render.page.layout import Lines, Page, Run, Style, below, joined, width_of
from po_career.render.page.table import table
from po_career.render.team.team_words import (
    ACTIONS,
    BENCH,
    BY_PEOPLE,
    BY_ROLE,
    KEY,
    NOBODY,
    ON_ONE,
    TALKS,
    TEACHING,
    Cell,
    TeamWords,
)

FEW = 40
"""People of a team that is shown person by person without being asked."""
SHOWN = 10
"""Rows of the longest lists."""
NAME = 26
"""Columns of the names of skills beside a heat map."""
ROLE = 9
"""Columns of a role."""
ROOMY = 100
"""From so many columns on, names and roles stand on one line."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def team_lines(
    team: Team, catalog: Catalog, page: Page, *, full: bool = False, as_list: bool = False
) -> Lines:
    """The page. Of more than forty people each one is shown only in `full`; `as_list` writes
    sentences in place of drawn rows.
    """
    words = TeamWords(team, catalog)
    as_list = as_list or page.stacked
    each = full or len(team.people) <= FEW
    most = None if full else SHOWN
    return joined(
        [
            page.heading(words.title),
            page.para(" ".join(words.about()), 0),
            _people(words, page, each=each, as_list=as_list),
            *_heat(words, page, each=each, as_list=as_list),
            _by_role(words, page, as_list=as_list),
            _bench(words, page),
            _at_nobody(words, page, most),
            _on_one_person(words, page, most),
            _teaching(words, page, most),
            _actions(words, page),
            _talks(words, page) if full else [],
            _closing(words, page, full=full),
        ]
    )


def _people(words: TeamWords, page: Page, *, each: bool, as_list: bool) -> Lines:
    if not each:
        return []
    title = "People, and what each may be short of first"
    if words.has_reviews:
        title = "People, what each may be short of first, and when they look again"
    if as_list:
        return page.section(title, below(_said(one, words, page) for one in words.team.people))
    again = "look again" if words.has_reviews else ""
    rows = [[Run(""), Run(""), Run(""), Run("short of first", "dim"), Run(again, "dim")]]
    rows += [_cells_of(one, words, page) for one in words.team.people]
    widths = {1: 20, 2: 28, 4: 16} if page.width >= ROOMY else {1: 16, 2: 20, 4: 15}
    return page.section(title, below(table(rows, page, gives=3, rights=(0,), most=widths)))


def _cells_of(one: TeamPerson, words: TeamWords, page: Page) -> list[Run]:
    dash = Run(page.glyphs.dash, "dim")
    first, review = Run(words.bottleneck(one)), Run(words.review(one))
    if not first.text:
        first = dash if one.rated else Run("not rated", "dim")
    if words.has_reviews and not review.text:
        review = dash
    name, title = words.name(one.number), words.held_title(one)
    return [Run(f"{one.number}", "dim"), Run(name), Run(title), first, review]


def _said(one: TeamPerson, words: TeamWords, page: Page) -> Lines:
    said = [words.held_title(one), "" if one.rated else "not rated"]
    first, review = words.bottleneck(one), words.review(one)
    said.append(f"short of first: {first}" if first else "")
    said.append(f"looks again {review}" if review else "")
    return page.labelled(words.name(one.number), "; ".join(filter(None, said)), 2, "")


def _heat(words: TeamWords, page: Page, *, each: bool, as_list: bool) -> Iterator[Lines]:
    """The heat map, in as many parts as it takes to show all people."""
    if not each or not words.categories():
        return
    if as_list:
        skills = chain.from_iterable(skills for _, skills in words.categories())
        rows = [page.labelled(words.skill(one.skill), words.said_of(one), 2, "") for one in skills]
        yield page.section(BY_PEOPLE, below(rows))
        yield page.labelled("Nobody has rated", words.silent, 0)
        return
    people = len(words.team.people)
    width = len(f"{people}") + 2
    fits = max(1, (page.width - NAME - 4) // width)
    for start in range(0, people, fits):
        shown = range(start, min(start + fits, people))
        head = BY_PEOPLE if people <= fits else f"{BY_PEOPLE}, {start + 1} to {shown.stop}"
        lines = _drawn(words, page, shown, width)
        key = f"{KEY}; {page.glyphs.dot} is not rated; a blank does not apply."
        yield [*page.heading(head), *lines, *page.dimmed(key)]
    yield page.labelled("Nobody has rated", words.silent, 0)


def _drawn(words: TeamWords, page: Page, shown: Sequence[int], width: int) -> Lines:
    numbers = [Run(f"{one + 1:>{width - 1}} ", "dim") for one in shown]
    lines: Lines = [(Run(" " * (NAME + 2)), *numbers)]
    for category, skills in words.categories():
        if category:
            lines += page.para(Run(category, "dim"), 2)
        for skill in skills:
            cells = words.cells(skill)
            runs = [_cell(cells[one], page, width) for one in shown]
            lines += _row(words, page, skill, runs)
    return lines


def _row(words: TeamWords, page: Page, skill: TeamSkill, runs: Sequence[Run]) -> Lines:
    """The name of a skill and its cells, which stand on the last line of the name."""
    name = page.wrap(words.skill(skill.skill), NAME)
    lines: Lines = [(Run("  "), *line) for line in name]
    lines[-1] = (*lines[-1], Run(" " * (NAME - width_of(name[-1]))), *runs)
    return lines


def _cell(cell: Cell, page: Page, width: int) -> Run:
    if not cell.applies:
        return Run(" " * width)
    if cell.level is None:
        return Run(f"{page.glyphs.dot:>{width - 1}} ", "dim")
    style: Style = "missing" if cell.below else "have"
    return Run(f"{cell.level:>{width - 1}}{'<' if cell.below else ' '}", style)


def _by_role(words: TeamWords, page: Page, *, as_list: bool) -> Lines:
    """How many people of each role are at the level that it asks, of those who rated."""
    held = words.held_roles
    skills = words.rated_by_role()
    fits = min(len(LETTERS), (page.width - NAME - 4) // ROLE)
    if as_list or len(held) > fits:
        said = [
            page.labelled(words.skill(one.skill), words.roles_words(one), 2, "") for one in skills
        ]
        return page.section(BY_ROLE, below(said))
    return page.section(BY_ROLE, _drawn_roles(words, page, held, skills) if skills else [])


def _drawn_roles(
    words: TeamWords, page: Page, held: Sequence[TeamRole], skills: Sequence[TeamSkill]
) -> Lines:
    letters = LETTERS[: len(held)]
    key = "; ".join(f"{letter} {role.title}" for letter, role in zip(letters, held, strict=True))
    heads = [Run(f"{letter:>{ROLE - 2}}  ", "dim") for letter in letters]
    lines: Lines = [*page.para(key), (Run(" " * (NAME + 2)), *heads)]
    for skill in skills:
        asked = {one.role: one for one in skill.roles}
        runs = [_role_cell(page, asked.get(role.role)) for role in held]
        lines += _row(words, page, skill, runs)
    return lines


def _role_cell(page: Page, asked: RoleSkill | None) -> Run:
    """A blank where the role does not ask, a dot where nobody has rated."""
    if asked is None:
        return Run(" " * ROLE)
    if not asked.rated:
        return Run(f"{page.glyphs.dot:>{ROLE - 2}}  ", "dim")
    style: Style = "missing" if asked.there < asked.rated else "have"
    told = f"{asked.there}/{asked.rated}"
    return Run(f"{told:>{ROLE - 2}}  ", style)


def _bench(words: TeamWords, page: Page) -> Lines:
    rows = [page.labelled(one.title, words.bench_words(one), 2, "") for one in words.bench()]
    return page.section(BENCH, below(rows))


def _at_nobody(words: TeamWords, page: Page, most: int | None) -> Lines:
    found = words.team.at_nobody
    lines: Lines = []
    for one in found[:most]:
        said = f"{words.skill(one.skill)} at {words.level(one.level)}: the highest is {one.best} "
        lines += page.item([Run(said), Run(f"({words.alone(one)})", "dim")])
    return page.section(_counted(NOBODY, len(found), most), lines)


def _on_one_person(words: TeamWords, page: Page, most: int | None) -> Lines:
    found = words.team.on_one_person
    lines: Lines = []
    for one in found[:most]:
        said = [
            Run(f"{words.skill(one.skill)} at {words.level(one.level)}: "),
            Run(words.name(one.person), "now"),
            Run(f" ({words.alone(one)})", "dim"),
        ]
        lines += page.item(said)
    return page.section(_counted(ON_ONE, len(found), most), lines)


def _teaching(words: TeamWords, page: Page, most: int | None) -> Lines:
    found = words.team.teaching
    lines: Lines = []
    for one in found[:most]:
        said = f"{words.skill(one.skill)} (from {words.level(one.have)}): {words.lesson(one)}"
        lines += page.item(said)
    return page.section(_counted(TEACHING, len(found), most), lines)


def _counted(title: str, there: int, most: int | None) -> str:
    return title if most is None or there <= most else f"{title}: {most} of {there}"


def _actions(words: TeamWords, page: Page) -> Lines:
    lines: Lines = []
    for place, one in enumerate(words.team.actions, 1):
        lines += page.bullet(Run(f"{place}", "heading"), Run(one.title))
        lines += page.para(Run(words.action(one), "dim"), 4)
    return page.section(ACTIONS, lines)


def _talks(words: TeamWords, page: Page) -> Lines:
    lines: Lines = []
    for one in words.team.people:
        lines += page.para(Run(words.name(one.number), "heading"))
        lines += below(page.labelled(label, text, 4) for label, text in words.talk(one.number))
    return page.section(TALKS, lines)


def _closing(words: TeamWords, page: Page, *, full: bool) -> Lines:
    hints = [] if full else ["--full shows every row, and what a talk with each could be about."]
    if not words.team.anonymous:
        hints.append("--anonymous leaves the names out, for a page to show around.")
    hints.append(
        "What people keep to themselves (load, wants, money, what is decided) is never on it."
    )
    return page.dimmed(" ".join(hints), 0)
