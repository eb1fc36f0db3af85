"""An advertisement against the catalogue and a person.

The nearest role and why, what is asked, what is there, what is missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from po_career.advert.advert_lines import Text
from po_career.advert.advert_reader import Reader, Reading, read
from po_career.advert.advert_title import Title, titles_in
from po_career.advert.asks import MOST_MATCHED, asks_of, certainties, matched, without_nested
from po_career.advert.match_model import Ask, Held, Match, Matched, Near, Why
from po_career.advert.nearest import nearest_role
from po_career.advert.toward_advert import toward_advert
from po_career.advert.work import work_scores
from po_career.catalog.model import Catalog, Id, Role
from po_career.language.mentions import Mention
from po_career.planning.belief import beliefs
from po_career.planning.fit import DIGITS, distance, known_levels, yardstick_of
from po_career.planning.model import Belief
from po_career.planning.plan_model import Caution
from po_career.profile.applicable import applicable
from po_career.profile.model import Profile


def match_advert(
    text: Text, reader: Reader, profile: Profile, notes: Iterable[Caution] = ()
) -> Match:
    """`text` against the catalogue of `reader` and against `profile`.

    `notes` are cautions found while reading.
    """
    catalog = reader.catalog
    reading, cautions = read(text, reader)
    asked = certainties(reading.mentions, reading)
    works = work_scores(reading, asked, reader.advertised)
    titles = titles_in(reading, reader.titles)
    role, certainty, also = nearest_role(reading, titles, works, asked, reader)
    asks = asks_of(reading, catalog, role)
    believed = beliefs(catalog, profile, guess=False)
    have, missing, unrated = _against(asks, role, believed)
    found = Match(
        schema="po-career/match/1",
        role=role.id if role else None,
        title=role.title if role else None,
        certainty=certainty,
        why=_why(role, titles, asks, reading),
        also=also,
        asks=asks,
        have=have,
        missing=missing,
        unrated=unrated,
        near=None,
        warnings=(*notes, *cautions),
    )
    return replace(found, near=_near(found, catalog, profile, believed))


def _near(
    found: Match, catalog: Catalog, profile: Profile, believed: Mapping[Id, Belief]
) -> Near | None:
    """The job as it is advertised beside the roles that one may move to, by the distance with which
    `fit` ranks all roles; None if no role fits, or if nothing is known of what the job asks.
    """
    toward = toward_advert(found, catalog, profile.role)
    if toward is None:
        return None
    known = known_levels(believed)
    catalog, key = applicable(toward[0], profile), toward[1]
    job = catalog.roles[key]
    if job.requires.keys().isdisjoint(known):
        return None
    yardstick = yardstick_of(catalog)
    fit = distance(job, known, yardstick, catalog.rules)
    others = [
        round(distance(role, known, yardstick, catalog.rules).distance, DIGITS)
        for role in catalog.roles.values()
        if not role.way_in and role.id not in (key, profile.role)
    ]
    farther = sum(other > round(fit.distance, DIGITS) for other in others)
    return Near(fit, farther, len(others))


def _why(role: Role | None, titles: Sequence[Title], asks: Sequence[Ask], reading: Reading) -> Why:
    if role is None:
        return Why(None, (), ())
    title = next((title for title in titles if title.role == role.id), None)
    core = [
        ask.skill
        for ask in asks
        if ask.skill in role.requires and role.requires[ask.skill].importance == "core"
    ]
    return Why(
        title=Matched(title.words, title.line.number_at(0)) if title else None,
        work=tuple(matched(mention, reading) for mention in _work_of(role, reading)),
        skills=tuple(core),
    )


def _work_of(role: Role, reading: Reading) -> list[Mention]:
    """The surest signals of a role, each wording once, in the order of the text."""
    signals = [
        mention
        for mention in reading.mentions
        if mention.is_signal_of(role.id) and reading.weight_of(mention) > 0.5
    ]
    surest_first = sorted(
        signals, key=lambda one: (-one.certainty, one.start - one.stop, one.start)
    )
    best = islice(without_nested(surest_first), MOST_MATCHED)
    shown = {mention.words.lower(): mention for mention in reversed(list(best))}
    return sorted(shown.values(), key=lambda mention: mention.start)


def _against(
    asks: Iterable[Ask], role: Role | None, held: Mapping[Id, Belief]
) -> tuple[tuple[Held, ...], tuple[Held, ...], tuple[Held, ...]]:
    """What is asked, as had, missing and unrated.

    If neither text nor role says a level, any above none is enough.
    """
    have, missing, unrated = list[Held](), list[Held](), list[Held]()
    requires = role.requires if role is not None else {}
    for ask in asks:
        belief = held[ask.skill]
        need = ask.level
        if need is None and ask.skill in requires:
            need = requires[ask.skill].level
        if belief.basis == "unknown":
            unrated.append(Held(ask.skill, ask.name, None, need, belief.basis))
            continue
        one = Held(ask.skill, ask.name, belief.expected, need, belief.basis)
        (have if belief.expected >= (need or 1) else missing).append(one)
    missing.sort(key=lambda one: (one.have or 0) - (one.need or 1))
    return tuple(have), tuple(missing), tuple(unrated)
