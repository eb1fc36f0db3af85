"""Profiles as people write them: names become ids, mistakes have places, nothing is lost."""

import json
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from po_career.catalog.merge import DEFAULT_SCALE
from po_career.catalog.model import (
    Action,
    Catalog,
    Doubt,
    Identity,
    Need,
    Replaced,
    Role,
    Skill,
    Span,
    Want,
)
from po_career.cli.answers import value_of
from po_career.errors import InvalidFileError
from po_career.profile.model import (
    Applied,
    Away,
    Budget,
    Decided,
    Event,
    FormerRole,
    KeptPlan,
    Profile,
    Rating,
    Situation,
)
from po_career.profile.read import ProfileRead, read_profile

CATALOG = Catalog(
    Identity("small"),
    DEFAULT_SCALE,
    roles={"owner": Role("owner", "Product Owner", {}, aliases=("PO",)), "lead": Role("lead", "Team Lead", {}, aliases=("TL",))},
    skills={
        "talk": Skill("talk", "Talking", aliases=("communication",)),
        "price": Skill("price", "Pricing", aliases=("money",)),
        "plan": Skill("plan", "Roadmapping", aliases=("money",)),
    },
    actions={"read": Action("read", "Read a book", "reading", Span(6, 6), {"talk": 1})},
    wants={"people": Want("people", "Leading people"), "calm": Want("calm", "A calmer load")},
    needs={"support": Need("support", "A manager who supports it"), "post": Need("post", "A post")},
    doubts={"paper": Doubt("paper", "Do I need a certificate?", "No.")},
    replaced=Replaced(skills={"chatting": "talk"}, actions={"listen": "read"}, roles={"boss": "lead"}),
)


def read(text: str) -> ProfileRead:
    """`text` as a profile for the small catalogue."""
    return read_profile(text, "me.yaml", CATALOG)


def mistakes(text: str) -> list[tuple[int, int, str]]:
    """Line, column and words of every mistake in `text`."""
    with pytest.raises(InvalidFileError) as raised:
        read(text)
    return [(problem.line, problem.column, problem.what) for problem in raised.value.problems]


def test_a_profile_is_read_with_all_that_it_may_hold() -> None:
    text = """\
schema: po-career/profile/1
role: owner
months_in_role: 20
hours_per_week: 4.5
budget: 500
target: lead
interests: [product]
ratings:
  talk: 3
  price: {level: 2, on: 2026-11-01, evidence: Set the price of one product., by: other}
  plan: [{level: 1}, {level: 2, by: other}]
done: [read]
"""
    assert read(text)[:3] == (
        Profile(
            role="owner",
            months_in_role=20,
            hours_per_week=4.5,
            budget=Budget(500),
            target=("lead",),
            interests=("product",),
            ratings={
                "talk": (Rating(3),),
                "price": (Rating(2, date(2026, 11, 1), "Set the price of one product.", by="other"),),
                "plan": (Rating(1), Rating(2, by="other")),
            },
            done=("read",),
        ),
        (),
        {},
    )


def test_names_are_taken_by_title_and_alias_in_any_case() -> None:
    profile = read("role: product OWNER\ntarget: tl\nratings: {Communication: 3, ROADMAPPING: 1}\ndone: read a book\n").profile
    assert (profile.role, profile.target, list(profile.ratings), profile.done) == ("owner", ("lead",), ["talk", "plan"], ("read",))


def test_json_is_read_as_well_as_yaml() -> None:
    text = json.dumps({"role": "owner", "ratings": {"talk": [{"level": 3, "evidence": "Spoke \U0001f600"}]}}, indent="\t")
    assert read(text).profile == Profile(role="owner", ratings={"talk": (Rating(3, evidence="Spoke \U0001f600"),)})


def test_a_key_without_a_value_is_as_good_as_absent() -> None:
    assert read("role:\ntarget: null\nratings: {talk: }\ndone: ~\nbudget:\n").profile == Profile()


def test_an_id_that_was_replaced_is_renamed_with_a_word() -> None:
    profile, notes, *_ = read("target: boss\nratings: {chatting: 2}\ndone: [listen]\n")
    assert (profile.target, dict(profile.ratings), profile.done) == (("lead",), {"talk": (Rating(2),)}, ("read",))
    assert [(note.what, note.where) for note in notes] == [
        ('the role "boss" is now "lead"', "lead"),
        ('the skill "chatting" is now "talk"', "talk"),
        ('the action "listen" is now "read"', "read"),
    ]


def test_what_the_catalogue_does_not_know_is_kept_aside_with_a_word() -> None:
    profile, notes, aside, *_ = read("ratings: {knitting: {level: 2, by: self}, talk: 1}\ndone: [marathon, read]\n")
    assert (list(profile.ratings), profile.done) == (["talk"], ("read",))
    assert aside == {"ratings": {"knitting": {"level": 2, "by": "self"}}, "done": ["marathon"]}
    assert [note.what for note in notes] == [
        'your catalogue has no skill "knitting"; your answer is kept in the file and not used',
        'your catalogue has no action "marathon"; your answer is kept in the file and not used',
    ]


def test_what_the_history_knows_is_no_slip_of_the_pen() -> None:
    assert read("ratings: {pricey: 2}\nhistory: [{on: 2026-01-01, skill: pricey, rating: 2}]\n").aside["ratings"] == {"pricey": 2}
    assert mistakes("ratings: {pricey: 2}\n") == [(1, 11, 'unknown skill "pricey"')]


def test_a_role_that_the_catalogue_does_not_have_is_kept_aside_with_a_word() -> None:
    profile, notes, aside, *_ = read("role: astronaut\ntarget: pilot\nmonths_in_role: 7\n")
    assert (profile.role, profile.target, aside) == (None, (), {"role": "astronaut", "target": ["pilot"]})
    assert notes[0].what == 'your catalogue has no role "astronaut"; it is kept in the file and not used'


def test_none_is_no_role_and_nothing_to_keep_aside() -> None:
    profile, notes, aside, *_ = read("role: None\ndrains: none\n")
    assert (profile.role, profile.drains, notes, aside) == (None, None, (), {})


def test_where_a_role_is_called_none_only_who_says_so_holds_it() -> None:
    world = replace(CATALOG, roles={"idle": Role("idle", "None", {})})
    held = [read_profile(text, "me.yaml", world).profile.role for text in ("hours_per_week: 4\n", "role: none\n")]
    assert held == [None, "idle"]
    assert value_of("role", "--role", [["none"]], world) == "idle"


def test_a_role_is_known_by_its_title_as_people_write_it() -> None:
    assert read("role: Product Owner (m/f/d)\ntarget: Lead, Team\n")[:2] == (
        Profile(role="owner", target=("lead",)),
        (),
    )


def test_a_title_that_is_not_one_role_is_kept_aside_with_the_nearest() -> None:
    found = read("role: Senior PO\n")
    assert (found.profile.role, found.aside) == (None, {"role": "Senior PO"})
    assert len(found.notes) == 1
    assert found.notes[0].what == (
        'your catalogue has no role "Senior PO"; it is kept in the file and not used; '
        'the nearest is Product Owner (owner): "senior" is not in its names'
    )


def test_an_id_of_another_catalogue_is_no_title_to_be_understood() -> None:
    found = read("role: payments-product-owner\n")
    assert (found.profile.role, found.aside) == (None, {"role": "payments-product-owner"})
    assert found.notes[0].what.endswith("; the nearest is Product Owner (owner)")


def test_an_unknown_level_of_an_unknown_skill_is_kept_aside() -> None:
    assert read("ratings: {knitting: 9}\n").aside == {"ratings": {"knitting": 9}}


def test_an_action_that_is_like_one_of_the_catalogue_locks_nobody_out() -> None:
    profile, notes, aside, *_ = read("done: [read-3]\n")
    assert (profile.done, aside) == ((), {"done": ["read-3"]})
    assert notes[0].what.endswith('; did you mean "Read a book" (read)?')


def test_a_name_near_one_that_the_history_knows_may_be_its_newer_name() -> None:
    assert read("ratings: {pricy: 2}\nhistory: [{on: 2026-01-01, skill: price, rating: 2}]\n").aside["ratings"] == {"pricy": 2}


HISTORY = """\
history:
  - {on: 2026-11-01, skill: talk, rating: 2, was: {level: 1, evidence: Spoke.}}
  - {on: 2026-11-02, skill: chatting, by: other, rating: {level: 3}}
  - {on: 2026-11-03, done: listen}
  - {on: 2026-11-04, not_done: read}
  - {on: 2026-11-05, role: boss, role_was: owner, months_was: 20}
  - {on: 2026-11-06, role_was: lead}
  - {on: 2026-11-07, plan: {toward: boss, due: {listen: 2026-12-29, marathon: 2026-12-30}}}
"""


def test_the_history_is_read_event_by_event_and_follows_ids_that_were_replaced() -> None:
    found = read(HISTORY)
    assert (found.notes, found.aside) == ((), {})
    assert found.profile.history == (
        Event(date(2026, 11, 1), skill="talk", rating=Rating(2), was=Rating(1, evidence="Spoke.")),
        Event(date(2026, 11, 2), skill="talk", by="other", rating=Rating(3, by="other")),
        Event(date(2026, 11, 3), done="read"),
        Event(date(2026, 11, 4), not_done="read"),
        Event(date(2026, 11, 5), role="lead", role_was="owner", months_was=20),
        Event(date(2026, 11, 6), role_was="lead"),
        Event(date(2026, 11, 7), plan=KeptPlan("lead", {"read": date(2026, 12, 29)})),
    )


def test_events_that_the_catalogue_does_not_know_are_kept_aside() -> None:
    strange = "- {on: 2026-01-01, skill: knitting, rating: 2}\n- {on: 2026-01-02, skill: talk, rating: 9}\n"
    found = read(f"history:\n{strange}- {{on: 2026-01-03, done: read}}\n")
    assert found.profile.history == (Event(date(2026, 1, 3), done="read"),)
    assert [event["on"] for event in found.aside["history"]] == ["2026-01-01", "2026-01-02"]


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("role: ownr\n", 1, 7, 'unknown role "ownr"'),
        ("target: Product Oner\n", 1, 9, 'unknown role "Product Oner"'),
        ("ratings:\n  pricng: 2\n", 2, 3, 'unknown skill "pricng"'),
        ("ratings: {money: 2}\n", 1, 11, '"money" is the name of 2 skills'),
        ("ratings: {talk: 2, Talking: 3}\n", 1, 20, '"Talking" and another key both rate "talk"'),
        ("ratings: {talk: 5}\n", 1, 17, "level 5 is beyond the scale 0 to 4"),
        ("ratings: {talk: -1}\n", 1, 17, "talk: expected 0 or more, found -1"),
        ("ratings: {talk: high}\n", 1, 17, 'talk: expected a level, found "high"'),
        ("ratings: {talk: [{level: 2}, {level: 3}]}\n", 1, 30, 'two ratings of "talk" are by self'),
        ("ratings: {talk: {level: 2, on: 2026-02-30}}\n", 1, 32, "2026-02-30 does not exist in the calendar"),
        ("ratings: {talk: {level: 2, on: yesterday}}\n", 1, 32, 'on: expected a day as 2026-11-30, found "yesterday"'),
        ("ratings: {talk: {level: 2, by: boss}}\n", 1, 32, 'by: expected self or other, found "boss"'),
        ("ratings: [talk]\n", 1, 10, "ratings: expected keys with values, found a list"),
        ("hours_per_week: 0\n", 1, 17, "hours_per_week: expected more than 0, found 0"),
        ("hours_per_week: -3\n", 1, 17, "hours_per_week: expected more than 0, found -3"),
        ("hours_per_week: 61\n", 1, 17, "hours_per_week: expected at most 60, found 61"),
        ("hours_per_week: '4'\n", 1, 17, 'hours_per_week: expected a number, found "4"'),
        ("months_in_role: -1\n", 1, 17, "months_in_role: expected 0 or more, found -1"),
        ("budget: lots\n", 1, 9, 'budget: expected an amount, or amount, currency, whose and until, found "lots"'),
        ("rloe: owner\n", 1, 1, 'unknown key "rloe"'),
        ("schema: po-career/plan/1\n", 1, 9, 'expected schema: po-career/profile/1, found "po-career/plan/1"'),
        ("role: owner\nrole: lead\n", 2, 1, 'the key "role" is given twice'),
        ("history: long\n", 1, 10, 'history: expected a list, found "long"'),
        ("history:\n- {on: 2026-01-01}\n", 2, 3, "this entry of the history does not say what changed"),
        ("history: [{on: 2026-01-01, done: read, role: lead}]\n", 1, 11, "this entry of the history is about 2 things: done, role"),
        (
            "history: [{on: 2026-01-01, skill: talk}]\n",
            1,
            11,
            'this entry of the history names no rating of "talk", neither the new one nor the one before',
        ),
        ("history: [{on: 2026-01-01, done: read, was: 1}]\n", 1, 11, "this rating in the history names no skill"),
        ("history: [{on: 2026-01-01, done: read, how: well}]\n", 1, 40, 'unknown key "how"'),
        ("history: [3]\n", 1, 11, "history: expected keys with values, found 3"),
        ("", 1, 1, "the file is empty"),
    ],
)
def test_every_mistake_is_reported_at_its_place(text: str, line: int, column: int, what: str) -> None:
    assert mistakes(text) == [(line, column, what)]


def test_all_mistakes_are_reported_at_once() -> None:
    text = "role: ownr\nratings: {talk: x, pricng: 2, plan: 9}\nhours_per_week: 99\n"
    assert [(line, column) for line, column, _ in mistakes(text)] == [(1, 7), (2, 17), (2, 20), (2, 37), (3, 17)]


def test_a_near_miss_comes_with_the_nearest_name() -> None:
    with pytest.raises(InvalidFileError, match=r'unknown skill "pricng"; did you mean "Pricing" \(price\)\?'):
        read("ratings: {pricng: 2}\n")


KEYS = st.sampled_from(
    ["role", "target", "ratings", "done", "hours_per_week", "history", "interests", "talk", "level", "on", "by", "read", "owner"]
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(st.text() | st.dictionaries(KEYS, JUNK, max_size=5).map(json.dumps))
def test_no_text_whatever_does_more_than_be_refused(text: str) -> None:
    with suppress(InvalidFileError):
        assert set(read(text).profile.ratings) <= set(CATALOG.skills)


WHOLE = """\
name: Sam
former_roles: [{role: Team Lead, months: 30, until: 2025-04}, {title: customer support, until: 2022-01-31}]
away: [{from: 2026-12-21, until: 2027-01-03}]
budget: {amount: 500, currency: eur, whose: employer, until: 2026-12-31}
target: [lead, Product Owner]
wants: [leading people, calm]
drains: A calmer load
doubts: Do I need a certificate?
hurts: [money-talk, communication]
offer: "Come by, said the lead of UX."
counts: {Talking: 0}
words: [I want to stop., Nine outcomes.]
situation:
  load: high
  decided: {what: review, on: 2027-06-30, by: the board}
  holds_part: true
  applied: {sent: 3}
  there: {a post: false, support: true}
ratings:
  talk: practitioner
  price: {level: Working, usually: I ask my boss.}
  plan: [Awareness, {level: expert, by: other}]
skipped: [Read a book]
"""


def test_what_version_2_adds_is_read_by_names() -> None:
    found = read(WHOLE)
    assert found.aside == {"hurts": ["money-talk"]}
    assert found.profile == Profile(
        name="Sam",
        former_roles=(
            FormerRole("lead", None, 30, "2025-04"),
            FormerRole(None, "customer support", None, "2022-01-31"),
        ),
        away=(Away(date(2026, 12, 21), date(2027, 1, 3)),),
        budget=Budget(500, "EUR", "employer", date(2026, 12, 31)),
        target=("lead", "owner"),
        wants=("people", "calm"),
        drains="calm",
        doubts=("paper",),
        hurts=("talk",),
        offer="Come by, said the lead of UX.",
        counts={"talk": 0},
        words=("I want to stop.", "Nine outcomes."),
        situation=Situation(
            load="high",
            decided=Decided("review", date(2027, 6, 30), "the board"),
            holds_part=True,
            applied=Applied(3),
            there={"post": False, "support": True},
        ),
        ratings={
            "talk": (Rating(3),),
            "price": (Rating(2, usually="I ask my boss."),),
            "plan": (Rating(1), Rating(4, by="other")),
        },
        skipped=("read",),
    )


STRANGE = """\
former_roles: [{role: astronaut, months: 3}, {role: owner}]
target: [lead, pilot]
wants: [peoples]
drains: calmer
doubts: [papers, paper]
hurts: [talks]
counts: {talks: 2, talk: 1}
situation: {there: {supports: true, post: true}}
skipped: [reads]
"""


def test_no_name_of_another_catalogue_locks_anybody_out() -> None:
    found = read(STRANGE)
    assert found.profile == Profile(
        former_roles=(FormerRole("owner"),),
        target=("lead",),
        doubts=("paper",),
        counts={"talk": 1},
        situation=Situation(there={"post": True}),
    )
    assert found.aside == {
        "former_roles": [{"role": "astronaut", "months": 3}],
        "target": ["pilot"],
        "wants": ["peoples"],
        "drains": "calmer",
        "doubts": ["papers"],
        "hurts": ["talks"],
        "counts": {"talks": 2},
        "situation": {"there": {"supports": True}},
        "skipped": ["reads"],
    }
    said = [note.what for note in found.notes]
    assert len(said) == 9
    assert 'your catalogue has no want "peoples"; your answer is kept in the file and not used; did you mean "Leading people" (people)?' in said


LONG = "x" * 501


@pytest.mark.parametrize(
    ("text", "line", "column", "what"),
    [
        ("wants: [a, b, c]\n", 1, 15, "wants: expected at most two, found 3"),
        ("hurts: [a, b, c]\n", 1, 15, "hurts: expected at most two, found 3"),
        ("target: [a, b, c, d]\n", 1, 16, "target: expected at most two, found 4"),
        ("former_roles: [{months: 3}]\n", 1, 16, "this former role has neither a role nor a title"),
        (
            "former_roles: [{title: a, until: 2025-13}]\n",
            1,
            34,
            'until: expected a month as 2025-04 or a day as 2025-04-30, found "2025-13"',
        ),
        (
            "former_roles:\n- {title: a, until: 2025}\n",
            2,
            21,
            "until: expected a month as 2025-04 or a day as 2025-04-30, found 2025",
        ),
        (
            "away: [{from: 2027-01-03, until: 2026-12-21}]\n",
            1,
            34,
            "away: the last day, 2026-12-21, is before the first, 2027-01-03",
        ),
        ("budget: {amount: 5, currency: euros}\n", 1, 31, 'currency: "euros" is not a currency code'),
        ("budget: {currency: EUR}\n", 1, 9, 'the key "amount" is missing'),
        ("situation: {decided: {what: review, on: 2027-02-30}}\n", 1, 41, "2027-02-30 does not exist in the calendar"),
        ("counts: {talk: 1.5}\n", 1, 16, "talk: expected a whole number, found 1.5"),
        ('counts: {"[key]": [1]}\n', 1, 19, "[key]: expected a whole number, found a list"),
        ("counts: {talk: 1, Talking: 2}\n", 1, 19, '"Talking" and another key both name "talk"'),
        ("ratings: {talk: Master}\n", 1, 17, 'talk: expected a level, found "Master"'),
        (
            "ratings: {talk: {level: Master}}\n",
            1,
            25,
            'level: expected a whole number, found "Master"',
        ),
        (f"offer: {LONG}\n", 1, 8, "offer: 501 characters are too many"),
        (f"words: [short, {LONG}]\n", 1, 16, "words: 501 characters are too many"),
        (
            f"ratings: {{talk: {{level: 1, usually: {LONG}}}}}\n",
            1,
            37,
            "usually: 501 characters are too many",
        ),
    ],
)
def test_mistakes_in_what_version_2_adds_have_a_place_and_a_way_out(
    text: str, line: int, column: int, what: str
) -> None:
    assert mistakes(text) == [(line, column, what)]


def test_a_level_that_the_scale_does_not_have_comes_with_those_that_it_has() -> None:
    with pytest.raises(InvalidFileError) as raised:
        read("ratings: {talk: Master}\n")
    assert raised.value.problems[0].hint.startswith("levels: 0 Not yet, 1 Awareness")
