"""Skills on a screen: the list by category, and one skill in full."""

from collections.abc import Iterable, Sequence

from po_career.render.explore.entry_model import SkillEntry
from po_career.render.explore.entry_parts import (
    aliases_line,
    family_sections,
    list_page,
    names_section,
    sources_section,
    title_lines,
)
from po_career.render.page.layout import Lines, Page, Run, below, joined
from po_career.render.page.phrases import figure
from po_career.render.page.table import table


def skill_list_lines(skills: Sequence[SkillEntry], page: Page) -> Lines:
    """All skills in one line each, by category in the order of the skills."""
    rows = [
        (
            Run(skill.short or skill.name),
            Run(f"asked by {figure(len(skill.asked_by), 'role')}"),
            Run(f"raised by {figure(len(skill.raised_by), 'action')}"),
        )
        for skill in skills
    ]
    groups = family_sections([skill.category for skill in skills], table(rows, page), page)
    example = skills[0].name.lower() if skills else "SKILL"
    opening, closing = f"{figure(len(skills), 'skill')}.", ", with a sentence for each level"
    return list_page(opening, groups, f'skills "{example}"', closing, page)


def skill_lines(skill: SkillEntry, page: Page) -> Lines:
    """One skill in full: what it is, a sentence for each level, who asks for it, and what raises
    it.
    """
    facts = [f"id {skill.id}", *([skill.category.title] if skill.category else [])]
    asked = [
        (Run(role.title), Run(role.level_name), Run(role.importance)) for role in skill.asked_by
    ]
    raised = [
        (Run(action.title), Run(f"to {action.level_name}"), Run(action.action, "dim"))
        for action in skill.raised_by
    ]
    return joined(
        [
            [*title_lines(skill.name, facts, page), *aliases_line(skill.aliases, page)],
            page.prose_section("What it is", skill.definition),
            page.section("Its levels", below(_levels(skill, page))),
            page.section("What can be counted", below(_check(skill, page))),
            page.bullets_section("What goes wrong without it", skill.without),
            page.section("Which roles ask for it", below(table(asked, page))),
            page.section("What raises it", below(table(raised, page))),
            names_section("Trends that it prepares for", skill.trends, page),
            page.section("Nearest ESCO skill", page.para(skill.esco) if skill.esco else []),
            sources_section(skill.sources, skill.basis, page),
        ]
    )


def _levels(skill: SkillEntry, page: Page) -> Iterable[Lines]:
    for anchor in skill.anchors:
        number = Run(str(anchor.level), "dim")
        yield page.bullet(number, f"{anchor.level_name}: {anchor.says}")


def _check(skill: SkillEntry, page: Page) -> Iterable[Lines]:
    """The countable fact, and the highest level that goes with each answer."""
    if skill.check is None:
        return
    yield page.para(skill.check.asks)
    names = {anchor.level: anchor.level_name for anchor in skill.anchors}
    for number, level in sorted(skill.check.caps.items()):
        answer = f"{number} or fewer" if number else "none"
        yield page.item(f"{answer}: {names.get(level, level)} at most")
