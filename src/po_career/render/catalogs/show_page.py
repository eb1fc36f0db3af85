"""What is in force in a catalogue, and from which line of which file, on a screen."""

from collections.abc import Iterable, Mapping, Sequence

from po_career.catalog.origins import GONE, LISTS, InForce, Kind, Origin, State
from po_career.catalog.origins import Line as Place
from po_career.render.page.glyphs import Glyphs
from po_career.render.page.layout import Line, Page, Run, Style, heading, joined, page_of
from po_career.render.page.phrases import capital, listed
from po_career.render.page.table import table

PLURALS: Mapping[Kind, str] = {**LISTS, "rule": "rules", "scale": "scale"}
SHORT = 24
"""Characters of a rule's value that a list shows."""
COUNTED: tuple[State, ...] = ("added", "replaced", "trimmed", "removed", "renamed")


def in_force_lines(found: InForce, *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """The whole catalogue by kinds, a row for each thing."""
    page = page_of(width, glyphs)
    names = [f"{one.id} {one.version}" for one in found.chain]
    above = (
        f"{names[-1]}, over {' over '.join(reversed(names[:-1]))}" if len(names) > 1 else names[-1]
    )
    return joined(
        [
            heading(page, above),
            [line for one in found.chain for line in page.para(f"{one.id}: {listed(one.files)}")],
            *(
                _section(kind, [one for one in found.items if one.kind == kind], page)
                for kind in PLURALS
            ),
            page.para(
                Run(
                    "catalog show ID tells the story of one of them; roles, skills and actions "
                    "show what they say.",
                    "dim",
                ),
                0,
            ),
        ]
    )


def story_lines(found: Sequence[Origin], *, width: int | None, glyphs: Glyphs) -> list[Line]:
    """What became of each of `found`, one block each."""
    page = page_of(width, glyphs)
    return joined(
        [
            [*heading(page, f"{capital(one.kind)} {_id(one, page)}"), *_story(one, page)]
            for one in found
        ]
    )


def _story(one: Origin, page: Page) -> list[Line]:
    lines = page.para(one.title) if one.kind != "transition" else page.para(f"kind: {one.title}")
    lines += [
        line
        for place in _before(one)
        for line in page.para([Run("stood in ", "dim"), Run(_place(place))])
    ]
    words = {
        "removed": "removed by ",
        "renamed": "renamed by ",
        "added": "added in ",
        "replaced": "replaced in ",
    }.get(one.state, "stands in ")
    lines += page.para([Run(words, "dim"), Run(_place(one.place))]) if one.place else []
    lines += page.para("no file says it: it is the program's own") if one.state == "default" else []
    if one.state == "trimmed":
        lines += page.para(
            [
                Run("trimmed", "dim"),
                Run(f" by {_place(one.was[-1])}" if one.was else ""),
                Run(f": {one.because}"),
            ]
        )
    elif one.because:
        lines += page.para(
            f"now {one.because}" if one.state == "renamed" else f"gone, since {one.because}"
        )
    return lines


def _before(one: Origin) -> Iterable[Place]:
    return one.was[:-1] if one.state == "trimmed" else one.was


def _section(kind: Kind, items: Sequence[Origin], page: Page) -> list[Line]:
    if not items:
        return []
    amounts = {state: sum(one.state == state for one in items) for state in COUNTED}
    said = [f"{amount} {state}" for state, amount in amounts.items() if amount]
    standing = sum(one.state not in GONE for one in items)
    title = (
        f"{capital(PLURALS[kind])}: {standing} in force"
        if kind not in ("rule", "scale")
        else capital(PLURALS[kind])
    )
    rows = [_row(one, page) for one in items]
    return [
        *heading(page, title + (f"; {listed(said)}" if said else "")),
        *(line for row in table(rows, page, gives=0) for line in row),
    ]


def _row(one: Origin, page: Page) -> list[Run]:
    style: Style = "missing" if one.state in GONE else ""
    if one.state in ("added", "replaced"):
        style = "have"
    state: str = one.state if one.state != "base" else ""
    if one.state == "renamed":
        state = f"renamed {page.glyphs.arrow} {one.because}"
    shown = (
        f"{one.id} {one.title}"
        if one.kind == "rule" and len(one.title) <= SHORT
        else _id(one, page)
    )
    return [
        Run(shown, style),
        Run(state, style),
        Run(_place(one.place) if one.place else "", "dim"),
    ]


def _id(one: Origin, page: Page) -> str:
    return one.id.replace(" -> ", f" {page.glyphs.arrow} ") if one.kind == "transition" else one.id


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}"
