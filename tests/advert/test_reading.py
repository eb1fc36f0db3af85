"""What is read of an advertisement: the lines of a page, their sections, words of degree, the language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.advert.advert_lines import Line, plain_lines, sentences
from po_career.advert.advert_reader import text_of
from po_career.advert.advert_sections import sections_of
from po_career.catalog.model import Scale, ScaleLevel
from po_career.language.level_phrases import degree_of, duty_of, on_scale, years_in
from po_career.language.which_language import language_of

PAGE = """<!doctype html><html><head><title>Jobs</title><style>p {color: red}</style>
<script>var product = "owner";</script></head>
<body><nav><a>Home</a></nav>
<div class="cookie-banner">We use cookies</div>
<h1>Product Owner</h1>
<p>You own the
backlog &amp; the roadmap<br>of one product.
<ul><li>Write stories<li>Say no</ul>
<div id="similarJobs"><p>Scrum Master</p></div>
<footer>Imprint</footer></body></html>"""


def shown(source: str) -> list[tuple[int, str]]:
    """The lines of a text with the numbers of their lines in the source."""
    return [(line.number_at(0), line.text) for line in text_of(source).lines if line.text]


def test_a_page_is_read_without_what_stands_around_it() -> None:
    assert shown(PAGE) == [
        (5, "Product Owner"),
        (6, "You own the backlog & the roadmap"),
        (7, "of one product."),
        (8, "Write stories"),
        (8, "Say no"),
    ]


def test_a_word_in_the_middle_of_a_block_has_the_line_of_the_source_on_which_it_stands() -> None:
    line = next(line for line in text_of(PAGE).lines if "backlog" in line.text)
    assert line.number_at(line.text.index("own")) == 6
    assert line.number_at(line.text.index("backlog")) == 7


def test_a_banner_that_is_never_closed_does_not_swallow_the_page() -> None:
    page = "<html><body><div class='consent'><p>Cookies?<p>" + "You decide what gets built. " * 20 + "</body></html>"
    assert any("decide" in text for _, text in shown(page))


def test_a_description_for_machines_is_read_where_the_page_does_not_show_it() -> None:
    data = '{"@graph": [{"@type": ["JobPosting"], "description": "<p>Own the backlog</p><ul><li>Say no</li></ul>"}]}'
    page = f"<html>\n<body>\n<script type='application/ld+json'>\n{data}</script><p>Loading</p></body></html>"
    assert [text for _, text in shown(page)] == ["Loading", "Own the backlog", "Say no"]
    repeated = page.replace("<p>Loading</p>", "<p>Own the backlog</p><p>Say no</p>")
    assert [text for _, text in shown(repeated)] == ["Own the backlog", "Say no"]


@pytest.mark.parametrize("data", ["{", "[]", '{"@type": "JobPosting", "title": 3, "description": null}', "[" * 5000])
def test_linked_data_that_is_broken_is_passed_over(data: str) -> None:
    page = f"<html><body><script type='application/ld+json'>{data}</script><p>Own the backlog</p></body></html>"
    assert [text for _, text in shown(page)] == ["Own the backlog"]


@given(st.text(alphabet="<>/!-=\"' abdhipusy&;#1\n", max_size=200))
def test_any_broken_page_is_read(mess: str) -> None:
    text = text_of(f"<html><body><p>{mess}<p>end</body>")
    numbers = [line.number_at(0) for line in text.lines]
    assert numbers == sorted(numbers)
    assert set(numbers) <= set(range(1, mess.count("\n") + 2))


SOUP = ("</scrip", "</script", "<!--", "<!-->x", "<![x>", "<?", "<a ", "<p", "<", "&", "**a ", "a. \n", "'", '<div class="')


@pytest.mark.parametrize("opening", ["", "<script>", "<style>", "<!--", "<script type='application/ld+json'>"])
@pytest.mark.parametrize("soup", SOUP)
def test_what_never_ends_is_not_looked_at_again_and_again(soup: str, opening: str) -> None:
    page = f"<html><body><h1>Product Owner</h1><p>Own the backlog</p>{opening}" + soup * (1_000_000 // len(soup))
    assert text_of(page).lines[0].text == "Product Owner"


def test_comments_and_scripts_keep_the_lines_of_what_follows() -> None:
    page = "<html><body>\n<!-- a\n> b --><p>one</p><script>\n'</p>'\n</script\n><p>two<style>\np {}</style></p><p>three</p><!--\n<p>four</p></body>"
    assert shown(page) == [(3, "one"), (6, "two"), (7, "three"), (8, "four")]


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert [line.text for line in plain_lines("one\r\ntwo\x0c\x85more\nthree")] == ["one", "two\x0c\x85more", "three"]


def test_a_long_line_is_cut_into_its_sentences_and_keeps_its_place() -> None:
    words = "We sell shoes to people in twelve countries and have done so since the year of the great fire. "
    (line,) = plain_lines(words + "You own the backlog of our shop. " + "Write to us if you like shoes and people.")
    parts = sentences([line])
    assert [part.text.split()[0] for part in parts] == ["We", "You", "Write"]
    assert {part.number_at(3) for part in parts} == {1}


ADVERT = """Product Owner
Leeds

About us
We have made cheese since 1907.

What you will do
- Own the backlog
- Say no

What you bring
- 3 years as a product owner
- Knowledge of cheese is a plus

Nice to have:
- SAFe

We offer
- A learning budget

We are an equal opportunity employer. We value leadership.

Similar jobs
- Scrum Master"""


def test_each_line_belongs_to_a_section() -> None:
    lines = plain_lines(ADVERT)
    found = {line.text.strip("- "): section for line, section in zip(lines, sections_of(lines), strict=True) if line.text}
    assert {
        "Product Owner": "opening",
        "We have made cheese since 1907.": "company",
        "Own the backlog": "work",
        "Say no": "work",
        "3 years as a product owner": "must",
        "Knowledge of cheese is a plus": "nice",
        "SAFe": "nice",
        "A learning budget": "offer",
        "We are an equal opportunity employer. We value leadership.": "legal",
        "Scrum Master": "others",
    }.items() <= found.items()


def test_a_heading_of_the_page_opens_a_section_whatever_its_length() -> None:
    lines = [
        Line("Job", ((0, 1),), 1),
        Line("Our benefits at a glance for everybody who joins the team", ((0, 2),), 2),
        Line("Fruit", ((0, 3),)),
    ]
    assert sections_of(lines)[2] == "offer"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("basic knowledge of SQL", 1),
        ("familiarity with Scrum", 1),
        ("good understanding of APIs", 2),
        ("solid command of Excel", 2),
        ("strong communication skills", 3),
        ("proven record in roadmapping", 3),
        ("5+ years of product work", 3),
        ("at least two years in a similar role", 2),
        ("expert in pricing", 4),
        ("deep knowledge of the market", 4),
        ("10 years, and mastery of Scrum", 4),
        ("SQL", None),
    ],
)
def test_words_of_degree_say_a_level(words: str, level: int | None) -> None:
    assert degree_of(words) == level


def test_a_duty_says_a_level_where_one_carries_it() -> None:
    assert duty_of("own the backlog") == 3
    assert duty_of("set the strategy across the company") == 4
    assert duty_of("join the meetings") is None


def test_a_range_of_years_counts_from_its_lower_end() -> None:
    assert [years_in(text) for text in ("3-5 years", "eight or so years", "7 yrs", "no time")] == [3, 8, 7, None]


def test_levels_fit_another_scale() -> None:
    def scale(top: int) -> Scale:
        return Scale(tuple(ScaleLevel(level, str(level)) for level in range(top + 1)))

    assert [on_scale(level, scale(4)) for level in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert [on_scale(level, scale(2)) for level in (1, 2, 3, 4)] == [1, 1, 2, 2]  # 0.5, 1, 1.5 and 2, at least 1
    assert [on_scale(level, scale(9)) for level in (1, 2, 3, 4)] == [2, 5, 7, 9]  # 2.25, 4.5, 6.75, 9: a half rounds up


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "You are the one who decides what the team works on, and you will be in the room with the people for whom it is made."),
        (
            "de",
            (
                "Product Owner (m/w/d): Wir suchen für unser Team in Berlin eine Person, die mit uns an der Zukunft "
                "arbeitet und sich um das Backlog kümmert."
            ),
        ),
        (
            "fr",
            (
                "Nous recherchons un Product Owner pour notre équipe : vous êtes le garant de la vision du produit "
                "et vous animez les ateliers."
            ),
        ),
        (
            "es",
            (
                "Buscamos un Product Owner para nuestro equipo de Madrid que se encargue de la visión del producto y "
                "de las historias de usuario."
            ),
        ),
        (
            "it",
            "Cerchiamo un Product Owner per il nostro team: sarà responsabile della visione del prodotto e delle priorità di una squadra.",
        ),
        (
            "pt",
            (
                "Procuramos um Product Owner para a nossa equipa em Lisboa, com experiência em produtos digitais e "
                "que não tenha medo de decidir."
            ),
        ),
        (
            "nl",
            (
                "Wij zoeken een Product Owner voor ons team in Utrecht die de backlog beheert en het gesprek met de "
                "klant niet uit de weg gaat."
            ),
        ),
        (
            "pl",
            (
                "Szukamy osoby na stanowisko Product Owner, która jest odpowiedzialna za rozwój produktu i "
                "współpracę z zespołem oraz nie boi się decyzji w pracy."
            ),
        ),
        (
            "sv",
            (
                "Vi söker en Product Owner till vårt team i Malmö som vill vara med och utveckla det vi gör för "
                "kunderna och inte är rädd för att säga nej."
            ),
        ),
        ("id", "Kami mencari Product Owner untuk tim kami di Jakarta yang akan menentukan prioritas backlog dan bekerja dengan tim lain."),
        ("sk", "Hľadáme Product Ownera do nášho tímu, ktorý sa bude starať o backlog a je zodpovedný za rozvoj produktu pre zákazníkov."),
        ("ru", "Мы ищем владельца продукта в нашу команду, который отвечает за бэклог."),
        ("ja", "プロダクトオーナーを募集しています。チームと一緒に働きます。"),
    ],
)
def test_the_language_is_told_by_its_small_words(language: str, text: str) -> None:
    assert language_of(text) == language


def test_of_a_few_words_no_language_is_told() -> None:
    assert language_of("Product Owner, Leeds") is None


def test_an_advertisement_in_two_languages_can_be_read_where_one_is_english() -> None:
    german = "Wir suchen für unser Team eine Person, die mit uns an der Zukunft arbeitet und sich um das Backlog kümmert. "
    english = "We are looking for a person who works with us on the future and who looks after the backlog of the team. "
    assert language_of(german + english) == "en"
