"""Text in Markdown, read by the parser that GitHub uses and by one of CommonMark to the letter."""

import re
from collections import Counter

import pytest
from hypothesis import example, given
from markdown_pages import TEXTS, Page, by_github, by_the_letter

from po_career.render.page.markdown_text import JOINER, bold, command_block, md, web
from po_career.render.plan.plan_tasks import plain

LINKED_BY_HOSTS = re.compile(r"(?i)[#@!%&~$^]\w|GH-\d|:[\w+-]+:|://|www\.|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])")


def shown(text: str) -> str:
    """What a reader sees of `text` on a page: on one line, spaces once."""
    return re.sub(" +", " ", plain(text)).strip()


def texts_of(page: Page) -> list[str]:
    return [clean for text in page.texts if (clean := re.sub("\n", "", text).replace(JOINER, "").strip(" "))]


@pytest.mark.parametrize("read", [by_github, by_the_letter])
@given(text=TEXTS)
@example(text="1986. A great year")
@example(text="a@evil.example")
@example(text="_www.evil.example a@evil.example_")
@example(text="https://evil.example www.evil.example")
def test_any_text_is_shown_as_it_is_wherever_it_stands(read: object, text: str) -> None:
    assert callable(read)
    page = read(f"# {md(text)}\n\n{md(text)}\n\n- {md(text)}\n- {bold(text)}: x\n- {bold(text, 3)}\n")
    words = shown(text)
    known = {"h1", "p", "ul", "li", "strong"}
    assert set(page.tags) <= known, page.tags
    assert page.links == []
    if words:
        assert texts_of(page) == [words, words, words, f"{words}: x", f"3. {words}"]


@given(text=TEXTS)
def test_a_code_host_finds_nothing_to_link_in_what_is_shown(text: str) -> None:
    visible = "".join(by_github(md(text)).texts)
    assert LINKED_BY_HOSTS.search(visible) is None


@given(text=TEXTS)
def test_a_command_stays_in_its_block(text: str) -> None:
    page = by_github(f"{command_block(text)}\n\nafter")
    assert page.tags == Counter({"pre": 1, "code": 1, "p": 1})
    assert page.texts[0].strip("\n") == plain(text)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org",
        "https://www.example.org/a_b_(c)*?x=1&copy;=2&lt=3#top",
        "http://[::1]/",
        "https://a@example.org/",
        "HTTPS://x.y",
    ],
)
@pytest.mark.parametrize("read", [by_github, by_the_letter])
def test_a_web_address_is_a_link_to_just_that_address(read: object, link: str) -> None:
    assert callable(read)
    page = read(f"See {web(link)}")
    assert len(page.links) == 1
    assert page.links[0].replace("%5B", "[").replace("%5D", "]") == link
    assert page.tags == Counter({"p": 1, "a": 1})
    assert texts_of(page) == [f"See {link.split('/')[2]}"]


def test_ordinary_sentences_read_as_they_are_written() -> None:
    text = 'Decision-making, 361.5 h (2 of 3): "one trade-off agreed on it"; 24 to 36 months, 69% - it\'s fine.'
    assert md(text) == text
