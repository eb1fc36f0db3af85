"""Skills on a screen: the list by category, and one skill in full."""

from collections.abc import Sequence

from po_career.render.explore.entry_model import Anchor, AskedBy, RaisedBy, SkillEntry
from po_career.render.explore.entry_parts import (
    aliases_line,
    bullets_section,
    names_section,
    prose_section,
    sources_section,
)
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, heading, joined, page_of
from po_career.render.page.phrases import figure
from po_career.render.page.table import table


def skill_list_lines(
    skills: Sequence[SkillEntry], *, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """All skills in one line each, by category in the order of the skills."""
    page = page_of(width, glyphs)
    categories = list(dict.fromkeys(skill.category for skill in skills))
    blocks = table([_list_row(skill) for skill in skills], page)
    rows = dict(zip((skill.id for skill in skills), blocks, strict=True))
    groups = []
    for category in categories:
        group: list[Line] = []
        if len(categories) > 1:
            group = heading(page, category.title if category else "Other")
        for skill in skills:
            if skill.category == category:
                group += rows[skill.id]
        groups.append(group)
    opening = page.para(f"{figure(len(skills), 'skill')}.", 0)
    example = next(iter(skills)).name.lower() if skills else "SKILL"
    return joined(
        [
            opening,
            *groups,
            page.para(
                f'po-career skills "{example}" shows one in full, with a sentence for each level.',
                0,
            ),
        ]
    )


def _list_row(skill: SkillEntry) -> tuple[Run, ...]:
    return (
        Run(skill.short or skill.name),
        Run(f"asked by {figure(len(skill.asked_by), 'role')}"),
        Run(f"raised by {figure(len(skill.raised_by), 'action')}"),
    )


def skill_lines(skill: SkillEntry, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """One skill in full: what it is, a sentence for each level, who asks for it, and what raises
    it.
    """
    page = page_of(width, glyphs)
    facts = [f"id {skill.id}", *([skill.category.title] if skill.category else [])]
    return joined(
        [
            [
                *heading(page, skill.name),
                *page.para(Run(f" {glyphs.dot} ".join(facts), "dim"), 0),
                *aliases_line(skill.aliases, page),
            ],
            prose_section("What it is", skill.definition, page),
            _levels(skill.anchors, page),
            _check(skill, page),
            bullets_section("What goes wrong without it", skill.without, page),
            _asked(skill.asked_by, page),
            _raised(skill.raised_by, page),
            names_section("Trends that it prepares for", skill.trends, page),
            [*heading(page, "Nearest ESCO skill"), *page.para(skill.esco)] if skill.esco else [],
            sources_section(skill.sources, skill.basis, page),
        ]
    )


def _levels(anchors: Sequence[Anchor], page: Page) -> list[Line]:
    if not anchors:
        return []
    lines = heading(page, "Its levels")
    for anchor in anchors:
        lines += page.bullet(Run(str(anchor.level), "dim"), f"{anchor.level_name}: {anchor.says}")
    return lines


def _check(skill: SkillEntry, page: Page) -> list[Line]:
    """The countable fact, and the level at most for each answer."""
    if skill.check is None:
        return []
    names = {anchor.level: anchor.level_name for anchor in skill.anchors}
    lines = [*heading(page, "What can be counted"), *page.para(skill.check.asks)]
    for number, level in sorted(skill.check.caps.items()):
        answer = f"{number} or fewer" if number else "none"
        lines += page.bullet(
            Run(page.glyphs.dot, "dim"), f"{answer}: {names.get(level, level)} at most"
        )
    return lines


def _asked(roles: Sequence[AskedBy], page: Page) -> list[Line]:
    rows = [(Run(role.title), Run(role.level_name), Run(role.importance)) for role in roles]
    return (
        [
            *heading(page, "Which roles ask for it"),
            *(line for block in table(rows, page) for line in block),
        ]
        if rows
        else []
    )


def _raised(actions: Sequence[RaisedBy], page: Page) -> list[Line]:
    rows = [
        (Run(action.title), Run(f"to {action.level_name}"), Run(action.action, "dim"))
        for action in actions
    ]
    return (
        [*heading(page, "What raises it"), *(line for block in table(rows, page) for line in block)]
        if rows
        else []
    )
