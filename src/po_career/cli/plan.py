"""`plan`: from answers to a next-step plan."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from po_career.cli.common import PERSON, Common, Said, command_app, flag, option, with_common
from po_career.cli.options import (
    EVERYWHERE,
    PLAN_TEXTS,
    Format,
    choice,
    count,
    day,
    day_or_today,
    misfit,
)
from po_career.errors import PoCareerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.catalog.model import Catalog
    from po_career.cli.asking import Completed
    from po_career.cli.source import Source
    from po_career.planning.enough import Close
    from po_career.planning.plan_model import Plan
    from po_career.profile.backups import Edit
    from po_career.profile.model import Profile
    from po_career.render.page.layout import Line, Page

ALTERNATIVES = "3"
SECTIONS = ("gaps", "actions", "way", "why", "ways", "stay", "kit", "trends", "assumed")
"""What `--show` takes."""
CLOSE: "tuple[Close, ...]" = ("core", "important", "all")
"""What `--close` takes."""

MOST_NOTES = 3
"""So many notes on the profile stand above a plan."""

app = command_app()


@app.command()
@with_common((*EVERYWHERE, *PLAN_TEXTS), about_you=PERSON)
def plan(
    common: Common,
    said: Said,
    for_: str | None = option("FILE", "Plan for what a job advertisement asks."),
    start: str | None = option(
        "DATE", "First day of the plan, such as 2026-11-24; default: today."
    ),
    by: str | None = option("DATE", "End the chapter before this day."),
    alternatives: str = option("N", "How many alternatives to show, at most 50.", ALTERNATIVES),
    what_if: list[str] | None = option(
        "SKILL=LEVEL",
        "What another level would change; also hours=N, budget=N, to=ROLE. May be given again.",
    ),
    close: str | None = option(
        "core|important|all", "Close all gaps of this kind; without it, enough of them to be ready."
    ),
    weeks: str | None = option("N", "Weeks of the next chapter; default: 13."),
    any_way: bool = flag("Reach the target also through ventures, steps back and leaps."),
    explain: bool = flag("Every figure with its formula and its numbers."),
    show: str | None = option(
        "SECTION", "One part in full: gaps, actions, way, why, ways, stay, kit, trends or assumed."
    ),
    full: bool = flag("The page, and everything behind it."),
    private: bool = flag("Include your private answers in a page that you hand over."),
    keep: bool = flag("Keep the chapter in the profile, for next and progress to go by."),
    new: bool = flag("Begin a new chapter, even if the one that is kept still runs."),
    no_pager: bool = flag("Print --full and --explain without the pager."),
    ask_all: bool = flag("Ask every relevant question, even if it was answered."),
) -> None:
    """Your next step: the role, the gaps, the actions with dates, and why.

    Asks for what it does not know yet. Every question can be answered by an option or a profile
    file instead.
    """
    from po_career.cli.asking import complete
    from po_career.cli.repeat import same_plan

    today = date.today()
    first_day = day_or_today("--start", start)
    terms = Terms(
        advert=for_,
        start=first_day,
        by=None if by is None else _later_than(first_day, by),
        weeks=None if weeks is None else count("--weeks", weeks, least=1, most=52),
        close=None if close is None else choice("--close", close, CLOSE),
        any_way=any_way,
        alternatives=count("--alternatives", alternatives, most=50),
        what_if=tuple(what_if or ()),
        new=new,
    )
    view = View(
        explain=explain,
        full=full,
        section=None if show is None else choice("--show", show, SECTIONS),
        private=private,
        paged=not no_pager,
    )
    _check(terms, view, said, common, keep=keep)
    known = _known(terms, said, common)
    _tell_notes(known.source, common, full=full)
    edit = common.edit()
    answered = complete(
        known.source, known.given, said, known.ladder, today, edit, common, full=ask_all
    )
    made = _made(known, terms, answered.person)
    _keep(known, terms, answered, made, today, edit, common, always=keep)
    command = same_plan(
        said,
        known.source,
        answered.person,
        first_day,
        catalog=common.catalog,
        extra=terms.as_options(),
    )
    is_saved = known.as_saved and (known.source.found or answered.asked)
    again = None if is_saved else f"{command} --full"  # next knows the saved profile alone
    _show(made, known.ladder, view._replace(again=again), command, common)
    if answered.afterwards:
        from textwrap import fill

        common.note(f"\n{fill(answered.afterwards, 78)}\n")


class Terms(NamedTuple):
    """What is asked of the plan, besides the person."""

    advert: str | None
    start: date
    by: date | None
    weeks: int | None
    close: "Close | None"
    any_way: bool
    alternatives: int
    what_if: tuple[str, ...]
    new: bool

    @property
    def are_usual(self) -> bool:
        """Whether this is the plan that the profile alone would give."""
        other = (self.by, self.weeks, self.close, self.any_way, self.what_if)
        return self.advert is None and not any(other)

    def as_options(self) -> list[str]:
        """The options that give the same terms, apart from the first day."""
        values = {
            "--for": self.advert,
            "--by": self.by,
            "--weeks": self.weeks,
            "--close": self.close,
            "--alternatives": self.alternatives if self.alternatives != int(ALTERNATIVES) else None,
        }
        words = ["--any-way"] if self.any_way else []
        for name, value in values.items():
            if value is not None:
                words += [name, str(value)]
        return words


class View(NamedTuple):
    """How much of a plan to show."""

    explain: bool
    full: bool
    section: str | None
    private: bool
    paged: bool
    again: str | None = None
    """The command that tells this week again, if `next` would not."""


class Known(NamedTuple):
    """The catalogue, the profile in force, and the person as the options of this run say."""

    ladder: "Catalog"
    source: "Source"
    given: "Profile"
    as_saved: bool
    """Whether the options change nothing about the plan."""


def _later_than(first_day: date, by: str) -> date:
    last_day = day("--by", by)
    if last_day <= first_day:
        expected = f"expected a day after the first one of the plan, {first_day}"
        raise misfit("--by", by, expected, "date")
    return last_day


def _check(terms: Terms, view: View, said: Said, common: Common, *, keep: bool) -> None:
    """Raises UsageError for options that do not go together."""
    if terms.what_if and common.format in PLAN_TEXTS:
        raise UsageError(
            f"--what-if compares two plans, and {common.format} can hold only one\nleave --what-if"
            " out, or use --format terminal or json"
        )
    if terms.what_if and terms.new:
        raise UsageError(
            "--what-if compares two plans and keeps neither\nleave --new or --what-if out"
        )
    if view.explain and not view.private and common.format is Format.SVG:
        raise UsageError(
            "--explain shows what you said in private\nadd --private, or leave --format out"
        )
    if terms.advert is not None:
        from po_career.cli.advert_file import check_aim

        target = next(iter(said.get("to", ())), None)
        check_aim(terms.advert, target, common.profile, keep=keep)


def _known(terms: Terms, said: Said, common: Common) -> Known:
    """What is known before anything is asked."""
    from po_career.cli.person import with_options
    from po_career.profile.history import grown

    ladder, source = common.read_or_empty()
    source = replace(source, profile=grown(source.profile, terms.start))
    given = with_options(source.profile, said, ladder)
    as_saved = terms.are_usual and given == source.profile
    if terms.advert is not None:
        from po_career.cli.advert_file import advertised

        ladder, target = advertised(terms.advert, ladder, given)
        given = replace(given, target=(target,))
    if terms.what_if:
        from po_career.cli.what_if import read_what_if

        read_what_if(terms.what_if, given, ladder)  # a slip is reported before anything is asked
    return Known(ladder, source, given, as_saved)


def _tell_notes(source: "Source", common: Common, *, full: bool) -> None:
    """Say which names of the profile the catalogue does not know, or calls something else; JSON and
    the whole plan hold that themselves.
    """
    from po_career.render.page.phrases import sentence

    if full or common.format is Format.JSON:
        return
    for note in source.notes[:MOST_NOTES]:
        common.note(f"{sentence(note.what)}\n")
    if len(source.notes) > MOST_NOTES:
        common.note(f"And {len(source.notes) - MOST_NOTES} more; --full shows all.\n")


def _made(known: Known, terms: Terms, person: "Profile") -> "Plan":
    """The plan, in the chapter that runs if nothing else was asked for."""
    from po_career.planning.plan import make_plan
    from po_career.profile.chapters import last_chapter

    kept = last_chapter(person) if known.as_saved or terms.new else None
    plan_for = partial(
        make_plan,
        known.ladder,
        start=terms.start,
        alternatives=terms.alternatives,
        by=terms.by,
        weeks=terms.weeks,
        close=terms.close,
        any_way=terms.any_way,
        notes=known.source.notes,
        chapter=kept,
        new=terms.new,
    )
    if not terms.what_if:
        return plan_for(person)
    from po_career.cli.what_if import with_what_if

    return with_what_if(terms.what_if, person, known.ladder, plan_for)


def _keep(
    known: Known,
    terms: Terms,
    answered: "Completed",
    made: "Plan",
    today: date,
    edit: "Edit",
    common: Common,
    *,
    always: bool,
) -> None:
    """Keep the plan if that was asked for, if it opens a chapter, or if questions led to it. If
    that one cannot be saved, the interview has said so.
    """
    from po_career.cli.keep import is_new, keep_and_tell

    keep = partial(keep_and_tell, known.source, known.ladder, made, today, edit, common)
    opens = terms.start == today and _opens_chapters(known, answered, common)
    if always or (opens and is_new(made)):
        keep()
    elif is_new(made) and not terms.what_if and _rests_on_answers(known, answered):
        with suppress(PoCareerError):
            keep()


def _rests_on_answers(known: Known, answered: "Completed") -> bool:
    """Whether questions led to the plan, and no option; if a plan was kept before, whether an
    answer changed anything.
    """
    if not answered.asked or known.given != known.source.profile:
        return False
    had_plan = any(event.plan is not None for event in known.source.profile.history)
    return not had_plan or answered.person is not known.given


def _opens_chapters(known: Known, answered: "Completed", common: Common) -> bool:
    """Whether this run shows the plan of the saved profile on a terminal."""
    from po_career.cli.show import is_screen

    if not known.as_saved or known.source.given is not None:
        return False
    on_screen = common.format is Format.TERMINAL and common.output is None and is_screen()
    return on_screen and (known.source.found or answered.asked)


def _show(made: "Plan", ladder: "Catalog", view: View, command: str, common: Common) -> None:
    from po_career.cli.show import text_of

    more = {"command": command} if common.format is Format.MARKDOWN else {}
    common.show(
        made,
        partial(_lines, made, ladder, view, command, common),
        text=text_of(PLAN_TEXTS, common.format, made, ladder, private=view.private, **more),
        paged=view.paged and (view.full or view.explain),
    )


def _lines(
    made: "Plan",
    ladder: "Catalog",
    view: View,
    command: str,
    common: Common,
    page: "Page",
) -> "Sequence[Line]":
    """The plan for a terminal, or what differs from it."""
    if made.what_if is not None:
        from po_career.render.compare.what_if_page import what_if_lines

        return what_if_lines(made.what_if, ladder, page)
    if view.explain:
        from po_career.render.plan.explain import explain_lines

        return explain_lines(made, ladder, page)
    from po_career.render.plan.plan_sections import full_lines, section_lines
    from po_career.render.plan.screen import plan_lines

    private = view.private or common.format is Format.TERMINAL  # a picture is handed over
    if view.section is not None:
        return section_lines(view.section, made, ladder, page, private=private)
    if view.full:
        return full_lines(made, ladder, page, command=command, private=private)
    return plan_lines(made, ladder, page, private=private, again=view.again)
