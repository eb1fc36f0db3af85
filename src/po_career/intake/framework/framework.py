"""Frameworks in JSON.

{"source": {...}, "roles": {family: {role: {skill: level}}}, "next": [[family, role, next role]]}
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from po_career.catalog.model import Source
from po_career.intake.framework.cell_words import LevelText, level_text, says_nothing
from po_career.intake.framework.found import LONGEST_NAME, Ask, Found
from po_career.intake.framework.spreadsheet import Skipped, tidy, unreadable

SHAPE = '{"roles": {family: {role: {skill: level}}}, "next": [[family, role, next role]]}'
MOST_ROLES = 20_000
MOST_ASKS = 500_000


def is_framework(data: Any) -> bool:
    """Whether `data` is a framework: families of roles with a level for each skill."""
    families = data.get("roles") if isinstance(data, dict) else None
    if not isinstance(families, dict) or {*map(type, families.values())} - {dict}:
        return False
    roles: list[Any] = []
    for family in families.values():
        roles += family.values()
    levels: list[Any] = []
    for role in roles:
        levels += role.values() if isinstance(role, dict) else ()
    return bool(levels) and not all(isinstance(level, (dict, list)) for level in levels)


def framework_in(data: Mapping[str, Any], text: str, file: str) -> tuple[Found, Source]:
    """What the framework `data` says, families as tracks, and where it comes from; `text` is what
    it was read from.

    What is of another shape inside it is noted and left out. Raises InvalidFileError if its
    transitions are not a list.
    """
    found = Found(sheets=[file])
    found.places[file] = {}
    keys: dict[tuple[str, str], str] = {}
    for family, roles in data["roles"].items():
        for role, skills in roles.items():
            _read_role(found, keys, family, role, skills)
            if len(found.roles) > MOST_ROLES or len(found.asks) > MOST_ASKS:
                limits = f"{MOST_ROLES:,} roles or {MOST_ASKS:,} levels"
                raise unreadable(file, f"the framework has more than {limits}")
    for move in _moves(data.get("next"), text, file):
        _read_move(found, keys, move)
    return found, _source(data.get("source"), file)


def _read_role(
    found: Found, keys: dict[tuple[str, str], str], family: str, role: str, skills: Any
) -> None:
    """One role; two of one name in two families are two roles."""
    track, title = tidy(family), tidy(role)
    if not _is_name(title) or not isinstance(skills, dict):
        _leave(found, track, role, "this is not a role: expected skills with levels")
        return
    key = keys[family, role] = found.role(title, track)
    for skill, level in skills.items():
        name, shown = tidy(skill), tidy(str(level))
        said = LevelText() if isinstance(level, (bool, dict, list)) else level_text(shown)
        asks_nothing = says_nothing(shown)
        text = f"{name}: {shown}"
        if not _is_name(name) or not (said or asks_nothing):
            _leave(found, title, f"{skill}: {shown}", "this is not a skill with a level")
        elif not asks_nothing:
            [sheet] = found.sheets
            row = len(found.asks) + 1
            found.places[sheet][row] = f"roles.{family}.{role}.{skill}"
            found.asks.append(Ask(key, found.skill(name), said, None, sheet, row, 1, text))


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME


def _moves(value: Any, text: str, file: str) -> list[Any]:
    """The transitions of a framework; it need not have any."""
    if value is None or isinstance(value, list):
        return value or []
    key = re.search(r'"?next"?\s*:', text)
    line = text.count("\n", 0, key.start()) + 1 if key else 1
    shown = tidy(json.dumps(value, ensure_ascii=False))[:LONGEST_NAME]
    what = f'expected a list for "next", found {shown}'
    raise unreadable(file, what, f"expected {SHAPE}", line)


def _read_move(found: Found, keys: Mapping[tuple[str, str], str], move: Any) -> None:
    match move:
        case [str(family), str(role), str(later)] if {
            (family, role),
            (family, later),
        } <= keys.keys():
            found.moves[keys[family, role], keys[family, later]] = None
        case _:
            why = "this is not a transition between two roles: expected [family, role, next role]"
            _leave(found, "next", str(move), why)


def _leave(found: Found, where: str, text: str, why: str) -> None:
    found.left_out[Skipped(where, None, None, tidy(text)[:LONGEST_NAME], why)] = None


def _source(data: Any, file: str) -> Source:
    given: dict[str, str] = {}
    if isinstance(data, dict):
        given = {key: tidy(value) for key, value in data.items() if isinstance(value, str)}
    year = given.get("read", given.get("year", ""))[:4]
    return Source(
        "framework",
        given.get("name") or file,
        url=_address(given.get("home", given.get("url", ""))),
        year=int(year) if year.isascii() and year.isdecimal() else None,
        licence=given.get("licence") or given.get("license") or None,
        note=given.get("note") or None,
    )


def _address(text: str) -> str | None:
    if text.startswith(("http://", "https://")):
        return text
    return f"https://{text}" if "." in text and " " not in text else None
