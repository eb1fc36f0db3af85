"""What every part of an explanation looks up and how it is laid out: formulas with their numbers, and grids of numbers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from po_career.catalog.model import Role
from po_career.planning.belief import beliefs
from po_career.planning.model import Belief
from po_career.profile.model import Profile
from po_career.render.layout import Line, Page, Run
from po_career.render.plan_view import PlanView
from po_career.render.table import table


@dataclass(frozen=True, slots=True)
class Account:
    """A plan on its page, and what it believed of each skill."""

    view: PlanView
    held: Mapping[str, Belief]

    @property
    def page(self) -> Page:
        """The page that it goes on."""
        return self.view.page

    @property
    def role(self) -> Role:
        """The role of the recommended step."""
        return self.view.catalog.roles[self.view.step.role]

    def formula(self, name: str, text: str) -> list[Line]:
        """A figure's name, then how it comes about."""
        return self.page.para([Run(f"{name}: ", "dim"), Run(text)], hang=2)

    def grid(self, header: Sequence[str], rows: Sequence[Sequence[str]], *, rights: Collection[int] = ()) -> list[Line]:
        """Rows under their header; on a narrow page each row is running text that names its numbers."""
        if self.page.stacked:
            return [line for row in rows for line in self.page.para(_named(header, row), hang=2)]
        cells = [tuple(Run(text, "dim") for text in header), *(tuple(map(Run, row)) for row in rows)]
        return [line for block in table(cells, self.page, rights=rights) for line in block]


def account_of(view: PlanView) -> Account:
    """The account of a plan; its beliefs are worked out again from the ratings that it was made with."""
    person = view.plan.person
    return Account(view, beliefs(view.catalog, Profile(role=person.role, ratings=person.ratings)))


def exact(value: float) -> str:
    """A number with as many decimals as it needs to be worked out again, four at the most."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def total(parts: Sequence[float]) -> str:
    """A sum with its parts where they are few: 3 + 2 = 5."""
    if not 1 < len(parts) <= 8:
        return exact(sum(parts))
    return f"{' + '.join(map(exact, parts))} = {exact(sum(parts))}"


def _named(header: Sequence[str], row: Sequence[str]) -> str:
    first, *others = row
    return f"{first}: " + ", ".join(f"{name} {text}" for name, text in zip(header[1:], others, strict=True) if text)
