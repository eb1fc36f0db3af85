"""A career map in the language of Mermaid, which GitHub, GitLab and many wikis draw.

Tracks are frames, moves are arrows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.planning.career_map import CareerMap, MapTransition
from po_career.render.map.map_words import State, numbered_title, state_of
from po_career.render.page.phrases import KIND_WORDS
from po_career.text import printable

MOST_MOVES = 500
"""Mermaid draws no more unless whoever shows the page allows it."""
ARROWS: Mapping[TransitionKind, str] = {
    "promotion": "-->",
    "lateral": "-.->",
    "specialise": "-.-o",
    "leap": "==>",
    "return": "-.-x",
}
BOXES: Mapping[State, str] = {
    "here": "fill:#0b4f9e,stroke:#0b4f9e,color:#ffffff",
    "near": "fill:#eaf3ff,stroke:#0b62c4,color:#1f2328",
    "route": "fill:#fff4d6,stroke:#8a5300,color:#1f2328,stroke-width:3px",
}
OWN_MARKS = re.compile("(?<=ﬂ)(?=°)|(?<=¶)(?=ß)")
"""Inside what Mermaid itself begins and ends entities with, on the way to the page."""
JOINER = "\u2060"
"""Takes no room."""


def mermaid_text(found: CareerMap, _: Catalog) -> str:
    """The map as a Mermaid flowchart; the same map gives the same text.

    Every name of a role or a track is a quoted label.
    """
    names = {role.id: f"r{number}" for number, role in enumerate(found.roles)}
    moves = _drawn(found)
    lines = ["flowchart BT", "  accTitle: The career map"]
    if left_out := len(found.transitions) - len(moves):
        lines.append(
            f"  %% {left_out} of {len(found.transitions)} moves are left out, since Mermaid draws"
            f" no more than {MOST_MOVES}"
        )
    lines += _tracks(found, names)
    lines += [_move(move, names, found) for move in moves]
    lines += _classes(found, names)
    lines += _strokes(moves, found)
    return "\n".join(lines) + "\n"


def labelled(text: str) -> str:
    """`text` as a label that Mermaid shows as it is: all but letters, digits and spaces as the
    number of the character.
    """
    clean = OWN_MARKS.sub(JOINER, " ".join(printable(text).split()))
    shown = (char if char.isalnum() or char == " " else f"#{ord(char)};" for char in clean)
    return f'"{"".join(shown)}"'


def _drawn(found: CareerMap) -> list[MapTransition]:
    """The moves in the order of the catalogue; if there are too many, those of the route and from
    here first.
    """
    first = sorted(
        found.transitions, key=lambda move: (not move.on_route, move.from_ != found.role)
    )
    kept = {id(move) for move in first[:MOST_MOVES]}
    return [move for move in found.transitions if id(move) in kept]


def _tracks(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    for number, track in enumerate(found.tracks):
        roles = [
            f"  {names[role.id]}[{labelled(numbered_title(role))}]"
            for role in reversed(found.roles)
            if role.track == track.id
        ]
        if track.id is None:
            yield from roles
            continue
        yield f"  subgraph t{number}[{labelled(track.title)}]"
        for role in roles:
            yield f"  {role}"
        yield "  end"


def _move(move: MapTransition, names: Mapping[Id, str], found: CareerMap) -> str:
    words = f"|{KIND_WORDS[move.kind]}|" if move.on_route or move.from_ == found.role else ""
    return f"  {names[move.from_]} {ARROWS[move.kind]}{words} {names[move.to]}"


def _classes(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    """How roles are filled by what they are to the person; only the classes that are used."""
    for state, look in BOXES.items():
        roles = [names[role.id] for role in found.roles if state_of(role) == state]
        if roles:
            yield f"  classDef {state} {look}"
            yield f"  class {','.join(roles)} {state}"


def _strokes(moves: Sequence[MapTransition], found: CareerMap) -> Iterator[str]:
    near, route = [], []
    for number, move in enumerate(moves):
        if move.on_route:
            route.append(str(number))
        elif move.from_ == found.role:
            near.append(str(number))
    if moves:
        yield "  linkStyle default stroke:#8c959f"
    if near:
        yield f"  linkStyle {','.join(near)} stroke:#0b62c4"
    if route:
        yield f"  linkStyle {','.join(route)} stroke:#8a5300,stroke-width:3px"
