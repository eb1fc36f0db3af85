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
            return f"At most {_NUMBERS.get(most, most)}: take one away first."
        self.there[option.value] = True
        return ""

    def deny(self, option: Option) -> str:
        """Say that something is not there, or take that back; a word to the person if it makes no
        sense.
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
        return {None: "[ ]", True: "[x]", False: "[-]"}[self.there.get(option.value)]

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the options."""
        states = [(option.value, self.there.get(option.value)) for option in self.question.options]
        return tuple(
            value if state else f"{NOT}{value}" for value, state in states if state is not None
        )


_NUMBERS = {1: "one", 2: "two", 3: "three"}
