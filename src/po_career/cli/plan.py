"""`plan`: from answers to a next-step plan."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from po_career.cli.common import Common, with_common
from po_career.cli.options import (
    EVERYWHERE,
    PLAN_TEXTS,
    AppliedOption,
    AwayOption,
    BudgetOption,
    CountOption,
    DecidedOption,
    DoubtsOption,
    DrainsOption,
    EvidenceOption,
    Format,
    FormerOption,
    HasOption,
    HeldRoleOption,
    HoldsPartOption,
    HoursOption,
    HurtsOption,
    LacksOption,
    LoadOption,
    MonthsOption,
    OfferOption,
    SkillOption,
    UsuallyOption,
    WantsOption,
    WordsOption,
    count,
    day,
    later_than,
)
from po_career.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from po_career.catalog.model import Catalog
    from po_career.cli.show import LayOut
    from po_career.planning.enough import Close
    from po_career.planning.plan_model import Plan
    from po_career.render.page.glyphs import Glyphs
    from po_career.render.page.layout import Line

ALTERNATIVES = "3"
SECTIONS = ("gaps", "actions", "way", "why", "ways", "stay", "kit", "trends", "assumed")
"""What `--show` takes."""

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
@with_common((*EVERYWHERE, *PLAN_TEXTS))
def plan(
    common: Common,
    role: HeldRoleOption = None,
    months_in_role: MonthsOption = None,
    hours: HoursOption = None,
    budget: BudgetOption = None,
    to: Annotated[
        str | None, typer.Option(metavar="ROLE", help="The role you aim for in the end.")
    ] = None,
    for_: Annotated[
        str | None,
        typer.Option("--for", metavar="FILE", help="Plan toward what a job advertisement asks."),
    ] = None,
    skill: SkillOption = None,
    wants: WantsOption = None,
    drains: DrainsOption = None,
    hurts: HurtsOption = None,
    load: LoadOption = None,
    decided: DecidedOption = None,
    has: HasOption = None,
    lacks: LacksOption = None,
    away: AwayOption = None,
    words: WordsOption = None,
    offer: OfferOption = None,
    doubts: DoubtsOption = None,
    former: FormerOption = None,
    holds_part: HoldsPartOption = False,
    applied: AppliedOption = None,
    count_: CountOption = None,
    evidence: EvidenceOption = None,
    usually: UsuallyOption = None,
    start: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="First day of the plan, as 2026-11-24; today without it."
        ),
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day before which the chapter ends.")
    ] = None,
    alternatives: Annotated[
        str, typer.Option(metavar="N", help="How many other ways to show, at most 50.")
    ] = ALTERNATIVES,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID=LEVEL",
            help=(
                "What another level would change; also hours=N, budget=N, to=ROLE. May be given"
                " again."
            ),
        ),
    ] = None,
    close: Annotated[
        str | None,
        typer.Option(
            metavar="core|important|all",
            help="Close all these gaps; without it, enough to be ready.",
        ),
    ] = None,
    weeks: Annotated[
        str | None, typer.Option(metavar="N", help="Weeks of the next chapter; 13 without it.")
    ] = None,
    any_way: Annotated[
        bool,
        typer.Option(
            "--any-way", help="Toward a target also through ventures, steps back and leaps."
        ),
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Every figure with its formula and its numbers.")
    ] = False,
    show_section: Annotated[
        str | None,
        typer.Option(
            "--show",
            metavar="SECTION",
            help="One part in full: gaps, actions, way, why, ways, stay, kit, trends or assumed.",
        ),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="The page, and everything behind it.")
    ] = False,
    private: Annotated[
        bool,
        typer.Option(
            "--private",
            help="Let what you said of yourself in private into a page that is handed over.",
        ),
    ] = False,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep", help="Keep the chapter in the profile, for next and progress to go by."
        ),
    ] = False,
    new: Annotated[
        bool,
        typer.Option(
            "--new", help="Begin a new chapter, whether the one that is kept still runs or not."
        ),
    ] = False,
    no_pager: Annotated[
        bool, typer.Option("--no-pager", help="Print --full and --explain without the pager.")
    ] = False,
    ask_all: Annotated[
        bool, typer.Option("--ask-all", help="Ask every relevant question, answered before or not.")
    ] = False,
) -> None:
    """Your next step: the role, the gaps, the actions with dates, and why.

    Asks what it does not know yet. Everything that can be asked can be given by an option or a
    profile file.
    """
    from po_career.cli.asking import complete, keep_after_questions
    from po_career.cli.keep import is_new, keep_plan, tell_it_is_kept
    from po_career.cli.person import Said, with_options
    from po_career.cli.repeat import same_plan
    from po_career.cli.show import is_screen
    from po_career.planning.plan import make_plan
    from po_career.profile.chapters import last_chapter
    from po_career.profile.history import grown

    shown = common.format
    _check_options(what_if, shown, new=new, reveals_private=explain and not private)
    if for_ is not None:
        from po_career.cli.advert_file import advertised, check_aim

        check_aim(for_, to, common.profile, keep=keep)
    today = date.today()
    others = count("--alternatives", alternatives, most=50)
    first_day = day("--start", start) or today
    last_day = later_than(first_day, "--by", by)
    ladder, source = common.read_or_empty()
    source = replace(source, profile=grown(source.profile, first_day))
    said = Said(
        role,
        months_in_role,
        hours,
        budget,
        to,
        skill or (),
        wants=wants or (),
        drains=drains,
        hurts=hurts or (),
        load=load,
        decided=decided,
        has=has or (),
        lacks=lacks or (),
        away=away or (),
        words=words or (),
        offer=offer,
        doubts=doubts or (),
        former=former or (),
        holds_part=holds_part,
        applied=applied,
        count=count_ or (),
        evidence=evidence or (),
        usually=usually or (),
    )
    given = with_options(source.profile, said, ladder)
    if for_ is not None:
        ladder, target = advertised(for_, ladder, given)
        given = replace(given, target=(target,))
    if what_if:
        from po_career.cli.what_if import read_what_if, with_what_if

        read_what_if(
            what_if, given, ladder
        )  # a slip of the keyboard is told before anything is asked
    person, asked, afterwards = complete(
        source,
        given,
        said,
        ladder,
        today,
        full=ask_all,
        no_input=common.no_input,
        color=common.color,
    )
    usual = by is None and weeks is None and close is None and not any_way and for_ is None
    as_saved = usual and given == source.profile and not what_if
    kept = last_chapter(person) if as_saved or new else None
    plan_for = partial(
        make_plan,
        ladder,
        start=first_day,
        alternatives=others,
        by=last_day,
        weeks=None if weeks is None else count("--weeks", weeks, least=1, most=52),
        close=_close(close),
        any_way=any_way,
        notes=source.notes,
        chapter=kept.plan if kept is not None else None,
        new=new,
    )
    made = with_what_if(what_if, person, ladder, plan_for) if what_if else plan_for(person)
    opens = as_saved and first_day == today and source.given is None and (source.found or asked)
    on_screen = shown is Format.TERMINAL and common.output is None and is_screen()
    if keep or (opens and on_screen and is_new(made)):
        keep_plan(source, ladder, made, today)
        tell_it_is_kept(source, common)
    elif asked and not what_if and is_new(made):
        keep_after_questions(source, given, person, ladder, made, today, common)
    extra = (
        *(("--for", for_) if for_ is not None else ()),
        *(("--by", by) if by is not None else ()),
        *(("--weeks", weeks) if weeks is not None else ()),
        *(("--close", close) if close is not None else ()),
        *(("--any-way",) if any_way else ()),
        *(("--alternatives", alternatives) if alternatives != ALTERNATIVES else ()),
    )
    command = same_plan(said, source, person, first_day, catalog=common.catalog, extra=extra)
    seen = Seen(
        command,
        explain=explain,
        full=full,
        section=_section(show_section),
        private=private or shown is Format.TERMINAL,
    )
    common.show(
        made,
        _page(made, ladder, seen),
        texts=PLAN_TEXTS,
        catalog=ladder,
        command=command,
        private=private,
        paged=(full or explain) and not no_pager,
    )
    if afterwards:
        from textwrap import fill

        common.note(f"\n{fill(afterwards, 78)}\n")


def _check_options(
    what_if: list[str] | None, shown: Format, *, new: bool, reveals_private: bool
) -> None:
    """Refuse options that do not go together, and to explain in a picture what was said
    in private.
    """
    if what_if and shown in PLAN_TEXTS:
        raise UsageError(
            f"--what-if compares two plans, and {shown} holds one\nleave --what-if out, or use"
            " --format terminal or json"
        )
    if what_if and new:
        raise UsageError(
            "--what-if compares two plans and keeps none\nleave --new or --what-if out"
        )
    if reveals_private and shown is Format.SVG:
        raise UsageError(
            "--explain tells what you said in private\nadd --private, or leave --format out"
        )


class Seen(NamedTuple):
    """What of a plan is to be seen on a terminal."""

    command: str
    explain: bool
    full: bool
    section: str | None
    private: bool


def _close(text: str | None) -> "Close | None":
    if text is None:
        return None
    closes: tuple[Close, ...] = ("core", "important", "all")
    for close in closes:
        if text.strip().casefold() == close:
            return close
    raise UsageError(f'--close "{text}" does not fit\nexpected core, important or all')


def _section(text: str | None) -> str | None:
    if text is None or text in SECTIONS:
        return text
    from po_career.catalog.names import did_you_mean

    near = did_you_mean(text, SECTIONS) or f"expected one of: {', '.join(SECTIONS)}"
    raise UsageError(f'there is no section "{text}" (--show)\n{near}')


def _page(made: "Plan", ladder: "Catalog", seen: Seen) -> "LayOut":
    """The plan for a terminal, or what differs from it."""

    def lay_out(*, width: int, glyphs: "Glyphs") -> "Sequence[Line]":
        if made.what_if is not None:
            from po_career.render.compare.what_if_page import what_if_lines

            return what_if_lines(made.what_if, ladder, width=width, glyphs=glyphs)
        if seen.explain:
            from po_career.render.plan.explain import explain_lines

            return explain_lines(made, ladder, width=width, glyphs=glyphs)
        from po_career.render.plan.plan_text import full_lines, plan_lines, section_lines

        if seen.section is not None:
            return section_lines(
                seen.section, made, ladder, width=width, glyphs=glyphs, private=seen.private
            )
        if seen.full:
            return full_lines(
                made, ladder, width=width, glyphs=glyphs, command=seen.command, private=seen.private
            )
        return plan_lines(made, ladder, width=width, glyphs=glyphs, private=seen.private)

    return lay_out
