"""A CV that was saved as a web page: its blocks as lines, with the lines of the source."""

import re
from collections import Counter

from po_career.intake.resume.paper import BOLD, HEADING, ITEM, Paper
from po_career.intake.resume.parsed import Said
from po_career.language.page_parser import PageParser
from po_career.text import by_word, word_set

_BLOCKS = word_set(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure"
    " footer form header hr legend main ol p pre section summary table tbody tfoot thead title ul html"
    " h1 h2 h3 h4 h5 h6 li nav"
)
_UNSEEN = word_set("script style head noscript template svg button select textarea")
_VOID = word_set("area base br col embed hr img input link meta source wbr")
_SCRIPTS = re.compile(
    r"<(script|style|svg)\b[^>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL
)
_LONG_TAG = re.compile(r"<([a-zA-Z][\w-]*+)[^<>]{20000,}+(?:>|\Z)")
"""A tag that is read in pieces would be read again from its beginning with each of them."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARKS = by_word({ITEM: "li", HEADING: "h1 h2 h3 h4 h5 h6"})
_APART = frozenset(("span", "time", "small"))
_OF_EDITORS = re.compile(
    r"(?:|spelle|grame|normaltextrun|textrun|eop|scxw\w+|mso\w*|[a-z]{1,2}\d+)(?: .*)?",
    re.IGNORECASE,
)
"""Classes that word processors give to pieces of words; others are those of a page's own layout."""
_AT_ONCE = 16_384
MOST_OPEN = 2_000
"""Tags that may be open at once."""


def is_page(text: str) -> bool:
    """Whether a text is a web page."""
    start = text.lstrip()[:2_000].lower()
    return start.startswith(("<!doctype html", "<html", "<body")) or (
        start.startswith(("<", "<?xml"))
        and bool(re.search(r"<(?:html|body|div|h[1-6]|table|p|ul|section|meta|head)\b", start))
    )


def read_page(text: str, name: str) -> list[Said]:
    """The lines that a page shows."""
    reader = _Reader()
    seen = _SCRIPTS.sub(lambda found: "\n" * found.group().count("\n"), text)
    seen = _LONG_TAG.sub(lambda tag: f"<{tag[1]}>" + "\n" * tag.group().count("\n"), seen)
    for start in range(0, len(seen), _AT_ONCE):
        reader.feed(seen[start : start + _AT_ONCE])
        if reader.paper.is_full:
            break
    reader.close()
    return reader.paper.lines(name)


def without_tags(text: str) -> str:
    """A text without the tags of HTML, if it has any."""
    if "<" not in text:
        return text.strip()
    return " ".join(said.words.lstrip("-# ") for said in read_page(text, ""))


class _Reader(PageParser):
    """Takes tags as a browser would, as far as lines go."""

    def __init__(self) -> None:
        super().__init__()
        self.paper = Paper()
        self.open: list[tuple[str, bool]] = []
        self.counts: Counter[str] = Counter()
        self.hidden = 0
        self.apart: list[bool] = []
        """Of the open pieces of a line, whether each stands apart from the rest of it."""
        self.was_apart = False
        """Whether such a piece has just ended."""
        self.ends_in_word = False
        """Whether what was shown last ends without a space."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.paper.line = self.getpos()[0]
        if tag == "br" or tag in _BLOCKS:
            self.paper.end()
            self.ends_in_word = self.was_apart = False
        if tag in _VOID or len(self.open) > MOST_OPEN:
            return
        unseen = (
            tag in _UNSEEN or "hidden" in given or bool(_HIDDEN.search(given.get("style") or ""))
        )
        self.open.append((tag, unseen))
        self.counts[tag] += 1
        self.hidden += unseen
        if not self.hidden:
            self.begin(tag, given.get("class") or "")

    def begin(self, tag: str, name: str) -> None:
        paper = self.paper
        if tag in _MARKS:
            paper.mark(_MARKS[tag])
        elif tag == "tr":
            paper.begin_row()
        elif tag in ("td", "th"):
            paper.begin_cell()
        elif tag in ("b", "strong") and paper.is_blank:
            paper.mark(BOLD)
        elif tag in _APART:
            is_own = not _OF_EDITORS.fullmatch(name)
            if self.was_apart or (is_own and self.ends_in_word):
                paper.write("\t")
            self.apart.append(is_own)
        self.was_apart = False

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.paper.end()
            self.ends_in_word = False
        while self.counts[tag]:
            name, unseen = self.open.pop()
            self.counts[name] -= 1
            self.hidden -= unseen
            self.finish(name)
            if name == tag:
                break

    def finish(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.paper.end_cell()
        elif tag == "tr":
            self.paper.end_row()
        elif tag in _APART and self.apart:
            self.was_apart = self.apart.pop() and self.ends_in_word

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if self.was_apart and data[:1].isalnum():
            self.paper.write("\t")
        self.was_apart = False
        self.ends_in_word = data[-1:].isalnum() or data[-1:] in ".)"
        first = self.getpos()[0]
        for number, part in enumerate(data.split("\n") if self.counts["pre"] else [data]):
            if number:
                self.paper.end()
            self.paper.line = first + number
            self.paper.write(part if self.counts["pre"] else part.replace("\t", " "))

    def close(self) -> None:
        super().close()
        self.paper.end()
