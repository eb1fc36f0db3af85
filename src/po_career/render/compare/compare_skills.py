"""What compared roles ask, skill by skill, beside what one has.

As a table where there is room, else below each other.
"""

from collections.abc import Sequence

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.comparison import ComparedNeed, ComparedSkill, Comparison
from po_career.planning.model import Belief
from po_career.render.page.cells import cell_width
from po_career.render.page.fallbacks import NO_BREAK
from po_career.render.page.layout import Line, Page, Run, Style, beside, heading
from po_career.render.page.phrases import SMALL, capital, count, listed
from po_career.render.progress.change_page import ASSUMED

GAP = 2
NAMES = 16
"""The skills' column keeps so many cells, or levels are figures, or rows become running text."""
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
        return Run(
            f"{sign}{NO_BREAK}{self.name(need.level)}{CORE if need.importance == 'core' else ''}",
            style,
        )

    def _sign(self, need: ComparedNeed, have: Belief) -> tuple[str, Style]:
        if not need.missing:
            return self.page.glyphs.have, "have"
        if need.level <= have.high:
            return self.page.glyphs.perhaps, ""
        return self.page.glyphs.asked, "missing" if need.importance == "core" else ""


def skills_sections(made: Comparison, catalog: Catalog, page: Page) -> list[list[Line]]:
    """The skills in which the roles differ, in the order given, and how many all of
    them ask alike.
    """
    differing = [one for one in made.skills if one.differs]
    alike = [one for one in made.skills if not one.differs]
    return [
        _differing(differing, made, catalog, page),
        page.para(_alike(alike, catalog, others=bool(differing))) if alike else [],
    ]


def _differing(
    skills: Sequence[ComparedSkill], made: Comparison, catalog: Catalog, page: Page
) -> list[Line]:
    if not skills:
        return []
    widths = None
    for figures in (False, True):
        levels = Levels(catalog, page, figures)
        if widths := _widths(skills, made, levels):
            break
    if widths is None:
        levels = Levels(catalog, page, figures=False)
        rows = [line for one in skills for line in _below(one, made, levels)]
    else:
        rows = [
            *_titles(made, widths, page),
            *(line for one in skills for line in _row(one, levels, widths)),
        ]
    return [*heading(page, "Where they differ in what they ask"), *rows, *_legend(skills, levels)]


def _widths(
    skills: Sequence[ComparedSkill], made: Comparison, levels: Levels
) -> tuple[int, int, int] | None:
    """Cells for the skill, for what one has, and for each role; None where there is not room for
    all.
    """
    page = levels.page
    if page.stacked:
        return None
    have = max(
        cell_width(page.show(text)) for text in ("you", *(levels.have(one.have) for one in skills))
    )
    cells = (levels.need(need, one.have).text for one in skills for need in one.needs)
    words = (word for role in made.roles for word in page.show(role.title).split())
    need = max(
        *(cell_width(page.show(text)) for text in cells), min(TITLES, max(map(cell_width, words)))
    )
    names = page.width - 2 - (have + GAP) - len(made.roles) * (need + GAP)
    longest = max(cell_width(page.show(_name(one, levels.catalog))) for one in skills)
    return (min(names, longest), have, need) if names >= min(NAMES, longest) else None


def _titles(made: Comparison, widths: tuple[int, int, int], page: Page) -> list[Line]:
    names, have, need = widths
    you: tuple[list[Line], int] = (page.wrap(Run("you", "dim"), have), have)
    return beside(
        [
            ([], names),
            you,
            *((page.wrap(Run(role.title, "dim"), need), need) for role in made.roles),
        ],
        2,
        GAP,
    )


def _row(one: ComparedSkill, levels: Levels, widths: tuple[int, int, int]) -> list[Line]:
    page, (names, have, need) = levels.page, widths
    first = [
        (page.wrap(_name(one, levels.catalog), names), names),
        (page.wrap(levels.have(one.have), have), have),
    ]
    return beside(
        [*first, *((page.wrap(levels.need(asked, one.have), need), need) for asked in one.needs)],
        2,
        GAP,
    )


def _below(one: ComparedSkill, made: Comparison, levels: Levels) -> list[Line]:
    page = levels.page
    rows = (
        page.para(
            [levels.need(need, one.have), Run(f": {role.title}" if need else f" by {role.title}")],
            4,
            2,
        )
        for role, need in zip(made.roles, one.needs, strict=True)
    )
    return [
        *page.para(f"{_name(one, levels.catalog)}; you: {levels.have(one.have)}", 2, 2),
        *(line for row in rows for line in row),
    ]


def _legend(skills: Sequence[ComparedSkill], levels: Levels) -> list[Line]:
    """The signs that are used, and what figures stand for."""
    glyphs = levels.page.glyphs
    needs = [levels.need(need, one.have).text for one in skills for need in one.needs if need]
    signs = ((glyphs.have, "there"), (glyphs.perhaps, "perhaps there"), (glyphs.asked, "short"))
    parts = [
        f"{sign} {word}" for sign, word in signs if any(text.startswith(sign) for text in needs)
    ]
    parts += [f"{CORE} core"] if any(text.endswith(CORE) for text in needs) else []
    parts += [f"{ABOUT} {words}"] if (words := _about(skills, levels)) else []
    if levels.figures:
        parts += [
            f"{glyphs.beyond} {NOT_ASKED}",
            *(f"{one.level} {one.name}" for one in levels.catalog.scale.levels),
        ]
    return levels.page.para(Run("  ".join(part.replace(" ", NO_BREAK) for part in parts), "dim"))


def _about(skills: Sequence[ComparedSkill], levels: Levels) -> str:
    """What the mark of an assumed level stands for: in figures also for what was not rated."""
    bases = {one.have.basis for one in skills}
    words = ["assumed"] if bases.intersection(ASSUMED) else []
    return " or ".join([*words, *(["not rated"] if levels.figures and "unknown" in bases else [])])


def _alike(skills: Sequence[ComparedSkill], catalog: Catalog, *, others: bool) -> str:
    """How many skills the roles ask at the same level, and which of them are short."""
    short = [
        _name(one, catalog) for one in skills if any(need and need.missing for need in one.needs)
    ]
    amount = SMALL[len(skills)] if len(skills) < len(SMALL) else str(len(skills))
    subject = (
        f"{amount}{' more' if others else ''} {'skill is' if len(skills) == 1 else 'skills are'}"
    )
    asked = f"{capital(subject)} asked at the same level by all of them"
    if len(skills) == 1:
        return f"{asked}: {_name(skills[0], catalog)}, which is {'short' if short else 'there'}."
    if not short:
        return f"{asked}; none is short."
    return f"{asked}; {count(len(short), 'of them is', 'of them are')} short: {listed(short)}."


def _name(one: ComparedSkill, catalog: Catalog) -> str:
    return catalog.skills[one.skill].short or one.name
