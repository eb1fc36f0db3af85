"""What a person reads on an HTML page.

Its blocks with the lines of the source, without menus, banners, scripts and lists of other jobs.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from po_career.advert.advert_lines import Line, Text, joined
from po_career.language.page_parser import PageParser
from po_career.text import word_set, words_in

_TAGS = re.compile(
    r"<(?:!doctype|/?(?:html|head|body|div|p|ul|ol|li|h[1-6]|br|span|section|article|table|td|script|strong|b|a)\b)[^<]*?>",
    re.IGNORECASE,
)
_BLOCKS = word_set(
    "address article aside blockquote body br caption dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre"
    " section summary table tbody td tfoot th thead title tr ul"
)
_VOID = word_set("area base br col embed hr img input link meta source track wbr")
_UNSEEN = word_set(
    "button canvas footer iframe nav noscript object script select style svg template textarea"
)

_NOT_THE_TEXT = word_set(
    "cookie cookies consent gdpr nav navbar navigation menu breadcrumb breadcrumbs footer similar"
    " related recommended recommendations share sharing social newsletter skip"
)
_NEVER_LEFT_OUT = word_set("html body main article")
_CLOSED_BY_SIBLING = word_set("p li dt dd td th tr option")
LEAST_PART = 0.3
"""If leaving out by class leaves less than this part of a page, the page is broken: then nothing is
left out by class.
"""
LITTLE = 5000
"""A page that shows more characters is not broken."""
MOST_TAGS = 200_000
"""Nor after so many tags; a page has a few thousand."""
_UNREAD = re.compile(r"<(?:!--|[!?]|(?P<raw>script|style)(?=[\s/>]))", re.IGNORECASE)
"""What opens a comment, a declaration, a script or a style."""
_CLOSING = {raw: re.compile(rf"</{raw}(?=[\s/>])", re.IGNORECASE) for raw in ("script", "style")}
_NO_TAG = re.compile(r"<(?![a-z/])", re.IGNORECASE)
_UNFINISHED = re.compile(r"</?[a-z][^<]*", re.IGNORECASE)
MOST_SHOWN = 400_000
"""After so many characters a page is read no further."""
_AT_ONCE = 65_536
KNOWN_PART = 0.5
"""A description for machines is read too if the page shows less than this part of its words."""
_DESCRIBING = words_in(
    "description responsibilities qualifications skills experienceRequirements"
    " educationRequirements"
)
"""Keys of a JobPosting that hold text."""


def is_html(text: str) -> bool:
    """Whether a text is a page: more than a stray tag."""
    return len(_TAGS.findall(text[:200_000])) > 2


def page_of(source: str) -> Text:
    """What a page shows, with the titles that it names.

    For machines (JobPosting), as its highest heading, as its own.
    """
    seen, scripts = _without_unread(source)
    page = _read(seen, by_class=True)
    if page.length < LITTLE:
        everything = _read(seen, by_class=False)
        if page.length < LEAST_PART * everything.length:
            page = everything
    titles: list[Line] = []
    described: list[Line] = []
    for text, number in scripts:
        for posting in _postings(text):
            described += _description(posting, number)
            title = posting.get("title")
            line = joined([(title, number)], 1) if isinstance(title, str) else None
            titles += [line] if line else []
    titles += [line for line in page.shown if line.heading == 1]
    words = _words(described)
    if len(words & _words(page.shown)) < KNOWN_PART * len(words):
        page.shown += described
    return Text(tuple(page.shown), (*titles, *page.titles))


class _Reader(PageParser):
    """Gathers blocks; one instance a page."""

    def __init__(self, *, by_class: bool, keep_breaks: bool) -> None:
        super().__init__()
        self.shown: list[Line] = []
        self.titles: list[Line] = []
        self.length = 0
        """Characters shown so far."""
        self.tags = 0
        """Tags opened so far."""
        self._by_class = by_class
        self._keep_breaks = keep_breaks
        self._open: list[tuple[str, bool]] = []
        """Open tags, and whether each opens something that is left out."""
        self._counts: Counter[str] = Counter()
        self._left_out = 0
        self._pieces: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if tag in _BLOCKS:
            self._end_block()
        if tag in _CLOSED_BY_SIBLING and self._open and self._open[-1][0] == tag:
            self._close_last()
        if tag not in _VOID:
            left_out = self._is_left_out(tag, dict(attrs))
            self._open.append((tag, left_out))
            self._counts[tag] += 1
            self._left_out += left_out

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        if self._counts[tag] > 0:
            while self._close_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        number = self.getpos()[0]
        if self._left_out == 0:
            for offset, part in enumerate(data.split("\n")) if self._keep_breaks else [(0, data)]:
                if offset:
                    self._end_block()
                self._pieces.append((part, number + offset))

    def close(self) -> None:
        super().close()
        self._end_block()

    def _close_last(self) -> str:
        tag, left_out = self._open.pop()
        self._counts[tag] -= 1
        self._left_out -= left_out
        return tag

    def _end_block(self) -> None:
        heading = next((rank for rank in range(1, 7) if self._counts[f"h{rank}"] > 0), 0)
        line = joined(self._pieces, heading)
        self._pieces = []
        if line is not None:
            (self.titles if self._counts["title"] > 0 else self.shown).append(line)
            self.length += len(line.text)

    def _is_left_out(self, tag: str, attributes: dict[str, str | None]) -> bool:
        if tag in _UNSEEN or "hidden" in attributes or attributes.get("aria-hidden") == "true":
            return True
        if not self._by_class or tag in _NEVER_LEFT_OUT:
            return False
        names = " ".join(
            attributes.get(name) or "" for name in ("class", "id", "role", "aria-label")
        )
        return not _NOT_THE_TEXT.isdisjoint(
            re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower())
        )


def _read(source: str, *, by_class: bool) -> _Reader:
    blocks = re.search(r"<(?:p|div|li|br|h[1-6]|td|tr)\b", source, re.IGNORECASE)
    reader = _Reader(by_class=by_class, keep_breaks=blocks is None)
    for part in _parts(source):
        reader.feed(part)
        if reader.length > MOST_SHOWN or reader.tags > MOST_TAGS:
            break
    reader.close()
    return reader


def _parts(source: str) -> Iterator[str]:
    """The source bit by bit, without cutting a tag: the parser looks at an unfinished tag again and
    again.
    """
    start, last = 0, source.rfind(">") + 1
    while start < last:
        end = source.find(">", min(start + _AT_ONCE, last - 1)) + 1
        yield source[start:end]
        start = end
    yield _UNFINISHED.sub("", source[last:])


def _without_unread(source: str) -> tuple[str, list[tuple[str, int]]]:
    """The source without comments, declarations, scripts and styles, all its lines kept, and its
    scripts of linked data with their lines.

    Each character is looked at once or twice, which the parser does not promise of such parts.
    """
    kept: list[str] = []
    scripts: list[tuple[str, int]] = []
    at, number, last_comment = 0, 1, source.rfind("-->")
    while found := _UNREAD.search(source, at):
        start = found.start()
        kept.append(source[at:start])
        number += source.count("\n", at, start)
        at = _end_of_unread(found, source, last_comment)
        if found["raw"]:
            scripts += _linked_data(source[start:at], number)
        lines = source.count("\n", start, at)
        kept.append("\n" * lines)
        number += lines
    return _NO_TAG.sub("&lt;", "".join((*kept, source[at:]))), scripts


def _end_of_unread(found: re.Match[str], source: str, last_comment: int) -> int:
    """Where what `found` opens has ended; `last_comment` is the place of the last end of one."""
    start = found.start()
    if found["raw"]:
        closing = _CLOSING[found["raw"].lower()].search(source, start)
        return _after(">", source, closing.start() if closing else len(source))
    if found[0] == "<!--" and start + 2 <= last_comment:
        return _after("-->", source, start + 2)
    return _after(">", source, start)


def _after(end: str, source: str, start: int) -> int:
    place = source.find(end, start)
    return place + len(end) if place >= 0 else len(source)


def _linked_data(script: str, number: int) -> Iterator[tuple[str, int]]:
    """What stands in a script of linked data, tags and all, with its line; nothing of another."""
    tag, _, rest = script.partition(">")
    if "ld+json" in tag:
        yield rest.rpartition("</")[0] or rest, number + tag.count("\n")


def _postings(text: str) -> Iterator[dict[str, Any]]:
    """The JobPosting objects of a script of linked data."""
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            kinds = value.get("@type")
            if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
                yield value
            waiting += [part for part in value.values() if isinstance(part, (list, dict))]


def _description(posting: dict[str, Any], number: int) -> Iterator[Line]:
    for key in _DESCRIBING:
        text = posting.get(key)
        if isinstance(text, str):
            for line in _read(_without_unread(text)[0], by_class=False).shown:
                yield Line(line.text, ((0, number),), line.heading)


def _words(lines: Iterable[Line]) -> set[str]:
    return set(" ".join(line.text for line in lines).lower().split())
