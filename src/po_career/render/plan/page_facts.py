"""The facts of a plan's page, put together once; the terminal, Markdown and the report show the
same.

Every text is a whole sentence or a label, with the slots of the catalogue filled. With `private`
false all is left out that is for the person alone: own words, the offer, load, what is decided,
what hurts, counts, applications, doubts, examples, what usually happens, and every kit but those
for probation and for moves in house.
"""

from po_career.catalog.model import Catalog
from po_career.frozen import Frozen
from po_career.planning.plan_model import Plan
from po_career.render.page.phrases import listed
from po_career.render.plan.chapter_rows import (
    chapter_of,
    decision_of,
    outline_actions,
    outline_of,
    week_of,
)
from po_career.render.plan.gap_rows import Gaps, gaps_of, leave_alone
from po_career.render.plan.head import (
    choose_words,
    compared,
    head_rows,
    lead_words,
    share_of,
    step_words,
)
from po_career.render.plan.less import less_of
from po_career.render.plan.naming import Names
from po_career.render.plan.news import since_words
from po_career.render.plan.parts import (
    ActionRow,
    Answer,
    ChapterPart,
    Compared,
    Decision,
    Less,
    OutlineRow,
    PageKind,
    Row,
    SayPart,
    Share,
    Week,
)
from po_career.render.plan.said import changes_of, credential_of, doubts_of, extra_of, say_of


class Facts(Frozen):
    """The page of a plan, part by part in the order in which it is read."""

    names: Names
    kind: PageKind
    name: str | None
    """How the person is called."""
    step: str
    """The first line: the step."""
    lead: str | None
    """What stands directly below it: that nothing was rated."""
    since: str | None
    """What has changed since the chapter was kept."""
    compared: tuple[Compared, ...]
    """Two roles side by side, if that is the question."""
    choose: str | None
    """How one chooses between two equal steps."""
    rows: tuple[Row, ...]
    """The labelled lines; see `row`."""
    share: Share | None
    """What the bar beside "You have" draws; None if nothing was rated or two roles are compared."""
    gaps: Gaps
    leave_alone: tuple[str, ...]
    """Skills to spend no hours on."""
    chapter: ChapterPart | None
    outline: tuple[OutlineRow, ...]
    later: tuple[ActionRow, ...]
    """The actions after the chapter."""
    credential: str | None
    extra: str | None
    """One try-out outside the hours."""
    doubts: tuple[Answer, ...]
    say: SayPart | None
    decision: Decision | None
    changes: str | None
    """What would change the plan, to be read after "This would change the plan:"."""
    week: Week | None
    less: Less | None
    """The whole page of somebody whose load is too much."""
    again: str | None = None
    """The command that tells this week again, if `next` would not."""

    def row(self, key: str) -> str | None:
        """The text of a labelled line.

        Have, months, why, sure, day, or, decided, ask, ready, no_post, applied, money.
        """
        return next((row.text for row in self.rows if row.key == key), None)

    def not_rated_words(self, most: int) -> str:
        """The skills that may be short and were not rated, in a sentence that names `most`."""
        skills = listed(self.gaps.not_rated, most)
        if self.gaps.rows:
            return f"Not rated yet: {skills}."
        words = f"Not known whether these hold you back: {skills}."
        if self.names.rated_nothing or not self.names.private:
            return words
        return f"{words} Rate them: {self.names.command('plan --ask-all')}"


def facts_of(
    plan: Plan, catalog: Catalog, *, private: bool, options: tuple[str, ...] = ()
) -> Facts:
    """The facts of a plan. `catalog` is the one that it was made with; with `options` end the
    commands of a page that is for the person alone.
    """
    names = Names(plan, catalog, private, options)
    return Facts(
        names=names,
        kind=names.kind,
        name=plan.person.name,
        step=step_words(names),
        lead=lead_words(names),
        since=since_words(names),
        compared=compared(names),
        choose=choose_words(names),
        rows=head_rows(names),
        share=share_of(names),
        gaps=gaps_of(names),
        leave_alone=leave_alone(names),
        chapter=chapter_of(names),
        outline=outline_of(names),
        later=outline_actions(names),
        credential=credential_of(names),
        extra=extra_of(names),
        doubts=doubts_of(names),
        say=say_of(names),
        decision=decision_of(names),
        changes=changes_of(names),
        week=week_of(names),
        less=less_of(names),
    )
