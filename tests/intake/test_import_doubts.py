"""What a file says that cannot be so, or that says of something that it is not there."""

from import_samples import jobs, mentioned, read, says, skipped


def test_a_job_that_ends_before_it_begins_is_named_and_does_not_count() -> None:
    found = read("Work experience\nProduct Owner, Mar 2023 - Present\nProduct Owner, May 2022 - Jan 2021\n", "cv.txt")
    assert says(found)["months_in_role"] == (44, "certain")  # March 2023 to October 2026
    assert len(jobs(found)) == 1
    assert any("before it begins" in what for what in skipped(found))


def test_a_job_that_is_yet_to_begin_is_named_and_does_not_count() -> None:
    found = read("Work experience\nProduct Owner, Mar 2027 - Present\n", "cv.txt")
    assert jobs(found) == []
    assert skipped(found) == ['"Product Owner" begins on a day to come, 2027-03']


def test_a_skill_that_somebody_says_they_do_not_have_is_not_mentioned() -> None:
    assert "roadmapping" not in mentioned(read("Skills\nRoadmapping: none\n", "cv.txt"))
    assert "roadmapping" not in mentioned(read("Skills\nRoadmapping: no experience\n", "cv.txt"))
