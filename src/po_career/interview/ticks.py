"""What is ticked in a list, for both faces."""

from po_career.interview.question import NOT, Option, Question


class Ticks:
    """The ticks of one question while it is asked."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.there: dict[str, bool] = {}
        values = [option.value for option in question.options]
        for value in question.ticked:
            name = value.removeprefix(NOT)
            if name in values:
                self.there[name] = name == value

    def tick(self, option: Option) -> str:
        """Tick an option, or take its tick away; a word to the person if that is too many."""
        if self.there.get(option.value):
            del self.there[option.value]
            return ""
        most = self.question.most
        if most and sum(self.there.values()) >= most:
            return f"{_NUMBERS.get(most, str(most))} at the most: take one away first."
        self.there[option.value] = True
        return ""

    def deny(self, option: Option) -> str:
        """Say that something is not there, or take that back.

        A word to the person where it makes no sense.
        """
        if not option.deniable:
            return "Only what may be missing where you work can be marked so; leave this one open."
        if self.there.get(option.value) is False:
            del self.there[option.value]
        else:
            self.there[option.value] = False
        return ""

    def box(self, option: Option) -> str:
        """How the option stands: ticked, said not to be there, or open."""
        state = self.there.get(option.value)
        if state is None:
            return "[ ]"
        return "[x]" if state else "[-]"

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the options."""
        found = []
        for option in self.question.options:
            state = self.there.get(option.value)
            if state is not None:
                found.append(option.value if state else f"{NOT}{option.value}")
        return tuple(found)


_NUMBERS = {1: "One", 2: "Two", 3: "Three"}
