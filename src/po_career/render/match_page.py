"""An advertisement against a person on a screen.

The role and why, what is missing, what is there, what is asked in which words.
"""

from collections.abc import Iterable, Sequence
from shlex import quote

from po_career.advert.match_model import Ask, Held, Match, Matched
from po_career.catalog.model import Catalog
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, Style, heading, joined, page_of
from po_career.render.page.phrases import figure, listed, sentence

SURE: Sequence[tuple[float, str]] = ((0.85, "plainly"), (0.6, "likely"), (0.0, "perhaps"))
QUOTED = 3
"""So many places are quoted of one skill, and of the work; the JSON has more."""
LONGEST = 60
"""Quotes of more characters are cut between words."""


def match_lines(
    found: Match, catalog: Catalog, *, file: str | None, width: int | None, glyphs: Glyphs
) -> list[Line]:
    """The page of a match; `file` is the advertisement as it was named."""
    page = page_of(width, glyphs)
    return joined(
        [
            _role(found, catalog, page),
            _section("Missing", "missing", found.missing, catalog, page),
            _section("You have", "have", found.have, catalog, page),
            _section("Not rated yet", "", found.unrated, catalog, page),
            _asked(found.asks, catalog, page),
            _closing(found, file, page),
            [line for note in found.warnings for line in page.para(sentence(note.what), 0)],
        ]
    )


def _role(found: Match, catalog: Catalog, page: Page) -> list[Line]:
    if found.role is None:
        return [
            *heading(page, "No role of the catalogue fits"),
            *page.para(
                "Neither the title nor the work that the text describes is that of a role; what it"
                " asks stands below."
            ),
        ]
    sure = next(word for least, word in SURE if found.certainty >= least)
    lines = heading(page, f"Nearest role: {catalog.roles[found.role].title} ({sure})")
    if found.why.title is not None:
        lines += page.para([Run("title: ", "dim"), Run(_quotes([found.why.title]))], 2, 2)
    if found.why.work:
        lines += page.para([Run("the work: ", "dim"), Run(_quotes(found.why.work))], 2, 2)
    if found.why.skills:
        names = [catalog.skills[skill].name for skill in found.why.skills]
        lines += page.para([Run("asks what is core there: ", "dim"), Run(listed(names, 6))], 2, 2)
    if found.also:
        titles = [catalog.roles[role].title for role in found.also]
        lines += page.para([Run("also near: ", "dim"), Run(listed(titles, len(titles)))], 2, 2)
    return lines


def _section(
    title: str, style: Style, held: Sequence[Held], catalog: Catalog, page: Page
) -> list[Line]:
    if not held:
        return []
    lines = heading(page, f"{title}: {figure(len(held), 'skill')}")
    for one in held:
        said = _levels(one, catalog)
        lines += page.para([Run(one.name, style), Run(f": {said}" if said else "", "dim")], 2, 2)
    return lines


def _levels(one: Held, catalog: Catalog) -> str:
    need = None if one.need is None else f"asks {one.need} {catalog.scale.levels[one.need].name}"
    if one.have is None:
        return need or ""
    have = f"you {one.have}" + (", assumed from your role" if one.basis == "assumed" else "")
    return f"{need}, {have}" if need else have


def _asked(asks: Iterable[Ask], catalog: Catalog, page: Page) -> list[Line]:
    lines: list[Line] = []
    for ask in asks:
        level = "" if ask.level is None else f", {ask.level} {catalog.scale.levels[ask.level].name}"
        wish = ", nice to have" if ask.nice_to_have else ""
        lines += page.para(
            [Run(f"{ask.name}{level}{wish}: "), Run(_quotes(ask.matched), "dim")], 2, 2
        )
    return [*heading(page, "What the text asks, in its words"), *lines] if lines else []


def _quotes(places: Iterable[Matched]) -> str:
    return ", ".join(f"“{_cut(one.words)}” (line {one.line})" for one in list(places)[:QUOTED])


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " ..."


def _closing(found: Match, file: str | None, page: Page) -> list[Line]:
    if found.role is None:
        return []
    hints = []
    if found.unrated:
        hints.append("--skill SKILL=LEVEL says what is not rated yet.")
    if file is not None and file != "-":
        hints.append(f"po-career plan --for {quote(file)} plans toward it.")
    return page.para(" ".join(hints), 0) if hints else []
