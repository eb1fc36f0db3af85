"""The one skill that holds a person back most, and the strengths to leave alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import action, catalog, person, ratings_of, role, stand, way

from po_career.catalog.model import Want
from po_career.planning.aim import Aim, aim_of
from po_career.planning.bottleneck import Lead, lead_of, leave_alone
from po_career.planning.decision import decide
from po_career.planning.openness import liftable, rungs_of
from po_career.planning.standing import Standing
from po_career.profile.model import Profile, Rating

OWNER = role("owner", {"ordering": (1, "core")})
SENIOR = role(
    "senior",
    {
        "ordering": (3, "core"),
        "people": (3, "core"),
        "vision": (4, "important"),
        "law": (4, "useful"),
    },
)
SKILLS = ("ordering", "people", "vision", "law", "selling")
RUNGS = [action(f"{skill}-{n}", {skill: n}) for skill in SKILLS for n in (1, 2, 3, 4)]
WANTS = [Want("people", "People", skills=("people",)), Want("view", "View", skills=("vision",))]
WORLD = catalog([OWNER, SENIOR], RUNGS, [way("owner", "senior", months=12)], wants=WANTS)
ANNA = replace(person("owner", target="senior"), months_in_role=30)


def rated(profile: Profile = ANNA, **levels: int) -> Profile:
    return replace(profile, ratings=ratings_of(levels))


def aimed(profile: Profile) -> tuple[Standing, Aim]:
    standing = stand(WORLD, profile)
    return standing, aim_of(standing, decide(standing), None, rungs_of(liftable(standing)))


def lead(profile: Profile, *named: str, closed: tuple[str, ...] = ()) -> Lead:
    standing, aim = aimed(profile)
    return lead_of(standing, aim, named, [skill for skill in SKILLS if skill not in closed])


def test_of_rated_core_gaps_the_largest_is_the_bottleneck() -> None:
    assert lead(rated(ordering=2, people=1, vision=0)) == Lead("people", "largest gap")


def test_an_important_gap_is_it_only_if_no_core_gap_is_rated() -> None:
    assert lead(rated(ordering=2, people=3, vision=0)) == Lead("ordering", "largest gap")
    assert lead(rated(ordering=3, people=3, vision=0)) == Lead("vision", "largest gap")


def test_an_unrated_skill_is_never_the_bottleneck() -> None:
    assert lead(rated(ordering=2)) == Lead("ordering", "largest gap")
    assert lead(ANNA).by is None


def test_what_is_only_useful_is_never_the_bottleneck() -> None:
    assert lead(rated(ordering=3, people=3, vision=4, law=0)) == Lead()


def test_a_recognised_symptom_goes_before_every_gap() -> None:
    hurt = replace(rated(ordering=3, people=0, vision=4), hurts=("vision",))
    assert lead(hurt) == Lead("vision", "symptom")


def test_of_two_symptoms_the_larger_gap_then_the_first() -> None:
    two = replace(rated(ordering=2, people=0, vision=4), hurts=("vision", "people"))
    assert lead(two) == Lead("people", "symptom")
    level = replace(rated(ordering=3, people=3), hurts=("ordering", "people"))
    assert lead(level) == Lead("ordering", "symptom")


def test_what_nothing_open_works_on_comes_last() -> None:
    profile = rated(ordering=2, people=0, vision=0)
    assert lead(profile, closed=("people",)) == Lead("ordering", "largest gap")
    assert lead(profile, closed=("people", "ordering")) == Lead("vision", "largest gap")
    two = replace(profile, hurts=("people", "ordering"))
    assert lead(two, closed=("people",)) == Lead("ordering", "symptom")


TIED = rated(ordering=1, people=1, vision=4)


def test_a_tie_is_settled_by_a_complaint() -> None:
    other = (Rating(1), Rating(0, by="other"))
    complained = replace(TIED, ratings={**TIED.ratings, "people": other})
    assert lead(complained, "ordering") == Lead("people", "complaint")


@pytest.mark.parametrize("seen", [1, 2])
def test_whoever_sees_as_much_or_more_has_no_complaint(seen: int) -> None:
    agreed = replace(TIED, ratings={**TIED.ratings, "people": (Rating(1), Rating(seen, by="other"))})
    assert lead(agreed) == Lead("ordering", "order")
    strong = {"people": (Rating(3), Rating(seen + 2, by="other")), "ordering": (Rating(3),)}
    standing, aim = aimed(replace(ANNA, ratings=strong))
    assert set(leave_alone(standing, aim, ())) == {"people", "ordering"}


def test_of_strengths_as_high_those_of_the_role_held_come_first() -> None:
    standing, aim = aimed(rated(people=4, selling=4, ordering=4))
    assert leave_alone(standing, aim, ()) == ("ordering", "people", "selling")


def test_then_by_what_usually_happens() -> None:
    told = replace(TIED, ratings={**TIED.ratings, "people": (Rating(1, usually="I wait"),)})
    assert lead(told, "ordering") == Lead("people", "usually")


def test_then_by_the_persons_own_words() -> None:
    assert lead(TIED, "law", "people") == Lead("people", "words")


def test_then_by_a_want_and_the_order_of_the_role() -> None:
    assert lead(TIED) == Lead("ordering", "order")
    assert lead(replace(TIED, wants=("people",))) == Lead("people", "order")


def test_with_nothing_rated_words_a_want_or_the_largest_gap_come_first() -> None:
    assert lead(ANNA, "vision") == Lead("vision", None)
    assert lead(replace(ANNA, wants=("people",))) == Lead("people", None)
    short = aimed(ANNA)[1].short
    assert short[lead(ANNA).skill] == max(short.values())


def test_weighted_gaps_leave_out_what_is_useful_unless_it_hurts() -> None:
    _, aim = aimed(rated(ordering=2, people=3, vision=1, law=0))
    assert aim.short == {"ordering": 3, "vision": 6}
    _, aim = aimed(replace(rated(ordering=2, people=3, vision=4, law=0), hurts=("law",)))
    assert aim.short["law"] == 8  # four levels, counted as important


def test_rated_strengths_that_nothing_asks_more_of_are_left_alone() -> None:
    standing, aim = aimed(rated(ordering=3, people=4, vision=3, selling=4, law=2))
    assert leave_alone(standing, aim, ()) == ("people", "selling", "ordering")
    assert leave_alone(standing, aim, ("people",)) == ("selling", "ordering")


@pytest.mark.parametrize(
    "complaint",
    [
        {"hurts": ("people",)},
        {"ratings": {"people": (Rating(4), Rating(3, by="other")), "ordering": (Rating(3),)}},
    ],
)
def test_what_somebody_complains_of_is_not_left_alone(complaint: dict[str, object]) -> None:
    profile = replace(rated(ordering=3, people=4), **complaint)  # type: ignore[arg-type]
    standing, aim = aimed(profile)
    assert leave_alone(standing, aim, ()) == ("ordering",)


def test_at_most_four_are_left_alone() -> None:
    able = rated(ordering=4, people=4, vision=4, law=4, selling=4)
    standing, aim = aimed(able)
    assert len(leave_alone(standing, aim, ())) == 4


@given(
    levels=st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4)),
    hurts=st.lists(st.sampled_from(SKILLS), max_size=2, unique=True),
    closed=st.sets(st.sampled_from(SKILLS)),
)
def test_the_lead_is_short_and_a_bottleneck_is_rated_or_recognised(
    levels: dict[str, int], hurts: list[str], closed: set[str]
) -> None:
    profile = replace(ANNA, ratings=ratings_of(levels), hurts=tuple(hurts))
    standing, aim = aimed(profile)
    short = aim.short
    found = lead_of(standing, aim, (), set(SKILLS) - closed)
    assert (found == Lead()) == (not short)
    if not short:
        return
    assert found.skill in short
    if found.by == "symptom":
        assert found.skill in hurts
    elif found.by is not None:
        assert found.skill in levels
        assert not set(hurts).intersection(short)
