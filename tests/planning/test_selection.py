"""The choice of actions: one sentence per rule, and a brute force over all sets and all orders as the judge."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

import pytest
from brute import Best, best_choice, do_in_order
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import many
from po_career.catalog.model import IMPORTANCES, Action, Importance, Prerequisites, Span
from po_career.planning.choice import cover, giving_up
from po_career.planning.choice.bits import bits
from po_career.planning.choice.candidates import ask, gather, raisers_of
from po_career.planning.choice.giving_up import Leaving
from po_career.planning.choice.order import arrange, mended
from po_career.planning.choice.selection import Choice, Goal, _with_penalties, choose_actions
from po_career.planning.model import Rung


def action(
    id_: str,
    hours: float,
    raises: Mapping[str, int],
    *,
    after: Sequence[str] = (),
    skills: Mapping[str, int] | None = None,
    role: str | None = None,
) -> Action:
    return Action(id_, id_, "practice", Span(hours), raises, requires=Prerequisites(tuple(after), skills or {}, role))


def world(*actions: Action) -> dict[str, Action]:
    return {each.id: each for each in actions}


def goal(skill: str, have: int, need: int, importance: Importance = "core") -> Goal:
    return Goal(skill, have, need, importance)


NOTHING = Choice(actions=(), uncovered=(), hours=0, proved=True, lower_bound=0)


def test_without_a_goal_there_is_nothing_to_do() -> None:
    assert choose_actions(world(action("a", 1, {"s": 1})), [], {}) == NOTHING


def test_every_rung_is_covered_and_the_rung_below_comes_first() -> None:
    choice = choose_actions(world(action("a", 3, {"s": 2}), action("b", 2, {"s": 1})), [goal("s", 0, 2)], {})
    assert choice.actions == ("b", "a")
    assert (choice.hours, choice.lower_bound, choice.proved) == (5, 5, True)


def test_one_action_for_two_skills_beats_two_actions() -> None:
    actions = world(action("both", 5, {"s": 1, "t": 1}), action("s", 3, {"s": 1}), action("t", 3, {"t": 1}))
    assert choose_actions(actions, [goal("s", 0, 1), goal("t", 0, 1)], {}).actions == ("both",)  # 5 < 3 + 3


def test_greed_is_not_enough() -> None:
    actions = world(action("most", 3, {"s": 1, "t": 1, "u": 1}), action("left", 2, {"r": 1, "s": 1}), action("right", 2, {"t": 1, "u": 1}))
    choice = choose_actions(actions, [goal(skill, 0, 1) for skill in "rstu"], {})
    assert sorted(choice.actions) == ["left", "right"]  # 2 + 2 < 3 + 2


@pytest.mark.parametrize(
    ("rule", "winner", "loser"),
    [
        ("hours first", [action("z", 1, {"s": 1})], [action("a", 2, {"s": 1})]),
        ("the earlier id in a full tie", [action("a", 2, {"s": 1})], [action("b", 2, {"s": 1})]),
    ],
)
def test_ties_are_settled(rule: str, winner: list[Action], loser: list[Action]) -> None:
    assert choose_actions(world(*loser, *winner), [goal("s", 0, 1)], {}).actions == tuple(a.id for a in winner), rule


def test_fewer_actions_win_if_hours_tie() -> None:
    actions = world(action("a", 1, {"s": 1}), action("b", 1, {"t": 1}), action("z", 2, {"s": 1, "t": 1}))
    assert choose_actions(actions, [goal("s", 0, 1), goal("t", 0, 1)], {}).actions == ("z",)


def test_of_two_sets_that_tie_the_one_whose_last_differing_id_is_earlier_wins() -> None:
    actions = world(action("a", 1, {"s": 1, "u": 1}), action("d", 1, {"t": 1}), action("b", 1, {"s": 1}), action("c", 1, {"t": 1, "u": 1}))
    choice = choose_actions(actions, [goal(skill, 0, 1) for skill in "stu"], {})
    assert sorted(choice.actions) == ["a", "c"]  # {a, c} against {a, d} and {b, c}


def test_a_required_action_comes_in_with_its_hours() -> None:
    actions = world(action("course", 10, {}), action("exam", 2, {"s": 1}, after=["course"]), action("book", 11, {"s": 1}))
    assert choose_actions(actions, [goal("s", 0, 1)], {}).actions == ("book",)  # 11 < 10 + 2


def test_an_order_is_found_in_which_more_than_one_action_is_taken_early() -> None:
    """Only `a` brings t, without which nothing brings s to 1; that it could have brought s to 2 later is given away. Twice."""
    actions: list[Action] = []
    for n in "12":
        actions += [action(f"a{n}", 3, {f"s{n}": 2, f"t{n}": 1}), action(f"c{n}", 1, {f"s{n}": 1}, skills={f"t{n}": 1})]
        actions += [action(f"d{n}", 1, {f"s{n}": 2})]
    goals = [goal("s1", 0, 2), goal("t1", 0, 1), goal("s2", 0, 2), goal("t2", 0, 1)]
    choice = choose_actions(world(*actions), goals, {})
    assert choice.actions == ("a1", "c1", "d1", "a2", "c2", "d2")
    assert choice.uncovered == ()


def test_where_each_rung_has_one_action_nothing_is_searched() -> None:
    actions = [action(f"a{n}", n + 1, {f"s{n}": 1}) for n in range(14)]
    choice = choose_actions(world(*actions), [goal(f"s{n}", 0, 1) for n in range(14)], {})
    assert (choice.hours, choice.proved) == (105, True)


def test_a_mere_prerequisite_comes_first() -> None:
    choice = choose_actions(world(action("z", 1, {}), action("a", 2, {"s": 1}, after=["z"])), [goal("s", 0, 1)], {})
    assert choice.actions == ("z", "a")


def test_what_is_done_satisfies_prerequisites_and_is_not_chosen_again() -> None:
    actions = world(action("course", 10, {"t": 1}), action("exam", 2, {"s": 1}, after=["course"]))
    choice = choose_actions(actions, [goal("s", 0, 1), goal("t", 0, 1)], {}, done=["course"])
    assert (choice.actions, choice.hours) == (("exam",), 2)
    assert choice.uncovered == (Rung("t", 1),)


def test_a_required_level_adds_its_rungs() -> None:
    actions = world(action("a", 1, {"s": 1}, skills={"t": 2}), action("t1", 3, {"t": 1}), action("t2", 4, {"t": 2}))
    choice = choose_actions(actions, [goal("s", 0, 1)], {})
    assert choice.actions == ("t1", "t2", "a")
    assert choose_actions(actions, [goal("s", 0, 1)], {"t": 1}).actions == ("t2", "a")


def test_an_action_cannot_bring_a_level_that_it_requires() -> None:
    choice = choose_actions(world(action("a", 1, {"s": 1}, skills={"s": 1})), [goal("s", 0, 1)], {})
    assert choice.uncovered == (Rung("s", 1),)


def test_an_action_for_another_role_is_not_available() -> None:
    actions = world(action("a", 1, {"s": 1}, role="senior-po"))
    assert choose_actions(actions, [goal("s", 0, 1)], {}, role="senior-po").actions == ("a",)
    assert choose_actions(actions, [goal("s", 0, 1)], {}, role="po").uncovered == (Rung("s", 1),)


def test_a_rung_that_nothing_brings_leaves_those_above_open_and_the_rest_goes_on() -> None:
    actions = world(action("a", 1, {"s": 1}), action("c", 1, {"s": 3}), action("t", 1, {"t": 1}))
    choice = choose_actions(actions, [goal("s", 0, 3), goal("t", 0, 1)], {})
    assert choice.actions == ("a", "t")
    assert choice.uncovered == (Rung("s", 2), Rung("s", 3))
    assert choice.proved


def test_actions_that_wait_for_each_other_are_out_of_reach() -> None:
    actions = world(action("a", 1, {"s": 1}, after=["b"]), action("b", 1, {}, after=["a"]))
    assert choose_actions(actions, [goal("s", 0, 1)], {}).uncovered == (Rung("s", 1),)


def test_two_actions_that_each_need_what_the_other_brings_have_no_order() -> None:
    actions = world(action("a", 1, {"s": 2, "t": 1}), action("b", 1, {"s": 1, "t": 2}))
    choice = choose_actions(actions, [goal("s", 0, 2), goal("t", 0, 2, "useful")], {})
    assert choice.actions == ("b", "a")  # b brings s 1 (t 2 is lost: t is at 0), then a brings s 2 and t 1
    assert choice.uncovered == (Rung("t", 2),)
    assert choice.proved


def test_a_third_action_that_opens_the_knot_is_found() -> None:
    actions = world(action("a", 1, {"s": 2, "t": 1}), action("b", 1, {"s": 1, "t": 2}), action("c", 7, {"s": 1}), action("d", 8, {"t": 1}))
    choice = choose_actions(actions, [goal("s", 0, 2), goal("t", 0, 2)], {})
    assert (choice.actions, choice.hours, choice.uncovered) == (("c", "a", "b"), 9, ())


def mended_ids(*more: Action) -> tuple[list[str], int, int]:
    """Of the knot above: the ids of a set near it that has an order, its rungs, and those that were asked for."""
    actions = world(action("a", 1, {"s": 2, "t": 1}), action("b", 1, {"s": 1, "t": 2}), *more)
    found, _ = gather(ask(actions.get, [goal("s", 0, 2), goal("t", 0, 2)], {}, (), None, raisers_of(actions.values())))
    weights = [round(actions[id_].hours.middle) for id_ in found.ids]
    used, held = mended(found, 0b11, found.goals, weights)
    assert arrange(found, used, held).sequence is not None
    return [found.ids[j] for j in bits(used)], held.bit_count(), found.goals.bit_count()


def test_a_set_that_has_no_order_is_mended_by_what_brings_most_for_its_weight() -> None:
    assert mended_ids() == (["a", "b"], 3, 4)  # a brings t 1, then b all of its own; s 2 is lost
    assert mended_ids(action("e", 5, {"s": 2})) == (["a", "b", "e"], 4, 4)
    assert mended_ids(action("e", 5, {"s": 2}), action("f", 9, {"s": 1})) == (["a", "b", "e"], 4, 4)  # and no more


def test_a_goal_counts_from_its_own_level_not_from_the_levels() -> None:
    assert choose_actions(world(action("a", 1, {"s": 1})), [goal("s", 0, 1)], {"s": 4}).actions == ("a",)


def test_whoever_gives_up_the_search_for_an_order_takes_what_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The knot of a and b: without a look at other sets, one rung is given up, and nothing is claimed."""
    monkeypatch.setattr(giving_up, "TRIES", 1)
    actions = world(action("a", 1, {"s": 2, "t": 1}), action("b", 1, {"s": 1, "t": 2}), action("e", 5, {"s": 2}))
    choice = choose_actions(actions, [goal("s", 0, 2), goal("t", 0, 2)], {})
    assert (choice.actions, choice.uncovered, choice.proved) == (("a", "b", "e"), (), False)
    assert choice.lower_bound <= choice.hours


def test_a_rung_that_is_left_out_weighs_more_than_all_that_count_for_less() -> None:
    """The example of `_with_penalties`."""
    actions = world(action("x", 5, {"a": 1}), action("y", 3, {"b": 1}))
    asked = ask(actions.get, [goal("a", 0, 1), goal("b", 0, 1, "useful")], {}, (), None, raisers_of(actions.values()))
    found, _ = gather(asked)
    assert _with_penalties(found, [5, 3], Leaving(found, 0b11, 0b11)) == [20, 12, 577, 66]


def test_what_would_take_too_long_is_the_best_found_with_a_bound() -> None:
    size = 24
    pairs = [(a, b) for a in range(size) for b in range(a)]
    actions = world(*(action(f"{a}-{b}", 10 + (a * b) % 3, {f"s{a}": 1, f"s{b}": 1}) for a, b in pairs))
    choice = choose_actions(actions, [goal(f"s{a}", 0, 1) for a in range(size)], {})
    assert (choice.proved, choice.uncovered) == (False, ())
    assert 115 <= choice.lower_bound < choice.hours <= 126  # 24 skills, 2 an action: at least 12 actions of 10 hours


class Case(NamedTuple):
    """One question to the chooser."""

    actions: dict[str, Action]
    goals: list[Goal]
    levels: dict[str, int]
    rest: dict[str, Any]


@st.composite
def cases(draw: st.DrawFn, most: int = 7) -> Case:
    """At most `most` actions on three skills, dense enough that ties and knots are common."""
    ids = "abcdefgh"[: draw(st.integers(1, most))]
    level = st.integers(1, 3)
    maybe = st.integers(0, 7).map(lambda n: n == 0)
    actions = world(
        *(
            action(
                id_,
                draw(st.sampled_from([0, 0.5, 1, 1, 2, 3])),
                draw(st.dictionaries(st.sampled_from("stu"), level, max_size=3)),
                after=[draw(st.sampled_from(ids))] if draw(maybe) else [],
                skills={draw(st.sampled_from("stu")): draw(level)} if draw(maybe) else {},
                role=draw(st.sampled_from(["po", "cpo"])) if draw(maybe) else None,
            )
            for id_ in ids
        )
    )
    goals = [
        Goal(skill, have, min(3, have + draw(st.integers(0, 3))), draw(st.sampled_from(IMPORTANCES)))
        for skill in draw(st.sets(st.sampled_from("stu"), min_size=1).map(sorted))
        for have in [draw(st.sampled_from([0, 0, 1]))]
    ]
    levels = draw(st.dictionaries(st.sampled_from("stu"), st.integers(0, 2)))
    done = draw(st.sets(st.sampled_from(ids), max_size=1))
    return Case(actions, goals, levels, {"done": done, "role": draw(st.sampled_from([None, "po"]))})


def covered(case: Case, choice: Choice) -> tuple[int, ...]:
    """How many core, important and useful rungs the choice says it covers."""
    left = set(choice.uncovered)
    rungs = [(g.importance, (g.skill, n)) for g in case.goals for n in range(g.have + 1, g.need + 1)]
    return tuple(sum(importance == each and rung not in left for importance, rung in rungs) for each in IMPORTANCES)


def keeps_its_word(case: Case, choice: Choice, order: Sequence[str]) -> bool:
    """Whether doing the actions in `order`, literally, reaches every rung that is not listed as uncovered."""
    final = do_in_order(case.actions, order, case.goals, case.levels, case.rest["done"])
    left = set(choice.uncovered)
    return final is not None and all(
        final.get(g.skill, 0) >= n for g in case.goals for n in range(g.have + 1, g.need + 1) if (g.skill, n) not in left
    )


@settings(max_examples=many(40))
@given(cases(), st.sampled_from([0, 300]))
def test_no_set_in_any_order_is_better(case: Case, few: int) -> None:
    """Nor if every part counts as wide."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cover, "FEW", few)
        choice = choose_actions(case.actions, case.goals, case.levels, **case.rest)
    best = best_choice(case.actions, case.goals, case.levels, **case.rest)
    assert Best(frozenset(choice.actions), covered(case, choice), choice.hours) == (best.ids, best.covered, float(best.hours))
    assert choice.proved
    assert choice.lower_bound == choice.hours


@settings(max_examples=many(25))
@given(cases())
def test_the_order_keeps_the_word_of_the_choice(case: Case) -> None:
    choice = choose_actions(case.actions, case.goals, case.levels, **case.rest)
    assert keeps_its_word(case, choice, choice.actions)


@settings(max_examples=many(25))
@given(cases(most=8), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_named_does_not_matter(case: Case, chance: Random) -> None:
    actions = dict(chance.sample(list(case.actions.items()), len(case.actions)))
    goals = chance.sample(case.goals, len(case.goals))
    assert choose_actions(actions, goals, case.levels, **case.rest) == choose_actions(case.actions, case.goals, case.levels, **case.rest)
