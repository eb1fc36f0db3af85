"""What a plan aims at: what is asked, and what counts as held."""

from dataclasses import replace
from datetime import date

import pytest
from tiny import action, catalog, person, role, stand, way

from po_career.catalog.model import Catalog, Kit, Want
from po_career.planning.aim import Aim, aim_of, drained_skills, is_ready, wanted_skills
from po_career.planning.decision import Decision, decide
from po_career.planning.kits import kit_for
from po_career.planning.openness import liftable, rungs_of
from po_career.profile.model import Decided, Profile, Rating, Situation

OWNER = role(
    "owner", {"ordering": (3, "core"), "vision": (2, "important"), "law": (2, "useful")}, place=2
)
SENIOR = role(
    "senior", {"ordering": (4, "core"), "people": (2, "core"), "law": (1, "useful")}, place=3
)
LEAD = role("lead", {"people": (3, "core"), "ordering": (2, "important")}, place=3)
KITS = [
    Kit("elsewhere", "new-employer", "Another employer", skills=("selling",)),
    Kit("ends", "post-ends", "The post ends", skills=("selling",)),
]
EVERY_RUNG = [
    action(f"{skill}-{level}", {skill: level})
    for skill in ("ordering", "vision", "law", "people", "selling")
    for level in (1, 2, 3, 4)
]
WAYS = [way("owner", "senior", months=12), way("owner", "lead", "lateral", months=12)]
WANTS = [Want("people", "People", skills=("people",)), Want("depth", "Depth", skills=("law",))]
WORLD = catalog([OWNER, SENIOR, LEAD], EVERY_RUNG, WAYS, kits=KITS, wants=WANTS)
ANNA = replace(person("owner", ordering=3, vision=2, law=2, people=1), months_in_role=30)


def aim(profile: Profile, world: Catalog = WORLD) -> Aim:
    standing = stand(world, profile)
    decision = decide(standing)
    return made(profile, decision, world)


def made(profile: Profile, decision: Decision, world: Catalog = WORLD) -> Aim:
    standing = stand(world, profile)
    kit = kit_for(standing, decision)
    return aim_of(standing, decision, kit, rungs_of(liftable(standing)))


def asked(found: Aim) -> dict[str, tuple[int, str]]:
    return {skill: (need.level, need.importance) for skill, need in found.asks.items()}


TO_SENIOR = replace(ANNA, target=("senior",))


def test_a_step_asks_what_its_role_asks() -> None:
    found = aim(TO_SENIOR)
    assert found.role.id == "senior"
    assert asked(found) == {"ordering": (4, "core"), "people": (2, "core"), "law": (1, "useful")}
    assert found.levels["ordering"] == 3


def test_an_open_core_skill_of_the_role_held_comes_along_if_it_is_rated() -> None:
    to_lead = replace(ANNA, target=("lead",))
    assert asked(aim(to_lead))["ordering"] == (2, "important")
    short = replace(to_lead, ratings={**ANNA.ratings, "ordering": (Rating(2),)})
    assert asked(aim(short))["ordering"] == (3, "core")
    unrated = replace(to_lead, ratings={"people": ANNA.ratings["people"]}, months_in_role=2)
    assert asked(aim(unrated))["ordering"] == (2, "important")


@pytest.mark.parametrize(
    ("rating", "level"),
    [
        (4, 3),  # one below a high rating
        (3, 2),
        (2, 2),  # not high: it stays, and is below the need anyway
    ],
)
def test_a_recognised_symptom_counts_as_a_gap_whatever_was_rated(rating: int, level: int) -> None:
    ratings = {**ANNA.ratings, "ordering": (Rating(rating),)}
    found = aim(replace(TO_SENIOR, ratings=ratings, hurts=("ordering",)))
    assert found.symptoms == ("ordering",)
    assert found.levels["ordering"] == level


def test_a_symptom_is_at_most_one_below_what_is_asked() -> None:
    found = aim(replace(ANNA, target=("lead",), hurts=("ordering",)))
    assert asked(found)["ordering"] == (3, "core")  # the role held asks more of it than the lead
    assert found.levels["ordering"] == 2
    top = replace(ANNA, target=("lead",), hurts=("vision",))
    assert asked(aim(top))["vision"] == (2, "important")
    assert aim(top).levels["vision"] == 1


def test_a_symptom_of_what_is_only_useful_counts_from_half_of_the_scale() -> None:
    found = aim(replace(TO_SENIOR, hurts=("law",)))
    assert asked(found)["law"] == (2, "important")
    only_one = replace(SENIOR, requires={**SENIOR.requires})
    world = replace(WORLD, roles={**WORLD.roles, "senior": only_one, "owner": role("owner", {})})
    assert aim(replace(TO_SENIOR, hurts=("law",)), world).symptoms == ()


def test_a_symptom_that_neither_role_asks_for_does_not_count() -> None:
    assert aim(replace(TO_SENIOR, hurts=("selling", "people"))).symptoms == ("people",)


def test_a_kit_that_rests_on_a_skill_asks_for_it_if_its_symptom_is_known() -> None:
    outside = replace(
        TO_SENIOR, hurts=("selling",), situation=Situation(applied=None, there={"post": False})
    )
    elsewhere = Decision("senior", None, 4, None, (), {})
    found = made(outside, elsewhere)
    assert found.symptoms == ("selling",)
    assert asked(found)["selling"] == (1, "core")
    assert "selling" not in asked(made(replace(outside, hurts=()), elsewhere))


@pytest.mark.parametrize(("rating", "asks", "level"), [(0, 1, 0), (1, 2, 1), (2, 2, 1), (4, 2, 1)])
def test_a_kit_asks_for_the_next_rung_up_to_half_of_the_scale(rating: int, asks: int, level: int) -> None:
    outside = replace(TO_SENIOR, hurts=("selling",), situation=Situation(there={"post": False}))
    rated = replace(outside, ratings={**ANNA.ratings, "selling": (Rating(rating),)})
    found = made(rated, Decision("senior", None, 4, None, (), {}))
    assert asked(found)["selling"] == (asks, "core")
    assert found.levels["selling"] == level


def test_while_a_post_is_in_question_its_kit_serves_the_skills_that_it_rests_on() -> None:
    situation = Situation(decided=Decided("post-in-question", date(2027, 2, 1)))
    found = aim(replace(ANNA, situation=situation, hurts=("selling", "people")))
    assert found.symptoms == ("people",)


def test_what_is_asked_at_level_nothing_explains_no_symptom() -> None:
    none = replace(SENIOR, requires={**SENIOR.requires, "selling": replace(SENIOR.requires["people"], level=0)})
    world = replace(WORLD, roles={**WORLD.roles, "senior": none})
    assert aim(replace(TO_SENIOR, hurts=("selling",)), world).symptoms == ()


def test_of_two_that_ask_the_higher_level_counts_at_the_higher_importance() -> None:
    """The owner asks vision 2 as important, the senior vision 3 as useful."""
    both = replace(SENIOR, requires={**SENIOR.requires, "vision": replace(SENIOR.requires["law"], level=3)})
    world = replace(WORLD, roles={**WORLD.roles, "senior": both})
    found = aim(replace(TO_SENIOR, hurts=("vision",)), world)
    assert asked(found)["vision"] == (3, "important")


def test_a_post_in_question_is_prepared_for_by_the_way_beside() -> None:
    situation = Situation(decided=Decided("post-in-question", date(2027, 2, 1)))
    found = aim(replace(ANNA, situation=situation))
    assert found.role.id == "senior"
    ends = Situation(decided=Decided("post-ends", date(2027, 2, 1)))
    assert aim(replace(ANNA, situation=ends)).role.id == "owner"


def test_of_two_equal_steps_what_both_ask_is_asked() -> None:
    both = Decision("senior", "promotion", 8, WAYS[0], (), {}, equal=("senior", "lead"))
    short = replace(ANNA, ratings=person(ordering=1, people=1).ratings)
    assert asked(made(short, both)) == {
        "ordering": (3, "core"),
        "people": (2, "core"),
    }  # the owner asks 3
    nothing_short = replace(ANNA, ratings=person(ordering=3, people=2).ratings)
    assert asked(made(nothing_short, both)) == asked(aim(TO_SENIOR))


def test_a_symptom_that_one_of_two_equal_roles_asks_counts() -> None:
    both = Decision("senior", "promotion", 8, WAYS[0], (), {}, equal=("senior", "lead"))
    hurt = replace(ANNA, ratings=person(ordering=1, people=3).ratings, hurts=("law",))
    assert made(hurt, both).symptoms == ("law",)


def test_a_trial_asks_what_both_ask_even_if_nothing_of_it_is_short() -> None:
    able = replace(ANNA, target=("senior", "lead"), ratings=person(ordering=3, people=2).ratings)
    assert asked(aim(able)) == {"ordering": (2, "core"), "people": (2, "core")}


STAYING = replace(ANNA, former_roles=())
AT_HOME = replace(WORLD, transitions=())


def staying(profile: Profile, rule: int = 7, world: Catalog = WORLD) -> Aim:
    standing = stand(world, profile)
    candidates = decide(standing).candidates
    return made(profile, Decision("owner", "stay", rule, None, candidates, {}), world)


def test_whoever_stays_and_has_all_grows_in_what_pays_whichever_way_is_taken_later() -> None:
    found = staying(STAYING)
    assert found.growing
    assert asked(found) == {"ordering": (4, "important"), "people": (2, "important")}


def test_what_pays_on_the_way_to_what_one_wants_comes_first() -> None:
    leading = role("leading", {"people": (2, "core"), "ordering": (4, "core")}, place=3, suits=("people",))
    knowing = role("knowing", {"law": (3, "core"), "ordering": (1, "core")}, place=3)
    ways = [way("owner", key, months=12) for key in ("leading", "knowing")]
    world = catalog([OWNER, leading, knowing], EVERY_RUNG, ways, wants=WANTS)
    assert list(asked(staying(STAYING, world=world))) == ["law", "ordering", "people"]
    wanting = replace(STAYING, wants=("people",))
    assert list(asked(staying(wanting, world=world))) == ["ordering", "people", "law"]


def test_without_a_way_ahead_one_grows_in_ones_own_strengths() -> None:
    world = catalog([OWNER], EVERY_RUNG)
    found = staying(STAYING, world=world)
    assert asked(found) == {
        "ordering": (4, "important"),
        "vision": (3, "important"),
        "law": (3, "important"),
    }


def test_one_grows_in_three_skills_at_most_those_that_pay_most_first() -> None:
    """Two ways ask people, and one each the others; what is only useful pays nothing."""
    one = role("one", {"people": (3, "core"), "law": (4, "important"), "vision": (4, "useful")}, place=3)
    two = role("two", {"people": (2, "core"), "selling": (2, "core"), "ordering": (4, "important")}, place=3)
    ways = [way("owner", key, months=12) for key in ("one", "two")]
    world = catalog([OWNER, one, two], EVERY_RUNG, ways, wants=WANTS)
    assert list(asked(staying(STAYING, world=world))) == ["people", "selling", "law"]


def test_of_ones_own_strengths_the_weightiest_and_then_the_highest_come_first() -> None:
    wide = role("owner", {"law": (1, "core"), "people": (1, "core"), "vision": (1, "important"), "selling": (1, "useful")}, place=2)
    world = catalog([wide], EVERY_RUNG, skills=["ordering"])
    able = replace(STAYING, ratings=person(law=2, people=3, vision=3, selling=3).ratings)
    found = staying(able, world=world)
    assert [(skill, need.level) for skill, need in found.asks.items()] == [("people", 4), ("law", 3), ("vision", 4)]
    top = replace(able, ratings=person(law=4, people=4, vision=4, selling=4).ratings)
    assert asked(staying(top, world=world)) == {}


def test_what_was_not_rated_does_not_keep_anybody_from_growing() -> None:
    new = replace(STAYING, ratings=person(ordering=3).ratings, months_in_role=3)
    assert staying(new, rule=5).growing  # vision is assumed one lower, and nobody said so
    short = replace(new, ratings=person(ordering=2).ratings)
    assert not staying(short, rule=5).growing


def test_with_more_than_two_open_gaps_nothing_is_added() -> None:
    wide = role("owner", dict.fromkeys(("ordering", "vision", "law", "people"), (2, "core")))
    world = replace(WORLD, roles={**WORLD.roles, "owner": wide})
    three = replace(STAYING, ratings=person(ordering=1, vision=1, law=1, people=2).ratings)
    assert set(asked(staying(three, world=world))) == set(wide.requires)
    two = replace(STAYING, ratings=person(ordering=2, vision=1, law=1, people=2).ratings)
    found = staying(two, world=world)
    assert not found.growing
    assert asked(found)["ordering"] == (3, "core")


@pytest.mark.parametrize("rule", [1, 3])
def test_with_too_much_to_do_or_on_probation_nobody_grows_beyond_the_role(rule: int) -> None:
    found = staying(STAYING, rule)
    assert not found.growing
    assert asked(found) == {skill: (n.level, n.importance) for skill, n in OWNER.requires.items()}


def test_wants_and_drains_are_made_of_skills() -> None:
    profile = replace(ANNA, wants=("people", "depth"), drains="depth")
    standing = stand(WORLD, profile)
    assert wanted_skills(standing) == {"people", "law"}
    assert drained_skills(standing) == {"law"}
    assert drained_skills(stand(WORLD, ANNA)) == set()


def test_ready_is_the_verdict_but_for_last_core_rungs_that_only_the_role_teaches() -> None:
    able = replace(TO_SENIOR, ratings=person(ordering=3, people=2, law=1).ratings)
    standing, found = stand(WORLD, able), aim(able)
    assert not is_ready(standing, found, {})
    assert is_ready(standing, found, {"ordering": 4})
    early = replace(able, ratings=person(ordering=2, people=2, law=1).ratings)
    assert not is_ready(stand(WORLD, early), aim(early), {"ordering": 3})
