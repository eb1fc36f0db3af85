"""A career map in the language of Mermaid, which GitHub, GitLab and many wikis draw.

Tracks as frames, moves as arrows.
"""

import re
from collections.abc import Iterator, Mapping

from po_career.catalog.model import Catalog, Id, TransitionKind
from po_career.planning.career_map import CareerMap, MapRole, MapTransition
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
CLASSES = (
    "classDef here fill:#0b4f9e,stroke:#0b4f9e,color:#ffffff",
    "classDef near fill:#eaf3ff,stroke:#0b62c4,color:#1f2328",
    "classDef route fill:#fff4d6,stroke:#8a5300,color:#1f2328,stroke-width:3px",
)
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
    left_out = len(found.transitions) - len(moves)
    lines = [
        "flowchart BT",
        "  accTitle: The career map",
        *(
            [
                (
                    f"  %% {left_out} of {len(found.transitions)} moves are left out, since Mermaid"
                    f" draws no more than {MOST_MOVES}"
                )
            ]
            if left_out
            else []
        ),
        *_tracks(found, names),
        *(_move(move, names, found) for move in moves),
        *_classes(found, names),
        *_strokes(moves, found),
    ]
    return "\n".join(lines) + "\n"


def labelled(text: str) -> str:
    """`text` as a label that Mermaid shows as it is.

    All but letters, digits and spaces as the number of the character.
    """
    clean = OWN_MARKS.sub(JOINER, " ".join(printable(text).split()))
    return (
        '"'
        + "".join(char if char.isalnum() or char == " " else f"#{ord(char)};" for char in clean)
        + '"'
    )


def _drawn(found: CareerMap) -> list[MapTransition]:
    """The moves in the order of the catalogue.

    Where there are too many, those of the route and from here first.
    """
    first = sorted(
        found.transitions, key=lambda move: (not move.on_route, move.from_ != found.role)
    )[:MOST_MOVES]
    kept = {id(move) for move in first}
    return [move for move in found.transitions if id(move) in kept]


def _tracks(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    for number, track in enumerate(found.tracks):
        roles = [
            f"    {names[role.id]}[{_label(role)}]"
            for role in reversed(found.roles)
            if role.track == track.id
        ]
        if track.id is None:
            yield from (role.removeprefix("  ") for role in roles)
        else:
            yield from (f"  subgraph t{number}[{labelled(track.title)}]", *roles, "  end")


def _label(role: MapRole) -> str:
    return labelled(f"{role.on_route}. {role.title}" if role.on_route else role.title)


def _move(move: MapTransition, names: Mapping[Id, str], found: CareerMap) -> str:
    words = f"|{KIND_WORDS[move.kind]}|" if move.on_route or move.from_ == found.role else ""
    return f"  {names[move.from_]} {ARROWS[move.kind]}{words} {names[move.to]}"


def _classes(found: CareerMap, names: Mapping[Id, str]) -> Iterator[str]:
    """How roles are filled by what they are to the person; only the classes that are used."""
    groups = {
        "here": [names[role.id] for role in found.roles if role.here],
        "near": [
            names[role.id] for role in found.roles if role.from_here and role.on_route is None
        ],
        "route": [names[role.id] for role in found.roles if role.on_route],
    }
    for line in CLASSES:
        if roles := groups[line.split(" ")[1]]:
            yield from (f"  {line}", f"  class {','.join(roles)} {line.split(' ')[1]}")


def _strokes(moves: list[MapTransition], found: CareerMap) -> Iterator[str]:
    near = [
        str(number)
        for number, move in enumerate(moves)
        if move.from_ == found.role and not move.on_route
    ]
    route = [str(number) for number, move in enumerate(moves) if move.on_route]
    if moves:
        yield "  linkStyle default stroke:#8c959f"
    if near:
        yield f"  linkStyle {','.join(near)} stroke:#0b62c4"
    if route:
        yield f"  linkStyle {','.join(route)} stroke:#8a5300,stroke-width:3px"
