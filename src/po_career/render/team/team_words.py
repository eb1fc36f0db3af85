"""What every face of a team says: names of people, roles and levels, and what the page is not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from po_career.catalog.model import Catalog, Id
from po_career.catalog.sentences import strong_from
from po_career.planning.team_model import (
    AtNobody,
    OnOnePerson,
    Teaching,
    Team,
    TeamAction,
    TeamPerson,
    TeamRole,
    TeamSkill,
)
from po_career.render.page.phrases import count, day_and_year, figure, hours, listed
from po_career.render.plan.naming import quoted, whole
from po_career.render.skill_words import skill_name

NAMED = 6
"""How many people of a longer list are named."""
TALKED = 3
"""How many lessons and actions are named for a talk."""
LONGEST = 60
"""Characters of a name; what is longer is cut."""
NO_MEASURE = (
    "Levels are what people, or somebody they asked, say of their work. They are no measure of"
    " performance, and not made for pay or marks."
)
IN_ORDER = "Nobody is ranked: people stand in the order in which they were read."
SHUFFLED = (
    "Nobody is ranked: people stand in an order that is worked out from what is shown here of each,"
    " not from their names. Whoever knows the team may still know them by role and levels."
)
OWN_PLANS = (
    "A person's own plan may name something else: it rests on what this page leaves out, too."
)
NOT_RATED = "Not rated is not weak: it says nothing, and counts for nothing."
ALONE = (
    "A team begins with two people. For one, po-career plan says more; what is said of several"
    " stays empty here."
)
KEY = "2< is below what the person's role asks"
BY_PEOPLE = "Skills by people"
BY_ROLE = "Skills by role: how many are at the level asked, of those who rated it"
BENCH = "Who could hold which role"
NOBODY = "Where nobody is known to be at the level asked"
ON_ONE = "What depends on one person"
TEACHING = "Who can teach whom: two or more levels above"
ACTIONS = "What would help most, if there is room for it"
TALKS = "For a talk with each"


class Cell(NamedTuple):
    """A person and a skill."""

    level: int | None
    """None if it is not rated, or does not apply."""
    below: bool
    """Whether the role of the person asks more."""
    applies: bool

    @property
    def words(self) -> str:
        """The cell in words."""
        if not self.applies:
            return "does not apply"
        if self.level is None:
            return "not rated"
        return f"{self.level}, below what the role asks" if self.below else f"{self.level}"


class TeamWords:
    """A team in words. `catalog` is the one that it was made with."""

    def __init__(self, team: Team, catalog: Catalog) -> None:
        self.team = team
        self.catalog = catalog
        names = Counter(one.name for one in team.people)
        self.shared = {name for name, many in names.items() if many > 1}
        """Names that several people have."""
        self.held: Mapping[int, Id | None] = {one.number: one.role for one in team.people}

    def name(self, number: int) -> str:
        """What a person is called on the page."""
        name = self.team.people[number - 1].name
        if name is None:
            return f"Person {number}"
        short = name if len(name) <= LONGEST else f"{name[:LONGEST].rstrip()}…"
        return f"{short} (no. {number})" if name in self.shared else short

    def held_title(self, person: TeamPerson) -> str:
        """The title of the role that a person holds."""
        if person.role_unknown:
            return "unknown role"
        return person.title or "no role"

    def names(self, numbers: Iterable[int], most: int | None = NAMED) -> str:
        """Several people; empty if there are none."""
        return listed(map(self.name, numbers), most)

    def role(self, key: Id) -> str:
        """The title of a role."""
        return self.catalog.roles[key].title

    def level(self, level: int) -> str:
        """A level with its name, as 3 Practitioner."""
        return f"{level} {self.catalog.scale.levels[level].name}"

    def skill(self, key: Id) -> str:
        """The short name of a skill."""
        return skill_name(key, self.catalog)

    @property
    def title(self) -> str:
        """What stands above the page."""
        many = len(self.team.people)
        people = f"{many} {'person' if many == 1 else 'people'}"
        return f"Team: {people}, {figure(len(self.held_roles), 'role')}, {self.day}"

    @property
    def day(self) -> str:
        """The day of the page."""
        return day_and_year(self.team.generated_on)

    def about(self) -> Iterator[str]:
        """What the page is, and what it is not."""
        yield NO_MEASURE
        yield SHUFFLED if self.team.anonymous else IN_ORDER
        yield OWN_PLANS
        unrated = sum(one.rated == 0 for one in self.team.people)
        if unrated:
            said = "has" if unrated == 1 else "have"
            people = count(unrated, "person", "people")
            yield f"{people[0].upper()}{people[1:]} {said} rated nothing. {NOT_RATED}"
        if len(self.team.people) == 1:
            yield ALONE
        if self.team.left_out_count:
            yield self._left_out()

    def _left_out(self) -> str:
        many = figure(self.team.left_out_count, "profile")
        where = listed((one.where for one in self.team.left_out), NAMED)
        return f"{many} could not be read and {_is(self.team.left_out_count)} left out" + (
            f": {where}." if where else "."
        )

    def bottleneck(self, person: TeamPerson) -> str:
        """What a person may be short of first, and toward which role if it is not the one held;
        empty if nothing known is.
        """
        found = person.bottleneck
        if found is None:
            return ""
        said = f"{self.skill(found.skill)}, {found.have} of {found.need}"
        return said if found.role == person.role else f"{said}, for {self.role(found.role)}"

    def review(self, person: TeamPerson) -> str:
        """The day of the next check-in; empty if none is known."""
        if person.review_on is None:
            return ""
        day = day_and_year(person.review_on)
        return f"due {day}" if person.overdue else day

    @property
    def held_roles(self) -> list[TeamRole]:
        """The roles that somebody of the team holds."""
        return [role for role in self.team.roles if role.held_by]

    @property
    def has_reviews(self) -> bool:
        """Whether anybody has a day on which they look again."""
        return any(one.review_on is not None for one in self.team.people)

    def cells(self, skill: TeamSkill) -> list[Cell]:
        """The row of a skill, a cell for each person."""
        needs = {asked.role: asked.need for asked in skill.roles}
        cells = []
        for one, level in enumerate(skill.levels, 1):
            need = needs.get(self.held[one] or "", 0)
            below = level is not None and level < need
            cells.append(Cell(level, below, one not in skill.does_not_apply))
        return cells

    def said_of(self, skill: TeamSkill) -> str:
        """The row of a skill in words, for whoever listens; those who did not rate it together."""
        cells = list(enumerate(self.cells(skill), 1))
        known = [f"{self.name(n)} at {cell.words}" for n, cell in cells if cell.level is not None]
        silent = [n for n, cell in cells if cell.level is None and cell.applies]
        if silent:
            known.append(f"not rated: {self.names(silent)}")
        return "; ".join(known)

    def rated_by_role(self) -> list[TeamSkill]:
        """The skills that somebody of a role that asks them has rated."""
        return [skill for skill in self.team.skills if any(one.rated for one in skill.roles)]

    def roles_words(self, skill: TeamSkill) -> str:
        """The same of all roles, in words; without those of which nobody has rated it."""
        return "; ".join(
            f"{self.role(one.role)} {one.there} of {one.rated} at {one.need}"
            for one in skill.roles
            if one.rated
        )

    def bench(self) -> list[TeamRole]:
        """The roles that somebody holds, or could hold."""
        return [role for role in self.team.roles if role.held_by or _could_hold(role)]

    def bench_words(self, role: TeamRole) -> str:
        """Who holds a role and who could."""
        groups = (
            ("held by", role.held_by),
            ("ready:", role.ready),
            ("ready, if core skills not rated yet are there:", role.ready_but_for_core),
            ("within reach:", role.within_reach),
        )
        said = [f"{label} {self.names(numbers)}" for label, numbers in groups if numbers]
        judged = len(self.team.people) - len(role.held_by) - role.above - role.too_little_rated
        if judged and not _could_hold(role):
            said.append(f"{figure(judged, 'other')} further away")
        if role.too_little_rated:
            said.append(f"too little rated to say: {figure(role.too_little_rated, 'other')}")
        return "; ".join(said)

    def alone(self, one: OnOnePerson | AtNobody) -> str:
        """For which roles a skill counts that one person or nobody brings."""
        roles = listed((self.role(key) for key in one.roles), 3)
        said = f"{one.importance} for {roles}"
        return f"{said}; {one.not_rated} not rated" if one.not_rated else said

    def lesson(self, one: Teaching) -> str:
        """Who learns from whom."""
        return f"{self.names(one.teachers, 4)} can teach {self.names(one.learners)}"

    def action(self, one: TeamAction) -> str:
        """Whom an action helps, and with what."""
        skills = listed((self.skill(key) for key in one.skills), 4)
        spent, levels = hours(whole(one.hours)), figure(one.rungs, "level")
        if len(one.people) > 1:
            spent, levels = f"{spent} each", f"{levels} in all"
        return f"{spent}, {levels} for {self.names(one.people)}: {skills}"

    def talk(self, number: int) -> list[tuple[str, str]]:
        """What a talk with a person could be about, in labelled sentences: all that the page says
        of them elsewhere.
        """
        person = self.team.people[number - 1]
        if not person.rated:
            return [("Not rated", "po-career plan asks a dozen questions, in five minutes")]
        said = [
            ("May be short of first", self.bottleneck(person)),
            *self._levels_said(number),
            *self._lessons_said(number),
            ("Alone at the level asked", self._alone_with(number)),
            ("Would help", self._helped_by(number)),
            ("Ready for", self._titles(one for one in self.team.roles if number in one.ready)),
            (
                "Ready for, if core skills not rated yet are there",
                self._titles(one for one in self.team.roles if number in one.ready_but_for_core),
            ),
            (
                "Within reach",
                self._titles(one for one in self.team.roles if number in one.within_reach),
            ),
        ]
        return [(label, words) for label, words in said if words]

    def _levels_said(self, number: int) -> Iterator[tuple[str, str]]:
        """What a person does well, and what is below what their role asks."""
        role, from_ = self.held[number], strong_from(self.catalog)
        strong, short = list[str](), list[str]()
        for skill in self.team.skills:
            level = skill.levels[number - 1]
            if level is None:
                continue
            need = next((asked.need for asked in skill.roles if asked.role == role), 0)
            if level >= from_:
                strong.append(self.skill(skill.skill))
            if level < need:
                short.append(f"{self.skill(skill.skill)} {level} of {need}")
        yield "Does well", listed(strong, NAMED)
        yield "Below what the role asks", listed(short, NAMED)

    def _lessons_said(self, number: int) -> Iterator[tuple[str, str]]:
        learns, teaches = list[str](), list[str]()
        for one in self.team.teaching:
            if number in one.learners:
                learns.append(f"{self.skill(one.skill)} from {self.names(one.teachers, 2)}")
            if number in one.teachers:
                teaches.append(f"{self.skill(one.skill)} to {self.names(one.learners, 2)}")
        yield "Can learn", listed(learns, TALKED)
        yield "Can teach", listed(teaches, TALKED)

    def _alone_with(self, number: int) -> str:
        found = [one.skill for one in self.team.on_one_person if one.person == number]
        return listed(map(self.skill, found))

    def _helped_by(self, number: int) -> str:
        found = [quoted(one.title) for one in self.team.actions if number in one.people]
        return listed(found, TALKED)

    def _titles(self, roles: Iterable[TeamRole]) -> str:
        return listed(role.title for role in roles)

    @property
    def silent(self) -> str:
        """The skills that roles of the team ask and that nobody has rated."""
        skills = [one.skill for one in self.team.skills if not _is_known(one)]
        return listed(map(self.skill, skills))

    def categories(self) -> list[tuple[str, list[TeamSkill]]]:
        """The skills that somebody has rated, under the titles of their categories."""
        titles = {one.id: one.title for one in self.catalog.categories}
        groups: dict[str, list[TeamSkill]] = {}
        for skill in filter(_is_known, self.team.skills):
            groups.setdefault(titles.get(skill.category or "", ""), []).append(skill)
        return list(groups.items())

    @property
    def made_with(self) -> str:
        """The catalogue."""
        about = self.team.catalog
        return f"catalogue {about.id} {about.version}, {about.digest[:12]}"


def _is_known(skill: TeamSkill) -> bool:
    return any(level is not None for level in skill.levels)


def _could_hold(role: TeamRole) -> tuple[int, ...]:
    return (*role.ready, *role.ready_but_for_core, *role.within_reach)


def _is(amount: int) -> str:
    return "is" if amount == 1 else "are"
