"""All that can be asked about: how each subject is asked, what an answer makes of the profile, and
the line that stays once it is answered.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from po_career.interview import (
    facts,
    level_of_skill,
    own_words,
    post,
    recognised,
    wish_in_words,
    wishes,
)
from po_career.interview.question import Question
from po_career.interview.question_topic import About, Answer, Case
from po_career.profile.model import Profile


class Subject(NamedTuple):
    """What is particular to one kind of question."""

    ask: Callable[[Case], Question]
    take: Callable[[Case, Answer], Profile]
    """The profile with an answer. Raises UsageError for an answer that cannot be understood."""
    tell: Callable[[Case], str]


SUBJECTS: Mapping[About, Subject] = {
    "role": Subject(post.ask_role, post.with_role, post.tell_role),
    "months": Subject(post.ask_months, post.with_months, post.tell_months),
    "hours": Subject(post.ask_hours, post.with_hours, post.tell_hours),
    "wants": Subject(wishes.ask_wants, wishes.with_wants, wishes.tell_wants),
    "target": Subject(wishes.ask_target, wishes.with_target, wishes.tell_target),
    "second target": Subject(
        wishes.ask_second_target, wishes.with_second_target, wishes.tell_target
    ),
    "drains": Subject(wishes.ask_drains, wishes.with_drains, wishes.tell_drains),
    "words": Subject(own_words.ask_words, own_words.with_words, own_words.tell_words),
    "wish in words": Subject(
        wish_in_words.ask_wish, wish_in_words.with_wish, wish_in_words.tell_wish
    ),
    "facts": Subject(facts.ask_facts, facts.with_facts, facts.tell_facts),
    "decided": Subject(facts.ask_decided, facts.with_decided, facts.tell_decided),
    "money": Subject(facts.ask_money, facts.with_money, facts.tell_money),
    "applied": Subject(facts.ask_applied, facts.with_applied, facts.tell_applied),
    "away": Subject(facts.ask_away, facts.with_away, facts.tell_away),
    "hurts": Subject(recognised.ask_hurts, recognised.with_hurts, recognised.tell_hurts),
    "offer": Subject(own_words.ask_offer, own_words.with_offer, own_words.tell_offer),
    "level": Subject(
        level_of_skill.ask_level, level_of_skill.with_level, level_of_skill.tell_level
    ),
    "example": Subject(own_words.ask_example, own_words.with_example, own_words.tell_example),
    "usually": Subject(own_words.ask_usually, own_words.with_usually, own_words.tell_usually),
    "count": Subject(
        level_of_skill.ask_count, level_of_skill.with_count, level_of_skill.tell_count
    ),
    "doubts": Subject(recognised.ask_doubts, recognised.with_doubts, recognised.tell_doubts),
}
