"""One person of many: from the text of a profile to a record."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from po_career.catalog.model import Catalog
from po_career.errors import InvalidFileError, PoCareerError, Problem
from po_career.frozen import Frozen
from po_career.intake.json_lines import MOST_CHARACTERS, id_of, object_in
from po_career.jsonable import to_plain
from po_career.language.titles import unknown_role
from po_career.planning.plan import make_plan
from po_career.planning.plan_model import Caution, Plan
from po_career.planning.summary import Summary, summary_in, summary_of
from po_career.profile.chapters import last_chapter
from po_career.profile.history import grown
from po_career.profile.private_mistakes import shared_problems
from po_career.profile.read import ProfileRead, read_profile
from po_career.profile.sharing import PRIVATE_KEYS, shared, with_shared_kits

NO_HOURS = "hours_per_week is missing: expected the hours a week for development, such as 4"


class Failure(Frozen):
    """Why there is no plan of a person."""

    line: int
    """The line of the file, or the row of a table, from 1."""
    id: str
    what: str
    """On one line."""


class Record(Frozen):
    """One person's plan, or why there is none."""

    schema: Literal["po-career/cohort/1"]
    line: int
    """The line of the file, or the row of a table, from 1."""
    id: str
    """The person's own, else the line."""
    summary: Summary | None
    plan: Plan | None
    """None if only summaries were asked for."""
    error: Failure | None
    kept_aside: tuple[str, ...] = ()
    """Keys of the profile that name what the catalogue does not have; the rest counts."""
    private: bool = False
    """Whether it rests on private answers, and holds them."""


class Person(NamedTuple):
    """A profile as it came in."""

    line: int
    id: str
    profile: str
    """YAML or JSON."""


class Planner:
    """What all the people have in common."""

    def __init__(
        self, catalog: Catalog, start: date, *, whole: bool = True, private: bool = False
    ) -> None:
        """With `whole`, records hold whole plans beside the summary; only with `private`, they rest
        on what is for the person alone.
        """
        self.full_catalog, self.start, self.whole, self.private = catalog, start, whole, private
        self.catalog = catalog if private else with_shared_kits(catalog)

    def record(self, person: Person) -> Record:
        """The record of a person; whatever is wrong with the profile becomes an error in it."""
        try:
            return self._planned(person)
        except InvalidFileError as error:
            problems: Sequence[Problem] = error.problems
            if not self.private:
                problems = shared_problems(person.profile, problems, PRIVATE_KEYS)
            return failed(person.line, person.id, "; ".join(map(_in_words, problems)))
        except (PoCareerError, ValueError) as error:
            return failed(person.line, person.id, str(error))
        except RecursionError:
            return failed(person.line, person.id, "the profile is nested too deeply")

    def _planned(self, person: Person) -> Record:
        if len(person.profile) > MOST_CHARACTERS:
            raise ValueError(f"the profile has more than {MOST_CHARACTERS:,} characters")
        if not person.profile.strip():
            raise ValueError("there is no profile")
        read = read_profile(person.profile, person.id, self.full_catalog)
        profile = grown(read.profile, self.start)
        if not self.private:
            profile = shared(profile)
        if "role" in read.aside:
            raise ValueError(unknown_role(self.full_catalog, str(read.aside["role"])))
        if profile.hours_per_week is None:
            raise ValueError(NO_HOURS)
        kept, plan = last_chapter(profile), None
        if self.whole:
            notes = self._notes(read)
            plan = make_plan(self.catalog, profile, self.start, notes=notes, chapter=kept)
            summary = summary_in(plan)
        else:
            summary = summary_of(self.catalog, profile, self.start, chapter=kept)
        aside = tuple(key for key in read.aside if self._tells(key))
        return Record(
            "po-career/cohort/1", person.line, person.id, summary, plan, None, aside, self.private
        )

    def _notes(self, read: ProfileRead) -> tuple[Caution, ...]:
        notes = [note for note in read.notes if self._tells(note.key)]
        return tuple(Caution(note.what, note.where) for note in notes)

    def _tells(self, key: str) -> bool:
        """Whether what a key of a profile holds may be written out."""
        return self.private or key not in PRIVATE_KEYS


def failed(line: int, id_: str, what: str) -> Record:
    """The record of a person without a plan."""
    error = Failure(line, id_, " ".join(what.split()))
    return Record("po-career/cohort/1", line, id_, None, None, error)


def person_in(line: int, data: bytes) -> Person:
    """The person of one line of JSON: a profile, with an `id` beside it if they have one.

    Raises LineMistake if the line cannot be understood.
    """
    value = object_in(data)
    id_ = id_of(value.pop("id", None))
    return Person(line, str(line) if id_ is None else id_, json.dumps(value))


def as_json(record: Record) -> dict[str, Any]:
    """A record as JSON data. What is private about the situation has no key if it was left out: it
    would say that all is well.
    """
    data: dict[str, Any] = to_plain(record)
    if record.plan is not None and not record.private:
        for key in ("load", "decided", "applied"):
            del data["plan"]["person"]["situation"][key]
    return data


def json_line(record: Record) -> str:
    """A record as a line of JSON, in ASCII, with its end."""
    return json.dumps(as_json(record), allow_nan=False, separators=(",", ":")) + "\n"


def columns_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as JSON data, as one row of a table, by the names of `parquet.RECORDS`."""
    row = {"line": record["line"], "id": record["id"], **(record["summary"] or {})}
    if row.get("review") is not None:
        row["review"] = date.fromisoformat(row["review"])
    plan, error = record["plan"], record["error"]
    if plan is not None:
        row["plan"] = json.dumps(plan, allow_nan=False, separators=(",", ":"))
    if error is None:
        row["kept_aside"] = record["kept_aside"]
    else:
        row["error"] = error["what"]
    return row


def _in_words(problem: Problem) -> str:
    """What is wrong, with the line of a profile that has several."""
    where = f"line {problem.line}: " if problem.line > 1 else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{where}{problem.what}{hint}"
