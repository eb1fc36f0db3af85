"""What is found in the sample files, each of another make."""

from pathlib import Path

import pytest
from import_samples import (
    DATA,
    jobs,
    mentioned,
    not_known,
    pdf,
    read,
    sample,
    says,
    skipped,
    zipped,
)

from po_career.intake.resume.statements import Findings

EXPORT = ("Positions.csv", "Skills.csv", "Certifications.csv", "Profile.csv")

NOT_YET = "is not done yet, as its words or its date say"


def export(folder: str = "") -> Findings:
    return read(zipped({folder + name: (DATA / name).read_bytes() for name in EXPORT}), "export.zip")


def test_a_resume_by_the_schema() -> None:
    found = sample("resume-schema.json")
    assert says(found) == {
        "role": ("product-owner", "certain"),
        "months_in_role": (43, "certain"),  # April 2023 to November 2026
        "roadmapping": (3, "certain"),
        "stakeholder-management": (2, "certain"),
        "data-analytics": (1, "likely"),  # SQL is a part of it
        "outcome-measurement": (3, "guess"),  # a keyword under a skill with a level
        "cert-pspo-1": ("done", "certain"),
    }
    assert jobs(found) == [("product-owner", 43, True), ("business-analyst", 50, False)]
    assert mentioned(found) == {"user-research": "user interviews", "analytical-thinking": "Process modelling"}
    assert not_known(found) == ["Juggling", "Lifeguard, bronze"]
    assert skipped(found) == []


def test_an_old_resume_with_a_byte_order_mark_comments_and_commas_too_many() -> None:
    found = sample("resume-old-style.json")
    assert says(found) == {
        "role": ("senior-po", "certain"),
        "months_in_role": (56, "certain"),
        "cert-cspo": ("done", "certain"),
        "cert-psm-1": ("done", "certain"),
    }
    assert jobs(found) == [("senior-po", 56, True), ("product-owner", 32, False), ("associate-po", 24, False)]
    assert set(mentioned(found)) == {"agile-principles", "user-stories", "prioritization"}
    assert not_known(found) == ["JavaScript", "Java"]
    assert skipped(found) == [
        '"n/a" is not a date that can be read',
        "the job has no title",
        '"Preparing for PSPO II" is not done yet, ' + END,
    ]


END = "as its words or its date say"


def test_a_resume_with_several_titles_at_one_employer_and_values_of_wrong_kinds() -> None:
    found = sample("resume-loose.json")
    assert says(found) == {
        "role": ("product-manager", "likely"),  # the night school goes on too
        "months_in_role": (34, "likely"),
        "cert-pmi-acp": ("done", "certain"),
        "cert-cspo": ("done", "guess"),  # it stands in a line of education
    }
    assert jobs(found) == [("product-manager", 34, True), ("associate-po", 31, False), ("consultant", 40, True)]
    assert set(mentioned(found)) >= {"product-vision", "market-research", "backlog-management", "ux-design", "user-research"}
    assert [one.where.path for one in found.skipped] == ["work[2]", "work[4].position", "work[4].startDate", "work[4].position"]


def test_levels_in_many_words() -> None:
    found = sample("resume-levels.json")
    assert says(found) == {
        "role": ("product-owner", "certain"),
        "months_in_role": (76, "likely"),  # from July 2020
        "scrum-framework": (4, "certain"),  # its own name goes before that of one event
        "data-analytics": (2, "likely"),
        "communication": (3, "certain"),
        "leadership": (2, "likely"),
        "mentoring": (3, "likely"),
        "user-research": (4, "likely"),
        "ux-design": (4, "guess"),
    }
    assert set(mentioned(found)) == {"coaching", "facilitation"}  # "5 years" and a bare 80 are no levels


@pytest.mark.parametrize("folder", ["", "Basic_LinkedInDataExport_11-24-2026/", "a/b/"])
def test_a_linkedin_export_as_a_zip(folder: str) -> None:
    found = export(folder)
    assert says(found) == {
        "role": ("senior-po", "certain"),
        "months_in_role": (56, "certain"),
        "cert-cspo": ("done", "certain"),
        "cert-safe-popm": ("done", "certain"),
        "cert-csm": ("done", "guess"),  # a customer success manager
        "cert-pspo-1": ("done", "likely"),  # in the list of skills, and in the headline
    }
    assert jobs(found) == [("senior-po", 56, True), ("product-owner", 30, False), ("scrum-master", 32, False), (None, None, False)]
    assert mentioned(found)["backlog-management"] == "Product Backlog Management"
    assert not_known(found) == ["JavaScript", "Purchase Orders", "Scrum Master", "First Aid at Work"]
    assert any("looks like a formula" in one for one in skipped(found))


@pytest.mark.parametrize("name", EXPORT)
def test_each_table_of_an_export_alone(name: str) -> None:
    found = sample(name)
    assert found.format == "linkedin"
    assert found.statements


def test_a_role_in_a_headline_is_never_certain() -> None:
    assert says(sample("Profile.csv"))["role"] == ("senior-po", "likely")


def test_skills_of_linkedin_are_mentions_and_no_ratings_and_notes_before_the_header_are_passed_over() -> None:
    found = sample("Skills.csv")
    assert [one.about for one in found.statements] == ["done"]
    assert mentioned(found)["stakeholder-management"] == "Stakeholder Engagement"
    assert found.mentioned[0].because.where.row == 1


def test_a_table_that_a_spreadsheet_has_saved_with_semicolons() -> None:
    found = sample("Positions-semicolon.csv")
    assert says(found) == {"role": ("agile-coach", "certain"), "months_in_role": (24, "certain")}
    assert jobs(found) == [("agile-coach", 24, True), ("scrum-master", 36, False)]


CV_PLAIN = {
    "role": ("senior-po", "certain"),
    "months_in_role": (56, "certain"),
    "data-analytics": (1, "likely"),
    "roadmapping": (3, "certain"),
    "cert-pspo-1": ("done", "certain"),
    "cert-csm": ("done", "certain"),
}


def test_a_cv_as_plain_text() -> None:
    found = sample("cv-plain.txt")
    assert says(found) == CV_PLAIN
    assert jobs(found) == [("senior-po", 56, True), ("product-owner", 30, False), (None, 24, False)]
    assert found.roles[2].title == "Warehouse Clerk"
    assert {"stakeholder-management", "prioritization", "ux-design", "experimentation", "user-stories"} <= set(mentioned(found))
    assert not_known(found) == ["Java"]
    assert skipped(found) == [f'"PSPO II - in progress" {NOT_YET}']
    assert [one.because.where.line for one in found.statements] == [10, 10, 29, 30, 33, 34]


def test_a_cv_in_markdown() -> None:
    found = sample("cv-markdown.md")
    assert says(found) == {
        "role": ("product-manager", "certain"),
        "months_in_role": (66, "certain"),
        "data-analytics": (2, "likely"),  # three points of five
        "cert-pmi-acp": ("done", "certain"),
        "cert-google-da": ("done", "certain"),
    }
    assert jobs(found) == [("product-manager", 66, True), ("business-analyst", 40, False)]
    assert not_known(found) == ["Less waste"]


def test_several_titles_at_one_company_and_volunteering_that_is_no_job() -> None:
    found = sample("cv-one-company.txt")
    assert says(found) == {"role": ("group-pm", "certain"), "months_in_role": (34, "certain")}
    assert [(one.title, one.employer) for one in found.roles][:1] == [("Group Product Manager", "Big Telecom plc")]
    assert jobs(found) == [  # the line of the employer, with the time of all three, is not a job
        ("group-pm", 34, True),
        ("product-manager", 43, False),
        ("product-manager", 39, False),
        (None, 24, False),
    ]


def test_a_freelancer_with_overlapping_jobs() -> None:
    found = sample("cv-freelance.txt")
    assert says(found)["role"] == ("product-owner", "likely")  # beside it goes a Scrum Master on
    assert says(found)["months_in_role"] == (70, "likely")  # 42 since May 2023, 4 in the winter before, 24 from July 2020 to July 2022
    assert set(mentioned(found)) == {"facilitation", "influence-negotiation", "positioning-gtm", "backlog-management"}
    assert not_known(found) == ["Linear algebra"]


def test_a_later_job_that_the_catalogue_does_not_know_makes_the_role_less_sure() -> None:
    older = '{"position": "Product Owner", "startDate": "2018-01"}'
    assert says(read(f'{{"work": [{{"position": "Baker", "startDate": "2022-01"}}, {older}]}}'))["role"] == ("product-owner", "likely")
    assert says(read(f'{{"work": [{{"position": "Baker", "startDate": "2012-01"}}, {older}]}}'))["role"] == ("product-owner", "certain")


def test_no_role_is_held_where_all_jobs_have_ended_or_have_not_begun() -> None:
    ended = '{"position": "Product Owner", "startDate": "2018-01", "endDate": "2020-01"}'
    ahead = '{"position": "Senior Product Owner", "startDate": "2027-01"}'
    assert says(read(f'{{"work": [{ended}, {ahead}]}}')) == {}


def test_a_job_that_ends_in_the_future_goes_on() -> None:
    found = read('{"work": [{"position": "Product Owner", "startDate": "2026-01", "endDate": "2027-06"}]}')
    assert says(found) == {"role": ("product-owner", "certain"), "months_in_role": (10, "certain")}


def test_a_letter_without_headings_gives_guesses() -> None:
    found = sample("cv-no-headings.txt")
    assert says(found) == {"role": ("product-owner", "guess"), "cert-cspo": ("done", "likely")}
    assert "scrum-framework" in mentioned(found)


def test_a_text_that_is_no_utf8_is_read_and_told() -> None:
    found = sample("cv-latin1.txt")
    assert (found.roles[0].title, found.roles[0].employer) == ("Product Owner", "Café Société")
    assert skipped(found) == ["the file is not UTF-8; it is read as Western European text, so some letters may be wrong"]


def test_a_text_in_utf16_with_its_mark_is_read() -> None:
    assert says(read("Experience\nProduct Owner, Acme, May 2024 - present\n".encode("utf-16")))["months_in_role"] == (30, "certain")


def test_a_pdf_says_what_its_text_says_with_page_and_line() -> None:
    lines = (DATA / "cv-plain.txt").read_text("utf-8").replace("–", "-").splitlines()
    cut = lines.index("EDUCATION")
    found = read(pdf(lines[:cut], lines[cut:]), "cv.pdf")
    assert found.format == "pdf"
    assert says(found) == CV_PLAIN
    assert (found.statements[0].because.where.page, found.statements[-1].because.where.page) == (1, 2)


def test_the_pdf_of_a_linkedin_profile_has_its_own_order_of_lines() -> None:
    side = ["Contact", "noor@example.org", "Top Skills", "Roadmapping", "User Stories", "Certifications", "CSPO", ""]
    first = ["Noor Example", "Senior Product Owner at Tram & Co", "Leeds, England", "Summary", "I like maps.", "Experience"]
    jobs_there = [
        *("Tram & Co", "7 years 3 months", "Senior Product Owner", "March 2022 - Present (4 years 9 months)", "Leeds, England"),
        *("Product Owner", "September 2019 - February 2022 (2 years 6 months)", "Cycle Hire"),
        *("Scrum Master", "January 2017 - August 2019 (2 years 8 months)", "Page 1 of 2"),
    ]
    found = read(pdf([*side, *first, *jobs_there], ["Education", "University of Leeds", "BA, Geography (2010 - 2013)"]))
    assert says(found) == {"role": ("senior-po", "certain"), "months_in_role": (56, "certain"), "cert-cspo": ("done", "certain")}
    assert jobs(found) == [("senior-po", 56, True), ("product-owner", 30, False), ("scrum-master", 32, False)]
    assert set(mentioned(found)) == {"roadmapping", "user-stories"}


def test_columns_that_ran_together_and_printed_letters_are_read() -> None:
    found = read("Experience\nProduct OwnerMar 2021 – Present\nSkills\nRe\ufb01nement sessions, Stake\u00adholder\u00a0management\n")
    assert says(found) == {"role": ("product-owner", "certain"), "months_in_role": (68, "certain")}
    assert set(mentioned(found)) == {"facilitation", "stakeholder-management"}


def test_tables_in_markdown_hold_jobs_and_skills_with_levels() -> None:
    found = read(
        "## Employment History\n| Period | Role | Company |\n|---|---|---|\n"
        "| 01/2021 – today | **Senior Product Owner** | Acme AG |\n| 06/2018 – 12/2020 | Product Owner | Beta GmbH |\n"
        "## Skills\n| Skill | Level |\n|---|---|\n| Roadmapping | Expert |\n| Java | Beginner |\n"
    )
    assert says(found) == {"role": ("senior-po", "certain"), "months_in_role": (70, "certain"), "roadmapping": (4, "certain")}
    assert not_known(found) == ["Java"]


def test_short_forms_in_a_sentence_are_colleagues_and_in_a_list_of_skills_they_stay_skills() -> None:
    found = read("Summary\nI worked with the RTE and the CSM.\nSkills\nLPM, CSPO\n")
    assert says(found) == {"cert-safe-lpm": ("done", "guess"), "cert-cspo": ("done", "likely")}
    assert set(mentioned(found)) == {"portfolio-management"}


def test_levels_after_colons_in_one_line_belong_each_to_its_skill() -> None:
    found = read("Skills\nRoadmapping: expert, Facilitation: advanced, Leadership (beginner)\n")
    assert says(found) == {"roadmapping": (4, "certain"), "facilitation": (3, "certain"), "leadership": (1, "certain")}


def test_headings_inside_lists_are_no_items_but_may_name_a_skill() -> None:
    found = read(
        "# Skills\n### Agile methodologies\n- Roadmapping\n### Odds and ends\n- Java\n# Certifications\n### Other papers\n- CSPO\n"
    )
    assert set(mentioned(found)) == {"agile-principles", "roadmapping"}
    assert not_known(found) == ["Java"]
    assert says(found) == {"cert-cspo": ("done", "certain")}


def test_every_sample_is_looked_at() -> None:
    tests = Path(__file__).read_text("utf-8") + (Path(__file__).parent / "test_import_hostile.py").read_text("utf-8")
    assert [path.name for path in DATA.iterdir() if path.name not in tests] == []
