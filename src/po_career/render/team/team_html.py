"""A team as one HTML page to print and to show around; it needs no network and no script."""

from collections.abc import Sequence
from math import ceil

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.team_model import RoleSkill, Team, TeamPerson
from po_career.render.team import team_words
from po_career.render.team.team_words import BY_PEOPLE, Cell, TeamWords
from po_career.render.templates import page_from

ACROSS = 18
"""People beside each other, so that a sheet of paper holds them."""
SHADES = 4
MOST_LESSONS = 20


class HeatRow(Frozen):
    """A skill and its cells."""

    name: str
    cells: tuple[Cell, ...]


class RoleRow(Frozen):
    """A skill, and how many people of each role are at the level asked, in words."""

    name: str
    cells: tuple[str, ...]


class HeatGroup(Frozen):
    """The skills of a category."""

    title: str
    rows: tuple[HeatRow, ...]


class HeatPart(Frozen):
    """As many people as fit beside each other."""

    title: str
    people: Sequence[TeamPerson]
    groups: tuple[HeatGroup, ...]


def html_text(team: Team, catalog: Catalog) -> str:
    """The page. The same team and catalogue give the same bytes."""
    words = TeamWords(team, catalog)
    top = catalog.scale.top

    def shade_of(level: int) -> int:
        """The shade of a level, 0 to 4, whatever the scale."""
        return round(level * SHADES / top)

    return page_from(
        "po_career.render.team",
        "team",
        words=words,
        team=team,
        parts=heat_parts(words),
        levels=catalog.scale.levels,
        shade_of=shade_of,
        headings=team_words,
        held=words.held_roles,
        by_role=role_rows(words),
        most=MOST_LESSONS,
    )


def heat_parts(words: TeamWords) -> list[HeatPart]:
    """The heat map in parts of as many people as fit on a sheet, none of them left with a few."""
    people = words.team.people
    many = ceil(len(people) / ACROSS)
    parts = []
    for part in range(many):
        start, end = part * len(people) // many, (part + 1) * len(people) // many
        title = BY_PEOPLE
        if many > 1:
            title = f"{BY_PEOPLE}, {start + 1} to {end}"
        groups = [
            HeatGroup(
                category,
                tuple(
                    HeatRow(words.skill(skill.skill), tuple(words.cells(skill)[start:end]))
                    for skill in skills
                ),
            )
            for category, skills in words.categories()
        ]
        parts.append(HeatPart(title, people[start:end], tuple(groups)))
    return parts


def role_rows(words: TeamWords) -> list[RoleRow]:
    """The rows of the table of skills by role."""
    held = [role.role for role in words.held_roles]
    rows = []
    for skill in words.rated_by_role():
        asked = {one.role: one for one in skill.roles}
        cells = tuple(_role_cell(asked.get(role)) for role in held)
        rows.append(RoleRow(words.skill(skill.skill), cells))
    return rows


def _role_cell(one: RoleSkill | None) -> str:
    if one is None:
        return ""
    if not one.rated:
        return "not rated"
    return f"{one.there} of {one.rated}"
