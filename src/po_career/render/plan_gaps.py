"""What is missing: the skills in which the role asks for more, as bars and words."""

from typing import Literal

from po_career.catalog.model import Importance
from po_career.planning.model import Gap
from po_career.render.cells import cell_width
from po_career.render.folding import NO_BREAK
from po_career.render.layout import BLANK, Line, Run, Style, beside, heading, right
from po_career.render.plan_view import PlanView
from po_career.render.words import count, percent

GROUPS: tuple[tuple[Importance, str], ...] = (("core", "Core: each one must be met"), ("important", "Important"), ("useful", "Useful"))
LevelSign = Literal["have", "perhaps", "asked", "beyond"]
SHARE = 4
FEWEST_NAME_CELLS = 14


def gaps_section(view: PlanView) -> list[Line]:
    """The gaps by importance; nothing where every skill is there."""
    gaps = shown_gaps(view)
    if not view.step.gaps:
        return []
    lines = heading(view.page, "What is missing")
    columns = _columns(gaps, view)
    for importance, title in GROUPS:
        group = [gap for gap in gaps if gap.importance == importance]
        if group:
            lines += [*([BLANK] if len(lines) > 1 else []), *view.page.para(title)]
            lines += [line for gap in group for line in _row(gap, columns, view)]
    return [*lines, *_legend(gaps, view), *_left_out(view)]


def shown_gaps(view: PlanView) -> list[Gap]:
    """All gaps, without the useful ones where the plan leaves them out and there are others."""
    gaps = view.step.gaps
    useful = [gap for gap in gaps if gap.importance == "useful"]
    leave_out = len(useful) < len(gaps) and 0 < len(useful) <= view.step.useful_left_out
    return [gap for gap in gaps if not (leave_out and gap.importance == "useful")]


def level_bar(gap: Gap, view: PlanView) -> list[Run]:
    """One cell for each level above 0: there for sure, there perhaps, asked, beyond."""
    glyphs, style = view.page.glyphs, _style(gap)
    kinds: dict[LevelSign, tuple[str, Style]] = {
        "have": (glyphs.have, "have"),
        "perhaps": (glyphs.perhaps, "have"),
        "asked": (glyphs.asked, style),
        "beyond": (glyphs.beyond, "dim"),
    }
    return [Run(*kinds[level_sign(level, gap)]) for level in range(1, view.catalog.scale.top + 1)]


def level_sign(level: int, gap: Gap) -> LevelSign:
    """What one level above 0 is to a gap."""
    if level <= gap.have.low:
        return "have"
    if level <= gap.have.high:
        return "perhaps"
    return "asked" if level <= gap.need else "beyond"


def _style(gap: Gap) -> Style:
    return "missing" if gap.importance == "core" else ""


def gap_words(gap: Gap, view: PlanView) -> str:
    """From which level to which."""
    level = view.level(gap.have.expected)
    have = {"unknown": "not rated", "assumed": f"assumed {level}"}.get(gap.have.basis, level)
    return f"{have} {view.page.glyphs.arrow} {view.level(gap.need)}"


def _columns(gaps: list[Gap], view: PlanView) -> tuple[int, int]:
    """Cells for the names and for the words: what they need, or what there is."""
    page = view.page
    room = page.width - 2 - view.catalog.scale.top * cell_width(page.glyphs.have) - 2 - 2 - 2 - SHARE
    names = max((cell_width(page.show(view.skill(gap.skill))) for gap in gaps), default=1)
    words = max((cell_width(page.show(gap_words(gap, view))) for gap in gaps), default=1)
    if names + words > room:
        words = min(words, max(room - min(names, FEWEST_NAME_CELLS), room // 2))
    return min(names, room - words), words


def _row(gap: Gap, columns: tuple[int, int], view: PlanView) -> list[Line]:
    page, bar = view.page, level_bar(gap, view)
    name, words, share = Run(view.skill(gap.skill), _style(gap)), gap_words(gap, view), f"{percent(gap.share)}%"
    if page.stacked:
        hang = view.catalog.scale.top + 2
        if hang > page.width // 2:
            return [*page.para(bar), *page.para(name, 4), *page.para(f"{words}, {share}", 4)]
        return [*page.para([*bar, Run(NO_BREAK * 2), name], 2, hang), *page.para(f"{words}, {share}", 2 + hang)]
    return beside([
        ([tuple(bar)], len(bar)),
        (page.wrap(name, columns[0]), columns[0]),
        (page.wrap(words, columns[1]), columns[1]),
        ([right((Run(share),), SHARE)], SHARE),
    ])  # fmt: skip


def _legend(gaps: list[Gap], view: PlanView) -> list[Line]:
    glyphs = view.page.glyphs
    used = {level_sign(level, gap) for gap in gaps for level in range(1, view.catalog.scale.top + 1)}
    signs = (("have", glyphs.have), ("perhaps", glyphs.perhaps), ("asked", glyphs.asked), ("beyond", glyphs.beyond))
    parts = [f"{sign} {word} ".replace(" ", NO_BREAK) for word, sign in signs if word in used]
    return view.page.para(Run(" ".join([*parts, "% = share of what is missing"]), "dim"))


def _left_out(view: PlanView) -> list[Line]:
    left = view.step.useful_left_out
    if not left:
        return []
    skills = count(left, "useful skill is", "useful skills are")
    return view.page.para(f"{skills[:1].upper()}{skills[1:]} left out; add --useful to plan {'it' if left == 1 else 'them'} too.")
