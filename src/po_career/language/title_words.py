"""What the words of job titles say: abbreviations, ranks, other crafts, how the work is held.

One vocabulary for all that reads titles. Cheap to import: a start may load it.
"""

import re
from collections.abc import Mapping

from po_career.language.stems import plain_words

ABBREVIATIONS: Mapping[str, str] = {
    "sr": "senior",
    "snr": "senior",
    "jr": "junior",
    "jnr": "junior",
    "mgr": "manager",
    "mngr": "manager",
    "assoc": "associate",
    "asst": "assistant",
    "dir": "director",
    "prod": "product",
    "prog": "program",
    "ops": "operation",
    "tech": "technical",
    "pm": "product manager",
    "apm": "associate product manager",
    "gpm": "group product manager",
    "tpm": "technical product manager",
    "po": "product owner",
    "sm": "scrum master",
    "scrummaster": "scrum master",
    "ba": "business analyst",
    "vp": "vice president",
    "avp": "associate vice president",
    "svp": "senior vice president",
    "evp": "executive vice president",
    "cpto": "chief product technology officer",
    "cofounder": "co founder",
    "genai": "ai",
    "ml": "ai",
    "llm": "ai",
}
"""Whole words as titles abbreviate them, written out."""
RANKS = plain_words(
    "intern trainee student graduate apprentice entry junior associate assistant deputy proxy "
    "senior lead leading principal staff distinguished expert fellow group "
    "head director vice president executive chief"
)
"""Words that say how senior a role is."""
DENIALS = plain_words(
    "former formerly ex past aspiring future wannabe seeking hiring no not non never "
    "reports reporting supporting assisting"
)
"""Words that say that the role is not held, or that somebody else holds it."""
PEOPLE = plain_words(
    "owner manager master coach analyst designer engineer developer programmer architect "
    "consultant adviser advisor researcher scientist specialist strategist officer coordinator "
    "administrator recruiter trainer teacher tester founder entrepreneur writer editor buyer "
    "seller representative agent accountant controller secretary photographer merchandiser "
    "demonstrator copywriter counsel lawyer planner partner nurse driver rep technician solicitor "
    "cook chef mechanic electrician plumber bookkeeper carpenter surveyor physician doctor dentist "
    "pharmacist therapist librarian welder operator caretaker cleaner paralegal salesperson "
    "journalist translator tutor professor receptionist barista waiter guard underwriter auditor "
    "actuary supervisor marketer superintendent foreman picker packer fitter instructor lecturer "
    "inspector broker trader clerk"
)
"""Words for somebody who does a kind of work: beside the name of a role they make another of it."""
CRAFTS = plain_words(
    "marketing engineering sales security content accounting procurement recruitment recruiting hr "
    "accountancy bookkeeping audit auditing purchasing legal law treasury payroll tax "
    "merchandising underwriting copywriting journalism pr"
)
"""Other crafts, by names that hardly mean anything else."""
FUNCTIONS = CRAFTS | plain_words(
    "design analytics research support communications operations finance quality compliance safety "
    "supply"
)
"""Words that make another role of the one after whose field they stand.

A Head of Product Design leads designers.
"""
IN_FRONT = plain_words("interim acting freelance temporary contract")
"""Words in front of a title that say how the work is held, not which work it is."""
OTHER_POSTS = PEOPLE - plain_words("consultant specialist") | {"assistant"}
"""Words that after the name of a role make another of it: a Product Owner Coach is not one.

A consultant or a specialist may well do the work of the role.
"""
SMALL = plain_words("of the a an and for in at")
"""Words without which a title is still the same."""

_SHORT_FORM = re.compile(r"\s*\(([A-Z]{2,5})\)")
_LEVEL = re.compile(
    r"(?<=\w)[\s,]+(?:(?:level|lvl|grade)\s+)?"
    r"(?:\d{1,2}|iii|ii|iv|vi|(?:l|ic)\d{1,2}|[iv](?=\s*(?:$|[,;/|(]|[-–—]\s)))"
    r"(?=\s|$|[,;/|()])",
    re.IGNORECASE,
)


def without_level(text: str) -> str:
    """`text` without numerals after a title: Product Manager II, PM 2, Analyst level 3."""
    return " ".join(_LEVEL.sub(" ", text).split())


def without_short_forms(text: str) -> str:
    """`text` without short forms in brackets of the words before them: Purchase Order (PO) Clerk."""

    def rest(found: re.Match[str]) -> str:
        words = text[: found.start()].split()[-len(found[1]) :]
        initials = "".join(word[0] for word in words).upper()
        return "" if initials == found[1] else found[0]

    return _SHORT_FORM.sub(rest, text)


def written_out(word: str, short: Mapping[str, str] = ABBREVIATIONS) -> list[str]:
    """A plain word as the words that it stands for; none if the title is the same without it."""
    return [part for part in short.get(word, word).split() if part not in SMALL]


def title_forms(title: str) -> list[str]:
    """A title, each of two in one, and the short form in brackets.

    Two in one are "A B / C D", or "A / C D" for A D and C D; a short form is "Owner I (PSPO I)".
    """
    outside = re.sub(r"\s*\([^)]*\)", "", title)
    inside = [
        text
        for text in re.findall(r"\(([^)]*)\)", title)
        if any(letter.isupper() for letter in text[1:])
    ]
    parts = outside.split(" / ")
    shared = parts[-1].split()[1:]
    whole = [
        f"{part} {' '.join(shared)}" if " " not in part and shared else part for part in parts[:-1]
    ]
    return list(dict.fromkeys([title, outside, *whole, parts[-1], *inside]))
