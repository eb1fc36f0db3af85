"""What compared roles ask, skill by skill, beside what one has: as a table if there is room, else
below each other.
"""

from collections.abc import Iterable, Iterator, Sequence

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.belief import is_rated
from po_career.planning.comparison import ComparedNeed, ComparedSkill, Comparison
from po_career.planning.model import Belief
from po_career.render.page.layout import Lines, Page, Run, Style, below
from po_career.render.page.phrases import capital, count, listed
from po_career.render.skill_words import ASSUMED, skill_name, skill_names
from po_career.text import NO_BREAK, cell_width

GAP = 2
NAMES = 16
"""The skills' column keeps this many cells, or levels are figures, or rows become running text."""
TITLES = 14
NOT_ASKED = "not asked"
CORE, ABOUT = "*", "~"


class Levels(Frozen):
    """How levels are written: by their names, or as figures."""

    catalog: Catalog
    page: Page
    figures: bool

    def name(self, level: int) -> str:
        """The level's name or figure."""
        return str(level) if self.figures else self.catalog.scale.levels[level].name

    def have(self, belief: Belief) -> str:
        """What one has; marked if it is assumed, and nobody rated it."""
        if belief.basis == "unknown":
            return ABOUT if self.figures else "not rated"
        return (ABOUT if belief.basis in ASSUMED else "") + self.name(belief.expected)

    def need(self, need: ComparedNeed | None, have: Belief) -> Run:
        """What a role asks, with the sign for whether it is there; a star for a core skill."""
        if need is None:
            return Run(self.page.glyphs.beyond if self.figures else NOT_ASKED, "dim")
        sign, style = self._sign(need, have)
        star = CORE if need.importance == "core" else ""
        return Run(f"{sign}{NO_BREAK}{self.name(need.level)}{star}", style)

    def _sign(self, need: ComparedNeed, have: Belief) -> tuple[str, Style]:
        if not need.missing:
            return self.page.glyphs.have, "have"
        if need.level <= have.high:
            return self.page.glyphs.perhaps, ""
        return self.page.glyphs.asked, "missing" if need.importance == "core" else ""

    def row(self, skill: ComparedSkill) -> list[str | Run]:
        """The cells of a skill: its name, what one has, what each role asks."""
        needs = (self.need(need, skill.have) for need in skill.needs)
        return [skill_name(skill.skill, self.catalog), self.have(skill.have), *needs]


def skills_sections(made: Comparison, catalog: Catalog, page: Page) -> list[Lines]:
    """The skills in which the roles differ, in the order given, and how many all of
    them ask alike.
    """
    differing = [skill for skill in made.skills if skill.differs]
    alike = [skill for skill in made.skills if not skill.differs]
    return [
        _differing(differing, made, catalog, page) if differing else [],
        page.para(_alike(alike, catalog, others=bool(differing))) if alike else [],
    ]


def in_words(made: Comparison, catalog: Catalog, page: Page) -> list[Lines]:
    """The sentences of the levels at which the roles ask for a skill, where they differ."""
    lines = below(_sentences(skill, made, catalog, page) for skill in made.skills if skill.differs)
    return [[*page.heading("What the levels say"), *lines]] if lines else []


def _sentences(skill: ComparedSkill, made: Comparison, catalog: Catalog, page: Page) -> Lines:
    """Each level that is asked of a skill, lowest first, with its roles and its sentence."""
    asking: dict[int, list[str]] = {}
    for role, need in zip(made.roles, skill.needs, strict=True):
        if need is not None:
            asking.setdefault(need.level, []).append(role.title)
    have = skill.have.expected if is_rated(skill.have) else None
    if have is not None:
        asking.setdefault(have, [])
    lines = page.para(skill_name(skill.skill, catalog))
    for level in sorted(asking):
        who = ["you", *asking[level]] if level == have else asking[level]
        name = catalog.scale.levels[level].name
        lines += page.para([Run(name, "have"), Run(f": {listed(who)}")], 4, 2)
        if sentence := catalog.skills[skill.skill].anchors.get(level):
            lines += page.dimmed(sentence, 6)
    return lines


def _differing(
    skills: Sequence[ComparedSkill], made: Comparison, catalog: Catalog, page: Page
) -> Lines:
    lines = page.heading("Where they differ in what they ask")
    titles = [Run(role.title, "dim") for role in made.roles]
    for figures in (False, True):
        levels = Levels(catalog, page, figures)
        rows = [levels.row(skill) for skill in skills]
        widths = _widths(rows, titles, page)
        if widths:
            lines += page.row(["", Run("you", "dim"), *titles], widths)
            lines += below(page.row(row, widths) for row in rows)
            return [*lines, *_legend(skills, levels)]
    levels = Levels(catalog, page, figures=False)
    lines += below(_stacked(skill, made, levels) for skill in skills)
    return [*lines, *_legend(skills, levels)]


def _widths(
    rows: Iterable[Sequence[str | Run]], titles: Sequence[Run], page: Page
) -> list[int] | None:
    """Cells for the skill, for what one has, and for each role; None if there is not room for
    all.
    """
    if page.stacked:
        return None
    longest, have, need = 0, cell_width("you"), 0
    for name, held, *needs in rows:
        longest = max(longest, _width(name, page))
        have = max(have, _width(held, page))
        need = max(need, *(_width(cell, page) for cell in needs))
    words = " ".join(title.text for title in titles)
    need = max(need, min(TITLES, max(map(cell_width, page.show(words).split()))))
    names = page.width - 2 - (have + GAP) - len(titles) * (need + GAP)
    if names < min(NAMES, longest):
        return None
    return [min(names, longest), have, *[need] * len(titles)]


def _width(cell: str | Run, page: Page) -> int:
    return cell_width(page.show(cell.text if isinstance(cell, Run) else cell))


def _stacked(skill: ComparedSkill, made: Comparison, levels: Levels) -> Lines:
    page = levels.page
    name = skill_name(skill.skill, levels.catalog)
    lines = page.para(f"{name}; you: {levels.have(skill.have)}", 2, 2)
    for role, need in zip(made.roles, skill.needs, strict=True):
        by = Run(f": {role.title}" if need else f" by {role.title}")
        lines += page.para([levels.need(need, skill.have), by], 4, 2)
    return lines


def _legend(skills: Sequence[ComparedSkill], levels: Levels) -> Lines:
    """The signs that are used, and what figures stand for."""
    signs = [part.replace(" ", NO_BREAK) for part in _signs(skills, levels)]
    return levels.page.dimmed("  ".join(signs))


def _signs(skills: Sequence[ComparedSkill], levels: Levels) -> Iterator[str]:
    glyphs = levels.page.glyphs
    needs = list(_needs(skills, levels))
    words = {glyphs.have: "there", glyphs.perhaps: "perhaps there", glyphs.asked: "short"}
    for sign, word in words.items():
        if any(need.startswith(sign) for need in needs):
            yield f"{sign} {word}"
    if any(need.endswith(CORE) for need in needs):
        yield f"{CORE} core"
    about = _about(skills, levels)
    if about:
        yield f"{ABOUT} {about}"
    if levels.figures:
        yield f"{glyphs.beyond} {NOT_ASKED}"
        for level in levels.catalog.scale.levels:
            yield f"{level.level} {level.name}"


def _needs(skills: Sequence[ComparedSkill], levels: Levels) -> Iterator[str]:
    """What the roles ask, as it is written in the rows."""
    for skill in skills:
        for need in filter(None, skill.needs):
            yield levels.need(need, skill.have).text


def _about(skills: Sequence[ComparedSkill], levels: Levels) -> str:
    """What the mark of an assumed level stands for: in figures also for what was not rated."""
    bases = {skill.have.basis for skill in skills}
    words = ["assumed"] if bases.intersection(ASSUMED) else []
    if levels.figures and "unknown" in bases:
        words.append("not rated")
    return " or ".join(words)


def _alike(skills: Sequence[ComparedSkill], catalog: Catalog, *, others: bool) -> str:
    """How many skills the roles ask at the same level, and which of them are short."""
    short = [skill.skill for skill in skills if any(need and need.missing for need in skill.needs)]
    more = "more " if others else ""
    subject = count(len(skills), f"{more}skill is", f"{more}skills are")
    asked = f"{capital(subject)} asked at the same level by all of them"
    if len(skills) == 1:
        name = skill_name(skills[0].skill, catalog)
        return f"{asked}: {name}, which is {'short' if short else 'there'}."
    if not short:
        return f"{asked}; none is short."
    amount = count(len(short), "of them is", "of them are")
    return f"{asked}; {amount} short: {skill_names(short, catalog)}."
