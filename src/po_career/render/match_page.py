"""An advertisement against a person on a screen: the role and why, what is missing, what is there,
what is asked in which words.
"""

from collections.abc import Iterator, Sequence
from shlex import quote

from po_career.advert.match_model import Ask, Held, Match, Matched
from po_career.catalog.model import Catalog
from po_career.catalog.sentences import level_name
from po_career.render.page.layout import Lines, Page, Run, Style, below, joined
from po_career.render.page.phrases import figure, listed

SURE: Sequence[tuple[float, str]] = ((0.85, "plainly"), (0.6, "likely"), (0.0, "perhaps"))
QUOTED = 3
"""How many places are quoted for one skill, and for the work; the JSON has more."""
LONGEST = 60
"""Longer quotes, in characters, are cut between words."""
NO_ROLE = (
    "Neither the title nor the work that the text describes is that of a role; what it asks stands"
    " below."
)


def match_lines(found: Match, catalog: Catalog, page: Page, *, file: str | None) -> Lines:
    """The page of a match; `file` is the advertisement as it was named."""
    return joined(
        [
            page.warnings(found.warnings),  # first: part of the text may not have been read
            _role(found, catalog, page),
            _section("Missing", "missing", found.missing, catalog, page),
            _section("You have", "have", found.have, catalog, page),
            _section("Not rated yet", "", found.unrated, catalog, page),
            page.section(
                "What the text asks, in its words",
                below(_asked(ask, catalog, page) for ask in found.asks),
            ),
            _closing(found, file, page),
        ]
    )


def _role(found: Match, catalog: Catalog, page: Page) -> Lines:
    if found.role is None:
        return page.section("No role of the catalogue fits", page.para(NO_ROLE))
    sure = next(word for least, word in SURE if found.certainty >= least)
    lines = page.heading(f"Nearest role: {catalog.roles[found.role].title} ({sure})")
    for label, words in _why(found, catalog):
        lines += page.labelled(label, words)
    if found.near is not None:
        nearer = f"{found.near.farther} of {figure(found.near.others, 'other role')}"
        lines += page.labelled("to you", f"as advertised, nearer than {nearer} of the catalogue")
    return lines


def _why(found: Match, catalog: Catalog) -> Iterator[tuple[str, str]]:
    why = found.why
    yield "title", _quotes([why.title] if why.title is not None else [])
    yield "the work", _quotes(why.work)
    skills = [catalog.skills[skill].name for skill in why.skills]
    yield "asks what is core there", listed(skills, 6)
    yield "also near", listed(catalog.roles[role].title for role in found.also)


def _section(title: str, style: Style, held: Sequence[Held], catalog: Catalog, page: Page) -> Lines:
    lines = []
    for skill in held:
        levels = ", ".join(_levels(skill, catalog))
        words = [Run(skill.name, style), Run(f": {levels}" if levels else "", "dim")]
        lines += page.para(words, 2, 2)
    return page.section(f"{title}: {figure(len(held), 'skill')}", lines)


def _levels(skill: Held, catalog: Catalog) -> Iterator[str]:
    if skill.need is not None:
        yield f"asks {level_name(catalog, skill.need)}"
    if skill.have is not None:
        yield f"you {skill.have}"
        if skill.basis == "assumed":
            yield "assumed from your role"


def _asked(ask: Ask, catalog: Catalog, page: Page) -> Lines:
    level = "" if ask.level is None else f", {level_name(catalog, ask.level)}"
    wish = ", nice to have" if ask.nice_to_have else ""
    return page.para([Run(f"{ask.name}{level}{wish}: "), Run(_quotes(ask.matched), "dim")], 2, 2)


def _quotes(places: Sequence[Matched]) -> str:
    return ", ".join(f"“{_cut(place.words)}” (line {place.line})" for place in places[:QUOTED])


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0] + " ..."


def _closing(found: Match, file: str | None, page: Page) -> Lines:
    if found.role is None:
        return []
    hints = []
    if found.unrated:
        hints.append("--skill SKILL=LEVEL says what is not rated yet.")
    if file is not None and file != "-":
        hints.append(f"po-career plan --for {quote(file)} plans toward it.")
    return page.para(" ".join(hints), 0) if hints else []
