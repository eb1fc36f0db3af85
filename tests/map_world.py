"""Small catalogues for maps, and titles that try to be more than text."""

import itertools
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from po_career.catalog.model import (
    Catalog,
    Identity,
    Role,
    Scale,
    ScaleLevel,
    Span,
    Track,
    Transition,
    TransitionKind,
)
from po_career.text import printable

SCALE = Scale((ScaleLevel(0, "Not yet"), ScaleLevel(1, "Awareness")))
KINDS: Sequence[TransitionKind] = ("promotion", "lateral", "specialise", "leap", "return")
NASTY = [
    *(
        'say "hello"',
        "it's",
        "a\\nb",
        "\\",
        "\\\\",
        'a\\"b',
        "a\nb",
        "a\r\nb",
        "\tx",
        "{a}",
        "[a]",
        "(a)",
        "<b>x</b>",
        "</title>",
        "]]>",
        "<!--",
    ),
    *(
        "&amp;",
        "&lt;b&gt;",
        "&",
        "&#65;",
        "#65;",
        "#quot;",
        "#",
        "a;b",
        "end",
        "End",
        "graph",
        "subgraph x",
        "style a fill:#f00;",
        "class a b",
    ),
    *(
        "classDef x fill:#fff;",
        "click a href",
        "a --> b",
        "a -.-> b",
        "-- text --",
        "|x|",
        "a | b",
        "%% comment",
        "%%{init: {}}%%",
        "---",
        "`md`",
    ),
    *(
        "**bold**",
        '"`x`"',
        "\\N",
        "\\G",
        "\\l",
        "%s",
        "$x",
        "${x}",
        "fa:fa-car",
        "ﬂ°lt¶ß",
        "ﬂ°°60¶ßb",
        "ﬂ°°60¶ßimg src=x onerror=alert()ﬂ°°62¶ß",
        "digraph { a }",
        "/* c */",
        "// c",
        "rank=same",
    ),
    *(
        "<br>",
        "<br/>",
        "製品の責任者",
        "Ünïcödé",
        "مدير المنتج",
        "\u202eabc",
        "e\u0301",
        "a" * 70,
        "o\x00o",
        "\x1b[31mred",
        "=1+1",
        "1. one",
        "@x",
    ),
]
TITLES = st.sampled_from(NASTY) | st.text(min_size=1, max_size=30).filter(lambda text: bool(printable(text).strip()))


def ladder(roles: Iterable[Role], moves: Iterable[Transition] = (), tracks: Iterable[Track] = ()) -> Catalog:
    """A catalogue of these roles; its skills and actions do not matter to a map."""
    return Catalog(Identity("ladder", "1"), SCALE, {role.id: role for role in roles}, {}, {}, tuple(moves), tracks=tuple(tracks))


def role(key: str, title: str | None = None, track: str | None = None, place: int | None = None) -> Role:
    """A role that asks nothing."""
    return Role(key, title or key.capitalize(), {}, track=track, place=place)


def titled(titles: Sequence[str], *, tracks: int = 2, places: int = 3) -> Catalog:
    """Roles with these titles, spread over tracks (0: none) and rungs (0: none), each with a move to the next one."""
    roles = [role(f"r{n}", title, f"t{n % tracks}" if tracks else None, n % places if places else None) for n, title in enumerate(titles)]
    moves = [
        Transition(before.id, after.id, KINDS[n % len(KINDS)], Span(6, 12) if n % 2 else None)
        for n, (before, after) in enumerate(itertools.pairwise(roles))
    ]
    return ladder(roles, moves, [Track(f"t{n}", titles[n % len(titles)]) for n in range(tracks)] if roles else ())


def small() -> Catalog:
    """Two tracks, three rungs, five roles, all kinds of moves; one role stands on no rung."""
    return ladder(
        [
            role("owner", "Product Owner", "product", 2),
            role("senior", "Senior Owner", "product", 3),
            role("head", "Head of Product", "product", 7),
            role("coach", "Agile Coach", "agile", 3),
            role("founder", "Founder", "agile"),
        ],
        [
            Transition("owner", "coach", "specialise", Span(36, 60)),
            Transition("owner", "founder", "leap"),
            Transition("owner", "senior", "promotion", Span(24, 36), note="The next step."),
            Transition("senior", "head", "promotion", Span(48, None)),
            Transition("senior", "owner", "return", Span(0, 6)),
            Transition("coach", "senior", "lateral", Span(6, 6)),
        ],
        [Track("product", "Product"), Track("empty", "Nobody"), Track("agile", "Agile")],
    )
