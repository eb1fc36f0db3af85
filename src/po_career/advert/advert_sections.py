"""What each line of an advertisement is about.

The work, what is asked, what is offered, or words around it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from po_career.advert.advert_lines import PART, Line

Section = Literal[
    "opening",
    "company",
    "work",
    "must",
    "nice",
    "studies",
    "offer",
    "process",
    "legal",
    "others",
    "heading",
]

WEIGHTS: dict[Section, float] = {
    "opening": 0.8, "company": 0.35, "work": 1.0, "must": 1.0, "nice": 0.8, "studies": 0.2,
    "offer": 0.0, "process": 0.0, "legal": 0.0, "others": 0.0, "heading": 0.0,
}  # fmt: skip
"""How much what a line says counts as asked, by its section."""

_Patterns = tuple[tuple[Section, tuple[str, ...]], ...]
_HEADINGS: _Patterns = (
    ("others", (
        r"similar|related|recommended|other (?:open|jobs|roles|vacancies)|more (?:jobs|roles)|also (?:open|hiring)",
        r"you may (?:also )?like|jobs (?:you|for you|near)|people also",
    )),
    ("legal", (
        r"equal opportunit|diversity|inclusion|eeo\b|accommodation|privacy|data protection|disclaimer|legal|right to work",
        r"physical demands|nationality|visa|agencies",
    )),
    ("process", (
        r"how to apply|apply\b|application|process|procedure|recruitment|interview|selection|next steps",
        r"hiring (?:process|stages)|what happens next|how it goes|contact|things you need to know|timeline|closing date",
    )),
    ("offer", (
        r"benefits?\b|perks|we offer|offer\b|package|salary|compensation|remuneration|rewards?\b|pay\b|money|extras|conditions",
        r"what(?:'s| is) in it|in return|why you(?:'|’)?ll (?:love|like)|why (?:join|work|us)",
        r"what (?:do )?you(?:'ll| will)? get|get in return|wage|rate\b|good to know",
    )),
    ("nice", (
        r"^nice\b|nice[- ]to[- ]have|^preferred|^desir(?:able|ed (?:criteria|skills))|^bonus|^advantage|^optional|^assets?\b",
        r"^good to have|^plus(?:es)?\b|would be (?:great|nice|a plus)|^extra points|^even better|^ideally",
    )),
    ("must", (
        r"require|qualification|quals\b|must|essential|profile|what (?:do )?you(?:'ll|'d)? (?:bring|have|need|know)",
        r"you (?:bring|have|are)\b|who (?:are )?you|about you|skills|experience",
        r"we(?:'re| are)? (?:looking|seeking|hoping|ask|expect|need)|looking for|seeking|hoping for|criteria|competenc",
        r"candidate|background|person spec|needed|knowledge|expectations|we(?:'d)? (?:love|like)|education|behaviours|ideal",
        r"you should|credentials|your expertise",
    )),
    ("work", (
        r"responsib|^(?:u|you)\b|what you(?:'ll| will| would|'d)? (?:do|be|own|work)|you(?:'ll| will)\b|duties|tasks|role\b",
        r"the job|your (?:job|mission|day|work|impact|challenge)|accountab|day[- ]to[- ]day|deliverables|position|description",
        r"summary|purpose|functions|mission|in this|key (?:areas|activities)|activities|scope|assignment|content",
        r"what (?:will|would|do) you do|objective|the work|what the|you do|challenge|opportunity|overview|expected of you",
        r"what it is",
    )),
    ("company", (
        r"about (?:us|the (?:company|team|client|organi)|(?-i:[A-Z]))|who we are|we are",
        r"our (?:story|company|client|team|values|culture|mission)|company|the (?:team|client|organi)|introduction|background",
        r"context|where|why this|prelude|us\b",
    )),
)  # fmt: skip

_MONEY = r"[£€$₹] ?\d|\bEUR ?\d|\bCHF ?\d|\d ?(?:k|000) ?(?:€|EUR|PLN|CZK|SEK)"
_STUDIES = (
    r"\b(?:degrees?|diplomas?|bachelor\S*|master's|b\.?sc|m\.?sc|b\.?tech|mba|university|studies|phd)\b(?!"
    r" (?:programme|trainee))"
)
_TELLTALE: _Patterns = (
    ("others", (r"^(?:similar|related|more|other) (?:jobs|roles|openings|vacancies)|^also (?:open|hiring)\b|^jobs you may like",)),
    ("legal", (
        r"equal[- ]opportunit|regardless of|without regard|\beeo\b|disability confident",
        r"protected (?:characteristic|status|veteran)|sexual orientation|reasonable (?:adjustment|accommodation)|e-verify",
        r"background check|equality of opp|equal (?:chances|treatment)|all qualified (?:applicants|candidates)",
        r"(?:we|you) (?:value|celebrate|welcome|embrace) (?:diversity|everyone|all)|unsolicited|cookies?\b",
        r"welcomes? applications|cookie policy|privacy (?:notice|policy|statement)|gender identity|criminal record",
        r"work authori[sz]ation",
    )),
    ("process", (
        r"^apply\b|\bapply (?:now|today|by|here|with|via|online)|send (?:us )?(?:your|a) (?:cv|resume|application)|cover letter",
        r"closing date|closes? on|interested (?:candidates|folks)|share (?:your )?(?:updated )?(?:cv|resume)|^procedure:",
        r"^hiring:|^process:|first[- ]round|interviews? (?:are|will|take)|your (?:contact|application) |notice period",
        r"^reference",
    )),
    ("offer", (
        r"\d+ ?(?:days?|weeks?)(?: of)? (?:paid )?(?:holidays?|vacation|annual leave|leave|pto)|\bpension\b|401\(?k",
        r"parental leave|home[- ]office|stock options|dental|health insurance|medical insurance|private (?:medical|health)|gym",
        r"lunch(?:es)?\b|meal (?:voucher|contribution|ticket)|\bsalary\b|per annum|\bCTC\b|gross (?:per|p\.)|season ticket",
        r"learning budget|training budget|education budget|bonus \d|\d ?% bonus|discount|public transport|cycle to work",
        r"^(?:our |the |your )?(?:benefits?|perks)\b|\byou(?:'ll| will)? (?:get|receive|enjoy) (?:\w+ ){0,2}(?:coaching|mentoring|training|budget)\b",
        r"\bwe (?:provide|give you|invest in|sponsor|pay for) (?:\w+ ){0,4}(?:training|courses?|coaching|mentoring|budget|development)\b",
        r"bank hol|we offer\b|competitive (?:salary|pay|package)|\bESOP\b|\bPTO\b|base (?:between|salary|pay)",
    )),
    ("offer", (_MONEY,)),
    ("studies", (_STUDIES,)),
    ("nice", (
        r"\b(?:is|are|be|a|an|added|big|definite|huge) (?:an? |big |strong |added |definite )*(?:plus|bonus|advantage|asset)\b",
        r"nice[- ]to[- ]have|^(?:bonus|nice|preferred|desirable|ideally|assets?|valuable|preferably|plus|extra)\b",
        r"advantageous\b|\bpreferred\b|(?:is|are) (?:welcome|nice|desirable)\b",
    )),
    ("company", (
        r"^(?:we are|we're) (?:a|an|one of|the|part|proud|\d)\b|^founded in|\bfounded (?:in )?\d{4}|\bsince \d{4}",
        r"\d[\d,.' ]{2,} (?:people|employees|staff|colleagues)|\bemploys? \d",
    )),
)  # fmt: skip

_OPENS, _GIVES_AWAY = (
    [(section, re.compile("|".join(parts), re.IGNORECASE)) for section, parts in table]
    for table in (_HEADINGS, _TELLTALE)
)
STUDIES = 120
"""A longer line that names a degree asks for more than that."""
_HEADING_LENGTH = 60
_SURELY_OFFERED = re.compile("pension|holiday|salary|insurance")
_UNDERLINE = re.compile(r"[-=~_*]{3,}")
_ITEM = re.compile(r"\s*(?:[-–—•·*▪➤✔✓→>+◦●○|o»~¬]|->|\(?\d{1,2}[.)])\s+\S")
_OPENING_LINES = 4
"""So many lines that say something before the first heading are the opening; then comes the work."""


def sections_of(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The section of each line. A heading opens one.

    A line that gives itself away belongs where it says, wherever it stands.
    """
    sections: list[Section] = []
    section: Section = "opening"
    own: Section = "opening"
    shown = 0
    for place, line in enumerate(lines):
        shown += bool(line.text)
        is_title = line.heading == 1 or shown <= 1
        if is_title:
            own = section = "opening"
        elif line.text and _is_heading(line, lines[place + 1 : place + 4]):
            section, own = _headed(line, section, sections[-1])
        else:
            if section == "opening" and shown > _OPENING_LINES:
                section = "work"
            own = _own(line, section, sections[-1])
        sections.append(own)
    return tuple(sections)


def _headed(line: Line, section: Section, before: Section) -> tuple[Section, Section]:
    """The section that a heading opens after `section`, and the one of its own words."""
    opened = _opened_by(line.text.strip(" *_-–—=:#\t"))
    if opened is not None and _says_no_more(line):
        return opened, "heading"
    has_an_end = section in {"opening", "company", "legal"}
    opens = opened or ("work" if has_an_end else section)
    return opens, _own(line, opens, before)


def _own(line: Line, section: Section, before: Section) -> Section:
    """The section that a line gives away for itself, else that of its heading.

    `before` is that of the line before it, which a further sentence may share.
    """
    if section == "others":
        return section
    if line.heading == PART and before in {"legal", "process"}:
        return before
    kind = _first_of(_GIVES_AWAY, line.text)
    if kind is not None and _may_be(kind, line.text, section):
        return kind
    return _lead_in(line.text) or section


def _may_be(kind: Section, text: str, section: Section) -> bool:
    """Whether a line that looks like `kind` is of that kind where it stands."""
    asks = section in {"work", "must", "nice"}
    if kind == "company":
        return not asks
    if kind == "studies":
        return asks and len(text) <= STUDIES
    if kind == "offer" and asks and not _SURELY_OFFERED.search(text):
        return not (_is_item(text) or re.search(_MONEY, text))
    return True


def _is_heading(line: Line, following: Sequence[Line]) -> bool:
    """Whether a line is a heading, by the page or by its looks and the lines after it."""
    if line.heading:
        return line.heading != PART
    text = line.text.strip()
    bare = text.strip("*_ =#")
    if not 0 < len(bare) <= _HEADING_LENGTH or _is_item(text):
        return False
    below = [other.text for other in following if other.text][:2]
    return _is_set_off(text, bare, below) or _announces(bare, below)


def _says_no_more(line: Line) -> bool:
    """Whether a heading asks nothing by itself: its Requirements and Skills are not asked for."""
    return line.heading > 0 or len(line.text.split()) == 1 or line.text.rstrip("* _").endswith(":")


def _is_set_off(text: str, bare: str, below: Sequence[str]) -> bool:
    """Whether a line, `bare` without its marks, looks like a heading whatever it says."""
    if bare.endswith(":") or text.startswith(("***", "===", "__")):
        return True
    if bare.isupper() and len(bare) > 3:
        return True
    return bool(below) and _UNDERLINE.fullmatch(below[0].strip()) is not None


def _announces(bare: str, below: Sequence[str]) -> bool:
    """Whether a short line names a section, or stands above a list."""
    if bare[-1] in ".,;!":
        return False
    words = len(bare.split())
    if words <= 7 and _opened_by(bare) is not None:
        return True
    return words <= 9 and any(map(_is_item, below))


def _opened_by(text: str) -> Section | None:
    return _first_of(_OPENS, text.replace("’", "'"))


def _first_of(patterns: Iterable[tuple[Section, re.Pattern[str]]], text: str) -> Section | None:
    return next((section for section, pattern in patterns if pattern.search(text)), None)


def _lead_in(text: str) -> Section | None:
    """The section that a line names for itself: "Nice to have: ...", "Needed: ..."."""
    lead, _, rest = text.partition(":")
    if not rest.strip() or len(lead) > 30:
        return None
    return _opened_by(lead.strip(" *_-•#"))


def _is_item(text: str) -> bool:
    return _ITEM.match(text) is not None
