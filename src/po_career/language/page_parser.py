"""The parser of web pages that all readers of HTML build on."""

from html.parser import HTMLParser


class PageParser(HTMLParser):
    """Takes `<![...>` as browsers do, as a comment: the parser of some releases of Python raises
    AssertionError if no name follows.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """The place behind what begins at `i`, or -1 if it does not end yet."""
        found: int = self.parse_bogus_comment(i)
        return found
