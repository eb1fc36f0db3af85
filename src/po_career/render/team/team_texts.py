"""A team as a table for a spreadsheet, and in Markdown."""

from collections.abc import Iterable, Iterator

from po_career.catalog.model import Catalog
from po_career.intake.team_file import WRITTEN
from po_career.planning.team_model import Team, TeamSkill
from po_career.render.page.markdown_text import bold, md
from po_career.render.plan.plan_table import BYTE_ORDER_MARK, Cell, csv_text, harmless
from po_career.render.plan.plan_tasks import plain
from po_career.render.team.team_words import (
    ACTIONS,
    BENCH,
    BY_PEOPLE,
    BY_ROLE,
    NOBODY,
    ON_ONE,
    TALKS,
    TEACHING,
    TeamWords,
)
from po_career.render.team.team_words import Cell as TeamCell


def csv_text_of(team: Team, catalog: Catalog) -> str:
    """A row for each person, a column for each skill (RFC 4180); a blank cell is not rated, n/a
    does not apply.
    """
    words = TeamWords(team, catalog)
    names = [*WRITTEN, *(plain(skill.name) for skill in team.skills)]
    rows = list[list[Cell]]()
    for place, one in enumerate(team.people):
        first = one.bottleneck
        rows.append(
            [
                one.number,
                plain(words.name(one.number)),
                plain(one.title or ""),
                one.rated,
                None if first is None else plain(first.name),
                None if first is None else first.have,
                None if first is None else first.need,
                None if first is None else plain(words.role(first.role)),
                one.review_on,
                *(_cell(skill, place) for skill in team.skills),
            ]
        )
    return BYTE_ORDER_MARK + csv_text(map(harmless, names), rows)


def _cell(skill: TeamSkill, place: int) -> int | str | None:
    return "n/a" if place + 1 in skill.does_not_apply else skill.levels[place]


def markdown_text_of(team: Team, catalog: Catalog) -> str:
    """The page in Markdown."""
    return "\n".join(_markdown(TeamWords(team, catalog))) + "\n"


def _markdown(words: TeamWords) -> Iterator[str]:
    team = words.team
    yield from (f"# {md(words.title)}", "")
    for sentence in words.about():
        yield from (md(sentence), "")
    yield from (
        "## People",
        "",
        *_rows(("", "Name", "Role", "May be short of first", "Look again")),
    )
    for one in team.people:
        first = words.bottleneck(one) or ("" if one.rated else "not rated")
        name = words.name(one.number)
        yield _row((f"{one.number}", name, words.held_title(one), first, words.review(one)))
    if words.categories():
        yield from _heat(words)
    if words.silent:
        yield from ("", md(f"Nobody has rated: {words.silent}."))
    yield from _list(BY_ROLE, _by_role(words))
    yield from _list(BENCH, _bench(words))
    yield from _list(NOBODY, _at_nobody(words))
    yield from _list(ON_ONE, _alone(words))
    yield from _list(TEACHING, _lessons(words))
    yield from _list(ACTIONS, _actions(words))
    yield from _talks(words)
    yield from ("", md(f"Made with po-career; {words.made_with}."))


def _heat(words: TeamWords) -> Iterator[str]:
    yield from ("", f"## {BY_PEOPLE}", "")
    yield "2< is below what the role of the person asks; a blank is not rated; n/a does not apply."
    yield from ("", *_rows(("Skill", *(f"{one.number}" for one in words.team.people))))
    for _, skills in words.categories():
        for skill in skills:
            signs = [_sign(cell) for cell in words.cells(skill)]
            yield _row((skill.name, *signs))


def _talks(words: TeamWords) -> Iterator[str]:
    yield from ("", f"## {TALKS}")
    for one in words.team.people:
        yield from ("", f"### {md(words.name(one.number))}", "")
        yield from (f"- {bold(label)}: {md(text)}" for label, text in words.talk(one.number))


def _sign(cell: TeamCell) -> str:
    if not cell.applies:
        return "n/a"
    if cell.level is None:
        return ""
    return f"{cell.level}<" if cell.below else f"{cell.level}"


def _by_role(words: TeamWords) -> Iterator[str]:
    for skill in words.rated_by_role():
        yield f"{bold(words.skill(skill.skill))}: {md(words.roles_words(skill))}"


def _bench(words: TeamWords) -> Iterator[str]:
    for role in words.bench():
        yield f"{bold(role.title)}: {md(words.bench_words(role))}"


def _at_nobody(words: TeamWords) -> Iterator[str]:
    for one in words.team.at_nobody:
        skill = bold(f"{words.skill(one.skill)} at {words.level(one.level)}")
        yield f"{skill}: the highest is {one.best} ({md(words.alone(one))})"


def _alone(words: TeamWords) -> Iterator[str]:
    for one in words.team.on_one_person:
        skill = md(f"{words.skill(one.skill)} at {words.level(one.level)}")
        yield f"{skill}: {bold(words.name(one.person))} ({md(words.alone(one))})"


def _lessons(words: TeamWords) -> Iterator[str]:
    for one in words.team.teaching:
        yield f"{bold(words.skill(one.skill))} from {one.have}: {md(words.lesson(one))}"


def _actions(words: TeamWords) -> Iterator[str]:
    for one in words.team.actions:
        yield f"{bold(one.title)}: {md(words.action(one))}"


def _list(title: str, items: Iterable[str]) -> Iterator[str]:
    """A heading and a list; nothing without items."""
    lines = [f"- {item}" for item in items]
    if lines:
        yield from ("", f"## {title}", "", *lines)


def _rows(names: tuple[str, ...]) -> tuple[str, str]:
    return _row(names), f"|{' --- |' * len(names)}"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(md, cells))} |"
