"""A career map in the language of Graphviz.

`dot -Tsvg` draws it, with tracks as frames and each rung at one height.
"""

from collections.abc import Iterator, Mapping

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.planning.career_map import CareerMap, MapTransition
from po_career.render.map.map_words import (
    State,
    map_title,
    move_words,
    numbered_title,
    on_one_line,
    state_of,
)

HEAD = """\
digraph career_map {
  graph [newrank=true, nodesep=0.3, ranksep=0.55, fontname="Helvetica", fontsize=14, labelloc=t]
  node [shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#8c959f", fontname="Helvetica", fontsize=12, margin="0.15,0.08"]
  edge [color="#b1b8c0", fontcolor="#57606a", fontname="Helvetica", fontsize=10, arrowsize=0.7]"""
BOXES: Mapping[State, str] = {
    "here": ', fillcolor="#0b4f9e", color="#0b4f9e", fontcolor="#ffffff"',
    "route": ', fillcolor="#fff4d6", color="#8a5300", penwidth=2',
    "near": ', fillcolor="#eaf3ff", color="#0b62c4"',
    "other": "",
}
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
        f"  label={quoted(map_title(found))}",
        *_tracks(found, names),
        *_rungs(found, names),
        *(_move(move, names, found) for move in found.transitions),
        "}",
    ]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """`text` as a string that Graphviz shows as it is: no escape, no entity and no line end of its
    own.
    """
    return (
        '"'
        + on_one_line(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', "&quot;")
        + '"'
    )


def _tracks(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    """A frame for each track; Graphviz sets them side by side in an order of its own."""
    for number, track in enumerate(found.tracks):
        roles = [
            f"  {names[role.id]} [label={quoted(numbered_title(role))}{BOXES[state_of(role)]}]"
            for role in found.roles
            if role.track == track.id
        ]
        if track.id is None:
            yield from roles
            continue
        yield f"  subgraph cluster_{number} {{"
        yield f"    label={quoted(track.title)}"
        yield '    color="#d0d7de"'
        for role in roles:
            yield f"  {role}"
        yield "  }"


def _rungs(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    """An axis that keeps the roles of one rung at one height.

    If the catalogue names no rungs, moves lead upwards.
    """
    places = sorted({role.place for role in found.roles if role.place is not None}, reverse=True)
    if not places:
        yield "  rankdir=BT"
        return
    yield '  node [shape=plaintext, style="", fillcolor="", fontcolor="#57606a"]'
    for place in places:
        yield f'  rung_{place} [label="{place}"]'
    axis = " -> ".join(f"rung_{place}" for place in places)
    yield f"  {axis} [style=invis, weight=100]"
    for place in places:
        roles = [names[role.id] for role in found.roles if role.place == place]
        yield f"  {{ rank=same; {'; '.join((f'rung_{place}', *roles))} }}"


def _move(move: MapTransition, names: Mapping[Id, str], found: CareerMap) -> str:
    facts = [LINES[move.kind]]
    if any(role.place is not None for role in found.roles):
        facts.append("constraint=false")
    if move.on_route:
        facts.append(ROUTE)
    elif move.from_ == found.role:
        facts.append(NEAR)
    facts.append(f'tooltip="{move_words(move)}"')
    return f"  {names[move.from_]} -> {names[move.to]} [{', '.join(facts)}]"
