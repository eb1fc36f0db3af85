"""An advertisement against the catalogue and a person.

The nearest role and why, what is asked, what is there, what is missing.
"""

from collections.abc import Iterable, Mapping, Sequence

from po_career.advert.advert_lines import Text
from po_career.advert.advert_reader import Reader, Reading, read
from po_career.advert.advert_sections import WEIGHTS
from po_career.advert.advert_title import Title, titles_in
from po_career.advert.asks import MOST_MATCHED, asks_of, certainties, without_nested
from po_career.advert.match_model import Ask, Held, Match, Matched, Why
from po_career.advert.nearest import nearest_role
from po_career.advert.work import work_scores
from po_career.catalog.model import Id, Role
from po_career.planning.belief import beliefs
from po_career.planning.model import Belief
from po_career.planning.plan_model import Caution
from po_career.profile.model import Profile


def match_advert(
    text: Text, reader: Reader, profile: Profile, notes: Iterable[Caution] = ()
) -> Match:
    """`text` against the catalogue of `reader` and against `profile`.

    `notes` are cautions found while reading.
    """
    catalog = reader.catalog
    reading, cautions = read(text, reader)
    asked = certainties(reading.mentions, reading.sections)
    works = work_scores(reading.mentions, asked, reading.lines, reading.sections, reader.advertised)
    titles = titles_in(text, reading.lines, reader.titles)
    role, certainty, also = nearest_role(reading, titles, works, asked, reader)
    asks = asks_of(reading.mentions, reading.lines, reading.sections, catalog, role)
    have, missing, unrated = _against(asks, role, beliefs(catalog, profile))
    return Match(
        schema="po-career/match/1",
        role=role.id if role is not None else None,
        title=role.title if role is not None else None,
        certainty=certainty,
        why=_why(role, titles, asks, reading),
        also=also,
        asks=asks,
        have=have,
        missing=missing,
        unrated=unrated,
        warnings=(*notes, *cautions),
    )


def _why(role: Role | None, titles: Sequence[Title], asks: Sequence[Ask], reading: Reading) -> Why:
    if role is None:
        return Why(None, (), ())
    title = next((one for one in titles if one.role == role.id), None)
    signals = [
        one
        for one in reading.mentions
        if one.kind == "role" and one.by == "signal" and one.id == role.id
    ]
    counted = [one for one in signals if WEIGHTS[reading.sections[one.line - 1]] > 0.5]
    best = without_nested(
        sorted(counted, key=lambda one: (-one.certainty, one.start - one.stop, one.start))
    )[:MOST_MATCHED]
    shown = {one.words.lower(): one for one in reversed(best)}.values()
    return Why(
        title=None if title is None else Matched(title.words, title.line.number_at(0)),
        work=tuple(
            Matched(one.words, reading.lines[one.line - 1].number_at(one.column))
            for one in sorted(shown, key=lambda one: one.start)
        ),
        skills=tuple(
            ask.skill
            for ask in asks
            if ask.skill in role.requires and role.requires[ask.skill].importance == "core"
        ),
    )


def _against(
    asks: Iterable[Ask], role: Role | None, held: Mapping[Id, Belief]
) -> tuple[tuple[Held, ...], tuple[Held, ...], tuple[Held, ...]]:
    """What is asked, as had, missing and unrated.

    Where neither text nor role says a level, any above none is enough.
    """
    have, missing, unrated = list[Held](), list[Held](), list[Held]()
    for ask in asks:
        belief = held[ask.skill]
        asked = (
            role.requires[ask.skill].level
            if role is not None and ask.skill in role.requires
            else None
        )
        need = ask.level if ask.level is not None else asked
        known = belief.basis != "unknown"
        one = Held(ask.skill, ask.name, belief.expected if known else None, need, belief.basis)
        if not known:
            unrated.append(one)
        elif belief.expected >= (need or 1):
            have.append(one)
        else:
            missing.append(one)
    return (
        tuple(have),
        tuple(sorted(missing, key=lambda one: (one.have or 0) - (one.need or 1))),
        tuple(unrated),
    )
