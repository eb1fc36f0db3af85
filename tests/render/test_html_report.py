"""The HTML report: what stands in it, that it needs nothing from outside, and that texts stay texts."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import world
from hypothesis import given, settings
from hypothesis import strategies as st

import po_career.render.report
from po_career.catalog.model import Catalog, Evidence, Source
from po_career.planning.plan_model import Plan
from po_career.render.report.page import report_of, report_text
from po_career.text import printable

TEMPLATES = Path(po_career.render.report.__path__[0]) / "templates"
HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' x='",
    "javascript:alert(1)",
    "JaVaScRiPt://example.org/%0aalert(1)",
    "data:text/html,<b>x",
    "</style><b>bold</b><style>",
    "</title><h1>x",
    "--><img src=x>",
    "]]><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt; &amp; &#106;",
    "\x1b[31mred\x00\x07",
    "\u202ereversed\u2066 \u200bzero",
    "http://[::1]:bad host/<x>",
    "//example.org/x",
    "a\nb\r\nc\u2028d",
)
TARGET = re.compile(r"#[a-z]+(-\d+)?|https?://[!-~]+")
ATTRIBUTES = {
    *("aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "charset", "class", "colspan", "content", "cx", "cy", "d"),
    *("datetime", "dx", "focusable", "height", "href", "http-equiv", "id", "lang", "name", "open", "patterntransform", "patternunits"),
    *("preserveaspectratio", "r", "rel", "role", "rx", "scope", "tabindex", "viewbox", "width", "x", "x1", "x2", "xmlns"),
    *("y", "y1", "y2"),
}


class Page(HTMLParser):
    """A page as its tags, its attributes and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        self.text = squeezed(" ".join(self.texts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def skeleton(self) -> list[str]:
        """The tags, without the lines that a text of the map is broken into."""
        return [tag for tag in self.tags if tag != "text"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def page(plan: Plan | None = None, catalog: Catalog | None = None) -> Page:
    return Page(report_text(plan or world.plan(), catalog or world.catalog()))


def reworded(value: Any, word: str) -> Any:
    """`value` with `word` in place of every text that is no id."""
    if isinstance(value, str):
        return value if re.fullmatch(r"[a-z][a-z0-9/ -]*", value) else word
    if isinstance(value, Mapping):
        return {key: reworded(item, word) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: reworded(getattr(value, field.name), word) for field in fields(value)})
    return tuple(reworded(item, word) for item in value) if isinstance(value, (tuple, list)) else value


def worded(word: str) -> Page:
    return page(reworded(world.plan(), word), reworded(world.catalog(), word))


BENIGN = worded("A text")


@settings(max_examples=40)
@given(
    st.one_of(
        st.sampled_from(HOSTILE), st.text(min_size=1, max_size=40), st.builds("{}{}".format, st.sampled_from(HOSTILE), st.text(max_size=9))
    )
)
def test_a_text_is_never_markup_nor_a_link(word: str) -> None:
    shown = printable(word).strip()
    if not shown or shown.startswith("http"):
        return
    found = worded(word)
    assert found.skeleton == BENIGN.skeleton
    assert squeezed(shown) in found.text
    assert {name for _, name, _ in found.attributes} <= ATTRIBUTES
    assert [value for _, name, value in found.attributes if name == "href" and not TARGET.fullmatch(value or "")] == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/", "//example.org/x", "https://exa mple.org/", "http://x/<b>"]
)
def test_an_address_that_is_no_web_address_is_shown_as_text(address: str) -> None:
    catalog = replace(world.catalog(), sources={"wef": Source("wef", "A report", address), "ladder": Source("ladder", "A ladder")})
    found = page(catalog=catalog)
    assert address in found.text
    assert not [value for _, name, value in found.attributes if name == "href" and address in (value or "")]


def test_control_and_direction_characters_are_shown_as_escapes() -> None:
    assert (
        re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", report_text(world.plan(), world.catalog()))
        is None
    )
    assert r"\x1b[31mRed alert" in page().text


def test_the_page_needs_nothing_from_outside_and_says_so() -> None:
    text = report_text(world.plan(), world.catalog())
    style = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    policy = re.findall(r'http-equiv="Content-Security-Policy" content="(.*?)"', text)
    fingerprint = b64encode(sha256(style[0].encode()).digest()).decode()
    assert (len(style), policy) == (1, [f"default-src 'none'; style-src 'sha256-{fingerprint}'; base-uri 'none'; form-action 'none'"])
    assert re.findall(r"url\((?!#)|@import|@font-face", style[0]) == []
    assert {"script", "link", "img", "iframe", "object", "form", "base"} & set(page().tags) == set()


def test_every_link_within_the_page_has_its_place_once() -> None:
    attributes = page().attributes
    ids = [value for _, name, value in attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {(value or "")[1:] for _, name, value in attributes if name == "href" and (value or "").startswith("#")} <= set(ids)
    assert {value for _, name, value in attributes if name == "aria-labelledby"} <= set(ids)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert report_text(world.plan(), world.catalog()) == report_text(world.plan(), world.catalog())


def test_the_answer_comes_first() -> None:
    text = page().text
    order = ["Your next step", "Senior Product Owner", "73%, somewhere between 66% and 80%", "2 Nov 2027", "This week", "How to read this"]
    places = [text.index(words, text.index("Go to the plan")) for words in order]
    assert places == sorted(places)


def test_levels_are_explained_by_the_sentences_of_the_scale() -> None:
    text = page().text
    assert all(f"{one.level} {one.name} {one.short}" in text for one in world.SCALE.levels)
    assert "Within reach readiness of at least 65%, and at most 30% of the core levels missing" in text


def test_a_gap_is_told_in_words_beside_its_squares() -> None:
    row = report_of(world.plan(), world.catalog()).gaps.groups[0].rows[0]
    assert (row.signs, row.words, row.actions) == (("have", "have", "asked", "beyond"), "Working → Practitioner", (1,))
    assert "Decision-making Working → Practitioner Practitioner: “I decide alone and say why.” Action 1 25%" in page().text


def test_an_action_has_all_its_details() -> None:
    text = page().text
    assert "Course: " in text
    details = "Course 25 h (20 to 30), in your own time 1,200 USD, seen 2024 By An Institute Exam: 60 questions Renewal: every two years"
    assert f"Done when: Certificate held [red]. {details} https://example.org/a/very/long" in text


def test_every_source_that_is_cited_stands_at_the_end_with_address_year_and_licence() -> None:
    text = page().text
    assert "World Economic Forum, Future of Jobs Report, 2025 . Licence: CC BY. https://example.org/wef A survey." in text
    assert "Used for Senior Product Owner, Decision-making and Data-driven decisions." in text


def test_a_source_that_the_catalogue_only_names_has_its_id_for_a_title() -> None:
    catalog = world.catalog()
    trend = replace(catalog.trends["ai"], evidence=(Evidence("Half of all", "unheard-of", 2026),))
    assert "unheard-of" in page(catalog=replace(catalog, trends={**catalog.trends, "ai": trend})).text.rpartition("Sources")[2]


def test_the_map_says_in_words_where_one_is_and_what_the_way_is() -> None:
    labels = {value for tag, name, value in page().attributes if tag == "a" and name == "aria-label"}
    assert {"Product Owner, You are here", "Senior Product Owner, Next step: promotion, 24–36 months"} <= labels
    assert "Product Manager, ↔ sideways, 12–24 months" in labels
    assert any(label and label.endswith("Step 2: leap, Your target") for label in labels)


def test_a_plan_without_actions_gaps_or_trends_is_a_page_too() -> None:
    text = page(world.plan(world.step(), alternatives=(), stay_and_grow=None, route=None, trends=(), assumptions=(), warnings=())).text
    assert "Nothing to do: every skill that the role asks is there." in text
    assert "What is missing" not in text


def test_every_template_is_one_of_the_page() -> None:
    assert sorted(path.name for path in TEMPLATES.iterdir()) == sorted({"report.html", "report.css", "parts.html", *_included()})


def _included() -> Iterator[str]:
    yield from re.findall(r'{% include "(.*?)" %}', (TEMPLATES / "report.html").read_text("utf-8"))


def tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", css))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("part", [0, 1], ids=["light", "dark"])
def test_colours_can_be_told_apart(part: int) -> None:
    css = (TEMPLATES / "report.css").read_text("utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)", 1)
    colours = tokens(dark if part else light)
    texts = [
        *((text, ground) for text in ("ink", "soft", "link") for ground in ("ground", "raised", "now")),
        ("have", "ground"),
        ("way", "ground"),
    ]
    shapes = [("have", "ground"), ("asked", "ground"), ("strong-line", "ground"), ("way", "now")]
    assert [pair for pair in texts if contrast(*map(colours.get, pair)) < 4.5] == []
    assert [pair for pair in shapes if contrast(*map(colours.get, pair)) < 3] == []


def test_paper_is_always_light() -> None:
    css = (TEMPLATES / "report.css").read_text("utf-8")
    assert css.count("prefers-color-scheme") == css.count("@media screen and (prefers-color-scheme: dark)") == 1


def test_today_is_the_day_of_the_plan() -> None:
    assert "Made on 1 Jan 2030" in page(world.plan(generated_on=date(2030, 1, 1))).text
