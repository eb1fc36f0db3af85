"""Markdown read by real parsers, and texts that try to be more than text."""

from collections import Counter
from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options
from hypothesis import strategies as st
from markdown_it import MarkdownIt

NASTY = [
    *("<b>bold</b>", "<!-- -->", "<script>alert(1)</script>", "<https://evil.example>", "<a@evil.example>", "&amp;", "&lt;b&gt;", "&#64;"),
    *("[a](javascript:alert(1))", "![a](https://evil.example/x.png)", "[a]: https://evil.example", "[^1]", "[^1]: note", "[x]", "[ ]"),
    *(
        "https://evil.example",
        "http://evil.example?a=b",
        "www.evil.example",
        "ftp://evil.example",
        "a@evil.example",
        "mailto:a@evil.example",
    ),
    *(
        "xmpp:a@evil.example",
        "@octocat",
        "@org/team",
        "#123",
        "GH-123",
        "org/repo#123",
        "!12",
        "%3",
        "~bug",
        "&12",
        "$5",
        ":smile:",
        "a1b2c3d",
    ),
    *("*a*", "**a**", "_a_", "__a__", "`a`", "``", "~~a~~", "~~~", "```", "$x$", "\\", "\\*", "a\\", "a  ", "a\nb", "a\r\n\r\nb", "\t\ta"),
    *(
        "1. a",
        "12) a",
        "1986. A great year",
        "- a",
        "+ a",
        "* a",
        "# a",
        "####### a",
        "a #",
        "> a",
        "---",
        "- - -",
        "***",
        "===",
        "+++",
        "|a|b|",
    ),
    *(
        "    code",
        "|---|",
        ":--",
        "- [ ] a",
        "[x] a",
        "{#id}",
        "{{ x }}",
        "==a==",
        "^a^",
        "\u00a0a",
        "\u2003a",
        "\u2060@a",
        "\u202ea",
        "\0",
    ),
]
TEXTS = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), min_size=1, max_size=5).map("".join) | st.text(
    st.sampled_from("\\`*_[]()<>|~$#&@!+-=.:;1aw/ \n\"'^%{}"), max_size=30
)
EVERYTHING = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE


class Page(HTMLParser):
    """Which tags a page has, where its links lead, and its text block by block."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags, self.links, self.texts = Counter[str](), list[str](), [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        if tag in {"li", "p", "h1", "ul"}:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"li", "p", "h1", "ul"}:
            self.texts.append("")

    def handle_comment(self, data: str) -> None:
        self.tags[f"<!--{data}-->"] += 1

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


def by_github(text: str) -> Page:
    """The page as GitHub's own parser makes it, HTML left in."""
    return Page(cmarkgfm.github_flavored_markdown_to_html(text, options=EVERYTHING))


def by_the_letter(text: str) -> Page:
    """The page by CommonMark and nothing else but tables and strikethrough, HTML left in."""
    return Page(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))
