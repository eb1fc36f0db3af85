"""Skills of a file: ratings where a list says a level, mentions where it does not."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.intake.resume.certificates import Certificates, certificates_in
from po_career.intake.resume.job_titles import role_of
from po_career.intake.resume.parsed import Listed, Parsed
from po_career.intake.resume.statements import Mentioned, NotKnown, Reason, Statement
from po_career.language.certainty import CERTAINTIES, Certainty, weaker
from po_career.language.levels import LevelRead, read_level, says_none
from po_career.language.mentions import mentions_in
from po_career.language.skill_names import SkillMatch, SkillNames
from po_career.language.titles import Titles

CLEAR = 0.85
"""From this certainty on a name in running text is likely to mean the skill; below it is a guess.
"""
TOO_VAGUE = 0.5
IN_TEXT = "a name or an alias of the skill in running text"
KINDS = ("name", "synonym", "part")


class FoundSkills(NamedTuple):
    """Ratings without evidence, mentions, and names that the catalogue does not have."""

    ratings: tuple[Statement, ...]
    mentioned: tuple[Mentioned, ...]
    not_known: tuple[NotKnown, ...]


class _Item(NamedTuple):
    item: Listed
    match: SkillMatch
    level: LevelRead | None


class _Rated(NamedTuple):
    item: Listed
    match: SkillMatch
    level: LevelRead


def find_skills(
    parsed: Parsed,
    catalog: Catalog,
    titles: Titles,
    certificates: Certificates,
    but: Collection[int],
) -> FoundSkills:
    """The skills of the lists and of the text; names of `certificates` are none, nor are items of
    the list at the indexes `but`.

    A rating is what a list says of a level. Of several for one skill the one by its own name
    counts, else the lowest.
    """
    known = SkillNames(catalog)
    items: list[_Item] = []
    strange: list[NotKnown] = []
    for number, item in enumerate(parsed.skills):
        if number in but or (item.level is not None and says_none(item.level)):
            continue
        level = read_level(item.level, catalog.scale) if item.level else None
        found = known.in_item(item.words)
        items += [_Item(item, match, level) for match in found]
        if not found and not item.label:
            strange.append(_not_known(item, titles))
    rated: dict[Id, list[_Rated]] = defaultdict(list)
    for item, match, level in items:
        if level is not None:
            rated[match.skill].append(_Rated(item, match, level))
    ratings = tuple(_rating(several, catalog) for several in rated.values())
    mentions = [*_in_lists(items), *_in_text(parsed, catalog, certificates)]
    return FoundSkills(ratings, tuple(_mentioned(mentions, catalog, without=rated)), tuple(strange))


def _not_known(item: Listed, titles: Titles) -> NotKnown:
    role = role_of(item.words, titles)
    why = (
        "your catalogue has no such skill"
        if role is None or role.certainty == "guess"
        else "this is a role, and no skill"
    )
    return NotKnown("skill", item.words, why, item.where)


def _rating(several: Sequence[_Rated], catalog: Catalog) -> Statement:
    """One rating of one skill, without evidence."""
    item, match, level = min(
        several, key=lambda one: (KINDS.index(one.match.kind), one.level.level)
    )
    doubts: list[tuple[Certainty, str]] = []
    if match.kind == "part":
        doubts.append(("likely", "an alias may be only a part of the skill, or a tool for it"))
    if item.level_of_group:
        doubts.append(("guess", "the level is said of the group that the name stands in"))
    if len({one.level.level for one in several if one.match.kind == match.kind}) > 1:
        doubts.append(
            ("likely", "several names of the skill have different levels; the lowest is taken")
        )
    rule = "; ".join([match.rule, level.rule, *(words for _, words in doubts)])
    certainty = weaker(match.certainty, level.certainty, *(doubt for doubt, _ in doubts))
    because = Reason(certainty, rule, f"{item.words}: {item.level}", item.where)
    return Statement(
        "rating", match.skill, catalog.skills[match.skill].name, level.level, item.level, because
    )


def _in_lists(items: Sequence[_Item]) -> Iterator[tuple[Id, Reason]]:
    for one in items:
        yield (
            one.match.skill,
            Reason(one.match.certainty, one.match.rule, one.item.words, one.item.where),
        )


def _in_text(
    parsed: Parsed, catalog: Catalog, certificates: Certificates
) -> Iterator[tuple[Id, Reason]]:
    """Names and aliases in running text; what only describes the work is no mention."""
    lines = [" ".join(line.words.split()) for line in parsed.text]
    for mention in mentions_in(lines, catalog):
        named = (
            mention.kind == "skill" and mention.by != "signal" and mention.certainty >= TOO_VAGUE
        )
        if named and not certificates_in(mention.words, certificates, listed=False):
            certainty: Certainty = "likely" if mention.certainty >= CLEAR else "guess"
            yield (
                mention.id,
                Reason(
                    certainty,
                    "a name or an alias of the skill in running text",
                    mention.words,
                    parsed.text[mention.line - 1].where,
                ),
            )


def _mentioned(
    mentions: Sequence[tuple[Id, Reason]], catalog: Catalog, *, without: Mapping[Id, object]
) -> Iterator[Mentioned]:
    """Each skill once, at its surest place, in the order of the file."""
    places: dict[Id, list[Reason]] = defaultdict(list)
    for skill, reason in mentions:
        if skill not in without:
            places[skill].append(reason)
    for skill, reasons in places.items():
        best = min(reasons, key=lambda reason: CERTAINTIES.index(reason.certainty))
        yield Mentioned(skill, catalog.skills[skill].name, len(reasons), best)
