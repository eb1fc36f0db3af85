"""Skills of a file: ratings where a list says a level, mentions where it does not."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.intake.resume.certificates import Certificates, certificates_in
from po_career.intake.resume.job_titles import role_of
from po_career.intake.resume.parsed import Listed, Parsed, Skipped
from po_career.intake.resume.statements import Mentioned, NotKnown, Reason, Statement
from po_career.language.certainty import CERTAINTIES, Certainty, weaker
from po_career.language.levels import (
    LevelRead,
    is_of_unknown_scale,
    read_level,
    says_none,
    signs_of,
)
from po_career.language.mentions import Lexicon, find_mentions
from po_career.language.skill_names import RULES, SkillMatch, SkillNames
from po_career.language.stems import words_of
from po_career.language.titles import Titles

CLEAR = 0.85
"""From this certainty on a name in running text is likely to mean the skill; below it is a guess.
"""
TOO_VAGUE = 0.5
IN_TEXT = "a name or an alias of the skill in running text"


class FoundSkills(NamedTuple):
    """Ratings without evidence, mentions, and names that the catalogue does not have."""

    ratings: tuple[Statement, ...]
    mentioned: tuple[Mentioned, ...]
    not_known: tuple[NotKnown, ...]
    skipped: tuple[Skipped, ...]
    """Levels of which nobody knows how many there are."""


class _Rated(NamedTuple):
    item: Listed
    match: SkillMatch
    level: LevelRead


def find_skills(
    parsed: Parsed,
    catalog: Catalog,
    titles: Titles,
    lexicon: Lexicon,
    certificates: Certificates,
    but: Collection[Listed],
) -> FoundSkills:
    """The skills of the lists and of the text, without names of `certificates` and without the
    items `but`.

    A rating is what a list says of a level. Of several for one skill the one by its own name
    counts, else the lowest.
    """
    known = SkillNames(catalog)
    named: dict[Id, list[Reason]] = defaultdict(list)
    rated: dict[Id, list[_Rated]] = defaultdict(list)
    not_known: list[NotKnown] = []
    skipped: list[Skipped] = []
    for item in _scaled(_claimed(parsed.skills, but)):
        matches = known.in_item(item.words)
        level = read_level(item.level, catalog.scale)
        skipped += _without_scale(item)
        for match in matches:
            reason = Reason(match.certainty, match.rule, item.words, item.where)
            named[match.skill].append(reason)
            if level is not None:
                rated[match.skill].append(_Rated(item, match, level))
        if not matches and not item.label:
            not_known.append(_not_known(item, titles))
    for skill, reason in _in_text(parsed, lexicon, certificates):
        named[skill].append(reason)
    ratings = tuple(_rating(several, catalog) for several in rated.values())
    unrated = (_mentioned(skill, named[skill], catalog) for skill in named if skill not in rated)
    return FoundSkills(ratings, tuple(unrated), tuple(not_known), tuple(skipped))


def _claimed(items: Sequence[Listed], but: Collection[Listed]) -> Iterator[Listed]:
    """The items without `but`, and without what the list says somebody has nothing of."""
    for item in items:
        if item not in but and not says_none(item.level):
            yield item


def _scaled(items: Iterable[Listed]) -> list[Listed]:
    """The items, each level that is so many full signs as a part of the signs that others have."""
    listed = list(items)
    sizes = {signs[1] for item in listed if (signs := signs_of(item.level)) and signs[0] < signs[1]}
    for number, item in enumerate(listed):
        signs = signs_of(item.level)
        if signs is not None and signs[1] in sizes:
            listed[number] = replace(item, level=f"{signs[0]}/{signs[1]}")
    return listed


def _without_scale(item: Listed) -> Iterator[Skipped]:
    """A level that does not say of how many it is, and so is not taken."""
    if is_of_unknown_scale(item.level) and not item.level_of_group:
        what = (
            f'the level "{item.level}" of {item.words} is not taken: it does not say of how many,'
            " so it may be any of yours"
        )
        yield Skipped(what, item.where)


def _mentioned(skill: Id, reasons: Sequence[Reason], catalog: Catalog) -> Mentioned:
    surest = min(reasons, key=lambda reason: CERTAINTIES.index(reason.certainty))
    return Mentioned(skill, catalog.skills[skill].name, len(reasons), surest)


def _not_known(item: Listed, titles: Titles) -> NotKnown:
    role = role_of(item.words, titles)
    why = "this is a role, not a skill"
    if role is None or role.certainty == "guess":
        why = "your catalogue has no such skill"
    return NotKnown("skill", item.words, why, item.where)


def _rating(several: Sequence[_Rated], catalog: Catalog) -> Statement:
    """One rating of one skill, without evidence."""
    kinds = list(RULES)
    item, match, level = min(
        several, key=lambda one: (kinds.index(one.match.kind), one.level.level)
    )
    doubts: list[tuple[Certainty, str]] = []
    if match.kind == "part":
        doubts.append(("likely", "an alias may be only a part of the skill, or a tool for it"))
    if item.level_of_group:
        doubts.append(("guess", "the level is said of the group that the name stands in"))
    if len({one.level.level for one in several if one.match.kind == match.kind}) > 1:
        lowest = "several names of the skill have different levels; the lowest is taken"
        doubts.append(("likely", lowest))
    rule = "; ".join([match.rule, level.rule, *(words for _, words in doubts)])
    certainty = weaker(match.certainty, level.certainty, *(doubt for doubt, _ in doubts))
    because = Reason(certainty, rule, f"{item.words}: {item.level}", item.where)
    name = catalog.skills[match.skill].name
    return Statement("rating", match.skill, name, level.level, item.level, because)


def _in_text(
    parsed: Parsed, lexicon: Lexicon, certificates: Certificates
) -> Iterator[tuple[Id, Reason]]:
    """Names and aliases in running text; what only describes the work is not a mention."""
    lines = [" ".join(line.words.split()) for line in parsed.text]
    for mention in find_mentions(words_of(lines), lines, lexicon):
        if mention.kind != "skill" or mention.by == "signal" or mention.certainty < TOO_VAGUE:
            continue
        if not certificates_in(mention.words, certificates, listed=False):
            certainty: Certainty = "likely" if mention.certainty >= CLEAR else "guess"
            where = parsed.text[mention.line - 1].where
            yield mention.id, Reason(certainty, IN_TEXT, mention.words, where)
