"""A career map in the language of Graphviz.

`dot -Tsvg` draws it, tracks as frames and rungs at one height.
"""

from collections.abc import Iterator, Mapping

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.planning.career_map import CareerMap, MapRole, MapTransition
from po_career.render.page.phrases import KIND_WORDS, extent
from po_career.text import printable

HEAD = """\
digraph career_map {
  graph [newrank=true, nodesep=0.3, ranksep=0.55, fontname="Helvetica", fontsize=14, labelloc=t]
  node [shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#8c959f", fontname="Helvetica", fontsize=12, margin="0.15,0.08"]
  edge [color="#b1b8c0", fontcolor="#57606a", fontname="Helvetica", fontsize=10, arrowsize=0.7]"""
LINES: Mapping[TransitionKind, str] = {
    "promotion": "style=solid",
    "lateral": "style=dashed",
    "specialise": "style=dotted",
    "leap": 'style=bold, arrowhead="normalnormal"',
    "return": 'style=dotted, arrowhead="empty"',
}
NEAR, ROUTE = 'color="#0b62c4"', 'color="#8a5300", penwidth=3'
"""Moves from the role that is held, and those of the route."""


def dot_text(found: CareerMap, _: Catalog) -> str:
    """The map as a DOT file; the same map gives the same text.

    Every name of a role or a track is a quoted string.
    """
    names = {role.id: f"r{number}" for number, role in enumerate(found.roles)}
    lines = [
        HEAD,
        f"  label={quoted(_title(found))}",
        *_tracks(found, names),
        *_rungs(found, names),
        *(_move(move, names, found) for move in found.transitions),
        "}",
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """`text` as a string that Graphviz shows as it is.

    No escape, no entity and no line end of its own.
    """
    clean = "".join(char if char.isprintable() else " " for char in printable(text))
    return '"' + clean.replace("&", "&amp;").replace("\\", "\\\\").replace('"', "&quot;") + '"'


def _title(found: CareerMap) -> str:
    titles = {role.id: role.title for role in found.roles}
    if found.role is None:
        return "The career map"
    stops = [hop.to for hop in found.route.hops] if found.route else []
    return (
        " → ".join(titles[key] for key in (found.role, *stops))
        if stops
        else f"The career map. You are here: {titles[found.role]}"
    )


def _tracks(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    """A frame for each track; Graphviz sets them side by side in an order of its own."""
    for number, track in enumerate(found.tracks):
        roles = [
            f"    {names[role.id]} [{_role(role)}]"
            for role in found.roles
            if role.track == track.id
        ]
        if track.id is None:
            yield from (role.removeprefix("  ") for role in roles)
        else:
            yield from (
                f"  subgraph cluster_{number} {{",
                f"    label={quoted(track.title)}",
                '    color="#d0d7de"',
                *roles,
                "  }",
            )


def _role(role: MapRole) -> str:
    label = f"label={quoted(f'{role.on_route}. {role.title}' if role.on_route else role.title)}"
    if role.here:
        return f'{label}, fillcolor="#0b4f9e", color="#0b4f9e", fontcolor="#ffffff"'
    if role.on_route is not None:
        return f'{label}, fillcolor="#fff4d6", color="#8a5300", penwidth=2'
    return f'{label}, fillcolor="#eaf3ff", color="#0b62c4"' if role.from_here else label


def _rungs(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    """An axis that keeps the roles of one rung at one height.

    Where the catalogue names no rungs, moves lead upwards.
    """
    places = sorted({role.place for role in found.roles if role.place is not None}, reverse=True)
    if not places:
        yield "  rankdir=BT"
        return
    yield '  node [shape=plaintext, style="", fillcolor="", fontcolor="#57606a"]'
    axis = [f"rung_{place}" for place in places]
    yield from (f'  rung_{place} [label="{place}"]' for place in places)
    yield f"  {' -> '.join(axis)} [style=invis, weight=100]"
    for place in places:
        roles = [names[role.id] for role in found.roles if role.place == place]
        yield f"  {{ rank=same; {'; '.join((f'rung_{place}', *roles))} }}"


def _move(move: MapTransition, names: Mapping[Id, str], found: CareerMap) -> str:
    facts = [
        LINES[move.kind],
        *(["constraint=false"] if any(role.place is not None for role in found.roles) else []),
    ]
    if move.on_route:
        facts.append(ROUTE)
    elif move.from_ == found.role:
        facts.append(NEAR)
    months = f", {extent(move.months, ' to ')} months" if move.months else ""
    facts.append(f'tooltip="{KIND_WORDS[move.kind]}{months}"')
    return f"  {names[move.from_]} -> {names[move.to]} [{', '.join(facts)}]"
