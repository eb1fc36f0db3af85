"""Advertisements in two languages: the English part is read; too little of it is none."""

import pytest

from po_career.advert.advert_reader import text_of
from po_career.advert.english_part import english_part

ENGLISH = """About the role
We are looking for a Product Owner to own the backlog of our payments product. You will write user stories and
prioritise with stakeholders.

Requirements
- 3+ years as a Product Owner
- Scrum, SQL"""
OTHERS = {
    "pt": ("Nossa empresa\nSomos uma empresa de tecnologia.", "Como se candidatar\nEnvie seu currículo pelo site da empresa."),
    "pl": ("O nas\nJesteśmy firmą, która działa na rynku od 20 lat.", "Oferujemy\n- prywatną opiekę dla Ciebie i Twojej rodziny oraz premie"),
    "sv": ("Om oss\nVi är ett bolag som bygger det digitala sjukhuset.", "Ansökan\nSkicka din ansökan till oss så snart som möjligt."),
    "id": ("Tentang kami\nKami adalah perusahaan yang tumbuh dengan cepat.", "Cara melamar\nKirim CV Anda ke kami untuk diproses."),
    "de": ("Über uns\nWir sind ein Unternehmen mit Sitz in Bonn.", "Bewerbung\nBitte schicken Sie uns die Unterlagen zu."),
    "ja": ("会社概要\n私たちは東京の企業です。", "応募方法\nウェブサイトから。"),
}


@pytest.mark.parametrize("language", OTHERS)
def test_the_english_part_is_kept_and_the_rest_left_out(language: str) -> None:
    before, after = OTHERS[language]
    part = english_part(text_of(f"Product Owner (Remote)\n{before}\n\n{ENGLISH}\n\n{after}"))
    assert part.other == language
    assert part.text is not None
    kept = [line.text for line in part.text.lines]
    assert set(ENGLISH.splitlines()) - {""} <= set(kept)
    sentence = before.splitlines()[1]
    assert sentence not in kept
    assert sentence in [line.text for line in part.left_out]


@pytest.mark.parametrize("language", OTHERS)
def test_a_title_a_slogan_and_a_legal_notice_are_no_english_part(language: str) -> None:
    legal = "We are an equal opportunity employer, and all qualified applicants are considered without regard to age or gender."
    text = "\n".join(("Product Owner", *OTHERS[language], *OTHERS[language], "Scrum, SQL, Jira", legal))
    assert english_part(text_of(text)).text is None


@pytest.mark.parametrize(
    "line",
    [
        "Offices: Los Angeles, La Paz, El Segundo, Rio de Janeiro",
        "Write to Jan van der Berg or to Maria de la Cruz",
        "£48-58k, A. Co. and O. Co., PM's choice",
        "Vorsprung durch Technik",
    ],
)
def test_names_and_mottos_are_no_other_language(line: str) -> None:
    text = text_of(f"{ENGLISH}\n{line}")
    assert english_part(text).text == text


def test_a_page_in_english_is_left_as_it_is() -> None:
    text = text_of(ENGLISH)
    assert english_part(text) == (text, None, ())
