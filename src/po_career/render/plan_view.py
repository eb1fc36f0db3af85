"""What every section of a plan on a screen looks up: the plan, the catalogue's names, the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from po_career.catalog.model import Catalog, Id
from po_career.planning.model import PlannedAction, Step
from po_career.planning.plan_model import Plan
from po_career.render.layout import Page
from po_career.render.words import hours


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan, the catalogue that it was made with, and the page that it goes on."""

    plan: Plan
    catalog: Catalog
    page: Page

    @property
    def step(self) -> Step:
        """The recommended step."""
        return self.plan.next_step

    @property
    def pace(self) -> str:
        """At how many hours a week the plan runs, with a space before it; empty where that is not known."""
        given = self.plan.person.hours_per_week
        return "" if given is None else f" at {hours(given)} a week"

    def skill(self, key: Id) -> str:
        """The skill's short name, or its name, or its id where the catalogue has lost it."""
        skill = self.catalog.skills.get(key)
        return (skill.short or skill.name) if skill else key

    def skills(self, keys: Iterable[Id]) -> list[str]:
        """Names of skills."""
        return [self.skill(key) for key in keys]

    def role(self, key: Id) -> str:
        """The role's title, or its id where the catalogue has lost it."""
        role = self.catalog.roles.get(key)
        return role.title if role else key

    def level(self, level: int) -> str:
        """The name of a level, or its number where the scale is shorter."""
        levels = self.catalog.scale.levels
        return levels[level].name if 0 <= level < len(levels) else f"level {level}"

    def numbers(self, wanted: Callable[[PlannedAction], bool]) -> list[int]:
        """The numbers, from 1, of the actions that `wanted` picks."""
        return [number for number, action in enumerate(self.step.actions, 1) if wanted(action)]

    def bringing(self, skills: Iterable[Id]) -> list[int]:
        """The numbers of the actions that raise one of `skills`."""
        keys = set(skills)
        return self.numbers(lambda action: any(raised.skill in keys for raised in action.raises))
