"""The role that the title of a job in a file names, and how surely."""

import re
from collections.abc import Sequence

from po_career.catalog.model import Id
from po_career.frozen import Frozen
from po_career.language.certainty import Certainty, weaker
from po_career.language.stems import name_words
from po_career.language.title_words import title_forms
from po_career.language.titles import MOST_WORDS, Named, Titles
from po_career.language.titles_abroad import in_english

LONGEST = 150
"""Characters of a line that may be a job title."""
_PARTS = re.compile(
    r"\s+[-–—|@·•/]+\s+|\s*[,;|()\[\]\t/•·]\s*|\s+(?:at|bei|chez)\s+|\s{3,}", re.IGNORECASE
)


class RoleMatch(Frozen):
    """A role that a title names."""

    role: Id
    certainty: Certainty
    rule: str


def role_of(title: str, titles: Titles) -> RoleMatch | None:
    """The role that `title` names, with the rule that found it; None if it names none."""
    title = " ".join(title.split(" ")[:MOST_WORDS])
    named = titles.read(title)
    english = in_english(title)
    if english is not None and (named.role is None or "former" in english):
        return _translated(english, titles)
    if not named.is_known:
        named = titles.slip(title)
        rule = "one letter differs from a name of the role"
        return RoleMatch(named.roles[0], named.certainty, rule) if named.roles else None
    if named.role is None:
        return None
    certainty, rule = _rule(title, named, titles)
    return RoleMatch(named.role, certainty, rule)


def _translated(english: str, titles: Titles) -> RoleMatch | None:
    """The role that the translation of a title names, likely at most."""
    named = titles.read(english)
    rule = f'a title in another language, read as "{english}"'
    return RoleMatch(named.role, weaker(named.certainty, "likely"), rule) if named.role else None


def named_in(text: str, titles: Titles) -> RoleMatch | None:
    """The role by which a headline calls somebody; never certain, since it may be a wish."""
    found = role_of(text, titles)
    if found is None:
        return None
    certainty = weaker(found.certainty, "likely")
    return RoleMatch(found.role, certainty, f"a headline, not a job: {found.rule}")


def is_title(text: str, titles: Titles) -> bool:
    """Whether `text`, or one part of it, is a name of a role, and nothing else changes it."""
    if len(text) > LONGEST or not any(map(titles.called, _parts(text))):
        return False
    found = role_of(text, titles)
    return found is not None and found.certainty == "certain"


def _rule(title: str, named: Named, titles: Titles) -> tuple[Certainty, str]:
    """How surely a job with this title is in the role that it names, and why."""
    if len(named.roles) > 1:
        return "likely", "the title may be several roles; the first is taken"
    if not named.certain:
        return "likely", "the title has a word beside the name of the role that may change it"
    names = [part for part in _parts(title) if titles.called(part) == named]
    if not names:
        return "likely", "the name of the role stands inside a longer title"
    if not any(_is_clear(part, titles.catalog.roles[named.roles[0]].title) for part in names):
        return "likely", "the title is an abbreviation or a word that may mean something else too"
    whole = "the title" if titles.called(title) else "a part of the title"
    return "certain", f"{whole} is a name of the role"


def _is_clear(name: str, title: str) -> bool:
    """Whether a name is the title of its role, or has several words."""
    own = ["".join(name_words(form)) for form in title_forms(title) if not form.isupper()]
    words = name_words(name)
    return len(words) > 1 or "".join(words) in own


def _parts(title: str) -> Sequence[str]:
    """A title as a whole, and what stands between commas, dashes, slashes or brackets."""
    return [title, *filter(None, map(str.strip, _PARTS.split(title)))]
