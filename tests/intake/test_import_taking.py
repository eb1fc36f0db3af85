"""What of an import goes into a profile, and what never does."""

from dataclasses import replace
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from import_samples import TODAY, sample

from po_career.intake.resume.parsed import Place
from po_career.intake.resume.statements import About, Reason, Statement
from po_career.intake.resume.taking import Proposal, chosen, is_sure, proposals, with_taken
from po_career.language.certainty import Certainty
from po_career.profile.model import Profile, Rating

EVIDENCE = Rating(2, on=date(2026, 1, 5), evidence="the summer map")


def statement(about: About, key: str, value: int | None = None, certainty: Certainty = "certain") -> Statement:
    return Statement(about, key, key, value, None, Reason(certainty, "a rule", "words", Place("file")))


ROLE, MONTHS = statement("role", "product-owner"), statement("months_in_role", "product-owner", 43)
RATED, DONE = statement("rating", "roadmapping", 3), statement("done", "cert-cspo")
ALL = (ROLE, MONTHS, RATED, DONE)


def standings(profile: Profile) -> list[str]:
    return [one.standing for one in proposals(ALL, profile)]


def unasked(profile: Profile, *, least: Certainty = "certain", overrule: bool = False) -> Profile:
    taken = chosen(proposals(ALL, profile), profile, lambda one: is_sure(one, least, overrule=overrule))
    return with_taken(profile, [one.statement for one in taken], TODAY)


def test_an_empty_profile_takes_all_that_is_certain() -> None:
    assert unasked(Profile()) == Profile(
        role="product-owner", months_in_role=43, ratings={"roadmapping": (Rating(3, on=TODAY),)}, done=("cert-cspo",)
    )


def test_a_rating_that_is_taken_has_no_evidence() -> None:
    (rating,) = unasked(Profile()).ratings["roadmapping"]
    assert (rating.evidence, rating.by) == (None, "self")


def test_what_is_there_is_the_same_and_a_second_time_changes_nothing() -> None:
    once = unasked(Profile())
    assert standings(once) == ["same", "same", "same", "same"]
    assert unasked(once) == once


def test_a_rating_with_evidence_is_kept_whatever_is_chosen() -> None:
    held = Profile(ratings={"roadmapping": (EVIDENCE,)})
    assert standings(held)[2] == "kept"
    assert chosen(proposals(ALL, held), held, lambda _: True)[-1].statement == DONE
    assert with_taken(held, [RATED], TODAY) == held


def test_a_rating_without_evidence_is_overruled_only_where_that_is_asked_for() -> None:
    held = Profile(ratings={"roadmapping": (Rating(1),)})
    assert unasked(held, least="likely", overrule=True).ratings == held.ratings
    assert with_taken(held, [RATED], TODAY).ratings == {"roadmapping": (Rating(3, on=TODAY),)}


def test_what_somebody_else_said_stays_beside() -> None:
    other = Rating(4, by="other", evidence="saw it")
    assert unasked(Profile(ratings={"roadmapping": (other,)})).ratings == {"roadmapping": (Rating(3, on=TODAY), other)}


def test_a_role_that_differs_is_left_unless_somebody_says_yes() -> None:
    held = Profile(role="scrum-master", months_in_role=7)
    assert standings(held)[:2] == ["changes", "new"]
    assert (unasked(held).role, unasked(held).months_in_role) == ("scrum-master", 7)  # the months are those of another role
    assert (unasked(held, overrule=True).role, unasked(held, overrule=True).months_in_role) == ("product-owner", 43)


def test_months_that_differ_are_left_unless_somebody_says_yes() -> None:
    held = Profile(role="product-owner", months_in_role=40)
    assert unasked(held).months_in_role == 40
    assert unasked(held, overrule=True).months_in_role == 43


def test_guesses_and_what_is_likely_are_left_unasked() -> None:
    for certainty in ("likely", "guess"):
        (one,) = proposals([replace(RATED, because=replace(RATED.because, certainty=certainty))], Profile())
        assert not is_sure(one, "certain", overrule=False)
    (likely,) = proposals([statement("done", "x", certainty="likely")], Profile())
    assert is_sure(likely, "likely", overrule=False)


def test_a_question_that_was_left_open_is_answered_by_what_is_taken() -> None:
    held = Profile(left_open=("role", "months_in_role", "ratings.roadmapping", "target"))
    assert unasked(held).left_open == ("target",)


RATINGS = st.builds(Rating, st.integers(0, 4), evidence=st.none() | st.just("an example"), by=st.sampled_from(["self", "other"]))
PROFILES = st.builds(
    Profile,
    role=st.none() | st.sampled_from(["product-owner", "senior-po"]),
    months_in_role=st.none() | st.integers(0, 90),
    ratings=st.dictionaries(st.sampled_from(["roadmapping", "scrum-framework", "communication"]), st.tuples(RATINGS), max_size=3),
    done=st.lists(st.sampled_from(["cert-cspo", "cert-psm-1"]), unique=True).map(tuple),
)
SAMPLES = st.sampled_from(["resume-schema.json", "resume-levels.json", "cv-plain.txt", "Certifications.csv"])


@given(PROFILES, SAMPLES, st.sampled_from(["certain", "likely", "guess"]), st.booleans(), st.randoms())
def test_ratings_with_evidence_and_those_of_others_survive_any_import(
    profile: Profile, name: str, least: Certainty, overrule: bool, random: Random
) -> None:
    offered = proposals(sample(name).statements, profile)

    def wanted(one: Proposal) -> bool:
        return is_sure(one, least, overrule=overrule) or random.random() < 0.5

    after = with_taken(profile, [one.statement for one in chosen(offered, profile, wanted)], TODAY)
    for skill, ratings in profile.ratings.items():
        assert all(one in after.ratings[skill] for one in ratings if one.evidence is not None or one.by == "other")
    assert set(profile.done) <= set(after.done)
    fresh = [one for ratings in after.ratings.values() for one in ratings if not any(one in held for held in profile.ratings.values())]
    assert all(one.evidence is None and one.by == "self" for one in fresh)


@given(PROFILES, SAMPLES)
def test_any_sample_taken_twice_is_as_if_taken_once(profile: Profile, name: str) -> None:
    statements = sample(name).statements

    def taken(before: Profile) -> Profile:
        some = chosen(proposals(statements, before), before, lambda one: is_sure(one, "likely", overrule=True))
        return with_taken(before, [one.statement for one in some], TODAY)

    assert taken(taken(profile)) == taken(profile)
