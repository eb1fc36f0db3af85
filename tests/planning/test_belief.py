"""What is believed of a skill, and what that rests on: the table of the method, row by row."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tiny import DAY, NAMES, catalog, person, role, way

from po_career.catalog.model import Action, Catalog, Rules, Scale, ScaleLevel, SkillCheck, Span
from po_career.planning.belief import beliefs, months_of_kind, roles_behind
from po_career.planning.model import Belief
from po_career.profile.model import Event, FormerRole, Profile, Rating

RULES = Rules()
TRAINEE = role("trainee", {"ordering": (4, "core")}, track="product", place=1)
OWNER = role(
    "owner", {"ordering": (3, "core"), "vision": (1, "important")}, track="product", place=2
)
LEAD = role("lead", {"people": (3, "core"), "budget": (2, "useful")}, track="product", place=3)
COACH = role("coach", {"asking": (3, "core")}, track="agile", place=2)
WAYS = [way("trainee", "owner"), way("owner", "lead"), way("owner", "coach", "lateral")]


def course(key: str, raises: dict[str, int]) -> Action:
    return Action(id=key, title=key, kind="course", hours=Span(5, 5), raises=raises)


COURSES = [course("lead-one", {"people": 1}), course("lead-two", {"people": 2})]
WORLD = catalog([TRAINEE, OWNER, LEAD, COACH], COURSES, WAYS)


def believed(skill: str, profile: Profile, world: Catalog = WORLD) -> Belief:
    return beliefs(world, profile, DAY)[skill]


def spread(belief: Belief) -> dict[int, float]:
    """Levels with a chance, as distances from the centre."""
    return {
        level - belief.expected: round(chance, 9)
        for level, chance in enumerate(belief.chances)
        if chance
    }


def test_rated_without_an_example_is_the_level_with_the_published_error() -> None:
    belief = believed("people", person(people=2, evidence=False))
    assert (belief.expected, belief.basis) == (2, "rated")
    assert spread(belief) == {-2: 0.06, -1: 0.29, 0: 0.50, 1: 0.13, 2: 0.02}
    assert (belief.low, belief.high) == (1, 3)


def test_an_example_halves_the_chances_of_being_off() -> None:
    belief = believed("people", person(people=2))
    assert (belief.expected, belief.basis) == (2, "evidence")
    assert spread(belief) == {-2: 0.03, -1: 0.145, 0: 0.75, 1: 0.065, 2: 0.01}


def test_at_the_ends_of_the_scale_the_chances_beyond_fall_on_the_end() -> None:
    assert believed("people", person(people=4, evidence=False)).chances[4] == pytest.approx(0.65)
    assert believed("people", person(people=0, evidence=False)).chances[0] == pytest.approx(0.85)


def test_a_done_action_counts_at_once_as_the_rung_or_one_below() -> None:
    belief = believed("people", replace(person(), done=("lead-one", "lead-two")))
    assert (belief.expected, belief.basis) == (2, "done")
    assert spread(belief) == {-1: 0.4, 0: 0.6}


def test_what_the_role_held_asks_is_assumed_one_either_way() -> None:
    belief = believed("ordering", person("owner"))
    assert (belief.expected, belief.basis) == (3, "assumed")
    assert spread(belief) == {-1: 0.25, 0: 0.5, 1: 0.25}


@pytest.mark.parametrize(("months", "level"), [(5.9, 2), (6, 3), (None, 3)])
def test_while_settling_in_one_level_less_is_assumed(months: float | None, level: int) -> None:
    new = replace(person("owner"), months_in_role=months)
    world = catalog([OWNER], rules=RULES)  # without the way behind
    assert believed("ordering", new, world).expected == level


def test_the_way_behind_on_the_same_track_suggests_one_level_less() -> None:
    belief = believed("ordering", person("lead"))  # trainee 4, owner 3: the highest less one
    assert (belief.expected, belief.basis) == (3, "behind")
    assert spread(belief) == {-1: 0.25, 0: 0.5, 1: 0.25}
    assert believed("vision", person("lead")).expected == 0


def test_a_role_behind_on_another_track_suggests_nothing() -> None:
    world = catalog([OWNER, COACH], transitions=[way("owner", "coach")])
    assert believed("ordering", person("coach"), world).basis == "unknown"


@pytest.mark.parametrize(
    ("former", "expected", "basis"),
    [
        (FormerRole("coach", months=12), 2, "former"),
        (FormerRole("coach", months=11), 0, "unknown"),
        (FormerRole("coach", months=12, until="2021-04"), 2, "former"),
        (FormerRole("coach", months=12, until="2021-02"), 1, "former"),  # over five years ago
        (FormerRole("coach", months=12, until="2021-02-28"), 1, "former"),
        (FormerRole("coach", months=12, until="2021-03-03"), 2, "former"),  # 1825 days ago
        (FormerRole("coach", months=12, until="2021-03-02"), 1, "former"),  # and one more
        (FormerRole("coach", months=12, until="2021-03"), 1, "former"),  # its first day
        (FormerRole(title="Something else", months=99), 0, "unknown"),
    ],
)
def test_a_former_role_of_a_year_suggests_a_level_less(
    former: FormerRole, expected: int, basis: str
) -> None:
    belief = believed("asking", replace(person("trainee"), former_roles=(former,)))
    assert (belief.expected, belief.basis) == (expected, basis)


def test_where_several_rows_apply_the_highest_counts() -> None:
    profile = replace(
        person("lead"), former_roles=(FormerRole("lead", months=20),), done=("lead-one",)
    )
    belief = believed("people", profile)  # assumed 3, former 2, done 1
    assert (belief.expected, belief.basis) == (3, "assumed")
    assert believed("people", replace(profile, role="coach")).expected == 2


def test_without_a_role_six_ratings_suggest_what_the_nearest_roles_ask() -> None:
    shared = {f"skill-{n}": (2, "core") for n in range(6)}
    near = [
        role(f"near-{level}", {**shared, "asking": (level, "core")})  # type: ignore[dict-item]
        for level in (1, 2, 4)
    ]
    world = catalog([*near, LEAD])
    six = Profile(ratings={f"skill-{n}": (Rating(2),) for n in range(6)})
    belief = believed("asking", six, world)
    assert (belief.expected, belief.basis) == (2, "guess")  # the median of 1, 2, 4
    assert spread(belief) == {-2: 0.15, -1: 0.25, 0: 0.4, 1: 0.2}
    assert believed("people", six, world).basis == "unknown"  # only one of the three may ask it
    five = replace(six, ratings={skill: six.ratings[skill] for skill in list(six.ratings)[:5]})
    assert believed("asking", five, world).basis == "unknown"
    assert believed("asking", replace(six, role="lead"), world).basis == "unknown"


def test_of_two_that_ask_it_the_lower_level_is_guessed_and_only_of_the_three_nearest() -> None:
    shared = {f"skill-{n}": (2, "core") for n in range(6)}
    near = [role(f"near-{n}", {**shared, "asking": (level, "core")}) for n, level in enumerate((4, 1))]  # type: ignore[dict-item]
    farther = [role(f"over-{n}", {**shared, "singing": (4, "core"), "dancing": (2, "useful")}) for n in (1, 2)]  # type: ignore[dict-item]
    six = Profile(ratings={skill: (Rating(2),) for skill in shared})
    world = catalog([*near, *farther, role("idle", {"asking": (0, "core")})])
    assert (believed("asking", six, world).expected, believed("asking", six, world).basis) == (1, "guess")
    assert believed("singing", six, world).basis == "unknown"  # of the three nearest one asks it


def test_without_a_day_no_former_role_is_old() -> None:
    old = replace(person("trainee"), former_roles=(FormerRole("coach", months=12, until="1999-01"),))
    assert beliefs(WORLD, old)["asking"].expected == 2
    assert beliefs(WORLD, old, DAY)["asking"].expected == 1


def test_promotions_in_a_circle_put_no_role_behind_itself() -> None:
    circle = catalog([OWNER, LEAD], transitions=[way("owner", "lead"), way("lead", "owner")])
    assert roles_behind(circle, "owner") == {"lead"}
    assert roles_behind(WORLD, "lead") == {"trainee", "owner"}
    assert roles_behind(WORLD, "coach") == set()  # a lateral move leads there


@pytest.mark.parametrize("months", [None, 12, 40])
def test_the_core_of_a_plain_move_is_not_unheard_of_after_a_year(months: float | None) -> None:
    profile = replace(person("owner"), months_in_role=months)
    for skill in ("people", "asking"):
        belief = believed(skill, profile)
        assert (belief.expected, belief.basis) == (1, "unknown")
        assert belief.chances == pytest.approx((0.3, 0.5, 0.2, 0, 0))


def test_what_only_one_of_the_nearest_roles_asks_is_not_guessed() -> None:
    shared = {f"skill-{n}": (2, "core") for n in range(6)}
    asks = [shared, shared, {**shared, "alone": (1, "core")}]
    near = [role(f"near-{n}", needs) for n, needs in enumerate(asks)]  # type: ignore[arg-type]
    six = Profile(ratings={skill: (Rating(2),) for skill in shared})
    assert believed("alone", six, catalog(near)).basis == "unknown"


def test_what_is_unknown_is_most_likely_nothing() -> None:
    at_the_start = replace(person("owner"), months_in_role=11)
    for skill, profile in (("people", at_the_start), ("budget", person("owner"))):
        belief = believed(skill, profile)
        assert (belief.expected, belief.basis) == (0, "unknown")
        assert belief.chances == pytest.approx((0.6, 0.3, 0.1, 0, 0))
        assert (belief.low, belief.high) == (0, 1)  # nine in ten chances are at 1 or below


def test_a_chief_who_rated_nothing_is_no_beginner_at_what_an_owner_does() -> None:
    assert believed("ordering", person("lead")).expected >= 2


def test_a_done_action_after_the_rating_lifts_it_by_its_rung_and_an_older_one_does_not() -> None:
    rated = Profile(ratings={"people": (Rating(1, on=date(2026, 5, 1)),)}, done=("lead-two",))
    assert believed("people", rated).basis == "done"  # nobody knows when it was done
    assert believed("people", rated).expected == 2
    later = replace(rated, history=(Event(on=date(2026, 6, 1), done="lead-two"),))
    assert believed("people", later).expected == 2
    earlier = replace(rated, history=(Event(on=date(2026, 4, 1), done="lead-two"),))
    assert (believed("people", earlier).expected, believed("people", earlier).basis) == (1, "rated")
    same_day = replace(rated, history=(Event(on=date(2026, 5, 1), done="lead-two"),))
    assert believed("people", same_day).basis == "rated"  # who rates knows what the day has brought
    too_high = replace(rated, ratings={"people": (Rating(0, on=date(2026, 5, 1)),)})
    assert believed("people", too_high).expected == 0  # it lifts from 1 to 2, not from 0


def test_one_action_after_the_other_lifts_a_rated_skill_rung_by_rung_in_whatever_order_the_file_names_them() -> None:
    rated = Profile(ratings={"people": (Rating(0, on=date(2026, 5, 1)),)})
    levels = [believed("people", replace(rated, done=done)).expected for done in ((), ("lead-one",), ("lead-one", "lead-two"))]
    assert levels == [0, 1, 2]
    assert believed("people", replace(rated, done=("lead-two", "lead-one"))).expected == 2
    before = (Event(on=date(2026, 4, 1), done="lead-one"), Event(on=date(2026, 6, 1), done="lead-two"))
    assert believed("people", replace(rated, done=("lead-one", "lead-two"), history=before)).expected == 0


def test_only_what_brings_the_rung_itself_tells_when_it_came() -> None:
    rated = Profile(ratings={"people": (Rating(1, on=date(2026, 5, 1)),)}, history=(Event(on=date(2026, 4, 1), done="lead-two"),))
    for other in ("lead-one", "a course that the catalogue has lost"):  # nobody knows when
        assert believed("people", replace(rated, done=("lead-two", other))).basis == "rated"
    again = replace(WORLD, actions={**WORLD.actions, "lead-too": course("lead-too", {"people": 2})})
    assert believed("people", replace(rated, done=("lead-two", "lead-too")), again).basis == "done"


CHECKED = replace(
    WORLD,
    skills={
        **WORLD.skills,
        "people": replace(WORLD.skills["people"], check=SkillCheck("How many?", caps={0: 2, 3: 3})),
    },
)


@pytest.mark.parametrize(("count", "level"), [(None, 4), (0, 2), (1, 3), (3, 3), (4, 4)])
def test_a_counted_fact_caps_the_level(count: int | None, level: int) -> None:
    counts = {} if count is None else {"people": count}
    for by in ("self", "other"):
        rated = Profile(ratings={"people": (Rating(4, by=by),)}, counts=counts)
        assert believed("people", rated, CHECKED).expected == level
    low = Profile(ratings={"people": (Rating(1),)}, counts=counts)
    assert believed("people", low, CHECKED).expected == 1


def test_a_second_rater_widens_the_chances_and_leaves_the_own_level_at_the_centre() -> None:
    profile = Profile(ratings={"people": (Rating(1, by="other"), Rating(3, evidence="led a team"))})
    belief = believed("people", profile)
    assert (belief.expected, belief.basis) == (3, "evidence")
    mine = [0, 0.03, 0.145, 0.75, 0.075]
    theirs = [0.25, 0.5, 0.25, 0, 0]
    half = [(one + other) / 2 for one, other in zip(mine, theirs, strict=True)]
    assert belief.chances == pytest.approx(half)
    assert (belief.low, belief.high) == (0, 3)


def test_another_rater_alone_counts_as_the_rating() -> None:
    belief = believed("people", Profile(ratings={"people": (Rating(2, by="other"),)}))
    assert (belief.expected, belief.basis) == (2, "rated")


def test_of_two_other_raters_the_first_is_taken_for_ones_own() -> None:
    others = (Rating(1, by="other"), Rating(3, by="other"))
    assert believed("ordering", Profile(ratings={"ordering": others})).expected == 1


def test_months_count_across_titles_of_the_same_kind() -> None:
    former = (
        FormerRole("lead", months=10),  # a place above
        FormerRole("trainee", months=20),  # a place below
        FormerRole("coach", months=40),  # another track
        FormerRole(title="Other", months=80),
    )
    profile = replace(person("owner"), months_in_role=5, former_roles=former)
    assert months_of_kind(WORLD, profile) == 15
    again = replace(profile, former_roles=(FormerRole("owner", months=7), FormerRole("owner")))
    assert months_of_kind(WORLD, again) == 12
    assert months_of_kind(WORLD, replace(profile, months_in_role=None)) is None
    assert months_of_kind(WORLD, replace(profile, role=None)) is None


@pytest.mark.parametrize("levels", [2, 3, 10])
def test_every_row_holds_on_a_scale_of_any_length(levels: int) -> None:
    scale = Scale(tuple(ScaleLevel(level, f"L{level}") for level in range(levels)))
    world = catalog([role("owner", {"ordering": (1, "core")})], scale=scale, skills=["people"])
    for belief in beliefs(world, person("owner", ordering=1)).values():
        assert len(belief.chances) == levels
        assert sum(belief.chances) == pytest.approx(1)


RATED = st.builds(
    Rating,
    level=st.integers(0, 4),
    evidence=st.sampled_from([None, "an example"]),
    by=st.sampled_from(["self", "other"]),
)
PROFILES = st.builds(
    Profile,
    role=st.sampled_from([None, "trainee", "owner", "lead", "coach"]),
    months_in_role=st.sampled_from([None, 0, 5, 6, 30]),
    former_roles=st.lists(
        st.builds(
            FormerRole,
            role=st.sampled_from(["owner", "lead", "coach"]),
            months=st.sampled_from([None, 3, 30]),
            until=st.sampled_from([None, "2018-02", "2025-04-30"]),
        ),
        max_size=2,
    ).map(tuple),
    ratings=st.dictionaries(
        st.sampled_from(sorted(WORLD.skills)), RATED.map(lambda rating: (rating,))
    ),
    done=st.sampled_from([(), ("lead-one",), ("lead-one", "lead-two")]),
)


@given(PROFILES)
def test_every_skill_has_a_belief_whose_chances_add_up_and_hold_the_centre(
    profile: Profile,
) -> None:
    found = beliefs(WORLD, profile, DAY)
    assert list(found) == list(WORLD.skills)
    for belief in found.values():
        assert len(belief.chances) == len(NAMES)
        assert min(belief.chances) >= 0
        assert sum(belief.chances) == pytest.approx(1)
        assert 0 <= belief.low <= belief.expected <= belief.high <= 4


@given(PROFILES, st.sampled_from(sorted(WORLD.skills)), st.sampled_from([None, "an example"]))
def test_a_higher_rating_is_no_less_likely_to_reach_any_level(
    profile: Profile, skill: str, evidence: str | None
) -> None:
    before = [0.0] * 5
    for level in range(5):
        rated = {**profile.ratings, skill: (Rating(level, evidence=evidence),)}
        belief = beliefs(WORLD, replace(profile, ratings=rated, done=()), DAY)[skill]
        reached = [sum(belief.chances[least:]) for least in range(5)]
        assert all(now >= was - 1e-12 for now, was in zip(reached, before, strict=True))
        before = reached
