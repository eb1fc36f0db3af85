"""What is in force in a catalogue, and from which line of which file, on a screen."""

from collections import Counter
from collections.abc import Mapping, Sequence

from po_career.catalog.origins import GONE, LISTS, InForce, Kind, Origin, State
from po_career.catalog.origins import Line as Place
from po_career.render.page.layout import Lines, Page, Run, Style, below, joined
from po_career.render.page.phrases import capital, listed
from po_career.render.page.table import table

PLURALS: Mapping[Kind, str] = {**LISTS, "rule": "rules", "scale": "scale"}
SHORT = 24
"""The most characters of a rule's value that a list shows."""
COUNTED: tuple[State, ...] = ("added", "replaced", "amended", "trimmed", "removed", "renamed")
STOOD: Mapping[State, str] = {
    "removed": "removed by ",
    "renamed": "renamed by ",
    "added": "added in ",
    "replaced": "replaced in ",
    "amended": "amended in ",
}
"""How the place of a thing is told; of all others that it stands there."""
STYLES: Mapping[State, Style] = {
    "added": "have",
    "replaced": "have",
    "amended": "have",
    "removed": "missing",
    "renamed": "missing",
}
CLOSING = (
    "catalog show ID tells the story of one of them; roles, skills and actions show what they say."
)


def in_force_lines(found: InForce, page: Page) -> Lines:
    """The whole catalogue by kinds, a row for each thing."""
    names = [f"{one.id} {one.version}" for one in reversed(found.chain)]
    over = f", over {' over '.join(names[1:])}" if names[1:] else ""
    return joined(
        [
            page.heading(f"{names[0]}{over}"),
            below(page.para(f"{one.id}: {listed(one.files)}") for one in found.chain),
            *(
                _section(kind, [one for one in found.items if one.kind == kind], page)
                for kind in PLURALS
            ),
            page.dimmed(CLOSING, 0),
        ]
    )


def story_lines(found: Sequence[Origin], page: Page) -> Lines:
    """What became of each of `found`, one block each."""
    return joined(
        page.section(f"{capital(one.kind)} {_id(one, page)}", _story(one, page)) for one in found
    )


def _story(one: Origin, page: Page) -> Lines:
    trimmed = one.state == "trimmed"
    lines = page.para(f"kind: {one.title}" if one.kind == "transition" else one.title)
    for place in one.was[:-1] if trimmed else one.was:
        lines += page.para([Run("stood in ", "dim"), Run(_place(place))])
    if one.place:
        stands = Run(STOOD.get(one.state, "stands in "), "dim")
        lines += page.para([stands, Run(_place(one.place))])
    return [*lines, *_reason(one, page)]


def _reason(one: Origin, page: Page) -> Lines:
    """Why a thing is as it is, if no place alone says so."""
    lines: Lines = []
    if one.state == "default":
        lines += page.para("no file says it: it is the program's own")
    if one.state == "trimmed":
        by = f" by {_place(one.was[-1])}" if one.was else ""
        lines += page.para([Run("trimmed", "dim"), Run(f"{by}: {one.because}")])
    elif one.state == "amended":
        lines += page.para([Run("changed: ", "dim"), Run(one.because or "nothing")])
    elif one.because:
        gone = "now" if one.state == "renamed" else "gone, since"
        lines += page.para(f"{gone} {one.because}")
    return lines


def _section(kind: Kind, items: Sequence[Origin], page: Page) -> Lines:
    amounts = Counter(one.state for one in items)
    title = capital(PLURALS[kind])
    if kind not in ("rule", "scale"):
        title += f": {sum(one.state not in GONE for one in items)} in force"
    changes = [f"{amounts[state]} {state}" for state in COUNTED if amounts[state]]
    if changes:
        title += f"; {listed(changes)}"
    return page.section(title, below(table([_row(one, page) for one in items], page)))


def _row(one: Origin, page: Page) -> list[Run]:
    style = STYLES.get(one.state, "")
    state: str = "" if one.state == "base" else one.state
    if one.state == "renamed":
        state = f"renamed {page.glyphs.arrow} {one.because}"
    name = _id(one, page)
    if one.kind == "rule" and len(one.title) <= SHORT:
        name += f" {one.title}"
    place = _place(one.place) if one.place else ""
    return [Run(name, style), Run(state, style), Run(place, "dim")]


def _id(one: Origin, page: Page) -> str:
    return one.id.replace(" -> ", f" {page.glyphs.arrow} ") if one.kind == "transition" else one.id


def _place(place: Place) -> str:
    return f"{place.file}:{place.line}"
