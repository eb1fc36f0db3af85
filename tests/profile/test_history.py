"""A history: what changed is recorded, can be taken back exactly, and tells how things stood."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from po_career.profile.history import as_of, grown, joined, recorded, undone
from po_career.profile.model import Event, KeptPlan, Profile, Rating

DAY = date(2026, 11, 9)
LATER = date(2026, 11, 20)

RATINGS = st.tuples(
    st.none() | st.builds(Rating, st.integers(0, 4), st.none() | st.just(DAY), st.none() | st.just("Once.")),
    st.none() | st.builds(Rating, st.integers(0, 4), by=st.just("other")),
).map(lambda pair: tuple(rating for rating in pair if rating is not None))
PROFILES = st.builds(
    Profile,
    role=st.none() | st.sampled_from(["owner", "lead"]),
    months_in_role=st.none() | st.just(20.0),
    ratings=st.dictionaries(st.sampled_from("abc"), RATINGS.filter(bool), max_size=3),
    done=st.lists(st.sampled_from("xyz"), unique=True).map(tuple),
)


def stands(profile: Profile) -> tuple[object, ...]:
    """What the history is about."""
    return profile.role, profile.months_in_role, dict(profile.ratings), set(profile.done)


def test_each_difference_is_an_event() -> None:
    before = Profile(role="owner", months_in_role=20, ratings={"talk": (Rating(1),), "plan": (Rating(2),)}, done=("read",))
    after = Profile(role="lead", ratings={"talk": (Rating(2), Rating(3, by="other"))}, done=("listen",))
    assert recorded(before, after, DAY).history == (
        Event(DAY, role="lead", role_was="owner", months_was=20),
        Event(DAY, skill="talk", rating=Rating(2), was=Rating(1)),
        Event(DAY, skill="talk", by="other", rating=Rating(3, by="other")),
        Event(DAY, skill="plan", was=Rating(2)),
        Event(DAY, done="listen"),
        Event(DAY, not_done="read"),
    )


def test_a_profile_that_did_not_change_has_no_new_event() -> None:
    kept = Profile(role="owner", history=(Event(DAY, done="read"),))
    assert recorded(kept, kept, LATER) == kept


def test_months_in_the_role_go_on_from_the_day_on_which_they_were_said() -> None:
    said = recorded(Profile(role="owner"), Profile(role="owner", months_in_role=20), DAY)
    assert said.history == (Event(DAY, months=20),)
    # 9 November 2026 to 8 August 2027 are 272 days, 8.9 months of 30.4 days
    assert [grown(said, day).months_in_role for day in (DAY, LATER, date(2027, 8, 8), date(2027, 11, 10))] == [20, 20, 28, 32]


def test_months_that_were_changed_by_hand_or_never_recorded_stand_as_they_are() -> None:
    by_hand = Profile(role="owner", months_in_role=26, history=(Event(DAY, months=20),))
    new_role = Profile(role="lead", months_in_role=3, history=(Event(DAY, months=3), Event(DAY, role="lead", role_was="owner")))
    for profile in (by_hand, new_role, Profile(role="owner", months_in_role=20)):
        assert grown(profile, date(2028, 1, 1)) == profile


def test_a_new_role_and_the_months_in_it_are_one_event_and_so_are_two_answers_of_one_day() -> None:
    before, after = Profile(role="owner", months_in_role=20), Profile(role="lead", months_in_role=2)
    event = Event(DAY, role="lead", role_was="owner", months=2, months_was=20)
    assert recorded(before, after, DAY).history == (event,)
    half = recorded(before, Profile(role="lead"), DAY)
    assert joined(recorded(half, replace(half, months_in_role=2), DAY), 0).history == (event,)


def test_a_plan_that_was_kept_is_taken_back_like_any_other_event() -> None:
    plan = Event(DAY, plan=KeptPlan("lead", {"read": LATER}))
    assert undone(Profile(role="owner", history=(plan,))) == (Profile(role="owner"), plan)
    assert undone(Profile(role="owner")) is None


def test_the_first_event_after_a_day_says_what_was_on_it() -> None:
    """Recorded out of order, as whoever notes an older day does: 3 on the 20th (1 before), 2 on the 9th."""
    events = (Event(LATER, skill="talk", rating=Rating(3), was=Rating(1)), Event(DAY, skill="talk", rating=Rating(2), was=Rating(0)))
    profile = Profile(ratings={"talk": (Rating(3),)}, history=events)
    assert as_of(profile, DAY - timedelta(days=1)).ratings == {"talk": (Rating(0),)}
    assert as_of(profile, DAY).ratings == {"talk": (Rating(1),)}
    assert as_of(profile, LATER) == profile


def test_of_two_events_of_one_day_the_first_says_what_was_before() -> None:
    events = (Event(DAY, skill="talk", rating=Rating(2), was=Rating(1)), Event(DAY, skill="talk", rating=Rating(3), was=Rating(2)))
    profile = Profile(ratings={"talk": (Rating(3),)}, history=events)
    assert as_of(profile, DAY - timedelta(days=1)).ratings == {"talk": (Rating(1),)}


@given(before=PROFILES, after=PROFILES)
def test_what_was_recorded_can_be_taken_back_event_by_event(before: Profile, after: Profile) -> None:
    profile = recorded(before, after, DAY)
    for event in reversed(profile.history):
        step = undone(profile)
        assert step is not None
        profile, taken = step
        assert taken == event
    assert stands(profile) == stands(before)
    assert profile.history == ()


@given(st.lists(PROFILES, min_size=1, max_size=4))
def test_every_state_of_the_past_can_be_seen_again(states: list[Profile]) -> None:
    profile = states[0]
    for n, state in enumerate(states[1:], 1):
        profile = recorded(
            profile,
            Profile(role=state.role, months_in_role=state.months_in_role, ratings=state.ratings, done=state.done, history=profile.history),
            DAY + timedelta(days=n),
        )
    for n, state in enumerate(states):
        assert stands(as_of(profile, DAY + timedelta(days=n))) == stands(state)


@given(before=PROFILES, after=PROFILES)
def test_after_everything_the_past_is_the_present(before: Profile, after: Profile) -> None:
    profile = recorded(before, after, DAY)
    assert as_of(profile, DAY) == profile


def test_a_level_and_its_example_are_one_event() -> None:
    level, example = Rating(3), Rating(3, evidence="Once.")
    profile = Profile(history=(Event(DAY, skill="talk", rating=level, was=Rating(1)),))
    profile = recorded(Profile(ratings={"talk": (level,)}), Profile(ratings={"talk": (example,)}, history=profile.history), DAY)
    assert joined(profile, 0).history == (Event(DAY, skill="talk", rating=example, was=Rating(1)),)
    assert joined(profile, 1) == profile


def test_what_comes_to_nothing_leaves_no_event() -> None:
    there, back = Profile(ratings={"talk": (Rating(3),)}, role="lead", done=("read",)), Profile(role="owner", months_in_role=3)
    profile = recorded(back, there, DAY)
    profile = recorded(there, replace(back, history=profile.history), DAY)
    assert joined(profile, 0).history == ()


@given(st.lists(PROFILES, min_size=2, max_size=4))
def test_events_that_are_joined_lead_back_to_the_same(states: list[Profile]) -> None:
    profile = states[0]
    for state in states[1:]:
        profile = recorded(profile, replace(state, history=profile.history), DAY)
    profile = joined(profile, 0)
    while (step := undone(profile)) is not None:
        profile = step[0]
    assert stands(profile) == stands(states[0])


def test_a_role_that_is_held_again_is_no_longer_left_open() -> None:
    before = Profile(role="owner")
    after = recorded(before, Profile(left_open=("role", "target")), date(2026, 11, 9))
    back = undone(after)
    assert back is not None
    assert back[0] == Profile(role="owner", left_open=("target",))
