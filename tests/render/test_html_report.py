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
from po_career.catalog.model import Catalog, Doubt, Evidence, KitCheck, Role, Source, Transition
from po_career.planning.model import SayNow, Step
from po_career.planning.plan_model import Plan
from po_career.profile.model import Applied, Decided, Rating, Situation
from po_career.render.plan.screen import Kept
from po_career.render.report.report_page import html_of, report_of, report_text
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
    *("preserveaspectratio", "r", "rel", "role", "rx", "scope", "tabindex", "value", "viewbox", "width", "x", "x1", "x2", "xmlns"),
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
        if self.tags[-1:] != ["style"]:
            self.texts.append(data)

    @property
    def skeleton(self) -> list[str]:
        """The tags, without the lines that a text of the map is broken into."""
        return [tag for tag in self.tags if tag != "text"]


def squeezed(text: str) -> str:
    return " ".join(text.split())


DAY = date(2026, 11, 24)
NOTHING_BESIDE: Mapping[str, Any] = {
    "person": world.person(target=()),
    "alternatives": (),
    "stay_and_grow": None,
    "route": None,
}


def page_of(plan: Plan, *, private: bool = False) -> Page:
    return Page(report_text(plan, world.catalog(), private=private))


def page(plan: Plan | None = None, catalog: Catalog | None = None) -> Page:
    return Page(report_text(plan or rated(), catalog or world.catalog()))


def rated(next_step: Step | None = None, **changes: Any) -> Plan:
    """The hand-made plan of somebody who has rated three skills."""
    ratings = {"decisions": (Rating(2),), "vision": (Rating(1),), "metrics": (Rating(1),)}
    made = world.plan(next_step)
    return replace(made, **{"person": world.person(ratings=ratings), **changes})


def reworded(value: Any, word: str) -> Any:
    """`value` with `word` in place of every text that is not an id or a half-year."""
    if isinstance(value, str):
        return value if re.fullmatch(r"[a-z][a-z0-9/: -]*|\d{4}-H[12]", value) else word
    if isinstance(value, Mapping):
        return {key: reworded(item, word) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: reworded(getattr(value, field.name), word) for field in fields(value)})
    return tuple(reworded(item, word) for item in value) if isinstance(value, (tuple, list)) else value


def worded(word: str) -> Page:
    """The page with one word for every text, uncut, since what is cut hangs on how long the texts are."""
    report = report_of(reworded(rated(), word), reworded(world.catalog(), word))
    return Page(html_of(replace(report, kept=Kept())))


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
def test_an_address_that_is_not_a_web_address_is_not_a_link(address: str) -> None:
    catalog = replace(world.catalog(), sources={"wef": Source("wef", "A report", address)})
    step = world.step(chapter=world.chapter(world.action("talks", DAY, DAY, url=address)))
    found = page(world.plan(step), catalog)
    assert "Source: A report" in found.text
    hrefs = [value or "" for _, name, value in found.attributes if name == "href"]
    assert not [value for value in hrefs if address in value]


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


def test_page_one_has_the_facts_of_the_page_on_a_terminal_in_its_order() -> None:
    text = page().text
    order = [
        "A career plan",
        "Next step: Senior Product Owner, a promotion.",
        "2 of the 5 skills",
        "Ready by",
        "Short by",
        "Decision-making",
        "Enough, spend no hours there:",
        "Until 22 February 2027: 20 of your 52 hours",
        "Write one page",
        "Say to your manager",
        "On 22 February: look at it again",
        "This week, 60 minutes, for 1",
        "The chapter, 24 Nov 2026 to 22 Feb 2027",
    ]
    places = [text.index(words, text.index("Go to the plan")) for words in order]
    assert places == sorted(places)


def test_the_name_stands_on_page_one_if_it_is_given() -> None:
    text = page(world.plan(person=world.person(name="Sam"))).text
    assert "A plan for Sam" in text
    assert "for Sam, who works as Product Owner, with 20 months in the role" in text
    assert "In it, “you” is Sam." in text


def test_page_two_has_each_action_with_its_steps_and_how_one_sees_that_it_is_done() -> None:
    text = page().text.partition("The chapter, 24 Nov")[2].partition("asks and you may be short of")[0]
    order = [
        "24 Nov to 8 Dec",  # the time line
        "Take a decision with incomplete data that others avoid",
        "To 8 Dec, 8 h, inside your work",
        "First, 60 minutes: List what nobody decides",
        "Week 1: Choose the decision, 2 h",
        "Week 2: Decide and write why, 4 h",
        "Done: check done on the stated date.",
        "To show afterwards: The decision, and what came of it.",
        "“May I take one decision that waits?”",
        "Six talks",
        "Write one page",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_comes_after_the_chapter_stands_in_the_annex_without_days() -> None:
    text = page().text
    later = text.partition("After the chapter, in outline")[2]
    assert "Sit on a hiring panel and write the scorecard" in later
    assert "Sit on a hiring panel" not in text.partition("asks and you may be short of")[0]


def test_a_gap_is_told_in_words_beside_its_squares() -> None:
    row = report_of(world.plan(), world.catalog()).gaps.rows[0]
    assert row.signs == ("have", "have", "asked", "beyond")
    assert (row.words, row.closed) == ("Working → Practitioner", "action\u00a01")
    assert "Next: “I decide alone and say why.” Action 1." in page().text


def test_a_gap_that_was_not_rated_says_so() -> None:
    rows = {row.name: row for row in report_of(world.plan(), world.catalog()).gaps.rows}
    assert rows["People management and team building in large organisations"].words == "not rated → Working"
    collaboration = rows["Strategic and cross-functional collaboration across companies"]
    assert collaboration.words == "not rated, perhaps Working → Practitioner"


def test_what_one_has_is_counted_and_never_told_in_percent_and_nothing_is_called_proved() -> None:
    text = page().text
    assert "2 of the 5 skills" in text
    assert "proved" not in text.casefold()
    assert re.findall(r"\d+ ?%", text) == ["69%"]  # a published figure, with its source beside it


def test_other_ways_are_counted_too_and_staying_is_one_of_them() -> None:
    text = page().text.partition("Other ways")[2]
    assert "Product Manager A step sideways. You have: 0 of 1 skill" in text
    assert "Or stay and grow as Product Owner As good an answer: you have 1 of 2 skills" in text
    assert "roadmap" in text.casefold()


def test_the_way_to_a_target_is_one_line_for_each_move() -> None:
    route = report_of(world.plan(), world.catalog()).route
    assert route[0] == "Senior Product Owner: a promotion; people usually take 24 to 36 months in the role before."
    assert len(route) == 2
    assert report_of(world.plan(route=None), world.catalog()).route == ()


def test_the_map_shows_ones_own_ways_and_the_whole_of_it_to_whoever_opens_it() -> None:
    made = report_of(world.plan(), world.catalog())
    own = {place.role for place in made.map.own.places}
    assert own == {"po", "senior", "manager", "head", "founder"}  # the last two: the target, and a way
    assert made.map.whole is None  # nothing is left for it
    alone = report_of(world.plan(world.step("po", "stay"), **NOTHING_BESIDE), world.catalog())
    assert {place.role for place in alone.map.own.places} == {"po", "senior", "manager"}
    assert {role.title[:7] for _, role in alone.roles.others} == {"Head of", "Founder"}
    ids = {value for _, name, value in page(world.plan(world.step("po", "stay"), **NOTHING_BESIDE)).attributes if name == "id"}
    assert {"po-map-title", "po-map-whole-title"} <= ids


def test_a_leap_a_step_back_and_a_way_in_are_on_ones_own_map_only_if_the_plan_names_them() -> None:
    catalog = world.catalog()
    roles = {**catalog.roles, "analyst": Role("analyst", "Analyst", {}, track="product", way_in=True)}
    ways = (
        Transition("po", "head", "leap"),
        Transition("po", "founder", "return"),
        Transition("po", "analyst", "lateral"),
    )
    larger = replace(catalog, roles=roles, transitions=(*catalog.transitions, *ways))
    staying = world.step("po", "stay")
    alone = report_of(world.plan(staying, **NOTHING_BESIDE), larger)
    assert {place.role for place in alone.map.own.places} == {"po", "senior", "manager"}
    assert alone.map.whole is not None
    named = report_of(world.plan(world.step("head", "leap"), **NOTHING_BESIDE), larger)
    assert "head" in {place.role for place in named.map.own.places}


def test_the_map_says_in_words_where_one_is_and_what_the_way_is() -> None:
    labels = {value for tag, name, value in page().attributes if tag == "a" and name == "aria-label"}
    assert {"Product Owner, You are here", "Senior Product Owner, Next step: promotion, 24–36 months"} <= labels
    assert "Product Manager, ↔ sideways, 12–24 months" in labels
    assert any(label and label.endswith("Step 2: leap, Your target") for label in labels)


def test_every_figure_has_its_source_beside_it() -> None:
    text = page().text
    assert "69% of employers call analytical thinking core. Employers were asked, not owners. Source: World Economic Forum" in text
    assert "A remark without a source" not in text


def test_at_most_ten_sources_are_cited() -> None:
    catalog = world.catalog()
    keys = [f"source-{number}" for number in range(14)]
    trends = {}
    for key in keys:
        evidence = (Evidence(f"One in {key}", key, 2026),)
        trends[key] = replace(catalog.trends["ai"], id=key, evidence=evidence)
    shown = tuple(replace(world.plan().trends[1], id=key) for key in keys)
    sources = {key: Source(key, f"Report {key}") for key in keys}
    made = report_of(world.plan(trends=shown), replace(catalog, trends=trends, sources=sources))
    assert sum(len(trend.figures) for trend in made.coming) == 10


def test_a_trend_says_how_many_of_its_skills_are_there_only_if_any_was_rated() -> None:
    first = report_of(world.plan(), world.catalog()).coming[0]
    assert "To try, about" in first.words
    assert "that prepare for it" not in first.words
    rated = world.person(ratings={"decisions": (Rating(2),)})
    first = report_of(world.plan(person=rated), world.catalog()).coming[0]
    assert "You have 1 of the 2 skills that prepare for it, at Working or above." in first.words


PRIVATE = {
    "words": ("marker-words",),
    "offer": "marker-offer",
    "hurts": ("decisions",),
    "counts": {"people": 41},
    "doubts": ("code",),
    "situation": Situation(load="high", decided=Decided("post-in-question", date(2027, 3, 17)), applied=Applied(43, 2)),
    "ratings": {
        "decisions": (Rating(2, usually="marker-usually"),),
        "vision": (Rating(1, evidence="marker-evidence"),),
    },
}
SAID_IN_PRIVATE = (
    *("marker", "You know this", "holds you back", "43 sent", "41 so far", "17 March", "load", "[i]code", "in question"),
)


def private_plan() -> Plan:
    """A plan of somebody who has said all that is for them alone, with a kit that is."""
    kit = replace(world.full_step().kit, id="nothing", checks=(KitCheck("marker-check"),))
    hidden = replace(world.kit_step(DAY, DAY), id="kit:nothing:1", title="marker-kit")
    chapter = world.chapter(
        world.offer("marker-offer", DAY, DAY),
        hidden,
        world.action("decide", DAY, DAY),
        say=SayNow(None, "marker-say", "manager", None),
    )
    lead = replace(world.full_step().bottleneck, by="symptom", known=True)
    step = replace(world.full_step(), kit=kit, chapter=chapter, actions=chapter.actions, bottleneck=lead)
    return world.plan(step, person=world.person(**PRIVATE))


def test_nothing_that_is_for_the_person_alone_is_in_a_report_that_is_handed_over() -> None:
    text = report_text(private_plan(), world.catalog())
    assert [words for words in SAID_IN_PRIVATE if words in text] == []
    assert "Take a decision with incomplete data" in text


def test_an_action_keeps_its_number_if_those_before_it_are_left_out() -> None:
    """So that `done 3` is what page one calls 3."""
    made = page_of(private_plan())
    assert [value for tag, name, value in made.attributes if tag == "li" and name == "value"] == ["3"]
    text = " ".join(made.text.split())
    assert "This week, for 3" in text
    assert "The numbers are those of the whole chapter" in text
    assert "3 Take a decision" in text.partition("The chapter, 24 Nov")[2]
    assert "The numbers are those" not in page().text


def test_with_private_a_report_has_it_all() -> None:
    text = report_text(private_plan(), world.catalog(), private=True)
    for words in ("marker-offer", "marker-kit", "marker-words"):
        assert words in text


@pytest.mark.parametrize("rule", [1, 2])
def test_that_the_load_is_too_much_or_the_post_ends_cannot_be_read_from_a_report(rule: int) -> None:
    kind = "stay" if rule == 1 else "elsewhere"
    relief = world.action("decide", DAY, DAY, title="marker-relief", part="kit")
    hidden = replace(world.kit_step(DAY, DAY), id="kit:nothing:1", title="marker-kit")
    chapter = world.chapter(relief if rule == 1 else hidden)
    step = world.step("po", kind, settled_by=rule, chapter=chapter)
    text = report_text(world.plan(step), world.catalog())
    for words in ("marker", "Why this one", "Other ways", "another employer", "Next step"):
        assert words not in text


def test_the_page_of_somebody_whose_load_is_too_much_is_one_page() -> None:
    step = world.step("po", "stay", settled_by=1, chapter=world.chapter())
    text = " ".join(page_of(world.plan(step), private=True).text.split())
    assert "First, less." in text
    for words in ("The career map", "career map", "What is coming", "asks and you may be short of"):
        assert words not in text


def test_a_doubt_is_answered_for_the_person_alone() -> None:
    doubts = {"code": Doubt("code", "Do I have to code?", "No. You follow.", "No, you follow.")}
    catalog = replace(world.catalog(), doubts=doubts)
    made = world.plan(person=world.person(doubts=("code",)))
    assert "Do I have to code?" not in report_text(made, catalog)
    assert "Do I have to code?" in report_text(made, catalog, private=True)


def test_a_plan_without_actions_gaps_or_trends_is_a_page_too() -> None:
    text = page(world.plan(world.step(), trends=(), **NOTHING_BESIDE)).text
    for words in ("asks and you may be short of", "The chapter, 24", "What is coming", "After the chapter"):
        assert words not in text
    assert "Your ways on the career map" in text


def test_every_template_is_one_of_the_page() -> None:
    assert sorted(path.name for path in TEMPLATES.iterdir()) == sorted({"report.html", "report.css", "parts.html", *_included()})


def _included() -> Iterator[str]:
    for path in TEMPLATES.iterdir():
        yield from re.findall(r'{% include "(.*?)" %}', path.read_text("utf-8"))


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
    assert "Made on 1 January 2030" in page(world.plan(generated_on=date(2030, 1, 1))).text
