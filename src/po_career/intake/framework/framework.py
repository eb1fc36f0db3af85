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


def read_framework(text: str, file: str) -> tuple[Found, Source]:
    """What the framework in `text` says, families as tracks, and where it comes from.

    Raises InvalidFileError if it is not JSON of that shape. What is of another shape inside it is
    noted and left out.
    """
    data = _data(text, file)
    found = Found(sheets=[file])
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


def _data(text: str, file: str) -> Mapping[str, Any]:
    """The JSON in `text`, whose roles are families of roles."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise unreadable(file, f"this is not JSON: {error}", line=line) from None
    families = data.get("roles") if isinstance(data, dict) else None
    if not isinstance(families, dict) or {*map(type, families.values())} - {dict}:
        raise unreadable(file, "this JSON holds no framework", f"expected {SHAPE}")
    return data  # type: ignore[no-any-return]  # it is a dict if it has families


def _read_role(
    found: Found, keys: dict[tuple[str, str], str], family: str, role: str, skills: Any
) -> None:
    """One role; two of one name in two families are two roles."""
    track, title = tidy(family), tidy(role)
    if not _is_name(title) or not isinstance(skills, dict):
        _leave(found, track, role, "this is not a role: expected skills with levels")
        return
    key = f"{track.casefold()} / {title.casefold()}"
    keys[family, role] = key
    found.roles[key] = title
    if track:
        found.tracks[key] = track
    for skill, level in skills.items():
        name, shown = tidy(skill), tidy(str(level))
        said = LevelText() if isinstance(level, (bool, dict, list)) else level_text(shown)
        asks_nothing = says_nothing(shown)
        text = f"{name}: {shown}"
        if not _is_name(name) or not (said or asks_nothing):
            _leave(found, title, f"{skill}: {shown}", "this is not a skill with a level")
        elif not asks_nothing:
            found.asks.append(Ask(key, found.skill(name), said, None, track, 0, 0, text))


def _is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME


def _moves(value: Any, text: str, file: str) -> list[Any]:
    """The transitions of a framework; it need not have any."""
    if value is None or isinstance(value, list):
        return value or []
    key = re.search(r'"next"\s*:', text)
    line = text.count("\n", 0, key.start()) + 1 if key else 1
    found = tidy(json.dumps(value, ensure_ascii=False))[:LONGEST_NAME]
    what = f'expected a list for "next", found {found}'
    raise unreadable(file, what, f"expected {SHAPE}", line)


def _read_move(found: Found, keys: Mapping[tuple[str, str], str], move: Any) -> None:
    match move:
        case [str(family), str(role), str(later)] if {
            (family, role),
            (family, later),
        } <= keys.keys():
            found.moves[keys[family, role], keys[family, later]] = None
        case _:
            why = "this is not a transition between two roles of the framework"
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
